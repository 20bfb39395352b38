"""The controls that change the notebook: labels for the chosen digits, delete, import, export."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QMenu, QPushButton, QWidget

from desktop.tabs.mydigits.browse.state import BrowseState
from desktop.tabs.mydigits.browse.transfer import Kind, TransferState
from desktop.widgets.controls.layout_helpers import column_in, row_of, tip


class Actions(QWidget):
    """Ten buttons and three more."""

    label_given = Signal(object)
    """A digit, or None to take the label away."""
    delete_wanted = Signal()
    import_wanted = Signal(bool)
    """Whether a folder of pictures is to be chosen rather than a file."""
    export_wanted = Signal(str)
    """A `Kind`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._binned = False
        self.digits = [self._digit(digit) for digit in range(10)]
        self.no_label, self.delete = QPushButton(self.tr("No label")), QPushButton()
        tip(self.no_label, self.tr("Remove the label of the chosen digits (key −)"))
        self.bring_in, self.export = QPushButton(self.tr("Import")), QPushButton(self.tr("Export"))
        tip(self.bring_in, self.tr("Take digits from a file, a folder or an archive"))
        tip(self.export, self.tr("Write the digits that the filter shows to a file"))
        self.cancel = QPushButton(self.tr("Cancel"))
        tip(self.cancel, self.tr("Stop; nothing is left of what was begun"))
        self._began: QPushButton = self.bring_in
        self._add_menus()
        self._lay_out()
        self.no_label.clicked.connect(self._no_label_clicked)
        self.delete.clicked.connect(self.delete_wanted)

    def _digit(self, digit: int) -> QPushButton:
        made = QPushButton(str(digit))
        made.setMinimumWidth(1)
        says = self.tr("Label the chosen digits {digit} (key {digit})").format(digit=digit)
        tip(made, says)
        made.setAccessibleName(says)
        return made

    def _add_menus(self) -> None:
        imports, exports = QMenu(self), QMenu(self)
        self._file = imports.addAction(
            self.tr("A file: strokes, a table, IDX, NumPy, a picture, an archive, a network…")
        )
        self._folder = imports.addAction(self.tr("A folder of such files…"))
        texts = {
            Kind.JSON: self.tr("JSON lines: strokes and all…"),
            Kind.CSV: self.tr("CSV: a row of pixels for each…"),
            Kind.IDX: self.tr("MNIST's IDX: pictures and labels…"),
            Kind.PNG: self.tr("PNG pictures in folders…"),
        }
        self._kinds = {exports.addAction(text): kind for kind, text in texts.items()}
        imports.triggered.connect(self._import_chosen)
        exports.triggered.connect(self._export_chosen)
        self.bring_in.setMenu(imports)
        self.export.setMenu(exports)

    def _lay_out(self) -> None:
        column = column_in(self, QLabel(self.tr("The chosen ones were")))
        grid, group = QGridLayout(), QButtonGroup(self)
        grid.setSpacing(4)
        for digit, button in enumerate(self.digits):
            group.addButton(button, digit)
            grid.addWidget(button, digit // 5, digit % 5)
        group.idClicked.connect(self._digit_clicked)
        column.addLayout(grid)
        for pair in ((self.no_label, self.delete), (self.bring_in, self.export)):
            column.addLayout(row_of(*pair))
            column.addSpacing(8)
        column.addWidget(self.cancel)

    def show_choice(self, chosen: int) -> None:
        """Allow what can be done with so many chosen digits."""
        for button in (*self.digits, self.no_label):
            button.setEnabled(chosen > 0 and not self._binned)
        self.delete.setEnabled(chosen > 0)

    def show_state(self, state: BrowseState) -> None:
        """Allow an export where there is something; deleted digits can be brought back only."""
        self._binned = state.binned
        self.export.setEnabled(state.total > 0 and not state.binned)
        if state.binned:
            self.delete.setText(self.tr("Bring back"))
            tip(self.delete, self.tr("Put the chosen digits back into the notebook"))
        else:
            self.delete.setText(self.tr("Delete"))
            tip(self.delete, self.tr("Take the chosen digits out of the notebook (key Delete)"))

    @Slot(object)
    def show_transfer(self, state: TransferState) -> None:
        """Offer to cancel what is running; the keys stay where they were."""
        held = self.window().focusWidget()
        self.cancel.setVisible(state.running)
        for button in (self.bring_in, self.export):
            button.setVisible(not state.running)
            if held is button and state.running:
                self._began = button
                self.cancel.setFocus()
        if held is self.cancel and not state.running:
            self._began.setFocus()

    @Slot(int)
    def _digit_clicked(self, digit: int) -> None:
        self.label_given.emit(digit)

    @Slot()
    def _no_label_clicked(self) -> None:
        self.label_given.emit(None)

    @Slot(object)
    def _import_chosen(self, action: object) -> None:
        self.import_wanted.emit(action is self._folder)

    @Slot(object)
    def _export_chosen(self, action: object) -> None:
        kind = next(kind for known, kind in self._kinds.items() if known is action)
        self.export_wanted.emit(str(kind))

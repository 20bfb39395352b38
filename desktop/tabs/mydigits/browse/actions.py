"""The controls that change the notebook: labels for the chosen digits, delete, import, export."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QLabel,
    QMenu,
    QPushButton,
    QWidget,
)

from desktop.tabs.mydigits.browse.transfer import Kind, TransferState
from desktop.widgets.controls.layout_helpers import column_in, row_of


class Actions(QWidget):
    """Ten buttons and three more."""

    label_given = Signal(object)
    """A digit, or None to take the label away."""
    delete_wanted = Signal()
    import_wanted = Signal(bool)
    """Whether a folder of pictures is to be chosen rather than a file."""
    export_wanted = Signal(str)
    """A `Kind`."""
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._group = QButtonGroup(self)
        self.digits = [QPushButton() for _ in range(10)]
        self.no_label, self.delete = QPushButton(), QPushButton()
        self.bring_in, self.export = QPushButton(), QPushButton()
        self.cancel = QPushButton()
        self._import_menu, self._export_menu = QMenu(self), QMenu(self)
        self._began: QPushButton = self.bring_in
        self._file = self._import_menu.addAction("")
        self._folder = self._import_menu.addAction("")
        self._kinds = {self._export_menu.addAction(""): kind for kind in Kind}
        self._lay_out()
        self._connect()
        self._binned = False
        self.render_choice(0)
        self.render_transfer(TransferState())

    def _lay_out(self) -> None:
        column = column_in(self, self._title)
        grid = QGridLayout()
        grid.setSpacing(4)
        for digit, button in enumerate(self.digits):
            button.setText(str(digit))
            button.setMinimumWidth(1)
            self._group.addButton(button, digit)
            grid.addWidget(button, digit // 5, digit % 5)
        column.addLayout(grid)
        for pair in ((self.no_label, self.delete), (self.bring_in, self.export)):
            column.addLayout(row_of(*pair))
            column.addSpacing(8)
        column.addWidget(self.cancel)
        self.bring_in.setMenu(self._import_menu)
        self.export.setMenu(self._export_menu)

    def _connect(self) -> None:
        self._group.idClicked.connect(self._digit_clicked)
        self.no_label.clicked.connect(self._no_label_clicked)
        self.delete.clicked.connect(self.delete_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        self._import_menu.triggered.connect(self._import_chosen)
        self._export_menu.triggered.connect(self._export_chosen)

    def render_choice(self, chosen: int) -> None:
        """Allow what can be done with so many chosen digits."""
        for button in (*self.digits, self.no_label):
            button.setEnabled(chosen > 0 and not self._binned)
        self.delete.setEnabled(chosen > 0)

    def render_total(self, total: int, binned: bool) -> None:
        """Allow an export where there is something; deleted digits can be brought back only."""
        self.export.setEnabled(total > 0 and not binned)
        self._binned = binned
        self._name_delete()

    def _name_delete(self) -> None:
        if self._binned:
            self.delete.setText(self.tr("Bring back"))
            self.delete.setToolTip(self.tr("Put the chosen digits back into the notebook"))
        else:
            self.delete.setText(self.tr("Delete"))
            tip = self.tr("Take the chosen digits out of the notebook (key Delete)")
            self.delete.setToolTip(tip)

    def render_transfer(self, state: TransferState) -> None:
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

    def retranslate(self) -> None:
        """Set every text again."""
        self._title.setText(self.tr("The chosen ones were"))
        for digit, button in enumerate(self.digits):
            text = self.tr("Label the chosen digits {digit} (key {digit})").format(digit=digit)
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.no_label.setText(self.tr("No label"))
        self.no_label.setToolTip(self.tr("Remove the label of the chosen digits (key −)"))
        self._name_delete()
        self.bring_in.setText(self.tr("Import"))
        self.bring_in.setToolTip(self.tr("Take digits from a file or a folder of pictures"))
        self.export.setText(self.tr("Export"))
        self.export.setToolTip(self.tr("Write the digits that the filter shows to a file"))
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Stop; nothing is left of what was begun"))
        self._file.setText(self.tr("A file: JSON lines, CSV, or MNIST's IDX…"))
        self._folder.setText(self.tr("A folder of pictures…"))
        texts = {
            Kind.JSON: self.tr("JSON lines: strokes and all…"),
            Kind.CSV: self.tr("CSV: a row of pixels for each…"),
            Kind.IDX: self.tr("MNIST's IDX: pictures and labels…"),
            Kind.PNG: self.tr("PNG pictures in folders…"),
        }
        for action, kind in self._kinds.items():
            action.setText(texts[kind])

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

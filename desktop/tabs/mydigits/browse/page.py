"""Shows the page Browse: filter and actions at the left, the grid of digits in the middle."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QMenu, QPushButton, QWidget

from desktop.reading.content import Reading
from desktop.services import network_names
from desktop.services.context import TabContext
from desktop.tabs.mydigits import page
from desktop.tabs.mydigits.browse import texts
from desktop.tabs.mydigits.browse.grid import DigitGrid, DigitsModel
from desktop.tabs.mydigits.browse.presenter import BrowsePresenter, BrowseState, Only, Period
from desktop.tabs.mydigits.browse.transfer import Kind, TransferState, proposal, targets
from desktop.tabs.mydigits.page import NotebookPage
from desktop.tabs.mydigits.presenter import MyDigitsPresenter
from desktop.widgets.controls import file_dialogs
from desktop.widgets.controls.layout_helpers import column_in, row_of, tip
from nn_core.data.notebook.entry import now

FOLDER_KEY = "mydigits/folder"
"""Setting: where digits were last imported from or exported to."""


class BrowsePage(NotebookPage[BrowsePresenter]):
    """All digits of the notebook."""

    def __init__(self, tab: MyDigitsPresenter, context: TabContext) -> None:
        super().__init__(tab, tab.browse, context)
        self._only: Only | None = None
        self.transfer = self.presenter.transfer
        self.model = DigitsModel(self.presenter.entries, self)
        self.actions, self.grid = Actions(), DigitGrid(self.model)
        self.grid.setAccessibleName(self.tr("Your digits"))
        self.add_picture(self.grid)
        self.form.column.setSpacing(8)
        self._add_filters()
        self._add_only()
        self.form.gap()
        self.form.add(self.actions, self.actions.show_state)
        self.form.follow(self._show_digits)
        self._connect()

    def _add_filters(self) -> None:
        form, presenter = self.form, self.presenter
        self.label = form.choice(
            self.tr("It was"),
            texts.labels,
            lambda state: state.label,
            presenter.set_label,
            hint=self.tr("t: the label, what the digit really was"),
            beside=True,
        )
        self.answer = form.choice(
            self.tr("Read as"),
            {"": self.tr("any digit"), **{str(digit): str(digit) for digit in range(10)}},
            lambda state: "" if state.where.answer is None else str(state.where.answer),
            presenter.set_answer,
            hint=self.tr("y: the answer of the network when it was drawn"),
            beside=True,
        )
        self.right = form.choice(
            self.tr("Answer"),
            {"": self.tr("all"), "right": self.tr("right"), "wrong": self.tr("wrong")},
            lambda state: {True: "right", False: "wrong"}.get(state.where.right, ""),
            presenter.set_right,
            hint=self.tr("Whether the answer was the label"),
            beside=True,
        )
        self.network = form.choice(
            self.tr("Network"),
            self._networks,
            lambda state: state.where.model or "",
            presenter.set_model,
            hint=self.tr("The network that answered when it was drawn"),
            beside=True,
        )
        self.period = form.choice(
            self.tr("Drawn"),
            {
                Period.EVER: self.tr("at any time"),
                Period.TODAY: self.tr("today"),
                Period.WEEK: self.tr("in the last 7 days"),
                Period.MONTH: self.tr("in the last 30 days"),
            },
            lambda state: state.period,
            presenter.set_period,
            hint=self.tr("When it was drawn"),
            beside=True,
        )
        boxes = (self.label, self.answer, self.right, self.network, self.period)
        form.enabled(lambda state: state.total or state.deleted, *boxes)

    def _networks(self, state: BrowseState) -> dict[str, str]:
        names = {name: network_names.short(name) for name in state.models}
        return {"": self.tr("any"), **names}

    def _add_only(self) -> None:
        self.only = QLabel()
        self.only.setWordWrap(True)
        self.only.setTextFormat(Qt.TextFormat.PlainText)
        self.form.add(self.only, lambda state: self.only.setText(texts.what(state.only)))
        self.form.shown(lambda state: state.only is not None, self.only)
        self.everything = self.form.button(
            self.tr("Show all"), self.tr("Look at all digits again"), self.presenter.show_all
        )
        self.form.shown(lambda state: state.narrowed, self.everything)

    def _connect(self) -> None:
        for giver in (self.grid, self.actions):
            giver.label_given.connect(self._label)
        self.grid.delete_wanted.connect(self._delete_key)
        self.actions.delete_wanted.connect(self._delete)
        self.grid.chosen_changed.connect(self._choice_changed)
        self.grid.opened.connect(self.presenter.open_in_digit)
        self.actions.import_wanted.connect(self.ask_import)
        self.actions.export_wanted.connect(self.ask_export)
        self.actions.cancel.clicked.connect(self.transfer.cancel)
        self.transfer.state_changed.connect(self._show_transfer)
        self.actions.show_transfer(self.transfer.state)

    def sentence(self) -> str:
        """Return what is looked at, what can be done with it, or what was brought in."""
        result = self.transfer.state.result
        if result is not None:
            return texts.report(result)
        return texts.sentence(self.presenter.state, self.grid.chosen_count())

    def reading(self) -> Reading:
        state = self.presenter.state
        return page.browse_reading(state.right, state.wrong, self.tab.done)

    def reads(self, path: Path) -> bool:
        return True

    def take(self, carried: Any) -> None:
        self.transfer.bring_in(carried)

    @Slot(bool)
    def ask_import(self, folder: bool) -> None:
        """Let the user choose a file or a folder, and take its digits."""
        start = self.context.settings.text(FOLDER_KEY, str(Path.home()))
        title = self.tr("Import digits")
        if folder:
            path = file_dialogs.folder_to_open(self.picture, title, start)
        else:
            path = file_dialogs.file_to_open(self.picture, title, self._readable(), start)
        if path is not None:
            self.context.settings.set(FOLDER_KEY, str(path.parent))
            self.transfer.bring_in(path)

    @Slot(str)
    def ask_export(self, kind: str) -> None:
        """Let the user choose a place, and write the digits that fit there."""
        folder = Path(self.context.settings.text(FOLDER_KEY, str(Path.home())))
        start = folder / proposal(Kind(kind), now().astimezone())
        path = file_dialogs.place_to_save(self.picture, self.tr("Export digits"), start)
        if path is None:
            return
        written = targets(path, Kind(kind))
        # The dialog has asked for the name that was typed, not for what is made of it.
        taken = [file.name for file in written if file != path and file.exists()]
        if taken and not file_dialogs.may_replace(self.picture, ", ".join(taken)):
            return
        self.context.settings.set(FOLDER_KEY, str(path.parent))
        self.transfer.export(written[0], Kind(kind), self.presenter.where)

    def _readable(self) -> str:
        from nn_core.data.digit_files.kinds import ENDINGS, NETWORKS

        kinds = " ".join(f"*{ending}" for ending in dict.fromkeys((*ENDINGS, *NETWORKS)))
        known, every = self.tr("Files of digits, networks"), self.tr("All files")
        return f"{known} ({kinds});;{every} (*)"

    @Slot(object)
    def _label(self, label: int | None) -> None:
        self.presenter.relabel(self.grid.chosen(), label)

    @Slot()
    def _delete(self) -> None:
        self.presenter.delete(self.grid.chosen())

    @Slot()
    def _delete_key(self) -> None:
        if not self.presenter.state.binned:
            self._delete()

    @Slot()
    def _choice_changed(self) -> None:
        self.transfer.forget()
        self.actions.show_choice(self.grid.chosen_count())
        self.changed.emit()

    @Slot(object)
    def _show_transfer(self, state: TransferState) -> None:
        self.actions.show_transfer(state)
        self.changed.emit()

    def _show_digits(self, state: BrowseState) -> None:
        if state.only is not self._only:
            self._only = state.only
            if state.only is not None:
                self.grid.clearSelection()
        self.grid.show_ids(state.ids)
        invitation = self.tr("Draw a digit in the tab Digit and press the key of what it was.")
        if state.total or state.binned:
            invitation = self.tr("No digit fits the filter.")
        self.show_picture(len(state.ids) > 0, invitation)
        self.actions.show_choice(self.grid.chosen_count())


class Actions(QWidget):
    """Ten buttons and three more."""

    label_given = Signal(object)
    """A digit, or None to take the label away."""
    delete_wanted = Signal()
    import_wanted = Signal(bool)
    """Whether a folder of pictures is to be chosen rather than a file."""
    export_wanted = Signal(str)
    """A `Kind`."""

    def __init__(self) -> None:
        super().__init__()
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

"""Shows the page Browse: filter and actions at the left, the grid of digits in the middle."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from desktop.reading.content import Reading
from desktop.services.context import TabContext
from desktop.tabs.mydigits import reading, unread
from desktop.tabs.mydigits.browse import wording
from desktop.tabs.mydigits.browse.actions import Actions
from desktop.tabs.mydigits.browse.filters import Filters
from desktop.tabs.mydigits.browse.grid import DigitGrid
from desktop.tabs.mydigits.browse.model import DigitsModel
from desktop.tabs.mydigits.browse.presenter import BrowsePresenter
from desktop.tabs.mydigits.browse.state import BrowseState, Only
from desktop.tabs.mydigits.browse.transfer import Kind, TransferPresenter, proposal, targets
from desktop.tabs.mydigits.page import Page
from nn_core.data.notebook.entry import now
from nn_core.data.notebook.transfer import Exported, Imported

FOLDER_KEY = "mydigits/folder"
"""Setting: where digits were last imported from or exported to."""


class BrowsePage(Page):
    """All digits of the notebook."""

    def __init__(
        self, presenter: BrowsePresenter, context: TabContext, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        presenter.setParent(self)
        self.presenter, self._context = presenter, context
        self.transfer = TransferPresenter(context, self)
        self.model = DigitsModel(presenter.entries, self)
        self.filters, self.actions, self.grid = Filters(), Actions(), DigitGrid(self.model)
        self.empty = QLabel()
        self._stack = QStackedWidget()
        self._report: Imported | Exported | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.column.addWidget(self.filters)
        self.column.addSpacing(8)
        self.column.addWidget(self.actions)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setProperty("role", "title")
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.grid)
        layout = QVBoxLayout(self.picture)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _connect(self) -> None:
        presenter, actions, transfer = self.presenter, self.actions, self.transfer
        presenter.state_changed.connect(self._render)
        self.filters.where_changed.connect(presenter.set_where)
        self.filters.period_changed.connect(presenter.set_period)
        self.filters.all_wanted.connect(presenter.show_all)
        for giver in (self.grid, actions):
            giver.label_given.connect(self._label)
        self.grid.delete_wanted.connect(self._delete_key)
        actions.delete_wanted.connect(self._delete)
        self.grid.chosen_changed.connect(self._choice_changed)
        actions.import_wanted.connect(self.ask_import)
        actions.export_wanted.connect(self.ask_export)
        actions.cancel_wanted.connect(transfer.cancel)
        transfer.state_changed.connect(actions.render_transfer)
        transfer.done.connect(self._transferred)

    def enter(self) -> None:
        """Take in what was drawn meanwhile."""
        self.presenter.enter()

    def leave(self) -> None:
        """Rest while nobody looks."""
        self.presenter.leave()

    def show_only(self, only: Only) -> None:
        """Look at a set of digits that another page found."""
        self.grid.clearSelection()
        self.presenter.show_only(only)

    def sentence(self) -> str:
        """Return what is looked at, what can be done with it, or what was brought in."""
        if self._report is not None:
            return wording.report(self._report)
        return wording.sentence(self.presenter.state, self.grid.chosen_count())

    def reading(self) -> Reading:
        """Return the share of right answers, and the lesson."""
        state = self.presenter.state
        return reading.browse(state.right, state.wrong, state.done)

    def retranslate(self) -> None:
        """Set every text again."""
        self.filters.retranslate()
        self.actions.retranslate()
        self.grid.setAccessibleName(self.tr("Your digits"))
        self._render(self.presenter.state)

    @Slot(bool)
    def ask_import(self, folder: bool) -> None:
        """Let the user choose a file or a folder, and take its digits."""
        start = self._context.settings.text(FOLDER_KEY, str(Path.home()))
        name = ask_for(self.picture, self.tr("Import digits"), folder, self._readable(), start)
        if name:
            self._began(Path(name).parent)
            self.transfer.bring_in(Path(name))

    @Slot(str)
    def ask_export(self, kind: str) -> None:
        """Let the user choose a place, and write the digits that fit there."""
        folder = Path(self._context.settings.text(FOLDER_KEY, str(Path.home())))
        start = folder / proposal(Kind(kind), now().astimezone())
        name = ask_where(self.picture, self.tr("Export digits"), str(start))
        if not name:
            return
        path, written = Path(name), targets(Path(name), Kind(kind))
        # The dialog has asked for the name that was typed, not for what is made of it.
        taken = [file.name for file in written if file != path and file.exists()]
        text = self.tr("There is a “{name}” already. Replace it?")
        if taken and not may_replace(self.picture, text.format(name=", ".join(taken))):
            return
        self._began(path.parent)
        self.transfer.export(written[0], Kind(kind), self.presenter.where)

    def _began(self, folder: Path) -> None:
        """Remember the folder; what an earlier import or export did is told no longer."""
        self._context.settings.set(FOLDER_KEY, str(folder))
        self._report = None
        self.changed.emit()

    def _readable(self) -> str:
        kinds = "*.jsonl *.jsonl.gz *.json *.csv *.csv.gz *idx3* *.gz"
        return f"{self.tr('Files of digits')} ({kinds})"

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
        self._report = None
        self.actions.render_choice(self.grid.chosen_count())
        self.changed.emit()

    @Slot(object)
    def _transferred(self, result: Imported | Exported) -> None:
        if isinstance(result, Imported):
            self.presenter.imported(result.ids)
        self._report = result
        self.changed.emit()

    @Slot(object)
    def _render(self, state: BrowseState) -> None:
        self._report = None
        self.filters.render_state(state)
        self.filters.setEnabled(state.total > 0 or state.deleted > 0)
        self.actions.render_total(state.total, state.binned)
        self.grid.show_ids(state.ids)
        self.empty.setText(self._invitation(state))
        self._stack.setCurrentWidget(self.grid if len(state.ids) else self.empty)
        self.actions.render_choice(self.grid.chosen_count())
        self.changed.emit()

    def _invitation(self, state: BrowseState) -> str:
        if state.unread:
            return unread.title()
        if state.total or state.binned:
            return self.tr("No digit fits the filter.")
        return self.tr("Draw a digit in the tab Digit and press the key of what it was.")


def ask_for(parent: QWidget, title: str, folder: bool, kinds: str, start: str) -> str:
    """Return the file or folder the user chose, beginning in a folder; empty if none."""
    if folder:
        return QFileDialog.getExistingDirectory(parent, title, start)
    return QFileDialog.getOpenFileName(parent, title, start, kinds)[0]


def ask_where(parent: QWidget, title: str, proposal: str) -> str:
    """Return the place the user chose for an export; empty if none."""
    return QFileDialog.getSaveFileName(parent, title, proposal)[0]


def may_replace(parent: QWidget, question: str) -> bool:
    """Return whether the user lets files be replaced."""
    yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
    return QMessageBox.question(parent, "", question, yes | no, no) == yes

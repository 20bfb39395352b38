"""The gates tab's widgets: four pages, each with its controls, its pictures and its sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QUndoStack
from PySide6.QtWidgets import QStackedWidget

from desktop.reading.content import Reading
from desktop.tabs.base import TabView
from desktop.tabs.gates import reading as pages
from desktop.tabs.gates import wording
from desktop.tabs.gates.controls.adders_page import AddersPage
from desktop.tabs.gates.controls.composer_page import ComposerPage
from desktop.tabs.gates.controls.learning_page import LearningPage
from desktop.tabs.gates.controls.parts import Segments
from desktop.tabs.gates.controls.perceptron_page import PerceptronPage
from desktop.tabs.gates.presenter import GatesPresenter
from desktop.tabs.gates.stages import AdderStage, ComposerStage, SingleStage
from desktop.tabs.gates.state import GatesState, Page

PAGES = tuple(Page)


class GatesView(TabView):
    """Shows the presenter's state; knows no arithmetic."""

    widest_controls = 320

    def __init__(self, presenter: GatesPresenter) -> None:
        super().__init__()
        self.presenter = presenter
        presenter.setParent(self)
        self.pages = Segments(len(PAGES))
        self.single, self.composer, self.adders = (
            SingleStage(presenter),
            ComposerStage(presenter),
            AdderStage(presenter),
        )
        self.perceptron_controls = PerceptronPage(presenter)
        self.learning_controls = LearningPage(presenter)
        self.composer_controls = ComposerPage(presenter)
        self.adder_controls = AddersPage(presenter)
        self._columns = (
            self.perceptron_controls,
            self.learning_controls,
            self.composer_controls,
            self.adder_controls,
        )
        self._stages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        for column in self._columns:
            self.controls.addWidget(column)
        for stage in (self.single, self.composer, self.adders):
            self._stages.addWidget(stage)
        self.picture.setSpacing(12)
        self.picture.addWidget(self.pages)
        self.picture.addWidget(self._stages, 1)

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.state_changed.connect(self._show)
        presenter.page_changed.connect(self._show_page)
        presenter.row_changed.connect(self._show_row)
        presenter.done_changed.connect(self._tell)
        self.adders.chosen_changed.connect(self._tell)
        self.pages.chosen.connect(self._page_chosen)
        for index in range(len(PAGES)):
            shortcut = QShortcut(QKeySequence(f"Alt+{index + 1}"), self)
            shortcut.activated.connect(self.pages.button(index).click)

    def reading(self) -> Reading:
        """Return formulas, code and lesson of the page that is shown."""
        presenter = self.presenter
        return pages.reading(
            presenter.state, presenter.page, presenter.row, self.adders.chosen, presenter.done
        )

    def undo_stack(self) -> QUndoStack:
        """Return the stack of all edits of this tab."""
        return self.presenter.undo_stack

    def shutdown(self) -> None:
        """Stop the clock of the learning rule."""
        self.presenter.learner.set_running(False)

    @Slot(int)
    def _page_chosen(self, index: int) -> None:
        self.presenter.show_page(PAGES[index])

    @Slot(object)
    def _show_page(self, page: Page) -> None:
        index = PAGES.index(page)
        self.pages.show_index(index)
        for k, column in enumerate(self._columns):
            column.setVisible(k == index)
        self._stages.setCurrentIndex(max(index - 1, 0))
        self._show(self.presenter.state)

    @Slot(object)
    def _show(self, state: GatesState) -> None:
        page = self.presenter.page
        self._columns[PAGES.index(page)].show_state(state)
        if page is Page.COMPOSER:
            self.composer.show_state(state)
        elif page is Page.ADDERS:
            self.adders.show_state(state)
        else:
            self.single.show_state(state, self.presenter.row, page)
        said = wording.sentence(state, page)
        if said != self.sentence.text():
            self.sentence.setText(said)
            for stage in (self.single.plane, self.composer.plane, self.adders.diagram):
                stage.setAccessibleDescription(said)
        self._mark_row(self.presenter.row)
        self._tell()

    @Slot(int)
    def _show_row(self, row: int) -> None:
        page = self.presenter.page
        if page in (Page.PERCEPTRON, Page.LEARNING):
            self._mark_row(row)
            self.single.show_state(self.presenter.state, row, page)
        self._tell()

    def _mark_row(self, row: int) -> None:
        self.perceptron_controls.table.show_row(row)
        self.learning_controls.table.show_row(row)

    @Slot()
    def _tell(self) -> None:
        self.reading_changed.emit(self.reading())

    def retranslate(self) -> None:
        """Set every text again."""
        self.pages.set_texts(
            [
                QCoreApplication.translate("Gates", "Perceptron"),
                QCoreApplication.translate("Gates", "Learning"),
                QCoreApplication.translate("Gates", "XOR"),
                QCoreApplication.translate("Gates", "Adders"),
            ],
            [
                QCoreApplication.translate("Gates", "One perceptron and its line (Alt+1)"),
                QCoreApplication.translate("Gates", "Let the perceptron find its weights (Alt+2)"),
                QCoreApplication.translate("Gates", "Three gates in two layers (Alt+3)"),
                QCoreApplication.translate("Gates", "Circuits that add (Alt+4)"),
            ],
        )
        for part in (*self._columns, self.single, self.composer, self.adders):
            part.retranslate()
        self._show_page(self.presenter.page)

"""Shows the page Accuracy: the networks at the left, the confusion matrix in the middle."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.reading.content import Reading
from desktop.services.context import TabContext
from desktop.tabs.mydigits import reading, unread
from desktop.tabs.mydigits.accuracy import words
from desktop.tabs.mydigits.accuracy.matrix import ConfusionView
from desktop.tabs.mydigits.accuracy.presenter import AccuracyPresenter
from desktop.tabs.mydigits.accuracy.scoreboard import Scoreboard
from desktop.tabs.mydigits.accuracy.state import AccuracyState
from desktop.tabs.mydigits.page import Page


class AccuracyPage(Page):
    """Networks against digits."""

    def __init__(
        self, presenter: AccuracyPresenter, _context: TabContext, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        presenter.setParent(self)
        self.presenter = presenter
        self.board, self.matrix = Scoreboard(), ConfusionView()
        self.same, self.which = QCheckBox(), QLabel()
        self.test, self.cancel = QPushButton(), QPushButton()
        self.empty, self._stack = QLabel(), QStackedWidget()
        self._lay_out()
        presenter.state_changed.connect(self._render)
        self.board.chosen.connect(presenter.choose)
        self.same.toggled.connect(presenter.set_same)
        self.test.clicked.connect(presenter.test)
        self.cancel.clicked.connect(presenter.cancel)
        self.matrix.opened.connect(self._opened)

    def _lay_out(self) -> None:
        self.which.setWordWrap(True)
        self.which.setProperty("role", "small")
        for widget in (self.same, self.which, self.board, self.test, self.cancel):
            self.column.addWidget(widget)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setProperty("role", "title")
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.matrix)
        layout = QVBoxLayout(self.picture)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def enter(self) -> None:
        """Test what is new."""
        self.presenter.enter()

    def leave(self) -> None:
        """Test nothing more by itself."""
        self.presenter.leave()

    def sentence(self) -> str:
        """Return how well the chosen network reads, and what it confuses most."""
        return words.sentence(self.presenter.state)

    def reading(self) -> Reading:
        """Return accuracy from the matrix, its code, and the lesson."""
        state = self.presenter.state
        score = state.shown
        whole = score is not None and score.whole
        return reading.confusion(score.confusion if whole and score else None, state.done)

    def retranslate(self) -> None:
        """Set every text again."""
        self.test.setToolTip(self.tr("Let every network read your labelled digits"))
        self.same.setText(self.tr("The same digits for all"))
        self.same.setToolTip(
            self.tr("Compare them fairly: leave out every digit that any of them has learnt")
        )
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Stop the test; what was found so far stays"))
        self.matrix.retranslate()
        self._render(self.presenter.state)

    @Slot(object)
    def _render(self, state: AccuracyState) -> None:
        known = tuple(self.board.rows)
        self.board.render_state(state)
        if tuple(self.board.rows) != known:
            self._order_keys()
        with QSignalBlocker(self.same):
            self.same.setChecked(state.same)
        self.which.setText(words.which(state))
        for widget in (self.same, self.which):
            widget.setVisible(state.overlapping)
        score = state.shown
        self.matrix.show_counts(None if score is None else score.confusion)
        invitation = self.tr("Draw a digit in the tab Digit and press the key of what it was.")
        self.empty.setText(unread.title() if state.unread else invitation)
        self._stack.setCurrentWidget(self.matrix if state.labelled else self.empty)
        self.test.setText(self.tr("Test again") if state.scores else self.tr("Test"))
        self.test.setEnabled(state.labelled > 0)
        self._offer(state.running)
        self.changed.emit()

    def _order_keys(self) -> None:
        """Let Tab reach the rows, which were made last, where they are seen."""
        rows = (row.button for row in self.board.rows.values())
        chain = (self.same, *rows, self.test, self.cancel, self.matrix)
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _offer(self, running: bool) -> None:
        """Offer to test or, while that runs, to cancel; the keys go from one to the other."""
        shown, hidden = (self.cancel, self.test) if running else (self.test, self.cancel)
        held = hidden.window().focusWidget() is hidden
        shown.show()
        if held:
            shown.setFocus()
        hidden.hide()

    @Slot(int, int)
    def _opened(self, was: int, read: int) -> None:
        only = self.presenter.members(was, read)
        if only is not None:
            self.digits_wanted.emit(only)

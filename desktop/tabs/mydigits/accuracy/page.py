"""Shows the page Accuracy: the networks at the left, the confusion matrix in the middle."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.reading.content import Reading
from desktop.services import network_names
from desktop.services.context import TabContext
from desktop.services.i18n import translate
from desktop.services.numbers import percent
from desktop.tabs.mydigits import reading, unread
from desktop.tabs.mydigits.accuracy.presenter import AccuracyPresenter
from desktop.tabs.mydigits.accuracy.scoreboard import Scoreboard
from desktop.tabs.mydigits.accuracy.state import AccuracyState
from desktop.tabs.mydigits.page import NotebookPage
from desktop.tabs.mydigits.presenter import MyDigitsPresenter
from desktop.widgets.controls.layout_helpers import tip
from desktop.widgets.controls.number_text import grouped
from desktop.widgets.painted.confusion_view import ConfusionView
from nn_core.digits.confusion import worst_pair


class AccuracyPage(NotebookPage[AccuracyPresenter]):
    """Networks against digits."""

    def __init__(self, tab: MyDigitsPresenter, context: TabContext) -> None:
        super().__init__(tab, tab.accuracy, context)
        self.board, self.matrix = Scoreboard(), ConfusionView()
        self.add_picture(self.matrix)
        self.form.column.setSpacing(8)
        self._add_controls()
        self.form.follow(self._show_matrix)
        self.board.chosen.connect(self.presenter.choose)
        self.matrix.opened.connect(self._opened)

    def _add_controls(self) -> None:
        form, presenter = self.form, self.presenter
        self.same = form.tick(
            self.tr("The same digits for all"),
            lambda state: state.same,
            presenter.set_same,
            hint=self.tr("Compare them fairly: leave out every digit that any of them has learnt"),
        )
        form.shown(lambda state: state.overlapping, self.same)
        self.which = form.note(lambda state: which(state) if state.overlapping else "")
        form.add(self.board, self._show_board)
        self.test, self.cancel = QPushButton(), QPushButton(self.tr("Cancel"))
        tip(self.test, self.tr("Let every network read your labelled digits"))
        tip(self.cancel, self.tr("Stop the test; what was found so far stays"))
        form.add(self.test, self._offer)
        form.add(self.cancel)
        self.test.clicked.connect(presenter.test)
        self.cancel.clicked.connect(presenter.cancel)

    def sentence(self) -> str:
        return sentence(self.presenter.state)

    def reading(self) -> Reading:
        score = self.presenter.state.shown
        whole = score is not None and score.whole
        return reading.confusion(score.confusion if whole and score else None, self.tab.done)

    def _show_matrix(self, state: AccuracyState) -> None:
        score = state.shown
        self.matrix.show_counts(None if score is None else score.confusion)
        invitation = self.tr("Draw a digit in the tab Digit and press the key of what it was.")
        self.show_picture(state.labelled > 0, invitation)

    def _show_board(self, state: AccuracyState) -> None:
        known = tuple(self.board.rows)
        self.board.show_state(state)
        if tuple(self.board.rows) == known:
            return
        # Tab reaches the rows, which were made last, where they are seen.
        rows = (row.button for row in self.board.rows.values())
        chain = (self.same, *rows, self.test, self.cancel, self.matrix)
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _offer(self, state: AccuracyState) -> None:
        """Offer to test or, while that runs, to cancel; the keys go from one to the other."""
        self.test.setText(self.tr("Test again") if state.scores else self.tr("Test"))
        self.test.setEnabled(state.labelled > 0)
        running = state.running
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
            self.tab.browse.show_only(only)
            self.other_wanted.emit("browse")


def sentence(state: AccuracyState) -> str:
    """Return the one sentence under the matrix."""
    score = state.shown
    if state.unread:
        return unread.sentence()
    if not state.labelled:
        return translate(
            "AccuracyPage",
            "Label some digits first: then every network is tested on them, and you see which "
            "digits it mistakes for which.",
        )
    if score is not None and not score.total and score.left_out:
        text = translate(
            "AccuracyPage",
            "{name}: all of your digits have been learnt, so none is left to test it on. "
            "Draw some more.",
        )
        return text.format(name=network_names.short(score.name))
    if score is None or not score.total:
        text = translate("AccuracyPage", "Labelled digits: {count}. Test the networks on them.")
        return text.format(count=grouped(state.labelled))
    pair = worst_pair(score.confusion)
    values: dict[str, str] = {
        "name": network_names.short(score.name),
        "right": grouped(score.total - score.wrong),
        "total": grouped(score.total),
        "share": percent(score.accuracy, 1),
    }
    if pair is None:
        text = translate(
            "AccuracyPage", "{name} read all {total} correctly: everything lies on the diagonal."
        )
        return text.format(**values)
    if pair[2] == 1:
        text = translate(
            "AccuracyPage",
            "{name} read {right} of {total} correctly ({share}). Once, for example, it took your "
            "{was} for {read}. Click a cell to look at its digits.",
        )
        return text.format(**values, was=pair[0], read=pair[1])
    text = translate(
        "AccuracyPage",
        "{name} read {right} of {total} correctly ({share}). Most often it took your {was} for "
        "{read} (×{times}). Click a cell to look at its digits.",
    )
    if (score.confusion == pair[2])[~np.eye(10, dtype=bool)].sum() > 1:
        text = translate(
            "AccuracyPage",
            "{name} read {right} of {total} correctly ({share}). Several mistakes are equally "
            "frequent (×{times}), such as your {was} taken for {read}. Click a cell to look at "
            "its digits.",
        )
    return text.format(**values, was=pair[0], read=pair[1], times=grouped(pair[2]))


def which(state: AccuracyState) -> str:
    """Return on which digits the networks are compared."""
    score = state.shown
    if state.same:
        text = translate("AccuracyPage", "{total} digits that none has learnt; {out} are left out.")
        total, out = (0, 0) if score is None else (score.total, score.left_out)
        return text.format(total=grouped(total), out=grouped(out))
    if state.alike:
        return ""
    return translate(
        "AccuracyPage", "Each is tested on what it has not learnt: not on the same digits."
    )

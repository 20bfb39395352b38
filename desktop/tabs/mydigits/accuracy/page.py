"""Shows the page Accuracy: the networks at the left, the confusion matrix in the middle."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.reading.content import Reading
from desktop.services import network_names
from desktop.services.context import TabContext
from desktop.services.i18n import translate
from desktop.services.numbers import percent, thousands
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.mydigits import page
from desktop.tabs.mydigits.accuracy.presenter import AccuracyPresenter, AccuracyState, Score
from desktop.tabs.mydigits.notebook_presenter import unread_sentence
from desktop.tabs.mydigits.page import NotebookPage
from desktop.tabs.mydigits.presenter import MyDigitsPresenter
from desktop.widgets.controls.layout_helpers import column_in, small_label, tip
from desktop.widgets.painted.confusion_view import ConfusionView
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.digits.confusion import worst_pair

BAR = 6


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
        return page.confusion_reading(score.confusion if whole and score else None, self.tab.done)

    def _show_matrix(self, state: AccuracyState) -> None:
        score = state.shown
        self.matrix.show_counts(None if score is None else score.confusion)
        invitation = self.tr("Draw a digit in the tab Digit and press the key of what it was.")
        if state.bare:
            invitation = self.tr("Choose a digit under Browse and press the key of what it was.")
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
        return unread_sentence()
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
        return text.format(count=thousands(state.labelled))
    pair = worst_pair(score.confusion)
    values: dict[str, str] = {
        "name": network_names.short(score.name),
        "right": thousands(score.total - score.wrong),
        "total": thousands(score.total),
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
    return text.format(**values, was=pair[0], read=pair[1], times=thousands(pair[2]))


def which(state: AccuracyState) -> str:
    """Return on which digits the networks are compared."""
    score = state.shown
    if state.same:
        text = translate("AccuracyPage", "{total} digits that none has learnt; {out} are left out.")
        total, out = (0, 0) if score is None else (score.total, score.left_out)
        return text.format(total=thousands(total), out=thousands(out))
    if state.alike:
        return ""
    return translate(
        "AccuracyPage", "Each is tested on what it has not learnt: not on the same digits."
    )


class ShareBar(PaintedWidget):
    """A thin bar: the share of right answers."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0

    def show_share(self, share: float) -> None:
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(40, round(theme.current().px(BAR)))

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        painter.fillRect(self.rect(), tokens.colour("grid"))
        width = self.width() * self._share
        painter.fillRect(QRectF(0, 0, width, self.height()), tokens.colour("positive"))


class Row(QWidget):
    """One network: its name, its accuracy, a bar, and how many it took for others."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.button = QRadioButton(network_names.short(name))
        self.share, self.bar, self.note = QLabel(), ShareBar(), small_label()
        head = QHBoxLayout()
        head.addWidget(self.button, 1)
        head.addWidget(self.share, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.note)

    def show_score(self, score: Score | None, same: bool, unrecorded: bool) -> None:
        """Show what the network read so far, and which digits don't count."""
        lines = [self._figures(score)]
        if score is not None and score.left_out and not same:
            text = self.tr("{count} it has learnt are left out")
            lines.append(text.format(count=thousands(score.left_out)))
        if unrecorded:
            lines.append(
                self.tr("Which digits it learnt was not recorded, so this is no fair test.")
            )
        self.note.setText("\n".join(filter(None, lines)))

    def _figures(self, score: Score | None) -> str:
        """Show the share and the bar; return the line below them."""
        if score is None or not score.total:
            self.share.setText("–")
            self.bar.show_share(0.0)
            return "" if score is not None and score.left_out else self.tr("not tested yet")
        low, high = score.interval
        self.share.setText(percent(score.accuracy, 1))
        self.bar.show_share(score.accuracy)
        text = self.tr("wrong: {wrong} of {total}; true accuracy {low} to {high}")
        self.note.setToolTip(
            self.tr(
                "With so few digits, the true accuracy lies in this range with 95 % confidence."
            )
        )
        return text.format(
            wrong=thousands(score.wrong),
            total=thousands(score.total),
            low=percent(low, 1),
            high=percent(high, 1),
        )


class Scoreboard(QWidget):
    """All networks."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, Row] = {}
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._clicked)
        self._column = column_in(self)

    def show_state(self, state: AccuracyState) -> None:
        if tuple(self.rows) != state.names:
            self._rebuild(state.names)
        for name, row in self.rows.items():
            row.show_score(state.score(name), state.same, name in state.unrecorded)
            row.button.setChecked(name == state.chosen)
            row.button.setText(network_names.short(name))

    def _rebuild(self, names: tuple[str, ...]) -> None:
        for row in self.rows.values():
            self._group.removeButton(row.button)
            row.deleteLater()
        self.rows = {name: Row(name) for name in names}
        for place, row in enumerate(self.rows.values()):
            self._group.addButton(row.button, place)
            self._column.addWidget(row)

    @Slot(int)
    def _clicked(self, place: int) -> None:
        self.chosen.emit(list(self.rows)[place])

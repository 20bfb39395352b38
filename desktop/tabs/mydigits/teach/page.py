"""Shows the page Teach: what is learnt above, the curves in the middle, before and after below."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.context import TabContext
from desktop.services.numbers import thousands
from desktop.style import plotting, theme
from desktop.tabs.mydigits.notebook_presenter import unread_title
from desktop.tabs.mydigits.page import NotebookPage
from desktop.tabs.mydigits.presenter import MyDigitsPresenter
from desktop.tabs.mydigits.teach import dialogs, texts
from desktop.tabs.mydigits.teach.controls import KeptControls, TeachControls, settled
from desktop.tabs.mydigits.teach.counts import DigitCells, cells
from desktop.tabs.mydigits.teach.presenter import TeachPresenter
from desktop.tabs.mydigits.teach.state import Hand, TeachState
from desktop.widgets.controls.layout_helpers import column_in, tip
from nn_core.models.own_digits import held_back
from nn_core.models.teaching_records import Answers, BatchLoss, CurvePoint, Marks
from nn_core.training import one_cycle

LESSON = "teach"
MIXED = r"L = \frac{n_m}{n} L_m + \frac{n_b}{n} L_b"
MINE = r"L_m = -\frac{1}{n_m} \sum_{i} \log y_{i t_i}"
STEP = r"\mathbf{W} \leftarrow \mathbf{W} - \eta\, \frac{\partial L}{\partial \mathbf{W}}"
KEPT = """\
for digit, (count, back) in enumerate(zip(counts, kept_back)):
    print(digit, "learnt:", count - back, "kept back:", back)
print("a quarter of each:", [held_back(count) for count in counts])
"""
LOSS = """\
loss = BatchLoss(L_m, L_b, n_m, n_b)
print(f"L = {loss.total:.4f}")
print(f"learning rate = {eta * one_cycle(done):.2e}")
"""


def build_reading(state: TeachState, done: frozenset[str]) -> Reading:
    """Return the formulas with the numbers of the last batch, the code and the lesson."""
    return Reading(
        formulas=(
            FormulaLine(MIXED, _mixed(state), "mixed-loss"),
            FormulaLine(MINE, _mine(state), "cross-entropy"),
            FormulaLine(STEP, _step(state), "descent-step"),
        ),
        code=_code(state),
        lesson=LESSON,
        done=done,
        book=("training.train",),
    )


def _mixed(state: TeachState) -> str:
    loss = state.step.loss if state.step is not None else None
    if loss is None:
        n, mine = state.settings.batch_size, state.settings.mine
        return rf"L = \frac{{{mine}}}{{{n}}} L_m + \frac{{{n - mine}}}{{{n}}} L_b"
    n = loss.mine_count + loss.base_count
    return (
        rf"L = \frac{{{loss.mine_count}}}{{{n}}} \cdot {loss.mine:.3f}"
        rf" + \frac{{{loss.base_count}}}{{{n}}} \cdot {loss.base:.3f} = {loss.total:.3f}"
    )


def _mine(state: TeachState) -> str:
    loss = state.step.loss if state.step is not None else None
    if loss is None:
        return rf"n_m = {state.settings.mine}"
    return rf"n_m = {loss.mine_count}, \quad L_m = {loss.mine:.3f}"


def _done(state: TeachState) -> float:
    """Return the share of the learning that was done before the last batch."""
    step = state.step
    return 0.0 if step is None or not step.step else (step.step - 1) / step.steps


def _rate(state: TeachState) -> float:
    settings = state.taught.settings if state.taught is not None else state.settings
    return settings.learning_rate


def _step(state: TeachState) -> str:
    rate = _rate(state) * one_cycle(_done(state))
    mantissa, exponent = f"{rate:.1e}".split("e")
    return rf"\eta = {mantissa} \cdot 10^{{{int(exponent)}}}"


def _code(state: TeachState) -> CodeSnapshot:
    loss = state.step.loss if state.step is not None else None
    if loss is None:
        return CodeSnapshot((held_back,), _counts(state), KEPT)
    arguments = {
        "L_m": loss.mine,
        "L_b": loss.base,
        "n_m": loss.mine_count,
        "n_b": loss.base_count,
        "eta": _rate(state),
        "done": _done(state),
        **_counts(state.taught if state.taught is not None else state),
    }
    return CodeSnapshot((BatchLoss, one_cycle, held_back), arguments, LOSS + KEPT)


def _counts(state: TeachState) -> dict[str, object]:
    return {"counts": state.counts, "kept_back": state.kept_back}


LEAST = 130
"""Height of the plot in pixels at zoom 1, with its axis; below it the page scrolls."""
LOWEST = 90.0
"""The axis begins here at the highest, in per cent, so that curves don't jump for nothing."""
COLUMNS = 5
NAME_WIDTH = 100
"""Least width of a row's name in pixels at zoom 1; a longer name takes two lines."""


class TeachPage(NotebookPage[TeachPresenter]):
    """A network learns one's own digits."""

    sentence_of = staticmethod(texts.sentence)
    reading_of = staticmethod(build_reading)

    def __init__(self, tab: MyDigitsPresenter, context: TabContext) -> None:
        super().__init__(tab, tab.teach, context)
        self.panel = TeachControls(self.form, self.presenter)
        self.more = KeptControls(self.form, self.presenter)
        self.cells, self.curve, self.table = DigitCells(), TeachCurve(), BeforeAfter()
        self._name_cells()
        self.warning = QLabel()
        self.warning.setProperty("role", "small")
        # In this order: wrapping adds to the policy that the height follows the width.
        self.warning.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.warning.setWordWrap(True)
        self.empty = self._invitation()
        layout = self._scrolling()
        for widget, share in (
            *((self.cells, 0), (self.warning, 0), (self.curve, 1)),
            *((self.empty, 1), (self.table, 0)),
        ):
            layout.addWidget(widget, share)
        self.form.shown(lambda state: not state.total, self.empty)
        self.form.shown(lambda state: state.total, self.curve, self.table)
        self.form.follow(self._show_run)
        theme.follow(self._restyle)

    def _name_cells(self) -> None:
        self.cells.setAccessibleName(self.tr("The digits that are learnt"))
        self.cells.setToolTip(
            self.tr(
                "How many of each digit are learnt, and with + how many are kept back. After a "
                "run: how many of those kept back it read before → now."
            )
        )

    def _invitation(self) -> QWidget:
        """Return what is to be seen while there is nothing to learn."""
        invitation = self.tr(
            "Draw digits in the tab Digit and press the key of what each one was: ten of each "
            "are a good beginning."
        )
        empty, text = QWidget(), QLabel()
        self.form.follow(lambda state: text.setText(unread_title() if state.unread else invitation))
        text.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.example = QPushButton(self.tr("Try it with a made-up writer"))
        tip(self.example, self.tr("Some of its digits are written the wrong way round"))
        self.example.clicked.connect(self._take_example)
        inside = QVBoxLayout(empty)
        inside.addStretch(1)
        inside.addWidget(text)
        inside.addWidget(self.example, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        return empty

    def _scrolling(self) -> QVBoxLayout:
        """Return the layout of the picture, which scrolls where everything is large."""
        area, content = QScrollArea(), QWidget()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(content)
        for ground in (area.viewport(), content):
            ground.setAutoFillBackground(False)  # the paper below shows through
        self.stage.addWidget(area)
        layout = column_in(content)
        return layout

    def unkept(self) -> bool:
        return self.presenter.state.at_stake

    def may_close(self) -> bool:
        """Ask what shall become of the run or of what it came to; return whether it may be lost.

        A run that may be lost goes on all the same: the window may yet stay for another reason.
        """
        presenter, window = self.presenter, self.picture.window()
        if presenter.state.at_stake and not presenter.state.waits:
            lost = dialogs.lose_run(window, presenter.ended)
            if not presenter.state.waits:
                return lost
        return settled(window, presenter)

    def rescue(self) -> None:
        """Keep the taught network under the proposed name; a run has nothing to keep yet."""
        self.presenter.keep_anyway()
        self.presenter.forsake()

    @Slot()
    def _take_example(self) -> None:
        self.presenter.set_hand(str(Hand.ODD))

    def _show_run(self, state: TeachState) -> None:
        warning = texts.warning(state)
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
        self.cells.show_cells(cells(state), texts.sentence(state))
        step = state.step
        if step is None:
            self.curve.show_curve((), state.settings.steps)
            self.table.show_marks(None, None)
        else:
            self.curve.show_curve(step.curve, step.steps)
            after = step.result.after if step.result is not None else None
            self.table.show_marks(step.before, after)

    @Slot(object)
    def _restyle(self, tokens: theme.Theme) -> None:
        self.warning.setStyleSheet(f"color: {tokens.negative_text}")


class TeachCurve(QWidget):
    """Two curves over the batches learnt, in per cent."""

    def __init__(self) -> None:
        super().__init__()
        self.mine_label, self.base_label = QLabel(), QLabel()
        self.plot = plotting.Plot(mouse=False)
        self.mine = pg.PlotDataItem(symbol="o")
        self.base = pg.PlotDataItem(symbol="s")
        for curve in (self.base, self.mine):
            self.plot.addItem(curve)
        head = QHBoxLayout()
        head.setSpacing(16)
        # In this order: wrapping adds to the policy that the height follows the width.
        self.base_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.base_label.setWordWrap(True)
        head.addWidget(self.mine_label)
        head.addWidget(self.base_label, 1)
        # A grid, since a column forgets least heights where heights follow widths.
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._grid.addLayout(head, 0, 0)
        self._grid.setRowStretch(1, 1)
        # What a plot would like to be is its whole scene; it takes what there is.
        self.plot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._grid.addWidget(self.plot, 1, 0)
        self.plot.restyled.connect(self._restyle)
        self._name()
        self._restyle()
        self.show_curve((), 1)

    def show_curve(self, curve: tuple[CurvePoint, ...], steps: int) -> None:
        """Show the points so far of a run of ``steps`` batches."""
        mine = [(p.step, 100 * p.held_out) for p in curve if p.held_out is not None]
        base = [(p.step, 100 * p.base) for p in curve if p.base is not None]
        for item, points in ((self.mine, mine), (self.base, base)):
            item.setData([x for x, _ in points], [y for _, y in points])
        lowest = min([LOWEST, *(y - 3 for _, y in (*mine, *base))])
        self.plot.setXRange(0, max(steps, 1), padding=0.02)
        self.plot.setYRange(lowest, 100, padding=0.03)

    def _name(self) -> None:
        names = self.tr("digits kept back"), self.tr("MNIST, 500 of those not learnt again")
        labels = (self.mine_label, self.base_label)
        for item, sign, label, name in zip(
            (self.mine, self.base), "●■", labels, names, strict=True
        ):
            label.setText(f"{sign} {name}")
            item.opts["name"] = name
        self.plot.set_axis_names(self.tr("batches learnt"), self.tr("read correctly, %"))
        self.plot.setAccessibleName(self.tr("Accuracy while it learns"))

    @Slot()
    def _restyle(self) -> None:
        tokens = theme.current()
        self._grid.setRowMinimumHeight(1, round(tokens.px(LEAST)))
        styles = (
            (self.mine, "accent", 2.5, Qt.PenStyle.SolidLine, self.mine_label),
            (self.base, "ink", 1.5, Qt.PenStyle.DashLine, self.base_label),
        )
        for item, token, width, style, label in styles:
            item.setPen(plotting.pen(token, width, style))
            item.setSymbolBrush(plotting.brush(token))
            item.setSymbolPen(None)
            item.setSymbolSize(tokens.px(7))
            label.setStyleSheet(f"color: {getattr(tokens, token)}")


class BeforeAfter(QWidget):
    """One row for each set of digits that is measured on."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self.labels = [[self._label(row, column) for column in range(COLUMNS)] for row in range(5)]
        self._name()

    def _label(self, row: int, column: int) -> QLabel:
        label = QLabel()
        if row == 0:
            label.setProperty("role", "small")
        if column:
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        elif row:
            label.setWordWrap(True)
            label.setMinimumWidth(NAME_WIDTH)
        self._grid.addWidget(label, row, column)
        return label

    def texts(self) -> list[list[str]]:
        return [[label.text() for label in row] for row in self.labels if row[0].isVisibleTo(self)]

    def _name(self) -> None:
        heads = ("", self.tr("digits"), self.tr("before"), self.tr("now"), self.tr("forgot"))
        for label, text in zip(self.labels[0], heads, strict=True):
            label.setText(text)
        names = (
            (
                self.tr("Digits kept back"),
                self.tr("Digits of this hand that are never learnt: what counts"),
            ),
            (
                self.tr("Digits learnt"),
                self.tr("Digits of this hand that are learnt: it may know them by heart"),
            ),
            (
                self.tr("MNIST training digits, not learnt again here"),
                self.tr("The network has met them before: they show forgetting, not skill"),
            ),
            (
                self.tr("MNIST test set"),
                self.tr("Digits that no shipped network has ever learnt"),
            ),
        )
        for row, (name, hint) in zip(self.labels[1:], names, strict=True):
            row[0].setText(name)
            row[0].setToolTip(hint)

    def show_marks(self, before: Marks | None, after: Marks | None) -> None:
        """Show what is known; None where it isn't yet."""
        pairs = (
            [_parts(before)[row] if before is not None else None for row in range(4)],
            [_parts(after)[row] if after is not None else None for row in range(4)],
        )
        for row, (was, now) in enumerate(zip(*pairs, strict=True), 1):
            for label, text in zip(self.labels[row][1:], row_texts(was, now), strict=True):
                label.setText(text)
        for label in self.labels[4]:
            label.setVisible(before is not None and before.test is not None)


def _parts(marks: Marks) -> tuple[Answers | None, ...]:
    return marks.held_out, marks.learnt, marks.base, marks.test


def row_texts(was: Answers | None, now: Answers | None) -> tuple[str, str, str, str]:
    """Return how many digits, the shares before and now, and how many were forgotten."""
    lost = (
        thousands(was.forgotten(now)) if was is not None and now is not None and len(was) else "–"
    )
    count = "–" if was is None else thousands(len(was))
    return count, texts.share(was), texts.share(now), lost

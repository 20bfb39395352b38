"""Shows the slope page: the curve with its feet, the error below, and the controls."""

from __future__ import annotations

import math

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services import numbers
from desktop.services.context import TabContext
from desktop.services.numbers import bracketed, latex
from desktop.tabs.descent.presenter import DescentPresenter
from desktop.tabs.descent.slope import texts
from desktop.tabs.descent.slope.plots import ErrorPlot, FeetCurve
from desktop.tabs.descent.slope.presenter import (
    FARTHEST,
    FASTEST,
    OWN,
    SLOWEST,
    SlopePresenter,
    SlopeState,
)
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.player_row import PlayerRow
from desktop.widgets.controls.predict_card import PredictCard, Prediction
from nn_core.descent.slope import METHODS

LESSON = "descent-slope"
CENTRAL = r"f'(x) \approx \frac{f(x + h) - f(x - h)}{2h}"
FORWARD = r"f'(x) \approx \frac{f(x + h) - f(x)}{h}"
CURVE = """\
print("slope", {method}({f}, x, h))
print("exact", {slope}(x))
"""
POINTS = """\
print("slope", (right - left) / width)
"""
BOOK = ("gradient.numerical_diff", "gradient.gradient_descent")


def build_reading(state: SlopeState, done: frozenset[str]) -> Reading:
    """Return formulas with live numbers, the code that ran, and the lesson."""
    return Reading(formulas(state), code(state), LESSON, done, book=BOOK)


def formulas(state: SlopeState) -> tuple[FormulaLine, ...]:
    """Return the difference, the exact slope, and the ball's step."""
    f, (left, right) = state.curve.f, state.feet
    ends = rf"{latex(float(f(right)), 6)} - {bracketed(latex(float(f(left)), 6))}"
    central = state.method == "central"
    width = latex(2 * state.h if central else state.h)
    value = latex(state.numerical, 6)
    lines = [
        FormulaLine(
            CENTRAL if central else FORWARD,
            rf"\frac{{{ends}}}{{{width}}} = {value}",
            f"difference-{state.method}",
        ),
        FormulaLine(
            r"f'(x),\quad |f'(x) - \ldots|",
            rf"f'({latex(state.x)}) = {latex(state.exact, 6)},\quad {_error(state)}",
            "slope-exact",
        ),
        FormulaLine(r"x \leftarrow x - \eta f'(x)", _step(state), "ball-step"),
    ]
    if state.factor is not None:
        power = rf"{bracketed(latex(state.factor, 6))}^{{{state.place}}}"
        lines.append(FormulaLine(r"(1 - \eta f'')^n", power, "ball-factor"))
    return tuple(lines)


def _error(state: SlopeState) -> str:
    return rf"|\ldots| = {latex(abs(state.numerical - state.exact), 2)}"


def _step(state: SlopeState) -> str:
    after = state.x - state.rate * state.exact
    step = rf"{latex(state.x, 4)} - {latex(state.rate)} \cdot {bracketed(latex(state.exact, 4))}"
    return rf"{step} = {latex(after, 4)}"


def code(state: SlopeState) -> CodeSnapshot:
    """Return the call that gave the slope."""
    method, line = METHODS[state.method], state.curve
    if state.line == OWN:
        left, right = state.feet
        width = 2 * state.h if state.method == "central" else state.h
        ends = {"left": float(line.f(left)), "right": float(line.f(right)), "width": width}
        return CodeSnapshot((), ends, POINTS)
    call = CURVE.format(method=state.method, f=line.f.__name__, slope=line.slope.__name__)
    arguments = {"x": state.x, "h": state.h}
    return CodeSnapshot((line.f, line.slope, method), arguments, call)


class SlopePage(Page[SlopePresenter]):
    """A curve, the line through two of its points, and what h does to its slope."""

    controls_width = 224
    sentence_of = staticmethod(texts.sentence)
    reading_of = staticmethod(build_reading)

    def __init__(self, owner: DescentPresenter, context: TabContext) -> None:
        super().__init__(owner.slope, context)
        state = self.presenter.state
        self.curve, self.errors = FeetCurve(state), ErrorPlot(state)
        self.card = PredictCard()
        self.stage.addWidget(self.curve, 4)
        self.stage.addWidget(self.errors, 3)
        self.stage.addWidget(self.card)
        self._connect()
        self._add_curve()
        self._add_feet()
        self._add_ball()
        self.form.follow(self.curve.show_state)
        self.form.follow(self.errors.show_state)
        self.form.follow(self._show_card)

    def _connect(self) -> None:
        presenter = self.presenter
        self.curve.start_moved.connect(presenter.set_start)
        self.curve.h_moved.connect(presenter.set_h)
        self.curve.key_pressed.connect(presenter.playback.press)
        self.errors.h_moved.connect(presenter.set_h)
        for widget in (self.curve, self.errors):
            widget.released.connect(presenter.end_drag)
        self.card.answered.connect(presenter.answer)

    def _add_curve(self) -> None:
        form, presenter = self.form, self.presenter
        self.line = form.choice(
            self.tr("&Curve"),
            texts.line_names(),
            lambda state: state.line,
            presenter.set_line,
            hint=self.tr("Whose slope is taken"),
        )
        self.formula = QLineEdit()
        self.formula.editingFinished.connect(self._typed)
        form.named(
            self.tr("f(x) ="),
            self.formula,
            self._show_formula,
            hint=self.tr("A formula of x, such as x**3/10 - x"),
        )
        form.shown(lambda state: state.line == OWN, self.formula)
        self.x = form.number(
            self.tr("&x"),
            lambda state: state.x,
            presenter.set_start,
            -FARTHEST,
            FARTHEST,
            step=0.5,
            decimals=6,
            hint=self.tr("x, where the slope is taken and the ball starts"),
        )

    def _add_feet(self) -> None:
        form, presenter = self.form, self.presenter
        self.methods = form.segments(
            self.tr("Feet at"),
            {"central": self.tr("x − h and x + h"), "forward": self.tr("x and x + h")},
            lambda state: state.method,
            presenter.set_method,
            tips={
                "central": self.tr("The central difference, the book's numerical_diff"),
                "forward": self.tr("The forward difference"),
            },
            upright=True,
        )
        form.heading(self.tr("h: pull the feet, or take"))
        form.note(lambda state: f"h = {numbers.significant(state.h)}", often=True)
        self.book_h, self.lost_h = form.buttons(
            ("1e−4", self.tr("h of the book"), presenter.take_book_h),
            ("1e−50", self.tr("An h that rounding swallows"), presenter.take_lost_h),
        )

    def _add_ball(self) -> None:
        form, presenter = self.form, self.presenter
        self.rate = form.slider(
            self.tr("&Rate η of the ball"),
            lambda state: state.rate,
            presenter.set_rate,
            SLOWEST,
            FASTEST,
            logarithmic=True,
            hint=self.tr("η: each step is x ← x − η f′(x)"),
        )
        self.note = form.note(texts.factor, often=True)
        self.player = PlayerRow(presenter.playback, scrub=True)
        form.gap()
        form.add(self.player, lambda _state: self.player.follow())

    def leave(self) -> None:
        self.presenter.playback.pause()

    @Slot()
    def _typed(self) -> None:
        if self.formula.text() != self.presenter.state.formula:
            self.presenter.set_formula(self.formula.text())

    def _show_formula(self, state: SlopeState) -> None:
        # What was refused stays in the field to be mended.
        if not self.formula.isModified() and self.formula.text() != state.formula:
            self.formula.setText(state.formula)

    def _show_card(self, state: SlopeState) -> None:
        guesses = {key: key.replace("-", "−") for key in texts.GUESSES}
        # Where every small h is exact, as of a sine at 0, no h is the best one.
        asked = "" if math.isnan(texts.best(state)) else texts.text("ask")
        self.card.show_prediction(
            Prediction(
                asked,
                guesses,
                given=state.guess,
                comparison=texts.comparison(state),
            )
        )

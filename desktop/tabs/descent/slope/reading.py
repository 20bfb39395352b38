"""What the reading dock shows for a state of the slope page."""

from __future__ import annotations

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.numbers import bracketed, latex
from desktop.tabs.descent.slope.state import OWN, SlopeState
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


def build(state: SlopeState, done: frozenset[str]) -> Reading:
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

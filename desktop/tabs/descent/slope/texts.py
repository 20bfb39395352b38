"""Names on the slope page, and the one sentence under its state."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication

from desktop.services import numbers
from desktop.tabs.descent.slope.presenter import EXACT, HS, KINDS, SlopeState
from nn_core.descent.slope import best_h
from nn_core.errors import QT_TRANSLATE_NOOP

GUESSES = {"1e-1": -1, "1e-5": -5, "1e-10": -10, "1e-50": -50}
ROUNDING = 1e-12
"""An error that is no larger says nothing of the curve."""
WITHIN = 2
"""Powers of ten by which a guess may miss the best h."""

_TEXTS = {
    "line parabola": QT_TRANSLATE_NOOP("DescentSlope", "0.01x² + 0.1x: the book's"),
    "line square": QT_TRANSLATE_NOOP("DescentSlope", "x²"),
    "line sine": QT_TRANSLATE_NOOP("DescentSlope", "sin x"),
    "line size": QT_TRANSLATE_NOOP("DescentSlope", "|x|"),
    "line step": QT_TRANSLATE_NOOP("DescentSlope", "Step"),
    "line relu": QT_TRANSLATE_NOOP("DescentSlope", "ReLU"),
    "line own": QT_TRANSLATE_NOOP("DescentSlope", "My own formula"),
    "kink": QT_TRANSLATE_NOOP(
        "DescentSlope",
        "A kink lies between the feet: to its left the slope is {left}, to its right {right}. "
        "What comes out, {value}, is that of the line through the feet.",
    ),
    "jump": QT_TRANSLATE_NOOP(
        "DescentSlope",
        "The step jumps right here: what comes out, {value}, grows without end as h shrinks. "
        "Everywhere else its slope is 0.",
    ),
    "jump beside": QT_TRANSLATE_NOOP(
        "DescentSlope",
        "The step jumps between the feet, so {value} comes out; its slope at x is 0. With h below "
        "{beside} no foot reaches the jump.",
    ),
    "kink here": QT_TRANSLATE_NOOP(
        "DescentSlope",
        "Here is a kink: to its left the slope is {left}, to its right {right}. What comes out, "
        "{value}, is that of the line through the feet.",
    ),
    "kink lost": QT_TRANSLATE_NOOP(
        "DescentSlope",
        "Here is a kink: to its left the slope is {left}, to its right {right}. h = {h} is lost: "
        "both feet stand at x itself, so exactly 0 comes out.",
    ),
    "foot": QT_TRANSLATE_NOOP(
        "DescentSlope", "A foot stands where the curve has no value: take a smaller h."
    ),
    "lost": QT_TRANSLATE_NOOP(
        "DescentSlope",
        "h = {h} is lost: x + h is x itself, so exactly 0 comes out. The slope is {exact}.",
    ),
    "off": QT_TRANSLATE_NOOP(
        "DescentSlope",
        "With h = {h} the slope comes out as {value}. It is {exact}: off by {error}.",
    ),
    "equal": QT_TRANSLATE_NOOP(
        "DescentSlope", "With h = {h} the slope comes out as {value}, right to the last digit."
    ),
    "undefined": QT_TRANSLATE_NOOP(
        "DescentSlope", "The curve has no value or no slope here: pull the ball elsewhere."
    ),
    "level": QT_TRANSLATE_NOOP("DescentSlope", "Here the curve is level: its slope is 0."),
    "parabola": QT_TRANSLATE_NOOP(
        "DescentSlope",
        " A parabola's central difference is exact but for rounding: a small h only loses digits.",
    ),
    "ball": QT_TRANSLATE_NOOP(
        "DescentSlope", "After step {place} the ball is at x = {x}; the slope there is {exact}."
    ),
    "stuck": QT_TRANSLATE_NOOP(
        "DescentSlope",
        "After step {place} the ball is at x = {x}, where it has no slope to follow.",
    ),
    "factor": QT_TRANSLATE_NOOP(
        "DescentSlope", "Each step multiplies the distance from the lowest place by {factor}."
    ),
    "ask": QT_TRANSLATE_NOOP("DescentSlope", "the best h is about"),
    "as said": QT_TRANSLATE_NOOP("DescentSlope", "As you said: "),
    "otherwise": QT_TRANSLATE_NOOP("DescentSlope", "It was otherwise: "),
    "saw": QT_TRANSLATE_NOOP(
        "DescentSlope",
        "here the error is smallest near h = {h}. With a larger h the curve bends away from the "
        "line through the feet, a smaller one loses digits.",
    ),
    "saw kink": QT_TRANSLATE_NOOP(
        "DescentSlope",
        "here the error is smallest near h = {h}. A larger h reaches across the kink, a smaller "
        "one loses digits.",
    ),
    "saw digits": QT_TRANSLATE_NOOP(
        "DescentSlope", "here the error is smallest near h = {h}. A smaller one loses digits."
    ),
}


def text(key: str, **values: object) -> str:
    """Return one of the texts, translated and filled in."""
    return QCoreApplication.translate("DescentSlope", _TEXTS[key]).format(**values)


def line_names() -> dict[str, str]:
    """Return the names of the curves."""
    return {key: text(f"line {key}") for key in KINDS}


def digits(value: float) -> str:
    """Return a number with all its digits, as the book prints slopes."""
    return repr(float(value)).replace("-", numbers.MINUS)


def sentence(state: SlopeState) -> str:
    """Return what is to be seen in ``state``, translated."""
    if not math.isfinite(float(state.curve.f(state.x))):
        return text("undefined")
    if state.place:
        return _ball(state)
    if state.kink is not None:
        return _kink(state)
    values = {
        "h": numbers.significant(state.h),
        "value": digits(state.numerical),
        "exact": numbers.significant(state.exact, 6),
        "error": numbers.significant(abs(state.numerical - state.exact), 2),
    }
    if not math.isfinite(state.exact):
        return text("undefined")
    if not math.isfinite(state.numerical):
        return text("foot")
    if state.lost and state.exact != 0:
        return text("lost", **values)
    if state.exact == 0 and state.numerical == 0:
        return text("level")
    said = text("equal" if state.numerical == state.exact else "off", **values)
    parabola = state.curve.curvature is not None and state.method == "central"
    return said + (text("parabola") if parabola else "")


def _kink(state: SlopeState) -> str:
    value = numbers.significant(state.numerical)
    if state.line == "step":
        beside = numbers.significant(abs(state.x))
        return text("jump beside" if state.x else "jump", value=value, beside=beside)
    left, right = map(numbers.significant, state.sides)
    if state.lost:
        return text("kink lost", left=left, right=right, h=numbers.significant(state.h))
    return text("kink here" if state.at_kink else "kink", left=left, right=right, value=value)


def _ball(state: SlopeState) -> str:
    values = {"place": state.place, "x": numbers.significant(state.x)}
    if not math.isfinite(state.exact):
        return text("stuck", **values)
    return text("ball", exact=numbers.significant(state.exact), **values)


def factor(state: SlopeState) -> str:
    """Return what each step multiplies by; empty where that changes."""
    if state.factor is None:
        return ""
    return text("factor", factor=numbers.significant(state.factor, 4))


def best(state: SlopeState) -> float:
    """Return the h of the smallest error; NaN at a kink, or where a small h has none."""
    errors = state.errors(state.method)
    if not len(errors) or not np.isfinite(errors).any() or errors[0] < EXACT:
        return math.nan
    return best_h(HS, errors)


def comparison(state: SlopeState) -> str:
    """Return what comes out beside what was predicted; empty before."""
    found = best(state)
    if state.guess not in GUESSES or math.isnan(found):
        return ""
    right = abs(GUESSES[state.guess] - math.log10(found)) <= WITHIN
    near = f"1e{round(math.log10(found))}".replace("-", numbers.MINUS)
    return text("as said" if right else "otherwise") + text(_seen(state, found), h=near)


def _seen(state: SlopeState, found: float) -> str:
    """Return which of the sentences holds to the right of the best h."""
    errors = state.errors(state.method)
    at = int(np.abs(HS - found).argmin())
    if not np.nanmax(errors[at:]) > 10 * max(float(errors[at]), ROUNDING):
        return "saw digits"
    return "saw kink" if any(abs(one - state.x) < HS[-1] for one in state.kinks) else "saw"

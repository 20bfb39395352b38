"""What the reading dock shows for a state of the page Framing."""

from __future__ import annotations

from typing import Any

import numpy as np

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.tabs.digit.framing.state import FramingState, View
from nn_core.digits.framing import CENTRE, Framing, centre_of_mass
from nn_core.digits.framing_steps import FramingSteps, framed_ink, seen
from nn_core.digits.shifts import nudged

LESSON = "framing"
ROUNDED = 0.51
"""Pixels that whole pixels may leave of the way to the middle."""
INK = r"I = 1 - v"
SCALE = r"s = \frac{20}{\max(w, h)}"
MASS = r"\bar{x} = \frac{\sum x\, I}{\sum I}, \quad \bar{y} = \frac{\sum y\, I}{\sum I}"
SHIFT = r"d = (14 - \bar{x},\ 14 - \bar{y})"
MOVED = r"x'_{i,j} = x_{i - d_y,\, j - d_x}"
ABOUT = {INK: "ink", SCALE: "scale", MASS: "centre-of-mass", SHIFT: "shift"}
BOOK = ("pictures.centre_of_mass",)
STEPS_CALL = """\
picture = seen(framed_ink(fine, framing), switches)
ink = picture if switches.ink else 1 - picture
x, y = centre_of_mass(ink)
print(f"centre of mass: ({x:.2f}, {y:.2f})")
print(f"mean of all pixels: {picture.mean():.4f}")
for row in picture:
    print("".join(" .:*#"[round(4 * value)] for value in row.clip(0, 1)))
"""
NUDGE_CALL = """\
moved = nudged(picture, dx, dy)
x, y = centre_of_mass(moved)
print(f"centre of mass: ({x:.2f}, {y:.2f})")
for row in moved:
    print("".join(" .:*#"[round(4 * value)] for value in row.clip(0, 1)))
"""


def build(state: FramingState, done: frozenset[str]) -> Reading:
    """Return formulas with live numbers, the code that ran, and the lesson."""
    if state.view is View.NUDGE:
        return Reading(_nudge_formulas(state), _nudge_code(state), LESSON, done, book=BOOK)
    if state.steps is None:
        symbols = tuple(FormulaLine(line, about=ABOUT[line]) for line in (INK, SCALE, MASS, SHIFT))
        return Reading(symbols, None, LESSON, done, book=BOOK)
    return Reading(_formulas(state.steps), _code(state.steps), LESSON, done, book=BOOK)


def _formulas(steps: FramingSteps) -> tuple[FormulaLine, ...]:
    """Return the formulas of the steps that are taken."""
    switches = steps.switches
    ink = FormulaLine(INK if switches.ink else r"I = v", about="ink")
    lines = [ink, *([_scale(steps)] if switches.box else [])]
    x, y = steps.centre
    lines.append(
        FormulaLine(MASS, f"\\bar{{x}} = {x:.2f}, \\quad \\bar{{y}} = {y:.2f}", "centre-of-mass")
    )
    if switches.mass:
        lines.append(_shift(steps))
    return tuple(lines)


def _mass(x: float, y: float) -> FormulaLine:
    numbers = f"\\bar{{x}} = {x:.2f}, \\quad \\bar{{y}} = {y:.2f}"
    return FormulaLine(MASS, numbers, "centre-of-mass")


def _shift(steps: FramingSteps) -> FormulaLine:
    """Return the last move; where the ink's edges hold it back, without where it should go."""
    dx, dy = (round(float(value), 1) + 0.0 for value in steps.shift)
    x, y = steps.centre
    moved = f"({dx:g},\\ {dy:g})"
    free = np.abs(CENTRE - steps.centre - steps.shift).max() <= ROUNDED
    if not (steps.switches.box and free):
        return FormulaLine(SHIFT, f"d = {moved}", "shift")
    return FormulaLine(
        SHIFT, f"d = ({CENTRE} {_minus(x)},\\ {CENTRE} {_minus(y)}) \\approx {moved}", "shift"
    )


def _scale(steps: FramingSteps) -> FormulaLine:
    width, height = steps.size
    symbols = SCALE if steps.switches.size else r"s = \frac{28}{\max(w, h)}"
    numbers = f"s = \\frac{{{steps.length}}}{{\\max({width}, {height})}} = {steps.scale:.3f}"
    return FormulaLine(symbols, numbers, "scale")


def _minus(value: float) -> str:
    return f"- {value:.2f}" if value >= 0 else f"+ {-value:.2f}"


def _code(steps: FramingSteps) -> CodeSnapshot:
    """Return the last steps with the ink they got; the copied script draws what comes out."""
    switches = steps.switches
    arguments: dict[str, Any] = {
        "fine": steps.fine,
        "framing": Framing(to_box=switches.box, to_mass=switches.mass),
        "switches": switches,
    }
    return CodeSnapshot((framed_ink, centre_of_mass, seen), arguments, STEPS_CALL)


def _nudge_formulas(state: FramingState) -> tuple[FormulaLine, ...]:
    dx, dy = state.nudge
    lines = [FormulaLine(MOVED, f"d_x = {dx},\\quad d_y = {dy}", "nudged")]
    if state.moved is not None and state.moved.any():
        x, y = centre_of_mass(state.moved)
        lines.append(
            FormulaLine(
                MASS, f"\\bar{{x}} = {x:.2f}, \\quad \\bar{{y}} = {y:.2f}", "centre-of-mass"
            )
        )
    return tuple(lines)


def _nudge_code(state: FramingState) -> CodeSnapshot | None:
    if state.picture is None:
        return None
    dx, dy = state.nudge
    arguments: dict[str, Any] = {"picture": state.picture, "dx": dx, "dy": dy}
    return CodeSnapshot((nudged, centre_of_mass), arguments, NUDGE_CALL)

"""What the curves page says of the function that is read off, worked out from the function."""

from __future__ import annotations

from enum import StrEnum

from desktop.services import numbers
from desktop.services.i18n import translate
from desktop.tabs.activations.curves.presenter import STEEP
from desktop.tabs.activations.curves.state import CurvesState, beside
from desktop.tabs.activations.texts import number
from nn_core import activations
from nn_core.errors import QT_TRANSLATE_NOOP

FLAT = 0.01


class Says(StrEnum):
    """What a remark claims, and how it says so."""

    NOTHING = QT_TRANSLATE_NOOP(
        "CurveWords", "Tick a function at the left to see its curve and its slope."
    )
    JUMP = QT_TRANSLATE_NOOP(
        "CurveWords",
        "Here it jumps from {left} to {right}: no slope here, {slope} on both sides.",
    )
    CORNER = QT_TRANSLATE_NOOP(
        "CurveWords",
        "Here is its corner: slope {before} at the left, {after} at the right.",
    )
    STEP_LIKE = QT_TRANSLATE_NOOP(
        "CurveWords", "With β = {beta} it can hardly be told from the step."
    )
    FLAT = QT_TRANSLATE_NOOP("CurveWords", "Here it is flat: no gradient comes back through it.")
    HARDLY = QT_TRANSLATE_NOOP(
        "CurveWords", "Here it is nearly flat: hardly any gradient comes back through it."
    )
    SLOPE = QT_TRANSLATE_NOOP("CurveWords", "A small change of x at {x} comes out times {slope}.")


def remark_text(state: CurvesState) -> str:
    """Return what is to be said of the function at x, translated."""
    says, values = remark(state)
    return translate("CurveWords", says.value).format(**values)


def remark(state: CurvesState) -> tuple[Says, dict[str, str]]:
    """Return the claim that the function bears out at x."""
    found = state.focused()
    if found is None:
        return Says.NOTHING, {}
    kinks, parameters = activations.get(found.name).kinks, state.parameters(found.name)
    if state.x in kinks:
        left, right = beside(found.name, state.x, parameters)
        if left.value != right.value:
            values = {"left": left.value, "right": right.value, "slope": left.slope}
            return Says.JUMP, {key: numbers.plain(value) for key, value in values.items()}
        if left.slope != right.slope:
            values = {"before": left.slope, "after": right.slope}
            return Says.CORNER, {key: numbers.plain(value) for key, value in values.items()}
    if found.name == "sigmoid" and parameters["beta"] >= STEEP:
        return Says.STEP_LIKE, {"beta": numbers.plain(parameters["beta"])}
    if abs(found.slope) < FLAT:
        # What never ends, such as the sigmoid, only comes near 0, whatever floats make of it.
        return (Says.FLAT if kinks and found.slope == 0 else Says.HARDLY), {}
    return Says.SLOPE, {"x": numbers.plain(state.x), "slope": number(found.slope)}

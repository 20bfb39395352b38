"""What the page with stacked layers says: whether they make more than one line."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from desktop.services import numbers
from desktop.tabs.activations.linear_stack.state import LinearStackState
from desktop.tabs.activations.texts import core
from nn_core import activations
from nn_core.errors import QT_TRANSLATE_NOOP


class Says(StrEnum):
    """What the sentence claims."""

    ONE = "one"
    PRODUCT = "product"
    STRAIGHT = "straight"
    PLANE_BENDS = "plane bends"
    LINE_BENDS = "line bends"
    BOTH_BEND = "both bend"


_TEXTS = {
    Says.ONE: QT_TRANSLATE_NOOP("StackWords", "One layer, one line: {product}."),
    Says.PRODUCT: QT_TRANSLATE_NOOP(
        "StackWords", "{count} layers, one line: {product}. One layer would do."
    ),
    Says.STRAIGHT: QT_TRANSLATE_NOOP(
        "StackWords", "Here the layers still make one line: nothing was gained by stacking."
    ),
    Says.PLANE_BENDS: QT_TRANSLATE_NOOP(
        "StackWords", "On this line nothing bends; on the plane it does."
    ),
    Says.LINE_BENDS: QT_TRANSLATE_NOOP(
        "StackWords", "The line is no longer straight; the boundary on the plane still is."
    ),
    Says.BOTH_BEND: QT_TRANSLATE_NOOP(
        "StackWords", "{name} is not linear: no single line can do what these layers do."
    ),
}


def sentence(state: LinearStackState) -> str:
    """Return whether the layers make more than one line, translated."""
    says, values = remark(state)
    return QCoreApplication.translate("StackWords", _TEXTS[says]).format(**values)


def remark(state: LinearStackState) -> tuple[Says, dict[str, object]]:
    """Return the claim that line and plane bear out."""
    values: dict[str, object] = {
        "count": state.depth,
        "product": _product(state),
        "name": core(activations.get(state.activation).title),
    }
    if state.activation == "identity":
        return (Says.ONE if state.depth == 1 else Says.PRODUCT), values
    if state.line_straight:
        return (Says.STRAIGHT if state.plane_straight else Says.PLANE_BENDS), values
    return (Says.LINE_BENDS if state.plane_straight else Says.BOTH_BEND), values


def _product(state: LinearStackState) -> str:
    """Return c · c · x = c² x with numbers; what had to be rounded is not said to be equal."""
    written = numbers.bracketed(numbers.plain(state.c))
    exact = float(numbers.plain(state.c).replace(numbers.MINUS, "-")) ** state.depth
    slope = numbers.plain(exact)
    equals = "=" if float(slope.replace(numbers.MINUS, "-")) == round(exact, 12) else "≈"
    return f"{' · '.join([*[written] * state.depth, 'x'])} {equals} {slope} x"

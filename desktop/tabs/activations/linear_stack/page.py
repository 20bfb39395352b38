"""The page that asks why layers must not be linear: its controls, sentence and reading."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from desktop.reading.content import FormulaLine, Reading
from desktop.services import numbers
from desktop.services.context import TabContext
from desktop.services.i18n import translate
from desktop.tabs.activations.code import book_function, stack_snapshot
from desktop.tabs.activations.linear_stack.plot import StackPictures
from desktop.tabs.activations.linear_stack.presenter import LinearStackPresenter
from desktop.tabs.activations.linear_stack.state import DEEPEST, STEEPEST, LinearStackState
from desktop.tabs.activations.parameter_sliders import ParameterSliders
from desktop.tabs.activations.presenter import ActivationsPresenter
from desktop.tabs.activations.texts import CONTROLS_WIDTH, core, latex_number
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.activation_menu import ActivationMenu
from nn_core import activations
from nn_core.errors import QT_TRANSLATE_NOOP

LESSON = "activations-linear"


class LinearStackPage(Page[LinearStackPresenter]):
    """Why non-linear."""

    controls_width = CONTROLS_WIDTH

    def __init__(self, tab: ActivationsPresenter, context: TabContext) -> None:
        super().__init__(tab.linear_stack, context)
        form, presenter = self.form, self.presenter
        self.choice = ActivationMenu(presenter.set_activation)
        form.named(
            self.tr("Function between the layers"),
            self.choice,
            lambda state: self.choice.show_name(state.activation),
            hint=self.tr("h: what each layer does to its sum"),
        )
        self.depth = form.slider(
            self.tr("Layers n"),
            lambda state: state.depth,
            presenter.set_depth,
            1,
            DEEPEST,
            step=1,
            whole=True,
            hint=self.tr("n: layers on top of each other"),
        )
        self.c = form.slider(
            self.tr("Weight c"),
            lambda state: state.c,
            presenter.set_c,
            -STEEPEST,
            STEEPEST,
            decimals=2,
            hint=self.tr("c: the weight of every layer on the line"),
        )
        self.sliders = ParameterSliders(presenter.set_parameter, presenter.end_drag)
        form.gap()
        form.add(self.sliders, self._show_sliders)
        self.pictures = StackPictures()
        self.stage.addWidget(self.pictures)
        form.follow(self.pictures.show_state)
        (self.weights,) = form.buttons(
            (
                self.tr("Other weights"),
                self.tr("Draw other random weights for the plane"),
                presenter.draw_weights,
            )
        )
        (self.reset,) = form.buttons(
            (
                self.tr("Reset axes"),
                self.tr("Show both pictures whole again"),
                self.pictures.reset_axes,
            )
        )

    def _show_sliders(self, state: LinearStackState) -> None:
        self.sliders.show_parameters((state.activation,), {state.activation: state.parameters})

    def sentence(self) -> str:
        return sentence(self.presenter.state)

    def reading(self) -> Reading:
        """Return the product or the nesting of functions, its code and the lesson."""
        state = self.presenter.state
        plane = tuple(on_plane(state))
        return Reading(
            formulas=(on_line(state), *plane),
            code=stack_snapshot(activations.get(state.activation), state),
            lesson=LESSON,
            done=self.presenter.done,
            book=("network.linear_layers",)
            if state.activation == "identity"
            else book_function(state.activation),
        )


class Says(StrEnum):
    """What the sentence claims, and how it says so."""

    ONE = QT_TRANSLATE_NOOP("StackWords", "One layer, one line: {product}.")
    PRODUCT = QT_TRANSLATE_NOOP(
        "StackWords", "{count} layers, one line: {product}. One layer would do."
    )
    STRAIGHT = QT_TRANSLATE_NOOP(
        "StackWords", "Here the layers still make one line: nothing was gained by stacking."
    )
    PLANE_BENDS = QT_TRANSLATE_NOOP(
        "StackWords", "On this line nothing bends; on the plane it does."
    )
    LINE_BENDS = QT_TRANSLATE_NOOP(
        "StackWords", "The line is no longer straight; the boundary on the plane still is."
    )
    BOTH_BEND = QT_TRANSLATE_NOOP(
        "StackWords", "{name} is not linear: no single line can do what these layers do."
    )


def sentence(state: LinearStackState) -> str:
    """Return whether the layers make more than one line, translated."""
    says, values = remark(state)
    return translate("StackWords", says.value).format(**values)


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


def on_line(state: LinearStackState) -> FormulaLine:
    """Return y = c·c·c·x, or y = h(c·h(c·x)), with the numbers below."""
    if state.activation == "identity":
        symbols = r" \cdot ".join([*["c"] * state.depth, "x"])
        numbers = r" \cdot ".join([*[_factor(state.c)] * state.depth, "x"])
        total = f"{latex_number(state.c**state.depth)}\\, x"
        return FormulaLine(
            f"y = {symbols} = c^{state.depth} x", f"y = {numbers} = {total}", "line-layers"
        )
    x, y = state.x[-1], state.lines[-1][-1]
    return FormulaLine(
        f"y = {_nested(state.depth, 'c', 'x')}",
        f"{_nested(state.depth, _factor(state.c), f'{x:g}')} = {latex_number(float(y))}",
        "line-layers",
    )


def on_plane(state: LinearStackState) -> Iterator[FormulaLine]:
    """Yield the matrices, and where they are linear the one product with its numbers."""
    names = [rf"\mathbf{{W}}_{{{index + 1}}}" for index in range(state.depth)]
    if state.activation != "identity":
        inner = r"\mathbf{x}"
        for name in names[:-1]:
            inner = rf"h\left({inner} {name}\right)"
        yield FormulaLine(rf"y = {inner} {names[-1]}", about="plane-layers")
        return
    w1, w2, _b = state.product
    matrix = rf"\begin{{pmatrix}} {latex_number(w1)} \\ {latex_number(w2)} \end{{pmatrix}}"
    yield FormulaLine(
        rf"y = \mathbf{{x}} {' '.join(names)} = \mathbf{{x}} \mathbf{{W}}",
        rf"\mathbf{{W}} = {matrix}",
        "plane-layers",
    )


def _nested(depth: int, c: str, x: str) -> str:
    inner = x
    for _ in range(depth):
        inner = rf"h\left({c} \cdot {inner}\right)"
    return inner


def _factor(value: float) -> str:
    return f"({value:g})" if value < 0 else f"{value:g}"

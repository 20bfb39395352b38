"""The page that asks why layers must not be linear: its controls, sentence and reading."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.reading.content import FormulaLine, Reading
from desktop.services import numbers
from desktop.services.context import TabContext
from desktop.services.i18n import translate
from desktop.services.number_list import NumberList, surface
from desktop.style import plotting, theme
from desktop.style.plotting import CachedPlot
from desktop.tabs.activations.linear_stack.presenter import (
    DEEPEST,
    ENDS,
    STEEPEST,
    LinearStackPresenter,
    LinearStackState,
)
from desktop.tabs.activations.parts import (
    CONTROLS_WIDTH,
    Caption,
    ParameterSliders,
    book_function,
    core,
    latex_number,
    stack_snapshot,
)
from desktop.tabs.activations.presenter import ActivationsPresenter
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.choice_menus import ActivationMenu
from nn_core import activations
from nn_core.arrays import Array
from nn_core.errors import QT_TRANSLATE_NOOP

LESSON = "activations-linear"
SHADES = 256
HALF = 6.0
"""Height that the line's axis shows either way."""


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
        self.weights = form.button(
            self.tr("Other weights"),
            self.tr("Draw other random weights for the plane"),
            presenter.draw_weights,
        )
        self.reset = form.button(
            self.tr("Reset axes"),
            self.tr("Show both pictures whole again"),
            self.pictures.reset_axes,
        )

    def _show_sliders(self, state: LinearStackState) -> None:
        self.sliders.show_parameters((state.activation,), {state.activation: state.parameters})

    def sentence(self) -> str:
        return sentence(self.presenter.state)

    def reading(self) -> Reading:
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


class StackPictures(QWidget):
    """Line and plane; side by side where there is room, else one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.plane = CachedPlot(44), CachedPlot(44, grid=False)
        self.line_label, self.plane_label = Caption(), Caption()
        self.image = pg.ImageItem()
        self.signs = [pg.TextItem(text, anchor=(0.5, 0.5)) for text in ("+", "−")]
        self._curves: list[pg.PlotDataItem] = []
        self._state: LinearStackState | None = None
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        for label, plot in ((self.line_label, self.line), (self.plane_label, self.plane)):
            part = QVBoxLayout()
            part.setSpacing(4)
            part.addWidget(label)
            part.addWidget(plot, 1)
            self._box.addLayout(part, 1)
            plot.restyled.connect(self._restyle)
        self.plane.addItem(self.image)
        for sign in self.signs:
            self.plane.addItem(sign)
        self.line.set_axis_names("x", "y")
        self.plane.set_axis_names("x₁", "x₂")
        self.line_label.setText(self.tr("On a line: one neuron a layer, after each of the layers"))
        self.plane_label.setText(self.tr("On the plane: above 0 blue, below 0 vermillion"))
        self.line.setAccessibleName(self.line_label.text())
        self.plane.setAccessibleName(self.plane_label.text())
        self.plane.told = self._heights
        self._restyle()
        self.reset_axes()

    def _heights(self) -> NumberList | None:
        if self._state is None:
            return None
        side = len(self._state.plane)
        places = ENDS[0] + (ENDS[1] - ENDS[0]) * (np.arange(side) + 0.5) / side
        return surface(self.plane.axis_names, places, places, self._state.plane)

    def reset_axes(self) -> None:
        self.line.setXRange(*ENDS, padding=0)
        self.line.setYRange(-HALF, HALF, padding=0)
        self.plane.setRange(xRange=ENDS, yRange=ENDS, padding=0)

    def show_state(self, state: LinearStackState) -> None:
        before, self._state = self._state, state
        while len(self._curves) < state.depth:
            after = self.tr("after layer {layer}").format(layer=len(self._curves) + 1)
            self._curves.append(self.line.plot(name=after))
        for index, curve in enumerate(self._curves):
            curve.setVisible(index < state.depth)
            if index < state.depth:
                curve.setData(state.x, state.lines[index])
        if before is None or before.depth != state.depth:
            self._pen_curves()
        if before is None or before.plane is not state.plane:
            self._show_plane(state)

    def _show_plane(self, state: LinearStackState) -> None:
        low, high = ENDS
        size = float(np.abs(state.plane).max()) or 1.0
        self.image.setImage(state.plane, levels=(-size, size), autoLevels=False)
        self.image.setRect(QRectF(low, low, high - low, high - low))
        places = (state.plane.argmax(), state.plane.argmin())
        extremes = (state.plane.max() > 0, state.plane.min() < 0)
        for sign, place, there in zip(self.signs, places, extremes, strict=True):
            sign.setVisible(bool(there))
            row, column = np.unravel_index(int(place), state.plane.shape)
            sign.setPos(*(self._inside(int(index), state) for index in (column, row)))

    def _inside(self, index: int, state: LinearStackState) -> float:
        """Return the coordinate of a row or column, kept off the edge so that it can be read."""
        low, high = ENDS
        share = (index + 0.5) / state.plane.shape[0]
        return float(low + (high - low) * min(max(share, 0.06), 0.94))

    def _pen_curves(self) -> None:
        depth = self._state.depth if self._state is not None else 0
        for index, curve in enumerate(self._curves[:depth]):
            last = index == depth - 1
            alpha = 0.25 + 0.5 * (index + 1) / depth
            pen = plotting.pen("accent", 2.5) if last else plotting.pen("ink", 1.25, alpha=alpha)
            curve.setPen(pen)
            curve.setZValue(index)

    @Slot()
    def _restyle(self) -> None:
        tokens = theme.current()
        half = SHADES // 2
        pairs = (("negative", "negative_soft"), ("positive_soft", "positive"))
        rows = [_ramp(tokens.colour(a), tokens.colour(b), half) for a, b in pairs]
        self.image.setLookupTable(np.concatenate(rows))
        for sign in self.signs:
            sign.setColor(tokens.ink)
            sign.setFont(tokens.font("title"))
        self._pen_curves()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > 1.25 * self.height()
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.LeftToRight if wide else direction.TopToBottom)


def _ramp(first: QColor, last: QColor, steps: int) -> Array:
    ends = np.array([[c.red(), c.green(), c.blue()] for c in (first, last)], dtype=np.float64)
    share = np.linspace(0, 1, steps)[:, None]
    ramp: Array = (ends[0] + share * (ends[1] - ends[0])).astype(np.uint8)
    return ramp

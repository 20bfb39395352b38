"""What the pages share: pens, a legend, captions, parameter sliders, written numbers, code."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QLabel, QSizePolicy, QStyleOptionGraphicsItem, QWidget

from desktop.reading.content import CodeSnapshot
from desktop.services import numbers
from desktop.services.i18n import translate
from desktop.style import plotting, theme
from desktop.style.plotting import Plot
from desktop.tabs.activations.deep_signals.presenter import INITIALIZERS, SignalSettings
from desktop.tabs.activations.linear_stack.presenter import LinearStackState
from desktop.widgets.controls.layout_helpers import column_in
from desktop.widgets.controls.value_slider import ValueSlider
from nn_core import activations
from nn_core.activations import Activation, Parameter, classic
from nn_core.arrays import FloatArray
from nn_core.graph import parse
from nn_core.graph.script import script
from nn_core.records.activation_stats import backwards, forwards, propagate
from nn_core.records.linear_stack import one_product, stack_on_line
from nn_core.records.threshold_noise import flips

CONTROLS_WIDTH = 264
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def core(text: str) -> str:
    """Return a text of ``nn_core`` in the user's language."""
    return translate("nn_core", text)


def number(value: float) -> str:
    """Return a measured number with three decimals, so that points stay where they are in a drag.

    What has no room among them is written as everywhere else; nan, of what does not exist, as –.
    """
    if math.isnan(value):
        return "–"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    if value == 0 or numbers.SMALL <= abs(value) < 9.9995:
        return numbers.fixed(value + 0.0, 3) if value else "0.000"
    return numbers.significant(value, 4 if abs(value) > 1 else 2)


def column_number(value: float) -> str:
    """Return the same for a narrow column; what is too small for three decimals is 0.000 there."""
    return numbers.fixed(value, 3) if 0 < abs(value) < numbers.SMALL else number(value)


def latex_number(value: float) -> str:
    """Return the same in LaTeX."""
    return numbers.latex(number(value).replace("∞", "inf"))


def power_of_ten(exponent: int) -> str:
    """Return 1 or 10 with its exponent."""
    return f"10{str(exponent).translate(_RAISED)}" if exponent else "1"


_STYLES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
)
_TOKENS = ("ink", "third", "fourth", "muted")
"""Their number has no divisor in common with that of the dashes: twenty pens differ."""
PIECE, LONGEST = 44, 160
"""Pixels of a line beside its name, all of a dash-dotted pattern, and of a name, at zoom 1."""


def curve_pen(name: str, focused: bool) -> QPen:
    """Return the pen of a function of the registry; the one that is read off stands out."""
    if focused:
        return plotting.pen("accent", 2.5)
    place = activations.names().index(name)
    return plotting.pen(_TOKENS[place % len(_TOKENS)], 2, _STYLES[place % len(_STYLES)])


def sample_icon(pen: QPen, size: QSize) -> QIcon:
    """Return a short piece of the line for lists, readable on a selected row too."""
    icon = QIcon(_piece(pen, size))
    chosen = QPen(pen)
    chosen.setColor(plotting.pen("on_accent").color())
    icon.addPixmap(_piece(chosen, size), QIcon.Mode.Selected)
    return icon


def _piece(pen: QPen, size: QSize) -> QPixmap:
    pixmap = QPixmap(size * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    middle = size.height() / 2
    painter.drawLine(QPointF(1, middle), QPointF(size.width() - 1, middle))
    painter.end()
    return pixmap


class Legend(QGraphicsItem):
    """Names the curves of a plot in its upper left corner, each beside a piece of its line."""

    def __init__(self, plot: Plot) -> None:
        super().__init__(plot.getViewBox())
        self._rows: list[tuple[QPen, str]] = []
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(30)

    @property
    def names(self) -> list[str]:
        """What stands there, from above."""
        return [name for _pen, name in self._rows]

    def show_rows(self, rows: list[tuple[QPen, str]]) -> None:
        """Show other curves, or the same ones with other pens."""
        self.prepareGeometryChange()
        tokens = theme.current()
        short = QFontMetricsF(tokens.font("small")).elidedText
        end, most = Qt.TextElideMode.ElideRight, tokens.px(LONGEST)
        self._rows = [(line, short(name, end, most)) for line, name in rows]
        self.setPos(tokens.px(8), tokens.px(4))
        self.update()

    def boundingRect(self) -> QRectF:
        tokens = theme.current()
        metrics = QFontMetricsF(tokens.font("small"))
        wide = max((metrics.horizontalAdvance(name) for name in self.names), default=0.0)
        return QRectF(0, 0, wide + tokens.px(PIECE + 16), metrics.height() * len(self._rows))

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        tokens, box = theme.current(), self.boundingRect()
        painter.fillRect(box, tokens.colour("paper", 0.85))
        painter.setFont(tokens.font("small"))
        high = painter.fontMetrics().height()
        for place, (line, name) in enumerate(self._rows):
            row = box.adjusted(tokens.px(PIECE + 12), place * high, 0, 0)
            painter.setPen(line)
            middle = row.top() + high / 2
            painter.drawLine(QPointF(tokens.px(4), middle), QPointF(tokens.px(4 + PIECE), middle))
            painter.setPen(tokens.colour("ink"))
            painter.drawText(row, Qt.AlignmentFlag.AlignLeft, name)


class Caption(QLabel):
    """Says what the plot below shows."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


Turned = Callable[[str, str, float], object]
"""Takes the function, its parameter and the value."""


class ParameterSliders(QWidget):
    """One slider for each parameter of the functions that are shown.

    - ``turned``: called with what the user turns.
    - ``released``: called when a slider is let go.
    """

    def __init__(self, turned: Turned, released: Callable[[], object]) -> None:
        super().__init__()
        self._turned, self._released = turned, released
        self._column = column_in(self)
        self.sliders: dict[tuple[str, str], ValueSlider] = {}

    def show_parameters(
        self, functions: Iterable[str], values: Mapping[str, Mapping[str, float]]
    ) -> None:
        """Show the sliders of ``functions`` at ``values``; hide the others."""
        shown = [(name, p) for name in functions for p in activations.get(name).parameters]
        wanted = {(name, parameter.name) for name, parameter in shown}
        for name, parameter in shown:
            slider = self._slider(name, parameter)
            slider.show_value(values[name][parameter.name])
        for key, slider in self.sliders.items():
            slider.setVisible(key in wanted)

    def _slider(self, name: str, parameter: Parameter) -> ValueSlider:
        key = (name, parameter.name)
        if key not in self.sliders:
            slider = ValueSlider(
                parameter.minimum,
                parameter.maximum,
                decimals=2,
                logarithmic=parameter.logarithmic,
            )
            title = core(activations.get(name).title)
            slider.describe(f"{title} {parameter.symbol}", core(parameter.meaning))
            turned = partial(self._turned, name, parameter.name)
            slider.slid.connect(turned)
            slider.typed.connect(turned)
            slider.released.connect(self._released)
            self._column.addWidget(slider)
            self.sliders[key] = slider
        return self.sliders[key]


LIBRARY = "nn_core"
BOOK = {
    "step": "functions.step_function",
    "sigmoid": "functions.sigmoid",
    "tanh": "functions.tanh",
    "relu": "functions.relu",
    "identity": "functions.identity_function",
}


def book_function(name: str) -> tuple[str, ...]:
    """Return where the book's own code of an activation is; nothing for those it has not."""
    return (BOOK[name],) if name in BOOK else ()


def from_library(activation: Activation) -> bool:
    """Return whether both functions can be shown: they are the library's and have a name."""
    return all(
        getattr(function, "__module__", "").split(".")[0] == LIBRARY
        and "<" not in getattr(function, "__qualname__", "<")
        for function in (activation.function, activation.derivative)
    )


def curve_snapshot(
    activation: Activation, x: float, parameters: Mapping[str, float]
) -> CodeSnapshot | None:
    """Return h and h' at one x."""
    if not from_library(activation):
        return None
    h, slope = activation.function.__name__, activation.derivative.__name__
    keywords = "".join(f", {name}={name}" for name in parameters)
    call = (
        "x = np.array([x])\n"
        f'print(f"h(x)  = {{{h}(x{keywords})[0]:.6g}}")\n'
        f'print(f"h\'(x) = {{{slope}(x{keywords})[0]:.6g}}")\n'
    )
    functions = (activation.function, activation.derivative)
    return CodeSnapshot(functions, {"x": x, **parameters}, call)


def own_snapshot(text: str, x: float) -> CodeSnapshot:
    """Return a formula and its slope at one x, as backpropagation goes through it."""
    lines = script(parse(text))
    return CodeSnapshot(lines.functions, {lines.names[0]: x}, lines.text)


def noise_snapshot(x: FloatArray, beta: float) -> CodeSnapshot:
    """Return both functions and the count over the instants on screen."""
    call = (
        'print("step:", flips(step(x)), "jumps")\n'
        'print("sigmoid:", flips(sigmoid(x, beta=beta)), "jumps")\n'
    )
    functions = (classic.step, classic.sigmoid, flips)
    return CodeSnapshot(functions, {"x": x, "beta": beta}, call)


def stack_snapshot(activation: Activation, state: LinearStackState) -> CodeSnapshot | None:
    """Return the layers on the line, and the product of those on the plane."""
    if not from_library(activation):
        return None
    call = (
        "x = np.array([x])\n"
        "for number, y in enumerate(stack_on_line(x, h, c, depth, parameters), 1):\n"
        '    print(f"after layer {number}: {y[0]:.6g}")\n'
        "W, b = one_product(layers.weights, layers.biases)\n"
        'print(f"one product: {W[0, 0]:.6g} x1 + {W[1, 0]:.6g} x2 + {b[0]:.6g}")\n'
    )
    arguments = {
        "x": float(state.x[-1]),
        "h": activation.function,
        "parameters": dict(state.parameters),
        "c": state.c,
        "depth": state.depth,
        "layers": state.layers,
    }
    return CodeSnapshot((activation.function, stack_on_line, one_product), arguments, call)


def signals_snapshot(settings: SignalSettings) -> CodeSnapshot | None:
    """Return the pass through all layers and what is printed of it."""
    activation = activations.get(settings.activation)
    if not from_library(activation):
        return None
    call = (
        "for record in propagate(\n"
        "    h, slope, initializer, depth, value_range=value_range,\n"
        "    parameters=parameters, options=options, seed=seed,\n"
        "):\n"
        "    pass\n"
        "for layer in range(depth):\n"
        "    spread, size = record.signals[layer].spread, record.gradients[layer].rms\n"
        '    print(f"layer {layer + 1}: spread {spread:.4g}, gradient {size:.4g}")\n'
        'print("signals:", record.signal_trend, "gradients:", record.gradient_trend)\n'
    )
    arguments = {
        "h": activation.function,
        "slope": activation.derivative,
        "initializer": INITIALIZERS[settings.start],
        "depth": settings.depth,
        "value_range": activation.value_range,
        "parameters": dict(settings.parameters),
        "options": settings.options,
        "seed": settings.seed,
    }
    return CodeSnapshot((forwards, backwards, propagate), arguments, call)

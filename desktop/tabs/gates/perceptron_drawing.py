"""The perceptron as the book draws it: inputs and the bias in circles, weights on the lines, y."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from desktop.services.numbers import plain
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.gates.marks import sign
from desktop.tabs.gates.state import ROWS, PerceptronState
from desktop.widgets.painted.labels import labels
from desktop.widgets.painted.painted_widget import PaintedWidget

CENTRE = Qt.AlignmentFlag.AlignCenter
RADIUS = 15.0
"""Of a circle, in pixels at zoom 1."""
THIN, THICK = 1.0, 7.0


class PerceptronDrawing(PaintedWidget):
    """Follows the weights and the row that is chosen; the thicker a line, the larger its weight."""

    smooth = True

    def __init__(self) -> None:
        super().__init__()
        self._state: PerceptronState | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("The perceptron"))
        self.setToolTip(
            self.tr("Circles are nodes (neurons): inputs x, the 1 of the bias, and the output y")
        )

    def show_state(self, state: PerceptronState) -> None:
        self._state = state
        self.setAccessibleDescription(", ".join(self.texts))
        self.update()

    @property
    def texts(self) -> tuple[str, ...]:
        """What stands in the drawing: inputs, weights, the bias and the output."""
        if self._state is None:
            return ()
        gate, row = self._state.gate, self._state.row
        x1, x2 = (plain(float(x)) for x in ROWS[row])
        w1, w2 = map(plain, gate.weights)
        y = self._state.outputs[row]
        return (
            f"x₁ = {x1}",
            f"x₂ = {x2}",
            f"w₁ = {w1}",
            f"w₂ = {w2}",
            f"b = {plain(gate.bias)}",
            (f"y = {y}"),
        )

    def sizeHint(self) -> QSize:
        tokens = theme.current()
        return QSize(round(tokens.px(200)), round(tokens.px(140)))

    def minimumSizeHint(self) -> QSize:
        tokens = theme.current()
        return QSize(round(tokens.px(130)), round(tokens.px(110)))

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        if self._state is None:
            return
        state = self._state
        painter.setFont(tokens.font("small"))
        inner = QRectF(self.rect()).marginsRemoved(_margins(tokens))
        output = QPointF(inner.right(), inner.center().y())
        ends = [QPointF(inner.left(), inner.top() + k * inner.height() / 2) for k in range(3)]
        values = (*state.gate.weights, state.gate.bias)
        for start, value, name in zip(ends, values, ("w₁", "w₂", "b"), strict=True):
            _line(painter, tokens, start, output, value)
            _written(painter, tokens, start + (output - start) * 0.45, f"{name} {plain(value)}")
        bits = [*(int(x) for x in ROWS[state.row]), 1]
        for start, bit, name in zip(ends, bits, ("x₁", "x₂", ""), strict=True):
            _node(painter, tokens, start, str(bit), bit, dashed=not name)
            _named(painter, tokens, start, name)
        y = state.outputs[state.row]
        _node(painter, tokens, output, str(y), y)
        _named(painter, tokens, output, "y")

    def restyle(self, _tokens: Theme) -> None:
        self.updateGeometry()
        self.update()


def _margins(tokens: Theme) -> QMarginsF:
    side, above = tokens.px(RADIUS + 4), tokens.px(RADIUS + 14)
    return QMarginsF(side, above, side, tokens.px(RADIUS + 4))


def _line(painter: QPainter, tokens: Theme, start: QPointF, end: QPointF, value: float) -> None:
    size = abs(value)
    width = tokens.px(THIN + (THICK - THIN) * size / (1 + size))
    style = Qt.PenStyle.SolidLine if value else Qt.PenStyle.DotLine
    token = "muted" if value == 0 else sign(value > 0)
    painter.setPen(QPen(tokens.colour(token, 0.7), width, style))
    painter.drawLine(start, end)


def _written(painter: QPainter, tokens: Theme, at: QPointF, text: str) -> None:
    written = labels(painter.font())
    room = QRectF(0, 0, written.width(text) + 8, painter.fontMetrics().height() + 2)
    room.moveCenter(at)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.colour("paper", 0.9))
    painter.drawRoundedRect(room, 4, 4)
    painter.setPen(tokens.colour("ink"))
    written.draw(painter, room, text)


def _node(
    painter: QPainter, tokens: Theme, at: QPointF, text: str, bit: int, *, dashed: bool = False
) -> None:
    """Draw a circle; that of the bias, which no input feeds, is dashed."""
    radius = tokens.px(RADIUS)
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(tokens.colour("ink"), tokens.px(1.2), style))
    painter.setBrush(tokens.colour("paper" if dashed else f"{sign(bit)}_soft"))
    painter.drawEllipse(at, radius, radius)
    painter.setPen(tokens.colour("ink"))
    painter.drawText(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius), CENTRE, text)


def _named(painter: QPainter, tokens: Theme, at: QPointF, name: str) -> None:
    height = painter.fontMetrics().height()
    above = QRectF(at.x() - 20, at.y() - tokens.px(RADIUS) - height - 1, 40, height)
    painter.setPen(tokens.colour("muted"))
    painter.drawText(above, CENTRE, name)

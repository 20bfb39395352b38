"""The network of points: a live picture in each neuron, weights and biases as handles."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolButton

from desktop.services import numbers
from desktop.services.number_list import NumberList, connections
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.training.points.presenter import PointsPresenter
from desktop.tabs.training.points.state import FAR, Look, PointsState
from desktop.widgets.controls.layout_helpers import tip
from desktop.widgets.controls.number_field import NumberField
from desktop.widgets.painted.colormap import colormap, mixed
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.arrays import FloatArray

LARGEST, GAP = 72.0, 1.25
TOP = 26.0
"""Room for the buttons over a column."""
REACH = 5.0
PER_PIXEL, PER_NOTCH = 0.02, 0.1
BINS = 6
"""Widths of lines; all lines of one width and colour are painted at once."""
FEW_LINES = 260
"""So many lines are painted smoothly."""
SMOOTH = QPainter.RenderHint.Antialiasing
Key = Qt.Key


@dataclass(frozen=True)
class Handle:
    """A weight or a bias.

    - ``layer``: from 0.
    - ``source``: the neuron before; None for a bias.
    """

    layer: int
    source: int | None
    target: int


@dataclass(frozen=True)
class _Layout:
    """Tiles by column, and lines by layer, source and target, for one size of everything."""

    key: object
    tiles: list[list[QRectF]]
    lines: list[list[list[QLineF]]]


class NetworkView(PaintedWidget):
    """Columns of neurons; the inputs stand at the left.

    Click a line or a bias (the dot at a tile's corner) for a field, drag it up or down, or turn the
    wheel. Click a tile to see it large. Keys: arrows go from neuron to neuron, W through its
    weights and bias, + and − change what is chosen, Enter opens the field.
    """

    def __init__(self, presenter: PointsPresenter) -> None:
        super().__init__()
        self._presenter, self._state = presenter, presenter.state
        self._hover: Handle | None = None
        self._chosen: Handle | None = None
        self._pressed: tuple[QPointF, float] | None = None
        self._moved = False
        self._laid_out: _Layout | None = None
        self._buttons: list[tuple[QToolButton, QToolButton]] = []
        self.field = NumberField(-FAR, FAR, 0.1)
        self.field.setParent(self)
        self.field.hide()
        self.field.value_changed.connect(self._typed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 110)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Network"))
        self.setToolTip(
            self.tr(
                "Click a line or a dot to type its weight or bias, drag it up or down, or turn the "
                "wheel; click a tile to see it large. Keys: arrows, W, + and −, Enter."
            )
        )
        self._fit()

    def numbers_shown(self) -> NumberList | None:
        look = self._state.look
        if look is None:
            return None
        return connections(zip(look.weights, look.biases, strict=True))

    def heard(self) -> str:
        """Return what a screen reader says: what the keys are at, or how many neurons there are."""
        if self._chosen is not None:
            return f"{self._name(self._chosen)}: {numbers.significant(self.value(self._chosen))}"
        if self._state.chosen is not None:
            layer, neuron = self._state.chosen
            text = self.tr("Neuron {neuron} of layer {layer}")
            return text.format(neuron=neuron + 1, layer=layer + 1)
        sizes = ", ".join(map(str, self._state.sizes))
        return self.tr("Neurons, layer by layer: {sizes}").format(sizes=sizes)

    @Slot(object)
    def show_state(self, state: PointsState) -> None:
        other = state.sizes != self._state.sizes
        self._state = state
        if other:
            self._hover = self._chosen = None
            self.field.hide()
            self._fit()
        elif self.field.isVisible() and self._chosen is not None:
            self._show_field(self._chosen)
        self.update()

    # Where things are

    def tile(self, column: int, neuron: int) -> QRectF:
        """Return the tile of a neuron; column 0 are the inputs."""
        return self._layout().tiles[column][neuron]

    def _layout(self) -> _Layout:
        """Return where everything is; worked out anew only where that changes."""
        sizes = self._state.sizes
        key = (sizes, self.width(), self.height(), theme.current().zoom)
        if self._laid_out is None or self._laid_out.key != key:
            tiles = [[self._tile(c, place) for place in range(n)] for c, n in enumerate(sizes)]
            lines = [
                [[_between(one, other) for other in then] for one in first]
                for first, then in pairwise(tiles)
            ]
            self._laid_out = _Layout(key, tiles, lines)
        return self._laid_out

    def _tile(self, column: int, neuron: int) -> QRectF:
        sizes, tokens = self._state.sizes, theme.current()
        top = tokens.px(TOP)
        room = self.height() - top
        side = min(
            tokens.px(LARGEST),
            room / max(sizes) * 0.88,
            self.width() / len(sizes) * 0.6,
            room / 2.5,
        )
        side = max(float(int(side)), 6.0)
        pitch = min(side * GAP, room / sizes[column])
        middle = top + room / 2 + (neuron - (sizes[column] - 1) / 2) * pitch
        span = (self.width() - side - 8) / max(1, len(sizes) - 1)
        return QRectF(int(4 + column * span), int(middle - side / 2), side, side)

    def line(self, handle: Handle) -> QLineF:
        assert handle.source is not None
        return self._layout().lines[handle.layer][handle.source][handle.target]

    def dot(self, handle: Handle) -> QPointF:
        return self.tile(handle.layer + 1, handle.target).bottomLeft()

    def _ends(self, layer: int) -> tuple[FloatArray, FloatArray]:
        """Return starts (n, 2) and ends (m, 2) of the lines of a layer."""
        sizes = self._state.sizes
        first = [self.tile(layer, place) for place in range(sizes[layer])]
        then = [self.tile(layer + 1, place) for place in range(sizes[layer + 1])]
        return (
            np.array([(tile.right(), tile.center().y()) for tile in first]),
            np.array([(tile.left(), tile.center().y()) for tile in then]),
        )

    def handle_at(self, position: QPointF) -> Handle | None:
        """Return the bias or the weight at a place; biases come first."""
        reach, at = theme.current().px(REACH), np.array([position.x(), position.y()])
        found: tuple[float, Handle] | None = None
        for layer in range(len(self._state.sizes) - 1):
            for target in range(self._state.sizes[layer + 1]):
                dot = self.dot(Handle(layer, None, target))
                if QLineF(dot, position).length() <= reach:
                    return Handle(layer, None, target)
            starts, ends = self._ends(layer)
            if not starts[0, 0] <= at[0] <= ends[0, 0]:
                continue
            across = ends[None] - starts[:, None]
            share = (at[0] - starts[0, 0]) / max(ends[0, 0] - starts[0, 0], 1.0)
            # How far off a line is, straight up or down, leant by how steep it is.
            off = np.abs(starts[:, None, 1] + share * across[..., 1] - at[1])
            off = off * across[..., 0] / np.hypot(across[..., 0], across[..., 1])
            source, target = divmod(int(off.argmin()), off.shape[1])
            nearest = float(off[source, target])
            if nearest <= reach and (found is None or nearest < found[0]):
                found = nearest, Handle(layer, source, target)
        return None if found is None else found[1]

    def neuron_at(self, position: QPointF) -> tuple[int, int] | None:
        """Return layer from 0 and neuron of the tile at a place."""
        for column, size in enumerate(self._state.sizes):
            for place in range(size):
                if column and self.tile(column, place).contains(position):
                    return column - 1, place
        return None

    def value(self, handle: Handle) -> float:
        look = self._state.look
        if look is None:
            return 0.0
        if handle.source is None:
            return float(look.biases[handle.layer][handle.target])
        return float(look.weights[handle.layer][handle.source, handle.target])

    def put(self, handle: Handle, value: float) -> None:
        look = self._state.look
        if look is None:
            return
        kind = "b" if handle.source is None else "W"
        place = (handle.target,) if handle.source is None else (handle.source, handle.target)
        name = f"{look.names[handle.layer]}.{kind}"
        self._presenter.put(name, place, round(value, 6))

    # Painting

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        look = self._state.look
        if look is None or len(look.weights) != len(self._state.sizes) - 1:
            return
        few = sum(W.size for W in look.weights) <= FEW_LINES
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, few)
        for layer, W in enumerate(look.weights):
            self._paint_lines(painter, tokens, layer, W)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._paint_tiles(painter, tokens, look)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, few)
        self._paint_biases(painter, tokens, look)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for handle in {self._hover, self._chosen} - {None}:
            assert handle is not None
            self._paint_handle(painter, tokens, handle)

    def _paint_lines(self, painter: QPainter, tokens: Theme, layer: int, W: FloatArray) -> None:
        lines = [line for row in self._layout().lines[layer] for line in row]
        paper, smooth = tokens.colour("paper"), painter.renderHints() & SMOOTH
        strengths = np.ceil(np.minimum(np.abs(np.nan_to_num(W)).ravel() / 2.5, 1.0) * BINS)
        codes = (2 * strengths + (W.ravel() < 0)).astype(int)
        groups: dict[int, list[QLineF]] = {}
        for code, line in zip(codes.tolist(), lines, strict=True):
            groups.setdefault(code, []).append(line)
        # The strong ones lie above the weak ones.
        for code in sorted(groups):
            share, token = code // 2 / BINS, "negative" if code % 2 else "positive"
            # A colour that lets nothing through is painted ten times as fast.
            colour = mixed(tokens.colour(token), paper, 0.12 + 0.88 * share)
            width = tokens.px(0.8 + 4.5 * share)
            painter.setPen(QPen(colour, width if smooth else max(width, 1.5)))
            painter.drawLines(groups[code])

    def _paint_tiles(self, painter: QPainter, tokens: Theme, look: Look) -> None:
        state = self._state
        across = np.linspace(-1, 1, 24)
        inputs = np.stack([np.tile(across, (24, 1)), np.tile(-across[:, None], (1, 24))])
        layers = [inputs[: state.sizes[0]], *look.pictures]
        if not state.curve:
            layers[-1] = look.answer(state.sigmoid)[None]
        for column, pictures in enumerate(layers):
            if state.curve and column:
                self._paint_curves(painter, tokens, column, pictures)
                continue
            largest = max(1.0, float(np.abs(np.nan_to_num(pictures)).max()))
            count, high, wide = pictures.shape
            colours = colormap(tokens, "positive", "negative")
            image: QImage = colours.image(pictures.reshape(count * high, wide), largest)
            for place in range(count):
                # A part of an image comes out whole in an SVG.
                part = image.copy(0, place * high, wide, high)
                painter.drawImage(self.tile(column, place), part)
            self._frame(painter, tokens, column)

    def _paint_curves(
        self, painter: QPainter, tokens: Theme, column: int, pictures: FloatArray
    ) -> None:
        largest = max(1.0, float(np.abs(np.nan_to_num(pictures)).max()))
        for place, (values,) in enumerate(pictures):
            tile = self.tile(column, place)
            painter.fillRect(tile, tokens.colour("paper"))
            xs = np.linspace(tile.left() + 1, tile.right() - 1, len(values))
            ys = tile.center().y() - np.nan_to_num(values) / largest * (tile.height() / 2 - 2)
            painter.setPen(QPen(tokens.colour("ink"), tokens.px(1.2)))
            points = zip(xs.tolist(), ys.tolist(), strict=True)
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))
        self._frame(painter, tokens, column)

    def _frame(self, painter: QPainter, tokens: Theme, column: int) -> None:
        """Frame the tiles of a column, and the chosen one among them."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.colour("border"), 1))
        painter.drawRects(self._layout().tiles[column])
        chosen = self._state.chosen
        if chosen is not None and chosen[0] == column - 1:
            painter.setPen(QPen(tokens.colour("accent"), 3))
            painter.drawRect(self.tile(column, chosen[1]))

    def _paint_biases(self, painter: QPainter, tokens: Theme, look: Look) -> None:
        small = max(self._state.sizes) > 10
        painter.setPen(QPen(tokens.colour("paper"), 1))
        for layer, biases in enumerate(look.biases):
            for target, b in enumerate(biases.tolist()):
                painter.setBrush(tokens.colour("positive" if b >= 0 else "negative"))
                radius = tokens.px(2.0 if small else 2.5 + min(abs(b), 2.0))
                painter.drawEllipse(self.dot(Handle(layer, None, target)), radius, radius)

    def _paint_handle(self, painter: QPainter, tokens: Theme, handle: Handle) -> None:
        painter.setPen(QPen(tokens.colour("accent"), tokens.px(2.5)))
        if handle.source is None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self.dot(handle), tokens.px(6), tokens.px(6))
            at = self.dot(handle) + QPointF(tokens.px(12), tokens.px(2))
        else:
            painter.drawLine(self.line(handle))
            at = self.line(handle).center() + QPointF(0, -tokens.px(8))
        painter.setFont(tokens.font("small"))
        text = numbers.significant(self.value(handle))
        box = QRectF(painter.fontMetrics().boundingRect(text)).adjusted(-4, -2, 4, 2)
        box.moveCenter(at)
        box.moveRight(min(box.right(), self.width() - 2.0))
        box.moveBottom(min(box.bottom(), self.height() - 1.0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("paper", 0.9))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(tokens.colour("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    # Buttons over the columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def restyle(self, tokens: Theme) -> None:
        super().restyle(tokens)
        self._fit()

    def _fit(self) -> None:
        hidden = len(self._state.sizes) - 2
        while len(self._buttons) < hidden:
            self._add_buttons(len(self._buttons))
        side = int(min(theme.current().px(20), self.width() / len(self._state.sizes) / 2.2))
        for layer, pair in enumerate(self._buttons):
            tile = self.tile(layer + 1, 0) if layer < hidden else QRectF()
            for place, button in enumerate(pair):
                button.setVisible(layer < hidden)
                left = int(tile.center().x()) + (place - 1) * side
                button.setGeometry(left, 1, side, side)

    def _add_buttons(self, layer: int) -> None:
        less, more = QToolButton(self), QToolButton(self)
        for button, sign, says in (
            (less, "−", self.tr("Layer {number}: one neuron less")),
            (more, "+", self.tr("Layer {number}: one neuron more")),
        ):
            button.setText(sign)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            text = says.format(number=layer + 1)
            button.setAccessibleName(text)
            tip(button, text)
            button.setProperty("layer", layer)
            button.setStyleSheet("padding: 0; min-width: 0; min-height: 0")
        less.clicked.connect(self._less)
        more.clicked.connect(self._more)
        self._buttons.append((less, more))

    @property
    def buttons(self) -> list[tuple[QToolButton, QToolButton]]:
        """One neuron less and one more, for each hidden layer."""
        return self._buttons[: max(0, len(self._state.sizes) - 2)]

    @Slot()
    def _less(self) -> None:
        self._presenter.remove_neuron(self.sender().property("layer"))

    @Slot()
    def _more(self) -> None:
        self._presenter.add_neuron(self.sender().property("layer"))

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.field.hide()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        handle = self.handle_at(event.position())
        neuron = self.neuron_at(event.position())
        bias = handle is not None and handle.source is None
        self._chosen = handle if bias or neuron is None else None
        if self._chosen is not None:
            self._pressed, self._moved = (event.position(), self.value(self._chosen)), False
        elif neuron is not None:
            self._presenter.choose(neuron)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Change what is held by how far up the mouse is, or tell what could be held."""
        if self._pressed is not None and event.buttons() and self._chosen is not None:
            start, value = self._pressed
            up = start.y() - event.position().y()
            if self._moved or abs(up) > 3:
                self._moved = True
                self.put(self._chosen, value + up * PER_PIXEL)
            return
        hover = self.handle_at(event.position())
        if self.neuron_at(event.position()) is not None and hover and hover.source is not None:
            hover = None
        if hover != self._hover:
            self._hover = hover
            shape = Qt.CursorShape
            self.setCursor(shape.ArrowCursor if hover is None else shape.SizeVerCursor)
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go; a click without a drag opens the field."""
        if self._pressed is not None and not self._moved and self._chosen is not None:
            self._open_field(self._chosen)
        self._pressed = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        handle = self.handle_at(event.position())
        if handle is not None:
            notches = event.angleDelta().y() / 120
            self.put(handle, self.value(handle) + notches * PER_NOTCH)
            event.accept()

    def leaveEvent(self, event: object) -> None:
        self._hover = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, chosen = Key(event.key()), self._chosen
        moves = {Key.Key_Up: -1, Key.Key_Down: 1}
        signs = {Key.Key_Plus: 1, Key.Key_Minus: -1, Key.Key_Equal: 1}
        if key == Key.Key_Escape and self.field.isVisible():
            self.field.hide()
            self.setFocus()
        elif key in moves:
            self._choose_next(moves[key])
        elif key == Key.Key_W:
            self._choose_handle()
        elif chosen is not None and key in signs:
            self.put(chosen, self.value(chosen) + signs[key] * PER_NOTCH)
        elif chosen is not None and key in (Key.Key_Return, Key.Key_Enter):
            self._open_field(chosen)
        else:
            super().keyPressEvent(event)

    def _choose_next(self, by: int) -> None:
        neurons = [
            (layer, place)
            for layer, size in enumerate(self._state.sizes[1:])
            for place in range(size)
        ]
        chosen = self._state.chosen
        place = neurons.index(chosen) + by if chosen in neurons else 0
        self._chosen = None
        self._presenter.choose(neurons[place % len(neurons)])

    def _choose_handle(self) -> None:
        """Go on to the next weight of the chosen neuron, then to its bias, then begin again."""
        layer, target = self._state.chosen or (len(self._state.sizes) - 2, 0)
        sources = [*range(self._state.sizes[layer]), None]
        now = self._chosen
        place = 0
        if now is not None and (now.layer, now.target) == (layer, target):
            place = (sources.index(now.source) + 1) % len(sources)
        self._chosen = Handle(layer, sources[place], target)
        self.setAccessibleDescription(self.heard())
        self.update()

    def _open_field(self, handle: Handle) -> None:
        self._show_field(handle)
        self.field.show()
        self.field.raise_()
        self.field.box.setFocus(Qt.FocusReason.MouseFocusReason)
        self.field.box.selectAll()

    def _show_field(self, handle: Handle) -> None:
        value = round(self.value(handle), 3)
        if not self.field.box.hasFocus() or not self.field.isVisible():
            self.field.set_value(value)
        at = self.dot(handle) if handle.source is None else self.line(handle).center()
        hint = self.field.sizeHint()
        left = min(max(int(at.x()), 0), self.width() - hint.width())
        top = min(max(int(at.y()) + 8, 0), self.height() - hint.height())
        self.field.setGeometry(left, top, hint.width(), hint.height())
        self.field.describe(self._name(handle), "")

    def _name(self, handle: Handle) -> str:
        if handle.source is None:
            return self.tr("Bias of neuron {target} of layer {layer}").format(
                target=handle.target + 1, layer=handle.layer + 1
            )
        return self.tr("Weight from {source} to {target} of layer {layer}").format(
            source=handle.source + 1, target=handle.target + 1, layer=handle.layer + 1
        )

    @Slot(float)
    def _typed(self, value: float) -> None:
        if self._chosen is not None:
            self.put(self._chosen, value)


def _between(one: QRectF, other: QRectF) -> QLineF:
    return QLineF(one.right(), one.center().y(), other.left(), other.center().y())

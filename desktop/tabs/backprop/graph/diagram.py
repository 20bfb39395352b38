"""The graph one steps through: shown from a kept picture, dragged, selected by mouse and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy

from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.backprop.graph import texts
from desktop.tabs.backprop.graph.diagram_paint import (
    Scene,
    node_of_step,
    paint_all,
    paint_current,
    paint_paths,
    paint_selected,
    repaint_step,
)
from desktop.tabs.backprop.graph.geometry import Edge, Geometry, Measures
from desktop.tabs.backprop.graph.presenter import GraphPresenter
from desktop.tabs.backprop.graph.state import GraphState, moved
from desktop.widgets.input import ARROWS, Hold
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.graph.ops import INPUT
from nn_core.graph.paths import Path, paths

MOST_STEPS = 60
"""So many steps are painted into the kept picture; more are painted as a whole."""
MARGIN = 40
Key = Qt.Key


class GraphDiagram(PaintedWidget):
    """Shows a `GraphState` and turns drags and keys into changes of it.

    Dragging an input up or down changes it; dragging the ground moves a picture that is larger than
    the widget, as the wheel does. Arrow keys go from node to node, + and − nudge an input; the
    other keys are those of a `Playback`.

    - ``pointed``: the mouse has come to a node or an edge (node, slot), or to none of them (None).
    """

    usual_size = (480, 320)
    pointed = Signal(object)

    def __init__(self, presenter: GraphPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._state = presenter.state
        self._hold = Hold[tuple[int, int]]()
        self._press = (QPointF(), 0.0)
        self._panning: tuple[QPointF, QPointF] | None = None
        self._offset = QPointF()
        self._pointed: int | Edge | None = None
        self._lit: set[Edge] = set()
        self._kept: QPixmap | None = None
        self._geometry = self._measured()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("The formula as a graph"))
        self.setToolTip(
            self.tr(
                "Above an edge its value, below, framed, its gradient. Drag an input up or down. "
                "Arrow keys: nodes; + and −: nudge; space bar: one step; Backspace: one step "
                "back; P: play"
            )
        )
        self._describe()

    @property
    def geometry_of_graph(self) -> Geometry:
        """Where everything lies, in the coordinates of the whole picture."""
        return self._geometry

    def forget_picture(self) -> None:
        """Paint everything anew next time."""
        self._kept = None
        self.update()

    def place_of(self, node: int) -> QPointF:
        """Return where the middle of a node is on the widget."""
        return self._geometry.centres[node] - self._offset

    def show_state(self, state: GraphState) -> None:
        """Show another state; where only steps were made, these are painted into the picture."""
        before, self._state = self._state, state
        if (before.key, before.whole) != (state.key, state.whole):
            self._hold.other_shown()
            self._geometry, self._pointed, self._lit = self._measured(), None, set()
            self._offset, self._kept = QPointF(), None
        if before.values != state.values or before.preset != state.preset:
            if self._hold.other_shown():
                self._presenter.end_drag()
            self._kept = None
        if self._state.place != before.place or self._kept is None:
            self._follow_step()
        if before.broken != state.broken or before.problem is not state.problem:
            self._kept = None
        self._paint_steps(before.place, state.place)
        self._light()
        self._describe()
        self.update()

    def restyle(self, tokens: Theme) -> None:
        self._geometry, self._kept = self._measured(), None
        super().restyle(tokens)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._geometry, self._kept = self._measured(), None
        self._move_to(self._offset)
        super().resizeEvent(event)

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        if self._kept is None:
            self._kept = self._painted()
        if not theme.to_file():
            painter.drawPixmap(0, 0, self._kept)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self._offset)
        if theme.to_file():
            paint_all(painter, self._scene(), QRectF(self._offset, QSizeF(self.size())))
        scene = self._scene()
        paint_paths(painter, scene, self._lit)
        paint_selected(painter, scene, self._state.selected, self.hasFocus())
        paint_current(painter, scene)

    def tip_at(self, place: QPointF) -> str | None:
        node = self._geometry.node_at(place + self._offset)
        return None if node is None else texts.node(self._state, node)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        place = event.position() + self._offset
        node = self._geometry.node_at(place)
        if node is None:
            self._panning = (event.position(), QPointF(self._offset))
            return
        component = self._geometry.component_at(node, place)
        self._presenter.select(node, component)
        if self._state.graph.nodes[node].op is INPUT:
            self._hold.thing = (node, component)
            self._press = (event.position(), self._state.number(node, component))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held; else light up the paths from what is under the mouse."""
        held = self._hold.thing
        down = bool(event.buttons() & Qt.MouseButton.LeftButton)
        if held is not None and down:
            start, value = self._press
            steps = round(start.y() - event.position().y())
            with self._hold:
                self._presenter.set_value(*held, moved(value, steps), drag=True)
            return
        if self._panning is not None and down:
            start, offset = self._panning
            self._move_to(offset + start - event.position())
            self.update()
            return
        self._let_go()  # its release went elsewhere
        place = event.position() + self._offset
        node = self._geometry.node_at(place)
        self._point(node if node is not None else self._geometry.edge_at(place))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._let_go()

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        before = QPointF(self._offset)
        self._move_to(self._offset - QPointF(event.angleDelta()) / 2)
        if self._offset == before:
            super().wheelEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = Key(event.key()), event.text()
        other = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if other:
            super().keyPressEvent(event)
        elif key in ARROWS:
            self._presenter.select(self._geometry.next_node(self._state.selected, *ARROWS[key]))
            self._show_node(self._state.selected)
        elif text in ("+", "="):
            self._presenter.nudge(1)
        elif text in ("-", "−"):
            self._presenter.nudge(-1)
        elif not self._presenter.playback.press(event.key()):
            super().keyPressEvent(event)

    def pointed_paths(self) -> tuple[int, tuple[Path, ...]]:
        """Return the node that is pointed at, or else selected, and the paths from there."""
        pointed, node, state = self._pointed, self.pointed_node, self._state
        if not isinstance(pointed, tuple):
            return node, paths(state.graph, node, state.worked.back_at)
        first = None if pointed[1] < 0 else pointed
        return node, paths(state.graph, node, state.worked.back_at, first=first)

    @property
    def pointed_node(self) -> int:
        """The node that is pointed at, or whose number is, or else the one that is selected."""
        pointed = self._state.selected if self._pointed is None else self._pointed
        return pointed if isinstance(pointed, int) else self._geometry.source(pointed)

    def _let_go(self) -> None:
        self._panning = None
        if self._hold.drop():
            self._presenter.end_drag()

    def _point(self, thing: int | Edge | None) -> None:
        if thing == self._pointed:
            return
        self._pointed = thing
        if isinstance(thing, int) and self._state.graph.nodes[thing].op is INPUT:
            self.setCursor(Qt.CursorShape.SizeVerCursor)
        else:
            self.unsetCursor()
        self._light()
        self.pointed.emit(thing)
        self.update()

    def _light(self) -> None:
        self._lit = set()
        if self._pointed is not None:
            self._lit = {edge for path in self.pointed_paths()[1] for edge in path.edges}
            if isinstance(self._pointed, tuple):
                self._lit.add(self._pointed)

    def _paint_steps(self, before: int, after: int) -> None:
        if self._kept is None or before == after:
            return
        if abs(after - before) > MOST_STEPS:
            self._kept = None
            return
        painter = QPainter(self._kept)
        painter.translate(-self._offset)
        # A step changes what it makes known, and what the step after it takes that away from.
        for place in range(min(before, after), max(before, after) + 1):
            repaint_step(painter, self._scene(), place)
        painter.end()

    def _painted(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        kept = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        kept.setDevicePixelRatio(ratio)
        kept.fill(theme.current().colour("paper"))
        painter = QPainter(kept)
        painter.translate(-self._offset)
        paint_all(painter, self._scene(), QRectF(self._offset, QSizeF(self.size())))
        painter.end()
        return kept

    def _follow_step(self) -> None:
        if self._state.turn and (self._state.place or self._state.backs):
            self._show_node(node_of_step(self._state, self._state.place))

    def _show_node(self, node: int) -> None:
        """Move the picture, where it is larger than the widget, until a node is in sight."""
        box = self._geometry.boxes[node].adjusted(-MARGIN, -MARGIN, 2 * MARGIN, MARGIN)
        seen = QRectF(self._offset, QSizeF(self.size()))
        if not seen.contains(box):
            # To the middle: a picture that moves a little with every step is hard to follow.
            self._move_to(box.center() - QPointF(seen.width(), seen.height()) / 2)

    def _move_to(self, offset: QPointF) -> None:
        most = self._geometry.size - QSizeF(self.size())
        x = round(min(max(offset.x(), 0.0), max(most.width(), 0.0)))
        y = round(min(max(offset.y(), 0.0), max(most.height(), 0.0)))
        if QPointF(x, y) != self._offset:
            self._offset, self._kept = QPointF(x, y), None

    def _scene(self) -> Scene:
        return Scene(self._state, self._geometry, theme.current())

    def _measured(self) -> Geometry:
        tokens, state = theme.current(), self._state
        measures = Measures(tokens.px(1), QFontMetricsF(tokens.font("small")).height())
        return Geometry(
            state.graph,
            state.layout,
            QSizeF(self.size()),
            measures,
            vector=state.vector,
            whole=state.whole,
        )

    def _describe(self) -> None:
        self.setAccessibleDescription(texts.spoken(self._state))

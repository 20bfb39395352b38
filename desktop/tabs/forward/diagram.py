"""The network as a diagram: select, edit and drag its numbers by mouse and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, QSizeF, Qt, QVariantAnimation, Signal, Slot
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.forward import diagram_keys, wording
from desktop.tabs.forward.diagram_paint import Scene, paint, titles
from desktop.tabs.forward.edge_cache import EdgeCache, NodeCache
from desktop.tabs.forward.geometry import Geometry, Measures
from desktop.tabs.forward.number_texts import NumberTexts
from desktop.tabs.forward.place_editor import PlaceEditor
from desktop.tabs.forward.state import ForwardState, Kind, Part
from desktop.widgets.painted.painted_widget import PaintedWidget

FLOW_MS = 200
DRAG_STARTS = 4
PER_PIXEL = 0.02
"""What a pixel of an upward drag adds to a number."""


class NetworkDiagram(PaintedWidget):
    """Shows a `ForwardState` and turns clicks, drags and keys into wishes.

    A click selects; on a number it opens a field there. A drag up or down changes the number under
    the mouse. Keys: see `diagram_keys`.
    """

    selected = Signal(object)  # Part
    value_wanted = Signal(object, float)
    """A `Part` and the number it should have."""
    dragged = Signal(object, float)
    """The same while the mouse is held."""
    drag_ended = Signal()
    key_wanted = Signal(str)
    """One of the names in `diagram_keys.COMMANDS`."""

    def __init__(self, state: ForwardState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._hovered: Part | None = None
        self._held: Part | None = None
        self._press = (QPointF(), 0.0, False)  # place, value, whether it has become a drag
        self._edges, self._nodes, self._texts = EdgeCache(), NodeCache(), NumberTexts()
        self._flowing = 0
        self._flow = QVariantAnimation(self)
        self._flow.setStartValue(0.0)
        self._flow.setEndValue(1.0)
        self._flow.valueChanged.connect(self.update)
        self._flow.finished.connect(self._arrived)
        self._geometry = self._measured()
        self.editor = PlaceEditor(self)
        self.editor.edited.connect(self.value_wanted)
        self.editor.closed.connect(self._editor_closed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    @property
    def geometry_of_network(self) -> Geometry:
        """Where everything lies now."""
        return self._geometry

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(560, 320)

    def show_state(self, state: ForwardState) -> None:
        """Show another state; a single step forward into a layer moves along its edges."""
        before, self._state = self._state, state
        if before.setup.network.sizes != state.setup.network.sizes:
            self._geometry = self._measured()
            self._hovered = None
            self.editor.close_field()
        if before.setup.network.names != state.setup.network.names:
            self._headers = titles(state)
        if state.step == before.step + 1 and state.step % 2 == 1:
            self._start_flow((state.step + 1) // 2)
        elif state.step != before.step:
            self._arrived()
        part = self.editor.part
        if part is not None and state.setup.has(part):
            self.editor.set_value(state.setup.value(part))
        self._describe()
        self.update()

    def edit(self, part: Part) -> None:
        """Open a field where the part's number stands."""
        if not part.editable:
            return
        self.selected.emit(part)
        name, tip = wording.part_name(part, self._state), wording.part_tip(part)
        place = self._geometry.anchor(part)
        self.editor.open(part, self._state.setup.value(part), place, name, tip)

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self._headers = titles(self._state)
        self.setAccessibleName(self.tr("The network, layer by layer"))
        self._keys = self.tr(
            "Arrow keys: neurons; W: weights; B: bias; Enter: edit; + and −: change by 0.1; "
            "space bar: one step; P: play"
        )
        self._describe()
        self.update()

    def tip_at(self, place: QPointF) -> str:
        """Return what the mouse rests on; beside the network, the keys."""
        part = self._geometry.at(place, self._state.selected)
        return self._keys if part is None else wording.part_hint(part, self._state)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint one frame."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.current().colour("paper"))
        scene = Scene(
            self._state,
            self._geometry,
            theme.current(),
            self.hasFocus() or self.editor.part is not None,
            self._hovered,
            float(self._flow.currentValue() or 0.0),
            self._flowing,
            self._headers,
            self._edges,
            self._nodes,
            self._texts,
        )
        paint(painter, scene)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the network out anew."""
        self._geometry = self._measured()
        self.editor.close_field()
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of what is under the mouse."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        part = self._geometry.at(event.position(), self._state.selected)
        if part is None:
            return
        self.selected.emit(part)
        self._held = part
        value = self._state.setup.value(part) if part.editable else 0.0
        self._press = (event.position(), value, False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the number that is held; else show what can be held."""
        if self._held is None:
            self._hover(self._geometry.at(event.position(), self._state.selected))
            return
        start, value, dragging = self._press
        up = start.y() - event.position().y()
        if self._held.editable and (dragging or abs(up) >= DRAG_STARTS):
            self._press = (start, value, True)
            self.dragged.emit(self._held, round(value + PER_PIXEL * up, 2))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; a click without a drag on a number opens its field."""
        held, dragging = self._held, self._press[2]
        self._held = None
        if held is None:
            return
        if dragging:
            self.drag_ended.emit()
        elif held.editable:
            self.edit(held)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse any more."""
        self._hover(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the selection, change or edit its number, or let the numbers flow."""
        if not diagram_keys.handle(self, self._state, event):
            super().keyPressEvent(event)

    def _hover(self, part: Part | None) -> None:
        if part == self._hovered:
            return
        self._hovered = part
        if part is None:
            self.unsetCursor()
        elif part.kind is Kind.NEURON and part.layer > 0:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setCursor(Qt.CursorShape.SizeVerCursor)
        self.update()

    def _start_flow(self, layer: int) -> None:
        duration = theme.current().milliseconds(FLOW_MS)
        self._flow.stop()
        self._flowing = layer if duration and self.isVisible() else 0
        if self._flowing:
            self._flow.setDuration(duration)
            self._flow.start()

    @Slot()
    def _arrived(self) -> None:
        self._flow.stop()
        self._flowing = 0
        self.update()

    @Slot()
    def _editor_closed(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _measured(self) -> Geometry:
        tokens = theme.current()
        metrics = QFontMetricsF(tokens.font("small"))
        label = QSizeF(metrics.horizontalAdvance("−0.00") + 6, metrics.height())
        measures = Measures(label, metrics.height(), tokens.px(1))
        return Geometry(self._state.setup.network.sizes, QSizeF(self.size()), measures)

    def _describe(self) -> None:
        self.setAccessibleDescription(wording.part_hint(self._state.selected, self._state))

    def restyle(self, _tokens: Theme) -> None:
        """Follow another theme."""
        self._geometry = self._measured()
        self.update()

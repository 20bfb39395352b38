"""The network as a diagram: select, edit and drag its numbers by mouse and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QSizeF, Qt, QVariantAnimation, Signal, Slot
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.services.number_list import NumberList, connections
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.forward.small import texts
from desktop.tabs.forward.small.diagram_paint import EdgeCache, NodeCache, Scene, paint, titles
from desktop.tabs.forward.small.geometry import Geometry, Measures
from desktop.tabs.forward.small.presenter import SmallPresenter
from desktop.tabs.forward.small.state import Kind, Part, SmallState
from desktop.widgets.controls.number_field import NumberField
from desktop.widgets.input import ARROWS, Hold
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.small.network import LIMIT

FLOW_MS = 200
DRAG_STARTS = 4
PER_PIXEL = 0.02
"""What a pixel of an upward drag adds to a number."""
STEP = 0.1
"""What + and − add."""
Key, Modifier = Qt.Key, Qt.KeyboardModifier


class NetworkDiagram(PaintedWidget):
    """Shows a `SmallState` and turns clicks, drags and keys into changes of it.

    A click selects; on a number it opens a field there. A drag up or down changes the number under
    the mouse. Arrow keys go from neuron to neuron; W and Shift+W go through the weights that lead
    to the selected neuron, B goes to its bias, Escape back to the neuron. Enter, F2 or a figure
    opens the field; + and − change the number by 0.1. The other keys are those of a `Playback`.
    """

    usual_size = (560, 320)

    def numbers_shown(self) -> NumberList:
        network = self._state.setup.network
        return connections(zip(network.weights, network.biases, strict=True))

    def __init__(self, presenter: SmallPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._state = state = presenter.state
        self._hovered: Part | None = None
        self._hold = Hold[Part]()
        self._press = (QPointF(), 0.0, False)  # place, value, whether it has become a drag
        self._edges, self._nodes = EdgeCache(), NodeCache()
        self._flowing = 0
        self._flow = QVariantAnimation(self)
        self._flow.setStartValue(0.0)
        self._flow.setEndValue(1.0)
        self._flow.valueChanged.connect(self.update)
        self._flow.finished.connect(self._arrived)
        self.places = self._measured()
        self.editor = PlaceEditor(self)
        self.editor.edited.connect(presenter.set_value)
        self.editor.closed.connect(self._editor_closed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._headers = titles(state)
        self.setAccessibleName(self.tr("The network, layer by layer"))
        self._keys = self.tr(
            "Arrow keys: neurons; W: weights; B: bias; Enter: edit; + and −: change by 0.1; "
            "space bar: one step; P: play"
        )
        self._describe()

    def show_state(self, state: SmallState) -> None:
        """Show another state; a single step forward into a layer moves along its edges."""
        before, self._state = self._state, state
        if before.setup is not state.setup and self._hold.other_shown():
            self._end_drag()
        if before.setup.network.sizes != state.setup.network.sizes:
            self.places = self._measured()
            self._hovered = None
            self.editor.close_field()
        named = before.setup.network.names, before.answer
        if named != (state.setup.network.names, state.answer):
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
        if not part.editable or not self._state.setup.has(part):
            return
        self._presenter.select(part)
        name, tip = texts.part_name(part, self._state), texts.part_tip(part)
        place = self.places.anchor(part)
        self.editor.open(part, self._state.setup.value(part), place, name, tip)

    def tip_at(self, place: QPointF) -> str:
        """Return what the mouse rests on; beside the network, the keys."""
        part = self.places.at(place, self._state.selected)
        return self._keys if part is None else texts.part_hint(part, self._state)

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        painter.fillRect(self.rect(), tokens.colour("paper"))
        scene = Scene(
            self._state,
            self.places,
            tokens,
            self.hasFocus() or self.editor.part is not None,
            self._hovered,
            float(self._flow.currentValue() or 0.0),
            self._flowing,
            self._headers,
            self._edges,
            self._nodes,
        )
        paint(painter, scene)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.places = self._measured()
        self.editor.close_field()
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        part = self.places.at(event.position(), self._state.selected)
        if part is None:
            return
        self._presenter.select(part)
        self._hold.thing = part
        value = self._state.setup.value(part) if part.editable else 0.0
        self._press = (event.position(), value, False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the number that is held; else show what can be held."""
        held = self._hold.thing
        if held is None or not event.buttons() & Qt.MouseButton.LeftButton:
            if self._hold.drop():  # its release went elsewhere
                self._end_drag()
            self._hover(self.places.at(event.position(), self._state.selected))
            return
        start, value, dragging = self._press
        up = start.y() - event.position().y()
        if held.editable and (dragging or abs(up) >= DRAG_STARTS):
            self._press = (start, value, True)
            with self._hold:
                self._presenter.drag_value(held, round(value + PER_PIXEL * up, 2))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; a click without a drag on a number opens its field."""
        held, dragging = self._hold.thing, self._press[2]
        if self._hold.drop():
            self._end_drag()
        if held is not None and held.editable and not dragging:
            self.edit(held)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the selection, change or edit its number, or let the numbers flow."""
        other = event.modifiers() & ~(Modifier.ShiftModifier | Modifier.KeypadModifier)
        if other or not (
            self._select_by_key(event)
            or self._presenter.playback.press(event.key())
            or self._change_by_key(event)
        ):
            super().keyPressEvent(event)

    def _select_by_key(self, event: QKeyEvent) -> bool:
        key, chosen = Key(event.key()), self._state.selected
        part: Part | None = None
        if key in ARROWS:
            part = moved(self._state, *ARROWS[key])
        elif key == Key.Key_W and chosen.layer > 0:
            back = bool(event.modifiers() & Modifier.ShiftModifier)
            part = next_weight(self._state, -1 if back else 1)
        elif key == Key.Key_B and chosen.layer > 0:
            part = Part(Kind.BIAS, chosen.layer, chosen.neuron)
        elif key == Key.Key_Escape and chosen.kind is not Kind.NEURON:
            part = chosen.target
        if part is not None:
            self._presenter.select(part)
        return part is not None

    def _change_by_key(self, event: QKeyEvent) -> bool:
        part, text = self._state.selected, event.text()
        if not part.editable:
            return False
        if event.key() in (Key.Key_Return, Key.Key_Enter, Key.Key_F2):
            self.edit(part)
        elif text in ("+", "-", "−", "="):
            by = STEP if text in ("+", "=") else -STEP
            self._presenter.set_value(part, round(self._state.setup.value(part) + by, 3))
        elif text and text in "0123456789.,":
            self.edit(part)
            self.editor.type_first(text)
        else:
            return False
        return True

    def _end_drag(self) -> None:
        if self._press[2]:
            self._presenter.end_drag()

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
        self.setAccessibleDescription(texts.part_hint(self._state.selected, self._state))

    def restyle(self, _tokens: Theme) -> None:
        self.places = self._measured()
        self.update()


def moved(state: SmallState, across: int, down: int) -> Part:
    """Return the neuron one step from the selected one; it stays inside of the network."""
    sizes, chosen = state.setup.network.sizes, state.selected
    layer = min(max(chosen.layer + across, 0), len(sizes) - 1)
    neuron = min(max(chosen.neuron + down, 0), sizes[layer] - 1)
    return Part(Kind.NEURON, layer, neuron)


def next_weight(state: SmallState, by: int) -> Part:
    """Return the next weight that leads to the selected neuron, after the last the first."""
    chosen = state.selected
    count = state.setup.network.sizes[chosen.layer - 1]
    first = 0 if by > 0 else count - 1
    source = (chosen.source + by) % count if chosen.kind is Kind.WEIGHT else first
    return Part(Kind.WEIGHT, chosen.layer, chosen.neuron, source)


WIDTH = 104
WIDTH_WITH_REASON = 208


class PlaceEditor(NumberField):
    """Edits one part of the network in place.

    Enter keeps the number and closes, Escape closes without it; so does leaving the field with a
    number that is refused.
    """

    edited = Signal(object, float)  # Part
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(-LIMIT, LIMIT, 0.1, 3, parent)
        self._room = parent
        self.part: Part | None = None
        self._place = QPointF()
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(4, 4, 4, 4)
        self.box.installEventFilter(self)
        self.value_changed.connect(self._changed)
        self.refused.connect(self._refused)
        self.hide()

    def open(self, part: Part, value: float, place: QPointF, name: str, tip: str) -> None:
        """Show the field with its middle at ``place`` and select its text."""
        self.part, self._place = part, place
        self.describe(name, tip)
        self.set_value(value)
        self._fit(WIDTH)
        self.show()
        self.raise_()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.box.selectAll()

    def type_first(self, text: str) -> None:
        """Begin with a character that was typed before the field was open."""
        self.box.lineEdit().setText(text)

    @Slot()
    def close_field(self) -> None:
        """Close without asking."""
        if self.part is not None:
            self.part = None
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.close_field()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._commit(self.box.text())
                if not self.reason():
                    self.close_field()
                return True
        elif event.type() == QEvent.Type.FocusOut and self.part is not None:
            self._commit(self.box.text())
            self.close_field()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.colour("accent"), 1))
        painter.setBrush(tokens.colour("paper"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        painter.end()

    @Slot(float)
    def _changed(self, value: float) -> None:
        if self.part is not None:
            self.edited.emit(self.part, value)
        self._fit(WIDTH)

    @Slot(str)
    def _refused(self, _reason: str) -> None:
        self._fit(WIDTH_WITH_REASON)

    def _fit(self, width: int) -> None:
        """Take the room the text needs, inside of the diagram."""
        parent = self._room
        wide = min(int(theme.current().px(width)), parent.width())
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.setFixedSize(wide, max(layout.heightForWidth(wide), layout.minimumSize().height()))
        left = min(max(self._place.x() - wide / 2, 0), parent.width() - wide)
        box_height = self.box.sizeHint().height() + 8
        top = min(max(self._place.y() - box_height / 2, 0), parent.height() - self.height())
        self.move(int(left), int(max(top, 0)))

"""The strip of five pictures from the canvas to the network, each with its switch and number."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRect, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QSizePolicy, QWidget

from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.digit.framing import texts
from desktop.tabs.digit.framing.pictures import Marks, NumberPicture
from desktop.widgets.controls.layout_helpers import column_in, tip
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.arrays import FloatArray
from nn_core.digits.framing import CENTRE, FIELD, box
from nn_core.digits.framing_steps import STEPS, FramingSteps

RAW = "raw"
MIDDLE = ((CENTRE + 0.5) / FIELD,) * 2
"""The middle of the pixel that takes the centre of mass, as shares of the picture."""
GAP = 14
"""Pixels between two pictures, room for an arrow."""
SMALLEST = 84
"""Side of a picture in pixels."""


class StepPanel(QWidget):
    """Shows one of the pictures on the way.

    - ``step``: ``"raw"`` or one of the library's ``STEPS``.
    """

    switched = Signal(str, bool)

    def __init__(self, step: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = step
        self._steps: FramingSteps | None = None
        self.picture = NumberPicture()
        name, says = texts.step_name(step), texts.step_tip(step)
        self.title: QLabel | QCheckBox = QLabel(name) if step == RAW else QCheckBox(name)
        tip(self.title, says)
        self.picture.setToolTip(says)
        self.picture.setAccessibleName(name)
        self.fact = QLabel(" ")
        self.fact.setProperty("role", "small")
        column = column_in(self, spacing=2)
        column.addWidget(self.picture, 1)
        for label in (self.title, self.fact):
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        if isinstance(self.title, QCheckBox):
            self.title.toggled.connect(self._toggled)

    def caption_height(self) -> int:
        """Return the height of what stands beneath the picture."""
        return self.title.sizeHint().height() + self.fact.sizeHint().height() + 4

    def caption_width(self) -> int:
        """Return the width of what stands beneath the picture."""
        return max(self.title.sizeHint().width(), self.fact.sizeHint().width())

    def show_steps(self, steps: FramingSteps | None) -> None:
        if steps is self._steps:
            return
        self._steps = steps
        if steps is None:
            self.picture.show_numbers(None)
            self.fact.setText(" ")
            return
        self.picture.show_numbers(*_picture(self._step, steps))
        self.fact.setText(texts.fact(self._step, steps))
        if isinstance(self.title, QCheckBox):
            with QSignalBlocker(self.title):
                self.title.setChecked(getattr(steps.switches, self._step))
            self.title.setEnabled(self._step != "size" or steps.switches.box)

    @Slot(bool)
    def _toggled(self, on: bool) -> None:
        self.switched.emit(self._step, on)


class StepStrip(PaintedWidget):
    """Lays five panels out as large as they can be."""

    smooth = True
    switched = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.panels = {step: StepPanel(step, self) for step in (RAW, *STEPS)}
        for panel in self.panels.values():
            panel.switched.connect(self.switched)
        self.legend = QLabel(texts.legend(), self)
        self.legend.setProperty("role", "small")
        self.legend.setWordWrap(True)
        self._columns = 5
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_steps(self, steps: FramingSteps | None) -> None:
        for panel in self.panels.values():
            panel.show_steps(steps)

    def sizeHint(self) -> QSize:
        return self._size(140)

    def minimumSizeHint(self) -> QSize:
        return self._size(SMALLEST)

    def hear(self, event: QEvent) -> bool:
        """Lay the panels out anew when a number beneath one got longer or a font larger."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().hear(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        painter.setPen(QPen(tokens.colour("muted"), tokens.px(1.5)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        boxes = [panel.geometry() for panel in self.panels.values()]
        for here, there in pairwise(boxes):
            # Pictures stand in the middle of panels that may differ in width.
            middle = (here.center().x() + there.center().x()) / 2
            if there.top() > here.top():  # a new row: the arrow leads into it
                middle = there.left() - _gap(3) / 2
            _arrow(painter, middle, self._picture_middle(there))

    def _picture_middle(self, panel: QRect) -> float:
        return panel.top() + (panel.height() - self._caption()) / 2

    def _size(self, side: int) -> QSize:
        return QSize(3 * side + _gaps(3), 2 * (side + self._caption()) + 8)

    def _caption(self) -> int:
        return max(panel.caption_height() for panel in self.panels.values())

    def _place(self) -> None:
        """Take one row or two: where captions fit best, then where pictures are the largest."""
        sides = {columns: self._side(columns) for columns in (5, 3)}
        self._columns = max(sides, key=lambda columns: (self._fit(columns), sides[columns]))
        side, columns = sides[self._columns], self._columns
        height = side + self._caption()
        widths = self._widths(columns, side)
        gap, gaps = _gap(columns), _gaps(columns)
        left = max(0, (self.width() - sum(widths) - gaps) // 2) + gaps - (columns - 1) * gap
        lefts = [left + sum(widths[:k]) + k * gap for k in range(columns)]
        for index, panel in enumerate(self.panels.values()):
            row, column = divmod(index, columns)
            panel.setGeometry(lefts[column], row * (height + 8), widths[column], height)
        self.legend.setVisible(columns == 3)
        room = max(widths[2], self.width() - lefts[2])
        # A panel of whole pixels may be less high than the legend's lines.
        lines = self.legend.heightForWidth(room)
        self.legend.setGeometry(lefts[2], height + 8, room, max(height, lines))
        self.update()

    def _widths(self, columns: int, side: int) -> list[int]:
        """Return the widths of the columns: all alike where captions fit, else what each needs."""
        needs = self._needs(columns)
        room = self.width() - _gaps(columns)
        if max(needs) <= room // columns:
            return [max(side, *needs)] * columns
        asked = [max(side, need) for need in needs]
        if sum(asked) <= room:
            return asked
        return [room * need // sum(needs) for need in needs]

    def _needs(self, columns: int) -> list[int]:
        """Return how wide the widest caption of each column is."""
        captions = self._captions()
        return [max(captions[column::columns]) for column in range(columns)]

    def _captions(self) -> list[int]:
        return [panel.caption_width() for panel in self.panels.values()]

    def _fit(self, columns: int) -> float:
        """Return how much of the captions is seen with so many in a row, 1 for all of them."""
        room = self.width() - _gaps(columns)
        return min(1.0, room / max(1, sum(self._needs(columns))))

    def _side(self, columns: int) -> int:
        """Return how large a picture can be with so many in a row."""
        rows = 1 if columns == 5 else 2
        across = (self.width() - _gaps(columns)) // columns
        down = (self.height() - (rows - 1) * 8) // rows - self._caption()
        # Whole screen pixels to each of the network's, and an edge.
        side = max(2, min(across, down)) - 2
        return side // FIELD * FIELD + 2 if side >= FIELD else side

    def restyle(self, _tokens: Theme) -> None:
        self.updateGeometry()
        self._place()


def _gap(columns: int) -> int:
    """Return the room for an arrow; in two rows there is one more, before the second."""
    return GAP if columns == 5 else GAP * 2 // 3


def _gaps(columns: int) -> int:
    """Return the room for all arrows of a row."""
    return (columns - 1 + (columns == 3)) * _gap(columns)


def _arrow(painter: QPainter, x: float, y: float) -> None:
    """Paint an arrow to the right with its middle at (x, y)."""
    size = min(theme.current().px(4), 6)
    painter.drawLine(QPointF(x - size, y), QPointF(x + size, y))
    tip = QPointF(x + size, y)
    head = [tip - QPointF(size, size), tip, tip - QPointF(size, -size)]
    painter.drawPolyline(QPolygonF(head))


def _picture(step: str, steps: FramingSteps) -> tuple[FloatArray, Marks]:
    """Return the picture of a step and what is drawn over it."""
    if step == RAW:
        return steps.raw, Marks()
    if step == "ink":
        return steps.ink, Marks()
    if step == "box":
        side = len(steps.ink)
        left, top, right, bottom = steps.box or (0, 0, side, side)
        return steps.ink, Marks(box=(left / side, top / side, right / side, bottom / side))
    x, y = steps.centre
    if step == "size":
        return steps.sized, Marks(box=_ink_box(steps), ring=_share(x, y))
    dx, dy = steps.shift
    return steps.framed, Marks(ring=_share(x + dx, y + dy), cross=MIDDLE)


def _share(x: float, y: float) -> tuple[float, float]:
    """Return a place in pixels, the first one's middle being 0, as shares of the picture."""
    return (float(x) + 0.5) / FIELD, (float(y) + 0.5) / FIELD


def _ink_box(steps: FramingSteps) -> tuple[float, float, float, float] | None:
    """Return the box of the scaled ink as shares of the picture; None if nothing was cut out."""
    ink = steps.sized if steps.switches.ink else 1 - steps.sized
    found = box(ink) if steps.switches.box else None
    if found is None:
        return None
    left, top, right, bottom = (edge / FIELD for edge in found)
    return left, top, right, bottom

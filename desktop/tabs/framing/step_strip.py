"""The strip of five pictures from the canvas to the network, in one row or two."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.framing import wording
from desktop.tabs.framing.step_panel import RAW, StepPanel
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.digits.framing import FIELD
from nn_core.digits.framing_steps import STEPS, FramingSteps

GAP = 14
"""Pixels between two pictures, room for an arrow."""
SMALLEST = 84
"""Side of a picture in pixels."""


class StepStrip(PaintedWidget):
    """Lays five panels out as large as they can be."""

    switched = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panels = {step: StepPanel(step, self) for step in (RAW, *STEPS)}
        for panel in self.panels.values():
            panel.switched.connect(self.switched)
        self.legend = QLabel(self)
        self.legend.setProperty("role", "small")
        self.legend.setWordWrap(True)
        self._columns = 5
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_steps(self, steps: FramingSteps | None) -> None:
        """Show a record in all panels."""
        for panel in self.panels.values():
            panel.show_steps(steps)

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self.legend.setText(wording.legend())
        for panel in self.panels.values():
            panel.retranslate()
        self._place()

    def sizeHint(self) -> QSize:
        """Return the size of two rows."""
        return self._size(140)

    def minimumSizeHint(self) -> QSize:
        """Return the size below which pixels can't be told apart."""
        return self._size(SMALLEST)

    def hear(self, event: QEvent) -> bool:
        """Lay the panels out anew when a number beneath one got longer or a font larger."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().hear(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the panels out anew."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint an arrow from each picture to the next one in its row."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.colour("muted"), tokens.px(1.5)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        boxes = [panel.geometry() for panel in self.panels.values()]
        for here, there in pairwise(boxes):
            if there.top() == here.top():
                # Pictures stand in the middle of panels that may differ in width.
                middle = (here.center().x() + there.center().x()) / 2
                _arrow(painter, middle, self._picture_middle(here))
        painter.end()

    def _picture_middle(self, panel: QRect) -> float:
        return panel.top() + (panel.height() - self._caption()) / 2

    def _size(self, side: int) -> QSize:
        return QSize(3 * side + 2 * GAP, 2 * (side + self._caption()) + 8)

    def _caption(self) -> int:
        return max(panel.caption_height() for panel in self.panels.values())

    def _place(self) -> None:
        """Take one row or two: where captions fit best, then where pictures are the largest."""
        sides = {columns: self._side(columns) for columns in (5, 3)}
        self._columns = max(sides, key=lambda columns: (self._fit(columns), sides[columns]))
        side, columns = sides[self._columns], self._columns
        height = side + self._caption()
        widths = self._widths(columns, side)
        left = max(0, (self.width() - sum(widths) - (columns - 1) * GAP) // 2)
        lefts = [left + sum(widths[:k]) + k * GAP for k in range(columns)]
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
        room = self.width() - (columns - 1) * GAP
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
        """Return how wide the caption of each panel is."""
        return [panel.caption_width() for panel in self.panels.values()]

    def _fit(self, columns: int) -> float:
        """Return how much of the captions is seen with so many in a row, 1 for all of them."""
        room = self.width() - (columns - 1) * GAP
        return min(1.0, room / max(1, sum(self._needs(columns))))

    def _side(self, columns: int) -> int:
        """Return how large a picture can be with so many in a row."""
        rows = 1 if columns == 5 else 2
        across = (self.width() - (columns - 1) * GAP) // columns
        down = (self.height() - (rows - 1) * 8) // rows - self._caption()
        # Whole screen pixels to each of the network's, and an edge.
        side = max(2, min(across, down)) - 2
        return side // FIELD * FIELD + 2 if side >= FIELD else side

    def restyle(self, _tokens: Theme) -> None:
        """Follow another theme."""
        self.updateGeometry()
        self._place()


def _arrow(painter: QPainter, x: float, y: float) -> None:
    """Paint an arrow to the right with its middle at (x, y)."""
    size = min(theme.current().px(4), 6)
    painter.drawLine(QPointF(x - size, y), QPointF(x + size, y))
    tip = QPointF(x + size, y)
    head = [tip - QPointF(size, size), tip, tip - QPointF(size, -size)]
    painter.drawPolyline(QPolygonF(head))

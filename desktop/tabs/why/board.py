"""A large picture of 28 by 28 that shows something of the tab's state."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.why.paint import paint_frame
from desktop.tabs.why.state import WhyState
from desktop.widgets.painted.pixel_reader import SIDE, PixelReader

HALF = SIDE // 2


class Board(PixelReader):
    """Paints a square picture; what is in it and what is said of a pixel is a subclass's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = WhyState()

    def show_state(self, state: WhyState) -> None:
        """Show another state; nothing is painted where nothing differs."""
        before, self._state = self._state, state
        self.describe()
        if self.parts(before) != self.parts(state):
            self.update()

    def parts(self, state: WhyState) -> tuple[object, ...]:
        """Return the identities and values that the picture of a state depends on."""
        raise NotImplementedError

    def paint(self, painter: QPainter, frame: QRectF, tokens: Theme) -> None:
        """Paint what is in the picture."""
        raise NotImplementedError

    def patch(self, row: int, column: int) -> tuple[int, int, int]:
        """Return row, column and side of what is framed when a pixel is read."""
        return row, column, 1

    def frame(self) -> QRectF:
        """Return the place of the picture in the widget."""
        side = max(1, min(self.width(), self.height()) - 2)
        # Whole screen pixels to every two of the picture's, so that all patches are equally large.
        side = max(1, side // HALF) * HALF
        return QRectF((self.width() - side) // 2, (self.height() - side) // 2, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture and its frame."""
        tokens, frame = theme.current(), self.frame()
        painter = QPainter(self)
        painter.fillRect(frame, tokens.colour("paper"))
        self.paint(painter, frame, tokens)
        focused = self.hasFocus()
        border = tokens.colour("accent" if focused else "border")
        paint_frame(painter, frame, border, tokens.px(2) if focused else 1.0)
        if self._cell is not None and self.reading():
            box = self.place(*self.patch(*self._cell))
            paint_frame(painter, box, tokens.colour("accent"), tokens.px(2))
        painter.end()

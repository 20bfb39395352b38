"""The sliding window: drag it, step it with the arrow keys, or click where a result lands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop import theme
from desktop.tabs.filters import walk_wording as wording
from desktop.tabs.filters.walk_layout import WalkLayout, lay_out
from desktop.tabs.filters.walk_paint import WalkPainter
from desktop.tabs.filters.walk_state import WalkState
from desktop.theme import Theme

MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
COMMANDS = {
    Qt.Key.Key_Space: "forward",
    Qt.Key.Key_Backspace: "back",
    Qt.Key.Key_Home: "rewind",
    Qt.Key.Key_End: "finish",
    Qt.Key.Key_P: "play",
}


class WalkStage(QWidget):
    """Shows a `WalkState`.

    Keys: arrows move the window, space bar and Backspace step, Home and End go to the first and
    the last patch, P plays.
    """

    patch_wanted = Signal(int)
    moved = Signal(int, int)
    key_wanted = Signal(str)

    def __init__(self, state: WalkState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._dragging = False
        self._painter = WalkPainter(theme.current())
        self._layout: WalkLayout | None = None
        self._still: QPixmap | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 320)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.manager().changed.connect(self._restyle)
        self._restyle(theme.current())
        self.retranslate()

    @property
    def places(self) -> WalkLayout | None:
        """Where everything lies now; None while there is nothing to slide over."""
        return self._layout

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(520, 520)

    def show_state(self, state: WalkState) -> None:
        """Show another state; pictures are made anew only where they differ."""
        before, self._state = self._state, state
        same = (
            state.conv is before.conv
            and state.pool is before.pool
            and state.operation is before.operation
            and state.filter == before.filter
        )
        if not same:
            self._painter.prepare(state)
            self._measure()
        self.setAccessibleDescription(wording.sum_line(state))
        self.update()

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self.setAccessibleName(self.tr("The sliding window"))
        self.setToolTip(
            self.tr(
                "Drag the window, or use the arrow keys; space bar: next patch; "
                "Home, End: first and last; P: play"
            )
        )
        self._still = None
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint one frame."""
        painter = QPainter(self)
        if self._layout is None:
            painter.fillRect(event.rect(), theme.current().colour("paper"))
        else:
            painter.drawPixmap(0, 0, self._still_picture(self._layout))
            self._painter.paint(painter, self._state, self._layout, self.hasFocus())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay everything out anew."""
        self._measure()
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the window, or go where a result or a column belongs."""
        if self._layout is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        index = self._layout.patch_at(event.position(), self._state)
        if index is not None:
            self._dragging = self._layout.inputs.rect.contains(event.position())
            self._point()
            self.patch_wanted.emit(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the window with the mouse, or show what can be taken."""
        if self._layout is None:
            return
        held = bool(event.buttons() & Qt.MouseButton.LeftButton)
        if held and self._dragging:
            self.patch_wanted.emit(self._layout.patch_near(event.position(), self._state))
            return
        index = self._layout.patch_at(event.position(), self._state)
        if held and index is not None:
            self.patch_wanted.emit(index)
        if self._layout.inputs.rect.contains(event.position()):
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif index is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the window go."""
        self._dragging = False
        self._point()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the window, step or play."""
        key = Qt.Key(event.key())
        if key in MOVES:
            self.moved.emit(*MOVES[key])
        elif key in COMMANDS:
            self.key_wanted.emit(COMMANDS[key])
        else:
            super().keyPressEvent(event)

    def _point(self) -> None:
        hand = Qt.CursorShape.ClosedHandCursor if self._dragging else Qt.CursorShape.OpenHandCursor
        self.setCursor(hand)

    def _still_picture(self, layout: WalkLayout) -> QPixmap:
        """Return what does not move, painted once: painting it anew took most of a frame."""
        ratio = self.devicePixelRatioF()
        if self._still is None or self._still.devicePixelRatioF() != ratio:
            self._still = QPixmap(self.size() * ratio)
            self._still.setDevicePixelRatio(ratio)
            self._still.fill(theme.current().colour("paper"))
            painter = QPainter(self._still)
            self._painter.paint_still(painter, self._state, layout)
            painter.end()
        return self._still

    def _measure(self) -> None:
        self._still = None
        if self._state.blank:
            self._layout = None
            return
        line = QFontMetricsF(theme.current().font("small")).lineSpacing()
        self._layout = lay_out(self._state, self.width(), self.height(), line)

    @Slot(object)
    def _restyle(self, tokens: Theme) -> None:
        self._painter = WalkPainter(tokens)
        self._painter.prepare(self._state)
        self._measure()
        self.update()

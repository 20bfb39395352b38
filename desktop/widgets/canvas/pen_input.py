"""Turn mouse, touch and tablet events into strokes; one device draws at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QCursor,
    QEventPoint,
    QGuiApplication,
    QInputDevice,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)

from desktop.widgets.canvas.drawing_editor import DrawingEditor

SMALLEST = 5.0
LARGEST = 120.0
"""Larger cursors are refused by some systems."""


def pen_cursor(diameter: float, ratio: float, ink: QColor, paper: QColor, erase: bool) -> QCursor:
    """Return a ring of ``diameter`` pixels, dashed for the eraser.

    - ``diameter``: in device-independent pixels.
    - ``ratio``: device pixels to one of them.
    - ``ink``, ``paper``: the ring is drawn in both, so that it shows on either.
    - ``erase``: whether the cursor is an eraser.
    """
    diameter = min(max(diameter, SMALLEST), LARGEST)
    side = int(diameter) + 4
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    centre, radius = QPointF(side / 2, side / 2), diameter / 2
    style = Qt.PenStyle.DashLine if erase else Qt.PenStyle.SolidLine
    for pen in (QPen(paper, 2.5), QPen(ink, 1.0, style)):
        painter.setPen(pen)
        painter.drawEllipse(centre, radius, radius)
    painter.end()
    return QCursor(pixmap, side // 2, side // 2)


Locate = Callable[[QPointF], tuple[float, float]]
"""From widget coordinates to units of the canvas side."""
NO_PRESSURE = 0.5


def hear_every_move(wanted: bool) -> None:
    """Have all motions of the pointer delivered, or only the last of those that waited.

    X11 keeps the last of the motions that arrive while the program is busy. That is right for
    dragging a slider and wrong for a pen: a 7 drawn during a pause of 0.1 s would become a 1.
    """
    QGuiApplication.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, not wanted)


class PenInput:
    """Reads pen events for a canvas.

    - ``editor``: takes the strokes.
    - ``locate``: maps a position in the widget to the canvas.
    """

    def __init__(self, editor: DrawingEditor, locate: Locate) -> None:
        self._editor = editor
        self._locate = locate
        self._device = ""
        self._finger = -1

    @property
    def drawing(self) -> bool:
        """Whether a pen is down."""
        return self._device != ""

    def handle(self, event: QEvent) -> bool:
        """Use the event if it is one of a pen; return whether it was used."""
        if isinstance(event, QTabletEvent):
            return self._tablet(event)
        if isinstance(event, QTouchEvent):
            return self._touch(event)
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        return False

    def release(self) -> None:
        """Lift whatever pen is down, as when the window loses the mouse."""
        self._device = ""
        self._editor.end()

    def _down(self, device: str, at: QPointF, pressure: float, erase: bool) -> None:
        if self._device not in ("", device):
            return
        self._device = device
        # The other end of the pen always erases; this end does what the user has chosen.
        self._editor.begin(*self._locate(at), pressure, erase=True if erase else None)

    def _move(self, device: str, at: QPointF, pressure: float) -> None:
        if self._device == device:
            self._editor.extend(*self._locate(at), pressure)

    def _up(self, device: str, at: QPointF | None, pressure: float = NO_PRESSURE) -> None:
        if self._device != device:
            return
        if at is not None:
            self._editor.extend(*self._locate(at), pressure)
        self.release()

    def _mouse(self, event: QMouseEvent) -> bool:
        kind, button = event.type(), event.button()
        buttons = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)
        if kind == QEvent.Type.MouseMove and self._device == "mouse" and not event.buttons():
            # The release went elsewhere; nothing that is held draws any more.
            self.release()
        elif kind == QEvent.Type.MouseMove:
            self._move("mouse", event.position(), NO_PRESSURE)
        elif button not in buttons:
            return False
        elif kind == QEvent.Type.MouseButtonRelease:
            self._up("mouse", event.position())
        elif not self.drawing:
            # The second click of a double click is a press like any other here.
            self._down("mouse", event.position(), NO_PRESSURE, button == buttons[1])
        return True

    def _tablet(self, event: QTabletEvent) -> bool:
        at, pressure = event.position(), event.pressure()
        if event.type() == QEvent.Type.TabletPress:
            eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
            erase = eraser or event.button() == Qt.MouseButton.RightButton
            self._down("tablet", at, pressure, erase)
        elif event.type() == QEvent.Type.TabletMove:
            # A pen that hovers is left to the mouse, which moves the cursor.
            if self._device != "tablet":
                return False
            self._move("tablet", at, pressure)
        elif event.type() == QEvent.Type.TabletRelease:
            # Pressure has gone by now; the last move's width stands.
            self._up("tablet", None)
        return True

    def _touch(self, event: QTouchEvent) -> bool:
        if event.deviceType() != QInputDevice.DeviceType.TouchScreen:
            return False
        if event.type() == QEvent.Type.TouchCancel:
            self._cancel_touch()
            return True
        for point in event.points():
            self._finger_moved(point)
        return True

    def _finger_moved(self, point: QEventPoint) -> None:
        state = point.state()
        if state == QEventPoint.State.Pressed and not self.drawing:
            self._finger = point.id()
            self._down("touch", point.position(), NO_PRESSURE, erase=False)
        elif point.id() != self._finger:
            return
        elif state == QEventPoint.State.Updated:
            self._move("touch", point.position(), NO_PRESSURE)
        elif state == QEventPoint.State.Released:
            self._finger = -1
            self._up("touch", point.position())

    def _cancel_touch(self) -> None:
        if self._device == "touch":
            self._device, self._finger = "", -1
            self._editor.cancel()

"""The photo that was opened, with a frame in which digits are looked for, and marks round them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy

from desktop.style import theme
from desktop.style.theme import Theme
from desktop.widgets.canvas.photo_crop import WHOLE, Box, PhotoCrop, inside, moved
from desktop.widgets.input import ARROWS
from desktop.widgets.painted.painted_widget import PaintedWidget

NEAR = 8
"""Pixels from an edge of the frame at which the mouse takes hold of it."""
HANDLE = 4
STEP = 0.02
"""Share of the photo by which a key moves."""
DIM = 150
"""Opacity of what lies outside of the frame, of 255."""


class PhotoPane(PaintedWidget):
    """Shows a `PhotoCrop`; its frame is moved and sized by mouse and keys."""

    usual_size = (240, 180)
    cropped = Signal(object)
    """The new frame, a ``Box``, once the mouse lets go of it."""
    part_chosen = Signal(int)
    """The number of the mark that was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._crop: PhotoCrop | None = None
        self._marks: tuple[tuple[Box, str], ...] = ()
        self._chosen = -1
        self.box: Box = WHOLE
        self._held: tuple[str, QPointF, Box] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Photo with a frame"))
        self.setToolTip(
            self.tr(
                "Drag the frame, or its edges, round the digit; arrow keys move it, with Shift "
                "they size it, Home takes the whole photo"
            )
        )

    def show_photo(
        self, crop: PhotoCrop | None, marks: tuple[tuple[Box, str], ...] = (), chosen: int = -1
    ) -> None:
        """Show a photo, its frame, and the places and answers of digits that were found."""
        if crop is not self._crop:
            self._held = None
            # Else it stays where it was put: what is in it is still being looked for.
            self.box = WHOLE if crop is None else crop.box
        self._crop, self._marks, self._chosen = crop, marks, chosen
        self.setAccessibleDescription(self._description())
        self.update()

    @Slot()
    def put_back(self) -> None:
        """Show the frame that digits were found in last; nobody looks in the newer one."""
        if self._crop is not None:
            self._held, self.box = None, self._crop.box
        self.setAccessibleDescription(self._description())
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 90)

    def frame(self) -> QRectF:
        """Return the place of the photo in the widget."""
        room = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self._crop is None:
            return room
        size = (
            self._crop.image.size()
            .toSizeF()
            .scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        )
        return QRectF(room.topLeft(), size)

    def place(self, box: Box) -> QRectF:
        """Return where a box of the photo lies in the widget."""
        frame = self.frame()
        corner = QPointF(frame.x() + box[0] * frame.width(), frame.y() + box[1] * frame.height())
        far = QPointF(frame.x() + box[2] * frame.width(), frame.y() + box[3] * frame.height())
        return QRectF(corner, far)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of an edge or of the frame, choose a mark, or begin another frame."""
        if self._crop is None or event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position()
        grip = self._grip(at)
        if not grip:
            for number, (box, _) in enumerate(self._marks):
                if len(self._marks) > 1 and self.place(box).contains(at):
                    self.part_chosen.emit(number)
                    return
            grip = "move" if self.place(self.box).contains(at) and self.box != WHOLE else "new"
        self._held = grip, at, self.box

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held; show what could be."""
        if self._held is None:
            self._set_cursor(self._grip(event.position()))
            return
        grip, start, box = self._held
        frame = self.frame()
        way = event.position() - start
        x, y = way.x() / max(1.0, frame.width()), way.y() / max(1.0, frame.height())
        if grip == "new":
            # A click alone makes no frame.
            if abs(way.x()) + abs(way.y()) < 2 * NEAR:
                return
            left, top = self._shares(start)
            self.box = inside((left, top, left + x, top + y))
        elif grip == "move":
            self.box = moved(box, x, y)
        else:
            self.box = _sized(box, grip, x, y)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: digits are looked for in the new frame."""
        if self._held is not None and event.button() == Qt.MouseButton.LeftButton:
            self._held = None
            self._settle()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.box = WHOLE
        self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        across, down = (STEP * one for one in ARROWS.get(key, (0, 0)))
        if self._crop is None or not (key in ARROWS or key == Qt.Key.Key_Home):
            super().keyPressEvent(event)
            return
        if key == Qt.Key.Key_Home:
            self.box = WHOLE
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.box = _sized(self.box, "right bottom", across, down)
        else:
            self.box = moved(self.box, across, down)
        self._settle()

    def _settle(self) -> None:
        self.setAccessibleDescription(self._description())
        self.update()
        if self._crop is not None and self.box != self._crop.box:
            self.cropped.emit(self.box)

    def _shares(self, at: QPointF) -> tuple[float, float]:
        frame = self.frame()
        return (at.x() - frame.x()) / frame.width(), (at.y() - frame.y()) / frame.height()

    def _grip(self, at: QPointF) -> str:
        """Return the edges of the frame under the mouse, such as ``left top``; empty if none."""
        if self._crop is None:
            return ""
        rect = self.place(self.box)
        if not rect.adjusted(-NEAR, -NEAR, NEAR, NEAR).contains(at):
            return ""
        names = {
            "left": abs(at.x() - rect.left()),
            "right": abs(at.x() - rect.right()),
            "top": abs(at.y() - rect.top()),
            "bottom": abs(at.y() - rect.bottom()),
        }
        return " ".join(name for name, far in names.items() if far <= NEAR)

    def _set_cursor(self, grip: str) -> None:
        shapes = Qt.CursorShape
        across, down = "left" in grip or "right" in grip, "top" in grip or "bottom" in grip
        if across and down:
            rising = ("left" in grip) == ("bottom" in grip)
            self.setCursor(shapes.SizeBDiagCursor if rising else shapes.SizeFDiagCursor)
        elif across or down:
            self.setCursor(shapes.SizeHorCursor if across else shapes.SizeVerCursor)
        else:
            self.setCursor(shapes.CrossCursor)

    def _description(self) -> str:
        if self._crop is None:
            return ""
        found = ", ".join(text for _, text in self._marks) or self.tr("nothing found")
        left, top, right, bottom = (round(100 * share) for share in self.box)
        text = self.tr(
            "{found}; frame from {left} % to {right} % across, {top} % to {bottom} % down"
        )
        return text.format(found=found, left=left, right=right, top=top, bottom=bottom)

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        """Paint the photo, dim what lies outside of the frame, and mark what was found."""
        if self._crop is None:
            return
        frame = self.frame()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(frame, self._crop.image)
        rect = self.place(self.box)
        outside = QPainterPath()
        outside.addRect(frame)
        inner = QPainterPath()
        inner.addRect(rect)
        shade = QColor(tokens.colour("paper"))
        shade.setAlpha(DIM)
        painter.fillPath(outside.subtracted(inner), shade)
        self._paint_marks(painter, tokens)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.colour("accent"), 3.0 if self.hasFocus() else 2.0))
        painter.drawRect(rect)
        for corner in (rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight()):
            side = 2 * HANDLE
            handle = QRectF(corner.x() - HANDLE, corner.y() - HANDLE, side, side)
            painter.fillRect(handle, tokens.colour("accent"))

    def _paint_marks(self, painter: QPainter, tokens: theme.Theme) -> None:
        painter.setFont(tokens.font("small"))
        height = painter.fontMetrics().height()
        for number, (box, text) in enumerate(self._marks):
            place = self.place(box).adjusted(-2, -2, 2, 2)
            chosen = number == self._chosen or len(self._marks) == 1
            colour = tokens.colour("accent" if chosen else "muted")
            painter.setPen(QPen(colour, 2.0 if chosen else 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place)
            label = QRectF(place.left(), place.top() - height, 2.0 * height, height)
            if label.top() < self.frame().top():
                label.moveTop(place.bottom())
            label.setWidth(painter.fontMetrics().horizontalAdvance(text) + 6)
            painter.fillRect(label, colour)
            painter.setPen(tokens.colour("paper"))
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)


def _sized(box: Box, edges: str, x: float, y: float) -> Box:
    """Return a box with some of its edges moved."""
    left, top, right, bottom = box
    return inside(
        (
            *(left + x * ("left" in edges), top + y * ("top" in edges)),
            *(right + x * ("right" in edges), bottom + y * ("bottom" in edges)),
        )
    )

"""The drawing being edited: strokes come in, every edit can be undone, no pixel in sight."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack

from desktop.services.history import REMEMBERED, History
from desktop.widgets.canvas.photo_crop import PhotoCrop
from nn_core.arrays import FloatArray
from nn_core.digits import Drawing
from nn_core.digits.stroke_builder import StrokeBuilder

DEFAULT_PEN = 0.07
THINNEST_PEN = 0.03
THICKEST_PEN = 0.14


class DrawingEditor(QObject):
    """Owns one drawing, the pen and the undo stack.

    Coordinates and widths are in units of the canvas side, x to the right and y down.
    """

    changed = Signal(object)
    """The drawing as it looks now, the stroke under the pen included: a ``Drawing``."""
    settled = Signal(object)
    """The drawing after a whole edit (stroke finished, undone, cleared …): a ``Drawing``."""
    stroke_grown = Signal()
    """Only the stroke under the pen has changed."""
    replaced = Signal()
    """Everything may look different."""
    pen_changed = Signal()
    """Width of the pen or pen against eraser."""

    def __init__(self, parent: QObject | None = None, drawing: Drawing | None = None) -> None:
        super().__init__(parent)
        self._drawing = drawing or Drawing(strokes=())
        self._builder: StrokeBuilder | None = None
        self._pen_width = DEFAULT_PEN
        self._erasing = False
        self._photos: dict[int, tuple[FloatArray, PhotoCrop]] = {}
        self._history = History(self._drawing, self)
        self._history.went_to.connect(self._show)

    @property
    def undo_stack(self) -> QUndoStack:
        """Goes through the whole edits: a stroke, clearing, another picture."""
        return self._history.stack

    @property
    def drawing(self) -> Drawing:
        """The drawing with the stroke under the pen."""
        if self._builder is None:
            return self._drawing
        strokes = (*self._drawing.strokes, self._builder.stroke())
        return Drawing(strokes=strokes, image=self._drawing.image)

    @property
    def settled_drawing(self) -> Drawing:
        """The drawing without the stroke under the pen."""
        return self._drawing

    @property
    def builder(self) -> StrokeBuilder | None:
        """The stroke under the pen, or None while the pen is up."""
        return self._builder

    @property
    def is_blank(self) -> bool:
        return not self._drawing.strokes and self._drawing.image is None and self._builder is None

    @property
    def photo(self) -> PhotoCrop | None:
        """The photo that the drawing was found in; it stays while strokes are laid over."""
        image = self._drawing.image
        return None if image is None else self._photos.get(id(image), (image, None))[1]

    def take(self, crop: PhotoCrop, drawing: Drawing, text: str = "") -> None:
        """Put what was found in a photo in the place of this drawing; can be undone."""
        if crop.is_photo and drawing.image is not None:
            # The array is kept with it, so that no other has its id meanwhile.
            self._photos[id(drawing.image)] = drawing.image, crop
            while len(self._photos) > REMEMBERED:
                del self._photos[next(iter(self._photos))]
        self.replace(drawing, text)

    @property
    def pen_width(self) -> float:
        """Width of the pen in units of the canvas side."""
        return self._pen_width

    def set_pen_width(self, width: float) -> None:
        """Choose the width of the next strokes; values outside of 3 to 14 % are brought inside."""
        width = min(THICKEST_PEN, max(THINNEST_PEN, width))
        if width != self._pen_width:
            self._pen_width = width
            self.pen_changed.emit()

    @property
    def erasing(self) -> bool:
        """Whether the next strokes take ink away."""
        return self._erasing

    def set_erasing(self, erasing: bool) -> None:
        if erasing != self._erasing:
            self._erasing = erasing
            self.pen_changed.emit()

    def begin(self, x: float, y: float, pressure: float = 0.5, erase: bool | None = None) -> None:
        """Put the pen down; a stroke that was still open is finished first."""
        self.end()
        erase = self._erasing if erase is None else erase
        if erase and self.is_blank:
            return
        self._builder = StrokeBuilder(erase=erase)
        self._grow(x, y, pressure)

    def extend(self, x: float, y: float, pressure: float = 0.5) -> None:
        """Move the pen; does nothing while it is up."""
        if self._builder is not None:
            self._grow(x, y, pressure)

    def end(self) -> None:
        """Lift the pen: the stroke becomes one edit."""
        if self._builder is None:
            return
        builder, self._builder = self._builder, None
        builder.finish()
        after = Drawing(
            strokes=(*self._drawing.strokes, builder.stroke()), image=self._drawing.image
        )
        self._history.push(after, self.tr("erasing") if builder.erase else self.tr("stroke"))

    def cancel(self) -> None:
        """Forget the stroke under the pen."""
        if self._builder is not None:
            self._builder = None
            self._announce()

    def clear(self) -> None:
        """Start from a blank sheet; can be undone."""
        self.cancel()
        if not self.is_blank:
            self._history.push(Drawing(strokes=()), self.tr("clearing"))

    def replace(self, drawing: Drawing, text: str = "") -> None:
        """Put another drawing in the place of this one; can be undone, as ``text``."""
        self.cancel()
        self._history.push(drawing, text or self.tr("picture"))

    def _grow(self, x: float, y: float, pressure: float) -> None:
        assert self._builder is not None
        if self._builder.add(x, y, self._width_at(pressure)):
            self.stroke_grown.emit()
            self.changed.emit(self.drawing)

    def _width_at(self, pressure: float) -> float:
        # A mouse counts as half pressure, which gives the chosen width exactly.
        return self._pen_width * (0.5 + min(1.0, max(0.0, pressure)))

    @Slot(object)
    def _show(self, drawing: Drawing) -> None:
        self._builder = None
        self._drawing = drawing
        self._announce()
        self.settled.emit(drawing)

    def _announce(self) -> None:
        self.replaced.emit()
        self.changed.emit(self._drawing)

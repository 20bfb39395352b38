"""The picture a tab looks at: the shared drawing, or a bundled digit until something is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal, Slot

from desktop.services.bundled_digits import STRIDE, digit_at, place_of
from desktop.services.context import SharedDrawing
from nn_core.arrays import FloatArray, frozen
from nn_core.digits import Drawing, rasterise
from nn_core.errors import BadakError


class Source(StrEnum):
    """Where the picture comes from."""

    NOTHING = "nothing"
    DRAWING = "drawing"
    SAMPLE = "sample"


@dataclass(frozen=True, eq=False)
class Shown:
    """What is looked at.

    Attributes
    ----------
    image : array of float32, shape (28, 28), or None
        Ink from 0 to 1; None for blank paper.
    label : int or None
        What a bundled digit is, by its label.
    """

    source: Source = Source.NOTHING
    image: FloatArray | None = None
    label: int | None = None


class ShownPicture(QObject):
    """Follows the shared drawing while its tab is visible; a hidden tab must not slow the pen.

    Parameters
    ----------
    first : int
        Place of the first bundled digit to be taken.
    """

    changed = Signal()
    """Look again: there is another picture, or it is looked at for the first time."""
    failed = Signal(object)  # an exception

    def __init__(
        self, drawing: SharedDrawing, first: int = STRIDE, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._drawing, self._first = drawing, first
        self._place: int | None = None
        self._taken = 0
        self._active, self._stale = False, True
        drawing.changed.connect(self._drawing_changed)

    @property
    def active(self) -> bool:
        """Whether the drawing is followed."""
        return self._active

    @property
    def place(self) -> int | None:
        """The place of the bundled digit in its set; None for the drawing."""
        return self._place

    @property
    def taken(self) -> int:
        """How many bundled digits have been taken one after the other."""
        return self._taken

    def set_active(self, active: bool) -> bool:
        """Follow the drawing, or rest; return whether that meant looking again."""
        self._active = active
        if active and self._stale:
            self.look()
            return True
        return False

    def look(self) -> None:
        """Emit ``changed``."""
        self._stale = False
        self.changed.emit()

    @Slot()
    def renew(self) -> None:
        """Emit ``changed`` now, or as soon as the tab is visible."""
        self._stale = True
        if self._active:
            self.look()

    @Slot()
    def take_sample(self) -> None:
        """Look at a bundled digit; every call takes another one."""
        try:
            self._place = place_of(self._taken, self._first)
        except BadakError as error:
            self.failed.emit(error)
            return
        self._taken += 1
        self.look()

    def take_place(self, place: int) -> None:
        """Look at the bundled digit at a place of the set."""
        self._place = place
        self.look()

    @Slot()
    def take_drawing(self) -> None:
        """Look at the drawing again."""
        self._place = None
        self.look()

    def shown(self) -> Shown:
        """Return what is looked at, the drawing brought to 28 x 28 pixels."""
        if self._place is not None:
            digit, label = digit_at(self._place)
            return Shown(Source.SAMPLE, frozen(digit), label)
        drawing = self._drawing.value
        image = None if drawing is None else rasterise(drawing)
        if image is None or not image.any():
            return Shown()
        return Shown(Source.DRAWING, frozen(image))

    @Slot(object)
    def _drawing_changed(self, drawing: Drawing | None) -> None:
        if drawing is not None:
            self._place = None
        self.renew()

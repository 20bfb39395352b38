"""Move, slant and stretch a digit a little, to tell who knows shapes from who knows pixels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nn_core.arrays import Array, FloatArray, frozen
from nn_core.digits.framing import resize
from nn_core.digits.parting import upright
from nn_core.digits.raster import frame_pixels, in_box
from nn_core.digits.strokes import Drawing

REACH = 4
"""Pixels by which a picture is moved at most, each way: the margin that MNIST leaves."""

SLANTS, TURNS, WIDTHS = (-0.2, -0.1, 0.1, 0.2, 0.3), (-0.09, 0.09), (0.87, 1.15)
"""How much of its height a digit is slanted, how far it is turned, and how wide it becomes."""
FAINT = 0.02
"""Ink that slanting spreads thinner than this is none."""


def swayed(drawing: Drawing) -> list[FloatArray]:
    """Return a digit's framed pictures (28, 28), slanted, turned and stretched as hands might."""
    ink = in_box(drawing)
    if ink is None:
        return []
    slanted = [_slanted(ink, lean) for lean in SLANTS]
    turned = [_slanted(_slanted(ink, turn).T, -turn).T for turn in TURNS]
    height, width = ink.shape
    wide = [resize(ink, height, max(1, round(width * share))) for share in WIDTHS]
    return [frame_pixels(np.where(one < FAINT, 0, one)) for one in (*slanted, *turned, *wide)]


def _slanted(ink: FloatArray, lean: float) -> FloatArray:
    room = int(np.ceil(abs(lean) * len(ink) / 2)) + 1
    return upright(np.pad(ink, ((0, 0), (room, room))), lean)


def nudged(image: FloatArray, dx: int, dy: int) -> FloatArray:
    """Return a picture moved by whole pixels; what leaves it is gone, what comes in is paper.

    Parameters
    ----------
    image : array, shape (H, W)
    dx, dy : int
        To the right and down.
    """
    height, width = image.shape
    moved = np.zeros_like(image)
    if abs(dx) < width and abs(dy) < height:
        to_rows, from_rows = _overlap(height, dy)
        to_columns, from_columns = _overlap(width, dx)
        moved[to_rows, to_columns] = image[from_rows, from_columns]
    return moved


def _overlap(size: int, by: int) -> tuple[slice, slice]:
    """Return where pixels arrive along an axis, and where they come from."""
    to, origin = max(0, by), max(0, -by)
    length = size - abs(by)
    return slice(to, to + length), slice(origin, origin + length)


def all_nudges(image: FloatArray, reach: int = REACH) -> FloatArray:
    """Return the picture moved to every place, shape ((2 reach + 1)², H, W), row by row."""
    way = range(-reach, reach + 1)
    return np.stack([nudged(image, dx, dy) for dy in way for dx in way])


@dataclass(frozen=True, eq=False)
class NudgeMap:
    """What one network answers at every place.

    Attributes
    ----------
    probabilities : array, shape (n, n, 10)
        Row and column are the shift down and to the right, plus the reach.
    """

    probabilities: FloatArray

    @classmethod
    def of(cls, probabilities: FloatArray) -> NudgeMap:
        """Return the map of the probabilities (n², 10) of `all_nudges`."""
        side = round(len(probabilities) ** 0.5)
        return cls(frozen(probabilities.reshape(side, side, -1)))

    @property
    def reach(self) -> int:
        """Pixels by which the picture was moved at most."""
        return len(self.probabilities) // 2

    @cached_property
    def answers(self) -> Array:
        """The digit read at every place, shape (n, n)."""
        return frozen(self.probabilities.argmax(axis=2))

    @cached_property
    def unmoved(self) -> int:
        """What is read where nothing is moved."""
        return int(self.answers[self.reach, self.reach])

    @property
    def kept(self) -> int:
        """At how many places the answer is the one of the unmoved picture."""
        return int((self.answers == self.unmoved).sum())

    def at(self, dx: int, dy: int) -> FloatArray:
        """Return the probabilities (10,) of the picture moved by (dx, dy)."""
        values: FloatArray = self.probabilities[dy + self.reach, dx + self.reach]
        return values

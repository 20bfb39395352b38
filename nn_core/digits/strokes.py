"""A drawing as it was made: strokes of a pen, perhaps over a picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nn_core.arrays import FloatArray, frozen
from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused

FARTHEST = 1e6
"""Largest coordinate and width, in canvas sides; beyond it nothing was drawn by hand."""
THINNEST = 1e-5
"""Smallest width, in canvas sides; the notebook keeps five decimals, and none would be left."""

PHOTO = 100
"""Pixels of the longer side from which on a picture is one in which ink had to be found."""


@dataclass(frozen=True, eq=False)
class Stroke:
    """One movement of the pen or the eraser.

    Attributes
    ----------
    points : array of float64, shape (n, 2)
        Places (x, y) in units of the canvas side, x to the right, y down; n is at least 1.
    width : float or array, shape (n,)
        Diameter of the round pen in the same unit, one for all points or, with pressure, one each.
    erase : bool
        Whether the stroke takes ink away.

    Raises
    ------
    ValueRefused
        If a number is not finite or beyond all reason, or the shapes are others.
    """

    points: FloatArray
    width: float | FloatArray
    erase: bool = False

    def __post_init__(self) -> None:
        """Check the numbers and keep copies of them that no one can change."""
        points = np.asarray(self.points, np.float64)
        widths = np.asarray(self.width, np.float64)
        if points.ndim != 2 or points.shape[1:] != (2,) or not len(points):
            raise ValueRefused(
                QT_TRANSLATE_NOOP("nn_core", "A stroke needs points with two coordinates each.")
            )
        if widths.shape not in ((), (len(points),)) or not _reasonable(points, widths):
            raise ValueRefused(
                QT_TRANSLATE_NOOP("nn_core", "A stroke has a place or a width that is no number."),
                QT_TRANSLATE_NOOP("nn_core", "Use finite numbers, and widths above 0."),
            )
        object.__setattr__(self, "points", frozen(points))
        object.__setattr__(self, "width", frozen(widths) if widths.ndim else float(widths))

    @property
    def radii(self) -> FloatArray:
        """Half the pen's width at each point, shape (n,)."""
        return np.broadcast_to(np.asarray(self.width, np.float64) / 2, len(self.points))


def _reasonable(points: FloatArray, widths: FloatArray) -> bool:
    # Comparisons with NaN are false, so this refuses it too.
    return bool(
        (np.abs(points) <= FARTHEST).all() and ((widths >= THINNEST) & (widths <= FARTHEST)).all()
    )


@dataclass(frozen=True, eq=False)
class Drawing:
    """Strokes in the order in which they were made, over a picture if there is one.

    Attributes
    ----------
    strokes : tuple of Stroke
    image : array of float32, shape (H, W), or None
        Ink from 0 (paper) to 1. It fills the canvas; where it is no square it lies in the middle
        of it, its longer side as long as the canvas's.

    Raises
    ------
    ValueRefused
        If the picture is no matrix of finite numbers.
    """

    strokes: tuple[Stroke, ...] = ()
    image: FloatArray | None = None

    def __post_init__(self) -> None:
        """Check the picture and keep a copy of it that no one can change."""
        object.__setattr__(self, "strokes", tuple(self.strokes))
        if self.image is None:
            return
        image = np.asarray(self.image)
        if image.flags.writeable or image.dtype != np.float32:
            image = frozen(image.astype(np.float32))
        if image.ndim != 2 or not image.size or not np.isfinite(image).all():
            raise ValueRefused(
                QT_TRANSLATE_NOOP("nn_core", "A picture must be a matrix of finite numbers.")
            )
        object.__setattr__(self, "image", image)

    @property
    def has_eraser(self) -> bool:
        """Whether any stroke takes ink away."""
        return any(stroke.erase for stroke in self.strokes)

    @property
    def is_photo(self) -> bool:
        """Whether all of its ink was found in a picture, and may be something else's."""
        return self.image is not None and not self.strokes and max(self.image.shape) >= PHOTO

"""Numbers as colours: an array becomes a picture, a pixel to a value, by the colours of a theme."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PySide6.QtGui import QColor, QImage

from desktop.style.theme import Theme
from nn_core.arrays import Array, FloatArray

FORM = QImage.Format.Format_ARGB32_Premultiplied
CLEAR = QColor(0, 0, 0, 0)


class Colormap:
    """Colours from the middle, 0, to two ends, -1 and 1; or from 0 to 1 where there is one end.

    Parameters
    ----------
    negative : QColor or None
        None for values without a sign; those below 0 then look like 0.
    """

    def __init__(self, zero: QColor, positive: QColor, negative: QColor | None = None) -> None:
        self._zero = 0 if negative is None else 127
        self._steps = 255 - 2 * self._zero if negative is None else 127
        table = _between(zero, positive, self._steps)
        if negative is not None:
            table = np.concatenate([_between(zero, negative, self._steps)[:0:-1], table])
        self._table: Array = table

    def pixels(self, values: FloatArray, largest: float | None = None) -> Array:
        """Return an ARGB number for each value.

        Parameters
        ----------
        values : array
            What is not a number looks like 0.
        largest : float, optional
            The size that has full colour; that of the largest value if it is not given.
        """
        share = values * (self._steps / max(size_of(values) if largest is None else largest, 1e-12))
        share += self._zero + 0.5
        np.maximum(share, 0, out=share)
        np.minimum(share, len(self._table) - 0.5, out=share)
        if np.isnan(share.sum()):
            share[np.isnan(share)] = self._zero
        return self._table[share.astype(np.uint8)]

    def image(self, values: FloatArray, largest: float | None = None) -> QImage:
        """Return values of shape (H, W) as a picture that owns its pixels."""
        return image_of(self.pixels(values, largest))

    def colours(self, values: FloatArray, largest: float | None = None) -> list[QColor]:
        """Return the colour of each value in reading order; of opaque colormaps only."""
        return colours_of(self.pixels(values, largest))


@lru_cache(maxsize=64)
def colormap(
    tokens: Theme,
    positive: str,
    negative: str | None = None,
    zero: str | None = "paper",
    alpha: float = 1.0,
) -> Colormap:
    """Return the colormap between colours that a theme names.

    Parameters
    ----------
    positive : str
        "ink" for what is drawn; "positive", with ``negative="negative"``, for what has a sign.
    zero : str or None
        None for nothing: the picture can be laid over another one.
    alpha : float
        Opacity of the ends.
    """
    middle = CLEAR if zero is None else tokens.colour(zero)
    below = None if negative is None else tokens.colour(negative, alpha)
    return Colormap(middle, tokens.colour(positive, alpha), below)


def image_of(pixels: Array) -> QImage:
    """Return ARGB numbers of shape (H, W) as a picture that owns its pixels."""
    height, width = pixels.shape
    pixels = np.ascontiguousarray(pixels)
    return QImage(pixels.data, width, height, 4 * width, FORM).copy()


def colours_of(pixels: Array) -> list[QColor]:
    """Return ARGB numbers as colours, in reading order."""
    return [QColor.fromRgba(pixel) for pixel in pixels.ravel().tolist()]


def size_of(values: FloatArray) -> float:
    """Return the largest size among ``values``; 0 where there are none."""
    return max(float(values.max()), -float(values.min())) if values.size else 0.0


def _between(start: QColor, end: QColor, steps: int) -> Array:
    """Return ``steps`` + 1 colours, both ends among them."""
    one, other = _bgra(start), _bgra(end)
    share = np.linspace(0, 1, steps + 1)[:, None]
    colours = np.rint(one + share * (other - one)).astype(np.uint8)
    pixels: Array = colours.view(np.uint32)[:, 0]
    return pixels


def _bgra(colour: QColor) -> FloatArray:
    """Return blue, green, red, each times opacity, and opacity, from 0 to 255."""
    parts = np.array([colour.blueF(), colour.greenF(), colour.redF(), 1.0])
    return 255 * colour.alphaF() * parts

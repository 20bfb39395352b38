"""Put a framed digit somewhere on a canvas, at any size, as if it had been drawn there."""

from __future__ import annotations

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.digits.framing import box, resize
from nn_core.digits.strokes import Drawing

SIDE = 168
"""Pixels of the canvas: six for each that a network sees."""
SMOOTH = 8
"""Points read for each pixel on its way to the canvas."""
SMALLEST, LARGEST = 0.2, 0.9
"""Longer side of the digit, as a share of the canvas."""


def put(image: FloatArray, size: float, x: float, y: float, side: int = SIDE) -> Drawing:
    """Return a drawing of a digit of which only a picture is known.

    Parameters
    ----------
    image : array, shape (H, W)
        Ink from 0 to 1, with some ink.
    size : float
        Longer side of the ink's box, as a share of the canvas.
    x, y : float
        Place of the box in the room that is left: 0 is left or top, 1 is right or bottom.
    side : int
        Pixels of the canvas.
    """
    found = box(image)
    canvas = np.zeros((side, side), np.float32)
    if found is None:
        return Drawing(image=canvas)
    left, top, right, bottom = found
    cut = image[top:bottom, left:right]
    scale = size * side / max(cut.shape)
    height, width = (min(side, max(1, round(length * scale))) for length in cut.shape)
    row, column = round((side - height) * y), round((side - width) * x)
    # Read between its pixels, or a large digit would be made of large squares.
    smooth = resize(cut, *(SMOOTH * length for length in cut.shape))
    canvas[row : row + height, column : column + width] = resize(smooth, height, width)
    return Drawing(image=np.clip(canvas, 0, 1))


def scattered(image: FloatArray, rng: np.random.Generator) -> Drawing:
    """Return the digit at a random size and place."""
    size = float(rng.uniform(SMALLEST, LARGEST))
    x, y = rng.random(2)
    return put(image, size, float(x), float(y))

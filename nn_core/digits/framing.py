"""Put ink where MNIST has it: its box 20 pixels long, its centre of mass in the middle of 28.

LeCun, Cortes and Burges describe how the digits were scaled and placed; measured on their files,
the longer side of the box is 20 pixels in all but 13 of 60,000, and the centre of mass lies
within half a pixel of pixel (14, 14): they moved the digits by whole pixels.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nn_core.arrays import FloatArray

FIELD = 28
"""Side of the picture the network sees, in pixels."""
BOX = 20
"""Longer side of the ink's box in it."""
FINE = 4
"""Grid points per pixel and axis while ink is laid and moved."""
CENTRE = 14
"""Row and column of the pixel that takes the centre of mass."""


@dataclass(frozen=True)
class Framing:
    """Which of MNIST's steps are taken; all of them unless a lesson leaves some out.

    Attributes
    ----------
    to_box : bool
        Scale the ink's box to 20 pixels; else the canvas is shrunk to 28 as it is.
    to_mass : bool
        Move the centre of mass to the middle; else that of the box or, unscaled, nothing.
    whole_pixels : bool
        Move by whole pixels as MNIST did; else by quarters.
    """

    to_box: bool = True
    to_mass: bool = True
    whole_pixels: bool = True


MNIST = Framing()
"""The framing of the training data."""


def box(ink: FloatArray, above: float = 0.0) -> tuple[int, int, int, int] | None:
    """Return the box of the pixels with more ink than ``above``: left, top, right, bottom.

    Right and bottom are one beyond the last pixel; None if there is no such pixel.
    """
    marked = ink > above
    columns, rows = np.flatnonzero(marked.any(axis=0)), np.flatnonzero(marked.any(axis=1))
    if not len(rows):
        return None
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def centre_of_mass(ink: FloatArray) -> FloatArray:
    """Return the centre of mass (x, y) of ink (H, W); (0, 0) is the middle of the first pixel."""
    x, y = ink.sum(axis=0, dtype=np.float64), ink.sum(axis=1, dtype=np.float64)
    total = x.sum()
    centre: FloatArray = np.array([x @ np.arange(len(x)), y @ np.arange(len(y))]) / total
    return centre


def resize(ink: FloatArray, height: int, width: int) -> FloatArray:
    """Return ink (H, W) on a grid (height, width): areas averaged, or bilinear from a coarse one.

    Coarse is a grid with fewer points than the box has pixels.
    """
    coarse = max(height, width) > FINE * max(ink.shape)
    rows = _weights(ink.shape[0], height, coarse)
    columns = _weights(ink.shape[1], width, coarse)
    resized: FloatArray = (rows @ ink @ columns.T).astype(np.float32)
    return resized


def _weights(old: int, new: int, coarse: bool) -> FloatArray:
    """Return the matrix (new, old) that resizes one axis; its rows add up to 1."""
    if old == new:
        return np.eye(old, dtype=np.float32)
    edges = np.linspace(0, old, new + 1)
    if not coarse:
        covered = np.minimum(edges[1:, None], np.arange(1, old + 1))
        covered -= np.maximum(edges[:-1, None], np.arange(old))
        weights = np.maximum(covered, 0)
    else:
        # A triangle round each old point, flat beyond the first and the last.
        middles = np.clip((edges[1:] + edges[:-1]) / 2, 0.5, old - 0.5)
        weights = np.maximum(1 - np.abs(middles[:, None] - np.arange(old) - 0.5), 0)
    weights /= weights.sum(axis=1, keepdims=True)
    scaled: FloatArray = weights.astype(np.float32)
    return scaled


def place(fine: FloatArray, framing: Framing = MNIST) -> FloatArray:
    """Return the picture of the ink on a fine grid, put where ``framing`` wants it.

    Parameters
    ----------
    fine : array, shape (H, W)
        Ink in its box, at most 4 x 28 on each side, 4 grid points to a pixel.
    framing : Framing

    Returns
    -------
    array of float32, shape (28, 28)
    """
    height, width = fine.shape
    padded = np.zeros((-(-height // FINE) * FINE, -(-width // FINE) * FINE), np.float32)
    padded[:height, :width] = fine
    size = np.array([width, height])
    if framing.whole_pixels:
        small = shrink(padded)
        corner = FINE * np.rint(_corner(small, size / FINE, framing))
    else:
        corner = np.rint(FINE * _corner(shrink(padded), size / FINE, framing))
    left, top = np.clip(corner, 0, FINE * FIELD - size).astype(int)
    field = np.zeros((FINE * FIELD, FINE * FIELD), np.float32)
    field[top : top + height, left : left + width] = fine
    return shrink(field)


def place_canvas(fine: FloatArray, framing: Framing) -> FloatArray:
    """Return the picture of a whole canvas on a fine grid, shape (112, 112), left in its size."""
    found = box(fine)
    if found is None or not framing.to_mass:
        return shrink(fine)
    left, top, right, bottom = found
    return place(fine[top:bottom, left:right], framing)


def _corner(small: FloatArray, size: FloatArray, framing: Framing) -> FloatArray:
    """Return where the corner of the box belongs (x, y), in pixels."""
    if framing.to_mass and small.any():
        return CENTRE - centre_of_mass(small)
    return (FIELD - size) / 2


def shrink(fine: FloatArray) -> FloatArray:
    """Return the means of 4 x 4 grid points, (H, W) from (4 H, 4 W)."""
    # Sums of slices are several times as fast as a mean over two short axes.
    rows = fine[0::4] + fine[1::4] + fine[2::4] + fine[3::4]
    means: FloatArray = rows[:, 0::4] + rows[:, 1::4] + rows[:, 2::4] + rows[:, 3::4]
    means *= np.float32(1 / 16)
    return means

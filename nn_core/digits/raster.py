"""Turn strokes and pictures into the 28 x 28 pixels that a network reads, as MNIST was made.

Training, the command line and the canvas all come through here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.digits.framing import (
    BOX,
    FIELD,
    FINE,
    MNIST,
    Framing,
    box,
    place,
    place_canvas,
    resize,
)
from nn_core.digits.ink import MOST_WORK, draw
from nn_core.digits.strokes import Drawing, Stroke

PEN = 0.07
"""Width of the canvas's pen unless told otherwise, as a share of its side."""
FILE_PEN = 0.03
"""Width of the pen for strokes of which only the places are known: the canvas's thinnest.

A thick pen closes what the hand left open; on strokes of two devices, every network that learnt
from strokes reads the better the thinner they are drawn.
"""
FILLED = 0.65
"""Share of the canvas that a digit fills; for strokes of which only the box is known."""
THINNEST = 0.75
"""Smallest radius of a pen in grid points; a thinner line would fall between them."""
ENOUGH = 0.98
"""Share of a view that erased ink must fill; else it is drawn again, nearer."""
FINEST = 1e-9
"""Smallest view, as a share of its distance from the origin."""
MOST_VIEWS = 12
"""Views after which the search for the ink's box ends."""
MANY_STROKES, FEW_VIEWS = 100, 4
"""With more strokes each view takes its time, so fewer must do."""
CANVAS_SIDE = 280
"""Pixels of the canvas where strokes and a picture are laid over one another."""


@dataclass(frozen=True)
class View:
    """The square part of the canvas that is drawn on a grid.

    Attributes
    ----------
    left, top, side : float
        In units of the canvas side.
    """

    left: float = 0.0
    top: float = 0.0
    side: float = 1.0


def rasterise(drawing: Drawing, framing: Framing = MNIST) -> FloatArray:
    """Return the picture of ``drawing`` that a network reads.

    Parameters
    ----------
    drawing : Drawing
    framing : Framing
        By default all steps of MNIST.

    Returns
    -------
    array of float32, shape (28, 28)
        Ink from 0 to 1; all zero if nothing was drawn or all was taken away again.
    """
    if drawing.image is not None:
        return frame_pixels(over_picture(drawing), framing)
    if not framing.to_box:
        return place_canvas(_drawn(drawing.strokes, View(), FINE * FIELD), framing)
    fine = in_box(drawing)
    return np.zeros((FIELD, FIELD), np.float32) if fine is None else place(fine, framing)


def in_box(drawing: Drawing, length: int = BOX) -> FloatArray | None:
    """Return the ink in its box on a fine grid, its longer side ``length`` pixels long.

    None if nothing was drawn or all was taken away again.
    """
    if drawing.image is not None:
        return _scaled(over_picture(drawing), length)
    view = ink_view(drawing.strokes)
    return None if view is None else _cut(_drawn(drawing.strokes, view, FINE * length))


def on_canvas(drawing: Drawing, side: int = FINE * FIELD) -> FloatArray:
    """Return the ink of the whole canvas, shape (side, side)."""
    if drawing.image is not None:
        return resize(squared(over_picture(drawing)), side, side)
    return _drawn(drawing.strokes, View(), side)


def rasterise_strokes(
    strokes: Sequence[FloatArray], pen_width: float = FILE_PEN / FILLED, framing: Framing = MNIST
) -> FloatArray:
    """Return the picture of strokes in any unit, drawn with one pen; made to be fast.

    Parameters
    ----------
    strokes : sequence of arrays, each of shape (n, 2)
        Places (x, y), y down, at least one in all.
    pen_width : float
        Width of the pen as a share of the longer side of the points' box. By default that of a
        pen of 3 % of the canvas and a digit that fills 65 % of it.
    framing : Framing

    Returns
    -------
    array of float32, shape (28, 28)
        Ink from 0 to 1.
    """
    return rasterise(Drawing(from_device(strokes, pen_width)), framing)


def from_device(
    strokes: Sequence[FloatArray], pen_width: float = FILE_PEN / FILLED
) -> tuple[Stroke, ...]:
    """Return strokes in any unit as ones of the canvas: in its middle, filling 65 % of it.

    Parameters
    ----------
    strokes : sequence of arrays, each of shape (n, 2)
        Those without a point are left out.
    pen_width : float
        As a share of the longer side of the points' box. A single dot counts as wide as the pen.
    """
    kept = [np.asarray(stroke, np.float64) for stroke in strokes if len(stroke)]
    if not kept:
        return ()
    points = np.concatenate(kept)
    low, high = points.min(axis=0), points.max(axis=0)
    # Halves first: the difference of two huge numbers may be too large itself.
    size = 2 * float((high / 2 - low / 2).max())
    scale = FILLED / size if size > FILLED * np.finfo(np.float64).tiny else 0.0
    middle = low / 2 + high / 2
    return tuple(Stroke((s - middle) * scale + 0.5, pen_width * FILLED) for s in kept)


def ink_view(strokes: Sequence[Stroke]) -> View | None:
    """Return the square from the corner of the ink's box, as long as its longer side.

    The pen's width counts. Without an eraser this is exact; else the view is drawn nearer and
    nearer until what is left of the ink fills it. None if nothing is left.
    """
    pens = [stroke for stroke in strokes if not stroke.erase]
    if not pens:
        return None
    low = np.min([(s.points - s.radii[:, None]).min(axis=0) for s in pens], axis=0)
    high = np.max([(s.points + s.radii[:, None]).max(axis=0) for s in pens], axis=0)
    # So far from the origin that its size is lost, a dot still needs a frame.
    least = FINEST * max(1.0, float(np.abs([low, high]).max()))
    view: View | None = View(float(low[0]), float(low[1]), max(float((high - low).max()), least))
    if len(pens) < len(strokes):
        for _ in range(FEW_VIEWS if len(strokes) > MANY_STROKES else MOST_VIEWS):
            nearer = _nearer(strokes, view) if view else None
            done = nearer is None or view is None or nearer.side > ENOUGH * view.side
            view = nearer
            if done:
                break
    return view


def _nearer(strokes: Sequence[Stroke], view: View) -> View | None:
    """Return the view of the ink that is to be seen in ``view``, or None if there is none."""
    side = FINE * BOX
    # An eraser that follows the pen leaves a rim of up to one half.
    found = box(_drawn(strokes, view, side), above=0.5)
    if found is None:
        return None
    left, top, right, bottom = found
    unit = view.side / side
    longer = max(right - left, bottom - top)
    return View(view.left + left * unit, view.top + top * unit, longer * unit)


def _drawn(strokes: Sequence[Stroke], view: View, side: int) -> FloatArray:
    """Return what is to be seen in ``view``, shape (side, side)."""
    grid = np.zeros((side, side), np.float32)
    scale = side / view.side
    work = MOST_WORK / max(1, sum(len(stroke.points) for stroke in strokes))
    for stroke in strokes:
        points = (stroke.points - (view.left, view.top)) * scale
        radii = np.maximum(stroke.radii * scale, THINNEST)
        draw(grid, points, radii, stroke.erase, work * len(points))
    return grid


def _cut(fine: FloatArray) -> FloatArray:
    """Leave out the empty right or lower part of a grid whose ink begins at its corner."""
    found = box(fine)
    return fine if found is None else fine[: found[3], : found[2]]


def frame_pixels(ink: FloatArray, framing: Framing = MNIST) -> FloatArray:
    """Return the picture a network reads, from ink on any grid of square pixels.

    A picture of MNIST itself comes out as it was.

    Parameters
    ----------
    ink : array, shape (H, W)
        From 0, which must be exactly 0 where there is paper, to 1.
    framing : Framing

    Returns
    -------
    array of float32, shape (28, 28)
    """
    ink = np.asarray(ink, np.float32)
    if not framing.to_box:
        return place_canvas(resize(squared(ink), FINE * FIELD, FINE * FIELD), framing)
    fine = _scaled(ink, BOX)
    return np.zeros((FIELD, FIELD), np.float32) if fine is None else place(fine, framing)


def _scaled(ink: FloatArray, length: int) -> FloatArray | None:
    """Cut ink out by its box and scale the longer side to ``length`` pixels; None if blank."""
    found = box(ink)
    if found is None:
        return None
    left, top, right, bottom = found
    ink = ink[top:bottom, left:right]
    scale = FINE * length / max(ink.shape)
    height, width = (max(1, round(size * scale)) for size in ink.shape)
    return resize(ink, height, width)


def squared(ink: FloatArray) -> FloatArray:
    """Return ``ink`` in the middle of a square of paper as long as its longer side."""
    height, width = ink.shape
    side = max(height, width)
    top, left = (side - height) // 2, (side - width) // 2
    return np.pad(ink, ((top, side - height - top), (left, side - width - left)))


def over_picture(drawing: Drawing) -> FloatArray:
    """Return the drawing's picture with its strokes laid over, on one grid."""
    assert drawing.image is not None
    if not drawing.strokes:
        return drawing.image
    grid = squared(np.clip(drawing.image, 0, 1))
    if len(grid) > CANVAS_SIDE:
        grid = resize(grid, CANVAS_SIDE, CANVAS_SIDE)
    else:
        # Whole copies of each pixel leave the picture what it is.
        grid = np.kron(grid, np.ones((-(-CANVAS_SIDE // len(grid)),) * 2, np.float32))
    for stroke in drawing.strokes:
        side = len(grid)
        draw(grid, stroke.points * side, stroke.radii * side, stroke.erase)
    return grid

"""See from the ink alone that a drawing is no digit: blank, a dot, a dash, or several digits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from nn_core.arrays import FloatArray
from nn_core.digits.framing import BOX, box
from nn_core.digits.raster import rasterise
from nn_core.digits.segment import segment
from nn_core.digits.strokes import Drawing

FULL = 0.72
"""Share of its box that a dot fills; a disc fills 0.79 of it, a small thick 0 less."""
ROUND = 0.7
"""A dot's shorter side is at least this part of the longer one."""
FLAT = 0.3
"""No digit is lower than this part of its width."""


class InkProblem(StrEnum):
    """Why ink can't be read as one digit."""

    BLANK = "blank"
    DOT = "dot"
    DASH = "dash"
    SEVERAL = "several"


def ink_problem(
    drawing: Drawing,
    image: FloatArray | None = None,
    apart: Callable[[Drawing], Sequence[Drawing]] = segment,
) -> InkProblem | None:
    """Return what keeps a drawing from being one digit, or None if its ink may be one.

    Parameters
    ----------
    drawing : Drawing
    image : array, shape (28, 28), optional
        Its picture, if it has been made already.
    apart : callable
        Takes several digits apart.
    """
    image = rasterise(drawing) if image is None else image
    problem = picture_problem(image)
    if problem in (InkProblem.BLANK, InkProblem.DOT):
        return problem
    return InkProblem.SEVERAL if len(apart(drawing)) > 1 else problem


def picture_problem(image: FloatArray) -> InkProblem | None:
    """Return what keeps a framed picture from being a digit, as far as it shows.

    Several digits don't show: where MNIST has a gap in a digit, it looks the same.

    Parameters
    ----------
    image : array, shape (28, 28)
    """
    found = box(image)
    if found is None:
        return InkProblem.BLANK
    left, top, right, bottom = found
    width, height = right - left, bottom - top
    filled = float(image.sum()) / (width * height)
    if filled > FULL and min(width, height) > ROUND * BOX:
        return InkProblem.DOT
    return InkProblem.DASH if height < FLAT * width else None

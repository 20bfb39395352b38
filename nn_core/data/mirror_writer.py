"""A made-up writer whose hand MNIST does not show: mirror writing and crossed zeros, from strokes.

Many children write some digits the wrong way round for a while. This hand does so with 3, 4, 7 and
9, and it crosses its 0; the other digits are ordinary. It lets anyone try what teaching does before
having drawn a hundred digits.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.data.stroke_variety import Variety

HAND = Variety(rotation=5, shear=0.12, stretch=0.15, stroke_move=0.02, tremble=0.006, thin_out=0)
"""How the writer differs from sample to sample."""
MIRRORED = (3, 4, 7, 9)

Corners = tuple[tuple[float, float], ...]

_CIRCLE: Corners = tuple(
    (0.5 + 0.3 * float(np.sin(t)), 0.5 - 0.45 * float(np.cos(t)))
    for t in -np.linspace(0, 2 * np.pi, 25)
)
DIGITS: dict[int, tuple[Corners, ...]] = {
    0: (_CIRCLE, ((0.82, 0.08), (0.18, 0.92))),
    1: (((0.3, 0.25), (0.52, 0.05), (0.5, 0.95)),),
    2: (
        (
            *((0.22, 0.25), (0.35, 0.08), (0.6, 0.06), (0.75, 0.22), (0.7, 0.42)),
            *((0.25, 0.92), (0.8, 0.92)),
        ),
    ),
    3: (
        (
            *((0.22, 0.15), (0.45, 0.05), (0.7, 0.15), (0.68, 0.35), (0.42, 0.47)),
            *((0.72, 0.58), (0.76, 0.8), (0.5, 0.95), (0.2, 0.86)),
        ),
    ),
    4: (((0.5, 0.05), (0.15, 0.62), (0.85, 0.6)), ((0.65, 0.35), (0.62, 0.95))),
    5: (
        (
            *((0.75, 0.06), (0.32, 0.08), (0.28, 0.45), (0.55, 0.38), (0.75, 0.55)),
            *((0.7, 0.82), (0.45, 0.95), (0.2, 0.85)),
        ),
    ),
    6: (
        (
            *((0.65, 0.05), (0.38, 0.3), (0.25, 0.65), (0.35, 0.92), (0.6, 0.94)),
            *((0.74, 0.75), (0.6, 0.57), (0.35, 0.6), (0.26, 0.72)),
        ),
    ),
    7: (((0.18, 0.08), (0.8, 0.06), (0.42, 0.95)),),
    8: (
        (
            *((0.7, 0.15), (0.45, 0.05), (0.28, 0.2), (0.45, 0.42), (0.7, 0.65), (0.65, 0.88)),
            *((0.45, 0.95), (0.27, 0.82), (0.35, 0.6), (0.62, 0.38), (0.7, 0.15)),
        ),
    ),
    9: (
        (
            *((0.7, 0.15), (0.48, 0.05), (0.28, 0.2), (0.35, 0.42), (0.6, 0.42), (0.72, 0.2)),
            *((0.7, 0.15), (0.68, 0.95)),
        ),
    ),
}
"""The corners of each stroke in a unit square, y down, as an ordinary hand writes them."""


def writing(
    rng: np.random.Generator, copies: int = 10
) -> Iterator[tuple[int, tuple[FloatArray, ...]]]:
    """Yield ``copies`` of each digit, as pairs of label and strokes, each a little different.

    Parameters
    ----------
    rng : numpy.random.Generator
    copies : int

    Yields
    ------
    (int, tuple of arrays of shape (n, 2))
        Centred on 0, the longer side of a digit about 1.
    """
    for digit in DIGITS:
        for _ in range(copies):
            yield digit, tuple(HAND(strokes_of(digit), rng))


def strokes_of(digit: int) -> list[FloatArray]:
    """Return the strokes of one digit as this writer means them."""
    strokes = [_line(corners) for corners in DIGITS[digit]]
    if digit in MIRRORED:
        strokes = [(points - (0.5, 0)) * (-1, 1) + (0.5, 0) for points in strokes]
    return strokes


def _line(corners: Corners, samples: int = 5) -> FloatArray:
    """Return a line through the corners with some samples on each of its pieces."""
    points = np.array(corners)
    share = np.linspace(0, 1, samples, endpoint=False)[:, None]
    pieces = [start + share * (end - start) for start, end in pairwise(points)]
    return np.concatenate([*pieces, points[-1:]])

"""The pictures a network learns from: MNIST and digits written with a pen, as one set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from nn_core.arrays import Array, FloatArray, Labels
from nn_core.data.stroke_variety import Variety
from nn_core.digits.raster import rasterise_strokes

THINNEST, THICKEST = 0.035, 0.3
"""Widths of the pens, as shares of the longer side of the digit; even on a logarithmic scale.

A pen of 3 to 14 % of the canvas and digits that fill 45 to 85 % of it give this range."""


@dataclass(frozen=True, eq=False)
class PictureSet:
    """Pictures and what they show.

    Attributes
    ----------
    images : array of uint8, shape (N, 28, 28)
    labels : array of int64, shape (N,)
    """

    images: Array
    labels: Labels

    def __len__(self) -> int:
        return len(self.labels)

    def __add__(self, other: PictureSet) -> PictureSet:
        """Return the pictures of both."""
        return PictureSet(
            np.concatenate([self.images, other.images]),
            np.concatenate([self.labels, other.labels]),
        )

    def split(self, share: float, rng: np.random.Generator) -> tuple[PictureSet, PictureSet]:
        """Return all but ``share`` of the pictures, and those, drawn at random."""
        order = rng.permutation(len(self))
        kept = len(self) - round(share * len(self))
        return self.take(np.sort(order[:kept])), self.take(np.sort(order[kept:]))

    def take(self, chosen: Array) -> PictureSet:
        """Return the pictures at the indices, or where the mask is true."""
        return PictureSet(self.images[chosen], self.labels[chosen])


def written_again(
    digits: Sequence[Sequence[FloatArray]],
    copies: int,
    rng: np.random.Generator,
    variety: Variety | None = None,
) -> Iterator[Array]:
    """Yield ``copies`` pictures of each digit, each as another hand and pen would write it.

    Parameters
    ----------
    digits : sequence of strokes
        Each digit a sequence of arrays (n, 2) in any unit.
    copies : int
    rng : numpy.random.Generator
    variety : Variety, optional

    Yields
    ------
    array of uint8, shape (copies, 28, 28)
        For one digit after the other; a yield is where progress can be shown.
    """
    variety = variety or Variety()
    low, high = np.log([THINNEST, THICKEST])
    for strokes in digits:
        pictures = [
            rasterise_strokes(variety(strokes, rng), float(np.exp(rng.uniform(low, high))))
            for _ in range(copies)
        ]
        yield np.rint(np.stack(pictures) * 255).astype(np.uint8)

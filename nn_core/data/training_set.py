"""The pictures a network learns from: MNIST and digits written with a pen, as one set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from nn_core.arrays import Array, FloatArray, Labels
from nn_core.data.stroke_variety import Variety
from nn_core.data.synthetic_digits import written
from nn_core.data.synthetic_outliers import nonsense
from nn_core.digits.raster import rasterise_strokes
from nn_core.losses import NO_CLASS

THINNEST, THICKEST = 0.035, 0.3
"""Widths of the pens, as shares of the longer side of the digit; even on a logarithmic scale.

A pen of 3 to 14 % of the canvas and digits that fill 45 to 85 % of it give this range."""

TURNS = (*range(10), 1, 4, 7, 9)
"""The order of invented digits; those that hands write in the most ways come twice."""


@dataclass(frozen=True, eq=False)
class PictureSet:
    """Pictures and what they show.

    Attributes
    ----------
    images : array of uint8, shape (N, 28, 28)
    labels : array of int64, shape (N,)
        ``NO_CLASS`` for a picture of no digit.
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

    @classmethod
    def gathered(cls, pairs: Iterable[tuple[Array, int]]) -> PictureSet:
        """Return pictures (28, 28) and labels that come one by one as a set."""
        images, labels = zip(*pairs, strict=True)
        return cls(np.stack(images), np.array(labels, np.int64))

    @property
    def digits(self) -> PictureSet:
        """Only the pictures of digits."""
        return self.take(self.labels != NO_CLASS)

    def split(self, share: float, rng: np.random.Generator) -> tuple[PictureSet, PictureSet]:
        """Return all but ``share`` of the pictures, and those, drawn at random."""
        order = rng.permutation(len(self))
        kept = len(self) - round(share * len(self))
        return self.take(np.sort(order[:kept])), self.take(np.sort(order[kept:]))

    def mixed(self, others: PictureSet, share: float) -> PictureSet:
        """Return both, the others so often that a batch has ``share`` of them on average.

        A share lies from 0 to below 1; where it is above 0, each of them is there at least once.
        """
        if not len(others) or share <= 0:
            return self
        wanted = len(self) * share / (1 - share)
        return self + others.take(np.arange(max(len(others), round(wanted))) % len(others))

    def spread(self, most: int) -> PictureSet:
        """Return at most so many from all over the set, which may be in order of its labels."""
        return self.take(np.linspace(0, len(self) - 1, min(most, len(self))).astype(int))

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
    for strokes in digits:
        yield np.stack([_picture(strokes, variety, rng) for _ in range(copies)])


def invented_digits(count: int, rng: np.random.Generator) -> Iterator[tuple[Array, int]]:
    """Yield ``count`` pictures (28, 28) of digits that no one wrote, each with its label.

    Their strokes are those of ``nn_core.data.synthetic_digits``; the digits take ``TURNS``.
    """
    variety = Variety()
    for number in range(count):
        digit = TURNS[number % len(TURNS)]
        yield _picture(written(digit, rng), variety, rng), digit


def invented_nonsense(count: int, rng: np.random.Generator) -> Iterator[tuple[Array, int]]:
    """Yield ``count`` pictures (28, 28) of what is no digit, each with the label ``NO_CLASS``."""
    variety = Variety()
    for _ in range(count):
        yield _picture(nonsense(rng), variety, rng), NO_CLASS


def _picture(strokes: Sequence[FloatArray], variety: Variety, rng: np.random.Generator) -> Array:
    """Return the bytes (28, 28) of strokes drawn by another hand with a pen drawn at random."""
    low, high = np.log([THINNEST, THICKEST])
    pen = float(np.exp(rng.uniform(low, high)))
    picture: Array = np.rint(rasterise_strokes(variety(strokes, rng), pen) * 255).astype(np.uint8)
    return picture

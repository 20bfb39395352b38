"""Measure what each step of the framing is worth: the share read right without it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from nn_core.arrays import Array, FloatArray, Labels, frozen
from nn_core.digits.framing_steps import ALL, STEPS, Switches, framed
from nn_core.digits.random_placement import scattered
from nn_core.digits.recogniser import Recogniser

ROWS = (ALL, *(Switches(**{name: False}) for name in STEPS))
"""All steps, and all but one."""
PORTION = 5
"""Digits between two yields: some 20 ms of work."""


@dataclass(frozen=True, eq=False)
class Worth:
    """How many digits were read right.

    Attributes
    ----------
    rows : tuple of Switches
    names : tuple of str
        The networks.
    right : array of int, shape (rows, networks)
    count : int
        Digits read so far.
    total : int
        Digits to be read.
    """

    rows: tuple[Switches, ...]
    names: tuple[str, ...]
    right: Array
    count: int
    total: int

    def share(self, row: int, network: int) -> float:
        """Return the share read right, from 0 to 1."""
        return float(self.right[row, network]) / self.count if self.count else 0.0


def worth(
    images: FloatArray,
    labels: Labels,
    recognisers: Sequence[Recogniser],
    rows: Sequence[Switches],
    rng: np.random.Generator,
) -> Iterator[Worth]:
    """Yield what has been read right so far, every few milliseconds.

    Parameters
    ----------
    images : array, shape (N, 28, 28)
        Ink from 0 to 1. Each is put on a canvas at a random size and place, then framed.
    labels : array, shape (N,)
    recognisers : sequence of Recogniser
    rows : sequence of Switches
    rng : numpy.random.Generator
    """
    names = tuple(reader.name for reader in recognisers)
    right = np.zeros((len(rows), len(names)), np.int64)
    for first in range(0, len(images), PORTION):
        part = slice(first, first + PORTION)
        drawings = [scattered(image, rng) for image in images[part]]
        pictures = np.stack([framed(drawing, row) for row in rows for drawing in drawings])
        for column, reader in enumerate(recognisers):
            answers = reader.network.predict(pictures).argmax(axis=1)
            hits = answers.reshape(len(rows), -1) == labels[part]
            right[:, column] += hits.sum(axis=1)
        count = min(first + PORTION, len(images))
        yield Worth(tuple(rows), names, frozen(right), count, len(images))

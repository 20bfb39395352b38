"""A change as it is made: the pen moves along its marks, and the answer moves with it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nn_core.arrays import FloatArray, frozen
from nn_core.explain.change import Change
from nn_core.explain.marks import drawn
from nn_core.network import Network
from nn_core.softmax import softmax

FRAMES = 25


@dataclass(frozen=True, eq=False)
class Film:
    """Pictures on the way from a drawing to the changed one.

    Attributes
    ----------
    change : Change
    images : array, shape (F, 28, 28)
        The first is the drawing, the last the changed one.
    probabilities : array, shape (F, 10)
    """

    change: Change
    images: FloatArray
    probabilities: FloatArray

    def __len__(self) -> int:
        return len(self.images)


def film_of(network: Network, change: Change, frames: int = FRAMES) -> Film:
    """Return the pictures of a change and what the network reads in each.

    Parameters
    ----------
    network : Network
    change : Change
    frames : int
        At least 2.
    """
    images = np.stack([_at(change, k / (frames - 1)) for k in range(frames)])
    images = images.astype(network.dtype)
    return Film(change, frozen(images), frozen(softmax(network.forward(images))))


def _at(change: Change, share: float) -> FloatArray:
    """Return the picture after ``share`` of the pen's way; each mark takes as long as another."""
    way = share * len(change.marks)
    whole = int(way)
    marks = list(change.marks[:whole])
    if whole < len(change.marks) and way > whole:
        marks.append(change.marks[whole].part(way - whole))
    return drawn(change.image, marks)

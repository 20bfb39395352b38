"""The digits most like a drawing, as the network sees it: neighbours before its last layer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from nn_core.arrays import Array, FloatArray, Labels, frozen
from nn_core.data.training_set import PictureSet
from nn_core.network import Network

BATCH = 50
STRIDE = 7919
"""The bundled digits lie grouped by label; steps of a prime go through all of them mixed."""
COUNT = 12


@dataclass(frozen=True, eq=False)
class HiddenSpace:
    """Where a set of pictures lies before a network's last layer.

    Attributes
    ----------
    hidden : array, shape (N, n)
    labels : array, shape (N,)
    places : array, shape (N,)
        Index of each picture in its set.
    size : int
        Pictures in the set; more than N while not all have been read.
    """

    hidden: FloatArray
    labels: Labels
    places: Labels
    size: int

    @property
    def complete(self) -> bool:
        """Whether all pictures of the set have been read."""
        return len(self.labels) == self.size


@dataclass(frozen=True, eq=False)
class Neighbours:
    """The pictures nearest to one, the nearest first.

    Attributes
    ----------
    places, labels : array, shape (k,)
        Index in the set, and what each shows.
    distances : array, shape (k,)
    hidden : array, shape (k, n)
        What of each goes into the last layer.
    among : int
        So many pictures were looked at.
    """

    places: Labels
    labels: Labels
    distances: FloatArray
    hidden: FloatArray
    among: int


def hidden_of(network: Network, images: FloatArray) -> FloatArray:
    """Return what goes into the last layer, shape (N, n)."""
    x = network.batch(images)
    for layer in network.layers[:-1]:
        x = layer.forward(x)
    return x


def signals(network: Network, pictures: PictureSet) -> Iterator[HiddenSpace]:
    """Yield the hidden signals of more and more of ``pictures``, all digits mixed.

    Parameters
    ----------
    network : Network
        At rest, or any network used by nobody else meanwhile.
    pictures : PictureSet

    Yields
    ------
    HiddenSpace
        After every batch; the last one is complete.
    """
    size = len(pictures)
    order = mixed(size)
    hidden: FloatArray | None = None
    for first in range(0, size, BATCH):
        part = order[first : first + BATCH]
        found = hidden_of(network, pictures.images[part].astype(np.float32) / np.float32(255))
        if hidden is None:
            hidden = np.empty((size, found.shape[1]), found.dtype)
        hidden[first : first + len(part)] = found
        done = order[: first + len(part)]
        # Rows that were yielded are never written again, so a view of them is as good as a copy.
        view = hidden[: len(done)].view()
        view.flags.writeable = False
        yield HiddenSpace(view, frozen(pictures.labels[done]), frozen(done), size)


def mixed(size: int) -> Array:
    """Return 0 to ``size`` - 1, each once, in steps of a prime."""
    if size % STRIDE == 0:
        return np.arange(size)
    return np.arange(1, size + 1) * STRIDE % size


def nearest(
    space: HiddenSpace, hidden: FloatArray, count: int = COUNT, without: int | None = None
) -> Neighbours:
    """Return the pictures whose hidden signals lie nearest to one's.

    The distance is the plain one, the root of the summed squares of the differences.

    Parameters
    ----------
    space : HiddenSpace
    hidden : array, shape (n,)
    count : int
    without : int, optional
        Index in the set of a picture that is left out: one is no neighbour of itself.
    """
    apart = space.hidden - hidden
    squares = np.einsum("ij,ij->i", apart, apart)
    if without is not None:
        squares[space.places == without] = np.inf
    count = min(count, int(np.isfinite(squares).sum()))
    found = np.argpartition(squares, count - 1)[:count] if count else np.arange(0)
    found = found[np.argsort(squares[found], kind="stable")]
    return Neighbours(
        frozen(space.places[found]),
        frozen(space.labels[found]),
        frozen(np.sqrt(squares[found])),
        frozen(space.hidden[found]),
        len(squares),
    )

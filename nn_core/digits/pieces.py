"""Take a picture's marked pixels apart into connected pieces."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nn_core.arrays import Array, FloatArray
from nn_core.digits.ink import IntArray


@dataclass(frozen=True)
class Pieces:
    """Connected pieces, numbered from 0 in the order in which their first rows begin.

    Attributes
    ----------
    shape : tuple of int
        Rows and columns of the picture.
    runs : array of int, shape (m, 4)
        Row, first column, column behind the last and piece of each run of marked pixels.
    boxes : array of int, shape (n, 4)
        Left, top, right and bottom of each piece; right and bottom are one beyond.
    areas : array of int, shape (n,)
        Pixels of each.
    """

    shape: tuple[int, int]
    runs: IntArray
    boxes: IntArray
    areas: IntArray

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.areas)

    def mask(self, kept: Array) -> Array:
        """Return which pixels belong to the pieces that are marked in ``kept``, shape (n,)."""
        rows, lefts, rights = self.runs[kept[self.runs[:, 3]], :3].T
        # Each run begins with a step up and ends with one down.
        steps = np.zeros((self.shape[0], self.shape[1] + 1), np.int8)
        steps[rows, lefts] += 1
        steps[rows, rights] -= 1
        marked: Array = np.cumsum(steps, axis=1, dtype=np.int8)[:, :-1] > 0
        return marked

    def means(self, values: FloatArray) -> FloatArray:
        """Return the mean of each piece's pixels in ``values`` (H, W), shape (n,)."""
        rows, lefts, rights, piece = self.runs.T
        sums = np.pad(np.cumsum(values, axis=1, dtype=np.float64), ((0, 0), (1, 0)))
        total = np.bincount(piece, sums[rows, rights] - sums[rows, lefts], len(self))
        return total / self.areas

    def leaning(self, lean: float) -> FloatArray:
        """Return the boxes after each row has been moved by ``lean`` times its number."""
        rows, lefts, rights, piece = self.runs.T
        boxes = self.boxes.astype(np.float64)
        boxes[:, 0], boxes[:, 2] = np.inf, -np.inf
        np.minimum.at(boxes[:, 0], piece, lefts + lean * rows)
        np.maximum.at(boxes[:, 2], piece, rights + lean * rows)
        return boxes


def pieces(marked: Array) -> Pieces:
    """Return the pieces of the marked pixels (H, W); those that meet at a corner are one."""
    height, width = marked.shape
    padded = np.zeros((height, width + 2), np.int8)
    padded[:, 1:-1] = marked
    steps = np.diff(padded.reshape(-1))
    starts, ends = np.flatnonzero(steps == 1) + 1, np.flatnonzero(steps == -1) + 1
    rows = starts // (width + 2)
    first = rows * (width + 2) + 1
    found, piece = _joined(starts, ends, width + 2)
    runs = np.column_stack([rows, starts - first, ends - first, piece])
    boxes = np.zeros((found, 4), np.int64)
    boxes[:, :2] = max(height, width)
    np.minimum.at(boxes[:, 0], piece, runs[:, 1])
    np.minimum.at(boxes[:, 1], piece, rows)
    np.maximum.at(boxes[:, 2], piece, runs[:, 2])
    np.maximum.at(boxes[:, 3], piece, rows + 1)
    areas = np.bincount(piece, ends - starts, found).astype(np.int64)
    return Pieces((height, width), runs, boxes, areas)


def _joined(starts: IntArray, ends: IntArray, stride: int) -> tuple[int, IntArray]:
    """Return how many pieces runs make up, and the piece of each."""
    first = np.searchsorted(ends, starts + stride)
    counts = np.searchsorted(starts, ends + stride, "right") - first
    upper = np.repeat(np.arange(len(starts)), counts)
    place = np.arange(len(upper)) - np.repeat(np.cumsum(counts) - counts, counts)
    lower = first[upper] + place
    root = np.arange(len(starts))
    while True:
        a, b = root[upper], root[lower]
        if (a == b).all():
            break
        least = np.minimum(a, b)
        np.minimum.at(root, a, least)
        np.minimum.at(root, b, least)
        while not (root[root] == root).all():
            root = root[root]
    kept, piece = np.unique(root, return_inverse=True)
    return len(kept), piece.reshape(-1)


def near(marked: Array, distance: int) -> Array:
    """Return which pixels lie within ``distance`` rows and columns of a marked one."""
    for _ in range(2):
        # Marked pixels up to each row; a difference of two is how many lie in a window of rows.
        counts = np.cumsum(np.pad(marked, ((distance + 1, distance), (0, 0))), axis=0)
        marked = (counts[2 * distance + 1 :] > counts[: -2 * distance - 1]).T
    return marked

"""Lay ink on a grid of pixels along a stroke: a round pen with smooth edges."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from nn_core.arrays import FloatArray

IntArray = npt.NDArray[np.int64]

WAVE = 0.05
"""Pixels by which the edge of a stroke may be wavy, being made of discs."""
SMALLEST_STEP = 0.5
"""Pixels between two discs of a stroke; closer ones change nothing to be seen."""
MOST_VALUES = 1 << 21
"""Pixels of discs worked on at once; long strokes are laid in parts, so that memory is bounded."""
MOST_WORK = 1 << 23
"""Pixels of discs laid for one drawing; what a hand draws takes less than a tenth. Of a scribble
that would take more, discs are left out evenly, so that no file keeps one waiting for minutes."""
MOST_POINTS = 2000
"""Points of a stroke worked on at once, for the same reason."""


def draw(
    grid: FloatArray,
    points: FloatArray,
    radii: FloatArray,
    erase: bool = False,
    work: float = MOST_WORK,
) -> None:
    """Lay one stroke on ``grid``, in place.

    Parameters
    ----------
    grid : array of float32, shape (H, W)
        Ink from 0 to 1; pixel (i, j) covers the square from (x, y) = (j, i) to (j + 1, i + 1).
    points : array, shape (n, 2)
        (x, y) in pixels of the grid. What lies beyond the grid is left out.
    radii : array, shape (n,)
        The pen's radius at each point, in pixels.
    erase : bool
        Take ink away instead.
    work : float
        Most pixels of discs that are laid.
    """
    covered = coverage(grid.shape, points, radii, work)
    if erase:
        np.minimum(grid, 1 - covered, out=grid)
    else:
        np.maximum(grid, covered, out=grid)


def coverage(
    shape: tuple[int, ...], points: FloatArray, radii: FloatArray, work: float = MOST_WORK
) -> FloatArray:
    """Return how much of each pixel a stroke covers, shape ``shape``; see ``draw``.

    A pixel at the distance d from the pen's middle is covered by radius - d + 1/2, between 0 and 1.
    """
    reach = int(np.ceil(radii.max() + 0.5))
    samples = np.column_stack([points, radii])
    if _covers_all(shape, samples):
        return np.ones(shape, np.float32)
    # A pen as large as the grid touches every pixel; a window round each disc spares the rest.
    whole = 2 * reach + 1 > min(shape)
    lay = _whole if whole else _windows
    most = work / (math.prod(shape) if whole else (2 * reach + 1) ** 2) / len(samples)
    covered = np.zeros(shape, np.float32)
    for first in range(0, max(1, len(samples) - 1), MOST_POINTS):
        part = samples[first : first + MOST_POINTS + 1]
        discs = _discs(part, shape, reach, max(1, round(most * len(part))))
        np.maximum(covered, lay(shape, discs, reach), out=covered)
    return covered


def _covers_all(shape: tuple[int, ...], samples: FloatArray) -> bool:
    """Return whether a single disc of ``samples`` (x, y, radius) covers every pixel wholly."""
    corner = np.abs(samples[:, :2] - np.array(shape[::-1]) / 2) + np.array(shape[::-1]) / 2
    return bool((np.hypot(corner[:, 0], corner[:, 1]) + 0.5 <= samples[:, 2]).any())


def _discs(samples: FloatArray, shape: tuple[int, ...], reach: int, most: int) -> FloatArray:
    """Return rows (x, y, radius) at even steps along the stroke, as far as they touch the grid.

    There are at most ``most`` of them.
    """
    if len(samples) > 1:
        samples = _without_leaps(samples)
        start, way = samples[:-1], np.diff(samples, axis=0)
        ends = np.sort(np.column_stack([samples[:-1, 2], samples[1:, 2]]), axis=1)
        enter, leave = _visible(start, way, shape, np.ceil(ends[:, 1:] + 0.5))
        # A pen that presses on the spot moves its edge.
        moved = np.hypot(np.hypot(way[:, 0], way[:, 1]), way[:, 2])
        length = moved * np.maximum(leave - enter, 0)
        counts = np.ceil(length / _step(ends[:, 0])).astype(np.int64) + 1
        counts[enter > leave] = 0
        if (total := counts.sum()) > most:
            counts = np.minimum(counts, np.maximum(counts * (most / total), 1).astype(np.int64))
        segment, place = _spread(counts)
        share = place / np.maximum(counts - 1, 1)[segment]
        share = enter[segment] + share * (leave - enter)[segment]
        samples = start[segment] + share[:, None] * way[segment]
    beyond = samples[:, :2] - np.clip(samples[:, :2], 0, shape[::-1])
    touching: FloatArray = samples[(np.abs(beyond) <= reach).all(axis=1)]
    return touching[:: -(-len(touching) // most) or 1]


def _without_leaps(samples: FloatArray) -> FloatArray:
    """Return rows (x, y, radius) with others between them, so that no radius more than doubles.

    A thin end would ask for its small steps all along a segment whose other end is wide.
    """
    first, last = samples[:-1, 2], samples[1:, 2]
    pieces = np.ceil(np.abs(np.log2(last / first))).astype(np.int64).clip(1)
    segment, place = _spread(pieces)
    radius = first[segment] * (last / first)[segment] ** (place / pieces[segment])
    growth = np.where(pieces > 1, last - first, 1.0)[segment]
    share = np.where(place > 0, (radius - first[segment]) / growth, 0.0)
    split = samples[segment] + share[:, None] * np.diff(samples, axis=0)[segment]
    return np.concatenate([split, samples[-1:]])


def _spread(counts: IntArray) -> tuple[IntArray, IntArray]:
    """Return for each of ``counts.sum()`` places its segment, and its number within that."""
    segment = np.repeat(np.arange(len(counts)), counts)
    return segment, np.arange(len(segment)) - (np.cumsum(counts) - counts)[segment]


def _step(radius: FloatArray) -> FloatArray:
    """Return how far apart discs may lie: a chord s leaves a gap of s²/8r at the edge."""
    step: FloatArray = np.maximum(SMALLEST_STEP, np.sqrt(8 * WAVE * radius))
    return np.maximum(step, radius / 100)


def _visible(
    start: FloatArray, way: FloatArray, shape: tuple[int, ...], reach: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return the shares of each segment at which it enters and leaves the grid's surroundings.

    Those are as wide as the segment's own ``reach``, shape (n, 1).
    """
    low, high = -reach, np.array(shape[::-1], np.float64) + reach
    at, along = start[:, :2], way[:, :2]
    # A segment that stands still along an axis is never cut by it, unless it is wholly beyond.
    speed = np.where(along == 0, 1.0, along)
    first, last = (low - at) / speed, (high - at) / speed
    inside = (at >= low) & (at <= high)
    first, last = np.minimum(first, last), np.maximum(first, last)
    first = np.where(along == 0, np.where(inside, 0.0, 2.0), first)
    last = np.where(along == 0, 1.0, last)
    return first.max(axis=1).clip(0), last.min(axis=1).clip(max=1)


def _whole(shape: tuple[int, ...], discs: FloatArray, _reach: int) -> FloatArray:
    """Return the coverage by discs (m, 3), each looked at from every pixel."""
    covered = np.zeros(shape, np.float32)
    y, x = (np.arange(size) + 0.5 for size in shape)
    many = max(1, MOST_VALUES // covered.size)
    for first in range(0, len(discs), many):
        part = discs[first : first + many, :, None]
        distance = np.hypot((y - part[:, 1])[:, :, None], (x - part[:, 0])[:, None, :])
        cover = np.clip(part[:, 2, :, None] + 0.5 - distance, 0, 1).max(axis=0)
        np.maximum(covered, cover, out=covered, casting="same_kind")
    return covered


def _windows(shape: tuple[int, ...], discs: FloatArray, reach: int) -> FloatArray:
    """Return the coverage by discs (m, 3), each looked at in a window of its own."""
    height, width = shape
    # A margin of two reaches spares the check of every pixel: no window sticks out of it.
    padded = np.zeros((height + 4 * reach + 1, width + 4 * reach + 1), np.float32)
    flat = padded.reshape(-1)
    offsets = np.arange(-reach, reach + 1)
    many = MOST_VALUES // len(offsets) ** 2
    for first in range(0, len(discs), many):
        part = discs[first : first + many]
        corner = np.floor(part[:, :2]).astype(np.int64)
        away = (corner - part[:, :2]).astype(np.float32)[:, :, None]
        away = (away + (offsets + 0.5).astype(np.float32)) ** 2
        distance = np.sqrt(away[:, 1, :, None] + away[:, 0, None, :])
        cover = np.clip(part[:, 2, None, None].astype(np.float32) + 0.5 - distance, 0, 1)
        rows = (corner[:, 1, None] + offsets + 2 * reach) * padded.shape[1]
        columns = corner[:, 0, None] + offsets + 2 * reach
        index = rows[:, :, None] + columns[:, None, :]
        np.maximum.at(flat, index.reshape(-1), cover.reshape(-1))
    covered: FloatArray = padded[2 * reach : 2 * reach + height, 2 * reach : 2 * reach + width]
    return covered

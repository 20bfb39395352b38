"""Take printed lines and boxes out of a picture; strokes that cross them stay whole."""

from __future__ import annotations

import numpy as np

from nn_core.arrays import Array
from nn_core.digits.ink import IntArray
from nn_core.digits.pieces import Pieces, pieces

STEEP = 0.12
"""How much a line may rise or fall, as a share of its length: paper is held askew."""
THICK = 0.022
"""How thick a line may be, as a share of the picture's side across it."""
WHOLE = 0.6
"""Share of the picture's length in which a line must be seen: ink hides it, light breaks it."""
BESIDE = 1.5
"""Pixels that a line's runs may lie off it, ..."""
THICKER = 1.6
"""... and how many times as long they may be; a stroke that crosses it is longer there."""
RIM = 0.06
"""Share of the picture's length at either end in which there must be something of a line."""
LARGE = 0.12
"""A box is as wide and high as this share of the picture's shorter side, ..."""
LEFT = 0.3
"""... and something as high as this share of it is left when its sides are gone."""
WALL = 0.97
"""Share of the longest side's length that walls between boxes have beside it."""
SLIM = 2
"""How many times as wide as the lines a wall between them may be, on the average."""
LOW, OUT = 0.75, 0.05
"""A line below a digit lies in the lowest quarter, and sticks out by this share of its length."""
MOST = 3
"""Directions of lines that are looked for, lying and upright ones apart."""


def pieces_without_lines(marked: Array) -> Pieces:
    """Return the pieces of marked pixels (H, W) without the printed lines that cross a digit.

    These are lines from edge to edge of the picture, the sides of boxes, and lines below a digit.
    """
    thick = max(3, round(THICK * min(marked.shape)))
    whole, marked = marked, _without_lying(marked, thick, True)[0]
    lying = whole & ~marked
    marked = _without_lying(marked.T, thick, True)[0].T.copy()
    found = pieces(marked)
    walls = _walls(found, lying, thick)
    if len(walls) >= 2:
        marked &= ~found.mask(np.isin(np.arange(len(found)), walls))
        found = pieces(marked)
    sides = found.boxes[:, 2:] - found.boxes[:, :2]
    mended = False
    for place in np.flatnonzero(sides.min(axis=1) >= LARGE * min(marked.shape)):
        left, top, right, bottom = found.boxes[place]
        alone = found.mask(np.arange(len(found)) == place)[top:bottom, left:right]
        rest = _unboxed(alone, thick)
        if rest is None:
            rest = _not_underlined(alone, thick)
        if rest is not None:
            marked[top:bottom, left:right] &= rest | ~alone
            mended = True
    return pieces(marked) if mended else found


def _walls(found: Pieces, lying: Array, thick: int) -> list[int]:
    """Return the pieces that lead from one line to the next: walls of boxes the picture cuts off.

    A 1 may do so as well, but is thicker, and alone.
    """
    if not lying.any():
        return []
    _, tops, ends = _upright_runs(lying)
    printed = SLIM * float(np.median(ends - tops))
    walls = []
    for place in np.flatnonzero(found.areas <= printed * (found.boxes[:, 3] - found.boxes[:, 1])):
        left, top, right, bottom = found.boxes[place]
        across = slice(max(left - thick, 0), right + thick)
        above = lying[max(top - thick, 0) : top + thick, across]
        below = lying[max(bottom - thick, 0) : bottom + thick, across]
        if bottom - top > 4 * thick >= 2 * (right - left) and above.any() and below.any():
            walls.append(int(place))
    return walls


def _unboxed(alone: Array, thick: int) -> Array | None:
    """Return a piece without two lying and two upright lines; None if that isn't what it has."""
    rest, lying = _without_lying(alone, thick, False)
    turned, upright = _without_lying(rest.T, thick, False)
    rest = turned.T
    if lying < 2 or upright < 2 or not rest.any():
        return None
    # A 0 or an 8 of straight strokes is no box: nothing is in it, or a bar.
    inner = pieces(rest).boxes
    return rest if (inner[:, 3] - inner[:, 1]).max() >= LEFT * len(alone) else None


def _not_underlined(alone: Array, thick: int) -> Array | None:
    """Return a piece without the line it stands on; None if it stands on none.

    That sticks out on both sides. So does the foot of a 1, which is one without it as well.
    """
    x, top, bottom = _upright_runs(alone)
    thin = bottom - top <= thick
    x, top, bottom = x[thin], top[thin], bottom[thin]
    of_line, lines = _lines(x, top, bottom, alone.shape, 1)
    if not lines or top[of_line].min() < LOW * len(alone):
        return None
    rest = _without(alone, x[of_line], top[of_line], bottom[of_line])
    columns = np.flatnonzero(rest.any(axis=0))
    out = OUT * alone.shape[1]
    if not len(columns) or columns[0] - x[of_line].min() < out:
        return None
    return rest if x[of_line].max() - columns[-1] >= out else None


def _without_lying(marked: Array, thick: int, to_edges: bool) -> tuple[Array, int]:
    """Return what is left without lying lines, and how many there were.

    Of a box these are the two longest, and walls as long: a stroke in it may be straight as well.
    """
    height, width = marked.shape
    count = 0
    for _ in range(MOST):
        x, top, bottom = _upright_runs(marked)
        thin = bottom - top <= thick
        seen = np.zeros(width, bool)
        seen[x[thin]] = True
        rim = max(1, round(RIM * width))
        if to_edges and not (seen[:rim].any() and seen[-rim:].any()):
            break
        x, top, bottom = x[thin], top[thin], bottom[thin]
        most = height if to_edges else max(2 - count, 0)
        of_line, lines = _lines(x, top, bottom, marked.shape, most)
        if seen.sum() < WHOLE * width or not lines:
            break
        count += lines
        marked = _without(marked, x[of_line], top[of_line], bottom[of_line])
    return marked, count


def _without(marked: Array, x: IntArray, top: IntArray, bottom: IntArray) -> Array:
    """Return what is left without these runs of columns."""
    height, width = marked.shape
    steps = np.zeros((height + 1, width), np.int8)
    np.add.at(steps, (top, x), 1)
    np.add.at(steps, (bottom, x), -1)
    rest: Array = marked & ~(np.cumsum(steps, axis=0, dtype=np.int8)[:-1] > 0)
    return rest


def _upright_runs(marked: Array) -> tuple[IntArray, IntArray, IntArray]:
    """Return column, first row and row behind the last of each run of marked pixels."""
    height, width = marked.shape
    padded = np.zeros((width, height + 2), np.int8)
    padded[:, 1:-1] = marked.T
    steps = np.diff(padded.reshape(-1))
    starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
    x = starts // (height + 2)
    return x, starts - x * (height + 2), ends - x * (height + 2)


def _lines(
    x: IntArray, top: IntArray, bottom: IntArray, shape: tuple[int, int], most: int
) -> tuple[Array, int]:
    """Return which runs make up the ``most`` longest lines and walls, and how many these are.

    All have the direction of the longest.
    """
    height, width = shape
    middle = (top + bottom - 1) / 2
    room = int(np.ceil(STEEP * width)) + 2
    rise, near = 0.0, np.zeros(1, np.int64)
    for tried in np.arange(-STEEP, STEEP, BESIDE / width):
        place = np.rint(middle - tried * x).astype(np.int64) + room
        counts = np.bincount(place, minlength=height + 2 * room)
        around = counts[:-2] + counts[1:-1] + counts[2:]
        if around.max() > near.max():
            near, rise = around, float(tried)
    places = np.flatnonzero(near >= WHOLE * width)
    if not len(places) or not most:
        return np.zeros(len(x), bool), 0
    ends = np.flatnonzero(np.diff(places) > 2 * BESIDE) + 1
    offset = middle - rise * x
    lines = [
        np.abs(offset[:, None] - line).min(axis=1) <= BESIDE
        for line in np.split(places + 1 - room, ends)
    ]
    lines.sort(key=lambda line: -len(np.unique(x[line])))
    longest = np.unique(x[lines[0]])
    sides = lines[:most]
    sides += [one for one in lines[most:] if np.isin(longest, x[one]).mean() >= WALL]
    found: Array = np.any(sides, axis=0)
    found &= bottom - top <= max(3, THICKER * float(np.median((bottom - top)[found])))
    return found, len(sides)

"""Tell digits from what else is in a picture: dirt, lines, frames, holes, a stamp, a desk."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nn_core.arrays import Array, FloatArray
from nn_core.digits.lines import LOW, pieces_without_lines
from nn_core.digits.pieces import Pieces, pieces

STRONG = 0.3
"""Ink above this is a stroke."""
LEVELS = (STRONG, 0.45, 0.6)
"""From which ink on pieces are looked for; printed lines that cross a digit are paler than it."""
BETTER = 1.5
"""How much more a higher level must find to be taken."""
DARK = 0.6
"""Ink above this tells the pen's width: a shadow beside the strokes is paler, and wider."""
FAR = 0.3
"""Pieces within this share of the digit's size belong to it, or are its neighbour."""
SMALL = 0.3
"""Pieces that far from it must be this large, as a share of it, to be another digit."""
PALE = 0.65
"""Of a photo, what has less than this share of its blackness was not written by the same pen."""
LEAST = 0.08
"""A digit is as large as this share of the picture's shorter side."""
FILLS, MET, THICKEST = 0.96, 0.6, 0.3
"""A digit at which a photo was cropped fills this share of both of its sides, meets each edge at no
more than this share of its size, and has strokes that are no wider than this share of it."""
CUT, LARGER = 0.35, 1.5
"""One that was cut at one side is so large, as a share of the picture's shorter side, and so many
times as large as all that lies within."""
FLAT = 0.3
"""What is lower than this share of its width is a dash."""
FRAMED = 0.85
"""Share of a frame's pixels that lie along the four sides of its box."""
ENCLOSED = 0.3
"""What a circle, or a row of boxes, encloses is this large, as a share of its lesser side."""
ROUND = 0.8
"""These are as wide as this share of their height."""
RIM = 0.07
"""How wide these are, as a share of the box; frames are printed askew."""


@dataclass(frozen=True)
class Found:
    """What was found to be digits.

    Attributes
    ----------
    strokes : array of bool, shape (H, W)
        Their pixels of strong ink.
    pen : float
        How wide the strokes of the largest one are.
    """

    strokes: Array
    pen: float


def find_digits(ink: FloatArray, photo: bool) -> Found | None:
    """Return which pixels make up digits; None if there are none.

    Parameters
    ----------
    ink : array, shape (H, W)
        From 0 to 1.
    photo : bool
        What reaches the edge of a photo goes on beyond it, so it is no digit; a drawing may fill
        its picture.
    """
    best, most = None, 0.0
    for level in LEVELS if photo else LEVELS[:1]:
        marked = ink >= level
        found = pieces_without_lines(marked) if photo else pieces(marked)
        kept, pen = (
            _digits(found, found.means(ink), photo) if len(found) else (np.zeros(0, bool), 0.0)
        )
        size = float(found.areas[kept].sum())
        if size > BETTER * most:
            strokes = found.mask(kept)
            dark = strokes & (ink >= DARK)
            best, most = Found(strokes, min(pen, stroke_width(dark)) if dark.any() else pen), size
    return best


def _digits(found: Pieces, blackness: FloatArray, photo: bool) -> tuple[Array, float]:
    """Return which pieces belong to digits, and the pen's width."""
    boxes = found.boxes
    wide, high = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    size = np.maximum(wide, high)
    least = LEAST * min(found.shape) if photo else 0
    inner = ~(_at_edge(found) & ~_is_cropped_at(found) & photo)
    may = (size >= least) & inner
    for place in np.flatnonzero(may & (size > 1)):
        may[place] = not _is_frame(found, int(place))
    lying = high < FLAT * wide
    upright = may & ~lying if (may & ~lying).any() else may
    if not upright.any():
        return upright, 0.0
    main = int(np.argmax(np.where(upright, size * blackness**2, 0)))
    pen = stroke_width(_alone(found, main))
    candidates = inner & (size >= (1.6 * pen if photo else 0)) & (may | (size < least))
    if photo:
        candidates &= ~(lying & _below(boxes, boxes[main]))
        candidates &= blackness >= PALE * blackness[main]
    spot = (found.areas > 0.6 * wide * high) & (np.minimum(wide, high) > 0.6 * size)
    digits = candidates & ~lying & ~spot & (size >= SMALL * size[main])
    return _with_near(boxes, digits, candidates, FAR * float(size[main]), main), pen


def _below(boxes: Array, box: Array) -> Array:
    """Return which boxes lie below most of another and stick out on both sides of it."""
    left, top, right, bottom = box
    found: Array = boxes[:, 1] >= top + LOW * (bottom - top)
    found &= (boxes[:, 0] < left) & (boxes[:, 2] > right)
    return found


def _with_near(boxes: Array, digits: Array, candidates: Array, far: float, main: int) -> Array:
    """Return the digits with the pieces near them."""
    kept = digits.copy()
    kept[main] = True
    apart = np.full(len(boxes), np.inf)
    for place in np.flatnonzero(kept):
        apart = np.minimum(apart, distances(boxes, boxes[place]))
    near: Array = kept | (candidates & (apart <= far))
    return near


def distances(boxes: Array, box: Array) -> FloatArray:
    """Return how far each box (n, 4) is from another, 0 where they meet."""
    across = np.maximum(boxes[:, 0] - box[2], box[0] - boxes[:, 2])
    down = np.maximum(boxes[:, 1] - box[3], box[1] - boxes[:, 3])
    apart: FloatArray = np.hypot(np.maximum(across, 0), np.maximum(down, 0))
    return apart


def _at_edge(found: Pieces) -> Array:
    height, width = found.shape
    left, top, right, bottom = found.boxes.T
    at_edge: Array = (left <= 1) | (top <= 1) | (right >= width - 1) | (bottom >= height - 1)
    return at_edge


def _is_cropped_at(found: Pieces) -> Array:
    """Return which pieces a photo was cropped at: thin, and meeting an edge in a place or two.

    Either it fills the picture, or one side was cut too near and nothing else is so large. What
    goes on beyond the edges, such as a shadow, meets one at length, squared paper in many places.
    """
    height, width = found.shape
    left, top, right, bottom = found.boxes.T
    wide, high = right - left, bottom - top
    fills = (wide >= FILLS * width) & (high >= FILLS * height)
    edges = np.stack([left <= 1, top <= 1, right >= width - 1, bottom >= height - 1])
    size, lesser = np.maximum(wide, high), np.minimum(wide, high)
    inner = size[~edges.any(axis=0)].max(initial=0)
    cut = (edges.sum(axis=0) == 1) & (size >= max(CUT * min(height, width), LARGER * inner))
    cropped: Array = fills | (cut & (lesser >= FLAT * size))
    for place in np.flatnonzero(cropped):
        cropped[place] = _meets_shortly(found.mask(np.arange(len(found)) == place), size[place])
    return cropped


def _meets_shortly(marked: Array, size: int) -> bool:
    """Whether strokes meet the edges of a picture in a place or two of each."""
    ends = marked[:2], marked[-2:], marked[:, :2].T, marked[:, -2:].T
    edges = [end.any(axis=0) for end in ends]
    shortly = all(edge.sum() <= MET * size and (np.diff(edge) != 0).sum() <= 4 for edge in edges)
    return shortly and stroke_width(marked) <= THICKEST * min(size, *marked.shape)


def _is_frame(found: Pieces, place: int) -> bool:
    """Whether a piece is the outline of a rectangle with something in it, or encloses it."""
    left, top, right, bottom = found.boxes[place]
    inside = (found.boxes[:, :2] > (left, top)).all(axis=1)
    inside &= (found.boxes[:, 2:] < (right, bottom)).all(axis=1)
    wide, high = right - left, bottom - top
    size = max(wide, high)
    sizes = (found.boxes[:, 2:] - found.boxes[:, :2]).max(axis=1) * inside
    if sizes.max(initial=0) < 0.2 * min(wide, high):
        return False
    alone = _alone(found, place)
    # A 0 may have a stroke in it, but is higher than wide, which circles and rows of boxes aren't.
    around = wide >= ROUND * high
    for one in np.flatnonzero(around & (sizes >= ENCLOSED * min(wide, high))):
        if _encloses(alone, found.boxes[one] - (left, top, left, top)):
            return True
    if sizes.max() < 0.2 * size:
        return False
    rows, lefts, rights = found.runs[found.runs[:, 3] == place, :3].T
    rim = RIM * size
    edge = (rows < top + rim) | (rows >= bottom - rim)
    long = rights - lefts
    at_left = np.clip(np.minimum(rights, left + rim) - lefts, 0, None)
    at_right = np.clip(rights - np.maximum(lefts, right - rim), 0, None)
    along = np.where(edge, long, np.minimum(long, at_left + at_right)).sum()
    return bool(along >= FRAMED * long.sum())


def _encloses(marked: Array, box: Array) -> bool:
    """Whether there is something on all four sides of every row and column of a box."""
    left, top, right, bottom = box
    beside = marked[top:bottom, :left].any(axis=1) & marked[top:bottom, right:].any(axis=1)
    above = marked[:top, left:right].any(axis=0) & marked[bottom:, left:right].any(axis=0)
    return bool(beside.all() and above.all())


def _alone(found: Pieces, place: int) -> Array:
    left, top, right, bottom = found.boxes[place]
    alone: Array = found.mask(np.arange(len(found)) == place)[top:bottom, left:right]
    return alone


def stroke_width(marked: Array) -> float:
    """Return how wide strokes are: the median of the shorter of each pixel's two runs."""
    widths = np.minimum(_lengths(marked), _lengths(marked.T).T)
    return float(np.median(widths[marked]))


def _lengths(marked: Array) -> Array:
    """Return for each pixel the length of its row's run of marked ones, 0 outside."""
    height, width = marked.shape
    padded = np.zeros((height, width + 2), np.int8)
    padded[:, 1:-1] = marked
    steps = np.diff(padded.reshape(-1))
    starts, ends = np.flatnonzero(steps == 1) + 1, np.flatnonzero(steps == -1) + 1
    lengths = np.zeros(padded.size, np.int64)
    lengths[starts] = ends - starts
    lengths[ends] = starts - ends
    found: Array = np.cumsum(lengths).reshape(padded.shape)[:, 1:-1]
    return found

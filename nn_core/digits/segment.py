"""Take a drawing of several digits apart, in the order of reading: 2026 becomes 2, 0, 2 and 6."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.digits.finding import distances
from nn_core.digits.framing import box
from nn_core.digits.ink import IntArray
from nn_core.digits.parting import Doubts, Parts, parted
from nn_core.digits.pieces import Pieces, pieces
from nn_core.digits.strokes import Drawing, Stroke

OVERLAP = 0.35
"""Parts belong to one digit if they share more than this part of the narrower one's width."""
NESTED = 0.7
"""The same in a picture, where each of them may be a digit by its size."""
SLIM = 0.2
"""A part narrower than this share of the height counts as so wide: an upright line has a width."""
SMALL = 0.3
"""A digit has at least this part of the largest one's height, as an exponent has."""
TALL = 0.5
"""Less than this part of it must stand clear of its neighbours, or it is a piece of one."""
PARTED = 0.03
"""How far apart that is, as a share of the largest height."""
CLEAR = 0.06
"""How far apart what is no digit must be to be none by itself."""
STACKED = 1.35
"""Parts above one another are one digit if it isn't higher than this many of the largest part."""
HALVES = 0.1
"""The two rings of an 8 are no farther apart than this part of the height of both."""
FLAT = 0.3
"""What is lower than this part of its width is a dash, and no digit."""
COMPACT, WHOLE = 0.7, 0.8
"""Parts are one digit if all together are slim, as shares of their height, and none is so high."""
SPECK = 0.06
"""What is smaller than this part of the largest height is no part of its own."""
LINE = 0.5
"""Neighbours of a row share this part of the smaller one's height."""
WIDE = 0.4
"""Drawings whose width is below this part of their height are one digit."""
MOST_PARTS = 64
"""Strokes or pieces that are compared, each with each; more of them are left as they are."""
STRONG = 0.3
"""Ink of a picture above this holds pieces together."""
SOFT = 0.02
"""How far the soft edge of a piece reaches, as a share of the largest height."""
LEANS = tuple(step / 20 for step in range(-6, 15))
"""How much the digits of a row may lean, as a share of their height."""
UPRIGHT = 0.15
"""What leaning costs, in overlaps as shares of the height: it must be worth it."""
TURNS = tuple(sorted((step / 80 for step in range(-24, 25)), key=abs))
"""How much rows may rise or fall, as a share of their length, ..."""
TURNED, ALIGNED = 0.05, 3
"""... how much of it is seen, and how many digits a row needs to show it."""
CHECKED = 64
"""Points of a stroke that are compared with another's to see whether the two touch."""


def segment(drawing: Drawing, doubts: Doubts | None = None) -> tuple[Drawing, ...]:
    """Return the digits of a drawing, row after row; the drawing itself if it is one.

    Strokes that lie above one another or touch belong together, and so do connected pieces of a
    picture. Drawings with an eraser, or with strokes over a picture, are left as they are.

    Parameters
    ----------
    drawing : Drawing
    doubts : callable, optional
        A network's, which says which pieces of a picture are read best together; without it,
        their boxes say it alone.
    """
    if drawing.image is not None:
        parts = () if drawing.strokes else _pictures(drawing.image, doubts)
    else:
        parts = () if drawing.has_eraser else _strokes(drawing.strokes)
    return parts if len(parts) > 1 else (drawing,)


def rows(digits: Sequence[Drawing]) -> list[list[int]]:
    """Return which of the digits that ``segment`` gave stand in each row, by their numbers."""
    boxes = [box_of(digit) for digit in digits]
    found: list[list[int]] = []
    for place in range(len(boxes)):
        if found and _in_line(boxes, found[-1], place) >= LINE:
            found[-1].append(place)
        else:
            found.append([place])
    return found


def box_of(digit: Drawing) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a drawing's ink, as shares of its picture's sides.

    Of strokes in canvas sides. All zero if there is no ink.
    """
    if digit.image is not None:
        found, (height, width) = box(digit.image), digit.image.shape
        x0, y0, x1, y1 = found or (0, 0, 0, 0)
        return x0 / width, y0 / height, x1 / width, y1 / height
    if not digit.strokes:
        return 0.0, 0.0, 0.0, 0.0
    left, top, right, bottom = _hull(np.array([_box(stroke) for stroke in digit.strokes])).tolist()
    return left, top, right, bottom


def _strokes(strokes: tuple[Stroke, ...]) -> tuple[Drawing, ...]:
    if not 2 <= len(strokes) <= MOST_PARTS:
        return ()
    boxes = np.array([_box(stroke) for stroke in strokes])
    groups = group(boxes, _Touches(strokes, boxes))
    return tuple(Drawing(tuple(strokes[i] for i in sorted(members))) for members in groups)


def _box(stroke: Stroke) -> tuple[float, ...]:
    """Return left, top, right and bottom of a stroke, pen included."""
    low = (stroke.points - stroke.radii[:, None]).min(axis=0)
    high = (stroke.points + stroke.radii[:, None]).max(axis=0)
    return (*low.tolist(), *high.tolist())


class _Touches:
    """Knows whether the ink of two strokes meets; works it out when asked, and once.

    Every movement of the pen asks, and most pairs are settled by their boxes.
    """

    def __init__(self, strokes: tuple[Stroke, ...], boxes: FloatArray) -> None:
        self._strokes, self._boxes = strokes, boxes
        self._rows: dict[int, FloatArray] = {}
        self._known: dict[tuple[int, int], bool] = {}

    def __call__(self, first: int, second: int) -> bool:
        pair = min(first, second), max(first, second)
        if pair not in self._known:
            self._known[pair] = _meet(*self._boxes[list(pair)]) and self._touch(*pair)
        return self._known[pair]

    def _touch(self, first: int, second: int) -> bool:
        a, b = self._dense(first)[:, None], self._dense(second)[None]
        apart = (a[..., 0] - b[..., 0]) ** 2 + (a[..., 1] - b[..., 1]) ** 2
        return bool((apart < (a[..., 2] + b[..., 2]) ** 2).any())

    def _dense(self, index: int) -> FloatArray:
        """Return rows (x, y, radius) at even places along a stroke."""
        if index not in self._rows:
            stroke = self._strokes[index]
            rows = np.column_stack([stroke.points, stroke.radii])
            along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(stroke.points, axis=0).T))])
            at = np.linspace(0, along[-1], CHECKED)
            columns = [np.interp(at, along, column) for column in rows.T]
            self._rows[index] = np.column_stack(columns)
        return self._rows[index]


def _meet(a: FloatArray, b: FloatArray) -> bool:
    """Whether two boxes have anything in common."""
    return bool(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])


def group(boxes: FloatArray, touching: Callable[[int, int], bool] | None = None) -> list[list[int]]:
    """Return which parts make up each digit, row after row and each from left to right.

    Parameters
    ----------
    boxes : array, shape (n, 4)
        Left, top, right and bottom of each part, upright.
    touching : callable, optional
        Whether the ink of two parts, given by their numbers, meets; without it none does.

    Returns
    -------
    list of lists of int
        One list if all is one digit.
    """
    whole = [list(range(len(boxes)))]
    high = boxes[:, 3] - boxes[:, 1]
    largest = float(high.max())
    stacked = float(boxes[:, 3].max() - boxes[:, 1].min()) > STACKED * largest
    if not stacked and boxes[:, 2].max() - boxes[:, 0].min() < WIDE * largest:
        return whole
    groups = [[i] for i in range(len(boxes))]
    while (pair := _belonging(groups, boxes, touching, largest)) is not None:
        first, second = pair
        groups[first] += groups.pop(second)
    groups = _settled(groups, boxes)
    return whole if _is_one(groups, boxes) else _in_order(groups, boxes)


def _belonging(
    groups: list[list[int]],
    boxes: FloatArray,
    touching: Callable[[int, int], bool] | None,
    largest: float,
) -> tuple[int, int] | None:
    """Return the numbers of two groups that are parts of one digit, the nearest two, or None."""
    hulls = [_hull(boxes[members]).tolist() for members in groups]
    nested = NESTED if touching is None else OVERLAP
    nearest, least = None, np.inf
    for second in range(len(groups)):
        for first in range(second):
            if touching is not None and any(
                touching(i, j) for i in groups[first] for j in groups[second]
            ):
                return first, second
            apart = max(hulls[first][1], hulls[second][1]) - min(hulls[first][3], hulls[second][3])
            alone = len(groups) == 2
            if apart < least and _above(hulls[first], hulls[second], largest, alone, nested):
                nearest, least = (first, second), apart
    return nearest


def _above(
    a: Sequence[float], b: Sequence[float], largest: float, alone: bool, nested: float
) -> bool:
    """Whether two boxes lie above one another for the most part of the narrower one."""
    both = max(a[3], b[3]) - min(a[1], b[1])
    near = both <= STACKED * largest
    if not near and alone:
        near = max(a[1], b[1]) - min(a[3], b[3]) <= HALVES * both
    shared = min(a[2], b[2]) - max(a[0], b[0])
    narrower = max(min(a[2] - a[0], b[2] - b[0]), SLIM * largest)
    digits = _may_be_digit(a, largest) and _may_be_digit(b, largest)
    return near and shared > (nested if digits else OVERLAP) * narrower


def _may_be_digit(hull: Sequence[float], largest: float) -> bool:
    high = hull[3] - hull[1]
    return high >= SMALL * largest and high >= FLAT * (hull[2] - hull[0])


def _hull(boxes: FloatArray) -> FloatArray:
    """Return the box round several boxes."""
    hull: FloatArray = np.concatenate([boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)])
    return hull


def _is_one(groups: list[list[int]], boxes: FloatArray) -> bool:
    """Whether groups are what became of a single digit in pieces.

    They stand in one column, or close together with none as high as the whole.
    """
    hulls = np.array([_hull(boxes[members]) for members in groups])
    digits = hulls[[_may_be_digit(hull, float(np.ptp(boxes[:, [1, 3]]))) for hull in hulls]]
    if len(digits) < 2:
        return True
    wide, high = (float(np.ptp(hulls[:, [axis, axis + 2]])) for axis in (0, 1))
    if wide < COMPACT * high and (digits[:, 3] - digits[:, 1]).max() < WHOLE * high:
        return True
    shared = digits[:, 2].min() - digits[:, 0].max()
    return bool(shared > OVERLAP * (digits[:, 2] - digits[:, 0]).min())


def _settled(groups: list[list[int]], boxes: FloatArray) -> list[list[int]]:
    """Return the groups with what is no digit put to the nearest one, unless it stands clear.

    A dot or a dash that stands clear stays by itself: 3.5 must not become 35.
    """
    hulls = np.array([_hull(boxes[members]) for members in groups])
    high = hulls[:, 3] - hulls[:, 1]
    largest = float(high.max())
    apart = np.array([distances(hulls, hull) for hull in hulls])
    np.fill_diagonal(apart, np.inf)
    lying = high < FLAT * (hulls[:, 2] - hulls[:, 0])
    clear = apart.min(axis=1, initial=np.inf) >= CLEAR * largest
    least = np.where(apart.min(axis=1, initial=np.inf) >= PARTED * largest, SMALL, TALL)
    digit = ~lying & (high >= least * largest)
    if digit.sum() < 2:
        return [[part for members in groups for part in members]]
    speck = np.maximum(high, hulls[:, 2] - hulls[:, 0]) < SPECK * largest
    kept = digit | (clear & ~speck)
    joined = {int(place): list(groups[place]) for place in np.flatnonzero(kept)}
    for place in np.flatnonzero(~kept):
        joined[int(np.argmin(np.where(kept, apart[place], np.inf)))] += groups[place]
    return list(joined.values())


def _in_order(groups: list[list[int]], boxes: FloatArray) -> list[list[int]]:
    """Return groups row after row, each row from left to right; rows may rise or fall."""
    return [members for line in _lines(groups, boxes) for members in line]


def _lines(groups: list[list[int]], boxes: FloatArray) -> list[list[list[int]]]:
    """Return the rows that groups stand in, from above, each from left to right."""
    hulls = [_hull(boxes[members]).tolist() for members in groups]
    lines: list[list[int]] = []
    for place in sorted(range(len(groups)), key=lambda i: hulls[i][0] + hulls[i][2]):
        fitting = [(_in_line(hulls, line, place), line) for line in lines]
        share, line = max(fitting, key=lambda one: one[0], default=(0.0, []))
        if share >= LINE:
            line.append(place)
        else:
            lines.append([place])
    lines.sort(key=lambda line: sum(hulls[i][1] + hulls[i][3] for i in line) / len(line))
    return [[groups[place] for place in line] for line in lines]


def _turn(lines: list[list[list[int]]], boxes: FloatArray) -> float:
    """Return how much a page's rows fall to the right, as a share of their length; 0 if hardly.

    It is what makes them lowest when it is undone. A single row doesn't tell: it may rise by the
    sizes of its digits.
    """
    hulls = [np.array([_hull(boxes[one]) for one in row]) for row in lines if len(row) >= ALIGNED]
    if len(hulls) < 2:
        return 0.0
    turn = min(TURNS, key=lambda turn: sum(_height(row, turn) for row in hulls))
    return turn if abs(turn) >= TURNED else 0.0


def _height(row: FloatArray, turn: float) -> float:
    """Return how high a row of boxes is after it was turned back."""
    down = turn * (row[:, 0] + row[:, 2]) / 2
    return float((row[:, 3] - down).max() - (row[:, 1] - down).min())


def _in_line(hulls: Sequence[Sequence[float]], row: list[int], place: int) -> float:
    """Return which part of its height a box shares with the end of a row: its last two."""
    low, high = hulls[place][1], hulls[place][3]
    shares = [0.0]
    for other in row[-2:]:
        _, top, _, bottom = hulls[other]
        shared = min(high, bottom) - max(low, top)
        shares.append(shared / max(min(high - low, bottom - top), 1e-12))
    return max(shares)


def _pictures(ink: FloatArray, doubts: Doubts | None) -> tuple[Drawing, ...]:
    """Return the digits of a picture, each on a sheet of the same size."""
    found = pieces(ink >= STRONG * float(ink.max()))
    if len(found) < 2:
        return ()
    largest = int((found.boxes[:, 3] - found.boxes[:, 1]).max())
    sizes = (found.boxes[:, 2:] - found.boxes[:, :2]).max(axis=1)
    chosen = np.flatnonzero(sizes >= SPECK * largest)
    # Neighbours one after the other leave few ways open at a time.
    chosen = chosen[np.argsort(found.boxes[chosen, 0], kind="stable")]
    if not 2 <= len(chosen) <= MOST_PARTS:
        return ()
    boxes = _upright(found, chosen)
    parts = Parts(ink, found, chosen, max(1, round(SOFT * largest)))
    groups, lean = group(boxes), 0.0
    if doubts is not None:
        groups, lean = parted(parts, groups, doubts)
    if len(groups) < 2:
        return ()
    lines = _lines(groups, boxes)
    turn = _turn(lines, boxes)
    return tuple(
        Drawing(image=parts.alone(members, lean or turn, turn))
        for line in lines
        for members in line
    )


def _upright(found: Pieces, parts: IntArray) -> FloatArray:
    """Return the boxes of pieces after the lean of their row was taken from them."""
    best, least = found.leaning(0.0)[parts], np.inf
    for lean in LEANS:
        boxes = found.leaning(lean)[parts]
        cost = _overlaps(boxes) + UPRIGHT * abs(lean)
        if cost < least - 1e-9:
            best, least = boxes, cost
    return best


def _overlaps(boxes: FloatArray) -> float:
    """Return how much boxes beside one another overlap in breadth, as shares of the largest."""
    high = boxes[:, 3] - boxes[:, 1]
    tall = boxes[high >= SMALL * high.max()]
    left, top, right, bottom = tall.T[:, :, None]
    shared = np.minimum(right, right.T) - np.maximum(left, left.T)
    beside = np.minimum(bottom, bottom.T) - np.maximum(top, top.T)
    meeting = np.triu((shared > 0) & (beside > 0), 1)
    return float(shared[meeting].sum() / high.max())

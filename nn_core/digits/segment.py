"""Take a drawing of several digits apart, from left to right: 2026 becomes 2, 0, 2 and 6."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from nn_core.arrays import Array, FloatArray
from nn_core.digits.strokes import Drawing, Stroke

OVERLAP = 0.35
"""Parts belong to one digit if they share more than this part of the narrower one's width."""
SLIM = 0.2
"""A part narrower than this share of the height counts as so wide: an upright line has a width."""
TALL = 0.5
"""A digit has at least this part of the whole height; less is a piece of a neighbour."""
WIDE = 0.4
"""Drawings whose width is below this part of their height are one digit."""
BLANK = 0.02
"""Columns of a picture that are blank for this part of its height may part two digits."""
MOST_PARTS = 64
"""Strokes or inked spans that are compared, each with each; more of them are left as they are."""
CHECKED = 64
"""Points of a stroke that are compared with another's to see whether the two touch."""


def segment(drawing: Drawing) -> tuple[Drawing, ...]:
    """Return the digits of a drawing, from left to right; the drawing itself if it is one.

    Strokes that lie above one another or touch belong together; a picture is cut where columns are
    blank. Drawings with an eraser, or with strokes over a picture, are left as they are.
    """
    if drawing.image is not None:
        parts = () if drawing.strokes else _pictures(drawing.image)
    else:
        parts = () if drawing.has_eraser else _strokes(drawing.strokes)
    return parts if len(parts) > 1 else (drawing,)


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


def group(boxes: FloatArray, touching: Callable[[int, int], bool]) -> list[list[int]]:
    """Return which parts make up each digit, from left to right.

    Parameters
    ----------
    boxes : array, shape (n, 4)
        Left, top, right and bottom of each part.
    touching : callable
        Whether the ink of two parts, given by their numbers, meets.

    Returns
    -------
    list of lists of int
        One list if all is one digit.
    """
    whole = [list(range(len(boxes)))]
    height = float(boxes[:, 3].max() - boxes[:, 1].min())
    if boxes[:, 2].max() - boxes[:, 0].min() < WIDE * height:
        return whole
    groups = [[i] for i in range(len(boxes))]
    while (pair := _belonging(groups, boxes, touching, height)) is not None:
        first, second = pair
        groups[first] += groups.pop(second)
    groups.sort(key=lambda members: _hull(boxes[members])[[0, 2]].sum())
    return groups if all(_tall(boxes[members], height) for members in groups) else whole


def _belonging(
    groups: list[list[int]],
    boxes: FloatArray,
    touching: Callable[[int, int], bool],
    height: float,
) -> tuple[int, int] | None:
    """Return the numbers of two groups that are parts of one digit, or None."""
    hulls = [_hull(boxes[members]).tolist() for members in groups]
    for second in range(len(groups)):
        for first in range(second):
            if _above(hulls[first], hulls[second], height) or any(
                touching(i, j) for i in groups[first] for j in groups[second]
            ):
                return first, second
    return None


def _above(a: Sequence[float], b: Sequence[float], height: float) -> bool:
    """Whether two boxes lie above one another for the most part of the narrower one."""
    shared = min(a[2], b[2]) - max(a[0], b[0])
    narrower = min(a[2] - a[0], b[2] - b[0])
    return shared > OVERLAP * max(narrower, SLIM * height)


def _hull(boxes: FloatArray) -> FloatArray:
    """Return the box round several boxes."""
    hull: FloatArray = np.concatenate([boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)])
    return hull


def _tall(boxes: FloatArray, height: float) -> bool:
    hull = _hull(boxes)
    return float(hull[3] - hull[1]) >= TALL * height


def _pictures(ink: FloatArray) -> tuple[Drawing, ...]:
    """Return the digits of a picture, each on a sheet of the same size."""
    inked: Array = np.asarray(ink.any(axis=0))
    spans = _spans(inked, max(1, round(BLANK * len(ink))))
    if not 2 <= len(spans) <= MOST_PARTS:
        return ()
    rows = [np.flatnonzero(ink[:, left:right].any(axis=1)) for left, right in spans]
    boxes = np.array(
        [(left, r[0], right, r[-1] + 1) for (left, right), r in zip(spans, rows, strict=True)],
        np.float64,
    )
    groups = group(boxes, _apart)
    return tuple(_alone(ink, [spans[i] for i in members]) for members in groups)


def _apart(_first: int, _second: int) -> bool:
    """Say that two parts of a picture don't touch: blank columns lie between them."""
    return False


def _alone(ink: FloatArray, spans: Sequence[tuple[int, int]]) -> Drawing:
    sheet = np.zeros_like(ink)
    for left, right in spans:
        sheet[:, left:right] = ink[:, left:right]
    return Drawing(image=sheet)


def _spans(inked: Array, gap: int) -> list[tuple[int, int]]:
    """Return the runs of inked columns that lie at least ``gap`` columns apart."""
    columns = np.flatnonzero(inked)
    if not len(columns):
        return []
    cuts = np.flatnonzero(np.diff(columns) > gap)
    starts = np.concatenate([columns[:1], columns[cuts + 1]])
    ends = np.concatenate([columns[cuts], columns[-1:]]) + 1
    return list(zip(starts.tolist(), ends.tolist(), strict=True))

"""Tables of points: a row for each place of the pen, with columns x and y under their names."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.data import stroke_layouts
from nn_core.data.digit_files.report import Notes
from nn_core.data.digit_files.rows import value_of
from nn_core.data.digit_files.sample import Sample
from nn_core.data.stroke_files import sample_of
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

SAMPLES = ("sample", "sample_id", "drawing", "drawing_id", "digit_id", "item", "key_id", "id")
"""Names of a column that says which drawing a point belongs to."""
PIXEL_VALUES = {"value", "pixel", "intensity", "grey", "gray", "brightness", "ink", "v"}
MOST_POINTS = 2_000_000
FEWEST, LEAP, ONWARDS, EVEN = 8, 3, 0.1, 1.5
"""Points that show a path, how many usual steps a leap is, how much steps go the way of the ones
before them, and how much farther the longest goes to the right in the graph of a function."""


@dataclass
class _Gathered:
    """The strokes of one drawing as its points come in."""

    number: int
    label: str | None = None
    strokes: list[list[list[float]]] = field(default_factory=list)

    def record(self, flagged: bool) -> dict[str, Any]:
        """Return it as other programs write it in JSON."""
        if flagged:
            points = [[x, y, int(pen)] for stroke in self.strokes for x, y, pen in stroke]
            return {"label": self.label, "points": points}
        return {"label": self.label, "strokes": [[p[:2] for p in s] for s in self.strokes]}


def columns_of(first: list[str]) -> dict[str, int] | None:
    """Return where x, y, sample, label, stroke and pen stand; None if these are no points."""
    names = [name.strip().strip("'\"").lower() for name in first]
    # A row for each pixel with what stands there is a picture and no path of a pen.
    if not {"x", "y"} <= set(names) or PIXEL_VALUES & set(names):
        return None
    groups = {
        "sample": SAMPLES,
        "label": tuple(name for name in stroke_layouts.LABELS if name != "y"),
        "stroke": stroke_layouts.STROKE_OF_POINT,
        "pen": stroke_layouts.PEN_DOWN,
    }
    found = {"x": names.index("x"), "y": names.index("y")}
    for role, known in groups.items():
        place = next((names.index(name) for name in known if name in names), None)
        if place is not None:
            found[role] = place
    return found


def columns_without_names(found: list[list[str]]) -> dict[str, int] | None:
    """Return where x, y and a third column stand in rows that have no names; None if nowhere.

    The points must follow each other as on a line that a pen has drawn, not lie about, nor go on
    to the right as the graph of a function does. A third column lifts the pen or is a label; one
    that may number strokes, or be a class, could be either.
    """
    rows = [cells for cells in found if cells]
    width = len(rows[0]) if rows else 0
    if width not in (2, 3) or any(len(cells) != width for cells in rows):
        return None
    try:
        values = np.array([[value_of(cell) for cell in cells] for cells in rows])
    except ValueError:
        return None
    if not _is_path(values[:, :2]):
        return None
    if width == 2:
        return {"x": 0, "y": 1}
    role = _third(values[:, 2])
    return None if role is None else {"x": 0, "y": 1, role: 2}


def _is_path(places: FloatArray) -> bool:
    places = places[np.isfinite(places).all(axis=1)]
    if len(places) < FEWEST or not (np.abs(places) < stroke_layouts.FARTHEST).all():
        return False
    steps = np.diff(places, axis=0)
    lengths = np.hypot(*steps.T)
    drawn = lengths <= LEAP * np.median(lengths)  # others lead to the next stroke
    both = drawn[1:] & drawn[:-1]
    # Of points that lie about, each step goes back by half of the one before.
    along = (steps[1:] * steps[:-1])[both].sum()
    onwards = along > ONWARDS * (steps[1:][both] ** 2).sum()
    graph = steps[:, 0].min() > 0 and steps[:, 0].max() <= EVEN * np.median(steps[:, 0])
    return bool(onwards) and not graph


def _third(values: FloatArray) -> str | None:
    """Return what a third column is: a flag for a single point now and then, or labels in runs."""
    if not np.isfinite(values).all():
        return None
    starts = np.flatnonzero(np.diff(values, prepend=np.nan))
    if set(values) <= {0, 1}:
        lengths = np.diff(starts, append=len(values))
        singles = [bool((lengths[values[starts] == flag] == 1).all()) for flag in (0, 1)]
        if len(starts) > 1 and any(singles):
            return "pen"
    runs = values[starts]
    numbers = len(runs) > 1 and bool((np.diff(runs) == 1).all()) and runs[0] in (0, 1)
    return "label" if not numbers and set(runs) <= {*range(10)} else None


def read_points(
    lines: Iterable[tuple[int, list[str]]], columns: dict[str, int], path: Path, notes: Notes
) -> Iterator[Sample]:
    """Yield the drawings of a table of points; rows that are none are refused by number.

    A blank line parts strokes, and so do another number of the stroke and a pen that was lifted.
    """
    count, before, last, drawing = 0, "", "", _Gathered(0)
    fresh = True
    for number, cells in lines:
        if not cells:
            fresh = True
            continue
        try:
            point = [value_of(cells[columns[name]]) for name in ("x", "y")]
            point += [value_of(cells[columns["pen"]])] if "pen" in columns else []
            keys = {
                r: cells[columns[r]].strip() for r in ("sample", "label", "stroke") if r in columns
            }
        except (ValueError, IndexError):
            notes.refuse(_no_point(path, number), number)
            continue
        if any(map(math.isnan, point[:2])):
            fresh = True  # as plotting programs part lines
            continue
        count += 1
        if count > MOST_POINTS:
            raise _too_many(path)
        whose = keys.get("sample", keys.get("label", ""))
        if not drawing.number or whose != before:
            yield from _samples(drawing, columns, path, notes)
            drawing, before, fresh = _Gathered(number, keys.get("label")), whose, True
        stroke = keys.get("stroke", "")
        if fresh or stroke != last:
            drawing.strokes.append([])
        last, fresh = stroke, False
        drawing.strokes[-1].append(point)
    yield from _samples(drawing, columns, path, notes)


def _samples(
    drawing: _Gathered, columns: dict[str, int], path: Path, notes: Notes
) -> Iterator[Sample]:
    if not drawing.strokes:
        return
    flagged = "pen" in columns and "stroke" not in columns
    try:
        yield Sample.of_strokes(sample_of(drawing.record(flagged), drawing.number))
    except (DataFileError, ValueError):
        notes.refuse(_no_point(path, drawing.number), drawing.number)


def _no_point(path: Path, number: int) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "Line {number} of “{path}” is no point of a stroke."),
        QT_TRANSLATE_NOOP("nn_core", "It needs numbers below x and y."),
        path=path,
        number=number,
    )


def _too_many(path: Path) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” holds more points than fit here."),
        QT_TRANSLATE_NOOP("nn_core", "Take parts of it."),
        path=path,
    )

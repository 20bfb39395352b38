"""Read files of strokes: one drawing a line, as JSON, gzipped or not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.data.files import lines, opened
from nn_core.digits.raster import PEN, from_device
from nn_core.digits.strokes import Drawing, Stroke
from nn_core.errors import QT_TRANSLATE_NOOP, BadakError, DataFileError

LONGEST_LINE = 4 << 20
"""Bytes; a digit takes a few thousand."""
MOST_POINTS = 100_000
"""Of one drawing."""
MOST_STROKES = 1_000
"""Of one drawing; each costs a tenth of a millisecond."""
FARTHEST = 1e15
"""Largest coordinate; no device has a finer unit."""
CANVAS = "canvas"
"""Unit of the drawings this program writes: the side of its canvas."""
EXAMPLE = '{"label": 7, "strokes": [[[0, 0], [9, 0], [4, 12]]]}'


@dataclass(frozen=True, eq=False)
class StrokeSample:
    """One line of a file of strokes.

    Attributes
    ----------
    strokes : tuple of arrays, each of shape (n, 2)
        Places (x, y) as the device gave them, y down; those without a point are left out.
    label : int, str or None
        What it shows; a digit is an int.
    writer : int or None
        Number of who drew it.
    line : int
        Number of the line in the file, from 1.
    pens : tuple of (width, erase), or None
        For each stroke, where the line is a drawing of this program in units of its canvas.
    """

    strokes: tuple[FloatArray, ...]
    label: int | str | None = None
    writer: int | None = None
    line: int = 0
    pens: tuple[tuple[float | FloatArray, bool], ...] | None = None

    @property
    def digit(self) -> int | None:
        """The label if it is a digit."""
        label = int(self.label) if self.label in set("0123456789") else self.label
        return label if isinstance(label, int) and 0 <= label <= 9 else None

    def drawing(self) -> Drawing:
        """Return the drawing; strokes of other devices are fitted to the canvas."""
        if self.pens is None:
            return Drawing(from_device(self.strokes))
        pairs = zip(self.strokes, self.pens, strict=True)
        return Drawing(tuple(Stroke(points, *pen) for points, pen in pairs))


def read_strokes(path: Path) -> Iterator[StrokeSample]:
    """Yield the drawings of a file, one after the other; the file is never read as a whole.

    Raises
    ------
    DataFileError
        If the file can't be read, or a line is no drawing; it names the line.
    """
    with opened(path) as file:
        for number, line in enumerate(lines(file, path, LONGEST_LINE), 1):
            if len(line) > LONGEST_LINE:
                raise _wrong(path, number, QT_TRANSLATE_NOOP("nn_core", "It is too long."))
            if line.strip():
                yield _sample(path, number, line)


def _sample(path: Path, number: int, line: bytes) -> StrokeSample:
    try:
        return parse(line, number)
    except BadakError as error:
        raise _wrong(path, number, error.what, **error.values) from error
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        what = QT_TRANSLATE_NOOP("nn_core", "It is no JSON; a line looks like {example}.")
        raise _wrong(path, number, what, example=EXAMPLE) from error


def parse(line: bytes | str, number: int = 1) -> StrokeSample:
    """Return the drawing in one line.

    Raises
    ------
    ValueError
        If it is no JSON or a number is none; ``DataFileError`` if the JSON is no drawing.
    """
    return sample_of(json.loads(line), number)


def sample_of(record: object, number: int = 1) -> StrokeSample:
    """Return the drawing that JSON describes; see ``parse``."""
    if not isinstance(record, dict) or not isinstance(record.get("strokes"), list):
        raise DataFileError(QT_TRANSLATE_NOOP("nn_core", "It has no list “strokes”."))
    if len(record["strokes"]) > MOST_STROKES:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "It has more than {most} strokes."), most=MOST_STROKES
        )
    all_strokes = [_points(stroke) for stroke in record["strokes"]]
    if sum(map(len, all_strokes)) > MOST_POINTS:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "It has more than {most} points."), most=MOST_POINTS
        )
    pens = _pens(record, all_strokes) if record.get("unit") == CANVAS else None
    kept = [i for i, points in enumerate(all_strokes) if len(points)]
    label, writer = record.get("label"), record.get("writer")
    return StrokeSample(
        tuple(all_strokes[i] for i in kept),
        label if _is(label, int | str) else None,
        writer if _is(writer, int) else None,
        number,
        None if pens is None else tuple(pens[i] for i in kept),
    )


def _points(values: Any) -> FloatArray:
    if not isinstance(values, list):
        raise _no_points()
    # Looked at one by one, since NumPy makes room for the longest text at each place.
    if not all(isinstance(point, list) and len(point) == 2 for point in values):
        raise _no_points()
    numbers = [number for point in values for number in point]
    if not {*map(type, numbers)} <= {int, float}:
        raise _no_points()
    try:
        points = np.array(numbers, np.float64).reshape(-1, 2)
    except OverflowError as error:
        raise _no_points() from error
    if not (np.abs(points) <= FARTHEST).all():
        raise _no_points()
    return points


def _pens(
    record: dict[str, Any], strokes: list[FloatArray]
) -> list[tuple[float | FloatArray, bool]]:
    widths, erases = record.get("width"), record.get("erase")
    widths = widths if isinstance(widths, list) else [PEN] * len(strokes)
    erases = erases if isinstance(erases, list) else [False] * len(strokes)
    if not len(widths) == len(erases) == len(strokes):
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "Its lists “width” and “erase” don't fit its strokes.")
        )
    pens = [(_width(w), bool(e)) for w, e in zip(widths, erases, strict=True)]
    for points, pen in zip(strokes, pens, strict=True):
        if len(points):
            Stroke(points, *pen)  # refuses what is no pen
    return list(pens)


def _width(value: Any) -> FloatArray:
    numbers = value if isinstance(value, list) else [value]
    if not {*map(type, numbers)} <= {int, float}:
        raise ValueError("no width")
    return np.asarray(value, np.float64)


def _is(value: Any, kind: Any) -> bool:
    return isinstance(value, kind) and not isinstance(value, bool)


def _no_points() -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "A stroke in it is no list of points [x, y].")
    )


def _wrong(path: Path, number: int, why: str, **values: object) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "Line {number} of “{path}” is no drawing."),
        why,
        **{**values, "path": path, "number": number},
    )

"""Points as CSV: a header, then a row for each point; written and read without loss."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from nn_core.data.files import opened, reading_up_to
from nn_core.data.points import FARTHEST, MOST, Points
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError
from nn_core.util.atomic_write import replacing
from nn_core.util.generators import finished

MOST_BYTES = 4 << 20
"""10,000 points take less than one."""
TARGETS = ("class", "y")
"""The last but one column: a class of 0 or 1, or a number to be met."""
APART = "apart"


def write_points(points: Points, path: Path) -> None:
    """Write ``x1,x2,class,apart`` and the points; ``y`` for ``class`` where numbers are met.

    Raises
    ------
    DataFileError
        If the file can't be written; what was there stays.
    """
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow([*points.axes, TARGETS[not points.has_classes], APART])
    for x, t, apart in zip(points.x.tolist(), points.t.tolist(), points.apart, strict=True):
        rows.writerow([*map(repr, x), repr(t), int(apart)])
    with replacing(path) as (file,):
        file.write(text.getvalue().encode())


def read_points(path: Path) -> Points:
    """Return the points of a CSV file.

    The first row names one or two inputs, then ``class`` (of 0 and 1) or ``y`` (any number), then
    perhaps ``apart`` (0 or 1). Other programs' files without a header are read as ``x1,x2,class``.

    Raises
    ------
    DataFileError
        If it can't be read, holds no points, too many, or a row that is none; its line is named.
    """
    with opened(path) as file:
        data = finished(reading_up_to(file, MOST_BYTES + 1))
    text = bytes(data).decode("utf-8-sig", "replace")
    rows = [row for row in enumerate(text.splitlines(), 1) if row[1].strip()]
    if len(data) > MOST_BYTES or len(rows) > MOST + 1:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "“{path}” holds more than {most} points."),
            QT_TRANSLATE_NOOP("nn_core", "Take fewer of them."),
            path=path,
            most=MOST,
        )
    header = _cells(rows[0][1]) if rows else []
    if _numbers(header):
        header = ["x1", "x2", "class"][: len(header)]
    else:
        rows = rows[1:]
    axes, target, apart = _columns(path, header)
    values = [_row(path, number, _cells(line), header, target) for number, line in rows]
    if not values:
        raise _no_points(path)
    table = np.array(values)
    t = table[:, len(axes)]
    held = table[:, -1] > 0 if apart else np.zeros(len(table), bool)
    classes = target == "class"
    return Points(table[:, : len(axes)], t.astype(np.int64) if classes else t, held, axes)


def _columns(path: Path, header: list[str]) -> tuple[tuple[str, ...], str, bool]:
    """Return the names of the inputs, which target there is, and whether ``apart`` is named."""
    names = [name.strip().lower() for name in header]
    apart = names[-1:] == [APART]
    rest = names[:-1] if apart else names
    inputs = tuple(name.strip() for name in header[: len(rest) - 1])
    if len(rest) not in (2, 3) or rest[-1] not in TARGETS or not all(inputs):
        raise _no_points(path)
    return inputs, rest[-1], apart


def _cells(line: str) -> list[str]:
    try:
        return next(csv.reader([line]), [])
    except csv.Error:
        return []


def _numbers(cells: Iterable[str]) -> list[float]:
    """Return the numbers in cells; none where one of them is no number."""
    try:
        return [float(cell) for cell in cells]
    except ValueError:
        return []


def _row(path: Path, number: int, cells: list[str], header: list[str], target: str) -> list[float]:
    values = _numbers(cells)
    fits = len(values) == len(header) and all(abs(value) <= FARTHEST for value in values)
    apart = header[-1].strip().lower() == APART
    flags = [values[-1 - apart]] if fits and target == "class" else []
    flags += [values[-1]] if fits and apart else []
    if not fits or not set(flags) <= {0.0, 1.0}:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "Line {number} of “{path}” is no point."),
            QT_TRANSLATE_NOOP("nn_core", "It should be {columns}, such as {example}."),
            path=path,
            number=number,
            columns=", ".join(header)[:60],
            example=",".join(["0.5"] * (len(header) - 1 - apart) + ["1"] * (1 + apart)),
        )
    return values


def _no_points(path: Path) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” is no table of points."),
        QT_TRANSLATE_NOOP(
            "nn_core", "Its first row should be x1,x2,class or x,y, and a point in each other."
        ),
        path=path,
    )

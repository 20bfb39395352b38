"""Points as CSV: a header, then a row for each point; written and read without loss."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import numpy as np

from nn_core.data.digit_files.columns import LABELS
from nn_core.data.digit_files.rows import decimal_commas
from nn_core.data.digit_files.tables import ROW_NAMES
from nn_core.data.files import as_text, encoding_of, opened, reading_up_to
from nn_core.data.points import FARTHEST, MOST, Points
from nn_core.data.written_numbers import Signs, is_number, number, signs_of
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError, Phrase, ValueRefused
from nn_core.util.atomic_write import replacing
from nn_core.util.generators import finished

MOST_BYTES = 4 << 20
"""10,000 points take less than one."""
TARGETS = ("class", "y")
"""The last but one column: a class of 0 or 1, or a number to be met."""
EITHER = ("t", "target", "targets", "truth")
"""What a column is called that may hold either."""
APART = "apart"
MOST_CLASSES = 10
MOST_CELLS = 5
"""Of a row: its name, two inputs, a target, and whether it is apart."""
NAMELESS = {2: ["x", "y"], 3: ["x1", "x2", "class"]}
"""What columns without names are, by their number."""
_MET = QT_TRANSLATE_NOOP("nn_core", "The last column was read as numbers to be met, not as classes")
_TWO = QT_TRANSLATE_NOOP("nn_core", "Of two classes, {first} was read as 0 and {second} as 1")
Row = tuple[int, list[str]]


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


def read_points(path: Path, told: list[Phrase] | None = None) -> Points:
    """Return the points in a table, whatever parts its cells and writes its decimals.

    The first row may name one or two inputs, then ``class`` (or another name of a label) of two
    kinds or ``y`` (any number), then perhaps ``apart`` (0 or 1). Without names the last of three
    columns is a class if it has two values that are usual for one, and a number to be met else.

    Parameters
    ----------
    path : Path
    told : list of Phrase, optional
        Gets what was guessed or changed.

    Raises
    ------
    DataFileError
        If it can't be read, holds no points, too many, or a row that is none; its line is named.
    """
    told = [] if told is None else told
    rows = _rows(path)
    if not rows:
        raise _no_points(path)
    header = rows[0][1]
    named = not all(map(is_number, header[:2]))
    if not named:
        header = NAMELESS.get(len(header), [])
    rows = _without_row_names(rows[1:], header, told) if named else rows
    header = header[1:] if header[:1] == [""] else header
    axes, target, apart = _columns(path, header)
    signs = signs_of(cell for _, cells in rows for cell in cells)
    if not signs.decimal_point and any("," in cell for _, cells in rows for cell in cells):
        signs = Signs(decimal_comma=True)  # of points, none is in thousands
    kind = target if named or target == "y" else "unnamed"
    classes = {} if kind == "y" else _classes(path, rows, len(axes), signs, kind, told)
    if not classes and kind in ("target", "unnamed"):
        target = "y"
        told += [Phrase(_MET)] if len(axes) > 1 else []
    values = [_row(path, row, header, target, classes, signs) for row in rows]
    if not values:
        raise _no_points(path)
    table = np.array(values)
    t = table[:, len(axes)]
    held = table[:, -1] > 0 if apart else np.zeros(len(table), bool)
    whole = target != "y"
    return Points(table[:, : len(axes)], t.astype(np.int64) if whole else t, held, axes)


def _rows(path: Path) -> list[Row]:
    """Return the number of each line that holds something, and its cells."""
    with opened(path) as file:
        data = finished(reading_up_to(file, MOST_BYTES + 1))
    whole, encoding = bytes(data), encoding_of(bytes(data[:64]))
    text = whole.decode(encoding, "replace") if encoding else as_text(whole)
    lines = [
        (place, line.strip("\ufeff\x1a \r"))
        for place, line in enumerate(re.split(r"\r\n|\r|\n", text), 1)
        if line.strip("\ufeff\x1a\t;, ").strip() and line.strip()[0] not in "#%@"
    ]
    if lines and re.fullmatch(r"sep=.", lines[0][1], re.IGNORECASE):
        lines = lines[1:]
    separator = _separator([line for _, line in lines])
    if lines and len(_cells(lines[0][1], separator)) > MOST_CELLS:
        raise _no_points(path)
    if len(data) > MOST_BYTES or len(lines) > MOST + 1:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "“{path}” holds more than {most} points."),
            QT_TRANSLATE_NOOP("nn_core", "Take fewer of them."),
            path=path,
            most=MOST,
        )
    return [(place, _cells(line, separator)) for place, line in lines]


def _separator(lines: list[str]) -> str:
    """Return what parts the cells; a comma beside another one is a decimal sign."""
    for separator in "\t;|":
        if lines and all(separator in line for line in lines):
            return separator
    if not any("," in line for line in lines[:2]) or all(map(decimal_commas, lines[1:] or lines)):
        return " "
    return ","


def _cells(line: str, separator: str) -> list[str]:
    if separator == " ":
        return [cell.strip("\"'") for cell in line.split()]
    try:
        cells = next(csv.reader([line], delimiter=separator, skipinitialspace=True), [])
    except csv.Error:
        return []
    while cells and not cells[-1].strip():
        cells.pop()  # separators at the end of the line
    return [cell.strip(" \"'") for cell in cells]


def _without_row_names(rows: list[Row], header: list[str], told: list[Phrase]) -> list[Row]:
    """Return rows without the numbers or names that pandas and R write before each."""
    count = len(header) + bool(header and header[0])  # R writes no name above them
    if not rows or any(len(cells) != count for _, cells in rows):
        return rows
    told.append(Phrase(ROW_NAMES))
    return [(line, cells[1:]) for line, cells in rows]


def _columns(path: Path, header: list[str]) -> tuple[tuple[str, ...], str, bool]:
    """Return the names of the inputs, which target there is, and whether ``apart`` is named."""
    names = [name.strip().lower() for name in header]
    apart = names[-1:] == [APART]
    rest = names[:-1] if apart else names
    inputs = tuple(name.strip() for name in header[: len(rest) - 1])
    last = rest[-1] if rest else ""
    if len(rest) not in (2, 3) or last not in LABELS or not all(inputs):
        raise _no_points(path)
    return inputs, "y" if last == "y" else "target" if last in EITHER else "class", apart


def _classes(
    path: Path, rows: list[Row], place: int, signs: Signs, target: str, told: list[Phrase]
) -> dict[str, float]:
    """Return what each text in the column of classes means: 0 or 1; nothing if it is no class."""
    texts = sorted({cells[place] for _, cells in rows if len(cells) > place and cells[place]})
    numbers = [_value(text, signs) for text in texts]
    values = sorted({value for value in numbers if value is not None})
    if values and ({*values} <= {0.0, 1.0} or len(values) < len({*numbers})):
        # What is neither is said of its line.
        return {text: value for text, value in zip(texts, numbers, strict=True) if value in (0, 1)}
    kinds = values or texts
    several = len(kinds) > 2 and all(value in range(-1, MOST_CLASSES) for value in values)
    if target != "target" and (several or (target == "class" and len(kinds) > 2)):
        raise _too_many_classes(path, len(kinds))
    if len(kinds) != 2 or (values and not {*values} <= {-1.0, 1.0} and not {*values} <= {1.0, 2.0}):
        return {}
    told.append(Phrase(_TWO, first=_shown(kinds[0]), second=_shown(kinds[1])))
    found = texts if not values else numbers
    return {text: float(kind == kinds[1]) for text, kind in zip(texts, found, strict=True)}


def _shown(kind: str | float) -> str:
    return kind[:20] if isinstance(kind, str) else f"{kind:g}"


def _value(text: str, signs: Signs) -> float | None:
    try:
        return number(text, signs)
    except ValueRefused:
        return None


def _row(
    path: Path,
    row: Row,
    header: list[str],
    target: str,
    classes: dict[str, float],
    signs: Signs,
) -> list[float]:
    line, cells = row
    apart = header[-1].strip().lower() == APART
    place = len(header) - 1 - apart
    found = [
        classes.get(cell) if n == place and target != "y" else _value(cell, signs)
        for n, cell in enumerate(cells)
    ]
    values = [value for value in found if value is not None and abs(value) <= FARTHEST]
    fits = len(values) == len(cells) == len(header)
    if not fits or (apart and values[-1] not in (0, 1)):
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "Line {number} of “{path}” is no point."),
            QT_TRANSLATE_NOOP("nn_core", "It should be {columns}, such as {example}."),
            path=path,
            number=line,
            columns=", ".join(header)[:60],
            example=",".join(["0.5"] * (len(header) - 1 - apart) + ["1"] * (1 + apart)),
        )
    return values


def _too_many_classes(path: Path, count: int) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "The points of “{path}” are of {count} classes."),
        QT_TRANSLATE_NOOP("nn_core", "Keep two of them: only two are told apart here."),
        path=path,
        count=count,
    )


def _no_points(path: Path) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” is no table of points."),
        QT_TRANSLATE_NOOP(
            "nn_core", "Its first row should be x1,x2,class or x,y, and a point in each other."
        ),
        path=path,
    )

"""Tables of digits: a row for each with its pixels, and a label at one of the ends or under a name.

Any separator, encoding and scale; a heading or none. What can't be told apart is refused.
"""

from __future__ import annotations

import math
import re
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

import numpy as np

from nn_core.arrays import Array, FloatArray
from nn_core.data.digit_files.columns import (
    CLASSES,
    PIXELS,
    Columns,
    counted_from,
    is_square,
    one_hot,
    without_names,
)
from nn_core.data.digit_files.numpy_files import LABELS_FROM
from nn_core.data.digit_files.point_tables import (
    columns_of,
    columns_without_names,
    read_points,
)
from nn_core.data.digit_files.report import Notes, Progress
from nn_core.data.digit_files.rows import Dialect, rows, value_of
from nn_core.data.digit_files.sample import Sample
from nn_core.data.digit_files.scales import NEAR, SCALES, inked, scale_of
from nn_core.data.files import PACKED_BADLY, Source, cut_in_line, measured
from nn_core.data.labels import LONGEST, digit_of, label_of
from nn_core.errors import QT_TRANSLATE_NOOP, BadakError, DataFileError, Phrase

MOST_BYTES = 1 << 28
"""Of all pixels of a table; MNIST takes a fifth of it."""
TICK = 20
"""Rows between two yields while a table is read."""
HALF = 0.5
FAINT = 16
"""Highest value of a scale on which 1 can be seen."""
FEW = 8
"""Columns of a table that holds no pictures; they are not even a row of a picture's pixels."""
MOST_ABOVE = 10
"""Rows of titles above a table."""
MOST_ROWS = 200_000
"""Of such a table: strokes without names take some thousands."""
CELL = 64
"""Bytes that the text of a cell takes."""
_SHORTENED = re.compile(r"\[[^a-z]{0,200}\d\.?\s(\.\.\.|…)\s")
"""An array as NumPy prints it that has more than a thousand numbers."""
ROW_NAMES = QT_TRANSLATE_NOOP("nn_core", "A column of names of the rows left aside")
ABOVE = QT_TRANSLATE_NOOP("nn_core", "Rows above the table left aside: {count}")
NAMELESS = QT_TRANSLATE_NOOP("nn_core", "Columns without names were read as x and y of strokes")
COUNTED_FROM_0 = QT_TRANSLATE_NOOP("nn_core", "Pixels counted from 0, not from 1")
_NOT_NUMBERS = QT_TRANSLATE_NOOP("nn_core", "it holds what is no number")
_NO_NUMBER = QT_TRANSLATE_NOOP("nn_core", "its cell {place} holds “{found}”, which is no number")
_EMPTY = QT_TRANSLATE_NOOP("nn_core", "its cell {place} is empty")
_OTHER_COUNT = QT_TRANSLATE_NOOP("nn_core", "it has {count} cells, not {expected}")
_BEYOND = QT_TRANSLATE_NOOP("nn_core", "it has a pixel {place}, and the last one is {last}")
_OFF_SCALE = QT_TRANSLATE_NOOP("nn_core", "its values are on another scale than the others")


@dataclass
class _Table:
    """The rows of a table as they are gathered, bytes where that is enough."""

    columns: Columns | None = None
    numbers: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    seen: int = 0
    values: list[Array] = field(default_factory=list)
    kept: list[dict[int, str]] = field(default_factory=list)
    size: int = 0
    first_bad: tuple[int, Phrase] | None = None
    points: dict[str, int] | None = None
    row_names: bool = False
    narrow: bool = False
    above: int = 0


def read_table(path: Path, notes: Notes) -> Iterator[Progress | Sample]:
    """Yield the digits of a table, each with the number of its line.

    Raises
    ------
    DataFileError
        If the file can't be read, is no table of pictures, or its values fit no scale.
    """
    table, first = _Table(), notes.next_index(0)
    with measured(path) as source:
        dialect = Dialect()
        lines = rows(source.file, path, dialect)
        yield from _gather(lines, dialect, source, path, table, notes)
        if table.points is not None:
            yield from read_points(lines, table.points, path, notes)
            return
        if table.columns is None:
            try:
                laid = yield from _laid_otherwise(source, path, notes)
            except DataFileError:
                if not table.narrow:
                    raise
                yield from _of_few_columns(source, path, notes)
                return
            table.above = 0
            yield from _gather(enumerate(laid, 1), Dialect(), source, path, table, notes)
        size = source.size
    if table.columns is None:
        raise no_table(path)
    if not table.values:
        if not table.columns.own:
            raise _no_rows(path, table)
        return
    pixels, labels = _settled(table, path, notes)
    inside = _on_one_scale(table, pixels, path, notes)
    own, what = table.columns.own, str(path)
    ink = np.rint(pixels[inside]).astype(np.uint8) if own else inked(pixels[inside], notes, what)
    side = math.isqrt(ink.shape[1])
    notes.next_index(len(ink))
    for place, (number, picture) in enumerate(zip(np.flatnonzero(inside), ink, strict=True)):
        facts = table.columns.facts_of(table.kept[number]) if own else {}
        sample = Sample.of_ink(picture.reshape(side, side), labels[number], table.numbers[number])
        yield replace(sample, index=first + table.places[number], facts=facts, own=own)
        if place % TICK == 0:
            yield Progress(size + size * place // len(ink), 2 * size)


def _gather(
    lines: Iterable[tuple[int, list[str]]],
    dialect: Dialect,
    source: Source,
    path: Path,
    table: _Table,
    notes: Notes,
) -> Iterator[Progress]:
    """Take the rows in; if the first is none, there are no columns afterwards."""
    for number, cells in _before_damage(lines, table, path, notes):
        if number % TICK == 0:
            yield Progress(source.place, 2 * source.size)
        if not cells:
            continue
        if table.columns is None:
            table.columns = Columns.of(cells, dialect)
            if table.columns is None:
                table.points = columns_of(cells)
                table.narrow = len(cells) <= FEW
                table.above += 1
                if table.points is None and table.narrow and table.above <= MOST_ABOVE:
                    continue  # it may be a title
                return
            if table.above:
                notes.changed(ABOVE, table.above)
            if table.columns.heading:
                continue
        table.seen += 1
        # R writes the names of rows before them, and none above those.
        named = table.columns.heading and len(cells) == table.columns.count + 1
        if named and table.seen == 1:
            table.row_names = True
            notes.changed(ROW_NAMES)
        try:
            _take(table, cells[1:] if named and table.row_names else cells, number)
        except _BadRow as bad:
            if dialect.open_end and (dialect.sparse or len(cells) < table.columns.count):
                notes.refuse(cut_in_line(path, number), number)
                continue
            table.first_bad = table.first_bad or (number, bad.why)
            notes.refuse(_refused(path, number, bad.why), number)
        if table.size > MOST_BYTES:
            raise _too_large(path)


def _before_damage(
    lines: Iterable[tuple[int, list[str]]], table: _Table, path: Path, notes: Notes
) -> Iterator[tuple[int, list[str]]]:
    """Yield rows up to the place where a packed file is cut; the rows before it are whole."""
    number = 0
    try:
        for number, cells in lines:
            yield number, cells
    except PACKED_BADLY:
        if not table.values:
            raise
        notes.refuse(cut_in_line(path, number + 1), number + 1)


def _of_few_columns(source: Source, path: Path, notes: Notes) -> Iterator[Progress | Sample]:
    """Yield the drawings of points without names above them.

    Raises
    ------
    DataFileError
        If it is another table of few columns, which holds no pictures whatever it is.
    """
    source.file.seek(0)
    found = []
    for number, cells in rows(source.file, path, Dialect()):
        if number % TICK == 0:
            yield Progress(source.place, 2 * source.size)
        found.append((number, cells))
        if len(found) > MOST_ROWS:
            raise no_table(path)
    columns = columns_without_names([cells for _, cells in found])
    if columns is None:
        if any(_SHORTENED.search(cell) for _, cells in found for cell in cells):
            raise _shortened(path)
        raise _few_columns(path)
    notes.changed(NAMELESS)
    yield from read_points(found, columns, path, notes)


def _laid_otherwise(
    source: Source, path: Path, notes: Notes
) -> Generator[Progress, None, list[list[str]]]:
    """Return a row for each digit, of a table where it is a column or as many rows as it is high.

    Only pictures of 28 x 28 are taken for that, and a square table for one picture of another
    size: other tables of numbers have as many rows by chance.

    Raises
    ------
    DataFileError
        If it is neither.
    """
    source.file.seek(0)
    found: list[list[str]] = []
    for number, cells in rows(source.file, path, Dialect()):
        if number % TICK == 0:
            yield Progress(source.place, 2 * source.size)
        if not cells:
            continue
        found.append(cells)
        wide = len(found) * len(cells) > MOST_BYTES // CELL or len(cells) != len(found[0])
        if wide or (len(found) > 1 and _numbers(cells[1:]) is None):
            raise no_table(path)
    height, width = len(found), len(found[0]) if found else 0
    on_its_side = height in (PIXELS, PIXELS + 1)
    usual = width**2 == PIXELS and height % width == 0
    stacked = usual or (is_square(width**2) and height == width)
    if height == 0 or on_its_side == stacked:
        raise no_table(path)
    if on_its_side:
        # The first row may be labels or count the columns; it counts them if it goes beyond 9.
        found = found[1:] if height > PIXELS and _counts(found[0]) else found
        notes.changed(QT_TRANSLATE_NOOP("nn_core", "The table lay on its side and was turned"))
        return [list(column) for column in zip(*found, strict=True)]
    text = QT_TRANSLATE_NOOP("nn_core", "Read as one picture: each {count} rows")
    notes.changed(text, width)
    return [list(chain(*found[at : at + width])) for at in range(0, height, width)]


def _counts(cells: list[str]) -> bool:
    """Whether cells are 0, 1, 2 … or 1, 2, 3 … up to more than a digit."""
    values = _numbers(cells)
    steps = values is not None and len(cells) > CLASSES and bool((np.diff(values) == 1).all())
    return steps


class _BadRow(Exception):
    """A row that holds no picture."""

    def __init__(self, why: Phrase) -> None:
        super().__init__(why)
        self.why = why


def _take(table: _Table, cells: list[str], number: int) -> None:
    columns = table.columns
    assert columns is not None
    if columns.sparse:
        values, kept = columns.unpacked(cells)
        if values is None and (beyond := columns.beyond(cells)):
            raise _BadRow(Phrase(_BEYOND, place=beyond, last=PIXELS))
    elif len(cells) != columns.count:
        count = Phrase(_OTHER_COUNT, count=len(cells), expected=columns.count)
        raise _BadRow(count)
    else:
        kept = {place: cells[place] for place in columns.kept}
        values = _numbers([cells[place] for place in columns.numeric])
    if values is None:
        raise _BadRow(_why_no_numbers(cells, columns))
    table.values.append(values)
    table.kept.append(kept)
    table.numbers.append(number)
    table.places.append(table.seen - 1)
    table.size += values.nbytes


def _why_no_numbers(cells: list[str], columns: Columns) -> Phrase:
    """Return what is said of a row in which a cell is no number: which one, and what it holds."""
    for place in () if columns.sparse else columns.numeric:
        if _numbers([cells[place]]) is not None:
            continue
        if found := cells[place].strip()[:LONGEST]:
            return Phrase(_NO_NUMBER, place=place + 1, found=found)
        return Phrase(_EMPTY, place=place + 1)
    return Phrase(_NOT_NUMBERS)


def _numbers(cells: list[str]) -> Array | None:
    """Return numbers as bytes where nothing is lost by it; None where one is none."""
    try:
        values = np.array(list(map(value_of, cells)))
    except (ValueError, OverflowError):
        return None
    return small(values)


def small(values: FloatArray) -> Array | None:
    """Return finite numbers as bytes, or as float32; None if one is not finite."""
    if not (np.abs(values) < 1e30).all():
        return None
    whole = np.clip(values, 0, 255).astype(np.uint8)
    return whole if (whole == values).all() else values.astype(np.float32)


def _settled(table: _Table, path: Path, notes: Notes) -> tuple[Array, list[int | str | None]]:
    """Return the pixels of all rows, (N, side²), and their labels."""
    columns = table.columns
    assert columns is not None
    whole = all(values.dtype == np.uint8 for values in table.values)
    pixels = np.stack(table.values, dtype=np.uint8 if whole else np.float32)
    table.values.clear()
    if columns.sparse:
        first = counted_from(pixels)
        if first is None:
            raise _one_too_many(path)
        if first == 0:
            notes.changed(COUNTED_FROM_0)
        pixels = _cut_to_square(pixels[:, first : PIXELS + first])
    if not columns.named:
        found = without_names(columns, pixels, table.kept, str(path))
        pixels, texts = found.pixels, found.labels
        if found.why is not None:
            notes.changed(found.why)
    else:
        texts = _named_labels(columns, table.kept, notes)
        if columns.reordered:
            by_name = QT_TRANSLATE_NOOP("nn_core", "Pixels put in the order of their names")
            notes.changed(by_name)
    return pixels, [label_of(text.strip()) for text in texts]


def _named_labels(columns: Columns, kept: list[dict[int, str]], notes: Notes) -> list[str]:
    """Return the labels; a column with another name counts if it holds digits, or is alone."""
    aside = columns.aside
    if columns.ones:
        texts = [one_hot(row, columns.ones) for row in kept]
    else:
        texts = [row.get(columns.label, "") for row in kept]
    digits = {digit_of(text) for text in texts if text.strip()}
    fits = (not aside and not columns.ones) or (digits and None not in digits)
    if columns.guess and fits:
        notes.changed(LABELS_FROM, name=columns.guess)
    elif columns.guess:
        aside, texts = (columns.guess, *aside), [""] * len(kept)
    if aside:
        text = QT_TRANSLATE_NOOP("nn_core", "Columns left aside: {names}")
        notes.changed(text, names=", ".join(aside[:5]))
    return texts


def _cut_to_square(pixels: Array) -> Array:
    """Return rows that leave out zeros as long as their pictures are: 8, 16 or 28 a side."""
    used = int(np.flatnonzero(pixels.any(axis=0)).max(initial=0)) + 1
    return pixels[:, : next(n for n in (64, 256, PIXELS) if used <= n)]


def _on_one_scale(table: _Table, pixels: Array, path: Path, notes: Notes) -> Array:
    """Return which rows are on the scale of most of them; the others are refused."""
    lows, highs = pixels.min(axis=1), pixels.max(axis=1)
    numbers = np.isfinite(lows)
    own = table.columns is not None and table.columns.own
    inside = (lows >= 0) & (highs <= 255) if own else _on_scale_of_most(lows, highs, numbers)
    inside = inside if own else _bright_or_faint(lows, highs, inside)
    for number in np.flatnonzero(~inside):
        line, why = table.numbers[number], _OFF_SCALE if numbers[number] else _NOT_NUMBERS
        table.first_bad = table.first_bad or (line, Phrase(why))
        notes.refuse(_refused(path, line, Phrase(why)), line)
    if not inside.any():
        raise _no_rows(path, table)
    return inside


def _on_scale_of_most(lows: Array, highs: Array, numbers: Array) -> Array:
    if not numbers.any():
        return numbers
    low, high = float(lows[numbers].min()), float(highs[numbers].max())
    if scale_of(low, high) is not None or low == high == 0:
        return numbers
    for start, end in SCALES:
        room = NEAR * (end - start)
        inside = numbers & (lows >= start - room) & (highs <= end + room)
        fits = inside.mean() >= HALF
        if fits and scale_of(float(lows[inside].min()), float(highs[inside].max())) == (start, end):
            return inside
    return numbers  # none fits, which is said of the file


def _bright_or_faint(lows: Array, highs: Array, inside: Array) -> Array:
    """Return the rows that go to 1, or those beyond it, whichever are more: not both are bytes."""
    if not inside.any() or lows[inside].min() < 0 or highs[inside].max() <= FAINT:
        return inside
    faint = inside & (highs > 0) & (highs <= 1)
    return faint if 2 * faint.sum() > inside.sum() else inside & ~faint


def _refused(path: Path, number: int, why: Phrase) -> BadakError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "Line {number} of “{path}” is no picture: {why}."),
        path=path,
        number=number,
        why=why,
    )


def _few_columns(path: Path) -> DataFileError:
    return DataFileError(
        no_table(path).what,
        QT_TRANSLATE_NOOP(
            "nn_core",
            "So few columns may be points or labels. Strokes need a first row such as "
            "x,y,stroke,label; Training > Points opens points of two classes; labels are found "
            "beside the pictures they belong to.",
        ),
        path=path,
    )


def _shortened(path: Path) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP(
            "nn_core", "The arrays in “{path}” were shortened when they were written: 0 0 … 0."
        ),
        QT_TRANSLATE_NOOP(
            "nn_core", "Write the pixels in columns of their own, or save the arrays by np.savez."
        ),
        path=path,
    )


def _one_too_many(path: Path) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP(
            "nn_core", "“{path}” has pixels from 0 to {last}, which is one more than there are."
        ),
        QT_TRANSLATE_NOOP("nn_core", "Number them from 1 to {last}."),
        path=path,
        last=PIXELS,
    )


def no_table(path: Path) -> DataFileError:
    """Return the error for a text that holds no pictures."""
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” is no table of digits."),
        QT_TRANSLATE_NOOP(
            "nn_core",
            "Each row needs the pixels of a square picture, 784 of 28 x 28, and may have a label.",
        ),
        path=path,
    )


def _no_rows(path: Path, table: _Table) -> DataFileError:
    number, why = table.first_bad or (0, None)
    text = QT_TRANSLATE_NOOP("nn_core", "No row of “{path}” is a picture of a digit.")
    if why is not None:
        text = QT_TRANSLATE_NOOP(
            "nn_core", "No row of “{path}” is a picture of a digit. Line {number}: {why}."
        )
    return DataFileError(
        text,
        QT_TRANSLATE_NOOP("nn_core", "Each row needs a number for every pixel."),
        path=path,
        number=number,
        why=why,
    )


def _too_large(path: Path) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” holds more pictures than fit here."),
        QT_TRANSLATE_NOOP("nn_core", "Take parts of it."),
        path=path,
    )

"""Cut a file of text into rows of cells, whatever the separator, encoding and decimal sign."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, cast

from nn_core.data.files import KOREAN, PACKED_BADLY, encoding_of, is_utf8, lines
from nn_core.data.written_numbers import number as number_in
from nn_core.errors import ValueRefused

LONGEST_ROW = 1 << 18
"""Bytes; 784 pixels with all their decimals take some 16,000."""
LOOKED_AT = 1 << 16
"""Bytes that tell the encoding and how lines end."""
PIECE = 1 << 12
SEPARATORS = "\t;|, "
"""In the order in which they are tried: a comma may be a decimal sign, a space a mere filler."""
FEWEST_CELLS = 16
MOST_LINES = 100
"""Of a row whose cells are quoted."""
MOST_BESIDE, FEWEST_IN_CELL = 8, 64
"""Cells of a row in which one may hold a whole picture, and numbers that it must have then."""
_BRACKETS = str.maketrans("[](){}", " " * 6)
_BETWEEN = re.compile(r"[\s,;]+")
_WORDS = {"true": 1, "false": 0}
_COMMA = re.compile(r"\s*[-+]?\d*,\d*([eE][-+]?\d+)?\s*%?\s*", re.ASCII)
_SPARSE = re.compile(r"\S+(\s+qid:\d+)?(\s+\d+:[-+.\deE]+)+\s*(#.*)?", re.ASCII)
_ATTRIBUTE = re.compile(r"@attribute\s+('[^']*'|\"[^\"]*\"|\S+)", re.IGNORECASE)


@dataclass
class Dialect:
    """How the rows of a file are written, found out from the first one.

    Attributes
    ----------
    separator : str
        A space stands for any number of spaces.
    sparse : bool
        ``label index:value …``, as LIBSVM writes it.
    names : list of str
        From ``@attribute`` lines, if there are any.
    width : int
        Cells of the first row; empty ones behind these are no cells.
    open_end : bool
        Whether the row that was read last has no end of a line: the file ends in it.
    """

    separator: str = ""
    sparse: bool = False
    names: list[str] = field(default_factory=list)
    width: int = 0
    open_end: bool = False


Rows = Iterator[tuple[int, list[str]]]


def rows(file: IO[bytes], path: Path, dialect: Dialect) -> Rows:
    """Yield the number of each line, from 1, and its cells; none for what is no row.

    Comments, blank lines and the heads of other programs give no cells but are yielded as well, so
    that a job can be stopped in the middle of them. A cell that holds an array is as many cells.
    """
    heading: tuple[int, list[str]] | None = None
    begun = False
    for number, cells in _as_written(file, path, dialect):
        if not begun and 0 < len(cells) <= MOST_BESIDE and not any(map(_array_in, cells)):
            begun, heading = True, (number, cells)
            continue
        begun = begun or bool(cells)
        arrays = [_array_in(cell) for cell in cells] if 0 < len(cells) <= MOST_BESIDE else []
        if heading is not None and cells:
            yield heading[0], _named(heading[1], arrays)
            heading = None
        yield number, _spread(cells, arrays)
    if heading is not None:
        yield heading


def _array_in(cell: str) -> list[str]:
    """Return the numbers of a cell that holds those of a picture; none if it doesn't."""
    if len(cell) < 2 * FEWEST_IN_CELL:
        return []
    numbers = _BETWEEN.split(cell.translate(_BRACKETS).strip())
    return numbers if len(numbers) >= FEWEST_IN_CELL else []


def _spread(cells: list[str], arrays: list[list[str]]) -> list[str]:
    if not any(arrays):
        return cells
    return [part for cell, found in zip(cells, arrays, strict=True) for part in found or [cell]]


def _named(heading: list[str], arrays: list[list[str]]) -> list[str]:
    """Return names for the cells of the next row, in which arrays stand below some names."""
    if len(heading) != len(arrays):
        return heading
    counted = [
        [f"{name}{n}" for n in range(len(found))]
        for name, found in zip(heading, arrays, strict=True)
    ]
    return _spread(heading, counted)


def _as_written(file: IO[bytes], path: Path, dialect: Dialect) -> Rows:
    for at, line in _whole_rows(lines(_plain(file), path, LONGEST_ROW)):
        text = line.decode("utf-8", "replace").strip("\r\n\ufeff\x1a\0")
        dialect.open_end = len(line) <= LONGEST_ROW and not line.endswith(b"\n")
        yield at, [] if len(line) > LONGEST_ROW else _cells(text, dialect, at)


def _whole_rows(found: Iterator[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield rows with the numbers of their first lines; quotes may go on over several lines.

    So an array is written that NumPy prints in rows. What has no closing quote ends with its line.
    """
    waiting: list[bytes] = []
    at = 0
    for at, line in enumerate(found, 1):
        waiting.append(line)
        quotes = sum(part.count(b'"') for part in waiting) % 2
        if quotes and sum(map(len, waiting)) < LONGEST_ROW and len(waiting) < MOST_LINES:
            continue
        if quotes:
            yield from enumerate(waiting, at - len(waiting) + 1)
        else:
            joined = b" ".join(part.rstrip(b"\r\n") for part in waiting[:-1])
            yield at - len(waiting) + 1, joined + b" " * (len(waiting) > 1) + waiting[-1]
        waiting.clear()
    yield from enumerate(waiting, at - len(waiting) + 1)


def _cells(text: str, dialect: Dialect, number: int) -> list[str]:
    bare = text.strip()
    if not bare or bare[0] in "%@":
        found = _ATTRIBUTE.match(bare)
        if found:
            dialect.names.append(found[1].strip("'\""))
        return []
    if number == 1 and bare.lower().startswith("sep=") and len(bare) == 5:
        dialect.separator = bare[4]
        return []
    if bare[0] == "#":
        bare = bare.lstrip("# ")
        if len(_split(bare, _separator(bare))) < FEWEST_CELLS:
            return []
    if not dialect.separator:
        dialect.sparse = _SPARSE.fullmatch(bare) is not None
        dialect.separator = _separator(bare)
    if bare[0] + bare[-1] == "{}" and dialect.names:
        return _of_sparse(bare, len(dialect.names))
    if dialect.separator == "\t":
        bare = text.strip(" ")  # tabs at both ends part cells that are empty
    cells = _split(bare, dialect.separator, dialect.width)
    arrays = any(map(_array_in, cells)) and (len(cells) > 1 or '"' in bare)
    if dialect.width <= MOST_BESIDE and not arrays:
        wide = _split(bare, _separator(bare), 0)
        if len(wide) >= FEWEST_IN_CELL:  # what came before was a title
            dialect.separator, dialect.width, cells = _separator(bare), 0, wide
    dialect.width = dialect.width or len(cells)
    return cells


def _of_sparse(text: str, width: int) -> list[str]:
    """Return the cells of ``{index value, …}``; those that are 0 are left out there."""
    cells = ["0"] * width
    for part in text[1:-1].split(","):
        place, _, value = part.strip().partition(" ")
        if not (place.isdecimal() and int(place[:9]) < width):
            return []
        cells[int(place[:9])] = value.strip().strip("'\"")
    return cells


def _separator(text: str) -> str:
    counts = {separator: text.count(separator) for separator in SEPARATORS}
    enough = (s for s in SEPARATORS if counts[s] >= FEWEST_CELLS - 1)
    return next(enough, _separator_of_few(text, counts))


def _separator_of_few(text: str, counts: dict[str, int]) -> str:
    """Return the separator of a row of few cells, in which as many commas may be decimal signs."""
    if decimal_commas(text):
        return " "
    surely = (s for s in SEPARATORS[:3] if counts[s])
    return next(surely, max(SEPARATORS, key=lambda s: counts[s]))


def decimal_commas(text: str) -> bool:
    """Whether spaces part numbers with decimal commas: ``0,3 2,9 1``."""
    parts = text.split()
    if len(parts) < 2 or "," not in text or any(part[-1] == "," for part in parts):
        return False
    return all(_COMMA.fullmatch(part) or _is_number(part) for part in parts)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _split(text: str, separator: str, width: int = 0) -> list[str]:
    if separator == " ":
        return text.split()
    if '"' in text:
        try:
            cells = next(csv.reader([text], delimiter=separator, skipinitialspace=True), [])
        except csv.Error:
            return []
    else:
        cells = text.split(separator)
    while len(cells) > width and not cells[-1].strip():
        cells.pop()  # separators at the end of the line
    if separator != "," or '"' in text:
        cells = [_with_point(cell) if "," in cell else cell for cell in cells]
    return cells


def _with_point(cell: str) -> str:
    """Return a number with a decimal comma as one with a point; names keep their commas."""
    return cell.replace(",", ".") if _COMMA.fullmatch(cell) else cell


def value_of(cell: str) -> float:
    """Return the number in a cell, of per cent the part before the sign; ValueError for none."""
    try:
        return float(cell)
    except ValueError:
        bare = cell.strip().lower()
    if bare in _WORDS:
        return float(_WORDS[bare])
    try:
        return number_in(bare.removesuffix("%"))
    except ValueRefused as error:
        raise ValueError(cell) from error


class _Recoded:
    """Gives the lines of a text in UTF-16, or with the line ends of old Macs, as UTF-8."""

    def __init__(self, file: IO[bytes], start: bytes, encoding: str) -> None:
        joined = io.BufferedReader(_Joined(start, file))
        self._text = io.TextIOWrapper(joined, encoding, errors="replace", newline=None)

    def readline(self, most: int) -> bytes:
        """Return a line, or its first characters."""
        return self._text.readline(most).encode("utf-8", "replace")


class _Joined(io.RawIOBase):
    """A file after the piece of it that has been read already."""

    def __init__(self, start: bytes, file: IO[bytes]) -> None:
        self._start, self._file = start, file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        room = memoryview(cast(bytearray, buffer))
        data = self._start[: len(room)] or self._file.read(min(len(room), 1 << 13))
        self._start = self._start[len(room) :]
        room[: len(data)] = data
        return len(data)


def _plain(file: IO[bytes]) -> IO[bytes]:
    """Return the file with lines that end in a line feed, in an encoding that holds ASCII."""
    start = b""
    with suppress(*PACKED_BADLY):  # what is whole before the damage is read later
        while len(start) < LOOKED_AT and (piece := file.read(PIECE)):
            start += piece
    encoding = encoding_of(start)
    if encoding is None and b"\r" in start.replace(b"\r\n", b"\n") and b"\n" not in start:
        encoding = "utf-8"
    if not is_utf8(start) and encoding in (None, "utf-8"):
        encoding = KOREAN
    if encoding is None:
        file.seek(0)
        return file
    return cast(IO[bytes], _Recoded(file, start, encoding))

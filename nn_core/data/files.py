"""Open files that nobody vouches for: plain or gzipped, whole or not, and say what is wrong."""

from __future__ import annotations

import codecs
import gzip
import os
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from nn_core.errors import QT_TRANSLATE_NOOP, DamagedFileError, DataFileError
from nn_core.util.system_errors import of_system, regular

GZIP = b"\x1f\x8b"
PIECE = 1 << 20
"""Bytes read at once."""
MOST_BYTES = 1 << 30
"""Of a whole file of text, unpacked."""
MOST_BLANK = 100_000
"""Blank lines in a row after which a file is given up; it takes a fraction of a second."""
SMALL = 1 << 12
"""Packed bytes unpacked at once where one wants to know how far it is."""

PACKED_BADLY = (EOFError, zlib.error, gzip.BadGzipFile)
"""What reading a packed file may raise where it is cut short or damaged."""
KOREAN = "cp949"
"""What Korean spreadsheets write as CSV; other old code pages give no digits either."""
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Pieces:
    """Gives a file to ``gzip`` in small pieces, so that its place tells how far one has come.

    Parameters
    ----------
    file : IO of bytes
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        """Return a piece; gzip asks again for what is missing."""
        return self._file.read(SMALL if size < 0 else min(size, SMALL))

    def seek(self, place: int, whence: int = 0) -> int:
        """Go to another place, as a file does."""
        return self._file.seek(place, whence)


@dataclass(frozen=True)
class Source:
    """A file that is being read.

    Attributes
    ----------
    file : IO of bytes
        Gives what is in it, unpacked.
    size : int
        Bytes on the disk.
    """

    file: IO[bytes]
    size: int
    _disk: IO[bytes]

    @property
    def place(self) -> int:
        """How many of the bytes on the disk have been read."""
        return self._disk.tell()


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """Open ``path`` for reading, unpacking it if it is gzipped; see `measured`."""
    with measured(path) as source:
        yield source.file


@contextmanager
def measured(path: Path) -> Iterator[Source]:
    """Open ``path`` for reading, unpacking it if it is gzipped, whatever its name.

    Raises
    ------
    DataFileError
        If it is missing, a folder or no file at all, empty, may not be read or, while it is read,
        turns out to be cut short.
    """
    try:
        regular(path)
        with path.open("rb") as file:
            start = file.read(2)
            file.seek(0)
            if not start:
                raise _empty(path)
            size = os.fstat(file.fileno()).st_size
            if start != GZIP:
                yield Source(file, size, file)
                return
            with gzip.GzipFile(fileobj=Pieces(file)) as unpacked:
                yield Source(cast(IO[bytes], unpacked), size, file)
    except PACKED_BADLY as error:
        raise damaged(path) from error
    except OSError as error:
        raise unreadable(path, error) from error


def reading_up_to(file: IO[bytes], most: int) -> Generator[None, None, bytearray]:
    """Return what is left of ``file``, but no more than ``most`` bytes; yield after each piece.

    Memory grows with what is there, not with what was asked for.
    """
    data = bytearray()
    while len(data) < most and (piece := file.read(min(PIECE, most - len(data)))):
        data += piece
        yield
    return data


def lines(file: IO[bytes], path: Path, longest: int) -> Iterator[bytes]:
    """Yield the lines of ``file``, blank ones too; of a longer one ``longest`` + 1 bytes, and more.

    Raises
    ------
    DataFileError
        At `MOST_BLANK` blank lines in a row, or beyond `MOST_BYTES`: so much comes from a small
        packed file that was made to keep one waiting.
    """
    read = blank = 0
    while line := file.readline(longest + 1):
        read += len(line)
        blank = 0 if line.strip() else blank + 1
        if blank > MOST_BLANK or read > MOST_BYTES:
            raise _endless(path)
        yield line


def encoding_of(start: bytes) -> str | None:
    """Return the encoding of a text in which not every ASCII character is one byte; else None."""
    for mark, name in _MARKS:
        if start.startswith(mark):
            return name
    if len(start) < 4 or b"\0" not in start[:64]:
        return None
    if not any(start[1:64:2]) and all(start[0:8:2]):
        return "utf-16-le"
    if not any(start[0:64:2]) and all(start[1:8:2]):
        return "utf-16-be"
    return None


def is_utf8(start: bytes) -> bool:
    """Whether the beginning of a text is UTF-8, but for its last character, which may be cut."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return False
    return True


def as_text(data: bytes) -> str:
    """Return a text in UTF-8, or in what Korean spreadsheets write if it is none."""
    return data.decode("utf-8" if is_utf8(data) else KOREAN, "replace")


def damaged(path: Path) -> DamagedFileError:
    """Return the error for a file that ends too early or can't be unpacked."""
    return DamagedFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” is cut short or damaged."),
        QT_TRANSLATE_NOOP("nn_core", "Get the file again."),
        path=path,
    )


def cut_in_line(path: Path, number: int) -> DamagedFileError:
    """Return the error for a file that ends within a line."""
    return DamagedFileError(
        QT_TRANSLATE_NOOP(
            "nn_core", "Line {number} of “{path}” is cut short; the file ends in it."
        ),
        QT_TRANSLATE_NOOP("nn_core", "Get the file again, or go on without it."),
        path=path,
        number=number,
    )


def _endless(path: Path) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” holds more blank lines or more text than digits."),
        QT_TRANSLATE_NOOP("nn_core", "Take another file, or parts of this one."),
        path=path,
    )


def _empty(path: Path) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” is empty."),
        QT_TRANSLATE_NOOP("nn_core", "Get the file again."),
        path=path,
    )


def unreadable(path: Path, error: OSError) -> DataFileError:
    """Return the error for a file or folder that can't be read."""
    if isinstance(error, FileNotFoundError):
        what = QT_TRANSLATE_NOOP("nn_core", "There is no file “{path}”.")
    elif isinstance(error, IsADirectoryError):
        what = QT_TRANSLATE_NOOP("nn_core", "“{path}” is a folder, not a file.")
    else:
        what = QT_TRANSLATE_NOOP("nn_core", "“{path}” can't be read: {reason}.")
    hint = QT_TRANSLATE_NOOP("nn_core", "Check its name and that you may read it.")
    return DataFileError(what, hint, path=path, reason=of_system(error))

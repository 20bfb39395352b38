"""Open files that nobody vouches for: plain or gzipped, whole or not, and say what is wrong."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

GZIP = b"\x1f\x8b"
PIECE = 1 << 20
"""Bytes read at once."""


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """Open ``path`` for reading, unpacking it if it is gzipped, whatever its name.

    Raises
    ------
    DataFileError
        If it is missing, a folder, empty, may not be read or, while it is read, turns out to be
        cut short.
    """
    try:
        with path.open("rb") as file:
            start = file.read(2)
            file.seek(0)
            if not start:
                raise _empty(path)
            if start != GZIP:
                yield file
                return
            with gzip.GzipFile(fileobj=file) as unpacked:
                yield unpacked  # type: ignore[misc]
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise damaged(path) from error
    except OSError as error:
        raise _unreadable(path, error) from error


def reading_up_to(file: IO[bytes], most: int) -> Generator[None, None, bytearray]:
    """Return what is left of ``file``, but no more than ``most`` bytes; yield after each piece.

    Memory grows with what is there, not with what was asked for.
    """
    data = bytearray()
    while len(data) < most and (piece := file.read(min(PIECE, most - len(data)))):
        data += piece
        yield
    return data


def damaged(path: Path) -> DataFileError:
    """Return the error for a file that ends too early or can't be unpacked."""
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” is cut short or damaged."),
        QT_TRANSLATE_NOOP("nn_core", "Get the file again."),
        path=path,
    )


def _empty(path: Path) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” is empty."),
        QT_TRANSLATE_NOOP("nn_core", "Get the file again."),
        path=path,
    )


def _unreadable(path: Path, error: OSError) -> DataFileError:
    if isinstance(error, FileNotFoundError):
        what = QT_TRANSLATE_NOOP("nn_core", "There is no file “{path}”.")
    elif isinstance(error, IsADirectoryError):
        what = QT_TRANSLATE_NOOP("nn_core", "“{path}” is a folder, not a file.")
    else:
        what = QT_TRANSLATE_NOOP("nn_core", "“{path}” can't be read: {reason}.")
    hint = QT_TRANSLATE_NOOP("nn_core", "Check its name and that you may read it.")
    return DataFileError(what, hint, path=path, reason=error.strerror or error)

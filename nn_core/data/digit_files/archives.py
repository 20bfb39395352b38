"""Unpack .zip and .tar files into a folder of their own, bounded in number and size."""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from errno import EINVAL
from pathlib import Path, PurePosixPath
from typing import IO

from nn_core.data.digit_files.kinds import TEXT, may_hold_digits
from nn_core.data.digit_files.report import Notes, Progress
from nn_core.data.files import PIECE, damaged, opened, unreadable
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

MOST_FILES = 100_000
MOST_BYTES = 1 << 29
"""Of all files together, unpacked."""
LOCKED = 1
"""A flag of a file in an archive that needs a password."""
LEFT_ASIDE = QT_TRANSLATE_NOOP("nn_core", "Files of other kinds left aside: {count}")
BROKEN = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError),
    *(NotImplementedError, RuntimeError, ValueError),
)
"""What reading a damaged archive, or one behind a password, may raise."""


def unpacking(path: Path, folder: Path, notes: Notes) -> Iterator[Progress]:
    """Write what may hold digits into ``folder``; names can't lead out of it.

    Raises
    ------
    DataFileError
        If the archive is damaged, locked, or holds too much.
    """
    left = MOST_BYTES
    aside = 0
    try:
        for number, (name, file) in enumerate(_members(path), 1):
            if number > MOST_FILES:
                raise _too_much(path)
            parts = [
                part for part in PurePosixPath(name.replace("\\", "/")).parts if _is_safe(part)
            ]
            if file is None or not parts or not _is_wanted(parts[-1]):
                aside += file is not None
                continue
            if any(part == "__MACOSX" for part in parts):
                continue
            target = folder.joinpath(*parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            left = _copy(file, target, left)
            if left < 0:
                raise _too_much(path)
            yield Progress(0, 0)
    except BROKEN as error:
        raise damaged(path) from error
    except OSError as error:
        # Where a forged archive says its parts are, there may be no such place.
        raise (damaged(path) if error.errno == EINVAL else unreadable(path, error)) from error
    if aside:
        notes.changed(LEFT_ASIDE, aside)


def _is_wanted(name: str) -> bool:
    return may_hold_digits(name) or name.lower().endswith(TEXT)


def _is_safe(part: str) -> bool:
    return part not in ("", ".", "..", "/") and "\0" not in part and len(part.encode()) < 200


def _members(path: Path) -> Iterator[tuple[str, IO[bytes] | None]]:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for member in archive.infolist():
                if member.flag_bits & LOCKED:
                    raise _locked(path)
                if not member.filename.endswith("/"):  # it may have no name at all
                    with archive.open(member) as file:
                        yield member.filename, file
        return
    with opened(path) as packed, tarfile.open(fileobj=packed, mode="r|") as files:
        for entry in files:
            yield entry.name, files.extractfile(entry) if entry.isreg() else None


def _copy(file: IO[bytes], target: Path, left: int) -> int:
    """Copy a file while there is room, and return how much room is left."""
    with target.open("wb") as out:
        while left >= 0 and (piece := file.read(PIECE)):
            left -= len(piece)
            out.write(piece)
    return left


def _locked(path: Path) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” is locked by a password."),
        QT_TRANSLATE_NOOP("nn_core", "Unpack it and choose the folder that holds the digits."),
        path=path,
    )


def _too_much(path: Path) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” holds more than fits here."),
        QT_TRANSLATE_NOOP("nn_core", "Unpack it and choose the folder that holds the digits."),
        path=path,
    )

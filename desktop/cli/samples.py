"""Turns files of digits into what a network reads, one sample after the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nn_core.data.digit_files import Means, Notes, Sample
    from nn_core.digits import Recogniser


def means(reader: Recogniser | None) -> Means:
    """Return what reading files takes here."""
    from nn_core.data.digit_files import Means

    return Means(picture, reader)


def read_samples(path: Path, reader: Recogniser | None, notes: Notes) -> Iterator[Sample]:
    """Yield the samples of a file, a folder or an archive.

    Raises
    ------
    DataFileError
        If the file can't be read or is of no kind that is read.
    """
    from nn_core.data.digit_files import Sample, read_digits

    for step in read_digits(path, means(reader), notes):
        if isinstance(step, Sample):
            yield step


def picture(path: Path) -> Sample:
    """Return the digit in a file of a picture.

    Raises
    ------
    DataFileError
        If it is no picture, too large, or nothing here can decode it.
    """
    from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

    try:
        from desktop.widgets.canvas import picture_digits
    except ImportError as error:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "Pictures can't be decoded here: {reason}."),
            QT_TRANSLATE_NOOP("nn_core", "Install: {packages}. Files of strokes can be read."),
            reason=error,
            packages=_missing(),
        ) from error
    with _silent():
        return picture_digits.decode(path)


@contextmanager
def _silent() -> Iterator[None]:
    """Keep decoders written in C from writing to standard error; what they find is said by us."""
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _missing() -> str:
    from desktop.platform import preflight

    return " ".join(sorted(preflight.missing_packages(preflight.ALWAYS).values()))

"""Turns files of pictures and of strokes into what a network reads, one sample after the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nn_core.digits import Drawing

STROKE_FILES = (".jsonl", ".json", ".gz")
"""Endings; a file of another name is one of strokes if it begins like one."""


@dataclass(frozen=True)
class Sample:
    """One drawing of a file.

    Attributes
    ----------
    index : int
        Its place in the file, from 0.
    drawing : Drawing
    label : int, str or None
        What the file says it shows.
    """

    index: int
    drawing: Drawing
    label: int | str | None = None


def read_samples(path: Path) -> Iterator[Sample]:
    """Yield the samples of a file of strokes, or the one of a picture.

    Raises
    ------
    DataFileError
        If the file can't be read or is neither.
    """
    if holds_strokes(path):
        from nn_core.data.stroke_files import read_strokes

        for index, sample in enumerate(read_strokes(path)):
            yield Sample(index, sample.drawing(), sample.label)
    else:
        yield Sample(0, picture(path))


def holds_strokes(path: Path) -> bool:
    """Whether a file is one of strokes, by its ending or its first bytes.

    Raises
    ------
    DataFileError
        If it can't be opened.
    """
    from nn_core.data.files import GZIP, opened

    if path.name.lower().endswith(STROKE_FILES):
        return True
    with opened(path) as file:
        start = file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith((b"{", GZIP))


def picture(path: Path) -> Drawing:
    """Return the picture in a file.

    Raises
    ------
    DataFileError
        If it is no picture, too large, or nothing here can decode it.
    """
    from nn_core.digits import Drawing, ink_from_rgba
    from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

    try:
        from desktop.widgets.canvas import picture_reading
    except ImportError as error:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "Pictures can't be decoded here: {reason}."),
            QT_TRANSLATE_NOOP("nn_core", "Install: {packages}. Files of strokes can be read."),
            reason=error,
            packages=_missing(),
        ) from error
    with _silent():
        image = picture_reading.read_picture(path)
    return Drawing(image=ink_from_rgba(picture_reading.rgba(image)))


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

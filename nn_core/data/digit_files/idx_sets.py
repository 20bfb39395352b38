"""Read pictures of IDX files with the labels that lie beside them, whatever they are called."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import cast

from nn_core.arrays import Array
from nn_core.data.digit_files import pairs
from nn_core.data.digit_files.beside import Beside, pictures_beside
from nn_core.data.digit_files.columns import is_square
from nn_core.data.digit_files.numpy_files import labels_of
from nn_core.data.digit_files.report import Notes, Progress
from nn_core.data.digit_files.sample import Sample
from nn_core.data.idx import reading_any
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError


def read_idx_set(
    path: Path, notes: Notes, beside: Beside, labels_path: Path | None = None
) -> Iterator[Progress | Sample]:
    """Yield the pictures of an IDX file, with the labels beside it if there are any.

    Raises
    ------
    DataFileError
        If a file can't be read, it holds no pictures, or there are more pictures than labels, or
        fewer.
    """
    array = yield from _reading(path)
    flat = array.ndim == 2 and is_square(array.shape[1])
    pictures = pairs.as_pictures(array) if array.ndim > 2 or flat else None
    if pictures is None:
        found = pictures_beside(path) if array.ndim < 3 else None
        if found is None or found == path:
            raise only_labels(path)
        yield from read_idx_set(found, notes, beside, path)
        return
    labels = yield from labels_of(path, len(pictures), beside, notes, labels_path)
    if labels is None:
        notes.changed(NO_LABELS)
    yield from pairs.samples(pictures, labels, notes, str(path))


NO_LABELS = QT_TRANSLATE_NOOP("nn_core", "No file of labels lies beside it")


def _reading(path: Path) -> Generator[Progress, None, Array]:
    """Read a file whole; how far that is isn't known, but it can be cancelled."""
    steps = reading_any(path)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return cast(Array, end.value)
        yield Progress(0, 0)


def only_labels(path: Path) -> DataFileError:
    """Return the error for labels without pictures."""
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” holds labels and no pictures."),
        QT_TRANSLATE_NOOP("nn_core", "Choose the file of pictures; its labels may lie beside it."),
        path=path,
    )

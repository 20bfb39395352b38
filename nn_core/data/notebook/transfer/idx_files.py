"""The notebook as the files of MNIST: pictures in one gzipped IDX file, labels in another."""

from __future__ import annotations

import gzip
import struct
from collections.abc import Generator, Iterator
from contextlib import suppress
from pathlib import Path
from typing import cast

import numpy as np

from nn_core.arrays import Array
from nn_core.data.idx import UNSIGNED_BYTES, reading_idx
from nn_core.data.notebook.entry import DIGITS, Entry, now
from nn_core.data.notebook.query import EVERYTHING, Filter, count
from nn_core.data.notebook.store import Notebook
from nn_core.data.notebook.transfer.progress import (
    STEP,
    Exported,
    Imported,
    Progress,
    Refusal,
    Refusals,
)
from nn_core.data.notebook.transfer.reading import oldest_first
from nn_core.data.notebook.transfer.staging import Staging
from nn_core.digits.framing import FIELD
from nn_core.digits.raster import frame_pixels
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError
from nn_core.util.atomic_write import replacing
from nn_core.util.system_errors import regular

PICTURES, LABELS = "images-idx3-ubyte", "labels-idx1-ubyte"
SWAPS = ((PICTURES, LABELS), ("images", "labels"), ("idx3", "idx1"))


def names(path: Path) -> tuple[Path, Path]:
    """Return the two files an export writes for the name a user chose, such as ``mine``."""
    stem = path.name.removesuffix(".gz").removesuffix(f"-{PICTURES}").removesuffix(f"-{LABELS}")
    return path.with_name(f"{stem}-{PICTURES}.gz"), path.with_name(f"{stem}-{LABELS}.gz")


def export_idx(
    notebook: Notebook, path: Path, where: Filter = EVERYTHING
) -> Iterator[Progress | Exported]:
    """Write the pictures and the labels; digits without a label are left out and counted."""
    total, refusals = count(notebook, where), Refusals()
    pictures, labels = bytearray(), bytearray()
    for number, entry in enumerate(oldest_first(notebook, where), 1):
        if entry.label is None:
            refusals.note(Refusal.UNLABELLED, number)
        else:
            pictures += entry.picture.tobytes()
            labels.append(entry.label)
        if number % STEP == 0:
            yield Progress(number, total)
    paths = names(path)
    with replacing(*paths) as files:
        shape = (len(labels), FIELD, FIELD)
        for file, data, sizes in zip(files, (pictures, labels), (shape, shape[:1]), strict=True):
            # No name and no time in it: the same digits give the same file.
            with gzip.GzipFile("", "wb", 6, file, mtime=0) as packed:
                head = struct.pack(f">HBB{len(sizes)}I", 0, UNSIGNED_BYTES, len(sizes), *sizes)
                packed.write(head + data)
            yield Progress(total, total)
    yield Exported(len(labels), refusals.summary(), paths)


def labels_beside(path: Path) -> Path | None:
    """Return the file of labels that belongs to a file of pictures, if there is one."""
    for old, new in SWAPS:
        if old in path.name:
            name = path.name.replace(old, new).replace("idx3", "idx1")
            for candidate in (name, f"{name}.gz", name.removesuffix(".gz")):
                with suppress(OSError):
                    regular(found := path.with_name(candidate))
                    return found
    return None


def import_idx(
    notebook: Notebook, path: Path, labels_path: Path | None = None
) -> Iterator[Progress | Imported]:
    """Take pictures of an IDX file, with the labels beside it if there are any.

    Raises
    ------
    DataFileError
        If a file can't be read or there are more pictures than labels, or fewer.
    """
    staging = Staging(notebook)
    pictures = yield from _reading(path, 3)
    labels_path = labels_path or labels_beside(path)
    labels = None if labels_path is None else (yield from _reading(labels_path, 1))
    if labels is not None and len(labels) != len(pictures):
        raise _unequal(path, len(pictures), len(labels))
    when = now()
    for number, pixels in enumerate(pictures):
        label = None if labels is None else int(labels[number])
        if label is not None and label >= DIGITS:
            staging.refusals.note(Refusal.NO_DIGIT, number + 1)
        else:
            staging.take(Entry(framed(pixels), label=label, drawn_at=when), number + 1)
        # Framing a large picture takes some milliseconds.
        if pixels.shape != (FIELD, FIELD) or number % STEP == 0:
            yield Progress(number, len(pictures))
    yield staging.add()


def _reading(path: Path, dimensions: int) -> Generator[Progress, None, Array]:
    """Read a file whole; how far that is isn't known, but it can be cancelled."""
    steps = reading_idx(path, dimensions)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return cast(Array, end.value)
        yield Progress(0, 0)


def framed(pixels: Array) -> Array:
    """Return a picture of any size as the networks see it; one of 28 x 28 stays as it is."""
    if pixels.shape == (FIELD, FIELD):
        return pixels
    return np.rint(frame_pixels(pixels.astype(np.float32) / 255) * 255).astype(np.uint8)


def _unequal(path: Path, pictures: int, labels: int) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” holds {pictures} pictures, but {labels} labels."),
        QT_TRANSLATE_NOOP("nn_core", "Use the two files that belong together."),
        path=path,
        pictures=pictures,
        labels=labels,
    )

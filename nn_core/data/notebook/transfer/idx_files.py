"""The notebook as the files of MNIST: pictures in one gzipped IDX file, labels in another."""

from __future__ import annotations

import gzip
import struct
from collections.abc import Iterator
from pathlib import Path

from nn_core.data.idx import UNSIGNED_BYTES
from nn_core.data.notebook.query import EVERYTHING, Filter, count
from nn_core.data.notebook.store import Notebook
from nn_core.data.notebook.transfer.progress import STEP, Exported, Progress, Refusal, Refusals
from nn_core.data.notebook.transfer.reading import oldest_first
from nn_core.digits.framing import FIELD
from nn_core.util.atomic_write import replacing

PICTURES, LABELS = "images-idx3-ubyte", "labels-idx1-ubyte"


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

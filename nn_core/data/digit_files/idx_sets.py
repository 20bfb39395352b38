"""Read pictures of IDX files with the labels that lie beside them, whatever they are called."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from contextlib import suppress
from pathlib import Path
from typing import cast

from nn_core.arrays import Array
from nn_core.data.digit_files import pairs
from nn_core.data.digit_files.columns import is_square
from nn_core.data.digit_files.numpy_files import LABELS_FROM, unequal
from nn_core.data.digit_files.report import Notes, Progress
from nn_core.data.digit_files.sample import Sample
from nn_core.data.files import opened
from nn_core.data.idx import KINDS, reading_any
from nn_core.errors import QT_TRANSLATE_NOOP, BadakError, DataFileError
from nn_core.util.system_errors import regular

SWAPS = (
    *(("images", "labels"), ("image", "label"), ("imgs", "lbls"), ("img", "lbl")),
    *(("pictures", "labels"), ("data", "labels"), ("data", "target"), ("x", "y")),
)
"""Words in the name of a file of pictures, and what stands there in that of its labels."""
MOST_LOOKED_AT = 200
"""Files of a folder that are looked at to find the labels."""
_KIND = re.compile(r"idx\d([-_.]?(ubyte|byte|short|int|float|double))?", re.IGNORECASE)


def read_idx_set(
    path: Path, notes: Notes, labels_path: Path | None = None
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
        beside = pictures_beside(path) if array.ndim < 3 else None
        if beside is None or beside == path:
            raise _only_labels(path)
        yield from read_idx_set(beside, notes, path)
        return
    chosen = labels_path or labels_beside(path) or yet_another(path, len(pictures))
    labels = None
    if chosen is not None:
        found = yield from _reading(chosen)
        labels = pairs.as_labels(found)
        if labels is None or len(labels) != len(pictures):
            raise unequal(path, len(pictures), len(found))
        notes.changed(LABELS_FROM, name=chosen.name)
    else:
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


def labels_beside(path: Path) -> Path | None:
    """Return the file of labels that belongs to a file of pictures, by its name."""
    return next(_beside(path, iter(SWAPS)), None)


def pictures_beside(path: Path) -> Path | None:
    """Return the file of pictures that belongs to a file of labels, by its name."""
    return next(_beside(path, ((b, a) for a, b in SWAPS)), None)


def _beside(path: Path, swaps: Iterator[tuple[str, str]]) -> Iterator[Path]:
    """Yield the files whose names differ from that of ``path`` in the kind of what they hold."""
    bare = _bare(path.name)
    wanted = {
        re.sub(_word(old), new, bare, flags=re.IGNORECASE)
        for old, new in swaps
        if re.search(_word(old), bare, re.IGNORECASE)
    }
    kind = _KIND.search(path.name)
    for name in _names(path.parent):
        other = _KIND.search(name)
        by_kind = kind and other and kind[0][3] != other[0][3] and _bare(name) == bare
        if name != path.name and (_bare(name) in wanted or by_kind):
            with suppress(OSError):
                regular(path.with_name(name))
                yield path.with_name(name)


def _word(text: str) -> str:
    return rf"(?<![a-z]){text}(?![a-z])"


def _names(folder: Path) -> list[str]:
    """Return the names in a folder, those of files that aren't packed first."""
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError:
        return []
    return sorted(names, key=lambda name: name.lower().endswith(".gz"))


def _bare(name: str) -> str:
    """Return a name without its packing and the kind of its numbers."""
    name = name.lower().removesuffix(".gz").removesuffix(".idx").removesuffix(".npy")
    return re.sub(r"[-_.]+", "-", _KIND.sub("", name)).strip("-")


def yet_another(path: Path, count: int) -> Path | None:
    """Return the only other IDX file of the folder that holds so many labels, if there is one."""
    found = []
    for name in _names(path.parent)[:MOST_LOOKED_AT]:
        other = path.with_name(name)
        with suppress(BadakError, OSError):
            if name != path.name and regular(other) and _claims_labels(other, count):
                found.append(other)
    return found[0] if len(found) == 1 else None


def _claims_labels(path: Path, count: int) -> bool:
    with opened(path) as file:
        head = file.read(8)
    is_idx = len(head) == 8 and head[:2] == b"\0\0" and head[2] in KINDS and head[3] in (1, 2)
    return is_idx and int.from_bytes(head[4:], "big") == count


def _only_labels(path: Path) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” holds labels and no pictures."),
        QT_TRANSLATE_NOOP("nn_core", "Choose the file of pictures; its labels may lie beside it."),
        path=path,
    )

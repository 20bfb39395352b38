"""Read pictures and labels that NumPy saved: checked before anything is allocated, no pickle."""

from __future__ import annotations

import math
import re
import zipfile
import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from nn_core.arrays import Array
from nn_core.data.digit_files import pairs
from nn_core.data.digit_files.kinds import MAGIC, NetworkFile
from nn_core.data.digit_files.report import Notes, Progress
from nn_core.data.digit_files.sample import Sample
from nn_core.data.files import measured, opened, reading_up_to
from nn_core.data.idx import reading_any
from nn_core.data.pickled_arrays import arrays_of_pickle
from nn_core.errors import QT_TRANSLATE_NOOP, DamagedFileError, DataFileError, Phrase
from nn_core.util.generators import finished

if TYPE_CHECKING:
    from nn_core.data.digit_files.beside import Beside

MOST_BYTES = 1 << 28
"""Of one array, unpacked; five times MNIST."""
MOST_IN_ALL = 1 << 29
MOST_ARRAYS = 100
LONGEST_HEADER = 10_000
_PICKLE = QT_TRANSLATE_NOOP("nn_core", "it is a pickle, which could run a program")
_KIND = QT_TRANSLATE_NOOP("nn_core", "its numbers are of the kind {dtype}")
_LARGE = QT_TRANSLATE_NOOP("nn_core", "it claims {bytes} bytes")
_SHORT = QT_TRANSLATE_NOOP("nn_core", "it is cut short or damaged")
_DESCR = re.compile(r"'descr':\s*'([^']*)'")
_ORDER = re.compile(r"'fortran_order':\s*(True|False)")
_SHAPE = re.compile(r"'shape':\s*\(([\d, ]{0,100})\)")
_SIMPLE = re.compile(r"[<>|=]?([biu][1248]|f[248]|[SU][1-9]\d?)")
MOST_DIMENSIONS = 5
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError),
)
"""What reading a damaged archive may raise."""
_WEIGHTS = re.compile(
    r"(.*[./])?(W|w|b|weight|bias|kernel|gamma|beta|mean|var|running_(mean|var)|moving_\w+)_?\d*"
)
_PART = re.compile(r"(?<![a-z])(train(ing)?|tr|test(ing)?|te|val(id|idation)?|dev)(?![a-z])")
_LABELS = re.compile(r"(?<![a-z])(y|t|labels?|targets?|class(es)?|digits?_?labels?)(?![a-z])")


@dataclass(frozen=True, eq=False)
class _Named:
    name: str
    array: Array

    @property
    def part(self) -> str:
        """Which part of a data set it is of, in one word; empty for none."""
        return part_of(self.name)

    @property
    def says_labels(self) -> bool:
        return says_labels(self.name)


def part_of(name: str) -> str:
    """Return which part of a data set a name says, in two letters; empty for none."""
    found = _PART.search(name.lower().replace("_", " "))
    return found[1][:2] if found else ""


def says_labels(name: str) -> bool:
    """Whether a name is one of labels."""
    return _LABELS.search(name.lower().replace("_", " ")) is not None


def read_npy(path: Path, notes: Notes, beside: Beside) -> Iterator[Progress | Sample]:
    """Yield the digits of one array, with the labels of another file if there is one.

    Raises
    ------
    DataFileError
        If the array is no pictures, or is refused before it is read.
    """
    with measured(path) as source:
        array = yield from reading_array(source.file, path)
    array, labels = pairs.labels_apart(_in_rows(array), notes)
    pictures = pairs.as_pictures(array)
    if pictures is None:
        raise _no_pictures(path)
    if pairs.turned(array):
        notes.changed(pairs.TURNED)
    labels = labels or (yield from labels_of(path, len(pictures), beside, notes))
    yield from pairs.samples(pictures, labels, notes, str(path))


def _in_rows(array: Array) -> Array:
    """Return a single row of all pixels as pictures; labels have no values beyond 9."""
    whole = array.ndim == 1 and array.size and array.size % pairs.USUAL == 0
    if not whole or array.dtype.kind not in "buif":
        return array
    labels = array.dtype.kind != "b" and bool(np.isin(array, np.arange(10)).all())
    return array if labels and array.max() > 1 else array.reshape(-1, pairs.USUAL)


def labels_of(
    path: Path, count: int, beside: Beside, notes: Notes, chosen: Path | None = None
) -> Generator[Progress, None, list[int | str | None] | None]:
    """Return the labels of a file of pictures from another one; None if there is none.

    Raises
    ------
    DataFileError
        If the file that has the name of its labels holds more or fewer.
    """
    named = chosen or beside.named(path)
    if named is None:
        found = yield from beside.counted(path, count)
        if found is not None:
            notes.changed(LABELS_FROM, name=found[0].name)
        return found and found[1]
    array = array_in(named)
    labels = pairs.as_labels(array, count) or pairs.as_labels(array)
    if labels is None or len(labels) != count:
        raise unequal(path, count, len(array) if array.ndim else 0)
    notes.changed(LABELS_FROM, name=named.name)
    return labels


def array_in(path: Path) -> Array:
    """Return the array of an .npy or an IDX file."""
    with opened(path) as file:
        start = file.read(len(MAGIC))
        if start == MAGIC:
            file.seek(0)
            return finished(reading_array(file, path))
    return finished(reading_any(path))


LABELS_FROM = QT_TRANSLATE_NOOP("nn_core", "Labels taken from “{name}”")


def read_npz(path: Path, notes: Notes) -> Iterator[Progress | Sample]:
    """Yield the digits of an archive of arrays, those of all its parts one after the other.

    Raises
    ------
    DataFileError
        If it is damaged, or holds no pictures.
    """
    arrays = yield from _arrays(path, notes)
    yield from _digits_in(arrays, path, notes)


def read_pickle(path: Path, notes: Notes) -> Iterator[Progress | Sample]:
    """Yield the digits of pickled arrays, such as the book's mnist.pkl; see ``read_npz``."""
    yield Progress(0, 0)
    arrays = [_Named(name, array) for name, array in arrays_of_pickle(path, digits=True).items()]
    yield from _digits_in(arrays, path, notes)


def _digits_in(arrays: list[_Named], path: Path, notes: Notes) -> Iterator[Progress | Sample]:
    if _are_weights(arrays):
        raise NetworkFile(path)
    sets = list(paired(arrays))
    if not sets:
        raise _no_pictures(path)
    used = {one.name for pair in sets for one in pair if one is not None}
    if aside := [one.name for one in arrays if one.name not in used]:
        text = QT_TRANSLATE_NOOP("nn_core", "Arrays left aside: {names}")
        notes.changed(text, names=", ".join(aside[:5]))
    start = 1
    for images, labels in sets:
        pictures = pairs.as_pictures(images.array)
        assert pictures is not None
        found = None if labels is None else pairs.as_labels(labels.array, len(pictures))
        text = QT_TRANSLATE_NOOP("nn_core", "Read from “{images}” with labels of “{labels}”")
        if labels is None:
            text = QT_TRANSLATE_NOOP("nn_core", "Read from “{images}”, without labels")
        notes.changed(text, images=images.name, labels=labels.name if labels else "")
        if pairs.turned(images.array):
            notes.changed(pairs.TURNED)
        yield from pairs.samples(pictures, found, notes, f"{path}: {images.name}", start)
        start += len(pictures)


def _are_weights(arrays: list[_Named]) -> bool:
    """Whether arrays are a network's: else a matrix could be taken for as many pictures."""
    named = sum(bool(_WEIGHTS.fullmatch(one.name)) for one in arrays)
    return named > 1 or _leads_to_digits([one.array for one in arrays])


def _leads_to_digits(arrays: list[Array]) -> bool:
    """Whether arrays of any name are matrices from 784 pixels to ten values, and their biases."""
    if any(array.dtype.kind != "f" for array in arrays):
        return False
    signed = [array for array in arrays if array.ndim in (2, 4) and 1 not in array.shape[:2]]
    matrices = [array.shape for array in signed]
    biases = [(array.size,) for array in arrays if array.size == max(array.shape, default=0)]
    if len(matrices) < 2 or len(matrices) + len(biases) != len(arrays):
        return False
    if not biases and not all(array.min() < 0 < array.max() for array in signed):
        return False  # pictures, and ones at the places of their digits
    begins = not {784, 785}.isdisjoint(matrices[0]) or len(matrices[0]) == 4
    return begins and 10 in matrices[-1] and all(size[0] in chain(*matrices) for size in biases)


def paired(arrays: list[_Named]) -> Iterator[tuple[_Named, _Named | None]]:
    """Yield arrays of pictures with those of their labels: by their names, then by their counts."""
    images = [
        one for one in arrays if not one.says_labels and pairs.as_pictures(one.array) is not None
    ]
    whole = [one for one in images if len(_pictures(one)) > 1] or images
    others = [one for one in arrays if one not in whole]
    for one in whole:
        count = len(_pictures(one))
        fitting = [o for o in others if pairs.as_labels(o.array, count) is not None]
        best = sorted(fitting, key=lambda o: (o.part != one.part, not o.says_labels))
        labels = best[0] if best else None
        if labels is not None:
            others.remove(labels)
        yield one, labels


def _pictures(one: _Named) -> Array:
    pictures = pairs.as_pictures(one.array)
    return one.array[:0] if pictures is None else pictures


def arrays_of(path: Path) -> dict[str, Array]:
    """Return the arrays of an archive by name; see ``read_npz`` for errors."""
    return {one.name: one.array for one in finished(_arrays(path))}


def _arrays(path: Path, notes: Notes | None = None) -> Generator[Progress, None, list[_Named]]:
    """Read all arrays that can be read; which can't, and why, is told."""
    found: list[_Named] = []
    refused: list[DataFileError] = []
    left = MOST_IN_ALL
    try:
        with zipfile.ZipFile(path) as archive:
            members = [m for m in archive.infolist() if m.filename.endswith(".npy")]
            for member in members[:MOST_ARRAYS]:
                with archive.open(member) as file:
                    try:
                        array = yield from reading_array(file, path, member.filename, left)
                    except DataFileError as error:
                        refused.append(error)
                        continue
                left -= array.nbytes
                found.append(_Named(member.filename.removesuffix(".npy"), array))
    except BROKEN as error:
        raise _refused(path, path.name, Phrase(_SHORT)) from error
    if refused and not any(pairs.as_pictures(one.array) is not None for one in found):
        raise refused[0]
    notes = notes or Notes()
    for refusal in refused:
        name, why = refusal.values["name"], refusal.values["why"]
        notes.changed(_ASIDE, name=name, why=why)
    return found


_ASIDE = QT_TRANSLATE_NOOP("nn_core", "The array “{name}” left aside, for {why}")


def reading_array(
    file: IO[bytes], path: Path, name: str = "", most: int = MOST_BYTES
) -> Generator[Progress, None, Array]:
    """Return an array; what its header claims is bounded, and memory grows with what is there."""
    name = name or path.name
    kind, fortran, shape = _header(file, path, name)
    count = math.prod(shape)
    if count * kind.itemsize > min(most, MOST_BYTES):
        raise _refused(path, name, Phrase(_LARGE, bytes=count * kind.itemsize))
    steps = reading_up_to(file, count * kind.itemsize)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            data = end.value
            break
        yield Progress(0, 0)
    if len(data) != count * kind.itemsize:
        raise _refused(path, name, Phrase(_SHORT))
    array = np.frombuffer(data, kind).reshape(shape[::-1] if fortran else shape)
    array = array.T if fortran else array
    return array if kind.isnative else array.astype(kind.newbyteorder("="))


def _header(file: IO[bytes], path: Path, name: str) -> tuple[np.dtype[Any], bool, tuple[int, ...]]:
    start = file.read(8)
    wide = 2 if start[6:7] == b"\x01" else 4
    length = int.from_bytes(file.read(wide), "little")
    if start[:6] != MAGIC or length > LONGEST_HEADER:
        raise _refused(path, name, Phrase(_SHORT))
    text = file.read(length).decode("latin-1")
    descr, order, sizes = (pattern.search(text) for pattern in (_DESCR, _ORDER, _SHAPE))
    if not (descr and order and sizes):
        said = text[:60].strip()
        raise _refused(path, name, Phrase(_KIND, dtype=said) if "descr" in text else Phrase(_SHORT))
    if "O" in descr[1]:
        raise _refused(path, name, Phrase(_PICKLE))
    if not _SIMPLE.fullmatch(descr[1]):
        raise _refused(path, name, Phrase(_KIND, dtype=descr[1][:20]))
    parts = [size.strip() for size in sizes[1].split(",") if size.strip()]
    if len(parts) > MOST_DIMENSIONS or not all(map(str.isdecimal, parts)):
        raise _refused(path, name, Phrase(_SHORT))
    return np.dtype(descr[1]), order[1] == "True", tuple(map(int, parts))


def _refused(path: Path, name: str, why: Phrase) -> DataFileError:
    short = why.text == _SHORT
    do = QT_TRANSLATE_NOOP("nn_core", "Save numbers only, by np.save or np.savez.")
    return (DamagedFileError if short else DataFileError)(
        QT_TRANSLATE_NOOP("nn_core", "The array “{name}” of “{path}” can't be read: {why}."),
        QT_TRANSLATE_NOOP("nn_core", "Get the file again.") if short else do,
        path=path,
        name=name,
        why=why,
    )


def _no_pictures(path: Path) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” holds no array of pictures."),
        QT_TRANSLATE_NOOP("nn_core", "Pictures have the shape (N, 28, 28) or (N, 784)."),
        path=path,
    )


def unequal(path: Path, pictures: int, labels: int) -> DataFileError:
    """Return the error for pictures and labels that don't belong together."""
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” holds {pictures} pictures, but {labels} labels."),
        QT_TRANSLATE_NOOP("nn_core", "Use the two files that belong together."),
        path=path,
        pictures=pictures,
        labels=labels,
    )

"""Read IDX files, the format of MNIST: a magic number, the sizes, then the numbers."""

from __future__ import annotations

import math
import struct
from collections.abc import Generator
from pathlib import Path
from typing import IO, Any

import numpy as np

from nn_core.arrays import Array
from nn_core.data.files import damaged, measured, reading_up_to
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError
from nn_core.util.generators import finished

UNSIGNED_BYTES = 8
KINDS = {8: "u1", 9: "i1", 11: ">i2", 12: ">i4", 13: ">f4", 14: ">f8"}
"""The numbers that the third byte names."""
MOST_DIMENSIONS = 4
MOST_BYTES = 1 << 28
"""Files that claim more are refused; this is five times MNIST."""
LONGEST_SIDE = 1024
"""Pixels of a picture's side; a digit is drawn in 28."""
PACKED_AT_MOST = 1100
"""Times that gzip makes anything smaller."""


def read_idx(path: Path, dimensions: int, most: int = MOST_BYTES) -> Array:
    """Return the unsigned bytes of an IDX file, gzipped or not; see ``reading_idx``."""
    return finished(reading_idx(path, dimensions, most))


def reading_idx(
    path: Path, dimensions: int, most: int = MOST_BYTES
) -> Generator[None, None, Array]:
    """Return the unsigned bytes of an IDX file, gzipped or not, and yield after every megabyte.

    Parameters
    ----------
    path : Path
    dimensions : int
        3 for pictures, 1 for labels.
    most : int
        Bytes; files that claim more are refused.

    Returns
    -------
    array of uint8

    Raises
    ------
    DataFileError
        If the file can't be read, is no IDX file of bytes with so many dimensions, or holds more
        or fewer bytes than its header says. Nothing is allocated on the header's word.
    """
    return (yield from _reading(path, dimensions, most))


def reading_any(path: Path, most: int = MOST_BYTES) -> Generator[None, None, Array]:
    """Return the numbers of an IDX file, of any kind and number of dimensions; see ``reading_idx``.

    QMNIST keeps its labels as rows of eight whole numbers, for example.
    """
    return (yield from _reading(path, None, most))


def _reading(path: Path, dimensions: int | None, most: int) -> Generator[None, None, Array]:
    with measured(path) as source:
        file = source.file
        kind, shape = _head(path, file, dimensions)
        count = math.prod(shape) * kind.itemsize
        likely = count <= source.size * PACKED_AT_MOST and max(shape[1:], default=0) <= LONGEST_SIDE
        if not 0 < count <= most or not likely:
            raise DataFileError(
                QT_TRANSLATE_NOOP("nn_core", "“{path}” claims to hold {shape} values."),
                QT_TRANSLATE_NOOP("nn_core", "Its header is wrong; get the file again."),
                path=path,
                shape=" x ".join(map(str, shape)),
            )
        data = yield from reading_up_to(file, count + 1)
    if len(data) != count:
        raise DataFileError(
            QT_TRANSLATE_NOOP(
                "nn_core", "“{path}” holds more or fewer than the {count} bytes it claims."
            ),
            QT_TRANSLATE_NOOP("nn_core", "Get the file again."),
            path=path,
            count=count,
        )
    return np.frombuffer(data, kind).astype(kind.newbyteorder("="), copy=False).reshape(shape)


def _head(
    path: Path, file: IO[bytes], dimensions: int | None
) -> tuple[np.dtype[Any], tuple[int, ...]]:
    magic = file.read(4)
    kinds = KINDS if dimensions is None else {UNSIGNED_BYTES: "u1"}
    if len(magic) < 4 or magic[:2] != b"\0\0" or magic[2] not in kinds:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "“{path}” is no IDX file of bytes."),
            QT_TRANSLATE_NOOP("nn_core", "Use the four files of MNIST, packed or not."),
            path=path,
        )
    expected = range(1, MOST_DIMENSIONS + 1) if dimensions is None else (dimensions,)
    if magic[3] not in expected:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "“{path}” has {found} dimensions, not {expected}."),
            QT_TRANSLATE_NOOP("nn_core", "Pictures have three, labels have one."),
            path=path,
            found=magic[3],
            expected=dimensions or 3,
        )
    sizes = file.read(4 * magic[3])
    if len(sizes) != 4 * magic[3]:
        raise damaged(path)
    return np.dtype(kinds[magic[2]]), struct.unpack(f">{magic[3]}I", sizes)

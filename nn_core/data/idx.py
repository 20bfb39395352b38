"""Read IDX files, the format of MNIST: a magic number, the sizes, then the bytes."""

from __future__ import annotations

import math
import struct
from collections.abc import Generator
from pathlib import Path
from typing import IO

import numpy as np

from nn_core.arrays import Array
from nn_core.data.files import damaged, measured, reading_up_to
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError
from nn_core.util.generators import finished

UNSIGNED_BYTES = 8
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
    with measured(path) as source:
        file = source.file
        shape = _shape(path, file, dimensions)
        count = math.prod(shape)
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
            QT_TRANSLATE_NOOP("nn_core", "“{path}” does not hold the {count} bytes it claims."),
            QT_TRANSLATE_NOOP("nn_core", "Get the file again."),
            path=path,
            count=count,
        )
    return np.frombuffer(data, np.uint8).reshape(shape)


def _shape(path: Path, file: IO[bytes], dimensions: int) -> tuple[int, ...]:
    magic = file.read(4)
    if len(magic) < 4 or magic[:2] != b"\0\0" or magic[2] != UNSIGNED_BYTES:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "“{path}” is no IDX file of bytes."),
            QT_TRANSLATE_NOOP("nn_core", "Use the four files of MNIST, packed or not."),
            path=path,
        )
    if magic[3] != dimensions:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "“{path}” has {found} dimensions, not {expected}."),
            QT_TRANSLATE_NOOP("nn_core", "Pictures have three, labels have one."),
            path=path,
            found=magic[3],
            expected=dimensions,
        )
    sizes = file.read(4 * dimensions)
    if len(sizes) != 4 * dimensions:
        raise damaged(path)
    return struct.unpack(f">{dimensions}I", sizes)

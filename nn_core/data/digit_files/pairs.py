"""Make digits of an array of pictures and one of labels, in whichever layout they come."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from nn_core.arrays import Array
from nn_core.data.digit_files.columns import CLASSES, is_square
from nn_core.data.digit_files.report import Notes, Progress
from nn_core.data.digit_files.sample import Sample
from nn_core.data.digit_files.scales import inked
from nn_core.data.labels import label_of
from nn_core.errors import QT_TRANSLATE_NOOP

TICK = 100
LARGEST = 1024
"""Pixels of a picture's side."""
COLOURS = (3, 4)
FEW, ALIKE = 20, 0.6
"""Pictures that tell whether they have colours, and how much the first two must be alike then."""
LONGEST = 8
"""Times that one picture may be as long as it is wide: more than a row of digits."""
USUAL = 784
LABELS_IN_COLUMN = QT_TRANSLATE_NOOP("nn_core", "Labels taken from the column beside the pixels")
TURNED = QT_TRANSLATE_NOOP("nn_core", "Pictures taken along the last axis")


def as_pictures(array: Array) -> Array | None:
    """Return an array as pictures of shape (N, H, W); None if it holds none.

    Takes (N, H, W), one channel or colours before or after, flat squares (N, H²), one picture
    (H, W), batches of all these, and what lies on its side, as MATLAB has it: (H, W, N) and
    (H², N); see `turned`.
    """
    if array.dtype.kind not in "buif" or not array.size:
        return None
    array = _joined(array)
    if array.ndim == 4:
        array = _grey(array)
    if array.ndim == 3 and array.shape[2] in COLOURS and min(array.shape[:2]) > 7:
        return None if array.shape[0] == 0 else _grey(array[None])
    if array.ndim == 2:
        array = _of_rows(array)
    if array.ndim != 3:
        return None
    if turned(array):
        array = np.moveaxis(array, 2, 0)
    height, width = array.shape[1:]
    return array if min(height, width) >= 4 and max(height, width) <= LARGEST else None


def _joined(array: Array) -> Array:
    """Return batches of pictures one after the other, and without axes of length 1."""
    if array.ndim > 3:
        array = array.reshape([size for size in array.shape if size > 1] or [1])
        array = array[None] if array.ndim < 3 and min(array.shape) > 1 else array
    elif array.ndim == 3 and array.shape[2] == 1 and array.shape[0] != array.shape[1]:
        array = array[:, :, 0] if is_square(array.shape[1]) else array
    if array.ndim == 3 and is_square(array.shape[2]) and _too_wide(array):
        return array.reshape(-1, array.shape[2])
    height, width = array.shape[-2:] if array.ndim > 3 else (0, 0)
    batches = array.ndim > 4 or (array.ndim == 4 and not _holds_colours(array))
    return array.reshape(-1, height, width) if batches and height == width else array


def _too_wide(array: Array) -> bool:
    """Whether rows of an array of three axes are flat pictures: no picture is so long."""
    return bool(array.shape[2] > LONGEST * array.shape[1])


def _holds_colours(array: Array) -> bool:
    """Whether an axis of four is one of colours: those of one picture are much alike."""
    if array.shape[1] not in COLOURS or array.shape[2] != array.shape[3]:
        return any(size in (1, *COLOURS) for size in (array.shape[1], array.shape[3]))
    flat = array[:FEW].reshape(min(len(array), FEW), array.shape[1], -1).astype(np.float64)
    flat = flat - flat.mean(axis=2, keepdims=True)
    sizes = np.sqrt((flat**2).sum(axis=2))
    both = sizes[:, 0] * sizes[:, 1]
    alike = (flat[:, 0] * flat[:, 1]).sum(axis=1)[both > 0] / both[both > 0]
    return not alike.size or bool(np.median(alike) > ALIKE)


def _grey(array: Array) -> Array:
    if array.shape[1] == 1:
        return array[:, 0]
    if array.shape[3] == 1:
        return array[..., 0]
    if array.shape[1] in COLOURS:
        array = np.moveaxis(array, 1, 3)
    if array.shape[3] == 4 and array[..., :3].min() == array[..., :3].max():
        return array[..., 3]  # drawn by how far each place is opaque
    if array.shape[3] in COLOURS:
        return np.asarray(array[..., :3].mean(axis=3), array.dtype)
    return array


def _of_rows(array: Array) -> Array:
    count, width = array.shape
    if turned(array):
        array, count, width = array.T, width, count
    if is_square(width) and not (count == width and count <= 64):
        side = math.isqrt(width)
        return array.reshape(count, side, side)
    if max(array.shape) > LONGEST * min(array.shape):
        return array  # no picture, and no row of pictures either
    return array[None]


def labels_apart(array: Array, notes: Notes) -> tuple[Array, list[int | str | None] | None]:
    """Return rows of pixels without the label that stands before or after each, and the labels.

    They are the digits in one of the two columns; both may be all 0 only where no label is.
    """
    if array.dtype.kind not in "uif" or array.ndim != 2 or not is_square(array.shape[1] - 1):
        return array, None
    ends = [array[:, place] for place in (0, -1)]
    fit = [bool(np.isin(end, np.arange(CLASSES)).all() and end.any()) for end in ends]
    if fit[0] == fit[1]:
        return array, None
    notes.changed(LABELS_IN_COLUMN)
    rest = array[:, 1:] if fit[0] else array[:, :-1]
    return rest, as_labels(ends[0] if fit[0] else ends[1])


def turned(array: Array) -> bool:
    """Whether pictures lie along the last axis: (H, W, N), or (784, N).

    A matrix of weights has that shape, too, but takes both signs.
    """
    array = _joined(array)
    if array.ndim == 3:
        height, width, count = array.shape
        return height == width != count not in COLOURS and height in (28, 20, 16, 32)
    if array.ndim != 2 or array.shape[0] != USUAL or array.shape[1] == USUAL:
        return False
    return bool(array.min() in (0, -1) and array.max() > 0)


def as_labels(array: Array, count: int | None = None) -> list[int | str | None] | None:
    """Return the labels in an array, one for each of ``count`` pictures; None if it holds none.

    Takes numbers or texts of shape (N,), (N, 1), ones at the place of the digit, (N, 10), and the
    table of QMNIST, (N, 8), whose first column is the class.
    """
    if array.dtype.kind not in "buifUS" or not 0 < array.ndim < 4:
        return None
    if array.ndim == 3 or (count == array.size and 1 not in array.shape):
        array = _flat_labels(array, count)  # of batches
    if array.ndim > 2:
        return None
    if array.ndim == 2 and array.shape[0] == 1 and count not in (None, 1):
        array = array.T
    if array.ndim == 2 and array.shape == (CLASSES, count) != (CLASSES, CLASSES):
        array = array.T
    if array.ndim == 2 and array.shape[1] == CLASSES and _is_one_hot(array):
        array = array.argmax(axis=1)
    elif array.ndim == 2 and array.shape[1] in (1, 8):
        array = array[:, 0]
    if array.ndim != 1 or (count is not None and len(array) != count):
        return None
    if array.dtype.kind == "S":
        array = np.char.decode(array, "utf-8", "replace")
    return [label_of(value) for value in array.tolist()]


def _flat_labels(array: Array, count: int | None) -> Array:
    if array.size == count:
        return array.ravel()
    if array.shape[-1] == 1:
        return array[..., 0]
    return array.reshape(-1, CLASSES) if array.shape[-1] == CLASSES else array


def _is_one_hot(array: Array) -> bool:
    return array.dtype.kind in "buif" and bool(
        ((array.max(axis=1) > 0.5) & (np.abs(array.sum(axis=1) - 1) < 1e-3)).all()
    )


def samples(
    pictures: Array,
    labels: list[int | str | None] | None,
    notes: Notes,
    what: str,
    start: int = 1,
) -> Iterator[Progress | Sample]:
    """Yield the digits of pictures, shape (N, H, W), brought to ink on paper.

    Raises
    ------
    DataFileError
        If the values fit no scale.
    """
    ink = inked(pictures, notes, what)
    for place, picture in enumerate(ink):
        label = None if labels is None else labels[place]
        yield Sample.of_ink(picture, label, start + place)
        if place % TICK == 0 or picture.shape != (28, 28):
            yield Progress(place, len(ink))

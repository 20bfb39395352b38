"""Find and read MNIST in a folder, under any of the names its four files go by."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

from nn_core.arrays import Array, Labels
from nn_core.data.idx import read_idx, reading_any
from nn_core.data.training_set import PictureSet
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError, Phrase
from nn_core.util.generators import finished

_BEFORE = r"((emnist|qmnist|kmnist|mnist)[-_.](digits[-_.]|mnist[-_.])?)?"
_AFTER = r"(idx{}[-_.]?(ubyte|int))?(\.idx)?(\.gz)?"
NAMES = {
    ("train", "images"): _BEFORE + r"train[-_.]?images[-_.]?" + _AFTER.format("3"),
    ("train", "labels"): _BEFORE + r"train[-_.]?labels[-_.]?" + _AFTER.format("[12]"),
    ("test", "images"): _BEFORE + r"(t10k|test)[-_.]?images[-_.]?" + _AFTER.format("3"),
    ("test", "labels"): _BEFORE + r"(t10k|test)[-_.]?labels[-_.]?" + _AFTER.format("[12]"),
}
"""Patterns of the whole name; large and small letters are the same."""
MOST_PICTURES = 300_000
"""Of one part; MNIST has 60,000, and EMNIST 240,000."""
_FILES = {
    ("train", "images"): QT_TRANSLATE_NOOP("nn_core", "training images"),
    ("train", "labels"): QT_TRANSLATE_NOOP("nn_core", "training labels"),
    ("test", "images"): QT_TRANSLATE_NOOP("nn_core", "test images"),
    ("test", "labels"): QT_TRANSLATE_NOOP("nn_core", "test labels"),
}


def train_set(folder: Path) -> PictureSet:
    """Return the 60,000 training pictures; see ``read_part`` for errors."""
    return PictureSet(*read_part(folder, "train"))


def test_set(folder: Path) -> PictureSet:
    """Return the 10,000 test pictures; see ``read_part`` for errors."""
    return PictureSet(*read_part(folder, "test"))


def read_part(folder: Path, part: str) -> tuple[Array, Labels]:
    """Return the pictures and labels of one part of MNIST.

    Parameters
    ----------
    folder : Path
        Holds the files, gzipped or not; folders inside it are searched too, one level deep.
    part : str
        ``train`` or ``test``.

    Returns
    -------
    images : array of uint8, shape (N, 28, 28)
    labels : array of int64, shape (N,)

    Raises
    ------
    DataFileError
        If a file is missing or damaged, or pictures and labels don't belong together.
    """
    images = read_idx(find(folder, part, "images"), 3, MOST_PICTURES * 28 * 28)
    labels = finished(reading_any(find(folder, part, "labels")))
    labels = labels[:, 0] if labels.ndim == 2 else labels  # QMNIST tells more of each digit
    alike = images.shape[1:] == (28, 28) and len(images) == len(labels) > 0
    if not alike or labels.max() > 9 or labels.min() < 0:
        raise DataFileError(
            QT_TRANSLATE_NOOP(
                "nn_core",
                "The pictures ({images}) and labels ({labels}) in “{folder}” don't fit together.",
            ),
            QT_TRANSLATE_NOOP("nn_core", "Each picture has 28 x 28 pixels and a label 0 to 9."),
            folder=folder,
            images=" x ".join(map(str, images.shape)),
            labels=len(labels),
        )
    return images, labels.astype(np.int64)


def find(folder: Path, part: str, kind: str) -> Path:
    """Return the path of one of the four files; a packed one only if there is no other.

    Raises
    ------
    DataFileError
        If there is none.
    """
    pattern = re.compile(NAMES[part, kind], re.IGNORECASE)
    try:
        named = (e for e in (*folder.iterdir(), *folder.glob("*/*")) if pattern.fullmatch(e.name))
        entries = [entry for entry in named if entry.is_file()]
    except OSError as error:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "“{folder}” is no folder that can be read."),
            QT_TRANSLATE_NOOP("nn_core", "Name the folder that holds the four files of MNIST."),
            folder=folder,
        ) from error
    found = sorted(
        entries,
        key=lambda e: (len(e.parts), e.suffix == ".gz", e.name),
    )
    if not found:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "“{folder}” holds no {files} of MNIST."),
            QT_TRANSLATE_NOOP("nn_core", "Name the folder that holds the four files of MNIST."),
            folder=folder,
            files=Phrase(_FILES[part, kind]),
        )
    return found[0]

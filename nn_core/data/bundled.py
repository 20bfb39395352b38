"""The 10,000 digits that ship with the program: the first of MNIST's training pictures."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import numpy as np

from nn_core.data.idx import reading_idx
from nn_core.data.training_set import PictureSet
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError
from nn_core.util.generators import finished


def bundled(folder: Path) -> PictureSet:
    """Return the bundled digits, grouped by what they show; see ``loading``."""
    return finished(loading(folder))


def loading(folder: Path) -> Generator[None, None, PictureSet]:
    """Return the bundled digits and yield every few milliseconds.

    A network trained on MNIST has seen them; its accuracy on them is no test accuracy.

    Parameters
    ----------
    folder : Path
        Holds ``images.idx3.gz`` and ``labels.idx1.gz``.

    Raises
    ------
    DataFileError
        If a file is missing or damaged.
    """
    images = yield from reading_idx(folder / "images.idx3.gz", 3)
    labels = yield from reading_idx(folder / "labels.idx1.gz", 1)
    if images.shape[1:] != (28, 28) or len(images) != len(labels) or labels.max() > 9:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "The bundled digits in “{folder}” are damaged."),
            QT_TRANSLATE_NOOP("nn_core", "Install the program again."),
            folder=folder,
        )
    return PictureSet(images, labels.astype(np.int64))

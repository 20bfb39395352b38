"""The notebook as a folder of PNG pictures, with a folder for each digit; Qt paints them."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from nn_core.arrays import Array
from nn_core.data.notebook import EVERYTHING, Filter, Notebook, count
from nn_core.data.notebook.transfer import Exported, Progress
from nn_core.data.notebook.transfer.reading import oldest_first
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError
from nn_core.util.atomic_write import unwritable

SIDE = 28
STEP = 20
"""Pictures between two yields of an export."""
NO_LABEL = "unlabelled"


def export_pictures(
    notebook: Notebook, folder: Path, where: Filter = EVERYTHING
) -> Iterator[Progress | Exported]:
    """Make ``folder`` with ``0/`` … ``9/`` and ``unlabelled/``: white ink on black, as MNIST.

    Raises
    ------
    DataFileError
        If the folder exists already or can't be made.
    """
    total, done = count(notebook, where), 0
    with _growing(folder) as growing:
        for done, entry in enumerate(oldest_first(notebook, where), 1):
            place = growing / (NO_LABEL if entry.label is None else str(entry.label))
            place.mkdir(exist_ok=True)
            _write(place / f"{entry.id:06d}.png", png(entry.picture))
            if done % STEP == 0:
                yield Progress(done, total)
    yield Exported(done, paths=(folder,))


@contextmanager
def _growing(folder: Path) -> Iterator[Path]:
    """Make a folder that takes its name when it is whole; else nothing is left of it."""
    if folder.exists():
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "There is a “{path}” already."),
            QT_TRANSLATE_NOOP("nn_core", "Choose another folder."),
            path=folder,
        )
    growing: Path | None = None
    try:
        growing = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
        yield growing
        growing.chmod(0o755)
        growing.rename(folder)
    except OSError as error:
        raise unwritable(folder, error) from error
    finally:
        if growing is not None and growing.exists():
            shutil.rmtree(growing, ignore_errors=True)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def png(picture: Array) -> bytes:
    """Return a picture of shape (28, 28), bytes of ink, as a grey PNG."""
    data = np.ascontiguousarray(picture).tobytes()
    image = QImage(data, SIDE, SIDE, SIDE, QImage.Format.Format_Grayscale8)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())

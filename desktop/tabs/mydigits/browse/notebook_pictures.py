"""The notebook as a folder of PNG pictures, with a folder for each digit; Qt paints them."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from desktop.widgets.canvas import picture_reading
from nn_core.arrays import Array
from nn_core.data.files import unreadable
from nn_core.data.notebook import EVERYTHING, Entry, Filter, Notebook, count
from nn_core.data.notebook.transfer import Exported, Imported, Progress, Refusal
from nn_core.data.notebook.transfer.reading import oldest_first
from nn_core.data.notebook.transfer.staging import Staging
from nn_core.digits import Drawing, ink_from_rgba
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError
from nn_core.util.atomic_write import unwritable

SIDE = 28
STEP = 20
"""Pictures between two yields of an export."""
LISTED = 100
"""Entries of a folder between two yields."""
MOST_ENTRIES = 300_000
"""Of a folder and those in it; whoever chose the whole disk meant another one."""
NO_LABEL = "unlabelled"
ENDINGS = (".png", ".jpg", ".jpeg", ".bmp", ".gif")
HALF = 128


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


def import_pictures(notebook: Notebook, folder: Path) -> Iterator[Progress | Imported]:
    """Take the pictures in the folders ``0`` … ``9`` below ``folder``; others have no label.

    Pictures of 28 x 28 pixels are taken as they are, if need be with ink and paper swapped;
    others are framed as a drawing is.
    """
    staging = Staging(notebook)
    files = yield from _listed(folder)
    for number, file in enumerate(files, 1):
        name = file.parent.name
        label = int(name) if len(name) == 1 and name in "0123456789" else None
        try:
            staging.take(read(file, label), number)
        except DataFileError:
            staging.refusals.note(Refusal.NO_PICTURE, number)
        yield Progress(number, len(files))
    yield staging.add()


def _listed(folder: Path) -> Generator[Progress, None, list[Path]]:
    """Return the pictures below a folder, in order; what can't be looked into is left out.

    Raises
    ------
    DataFileError
        If the folder itself can't be read, or more lies in it than anybody's digits.
    """
    found: list[Path] = []
    waiting = [folder]
    seen = 0
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    seen += 1
                    if seen % LISTED == 0:
                        yield Progress(0, 0)
                    _sort_in(entry, found, waiting)
        except OSError as error:
            if place == folder:
                raise unreadable(folder, error) from error
        if seen > MOST_ENTRIES:
            raise _too_many(folder)
    return sorted(found)


def _sort_in(entry: os.DirEntry[str], found: list[Path], folders: list[Path]) -> None:
    with suppress(OSError):
        if entry.is_dir(follow_symlinks=False):
            folders.append(Path(entry))
        elif Path(entry).suffix.lower() in ENDINGS and entry.is_file():
            found.append(Path(entry))


def _too_many(folder: Path) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” holds too many files to look through."),
        QT_TRANSLATE_NOOP("nn_core", "Choose the folder that holds the pictures."),
        path=folder,
    )


def read(file: Path, label: int | None = None) -> Entry:
    """Return the digit in a picture.

    Raises
    ------
    DataFileError
        If it is no picture.
    """
    image = picture_reading.read_picture(file)
    if (image.width(), image.height()) != (SIDE, SIDE):
        drawing = Drawing(image=ink_from_rgba(picture_reading.rgba(image)))
        return Entry.of(drawing, label=label)
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(SIDE, grey.bytesPerLine())
    ink = rows[:, :SIDE].copy()
    # There is always more paper than ink.
    return Entry(ink if np.median(ink) < HALF else 255 - ink, label=label)

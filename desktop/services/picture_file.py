"""Saves a picture of the window as a PNG file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPixmap

from nn_core.util.atomic_write import replacing


def save_png(picture: QPixmap, path: Path) -> None:
    """Write ``picture``; an old file is replaced only by a whole new one.

    Raises
    ------
    DataFileError
        If it can't be written.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    with replacing(path) as (file,):
        file.write(buffer.data().data())

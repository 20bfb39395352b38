"""Read pictures from files and the clipboard with a bound on their size."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from nn_core.arrays import FloatArray
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

LARGEST_FILE = 64 * 2**20
"""Bytes."""
MOST_PIXELS = 60_000_000
KEPT = 1024
"""Longer side of a picture after reading: more than a digit needs, less than a camera gives."""


def read_picture(path: Path) -> QImage:
    """Return the picture in a file, turned as the camera was held and no larger than needed.

    Raises
    ------
    DataFileError
        If the file can't be read, is too large or holds no picture.
    """
    check_file(path)
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        if size.width() * size.height() > MOST_PIXELS:
            raise _too_large(path.name)
        if max(size.width(), size.height()) > KEPT:
            reader.setScaledSize(size.scaled(QSize(KEPT, KEPT), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "“{name}” holds no picture that can be read."),
            QT_TRANSLATE_NOOP("nn_core", "Use a PNG or JPEG picture, or a file of strokes."),
            name=path.name,
        )
    return image


def check_file(path: Path) -> None:
    """Refuse what is no file, can't be read, is empty or too large.

    Raises
    ------
    DataFileError
    """
    try:
        if path.is_dir():
            raise DataFileError(
                QT_TRANSLATE_NOOP("nn_core", "“{name}” is a folder."),
                QT_TRANSLATE_NOOP("nn_core", "Choose a picture or a file of strokes in it."),
                name=path.name,
            )
        size = path.stat().st_size
    except OSError as error:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "“{name}” can't be opened."),
            QT_TRANSLATE_NOOP("nn_core", "Check that it is still there and may be read."),
            name=path.name,
        ) from error
    if size > LARGEST_FILE:
        raise _too_large(path.name)
    if size == 0:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "“{name}” is empty."),
            QT_TRANSLATE_NOOP("nn_core", "Use a PNG or JPEG picture, or a file of strokes."),
            name=path.name,
        )


def rgba(image: QImage) -> FloatArray:
    """Return a picture as an array of shape (H, W, 4), float32, values from 0 to 1."""
    if max(image.width(), image.height()) > KEPT:
        image = image.scaled(
            QSize(KEPT, KEPT),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = np.frombuffer(image.constBits(), np.uint8)
    return pixels.reshape(image.height(), image.width(), 4).astype(np.float32) / np.float32(255)


def _too_large(name: str) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{name}” is too large for a picture of a digit."),
        QT_TRANSLATE_NOOP("nn_core", "Make it smaller than 60 million pixels and 64 MB."),
        name=name,
    )

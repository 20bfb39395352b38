"""Read pictures from files and the clipboard with a bound on their size."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QTransform

from desktop.widgets.canvas import svg_bounds
from nn_core.arrays import Array, FloatArray
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError
from nn_core.util.system_errors import of_system, regular

LARGEST_FILE = 64 * 2**20
"""Bytes."""
MOST_PIXELS = 60_000_000
MOST_PLAIN_PIXELS = 30_000_000
"""Of kinds that have to be unpacked in full size; a screen has a third of it."""
SCAN, END = b"\xff\xda", b"\xff\xd9"
MOST_SCANNED = 600_000_000
"""Pixels of a JPEG, each as often as it is gone over: ten times, where it shows itself by steps."""
KEPT = 1024
"""Longer side of a picture after reading: more than a digit needs, less than a camera gives."""
VECTOR_KEPT = 560
"""The same for what is painted from lines; each layer of it is a picture of its own."""


PAGED = (b"gif", b"webp", b"tif", b"tiff")
"""Kinds of which a file may hold several pictures; those of an icon are one in several sizes."""
ANIMATED = b"\0\0\0\x08acTL"
"""Begins what a PNG says of its frames."""
MISSING, NEARLY = 128, 6
"""What a decoder puts where a JPEG has ended too early: an even grey, but for its last blocks."""
WHOLE = 0.95
"""Share of a row that is there where it is taken."""


@dataclass(frozen=True)
class Photo:
    """A picture, turned as the camera was held and no larger than needed.

    - ``cut_short``: the file ends too early; what is missing was left out of the picture.
    - ``pages``: how many pages or frames the file holds; the picture is the first of them.
    """

    image: QImage
    cut_short: bool = False
    pages: int = 1


def read_photo(path: Path) -> Photo:
    """Return the picture in a file, and whether there is less of it than there should be.

    Raises `DataFileError` if the file can't be read, is too large or holds no picture.
    """
    check_file(path)
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if vector := reader.format() in (b"svg", b"svgz"):
        buffer = QBuffer()
        buffer.setData(_bounded_svg(path))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer, b"svg")
    kind = reader.format()
    image = _read(reader, path, VECTOR_KEPT if vector else KEPT)
    if image.isNull():
        raise _no_picture(path)
    try:
        if _ends_early(path):
            return Photo(_what_is_there(image), cut_short=True)
        # Another reader, since one of TIFF doesn't find its way back to the beginning.
        pages = QImageReader(str(path)).imageCount() if kind in PAGED else _frames(path)
        return Photo(upright(image, path), pages=pages)
    except OSError as error:
        raise _closed(path, error) from error


def _frames(path: Path) -> int:
    """Return how many pictures an animated PNG holds, of which Qt reads the first; 1 for others."""
    start = path.read_bytes().partition(b"IDAT")[0]
    place = start.find(ANIMATED)
    if place < 0:
        return 1
    place += len(ANIMATED)
    # A first picture that is no frame stands for all of them elsewhere.
    return int.from_bytes(start[place : place + 4], "big") + (b"fcTL" not in start)


def _ends_early(path: Path) -> bool:
    """Whether a JPEG has no end after its last scan, or a BMP not all of its bytes."""
    data = path.read_bytes()
    if data.startswith(b"\xff\xd8"):
        return data.find(END, max(0, data.rfind(SCAN))) < 0
    return data.startswith(b"BM") and int.from_bytes(data[2:6], "little") > len(data)


def _what_is_there(image: QImage) -> QImage:
    """Leave out the rows, or columns of a turned picture, that a decoder has filled with grey."""
    away = np.abs(rgba(image)[..., :3] * 255 - MISSING)
    known: Array = away.max(axis=-1) > NEARLY
    columns = np.flatnonzero(known.any(axis=0))
    rows = np.flatnonzero(known[:, columns].mean(axis=1) > WHOLE) if len(columns) else columns
    if not len(rows):
        return image
    # Of a picture that was turned it may be columns that are there in part.
    columns = np.flatnonzero(known[rows].mean(axis=0) > WHOLE)
    left, right = _inner(columns, known.shape[1], image.width())
    top, bottom = _inner(rows, known.shape[0], image.height())
    return image.copy(left, top, right - left, bottom - top)


def _inner(known: Array, length: int, pixels: int) -> tuple[int, int]:
    """Return first and last pixel of what is known; where it ends it is a mixture, left out."""
    first, last = int(known[0]), int(known[-1]) + 1
    if last - first > 2:
        first, last = first + (first > 0), last - (last < length)
    return first * pixels // length, max(first * pixels // length + 1, last * pixels // length)


def _read(reader: QImageReader, path: Path, kept: int) -> QImage:
    size = reader.size()
    if size.isValid():
        if reader.format() in (b"jpeg", b"jpg"):
            _check_scans(path, size.width() * size.height())
        most = MOST_PIXELS if reader.format() in (b"jpeg", b"jpg", b"svg") else MOST_PLAIN_PIXELS
        if size.width() * size.height() > most:
            raise _too_many_pixels(path, most)
        if max(size.width(), size.height()) > kept:
            reader.setScaledSize(size.scaled(QSize(kept, kept), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _check_scans(path: Path, pixels: int) -> None:
    """Refuse a JPEG that goes over its picture again and again, with a hundred bytes each time."""
    try:
        scans = path.read_bytes().count(SCAN)
    except OSError as error:
        raise _closed(path, error) from error
    if scans * pixels > MOST_SCANNED:
        raise _too_large(path)


def _bounded_svg(path: Path) -> bytes:
    try:
        return svg_bounds.bounded(path)
    except svg_bounds.TooMuch as error:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "“{name}” has too many parts for a picture of a digit."),
            QT_TRANSLATE_NOOP("nn_core", "Save it as PNG elsewhere and open that."),
            name=_name(path),
        ) from error
    except ValueError as error:
        raise _no_picture(path) from error
    except OSError as error:
        raise _closed(path, error) from error


def check_file(path: Path, picture: bool = True) -> None:
    """Refuse what is no file, can't be read, is empty or, as a picture, too large.

    Raises `DataFileError`.
    """
    try:
        size = regular(path).st_size
        path.open("rb").close()
    except IsADirectoryError as error:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "“{name}” is a folder."),
            QT_TRANSLATE_NOOP("nn_core", "Choose a picture or a file of strokes in it."),
            name=_name(path),
        ) from error
    except OSError as error:
        raise _closed(path, error) from error
    if picture and size > LARGEST_FILE:
        raise _too_large(path)
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


def _name(path: Path) -> str:
    return path.name or str(path)


def _closed(path: Path, error: OSError) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{name}” can't be opened: {reason}."),
        QT_TRANSLATE_NOOP("nn_core", "Check that it is still there and may be read."),
        name=_name(path),
        reason=of_system(error),
    )


def _no_picture(path: Path) -> DataFileError:
    from nn_core.data.digit_files.kinds import is_from_phone, other_picture

    with suppress(OSError), path.open("rb") as file:
        start = file.read(12)
        unread = start.startswith(TIFF) and b"tiff" not in QImageReader.supportedImageFormats()
        if unread or is_from_phone(start):
            return other_picture(path)
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{name}” holds no picture that can be read."),
        QT_TRANSLATE_NOOP("nn_core", "Use a PNG or JPEG picture, or a file of strokes."),
        name=_name(path),
    )


def _too_large(path: Path) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{name}” is too large for a picture of a digit."),
        QT_TRANSLATE_NOOP("nn_core", "Make it smaller than 60 million pixels and 64 MB."),
        name=_name(path),
    )


def _too_many_pixels(path: Path, most: int) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{name}” is too large for a picture of a digit."),
        QT_TRANSLATE_NOOP("nn_core", "Make it smaller than {most} million pixels."),
        name=_name(path),
        most=most // 1_000_000,
    )


TIFF = (b"II*\0", b"MM\0*")
PNG, RIFF, WEBP = b"\x89PNG\r\n\x1a\n", b"RIFF", b"WEBP"
EXIF = b"Exif\x00\x00"
"""Comes before the data in WebP files of some programs."""
MOST_CHUNKS, MOST_ENTRIES = 10_000, 512
LONGEST_EXIF = 1 << 16
"""Bytes of the data that are looked at; its first directory stands at its beginning."""
ORIENTATION = 0x0112
TURNS = {2: (True, 0), 3: (False, 180), 4: (True, 180), 5: (True, 270), 6: (False, 90)} | {
    7: (True, 90),
    8: (False, 270),
}
"""Whether left and right change places, and by how many degrees it is turned then, clockwise."""


def upright(image: QImage, path: Path) -> QImage:
    """Return a picture of a PNG or WebP file as the camera was held; Qt turns other kinds itself.

    Raises `OSError` if the file can't be read.
    """
    mirrored, degrees = TURNS.get(orientation(path), (False, 0))
    if mirrored:
        image = image.transformed(QTransform().scale(-1, 1))
    return image.transformed(QTransform().rotate(degrees)) if degrees else image


def orientation(path: Path) -> int:
    """Return a number from 1, upright, to 8; 1 where the file says nothing of it."""
    with path.open("rb") as file:
        start = file.read(12)
        if start.startswith(PNG):
            file.seek(len(PNG))
            return _of_tiff(_found(_png_chunks(file), b"eXIf"))
        if start.startswith(RIFF) and start[8:] == WEBP:
            return _of_tiff(_found(_webp_chunks(file), b"EXIF"))
    return 1


def _found(chunks: Iterator[tuple[bytes, bytes]], wanted: bytes) -> bytes:
    for _, (name, content) in zip(range(MOST_CHUNKS), chunks, strict=False):
        if name == wanted:
            return content.removeprefix(EXIF)
    return b""


def _png_chunks(file: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and beginning of each chunk; a checksum follows each."""
    while len(head := file.read(8)) == 8:
        length = int.from_bytes(head[:4], "big")
        content = file.read(min(length, LONGEST_EXIF))
        yield head[4:], content
        file.seek(length - len(content) + 4, 1)


def _webp_chunks(file: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and beginning of each chunk; each is filled up to an even length."""
    while len(head := file.read(8)) == 8:
        length = int.from_bytes(head[4:], "little")
        content = file.read(min(length, LONGEST_EXIF))
        yield head[:4], content
        file.seek(length - len(content) + length % 2, 1)


def _of_tiff(data: bytes) -> int:
    """Return the orientation in the first directory of EXIF data."""
    if data[:2] not in (b"II", b"MM"):
        return 1

    def number(at: int, size: int) -> int:
        return int.from_bytes(data[at : at + size], "little" if data[:2] == b"II" else "big")

    directory = number(4, 4)
    for entry in range(min(number(directory, 2), MOST_ENTRIES)):
        at = directory + 2 + 12 * entry
        if number(at, 2) == ORIENTATION:
            return number(at + 8, 2)
    return 1

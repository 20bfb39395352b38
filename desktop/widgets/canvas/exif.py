"""Find how a camera was held, in the kinds of pictures that Qt doesn't turn by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from PySide6.QtGui import QImage, QTransform

PNG, RIFF, WEBP = b"\x89PNG\r\n\x1a\n", b"RIFF", b"WEBP"
PREFIX = b"Exif\x00\x00"
"""Comes before the data in WebP files of some programs."""
MOST_CHUNKS, MOST_ENTRIES = 10_000, 512
LONGEST = 1 << 16
"""Bytes of the data that are looked at; its first directory stands at its beginning."""
ORIENTATION = 0x0112
TURNS = {2: (True, 0), 3: (False, 180), 4: (True, 180), 5: (True, 270), 6: (False, 90)} | {
    7: (True, 90),
    8: (False, 270),
}
"""Whether left and right change places, and by how many degrees it is turned then, clockwise."""


def upright(image: QImage, path: Path) -> QImage:
    """Return a picture of a PNG or WebP file as the camera was held.

    Raises
    ------
    OSError
        If the file can't be read.
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
            return content.removeprefix(PREFIX)
    return b""


def _png_chunks(file: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and beginning of each chunk; a checksum follows each."""
    while len(head := file.read(8)) == 8:
        length = int.from_bytes(head[:4], "big")
        content = file.read(min(length, LONGEST))
        yield head[4:], content
        file.seek(length - len(content) + 4, 1)


def _webp_chunks(file: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and beginning of each chunk; each is filled up to an even length."""
    while len(head := file.read(8)) == 8:
        length = int.from_bytes(head[4:], "little")
        content = file.read(min(length, LONGEST))
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

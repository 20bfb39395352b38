"""PNG and WebP are turned as the camera was held, like JPEG; damaged data turns nothing."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from desktop.widgets.canvas import picture_reading

CORNERS = {1: 0, 2: 1, 3: 2, 4: 3, 5: 0, 6: 1, 7: 2, 8: 3}
"""Where the dark corner, at the upper left of what is stored, belongs: clockwise from there."""


def data_of(number: int, order: str) -> bytes:
    mark = b"II*\x00" if order == "<" else b"MM\x00*"
    entries = struct.pack(f"{order}HHHIHH", 2, 0x0100, 3, 1, 4, 0)
    entries += struct.pack(f"{order}HHIHH", 0x0112, 3, 1, number, 0)
    return mark + struct.pack(f"{order}I", 8) + entries + bytes(4)


def picture(kind: str) -> bytes:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for x in range(8):
        for y in range(8):
            image.setPixelColor(x, y, QColor("black"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, 100)
    return bytes(buffer.data().data())


def png(number: int, order: str = ">") -> bytes:
    plain = picture("png")
    chunk = b"eXIf" + data_of(number, order)
    whole = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return plain[:33] + whole + plain[33:]


def webp(number: int) -> bytes:
    content = b"Exif\x00\x00" + data_of(number, "<")
    content += b"\x00" * (len(content) % 2)
    plain = picture("webp")
    flags = bytes([0x08, 0, 0, 0]) + struct.pack("<I", 39)[:3] + struct.pack("<I", 19)[:3]
    chunks = b"VP8X" + struct.pack("<I", 10) + flags + plain[12:]
    chunks += b"EXIF" + struct.pack("<I", len(content)) + content
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WEBP" + chunks


def dark_corner(image: QImage) -> int:
    right, low = image.width() - 3, image.height() - 3
    places = ((2, 2), (right, 2), (right, low), (2, low))
    levels = [image.pixelColor(*place).lightness() for place in places]
    return levels.index(min(levels))


@pytest.mark.parametrize("number", range(1, 9))
@pytest.mark.parametrize("kind", ["png", "png, little", "webp"])
def test_a_picture_stands_as_it_was_taken(
    number: int, kind: str, tmp_path: Path, qapp: object
) -> None:
    made = {"png": png(number), "png, little": png(number, "<"), "webp": webp(number)}
    path = tmp_path / f"a.{kind[:4].strip(',')}"
    path.write_bytes(made[kind])
    image = picture_reading.read_photo(path).image
    assert dark_corner(image) == CORNERS[number]
    assert (image.width() > image.height()) == (number < 5)


@pytest.mark.parametrize("cut", [9, 20, 40, 50, 60])
def test_cut_data_says_upright(cut: int, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png(6)[:cut])
    assert picture_reading.orientation(path) == 1


def test_a_number_that_is_none_turns_nothing(tmp_path: Path, qapp: object) -> None:
    path = tmp_path / "a.png"
    for number in (0, 9, 65535):
        path.write_bytes(png(number))
        assert dark_corner(picture_reading.read_photo(path).image) == 0

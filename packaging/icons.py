"""Renders the one drawn icon to all sizes and containers that desktops ask for."""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "resources" / "icons" / "badak.svg"
LINUX_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
MAC_TYPES = {"icp4": 16, "icp5": 32, "ic07": 128, "ic08": 256, "ic09": 512, "ic10": 1024}


def png(size: int) -> bytes:
    """Return the icon as PNG, ``size`` pixels wide and high, on a transparent ground."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def ico(sizes: tuple[int, ...] = WINDOWS_SIZES) -> bytes:
    """Return a Windows icon: a directory of 16 bytes an image, then the PNG files."""
    images = [png(size) for size in sizes]
    offset = 6 + 16 * len(images)
    directory = b""
    for size, image in zip(sizes, images, strict=True):
        side = size % 256  # 0 stands for 256
        directory += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(image), offset)
        offset += len(image)
    return struct.pack("<HHH", 0, 1, len(images)) + directory + b"".join(images)


def icns() -> bytes:
    """Return a macOS icon: blocks of type, length and PNG."""
    blocks = b""
    for name, size in MAC_TYPES.items():
        image = png(size)
        blocks += name.encode() + struct.pack(">I", len(image) + 8) + image
    return b"icns" + struct.pack(">I", len(blocks) + 8) + blocks


def write(folder: Path) -> None:
    """Write both containers into ``folder`` and the sizes of Linux below ``folder/hicolor``."""
    scalable = folder / "hicolor" / "scalable" / "apps" / "badak.svg"
    scalable.parent.mkdir(parents=True, exist_ok=True)
    scalable.write_bytes(SOURCE.read_bytes())
    for size in LINUX_SIZES:
        path = folder / "hicolor" / f"{size}x{size}" / "apps" / "badak.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png(size))
    (folder / "badak.ico").write_bytes(ico())
    (folder / "badak.icns").write_bytes(icns())


if __name__ == "__main__":
    write(Path(sys.argv[1]))

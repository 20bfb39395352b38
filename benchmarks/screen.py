"""A virtual screen to open windows on, and a look at its pixels from outside."""

from __future__ import annotations

import ctypes
import os
import shutil
import struct
import subprocess
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ALL_PLANES, Z_PIXMAP = 0xFFFFFF, 2
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class ImageHead(ctypes.Structure):
    """The first fields of Xlib's ``XImage``."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("width", "height", "xoffset", "format")),
        ("data", ctypes.c_void_p),
        *((name, ctypes.c_int) for name in ("byte_order", "unit", "bit_order", "pad", "depth")),
        ("bytes_per_line", ctypes.c_int),
    )


def png(width: int, height: int, rows: list[bytes]) -> bytes:
    """Return a PNG file of 8-bit RGB rows."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + row for row in rows))
    return PNG_SIGNATURE + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@contextmanager
def virtual_screen(size: str = "1280x800x24") -> Iterator[str]:
    """Start an X server without a screen and yield its name, such as ``:7``."""
    server = shutil.which("Xvfb")
    if server is None:
        raise SystemExit("This needs Xvfb: sudo apt-get install xvfb")
    reader, writer = os.pipe()
    command = [
        server,
        "-displayfd",
        str(writer),
        "-screen",
        "0",
        size,
        "-nolisten",
        "tcp",
        "-noreset",
    ]
    with subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL) as process:
        os.close(writer)
        with os.fdopen(reader) as pipe:
            number = pipe.readline().strip()
        try:
            yield f":{number}"
        finally:
            process.terminate()


class Pixels:
    """Reads single pixels of a screen through Xlib, as a camera before it would.

    Parameters
    ----------
    display : str
    """

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XGetImage.restype = ctypes.c_void_p
        self._x.XGetPixel.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        if not self._display:
            raise OSError(f"the screen {display} does not answer")
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))

    def __call__(self, x: int, y: int) -> int:
        """Return the colour at a place of the screen as 0xRRGGBB."""
        planes = ctypes.c_ulong(ALL_PLANES)
        image = ctypes.c_void_p(
            self._x.XGetImage(self._display, self._root, x, y, 1, 1, planes, Z_PIXMAP)
        )
        colour = int(self._x.XGetPixel(image, 0, 0)) & ALL_PLANES
        self._x.XDestroyImage(image)
        return colour

    def photograph(self, path: Path, width: int = 1280, height: int = 800) -> None:
        """Write what is on the screen to a PNG file."""
        planes = ctypes.c_ulong(ALL_PLANES)
        get = self._x.XGetImage
        image = ctypes.c_void_p(
            get(self._display, self._root, 0, 0, width, height, planes, Z_PIXMAP)
        )
        head = ImageHead.from_address(image.value or 0)
        rows = []
        for row in range(height):
            line = ctypes.string_at(head.data + row * head.bytes_per_line, 4 * width)
            colours = bytearray(3 * width)
            colours[0::3], colours[1::3], colours[2::3] = line[2::4], line[1::4], line[0::4]
            rows.append(bytes(colours))
        self._x.XDestroyImage(image)
        path.write_bytes(png(width, height, rows))

    def wait_for_change(self, places: list[tuple[int, int]], timeout: float = 30.0) -> float:
        """Return the moment at which one of the places is no longer black."""
        limit = time.monotonic() + timeout
        while time.monotonic() < limit:
            if any(self(x, y) for x, y in places):
                return time.monotonic()
            time.sleep(0.001)
        raise SystemExit("no window was painted")

    def close(self) -> None:
        """Leave the display."""
        self._x.XCloseDisplay(self._display)

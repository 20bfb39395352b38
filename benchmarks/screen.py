"""A virtual screen to open windows on, and a look at its pixels from outside."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

ALL_PLANES, Z_PIXMAP = 0xFFFFFF, 2


@contextmanager
def virtual_screen(size: str = "1280x800x24") -> Iterator[str]:
    """Start an X server without a screen and yield its name, such as ``:7``."""
    server = shutil.which("Xvfb")
    if server is None:
        raise SystemExit("This needs Xvfb: sudo apt-get install xvfb")
    reader, writer = os.pipe()
    command = [server, "-displayfd", str(writer), "-screen", "0", size, "-nolisten", "tcp"]
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

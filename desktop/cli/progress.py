"""A line of progress on a terminal, written over as work goes on."""

from __future__ import annotations

import sys
import time

INTERVAL = 0.1
"""Seconds between two drawings of the line."""


class Progress:
    """Writes to standard error; the passing line is left out where that is no terminal."""

    def __init__(self) -> None:
        self._drawn = 0.0
        self._live = sys.stderr.isatty()

    def show(self, text: str) -> None:
        """Write ``text`` over the present line."""
        now = time.monotonic()
        if self._live and now - self._drawn > INTERVAL:
            self._drawn = now
            sys.stderr.write(f"\r\x1b[K{text}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the passing line away."""
        if self._live:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def line(self, text: str) -> None:
        """Write a line that stays."""
        sys.stderr.write(("\r\x1b[K" if self._live else "") + text + "\n")
        sys.stderr.flush()


def bar(done: float, width: int = 24) -> str:
    """Return a bar for a share of 0 to 1."""
    full = round(max(0.0, min(1.0, done)) * width)
    return "█" * full + "·" * (width - full)

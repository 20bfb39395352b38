"""A rotating log file in which what came first in a run is never washed away."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path


class SparingLog(RotatingFileHandler):
    """Writes no more in one run than its files hold: a flood tells the most at its beginning."""

    def __init__(self, file: Path, size: int, files: int) -> None:
        super().__init__(file, maxBytes=size, backupCount=files - 1, encoding="utf-8", delay=True)
        self._begun = 1

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record while this run has room for it."""
        if self._begun <= self.backupCount or not self.shouldRollover(record):
            super().emit(record)

    def doRollover(self) -> None:
        """Begin another file."""
        self._begun += 1
        super().doRollover()

"""Two threads that take turns with one thing: a worker step by step, and who asks in between."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

WAIT = 0.0005
"""Seconds a worker stands back at a time while somebody asks."""


class Turns:
    """A lock whose owner gives way: an ordinary one is taken again before others wake."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._asking = 0

    @contextmanager
    def step(self) -> Iterator[None]:
        """Do one step of many."""
        while self._asking:
            time.sleep(WAIT)
        with self._lock:
            yield

    @contextmanager
    def between(self) -> Iterator[None]:
        """Do something between two steps, which is waited for."""
        self._asking += 1
        try:
            with self._lock:
                yield
        finally:
            self._asking -= 1

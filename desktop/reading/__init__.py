"""The reading dock beside every tab: the formula, the code that ran, and the lesson."""

from __future__ import annotations

from desktop.reading.dock import ReadingDock

__all__ = ["ReadingDock"]

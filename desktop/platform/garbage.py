"""Lets garbage be collected in the GUI thread only, between two events."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL_MS = 300
"""Time between two looks at how much there may be to collect."""


class GuiThreadCollector(QObject):
    """Collects cyclic garbage by a timer; Python itself collects no more while it lives.

    Python collects in whichever thread happens to make the next object. In a worker that means
    taking widgets apart while the GUI thread goes through them, and ends in a segmentation fault
    (decision 0093).
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._clock = QTimer(self, interval=INTERVAL_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()

    @Slot()
    def look(self) -> None:
        """Collect the oldest generation that is due by Python's own thresholds."""
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [age for age in range(3) if limits[age] and counts[age] > limits[age]]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Leave it to Python again."""
        self._clock.stop()
        gc.enable()

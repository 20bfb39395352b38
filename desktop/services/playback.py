"""Goes through numbered steps: forward and back by hand, by keys, or by a clock."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

PACE_MS = 800
"""Time between two steps while it plays."""


class Playback(QObject):
    """Moves an index that somebody else holds.

    - ``place``: returns the step there is.
    - ``last``: returns the last step there is.
    - ``go_to``: takes the step to go to, which is from 0 to the last one.
    - ``pace``: milliseconds between two steps while it plays.
    """

    changed = Signal()
    """It began or ended to play."""

    def __init__(
        self,
        place: Callable[[], int],
        last: Callable[[], int],
        go_to: Callable[[int], object],
        pace: int = PACE_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._place, self._last, self._go_to = place, last, go_to
        self._clock = QTimer(self, interval=pace)
        self._clock.timeout.connect(self._tick)

    @property
    def playing(self) -> bool:
        """Whether the clock goes through the steps."""
        return self._clock.isActive()

    @property
    def place(self) -> int:
        return self._place()

    @property
    def last(self) -> int:
        return self._last()

    def set_pace(self, milliseconds: int) -> None:
        self._clock.setInterval(milliseconds)

    @Slot()
    def forward(self) -> None:
        self.go_to(self._place() + 1)

    @Slot()
    def back(self) -> None:
        self.go_to(self._place() - 1)

    @Slot()
    def rewind(self) -> None:
        self.go_to(0)

    @Slot()
    def finish(self) -> None:
        self.go_to(self._last())

    @Slot(int)
    def go_to(self, place: int) -> None:
        """Go to a step by hand, which ends the playing."""
        self.pause()
        self._move(place)

    @Slot()
    def toggle(self) -> None:
        """Play or pause; from the end it begins again. Where there is one step only, stay."""
        if self.playing or self._last() < 1:
            self.pause()
            return
        self._clock.start()
        self._move(0 if self._place() >= self._last() else self._place() + 1)
        self.changed.emit()

    @Slot()
    def pause(self) -> None:
        if self.playing:
            self._clock.stop()
            self.changed.emit()

    def press(self, key: int) -> bool:
        """Do what a key does (space bar, Backspace, P, Home, End); return whether there is one."""
        keys = {
            Qt.Key.Key_Space: self.forward,
            Qt.Key.Key_Backspace: self.back,
            Qt.Key.Key_P: self.toggle,
            Qt.Key.Key_Home: self.rewind,
            Qt.Key.Key_End: self.finish,
        }
        action = keys.get(Qt.Key(key))
        if action is not None:
            action()
        return action is not None

    @Slot()
    def _tick(self) -> None:
        self._move(self._place() + 1)
        if self._place() >= self._last():
            self.pause()

    def _move(self, place: int) -> None:
        place = min(max(place, 0), self._last())
        if place != self._place():
            self._go_to(place)

"""Walks through the learning rule step by step, by hand or by a clock."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.tabs.gates.state import GatesState
from nn_core.perceptron.model import Perceptron
from nn_core.perceptron.rule import LearningStep, learn

SLOWEST, FASTEST = 1, 60


class Learner(QObject):
    """Holds the generator of steps and the clock; drops the generator when the state moves on.

    One step takes microseconds, so it needs no thread.
    """

    stepped = Signal(object)  # LearningStep
    running_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.run = 0
        self._state = GatesState()
        self._steps: Iterator[LearningStep] | None = None
        self._expected: Perceptron | None = None
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.step)
        self.set_speed(4)

    @property
    def running(self) -> bool:
        """Whether the clock ticks."""
        return self._clock.isActive()

    @property
    def speed(self) -> int:
        """Steps a second."""
        return self._speed

    @Slot(int)
    def set_speed(self, speed: int) -> None:
        """Choose how many steps a second the clock takes."""
        self._speed = min(max(speed, SLOWEST), FASTEST)
        self._clock.setInterval(1000 // self._speed)

    @Slot(bool)
    def set_running(self, running: bool) -> None:
        """Start or stop the clock."""
        if running == self.running:
            return
        if running:
            self._clock.start()
        else:
            self._clock.stop()
        self.running_changed.emit(running)

    @Slot()
    def step(self) -> None:
        """Take one step; nothing is left to do after a walk without a mistake."""
        if self._steps is None:
            self.run += 1
            self._steps = learn(self._state.gate, self._state.target, self._state.rate)
        step = next(self._steps, None)
        if step is None:
            self.set_running(False)
            return
        self._expected = step.after
        self.stepped.emit(step)
        if step.finished:
            self.set_running(False)

    def follow(self, state: GatesState) -> None:
        """Begin anew at the next step if the weights, the target or the rate are others now."""
        same_task = (state.target, state.rate) == (self._state.target, self._state.rate)
        if not same_task or state.gate != self._expected or state.learning.step is None:
            self._steps = None
        self._state = state

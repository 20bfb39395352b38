"""Lets an input tremble and counts how often the step and the sigmoid flip."""

from __future__ import annotations

from array import array
from itertools import islice

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.tabs.activations.flicker.state import WINDOW, FlickerState
from nn_core import activations
from nn_core.arrays import FloatArray, frozen
from nn_core.records.threshold_noise import flips, tremble

INTERVAL = 50
"""Milliseconds between two instants."""
MANY = 20


class FlickerPresenter(QObject):
    """Takes the user's intentions; tells the view a new state."""

    state_changed = Signal(object)  # FlickerState

    def __init__(self, parent: QObject | None = None, seed: int = 0) -> None:
        super().__init__(parent)
        self._noise, self._beta, self._seed = 0.5, 1.0, seed
        self._done: frozenset[str] = frozenset()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self.advance)
        self._x = array("d")
        self._flips = [0, 0]
        self._clear()
        self._x.extend(islice(tremble(self._noise, self._rng), WINDOW))
        self._count()
        self.state = self._build()

    @Slot(float)
    def set_noise(self, noise: float) -> None:
        """Tremble more or less from now on."""
        self._noise = noise
        self._publish()

    @Slot(float)
    def set_beta(self, beta: float) -> None:
        """Make the sigmoid steeper or flatter; what is seen is worked out anew."""
        self._beta = beta
        self._count()
        self._publish()

    @Slot(bool)
    def play(self, playing: bool) -> None:
        """Run or pause."""
        if playing:
            self._done |= {"play"}
            self._timer.start()
        else:
            self._timer.stop()
        self._publish()

    @Slot()
    def reset(self) -> None:
        """Start counting again."""
        self._clear()
        self._publish()

    @Slot()
    def advance(self) -> None:
        """Let one instant pass."""
        start = self._x[-1] if self._x else 0.0
        self._x.append(next(tremble(self._noise, self._rng, start)))
        last = np.array(self._x[-2:])
        self._flips[0] += flips(activations.get("step").function(last))
        self._flips[1] += flips(self._sigmoid(last))
        self._note()
        self._publish()

    def _clear(self) -> None:
        self._rng = np.random.default_rng(self._seed)
        self._x = array("d")
        self._flips = [0, 0]

    def _count(self) -> None:
        x = self._all()
        self._flips = [flips(activations.get("step").function(x)), flips(self._sigmoid(x))]

    def _note(self) -> None:
        step, sigmoid = self._flips
        if step >= MANY and sigmoid == 0:
            self._done |= {"count"}
        if sigmoid >= MANY and self._beta > 1:
            self._done |= {"steep"}

    def _all(self) -> FloatArray:
        return np.array(self._x, dtype=np.float64)

    def _sigmoid(self, x: FloatArray) -> FloatArray:
        return activations.get("sigmoid").function(x, beta=self._beta)

    def _build(self) -> FlickerState:
        history = self._all()
        x, count = history[-WINDOW:], history.size
        return FlickerState(
            noise=self._noise,
            beta=self._beta,
            playing=self._timer.isActive(),
            count=count,
            history=frozen(history),
            time=frozen(np.arange(count - x.size, count, dtype=np.float64)),
            x=frozen(x),
            step=frozen(activations.get("step").function(x)),
            sigmoid=frozen(self._sigmoid(x)),
            step_flips=self._flips[0],
            sigmoid_flips=self._flips[1],
            done=self._done,
        )

    def _publish(self) -> None:
        self.state = self._build()
        self.state_changed.emit(self.state)

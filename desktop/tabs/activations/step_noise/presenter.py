"""Lets an input tremble and counts how often the step and the sigmoid flip."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

import numpy as np
from PySide6.QtCore import QObject, QTimer, Slot

from desktop.services.context import TabContext
from desktop.tabs.kit.presenter import Goals, Presenter
from desktop.tabs.kit.saved import transient
from nn_core import activations
from nn_core.arrays import FloatArray, frozen
from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused
from nn_core.records.threshold_noise import flips, tremble

LEAST, MOST = 0.01, 2.0
"""Bounds of the noise."""
WINDOW = 120
"""Instants that are seen at once."""


@dataclass(frozen=True, eq=False)
class StepNoiseState:
    """The last instants of the input and of both outputs, and the flips so far.

    - ``noise``, ``beta``: spread of the input; slope of the sigmoid.
    - ``history``: ndarray, shape (count,). The input at all instants since the start.
    - ``step_flips``, ``sigmoid_flips``: changes by more than half of the range from one instant to
      the next, since the start.
    """

    noise: float = 0.5
    beta: float = 1.0
    playing: bool = transient(default=False)
    history: FloatArray = transient(default_factory=lambda: frozen(np.zeros(0)))
    step_flips: int = transient(default=0)
    sigmoid_flips: int = transient(default=0)

    @property
    def count(self) -> int:
        """Instants since the start."""
        return self.history.size

    @cached_property
    def x(self) -> FloatArray:
        """The input that is seen, shape (n,) with n <= WINDOW."""
        return self.history[-WINDOW:]

    @cached_property
    def time(self) -> FloatArray:
        """The numbers of the instants that are seen."""
        return frozen(np.arange(self.count - self.x.size, self.count, dtype=np.float64))

    @cached_property
    def step(self) -> FloatArray:
        return frozen(activations.get("step").function(self.x))

    @cached_property
    def sigmoid(self) -> FloatArray:
        return frozen(activations.get("sigmoid").function(self.x, beta=self.beta))

    @cached_property
    def moved(self) -> float:
        """How far the sigmoid moved on average where the step jumped; nan where it never did."""
        jumps = np.diff(activations.get("step").function(self.history)) != 0
        sigmoid = activations.get("sigmoid").function(self.history, beta=self.beta)
        return float(np.abs(np.diff(sigmoid))[jumps].mean()) if jumps.any() else math.nan

    def counted(self) -> StepNoiseState:
        """Return the state with the flips of the whole history counted anew."""
        step, sigmoid = activations.get("step"), activations.get("sigmoid")
        return replace(
            self,
            step_flips=flips(step.function(self.history)),
            sigmoid_flips=flips(sigmoid.function(self.history, beta=self.beta)),
        )

    def checked(self) -> StepNoiseState:
        beta = activations.get("sigmoid").parameters[0]
        if not (LEAST <= self.noise <= MOST and beta.minimum <= self.beta <= beta.maximum):
            raise ValueRefused(QT_TRANSLATE_NOOP("nn_core", "The noise is out of its range."))
        return self


INTERVAL = 50
"""Milliseconds between two instants."""
MANY = 20


class _Counted:
    """Whether the step has jumped often, and the sigmoid never, since the user began to look.

    What the page shows as it opens is nobody's doing.
    """

    def __init__(self) -> None:
        self.jumps = 0

    def __call__(self, before: StepNoiseState, after: StepNoiseState) -> bool:
        """Count the jumps of one instant; one of the sigmoid begins anew."""
        if after.count > before.count:
            self.jumps += after.step_flips - before.step_flips
        if after.sigmoid_flips:
            self.jumps = 0
        return self.jumps >= MANY


class StepNoisePresenter(Presenter[StepNoiseState]):
    """The trembling input without any widget; noise and slope can be undone."""

    undoable = ("noise", "beta")

    def __init__(self, context: TabContext, parent: QObject | None = None, seed: int = 0) -> None:
        goals: Goals[StepNoiseState] = {
            "play": lambda _, after: after.playing,
            "count": _Counted(),
            "steep": lambda _, after: after.sigmoid_flips >= MANY and after.beta > 1,
        }
        self._rng = np.random.default_rng(seed)
        self._seed = seed
        first = frozen(np.array(list(islice(tremble(0.5, self._rng), WINDOW))))
        super().__init__(context, StepNoiseState(history=first).counted(), goals, parent)
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(self.advance)

    def followed(self, state: StepNoiseState) -> StepNoiseState:
        """Count anew what is seen with another slope."""
        return state if state.beta == self.state.beta else state.counted()

    @Slot(float)
    def set_noise(self, noise: float) -> None:
        self.edit(lambda state: replace(state, noise=noise).checked(), "noise")

    @Slot(float)
    def set_beta(self, beta: float) -> None:
        """Make the sigmoid steeper or flatter; what is seen is worked out anew."""
        self.edit(lambda state: replace(state, beta=beta).checked(), "beta")

    @Slot(bool)
    def play(self, playing: bool) -> None:
        if playing:
            self._timer.start()
        else:
            self._timer.stop()
        self.update(playing=playing)

    @Slot()
    def recount(self) -> None:
        self._rng = np.random.default_rng(self._seed)
        self.update(history=frozen(np.zeros(0)), step_flips=0, sigmoid_flips=0)

    @Slot()
    def advance(self) -> None:
        before = self.state
        start = float(before.history[-1]) if before.count else 0.0
        x = next(tremble(before.noise, self._rng, start))
        last = replace(before, history=frozen(np.array([start, x] if before.count else [x])))
        last = last.counted()
        self.update(
            history=frozen(np.append(before.history, x)),
            step_flips=before.step_flips + last.step_flips,
            sigmoid_flips=before.sigmoid_flips + last.sigmoid_flips,
        )

"""Lets an input tremble and counts how often the step and the sigmoid flip."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import numpy as np
from PySide6.QtCore import QObject, QTimer, Slot

from desktop.services.context import TabContext
from desktop.tabs.activations.step_noise.state import WINDOW, StepNoiseState
from desktop.tabs.kit.presenter import Goals, Presenter
from nn_core.arrays import frozen
from nn_core.records.threshold_noise import tremble

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
        """Tremble more or less from now on."""
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
        """Start counting again."""
        self._rng = np.random.default_rng(self._seed)
        self.update(history=frozen(np.zeros(0)), step_flips=0, sigmoid_flips=0)

    @Slot()
    def advance(self) -> None:
        """Let one instant pass."""
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

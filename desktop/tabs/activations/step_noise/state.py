"""What the page with the trembling input shows."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from desktop.tabs.kit.saved import transient
from nn_core import activations
from nn_core.arrays import FloatArray, frozen
from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused
from nn_core.records.threshold_noise import flips

LEAST, MOST = 0.01, 2.0
"""Bounds of the noise."""
WINDOW = 120
"""Instants that are seen at once."""


@dataclass(frozen=True, eq=False)
class StepNoiseState:
    """The last instants of the input and of both outputs, and the flips so far.

    Attributes
    ----------
    noise, beta : float
        Spread of the input; slope of the sigmoid.
    history : ndarray, shape (count,)
        The input at all instants since the start.
    step_flips, sigmoid_flips : int
        Changes by more than half of the range from one instant to the next, since the start.
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
        """Return the state if noise and slope are within their bounds."""
        beta = activations.get("sigmoid").parameters[0]
        if not (LEAST <= self.noise <= MOST and beta.minimum <= self.beta <= beta.maximum):
            raise ValueRefused(QT_TRANSLATE_NOOP("nn_core", "The noise is out of its range."))
        return self

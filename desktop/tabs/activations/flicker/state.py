"""What the page with the trembling input shows."""

from __future__ import annotations

from dataclasses import dataclass, field

from nn_core.arrays import FloatArray

WINDOW = 120
"""Instants that are seen at once."""


@dataclass(frozen=True)
class FlickerState:
    """The last instants of the input and of both outputs, and the flips so far.

    Attributes
    ----------
    noise, beta : float
        Spread of the input; slope of the sigmoid.
    playing : bool
    count : int
        Instants since the start.
    history : ndarray, shape (count,)
        The input at all of them.
    time, x, step, sigmoid : ndarray, shape (n,) with n <= WINDOW
        What is seen.
    step_flips, sigmoid_flips : int
        Changes by more than half of the range from one instant to the next, since the start.
    done : frozenset of str
    """

    noise: float
    beta: float
    playing: bool
    count: int
    history: FloatArray
    time: FloatArray
    x: FloatArray
    step: FloatArray
    sigmoid: FloatArray
    step_flips: int = 0
    sigmoid_flips: int = 0
    done: frozenset[str] = field(default_factory=frozenset)

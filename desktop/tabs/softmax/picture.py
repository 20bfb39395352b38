"""Everything the softmax tab draws for one state, computed by the library in one go."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from desktop.tabs.softmax.state import SoftmaxState
from nn_core.records.softmax_steps import WIDTHS, SoftmaxSteps, softmax_steps


@dataclass(frozen=True)
class SoftmaxPicture:
    """A state and its steps.

    Attributes
    ----------
    state : SoftmaxState
    steps : SoftmaxSteps
        With the state's constant, in the state's width: the table.
    naive : dict of str to SoftmaxSteps
        Without any constant, for each width.
    """

    state: SoftmaxState
    steps: SoftmaxSteps
    naive: dict[str, SoftmaxSteps]

    @cached_property
    def safe(self) -> SoftmaxSteps:
        """With the largest score as constant, in the widest floats: what y should be."""
        return softmax_steps(self.state.scores, temperature=self.state.temperature)

    @property
    def second(self) -> int:
        """The class that comes after the largest."""
        order = sorted(range(len(self.state.scores)), key=lambda k: -self.state.scores[k])
        return next(k for k in order if k != self.steps.largest)


def draw(state: SoftmaxState) -> SoftmaxPicture:
    """Return the picture of ``state``."""
    scores, temperature = state.scores, state.temperature
    steps = softmax_steps(
        scores, width=state.width, constant=state.used_constant, temperature=temperature
    )
    naive = {
        width: softmax_steps(scores, width=width, constant=0.0, temperature=temperature)
        for width in WIDTHS
    }
    return SoftmaxPicture(state, steps, naive)

"""The record of one drawing read by a network: probabilities, layers and the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nn_core.arrays import FloatArray
from nn_core.digits.rejection import InkProblem
from nn_core.digits.verdict import BLANK, Limits, State, Verdict, judge


@dataclass(frozen=True)
class LayerActivation:
    """What one layer gave for one drawing.

    Attributes
    ----------
    name : str
        Place and kind of the layer: ``2.relu``.
    values : array, shape (n,) or (channels, H, W)
    """

    name: str
    values: FloatArray


@dataclass(frozen=True)
class Recognition:
    """What a network made of one drawing.

    Attributes
    ----------
    digit : int or None
        The most probable digit, even if the verdict is that it is none; None if there was nothing
        to read.
    probabilities : array, shape (10,)
        They add up to 1; all zero if there was nothing to read.
    image : array of float32, shape (28, 28)
        What the network saw: ink from 0 to 1.
    layers : tuple of LayerActivation
        The outputs of all layers, the logits last; empty where they were not asked for.
    verdict : Verdict
        The answer: a digit, not sure, or no digit.
    problem : InkProblem or None
        What the ink alone shows.
    in_row : bool
        Digits stand beside it.
    steady : float
        How probable the answer stays when it is slanted and stretched; 1 where nobody has tried.
    """

    digit: int | None
    probabilities: FloatArray
    image: FloatArray
    layers: tuple[LayerActivation, ...] = ()
    verdict: Verdict = BLANK
    problem: InkProblem | None = None
    in_row: bool = False
    steady: float = 1.0

    def judged(self, limits: Limits) -> Recognition:
        """Return the same with the verdict by other limits; the network isn't asked again."""
        if self.digit is None:
            return self
        strange = self.verdict.strangeness
        verdict = judge(self.probabilities, self.problem, strange, limits, self.in_row, self.steady)
        return replace(self, verdict=verdict)


def beside(found: Sequence[Recognition], limits: Limits) -> list[Recognition]:
    """Return what stands in a row, judged again where most of the others are digits."""
    digits = [one.verdict.state is State.DIGIT for one in found]
    return [
        replace(one, in_row=True).judged(limits)
        if 2 * (sum(digits) - itself) >= len(found) - 1 > 0
        else one
        for one, itself in zip(found, digits, strict=True)
    ]

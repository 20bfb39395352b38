"""The record of one drawing read by a network: probabilities, layers and the answer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nn_core.arrays import FloatArray
from nn_core.digits.rejection import InkProblem
from nn_core.digits.verdict import BLANK, Limits, Verdict, judge


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
    """

    digit: int | None
    probabilities: FloatArray
    image: FloatArray
    layers: tuple[LayerActivation, ...] = ()
    verdict: Verdict = BLANK
    problem: InkProblem | None = None

    def judged(self, limits: Limits) -> Recognition:
        """Return the same with the verdict by other limits; the network isn't asked again."""
        if self.digit is None:
            return self
        verdict = judge(self.probabilities, self.problem, self.verdict.strangeness, limits)
        return replace(self, verdict=verdict)

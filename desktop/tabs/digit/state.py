"""What the digit tab knows at one moment, as its presenter tells it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from nn_core.digits import Drawing, Recognition

SURE = 0.9
WAVERING = 0.6


class Verdict(StrEnum):
    """What kind of answer there is."""

    BLANK = "blank"
    NO_MODEL = "no model"
    SURE = "sure"
    LIKELY = "likely"
    WAVERING = "wavering"


@dataclass(frozen=True)
class ModelInfo:
    """What is told about a network beside its name.

    Attributes
    ----------
    name : str
        Key of the recogniser store.
    weights : int
        Numbers it has learnt.
    accuracy : float or None
        Share of the MNIST test set it reads rightly, where its file says so.
    """

    name: str
    weights: int = 0
    accuracy: float | None = None


@dataclass(frozen=True)
class DigitState:
    """One moment of the digit tab.

    Attributes
    ----------
    drawing : Drawing
        With the stroke under the pen.
    models : tuple of str
        Names to choose from.
    model : ModelInfo
        The network that reads.
    recognition : Recognition or None
        What it made of the drawing; None on blank paper and where there is no network.
    settled : bool
        The pen is up.
    done : frozenset of str
        Keys of the lesson's things to try that have been done.
    """

    drawing: Drawing
    models: tuple[str, ...]
    model: ModelInfo
    recognition: Recognition | None = None
    settled: bool = True
    done: frozenset[str] = field(default_factory=frozenset)

    @property
    def verdict(self) -> Verdict:
        """The kind of answer."""
        if not self.models:
            return Verdict.NO_MODEL
        if self.recognition is None or self.recognition.digit is None:
            return Verdict.BLANK
        top = self.ranking[0][1]
        if top >= SURE:
            return Verdict.SURE
        return Verdict.LIKELY if top >= WAVERING else Verdict.WAVERING

    @property
    def ranking(self) -> tuple[tuple[int, float], ...]:
        """Digits with their probabilities, the most probable first; empty without an answer."""
        if self.recognition is None or self.recognition.digit is None:
            return ()
        values = self.recognition.probabilities.tolist()
        return tuple(sorted(enumerate(values), key=lambda pair: -pair[1]))

"""The scale of the score bars: which scores fit, and which one a height stands for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

LEAST_SPAN = 8.0


@dataclass(frozen=True)
class ScoreScale:
    """A range of scores.

    Attributes
    ----------
    low, high : float
        Scores at the bottom and the top.
    """

    low: float
    high: float

    @classmethod
    def of(cls, scores: Sequence[float]) -> ScoreScale:
        """Return a range that holds ``scores`` with room to drag, and 0 where that is near."""
        low, high = min(scores), max(scores)
        span = max(high - low, LEAST_SPAN)
        low, high = low - span / 4, high + span / 4
        if low > 0 and low < 2 * span:
            low = 0.0
        if high < 0 and -high < 2 * span:
            high = 0.0
        return cls(low, high)

    @property
    def step(self) -> float:
        """The round step in which a drag moves: a hundredth of the range or less."""
        return float(10.0 ** math.floor(math.log10((self.high - self.low) / 50)))

    @property
    def base(self) -> float:
        """The score from which bars rise: 0, or the bottom where 0 is out of sight."""
        return min(max(0.0, self.low), self.high)

    def fraction(self, score: float) -> float:
        """Return the height of a score, 0 at the bottom and 1 at the top."""
        return min(max((score - self.low) / (self.high - self.low), 0.0), 1.0)

    def score(self, fraction: float) -> float:
        """Return the score at a height, in round steps and inside the range."""
        exact = self.low + min(max(fraction, 0.0), 1.0) * (self.high - self.low)
        return round(round(exact / self.step) * self.step, 9)

"""What the page on deep networks shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from nn_core.initializers import Initializer, he, std, xavier
from nn_core.records.activation_stats import Propagation


class Start(StrEnum):
    """The initialisers of chapter 6.2."""

    STD = "std"
    XAVIER = "xavier"
    HE = "he"


INITIALIZERS: dict[Start, Initializer] = {Start.STD: std, Start.XAVIER: xavier, Start.HE: he}


@dataclass(frozen=True)
class DepthSettings:
    """What the reader chose.

    Attributes
    ----------
    activation : str
    parameters : dict
        Of the activation.
    start : Start
    deviation : float
        Of the weights, for ``Start.STD``.
    depth, seed : int
    """

    activation: str
    parameters: dict[str, float]
    start: Start = Start.STD
    deviation: float = 0.01
    depth: int = 5
    seed: int = 0

    @property
    def options(self) -> dict[str, float]:
        """The initialiser's keywords."""
        return {"deviation": self.deviation} if self.start == Start.STD else {}


@dataclass(frozen=True)
class DepthState:
    """The choice, and the last pass that was worked out.

    Attributes
    ----------
    settings : DepthSettings
    shown : DepthSettings or None
        What ``propagation`` was worked out for; it may lag behind for some milliseconds.
    propagation : Propagation or None
    done : frozenset of str
    """

    settings: DepthSettings
    shown: DepthSettings | None = None
    propagation: Propagation | None = None
    done: frozenset[str] = field(default_factory=frozenset)

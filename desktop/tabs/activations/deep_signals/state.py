"""What the page on deep networks shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.tabs.kit.saved import transient
from nn_core import activations
from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused
from nn_core.initializers import Initializer, he, std, xavier
from nn_core.records.activation_stats import Propagation

DEEPEST = 10
DEVIATIONS = (0.001, 3.0)


class Start(StrEnum):
    """The initialisers of chapter 6.2."""

    STD = "std"
    XAVIER = "xavier"
    HE = "he"


INITIALIZERS: dict[Start, Initializer] = {Start.STD: std, Start.XAVIER: xavier, Start.HE: he}


@dataclass(frozen=True)
class SignalSettings:
    """What the reader chose.

    Attributes
    ----------
    parameters : dict
        Of the activation.
    deviation : float
        Of the weights, for ``Start.STD``.
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

    def checked(self) -> SignalSettings:
        """Return the settings if all are within their bounds."""
        low, high = DEVIATIONS
        fits = 1 <= self.depth <= DEEPEST and low <= self.deviation <= high and self.seed >= 0
        if not fits or not activations.known(self.activation):
            raise ValueRefused(QT_TRANSLATE_NOOP("nn_core", "The layers are out of their range."))
        return self


@dataclass(frozen=True)
class DeepSignalsState:
    """The choice, and the last pass that was worked out.

    Attributes
    ----------
    shown : SignalSettings or None
        What ``propagation`` was worked out for; it may lag behind for some milliseconds.
    """

    settings: SignalSettings
    shown: SignalSettings | None = transient(default=None)
    propagation: Propagation | None = transient(default=None)

    def checked(self) -> DeepSignalsState:
        """Return the state if its settings are within their bounds."""
        return replace(self, settings=self.settings.checked())

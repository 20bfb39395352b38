"""How like the digits a network learnt from a drawing is, seen from its last hidden layer.

The largest probability says which digit is the likeliest, not whether it is one: a drawn X is an 8
at 98 %. Two measures of the signals before the last layer say more, and need no training: the
energy, the logarithm of the sum of the exponentials of the logits (Liu et al., 2020), and the
Mahalanobis distance to the nearest of the ten class means (Lee et al., 2018).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nn_core.arrays import FloatArray, Labels, frozen

SHRINKAGE = 0.002
"""Share of a round covariance that is mixed in, so that directions without spread don't decide."""

WEIGHTS = np.array([1.0, 0.5])
"""Of the distance and the energy, each in deviations among real digits."""


@dataclass(frozen=True)
class Signals:
    """What a network gave for a batch.

    Attributes
    ----------
    hidden : array, shape (N, n)
        What goes into the last layer.
    logits : array, shape (N, 10)
    """

    hidden: FloatArray
    logits: FloatArray


@dataclass(frozen=True)
class Familiarity:
    """What the signals of real digits look like; made by ``fit``.

    Attributes
    ----------
    means : array, shape (10, n)
        Of the hidden signals of each digit.
    whitening : array, shape (n, n)
        Turns differences from a mean into ones of unit spread in every direction.
    centre, spread : array, shape (2,)
        Mean and deviation of the two measures on real digits.
    """

    means: FloatArray
    whitening: FloatArray
    centre: FloatArray
    spread: FloatArray

    def strangeness(self, signals: Signals) -> FloatArray:
        """Return how strange each drawing is, shape (N,): about 0 for digits, more for others."""
        measures = _measures(self.means, self.whitening, signals)
        strange: FloatArray = ((measures - self.centre) / self.spread) @ WEIGHTS
        return strange


def fit(signals: Signals, labels: Labels) -> Familiarity:
    """Return what real digits look like.

    Parameters
    ----------
    signals : Signals
        Of pictures of digits; each of the ten must be among them.
    labels : array, shape (N,)
    """
    hidden = signals.hidden.astype(np.float64)
    means = np.stack([hidden[labels == digit].mean(axis=0) for digit in range(10)])
    apart = hidden - means[labels]
    covariance = apart.T @ apart / len(apart)
    scale = float(np.trace(covariance)) / len(covariance)
    covariance *= 1 - SHRINKAGE
    covariance += SHRINKAGE * scale * np.eye(len(covariance))
    values, vectors = np.linalg.eigh(covariance)
    whitening = vectors / np.sqrt(values)
    measures = _measures(means, whitening, signals)
    return Familiarity(
        frozen(means),
        frozen(whitening),
        frozen(measures.mean(axis=0)),
        frozen(measures.std(axis=0) + 1e-12),
    )


def threshold(strangeness: FloatArray, refused: float = 0.02) -> float:
    """Return the strangeness that the share ``refused`` of real digits exceeds."""
    return float(np.quantile(strangeness, 1 - refused))


def _measures(means: FloatArray, whitening: FloatArray, signals: Signals) -> FloatArray:
    """Return distance and negative energy of each drawing, shape (N, 2); both grow with doubt."""
    white = signals.hidden @ whitening
    centres = means @ whitening
    squares = (white**2).sum(axis=1)[:, None] + (centres**2).sum(axis=1) - 2 * white @ centres.T
    distance = np.sqrt(np.maximum(squares.min(axis=1), 0))
    highest = signals.logits.max(axis=1)
    energy = highest + np.log(np.exp(signals.logits - highest[:, None]).sum(axis=1))
    return np.stack([distance, -energy], axis=1)

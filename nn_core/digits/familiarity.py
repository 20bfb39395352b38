"""How like the digits a network learnt from a drawing is, seen from its last hidden layer.

The largest probability says which digit is the likeliest, not whether it is one: a drawn X is an 8
at 98 %. Two measures of the signals round the last layer say more: the energy, minus the logarithm
of the sum of the exponentials of the logits (Liu et al., 2020), and the Mahalanobis distance to the
nearest of the ten class means (Lee et al., 2018). Which of the two says more depends on whether the
network has ever been shown what is no digit; see ``Weighing``.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from nn_core.arrays import Array, FloatArray, Labels, frozen
from nn_core.util.generators import finished

CLASSES = 10
REFUSED = 0.015
"""Share of the digits it was fitted on that ``strange_above`` refuses."""
PART = 250
"""Drawings that are worked on between two yields of ``fitting``."""
SURE_ABOVE = 0.6
"""Probability below which an answer is not sure, unless told otherwise."""


class Weighing(NamedTuple):
    """How two measures become one.

    Attributes
    ----------
    distance, energy : float
        Weights of the two, each counted in deviations among real digits.
    shrinkage : float
        Share of a round covariance that is mixed in, so that directions without spread don't
        decide; at 1 the distance is the plain one.
    """

    distance: float
    energy: float
    shrinkage: float


DIGITS_ONLY = Weighing(distance=1.0, energy=0.5, shrinkage=0.002)
"""For a network that has met nothing but digits: it gives high logits to anything, but the rest of
a strange drawing's signals lies far off in directions in which digits don't differ."""
KNOWS_NONSENSE = Weighing(distance=0.3, energy=1.0, shrinkage=1.0)
"""For a network that learnt even chances for what is no digit: its logits are low for that, and its
signals, near to none, are closer to every mean in the directions that digits don't use."""


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
        Mean and deviation of the two measures, distance and energy, on real digits.
    weights : array, shape (2,)
        What the two count.
    strange_above : float
        Strangeness above which a drawing is no digit, unless told otherwise.
    sure_above : float
        Probability of the answer above which it is sure, unless told otherwise.
    """

    means: FloatArray
    whitening: FloatArray
    centre: FloatArray
    spread: FloatArray
    weights: FloatArray
    strange_above: float
    sure_above: float = SURE_ABOVE

    @property
    def weighing(self) -> Weighing:
        """The way of weighing that it was fitted with."""
        distance, energy = self.weights
        return KNOWS_NONSENSE if energy > distance else DIGITS_ONLY

    @property
    def size(self) -> int:
        """How many hidden signals it takes."""
        return len(self.whitening)

    @cached_property
    def centres(self) -> FloatArray:
        """The means, whitened, shape (10, n); kept, for every movement of the pen asks for them."""
        return frozen(self.means @ self.whitening)

    def strangeness(self, signals: Signals) -> FloatArray:
        """Return how strange each drawing is, shape (N,): about 0 for digits, more for others."""
        measures = _measures(self.centres, self.whitening, signals)
        strange: FloatArray = ((measures - self.centre) / self.spread) @ self.weights
        return strange

    def state(self) -> dict[str, Array]:
        """Return all that must be saved, as arrays by name; see ``from_state``."""
        names = ("means", "whitening", "centre", "spread", "weights")
        arrays = {name: getattr(self, name) for name in names}
        limits = {name: np.array([getattr(self, name)]) for name in ("strange_above", "sure_above")}
        return {name: value.astype(np.float32) for name, value in {**arrays, **limits}.items()}

    @classmethod
    def from_state(cls, state: Mapping[str, Array]) -> Familiarity:
        """Return what ``state`` described.

        Raises
        ------
        ValueError
            If a name is missing or unknown, a shape does not fit, or a number is none that
            ``fit`` could have given.
        """
        size = state["whitening"].shape[0] if np.ndim(state.get("whitening", 0)) else 0
        shapes = {
            "means": (CLASSES, size),
            "whitening": (size, size),
            "centre": (2,),
            "spread": (2,),
            "weights": (2,),
            "strange_above": (1,),
            "sure_above": (1,),
        }
        if not size or {name: value.shape for name, value in state.items()} != shapes:
            raise ValueError("names or shapes do not fit")
        if not all(np.isfinite(value).all() for value in state.values()):
            raise ValueError("a number is not finite")
        if not ((state["spread"] > 0).all() and 0 <= state["sure_above"][0] <= 1):
            raise ValueError("a number is out of its range")
        arrays = {name: frozen(value.astype(np.float64)) for name, value in state.items()}
        strange, sure = (float(arrays.pop(name)[0]) for name in ("strange_above", "sure_above"))
        return cls(**arrays, strange_above=strange, sure_above=sure)


def fit(
    signals: Signals,
    labels: Labels,
    held_out: Signals | None = None,
    weighing: Weighing = DIGITS_ONLY,
) -> Familiarity:
    """Return what real digits look like.

    Parameters
    ----------
    signals : Signals
        Of pictures of digits; each of the ten must be among them.
    labels : array, shape (N,)
    held_out : Signals, optional
        Of digits that were not learnt: how far off the means these are is what is common, and
        sets the limit. By default those of ``signals``, which are nearer than others will be.
    weighing : Weighing
    """
    return finished(fitting(signals, labels, held_out, weighing))


def fitting(
    signals: Signals,
    labels: Labels,
    held_out: Signals | None = None,
    weighing: Weighing = DIGITS_ONLY,
) -> Generator[None, None, Familiarity]:
    """Do what ``fit`` does and yield every few milliseconds."""
    held_out = signals if held_out is None else held_out
    hidden = signals.hidden.astype(np.float64)
    means = np.stack([hidden[labels == digit].mean(axis=0) for digit in range(CLASSES)])
    yield
    whitening = yield from _whitening(hidden - means[labels], weighing.shrinkage)
    parts = []
    for start in range(0, len(held_out.logits), PART):
        chosen = slice(start, start + PART)
        part = Signals(held_out.hidden[chosen], held_out.logits[chosen])
        parts.append(_measures(means @ whitening, whitening, part))
        yield
    measures = np.concatenate(parts)
    centre, spread = frozen(measures.mean(axis=0)), frozen(measures.std(axis=0) + 1e-12)
    weights = frozen(np.array([weighing.distance, weighing.energy]))
    limit = threshold(((measures - centre) / spread) @ weights, REFUSED)
    return Familiarity(frozen(means), frozen(whitening), centre, spread, weights, limit)


def _whitening(apart: FloatArray, shrinkage: float) -> Generator[None, None, FloatArray]:
    """Return what gives differences (N, n) from their means unit spread in every direction."""
    size = apart.shape[1]
    scale = float(np.square(apart).sum()) / apart.size
    if shrinkage == 1:
        # The covariance is a round one then, and need not be worked out.
        whitening: FloatArray = np.eye(size) / np.sqrt(scale)
        return whitening
    covariance = np.zeros((size, size))
    for start in range(0, len(apart), PART):
        part = apart[start : start + PART]
        covariance += part.T @ part
        yield
    covariance *= (1 - shrinkage) / len(apart)
    covariance += shrinkage * scale * np.eye(size)
    values, vectors = np.linalg.eigh(covariance)
    yield
    whitening = vectors / np.sqrt(values)
    return whitening


def threshold(strangeness: FloatArray, refused: float = 0.02) -> float:
    """Return the strangeness that the share ``refused`` of real digits exceeds."""
    return float(np.quantile(strangeness, 1 - refused))


def energy(logits: FloatArray) -> FloatArray:
    """Return ``-log(sum(exp(logits)))`` of each drawing, shape (N,): low where one score is high.

    Parameters
    ----------
    logits : array, shape (N, classes)
    """
    highest = logits.max(axis=1)
    with np.errstate(over="ignore"):  # what is too far below the highest has no share anyway
        low: FloatArray = -highest - np.log(np.exp(logits - highest[:, None]).sum(axis=1))
    return low


def distances(hidden: FloatArray, centres: FloatArray, whitening: FloatArray) -> FloatArray:
    """Return how far each drawing is from each class mean, shape (N, classes), in deviations.

    Parameters
    ----------
    hidden : array, shape (N, n)
    centres : array, shape (classes, n)
        The means, whitened.
    whitening : array, shape (n, n)
        See ``Familiarity``.
    """
    white = hidden @ whitening
    squares = (white**2).sum(axis=1)[:, None] + (centres**2).sum(axis=1) - 2 * white @ centres.T
    apart: FloatArray = np.sqrt(np.maximum(squares, 0))
    return apart


def _measures(centres: FloatArray, whitening: FloatArray, signals: Signals) -> FloatArray:
    """Return distance and energy of each drawing, shape (N, 2); both grow with doubt."""
    nearest = distances(signals.hidden, centres, whitening).min(axis=1)
    return np.stack([nearest, energy(signals.logits)], axis=1)

"""What the loss page holds: ten probabilities, the right answer, and one neuron's weight."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache

import numpy as np

from desktop.services.picture_network import Subject
from desktop.tabs.kit.saved import expect, transient
from nn_core.arrays import Array, FloatArray, frozen
from nn_core.data import points
from nn_core.descent.neuron import neuron_accuracy, neuron_gradient, neuron_losses, step_losses
from nn_core.learning import DataSpec
from nn_core.losses import cross_entropy_error, sum_squared_error
from nn_core.softmax import softmax

BOOK = (0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0)
BOOK_WRONG = (0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0)
"""The two answers of section 4.2.1; 2 is right."""
SIMPLE_X = (0.6, 0.9)
SIMPLE_W = (
    (0.47355232, 0.9977393, 0.84668094),
    (0.85557411, 0.03563661, 0.69422093),
)
"""simpleNet of section 4.4.2; 2 is right."""
WIDEST = 6.0
"""Ends of the weight's slider."""
OTHER_WEIGHT = 1.5
BESIDE = 0.25
"""How far to both sides it is looked whether the loss rises."""
SPEC = DataSpec("gaussians", 20, 0.75, 0.0, 3)
"""The points of "why not accuracy": two clouds that overlap."""
CURVE = 240
"""Places of a curve over the weight, besides those at which an answer changes."""


class Scene(StrEnum):
    """What is looked at."""

    BARS = "bars"
    DRAWING = "drawing"
    ACCURACY = "accuracy"


class Kind(StrEnum):
    """Which loss."""

    ENTROPY = "entropy"
    SQUARED = "squared"


def simple_scores() -> FloatArray:
    """Return simpleNet's three scores, x · W."""
    return np.asarray(np.array(SIMPLE_X) @ np.array(SIMPLE_W))


PRESETS: dict[str, tuple[float, ...]] = {
    "book": BOOK,
    "wrong": BOOK_WRONG,
    "simple": tuple(softmax(simple_scores()).tolist()),
}
"""Answers by name; 2 is the right one in each."""


Data = tuple[FloatArray, Array]
"""Points (N, 2) and their classes (N,)."""


@dataclass(frozen=True, eq=False)
class WeightCurves:
    """Accuracy and loss of one neuron over its first weight; arrays of one shape."""

    weights: FloatArray
    accuracy: FloatArray
    loss: FloatArray


@dataclass(frozen=True)
class LossState:
    """The state of the loss page.

    - ``y``: probabilities, three or ten, that add up to 1.
    - ``right``: the answer that has the flag.
    - ``place``: the bundled digit whose label the flag was put to; it may have been moved since.
    - ``preset``: where ``y`` comes from; empty once it has been changed.
    - ``weight``: w1 of the neuron.
    - ``step``: whether the neuron has a step in place of the sigmoid.
    - ``guesses``: what the reader predicted, by question.
    - ``compared``: questions whose answer has been seen.
    - ``subject``: the picture and the network of the scene "drawing".
    - ``taught``: points and classes of the network in training; None for two clouds.
    """

    scene: Scene = Scene.BARS
    kind: Kind = Kind.ENTROPY
    y: tuple[float, ...] = BOOK
    right: int = 2
    place: int | None = None
    preset: str = "book"
    weight: float = -1.0
    step: bool = False
    guesses: tuple[tuple[str, str], ...] = ()
    compared: frozenset[str] = frozenset()
    subject: Subject = transient(default=Subject())
    taught: Data | None = transient(default=None)

    def checked(self) -> LossState:
        whole = math.isclose(sum(self.y), 1, abs_tol=1e-6)
        expect(
            y=whole and len(self.y) in (3, 10) and all(0 <= one <= 1 for one in self.y),
            right=0 <= self.right < len(self.y),
            weight=abs(self.weight) <= WIDEST,
            preset=self.preset in (*PRESETS, ""),
        )
        return self

    # The answer

    @property
    def target(self) -> FloatArray:
        """One-hot, shape (K,)."""
        return np.asarray(np.eye(len(self.y))[self.right])

    @property
    def share(self) -> float:
        """The probability of the right answer."""
        return self.y[self.right]

    @property
    def entropy(self) -> float:
        """Cross-entropy, with the book's 1e-7."""
        return cross_entropy_error(np.array(self.y), self.target)

    @property
    def squared(self) -> float:
        """Half the sum of squared differences."""
        return sum_squared_error(np.array(self.y), self.target)

    @property
    def loss(self) -> float:
        return self.entropy if self.kind is Kind.ENTROPY else self.squared

    @property
    def rest(self) -> float:
        """Sum of squares of the other answers, as shares of what they have together."""
        others = np.array([one for k, one in enumerate(self.y) if k != self.right])
        total = float(others.sum())
        return float(((others / total) ** 2).sum()) if total > 0 else 1 / len(others)

    def over_share(self, shares: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return both losses where the right answer has these probabilities, others in step."""
        squared = ((1 - shares) ** 2) * (1 + self.rest) / 2
        return -np.log(shares + 1e-7), squared

    def with_share(self, answer: int, share: float) -> LossState:
        """Return the state in which an answer has another probability, the others in step."""
        share = min(max(share, 0.0), 1.0)
        rest = sum(one for k, one in enumerate(self.y) if k != answer)
        count = len(self.y) - 1

        def scaled(one: float) -> float:
            return one * (1 - share) / rest if rest > 1e-12 else (1 - share) / count

        y = tuple(share if k == answer else scaled(one) for k, one in enumerate(self.y))
        return replace(self, y=y, preset="", scene=Scene.BARS)

    def with_answer(self, y: tuple[float, ...], right: int, preset: str = "") -> LossState:
        return replace(self, y=y, right=right, preset=preset)

    # Why not accuracy

    @property
    def weights(self) -> FloatArray:
        """Both weights of the neuron, shape (2,)."""
        return np.array([self.weight, OTHER_WEIGHT])

    @property
    def data(self) -> Data:
        return cloud() if self.taught is None else self.taught

    @property
    def accuracy(self) -> float:
        """Share of the points on their own side."""
        x, t = self.data
        return float(neuron_accuracy(self.weights, 0.0, x, t))

    @property
    def neuron_loss(self) -> float:
        """Cross-entropy of the neuron."""
        x, t = self.data
        return float((step_losses if self.step else neuron_losses)(self.weights, 0.0, x, t))

    @property
    def neuron_slope(self) -> float:
        """Slope of that loss along the weight; of the step's it is 0 wherever there is one."""
        x, t = self.data
        return 0.0 if self.step else float(neuron_gradient(self.weights, 0.0, x, t)[0])

    @property
    def at_bottom(self) -> bool:
        """Whether the loss of the sigmoid rises to both sides of the weight."""
        x, t = self.data
        around = np.array([[self.weight - BESIDE, self.weight + BESIDE], [OTHER_WEIGHT] * 2])
        left, right = neuron_gradient(around, 0.0, x, t)[0]
        return bool(left < 0 < right)

    @cached_property
    def curves(self) -> WeightCurves:
        """Accuracy and loss over the weight."""
        x, t = self.data
        return _curves(x.tobytes(), t.tobytes(), self.step)

    def guess(self, question: str) -> str:
        """Return what was predicted; empty where nothing was."""
        return dict(self.guesses).get(question, "")


@lru_cache(maxsize=1)
def cloud() -> tuple[FloatArray, Array]:
    """Return the points of "why not accuracy" and their classes."""
    made = points.make(SPEC)
    return made.x, made.t


@lru_cache(maxsize=4)
def _curves(places: bytes, classes: bytes, step: bool) -> WeightCurves:
    x, t = np.frombuffer(places).reshape(-1, 2), np.frombuffer(classes, np.int64)
    with np.errstate(all="ignore"):
        jumps = -OTHER_WEIGHT * x[:, 1] / x[:, 0]
    jumps = jumps[np.abs(jumps) < WIDEST]
    # Both sides of every jump, so that a riser is upright.
    across = np.concatenate([np.linspace(-WIDEST, WIDEST, CURVE), jumps - 1e-9, jumps + 1e-9])
    across.sort()
    weights = np.stack([across, np.full(len(across), OTHER_WEIGHT)])
    losses = (step_losses if step else neuron_losses)(weights, 0.0, x, t)
    accuracy = neuron_accuracy(weights, 0.0, x, t)
    return WeightCurves(frozen(across), frozen(accuracy), frozen(losses))

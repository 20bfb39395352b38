"""How wrong an answer is: squared error and cross-entropy, and the layer that trains with it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import lru_cache
from typing import Any

import numpy as np

from nn_core.arrays import Array, FloatArray, Labels, frozen
from nn_core.errors import QT_TRANSLATE_NOOP, ShapeError
from nn_core.softmax import softmax

NO_CLASS = -1
"""Label of what belongs to none of the classes; its target is the same share for each of them."""


def one_hot(labels: Labels, classes: int, dtype: type = np.float64) -> FloatArray:
    """Return shape (N, classes) with a 1 in each row's class and 0 elsewhere."""
    return np.eye(classes, dtype=dtype)[labels]


def sum_squared_error(y: FloatArray, t: FloatArray) -> float:
    """Return half the sum of squared differences (equation 4.1), averaged over a batch's rows.

    Parameters
    ----------
    y, t : array, shape (K,) or (N, K)
        Output of the network and target.
    """
    rows = 1 if y.ndim == 1 else len(y)
    return float(0.5 * np.sum((y - t) ** 2) / rows)


def cross_entropy_error(y: FloatArray, t: Array) -> float:
    """Return the mean of −log of the probability given to the right class (equation 4.3).

    Parameters
    ----------
    y : array, shape (K,) or (N, K)
        Probabilities.
    t : array
        One-hot rows of the same shape, or class indices of shape (N,).

    Notes
    -----
    The book adds 1e-7 so that the logarithm of 0 stays finite; so does this.
    """
    y = np.atleast_2d(y)
    if t.size == y.size:
        t = np.atleast_2d(t).argmax(axis=1)
    if len(t) != len(y):
        raise ShapeError(
            QT_TRANSLATE_NOOP("nn_core", "There are {labels} labels for {rows} answers."),
            labels=len(t),
            rows=len(y),
        )
    picked = y[np.arange(len(y)), t]
    return float(-np.mean(np.log(picked + 1e-7)))


class Loss(ABC):
    """The last layer while learning: from a network's outputs and targets to one number.

    Attributes
    ----------
    y : array, shape (N, K)
        The answers of the last forward pass: what the outputs mean to this loss.
    """

    def __init__(self) -> None:
        self.y: FloatArray = np.empty((0, 0))
        self._target: FloatArray = self.y

    @abstractmethod
    def forward(self, outputs: FloatArray, t: Array) -> float:
        """Return the mean loss of a batch of outputs (N, K) against its targets (N,) or (N, K)."""

    def backward(self) -> FloatArray:
        """Return the gradient of the mean loss with respect to the outputs, shape (N, K)."""
        gradient: FloatArray = (self.y - self._target) / self.y.dtype.type(len(self.y))
        return gradient

    def right(self, t: Array) -> float | None:
        """Return the share of the last answers that are as labelled, 0 to 1.

        None where targets are numbers to be met and not classes.
        """
        if t.dtype.kind not in "iub":
            return None
        if self.y.shape[1] > 1:
            # What belongs to no class can't be answered rightly and doesn't count.
            right, all_ = self.y.argmax(axis=1) == t, t != NO_CLASS
            return int(np.count_nonzero(right)) / max(1, int(np.count_nonzero(all_)))
        return int(np.count_nonzero((self.y[:, 0] > 0.5) == (t.reshape(-1) > 0.5))) / len(t)


class SoftmaxWithLoss(Loss):
    """Softmax and cross-entropy as one last layer, whose gradient is simply y − t (chapter 5.6.3).

    Parameters
    ----------
    smoothing : float
        Share of each target that is spread evenly over all classes, 0 for the book's one-hot
        targets (Szegedy et al., 2016). Some smoothing keeps a network from boundless certainty.

    Attributes
    ----------
    y : array, shape (N, K)
        The probabilities of the last forward pass.
    """

    def __init__(self, smoothing: float = 0.0) -> None:
        super().__init__()
        self.smoothing = smoothing

    def forward(self, logits: FloatArray, labels: Labels) -> float:
        """Return the mean loss of a batch of logits (N, K) against class indices (N,).

        An index of ``NO_CLASS`` asks for even probabilities (Hendrycks et al., 2019).
        """
        classes = logits.shape[1]
        self.y = softmax(logits)
        target = _classes(classes, logits.dtype)[labels]
        if self.smoothing:
            target *= logits.dtype.type(1 - self.smoothing)
            target += logits.dtype.type(self.smoothing / classes)
        none = labels == NO_CLASS
        if none.any():
            target[none] = 1 / classes
        self._target = target
        logs = np.log(self.y + np.finfo(logits.dtype).tiny)
        logs *= target
        return float(-np.sum(logs) / len(logits))


class SigmoidWithLoss(Loss):
    """Sigmoid and cross-entropy as one last layer: yes or no for each output, gradient y − t.

    With one output it parts two classes as softmax with two outputs does. The loss of a row is
    −Σ t·log y + (1 − t)·log(1 − y), worked out from the logits so that it stays finite. The book
    has its softmax form only (chapter 5.6.3).
    """

    def forward(self, logits: FloatArray, t: Array) -> float:
        """Return the mean loss of logits (N, K) against targets of 0 to 1, (N, K) or (N,)."""
        self._target = _rows(t, logits)
        with np.errstate(over="ignore", under="ignore"):
            self.y = 1 / (1 + np.exp(-logits))
            rest = np.log1p(np.exp(-np.abs(logits)))
        rest += np.maximum(logits, 0)
        rest -= logits * self._target
        return float(rest.sum() / len(logits))


class SquaredError(Loss):
    """Half the squared differences of outputs and targets, mean of a batch (equation 4.1).

    The outputs are the answers. For classes the targets are 1 for the right one and 0 for others,
    and an output above .5 (of several: the largest) says which.
    """

    def forward(self, outputs: FloatArray, t: Array) -> float:
        """Return the mean loss of outputs (N, K) against numbers (N, K), (N,) or labels (N,)."""
        self.y = outputs
        if t.ndim == 1 and t.dtype.kind in "iu" and outputs.shape[1] > 1:
            self._target = one_hot(t, outputs.shape[1]).astype(outputs.dtype)
        else:
            self._target = _rows(t, outputs)
        return sum_squared_error(self.y, self._target)


LOSSES: dict[str, type[Loss]] = {
    "softmax": SoftmaxWithLoss,
    "sigmoid": SigmoidWithLoss,
    "squared": SquaredError,
}
"""By the name that settings use."""


@lru_cache(maxsize=8)
def _classes(count: int, dtype: np.dtype[Any]) -> FloatArray:
    """Return the one-hot rows of all classes, which are asked for at every step."""
    return frozen(np.eye(count, dtype=dtype))


def _rows(t: Array, outputs: FloatArray) -> FloatArray:
    """Return targets (N,) or (N, K) in the shape and type of the outputs (N, K)."""
    if t.size != outputs.size or len(t) != len(outputs):
        raise ShapeError(
            QT_TRANSLATE_NOOP("nn_core", "Targets of shape {found} do not fit outputs {expected}."),
            found=t.shape,
            expected=outputs.shape,
        )
    rows: FloatArray = t.reshape(outputs.shape).astype(outputs.dtype)
    return rows

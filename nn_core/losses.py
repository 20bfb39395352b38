"""How wrong an answer is: squared error and cross-entropy, and the layer that trains with it."""

from __future__ import annotations

import numpy as np

from nn_core.arrays import Array, FloatArray, Labels
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


class SoftmaxWithLoss:
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
        self.smoothing = smoothing
        self.y: FloatArray = np.empty((0, 0))
        self._target: FloatArray = self.y

    def forward(self, logits: FloatArray, labels: Labels) -> float:
        """Return the mean loss of a batch of logits (N, K) against class indices (N,).

        An index of ``NO_CLASS`` asks for even probabilities (Hendrycks et al., 2019).
        """
        classes = logits.shape[1]
        self.y = softmax(logits)
        target = one_hot(labels, classes).astype(logits.dtype)
        self._target = (1 - self.smoothing) * target + logits.dtype.type(self.smoothing / classes)
        self._target[labels == NO_CLASS] = 1 / classes
        tiny = np.finfo(logits.dtype).tiny
        return float(-np.sum(self._target * np.log(self.y + tiny)) / len(logits))

    def backward(self) -> FloatArray:
        """Return the gradient of the mean loss with respect to the logits, shape (N, K)."""
        gradient: FloatArray = (self.y - self._target) / self.y.dtype.type(len(self.y))
        return gradient

"""The loss of one neuron on points, as a surface over its two weights."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np

from nn_core.arrays import Array, FloatArray, frozen
from nn_core.descent.surfaces import Surface

NEURON_RATES = {
    "sgd": 4.0,
    "momentum": 1.0,
    "nesterov": 1.0,
    "adagrad": 1.5,
    "rmsprop": 0.1,
    "adam": 0.5,
}
ROUNDS = 30
"""Of the search for the best bias; Newton needs a handful, halving makes sure."""
CLOSE, LEVEL = 1e-7, 1e-14
"""A step of the search so short, or a slope along the bias so small, that no digit would change:
after one of Newton's steps what is left is less than half of its square."""
FEW, SHORT, FLAT = 6, 3e-5, 1e-9
"""Of Halley's steps: how many, one so short that its series is exact, and the least divisor."""
MOST_EXP = 700.0
"""Of a number that ``exp`` still takes."""
REACH = 60.0
"""Largest bias that counts: beyond it no answer changes in any digit that is shown."""


def neuron_losses(w: FloatArray, b: FloatArray | float, x: FloatArray, t: Array) -> FloatArray:
    """Return the cross-entropy of sigmoid(x·w + b), the mean over the points.

    Parameters
    ----------
    w : array, shape (2, …)
        Weights, as many pairs as are wanted.
    b : float or array, shape (…)
    x : array, shape (N, 2)
    t : array, shape (N,)
        Classes 0 and 1.

    Returns
    -------
    array, shape (…)
    """
    sums = _sums(w, x) + b
    signed = np.moveaxis(sums, 0, -1) * (1 - 2 * t)
    losses: FloatArray = np.logaddexp(0, signed).mean(axis=-1)
    return losses


def neuron_gradient(w: FloatArray, b: FloatArray | float, x: FloatArray, t: Array) -> FloatArray:
    """Return the slope of `neuron_losses` along both weights, (2, …): the mean of (y − t)·x."""
    wrong = _sigmoid(np.moveaxis(_sums(w, x) + b, 0, -1)) - t
    return np.stack([(wrong * x[:, k]).mean(axis=-1) for k in range(2)])


def neuron_accuracy(w: FloatArray, b: FloatArray | float, x: FloatArray, t: Array) -> FloatArray:
    """Return the share of points (0 to 1) on their own side of the line, for weights (2, …)."""
    right = np.moveaxis(_sums(w, x) + b > 0, 0, -1) == (t > 0)
    share: FloatArray = right.mean(axis=-1)
    return share


def step_losses(w: FloatArray, b: FloatArray | float, x: FloatArray, t: Array) -> FloatArray:
    """Return the cross-entropy of a perceptron, whose answers are 0 and 1 and nothing between.

    As in the book 1e-7 is added, so a wrong answer costs −log 1e-7 = 16.1 however wrong it is.
    """
    y = np.moveaxis(_sums(w, x) + b > 0, 0, -1).astype(np.float64)
    losses: FloatArray = -np.log(np.where(t > 0, y, 1 - y) + 1e-7).mean(axis=-1)
    return losses


def best_bias(w: FloatArray, x: FloatArray, t: Array) -> FloatArray:
    """Return the bias of the smallest loss for each pair of weights, shape (…).

    The mean of y grows with the bias, so the one where it is the mean of t is found by Newton's
    steps between bounds that are halved where a step would leave them.
    """
    sums = np.moveaxis(_sums(w, x), 0, -1)
    low = np.full(sums.shape[:-1], -REACH) - sums.max(axis=-1)
    high = np.full(sums.shape[:-1], REACH) - sums.min(axis=-1)
    bias: FloatArray = (low + high) / 2
    for _ in range(ROUNDS):
        y = _sigmoid(sums + bias[..., None])
        over = (y - t).mean(axis=-1)
        low, high = np.where(over < 0, bias, low), np.where(over > 0, bias, high)
        slope = (y * (1 - y)).mean(axis=-1)
        step = bias - over / np.maximum(slope, 1e-12)
        before, bias = bias, np.where((low <= step) & (step <= high), step, (low + high) / 2)
        if ((np.abs(bias - before) < CLOSE) | (np.abs(over) < LEVEL)).all():
            break
    return bias


def neuron_surface(x: FloatArray, t: Array, bias: float | None) -> Surface:
    """Return the loss of one neuron on points over (w1, w2).

    Parameters
    ----------
    x : array, shape (N, 2)
    t : array, shape (N,)
        Classes 0 and 1.
    bias : float or None
        None for the best one at every place.
    """
    x, t = frozen(np.asarray(x, np.float64)), frozen(np.asarray(t, np.float64))
    one = _OnePlace(x, t, bias)

    def at(w: FloatArray) -> FloatArray | float:
        return best_bias(w, x, t) if bias is None else bias

    def height(w: FloatArray) -> FloatArray | float:
        return one.at(w.tolist())[0] if w.ndim == 1 else neuron_losses(w, at(w), x, t)

    def slope(w: FloatArray) -> FloatArray:
        if w.ndim == 1:
            return np.array(one.at(w.tolist())[1])
        # The best bias moves with the weights, but there the loss is level along the bias.
        return neuron_gradient(w, at(w), x, t)

    return Surface(
        "neuron",
        height,
        slope,
        one.at,
        (-8.0, 8.0, -6.0, 6.0),
        (-4.0, 3.0),
        rates=NEURON_RATES,
    )


class _OnePlace:
    """Loss and slopes for one pair of weights, by plain numbers.

    A walk asks for a place at a time, the height and then the slope; for a few points arrays take
    ten times as long. The same figures as `neuron_losses` and `neuron_gradient` give.
    """

    def __init__(self, x: FloatArray, t: FloatArray, bias: float | None) -> None:
        self._x, self._t, self._bias = x, t, bias
        # Each as it is, for the slopes, and turned so that a larger sum means a smaller loss.
        signs = (2 * t - 1).tolist()
        self._points = [
            (x1, x2, s * x1, s * x2, s) for (x1, x2), s in zip(x.tolist(), signs, strict=True)
        ]
        self._place = math.nan, math.nan
        self._found: tuple[float, tuple[float, float]] = math.nan, (math.nan, math.nan)
        self._near = 0.0, 0.0, 0.0, 0.0, 0.0

    def at(self, w: Sequence[float]) -> tuple[float, tuple[float, float]]:
        w1, w2 = w
        if (w1, w2) != self._place:
            found = self._best if self._bias is None else self._sums
            loss, slope1, slope2, *_ = found(w1, w2, self._bias or 0.0)
            count = len(self._points)
            self._place, self._found = (w1, w2), (loss / count, (slope1 / count, slope2 / count))
        return self._found

    def _best(self, w1: float, w2: float, _: float) -> tuple[float, ...]:
        """Return loss and slopes with the best bias.

        It is looked for from where its slope at the place before says, by Halley's steps: Newton's
        with the second derivative. What the last one changes is a Taylor series of three terms.
        """
        last1, last2, b, along1, along2 = self._near
        b += along1 * (w1 - last1) + along2 * (w2 - last2)
        for _ in range(FEW):
            found = self._sums(w1, w2, b)
            loss, slope1, slope2, slope, bend1, bend2, bend, twist1, twist2, twist = found
            below = bend - slope * twist / (2 * bend) if bend > FLAT else 0.0
            if not below > 0:
                break
            step = slope / below
            b -= step
            if -SHORT < step < SHORT:
                self._near = w1, w2, b, -bend1 / bend, -bend2 / bend
                half = step / 2
                return (
                    loss - step * (slope - half * bend),
                    slope1 - step * (bend1 - half * twist1),
                    slope2 - step * (bend2 - half * twist2),
                )
        if not math.isfinite(w1 + w2):
            return math.nan, math.nan, math.nan
        b = float(best_bias(np.array([w1, w2]), self._x, self._t))
        self._near = w1, w2, b, 0.0, 0.0
        return self._sums(w1, w2, b)

    def _sums(self, w1: float, w2: float, b: float) -> tuple[float, ...]:
        """Return the loss and its derivatives, all as sums over the points.

        By w1, w2 and b; of these by b; and of those by b again.
        """
        exp, log1p = math.exp, math.log1p
        loss = slope1 = slope2 = slope = bend1 = bend2 = bend = twist1 = twist2 = twist = 0.0
        for x1, x2, right1, right2, right in self._points:
            margin = w1 * right1 + w2 * right2 + b * right
            if margin > -MOST_EXP:
                e = exp(-margin)
                loss += log1p(e)
                wrong = e / (1 + e)
            else:
                loss -= margin
                wrong = 1.0
            slope1 -= wrong * right1
            slope2 -= wrong * right2
            slope -= wrong * right
            once = wrong - wrong * wrong
            bend1 += once * x1
            bend2 += once * x2
            bend += once
            twice = (2 * wrong - 1) * once
            twist1 += twice * right1
            twist2 += twice * right2
            twist += twice * right
        return loss, slope1, slope2, slope, bend1, bend2, bend, twist1, twist2, twist


def has_bottom(x: FloatArray, t: Array, bias: float | None) -> bool:
    """Return whether the loss has a lowest place.

    It has none where there is a direction in which no point gets worse however far the weights go,
    and one gets better: the line is then only drawn ever sharper.
    """
    x, ones = np.asarray(x, np.float64), np.asarray(t) > 0.5
    if bias is not None:
        gains = np.where(ones[:, None], x, -x)
        better = gains @ _amid([gains], gains.sum(axis=0))
        return not ((better >= -1e-12).all() and (better > 1e-12).any())
    if ones.all() or not ones.any():
        return False
    inner, outer = x[ones], x[~ones]
    # By rows: all pairs of a thousand points at once would be held for nothing.
    way = _amid((one - outer for one in inner), inner.mean(axis=0) - outer.mean(axis=0))
    touching = (inner @ way).min() >= (outer @ way).max() - 1e-12
    return not (touching and np.ptp(x @ way) > 1e-12)


def _amid(gains: Iterable[FloatArray], total: FloatArray) -> FloatArray:
    """Return the middle of the sector that holds all ``gains``, which ``total`` lies in.

    If any direction has a scalar product of at least 0 with every one of them, this one has.
    """
    axes = np.array([total, (-total[1], total[0])]).T
    low = high = 0.0
    for some in gains:
        along, aside = (some @ axes).T
        angles = np.arctan2(aside, along)
        low, high = min(low, float(angles.min())), max(high, float(angles.max()))
    middle = float(np.arctan2(total[1], total[0])) + (low + high) / 2
    return np.array([np.cos(middle), np.sin(middle)])


def _sums(w: FloatArray, x: FloatArray) -> FloatArray:
    sums: FloatArray = np.tensordot(x, w, axes=1)
    return sums


def _sigmoid(s: FloatArray) -> FloatArray:
    with np.errstate(over="ignore"):
        y: FloatArray = 1 / (1 + np.exp(-s))
    return y

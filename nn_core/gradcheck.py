"""Numerical against analytic gradient: the proof that backpropagation was written right.

Chapter 5.7.3 of the book: the slow way (chapter 4's central difference) checks the fast one.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nn_core.arrays import Array, FloatArray, Labels
from nn_core.layers import Activate, Dropout, Layer, MaxPool2D, ReLU
from nn_core.losses import Loss, SoftmaxWithLoss
from nn_core.network import Network

H = 1e-4
"""Step of the central difference, as in the book."""
SLICE = 0.02
"""Seconds of work between two yields."""
WRONG = 1e-6
"""Relative difference of an array from which its gradient is called wrong."""
NOISE = 2e-11
"""What rounding a loss of 1 may make of a difference quotient; more for a larger loss."""
ROUNDING = 1e-9
"""Differences of this size are rounding: of losses of about 1, divided by 2h."""
SUSPECT = 1e-6
"""Relative difference of one element from which it is looked whether it crosses a bend."""
CURVED = 0.1
"""Share of a difference that half of h must take away for it to come from h."""
SEED = 0


def numerical_gradient(f: Callable[[FloatArray], float], x: FloatArray, h: float = H) -> FloatArray:
    """Return (f(x + h) − f(x − h)) / 2h for each element of ``x`` (equation 4.6).

    Parameters
    ----------
    f : callable
        Takes the whole array. ``x`` is changed in place while it is called, and put back.
    x : array
        Of any shape, in float64 for a result worth comparing.
    h : float
    """
    gradient = np.zeros_like(x)
    for index in np.ndindex(*x.shape):
        value = x[index]
        x[index] = value + h
        above = f(x)
        x[index] = value - h
        below = f(x)
        x[index] = value
        gradient[index] = (above - below) / (2 * h)
    return gradient


def spread(shape: tuple[int, ...], samples: int | None = None, seed: int = SEED) -> Labels:
    """Return places of an array to look at, at least one in every row and in every column.

    A fault may sit in one neuron or in one input, which is one column or one row of W. Places at
    equal distances miss most columns: in W (784, 50), every 784th element lies in 25 of the 50.

    Parameters
    ----------
    shape : tuple of int
        Of filters (F, C, H, W) each filter is a row and each of its places a column. A bias is one
        row, so all of it is looked at.
    samples : int, optional
        How many; as many as the longer side has are taken at least. All by default.
    seed : int
        Where the chance of the pattern begins.

    Returns
    -------
    array of int
        Places in the flat array, in random order, none twice.
    """
    size = int(np.prod(shape))
    rows = shape[0] if len(shape) > 1 else 1
    columns = size // max(1, rows)
    rng = np.random.default_rng(seed)
    if samples is None or samples >= size or not size:
        return rng.permutation(size)
    # Both run through their permutation again and again: a pattern without repetition.
    count = np.arange(max(rows, columns))
    pattern = rng.permutation(rows)[count % rows] * columns
    pattern += rng.permutation(columns)[count % columns]
    rest = np.setdiff1d(np.arange(size), pattern)
    more = rng.permutation(rest)[: max(0, samples - len(pattern))]
    return rng.permutation(np.concatenate([pattern, more]))


@dataclass(frozen=True, eq=False)
class ArrayCheck:
    """The two gradients of some elements of one parameter array.

    Attributes
    ----------
    name : str
        As in ``Network.parameters``: ``0.W``.
    shape : tuple of int
    places : array of int, shape (k,)
        In the flat array.
    analytic, numerical : array, shape (k,)
    bent : array of bool, shape (k,)
        Where a ReLU's bend, or the change of a pool's winner, lies between w − h and w + h, or the
        loss is too far from a straight line there: the difference quotient proves nothing.
    noise : float
        Differences of this size are rounding.
    """

    name: str
    shape: tuple[int, ...]
    places: Labels
    analytic: FloatArray
    numerical: FloatArray
    bent: Array
    noise: float = NOISE

    @property
    def mean_difference(self) -> float:
        """Mean of |analytic − numerical|, as the book prints it, without bends."""
        differences = np.abs(self.analytic - self.numerical)[~self.bent]
        return float(differences.mean()) if len(differences) else 0.0

    @property
    def relative(self) -> float:
        """‖analytic − numerical‖ / (‖analytic‖ + ‖numerical‖) without bends; 1 is opposite."""
        a, n = self.analytic[~self.bent], self.numerical[~self.bent]
        rounding = ROUNDING * len(a) ** 0.5
        size = float(np.linalg.norm(a) + np.linalg.norm(n))
        return float(np.linalg.norm(a - n) / max(size, rounding, 1e-300))

    @property
    def right(self) -> bool:
        """Whether the two agree, but for rounding."""
        if not np.isfinite(self.relative):
            return False
        apart = np.linalg.norm((self.analytic - self.numerical)[~self.bent])
        rounding = self.noise * np.count_nonzero(~self.bent) ** 0.5
        return bool(self.relative <= WRONG or apart <= rounding)


@dataclass(frozen=True)
class Entry:
    """The two gradients of one parameter.

    Attributes
    ----------
    name : str
        Of its array.
    index : tuple of int
    analytic, numerical : float
    bent : bool
        Whether a bend lies between w − h and w + h.
    """

    name: str
    index: tuple[int, ...]
    analytic: float
    numerical: float
    bent: bool


@dataclass(frozen=True, eq=False)
class RaceStep:
    """How far the numerical gradient has got, while the analytic one has long been there.

    Attributes
    ----------
    done, total : int
        Parameters looked at, and to be looked at.
    parameters : int
        All that the network has.
    seconds : float
        Of the numerical way until now.
    analytic_seconds : float
        Of one pass forward and back, which gives the gradient of every parameter.
    arrays : tuple of (str, tuple of int)
        Names and shapes, in the order of the flat vector.
    places : array of int, shape (total,)
        In the flat vector of all parameters.
    analytic, numerical, bent : array, shape (total,)
        Filled up to ``done``.
    noise : float
        Differences of this size are rounding.
    """

    done: int
    total: int
    parameters: int
    seconds: float
    analytic_seconds: float
    arrays: tuple[tuple[str, tuple[int, ...]], ...]
    places: Labels
    analytic: FloatArray
    numerical: FloatArray
    bent: Array
    noise: float = NOISE

    @property
    def expected_seconds(self) -> float:
        """What the numerical way takes in all, by the pace until now."""
        return self.seconds * self.total / max(1, self.done)

    @property
    def ratio(self) -> float:
        """How many times as long as the analytic way the numerical one takes for everything."""
        whole = self.seconds * self.parameters / max(1, self.done)
        return whole / max(self.analytic_seconds, 1e-9)

    @cached_property
    def checks(self) -> tuple[ArrayCheck, ...]:
        """What has been found, array by array."""
        start, found = 0, []
        places = self.places[: self.done]
        for name, shape in self.arrays:
            size = int(np.prod(shape))
            mine = np.flatnonzero((places >= start) & (places < start + size))
            parts = (self.analytic[mine], self.numerical[mine], self.bent[mine])
            found.append(ArrayCheck(name, shape, places[mine] - start, *parts, self.noise))
            start += size
        return tuple(found)

    def worst(self, count: int = 10) -> tuple[Entry, ...]:
        """Return those that differ most, the largest difference first."""
        found = []
        for check in self.checks:
            differences = np.abs(check.analytic - check.numerical)
            for at in np.argsort(-differences, kind="stable")[:count]:
                place = np.unravel_index(int(check.places[at]), check.shape)
                values = float(check.analytic[at]), float(check.numerical[at])
                index = tuple(map(int, place))
                found.append(Entry(check.name, index, *values, bool(check.bent[at])))
        found.sort(key=lambda one: -abs(one.analytic - one.numerical))
        return tuple(found[:count])

    @property
    def wrong(self) -> tuple[str, ...]:
        """Names of the arrays whose gradient is wrong."""
        return tuple(check.name for check in self.checks if not check.right)


def for_checking(network: Network) -> Network:
    """Return a copy in float64 in which no neuron is left out by chance."""
    twin = network.copy().astype(np.float64)
    for layer in twin.layers:
        if isinstance(layer, Dropout):
            layer.ratio = 0.0
    return twin


def numerical_gradient_steps(
    network: Network,
    loss: Loss,
    x: FloatArray,
    t: Array,
    *,
    h: float = H,
    samples: int | None = None,
    seed: int = SEED,
    before: tuple[FloatArray, Array] | None = None,
) -> Iterator[RaceStep]:
    """Compare the gradients parameter by parameter, and yield every few hundredths of a second.

    Parameters
    ----------
    network : Network
        In float64, without dropout (see `for_checking`); its gradients are overwritten.
    loss : Loss
    x, t : array
        A batch (N, …) the network takes, and its targets.
    h : float
    samples : int, optional
        Look at so many parameters in all, the same share of each array but at least one in every
        row and column (see `spread`); at all of them by default.
    seed : int
    before : (array, array), optional
        A batch that is passed first, as in learning: a fault that carries something over from one
        step to the next shows only then.

    Yields
    ------
    RaceStep
        The first has nothing but the analytic gradient; the last one is complete.
    """
    check = _Check(network, loss, network.batch(x), t, h)
    if before is not None:
        check.passed(*before)
    places = _places(network, samples, seed)
    analytic = check.analytic()[places]
    noise = NOISE * max(1.0, abs(check.value()))
    numerical, bent = np.zeros(len(places)), np.zeros(len(places), bool)
    arrays = tuple((name, value.shape) for name, value in network.parameters().items())
    passes = [check.timed()]

    def step(done: int, seconds: float) -> RaceStep:
        # Both are timed in turn, so that a busy machine is no advantage of one of them.
        passes.append(check.timed())
        times = (network.flat_params.size, seconds, sum(passes) / len(passes))
        found = (analytic, numerical, bent)
        return RaceStep(done, len(places), *times, arrays, places, *found, noise)

    # What is done between two yields counts, what happens elsewhere meanwhile doesn't.
    spent, resumed = 0.0, time.perf_counter()
    for done, place in enumerate(places):
        if not done or time.perf_counter() - resumed >= SLICE:
            spent += time.perf_counter() - resumed
            yield step(done, spent)
            resumed = time.perf_counter()
        numerical[done], bent[done] = check.compared(place, analytic[done])
    yield step(len(places), spent + time.perf_counter() - resumed)


class _Check:
    """A network, a batch and a loss whose slope in each parameter can be asked."""

    def __init__(self, network: Network, loss: Loss, x: FloatArray, t: Array, h: float) -> None:
        self.network, self.loss, self.x, self.t, self.h = network, loss, x, t, h

    def value(self) -> float:
        return self.loss.forward(self.network.forward(self.x, train=True), self.t)

    def passed(self, x: FloatArray, t: Array) -> None:
        """Pass a batch forward and back."""
        self.loss.forward(self.network.forward(x, train=True), t)
        self.network.backward(self.loss.backward())

    def analytic(self) -> FloatArray:
        """Return all gradients."""
        self.passed(self.x, self.t)
        return self.network.flat_grads.copy()

    def timed(self) -> float:
        """Return the seconds that one pass forward and back takes."""
        began = time.perf_counter()
        self.passed(self.x, self.t)
        return time.perf_counter() - began

    def compared(self, place: int, analytic: float) -> tuple[float, bool]:
        """Return the slope by differences, and whether a bend is why it isn't the analytic one."""
        numerical = self.slope(place, self.h)
        suspect = _suspect(analytic, numerical)
        bent = suspect and (self._bends(place) or self._curves(place, analytic, numerical))
        return numerical, bent

    def slope(self, place: int, h: float) -> float:
        return float(numerical_gradient(lambda _: self.value(), self._element(place), h)[0])

    def _bends(self, place: int) -> bool:
        """Return whether a bend lies between w − h and w + h."""
        element = self._element(place)
        value = element[0]
        seen = []
        for moved in (value - self.h, value, value + self.h):
            element[0] = moved
            seen.append(self._sides())
        element[0] = value
        return any(
            not np.array_equal(one, other)
            for sides in seen[1:]
            for one, other in zip(seen[0], sides, strict=True)
        )

    def _curves(self, place: int, analytic: float, numerical: float) -> bool:
        """Return whether the two differ because the loss bends too much between w − h and w + h.

        With half of h a mistake stays as large as it is, what comes from the bend gets smaller.
        """
        moved = abs(self.slope(place, self.h / 2) - numerical)
        return moved > CURVED * abs(analytic - numerical) or self._stands_still()

    def _stands_still(self) -> bool:
        """Return whether a right answer's probability is 0: its logarithm doesn't move then."""
        loss = getattr(self.loss, "inner", self.loss)
        if not isinstance(loss, SoftmaxWithLoss):
            return False
        return bool((loss.y[np.arange(len(self.t)), self.t] == 0).any())

    def _element(self, place: int) -> FloatArray:
        return self.network.flat_params[place : place + 1]

    def _sides(self) -> list[Array]:
        x = self.x
        sides: list[Array] = []
        for layer in self.network.layers:
            out = layer.forward(x, train=True)
            sides.extend(_sides_of(getattr(layer, "inner", layer), x, out))
            x = out
        return sides


def _sides_of(layer: Layer, x: FloatArray, out: FloatArray) -> Iterator[Array]:
    """Yield on which side of its bends each signal lies."""
    if isinstance(layer, ReLU):
        yield out > 0
    elif isinstance(layer, Activate) and layer.activation.kinks:
        yield np.searchsorted(layer.activation.kinks, x)
    elif isinstance(layer, MaxPool2D):
        f, (n, c, rows, columns) = layer.field, out.shape
        windows = x[:, :, : rows * f, : columns * f].reshape(n, c, rows, f, columns, f)
        yield windows.transpose(0, 1, 2, 4, 3, 5).reshape(*out.shape, f * f).argmax(axis=-1)


def _places(network: Network, samples: int | None, seed: int) -> Labels:
    """Return the places in the flat vector, in an order in which every array grows evenly."""
    total, start, chosen = network.flat_params.size, 0, []
    for number, array in enumerate(network.parameters().values()):
        share = None if samples is None else -(-samples * array.size // max(1, total))
        chosen.append(start + spread(array.shape, share, seed + number))
        start += array.size
    if not chosen:
        return np.empty(0, np.int64)
    return np.random.default_rng(seed).permutation(np.concatenate(chosen))


def _suspect(analytic: float, numerical: float) -> bool:
    difference = abs(analytic - numerical)
    return bool(difference > SUSPECT * max(abs(analytic), abs(numerical)) + ROUNDING)

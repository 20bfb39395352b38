"""The loss of a whole network over two directions of its parameters (Li et al., 2018)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from nn_core.arrays import Array, FloatArray, frozen
from nn_core.descent.surfaces import Surface
from nn_core.errors import QT_TRANSLATE_NOOP, ShapeError
from nn_core.layers import Affine
from nn_core.losses import Loss, SoftmaxWithLoss
from nn_core.network import Network

FINE, COARSE = 25, 9
"""Places along each side; every third of the fine ones is a coarse one."""
NETWORK_RATES = {"sgd": 0.1, "momentum": 0.02, "adagrad": 0.3, "adam": 0.1}
"""Learning rates that suit heights of a few tenths over ways of about 1."""
Pair = tuple[FloatArray, FloatArray]
"""Two flat directions, each of the network's number of parameters."""
CUBIC = np.array([(0, 2, 0, 0), (-1, 0, 1, 0), (2, -5, 4, -1), (-1, 3, -3, 1)]) / 2
"""What four heights in a row give to 1, s, s² and s³ between the second and the third."""


@dataclass(frozen=True, eq=False)
class SurfacePatch:
    """The surface as far as it is known; arrays are read-only.

    Attributes
    ----------
    a, b : array, shape (FINE,)
        Coordinates across and up: how far along the first and the second direction.
    heights : array, shape (FINE, FINE)
        Losses, rows by ``b``; what has not been worked out is put in between the coarse ones.
    known : array of bool, shape (FINE, FINE)
    """

    a: FloatArray
    b: FloatArray
    heights: FloatArray
    known: Array

    @property
    def complete(self) -> bool:
        """Whether every height has been worked out."""
        return bool(self.known.all())


class LossSurface:
    """The mean loss at θ + a·first + b·second.

    The first layer is linear in a and b, so its products X·W are made three times and not once a
    place; that is most of the work of the book's network.

    Parameters
    ----------
    network : Network
        Is copied.
    x, t : array
        A batch it takes, and what it should answer.
    directions : pair of array, shape (parameters,)
    loss : Loss, optional
        Softmax with cross-entropy unless given.

    Raises
    ------
    ShapeError
        If a direction is not as long as the network has parameters.
    """

    def __init__(
        self, network: Network, x: Array, t: Array, directions: Pair, loss: Loss | None = None
    ) -> None:
        self._network = network.copy()
        self._theta = self._network.flat_params.copy()
        for direction in directions:
            if direction.shape != self._theta.shape:
                raise ShapeError(
                    QT_TRANSLATE_NOOP(
                        "nn_core", "A direction has shape {found}, the parameters {expected}."
                    ),
                    found=direction.shape,
                    expected=self._theta.shape,
                )
        self.directions = tuple(d.astype(self._theta.dtype) for d in directions)
        self._x, self._t = self._network.batch(x), t
        self._loss = loss or SoftmaxWithLoss()
        self._products = self._split()

    def at(self, a: float, b: float) -> float:
        """Return the loss at a place."""
        network, (first, second) = self._network, self.directions
        kind = self._theta.dtype.type
        np.copyto(network.flat_params, self._theta)
        network.flat_params += kind(a) * first
        network.flat_params += kind(b) * second
        with np.errstate(all="ignore"):
            if self._products is None:
                return self._loss.forward(network.forward(self._x), self._t)
            z: FloatArray = self._products[0] + kind(a) * self._products[1]
            z += kind(b) * self._products[2]
            for layer in network.layers[1:]:
                z = layer.forward(z)
            return self._loss.forward(z, self._t)

    def patches(self, reach: float = 1.0) -> Iterator[SurfacePatch]:
        """Yield the surface for a and b within ±``reach``: coarse at first, then row by row."""
        side = np.linspace(-reach, reach, FINE)
        heights = np.full((FINE, FINE), np.nan)
        stride = (FINE - 1) // (COARSE - 1)
        rows = [*range(0, FINE, stride), *(row for row in range(FINE) if row % stride)]
        for row in rows[:COARSE]:
            for column in range(0, FINE, stride):
                heights[row, column] = self.at(side[column], side[row])
        coarse = _between(heights[::stride, ::stride], stride)
        yield _patch(side, heights, coarse)
        for row in rows:
            for column in np.flatnonzero(np.isnan(heights[row])).tolist():
                heights[row, column] = self.at(side[column], side[row])
            heights[row, np.isnan(heights[row])] = np.inf
            yield _patch(side, heights, coarse)

    def _split(self) -> tuple[FloatArray, FloatArray, FloatArray] | None:
        """Return the first layer's output for θ, and what each direction adds to it."""
        if not isinstance(self._network.layers[0], Affine):
            return None
        found = []
        for vector in (self._theta, *self.directions):
            np.copyto(self._network.flat_params, vector)
            found.append(self._network.layers[0].forward(self._x))
        return found[0], found[1], found[2]


def random_direction(network: Network, rng: np.random.Generator) -> FloatArray:
    """Return a random direction in which each neuron's weights are as long as they are now.

    Where a network has large weights a step is small to it; so each neuron gets a direction of its
    own size (a filter of a convolution counts as a neuron). What has no neurons, such as the
    figures of batch normalisation, stays as it is.
    """
    parts: list[FloatArray] = []
    for layer in network.layers:
        parts.extend(_drawn(layer.params, rng))
    return np.concatenate(parts) if parts else np.empty(0)


def one_weight(network: Network, index: int) -> FloatArray:
    """Return the direction that moves one parameter alone, by its place in ``flat_params``."""
    direction = np.zeros_like(network.flat_params)
    direction[index] = 1
    return direction


def downhill(network: Network, x: Array, t: Array, loss: Loss | None = None) -> FloatArray:
    """Return the direction of SGD's next step on this batch, of length 1: −g/‖g‖.

    The network's gradients are overwritten.
    """
    loss = loss or SoftmaxWithLoss()
    loss.forward(network.forward(network.batch(x), train=True), t)
    network.backward(loss.backward())
    size = float(np.linalg.norm(network.flat_grads))
    way: FloatArray = -network.flat_grads / network.dtype.type(size or 1.0)
    return way


def shadow(theta: FloatArray, centre: FloatArray, directions: Pair) -> tuple[float, float]:
    """Return where other parameters fall on the plane of two directions: the nearest place."""
    plane = np.stack(directions).astype(np.float64)
    found = np.linalg.lstsq(plane.T, (theta - centre).astype(np.float64), rcond=None)[0]
    return float(found[0]), float(found[1])


def grid_surface(patch: SurfacePatch) -> Surface:
    """Return the surface through the heights of a patch, smooth between them.

    Outside of what was worked out it goes on level.
    """
    between = _Between(patch)
    low, reach = float(patch.a[0]), float(patch.a[-1])
    return Surface(
        "network",
        between.value,
        between.gradient,
        between.at,
        (low, reach, low, reach),
        (0.6 * reach, 0.6 * reach),
        rates=NETWORK_RATES,
    )


class _Between:
    """The cubic of Catmull and Rom (1974), which meets the four heights it lies between."""

    def __init__(self, patch: SurfacePatch) -> None:
        self._low, self._reach = float(patch.a[0]), float(patch.a[-1])
        self._spacing = float(patch.a[1] - patch.a[0])
        highest = np.nanmax(patch.heights)
        heights = np.where(np.isfinite(patch.heights), patch.heights, highest)
        around = sliding_window_view(np.pad(heights, 1, mode="edge"), (4, 4))
        self._cells = CUBIC @ around @ CUBIC.T
        """Of each cell the factors of vⁱuʲ, u across it and v up it, both 0 to 1."""
        self._table = self._cells.tolist()

    def at(self, place: Sequence[float]) -> tuple[float, tuple[float, float]]:
        """Return height and gradient at one place: in plain numbers, many times as fast."""
        x, y = place
        u, v = (x - self._low) / self._spacing, (y - self._low) / self._spacing
        if not (0.0 <= u < FINE - 1 and 0.0 <= v < FINE - 1):
            return self._outside(x, y)
        column, row = int(u), int(v)
        height, across, up = _mix(self._table[row][column], u - column, v - row)
        return height, (across / self._spacing, up / self._spacing)

    def _outside(self, x: float, y: float) -> tuple[float, tuple[float, float]]:
        if not math.isfinite(x) or not math.isfinite(y):
            return math.nan, (math.nan, math.nan)
        u, v = (min(max((one - self._low) / self._spacing, 0.0), FINE - 1) for one in (x, y))
        column, row = min(int(u), FINE - 2), min(int(v), FINE - 2)
        height, across, up = _mix(self._table[row][column], u - column, v - row)
        return height, (
            across / self._spacing if abs(x) <= self._reach else 0.0,
            up / self._spacing if abs(y) <= self._reach else 0.0,
        )

    def value(self, x: FloatArray) -> FloatArray | float:
        return self.at(x.tolist())[0] if np.ndim(x) == 1 else self._mixed(x, 0, 0)

    def gradient(self, x: FloatArray) -> FloatArray:
        if np.ndim(x) == 1:
            return np.array(self.at(x.tolist())[1])
        slopes = np.stack([self._mixed(x, 1, 0), self._mixed(x, 0, 1)])
        slopes *= np.abs(x) <= self._reach
        return slopes / self._spacing

    def _mixed(self, x: FloatArray, across: int, up: int) -> FloatArray:
        """Return the derivative of these orders at many places."""
        place = np.clip((np.asarray(x, np.float64) - self._low) / self._spacing, 0, FINE - 1)
        cell = np.minimum(place.astype(int), FINE - 2)
        columns, rows = _powers(place[0] - cell[0], across), _powers(place[1] - cell[1], up)
        total: FloatArray = np.zeros(place.shape[1:])
        for i in range(4):
            for j in range(4):
                total += rows[i] * columns[j] * self._cells[cell[1], cell[0], i, j]
        return total


def _mix(cell: list[list[float]], u: float, v: float) -> tuple[float, float, float]:
    """Return the height in a cell and its derivatives by u and v, each by Horner's rule."""
    (a0, b0, c0, d0), (a1, b1, c1, d1), (a2, b2, c2, d2), (a3, b3, c3, d3) = cell
    e = ((d0 * u + c0) * u + b0) * u + a0
    f = ((d1 * u + c1) * u + b1) * u + a1
    g = ((d2 * u + c2) * u + b2) * u + a2
    h = ((d3 * u + c3) * u + b3) * u + a3
    p = ((b3 * v + b2) * v + b1) * v + b0
    q = ((c3 * v + c2) * v + c1) * v + c0
    r = ((d3 * v + d2) * v + d1) * v + d0
    return ((h * v + g) * v + f) * v + e, (3 * r * u + 2 * q) * u + p, (3 * h * v + 2 * g) * v + f


def _drawn(params: dict[str, FloatArray], rng: np.random.Generator) -> Iterator[FloatArray]:
    """Yield a direction for each array of a layer; the bias belongs to its neuron."""
    W = params.get("W")
    if W is None:
        yield from (np.zeros(array.size, array.dtype) for array in params.values())
        return
    # One row a neuron, of an affine layer's columns or a convolution's filters; the bias last.
    rows = W.T if W.ndim == 2 else W.reshape(len(W), -1)
    whole = np.column_stack([rows, params["b"]]) if "b" in params else rows
    drawn = rng.normal(size=whole.shape)
    sizes = [np.linalg.norm(rows, axis=1, keepdims=True) for rows in (whole, drawn)]
    drawn *= sizes[0] / sizes[1]
    for name, array in params.items():
        if name == "W":
            mine = drawn[:, : rows.shape[1]]
            yield (mine.T if W.ndim == 2 else mine).reshape(-1).astype(W.dtype)
        elif name == "b":
            yield drawn[:, -1].astype(array.dtype)
        else:
            yield np.zeros(array.size, array.dtype)


def _between(coarse: FloatArray, stride: int) -> FloatArray:
    """Return heights at every fine place, on straight lines between the coarse ones."""
    fine = np.arange(FINE) / stride
    places = np.arange(len(coarse))
    rows = np.array([np.interp(fine, places, row) for row in coarse])
    return np.array([np.interp(fine, places, column) for column in rows.T]).T


def _patch(side: FloatArray, heights: FloatArray, coarse: FloatArray) -> SurfacePatch:
    known = ~np.isnan(heights)
    filled = np.where(known, heights, coarse)
    return SurfacePatch(side, side, frozen(filled), frozen(known))


def _powers(s: FloatArray, order: int) -> tuple[FloatArray, ...]:
    """Return 1, s, s² and s³, or the slopes of these."""
    zero, one = np.zeros_like(s), np.ones_like(s)
    return (zero, one, 2 * s, 3 * s**2) if order else (one, s, s**2, s**3)

"""Signals forwards and gradients backwards through many layers, as histograms (chapter 6.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

import numpy as np

from nn_core.activations import Elementwise
from nn_core.arrays import Array, FloatArray, frozen
from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused
from nn_core.initializers import Initializer

BINS = 30
"""Bars a histogram, as in the book."""
OPEN_END = 4.0
"""Where a histogram of an unbounded function ends; the inputs have the spread 1."""
GRADIENT_DECADES = (-12.0, 6.0)
"""Ends of the histograms of gradients, as powers of ten."""
FACTOR = 20.0
"""A signal or gradient that shrinks or grows by more than this has vanished or exploded."""
EDGE = 0.05
"""A value this close to an end of the range, as a share of the range, is saturated."""


class Trend(StrEnum):
    """What becomes of a signal or of a gradient on its way."""

    STEADY = "steady"
    VANISHING = "vanishing"
    EXPLODING = "exploding"
    SATURATED = "saturated"
    ZERO = "zero"


@dataclass(frozen=True)
class Histogram:
    """Counts between edges; what lies beyond the ends is counted in the outermost bars.

    Attributes
    ----------
    edges : ndarray, shape (bars + 1,)
    counts : ndarray of int, shape (bars,)
    """

    edges: FloatArray
    counts: Array


@dataclass(frozen=True)
class LayerSignal:
    """What leaves one layer on the way forwards.

    Attributes
    ----------
    values : Histogram
        Of h(a) over all inputs and nodes.
    mean, spread : float
        Mean and standard deviation of the same values.
    saturated : float
        Share of the values at an end of a range that is bounded on both sides, else 0.
    """

    values: Histogram
    mean: float
    spread: float
    saturated: float


@dataclass(frozen=True)
class LayerGradient:
    """What reaches the sums of one layer on the way back.

    Attributes
    ----------
    sizes : Histogram
        Of log10 |g|, without the zeros.
    rms : float
        Root of the mean square.
    zeros : float
        Share of the entries that are exactly 0.
    """

    sizes: Histogram
    rms: float
    zeros: float


@dataclass(frozen=True)
class Propagation:
    """One pass through all layers.

    Attributes
    ----------
    signals, gradients : tuple
        In the order of the layers. The gradients fill from the last layer to the first.
    depth : int
    """

    signals: tuple[LayerSignal, ...]
    gradients: tuple[LayerGradient, ...]
    depth: int

    @property
    def complete(self) -> bool:
        """Whether the way back has reached the first layer."""
        return len(self.gradients) == self.depth

    @property
    def signal_trend(self) -> Trend:
        """The name of what happens forwards, by the values that leave the last layer."""
        last = self.signals[-1]
        if last.saturated >= 0.5:
            return Trend.SATURATED
        return trend(last.spread)

    @property
    def gradient_trend(self) -> Trend:
        """The name of what happens backwards, by the first layer's share of the last one's."""
        if self.gradients[0].rms == 0:
            return Trend.ZERO
        return trend(self.gradients[0].rms / self.gradients[-1].rms)


def trend(ratio: float) -> Trend:
    """Return whether a size has vanished, exploded, or stayed within a factor of 20."""
    if ratio < 1 / FACTOR:
        return Trend.VANISHING
    return Trend.EXPLODING if ratio > FACTOR else Trend.STEADY


def histogram(values: FloatArray, low: float, high: float, bins: int = BINS) -> Histogram:
    """Count ``values`` of any shape in bars of equal width from ``low`` to ``high``."""
    place = (values.ravel() - low) * (bins / (high - low))
    index = np.clip(place, 0, bins - 1).astype(np.intp)
    counts = np.bincount(index, minlength=bins)
    return Histogram(frozen(np.linspace(low, high, bins + 1)), frozen(counts))


def describe_signal(z: FloatArray, value_range: tuple[float, float]) -> LayerSignal:
    """Return the record of values (any shape) that lie in ``value_range``."""
    low, high = value_range
    saturated = 0.0
    if np.isfinite(low) and np.isfinite(high):
        edge = EDGE * (high - low)
        saturated = float(np.mean((z < low + edge) | (z > high - edge)))
    ends = histogram(z, max(low, -OPEN_END), min(high, OPEN_END))
    return LayerSignal(ends, float(z.mean()), float(z.std()), saturated)


def describe_gradient(g: FloatArray) -> LayerGradient:
    """Return the record of the gradient ``g``, of any shape."""
    sizes = np.abs(g[g != 0])
    low, high = GRADIENT_DECADES
    # The largest is taken out first: squares of what has nearly vanished would be 0.
    largest = float(sizes.max(initial=0.0))
    rms = largest * float(np.sqrt(np.mean(np.square(g / (largest or 1.0)))))
    return LayerGradient(histogram(np.log10(sizes), low, high), rms, 1.0 - sizes.size / g.size)


def forwards(
    z: FloatArray,
    h: Elementwise,
    draw: Callable[[np.random.Generator], FloatArray],
    rng: np.random.Generator,
    depth: int,
) -> Iterator[tuple[FloatArray, FloatArray, FloatArray]]:
    """Yield W, a = z W and h(a) of every layer, from the first to the last.

    Parameters
    ----------
    z : ndarray, shape (inputs, nodes)
        What enters the first layer.
    h : callable
    draw : callable
        Takes ``rng``; gives a layer's weights, shape (nodes, nodes).
    rng : numpy.random.Generator
    depth : int
    """
    if depth < 1:
        raise ValueRefused(QT_TRANSLATE_NOOP("nn_core", "A network needs at least one layer."))
    for _ in range(depth):
        W = draw(rng).astype(np.float32)
        a = z @ W
        z = h(a)
        yield W, a, z


def backwards(
    dz: FloatArray, slope: Elementwise, passed: Sequence[tuple[FloatArray, FloatArray]]
) -> Iterator[FloatArray]:
    """Yield the gradient at the sums a of every layer, from the last to the first.

    Parameters
    ----------
    dz : ndarray, shape (inputs, nodes)
        The gradient at the output of the last layer.
    slope : callable
        h'.
    passed : sequence of (W, a)
        What `forwards` yielded, from the first layer to the last.
    """
    for W, a in reversed(passed):
        da = dz * slope(a)
        dz = da @ W.T
        yield da


def propagate(
    function: Elementwise,
    derivative: Elementwise,
    initializer: Initializer,
    depth: int,
    *,
    value_range: tuple[float, float] = (-np.inf, np.inf),
    parameters: Mapping[str, float] | None = None,
    options: Mapping[str, float] | None = None,
    nodes: int = 100,
    inputs: int = 1000,
    seed: int = 0,
) -> Iterator[Propagation]:
    """Send normal inputs forwards and a normal gradient backwards, layer by layer.

    Every layer is z = h(z W), in float32 as networks are trained. The gradient of the last layer's
    output is drawn with spread 1, so what arrives at the first layer is what the layers did to it.
    The numbers of nodes and inputs are those of chapter 6.2.

    Parameters
    ----------
    function, derivative : callable
        h and h'; ``value_range`` holds the bounds of h.
    initializer : callable
        Draws W of shape (nodes, nodes).
    depth : int
        Number of layers, at least 1; else `ValueRefused`.
    parameters, options : mapping, optional
        Keywords for h and h', and for the initialiser.

    Yields
    ------
    Propagation
        After every layer in either direction; the last one is complete.
    """
    h = partial(function, **(parameters or {}))
    draw = partial(initializer, nodes, nodes, **(options or {}))
    rng = np.random.default_rng(seed)
    x: FloatArray = rng.standard_normal((inputs, nodes), dtype=np.float32)
    passed: list[tuple[FloatArray, Array]] = []
    signals: tuple[LayerSignal, ...] = ()
    for W, a, z in forwards(x, h, draw, rng, depth):
        passed.append((W, a))
        signals = (*signals, describe_signal(z, value_range))
        yield Propagation(signals, (), depth)
    dz: FloatArray = rng.standard_normal((inputs, nodes), dtype=np.float32)
    gradients: tuple[LayerGradient, ...] = ()
    for da in backwards(dz, partial(derivative, **(parameters or {})), passed):
        gradients = (describe_gradient(da), *gradients)
        yield Propagation(signals, gradients, depth)

"""An activation function that the user types: a formula of x, its derivative by its own graph."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from nn_core.activations import Activation, make_by
from nn_core.arrays import Array, FloatArray
from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused
from nn_core.graph.arrays import evaluate, gradient, node_values
from nn_core.graph.graph import Graph
from nn_core.graph.latex import latex
from nn_core.graph.parse import parse

PREFIX = "own:"
"""How its name in the registry begins; the formula follows, so that a file that names it says all
there is to know of it."""
ENDS = (-10.0, 10.0)
"""Where it must have a value."""
POINTS = 2001
LONGEST_TITLE = 14
HALVINGS = 60
BESIDE, KINKED = 1e-6, 1e-3
"""How far from a kink its slopes are taken, and by how much of their size they differ at least."""


def own_name(text: str) -> str:
    """Return the name of the activation of a formula."""
    return PREFIX + text


@lru_cache(maxsize=32)
def own_activation(text: str) -> Activation:
    """Return the activation h(x) of a formula.

    Where the formula has no value, far out, it gives nan.

    Raises
    ------
    FormulaError
        If it is no formula.
    ValueRefused
        If it has other inputs than x, or no value for an x of -10 to 10.
    """
    graph = parse(text)
    if graph.names != ("x",):
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "An activation is a formula of x alone."),
            QT_TRANSLATE_NOOP("nn_core", "Write one such as x*sigmoid(x)."),
        )
    x = np.linspace(*ENDS, POINTS)
    y = evaluate(graph, {"x": x})
    lost = ~np.isfinite(y)
    if lost.any():
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "At x = {x} the formula has no value."),
            QT_TRANSLATE_NOOP("nn_core", "An activation needs one for each x from −10 to 10."),
            x=f"{x[lost][0]:g}".replace("-", "−"),
        )
    bare = " ".join(text.split())
    return Activation(
        name=own_name(text),
        title=bare if len(bare) <= LONGEST_TITLE else bare[: LONGEST_TITLE - 1] + "…",
        function=lambda x: _as(x, evaluate(graph, {"x": x})),
        derivative=lambda x: _as(x, gradient(graph, {"x": x})[1]["x"]),
        latex=latex(graph),
        derivative_latex=r"\frac{dh}{dx}",
        value_range=(-np.inf, np.inf),
        range_text="",
        meaning=QT_TRANSLATE_NOOP("nn_core", "A function of your own."),
        history=QT_TRANSLATE_NOOP("nn_core", "Its slope is worked out by the formula's own graph."),
        kinks=kinks(graph, x),
        formula=text,
        monotone=bool((np.diff(y) >= 0).all()),
    )


def _as(x: FloatArray, found: FloatArray) -> FloatArray:
    # What a narrow width can't hold is nan, too, and no warning.
    with np.errstate(over="ignore"):
        narrow = found.astype(x.dtype)
    return np.where(np.isfinite(narrow), narrow, narrow.dtype.type(np.nan))


def kinks(graph: Graph, x: FloatArray) -> tuple[float, ...]:
    """Return where the curve of a formula of one number has a kink, in rising order.

    Parameters
    ----------
    graph : Graph
    x : array, shape (N,)
        Rising; two kinks between neighbours may be missed.
    """
    found: set[float] = set()
    for place in graph.work:
        node = graph.nodes[place]
        if node.op.bends is not None:
            found |= {_round(root) for root in _roots(graph, node.args, x)}
    return tuple(root for root in sorted(found) if _differ(graph, root))


def _differ(graph: Graph, x: float) -> bool:
    """Tell whether the slopes to both sides do: x·|x| has none, whatever bends in it."""
    reach = BESIDE * max(1.0, abs(x))
    sides = gradient(graph, {graph.names[0]: np.array([x - reach, x + reach])})[1]
    left, right = sides[graph.names[0]]
    return bool(abs(left - right) > KINKED * (1 + abs(left) + abs(right)))


def _roots(graph: Graph, args: Sequence[int], x: FloatArray) -> list[float]:
    """Return where two numbers of an operation meet, or where its only one is 0."""

    def apart(at: FloatArray) -> FloatArray:
        values = node_values(graph, {graph.names[0]: at})
        first = np.broadcast_to(values[args[0]], at.shape)
        return first - (values[args[1]] if len(args) > 1 else 0.0)

    y = apart(x)
    found = [float(root) for root in x[(y == 0) & _alone(y == 0)]]
    for index in np.flatnonzero(y[:-1] * y[1:] < 0):
        low, high = float(x[index]), float(x[index + 1])
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            same = apart(np.array([middle]))[0] * y[index] > 0
            low, high = (middle, high) if same else (low, middle)
        found.append(high)
    return found


def _alone(zero: Array) -> Array:
    """Return which zeros end at one place: along a whole stretch of them nothing bends."""
    beside = np.zeros_like(zero)
    beside[1:] |= ~zero[:-1]
    beside[:-1] |= ~zero[1:]
    return beside


def _round(x: float) -> float:
    return round(x, 12) + 0.0


make_by(PREFIX, own_activation)

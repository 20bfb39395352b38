"""Surfaces and curves of a formula that was typed, with the gradient that its graph gives."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from nn_core import graph
from nn_core.arrays import FloatArray
from nn_core.descent.curves import Line
from nn_core.descent.surfaces import SURFACES, Surface
from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused

NONE = ArithmeticError, ValueError
"""What plain numbers raise where NumPy would say inf or NaN."""
ONE: dict[str, tuple[Callable[[float], float], Callable[[float, float], float]]] = {
    "neg": (lambda x: -x, lambda y, x: -1.0),
    "exp": (math.exp, lambda y, x: y),
    "log": (math.log, lambda y, x: 1 / x),
    "sqrt": (math.sqrt, lambda y, x: 0.5 / y),
    "sin": (math.sin, lambda y, x: math.cos(x)),
    "cos": (math.cos, lambda y, x: -math.sin(x)),
    "tanh": (math.tanh, lambda y, x: 1 - y * y),
}
"""Operations on one plain number, and their slopes from result and number."""
NAMES = (("x", "y"), ("x0", "x1"))
"""What the inputs may be called; the second pair is the book's."""


def surface_of(text: str, inputs: int = 2) -> Surface:
    """Return the surface of a formula.

    Parameters
    ----------
    text : str
        A formula of x and y, or of x0 and x1; either may be missing.
    inputs : int
        1 or 2; with 1 the formula is one of x alone.

    Raises
    ------
    FormulaError
        If it is no formula.
    ValueRefused
        If it has other names.
    """
    made = graph.parse(text)
    names = _names(made.names, inputs)

    def given(x: FloatArray) -> dict[str, FloatArray]:
        return {name: x[k] for k, name in enumerate(names) if name in made.names}

    order = [made.names.index(name) if name in made.names else None for name in names]
    taken = [names.index(name) for name in made.names]
    one = _OnePlace(made)

    def some(place: Sequence[float]) -> tuple[float, list[float]]:
        height, slopes = one.at([place[k] for k in taken])
        return height, [0.0 if k is None else slopes[k] for k in order]

    at = one.at if made.names == names else some

    def value(x: FloatArray) -> FloatArray | float:
        if np.ndim(x) == 1:
            with np.errstate(all="ignore"):
                return at(x.tolist())[0]
        return np.broadcast_to(graph.evaluate(made, given(x)), np.shape(x)[1:])

    def gradient(x: FloatArray) -> FloatArray:
        if np.ndim(x) == 1:
            with np.errstate(all="ignore"):
                return np.array(at(x.tolist())[1])
        _, found = graph.gradient(made, given(x))
        level = np.zeros(np.shape(x)[1:])
        return np.stack([found.get(name, level) for name in names])

    box, start = (-6.0, 6.0, -4.0, 4.0), (-4.0, 3.0)
    return Surface("own", value, gradient, at, box, start, formula=text, names=names)


def line_of(text: str) -> Line:
    """Return the curve of a formula of x; see `surface_of` for errors."""
    surface = surface_of(text, 1)
    return Line(
        "own",
        lambda x: surface.value(np.asarray(x, np.float64)[None]),
        lambda x: surface.gradient(np.asarray(x, np.float64)[None])[0],
        -4.0,
        4.0,
        1.0,
        formula=text,
    )


def surface_meant(text: str, inputs: int | None = None) -> Surface:
    """Return a surface of the registry by its name or formula, or that of another formula.

    Parameters
    ----------
    inputs : int, optional
        How many numbers a place has, where that is known.

    Raises
    ------
    FormulaError, ValueRefused
        If there is none.
    """
    tight = "".join(text.split())
    for surface in SURFACES.values():
        typed = tight == "".join(surface.formula.split()) and inputs in (None, 2)
        if typed or tight == surface.name:
            return surface
    if text.isidentifier() and text not in ("x", "y", *NAMES[1]):
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "There is no surface “{name}”."),
            QT_TRANSLATE_NOOP("nn_core", "Write a formula of x and y, or one of: {known}."),
            name=text,
            known=", ".join(SURFACES),
        )
    names = graph.parse(text).names
    # Of two numbers if it has two, so that the start is found too short and not the name unknown.
    return surface_of(text, 1 if inputs == 1 and not {"y", "x1"} & set(names) else 2)


class _OnePlace:
    """Value and slopes of a formula at one place by plain numbers, in an order that is made once.

    A walk asks for a place at a time: by arrays of one element it would take ten times as long,
    and by calls for the usual operations one and a half times.
    """

    def __init__(self, made: graph.Graph) -> None:
        self._moves, self._inputs, self._output = made.moves, made.inputs, made.output
        self._nodes = [_worked(made, place) for place in made.work]
        self._values = [float(node.value) for node in made.nodes]
        self._level = [0.0] * len(made.nodes)

    def at(self, inputs: Sequence[float]) -> tuple[float, list[float]]:
        """Return the value and the slope by each input; NaN where there is none.

        NumPy's warnings are left to the caller: turning them off takes a fifth of the time.
        """
        value, backs = self._value(inputs), self._backs()
        slopes = [backs[place] for place in self._inputs]
        if not math.isfinite(value + sum(slopes)):  # rare: one sum tells in a third of the time
            known = math.isfinite(value)
            slopes = [one if known and math.isfinite(one) else math.nan for one in slopes]
        return value, slopes

    def _value(self, inputs: Sequence[float]) -> float:
        values, isfinite = self._values, math.isfinite
        for place, number in zip(self._inputs, inputs, strict=True):
            values[place] = number
        for kind, place, a, b, work in self._nodes:
            try:
                if kind == "add":
                    found = values[a] + values[b]
                elif kind == "mul":
                    found = values[a] * values[b]
                elif kind == "square":
                    found = values[a] * values[a]
                elif kind == "sub":
                    found = values[a] - values[b]
                elif kind == "div":
                    found = values[a] / values[b]
                elif kind == "one":
                    found = work[0](values[a])
                else:
                    found = float(work.op.forward(*[values[arg] for arg in work.args]))
            except NONE:  # where NumPy would say inf
                found = math.nan
            values[place] = found if isfinite(found) else math.nan
        return values[self._output]

    def _backs(self) -> list[float]:
        """Return the slope by each node; what is said of constants means nothing."""
        values, backs = self._values, self._level.copy()
        backs[self._output] = 1.0
        for kind, place, a, b, work in reversed(self._nodes):
            back = backs[place]
            try:
                if kind == "add":
                    backs[a] += back
                    backs[b] += back
                elif kind == "mul":
                    backs[a] += back * values[b]
                    backs[b] += back * values[a]
                elif kind == "square":
                    backs[a] += back * 2 * values[a]
                elif kind == "sub":
                    backs[a] += back
                    backs[b] -= back
                elif kind == "div":
                    backs[a] += back / values[b]
                    backs[b] -= back * values[place] / values[b]
                elif kind == "one":
                    backs[a] += back * work[1](values[place], values[a])
                else:
                    self._hand_back(work, back, values[place], backs)
            except NONE:
                backs[a] = backs[b] = math.nan
        return backs

    def _hand_back(self, node: graph.Node, back: float, y: float, backs: list[float]) -> None:
        assert node.op.local is not None
        slopes = node.op.local(y, *[self._values[arg] for arg in node.args])
        for arg, slope in zip(node.args, slopes, strict=True):
            if self._moves[arg]:
                backs[arg] += back * float(slope)


def _worked(made: graph.Graph, place: int) -> tuple[str, int, int, int, Any]:
    """Return how a node is worked out: kind, its place, those of its first and last argument.

    At the end that by which it is done: for "one" two functions, for "other" the node itself.
    """
    node = made.nodes[place]
    kind, first, last = node.op.key, node.args[0], node.args[-1]
    if kind == "pow" and not made.moves[last]:
        n = float(made.nodes[last].value)
        if n == 2:
            return "square", place, first, last, None
        if n != 0:
            power = lambda x: math.pow(x, n), lambda y, x: n * math.pow(x, n - 1)
            return "one", place, first, first, power
    if kind in ONE:
        return "one", place, first, first, ONE[kind]
    return kind, place, first, last, node


def _names(used: tuple[str, ...], inputs: int) -> tuple[str, ...]:
    for names in NAMES:
        if set(used) <= set(names[:inputs]):
            return names[:inputs]
    known = NAMES[0][:inputs]
    raise ValueRefused(
        QT_TRANSLATE_NOOP("nn_core", "The formula has a name that means nothing here: “{name}”."),
        QT_TRANSLATE_NOOP("nn_core", "Write it with: {names}."),
        name=next(name for name in used if name not in known),
        names=", ".join(known),
    )

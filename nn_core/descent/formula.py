"""Surfaces and curves of a formula that was typed, with the gradient that its graph gives."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from nn_core import graph
from nn_core.arrays import FloatArray
from nn_core.descent.curves import Line
from nn_core.descent.surfaces import SURFACES, Surface
from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused

NAMES = (("x", "y"), ("x0", "x1"))
"""What the inputs may be called; the second pair is the book's."""
PLAIN: dict[str, Callable[..., Any]] = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "div": operator.truediv,
    "neg": operator.neg,
    "pow": lambda x, n: x * x if n == 2 else np.power(x, n),
}
"""Operations of two numbers, without what arrays need."""


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

    def at(place: Sequence[float]) -> tuple[float, list[float]]:
        height, slopes = one.at([place[k] for k in taken])
        return height, [0.0 if k is None else slopes[k] for k in order]

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
    return Surface("own", value, gradient, box, start, formula=text, names=names, at=at)


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

    A walk asks for a place at a time; by arrays of one element it would take ten times as long.
    """

    def __init__(self, made: graph.Graph) -> None:
        self._made, self._output = made, made.output
        self._values = [float(node.value) for node in made.nodes]
        nodes = [(place, made.nodes[place]) for place in made.work]
        self._forward = [
            (place, PLAIN.get(node.op.key, node.op.forward), node.args) for place, node in nodes
        ]
        self._backward = [
            (
                place,
                _local(made, node),
                node.args,
                [(arg, k) for k, arg in enumerate(node.args) if made.moves[arg]],
            )
            for place, node in reversed(nodes)
        ]

    def at(self, inputs: Sequence[float]) -> tuple[float, list[float]]:
        """Return the value and the slope by each input; NaN where there is none.

        NumPy's warnings are left to the caller: turning them off takes a fifth of the time.
        """
        value = self._value(inputs)
        backs = self._backs()
        slopes = [float(backs[place]) for place in self._made.inputs]
        known = math.isfinite(value)
        return value, [one if known and math.isfinite(one) else math.nan for one in slopes]

    def _value(self, inputs: Sequence[float]) -> float:
        values = self._values
        for place, number in zip(self._made.inputs, inputs, strict=True):
            values[place] = number
        for place, forward, args in self._forward:
            try:
                if len(args) == 2:
                    found = float(forward(values[args[0]], values[args[1]]))
                else:
                    found = float(forward(*[values[arg] for arg in args]))
            except ArithmeticError:  # where NumPy would say inf
                found = math.nan
            values[place] = found if math.isfinite(found) else math.nan
        return values[self._output]

    def _backs(self) -> list[float]:
        values = self._values
        backs = [0.0] * len(values)
        backs[self._output] = 1.0
        for place, local, args, moving in self._backward:
            try:
                slopes = local(values[place], *[values[arg] for arg in args])
            except ArithmeticError:
                slopes = (math.nan,) * len(args)
            for arg, k in moving:
                backs[arg] += backs[place] * slopes[k]
        return backs


def _local(made: graph.Graph, node: graph.Node) -> Callable[..., tuple[Any, ...]]:
    """Return what gives the local derivatives of a node."""
    local = node.op.local
    assert local is not None
    if node.op.key != "pow" or made.moves[node.args[1]]:
        return local

    def power(y: float, x: float, n: float) -> tuple[Any, ...]:
        # The usual power, x^2, without what only other exponents need: a third of the time.
        return (2 * x if n == 2 else n * np.float64(x) ** (n - 1), 0.0) if x else local(y, x, n)

    return power


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

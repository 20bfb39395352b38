"""Gradient descent as a walk that is watched: where it stands, the slope there, the step it takes.

A walk is an endless generator; whoever iterates it decides when it is over.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple, Protocol

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.descent.surfaces import Surface
from nn_core.errors import QT_TRANSLATE_NOOP, BadakError, ValueRefused
from nn_core.gradcheck import numerical_gradient

GRADIENTS = ("exact", "numerical")
REMEMBERED = ("v", "m", "h")
"""What the book's rules call their memory."""


class Updates(Protocol):
    """A rule that changes parameters in place: the book's and those of ``nn_core.optimizers``."""

    def update(self, params: FloatArray, grads: FloatArray, /) -> None:
        """Change ``params`` by one step along ``grads``."""


class WentAstray(BadakError):
    """A walk came to a place, a value or a slope that is no finite number.

    Attributes
    ----------
    step : int
        How many steps had been taken when it was.
    """

    def __init__(self, step: int) -> None:
        super().__init__(
            QT_TRANSLATE_NOOP(
                "nn_core", "After {step} steps place, value or slope is no finite number any more."
            )
            if step
            else QT_TRANSLATE_NOOP("nn_core", "At the start the value or its slope is no number."),
            QT_TRANSLATE_NOOP("nn_core", "Take a smaller learning rate or another start."),
            step=step,
        )
        self.step = step


class DescentStep(NamedTuple):
    """One step of a walk; arrays are read-only and of shape (n,).

    Attributes
    ----------
    position : array
        Where it stands before the step.
    value : float
        The height there.
    gradient : array
        The slope there, as the walk sees it.
    step : array
        What is added to ``position``; the gradient and the rate alone don't say it.
    memory : mapping of str to array
        What the book's rule remembers after the step: its v, m or h.
    """

    position: FloatArray
    value: float
    gradient: FloatArray
    step: FloatArray
    memory: Mapping[str, FloatArray]


def walk(
    surface: Surface, optimizer: Updates, start: Sequence[float], gradient: str = "exact"
) -> Iterator[DescentStep]:
    """Go down a surface; yield every place that is come to, the start first.

    Parameters
    ----------
    surface : Surface
    optimizer : Updates
        A new one: a rule remembers the way it came.
    start : sequence of float
        As many numbers as the surface has inputs.
    gradient : str
        "exact" takes the surface's own; "numerical" the book's central difference of 2h = 2e-4,
        which loses its digits far out.

    Raises
    ------
    WentAstray
        When place, value or slope stops being finite.
    ValueRefused
        If the start doesn't fit or there is no such gradient.
    """
    steps = _steps(surface, optimizer, start, gradient)
    while True:
        # Around the work alone: a generator that rests would leave the setting to its caller.
        with np.errstate(all="ignore"):
            step = next(steps)
        yield step


def _steps(
    surface: Surface, optimizer: Updates, start: Sequence[float], gradient: str
) -> Iterator[DescentStep]:
    slope = _slope(surface, gradient)
    x = np.array(start, np.float64)
    if x.shape != (surface.inputs,):
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "The start has {given} of {inputs} coordinates."),
            QT_TRANSLATE_NOOP("nn_core", "Give one number for each of: {names}."),
            given=x.size,
            inputs=surface.inputs,
            names=", ".join(surface.names),
        )
    done = 0
    while True:
        value, g, before = float(surface.value(x)), slope(x), x.copy()
        if not all(map(math.isfinite, (value, *x.tolist(), *g.tolist()))):
            raise WentAstray(done)
        optimizer.update(x, g)
        moved = x - before
        kept = vars(optimizer)
        memory = {name: kept[name] for name in REMEMBERED if name in kept}
        yield DescentStep(_sealed(before), value, _sealed(g), _sealed(moved), memory)
        done += 1


def path(
    surface: Surface,
    optimizer: Updates,
    start: Sequence[float],
    steps: int,
    gradient: str = "exact",
) -> tuple[tuple[DescentStep, ...], WentAstray | None]:
    """Return the start and what ``steps`` steps lead to, and why it ended sooner if it did."""
    done: list[DescentStep] = []
    try:
        with np.errstate(all="ignore"):
            done.extend(islice(_steps(surface, optimizer, start, gradient), steps + 1))
    except WentAstray as astray:
        return tuple(done), astray
    return tuple(done), None


def past_the_middle(position: FloatArray, gradient: FloatArray, middle: Sequence[float]) -> float:
    """Return by how many degrees the way straight down misses the lowest place, 0 to 180.

    NaN where there is no slope, or no way left to go.
    """
    wanted = np.asarray(middle, np.float64) - position
    length = float(np.linalg.norm(wanted) * np.linalg.norm(gradient))
    if length == 0:
        return float("nan")
    return float(np.degrees(np.arccos(np.clip(wanted @ -gradient / length, -1, 1))))


def length(steps: Sequence[DescentStep]) -> float:
    """Return how long the way is through all the places; the last step has not been taken."""
    return float(sum(np.linalg.norm(one.step) for one in steps[:-1]))


def _slope(surface: Surface, gradient: str) -> Callable[[FloatArray], FloatArray]:
    if gradient not in GRADIENTS:
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "There is no gradient named “{name}”."),
            QT_TRANSLATE_NOOP("nn_core", "Choose one of: {known}."),
            name=gradient,
            known=", ".join(GRADIENTS),
        )
    if gradient == "exact":
        return surface.gradient
    return lambda x: numerical_gradient(lambda at: float(surface.value(at)), x)


def _sealed(array: FloatArray) -> FloatArray:
    array.flags.writeable = False
    return array

"""Gradient descent as a walk that is watched: where it stands, the slope there, the step it takes.

A walk is an endless generator; whoever iterates it decides when it is over.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.descent.book import SGD, AdaGrad, Adam, Momentum, Nesterov, RMSprop, Rule
from nn_core.descent.surfaces import Surface
from nn_core.errors import QT_TRANSLATE_NOOP, BadakError, ValueRefused
from nn_core.gradcheck import H, numerical_gradient

GRADIENTS = ("exact", "numerical")
REMEMBERED = ("v", "m", "h")
"""What the book's rules call their memory."""


Look = Callable[[Sequence[float]], tuple[float, Sequence[float]]]
"""From a place to the height there and the slopes."""


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
                "nn_core", "After step {step} place, value or slope is no finite number any more."
            )
            if step
            else QT_TRANSLATE_NOOP(
                "nn_core", "At the start the value or its slope is no finite number."
            ),
            QT_TRANSLATE_NOOP("nn_core", "Take a smaller learning rate or another start.")
            if step
            else QT_TRANSLATE_NOOP("nn_core", "Start where both are."),
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
    slope, x = _slope(surface, gradient), _first(surface, start)
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


@dataclass(frozen=True, eq=False)
class Way:
    """The way of a whole walk; arrays are read-only.

    Attributes
    ----------
    places, gradients : array, shape (N, n)
    values : array, shape (N,)
    after : array, shape (1 + M, N, n)
        The place that each step leads to, then what the rule remembers after it.
    names : tuple of str, of length M
        What of its memory that is.
    astray : int or None
        After how many steps a number was none any more; None where all steps were taken.
    """

    places: FloatArray
    gradients: FloatArray
    values: FloatArray
    after: FloatArray
    names: tuple[str, ...]
    astray: int | None

    def at(self, place: int) -> DescentStep | None:
        """Return where it stands after so many steps, or stood last; None if it never stood."""
        if not len(self.values):
            return None
        k = min(place, len(self.values) - 1)
        before, g, after = self.places[k], self.gradients[k], self.after[:, k]
        memory = dict(zip(self.names, after[1:], strict=True))
        return DescentStep(before, float(self.values[k]), g, _sealed(after[0] - before), memory)

    @cached_property
    def lengths(self) -> FloatArray:
        """How long the way is after each step, shape (N,)."""
        with np.errstate(all="ignore"):
            return np.append(0.0, np.cumsum(np.hypot(*np.diff(self.places, axis=0).T)))

    def length(self, place: int) -> float:
        """Return how long the way is after so many steps."""
        return float(self.lengths[min(place, len(self.lengths) - 1)])


def path(
    surface: Surface, rule: Rule, start: Sequence[float], steps: int, gradient: str = "exact"
) -> Way:
    """Return the way of ``steps`` steps; see `walk`, which goes it, too, and to the last bit.

    Plain numbers go it many times as fast as arrays of two.
    """
    inputs, look = surface.inputs, _look(surface, gradient)
    x, y = (*_first(surface, start).tolist(), 0.0)[:2]
    plain, names = PLAIN[type(rule)]
    across, up = plain(rule), plain(rule)
    here: list[float] = []
    there: list[float] = []
    with np.errstate(all="ignore"):
        # Each coordinate by its name: loops over two take half as much time again.
        for _ in range(steps + 1):
            value, (gx, gy) = look((x, y))
            # As a rule one sum tells that all are finite, in a fifth of the time.
            if not math.isfinite(value + x + y + gx + gy) and not all(
                map(math.isfinite, (value, x, y, gx, gy))
            ):
                break
            here += value, x, y, gx, gy
            right, high = across(x, gx), up(y, gy)
            x, y = right[0], high[0]
            there += right
            there += high
    values, places, slopes = np.split(_sealed(np.array(here).reshape(-1, 5)), (1, 3), axis=1)
    after = _sealed(np.array(there).reshape(-1, 2, 1 + len(names))).transpose(2, 0, 1)
    astray = len(values) if len(values) <= steps else None
    places, slopes, after = places[:, :inputs], slopes[:, :inputs], after[..., :inputs]
    return Way(places, slopes, values[:, 0], after, names, astray)


def _look(surface: Surface, gradient: str) -> Look:
    """Return what gives the height and the slopes of a place, to the last bit those of `walk`."""
    _slope(surface, gradient)  # refuses what is none
    at = surface.at if surface.inputs == 2 else _beside(surface.at)
    if gradient == "exact":
        return at

    def look(place: Sequence[float]) -> tuple[float, Sequence[float]]:
        # In the order of `walk`: a neuron looks for its best bias from the one before.
        value, slopes = at(place)[0], []
        for k, middle in enumerate(place):
            above = at([*place[:k], middle + H, *place[k + 1 :]])[0]
            below = at([*place[:k], middle - H, *place[k + 1 :]])[0]
            slopes.append((above - below) / (2 * H))
        return value, slopes

    return look


def _beside(at: Look) -> Look:
    """Return a curve as a surface that is level along its second axis."""

    def both(place: Sequence[float]) -> tuple[float, Sequence[float]]:
        value, slopes = at(place[:1])
        return value, (*slopes, 0.0)

    return both


def past_the_middle(position: FloatArray, gradient: FloatArray, middle: Sequence[float]) -> float:
    """Return by how many degrees the way straight down misses the lowest place, 0 to 180.

    NaN where there is no slope, or no way left to go.
    """
    wanted = np.asarray(middle, np.float64) - position
    length = float(np.linalg.norm(wanted) * np.linalg.norm(gradient))
    if length == 0:
        return float("nan")
    return float(np.degrees(np.arccos(np.clip(wanted @ -gradient / length, -1, 1))))


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


def _first(surface: Surface, start: Sequence[float]) -> FloatArray:
    x = np.array(start, np.float64)
    if x.shape != (surface.inputs,):
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "The start has {given} of {inputs} coordinates."),
            QT_TRANSLATE_NOOP("nn_core", "Give one number for each of: {names}."),
            given=x.size,
            inputs=surface.inputs,
            names=", ".join(surface.names),
        )
    return x


def _sealed(array: FloatArray) -> FloatArray:
    array.flags.writeable = False
    return array


# The book's rules for one coordinate, by plain numbers: an array of two takes ten times as long.
# Each returns a function from a coordinate and its slope to the next one and what is remembered.

Move = Callable[[float, float], tuple[float, ...]]


def _sgd(rule: SGD) -> Move:
    return lambda x, g: (x - rule.lr * g,)


def _momentum(rule: Momentum) -> Move:
    v = 0.0

    def move(x: float, g: float) -> tuple[float, ...]:
        nonlocal v
        v = rule.momentum * v - rule.lr * g
        return x + v, v

    return move


def _nesterov(rule: Nesterov) -> Move:
    v = 0.0

    def move(x: float, g: float) -> tuple[float, ...]:
        nonlocal v
        v = rule.momentum * v - rule.lr * g
        return x + (rule.momentum * v - rule.lr * g), v

    return move


def _adagrad(rule: AdaGrad) -> Move:
    h = 0.0

    def move(x: float, g: float) -> tuple[float, ...]:
        nonlocal h
        h = h + g * g
        return x - rule.lr * g / (math.sqrt(h) + 1e-7), h

    return move


def _rmsprop(rule: RMSprop) -> Move:
    h = 0.0

    def move(x: float, g: float) -> tuple[float, ...]:
        nonlocal h
        h = rule.decay * h + (1 - rule.decay) * g * g
        return x - rule.lr * g / (math.sqrt(h) + 1e-7), h

    return move


def _adam(rule: Adam) -> Move:
    m = h = 0.0
    t = 0

    def move(x: float, g: float) -> tuple[float, ...]:
        nonlocal m, h, t
        t += 1
        lr = rule.lr * math.sqrt(1 - rule.beta2**t) / (1 - rule.beta1**t)
        m = m + (1 - rule.beta1) * (g - m)
        h = h + (1 - rule.beta2) * (g * g - h)
        return x - lr * m / (math.sqrt(h) + 1e-7), m, h

    return move


PLAIN: Mapping[type[Rule], tuple[Callable[..., Move], tuple[str, ...]]] = {
    SGD: (_sgd, ()),
    Momentum: (_momentum, ("v",)),
    Nesterov: (_nesterov, ("v",)),
    AdaGrad: (_adagrad, ("h",)),
    RMSprop: (_rmsprop, ("h",)),
    Adam: (_adam, ("m", "h")),
}
"""By the book's rule: the same by plain numbers, and the names of what it remembers."""

"""Points to be told apart or met by a small network: sets by name, painted ones, measured ones.

A set is made with a seed and lies within −1 to 1 on both axes, but for noise. To add one, write a
function and enter it in ``SETS``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from nn_core.arrays import Array, FloatArray, frozen
from nn_core.errors import QT_TRANSLATE_NOOP, ShapeError, ValueRefused
from nn_core.learning import DataSpec, TrainingData
from nn_core.util.plain import from_plain

MOST = 10_000
"""Points in a set; a plane shows no more."""
FARTHEST = 1e6
"""Largest coordinate of a painted point."""


@dataclass(frozen=True)
class _Lists:
    """`Points` as they are written."""

    x: tuple[tuple[float, ...], ...]
    t: tuple[float, ...]
    apart: tuple[bool, ...]
    axes: tuple[str, ...]
    classes: bool


@dataclass(frozen=True, eq=False)
class Points:
    """Points and what each of them is; the arrays are read-only.

    Attributes
    ----------
    x : array of float64, shape (N, inputs)
        Places; one input where numbers are to be met, else two.
    t : array, shape (N,)
        Classes 0 and 1 (int64), or numbers to be met (float64).
    apart : array of bool, shape (N,)
        Which are held apart.
    axes : tuple of str
        Names of the inputs.

    Raises
    ------
    ShapeError
        If the arrays don't fit together.
    ValueRefused
        If a number is none, or too far out.
    """

    x: FloatArray
    t: Array
    apart: Array
    axes: tuple[str, ...] = ("x1", "x2")

    def __post_init__(self) -> None:
        """Check and freeze the arrays."""
        count = len(self.x)
        if self.x.ndim != 2 or self.t.shape != (count,) or self.apart.shape != (count,):
            raise ShapeError(
                QT_TRANSLATE_NOOP("nn_core", "Places {x} and targets {t} don't fit together."),
                x=self.x.shape,
                t=self.t.shape,
            )
        if not (np.abs(self.x) <= FARTHEST).all() or not (np.abs(self.t) <= FARTHEST).all():
            raise ValueRefused(
                QT_TRANSLATE_NOOP("nn_core", "A point is no number, or too far out."),
                QT_TRANSLATE_NOOP("nn_core", "Take numbers up to {most}."),
                most=f"{FARTHEST:g}",
            )
        for name in ("x", "t", "apart"):
            object.__setattr__(self, name, frozen(getattr(self, name)))

    def __len__(self) -> int:
        return len(self.x)

    @property
    def has_classes(self) -> bool:
        """Whether points are to be told apart; else numbers are to be met."""
        return self.t.dtype.kind == "i"

    def training_data(self) -> TrainingData:
        """Return what a learner takes.

        Raises
        ------
        ShapeError
            If there is no point to learn.
        """
        return TrainingData.split(self.x, self.t, self.apart)

    def held_apart(self, share: float, rng: np.random.Generator) -> Points:
        """Return the same points of which ``share`` (0 to below 1), drawn at random, is apart."""
        apart = np.zeros(len(self), bool)
        apart[rng.permutation(len(self))[: round(share * len(self))]] = True
        return replace(self, apart=apart)

    def to_data(self) -> dict[str, Any]:
        """Return them as JSON can hold them."""
        arrays = {name: getattr(self, name).tolist() for name in ("x", "t", "apart")}
        return {**arrays, "axes": list(self.axes), "classes": self.has_classes}

    @classmethod
    def from_data(cls, data: object) -> Points:
        """Return the points that `to_data` wrote.

        Raises
        ------
        BadakError
            If it is damaged, or more than a set may hold.
        """
        lists = from_plain(_Lists, data)
        inputs = len(lists.axes)
        if len(lists.x) > MOST or not 1 <= inputs <= 2 or any(len(x) != inputs for x in lists.x):
            raise ShapeError(
                QT_TRANSLATE_NOOP("nn_core", "Places {x} and targets {t} don't fit together."),
                x=len(lists.x),
                t=len(lists.t),
            )
        t = np.array(lists.t, np.float64)
        if lists.classes and not np.isin(t, (0, 1)).all():
            raise ValueRefused(QT_TRANSLATE_NOOP("nn_core", "A class is neither 0 nor 1."))
        return cls(
            np.array(lists.x, np.float64).reshape(-1, inputs),
            t.astype(np.int64) if lists.classes else t,
            np.array(lists.apart, bool),
            lists.axes,
        )

    # Painted by hand

    def with_point(self, place: tuple[float, ...], t: float, apart: bool = False) -> Points:
        """Return these points and one more.

        Raises
        ------
        ValueRefused
            If there are too many, or the place is no number.
        """
        if len(self) >= MOST:
            raise ValueRefused(
                QT_TRANSLATE_NOOP("nn_core", "There are {most} points already."),
                QT_TRANSLATE_NOOP("nn_core", "Take some away first."),
                most=MOST,
            )
        return replace(
            self,
            x=np.vstack([self.x, np.asarray(place, np.float64)]),
            t=np.append(self.t, np.asarray(t, self.t.dtype)),
            apart=np.append(self.apart, apart),
        )

    def moved(self, index: int, place: tuple[float, ...]) -> Points:
        """Return the points with one of them at another place."""
        x = self.x.copy()
        x[index] = place
        return replace(self, x=x)

    def without(self, index: int) -> Points:
        """Return the points but for one."""
        x, t, apart = (np.delete(array, index, axis=0) for array in (self.x, self.t, self.apart))
        return replace(self, x=x, t=t, apart=apart)


Made = tuple[FloatArray, Array]
"""Places (N, inputs) and targets (N,)."""
Maker = Callable[[int, float, np.random.Generator], Made]
"""From number, noise 0 to 1, and generator."""


@dataclass(frozen=True)
class PointSet:
    """A set by name.

    Attributes
    ----------
    name : str
    make : callable
    axes : tuple of str
    fixed : bool
        Whether there are no more than its own few points, none of them to be held apart.
    """

    name: str
    make: Maker
    axes: tuple[str, ...] = ("x1", "x2")
    fixed: bool = False


def make(spec: DataSpec) -> Points:
    """Return the points that a spec describes: the same ones for the same spec.

    Raises
    ------
    ValueRefused
        If there is no such set, or a number in the spec is out of range.
    """
    if spec.name not in SETS:
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "There is no set of points named “{name}”."),
            QT_TRANSLATE_NOOP("nn_core", "Choose one of: {known}."),
            name=spec.name,
            known=", ".join(SETS),
        )
    if not (0 < spec.count <= MOST and 0 <= spec.noise <= 1 and 0 <= spec.apart < 1):
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "Such points can't be made."),
            QT_TRANSLATE_NOOP(
                "nn_core", "Take 1 to {most} points, noise of 0 to 1, a share apart below 1."
            ),
            most=MOST,
        )
    one = SETS[spec.name]
    # The two streams are apart, so that another share held apart leaves the points where they are.
    places, chance = map(np.random.default_rng, np.random.SeedSequence(spec.seed).spawn(2))
    x, t = one.make(spec.count, spec.noise, places)
    points = Points(x, t, np.zeros(len(x), bool), one.axes)
    return points if one.fixed else points.held_apart(spec.apart, chance)


def _halves(count: int) -> Array:
    """Return classes (count,) of which as many are 1 as 0, or one more."""
    return (np.arange(count) % 2).astype(np.int64)


def _xor(count: int, noise: float, rng: np.random.Generator) -> Made:
    """Four quarters of the square; two that touch at a corner only are one class."""
    x = rng.uniform(-1, 1, (count, 2))
    # A gap along the axes, so that without noise no point lies on both sides.
    x = np.sign(x) * (0.08 + 0.92 * np.abs(x))
    t = (x[:, 0] * x[:, 1] < 0).astype(np.int64)
    return x + 0.5 * noise * rng.normal(size=x.shape), t


def _circle(count: int, noise: float, rng: np.random.Generator) -> Made:
    """A disc within a ring."""
    t = _halves(count)
    radius = np.where(t == 1, rng.uniform(0, 0.5, count), rng.uniform(0.7, 1, count))
    angle = rng.uniform(0, 2 * np.pi, count)
    x = radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    return x + 0.3 * noise * rng.normal(size=x.shape), t


def _spiral(count: int, noise: float, rng: np.random.Generator) -> Made:
    """Two arms of seven eighths of two turns."""
    t = _halves(count)
    along = rng.uniform(0.05, 1, count)
    angle = 1.75 * along * 2 * np.pi + np.pi * t
    x = along[:, None] * np.column_stack([np.sin(angle), np.cos(angle)])
    return x + 0.15 * noise * rng.normal(size=x.shape), t


def _moons(count: int, noise: float, rng: np.random.Generator) -> Made:
    """Two half-moons that reach into each other."""
    t = _halves(count)
    angle = rng.uniform(0, np.pi, count)
    upper = np.column_stack([np.cos(angle) - 0.5, np.sin(angle) - 0.25])
    x = np.where(t[:, None] == 1, -upper, upper) * (2 / 3)
    return x + 0.2 * noise * rng.normal(size=x.shape), t


def _gaussians(count: int, noise: float, rng: np.random.Generator) -> Made:
    """Two clouds, around (.5, .5) for 1 and (−.5, −.5) for 0."""
    t = _halves(count)
    spread = 0.12 + 0.5 * noise
    return np.where(t == 1, 0.5, -0.5)[:, None] + spread * rng.normal(size=(count, 2)), t


def _gate(truth: tuple[int, int, int, int]) -> Maker:
    """The four points of a gate of chapter 2, at 0 and 1."""

    def made(count: int, noise: float, rng: np.random.Generator) -> Made:
        x = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
        return x + 0.2 * noise * rng.normal(size=x.shape), np.array(truth, np.int64)

    return made


def _function(f: Callable[[FloatArray], FloatArray]) -> Maker:
    """Numbers y = f(x) to be met, for x from −1 to 1."""

    def made(count: int, noise: float, rng: np.random.Generator) -> Made:
        x = rng.uniform(-1, 1, count)
        return x[:, None], f(x) + 0.5 * noise * rng.normal(size=count)

    return made


def _plane(count: int, noise: float, rng: np.random.Generator) -> Made:
    """Numbers to be met that rise evenly from one corner to the other."""
    x = rng.uniform(-1, 1, (count, 2))
    return x, x.sum(axis=1) / 2 + 0.3 * noise * rng.normal(size=count)


def _hills(count: int, noise: float, rng: np.random.Generator) -> Made:
    """Numbers to be met: a hill in one quarter, a hollow in the one across."""
    x = rng.uniform(-1, 1, (count, 2))
    hill, hollow = (np.exp(-8 * ((x - c) ** 2).sum(axis=1)) for c in (0.4, -0.4))
    return x, hill - hollow + 0.3 * noise * rng.normal(size=count)


_LINE = ("x",)
SETS: dict[str, PointSet] = {
    one.name: one
    for one in (
        PointSet("xor", _xor),
        PointSet("circle", _circle),
        PointSet("spiral", _spiral),
        PointSet("moons", _moons),
        PointSet("gaussians", _gaussians),
        PointSet("and gate", _gate((0, 0, 0, 1)), fixed=True),
        PointSet("or gate", _gate((0, 1, 1, 1)), fixed=True),
        PointSet("nand gate", _gate((1, 1, 1, 0)), fixed=True),
        PointSet("xor gate", _gate((0, 1, 1, 0)), fixed=True),
        PointSet("sine", _function(lambda x: np.sin(np.pi * x)), _LINE),
        PointSet("parabola", _function(lambda x: 2 * x * x - 1), _LINE),
        PointSet("step", _function(lambda x: np.where(x > 0, 0.8, -0.8)), _LINE),
        PointSet("plane", _plane),
        PointSet("hills", _hills),
    )
}
"""By name, in the order of menus: classes, the book's gates, numbers to be met."""

"""Owns the slope page: takes a place, the feet, a curve, and lets a ball roll down."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
from PySide6.QtCore import QObject, Slot

from desktop.services.context import TabContext
from desktop.services.playback import Playback
from desktop.tabs.kit.presenter import Goals, Presenter
from desktop.tabs.kit.saved import expect
from nn_core.arrays import FloatArray, frozen
from nn_core.descent import slope
from nn_core.descent.curves import LINES, Line
from nn_core.descent.formula import line_of
from nn_core.descent.slope import METHODS
from nn_core.errors import BadakError
from nn_core.graph import parse
from nn_core.graph.activation import kinks

OWN = "own"
KINDS = (*LINES, OWN)
LEAST_H, LARGEST_H = 1e-55, 3.0
BOOK_H, LOST_H = 1e-4, 1e-50
HS = 10.0 ** np.arange(-17, 0.01, 0.1)
"""Places of the curves of the error."""
STEPS = 30
SLOWEST, FASTEST = 1e-3, 2.0
FARTHEST = 1e6
PLACES = 400
"""Places of the curve itself."""
EXACT = 1e-14
KINKED = 0.01
"""How much the slopes to both sides of a kink differ at least, relative to their size."""


@dataclass(frozen=True)
class SlopeState:
    """The state of the slope page.

    - ``line``: one of `KINDS`.
    - ``formula``: of the curve "own".
    - ``start``: where the feet stand, and the ball starts.
    - ``h``: how far the feet are from the middle.
    - ``method``: "central" (feet at x − h and x + h) or "forward" (x and x + h).
    - ``rate``: η of the ball's steps.
    - ``place``: how many steps it has taken.
    - ``guess``: which h the reader thinks is best; empty before.
    """

    line: str = "sine"
    formula: str = "x**3/10 - x"
    start: float = 1.0
    h: float = 1.0
    method: str = "central"
    rate: float = 0.3
    place: int = 0
    guess: str = ""

    def checked(self) -> SlopeState:
        expect(
            line=self.line in KINDS,
            start=abs(self.start) <= FARTHEST,
            h=LEAST_H <= self.h <= LARGEST_H,
            method=self.method in slope.METHODS,
            rate=SLOWEST <= self.rate <= FASTEST,
        )
        if self.line == OWN:
            line_of(self.formula)
        return replace(self, place=min(max(self.place, 0), STEPS))

    @cached_property
    def curve(self) -> Line:
        return _typed(self.formula) if self.line == OWN else LINES[self.line]

    @cached_property
    def trail(self) -> tuple[float, ...]:
        """Where the ball is after each step; it ends sooner where it leaves the numbers."""
        places = [self.start]
        with np.errstate(all="ignore"):
            while len(places) <= STEPS:
                x = places[-1] - self.rate * float(self.curve.slope(places[-1]))
                if not abs(x) <= FARTHEST:
                    break
                places.append(x)
        return tuple(places)

    @property
    def last(self) -> int:
        return len(self.trail) - 1

    @property
    def x(self) -> float:
        """Where the ball is now, and the middle of the feet."""
        return self.trail[min(self.place, self.last)]

    @property
    def feet(self) -> tuple[float, float]:
        """Where the two feet stand."""
        return (self.x - self.h if self.method == "central" else self.x), self.x + self.h

    @property
    def numerical(self) -> float:
        """The slope that comes out."""
        return self.by(self.method)

    def by(self, method: str) -> float:
        with np.errstate(all="ignore"):
            return float(slope.METHODS[method](self.curve.f, self.x, self.h))

    @property
    def exact(self) -> float:
        """The true slope; NaN at a kink."""
        return math.nan if self.at_kink else float(self.curve.slope(self.x))

    @cached_property
    def at_kink(self) -> bool:
        """Whether x itself is a kink; of a typed formula the slopes to both sides tell."""
        if self.line != OWN:
            return self.x in self.curve.kinks
        with np.errstate(all="ignore"):
            left, right = slope.one_sided(self.curve.f, self.x)
        return abs(left - right) > KINKED * (1 + abs(left) + abs(right))

    @property
    def kink(self) -> float | None:
        """A kink at x or between the feet; None where there is none."""
        if self.at_kink:
            return self.x
        left, right = self.feet
        if self.line == "step":  # at its jump it is 0, as to the left of it
            return 0.0 if left <= 0 < right else None
        return next((one for one in self.kinks if left < one < right), None)

    @property
    def kinks(self) -> tuple[float, ...]:
        """The kinks of the curve; those of a typed formula that lie near x."""
        if self.line != OWN or abs(self.x) > FARTHEST:
            return self.curve.kinks
        return _kinks(self.formula, math.floor(self.x))

    @property
    def sides(self) -> tuple[float, float]:
        """The slopes to the left and to the right of the kink between the feet."""
        kink = self.kink
        assert kink is not None
        return slope.one_sided(self.curve.f, kink)

    @property
    def lost(self) -> bool:
        """Whether h is so small that both feet stand at x itself."""
        return self.feet == (self.x, self.x)

    def errors(self, method: str) -> FloatArray:
        """Return how far the slope is off for each h of `HS`; empty at a kink."""
        if math.isnan(self.exact):
            return np.empty(0)
        return slope.error_curve(self.curve.f, self.x, self.exact, HS, method)

    @property
    def factor(self) -> float | None:
        """What each step multiplies the distance from the lowest place by, where that is known."""
        curvature = self.curve.curvature
        return None if curvature is None else 1 - self.rate * curvature

    @property
    def window(self) -> tuple[float, float]:
        """What is to be seen across."""
        low, high = self.curve.low, self.curve.high
        return min(low, self.start), max(high, self.start)

    @property
    def heights(self) -> tuple[FloatArray, FloatArray]:
        """Places across and the heights there, both of shape (PLACES,)."""
        return _heights(self.curve, self.window)


@lru_cache(maxsize=4)
def _typed(formula: str) -> Line:
    try:
        return line_of(formula)
    except BadakError:  # one that was never checked
        return LINES["square"]


@lru_cache(maxsize=4)
def _kinks(formula: str, near: int) -> tuple[float, ...]:
    made = parse(formula)
    if not made.names:  # a level line
        return ()
    with np.errstate(all="ignore"):
        return kinks(made, near + np.arange(-LARGEST_H, LARGEST_H + 1.01, 0.01))


@lru_cache(maxsize=8)
def _heights(line: Line, window: tuple[float, float]) -> tuple[FloatArray, FloatArray]:
    places = np.linspace(*window, PLACES)
    # Both sides of a jump, so that it is upright.
    kinks = [side for kink in line.kinks for side in (kink, kink + 1e-9)]
    places = np.sort(np.concatenate([places, kinks]))
    with np.errstate(all="ignore"):
        return frozen(places), frozen(np.asarray(line.f(places), np.float64))


PACE_MS = 120
NEAR, FAR = 1e-3, 0.1


def _together(before: SlopeState, after: SlopeState) -> bool:
    return before.h > after.h and NEAR >= after.h > 1e-9 and abs(after.exact) > 0


def _lost(before: SlopeState, after: SlopeState) -> bool:
    taken = before.h != after.h == LOST_H
    return taken and after.numerical == 0 and abs(after.exact) > 0


def _climbs(before: SlopeState, after: SlopeState) -> bool:
    climbing = abs(after.x) > abs(after.start) > 0
    return after.line == "square" and after.rate > 1 and after.place > before.place and climbing


class SlopePresenter(Presenter[SlopeState]):
    """The slope page without any widget; what is set can be undone, where the ball is not."""

    undoable = ("line", "formula", "start", "h", "method", "rate")

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        goals: Goals[SlopeState] = {"together": _together, "lost": _lost, "climbs": _climbs}
        super().__init__(context, SlopeState(), goals, parent)
        self.playback = Playback(self._place, self._last, self._go, PACE_MS, self)

    def followed(self, state: SlopeState) -> SlopeState:
        return replace(state, place=min(max(state.place, 0), state.last))

    @Slot(str)
    def set_line(self, line: str) -> None:
        if line not in KINDS:
            return
        start = LINES[line].start if line in LINES else 1.0
        self.edit(lambda state: replace(state, line=line, start=start, place=0, guess=""))

    @Slot(str)
    def set_formula(self, formula: str) -> None:
        def change(state: SlopeState) -> SlopeState:
            line_of(formula)
            return replace(state, formula=formula, line=OWN, place=0, guess="")

        self.edit(change)

    @Slot(float)
    def set_start(self, x: float) -> None:
        """Stand at another place; the ball starts from there again."""
        x = min(max(float(f"{x:.6g}"), -FARTHEST), FARTHEST)
        self.playback.pause()
        self.edit(lambda state: replace(state, start=x, place=0), "start")

    @Slot(float)
    def set_h(self, h: float) -> None:
        """Put the feet so far from the middle."""
        h = min(max(float(f"{h:.3g}"), LEAST_H), LARGEST_H)
        self.edit(lambda state: replace(state, h=h), "h")

    @Slot()
    def take_book_h(self) -> None:
        self.set_h(BOOK_H)
        self.end_drag()

    @Slot()
    def take_lost_h(self) -> None:
        """Take an h that is lost in the last digit."""
        self.set_h(LOST_H)
        self.end_drag()

    @Slot(str)
    def set_method(self, method: str) -> None:
        """Take both feet, or x itself and one."""
        if method in METHODS:
            self.edit(lambda state: replace(state, method=method))

    @Slot(float)
    def set_rate(self, rate: float) -> None:
        rate = min(max(rate, SLOWEST), FASTEST)
        self.edit(lambda state: replace(state, rate=rate), "rate")

    @Slot(str)
    def answer(self, guess: str) -> None:
        self.update(guess=guess)

    def _place(self) -> int:
        return self.state.place

    def _last(self) -> int:
        return self.state.last

    def _go(self, place: int) -> None:
        self.update(place=place)

"""Owns the slope page: takes a place, the feet, a curve, and lets a ball roll down."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from desktop.services.context import TabContext
from desktop.services.playback import Playback
from desktop.tabs.descent.slope.state import (
    BOOK_H,
    FARTHEST,
    FASTEST,
    KINDS,
    LARGEST_H,
    LEAST_H,
    LOST_H,
    OWN,
    SLOWEST,
    SlopeState,
)
from desktop.tabs.kit.presenter import Goals, Presenter
from nn_core.descent.curves import LINES
from nn_core.descent.formula import line_of
from nn_core.descent.slope import METHODS

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
        """Stay within the steps that the ball takes."""
        return replace(state, place=min(max(state.place, 0), state.last))

    @Slot(str)
    def set_line(self, line: str) -> None:
        """Look at another curve."""
        if line not in KINDS:
            return
        start = LINES[line].start if line in LINES else 1.0
        self.edit(lambda state: replace(state, line=line, start=start, place=0, guess=""))

    @Slot(str)
    def set_formula(self, formula: str) -> None:
        """Look at the curve of a formula of x."""

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
        """Give the ball another learning rate."""
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

"""What the softmax tab holds: named scores, the constant, the temperature and a float width."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused
from nn_core.records.softmax_steps import WIDTHS, SoftmaxSteps, softmax_steps

FEWEST, MOST = 2, 20
LARGEST_SCORE = 1e6
COLDEST, HOTTEST = 0.01, 1000.0
LONGEST_NAME = 24
TABLES = ("steps", "widths")


class Shift(StrEnum):
    """Which constant is subtracted from every score."""

    NONE = "none"
    CONSTANT = "constant"
    LARGEST = "largest"


@dataclass(frozen=True)
class SoftmaxState:
    """The state of the softmax tab; every change makes a new one.

    - ``names``: one for each class, 2 to 20.
    - ``scores``: a, one for each class.
    - ``constant``: C where ``shift`` is ``CONSTANT``.
    - ``temperature``: T, greater than 0.
    - ``width``: the float width of the table's steps.
    - ``source``: where the scores come from; empty once they have been changed.
    - ``table``: which table is in front: ``steps`` or ``widths``.
    """

    names: tuple[str, ...] = ("1", "2", "3")
    scores: tuple[float, ...] = (0.3, 2.9, 4.0)
    shift: Shift = Shift.LARGEST
    constant: float = 0.0
    temperature: float = 1.0
    width: str = "float64"
    source: str = "small"
    table: str = "steps"

    @cached_property
    def steps(self) -> SoftmaxSteps:
        """With the constant, in the chosen width: the table."""
        return softmax_steps(
            self.scores,
            width=self.width,
            constant=self.used_constant,
            temperature=self.temperature,
        )

    @cached_property
    def naive(self) -> dict[str, SoftmaxSteps]:
        """Without any constant, for each width."""
        return {
            width: softmax_steps(
                self.scores, width=width, constant=0.0, temperature=self.temperature
            )
            for width in WIDTHS
        }

    @cached_property
    def safe(self) -> SoftmaxSteps:
        """With the largest score as constant, in the widest floats: what y should be."""
        return softmax_steps(self.scores, temperature=self.temperature)

    def checked(self) -> SoftmaxState:
        if self.width not in WIDTHS or self.table not in TABLES:
            raise ValueRefused(QT_TRANSLATE_NOOP("nn_core", "There is no such table."))
        state = self.with_classes(self.names, self.scores, self.source)
        checked_score(self.constant)
        return state.with_temperature(self.temperature)

    @property
    def used_constant(self) -> float | None:
        """C as `nn_core.records.softmax_steps` takes it: None stands for the largest score."""
        if self.shift is Shift.LARGEST:
            return None
        return self.constant if self.shift is Shift.CONSTANT else 0.0

    def with_score(self, row: int, score: float) -> SoftmaxState:
        """Return the state with another score in ``row``, if that is still there."""
        if not 0 <= row < len(self.scores):
            return self
        scores = (*self.scores[:row], checked_score(score), *self.scores[row + 1 :])
        return replace(self, scores=scores, source="")

    def with_name(self, row: int, name: str) -> SoftmaxState:
        """Return the state with another name in ``row``, if that is still there."""
        if not 0 <= row < len(self.names):
            return self
        names = (*self.names[:row], checked_name(name), *self.names[row + 1 :])
        return replace(self, names=names)

    def with_count(self, count: int) -> SoftmaxState:
        """Return the state with ``count`` classes; new ones have the score 0."""
        checked_count(count)
        kept = min(count, len(self.names))
        added = range(kept + 1, count + 1)
        names = (*self.names[:kept], *(str(number) for number in added))
        scores = (*self.scores[:kept], *(0.0 for _ in added))
        return replace(self, names=names, scores=scores, source="")

    def with_classes(
        self, names: tuple[str, ...], scores: tuple[float, ...], source: str = ""
    ) -> SoftmaxState:
        """Return the state with other classes, from ``source``."""
        checked_count(len(names))
        return replace(
            self,
            names=tuple(map(checked_name, names)),
            scores=tuple(map(checked_score, scores)),
            source=source,
        )

    def with_rows(
        self, row: int, names: tuple[str | None, ...], scores: tuple[float, ...]
    ) -> SoftmaxState:
        """Return the state with pasted rows from ``row`` on; None keeps a name."""
        state = self.with_count(max(len(self.names), row + len(scores)))
        all_names, all_scores = list(state.names), list(state.scores)
        for place, (name, score) in enumerate(zip(names, scores, strict=True), row):
            all_names[place] = name or all_names[place]
            all_scores[place] = score
        return state.with_classes(tuple(all_names), tuple(all_scores))

    def added(self, amount: float) -> SoftmaxState:
        """Return the state with ``amount`` added to every score."""
        # Rounded to what anyone can have typed, so that +1000 and -1000 give back 0.3.
        scores = tuple(round(checked_score(score + amount), 9) for score in self.scores)
        return replace(self, scores=scores, source="")

    def with_temperature(self, temperature: float) -> SoftmaxState:
        if not COLDEST <= temperature <= HOTTEST:
            raise ValueRefused(
                QT_TRANSLATE_NOOP("nn_core", "The temperature runs from {low} to {high}."),
                low=COLDEST,
                high=HOTTEST,
            )
        return replace(self, temperature=temperature)

    def with_constant(self, constant: float) -> SoftmaxState:
        """Return the state with a constant C of the user's own."""
        return replace(self, constant=checked_score(constant), shift=Shift.CONSTANT)


def checked_score(score: float) -> float:
    """Return ``score`` if it is a number that can be worked with.

    Raises `ValueRefused` for nan, infinity and anything beyond a million.
    """
    if not math.isfinite(score) or abs(score) > LARGEST_SCORE:
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "Scores run from −{limit} to {limit}."),
            QT_TRANSLATE_NOOP("nn_core", "Type a number such as 0.5 or 0,5."),
            limit=f"{LARGEST_SCORE:.0f}",
        )
    return float(score)


def checked_name(name: str) -> str:
    """Return ``name`` in one line without space at its ends, if something is left."""
    name = " ".join(name.split())[:LONGEST_NAME]
    if not name:
        raise ValueRefused(QT_TRANSLATE_NOOP("nn_core", "A class needs a name."))
    return name


def checked_count(count: int) -> None:
    """Refuse fewer than 2 and more than 20 classes."""
    if not FEWEST <= count <= MOST:
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "Softmax is shown for {fewest} to {most} classes."),
            QT_TRANSLATE_NOOP("nn_core", "Leave some rows out."),
            fewest=FEWEST,
            most=MOST,
        )

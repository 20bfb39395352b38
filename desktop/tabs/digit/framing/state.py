"""What the page Framing knows at one moment, as its presenter tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

import numpy as np

from desktop.services.picture_network import Source
from desktop.tabs.kit.saved import transient
from nn_core.arrays import FloatArray, frozen
from nn_core.digits import Drawing
from nn_core.digits.framing_steps import ALL, STEPS, FramingSteps, Switches
from nn_core.digits.framing_worth import ROWS
from nn_core.digits.shifts import REACH, NudgeMap, nudged

NETS = ("book", "mlp", "cnn")
"""The networks that are compared, the simplest first."""


class View(StrEnum):
    """What the page shows: the steps of framing, or the framed picture moved."""

    STEPS = "steps"
    NUDGE = "nudge"


@dataclass(frozen=True, eq=False)
class Explained:
    """What the networks make of one drawing, as far as it is known.

    - ``answers``: probabilities for each combination of switches and network.
    - ``nudges``: for each network, of the picture with all steps.
    """

    answers: Mapping[tuple[Switches, str], FloatArray] = field(default_factory=dict)
    nudges: Mapping[str, NudgeMap] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class NetAnswer:
    """What one network answers now, and what it answered with nothing changed.

    - ``probabilities``: None until it is worked out.
    - ``usual``: its answer with all steps, or unmoved.
    """

    name: str
    probabilities: FloatArray | None = None
    usual: int | None = None

    @property
    def digit(self) -> int | None:
        return None if self.probabilities is None else int(np.argmax(self.probabilities))

    @property
    def differs(self) -> bool:
        return self.digit is not None and self.usual is not None and self.digit != self.usual


@dataclass(frozen=True)
class Measured:
    """How much was read right with one combination of switches.

    - ``shares``: from 0 to 1, for each network.
    - ``count``: digits read.
    """

    shares: tuple[float, ...]
    count: int


@dataclass(frozen=True, eq=False)
class FramingState:
    """One moment of the page Framing.

    - ``names``: the networks there are, in the order of ``NETS``.
    - ``drawing``: what is framed; None while there is nothing to frame.
    - ``drawn``: whether there is a drawing to go back to.
    - ``label``: what a bundled digit is, by its label.
    - ``steps``: all pictures on the way with the present switches; None while there is nothing to
      frame.
    - ``picture``: array of float32, shape (28, 28), or None. The picture with all steps, which is
      moved.
    - ``nudge``: by how many pixels it is moved, to the right and down.
    - ``total``: digits that are measured on.
    """

    names: tuple[str, ...] = transient(default=())
    view: View = View.STEPS
    source: Source = transient(default=Source.NOTHING)
    drawing: Drawing | None = transient(default=None)
    drawn: bool = transient(default=False)
    label: int | None = transient(default=None)
    switches: Switches = ALL
    steps: FramingSteps | None = transient(default=None)
    picture: FloatArray | None = transient(default=None)
    explained: Explained = transient(default_factory=Explained)
    nudge: tuple[int, int] = (0, 0)
    measured: Mapping[Switches, Measured] = transient(default_factory=dict)
    measuring: bool = transient(default=False)
    total: int = transient(default=0)

    def checked(self) -> FramingState:
        """Return the state with the picture within reach."""
        return self.moved_to(*self.nudge)

    def moved_to(self, dx: int, dy: int) -> FramingState:
        """Return the state with the picture moved by so many pixels, as far as it goes."""
        return replace(self, nudge=(min(max(dx, -REACH), REACH), min(max(dy, -REACH), REACH)))

    @property
    def blank(self) -> bool:
        return self.steps is None

    @property
    def answers(self) -> tuple[NetAnswer, ...]:
        """What each network answers with the present switches."""
        return self.answers_with(self.switches)

    def answers_with(self, switches: Switches) -> tuple[NetAnswer, ...]:
        """Return what each network answers with any switches."""
        found = self.explained.answers
        return tuple(
            NetAnswer(
                name,
                found.get((switches.effective, name)),
                NetAnswer(name, found.get((ALL, name))).digit,
            )
            for name in self.names
        )

    @property
    def needed(self) -> str:
        """The step whose loss turns the fewest answers, but at least one; empty if none does."""
        turned = {
            step: sum(found.differs for found in self.answers_with(Switches(**{step: False})))
            for step in reversed(STEPS)
        }
        telling = [step for step, count in turned.items() if count]
        return min(telling, key=lambda step: turned[step], default="")

    @property
    def sturdy(self) -> bool:
        """Whether it is known that no network needs any single step for this digit."""
        alone = [self.answers_with(Switches(**{step: False})) for step in STEPS]
        known = all(found.digit is not None for answers in alone for found in answers)
        return known and not self.needed

    @property
    def costs(self) -> bool:
        """Whether a network has been measured to read less with the present switches."""
        all_, now = self.measured.get(ALL), self.measured.get(self.switches.effective)
        if all_ is None or now is None:
            return False
        return any(less < more for less, more in zip(now.shares, all_.shares, strict=True))

    @property
    def moved_answers(self) -> tuple[NetAnswer, ...]:
        """What each network answers to the moved picture."""
        answers = []
        for name in self.names:
            found = self.explained.nudges.get(name)
            if found is None:
                answers.append(NetAnswer(name))
            else:
                answers.append(NetAnswer(name, found.at(*self.nudge), found.unmoved))
        return tuple(answers)

    @property
    def shown_answers(self) -> tuple[NetAnswer, ...]:
        """What each network answers to the picture in view."""
        return self.answers if self.view is View.STEPS else self.moved_answers

    @property
    def moved(self) -> FloatArray | None:
        return None if self.picture is None else frozen(nudged(self.picture, *self.nudge))

    @property
    def rows(self) -> tuple[Switches, ...]:
        """What is measured: all steps, all but one, and the present combination."""
        return tuple(dict.fromkeys((*ROWS, self.switches.effective)))

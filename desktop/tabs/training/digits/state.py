"""What the page Digits knows: what is learnt by which network, what it reads, what was kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

import numpy as np

from desktop.services.training_run import RunState
from desktop.tabs.kit.saved import expect, transient
from desktop.tabs.training.runs import Compared
from nn_core.arrays import Array, FloatArray
from nn_core.errors import Phrase
from nn_core.learning import Setup
from nn_core.learning.digit_networks import NETWORKS, OWN
from nn_core.learning.health import Check
from nn_core.learning.records import Evaluation

FIRST = "784-50-10"
MOST_MINE = 50
"""Of 100, in each batch."""
USUAL_MINE = 20


class Data(StrEnum):
    """Where the digits come from."""

    BUNDLED = "bundled"
    MNIST = "mnist"
    FILES = "files"


class Mine(StrEnum):
    """How many of the user's own digits are learnt, besides."""

    NONE = "none"
    TEN = "ten"
    MOST = "most"


class Strip(StrEnum):
    """What is looked at below the loss."""

    WEIGHTS = "weights"
    CONFUSION = "confusion"
    MAP = "map"
    BATCH = "batch"


@dataclass(frozen=True)
class Gain:
    """What the user's own digits brought, on others of theirs that are not learnt.

    - ``given``: digits that are learnt.
    - ``at``: the step at which they were given.
    - ``before``, ``now``: digits read rightly then and now.
    - ``total``: digits that are read; 0 where there are no others.
    """

    given: int
    at: int = 0
    before: int = 0
    now: int = 0
    total: int = 0

    @property
    def possible(self) -> bool:
        """Whether the counts can be of one set of digits."""
        right = 0 <= self.before <= self.total and 0 <= self.now <= self.total
        return right and self.given > 0 and self.at >= 0


class Asked(StrEnum):
    """What is asked before a run."""

    FALL = "fall"
    ZERO = "zero"
    AGAINST = "against"


@dataclass(frozen=True)
class Expectation:
    """What is asked of a run, and what was answered.

    - ``given``: key of the answer; empty before one.
    - ``locked``: the run has begun.
    - ``compared``: the step at which the answer was compared with what came; 0 before.
    """

    asked: Asked = Asked.FALL
    given: str = ""
    locked: bool = False
    compared: int = 0


@dataclass(frozen=True, eq=False)
class DigitsState:
    """One moment of the page, but for what moves with every step (see `Live`).

    - ``network``: key of ``digit_networks.NETWORKS``, or "own".
    - ``own``: hidden layers of an own network, as they were written.
    - ``setup``: of the present run.
    - ``place``: file or folder of the data, where they come from one.
    - ``share``: of 100 digits in a batch so many are the user's.
    - ``log``: whether the loss stands on a logarithmic axis.
    - ``loading``: what is being read; empty when all is there.
    - ``fetched``: share of MNIST that has been downloaded; None while nothing is.
    - ``learnt``, ``apart``: digits there are to learn, without the user's, and those held apart.
    - ``left_out``: entries of a file that are no digits to learn.
    - ``changes``: what was changed in reading it.
    - ``mine_there``: digits in the notebook that have a label.
    - ``expected``: the curve that was drawn before the run.
    - ``model``: the name under which the network was kept last.
    - ``overfit``: the loss after learning ten digits by heart.
    """

    network: str = FIRST
    own: str = "100, 50"
    setup: Setup = field(default_factory=NETWORKS[FIRST].setup)
    data: Data = Data.BUNDLED
    place: str = ""
    mine: Mine = Mine.NONE
    share: int = USUAL_MINE
    strip: Strip = Strip.WEIGHTS
    log: bool = False
    loading: str = transient(default="")
    fetched: float | None = transient(default=None)
    learnt: int = transient(default=0)
    apart: int = transient(default=0)
    left_out: int = transient(default=0)
    changes: tuple[Phrase, ...] = transient(default=())
    mine_there: int = transient(default=0)
    gain: Gain | None = None
    kept: Compared = field(default_factory=Compared)
    expected: FloatArray | None = transient(default=None)
    expectation: Expectation = transient(default=Expectation())
    model: str = transient(default="")
    model_at: int = transient(default=0)
    checks: tuple[Check, ...] = transient(default=())
    overfit: float | None = transient(default=None)

    def checked(self) -> DigitsState:
        expect(
            network=self.network in (*NETWORKS, OWN),
            share=0 < self.share <= MOST_MINE,
            setup=self.setup.data.name == "digits",
            gain=self.gain is None or self.gain.possible,
        )
        return self

    @property
    def one_output(self) -> bool:
        """Whether it only tells 0 from the others."""
        return self.setup.loss == "sigmoid"

    @property
    def reference(self) -> float:
        """The loss of a network that knows nothing: ln of the number of answers."""
        return float(np.log(2 if self.one_output else self.setup.layers[-1].size))


@dataclass(frozen=True, eq=False)
class Outputs:
    """What the network answered to the present drawing, step by step.

    - ``steps``: array, shape (N,).
    - ``answers``: array, shape (N, 10).
    """

    steps: Array
    answers: FloatArray


@dataclass(frozen=True, eq=False)
class Live:
    """What moves with every step.

    - ``evaluation``: the last reading of the digits held apart.
    - ``loss``: smoothed; NaN before the first step.
    - ``sample``: the label of a bundled digit that is looked at; None for the user's drawing.
    - ``blank``: whether there is nothing to read.
    - ``answers``: probabilities; of one output only that of 0 is known.
    """

    run: RunState
    evaluation: Evaluation | None
    loss: float
    sample: int | None
    blank: bool
    answers: FloatArray | None
    outputs: Outputs

    @cached_property
    def digit(self) -> int | None:
        return None if self.answers is None else int(np.nanargmax(self.answers))

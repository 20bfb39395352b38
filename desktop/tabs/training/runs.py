"""What both pages of training do with their runs: keep them, plot them, expect something."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from PySide6.QtCore import Slot

from desktop.services.training_run import TrainingRun
from desktop.tabs.kit.presenter import Presenter
from desktop.widgets.controls.predict_card import DRAW, PredictCard, Prediction
from desktop.widgets.painted.loss_plot import MOST_RUNS, LossPlot
from nn_core.arrays import Array, FloatArray, frozen
from nn_core.learning import Setup
from nn_core.learning.history import History

NOW = "now"
"""Key of the run that goes on, among those in a plot."""
MOST_KEPT = MOST_RUNS - 1
LONGEST_NAME = 300

S = TypeVar("S", bound=Any)


@dataclass(frozen=True, eq=False)
class KeptRun:
    """A run that is compared with others.

    - ``steps``, ``losses``: array, shape (N,).
    - ``apart``: array, shape (M, 2). Steps and losses of the samples held apart.
    - ``accuracy``: share right of these, where it ended.
    """

    key: str
    name: str
    setup: Setup
    steps: Array
    losses: Array
    apart: FloatArray
    accuracy: float | None

    def to_data(self) -> dict[str, Any]:
        """Return it as JSON can hold it: a number a step, so that smoothing shows the same."""
        return {
            **{"key": self.key, "name": self.name, "setup": self.setup.to_data()},
            **{"first": int(self.steps[0]), "losses": self._packed[0], "apart": self._packed[1]},
            "accuracy": None if self.accuracy is None else float(self.accuracy),
        }

    @cached_property
    def _packed(self) -> tuple[str, str]:
        arrays = self.losses.astype("<f4"), self.apart.astype("<f8")
        losses, apart = (b64encode(array.tobytes()).decode("ascii") for array in arrays)
        return losses, apart

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> KeptRun:
        """Return what `to_data` wrote; anything else raises a ValueError or a BadakError."""
        try:
            key, name, first, right = (data[one] for one in ("key", "name", "first", "accuracy"))
            losses = np.frombuffer(b64decode(data["losses"], validate=True), "<f4")
            apart = np.frombuffer(b64decode(data["apart"], validate=True), "<f8").reshape(-1, 2)
            setup = Setup.from_data(data["setup"])
        except (KeyError, TypeError) as error:
            raise ValueError from error
        texts = all(isinstance(one, str) and len(one) <= LONGEST_NAME for one in (key, name))
        counts = type(first) is int and 0 < first < 1 << 53 and len(losses) > 0
        if not (texts and counts and (right is None or type(right) is float)):
            raise ValueError
        return cls(key, name, setup, frozen(first + np.arange(len(losses))), losses, apart, right)


class Compared(tuple[KeptRun, ...]):
    """The runs that are compared, the oldest first, which a state writes and reads back."""

    __slots__ = ()

    def to_data(self) -> list[dict[str, Any]]:
        return [run.to_data() for run in self]

    @classmethod
    def from_data(cls, data: object) -> Compared:
        if not isinstance(data, list) or len(data) > MOST_KEPT:
            raise ValueError
        found = cls(KeptRun.from_data(one) for one in data)
        if len({run.key for run in found}) < len(found):
            raise ValueError
        return found


class RunPresenter(Presenter[S]):
    """Owns a run; its state has fields ``kept``, the oldest first, and ``expected``."""

    run: TrainingRun

    def keep_as(self, key: str, name: str) -> None:
        """Keep the losses of this run beside those to come; before its first step it has none."""
        history, now = self.run.history, self.run.state
        steps, losses, apart = curve_of(history)
        if len(steps):
            found = history.last_evaluation(now.step)
            right = None if found is None else found.accuracy
            run = KeptRun(key, name, now.setup, frozen(steps), frozen(losses), apart, right)
            self.update(kept=Compared((*self.state.kept, run)[-MOST_KEPT:]))

    @Slot(object)
    def expect(self, curve: Array | None) -> None:
        """Expect a curve of the loss, drawn by hand."""
        self.update(expected=curve)


def curve_of(history: History) -> tuple[Array, Array, FloatArray]:
    """Return steps and losses (N,) of a run, and those of its evaluations (M, 2)."""
    losses = history.losses.copy()
    apart = np.array([(e.step, e.loss) for e in history.evaluations], np.float64).reshape(-1, 2)
    return history.first + 1 + np.arange(len(losses)), losses, apart


def show_runs(plot: LossPlot, card: PredictCard, state: Any, asked: Prediction) -> None:
    """Show the runs that are kept, the curve that is expected, and what is asked of the next."""
    kept = {run.key: run for run in state.kept}
    if NOW not in plot.runs:  # first, so that it has one colour however the page came to be
        plot.set_run(NOW, "", np.zeros(0, np.int64), np.zeros(0))
    for key in set(plot.runs) - kept.keys() - {NOW}:
        plot.remove_run(key)
    for key, run in kept.items():
        if key not in plot.runs:
            plot.set_run(key, run.name, run.steps, run.losses, run.apart)
    plot.set_drawn(state.expected)
    plot.set_drawing(asked.given == DRAW and not asked.locked)
    card.show_prediction(asked)

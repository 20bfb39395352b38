"""What both pages of training do with their runs: keep them, plot them, expect something."""

from __future__ import annotations

from dataclasses import dataclass
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

S = TypeVar("S", bound=Any)


@dataclass(frozen=True, eq=False)
class KeptRun:
    """A run that is compared with others.

    Attributes
    ----------
    steps, losses : array, shape (N,)
    apart : array, shape (M, 2)
        Steps and losses of the samples held apart.
    accuracy : float or None
        Share right of these, where it ended.
    """

    key: str
    name: str
    setup: Setup
    steps: Array
    losses: Array
    apart: FloatArray
    accuracy: float | None


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
            self.update(kept=(*self.state.kept, run)[-MOST_KEPT:])

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
    for key in set(plot.runs) - kept.keys() - {NOW}:
        plot.remove_run(key)
    for key, run in kept.items():
        if key not in plot.runs:
            plot.set_run(key, run.name, run.steps, run.losses, run.apart)
    plot.set_drawn(state.expected)
    plot.set_drawing(asked.given == DRAW and not asked.locked)
    card.show_prediction(asked)

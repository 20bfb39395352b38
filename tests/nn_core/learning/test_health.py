"""Each check is well where learning is, and finds the fault it is there for."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from nn_core.learning import Learner, OptimizerSpec, Setup, TrainingData, dense
from nn_core.learning.health import Kind, gap, health, idle, overfit, start, update_ratio

RNG = np.random.default_rng(0)
X = RNG.uniform(-1, 1, (200, 2))
T = (X.sum(axis=1) > 0).astype(np.int64)
DATA = TrainingData.split(X, T, np.arange(200) % 4 == 0)
SETUP = Setup((2,), dense(8, 2), "softmax", OptimizerSpec("adam", 0.01), 20, initializer="std")


def after(setup: Setup, steps: int = 50, data: TrainingData = DATA) -> Learner:
    learner = Learner(setup, data)
    for _ in islice(learner.steps(), steps):
        pass
    return learner


def test_before_the_first_step_there_is_little_to_say() -> None:
    checks = health(Learner(SETUP, TrainingData.alone(X, T)))
    assert [check.kind for check in checks] == list(Kind)
    assert [check.well for check in checks] == [None, None, None, True, None]


def test_all_is_well_in_a_run_that_learns() -> None:
    learner = after(SETUP.with_rate(0.003), 400)
    *_, last = overfit(learner)
    before = learner.network.flat_params.copy()
    checks = health(learner, one_batch=last.loss)
    assert [check.well for check in checks[2:]] == [True] * 3
    assert checks[0].well
    assert checks[1].value == last.loss
    np.testing.assert_array_equal(learner.network.flat_params, before)


def test_a_first_loss_far_from_log_k() -> None:
    assert start(after(replace(SETUP, deviation=8.0))).well is False
    assert start(after(replace(SETUP, layers=dense(8, 1), loss="sigmoid"))).well
    assert start(after(replace(SETUP, layers=dense(8, 1), loss="squared"))).well is None


def test_a_batch_is_learnt_by_heart_unless_something_is_wrong() -> None:
    quick = SETUP.with_rate(0.1)
    *_, last = overfit(after(replace(quick, dropout=0.5, weight_decay=1.0), 5))
    assert last.step == 200
    assert health(after(quick, 5), last.loss)[1].well
    *_, last = overfit(after(quick.with_rate(1e-6), 5))
    assert health(after(quick, 5), last.loss)[1].well is False


@pytest.mark.parametrize(("rate", "well"), [(1e-6, False), (3e-4, True), (0.5, False)])
def test_steps_that_are_too_small_or_too_large(rate: float, well: bool) -> None:
    setup = replace(SETUP, initializer="he", optimizer=OptimizerSpec("adam", rate))
    check = update_ratio(after(setup, 3))
    assert check.well is well
    assert [name for name, _ in check.by_layer] == ["0.W", "2.W"]


@pytest.mark.parametrize(("activation", "bias"), [("relu", -50.0), ("sigmoid", 60.0)])
def test_dead_and_saturated_neurons_are_counted_layer_by_layer(
    activation: str, bias: float
) -> None:
    learner = after(replace(SETUP, layers=dense(8, 4, 2, activation=activation)), 0)
    for neuron in range(6):
        learner.put("0.b", (neuron,), bias)
    check = idle(learner)
    assert dict(check.by_layer)["1." + learner.network.layers[1].kind] == 0.75
    assert check.well is False


def test_what_is_learnt_by_heart_and_not_understood() -> None:
    random = TrainingData.split(X, RNG.integers(0, 2, 200), np.arange(200) % 2 == 0)
    setup = replace(SETUP, layers=dense(64, 64, 2), initializer="he", batch_size=100)
    assert gap(after(setup, 400, random)).well is False
    assert gap(after(SETUP, 400)).well

"""Runs that are broken on purpose: step, place and cause are found, and the way back."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from nn_core.learning import Learner, OptimizerSpec, Setup, TrainingData, dense
from nn_core.learning.diagnosis import Diagnosis, diagnose

RNG = np.random.default_rng(0)
X = RNG.uniform(-1, 1, (60, 2))
T = (X.sum(axis=1) > 0).astype(np.int64)
SETUP = Setup((2,), dense(8, 8, 2), "softmax", OptimizerSpec("sgd", 0.1), 10, initializer="he")
NUMBERS = replace(SETUP, layers=dense(8, 8, 1), loss="squared")


def broken(learner: Learner, steps: int = 3000) -> Diagnosis:
    for step in islice(learner.steps(), steps):
        if not step.finite:
            found = diagnose(learner)
            assert found is not None
            assert found.step == step.step
            assert learner.step == step.step - 1
            assert np.isfinite(learner.network.flat_params).all()
            return found
    raise AssertionError("it did not break")


def test_a_rate_that_is_too_large() -> None:
    learner = Learner(NUMBERS.with_rate(30.0), TrainingData.alone(X, 3.0 * X[:, 0]))
    found = broken(learner)
    assert found.cause == "rate"
    assert found.growth > 2
    assert found.good_step < found.step
    assert "learning rate" in str(found.remedy)
    assert f"since step {found.since}" in str(found.what)
    assert f"{found.growth:.3g}".replace("+", "") in str(found.what)
    # The way back: from the good step, with a smaller rate, it learns.
    for _ in learner.go_to(found.good_step):
        pass
    learner.change(NUMBERS.with_rate(0.01))
    assert all(step.finite for step in islice(learner.steps(), 200))


def test_a_sample_that_is_no_number() -> None:
    x = X.copy()
    x[7, 1] = np.nan
    found = broken(Learner(SETUP, TrainingData.alone(x, T)))
    assert (found.part, found.cause, found.layer) == ("input", "input", None)


@pytest.mark.parametrize(("layer", "kind"), [(0, "affine"), (2, "affine"), (4, "affine")])
def test_weights_too_large_for_their_type_name_the_layer(layer: int, kind: str) -> None:
    learner = Learner(SETUP.with_rate(1e-6), TrainingData.alone(X * 100, T))
    for _ in islice(learner.steps(), 20):
        pass
    name = f"{layer}.W"
    for index in np.ndindex(*learner.network.parameters()[name].shape):
        learner.put(name, index, 3e38)
    found = broken(learner)
    assert (found.step, found.part) == (21, "forward")
    assert (found.layer, found.kind) == (layer, kind)
    assert f"at step 21: in the output of layer {layer + 1}, affine." in str(found.where)


def test_whoever_went_on_is_brought_back_to_the_first_that_broke() -> None:
    learner = Learner(NUMBERS.with_rate(30.0), TrainingData.alone(X, 3.0 * X[:, 0]))
    first = broken(learner).step
    for _ in range(4):
        for _ in islice(learner.steps(), 3):
            pass
    found = diagnose(learner)
    assert found is not None
    assert found.step == first


def test_what_is_well_needs_no_diagnosis() -> None:
    learner = Learner(SETUP, TrainingData.alone(X, T))
    assert diagnose(learner) is None
    for _ in islice(learner.steps(), 5):
        pass
    before = learner.network.flat_params.copy()
    assert diagnose(learner) is None
    assert learner.step == 5
    np.testing.assert_array_equal(learner.network.flat_params, before)

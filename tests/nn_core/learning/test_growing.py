"""Statements 3 and 9: what grows doesn't jump, and a step doesn't learn."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nn_core.data import points
from nn_core.learning import DataSpec, LayerSpec, Learner, OptimizerSpec, Setup, dense

DATA = points.make(DataSpec("xor", 40)).training_data()
SETUP = Setup(
    (2,),
    dense(3, 1, activation="tanh"),
    loss="sigmoid",
    batch_size=8,
    initializer="xavier",
    dtype="float64",
)
GRID = np.random.default_rng(1).uniform(-2, 2, (50, 2))
HIDDEN = st.lists(st.integers(1, 6), min_size=1, max_size=4)


def learner(layers: tuple[LayerSpec, ...], steps: int, seed: int = 0) -> Learner:
    made = Learner(replace(SETUP, layers=layers, seed=seed), DATA)
    for _ in made.go_to(steps):
        pass
    return made


@given(hidden=HIDDEN, data=st.data())
@settings(max_examples=25)
def test_a_neuron_more_changes_no_answer_and_one_less_brings_all_back(hidden, data):
    layers = dense(*hidden, 1, activation="tanh")
    one = learner(layers, data.draw(st.integers(0, 20)))
    before, answers = one.network.flat_params.copy(), one.network.forward(GRID)
    grown = data.draw(st.integers(0, len(hidden) - 1))
    wider = list(layers)
    wider[grown] = replace(wider[grown], size=wider[grown].size + 1)
    one.change(replace(one.setup, layers=tuple(wider)))
    assert one.network.flat_params.size > before.size
    np.testing.assert_allclose(one.network.forward(GRID), answers, rtol=0, atol=1e-12)
    one.change(replace(one.setup, layers=layers))
    assert one.network.flat_params.tobytes() == before.tobytes()


@given(hidden=HIDDEN, steps=st.integers(0, 20), relu=st.booleans())
@settings(max_examples=25)
def test_an_identity_layer_changes_no_answer_and_goes_again(hidden, steps, relu):
    layers = dense(*hidden, 1, activation="relu" if relu else "tanh")
    one = learner(layers, steps)
    before, answers = one.network.flat_params.copy(), one.network.forward(GRID)
    more = LayerSpec("affine", hidden[-1], "relu" if relu else "identity")
    one.change(replace(one.setup, layers=(*layers[:-1], more, layers[-1])))
    np.testing.assert_allclose(one.network.forward(GRID), answers, rtol=0, atol=1e-12)
    one.change(replace(one.setup, layers=layers))
    assert one.network.flat_params.tobytes() == before.tobytes()


@pytest.mark.parametrize("optimizer", ["sgd", "momentum"])
def test_where_the_last_activation_is_a_step_nothing_is_learnt(optimizer):
    setup = replace(
        SETUP,
        layers=(LayerSpec("affine", 3, "tanh"), LayerSpec("affine", 1, "step")),
        loss="squared",
        optimizer=OptimizerSpec(optimizer, 1.0),
    )
    one = Learner(setup, DATA)
    before = one.network.flat_params.tobytes()
    losses = [step.loss for step in islice(one.steps(), 100)]
    assert one.step == 100
    assert max(losses) > 0
    assert one.network.flat_params.tobytes() == before


def test_of_values_put_in_one_place_the_last_is_remembered():
    one = learner(SETUP.layers, 3)
    for value in (0.1, 0.2, 0.3):
        one.put("0.W", (0, 0), value)
    one.put("0.b", (0,), 1.0)
    assert len(one.edits) == 2
    after = one.network.flat_params.copy()
    for _ in one.go_to(8):
        pass
    for _ in one.go_to(3):
        pass
    assert one.network.flat_params.tobytes() == after.tobytes()

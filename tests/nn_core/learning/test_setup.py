"""Setups go through JSON, and refuse what can't be in one sentence."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nn_core.errors import BadakError, DataFileError, ShapeError, ValueRefused
from nn_core.learning import (
    DataSpec,
    LayerSpec,
    Learner,
    OptimizerSpec,
    Setup,
    TrainingData,
    dense,
)

BOOK_CNN = Setup(
    inputs=(1, 28, 28),
    layers=(LayerSpec("conv", 30, "relu", field=5), LayerSpec("pool", 2), *dense(100, 10)),
)
"""Chapter 7.5."""
PERCEPTRON = Setup(inputs=(2,), layers=dense(1), loss="sigmoid")


def any_json() -> st.SearchStrategy[object]:
    words = st.sampled_from(["", "1", "relu", "name", "lr", "kind"])
    plain = st.none() | st.booleans() | st.integers() | st.floats() | words
    return st.recursive(
        plain, lambda one: st.lists(one, max_size=3) | st.dictionaries(words, one, max_size=3)
    )


@pytest.mark.parametrize(
    "setup",
    [
        BOOK_CNN,
        replace(PERCEPTRON, optimizer=OptimizerSpec("momentum", 1, 0.5), seed=7, dropout=0.2),
        replace(PERCEPTRON, data=DataSpec("spiral", 200, 0.1, 0.5, 3)),
    ],
)
def test_a_setup_goes_through_json(setup: Setup) -> None:
    assert Setup.from_data(json.loads(json.dumps(setup.to_data()))) == setup


def test_what_an_older_version_did_not_know_keeps_its_default() -> None:
    data = PERCEPTRON.to_data()
    del data["dropout"], data["optimizer"]["momentum"]
    assert Setup.from_data(data) == PERCEPTRON


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"version": 99}, "newer"),
        ({"version": "1"}, "version"),
        ({"layers": 3}, "layers"),
        ({"batch_size": "many"}, "batch_size"),
        ({"batch_size": True}, "batch_size"),
        ({"colour": 1}, "colour"),
        ({"optimizer": {"name": "sgd", "lr": None}}, "optimizer.lr"),
        ({"layers": [{"kind": "affine", "size": 1.5}]}, r"layers\[0\].size"),
    ],
)
def test_damaged_settings_are_refused_by_name(change: dict[str, object], named: str) -> None:
    with pytest.raises(DataFileError, match=named):
        Setup.from_data({**PERCEPTRON.to_data(), **change})


@settings(max_examples=40)
@given(any_json(), st.sampled_from(sorted(PERCEPTRON.to_data())))
def test_whatever_stands_there_is_read_or_refused(value: object, name: str) -> None:
    for data in (value, {**PERCEPTRON.to_data(), name: value}):
        try:
            Setup.from_data(data)
        except BadakError as error:
            assert str(error)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"optimizer": OptimizerSpec("sgd", 0)}, "learning rate"),
        ({"optimizer": OptimizerSpec("sgd", float("nan"))}, "learning rate"),
        ({"optimizer": OptimizerSpec("magic")}, "optimizer"),
        ({"layers": ()}, "layers"),
        ({"layers": (LayerSpec("conv", 3), LayerSpec("affine", 1))}, "layers"),
        ({"layers": dense(3, 1, activation="magic")}, "layers"),
        ({"dropout": 1.0}, "dropout"),
        ({"loss": "magic"}, "loss"),
    ],
)
def test_what_cannot_be_is_named(change: dict[str, object], named: str) -> None:
    with pytest.raises(ValueRefused, match=named):
        replace(PERCEPTRON, **change).checked()


def test_filters_larger_than_what_is_left_of_the_picture_are_refused() -> None:
    pools = (LayerSpec("pool", 2),) * 5
    with pytest.raises(ValueRefused, match="layers"):
        replace(BOOK_CNN, layers=(*BOOK_CNN.layers[:1], *pools, *dense(10))).checked()


def test_one_object_for_three_weights_and_for_433_890() -> None:
    points = TrainingData.alone(np.zeros((4, 2)), np.array([0, 1, 1, 0]))
    pictures = TrainingData.alone(np.zeros((2, 28, 28), np.uint8), np.array([3, 9]))
    for setup, data, count in ((PERCEPTRON, points, 3), (BOOK_CNN, pictures, 433_890)):
        learner = Learner(setup, data)
        assert learner.network.flat_params.size == count
        assert next(learner.steps()).finite


@pytest.mark.parametrize(
    ("setup", "x", "t"),
    [
        (PERCEPTRON, np.zeros((4, 3)), np.zeros(4, int)),
        (PERCEPTRON, np.zeros((4, 2)), np.array([0, 1, 2, 1])),
        (replace(PERCEPTRON, layers=dense(2)), np.zeros((4, 2)), np.zeros(4, int)),
        (replace(BOOK_CNN, inputs=(784,), layers=dense(10)), np.zeros((4, 2)), np.zeros(4, int)),
        (Setup((2,), dense(3)), np.zeros((4, 2)), np.array([0, 1, 2, 3])),
    ],
)
def test_data_that_do_not_fit_are_refused(setup: Setup, x: np.ndarray, t: np.ndarray) -> None:
    with pytest.raises(ShapeError, match="don't fit"):
        Learner(setup, TrainingData.alone(x, t))


def test_nothing_to_learn_is_refused() -> None:
    with pytest.raises(ShapeError, match="0 samples"):
        TrainingData.alone(np.zeros((0, 2)), np.zeros(0))

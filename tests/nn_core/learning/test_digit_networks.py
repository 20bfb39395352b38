"""The networks that learn digits: what they are, and what may be written for one's own."""

from __future__ import annotations

import math
from itertools import islice

import numpy as np
import pytest

from nn_core.errors import ValueRefused
from nn_core.learning import Learner, TrainingData
from nn_core.learning.digit_networks import NETWORKS, own_network

RNG = np.random.default_rng(0)
DATA = TrainingData.alone(RNG.integers(0, 256, (20, 28, 28), np.uint8), np.arange(20) % 10)
SIZES = {
    "784-1": 785,
    "784-10": 7850,
    "784-50-10": 39_760,
    "784-100-2-10": 78_732,
    "784-256-128-10": 235_146,
    "SimpleConvNet": 433_890,
}
"""Parameters, weights and biases."""


@pytest.mark.parametrize("key", NETWORKS)
def test_it_learns_from_a_loss_of_a_network_that_knows_nothing(key: str) -> None:
    setup = NETWORKS[key].setup()
    data = DATA
    if setup.loss == "sigmoid":
        data = TrainingData.alone(DATA.x, (DATA.t == 0).astype(np.float32))
    learner = Learner(setup, data)
    (step,) = islice(learner.steps(), 1)
    expected = math.log(2) if setup.loss == "sigmoid" else math.log(10)
    near = 0.1 if setup.initializer == "std" else 2.0
    assert step.loss == pytest.approx(expected, abs=near)
    assert learner.network.flat_params.size == SIZES.get(key, learner.network.flat_params.size)


@pytest.mark.parametrize(
    ("text", "sizes"),
    [("50, 20", [50, 20, 10]), ("784-30-10", [30, 10]), ("", [10]), ("100 – 50", [100, 50, 10])],
)
def test_own_layers_are_read(text: str, sizes: list[int]) -> None:
    assert [layer.size for layer in own_network(text).layers] == sizes


@pytest.mark.parametrize("text", ["0", "5000", "9" * 400, "1 " * 9])
def test_own_layers_are_refused_with_a_reason(text: str) -> None:
    with pytest.raises(ValueRefused):
        own_network(text)

"""A network carried from one form to another stays the same function, or is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.errors import ShapeError
from nn_core.layers import Affine, Conv2D, Flatten
from nn_core.learning import LayerSpec, Learner, Setup, TrainingData, dense
from nn_core.learning.building import layers_of
from nn_core.network import Network
from nn_core.perceptron.model import PRESETS, Perceptron
from nn_core.perceptron.truth_tables import truth_rows
from nn_core.small.network import TinyNetwork

X = np.random.default_rng(0).uniform(-1, 1, (20, 2))


def network(*sizes: int, output: str = "") -> Network:
    setup = Setup((2,), dense(*sizes, activation="tanh", output=output), loss="squared")
    data = TrainingData.alone(X, np.zeros((20, sizes[-1])))
    return Learner(setup, data).network.astype(np.float64)


@given(hidden=st.lists(st.integers(1, 8), max_size=4))
def test_a_small_network_answers_as_the_network_it_was_made_of(hidden):
    made = network(*hidden, 1)
    tiny = TinyNetwork.of(made)
    np.testing.assert_array_equal(tiny.network().forward(X), made.forward(X))
    assert TinyNetwork.of(tiny.network()).sizes == tiny.sizes


@pytest.mark.parametrize("sizes", [(9, 1), (2,) * 6 + (1,)], ids=["wide", "deep"])
def test_what_is_too_large_is_refused(sizes):
    with pytest.raises(ShapeError):
        TinyNetwork.of(network(*sizes))


def test_convolutions_are_refused():
    with pytest.raises(ShapeError, match="conv"):
        layers_of(Network([Conv2D(1, 2, 3), Flatten(), Affine(2, 1)]))


@pytest.mark.parametrize("name", list(PRESETS))
def test_a_perceptron_and_its_network_are_one_function(name):
    gate = PRESETS[name]
    made = gate.network()
    rows = truth_rows(2)
    np.testing.assert_array_equal(made.forward(rows)[:, 0], gate.outputs(rows))
    assert Perceptron.of(made) == gate
    assert layers_of(made) == (LayerSpec("affine", 1, "step"),)


def test_a_sigmoid_neuron_fires_where_it_answers_above_a_half():
    made = network(1, output="sigmoid")
    np.testing.assert_array_equal(Perceptron.of(made).outputs(X), made.forward(X)[:, 0] > 0.5)


@pytest.mark.parametrize("sizes", [(2, 1), (2,)], ids=["hidden", "two outputs"])
def test_more_than_one_neuron_is_no_perceptron(sizes):
    with pytest.raises(ShapeError):
        Perceptron.of(network(*sizes))

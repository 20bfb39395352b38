"""A network as a graph: bit for bit what its layers do themselves."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core.errors import ModelFileError
from nn_core.graph import backward, forward, values_of
from nn_core.graph.layers import of_network
from nn_core.graph.run import finished
from nn_core.layers import Activate, Affine, BatchNorm, ReLU
from nn_core.losses import SoftmaxWithLoss
from nn_core.network import Network


def network(dtype: type, hidden: str) -> Network:
    rng = np.random.default_rng(3)
    layer = ReLU() if hidden == "relu" else Activate(hidden)
    return Network([Affine(6, 5, rng), layer, Affine(5, 3, rng)]).astype(dtype)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("hidden", ["relu", "sigmoid", "tanh", "gelu"])
def test_gradients_are_bit_for_bit_those_of_the_layers(dtype: type, hidden: str) -> None:
    net = network(dtype, hidden)
    rng = np.random.default_rng(4)
    x, t = rng.normal(size=(7, 6)).astype(dtype), rng.integers(0, 3, 7)
    loss = SoftmaxWithLoss()
    expected = loss.forward(net.forward(x, train=True), t)
    back = net.backward(loss.backward(), need_input=True)

    graph, inputs = of_network(net, x, t)
    values = values_of(graph, inputs)
    assert values[graph.output] == expected
    gradients = finished(backward(graph, values))
    assert np.array_equal(gradients[graph.place_of("x")], back)
    for index in (0, 2):
        for name, grad in net.layers[index].grads.items():
            found = gradients[graph.place_of(f"{index}.{name}")]
            assert found.dtype == dtype
            assert np.array_equal(found, grad)


def test_affine_of_the_book_adds_the_bias_to_each_row_and_its_gradients_up() -> None:
    """Chapter 5.6.2: B of three goes to two rows; dB is (5, 7, 9)."""
    net = Network([Affine(2, 3)]).astype(np.float64)
    net.parameters()["0.W"][...] = np.array([[0, 0, 0], [10, 10, 10]])
    net.parameters()["0.b"][...] = [1, 2, 3]
    graph, inputs = of_network(net, np.array([[1.0, 0.0], [1.0, 1.0]]))
    values = values_of(graph, inputs)
    assert values[graph.output].tolist() == [[1, 2, 3], [11, 12, 13]]
    dy = np.array([[1.0, 2, 3], [4, 5, 6]])
    gradients = finished(backward(graph, values, seed=dy))
    assert gradients[graph.place_of("0.b")].tolist() == [5, 7, 9]


def test_relu_of_the_book_lets_through_what_is_above_0() -> None:
    """Chapter 5.5.1: x = ((1, −0.5), (−2, 3))."""
    net = Network([ReLU(), Affine(2, 2)]).astype(np.float64)
    graph, inputs = of_network(net, np.array([[1.0, -0.5], [-2.0, 3.0]]))
    first = next(iter(forward(graph, inputs)))
    assert first.value.tolist() == [[1, 0], [0, 3]]
    steps = list(backward(graph, values_of(graph, inputs), seed=np.ones((2, 2))))
    assert steps[-1].local[0].tolist() == [[1, 0], [0, 1]]


def test_a_layer_of_another_kind_is_refused() -> None:
    with pytest.raises(ModelFileError, match="batch"):
        of_network(Network([Affine(2, 2), BatchNorm(2)]), np.zeros((1, 2)))

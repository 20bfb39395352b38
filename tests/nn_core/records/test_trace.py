"""Records of a forward pass against the network itself and the book's numbers."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import activations
from nn_core.errors import ShapeError
from nn_core.layers import Affine, Conv2D, Dropout, Flatten, ReLU
from nn_core.models import build
from nn_core.network import Network
from nn_core.records.paths import contribution_maps, shares, strongest_paths, weight_maps
from nn_core.records.trace import layer_trace, trace_network
from nn_core.small.network import TinyNetwork
from nn_core.small.presets import book

sizes = st.lists(st.integers(1, 8), min_size=2, max_size=7)


def tiny(sizes: list[int], seed: int) -> tuple[TinyNetwork, np.ndarray]:
    rng = np.random.default_rng(seed)
    pairs = list(pairwise(sizes))
    network = TinyNetwork(
        tuple(rng.normal(size=pair) for pair in pairs),
        tuple(rng.normal(size=pair[1]) for pair in pairs),
        tuple(rng.choice(activations.names()) for _ in pairs),
    )
    return network, rng.normal(size=sizes[0])


def test_the_books_three_layers() -> None:
    preset = book()
    steps = preset.network.trace(preset.x).layers
    np.testing.assert_allclose(steps[0].sums, [0.3, 0.7, 1.1], atol=1e-12)
    np.testing.assert_allclose(steps[0].outputs, [0.57444252, 0.66818777, 0.75026011], atol=5e-9)
    np.testing.assert_allclose(steps[1].sums, [0.51615984, 1.21402696], atol=5e-9)
    np.testing.assert_allclose(steps[1].outputs, [0.62624937, 0.7710107], atol=5e-9)
    np.testing.assert_allclose(steps[2].outputs, [0.31682708, 0.69627909], atol=5e-9)


@given(sizes, st.integers(0, 2**32 - 1))
def test_every_sum_is_its_products_and_bias(sizes: list[int], seed: int) -> None:
    network, x = tiny(sizes, seed)
    result = network.trace(x)
    signal = x
    for number, layer in enumerate(result.layers, start=1):
        np.testing.assert_array_equal(layer.inputs, signal)
        for index in range(network.sizes[number]):
            neuron = layer.neuron(index)
            np.testing.assert_array_equal(neuron.products, neuron.inputs * neuron.weights)
            assert neuron.sum == pytest.approx(neuron.products.sum() + neuron.bias, abs=1e-9)
            h = activations.get(neuron.activation).function
            assert neuron.output == h(np.array([neuron.sum]))[0]
        signal = layer.outputs


@given(sizes, st.integers(0, 2**32 - 1))
def test_the_library_s_network_gives_the_same(sizes: list[int], seed: int) -> None:
    network, x = tiny(sizes, seed)
    expected = network.network().forward(x[None])[0]
    np.testing.assert_allclose(network.trace(x).outputs, expected, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("name", ["book", "mlp"])
def test_a_shipped_architecture_is_traced_as_it_runs(name: str) -> None:
    network = build(name, np.random.default_rng(0))
    picture = np.random.default_rng(1).random((28, 28), np.float32)
    result = trace_network(network, picture)
    np.testing.assert_allclose(result.outputs, network.forward(picture[None])[0], rtol=1e-5)
    assert [layer.activation for layer in result.layers][-1] == "identity"
    assert result.outputs.dtype == np.float32


def test_records_cannot_be_changed() -> None:
    layer = book().network.trace([1.0, 0.5]).layers[0]
    for array in (layer.inputs, layer.weights, layer.products, layer.neuron(0).weights):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_dropout_and_flattening_are_passed_over() -> None:
    rng = np.random.default_rng(0)
    network = Network([Flatten(), Affine(4, 3, rng), ReLU(), Dropout(0.5), Affine(3, 2, rng)])
    x = rng.random((1, 1, 2, 2), np.float32)
    result = trace_network(network, x)
    assert [layer.activation for layer in result.layers] == ["relu", "identity"]
    expected = x.reshape(1, -1)
    for index in (1, 2, 4):
        expected = network.layers[index].forward(expected)
    np.testing.assert_allclose(result.outputs, expected[0], rtol=1e-6)


def test_a_convolution_is_refused() -> None:
    network = Network([Conv2D(1, 2, 3, rng=np.random.default_rng(0))])
    with pytest.raises(ShapeError, match="conv"):
        trace_network(network, np.zeros((28, 28)))


def test_shapes_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ShapeError, match=r"\(3,\)"):
        layer_trace(np.ones(3), np.ones((2, 2)), np.ones(2))


def test_contribution_maps_add_up_to_the_sums() -> None:
    network = build("book", np.random.default_rng(0))
    picture = np.random.default_rng(1).random((28, 28), np.float32)
    first = trace_network(network, picture).layers[0]
    maps = contribution_maps(first)
    assert maps.shape == weight_maps(first).shape == (50, 28, 28)
    np.testing.assert_allclose(maps[7], picture * weight_maps(first)[7])
    np.testing.assert_allclose(maps.sum((1, 2)) + first.biases, first.sums, atol=1e-5)


@given(sizes, st.integers(0, 2**32 - 1))
def test_strongest_paths_are_those_of_trying_all(sizes: list[int], seed: int) -> None:
    sizes = [min(size, 4) for size in sizes[:5]]
    network, x = tiny(sizes, seed)
    result = network.trace(x)
    fractions = [shares(layer) for layer in result.layers]
    grids = np.indices(sizes).reshape(len(sizes), -1).T
    every = {
        tuple(int(i) for i in path): float(
            np.prod([f[a, b] for f, a, b in zip(fractions, path[:-1], path[1:], strict=True)])
        )
        for path in grids
        if path[-1] == 0
    }
    expected = sorted((share for share in every.values() if share > 0), reverse=True)[:4]
    found = strongest_paths(result, output=0, count=4)
    np.testing.assert_allclose([path.share for path in found], expected, rtol=1e-9)
    for path in found:
        assert every[path.neurons] == pytest.approx(path.share)
        steps = zip(result.layers, pairwise(path.neurons), path.contributions, strict=True)
        for layer, (a, b), term in steps:
            assert term == layer.products[a, b]


def test_shares_and_biases_make_one() -> None:
    preset = book()
    for layer in preset.network.trace(preset.x).layers:
        terms = np.abs(layer.products).sum(0) + np.abs(layer.biases)
        np.testing.assert_allclose(shares(layer).sum(0) + np.abs(layer.biases) / terms, 1)


def test_paths_may_start_after_the_pictures() -> None:
    network = build("book", np.random.default_rng(0))
    result = trace_network(network, np.random.default_rng(1).random((28, 28), np.float32))
    paths = strongest_paths(result, output=3, count=6, start=1)
    assert len(paths) == 6
    assert all(len(path.neurons) == 3 and path.neurons[-1] == 3 for path in paths)
    assert [path.share for path in paths] == sorted((p.share for p in paths), reverse=True)

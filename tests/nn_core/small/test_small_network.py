"""Small networks: every change makes a new one, growing changes no result, limits hold."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.errors import ShapeError, ValueRefused
from nn_core.small.network import LIMIT, MAX_LAYERS, MAX_NEURONS, TinyNetwork
from nn_core.small.presets import PRESETS, book, linear, xor

RNG = np.random.default_rng


def outputs(network: TinyNetwork, x: object) -> np.ndarray:
    return network.trace(np.asarray(x, dtype=float)).outputs


def test_a_change_leaves_the_old_network_as_it_was() -> None:
    network = book().network
    changed = network.with_weight(2, 1, 0, -0.7).with_bias(1, 2, 9.0).with_activation(3, "tanh")
    assert changed.weights[1][1, 0] == -0.7
    assert changed.biases[0][2] == 9.0
    assert changed.names == ("sigmoid", "sigmoid", "tanh")
    assert network.weights[1][1, 0] == 0.2
    assert network.biases[0][2] == 0.3
    with pytest.raises(ValueError, match="read-only"):
        changed.weights[0][0, 0] = 1


def test_minus_zero_is_zero() -> None:
    assert not np.signbit(book().network.with_weight(1, 0, 0, -0.0).weights[0][0, 0])


@pytest.mark.parametrize("layer", [0, 1, 2])
def test_a_new_neuron_changes_no_result(layer: int) -> None:
    network = book().network
    grown = network.with_neuron(layer, RNG(1))
    expected = [size + (index == layer) for index, size in enumerate(network.sizes)]
    assert list(grown.sizes) == expected
    x = [1.0, 0.5, 3.0] if layer == 0 else [1.0, 0.5]
    np.testing.assert_allclose(outputs(grown, x), outputs(network, [1.0, 0.5]))
    np.testing.assert_allclose(
        outputs(grown.without_neuron(layer, network.sizes[layer]), [1.0, 0.5]),
        outputs(network, [1.0, 0.5]),
    )


def test_a_new_output_leaves_the_others() -> None:
    grown = book().network.with_neuron(3, RNG(1))
    np.testing.assert_allclose(outputs(grown, [1.0, 0.5])[:2], [0.31682708, 0.69627909], atol=5e-9)


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_a_new_layer_changes_no_result(after: int) -> None:
    network = book().network
    grown = network.with_layer(after)
    assert grown.depth == 4
    np.testing.assert_allclose(outputs(grown, [1.0, 0.5]), outputs(network, [1.0, 0.5]))
    back = grown.without_layer(after + 1)
    np.testing.assert_allclose(outputs(back, [1.0, 0.5]), outputs(network, [1.0, 0.5]))


def test_removing_an_inner_layer_of_the_identity_is_one_product() -> None:
    network = linear().network
    joined = network.without_layer(1).without_layer(1)
    assert joined.weights[0].tolist() == [[8.0]]
    assert outputs(joined, [1.5]) == outputs(network, [1.5]) == 12.0


def test_the_last_layer_can_go() -> None:
    assert book().network.without_layer(3).sizes == (2, 3, 2)


@pytest.mark.parametrize(("x", "y"), [((0, 0), 0), ((1, 0), 1), ((0, 1), 1), ((1, 1), 0)])
def test_the_preset_is_xor(x: tuple[int, int], y: int) -> None:
    assert outputs(xor().network, x) == y


@pytest.mark.parametrize("name", PRESETS)
def test_presets_run(name: str) -> None:
    preset = PRESETS[name]()
    assert preset.key == name
    assert np.isfinite(outputs(preset.network, preset.x)).all()


def test_the_largest_has_the_largest_size() -> None:
    assert PRESETS["largest"]().network.sizes == (MAX_NEURONS,) * (MAX_LAYERS + 1)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e308, LIMIT * 1.01])
def test_numbers_that_cannot_be_read_are_refused(value: float) -> None:
    network = book().network
    with pytest.raises(ValueRefused, match="1000"):
        network.with_weight(1, 0, 0, value)
    with pytest.raises(ValueRefused, match="1000"):
        network.with_bias(1, 0, value)


def test_sizes_have_ends() -> None:
    largest = PRESETS["largest"]().network
    with pytest.raises(ShapeError, match="8 neurons"):
        largest.with_neuron(3, RNG(0))
    with pytest.raises(ShapeError, match="6 layers"):
        largest.with_layer(2)
    single = linear().network
    with pytest.raises(ShapeError, match="neurons"):
        single.without_neuron(1, 0)
    with pytest.raises(ShapeError, match="layers"):
        single.without_layer(3).without_layer(2).without_layer(1)


def test_an_unknown_activation_is_refused() -> None:
    with pytest.raises(ValueRefused, match="wobble"):
        book().network.with_activation(1, "wobble")


def test_arrays_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ShapeError, match="do not make a layer"):
        TinyNetwork((np.ones((2, 3)),), (np.ones(2),), ("relu",))


@given(st.integers(0, 2**32 - 1))
def test_fresh_weights_have_two_decimals_and_no_zero(seed: int) -> None:
    for W in book().network.redrawn(RNG(seed)).weights:
        assert (W != 0).all()
        np.testing.assert_array_equal(W, np.round(W, 2))

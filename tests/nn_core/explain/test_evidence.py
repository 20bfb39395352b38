"""Evidence against closed forms: linear networks, ReLU networks, and central differences."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.explain import Method, at_rest, explain, input_gradients
from nn_core.explain.evidence import AROUND, PATCH, by_gradient, patches, turn
from nn_core.explain.inference_network import fixed_map
from nn_core.gradcheck import numerical_gradient
from nn_core.layers import (
    Activate,
    Affine,
    BatchNorm,
    Conv2D,
    Dropout,
    Flatten,
    MaxPool2D,
    ReLU,
)
from nn_core.network import Network


def normalised(rng, features):
    """A batch normalisation that has seen data."""
    layer = BatchNorm(features)
    layer.params["gamma"][...] = rng.uniform(0.5, 2, features)
    layer.params["beta"][...] = rng.normal(0, 1, features)
    layer.buffers["mean"][...] = rng.normal(0, 1, features)
    layer.buffers["var"][...] = rng.uniform(0.2, 3, features)
    return layer


def convolutional(rng):
    """Every kind of layer that the shipped networks have, and batch norm where it can't fold."""
    layers = [
        Conv2D(1, 3, 3, pad=1, bias=False, rng=rng),
        normalised(rng, 3),
        MaxPool2D(2),
        ReLU(),
        normalised(rng, 3),
        Conv2D(3, 4, 3, rng=rng),
        normalised(rng, 4),
        ReLU(),
        Flatten(),
        Affine(4 * 12 * 12, 8, rng),
        normalised(rng, 8),
        ReLU(),
        Dropout(0.5),
        Affine(8, 10, rng),
    ]
    return Network(layers).astype(np.float64)


def linear(rng):
    return Network([Affine(784, 10, rng)]).astype(np.float64)


def bar(rng=None):
    """A thick upright bar."""
    image = np.zeros((28, 28), np.float64)
    image[6:22, 12:16] = 1.0
    image[6:22, 11] = 0.4
    return image


def last(iterator):
    *_, item = iterator
    return item


def test_a_network_at_rest_gives_the_same_logits():
    rng = np.random.default_rng(1)
    network = convolutional(rng)
    before = {name: value.copy() for name, value in network.state().items()}
    rest = at_rest(network)
    x = rng.random((5, 28, 28))
    np.testing.assert_allclose(rest.forward(x), network.forward(x), rtol=1e-9, atol=1e-9)
    kinds = [layer.kind for layer in rest.layers]
    assert "batchnorm" not in kinds and "dropout" not in kinds
    rest.flat_params[...] = 0
    for name, value in network.state().items():
        np.testing.assert_array_equal(value, before[name])


def test_training_mode_changes_nothing_at_rest():
    rng = np.random.default_rng(2)
    rest = at_rest(convolutional(rng))
    x = rng.random((1, 28, 28))
    np.testing.assert_allclose(rest.forward(x, train=True), rest.forward(x))


def test_the_fixed_map_of_batch_norm():
    layer = normalised(np.random.default_rng(3), 4)
    x = np.random.default_rng(4).random((6, 4)).astype(np.float32)
    scale, shift = fixed_map(layer)
    np.testing.assert_allclose(x * scale + shift, layer.forward(x), rtol=1e-5, atol=1e-6)


def test_gradients_are_those_of_central_differences():
    rng = np.random.default_rng(5)
    network = convolutional(rng)
    image = rng.random((28, 28))
    directions = rng.normal(size=(2, 10))
    slopes = input_gradients(at_rest(network), image, directions)
    assert slopes.shape == (2, 28, 28)
    part = image[10:13, 8:12]
    for direction, slope in zip(directions, slopes, strict=True):
        # Of the network as it is used, not of the one at rest.
        found = numerical_gradient(
            lambda _, d=direction: float(network.forward(image[None])[0] @ d), part, 1e-5
        )
        np.testing.assert_allclose(found, slope[10:13, 8:12], rtol=1e-4, atol=1e-6)


def test_gradient_x_input_of_a_linear_network_is_exact():
    rng = np.random.default_rng(6)
    network = linear(rng)
    network.layers[0].params["b"][...] = rng.normal(size=10)
    found = by_gradient(at_rest(network), bar())
    for digit in range(10):
        bias = network.layers[0].params["b"][digit]
        total = found.total(Method.GRADIENT, digit)
        assert total == pytest.approx(found.score(digit) - bias)
    W = network.layers[0].params["W"].reshape(28, 28, 10)
    np.testing.assert_allclose(found.gradient[3], bar() * W[:, :, 3])


def test_occlusion_of_a_linear_network_is_exact():
    network = linear(np.random.default_rng(7))
    image = bar()
    found = last(explain(at_rest(network), image))
    W = network.layers[0].params["W"].reshape(28, 28, 10)
    for row, column in patches(image):
        change = image - turn(image, row, column)
        expected = (W * change[:, :, None]).sum(axis=(0, 1))
        np.testing.assert_allclose(found.occlusion[:, row, column], expected, atol=1e-12)


@given(st.integers(0, 2**32 - 1))
def test_without_biases_relu_networks_lose_nothing(seed):
    rng = np.random.default_rng(seed)
    network = Network([Affine(784, 6, rng), ReLU(), Affine(6, 10, rng)]).astype(np.float64)
    found = by_gradient(at_rest(network), rng.random((28, 28)))
    for digit in range(10):
        assert found.total(Method.GRADIENT, digit) == pytest.approx(found.score(digit), abs=1e-9)


def test_the_sum_of_patches_counts_each_once():
    network = linear(np.random.default_rng(8))
    image = bar()
    found = last(explain(at_rest(network), image))
    once = sum(found.occlusion[4, row, column] for row, column in patches(image))
    assert found.total(Method.OCCLUSION, 4) == pytest.approx(once)


def test_against_another_digit_is_a_difference():
    network = at_rest(convolutional(np.random.default_rng(9)))
    found = last(explain(network, bar()))
    for method in Method:
        both = found.contributions(method, 4, 9)
        alone = found.contributions(method, 4) - found.contributions(method, 9)
        np.testing.assert_allclose(both, alone)
    assert found.score(4, 9) == pytest.approx(found.score(4) - found.score(9))


def test_evidence_arrives_step_by_step_and_is_frozen():
    network = at_rest(convolutional(np.random.default_rng(10)))
    found = list(explain(network, bar()))
    assert found[0].occlusion is None and found[-1].occlusion is not None
    assert not found[0].contributions(Method.OCCLUSION, 3).any()
    for array in (found[-1].image, found[-1].gradient, found[-1].occlusion, found[-1].hidden):
        assert not array.flags.writeable
    assert found[-1].hidden.shape == (8,)
    assert found[-1].probabilities.sum() == pytest.approx(1)


def test_patches_cover_the_ink_and_a_rim():
    image = bar()
    places = patches(image)
    covered = np.zeros((28, 28), bool)
    for row, column in places:
        assert not covered[row : row + PATCH, column : column + PATCH].any()
        covered[row : row + PATCH, column : column + PATCH] = True
    assert covered[6 - AROUND : 22 + AROUND, 11 - AROUND : 16 + AROUND].all()
    assert patches(np.zeros((28, 28))) == []
    assert len(patches(np.ones((28, 28)))) == 14 * 14


def test_a_patch_is_turned():
    image = bar()
    assert not turn(image, 8, 12)[8:10, 12:14].any()
    assert (turn(image, 8, 6)[8:10, 6:8] == 1).all()
    assert image[8, 12] == 1 and image[8, 6] == 0


def test_the_rival_is_the_digit_a_patch_brings_near():
    # Digit 9 is far behind digit 2, but one patch of ink away from overtaking everything.
    network = linear(np.random.default_rng(0))
    W, b = network.layers[0].params["W"], network.layers[0].params["b"]
    W[...] = 0
    b[...] = [-9, -9, 2, -9, 5, -9, -9, -9, -9, 0]
    W.reshape(28, 28, 10)[6, 8, 9] = 4.5
    found = list(explain(at_rest(network), bar()))
    assert found[0].rival == 2
    assert found[-1].rival == 9


def test_sigmoid_networks_too():
    rng = np.random.default_rng(11)
    network = Network([Affine(784, 5, rng), Activate("sigmoid"), Affine(5, 10, rng)])
    found = last(explain(at_rest(network.astype(np.float64)), bar()))
    assert np.abs(found.occlusion).max() > 0

from __future__ import annotations

import numpy as np
import pytest

from nn_core import activations
from nn_core.records.linear_stack import (
    balance,
    one_product,
    plane_layers,
    stack_on_line,
    stack_on_plane,
)

identity = activations.get("identity").function


def test_three_linear_layers_are_c_cubed_x():
    x = np.linspace(-5, 5, 11)
    outputs = stack_on_line(x, identity, 1.5, 3)
    np.testing.assert_allclose(outputs[-1], 1.5 * 1.5 * 1.5 * x)
    assert len(outputs) == 3


def test_a_bounded_function_stays_in_its_range_however_deep():
    y = stack_on_line(np.linspace(-5, 5, 11), activations.get("sigmoid").function, 3.0, 6)[-1]
    assert ((y > 0) & (y < 1)).all()


@pytest.mark.parametrize("depth", range(1, 7))
def test_on_the_plane_identity_layers_are_one_product(depth):
    rng = np.random.default_rng(depth)
    layers, points = plane_layers(depth, 8, rng), rng.standard_normal((50, 2))
    W, b = one_product(layers.weights, layers.biases)
    assert W.shape == (2, 1)
    expected = (points @ W + b)[:, 0]
    np.testing.assert_allclose(stack_on_plane(points, layers, identity), expected, atol=1e-12)


def test_another_function_is_no_single_line():
    rng = np.random.default_rng(0)
    layers, points = plane_layers(3, 8, rng), rng.standard_normal((50, 2))
    values = stack_on_plane(points, layers, activations.get("tanh").function)
    design = np.column_stack((points, np.ones(50)))
    residual = values - design @ np.linalg.lstsq(design, values, rcond=None)[0]
    assert np.abs(residual).max() > 0.01


def test_balanced_layers_have_half_of_the_points_above_zero():
    rng = np.random.default_rng(1)
    layers, points = plane_layers(3, 8, rng), rng.standard_normal((50, 2))
    sigmoid = activations.get("sigmoid").function
    moved, values = balance(layers, stack_on_plane(points, layers, sigmoid))
    assert np.count_nonzero(values > 0) == 25
    np.testing.assert_allclose(stack_on_plane(points, moved, sigmoid), values, atol=1e-12)


def test_the_weights_are_read_only():
    layers = plane_layers(2, 3, np.random.default_rng(0))
    assert not any(array.flags.writeable for array in (*layers.weights, *layers.biases))

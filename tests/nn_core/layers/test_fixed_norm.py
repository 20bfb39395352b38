"""Batch normalisation with kept statistics: the same answers, right gradients, nothing moved."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core.layers import BatchNorm
from nn_core.layers.fixed_norm import FixedNorm

SHAPES = [(5, 3), (4, 3, 2, 2)]


def trained(rng: np.random.Generator) -> BatchNorm:
    norm = BatchNorm(3, dtype=np.float64)
    norm.params["gamma"][...] = rng.uniform(0.5, 2, 3)
    norm.params["beta"][...] = rng.normal(size=3)
    norm.buffers["mean"][...] = rng.normal(size=3)
    norm.buffers["var"][...] = rng.uniform(0.5, 2, 3)
    return norm


@pytest.mark.parametrize("shape", SHAPES)
def test_it_answers_as_the_norm_in_use(shape: tuple[int, ...]) -> None:
    rng = np.random.default_rng(0)
    norm, x = trained(rng), rng.normal(size=shape)
    expected = norm.forward(x)
    before = {name: value.copy() for name, value in norm.buffers.items()}
    np.testing.assert_allclose(FixedNorm(norm).forward(x, train=True), expected, rtol=1e-12)
    for name, value in before.items():
        np.testing.assert_array_equal(norm.buffers[name], value)


@pytest.mark.parametrize("shape", SHAPES)
def test_its_gradients_are_the_numerical_ones(shape: tuple[int, ...]) -> None:
    rng = np.random.default_rng(1)
    norm, x, d = FixedNorm(trained(rng)), rng.normal(size=shape), rng.normal(size=shape)

    def loss() -> float:
        return float(np.sum(norm.forward(x) * d))

    norm.forward(x, train=True)
    dx = norm.backward(d)
    for array, gradient in ((x, dx), *((norm.params[n], norm.grads[n]) for n in norm.params)):
        for index in np.ndindex(array.shape):
            kept = array[index]
            array[index] = kept + 1e-5
            above = loss()
            array[index] = kept - 1e-5
            slope = (above - loss()) / 2e-5
            array[index] = kept
            assert gradient[index] == pytest.approx(slope, abs=1e-7)

"""While learning, rows of pictures lie outermost: the same results, whatever the memory order."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nn_core.gradcheck import numerical_gradient
from nn_core.layers import BatchNorm, Conv2D, Layer, MaxPool2D, ReLU, conv
from nn_core.layers.im2col import batch_first, rows_back
from nn_core.layers.row_patches import MANY
from nn_core.models import build
from nn_core.network import Network


def learnt(layer: Layer, x: np.ndarray, dout: np.ndarray) -> list[np.ndarray]:
    out = layer.forward(x, train=True).copy()
    dx = layer.backward(dout).copy()
    return [out, dx, *(layer.grads[name].copy() for name in layer.grads)]


def orders(x: np.ndarray) -> list[np.ndarray]:
    """Return pictures (N, C, H, W) in three memory orders: as they are, (C, H, W, N), by rows."""
    inner = batch_first(np.ascontiguousarray(x.transpose(1, 2, 3, 0)))
    return [x, inner, rows_back(np.ascontiguousarray(x.transpose(2, 1, 3, 0)))]


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 3), st.integers(1, 3), st.integers(1, 5), st.integers(0, 4), st.booleans())
def test_rows_give_what_the_unrolled_patches_give(
    channels: int, filters: int, field: int, pad: int, bias: bool
) -> None:
    rng = np.random.default_rng(field)
    layer = Conv2D(channels, filters, field, pad=pad, bias=bias, rng=rng, dtype=np.float64)
    x = rng.normal(size=(MANY + 1, channels, 5, 7))
    dout = rng.normal(size=layer.forward(x).shape)
    found = learnt(layer, x, dout)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(conv, "MANY", 1000)
        expected = learnt(layer, x, dout)
    for one, other in zip(found, expected, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-11)


def test_the_gradient_of_many_pictures_is_the_numerical_one() -> None:
    rng = np.random.default_rng(3)
    layer = Conv2D(2, 2, 3, pad=1, rng=rng, dtype=np.float64)
    x = rng.normal(size=(MANY, 2, 3, 4))
    weight = rng.normal(size=layer.forward(x).shape)

    def weighted(_: np.ndarray) -> float:
        return float(np.sum(weight * layer.forward(x, train=True)))

    weighted(x)
    dx = layer.backward(weight).copy()
    grads = {name: value.copy() for name, value in layer.grads.items()}
    np.testing.assert_allclose(dx, numerical_gradient(weighted, x), atol=1e-6)
    for name, value in layer.params.items():
        np.testing.assert_allclose(grads[name], numerical_gradient(weighted, value), atol=1e-6)


def test_borders_stay_zero_when_the_arrays_serve_again() -> None:
    rng = np.random.default_rng(4)
    layer = Conv2D(1, 2, 3, pad=1, rng=rng, dtype=np.float64)
    one, broken = rng.normal(size=(2, MANY, 1, 4, 4))
    broken[...] = np.nan
    dout = rng.normal(size=(MANY, 2, 4, 4))
    first = learnt(layer, one, dout)
    learnt(layer, broken, np.full_like(dout, np.nan))
    for before, again in zip(first, learnt(layer, one, dout), strict=True):
        np.testing.assert_array_equal(again, before)


@pytest.mark.parametrize("field", [2, 3])
def test_pooling_chooses_the_same_places_in_any_memory_order(field: int) -> None:
    rng = np.random.default_rng(5)
    # Few values, so that many windows have several that are the largest.
    x = rng.integers(0, 3, (4, 3, 7, 8)).astype(np.float32)
    dout = rng.normal(size=MaxPool2D(field).forward(x).shape).astype(np.float32)
    found = [learnt(MaxPool2D(field), a, d) for a in orders(x) for d in orders(dout)]
    for each in found[1:]:
        for one, other in zip(each, found[0], strict=True):
            np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("layer", [BatchNorm(3, dtype=np.float64), ReLU()], ids=["norm", "relu"])
def test_the_others_give_the_same_in_any_memory_order(layer: Layer) -> None:
    rng = np.random.default_rng(6)
    x, dout = rng.normal(size=(2, 4, 3, 5, 6))
    expected = learnt(layer, x, dout)
    for a in orders(x):
        for d in orders(dout):
            for one, other in zip(learnt(layer, a, d), expected, strict=True):
                np.testing.assert_allclose(one, other, atol=1e-12)


def test_a_whole_network_learns_as_with_unrolled_patches(monkeypatch: pytest.MonkeyPatch) -> None:
    def gradient(network: Network) -> np.ndarray:
        rng = np.random.default_rng(8)
        out = network.forward(rng.random((MANY, 28, 28)), train=True)
        network.backward(rng.normal(size=out.shape))
        return network.flat_grads

    by_rows = gradient(build("cnn", np.random.default_rng(7)).astype(np.float64))
    monkeypatch.setattr(conv, "MANY", 1000)
    unrolled = gradient(build("cnn", np.random.default_rng(7)).astype(np.float64))
    np.testing.assert_allclose(by_rows, unrolled, atol=1e-9)

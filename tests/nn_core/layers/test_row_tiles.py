"""Convolutions by tiles, which multiply a third less, give what the unrolled patches give."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nn_core.layers import Conv2D, conv, row_tiles
from nn_core.layers.row_patches import MANY, RowPatches


def learnt(layer: Conv2D, x: np.ndarray, dout: np.ndarray, how: str) -> list[np.ndarray]:
    """Return output and gradients of a layer that learns "by tiles", "by rows" or "unrolled"."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(conv, "pays", lambda x, W: how == "by tiles")
        patch.setattr(conv, "MANY", 10**9 if how == "unrolled" else MANY)
        found = [layer.forward(x, train=True).copy(), layer.backward(dout).copy()]
    return [*found, *(layer.grads[name].copy() for name in layer.grads)]


@settings(deadline=None, max_examples=80)
@given(st.integers(1, 3), st.integers(1, 3), st.integers(0, 4), st.integers(3, 8), st.booleans())
def test_tiles_give_what_the_unrolled_patches_give(
    channels: int, filters: int, pad: int, width: int, bias: bool
) -> None:
    rng = np.random.default_rng(width)
    layer = Conv2D(channels, filters, 3, pad=pad, bias=bias, rng=rng, dtype=np.float64)
    x = rng.normal(size=(MANY, channels, 5, width))
    dout = rng.normal(size=layer.forward(x).shape)
    expected = learnt(layer, x, dout, "unrolled")
    for one, other in zip(learnt(layer, x, dout, "by tiles"), expected, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-11)


@pytest.mark.parametrize("width", [7, 14])
def test_single_precision_loses_little_by_tiles(width: int) -> None:
    """The error of the sums is at most twice that of the products that are spared."""
    rng = np.random.default_rng(1)
    layer = Conv2D(32, 64, 3, pad=1, bias=False, rng=rng)
    true = Conv2D(32, 64, 3, pad=1, bias=False, dtype=np.float64)
    true.params["W"][...] = layer.params["W"]
    x = np.maximum(rng.normal(size=(MANY, 32, width, width)), 0).astype(np.float32)
    dout = rng.normal(size=(MANY, 64, width, width)).astype(np.float32)
    exact = learnt(true, x.astype(np.float64), dout.astype(np.float64), "unrolled")
    errors = {
        how: [
            np.sqrt(np.mean((one - other) ** 2))
            for one, other in zip(learnt(layer, x, dout, how), exact, strict=True)
        ]
        for how in ("by tiles", "by rows")
    }
    for by_tiles, by_rows in zip(errors["by tiles"], errors["by rows"], strict=True):
        assert by_tiles < 2 * by_rows


def test_nothing_of_a_broken_batch_stays() -> None:
    rng = np.random.default_rng(4)
    layer = Conv2D(1, 2, 3, pad=1, rng=rng, dtype=np.float64)
    x, dout = rng.normal(size=(MANY, 1, 4, 5)), rng.normal(size=(MANY, 2, 4, 5))
    first = learnt(layer, x, dout, "by tiles")
    learnt(layer, np.full_like(x, np.nan), np.full_like(dout, np.nan), "by tiles")
    for before, again in zip(first, learnt(layer, x, dout, "by tiles"), strict=True):
        np.testing.assert_array_equal(again, before)


def test_tiles_are_for_large_batches_of_many_channels() -> None:
    rng = np.random.default_rng(5)

    def way(pictures: int, channels: int, field: int) -> type:
        layer = Conv2D(channels, 1, field, pad=1, rng=rng)
        layer.forward(np.zeros((pictures, channels, 6, 6), np.float32), train=True)
        return type(layer._rows)

    many, channels = row_tiles.MANY, row_tiles.CHANNELS
    assert way(many, channels, 3) is row_tiles.RowTiles
    for other in ((many - 1, channels, 3), (many, channels - 1, 3), (many, channels, 5)):
        assert way(*other) is RowPatches

"""Unrolling: each column is a patch, and adding back is the transpose of it."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nn_core.layers.im2col import batch_first, batch_innermost, col2im, im2col, output_size

SIDES = st.integers(1, 3)


def unrolled(x: np.ndarray, field: int, stride: int) -> tuple[np.ndarray, tuple[int, ...]]:
    channels, height, width, batch = x.shape
    out_h, out_w = (output_size(side, field, stride, 0) for side in (height, width))
    shape = (channels, field, field, out_h, out_w, batch)
    return im2col(x, (field, field), stride, np.empty(shape)), shape


@given(SIDES, SIDES, st.integers(3, 6), st.integers(1, 2), st.integers(1, 3))
def test_a_column_is_a_patch_and_adding_back_is_the_transpose(
    field: int, stride: int, side: int, channels: int, batch: int
) -> None:
    rng = np.random.default_rng(side)
    x = rng.normal(size=(channels, side, side + 1, batch))
    columns, shape = unrolled(x, field, stride)
    right = stride * (shape[4] - 1)
    last = columns.reshape(shape)[:, :, :, 0, -1, 0]
    np.testing.assert_array_equal(last, x[:, :field, right : right + field, 0])
    # <im2col(x), c> = <x, col2im(c)> for every c: that is what the gradient needs.
    c = rng.normal(size=columns.shape)
    back = col2im(c.reshape(shape), stride, np.empty_like(x))
    np.testing.assert_allclose((columns * c).sum(), (x * back).sum())


@given(st.integers(1, 4), st.integers(1, 3), SIDES)
def test_memory_orders_are_views_of_one_another(batch: int, channels: int, side: int) -> None:
    x = np.arange(batch * channels * side * side, dtype=float).reshape(batch, channels, side, side)
    inner = batch_innermost(x)
    assert inner.shape == (channels, side, side, batch)
    np.testing.assert_array_equal(batch_first(inner), x)
    assert np.shares_memory(batch_innermost(batch_first(inner)), inner)

"""The records of convolution and pooling: the book's numbers, and the layers' own."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.errors import ShapeError
from nn_core.layers import BatchNorm, Conv2D, MaxPool2D
from nn_core.layers.im2col import batch_innermost, im2col, output_size
from nn_core.records.conv_trace import conv_layer, trace_conv, trace_pool

BOOK_X = np.array([[1, 2, 3, 0], [0, 1, 2, 3], [3, 0, 1, 2], [2, 3, 0, 1]], float)[None]
BOOK_W = np.array([[2, 0, 1], [0, 1, 2], [1, 0, 2]], float)[None, None]
BOOK_POOL = np.array([[1, 2, 1, 0], [0, 1, 2, 3], [3, 0, 1, 2], [2, 4, 0, 1]], float)[None]


def test_the_book_s_convolution() -> None:
    plain = trace_conv(conv_layer(BOOK_W), BOOK_X)
    np.testing.assert_array_equal(plain.outputs[0], [[15, 16], [6, 15]])
    with_bias = trace_conv(conv_layer(BOOK_W, np.array([3.0])), BOOK_X)
    np.testing.assert_array_equal(with_bias.outputs[0], [[18, 19], [9, 18]])
    padded = trace_conv(conv_layer(BOOK_W, pad=1), BOOK_X)
    expected = [[7, 12, 10, 2], [4, 15, 16, 10], [10, 6, 15, 6], [8, 10, 4, 3]]
    np.testing.assert_array_equal(padded.outputs[0], expected)


def test_the_book_s_pooling() -> None:
    record = trace_pool(MaxPool2D(2), BOOK_POOL)
    np.testing.assert_array_equal(record.outputs[0], [[2, 3], [4, 2]])
    window = record.window(2, 0)
    assert (window.top, window.left, window.peak, window.largest) == (2, 0, (1, 1), 4.0)


def test_a_patch_is_written_out_term_by_term() -> None:
    patch = trace_conv(conv_layer(BOOK_W, np.array([3.0])), BOOK_X).patch(1, 0)
    assert (patch.row, patch.column, patch.top, patch.left) == (0, 1, 0, 1)
    np.testing.assert_array_equal(patch.patch[0], BOOK_X[0, :3, 1:])
    np.testing.assert_array_equal(patch.products, patch.patch * BOOK_W[0])
    assert patch.products.sum() + patch.bias == patch.sum == 19


@given(
    size=st.integers(5, 9),
    channels=st.integers(1, 3),
    field=st.sampled_from([1, 3, 5]),
    stride=st.integers(1, 3),
    pad=st.integers(0, 2),
    seed=st.integers(0, 99),
)
def test_every_sum_is_the_layer_s_and_every_column_im2col_s(
    size: int, channels: int, field: int, stride: int, pad: int, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    layer = Conv2D(channels, 4, field, stride=stride, pad=pad, rng=rng)
    layer.params["b"][...] = rng.normal(size=4)
    x = rng.normal(size=(channels, size, size)).astype(np.float32)
    record = trace_conv(layer, x)
    np.testing.assert_array_equal(record.outputs, layer.forward(x[None])[0])
    side = output_size(size, field, stride, pad)
    out = np.empty((channels, field, field, side, side, 1), np.float32)
    padded = batch_innermost(record.padded[None])
    np.testing.assert_array_equal(record.columns, im2col(padded, (field, field), stride, out))
    assert record.count == side * side
    for index in range(record.count):
        patch = record.patch(index, 2)
        assert record.index(patch.row, patch.column) == index
        window = record.padded[:, patch.top : patch.top + field, patch.left : patch.left + field]
        np.testing.assert_array_equal(patch.patch, window)
        assert patch.sum == layer.forward(x[None])[0, 2, patch.row, patch.column]
        assert patch.products.sum() + patch.bias == pytest.approx(patch.sum, rel=1e-4, abs=1e-4)


def test_integers_add_up_to_the_last_bit() -> None:
    rng = np.random.default_rng(5)
    x = rng.integers(-9, 9, (3, 8, 8)).astype(np.float32)
    layer = conv_layer(rng.integers(-9, 9, (5, 3, 3, 3)).astype(np.float32), pad=1)
    record = trace_conv(layer, x)
    for index in range(record.count):
        for number in range(5):
            patch = record.patch(index, number)
            assert patch.products.sum() == patch.sum
    np.testing.assert_array_equal(record.rows @ record.columns, record.outputs.reshape(5, -1))


def test_the_marked_maximum_is_where_the_gradient_goes() -> None:
    x = np.random.default_rng(1).integers(0, 3, (2, 6, 7)).astype(np.float32)
    layer = MaxPool2D(2)
    record = trace_pool(layer, x)
    assert record.count == 9
    layer.forward(x[None], train=True)
    for channel in range(2):
        for index in range(record.count):
            window = record.window(index, channel)
            dout = np.zeros((1, *record.outputs.shape), np.float32)
            dout[0, channel, window.row, window.column] = 1
            found = np.argwhere(layer.backward(dout)[0])
            place = (window.top + window.peak[0], window.left + window.peak[1])
            assert found.tolist() == [[channel, *place]]
            assert x[channel][place] == window.largest == window.values.max()


@pytest.mark.parametrize("field", [2, 3])
def test_the_largest_of_each_column_is_the_pooled_map(field: int) -> None:
    x = np.random.default_rng(1).normal(size=(2, 7, 8)).astype(np.float32)
    record = trace_pool(MaxPool2D(field), x)
    for channel in range(2):
        columns = record.columns(channel)
        assert columns.shape == (field**2, record.count)
        np.testing.assert_array_equal(columns.max(axis=0), record.outputs[channel].reshape(-1))
        for index in range(record.count):
            window = record.window(index, channel)
            np.testing.assert_array_equal(columns[:, index], window.values.reshape(-1))


def test_a_record_cannot_be_changed() -> None:
    record = trace_conv(conv_layer(BOOK_W), BOOK_X)
    for array in (record.padded, record.weights, record.columns, record.outputs):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


@pytest.mark.parametrize("shape", [(1, 2, 2), (2, 4, 4), (4, 4)])
def test_what_does_not_fit_is_a_typed_error(shape: tuple[int, ...]) -> None:
    with pytest.raises(ShapeError):
        trace_conv(conv_layer(BOOK_W), np.ones(shape))


def test_batch_normalisation_in_use_is_a_scale_and_a_shift() -> None:
    rng = np.random.default_rng(2)
    layer = BatchNorm(3, dtype=np.float64)
    for _ in range(5):
        layer.forward(rng.normal(2, 3, (8, 3, 4, 4)), train=True)
    layer.params["gamma"][...] = [2, -1, 0.5]
    scale, shift = layer.folded()
    x = rng.normal(size=(1, 3, 4, 4))
    line = scale[:, None, None] * x[0] + shift[:, None, None]
    np.testing.assert_array_equal(layer.forward(x)[0], line)

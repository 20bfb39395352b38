"""Convolution and pooling as records: every patch, its products, and where their sum lands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nn_core.arrays import FloatArray, frozen
from nn_core.errors import QT_TRANSLATE_NOOP, ShapeError
from nn_core.layers import Conv2D, MaxPool2D
from nn_core.layers.im2col import col2im, output_size


@dataclass(frozen=True)
class ChannelShare:
    """What one input channel added to a sum.

    Attributes
    ----------
    channel : int
    contribution : float
        The sum of its products.
    share : float
        Its size among the sizes of all channels' contributions; from 0 to 1.
    """

    channel: int
    contribution: float
    share: float


@dataclass(frozen=True, eq=False)
class PatchTrace:
    """What one filter made of one patch.

    Attributes
    ----------
    index : int
        The patch's column in the im2col matrix.
    row, column : int
        Where the result lands in the map.
    top, left : int
        Upper left corner of the patch in the padded picture.
    patch, weights, products : array, shape (C, FH, FW)
        x, w and x·w.
    bias, sum : float
        b, and what the layer gave: Σ x·w + b.
    """

    index: int
    row: int
    column: int
    top: int
    left: int
    patch: FloatArray
    weights: FloatArray
    products: FloatArray
    bias: float
    sum: float

    @cached_property
    def contributions(self) -> FloatArray:
        """The sum of each channel's products, shape (C,), in float64."""
        parts: FloatArray = self.products.sum(axis=(1, 2), dtype=np.float64)
        return frozen(parts)

    @cached_property
    def shares(self) -> tuple[ChannelShare, ...]:
        """What each channel added to the sum, the largest part first."""
        parts = self.contributions
        sizes = np.abs(parts)
        total = float(sizes.sum()) or 1.0
        order = np.argsort(-sizes, kind="stable")
        return tuple(
            ChannelShare(c, float(parts[c]), float(sizes[c]) / total) for c in order.tolist()
        )

    def rest(self, shown: int) -> float:
        """Return what all channels but the ``shown`` largest added, in one number."""
        return sum(share.contribution for share in self.shares[shown:])

    def strongest(self, channel: int) -> tuple[int, int]:
        """Return row and column, in the patch, of a channel's largest product by size."""
        sizes = np.abs(self.products[channel])
        row, column = divmod(int(np.argmax(sizes)), sizes.shape[1])
        return row, column


@dataclass(frozen=True, eq=False)
class ConvTrace:
    """One pass of a convolution layer over one picture.

    Attributes
    ----------
    padded : array, shape (C, H + 2·pad, W + 2·pad)
    weights : array, shape (K, C, FH, FW)
    biases : array, shape (K,)
        Zeros where the layer has none.
    stride, pad : int
    columns : array, shape (C·FH·FW, OH·OW)
        The im2col matrix the layer multiplied its filters with.
    outputs : array, shape (K, OH, OW)
        What the layer gave.
    """

    padded: FloatArray
    weights: FloatArray
    biases: FloatArray
    stride: int
    pad: int
    columns: FloatArray
    outputs: FloatArray

    @property
    def count(self) -> int:
        """How many patches there are."""
        return int(self.columns.shape[1])

    @property
    def rows(self) -> FloatArray:
        """The filters as rows, shape (K, C·FH·FW): ``rows @ columns`` are all maps at once."""
        return self.weights.reshape(len(self.weights), -1)

    @property
    def inputs(self) -> FloatArray:
        """What is slid over, without the padding, shape (C, H, W)."""
        p, (_, height, width) = self.pad, self.padded.shape
        return self.padded[:, p : height - p, p : width - p]

    def sent_back(self, filter_: int) -> FloatArray:
        """Return what each result sends back to its patch where its own gradient is 1.

        Returns
        -------
        array, shape (C·FH·FW, OH·OW)
            Wᵀ·dout for one filter: the same weights in every column.
        """
        return frozen(np.repeat(self.rows[filter_][:, None], self.count, axis=1))

    def came_back(self, filter_: int, patches: int) -> FloatArray:
        """Return the gradient of the padded input after the first ``patches`` have sent back.

        Each column is added where its patch was (`nn_core.layers.im2col.col2im`).

        Returns
        -------
        array, shape (C, H + 2·pad, W + 2·pad)
        """
        columns = self.sent_back(filter_).copy()
        columns[:, patches:] = 0
        C, field = self.weights.shape[1], self.weights.shape[-1]
        unrolled = columns.reshape(C, field, field, *self.outputs.shape[1:], 1)
        out = np.empty((*self.padded.shape, 1), columns.dtype)
        return frozen(col2im(unrolled, self.stride, out)[..., 0])

    def index(self, row: int, column: int) -> int:
        """Return which patch lands at a place of the map."""
        return row * int(self.outputs.shape[2]) + column

    def source(self, index: int, filter_: int, channel: int) -> tuple[int, int]:
        """Return row and column of the input that a channel's largest product came from."""
        patch = self.patch(index, filter_)
        row, column = patch.strongest(channel)
        _, height, width = self.inputs.shape
        row, column = patch.top + row - self.pad, patch.left + column - self.pad
        return min(max(row, 0), height - 1), min(max(column, 0), width - 1)

    def patch(self, index: int, filter_: int) -> PatchTrace:
        """Return what the filter made of one patch, read from the im2col matrix."""
        row, column = divmod(index, self.outputs.shape[2])
        weights = self.weights[filter_]
        patch = self.columns[:, index].reshape(weights.shape)
        return PatchTrace(
            index,
            row,
            column,
            row * self.stride,
            column * self.stride,
            patch,
            weights,
            frozen(patch * weights),
            float(self.biases[filter_]),
            float(self.outputs[filter_, row, column]),
        )


@dataclass(frozen=True, eq=False)
class WindowTrace:
    """What pooling made of one window.

    Attributes
    ----------
    index : int
    row, column : int
        Where the result lands.
    top, left : int
        Upper left corner of the window.
    values : array, shape (F, F)
    peak : (int, int)
        Row and column, in the window, of the largest value; the first, of equals.
    largest : float
        What the layer gave.
    """

    index: int
    row: int
    column: int
    top: int
    left: int
    values: FloatArray
    peak: tuple[int, int]
    largest: float


@dataclass(frozen=True, eq=False)
class PoolTrace:
    """One pass of a max pooling layer.

    Attributes
    ----------
    inputs : array, shape (C, H, W)
    field : int
        Side of the window, which is also its step.
    outputs : array, shape (C, OH, OW)
    """

    inputs: FloatArray
    field: int
    outputs: FloatArray

    @property
    def count(self) -> int:
        """How many windows a map has."""
        return int(self.outputs[0].size)

    def index(self, row: int, column: int) -> int:
        """Return which window lands at a place of the map."""
        return row * int(self.outputs.shape[2]) + column

    def columns(self, channel: int) -> FloatArray:
        """Return every window of a map as one column, shape (F·F, OH·OW).

        The largest of each column is the map that goes on. A row is one place of the window, for
        all windows at once: so the layer reads them, without copying.
        """
        f, (_, rows, columns) = self.field, self.outputs.shape
        map_ = self.inputs[channel, : rows * f, : columns * f]
        windows = map_.reshape(rows, f, columns, f).transpose(1, 3, 0, 2)
        return frozen(windows.reshape(f * f, -1))

    def sent_back(self, channel: int) -> FloatArray:
        """Return what each result sends back where its gradient is 1: 1 to the winner, else 0.

        Returns
        -------
        array, shape (F·F, OH·OW)
        """
        columns = self.columns(channel)
        sent = np.zeros_like(columns)
        sent[columns.argmax(axis=0), np.arange(self.count)] = 1
        return frozen(sent)

    def came_back(self, channel: int, windows: int) -> FloatArray:
        """Return the gradient of a map after the first ``windows`` have sent back.

        Returns
        -------
        array, shape (H, W)
        """
        f, (_, rows, columns) = self.field, self.outputs.shape
        sent = self.sent_back(channel).copy()
        sent[:, windows:] = 0
        out = np.zeros_like(self.inputs[channel])
        blocks = sent.reshape(f, f, rows, columns).transpose(2, 0, 3, 1)
        out[: rows * f, : columns * f] = blocks.reshape(rows * f, columns * f)
        return frozen(out)

    def source(self, index: int, channel: int) -> tuple[int, int]:
        """Return row and column of the input whose value went on."""
        window = self.window(index, channel)
        return window.top + window.peak[0], window.left + window.peak[1]

    def window(self, index: int, channel: int) -> WindowTrace:
        """Return what became of one window of one map."""
        row, column = divmod(index, self.outputs.shape[2])
        top, left = row * self.field, column * self.field
        values = self.inputs[channel, top : top + self.field, left : left + self.field]
        peak = divmod(int(np.argmax(values)), self.field)
        largest = float(self.outputs[channel, row, column])
        return WindowTrace(index, row, column, top, left, values, peak, largest)


def trace_conv(layer: Conv2D, inputs: FloatArray) -> ConvTrace:
    """Let ``layer`` work on one picture (C, H, W) and return the record.

    Raises
    ------
    ShapeError
        If the filter does not fit into the padded picture, or has other channels.
    """
    W = layer.params["W"]
    _check(inputs.shape, W.shape, layer.stride, layer.pad)
    batch = inputs[None]
    outputs = frozen(layer.forward(batch)[0])
    columns, _ = layer.unrolled(batch)
    p = layer.pad
    return ConvTrace(
        padded=frozen(np.pad(inputs, ((0, 0), (p, p), (p, p)))),
        weights=frozen(W),
        biases=frozen(layer.params.get("b", np.zeros(len(W), W.dtype))),
        stride=layer.stride,
        pad=p,
        columns=frozen(columns),
        outputs=outputs,
    )


def trace_pool(layer: MaxPool2D, inputs: FloatArray) -> PoolTrace:
    """Let ``layer`` work on the maps (C, H, W) of one picture and return the record."""
    return PoolTrace(frozen(inputs), layer.field, frozen(layer.forward(inputs[None])[0]))


def conv_layer(
    weights: FloatArray, biases: FloatArray | None = None, stride: int = 1, pad: int = 0
) -> Conv2D:
    """Return a layer with these filters (K, C, F, F), to slide in another way than they learnt."""
    filters, channels, field, _ = weights.shape
    layer = Conv2D(
        channels,
        filters,
        field,
        stride=stride,
        pad=pad,
        bias=biases is not None,
        dtype=weights.dtype,
    )
    layer.params["W"][...] = weights
    if biases is not None:
        layer.params["b"][...] = biases
    return layer


def _check(inputs: tuple[int, ...], W: tuple[int, ...], stride: int, pad: int) -> None:
    fits = len(inputs) == 3 and inputs[0] == W[1]
    if not fits or min(output_size(size, W[-1], stride, pad) for size in inputs[1:]) < 1:
        raise ShapeError(
            QT_TRANSLATE_NOOP("nn_core", "A filter of shape {W} cannot slide over {x}."),
            QT_TRANSLATE_NOOP("nn_core", "Give it as many channels, and more padding."),
            W=W[1:],
            x=inputs,
        )

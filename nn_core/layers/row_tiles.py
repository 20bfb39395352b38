"""A 3 x 3 convolution while it learns: two outputs of a row from four products instead of six.

Winograd's minimal filtering: of y₀ = d₀g₀ + d₁g₁ + d₂g₂ and y₁ = d₁g₀ + d₂g₁ + d₃g₂ the outputs are
sums of four products of sums::

    m₀ = (d₀ − d₂) · g₀
    m₁ = (d₁ + d₂) · (g₀ + g₁ + g₂) / 2     y₀ = m₀ + m₁ + m₂
    m₂ = (d₂ − d₁) · (g₀ − g₁ + g₂) / 2     y₁ = m₁ − m₂ + m₃
    m₃ = (d₃ − d₁) · g₂

That is done along the columns of a filter; its rows and the channels are summed by the product of
matrices, as in `RowPatches`. Each line is linear, so the way back is its transpose. What comes out
is what `Conv2D` says, but for the last bits of the sums (Lavin, Gray 2016).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.layers.base import Layer
from nn_core.layers.im2col import output_size, rows_outermost
from nn_core.layers.row_patches import reached

FIELD = 3
MANY, CHANNELS = 64, 32
"""Pictures and channels from which on the products saved are more than the sums cost."""


def pays(x: FloatArray, W: FloatArray) -> bool:
    """Whether a batch (N, C, H, W) is learnt sooner so than by `RowPatches`."""
    return W.shape[2] == FIELD and W.shape[1] >= CHANNELS and len(x) >= MANY


class RowTiles:
    """The sums of signals of the last batch of a layer with stride 1, for the way back.

    A tile is four columns of a row, d₀ to d₃; the next one begins two columns further on.

    Parameters
    ----------
    layer : Layer
        Its parameter W, shape (F, C, 3, 3), and its work arrays are used.
    pad : int
    """

    def __init__(self, layer: Layer, pad: int) -> None:
        self._layer, self._pad = layer, pad
        self._width = 0
        self._signals: FloatArray = np.empty((4, 0, 0, 0, 0))
        self._weights: FloatArray = np.empty((4, 0, FIELD, 0))

    def forward(self, x: FloatArray) -> FloatArray:
        """Return the sums (OH, F, OW, N) for a batch (N, C, H, W), without a bias."""
        W, x = self._layer.params["W"], rows_outermost(x)
        height, channels, self._width, n = x.shape
        out_h, out_w = (output_size(size, FIELD, 1, self._pad) for size in (height, self._width))
        tiles = (out_w + 1) // 2
        self._signals = self._room("signals", 4, height, channels, tiles, n)
        self._weights = _weights(W)
        out = self._room("out by rows", out_h, len(W), out_w, n)
        products = self._room("products", 4, len(W), tiles, n)
        summing, done = self._summing(x), 0
        for row, to_row in enumerate(out):
            seen, of_filter = reached(row - self._pad, FIELD, height)
            while done < seen.stop:  # no sooner: what is needed soon is in the CPU's cache still
                done = next(summing)
            by_row = _flat(self._weights[:, :, of_filter])
            np.matmul(by_row, _stacked(self._signals[:, seen]), out=_flat(products))
            _outputs(products, to_row)
        return out

    def _summing(self, x: FloatArray) -> Iterator[int]:
        """Write the sums of signals row by row; yield how many rows there are."""
        pairs, columns = self._pairs("pairs"), self._columns()
        for row, of_row in enumerate(x):
            for half, (to, by) in zip(pairs, columns, strict=True):
                half[:, to] = of_row[:, by]
            _signals(pairs, self._signals[:, row])
            yield row + 1

    def backward(self, dout: FloatArray, need_input: bool) -> FloatArray | None:
        """Fill the gradient of W from that of the sums, (OH, F, OW, N).

        Returns
        -------
        array, shape (H, C, W, N), or None
            The gradient of the input if that is needed.
        """
        _, height, channels, tiles, n = self._signals.shape
        out_h, filters = dout.shape[:2]
        products = self._room("product gradients", 4, out_h, filters, tiles, n)
        dweights = np.zeros_like(self._weights)
        learning, dx = self._learning(dout, products, dweights), None
        if need_input:
            dx = self._room("dx by rows", height, channels, self._width, n)
            self._input_gradient(learning, products, dx)
        for _ in learning:
            pass
        self._layer.grads["W"][...] = _weights_back(dweights)
        return dx

    def _learning(
        self, dout: FloatArray, products: FloatArray, dweights: FloatArray
    ) -> Iterator[int]:
        """Write the gradients of products and add up those of W; yield how many rows are done."""
        for row, d in enumerate(dout):
            _outputs_back(d, products[:, row])
            seen, of_filter = reached(row - self._pad, FIELD, self._signals.shape[1])
            by_row = _stacked(self._signals[:, seen]).transpose(0, 2, 1)
            shape = dweights[:, :, of_filter].shape
            of_row = self._room(f"of {shape[2]} rows", *shape)
            np.matmul(_flat(products[:, row]), by_row, out=_flat(of_row))
            dweights[:, :, of_filter] += of_row
            yield row + 1

    def _input_gradient(
        self, learning: Iterator[int], products: FloatArray, dx: FloatArray
    ) -> None:
        """Write what each row of the input gets from the rows of the output that it reached."""
        backwards = np.ascontiguousarray(self._weights[:, :, ::-1].transpose(0, 3, 2, 1))
        sums = self._room("row", 4, dx.shape[1], *products.shape[3:])
        pairs, columns, done = self._pairs("pair gradients"), self._columns(), 0
        for row, to_row in enumerate(dx):
            given, of_filter = reached(row + self._pad - FIELD + 1, FIELD, products.shape[1])
            while done < given.stop:
                done = next(learning)
            by_row = _flat(backwards[:, :, of_filter])
            np.matmul(by_row, _stacked(products[:, given]), out=_flat(sums))
            _signals_back(sums, pairs)
            for half, (by, to) in zip(pairs, columns, strict=True):
                to_row[:, to] = half[:, by]

    def _room(self, name: str, *shape: int) -> FloatArray:
        return self._layer.scratch(name, shape, self._layer.params["W"].dtype)

    def _pairs(self, name: str) -> FloatArray:
        """Return room for the even and the odd columns of a padded row, (2, C, T + 1, N)."""
        _, _, channels, tiles, n = self._signals.shape
        pairs = self._room(name, 2, channels, tiles + 1, n)
        pairs.fill(0)
        return pairs

    def _columns(self) -> list[tuple[slice, slice]]:
        """Return where the even and the odd columns of a padded row are in pairs and in the row."""
        found = []
        for odd in (0, 1):
            first = (odd - self._pad) % 2
            begin, count = (first + self._pad) // 2, (self._width - first + 1) // 2
            found.append((slice(begin, begin + count), slice(first, None, 2)))
        return found


def _signals(pairs: FloatArray, out: FloatArray) -> None:
    """Write the sums of signals (4, C, T, N) of a padded row (2, C, T + 1, N)."""
    (d0, d2), (d1, d3) = ((columns[:, :-1], columns[:, 1:]) for columns in pairs)
    np.subtract(d0, d2, out=out[0])
    np.add(d1, d2, out=out[1])
    np.subtract(d2, d1, out=out[2])
    np.subtract(d3, d1, out=out[3])


def _signals_back(sums: FloatArray, pairs: FloatArray) -> None:
    """Write the gradient of a padded row from that of its sums (4, C, T, N), which are used up."""
    s0, s1, s2, s3 = sums
    even, odd = pairs
    even[:, 0] = odd[:, -1] = 0
    np.add(s1, s2, out=even[:, 1:])  # d₂
    even[:, 1:] -= s0
    even[:, :-1] += s0  # d₀
    s1 -= s2
    np.subtract(s1, s3, out=odd[:, :-1])  # d₁
    odd[:, 1:] += s3  # d₃


def _weights(W: FloatArray) -> FloatArray:
    """Return the sums of weights (4, F, 3, C) of filters (F, C, 3, 3)."""
    g0, g1, g2 = W.transpose(3, 0, 2, 1)
    return np.stack([g0, (g0 + g1 + g2) / 2, (g0 - g1 + g2) / 2, g2])


def _weights_back(sums: FloatArray) -> FloatArray:
    """Return the gradient of filters (F, C, 3, 3) from that of their sums (4, F, 3, C)."""
    s0, s1, s2, s3 = sums
    both = (s1 + s2) / 2
    return np.stack([s0 + both, (s1 - s2) / 2, both + s3]).transpose(1, 3, 2, 0)


def _outputs(products: FloatArray, out: FloatArray) -> None:
    """Write a row of outputs (F, OW, N) from its products (4, F, T, N), which are used up."""
    m0, m1, m2, m3 = products
    even, odd = out[:, 0::2], out[:, 1::2]
    whole = odd.shape[1]  # of an odd width the last tile gives one output
    m0 += m1
    m3 += m1
    np.add(m0, m2, out=even)
    np.subtract(m3[:, :whole], m2[:, :whole], out=odd)


def _outputs_back(d: FloatArray, out: FloatArray) -> None:
    """Write the gradients of products (4, F, T, N) from that of a row of outputs (F, OW, N)."""
    even, odd = d[:, 0::2], d[:, 1::2]
    whole = odd.shape[1]
    out[0], out[3, :, :whole], out[3, :, whole:] = even, odd, 0
    np.add(out[0], out[3], out=out[1])
    np.subtract(out[0], out[3], out=out[2])


def _stacked(rows: FloatArray) -> FloatArray:
    """Return rows (4, R, C, T, N) that lie one after the other as matrices (4, R·C, T·N)."""
    return rows.reshape(4, -1, rows.shape[-2] * rows.shape[-1])


def _flat(parts: FloatArray) -> FloatArray:
    """Return (4, F, …) as matrices (4, F, everything else)."""
    return parts.reshape(4, parts.shape[1], -1)

"""Where one number of a mini-batch's matrices comes from: which row times which column."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from nn_core.arrays import Array, FloatArray
from nn_core.layers import Activate, Affine, Conv2D, Layer, MaxPool2D
from nn_core.learning.microscope import BatchRecord

Index = tuple[int, ...]
NOTHING: FloatArray = np.empty(0)


@dataclass(frozen=True, eq=False)
class Factor:
    """A matrix that a number was made of.

    Attributes
    ----------
    symbol : str
    values : array, shape (rows, columns)
    row, column : int or None
        Which row, column or cell of it was used; None for all.
    """

    symbol: str
    values: FloatArray
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, eq=False)
class CellSum:
    """How a number was worked out: ``value`` = Σ a·b + ``add``, times ``scale``.

    Attributes
    ----------
    rule : str
        What was done: "affine", "relu", "weights", …
    value : float
    a, b : array, shape (k,)
        The products that were added up; empty where it is no sum of products.
    add, scale : float
    sign : str
        Between the two matrices.
    left, right : Factor or None
    """

    rule: str
    value: float
    a: FloatArray = field(default_factory=lambda: NOTHING)
    b: FloatArray = field(default_factory=lambda: NOTHING)
    add: float = 0.0
    scale: float = 1.0
    sign: str = ""
    left: Factor | None = None
    right: Factor | None = None

    @property
    def total(self) -> float:
        """What the sum gives; another number than ``value`` where the network makes a mistake."""
        if not len(self.a):
            return self.value
        return self.scale * (float(np.vdot(self.a, self.b)) + self.add)


def cell_sum(record: BatchRecord, key: str, index: Index, sample: int = 0) -> CellSum:
    """Return how one number came about.

    Parameters
    ----------
    record : BatchRecord
    key : str
        Of an array; see `nn_core.learning.microscope`.
    index : tuple of int
        Its place in the array.
    sample : int
        Of which picture the matrices of a convolution's gradient are shown; all are in the sum.
    """
    value = float(record.array(key)[index])
    name, _, place = key.partition(".")
    if name == "out":
        return _ahead(record, int(place), index, value)
    if name == "dout":
        layer = int(place) + 1
        return (
            _from_loss(record, index, value)
            if layer == record.depth
            else _back(record, layer, index, value)
        )
    if name in ("dW", "db"):
        return _gradient(record, int(place), name, index, value, sample)
    if name == "y":
        return _softmax(record, index, value)
    return CellSum("given", value)


def _ahead(record: BatchRecord, place: int, index: Index, value: float) -> CellSum:
    layer, x = record.layers[place], record.forward[place].x
    source = _source(record, place)
    if isinstance(layer, Affine):
        n, j = index
        W = layer.params["W"]
        return CellSum(
            "affine",
            value,
            x[n],
            W[:, j],
            add=float(layer.params["b"][j]),
            sign="·",
            left=Factor(source, x, row=n),
            right=Factor(record.symbol(f"W.{place}"), W, column=j),
        )
    if isinstance(layer, Conv2D):
        return _conv(record, place, layer, index, value)
    if isinstance(layer, MaxPool2D):
        window = _window(layer, x, index)
        won = _winner(window)
        left, right = Factor(source, window), Factor("max", won)
        return CellSum("pool", value, window.ravel(), won.ravel(), sign="×", left=left, right=right)
    if layer.kind == "relu":
        return _masked("relu", record, source, x, record.forward[place].y > 0, index, value)
    return _single(layer, "activation", source, x, index, value)


def _back(record: BatchRecord, place: int, index: Index, value: float) -> CellSum:
    """Return how a number came back through the layer in a place."""
    layer, dout = record.layers[place], record.backward[place].dout
    source = record.symbol(f"dout.{place}")
    if isinstance(layer, Affine):
        n, i = index
        W = layer.params["W"]
        right = Factor(record.symbol(f"W.{place}") + ".T", W.T, column=i)
        left = Factor(source, dout, row=n)
        return CellSum("back_affine", value, dout[n], W[i], sign="·", left=left, right=right)
    if isinstance(layer, Conv2D):
        return _back_conv(record, place, layer, index, value)
    if isinstance(layer, MaxPool2D):
        return _back_pool(record, place, layer, index, value)
    if layer.kind == "relu":
        return _masked("back_relu", record, source, dout, record.forward[place].y > 0, index, value)
    if isinstance(layer, Activate):
        slope = layer.activation.derivative(record.forward[place].x)
        name = f"h′({_source(record, place)})"
        return _elementwise("back_activation", source, dout, name, slope, index, value)
    return _single(layer, "back_other", source, dout, index, value)


def _gradient(
    record: BatchRecord, place: int, name: str, index: Index, value: float, sample: int
) -> CellSum:
    layer, x = record.layers[place], record.forward[place].x
    dout = record.backward[place].dout
    back = record.symbol(f"dout.{place}")
    if isinstance(layer, Conv2D):
        return _conv_gradient(record, place, layer, index, value, sample)
    if not isinstance(layer, Affine):
        return CellSum("given", value)
    j = index[-1]
    if name == "db":
        ones = np.ones(len(dout))
        left = Factor(back, dout, column=j)
        return CellSum("bias", value, dout[:, j], ones, sign="Σ", left=left)
    left = Factor(_source(record, place) + ".T", x.T, row=index[0])
    right = Factor(back, dout, column=j)
    terms = x[:, index[0]], dout[:, j]
    return CellSum("weights", value, *terms, sign="·", left=left, right=right)


def _from_loss(record: BatchRecord, index: Index, value: float) -> CellSum:
    y, t = record.loss.y, record.targets
    left, right = (Factor(s, v, *index) for s, v in (("y", y), ("t", t)))
    terms = np.array([y[index], t[index]], np.float64), np.array([1.0, -1.0])
    return CellSum("loss", value, *terms, scale=1 / len(y), sign="−", left=left, right=right)


def _softmax(record: BatchRecord, index: Index, value: float) -> CellSum:
    logits = record.forward[-1].y
    row = logits[index[0]].astype(np.float64)
    powers = np.exp(row - row.max())
    chosen = np.zeros(len(row))
    chosen[index[1]] = 1.0
    left = Factor(record.symbol(f"out.{record.depth - 1}"), logits, row=index[0])
    return CellSum("softmax", value, powers, chosen, scale=1 / float(powers.sum()), left=left)


def _elementwise(
    rule: str, a: str, left: FloatArray, b: str, right: FloatArray, index: Index, value: float
) -> CellSum:
    cell = _in_plane(index)
    return CellSum(
        rule,
        value,
        left[index].reshape(1),
        right[index].reshape(1),
        sign="×",
        left=Factor(a, _plane(left, index), *cell),
        right=Factor(b, _plane(right, index), *cell),
    )


def _masked(
    rule: str,
    record: BatchRecord,
    a: str,
    x: FloatArray,
    passed: Array,
    index: Index,
    v: float,
) -> CellSum:
    return _elementwise(rule, a, x, "mask", passed.astype(x.dtype), index, v)


def _single(
    layer: Layer, rule: str, source: str, x: FloatArray, index: Index, value: float
) -> CellSum:
    """Return a number that comes from one other by no product: a function's value, or a copy."""
    if layer.kind == "flatten":
        return CellSum("flatten", value, np.array([value]), np.ones(1))
    left = Factor(source, _plane(x, index), *_in_plane(index)) if x[index].size == 1 else None
    known = rule if isinstance(layer, Activate) else "other"
    return CellSum(known, value, left=left)


def _conv(record: BatchRecord, place: int, layer: Conv2D, index: Index, value: float) -> CellSum:
    n, f, row, column = index
    W, pad, stride = layer.params["W"], layer.pad, layer.stride
    x, side = _padded(record.forward[place].x[n], pad), W.shape[-1]
    top, left = row * stride, column * stride
    patch = x[:, top : top + side, left : left + side]
    return CellSum(
        "conv",
        value,
        patch.ravel(),
        W[f].ravel(),
        add=float(layer.params["b"][f]) if "b" in layer.params else 0.0,
        sign="×",
        left=Factor(_source(record, place), patch.reshape(-1, side)),
        right=Factor(record.symbol(f"W.{place}"), W[f].reshape(-1, side)),
    )


def _conv_gradient(
    record: BatchRecord, place: int, layer: Conv2D, index: Index, value: float, sample: int
) -> CellSum:
    """Return a filter's gradient as the sum over places of what lay under it times ``dout``."""
    f, dout = index[0], record.backward[place].dout
    back, mine = record.symbol(f"dout.{place}"), dout[:, f]
    sample = min(sample, len(dout) - 1)
    if len(index) == 1:
        left = Factor(back, mine[sample])
        return CellSum("conv_bias", value, mine.ravel(), np.ones(mine.size), sign="Σ", left=left)
    _, channel, down, across = index
    x = _padded(record.forward[place].x[:, channel], layer.pad)
    rows, columns = (size * layer.stride for size in mine.shape[1:])
    under = x[:, down : down + rows : layer.stride, across : across + columns : layer.stride]
    left, right = Factor(_source(record, place), under[sample]), Factor(back, mine[sample])
    terms = under.ravel(), mine.ravel()
    return CellSum("conv_weights", value, *terms, sign="×", left=left, right=right)


def _back_conv(
    record: BatchRecord, place: int, layer: Conv2D, index: Index, value: float
) -> CellSum:
    """Return what comes back to a pixel: from each patch that held it, by the weight there."""
    n, channel, row, column = index
    W, dout = layer.params["W"], record.backward[place].dout[n]
    filters, side = W.shape[0], W.shape[-1]
    came = np.zeros((filters, side, side), dout.dtype)
    for down in range(side):
        for across in range(side):
            top, left = row + layer.pad - down, column + layer.pad - across
            inside = top % layer.stride == 0 and left % layer.stride == 0
            top, left = top // layer.stride, left // layer.stride
            if inside and 0 <= top < dout.shape[1] and 0 <= left < dout.shape[2]:
                came[:, down, across] = dout[:, top, left]
    weights = W[:, channel]
    return CellSum(
        "back_conv",
        value,
        weights.ravel(),
        came.ravel(),
        sign="×",
        left=Factor(record.symbol(f"W.{place}"), weights.reshape(filters, -1)),
        right=Factor(record.symbol(f"dout.{place}"), came.reshape(filters, -1)),
    )


def _back_pool(
    record: BatchRecord, place: int, layer: MaxPool2D, index: Index, value: float
) -> CellSum:
    n, channel, row, column = index
    dout, f = record.backward[place].dout, layer.field
    at = (n, channel, row // f, column // f)
    if at[2] >= dout.shape[2] or at[3] >= dout.shape[3]:
        return CellSum("left_out", value)
    won = _winner(_window(layer, record.forward[place].x, at))
    left = Factor(record.symbol(f"dout.{place}"), dout[n, channel], at[2], at[3])
    right = Factor("max", won, row % f, column % f)
    terms = dout[at].reshape(1), won[row % f, column % f].reshape(1)
    return CellSum("back_pool", value, *terms, sign="×", left=left, right=right)


def _window(layer: MaxPool2D, x: FloatArray, index: Index) -> FloatArray:
    n, channel, row, column = index
    f = layer.field
    return x[n, channel, row * f : (row + 1) * f, column * f : (column + 1) * f]


def _winner(window: FloatArray) -> FloatArray:
    """Return 1 at the first of the largest values, where the gradient goes, and 0 elsewhere."""
    won = np.zeros_like(window)
    won[np.unravel_index(int(window.argmax()), window.shape)] = 1
    return won


def _padded(x: FloatArray, pad: int) -> FloatArray:
    return np.pad(x, ((0, 0), (pad, pad), (pad, pad)))


def _plane(values: FloatArray, index: Index) -> FloatArray:
    """Return the matrix (rows, columns) in which a place lies."""
    return values if values.ndim == 2 else values[index[:-2]]


def _in_plane(index: Index) -> tuple[int, int]:
    return index[-2], index[-1]


def _source(record: BatchRecord, place: int) -> str:
    return record.symbol("x" if place == 0 else f"out.{place - 1}")

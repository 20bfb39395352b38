"""Write networks as ONNX, which other programs run; the format is written here, byte by byte.

A message of protocol buffers is a row of fields: a number and a kind in one varint, then a varint
or a length and bytes. The numbers stand in ``onnx.proto3``.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from nn_core.arrays import Array
from nn_core.errors import QT_TRANSLATE_NOOP, ModelFileError
from nn_core.layers import Layer
from nn_core.layers.batchnorm import EPSILON, BatchNorm
from nn_core.network import Network
from nn_core.util.atomic_write import replacing

IR_VERSION, OPSET = 8, 17
INPUT, LOGITS, OUTPUT = "input", "logits", "probabilities"
FLOAT, INT, INTS, FLOATS_TYPE = 1, 2, 7, 1
"""Kinds of attributes, and of the numbers in a tensor."""
SIDE, CLASSES = 28, 10
_PLAIN = {
    "relu": "Relu",
    "sigmoid": "Sigmoid",
    "tanh": "Tanh",
    "identity": "Identity",
    "softplus": "Softplus",
}
"""Activations that ONNX calls by one word."""
_ROOT = math.sqrt(2 / math.pi)


def save_onnx(path: Path, network: Network, metadata: Mapping[str, str] | None = None) -> None:
    """Write ``network`` as ONNX; an existing file is replaced only by a whole one.

    It takes pictures of shape (N, 1, 28, 28), ink from 0 to 1, and gives logits and probabilities
    of shape (N, 10).

    Raises
    ------
    ModelFileError
        If it has an activation that ONNX can't express.
    DataFileError
        If the file can't be written.
    """
    data = to_onnx(network, metadata)
    with replacing(path) as (file,):
        file.write(data)


def to_onnx(network: Network, metadata: Mapping[str, str] | None = None) -> bytes:
    """Return ``network`` as the bytes of an ONNX file; see ``save_onnx``."""
    graph = _Graph()
    now = INPUT if network.takes_pictures else graph.node("Flatten", [INPUT], axis=1)
    for number, layer in enumerate(network.layers):
        now = _layer(graph, number, layer, now)
    graph.node("Identity", [now], name=LOGITS)
    graph.node("Softmax", [LOGITS], name=OUTPUT, axis=1)
    notes = [_bytes(14, _text(1, key) + _text(2, text)) for key, text in (metadata or {}).items()]
    return b"".join(
        (
            _number(1, IR_VERSION),
            _text(2, "badak"),
            _bytes(7, graph.message()),
            _bytes(8, _text(1, "") + _number(2, OPSET)),
            *notes,
        )
    )


class _Graph:
    """Gathers nodes and the arrays they take."""

    def __init__(self) -> None:
        self._nodes: list[bytes] = []
        self._arrays: list[bytes] = []

    def node(self, kind: str, inputs: Iterable[str], name: str = "", **attributes: Any) -> str:
        """Add a node and return the name of what comes out."""
        name = name or f"{kind.lower()}{len(self._nodes)}"
        parts = [*(_text(1, one) for one in inputs), _text(2, name), _text(3, name), _text(4, kind)]
        parts += [_bytes(5, _attribute(key, value)) for key, value in attributes.items()]
        self._nodes.append(b"".join(parts))
        return name

    def array(self, name: str, values: Array) -> str:
        """Add an array and return its name."""
        sizes = b"".join(_number(1, size) for size in values.shape)
        data = np.ascontiguousarray(values, "<f4").tobytes()
        self._arrays.append(sizes + _number(2, FLOATS_TYPE) + _text(8, name) + _bytes(9, data))
        return name

    def constant(self, value: float) -> str:
        """Add one number and return its name."""
        return self.array(f"constant{len(self._arrays)}", np.array(value))

    def message(self) -> bytes:
        """Return the whole graph."""
        outputs = (_tensor(name, ("N", CLASSES)) for name in (LOGITS, OUTPUT))
        return b"".join(
            (
                *(_bytes(1, node) for node in self._nodes),
                _text(2, "network"),
                *(_bytes(5, array) for array in self._arrays),
                _bytes(11, _tensor(INPUT, ("N", 1, SIDE, SIDE))),
                *(_bytes(12, output) for output in outputs),
            )
        )


def _layer(graph: _Graph, number: int, layer: Layer, now: str) -> str:
    """Add the nodes of a layer and return the name of what comes out."""
    config = layer.config()
    names = {key: graph.array(f"{number}.{key}", value) for key, value in layer.params.items()}
    if layer.kind == "affine":
        return graph.node("Gemm", [now, names["W"], names["b"]])
    if layer.kind == "conv":
        field, stride, pad = (config[key] for key in ("field", "stride", "pad"))
        inputs, four = [now, *names.values()], [pad] * 4
        sizes: dict[str, Any] = {"kernel_shape": [field] * 2, "strides": [stride] * 2}
        return graph.node("Conv", inputs, pads=four, **sizes)
    if isinstance(layer, BatchNorm):
        kept = [graph.array(f"{number}.{key}", layer.buffers[key]) for key in ("mean", "var")]
        inputs = [now, names["gamma"], names["beta"], *kept]
        return graph.node("BatchNormalization", inputs, epsilon=float(EPSILON))
    if layer.kind == "maxpool":
        size = [config["field"]] * 2
        return graph.node("MaxPool", [now], kernel_shape=size, strides=size)
    if layer.kind == "flatten":
        return graph.node("Flatten", [now], axis=1)
    if layer.kind == "dropout":
        return now  # at work only while it learns
    return _activation(graph, config.get("name", layer.kind), now)


def _activation(graph: _Graph, name: str, x: str) -> str:
    if name in _PLAIN:
        return graph.node(_PLAIN[name], [x])
    if name == "leaky_relu":
        return graph.node("LeakyRelu", [x], alpha=0.01)
    if name == "elu":
        return graph.node("Elu", [x], alpha=1.0)
    if name == "silu":
        return graph.node("Mul", [x, graph.node("Sigmoid", [x])])
    if name == "step":
        above = graph.node("Greater", [x, graph.constant(0)])
        return graph.node("Cast", [above], to=FLOATS_TYPE)
    if name == "gelu":
        return _gelu(graph, x)
    raise ModelFileError(
        QT_TRANSLATE_NOOP("nn_core", "The activation “{name}” can't be written as ONNX."),
        name=name,
    )


def _gelu(graph: _Graph, x: str) -> str:
    """Add x · (1 + tanh(√(2/π) · z · (1 + 0.044715 z²))) / 2, where z is x held within ±10."""
    z = graph.node("Clip", [x, graph.constant(-10), graph.constant(10)])
    square = graph.node("Mul", [z, z])
    bend = graph.node("Mul", [square, graph.constant(0.044715)])
    bend = graph.node("Add", [bend, graph.constant(1)])
    inner = graph.node("Mul", [graph.node("Mul", [z, bend]), graph.constant(_ROOT)])
    share = graph.node("Add", [graph.node("Tanh", [inner]), graph.constant(1)])
    return graph.node("Mul", [graph.node("Mul", [x, share]), graph.constant(0.5)])


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, data: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(data)) + data


def _text(field: int, text: str) -> bytes:
    return _bytes(field, text.encode("utf-8", "replace"))


def _attribute(name: str, value: int | float | list[int]) -> bytes:
    """Return an attribute of a node: a whole number, a float, or whole numbers."""
    if isinstance(value, list):
        return _text(1, name) + b"".join(_number(8, one) for one in value) + _number(20, INTS)
    if isinstance(value, float):
        # Field 2 is a float: four bytes, kind 5.
        return _text(1, name) + _varint(2 << 3 | 5) + struct.pack("<f", value) + _number(20, FLOAT)
    return _text(1, name) + _number(3, value) + _number(20, INT)


def _tensor(name: str, sizes: tuple[int | str, ...]) -> bytes:
    """Return what a tensor is called, and its shape; a text stands for any size."""
    dims = [
        _bytes(1, _text(2, size) if isinstance(size, str) else _number(1, size)) for size in sizes
    ]
    shape = _bytes(2, b"".join(dims))
    return _text(1, name) + _bytes(2, _bytes(1, _number(1, FLOATS_TYPE) + shape))

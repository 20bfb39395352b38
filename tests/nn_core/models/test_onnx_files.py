"""Networks as ONNX: whole by their structure, right by ONNX's own checker, equal by its runtime."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nn_core import activations
from nn_core.errors import DataFileError, ModelFileError
from nn_core.layers import Activate, Affine, BatchNorm, Conv2D, Dropout, Flatten, MaxPool2D, ReLU
from nn_core.models import load
from nn_core.models.onnx_files import INPUT, LOGITS, OUTPUT, save_onnx, to_onnx
from nn_core.network import Network

WEIGHTS = Path(__file__).parents[3] / "resources" / "weights"
RNG = np.random.default_rng(0)
PICTURES = (RNG.random((7, 1, 28, 28)) * (RNG.random((7, 1, 28, 28)) > 0.7)).astype(np.float32)


def small(name: str) -> Network:
    return Network([Affine(784, 12, RNG), Activate(name), Affine(12, 10, RNG)])


def odd() -> Network:
    norm = BatchNorm(5)
    norm.buffers["mean"][:], norm.buffers["var"][:] = RNG.random(5), RNG.random(5) + 0.1
    layers = [Conv2D(1, 5, 4, stride=3, pad=2, rng=RNG), norm, ReLU(), MaxPool2D(3), Flatten()]
    return Network([*layers, Dropout(0.5), Affine(45, 10, RNG), BatchNorm(10)])


NETWORKS = {
    **{name: lambda n=name: load(WEIGHTS / f"{n}.safetensors").network for name in ("cnn", "book")},
    **{f"activation {name}": lambda n=name: small(n) for name in activations.names()},
    "strides, pads and norms": odd,
}


def fields(data: bytes) -> list[tuple[int, object]]:
    """Return the fields of a message of protocol buffers; fails where it is none."""
    found: list[tuple[int, object]] = []
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        kind = key & 7
        if kind == 0:
            value: object
            value, at = varint(data, at)
        elif kind == 5:
            value, at = data[at : at + 4], at + 4
        else:
            assert kind == 2
            size, at = varint(data, at)
            assert at + size <= len(data)
            value, at = data[at : at + size], at + size
        found.append((key >> 3, value))
    return found


def varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        value |= (data[at] & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if data[at - 1] < 0x80:
            return value, at


def of(found: list[tuple[int, object]], field: int) -> list[bytes]:
    return [value for number, value in found if number == field and isinstance(value, bytes)]


@pytest.mark.parametrize("name", NETWORKS)
def test_the_structure_is_whole(name: str) -> None:
    """Every node takes what is there already, and the arrays are those of the network."""
    network = NETWORKS[name]()
    model = fields(to_onnx(network, {"name": "숫자", "data": "MNIST"}))
    (graph,) = of(model, 7)
    parts = fields(graph)
    arrays = {of(fields(a), 8)[0].decode(): of(fields(a), 9)[0] for a in of(parts, 5)}
    for key, value in network.state().items():
        np.testing.assert_array_equal(np.frombuffer(arrays[key], "<f4"), value.reshape(-1))
    known = {INPUT, *arrays}
    for node in of(parts, 1):
        inner = fields(node)
        assert {text.decode() for text in of(inner, 1)} <= known
        known |= {text.decode() for text in of(inner, 2)}
    assert {LOGITS, OUTPUT} <= known
    assert [of(fields(o), 1)[0].decode() for o in of(parts, 12)] == [LOGITS, OUTPUT]
    notes = {of(fields(n), 1)[0].decode(): of(fields(n), 2)[0].decode() for n in of(model, 14)}
    assert notes == {"name": "숫자", "data": "MNIST"}


@pytest.mark.parametrize("name", NETWORKS)
def test_the_checker_and_the_runtime_agree(name: str, tmp_path: Path) -> None:
    onnx = pytest.importorskip("onnx")
    runtime = pytest.importorskip("onnxruntime")
    network = NETWORKS[name]()
    path = tmp_path / "a.onnx"
    save_onnx(path, network, {"name": name})
    onnx.checker.check_model(onnx.load(str(path)), full_check=True)
    session = runtime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    logits, probabilities = session.run([LOGITS, OUTPUT], {INPUT: PICTURES})
    np.testing.assert_allclose(probabilities, network.predict(PICTURES[:, 0]), atol=1e-5)
    np.testing.assert_allclose(logits, network.forward(PICTURES[:, 0]), atol=1e-4, rtol=1e-5)


def test_a_place_that_can_not_be_written(tmp_path: Path) -> None:
    with pytest.raises(DataFileError):
        save_onnx(tmp_path / "no" / "a.onnx", small("relu"))


def test_an_activation_that_onnx_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    network = small("relu")
    monkeypatch.setattr(network.layers[1], "config", lambda: {"name": "sine"})
    with pytest.raises(ModelFileError, match="sine"):
        to_onnx(network)

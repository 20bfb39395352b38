"""Every layer against its numerical gradient and against a plain, slow definition."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core.errors import ModelFileError
from nn_core.gradcheck import numerical_gradient
from nn_core.layers import (
    Activate,
    Affine,
    BatchNorm,
    Conv2D,
    Dropout,
    Flatten,
    Layer,
    MaxPool2D,
    ReLU,
    base,
    build,
)


def rng() -> np.random.Generator:
    return np.random.default_rng(7)


CASES: dict[str, tuple[Layer, tuple[int, ...]]] = {
    "affine": (Affine(4, 3, rng(), dtype=np.float64), (5, 4)),
    "conv": (Conv2D(2, 3, 3, rng=rng(), dtype=np.float64), (2, 2, 6, 5)),
    "conv pad": (Conv2D(2, 3, 3, pad=1, rng=rng(), dtype=np.float64), (2, 2, 4, 4)),
    "conv stride": (Conv2D(1, 2, 3, stride=2, pad=1, rng=rng(), dtype=np.float64), (3, 1, 7, 7)),
    "conv no bias": (Conv2D(2, 2, 2, bias=False, rng=rng(), dtype=np.float64), (2, 2, 3, 3)),
    "maxpool": (MaxPool2D(2), (2, 3, 4, 6)),
    "maxpool odd": (MaxPool2D(2), (2, 1, 5, 7)),
    "maxpool 3": (MaxPool2D(3), (2, 2, 6, 6)),
    "flatten": (Flatten(), (3, 2, 2, 3)),
    "batchnorm rows": (BatchNorm(4, dtype=np.float64), (6, 4)),
    "batchnorm maps": (BatchNorm(3, dtype=np.float64), (4, 3, 2, 2)),
    "relu": (ReLU(), (3, 5)),
    "sigmoid": (Activate("sigmoid"), (3, 5)),
    "tanh": (Activate("tanh"), (2, 2, 3, 3)),
    "dropout at 0": (Dropout(0.0), (3, 4)),
}


@pytest.mark.parametrize("name", CASES)
def test_backward_is_the_numerical_gradient(name: str) -> None:
    layer, shape = CASES[name]
    random = rng()
    x = random.normal(size=shape)
    for value in layer.params.values():
        value[...] += 0.1 * random.normal(size=value.shape)
    weight = random.normal(size=layer.forward(x, train=True).shape)

    def weighted(_: np.ndarray) -> float:
        return float(np.sum(weight * layer.forward(x, train=True)))

    weighted(x)
    dx = layer.backward(weight).copy()
    grads = {key: value.copy() for key, value in layer.grads.items()}
    np.testing.assert_allclose(dx, numerical_gradient(weighted, x), atol=1e-6)
    for key, value in layer.params.items():
        np.testing.assert_allclose(grads[key], numerical_gradient(weighted, value), atol=1e-6)


@pytest.mark.parametrize("name", CASES)
def test_arrays_that_serve_again_change_no_bit(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    layer, shape = CASES[name]
    one, other = rng().normal(size=(2, *shape))

    def learnt(x: np.ndarray) -> list[np.ndarray]:
        out = layer.forward(x, train=True)
        dx = layer.backward(np.cos(out))
        return [array.copy() for array in (out, dx, *layer.grads.values())]

    fresh = learnt(one)
    monkeypatch.setattr(base, "SMALL", 0)
    learnt(other)
    for expected, found in zip(fresh, learnt(one), strict=True):
        np.testing.assert_array_equal(found, expected)


def test_what_is_read_stays_when_the_layer_reads_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "SMALL", 0)
    for layer, shape in CASES.values():
        x = rng().normal(size=shape)
        out = layer.forward(x)
        before = out.copy()
        layer.forward(x + 1, train=True)
        layer.forward(x - 1)
        np.testing.assert_array_equal(out, before)


@pytest.mark.parametrize("name", CASES)
def test_a_layer_is_built_again_from_its_config(name: str) -> None:
    layer, shape = CASES[name]
    twin = build({"kind": layer.kind, **layer.config()})
    assert type(twin) is type(layer)
    assert {k: v.shape for k, v in twin.params.items()} == {
        k: v.shape for k, v in layer.params.items()
    }
    assert twin.forward(np.zeros(shape, np.float32)).shape == layer.forward(np.zeros(shape)).shape


def test_convolution_is_the_sum_of_products_of_each_patch() -> None:
    layer = Conv2D(2, 3, 3, stride=2, pad=1, rng=rng(), dtype=np.float64)
    layer.params["b"][:] = [0.5, -1, 2]
    x = rng().normal(size=(2, 2, 5, 6))
    padded = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)))
    out = layer.forward(x)
    for n, f, row, column in np.ndindex(*out.shape):
        patch = padded[n, :, 2 * row : 2 * row + 3, 2 * column : 2 * column + 3]
        expected = np.sum(patch * layer.params["W"][f]) + layer.params["b"][f]
        assert out[n, f, row, column] == pytest.approx(expected)


def test_the_books_output_sizes() -> None:
    """Chapter 7.2.4: a 28x31 picture, a 5x5 filter, padding 2, stride 3 give 10x11."""
    assert Conv2D(1, 1, 5, stride=3, pad=2).forward(np.zeros((1, 1, 28, 31))).shape == (
        1,
        1,
        10,
        11,
    )


def test_max_pooling_of_the_books_figure() -> None:
    x = np.array([[1, 2, 1, 0], [0, 1, 2, 3], [3, 0, 1, 2], [2, 4, 0, 1.0]])
    assert MaxPool2D(2).forward(x[None, None])[0, 0].tolist() == [[2, 3], [4, 2]]


def test_a_tie_in_a_window_sends_the_gradient_to_one_place_only() -> None:
    layer = MaxPool2D(2)
    layer.forward(np.zeros((1, 1, 2, 2)), train=True)
    dx = layer.backward(np.ones((1, 1, 1, 1)))
    assert dx[0, 0].tolist() == [[1, 0], [0, 0]]


def test_batch_normalisation_gives_mean_0_and_deviation_1() -> None:
    x = 5 + 3 * rng().normal(size=(200, 4))
    out = BatchNorm(4, dtype=np.float64).forward(x, train=True)
    np.testing.assert_allclose(out.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(out.std(axis=0), 1, atol=1e-5)


def test_batch_normalisation_learns_its_running_mean() -> None:
    layer = BatchNorm(2, dtype=np.float64)
    x = np.array([[1.0, -4.0], [3.0, 0.0]])
    for _ in range(300):
        layer.forward(x, train=True)
    np.testing.assert_allclose(layer.forward(x), layer.forward(x, train=True), atol=1e-9)


def test_dropout_keeps_the_mean_and_does_nothing_in_use() -> None:
    layer = Dropout(0.3, rng())
    x = np.ones((100, 200))
    out = layer.forward(x, train=True)
    assert np.mean(out == 0) == pytest.approx(0.3, abs=0.02)
    assert out.mean() == pytest.approx(1, abs=0.02)
    np.testing.assert_array_equal(layer.backward(x), out)
    assert layer.forward(x) is x


def test_the_memory_order_of_the_input_does_not_matter() -> None:
    layer = Conv2D(2, 3, 3, pad=1, rng=rng())
    x = rng().normal(size=(4, 2, 6, 6)).astype(np.float32)
    inner = np.ascontiguousarray(x.transpose(1, 2, 3, 0)).transpose(3, 0, 1, 2)
    np.testing.assert_array_equal(layer.forward(x).copy(), layer.forward(inner))


def test_work_arrays_are_not_what_a_caller_holds() -> None:
    layer = Conv2D(1, 1, 3, pad=1, rng=rng())
    first = layer.forward(np.ones((1, 1, 5, 5), np.float32))
    kept = first.copy()
    layer.forward(np.zeros((1, 1, 5, 5), np.float32))
    np.testing.assert_array_equal(first, kept)


@pytest.mark.parametrize(
    "config",
    [
        {"kind": "teapot"},
        {"kind": ["affine"]},
        {"kind": "affine"},
        {"kind": "affine", "inputs": -1, "outputs": 2},
        {"kind": "dropout", "ratio": 1},
        {"kind": "dropout", "ratio": "0.5"},
    ],
)
def test_a_wrong_description_is_a_typed_error(config: dict[str, object]) -> None:
    with pytest.raises(ModelFileError):
        build(config)

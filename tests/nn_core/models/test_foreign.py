"""Networks of others are read by their shapes, and give what they gave where they came from."""

from __future__ import annotations

import json
import pickle
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from nn_core.data.bundled import bundled
from nn_core.data.digit_files import Means, NetworkFile, Notes, Sample, read_digits
from nn_core.data.training_set import PictureSet
from nn_core.digits import Recogniser
from nn_core.errors import BadakError, DamagedFileError, ModelFileError
from nn_core.layers.batchnorm import EPSILON
from nn_core.models import load, save
from nn_core.models.foreign import load_any, loading_any
from nn_core.network import Network
from nn_core.util.generators import finished

ROOT = Path(__file__).parents[3]


@cache
def digits() -> PictureSet:
    return bundled(ROOT / "resources" / "digits")


@cache
def shipped(name: str) -> Network:
    return load(ROOT / "resources" / "weights" / f"{name}.safetensors").network


def book(name: str = "book") -> dict[str, np.ndarray]:
    """Return the weights as the book names them."""
    affine = [layer for layer in shipped(name).layers if layer.kind == "affine"]
    found = {f"W{n}": layer.params["W"] for n, layer in enumerate(affine, 1)}
    return found | {f"b{n}": layer.params["b"] for n, layer in enumerate(affine, 1)}


def torch(name: str, words: Callable[[str, int], str]) -> dict[str, np.ndarray]:
    """Return the weights as PyTorch names and lays them."""
    found: dict[str, np.ndarray] = {}
    counts: dict[str, int] = {}
    for layer in shipped(name).layers:
        if not layer.params:
            continue
        counts[layer.kind] = counts.get(layer.kind, 0) + 1
        word = words(layer.kind, counts[layer.kind])
        if layer.kind == "batchnorm":
            found[f"{word}.weight"], found[f"{word}.bias"] = (
                layer.params["gamma"],
                layer.params["beta"],
            )
            found[f"{word}.running_mean"] = layer.buffers["mean"]
            found[f"{word}.running_var"] = layer.buffers["var"]
            found[f"{word}.num_batches_tracked"] = np.array(7)
        else:
            W = layer.params["W"]
            found[f"{word}.weight"] = W.T if layer.kind == "affine" else W
            if "b" in layer.params:
                found[f"{word}.bias"] = layer.params["b"]
    return {key: np.ascontiguousarray(value) for key, value in found.items()}


def same(network: Network, name: str) -> None:
    pictures = digits().images[::400].astype(np.float32) / 255
    np.testing.assert_allclose(
        network.predict(pictures), shipped(name).predict(pictures), atol=1e-4
    )


@pytest.mark.parametrize("protocol", [2, 3, 5])
def test_the_pickle_of_the_book(tmp_path: Path, protocol: int) -> None:
    path = tmp_path / "sample_weight.pkl"
    path.write_bytes(pickle.dumps(book(), protocol))
    model, told = load_any(path, digits())
    same(model.network, "book")
    assert [layer.kind for layer in model.network.layers].count("activation") == 2
    assert "activation found by trying: sigmoid" in str(told[0])
    assert model.familiarity is not None
    Recogniser(model.network, "x", model.familiarity)


def test_numpy_s_archive(tmp_path: Path) -> None:
    np.savez(tmp_path / "w.npz", **book("mlp"))
    model, told = load_any(tmp_path / "w.npz", digits())
    same(model.network, "mlp")
    assert "relu" in str(told[0])


@pytest.mark.parametrize("shape", [(1, -1), (-1, 1)])
def test_biases_in_a_row_or_a_column(tmp_path: Path, shape: tuple[int, int]) -> None:
    found = book("mlp")
    rows = {key: value.reshape(shape) if key[0] == "b" else value for key, value in found.items()}
    np.savez(tmp_path / "w.npz", **rows)
    same(load_any(tmp_path / "w.npz", digits())[0].network, "mlp")


WORDS: dict[str, Callable[[str, int], str]] = {
    "fc1": lambda _kind, n: f"fc{n}",
    "a row": lambda _kind, n: f"{2 * n}",
    "a module": lambda _kind, n: f"model.layers.{n + 8}",
}


@pytest.mark.parametrize("name", WORDS)
def test_pytorch_s_full_layers(tmp_path: Path, name: str) -> None:
    save_file(torch("mlp", WORDS[name]), tmp_path / "a.safetensors")
    same(load_any(tmp_path / "a.safetensors", digits())[0].network, "mlp")


def test_pytorch_s_convolutions(tmp_path: Path) -> None:
    words = {"conv": "conv", "batchnorm": "bn", "affine": "fc"}
    save_file(torch("cnn", lambda kind, n: f"{words[kind]}{n}"), tmp_path / "a.safetensors")
    same(load_any(tmp_path / "a.safetensors", digits())[0].network, "cnn")


@pytest.mark.parametrize("scale", [(0.1307, 0.3081), (0.5, 0.5)])
def test_pixels_that_were_brought_to_another_mean(
    tmp_path: Path, scale: tuple[float, float]
) -> None:
    weights = torch("mlp", WORDS["fc1"])
    mean, deviation = scale
    W = weights["fc1.weight"].astype(np.float64)
    weights["fc1.bias"] = (weights["fc1.bias"] + mean * W.sum(axis=1)).astype(np.float32)
    weights["fc1.weight"] = (W * deviation).astype(np.float32)
    save_file(weights, tmp_path / "a.safetensors")
    model, told = load_any(tmp_path / "a.safetensors", digits())
    same(model.network, "mlp")
    assert f"mean {mean}" in " ".join(map(str, told))


def test_convolutions_of_other_pixels_get_a_norm_in_front(tmp_path: Path) -> None:
    from nn_core.models.by_shape import _scaled

    (norm, *_rest) = _scaled(list(shipped("cnn").layers), 0.1307, 0.3081)
    x = np.linspace(0, 1, 784, dtype=np.float32).reshape(1, 1, 28, 28)
    np.testing.assert_allclose(norm.forward(x), (x - 0.1307) / 0.3081, atol=1e-5)
    assert EPSILON < 0.3081**2


def test_networks_of_this_program_are_read_as_they_are(tmp_path: Path) -> None:
    model, told = load_any(ROOT / "resources" / "weights" / "book.safetensors", digits())
    assert str(told[0]) == "Layers: 784-50-100-10"
    assert "of 1000 bundled digits" in str(told[1])
    same(model.network, "book")


def test_weights_without_names(tmp_path: Path) -> None:
    weights = [array for n in (1, 2, 3) for array in (book()[f"W{n}"], book()[f"b{n}"])]
    (tmp_path / "a.pkl").write_bytes(pickle.dumps(weights))
    np.savez(tmp_path / "a.npz", *weights)
    for name in ("a.pkl", "a.npz"):
        model, told = load_any(tmp_path / name, digits())
        same(model.network, "book")
        assert "3 (784-50-100-10)" in str(told[0])


def test_what_was_transposed_and_left_out_is_told(tmp_path: Path) -> None:
    weights = {key: value.T for key, value in book().items()}
    weights |= {"epoch": np.array(7), "train_loss_list": np.zeros(9)}
    np.savez(tmp_path / "a.npz", **weights)
    model, told = load_any(tmp_path / "a.npz", digits())
    same(model.network, "book")
    assert "transposed: 3" in str(told[1])
    assert "left out: 2 (epoch, train_loss_list)" in str(told[2])


def test_it_can_be_stopped_any_time(tmp_path: Path) -> None:
    words = {"conv": "conv", "batchnorm": "bn", "affine": "fc"}
    save_file(torch("cnn", lambda kind, n: f"{words[kind]}{n}"), tmp_path / "a.safetensors")
    steps = sum(1 for _ in loading_any(tmp_path / "a.safetensors", digits()))
    assert steps > 100


@pytest.mark.parametrize(
    ("arrays", "why"),
    [
        ({"W1": np.zeros((784, 50)), "b1": np.zeros(50)}, "no network that reads digits"),
        ({"W1": np.zeros((784, 10)), "b1": np.zeros(10)}, "reads no digits"),
        ({"W1": np.zeros((50, 10))}, "no network that reads digits"),
        ({"W1": np.full((784, 10), np.nan)}, "no finite numbers"),
        ({"x": np.zeros((784, 10))}, "reads no digits"),
        ({}, "no weights"),
        ({"W1": np.zeros((784, 10)), "b1": np.zeros(7)}, "network"),
        ({"W1": np.full((784, 10), 1e300)}, "no finite numbers"),
        ({"W1": np.full((784, 10), 3e38)}, "reads no digits"),
        ({"W1": np.zeros((0, 1, 5, 5)), "W2": np.zeros((784, 10))}, "no network"),
    ],
)
def test_what_is_no_network_is_refused(
    tmp_path: Path, arrays: dict[str, np.ndarray], why: str
) -> None:
    (tmp_path / "a.pkl").write_bytes(pickle.dumps(arrays))
    with pytest.raises(ModelFileError, match=why):
        load_any(tmp_path / "a.pkl", digits())


@pytest.mark.parametrize("name", ["mlp", "cnn"])
def test_a_network_whose_answers_overflow_is_refused(tmp_path: Path, name: str) -> None:
    network = load(ROOT / "resources" / "weights" / f"{name}.safetensors").network
    for layer in network.layers:
        for values in layer.params.values():
            values[...] = values * 1e15
    path = tmp_path / "a.safetensors"
    save(path, network)
    with pytest.raises(ModelFileError, match="values that are no numbers"):
        load_any(path, digits())


def test_a_pickle_that_asks_for_more_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "a.pkl").write_bytes(b"cos\nsystem\n(X\4\0\0\0lsxxtR.")
    with pytest.raises(BadakError, match="asks for “os system”"):
        load_any(tmp_path / "a.pkl", digits())


@pytest.mark.parametrize("data", [b"x", b"PK\3\4" + bytes(40), b"\x80\4.", bytes(99)])
def test_damaged_files(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.pkl").write_bytes(data)
    with pytest.raises(BadakError):
        load_any(tmp_path / "a.pkl", digits())


def test_files_of_pytorch_and_keras_are_told_what_to_do(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.pth", "w") as archive:
        archive.writestr("archive/data.pkl", b"\x80\x02}.")
        archive.writestr("archive/data/0", bytes(40))
    (tmp_path / "a.h5").write_bytes(b"\x89HDF\r\n\x1a\n" + bytes(99))
    for name in ("a.pth", "a.h5"):
        with pytest.raises(ModelFileError, match=r"no weights .* PyTorch or Keras, save them as"):
            load_any(tmp_path / name, digits())


def named(*pattern: str) -> Callable[[], dict[str, np.ndarray]]:
    """Return what gives the book's weights and biases other names."""

    def of() -> dict[str, np.ndarray]:
        weights, biases = ([book()[f"{letter}{n}"] for n in (1, 2, 3)] for letter in "Wb")
        return {
            part.format(n=n, word=("in", "mid", "out")[n]): array
            for n, pair in enumerate(zip(weights, biases, strict=True))
            for part, array in zip(pattern, pair, strict=True)
        }

    return of


def with_biases_inside() -> dict[str, np.ndarray]:
    return {
        f"Theta{n}": np.hstack([book()[f"b{n}"][:, None], book()[f"W{n}"].T]) for n in (1, 2, 3)
    }


OTHERS = {
    "Keras": named("dense_{n}/kernel:0", "dense_{n}/bias:0"),
    "Keras 3": named("layers/dense_{n}/vars/0", "layers/dense_{n}/vars/1"),
    "scikit-learn": named("coefs_{n}", "intercepts_{n}"),
    "words": named("{word}_weights", "{word}_bias"),
    "w_out": named("w_{word}", "b_{word}"),
    "module": named("module.fc{n}.kernel", "module.fc{n}.bias"),
    "half": lambda: {key: value.astype(np.float16) for key, value in book().items()},
    "Ng's course": with_biases_inside,
}


@pytest.mark.parametrize("name", OTHERS)
def test_names_of_other_programs(tmp_path: Path, name: str) -> None:
    np.savez(tmp_path / "w.npz", **OTHERS[name]())
    with pytest.raises(NetworkFile):
        finished(read_digits(tmp_path / "w.npz", Means(no_picture), Notes()))
    model, told = load_any(tmp_path / "w.npz", digits())
    assert "sigmoid" in str(told[0])
    if name != "half":
        same(model.network, "book")


def no_picture(path: Path) -> Sample:
    raise AssertionError(path)


def test_lists_in_json(tmp_path: Path) -> None:
    """As the program of Nielsen's book saves a network."""
    weights, biases = ([book()[f"{letter}{n}"] for n in (1, 2, 3)] for letter in ("W", "b"))
    found = {
        "sizes": [784, 50, 100, 10],
        "weights": [array.T.tolist() for array in weights],
        "biases": [array[:, None].tolist() for array in biases],
        "cost": "CrossEntropyCost",
    }
    (tmp_path / "net").write_text(json.dumps(found), encoding="utf-8")
    with pytest.raises(NetworkFile):
        finished(read_digits(tmp_path / "net", Means(no_picture), Notes()))
    same(load_any(tmp_path / "net", digits())[0].network, "book")


def test_relu_is_not_taken_for_its_likes(tmp_path: Path) -> None:
    """They read as much, so that GELU was said to be found."""
    first, last = book("mlp"), {}
    for key in ("W1", "b1"):
        last[key] = first[key][..., :40]
    rows = np.maximum(digits().images[::4].reshape(-1, 784) / 255 @ last["W1"] + last["b1"], 0)
    wanted = np.eye(10)[digits().labels[::4]]
    inside = np.hstack([rows, np.ones((len(rows), 1))])
    solved = np.linalg.lstsq(inside, wanted * 8, rcond=None)[0].astype(np.float32)
    np.savez(tmp_path / "w.npz", **last, W2=solved[:-1], b2=solved[-1])
    assert "trying: relu" in str(load_any(tmp_path / "w.npz", digits())[1][0])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"W2": np.full((50, 100), np.nan)}, "W2.*no finite numbers"),
        ({"W2": np.zeros((50, 90))}, "W2 50×90"),
        ({"b1": np.zeros(49)}, "b1 49"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, change: dict[str, np.ndarray], said: str) -> None:
    np.savez(tmp_path / "w.npz", **(book() | change))
    with pytest.raises(ModelFileError, match=said):
        load_any(tmp_path / "w.npz", digits())


@pytest.mark.parametrize("start", [b"<!DOCTYPE html>", b"version https://git-lfs", b"\x10\0"])
def test_what_is_called_safetensors_and_is_none_is_damaged(tmp_path: Path, start: bytes) -> None:
    (tmp_path / "a.safetensors").write_bytes(start)
    with pytest.raises(NetworkFile):
        finished(read_digits(tmp_path / "a.safetensors", Means(no_picture), Notes()))
    with pytest.raises(ModelFileError, match=r"a\.safetensors.*damaged.*Get the file again"):
        load_any(tmp_path / "a.safetensors", digits())


def test_an_archive_that_is_cut_is_called_so(tmp_path: Path) -> None:
    np.savez(tmp_path / "w.npz", **book())
    data = (tmp_path / "w.npz").read_bytes()
    (tmp_path / "w.npz").write_bytes(data[: len(data) // 2])
    with pytest.raises(DamagedFileError, match="Get the file again"):
        load_any(tmp_path / "w.npz", digits())

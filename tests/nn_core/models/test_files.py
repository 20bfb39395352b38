"""Model files: what is saved comes back, what is damaged is refused, nothing is half written."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import save as to_bytes

from nn_core.digits import Recogniser
from nn_core.digits.familiarity import Familiarity
from nn_core.errors import DataFileError, ModelFileError
from nn_core.layers import Affine, BatchNorm, Conv2D, Flatten, Layer
from nn_core.models import build, description, load, save
from nn_core.models.architectures import ARCHITECTURES
from nn_core.models.fit_familiarity import fit_familiarity
from nn_core.network import Network


def test_a_network_comes_back_whole(tmp_path: Path) -> None:
    path = tmp_path / "바닥 model.safetensors"
    network = build("cnn", np.random.default_rng(3))
    network.layers[1].buffers["mean"][:] = 0.25
    save(path, network, {"data": "MNIST", "seed": "3"})
    model = load(path)
    assert model.metadata == {"data": "MNIST", "seed": "3"}
    for name, value in network.state().items():
        np.testing.assert_array_equal(model.network.state()[name], value)
    x = np.random.default_rng(0).random((2, 28, 28), np.float32)
    np.testing.assert_array_equal(model.network.forward(x), network.forward(x))


def test_saving_replaces_a_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    path.write_bytes(b"old")
    save(path, build("book", np.random.default_rng(0)))
    assert load(path).network
    assert [p.name for p in tmp_path.iterdir()] == ["a.safetensors"]


def test_a_failed_write_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.safetensors"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("nn_core.util.atomic_write.os.fsync", full)
    with pytest.raises(DataFileError, match="no space is left"):
        save(path, build("book", np.random.default_rng(0)))
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def written(path: Path, network: Network, **changes: object) -> Path:
    """Write a model whose description or weights are changed."""
    arrays = {**network.state(), **{k: v for k, v in changes.items() if k != "architecture"}}
    notes = {"architecture": changes.get("architecture", json.dumps(network.config()))}
    path.write_bytes(to_bytes({k: np.ascontiguousarray(v) for k, v in arrays.items()}, notes))
    return path


def tiny() -> Network:
    return Network([Affine(3, 2, np.random.default_rng(0)), BatchNorm(2)])


@pytest.mark.parametrize(
    "changes",
    [
        {"architecture": "null"},
        {"architecture": "{"},
        {"architecture": "[]"},
        {"architecture": "[1]"},
        {"architecture": "[" * 5000},
        {"architecture": '[{"kind": "teapot"}]'},
        {"architecture": '[{"kind": "affine", "inputs": 100000, "outputs": 100000}]'},
        {"architecture": '[{"kind": "affine", "inputs": 9, "outputs": 9}]'},
        {"architecture": '[{"kind": "conv", "channels": 1, "filters": 1, "field": 99999}]'},
        {"architecture": '[{"kind": "affine", "inputs": "3", "outputs": 2}]'},
        {"0.b": np.zeros(3, np.float32)},
        {"0.b": np.array([np.nan, 0], np.float32)},
        {"0.b": np.array([1, 2], np.int64)},
        {"9.W": np.zeros(3, np.float32)},
    ],
    ids=str,
)
def test_a_file_that_is_no_network_is_refused(tmp_path: Path, changes: dict[str, object]) -> None:
    path = written(tmp_path / "bad.safetensors", tiny(), **changes)
    with pytest.raises(ModelFileError):
        load(path)


def knowing() -> tuple[Network, Familiarity]:
    """A small network with what random pictures look like to it."""
    rng = np.random.default_rng(0)
    network = Network([Affine(784, 6, rng), Affine(6, 10, rng)])
    images = rng.integers(0, 256, (60, 28, 28)).astype(np.uint8)
    return network, fit_familiarity(network, images, np.arange(60) % 10)


def test_what_a_network_knows_of_digits_comes_back(tmp_path: Path) -> None:
    network, known = knowing()
    save(tmp_path / "a.safetensors", network, {}, known)
    again = load(tmp_path / "a.safetensors").familiarity
    assert again is not None
    for name, value in known.state().items():
        np.testing.assert_array_equal(again.state()[name], value)
    save(tmp_path / "b.safetensors", network)
    assert load(tmp_path / "b.safetensors").familiarity is None


@pytest.mark.parametrize("name", sorted(knowing()[1].state()))
@pytest.mark.parametrize("damage", ["missing", "shape", "nan", "type", "other network"])
def test_damaged_knowledge_of_digits_is_refused(tmp_path: Path, name: str, damage: str) -> None:
    network, known = knowing()
    arrays = {f"familiarity.{key}": value for key, value in known.state().items()}
    value = arrays.pop(f"familiarity.{name}")
    changed = {
        "missing": None,
        "shape": np.concatenate([value, value]),
        "nan": np.full_like(value, np.nan),
        "type": value.astype(np.int32),
        "other network": value,
    }[damage]
    if changed is not None:
        arrays[f"familiarity.{name}"] = changed
    if damage == "other network":
        network = Network([Affine(784, 7), Affine(7, 10)])
    with pytest.raises(ModelFileError):
        load(written(tmp_path / "bad.safetensors", network, **arrays))


def test_a_description_that_counts_on_the_knowledge_of_digits_is_refused(tmp_path: Path) -> None:
    arrays = {"familiarity.means": np.zeros((100, 100), np.float32)}
    big = '[{"kind": "affine", "inputs": 100, "outputs": 100}]'
    with pytest.raises(ModelFileError, match="asks for more"):
        load(written(tmp_path / "bad.safetensors", tiny(), architecture=big, **arrays))


def test_missing_empty_and_folder(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.touch()
    for path in (tmp_path / "none", empty, tmp_path):
        with pytest.raises(ModelFileError):
            load(path)


def test_too_large_a_file_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nn_core.models.files.MAX_BYTES", 10)
    path = written(tmp_path / "a.safetensors", tiny())
    with pytest.raises(ModelFileError, match="64 MB"):
        load(path)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_damaged_bytes_never_raise_anything_else(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = written(tmp_path_factory.mktemp("fuzz") / "a.safetensors", tiny())
    raw = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(raw[: data.draw(st.integers(0, len(raw)))])
    with contextlib.suppress(ModelFileError):
        load(path)


def described(*layers: dict[str, object]) -> str:
    return json.dumps(list(layers))


AFFINE = {"kind": "affine", "inputs": 3, "outputs": 2}
NORM = {"kind": "batchnorm", "features": 2}


@pytest.mark.parametrize(
    "layers",
    [
        [{**AFFINE, "rng": 1}, NORM],
        [{**AFFINE, "dtype": "O"}, NORM],
        [{**AFFINE, "dtype": "complex128"}, NORM],
        [{**AFFINE, "initializer": "he"}, NORM],
        [{**AFFINE, "inputs": True}, NORM],
        [{**AFFINE, "inputs": 3.0}, NORM],
        [{**AFFINE, "inputs": -3}, NORM],
        [{"kind": "affine"}, NORM],
        [AFFINE, {**NORM, "momentum": "x"}],
        [AFFINE, NORM, {"kind": "dropout", "ratio": float("nan")}],
        [AFFINE, NORM, {"kind": "dropout", "ratio": 1}],
        [AFFINE, NORM, {"kind": "activation", "name": "no such"}],
        [AFFINE, NORM, {"kind": "activation", "name": ["relu"]}],
        [AFFINE, NORM, {"kind": "maxpool", "field": 0}],
        [AFFINE, NORM, {"kind": "relu", "x": 1}],
        [AFFINE, NORM, {"kind": ["relu"]}],
        *(
            [{"kind": "conv", "channels": 1, "filters": 1, key: value}, AFFINE, NORM]
            for key, value in [
                ("stride", 0),
                ("stride", 10**9),
                ("pad", -1),
                ("pad", 5000),
                ("field", 0),
                ("bias", "no"),
            ]
        ),
    ],
    ids=str,
)
def test_a_layer_takes_what_it_was_made_for(
    tmp_path: Path, layers: list[dict[str, object]]
) -> None:
    path = written(tmp_path / "bad.safetensors", tiny(), architecture=described(*layers))
    with pytest.raises(ModelFileError, match=r"wrongly|unknown"):
        load(path)


@pytest.mark.parametrize(
    "layers",
    [
        [AFFINE, NORM, *[{"kind": "affine", "inputs": 2, "outputs": 3}] * 3],
        [AFFINE, NORM, {"kind": "conv", "channels": 1, "filters": 1, "field": 20}],
        [AFFINE, NORM, *[{"kind": "relu"}] * 200],
    ],
    ids=["all together", "field", "layers"],
)
def test_all_layers_together_ask_for_no_more_than_the_file_holds(
    tmp_path: Path, layers: list[dict[str, object]]
) -> None:
    path = written(tmp_path / "bad.safetensors", tiny(), architecture=described(*layers))
    with pytest.raises(ModelFileError, match="asks for more"):
        load(path)


def test_a_picture_may_not_become_gigabytes_on_its_way(tmp_path: Path) -> None:
    """A filter of one pixel is one number in the file and a map of 784 for every picture."""
    network = Network([Conv2D(1, 3000, 1), Flatten(), Affine(8, 10)])
    with pytest.raises(ModelFileError, match="asks for more"):
        load(written(tmp_path / "bad.safetensors", network))


def test_every_layer_that_is_saved_can_be_read() -> None:
    assert description.TAKES.keys() == Layer.kinds.keys()


@pytest.mark.parametrize("name", sorted(ARCHITECTURES))
def test_our_own_networks_are_well_within(tmp_path: Path, name: str) -> None:
    network = build(name, np.random.default_rng(0))
    description.check(network.config(), sum(value.size for value in network.state().values()))
    assert description._signals(network.config()) * 2 < description.MOST_SIGNALS


def test_weights_beyond_all_numbers_are_said() -> None:
    network = Network([Affine(784, 5), Affine(5, 10)])
    network.flat_params[...] = 1e30
    with pytest.raises(ModelFileError, match="no numbers"):
        Recogniser(network, "large")
    # On the pictures it is tried with, everything cancels out.
    for weights in (network.layers[0].params["W"], network.layers[0].params["b"]):
        weights[...] = 0
    network.layers[0].params["W"][:2] = [[1e30], [-1e30]]
    network.layers[1].params["b"][...] = 0
    reader = Recogniser(network, "large")
    image = np.zeros((28, 28), np.float32)
    image[0, 0] = 1
    for read in (reader.recognise_image, lambda image: reader.recognise_images([image])):
        with pytest.raises(ModelFileError, match="no numbers"):
            read(image)

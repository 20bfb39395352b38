"""Networks come in from files and go out to them; what goes wrong leaves nothing behind."""

from __future__ import annotations

import errno
import pickle
from pathlib import Path

import numpy as np
import pytest

from desktop.services import network_files
from desktop.services.network_files import NetworkFiles, free_name
from nn_core.errors import BadakError, DataFileError, ModelFileError, Told
from nn_core.models import load
from nn_core.models.foreign import save_npz

BOOK = Path(__file__).parents[3] / "resources" / "weights" / "book.safetensors"


@pytest.fixture
def book(tmp_path):
    """Write the weights of the book as the book does."""
    layers = load(BOOK).network.layers[::2]
    weights = {f"W{n}": layer.params["W"] for n, layer in enumerate(layers, 1)}
    weights |= {f"b{n}": layer.params["b"] for n, layer in enumerate(layers, 1)}
    path = tmp_path / "sample_weight.pkl"
    path.write_bytes(pickle.dumps(weights))
    return path


@pytest.fixture
def told(context):
    found: list[BadakError] = []
    context.reported.connect(found.append)
    return found


def test_a_network_becomes_one_of_the_user_s(context, qtbot, book, told):
    files, names, states = NetworkFiles(context), [], []
    files.added.connect(names.append)
    files.changed.connect(states.append)
    for _ in "ab":
        files.bring_in(book)
        qtbot.waitUntil(lambda: not files.running)
    assert names == ["sample_weight", "sample_weight-2"]
    assert states == [True, False] * 2
    assert context.recognisers.own.names() == ("sample_weight", "sample_weight-2")
    assert isinstance(told[0], Told)
    for part in ("“sample_weight”", "3 (784-50-100-10)", "sigmoid", "98.1% of 1000 bundled"):
        assert part in str(told[0])
    assert context.recognisers.own.notes("sample_weight")["source"] == "sample_weight.pkl"
    assert context.recognisers.get("sample_weight").familiarity is not None


def test_it_can_be_cancelled(context, qtbot, book, told):
    files = NetworkFiles(context)
    files.bring_in(book)
    files.cancel()
    qtbot.waitUntil(lambda: not files.running)
    assert not told
    assert context.recognisers.own.names() == ()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"cos\nsystem\n(X\4\0\0\0lsxxtR.", DataFileError),
        (b"", DataFileError),
        (pickle.dumps({"W1": np.zeros((784, 10))}), ModelFileError),
    ],
)
def test_what_is_no_network_is_told(context, qtbot, tmp_path, told, data, error):
    path = tmp_path / "a.pkl"
    path.write_bytes(data)
    files = NetworkFiles(context)
    files.bring_in(path)
    qtbot.waitUntil(lambda: not files.running)
    assert [type(one) for one in told] == [error]
    assert not list(tmp_path.glob("home/**/models/*"))


def full(*_paths):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_told_and_leaves_nothing(context, qtbot, tmp_path, book, told, monkeypatch):
    monkeypatch.setattr("nn_core.util.atomic_write.os.fsync", full)
    files = NetworkFiles(context)
    files.bring_in(book)
    qtbot.waitUntil(lambda: not files.running)
    for ending in network_files.ENDINGS:
        assert not files.write("book", tmp_path / f"a{ending}")
    assert [type(one) for one in told] == [DataFileError] * 4
    assert all("space" in str(one) for one in told)
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["sample_weight.pkl"]
    assert not list(context.recognisers.own.folder.glob("*"))


@pytest.mark.parametrize("name", ["book", "mlp", "cnn"])
def test_what_is_written_for_numpy_comes_in_again(context, tmp_path, name):
    network = context.recognisers.get(name).network
    save_npz(tmp_path / "a.npz", network)
    assert next(iter(np.load(tmp_path / "a.npz"))) == "W1"
    found = next(step for step in network_files.reading(tmp_path / "a.npz") if step is not None)
    pictures = np.random.default_rng(0).random((3, 28, 28), np.float32)
    np.testing.assert_allclose(
        found.model.network.predict(pictures), network.predict(pictures), atol=1e-5
    )


@pytest.mark.parametrize("ending", network_files.ENDINGS)
def test_every_ending_is_written(context, tmp_path, told, ending):
    assert NetworkFiles(context).write("book", tmp_path / f"a{ending}")
    assert (tmp_path / f"a{ending}").stat().st_size > 100_000
    assert str(told[0]) == f"Network written to “a{ending}”."


def test_another_ending_is_refused(context, tmp_path, told):
    assert not NetworkFiles(context).write("book", tmp_path / "a.doc")
    assert "“.doc”" in str(told[0])
    assert not list(tmp_path.glob("a*"))


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("cnn", "cnn-2"),
        ("a/b:c", "a-b-c"),
        ("..", "network"),
        ("x" * 99, "x" * 35),
        ("숫자 망", "숫자 망"),
    ],
)
def test_names_that_can_be_kept(context, stem, name):
    assert free_name(stem, context.recognisers) == name
    assert context.recognisers.own.accepted(name, context.recognisers.names()) == name

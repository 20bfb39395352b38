"""The user's networks: kept by name, listed whatever lies in the folder, never over the shipped."""

from __future__ import annotations

import os

import numpy as np
import pytest

from desktop.platform import package_files
from desktop.services.context import SharedModels
from desktop.services.recognisers import Recognisers
from desktop.services.user_models import OwnModels
from nn_core.errors import DataFileError, ModelFileError, ValueRefused
from nn_core.layers import Affine
from nn_core.models import save
from nn_core.network import Network
from nn_core.util import atomic_write


def network(seed=0):
    return Network([Affine(784, 10, np.random.default_rng(seed))])


@pytest.fixture
def shipped(tmp_path):
    folder = tmp_path / "shipped"
    folder.mkdir()
    for name in ("book", "cnn"):
        save(folder / f"{name}.safetensors", network(1), {"data": "MNIST"})
    return folder


@pytest.fixture
def own(tmp_path):
    return OwnModels(tmp_path / "own")


@pytest.fixture
def store(shipped, own):
    return Recognisers(shipped, own)


@pytest.fixture
def models(store, qapp):
    return SharedModels(store)


def test_they_come_after_the_shipped_ones(models, store):
    for name in ("zebra", "내 글씨", "Anna"):
        models.keep(name, network(2), {"base_model": "cnn"})
    assert store.names() == ("cnn", "book", "Anna", "zebra", "내 글씨")
    assert store.shipped() == ("cnn", "book")
    assert store.notes("zebra") == {"base_model": "cnn"}
    x = np.ones((1, 784), np.float32)
    np.testing.assert_array_equal(store.get("zebra").network.forward(x), network(2).forward(x))


def test_by_default_they_are_in_the_data_folder(home):
    own = OwnModels()
    assert own.names() == ()
    own.keep("mine", network(), {})
    assert (home / "data" / "models" / "mine.safetensors").exists()
    assert Recognisers().names()[-1] == "mine"


def test_everyone_is_told(models, store):
    told = []
    models.changed.connect(lambda: told.append(store.names()))
    models.keep("a", network(), {})
    models.rename("a", "b")
    models.delete("b")
    assert [names[2:] for names in told] == [("a",), ("b",), ()]


def test_a_new_file_under_an_old_name_is_loaded_anew(models, store):
    models.keep("a", network(3), {})
    first = store.get("a")
    models.delete("a")
    models.keep("a", network(4), {})
    assert store.get("a") is not first


@pytest.mark.parametrize(
    "name",
    [
        "",
        "   ",
        ".hidden",
        "a/b",
        "a\\b",
        "../up",
        "nul",
        "COM1",
        "com1.x",
        "x" * 41,
        "a\nb",
        "end.",
    ],
)
def test_what_is_no_name_for_a_file_is_refused(own, name):
    with pytest.raises(ValueRefused):
        own.keep(name, network(), {})
    assert own.names() == ()


@pytest.mark.parametrize("name", ["cnn", "CNN", " book ", "mine", "Mine"])
def test_a_name_that_is_taken_is_refused(models, store, shipped, name):
    before = {file: file.read_bytes() for file in shipped.iterdir()}
    models.keep("mine", network(), {})
    with pytest.raises(ValueRefused, match="already"):
        models.keep(name, network(9), {})
    assert {file: file.read_bytes() for file in shipped.iterdir()} == before


def test_another_spelling_of_its_own_name_is_fine(models, store):
    models.keep("mine", network(), {})
    assert models.rename("mine", "Mine") == "Mine"
    assert store.names()[-1] == "Mine"
    with pytest.raises(ValueRefused):
        models.rename("Mine", "cnn")


def test_a_damaged_file_never_breaks_the_list(models, store, own):
    models.keep("good", network(), {})
    whole = own.path("good").read_bytes()
    own.path("cut").write_bytes(whole[:-9])
    own.path("empty").write_bytes(b"")
    own.path("text").write_text("not a model", encoding="utf-8")
    own.path("folder").mkdir()
    assert store.names() == ("cnn", "book", "good")
    with pytest.raises(ModelFileError):
        store.get("cut")
    with pytest.raises(ValueRefused):
        models.keep("cut", network(), {})


def test_nothing_half_written_is_left(models, own, monkeypatch):
    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic_write.os, "fsync", full)
    with pytest.raises(DataFileError, match="no space"):
        models.keep("mine", network(), {})
    assert list(own.folder.iterdir()) == []


def test_a_pipe_in_the_folder_holds_nobody_up(models, store, own):
    models.keep("good", network(), {})
    os.mkfifo(own.path("pipe"))
    assert store.names() == ("cnn", "book", "good")


def test_a_name_in_another_encoding_is_left_out(models, store, own):
    models.keep("good", network(), {})
    try:
        own.path("bad\udcff").write_bytes(own.path("good").read_bytes())
    except OSError:
        pytest.skip("names are in one encoding here")
    assert store.names() == ("cnn", "book", "good")


def test_the_half_of_a_killed_save_is_swept(models, own, monkeypatch):
    models.keep("good", network(), {})
    left = own.folder / ".net 3.safetensors.yrs7zv4o"
    left.write_bytes(b"half")
    own.sweep()
    assert left.exists()
    os.utime(left, (0, 0))
    own.sweep()
    assert [file.name for file in own.folder.iterdir()] == ["good.safetensors"]


def test_one_that_is_gone_can_be_deleted_again(models, own):
    models.keep("mine", network(), {})
    models.delete("nobody")
    assert own.names() == ("mine",)


def test_the_command_line_knows_them(home):
    from desktop.cli.models import recogniser

    OwnModels().keep("my hand", network(), {})
    assert recogniser("my hand").name == "my hand"
    assert recogniser(None).name == "cnn"


def test_the_shipped_files_are_where_nobody_writes(home):
    OwnModels().keep("mine", network(), {})
    assert not package_files.path("weights", "mine.safetensors").exists()

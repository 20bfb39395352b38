"""The network a tab uses: it follows a new name, and gives way to a shipped one when it is gone."""

from __future__ import annotations

import re

import numpy as np
import pytest
from lending import given_back, lend

from desktop.services import network_names
from desktop.services.network_choice import ChosenNetwork
from desktop.services.recognisers import Recognisers
from desktop.services.user_models import OwnModels
from desktop.widgets.controls.choice_menus import NetworkMenu
from nn_core.errors import ModelFileError
from nn_core.layers import Affine
from nn_core.models import save
from nn_core.network import Network

KEY = "some/model"


def network(seed=0):
    return Network([Affine(784, 10, np.random.default_rng(seed))])


@pytest.fixture
def context(qapp, tmp_path):
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    for name in ("book", "cnn"):
        save(shipped / f"{name}.safetensors", network())
    made = lend(tmp_path, Recognisers(shipped, OwnModels(tmp_path / "own")))
    made.models.keep("mine", network(1), {})
    yield from given_back(made)


@pytest.fixture
def told(context):
    errors = []
    context.reported.connect(errors.append)
    return errors


@pytest.fixture
def chosen(context):
    made = ChosenNetwork(context, KEY)
    made.heard = []
    made.changed.connect(lambda: made.heard.append("changed"))
    made.replaced.connect(lambda: made.heard.append("replaced"))
    return made


def test_it_is_remembered(chosen, context):
    assert (chosen.names, chosen.name) == (("cnn", "book", "mine"), "cnn")
    assert chosen.choose("mine")
    assert not chosen.choose("mine")
    assert not chosen.choose("nothing of the kind")
    assert ChosenNetwork(context, KEY).name == "mine"


def test_a_new_one_is_offered(chosen, context, told):
    context.models.keep("more", network(2), {})
    assert chosen.names == ("cnn", "book", "mine", "more")
    assert chosen.heard == ["changed"]
    assert told == []


def test_it_follows_a_new_name(chosen, context, told):
    chosen.choose("mine")
    context.models.rename("mine", "hand")
    assert chosen.name == "hand"
    assert chosen.heard == ["changed", "replaced"]
    assert context.settings.text(KEY) == "hand"
    assert told == []


def test_deleted_it_gives_way_with_a_sentence(chosen, context, told):
    chosen.choose("mine")
    context.models.delete("mine")
    assert chosen.name == "cnn"
    assert chosen.heard == ["changed", "replaced"]
    assert [str(error) for error in told] == [
        "The network “mine” is gone. Here “CNN” is used instead."
    ]


def test_one_that_nobody_uses_goes_without_a_word(chosen, context, told):
    context.models.delete("mine")
    assert chosen.heard == ["changed"]
    assert told == []


def test_another_one_of_the_same_name_is_noticed(chosen, context):
    chosen.choose("mine")
    context.recognisers.own.delete("mine")
    context.models.keep("mine", network(3), {})
    assert chosen.heard == ["changed", "replaced"]


def test_files_taken_away_by_other_hands_are_noticed_on_a_second_look(chosen, context, told):
    chosen.choose("mine")
    chosen.refresh()
    assert chosen.heard == []
    context.recognisers.own.path("mine").unlink()
    chosen.refresh()
    assert chosen.name == "cnn"
    assert len(told) == 1


def test_a_file_that_is_damaged_is_called_so_with_its_place(chosen, context, told):
    """It was said to be gone, though it lay there and only had to be copied again."""
    chosen.choose("mine")
    file = context.recognisers.path("mine")
    file.write_bytes(file.read_bytes()[:-9])
    chosen.refresh()
    assert chosen.name == "cnn"
    (error,) = told
    assert "damaged" in str(error)
    assert str(file) in str(error)
    assert "get the file again" in str(error)
    with pytest.raises(ModelFileError, match=re.escape(str(file))):
        context.recognisers.get("mine")


def test_at_the_start_it_is_said_too(context, told, qtbot):
    context.settings.set(KEY, "mine")
    file = context.recognisers.path("mine")
    file.write_bytes(b"x")
    assert ChosenNetwork(context, KEY, context).name == "cnn"
    qtbot.waitUntil(lambda: bool(told))
    assert str(file) in str(told[0])


def test_only_what_fits_is_offered(context):
    some = ChosenNetwork(context, KEY, offers=lambda store: store.names()[1:])
    assert (some.names, some.name) == (("book", "mine"), "book")


def test_without_any_there_is_none(context, tmp_path, told):
    for file in tmp_path.rglob("*.safetensors"):
        file.unlink()
    none = ChosenNetwork(context, KEY)
    context.models.changed.emit()
    assert (none.names, none.name, told) == ((), "", [])


def test_the_menu_lists_and_tells(qtbot):
    menu = NetworkMenu()
    qtbot.addWidget(menu)
    picked = []
    menu.picked.connect(picked.append)
    menu.show_networks(("cnn", "mine"), "mine")
    assert [menu.itemText(i) for i in range(2)] == ["CNN: convolutions", "mine"]
    assert menu.currentData() == "mine"
    assert picked == []
    menu.activated.emit(0)
    assert picked == ["cnn"]
    menu.show_networks((), "")
    assert not menu.isEnabled()


@pytest.mark.parametrize("name", ["book", "mlp", "cnn", "mine"])
def test_every_network_has_names(name):
    assert network_names.short(name) and network_names.title(name) and network_names.tip(name)

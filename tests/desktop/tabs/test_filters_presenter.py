"""The filters tab without widgets: the picture, its maps, the formulas and the scripts."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from drawn_help import seven
from filters_help import context_with_network, looked_at, small_cnn
from hypothesis import given
from hypothesis import strategies as st
from patient import PatientBot
from script_runner import run_script

from desktop.reading.glyphs import shared
from desktop.reading.line_layout import lay_out
from desktop.services.context import TabContext
from desktop.services.numbers import percent
from desktop.services.picture_network import Source, Subject
from desktop.tabs.filters.maps import page as maps_page
from desktop.tabs.filters.maps import texts as maps_texts
from desktop.tabs.filters.maps.presenter import MapsState
from desktop.tabs.filters.presenter import FiltersPresenter
from desktop.tabs.filters.sliding_window import page as window_page
from desktop.tabs.filters.sliding_window import texts as window_texts
from desktop.tabs.filters.sliding_window.presenter import WindowPresenter
from desktop.tabs.filters.sliding_window.state import (
    PADS,
    STRIDES,
    Material,
    Operation,
    SlidingState,
)
from desktop.tabs.filters.state import SubjectRecord
from desktop.tabs.filters.texts import invitation
from desktop.tabs.kit.saved import StateError, to_data
from nn_core.digits import Drawing, rasterise
from nn_core.layers import Affine
from nn_core.models import save
from nn_core.network import Network


@pytest.fixture
def context(qtbot: PatientBot, tmp_path: Path) -> TabContext:
    return context_with_network(tmp_path)


@pytest.fixture
def presenter(context: TabContext) -> FiltersPresenter:
    return looked_at(context)


@pytest.fixture
def walk(context: TabContext) -> WindowPresenter:
    return WindowPresenter(context, SubjectRecord(Subject()), context)


def test_it_follows_the_drawing(presenter: FiltersPresenter, context: TabContext) -> None:
    assert presenter.maps.state.seen.blank
    context.drawing.value = seven()
    seen = presenter.maps.state.seen
    assert seen.subject.source is Source.DRAWING
    assert presenter.window.state.seen is seen
    outputs = dict(small_cnn().activations(rasterise(seven())[None]))
    np.testing.assert_array_equal(seen.blocks[2].maps, outputs["10.relu"][0])
    context.drawing.value = Drawing()
    assert presenter.maps.state.seen.blank


def test_a_hidden_tab_does_not_slow_the_pen(qtbot: PatientBot, context: TabContext) -> None:
    presenter = FiltersPresenter(context, context)
    told: list[object] = []
    presenter.pictures.changed.connect(told.append)
    context.drawing.value = seven()
    assert told == []
    presenter.pictures.set_active(True)
    assert len(told) == 1
    presenter.pictures.set_active(False)
    presenter.pictures.set_active(True)
    assert len(told) == 1


def test_its_network_is_its_own(presenter: FiltersPresenter, context: TabContext) -> None:
    context.drawing.value = seven()
    lent = context.recognisers.get("cnn").network
    assert presenter.pictures._network is not lent
    assert not np.shares_memory(presenter.pictures._network.flat_params, lent.flat_params)


def test_a_bundled_digit_until_something_is_drawn(
    presenter: FiltersPresenter, context: TabContext
) -> None:
    presenter.pictures.take_sample()
    first = presenter.maps.state.seen
    assert first.subject.source is Source.SAMPLE
    assert first.subject.label in range(10)
    presenter.pictures.take_sample()
    assert not np.array_equal(presenter.maps.state.seen.image, first.image)
    context.drawing.value = seven()
    assert presenter.maps.state.seen.subject.source is Source.DRAWING


def test_without_a_network_it_says_so_and_the_book_still_walks(
    qtbot: PatientBot, tmp_path: Path
) -> None:
    context = context_with_network(tmp_path, network=False)
    told: list[BaseException] = []
    context.reported.connect(told.append)
    presenter = FiltersPresenter(context, context)
    presenter.pictures.set_active(True)
    context.drawing.value = seven()
    assert told == []
    assert presenter.maps.state.seen.blank
    assert "badak train" in invitation(presenter.maps.state.seen.able)
    assert presenter.window.state.patch.sum == 15


def test_layer_and_map_are_kept_while_the_sheet_is_blank(
    presenter: FiltersPresenter, context: TabContext
) -> None:
    context.drawing.value = seven()
    presenter.maps.set_layer(2)
    presenter.maps.choose_map(9)
    context.drawing.value = Drawing()
    assert presenter.maps.state.block is None
    context.drawing.value = seven()
    assert (presenter.maps.state.layer, presenter.maps.state.map) == (2, 9)


def test_a_map_that_another_network_has_not_got_is_not_looked_for(
    presenter: FiltersPresenter, context: TabContext
) -> None:
    context.drawing.value = seven()
    maps, seen = presenter.maps, presenter.maps.state.seen
    maps.set_layer(1)
    maps.choose_map(7)
    maps.look(replace(seen, blocks=(seen.blocks[0], seen.blocks[0])))
    assert (maps.state.layer, maps.state.chosen) == (1, None)
    maps.look(replace(seen, blocks=seen.blocks[:1]))
    assert (maps.state.layer, maps.state.chosen) == (0, None)
    assert 0 <= maps.state.map < len(seen.blocks[0].maps)


def test_maps_layers_and_values(presenter: FiltersPresenter, context: TabContext) -> None:
    context.drawing.value = seven()
    maps = presenter.maps
    block = maps.state.seen.blocks[0]
    assert maps.state.map == int(np.argmax(block.maps.max(axis=(1, 2))))
    assert maps.state.place == maps.state.places[0]
    assert maps.state.place.value == block.maps.max()
    maps.choose_map(2)
    maps.choose_cell(3, 4)
    assert maps.state.place.value == block.maps[2, 3, 4]
    box = maps.state.box
    assert (box.top, box.left, box.bottom, box.right) == (4, 6, 10, 12)
    maps.choose_cell(-1, -1)
    assert maps.state.cell is None
    maps.set_layer(2)
    assert maps.state.chosen is None
    for wrong in (-1, 99):
        maps.choose_map(wrong)
        maps.set_layer(wrong)
        maps.choose_cell(99, wrong)
    assert (maps.state.layer, maps.state.chosen, maps.state.cell) == (2, None, None)


def test_following_the_largest_channel_leads_to_a_first_filter(
    presenter: FiltersPresenter, context: TabContext
) -> None:
    context.drawing.value = seven()
    maps = presenter.maps
    maps.set_layer(2)
    while maps.state.layer:
        assert presenter.done == frozenset()
        channel = maps.state.shares[0].channel
        maps.follow(channel)
        assert maps.state.map == channel
    assert presenter.done == {"follow"}


def test_what_is_said_of_a_map_is_counted(presenter: FiltersPresenter, context: TabContext) -> None:
    context.drawing.value = seven()
    maps = presenter.maps
    state = maps.state
    text = maps_texts.sentence(state)
    assert f"fires at {state.block.firing(state.map)} of 196 places" in text
    assert maps_texts.where(14, 27, 28, 28) == "at the right"
    assert maps_texts.where(1, 14, 28, 28) == "at the top"
    maps.set_layer(1)
    share = maps.state.shares[0]
    text = maps_texts.sentence(maps.state)
    assert f"{percent(share.share)}, is from map {share.channel + 1}" in text


def test_a_value_lies_where_it_stands_in_its_map(
    presenter: FiltersPresenter, context: TabContext
) -> None:
    """In the last layers each depends on the whole picture, whose middle says nothing."""
    context.drawing.value = seven()
    maps = presenter.maps
    maps.set_layer(len(maps.state.seen.blocks) - 1)
    _, height, _ = maps.state.block.maps.shape
    for row, said in ((0, "at the top left"), (height - 1, "at the bottom left")):
        maps.choose_cell(row, 0)
        assert f"{said}." in maps_texts.sentence(maps.state)


@pytest.mark.parametrize("layer", [0, 1, 2])
def test_a_map_s_filter_is_taken_over_to_be_walked(
    presenter: FiltersPresenter, context: TabContext, layer: int
) -> None:
    assert not presenter.slide_over_chosen()
    context.drawing.value = seven()
    maps = presenter.maps
    maps.set_layer(layer)
    maps.choose_map(4)
    maps.choose_cell(3, 4)
    assert presenter.slide_over_chosen()
    state = presenter.window.state
    assert (state.filter, state.material) == (4, Material.DRAWING)
    assert state.conv is maps.state.block.conv
    assert state.patch.sum == maps.state.cause.sum


def test_the_formulas_hold_the_numbers(presenter: FiltersPresenter, context: TabContext) -> None:
    walk = presenter.window
    lines = window_page.formulas(walk.state)
    assert lines[-1].numbers.endswith("+ 1 = 2")
    assert lines[0].numbers.startswith(r"y_{0,0} = 1 \cdot 2 + 2 \cdot 0 + 3 \cdot 1")
    assert lines[0].numbers.endswith("= 15")
    assert "(1, 4) = (1, 9)" in lines[1].numbers
    context.drawing.value = seven()
    walk.set_material("drawing")
    readings = []
    for layer in range(len(walk.state.seen.steps)):
        walk.set_layer(layer)
        readings.append(window_page.build_reading(walk.state, frozenset()))
    way = "(5, 1) \\rightarrow (6, 2) \\rightarrow (10, 2)"
    assert any(line.numbers.endswith(way) for line in readings[2].formulas)
    presenter.maps.set_layer(2)
    readings.append(maps_page.build(presenter.maps.state, frozenset()))
    found = {line.numbers for reading in readings for line in reading.formulas}
    for latex in filter(None, found):
        assert lay_out(latex, 400, shared()).pieces, latex


def test_the_scripts_print_what_is_on_screen(
    presenter: FiltersPresenter, context: TabContext
) -> None:
    walk, maps = presenter.window, presenter.maps
    walk.set_bias(True)
    printed = run_script(window_page.code(walk.state))
    assert "OH = 2" in printed
    assert "patch 1 as a column: [1. 2. 3. 0. 1. 2. 3. 0. 1.]" in printed
    assert "[[18. 19.]\n [ 9. 18.]]" in printed
    context.drawing.value = seven()
    walk.set_material("drawing")
    state = walk.state
    printed = run_script(window_page.code(state))
    row, column = state.place
    assert f"y[{row}, {column}] = {state.patch.sum:.4f}" in printed
    assert f"after the rest y[{row}, {column}] = {state.value:.4f}" in printed
    walk.set_layer(3)
    state = walk.state
    row, column = state.place
    printed = run_script(window_page.code(state))
    assert f"after the rest y[{row}, {column}] = {state.value:.4f}" in printed
    share = state.patch.shares[0]
    assert f"what the maps add: [({share.channel + 1}, {round(share.contribution, 2)})" in printed
    maps.set_layer(2)
    block = maps.state.block
    printed = run_script(maps_page.code(maps.state, block))
    assert f"largest: {block.maps[maps.state.map].max():.3f}" in printed
    assert f"fires at {block.firing(maps.state.map)}" in printed


def test_the_pooling_script(walk: WindowPresenter) -> None:
    walk.set_operation("pool")
    assert "[[2. 3.]\n [4. 2.]]" in run_script(window_page.code(walk.state))


def test_a_taught_network_is_offered_at_once_and_followed(context: TabContext) -> None:
    presenter = FiltersPresenter(context)
    pictures = presenter.pictures
    context.drawing.value = seven()
    pictures.set_active(True)
    first = presenter.seen
    assert (first.subject.models, first.subject.model) == (("cnn",), "cnn")
    other = small_cnn()
    other.flat_params *= 1.5
    context.models.keep("mine", other, {})
    context.models.keep("flat", Network([Affine(784, 10, np.random.default_rng(1))]), {})
    assert pictures.subject.models == ("cnn", "mine")
    assert presenter.seen.blocks is first.blocks
    pictures.set_model("mine")
    assert presenter.maps.state.seen.subject.model == "mine"
    assert np.abs(presenter.seen.blocks[0].maps - first.blocks[0].maps).max() > 0
    context.models.rename("mine", "hand")
    assert pictures.subject.model == "hand"
    told = []
    context.reported.connect(told.append)
    context.models.delete("hand")
    assert pictures.subject.model == "cnn"
    np.testing.assert_array_equal(presenter.seen.blocks[0].maps, first.blocks[0].maps)
    assert [str(error) for error in told] == [
        "The network “hand” is gone. Here “CNN” is used instead."
    ]


def test_one_that_was_replaced_is_read_anew_when_somebody_looks(
    context: TabContext, tmp_path: Path
) -> None:
    presenter = FiltersPresenter(context)
    pictures = presenter.pictures
    context.drawing.value = seven()
    pictures.set_active(True)
    first = presenter.seen.blocks[0].maps
    pictures.set_active(False)
    other = small_cnn()
    other.flat_params *= 1.5
    save(tmp_path / "cnn.safetensors", other)
    context.models._changed("cnn")
    assert presenter.seen.blocks[0].maps is first
    pictures.set_active(True)
    assert np.abs(presenter.seen.blocks[0].maps - first).max() > 0


@st.composite
def a_maps_state(draw: st.DrawFn) -> MapsState:
    number = st.integers(0, 12)
    return MapsState(
        layer=draw(number),
        chosen=draw(st.none() | number),
        cell=draw(st.none() | st.tuples(number, number)),
        alike=draw(st.booleans()),
    )


@st.composite
def a_window_state(draw: st.DrawFn) -> SlidingState:
    number = st.integers(0, 10**6)
    return SlidingState(
        material=draw(st.sampled_from(Material)),
        operation=draw(st.sampled_from(Operation)),
        layer=draw(st.integers(0, 6)),
        filter=draw(number),
        stride=draw(st.sampled_from(STRIDES)),
        pad=draw(st.sampled_from(PADS)),
        bias=draw(st.booleans()),
        index=draw(number),
    )


def written(state: object) -> dict[str, Any]:
    return json.loads(json.dumps({"state": to_data(state, 1), "done": ["follow"]}))


@pytest.fixture(scope="module")
def drawn(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> FiltersPresenter:
    context = context_with_network(tmp_path_factory.mktemp("networks"))
    made = looked_at(context)
    context.drawing.value = seven()
    return made


@given(state=a_maps_state())
def test_a_page_of_maps_has_only_what_there_is(drawn: FiltersPresenter, state: MapsState) -> None:
    maps = drawn.maps
    maps.from_data(written(state))
    assert maps.state.seen is drawn.seen
    assert maps.state.block is not None
    assert maps.state.alike == state.alike
    assert maps_texts.sentence(maps.state)
    again = maps.state
    maps.from_data(json.loads(json.dumps(maps.to_data())))
    assert to_data(maps.state, 1) == to_data(again, 1)


@given(state=a_window_state())
def test_a_window_lies_where_one_can(drawn: FiltersPresenter, state: SlidingState) -> None:
    window = drawn.window
    window.from_data(written(state))
    assert window.state.seen is drawn.seen
    assert (window.state.material, window.state.bias) == (state.material, state.bias)
    assert 0 <= window.state.index < window.state.count
    assert window_texts.sentence(window.state)
    again = window.state
    window.from_data(json.loads(json.dumps(window.to_data())))
    assert to_data(window.state, 1) == to_data(again, 1)


@pytest.mark.parametrize("wrong", [-1, "first", None, 9.5])
@pytest.mark.parametrize("page", ["maps", "window"])
def test_what_no_network_has_is_refused(drawn: FiltersPresenter, page: str, wrong: object) -> None:
    presenter = getattr(drawn, page)
    before = presenter.state
    for name in {"layer", "cell", "filter", "index", "stride", "pad"} & before.__dict__.keys():
        data = presenter.to_data()
        data["state"][name] = [wrong, 2] if name == "cell" else wrong
        with pytest.raises(StateError):
            presenter.from_data(data)
        assert presenter.state is before


def test_the_way_back_is_forgotten_when_another_layer_is_chosen(
    presenter: FiltersPresenter, context: TabContext
) -> None:
    context.drawing.value = seven()
    maps = presenter.maps
    maps.set_layer(2)
    maps.follow(0)
    maps.choose_map(1)
    maps.follow(0)
    assert maps.state.layer == 0
    assert presenter.done == frozenset()

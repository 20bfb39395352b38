"""The window that slides, without widgets: over the book's numbers and over the drawing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from drawn_help import seven
from filters_help import context_with_network, looked_at, small_cnn
from patient import PatientBot
from tried import noticed, unnoticed

from desktop.services.context import TabContext
from desktop.services.picture_network import Subject
from desktop.tabs.filters.presenter import FiltersPresenter
from desktop.tabs.filters.sliding_window import texts
from desktop.tabs.filters.sliding_window.layout import Unrolled, lay_out
from desktop.tabs.filters.sliding_window.presenter import WindowPresenter
from desktop.tabs.filters.sliding_window.state import Material, Operation
from desktop.tabs.filters.state import SubjectRecord
from nn_core.digits import rasterise
from nn_core.layers import MaxPool2D
from nn_core.records.conv_trace import conv_layer


@pytest.fixture
def context(qtbot: PatientBot, tmp_path: Path) -> TabContext:
    return context_with_network(tmp_path)


@pytest.fixture
def presenter(context: TabContext) -> FiltersPresenter:
    return looked_at(context)


@pytest.fixture
def walk(context: TabContext) -> WindowPresenter:
    return WindowPresenter(context, SubjectRecord(Subject()), context)


@pytest.fixture
def through(presenter: FiltersPresenter, context: TabContext) -> WindowPresenter:
    """Return the walk through the network's own layers, over a 7."""
    context.drawing.value = seven()
    presenter.window.set_material(Material.DRAWING)
    return presenter.window


def test_the_book_s_example_step_by_step(walk: WindowPresenter) -> None:
    sums = []
    for _ in range(4):
        sums.append(walk.state.patch.sum)
        walk.playback.forward()
    assert sums == [15, 16, 6, 15]
    assert walk.state.index == 3
    walk.playback.back()
    assert walk.state.index == 2
    walk.playback.rewind()
    assert walk.state.index == 0
    walk.set_bias(True)
    np.testing.assert_array_equal(walk.state.outputs, [[18, 19], [9, 18]])


def test_what_is_nearly_as_asked_is_not_noticed(
    walk: WindowPresenter, through: WindowPresenter
) -> None:
    walk.set_pad(2)
    assert walk.state.outputs.shape == (6, 6)
    unnoticed("filters#same-size", walk)
    unnoticed("filters#fraction", walk)
    walk.set_operation(Operation.POOL)
    assert not walk.done
    walk.set_operation(Operation.CONV)
    walk.set_stride(2)
    assert walk.state.outputs.shape == (3, 3)
    assert walk.done == {"fraction"}, "it was larger, then smaller, and never the same"
    noticed("filters#fraction", walk)
    through.set_layer(0)
    assert through.done == frozenset(), "a network's own layer was not padded by hand"


def test_size_follows_stride_and_padding(walk: WindowPresenter) -> None:
    assert texts.size_formula(walk.state) == "OH = (4 + 2·0 − 3) / 1 + 1 = 2"
    walk.set_pad(1)
    assert walk.state.outputs.shape == (4, 4)
    noticed("filters#same-size", walk)
    walk.set_pad(0)
    walk.set_stride(2)
    assert texts.size_formula(walk.state) == "OH = (4 + 2·0 − 3) / 2 + 1 = 1.5 → 1"
    assert walk.state.left_over == 1
    noticed("filters#fraction", walk)
    walk.set_stride(3)
    walk.set_pad(9)
    assert (walk.state.stride, walk.state.pad) == (2, 0)


def test_the_window_stays_where_it_is_when_padding_changes(walk: WindowPresenter) -> None:
    walk.playback.finish()
    before = walk.state.patch.patch
    walk.set_pad(1)
    np.testing.assert_array_equal(walk.state.patch.patch, before)
    walk.set_pad(2)
    walk.set_pad(0)
    np.testing.assert_array_equal(walk.state.patch.patch, before)


def test_moving_stops_at_the_edges(walk: WindowPresenter) -> None:
    walk.move(-1, 0)
    walk.move(0, 5)
    assert walk.state.index == 1
    walk.move(7, 0)
    assert walk.state.index == 3
    walk.playback.go_to(99)
    assert walk.state.index == 3


def test_the_book_s_pooling(walk: WindowPresenter) -> None:
    walk.set_operation(Operation.POOL)
    np.testing.assert_array_equal(walk.state.outputs, [[2, 3], [4, 2]])
    walk.playback.go_to(2)
    assert texts.sum_lines(walk.state, 0) == ("max(3, 0, 2, 4) = 4",)
    assert "row 4, column 2" in texts.sentence(walk.state)
    assert walk.state.patch is None


def test_it_plays_to_the_end_and_stops(walk: WindowPresenter, qtbot: PatientBot) -> None:
    walk.playback.toggle()
    assert walk.playback.playing
    walk.playback.set_pace(1)
    qtbot.waitUntil(lambda: not walk.playback.playing)
    assert walk.state.index == 3
    walk.playback.toggle()
    assert (walk.state.index, walk.playback.playing) == (0, True)
    walk.playback.forward()
    assert not walk.playback.playing


def test_the_drawing_is_walked_with_the_network_s_own_layer(through: WindowPresenter) -> None:
    state = through.state
    outputs = dict(small_cnn().activations(rasterise(seven())[None]))
    assert (state.stride, state.pad) == state.learnt == (1, 2)
    for number in range(6):
        through.set_filter(number)
        np.testing.assert_array_equal(through.state.sums, outputs["0.conv"][0, number])
        np.testing.assert_array_equal(through.state.outputs, outputs["1.batchnorm"][0, number])
        patch = through.state.patch
        assert patch.sum == outputs["0.conv"][0, number, patch.row, patch.column]
    through.set_filter(6)
    assert through.state.filter == 5
    through.set_stride(2)
    assert through.state.outputs.shape == (14, 14)
    assert "stride 1 and padding 2" in texts.note(through.state)
    assert through.state.passed == ()


def test_every_step_of_the_network_is_walked(through: WindowPresenter) -> None:
    network = small_cnn()
    outputs = [output[0] for _, output in network.activations(rasterise(seven())[None])]
    places = [n for n, layer in enumerate(network.layers) if layer.kind in {"conv", "maxpool"}]
    ends = [*(place - 1 for place in places[1:]), 10]
    for layer, (first, last) in enumerate(zip(places, ends, strict=True)):
        through.set_layer(layer)
        assert through.state.layer == layer
        assert through.state.value == outputs[last].max() > 0
        for map_, index in ((0, 0), (3, through.state.count // 2), (5, through.state.count - 1)):
            through.set_filter(map_)
            through.playback.go_to(index)
            state = through.state
            place = (map_, *state.place)
            result = state.patch.sum if state.patch is not None else state.window.largest
            assert result == outputs[first][place]
            passed = [passed.value for passed in state.passed]
            assert passed == [float(outputs[n][place]) for n in range(first + 1, last + 1)]
            assert state.value == outputs[last][place]


def test_a_result_is_followed_back_to_the_drawing(through: WindowPresenter) -> None:
    through.set_layer(4)
    assert through.state.window is not None
    through.follow(1)
    assert through.state.layer == 4
    value = through.state.window.largest
    through.follow(0)
    assert (through.state.layer, through.state.value) == (3, value)
    channel = through.state.channels[1]
    through.follow(1)
    assert (through.state.layer, through.state.filter) == (2, channel)
    through.follow(0)
    unnoticed("filters#follow", through)
    through.follow(0)
    assert through.state.layer == 0
    noticed("filters#follow", through)
    before = through.state
    through.follow(0)
    assert through.state is before
    for wrong in (-1, 5):
        through.set_layer(wrong)
    assert through.state.layer == 0


def test_what_is_said_of_a_deep_filter_adds_up(through: WindowPresenter) -> None:
    through.set_layer(2)
    state, shown = through.state, 2
    patch = state.patch
    assert state.deep
    assert not state.adjustable
    first, second = texts.sum_lines(state, shown)
    assert "(4 others)" in first
    assert first.replace("≈", "=").endswith(f"= {texts._number(patch.sum)}")
    parts = [share.contribution for share in patch.shares[:shown]]
    assert sum(parts) + patch.rest(shown) == pytest.approx(patch.sum, abs=1e-4)
    assert second.startswith("batch norm: ")
    assert second.endswith(f"ReLU: {texts._number(state.value)}")
    assert f"map {patch.shares[0].channel + 1} counts most" in texts.sentence(state)
    before = through.state
    through.set_stride(2)
    through.set_pad(0)
    assert through.state is before


def test_a_resting_place_is_called_so(through: WindowPresenter) -> None:
    through.set_layer(2)
    row, column = np.argwhere(through.state.sums < 0)[0].tolist()
    through.playback.go_to(row * 14 + column)
    assert "the map rests here" in texts.sentence(through.state)
    assert " · (−" in texts.sum_lines(through.state, 1)[1]
    through.set_layer(3)  # pooling comes before ReLU here
    row, column = np.argwhere(through.state.outputs < 0)[0].tolist()
    through.playback.go_to(row * 14 + column)
    assert "goes on" in texts.sentence(through.state)
    assert "rests" not in texts.sentence(through.state)


def test_the_field_on_the_drawing_is_the_reach_s(
    presenter: FiltersPresenter, context: TabContext
) -> None:
    assert presenter.window.state.box is None
    context.drawing.value = seven()
    walk = presenter.window
    walk.set_material(Material.DRAWING)
    walk.set_layer(2)
    walk.playback.go_to(14 * 5 + 6)
    box = walk.state.box
    # 5x5 with padding 2, pooled by 2, then 3x3 with padding 1: 10 pixels, 2 apart, from -4.
    assert (box.top, box.left, box.bottom, box.right) == (6, 8, 16, 18)


def test_a_drawing_is_first_seen_where_there_is_something(
    presenter: FiltersPresenter, context: TabContext
) -> None:
    presenter.window.set_material(Material.DRAWING)
    assert presenter.window.state.blank
    presenter.window.playback.toggle()
    presenter.window.move(1, 1)
    presenter.window.set_stride(2)
    assert presenter.window.state.blank
    context.drawing.value = seven()
    state = presenter.window.state
    assert state.pad == 2
    assert state.value == state.outputs.max() > 0
    context.drawing.value = None
    assert presenter.window.state.blank


def test_the_layer_is_kept_while_the_sheet_is_blank(
    through: WindowPresenter, context: TabContext
) -> None:
    through.set_layer(3)
    context.drawing.value = None
    assert through.state.blank
    context.drawing.value = seven()
    assert through.state.layer == 3
    assert through.state.value == through.state.outputs.max()


def test_a_record_is_not_made_again_while_the_window_moves(
    through: WindowPresenter, walk: WindowPresenter
) -> None:
    through.set_pad(1)  # not as learnt: that one has been made here
    for window in (walk, through):
        step = window.state.step
        window.playback.forward()
        window.move(0, 1)
        window.playback.finish()
        assert window.state.step is step


def test_the_window_stops_when_something_else_is_slid_over(
    through: WindowPresenter, context: TabContext
) -> None:
    for change in (
        lambda: through.set_layer(2),
        lambda: through.follow(0),
        lambda: through.set_material(Material.BOOK),
        lambda: through.set_operation(Operation.POOL),
        lambda: through.set_material(Material.DRAWING),
        lambda: setattr(context.drawing, "value", None),
    ):
        through.playback.toggle()
        assert through.playback.playing
        change()
        assert not through.playback.playing


def test_the_way_back_of_the_book_s_example_adds_the_filter_where_each_patch_was(
    walk: WindowPresenter,
) -> None:
    walk.set_back(True)
    state = walk.state
    w = state.conv.weights[0, 0]
    np.testing.assert_array_equal(state.came_back[:3, :3], w)
    assert not state.came_back[3].any()
    walk.playback.finish()
    came = walk.state.came_back
    layer = conv_layer(walk.state.conv.weights)
    layer.forward(walk.state.inputs[None, None], train=True)
    np.testing.assert_array_equal(came, layer.backward(np.ones((1, 1, 2, 2)))[0, 0])
    assert came.sum() == 4 * w.sum()
    assert "4" in texts.sentence(walk.state)
    assert len(texts.captions(walk.state)) == 5


def test_the_way_back_through_a_pool_reaches_the_largest_alone(walk: WindowPresenter) -> None:
    walk.set_operation(Operation.POOL)
    walk.set_back(True)
    assert walk.state.came_back.sum() == 1
    walk.playback.finish()
    came = walk.state.came_back
    layer = MaxPool2D(2)
    layer.forward(walk.state.inputs[None, None], train=True)
    np.testing.assert_array_equal(came, layer.backward(np.ones((1, 1, 2, 2)))[0, 0])
    assert len(texts.captions(walk.state)) == 3
    assert "{" not in texts.sentence(walk.state)


def test_the_way_back_over_the_drawing_and_none_in_depth(through: WindowPresenter) -> None:
    through.set_back(True)
    assert through.state.returning
    assert through.state.came_back.shape == through.state.inputs.shape
    assert through.state.unrolled.shape == through.state.columns.shape
    through.set_layer(2)
    assert through.state.deep
    assert not through.state.returning
    through.set_layer(1)
    assert through.state.returning
    assert set(np.unique(through.state.came_back)) <= {0.0, 1.0}


def test_pictures_and_matrix_grow_with_the_text(walk: WindowPresenter) -> None:
    line = 28.0
    places = lay_out(walk.state, 1880, 900, line)
    assert isinstance(places.unrolled, Unrolled)
    assert places.unrolled.row is not None
    assert places.unrolled.row.cell(0, 0).width() >= 0.8 * line
    assert places.unrolled.matrix.cell(0, 0).height() >= 0.8 * line
    assert places.terms[0].cell(0, 0).width() >= 2 * line
    assert places.inputs is not None
    assert places.inputs.cell(0, 0).width() >= 2 * line

"""The filters tab as a reader uses it: clicks, drags, keys, and what is on screen afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from drawn_help import seven
from filters_help import context_with_network, small_cnn
from lending import given_back
from patient import PatientBot
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.services import i18n
from desktop.services.context import TabContext
from desktop.services.numbers import plain, signed
from desktop.style import theme
from desktop.tabs.filters import TAB
from desktop.tabs.filters.maps.page import MapsPage
from desktop.tabs.filters.sliding_window.layout import Unrolled, WindowLayout
from desktop.tabs.filters.sliding_window.page import WindowPage
from desktop.tabs.filters.sliding_window.state import Material, Operation
from desktop.tabs.kit.tab import Tab
from desktop.widgets.painted.colormap import colormap
from desktop.widgets.painted.grid import Grid

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def context(qtbot: PatientBot, tmp_path: Path) -> Iterator[TabContext]:
    yield from given_back(context_with_network(tmp_path))


@pytest.fixture
def view(qtbot: PatientBot, context: TabContext) -> Tab:
    widget = TAB.build(context)
    assert isinstance(widget, Tab)
    qtbot.shown(widget, 704, 608)
    assert isinstance(widget.page(), WindowPage), "a convolution comes before its maps"
    widget.show_page("maps")
    QCoreApplication.processEvents()
    return widget


@pytest.fixture
def walking(view: Tab) -> Tab:
    QTest.mouseClick(view.buttons["walk"], LEFT)
    QCoreApplication.processEvents()
    return view


def maps_of(view: Tab) -> MapsPage:
    page = view.page()
    assert isinstance(page, MapsPage)
    return page


def walk_of(view: Tab) -> WindowPage:
    page = view.page()
    assert isinstance(page, WindowPage)
    return page


def click(widget: QWidget, place: QPointF) -> None:
    QTest.mouseClick(widget, LEFT, pos=place.toPoint())


def places(view: Tab) -> WindowLayout:
    assert walk_of(view).sliding.places is not None
    return walk_of(view).sliding.places


def test_an_empty_page_offers_a_digit(view: Tab) -> None:
    assert maps_of(view).invitation.isVisible()
    assert not maps_of(view).grid.isVisible()
    QTest.mouseClick(maps_of(view).invitation.button, LEFT)
    assert maps_of(view).grid.isVisible()
    assert not maps_of(view).invitation.isVisible()
    assert "Shown: an MNIST digit" in maps_of(view).source.says.text()


def test_a_click_on_a_map_shows_its_filter_and_where_it_fires(
    view: Tab, context: TabContext
) -> None:
    context.drawing.value = seven()
    QCoreApplication.processEvents()
    state = lambda: view.presenter.maps.state  # noqa: E731
    click(maps_of(view).grid, maps_of(view).grid.tile(3).center())
    assert state().map == 3
    assert view.sentence.text().startswith("Map 4")
    assert maps_of(view).detail.places.weights.columns == 5
    QTest.keyClick(maps_of(view).grid, Key.Key_Right)
    assert state().map == 4
    click(maps_of(view).detail, maps_of(view).detail.places.map.span(2, 5).center())
    assert state().cell == (2, 5)
    QTest.keyClick(maps_of(view).detail, Key.Key_Down)
    assert state().cell == (3, 5)
    value = float(state().block.maps[4, 3, 5])
    assert f"{value:.3f}".rstrip("0") in maps_of(view).detail.tip_at(
        maps_of(view).detail.places.map.span(3, 5).center()
    )
    QTest.keyClick(maps_of(view).detail, Key.Key_Escape)
    assert state().cell is None


def test_a_deeper_layer_lists_channels_that_can_be_followed(view: Tab, context: TabContext) -> None:
    context.drawing.value = seven()
    layer = maps_of(view).layer
    layer.setCurrentIndex(2)
    layer.activated.emit(2)
    QCoreApplication.processEvents()
    state = view.presenter.maps.state
    assert (state.layer, maps_of(view).grid.count) == (2, 10)
    assert maps_of(view).detail.places.weights is None
    first = state.shares[0].channel
    click(maps_of(view).detail, maps_of(view).detail.places.rows[0].map.rect.center())
    assert view.presenter.maps.state.layer == 1
    assert view.presenter.maps.state.map == first
    QTest.keyClick(maps_of(view).detail, "1")
    assert view.presenter.maps.state.layer == 0
    assert "follow" in view.reading().done
    QTest.mouseClick(maps_of(view).walk, LEFT)
    assert walk_of(view).sliding.isVisible()
    assert view.presenter.window.state.filter == view.presenter.maps.state.map


def test_zero_is_paper_and_signs_are_colours(view: Tab) -> None:
    tokens = theme.current()
    colours = colormap(tokens, "positive", "negative")
    image = colours.image(np.array([[0.0, 2.0, -2.0]]), 2.0)
    names = [QColor.fromRgba(image.pixel(x, 0)).name() for x in range(3)]
    assert names == [tokens.paper, tokens.positive, tokens.negative]


def test_one_scale_makes_weak_maps_pale(view: Tab, context: TabContext) -> None:
    context.drawing.value = seven()
    before = [image.copy() for image in maps_of(view).grid._images]
    maps_of(view).alike.click()
    assert view.presenter.maps.state.alike
    changed = [a != b for a, b in zip(before, maps_of(view).grid._images, strict=True)]
    assert any(changed)
    strongest = int(np.argmax(view.presenter.maps.state.block.maps.max(axis=(1, 2))))
    assert not changed[strongest]


def test_the_book_s_sums_by_keyboard(walking: Tab) -> None:
    stage = walk_of(walking).sliding
    sums = []
    QTest.keyClick(stage, Key.Key_Home)
    for key in (Key.Key_Space, Key.Key_Down, Key.Key_Left, Key.Key_Up):
        sums.append(walking.presenter.window.state.patch.sum)
        QTest.keyClick(stage, key)
    assert sums == [15, 16, 15, 6]
    QTest.keyClick(stage, Key.Key_End)
    assert walk_of(walking).player.scrub.value() == 3
    assert not walk_of(walking).player.step.isEnabled()
    QTest.keyClick(stage, Key.Key_Backspace)
    assert walking.presenter.window.state.index == 2
    assert "y₁,₀ = " in walking.sentence.text()


def test_the_window_is_dragged_with_the_mouse(walking: Tab, context: TabContext) -> None:
    context.drawing.value = seven()
    QTest.mouseClick(walk_of(walking).material[Material.DRAWING], LEFT)
    QCoreApplication.processEvents()
    stage, inputs = walk_of(walking).sliding, places(walking).inputs
    state = lambda: walking.presenter.window.state  # noqa: E731

    def middle(row: int, column: int) -> QPoint:
        return inputs.span(row, column).center().toPoint()

    QTest.mousePress(stage, LEFT, pos=middle(2, 2))
    assert state().index == 0
    QTest.mouseMove(stage, middle(10, 12))
    patch = state().patch
    assert (patch.top, patch.left) == (8, 10)
    QTest.mouseMove(stage, QPoint(1, 1))
    assert state().index == 0
    QTest.mouseMove(stage, middle(31, 31) + QPoint(80, 20))
    assert state().index == state().count - 1
    QTest.mouseRelease(stage, LEFT, pos=middle(31, 31))
    click(stage, places(walking).outputs.span(4, 7).center())
    assert (state().patch.row, state().patch.column) == (4, 7)


def test_a_column_of_the_matrix_is_a_patch(walking: Tab) -> None:
    unrolled = places(walking).unrolled
    assert isinstance(unrolled, Unrolled)
    assert not unrolled.enlarged
    click(walk_of(walking).sliding, unrolled.matrix.span(4, 2).center())
    assert walking.presenter.window.state.index == 2
    click(walk_of(walking).sliding, unrolled.outputs.span(0, 3).center())
    assert walking.presenter.window.state.index == 3


def test_the_controls_change_how_it_slides(walking: Tab) -> None:
    page, state = walk_of(walking), lambda: walking.presenter.window.state
    QTest.mouseClick(page.pads["1"], LEFT)
    assert state().outputs.shape == (4, 4)
    assert "= 4" in page.formula.text()
    QTest.mouseClick(page.strides["2"], LEFT)
    assert "1.5" not in page.formula.text()
    QTest.mouseClick(page.pads["0"], LEFT)
    assert "1.5 → 1" in page.formula.text()
    assert "never under the filter" in walking.sentence.text()
    assert {"same-size", "fraction"} <= walking.reading().done
    QTest.mouseClick(page.strides["1"], LEFT)
    page.bias.click()
    assert state().outputs[0, 0] == 18
    QTest.mouseClick(page.operation[Operation.POOL], LEFT)
    assert state().outputs[0, 0] == 2
    assert not page.strides["1"].isVisible()
    assert not page.bias.isVisible()
    assert "max(1, 2, 0, 1) = 2" in walk_of(walking).sliding.accessibleDescription()


def test_play_and_pause(walking: Tab) -> None:
    player = walk_of(walking).player
    QTest.mouseClick(player.play, LEFT)
    assert player.play.text() == "Pause"
    QTest.keyClick(walk_of(walking).sliding, Key.Key_P)
    assert player.play.text() == "Play"
    QTest.mouseClick(player.play, LEFT)
    walking.hide()
    assert not walking.presenter.window.playback.playing


def test_the_slider_scrubs(walking: Tab) -> None:
    walk_of(walking).player.scrub.setValue(3)
    assert walking.presenter.window.state.patch.sum == 15
    assert walking.presenter.window.state.index == 3


def walk_layer(view: Tab, context: TabContext, layer: int) -> None:
    context.drawing.value = seven()
    QTest.mouseClick(walk_of(view).material[Material.DRAWING], LEFT)
    walk_of(view).layer.setCurrentIndex(layer)
    walk_of(view).layer.activated.emit(layer)
    QCoreApplication.processEvents()


def test_a_deep_filter_is_walked_by_mouse(walking: Tab, context: TabContext) -> None:
    walk_layer(walking, context, 2)
    page, stage = walk_of(walking), walk_of(walking).sliding
    state = lambda: walking.presenter.window.state  # noqa: E731
    assert [page.layer.itemText(n) for n in range(page.layer.count())] == [
        "1: convolution, 28×28",
        "1: max pooling, 14×14",
        "2: convolution, 14×14",
        "3: convolution, 14×14",
        "3: max pooling, 7×7",
    ]
    assert not page.strides["1"].isVisible()
    layout = places(walking)
    click(stage, layout.outputs.span(4, 7).center())
    assert state().place == (4, 7)
    click(stage, layout.picture.span(13, 13).center())
    assert state().box.top < 13 < state().box.bottom
    corner = layout.channels[1].map.span(0, 0).center()
    QTest.mousePress(stage, LEFT, pos=corner.toPoint())
    assert state().index == 0
    QTest.mouseMove(stage, layout.channels[1].map.span(6, 9).center().toPoint())
    QTest.mouseRelease(stage, LEFT, pos=corner.toPoint())
    assert state().place == (5, 8)
    click(stage, layout.unrolled.matrix.span(3, 20).center())
    assert abs(state().index - 20) <= 1  # a column is narrower than a pixel
    row, column = state().place
    QTest.keyClick(stage, Key.Key_Down)
    assert state().place == (row + 1, column)
    channel = state().channels[0]
    part = signed(state().patch.shares[0].contribution, 2)
    bar = Grid(layout.unrolled.parts, 1, 6).span(0, channel).center()
    for place in (layout.unrolled.weights.span(2, channel).center(), bar):
        assert stage.tip_at(place) == f"map {channel + 1}: {part} to the sum"
    click(stage, layout.channels[0].text.center())
    assert (state().layer, state().filter) == (1, channel)
    assert page.layer.currentIndex() == 1


def test_the_way_back_by_keys(walking: Tab, context: TabContext) -> None:
    walk_layer(walking, context, 4)
    stage = walk_of(walking).sliding
    state = lambda: walking.presenter.window.state  # noqa: E731
    peak = places(walking).terms[0].span(*state().window.peak).center()
    assert stage.tip_at(peak) == "Go back to where this came from"
    for layer, key in ((3, "1"), (2, "2"), (1, "1"), (0, "1"), (0, "1")):
        QTest.keyClick(stage, key)
        assert state().layer == layer
    QTest.keyClick(stage, Key.Key_End)
    assert state().index == 783
    QTest.keyClick(stage, Key.Key_Home)
    assert state().index == 0
    value = f"row 1, column 1: {plain(state().value)}"
    assert stage.tip_at(places(walking).outputs.span(0, 0).center()) == value


@pytest.mark.parametrize(
    ("size", "presenting"),
    [((704, 560), False), ((500, 400), False), ((1200, 900), False), ((704, 560), True)],
)
@pytest.mark.parametrize("layer", [None, 0, 1, 2, 4])
def test_everything_lies_inside(
    walking: Tab,
    context: TabContext,
    size: tuple[int, int],
    presenting: bool,
    layer: int | None,
) -> None:
    theme.manager().set_presenting(presenting)
    walking.resize(*size)
    if layer is None:
        walking.presenter.window.set_pad(2)
    else:
        walk_layer(walking, context, layer)
    QCoreApplication.processEvents()
    layout, stage = places(walking), walk_of(walking).sliding
    unrolled = layout.unrolled
    maps = [grid for grid in (layout.picture, layout.inputs, layout.outputs) if grid is not None]
    terms = [*layout.terms]
    for channel in layout.channels:
        terms += [channel.map, channel.patch, channel.weights]
    for grid in (*maps, *terms, unrolled.matrix, unrolled.outputs):
        assert stage.rect().toRectF().contains(grid.rect), grid
    rows = [layout.picture or layout.inputs, terms[0], unrolled.matrix]
    for above, below in pairwise(rows):
        assert above.rect.bottom() < below.rect.top()
    for left, right in pairwise(maps):
        assert left.rect.right() < right.rect.left()


@pytest.mark.parametrize("layer", range(5))
def test_a_step_paints_what_has_moved(walking: Tab, context: TabContext, layer: int) -> None:
    walk_layer(walking, context, layer)
    walking.presenter.window.playback.go_to(1)
    before = walk_of(walking).sliding.grab().toImage()
    QTest.keyClick(walk_of(walking).sliding, Key.Key_Right)
    after = walk_of(walking).sliding.grab().toImage()
    layout = places(walking)
    for grid in (layout.outputs, layout.slid[0], layout.unrolled.matrix):
        box = grid.rect.adjusted(-3, -3, 3, 3).toRect()
        assert before.copy(box) != after.copy(box)
    walking.presenter.window.playback.go_to(1)
    assert walk_of(walking).sliding.grab().toImage() == before


def test_it_speaks_korean_at_once(view: Tab, context: TabContext) -> None:
    context.drawing.value = seven()
    view.show_page("walk")
    i18n.install("ko")
    QCoreApplication.processEvents()
    assert view.buttons["maps"].text() == "특징 맵"
    assert walk_of(view).player.step.text() == "한 단계"
    assert "y₀,₀ = 15" in view.sentence.text()
    i18n.install("en")
    QCoreApplication.processEvents()
    assert view.buttons["maps"].text() == "Feature maps"


def test_another_network_is_looked_into_after_a_change_of_language(
    view: Tab, context: TabContext
) -> None:
    context.drawing.value = seven()
    other = small_cnn()
    other.flat_params *= 1.5
    context.models.keep("mine", other, {})
    i18n.install("ko")
    QCoreApplication.processEvents()
    first = view.presenter.seen.blocks
    menu = maps_of(view).source.model
    assert menu.isVisible()
    menu.setCurrentIndex(1)
    menu.activated.emit(1)
    assert view.presenter.seen.blocks is not first
    assert view.presenter.maps.state.seen.subject.model == "mine"


def test_the_window_shows_on_the_picture(walking: Tab) -> None:
    before = walk_of(walking).sliding.grab().toImage()
    QTest.keyClick(walk_of(walking).sliding, Key.Key_Right)
    after = walk_of(walking).sliding.grab().toImage()
    assert before != after
    landing = places(walking).outputs.span(0, 1)
    accent = theme.current().accent
    edge = [QColor.fromRgba(after.pixel(landing.left() + d, landing.center().y())) for d in (-1, 0)]
    assert accent in {colour.name() for colour in edge}


def test_the_page_is_remembered(view: Tab, context: TabContext) -> None:
    assert isinstance(view.page(), MapsPage)
    QTest.mouseClick(view.buttons["walk"], LEFT)
    assert context.settings.text("filters/page", "") == "walk"
    assert isinstance(view.page(), WindowPage)


def test_the_code_page_follows_after_a_rest(walking: Tab, qtbot: PatientBot) -> None:
    told: list[object] = []
    walking.reading_changed.connect(told.append)
    for _ in range(3):
        QTest.keyClick(walk_of(walking).sliding, Key.Key_Right)
        QTest.keyClick(walk_of(walking).sliding, Key.Key_Left)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert "im2col" in [function.__name__ for function in told[0].code.functions]

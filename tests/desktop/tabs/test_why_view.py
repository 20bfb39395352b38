"""The why tab as a user has it: real clicks and keys, read off the widgets."""

from __future__ import annotations

import pytest
from lending import given_back
from pen import LEFT, NONE
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from why_help import closed_four, draw, four, lend_two

from desktop.services import i18n
from desktop.style import theme
from desktop.tabs.digit import TAB
from desktop.tabs.digit.why.boards import outline, tint
from desktop.tabs.digit.why.state import NO_RIVAL
from nn_core.explain import Method


@pytest.fixture
def context(qapp, tmp_path, monkeypatch):
    yield from given_back(lend_two(tmp_path, monkeypatch))


@pytest.fixture
def empty(context, qtbot):
    view = TAB.build(context)
    view.show_page("why")
    yield qtbot.shown(view, 720, 620)
    view.shutdown()


@pytest.fixture
def view(empty, context, qtbot):
    """The tab with an open 4, all of it explained."""
    draw(context, four())
    state = lambda: empty.presenter.why.state  # noqa: E731
    qtbot.waitUntil(lambda: state().film is not None and state().read_share == 1)
    return empty


def click(widget, place):
    QTest.mouseClick(widget, LEFT, NONE, place.toPoint())


def state(view):
    return view.presenter.why.state


def pixel(board, row, column):
    """The widget's point in the middle of a picture's pixel."""
    frame = board.frame()
    size = frame.width() / 28
    return (frame.topLeft() + QPointF(column + 0.5, row + 0.5) * size).toPoint()


def shade(widget, place: QRectF):
    """The colour in the middle of a place of a widget."""
    image: QImage = widget.grab().toImage()
    return image.pixelColor((place.center() * image.devicePixelRatio()).toPoint())


def test_an_empty_tab_offers_a_digit(empty, qtbot):
    assert empty.page().invitation.isVisible() and not empty.page().boards.isVisible()
    assert "Draw a digit" in empty.page().invitation.text()
    QTest.mouseClick(empty.page().invitation.button, LEFT)
    assert empty.page().boards.isVisible() and not empty.page().invitation.isVisible()
    assert empty.page().source.mine.isEnabled()
    QTest.mouseClick(empty.page().source.mine, LEFT)
    assert empty.page().invitation.isVisible()


def test_everything_is_shown(view):
    stage = view.page().boards
    assert stage.titles[0].text() == "Why 4, not 9?"
    assert stage.titles[1].text() == "What would turn it into 9?"
    assert "for 4" in stage.notes[0].text()
    assert "ink" in stage.notes[1].text()
    assert "250 digits" in stage.row_title.text()
    assert stage.slider.value() == stage.slider.maximum() > 10
    assert stage.columns[0].values.argmax() == 4
    assert stage.columns[1].values.argmax() == 9
    assert "is read as 9" in view.sentence.text()
    assert (view.page().digit.value, view.page().rival.value, view.page().target.value) == (4, 9, 9)


def test_chips_choose_by_mouse_and_keys(view):
    panel = view.page()
    click(panel.digit, panel.digit.cell(1).center())
    assert state(view).digit == 1 and panel.digit.value == 1
    click(panel.rival, panel.rival.cell(1).center())  # out of reach
    assert state(view).rival == 4
    QTest.keyClick(panel.rival, Qt.Key.Key_7)
    assert state(view).rival == 7
    QTest.keyClick(panel.rival, Qt.Key.Key_7)
    assert state(view).chosen_rival == NO_RIVAL and panel.rival.value is None
    QTest.keyClick(panel.digit, Qt.Key.Key_Right)
    assert state(view).digit == 2
    QTest.keyClick(panel.digit, Qt.Key.Key_Down)
    assert state(view).digit == 7


def test_columns_choose_too(view, qtbot):
    first, second = view.page().boards.columns
    click(first, first.column(9).center())
    assert state(view).digit == 9
    click(second, second.column(1).center())
    assert state(view).target == 1
    qtbot.waitUntil(lambda: not state(view).searching)


def test_methods_are_switched(view):
    QTest.mouseClick(view.page().gradient, LEFT)
    assert state(view).method is Method.GRADIENT
    assert view.page().gradient.isChecked()
    QTest.mouseClick(view.page().occlusion, LEFT)
    assert state(view).method is Method.OCCLUSION


def test_another_network(view, qtbot):
    view.page().model.setFocus()
    QTest.keyClick(view.page().model, Qt.Key.Key_Down)
    assert state(view).model == "mlp"
    qtbot.waitUntil(lambda: state(view).film is not None)


def test_a_patch_is_read_by_mouse_and_keys(view):
    board = view.page().boards.evidence
    QTest.mouseMove(board, pixel(board, 8, 13))
    assert board.cell == (8, 13)
    assert "the lead of 4 over 9" in board.accessibleDescription()
    QTest.mouseMove(board, QPoint(0, board.height() - 1))
    board.setFocus()
    QTest.keyClick(board, Qt.Key.Key_Up)
    QTest.keyClick(board, Qt.Key.Key_Left)
    assert board.cell is not None
    QTest.keyClick(view.page().boards.beside, Qt.Key.Key_Up)
    assert view.page().boards.beside.reading() == ""


def test_the_slider_scrubs_and_the_columns_follow(view):
    slider, columns = view.page().boards.slider, view.page().boards.columns[1]
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert state(view).frame == 0
    assert columns.values.argmax() == 4
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert columns.values.argmax() == 9


def test_play(view, qtbot):
    QTest.mouseClick(view.page().boards.play, LEFT)
    assert state(view).playing
    qtbot.waitUntil(lambda: view.page().boards.slider.value() > 1)
    view.hide()
    assert not state(view).playing


def test_less_motion(view):
    theme.manager().set_still(True)
    QTest.mouseClick(view.page().boards.play, LEFT)
    assert not state(view).playing and view.page().boards.slider.value() == 0
    assert "less motion" in view.page().boards.play.toolTip()


def test_neighbours_by_mouse_and_keys(view, qtbot):
    row = view.page().boards.row
    click(row, row.cell(2).center())
    assert state(view).beside == 2
    assert "an MNIST digit" in view.page().boards.titles[1].text()
    QTest.keyClick(row, Qt.Key.Key_Right)
    assert state(view).beside == 3
    QTest.keyClick(row, Qt.Key.Key_Left)
    assert state(view).beside == 2
    QTest.keyClick(row, Qt.Key.Key_Escape)
    assert state(view).beside is None
    label = int(state(view).neighbours.labels[0])
    QTest.keyClick(row, Qt.Key.Key_Right)
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert state(view).label == label
    qtbot.waitUntil(lambda: state(view).evidence is not None)


def test_a_search_is_stopped_by_its_button(view, qtbot):
    stop = view.page().stop
    assert not stop.isEnabled()
    view.presenter.why.choose_target(1)
    QTest.mouseClick(stop, LEFT)
    assert state(view).search is None
    assert stop.text() == "Search again"
    QTest.mouseClick(stop, LEFT)
    assert stop.text() == "Stop searching"
    qtbot.waitUntil(lambda: not state(view).searching)


def test_evidence_has_its_colour_on_the_picture(view):
    board, found = view.page().boards.evidence, state(view).contributions
    flat = int(found.argmax())
    place = QRectF(
        QPointF(pixel(board, flat // 28, flat % 28)), QPointF(pixel(board, flat // 28, flat % 28))
    )
    # A sign's halo may lie on the very middle of a patch, so look at a corner of it.
    colour = shade(board, place.translated(-2, -2))
    assert colour.blue() > colour.red()


def test_it_follows_the_language(view, qtbot):
    i18n.install("ko")
    qtbot.waitUntil(lambda: view.page().boards.titles[0].text() == "왜 9 말고 4일까요?")
    assert view.page().invitation.button.text() == "MNIST 숫자 가져오기"
    assert "9" in view.sentence.text() and "잉크" in view.sentence.text()


@pytest.mark.parametrize("size", [(720, 620), (560, 560), (1400, 900), (900, 420)])
def test_nothing_lies_over_anything(view, qtbot, size):
    view.resize(*size)
    qtbot.turns()
    stage = view.page().boards
    parts = [
        *stage.titles,
        stage.evidence,
        stage.beside,
        *stage.notes,
        *stage.columns,
        stage.slider,
        stage.play,
        stage.row_title,
        stage.row,
    ]
    for k, part in enumerate(parts):
        assert stage.rect().contains(part.geometry()), part
        for other in parts[k + 1 :]:
            if {part, other} != {stage.notes[0], stage.columns[0]}:
                assert not part.geometry().intersects(other.geometry()), (part, other)


def test_a_changed_drawing_is_followed(view, context, qtbot):
    draw(context, closed_four())
    qtbot.waitUntil(lambda: state(view).answer == 9)
    qtbot.waitUntil(lambda: "9" in view.page().boards.titles[0].text())


def test_the_reading_follows(view, qtbot):
    readings = []
    view.reading_changed.connect(readings.append)
    view.presenter.why.choose_digit(9)
    qtbot.waitUntil(lambda: bool(readings))
    assert "a_9 - a_4" in readings[-1].formulas[0].numbers


def test_the_example_shows_something(empty, qtbot):
    empty.show_example()
    qtbot.waitUntil(lambda: state(empty).evidence is not None)


def test_pictures_of_evidence():
    import numpy as np

    blue = theme.current().colour("positive")
    values = np.zeros((28, 28))
    values[1, 2], values[3, 4] = 2.0, -1.0
    image = tint(theme.current()).image(values, 2.0)
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(2, 1).blue() == pytest.approx(blue.blue(), abs=3)
    assert 0 < image.pixelColor(4, 3).alpha() < image.pixelColor(2, 1).alpha()
    square = np.zeros((28, 28))
    square[5:8, 5:9] = 1
    assert len(outline(square)) == 2 * (3 + 4)

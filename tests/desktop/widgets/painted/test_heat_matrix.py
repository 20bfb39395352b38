"""A matrix as a picture: colours by sign, nothing lost, every cell told by mouse and keys."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from desktop.style import theme
from desktop.widgets.painted.heat_matrix import HeatMatrix, strongest

Key = Qt.Key


def shown(qtbot, values, width=200, height=140, name="W"):
    matrix = HeatMatrix(name)
    qtbot.addWidget(matrix)
    matrix.resize(width, height)
    matrix.show_values(values)
    matrix.show()
    return matrix


def colour_at(matrix, row, column):
    centre = matrix.cell_rect(row, column)
    place = QPoint(round(centre.left()) + 3, round(centre.top()) + 3)
    return QColor(matrix.grab().toImage().pixel(place))


def test_blue_is_above_nought_vermillion_below_and_paper_nought(qtbot):
    matrix = shown(qtbot, np.array([[1.0, -1.0, 0.0]]))
    assert colour_at(matrix, 0, 0).blue() > colour_at(matrix, 0, 0).red()
    assert colour_at(matrix, 0, 1).red() > colour_at(matrix, 0, 1).blue()
    assert colour_at(matrix, 0, 2) == theme.current().colour("paper")


def test_name_shape_and_scale_are_written(qtbot):
    matrix = shown(qtbot, np.array([[0.5, -0.25], [0.0, 0.125], [0.0, 0.0]]))
    assert matrix.title() == "W (3, 2)"
    assert matrix.scale() == "±0.5"
    assert matrix.accessibleName() == "W (3, 2)"
    matrix.show_values(np.arange(4.0))
    assert matrix.title() == "W (1, 4)"


def test_what_is_not_known_is_a_question_mark_and_not_nought(qtbot):
    matrix = shown(qtbot, None)
    assert matrix.title() == "W ?"
    assert matrix.accessibleDescription() == "Not known yet"
    image = matrix.grab().toImage()
    matrix.show_values(np.zeros((1, 1)))
    assert matrix.grab().toImage() != image
    qtbot.mouseClick(matrix, Qt.MouseButton.LeftButton)
    qtbot.keyClick(shown(qtbot, None), Key.Key_Right)


def test_no_cell_is_lost_where_there_are_fewer_pixels():
    values = np.zeros((784, 50))
    values[391, 17], values[5, 3] = -2.0, 1.0
    small = strongest(values, 20, 10)
    assert small.shape == (20, 10)
    assert small.min() == -2.0
    assert small.max() == 1.0
    assert strongest(values[:3], 20, 60).shape == (3, 50)


def test_many_cells_have_a_place_each_in_the_room_there_is(qtbot):
    matrix = shown(qtbot, np.random.default_rng(0).standard_normal((784, 50)), 120, 200)
    for cell in ((0, 0), (783, 49), (400, 25)):
        assert matrix.grid().at(matrix.cell_rect(*cell).center()) == cell
    assert matrix.grid().rect.right() <= 120
    assert not matrix.grab().isNull()


def test_the_mouse_points_and_a_click_holds(qtbot):
    matrix = shown(qtbot, np.array([[0.5, -0.25], [0.0, 0.125]]))
    pointed, locked = [], []
    matrix.pointed.connect(pointed.append)
    matrix.locked.connect(locked.append)
    place = matrix.cell_rect(1, 1).center().toPoint()
    qtbot.mouseMove(matrix, place)
    assert pointed == [(1, 1)]
    assert matrix.accessibleDescription() == "row 1, column 1: 0.125"
    qtbot.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=place)
    assert locked == [(1, 1), None]


def test_the_keys_do_what_the_mouse_does(qtbot):
    matrix = shown(qtbot, np.array([[0.5, -0.25], [0.0, 0.125]]))
    locked = []
    matrix.locked.connect(locked.append)
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Down, Key.Key_Return):
        qtbot.keyClick(matrix, key)
    assert locked == [(1, 1)]


def test_another_shape_lets_go(qtbot):
    matrix = shown(qtbot, np.ones((3, 3)))
    matrix.lock((2, 2))
    assert matrix.cell == (2, 2)
    matrix.show_values(2 * np.ones((3, 3)))
    assert matrix.cell == (2, 2)
    matrix.show_values(np.ones((2, 2)))
    assert matrix.cell is None
    matrix.lock((5, 5))
    assert matrix.cell is None


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_what_is_no_number_does_not_spoil_the_rest(qtbot, bad):
    matrix = shown(qtbot, np.array([[1.0, bad]]))
    assert matrix.scale() == "±1"
    assert not matrix.grab().isNull()


def test_words_of_ones_own(qtbot):
    matrix = shown(qtbot, np.ones((2, 2)))
    matrix.set_words(lambda row, column: f"{row} by {column}")
    matrix.lock((1, 0))
    assert matrix.accessibleDescription() == "1 by 0"
    matrix.mark(row=1, column=0)
    assert not matrix.grab().isNull()

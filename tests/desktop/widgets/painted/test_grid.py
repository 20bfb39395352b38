"""Every cell is found at its place, none between cells, and keys go from one to the next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, Qt

from desktop.widgets.painted.grid import Grid, lines_between, moved

Key = Qt.Key
grids = st.builds(
    Grid,
    st.builds(
        QRectF, st.floats(-50, 50), st.floats(-50, 50), st.floats(100, 900), st.floats(100, 900)
    ),
    st.integers(1, 12),
    st.integers(1, 12),
    st.sampled_from([0.0, 1.0, 6.0]),
)


@given(grids)
def test_a_cell_is_at_its_own_middle(grid):
    places = [(row, column) for row in range(grid.rows) for column in range(grid.columns)]
    assert [grid.at(cell.center()) for cell in grid.cells()] == places
    assert [grid.cell(*place) for place in places] == list(grid.cells())


@given(grids)
def test_cells_fill_the_rectangle(grid):
    whole = grid.span(0, 0, grid.rows, grid.columns)
    assert whole.topLeft() == grid.rect.topLeft()
    assert whole.width() == pytest.approx(grid.rect.width())
    assert whole.height() == pytest.approx(grid.rect.height())


def test_nothing_is_outside_or_between():
    grid = Grid(QRectF(10, 10, 22, 10), 1, 2, gap=2)
    assert grid.cell_size == (10, 10)
    assert grid.at(QPointF(21, 15)) is None
    assert grid.at(QPointF(9, 15)) is None
    assert grid.at(QPointF(23, 15)) == (0, 1)
    assert grid.nearest(QPointF(900, -9)) == (0, 1)


@given(
    st.floats(40, 900), st.floats(40, 900), st.integers(1, 9), st.integers(1, 9), st.integers(0, 3)
)
def test_squares_are_whole_and_within(width, height, rows, columns, gap):
    room = QRectF(0, 0, width, height)
    grid = Grid.squares(room, rows, columns, gap)
    across, down = grid.cell_size
    assert across == pytest.approx(down)
    assert across == pytest.approx(round(across)) or across < 1
    assert room.contains(grid.rect)
    assert max(grid.rect.width() + columns, grid.rect.height() + rows) >= min(width, height) * 0.2


def test_lines_lie_between_cells_only():
    lines = lines_between(Grid(QRectF(0, 0, 30, 20), 2, 3))
    assert [(line.x1(), line.y1(), line.x2(), line.y2()) for line in lines] == [
        (0, 10, 30, 10),
        (10, 0, 10, 20),
        (20, 0, 20, 20),
    ]


@pytest.mark.parametrize(
    ("key", "cell", "expected"),
    [
        (Key.Key_Left, (1, 1), (1, 0)),
        (Key.Key_Right, (1, 2), (1, 2)),
        (Key.Key_Up, (0, 1), (0, 1)),
        (Key.Key_Down, (0, 1), (1, 1)),
        (Key.Key_Home, (1, 1), (1, 0)),
        (Key.Key_End, (1, 1), (1, 2)),
        (Key.Key_Down, None, (0, 0)),
        (Key.Key_A, (0, 0), None),
        (int(Key.Key_Down.value), (0, 0), (1, 0)),
    ],
)
def test_keys_move_within_the_grid(key, cell, expected):
    assert moved(key, cell, 2, 3) == expected

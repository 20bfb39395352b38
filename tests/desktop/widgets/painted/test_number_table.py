"""A table of numbers grows with the text of the program, its cells as its headings."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from desktop.style import theme
from desktop.widgets.painted.number_table import Column, NumberTable


@pytest.fixture
def table(qtbot):
    column = Column("a", "tip", lambda state, row: state[row], str)
    return qtbot.shown(NumberTable("numbers", [column], len, (8.0, 8.0)), 400, 300)


def height_of_the_ink(table: NumberTable) -> int:
    rect = table.visualRect(table.model().index(0, 0)).adjusted(2, 2, -4, -4)
    image: QImage = table.viewport().grab(rect).toImage()
    ground = image.pixelColor(0, 0)
    rows = [
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y) != ground for x in range(image.width()))
    ]
    return rows[-1] - rows[0]


def test_cells_are_larger_in_presentation_mode(dressed, table) -> None:
    usual = height_of_the_ink(table)
    theme.manager().set_presenting(True, 2.0)
    assert height_of_the_ink(table) > 1.6 * usual


def test_a_long_name_takes_what_the_numbers_leave(dressed, qtbot) -> None:
    name = Column("optimiser", "", lambda state, row: "Momentum", str)
    numbers = [Column(key, "", lambda state, row: state[row], str) for key in "xyfw"]
    shown = qtbot.shown(NumberTable("numbers", [name, *numbers], len, (8.0, 8.0)), 340, 200)
    needed, least = shown.sizeHintForColumn(0), shown.horizontalHeader().minimumSectionSize()
    assert needed > shown.viewport().width() // 5, "it wants more than its share"
    assert shown.columnWidth(0) >= needed
    assert all(shown.columnWidth(column) >= least for column in range(1, 5))


def test_headings_keep_their_size_when_a_style_sheet_comes_later(dressed, qtbot) -> None:
    name = Column("parameter", "", lambda state, row: "b2[3]", str)
    shown = qtbot.shown(NumberTable("numbers", [name], len, (8.0, 8.0)), 900, 200)
    theme.manager().set_presenting(True, 1.9)
    header = shown.horizontalHeader()
    before = header.sectionSizeHint(0)
    header.setFont(theme.current().font("title"))
    assert header.sectionSizeHint(0) == before <= header.sectionSize(0)


def test_only_rows_that_read_otherwise_are_painted_again(qtbot) -> None:
    name = Column("row", "", lambda state, row: f"row {row}", str)
    number = Column("a", "", lambda state, row: state[row], lambda value: f"{value:.1f}")
    shown = qtbot.shown(NumberTable("numbers", [name, number], len, (1.0, 2.0, 3.0)), 400, 300)
    changed: list[tuple[int, int]] = []
    shown.numbers.dataChanged.connect(lambda one, last: changed.append((one.row(), last.row())))
    for state in ((1.0, 2.01, 3.0), (1.0, 2.5, 3.0), (1.0, math.nan, 4.0), (1.0, math.nan, 4.0)):
        shown.show_state(state)
    assert changed == [(1, 1), (1, 2)]
    assert shown.model().index(1, 1).data(Qt.ItemDataRole.EditRole) == "nan"
    shown.show_state((5.0,))
    assert shown.model().rowCount() == 1
    assert shown.model().index(0, 1).data() == "5.0"

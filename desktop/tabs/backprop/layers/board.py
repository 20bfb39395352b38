"""The matrices of a mini-batch side by side: values above, the gradient of each below it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.services import numbers
from desktop.tabs.backprop.layers import texts
from desktop.tabs.backprop.layers.state import LayersState
from desktop.widgets.painted.heat_matrix import HeatMatrix

MOST, MAPS = 9, 7
"""Matrices in a row, fewer where their shapes are long; those round the one that is looked at."""


class Board(QWidget):
    """Shows what is known of a batch; a cell can be held."""

    chosen = Signal(str, object)
    """Key of an array, and row and column of a cell of its sheet or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: dict[HeatMatrix, str] = {}
        self._state: LayersState | None = None
        self.setMinimumHeight(200)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        self.columns = [tuple(self._matrix(grid, row, c) for row in (0, 1)) for c in range(MOST)]

    def matrix(self, key: str) -> HeatMatrix | None:
        """Return the widget that shows an array, by its key."""
        return next((matrix for matrix, one in self._keys.items() if one == key), None)

    def show_state(self, state: LayersState) -> None:
        """Show a state; what is not known yet is "?"."""
        self._state = state
        columns = () if state.record is None else _seen(state)
        for place, pair in enumerate(self.columns):
            keys = columns[place] if place < len(columns) else ("", "")
            for matrix, key in zip(pair, keys, strict=True):
                self._keys[matrix] = key
                matrix.setVisible(bool(key))
                if key:
                    self._show(matrix, key, state)
            self._grid.setColumnStretch(place, _share(pair))

    def _matrix(self, grid: QGridLayout, row: int, column: int) -> HeatMatrix:
        made = HeatMatrix()
        made.setMinimumSize(30, 56)
        made.locked.connect(lambda cell: self._locked(made, cell))
        made.hide()
        grid.addWidget(made, row, column)
        return made

    def _show(self, matrix: HeatMatrix, key: str, state: LayersState) -> None:
        record = state.record
        assert record is not None
        matrix.name = record.symbol(key)
        matrix.spoken = texts.spoken(matrix.name, record.array(key).shape)
        known = record.known_at(key) <= state.part
        matrix.shape_shown = record.array(key).shape
        matrix.set_words(None)  # those of another array don't fit
        matrix.show_values(state.sheet(key).values if known else None)
        matrix.set_words(self._words(key) if known else None)
        matrix.set_current(key == state.key)
        mine = key == state.key and known
        matrix.lock(state.sheet(key).cell(state.index) if mine else None)

    def _words(self, key: str) -> Callable[[int, int], str]:
        def says(row: int, column: int) -> str:
            state = self._state
            if state is None or state.record is None:
                return ""
            sheet = state.sheet(key)
            index = sheet.index(row, column)
            if index is None:
                return ""
            value = numbers.significant(float(sheet.array[index]), 4)
            return texts.cell(index, value)

        return says

    def _locked(self, matrix: HeatMatrix, cell: tuple[int, int] | None) -> None:
        if key := self._keys.get(matrix, ""):
            self.chosen.emit(key, cell)


def _share(pair: tuple[HeatMatrix, ...]) -> int:
    """Return the share of a column of the width: what its shapes take to be written."""
    return max(5 + len(str(one.shape_shown)) if not one.isHidden() else 0 for one in pair)


def _seen(state: LayersState) -> tuple[tuple[str, str], ...]:
    """Return as many columns as have room, that of the key as near to the middle as can be."""
    assert state.record is not None
    columns, key = state.record.columns, state.key
    most = MAPS if state.record.network.takes_pictures else MOST
    place = next((i for i, pair in enumerate(columns) if key in pair), 0)
    start = min(max(0, place - most // 2), max(0, len(columns) - most))
    return columns[start : start + most]

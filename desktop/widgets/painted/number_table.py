"""A table of names and numbers that fills its width, cuts no number, and may be edited."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QLine,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
)

from desktop.style import theme
from desktop.style.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Value = str | float
NO_INDEX = QModelIndex()
Role = Qt.ItemDataRole
SHOWN_ROLES = frozenset(
    (Role.DisplayRole, Role.TextAlignmentRole, Role.ForegroundRole, Role.BackgroundRole)
)
MARGIN = 3
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
WIDEST_NUMBER = "1.2e−20"
"""The least that any number has room for; a longer one makes the columns wider."""


@dataclass(frozen=True)
class Column:
    """What stands in a column.

    - ``heading``, ``tip``: translated.
    - ``value``: takes the state and a row, returns a name or a number.
    - ``text``: takes a number, returns how it is written.
    - ``edited``: takes a row and the text that was typed; None where nothing can be typed.
    - ``token``: takes the value, returns the theme's name of the colour it is written in.
    """

    heading: str
    tip: str
    value: Callable[[Any, int], Value]
    text: Callable[[float], str] = str
    edited: Callable[[int, str], Any] | None = None
    token: Callable[[Value], str] | None = None

    def written(self, value: Value) -> str:
        return value if isinstance(value, str) else self.text(value)


class NumberModel(QAbstractTableModel):
    """The rows of a state.

    - ``rows``: takes the state, returns how many rows it has.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Callable[[Any], int],
        state: Any,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns, self._rows = tuple(columns), rows
        self._state = state
        self.cells = self._written()

    def show_state(self, state: Any) -> bool:
        """Show another state; return whether it has another number of rows."""
        before, self._state = self.cells, state
        cells = self._written()
        if len(cells) != len(before):
            self.beginResetModel()
            self.cells = cells
            self.endResetModel()
            return True
        self.cells = cells
        # Text for text: nan is not even equal to itself.
        changed = [row for row, cell in enumerate(cells) if cell[1] != before[row][1]]
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], self._last))
        return False

    def _written(self) -> list[tuple[list[Value], list[str]]]:
        """Return the values and the texts of each row: they are asked for often."""
        rows = []
        for row in range(self._rows(self._state)):
            values = [column.value(self._state, row) for column in self.columns]
            texts = [one.written(value) for one, value in zip(self.columns, values, strict=True)]
            rows.append((values, texts))
        return rows

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Take other headings for the same columns."""
        if [column.heading for column in columns] != [one.heading for one in self.columns]:
            self.columns = tuple(columns)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._last)

    @property
    def _last(self) -> int:
        return len(self.columns) - 1

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.cells)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self.columns[section].heading
        if orientation is Qt.Orientation.Horizontal and role == Role.ToolTipRole:
            return self.columns[section].tip
        if role == Role.FontRole:
            # A style sheet takes back what was set at the heading itself.
            return theme.current().font("small")
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return what a cell shows; lost numbers stand out by colour and by what they say."""
        if role == Role.EditRole:
            value = self.value(index)
            return value if isinstance(value, str) else f"{value:.15g}"
        if role not in SHOWN_ROLES:
            return None
        value = self.value(index)
        if role == Role.DisplayRole:
            return self.text(index)
        if role == Role.TextAlignmentRole:
            return None if isinstance(value, str) else RIGHT
        if not lost(value):
            return None
        token = "negative_text" if role == Role.ForegroundRole else "negative_soft"
        return theme.current().colour(token)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        editable = self.columns[index.column()].edited is not None
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Pass on what was typed; the presenter answers with a new state or a refusal."""
        edited = self.columns[index.column()].edited
        if role != Role.EditRole or edited is None:
            return False
        edited(index.row(), str(value))
        return True

    def value(self, index: Index) -> Value:
        return self.cells[index.row()][0][index.column()]

    def text(self, index: Index) -> str:
        return self.cells[index.row()][1][index.column()]

    def names(self) -> tuple[str, ...]:
        """Return what is written in the first column."""
        return tuple(texts[0] for _, texts in self.cells)

    def longest_number(self) -> str:
        """Return the number with the most signs, as it is written."""
        cells = (zip(*row, strict=True) for row in self.cells)
        numbers = (text for row in cells for value, text in row if not isinstance(value, str))
        return max(numbers, key=len, default="")


def lost(value: Value) -> bool:
    """Return whether ``value`` is inf or nan."""
    return not isinstance(value, str) and not math.isfinite(value)


class NumberTable(QTableView):
    """Shows the rows of a state.

    - ``name``: for screen readers, translated.
    - ``columns``, ``rows``, ``state``: as in `NumberModel`.
    - ``role``: of the font.
    - ``whole``: whether all rows are to be seen, as the few of a comparison are.
    """

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        rows: Callable[[Any], int],
        state: Any,
        role: str = "body",
        *,
        whole: bool = False,
    ) -> None:
        super().__init__()
        self._role, self._whole = role, whole
        self._metrics, self._ink = self.fontMetrics(), theme.current().colour("ink")
        self._names: tuple[object, ...] = ()
        self.numbers = NumberModel(columns, rows, state, self)
        self.setModel(self.numbers)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalHeader().hide()
        self.setWordWrap(False)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        self.setTabKeyNavigation(False)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.AnyKeyPressed | triggers.EditKeyPressed
        )
        self.numbers.dataChanged.connect(self.fit_numbers)
        self.numbers.modelReset.connect(self.fit_numbers)
        theme.follow(self._restyle)

    def show_state(self, state: Any) -> None:
        if self.numbers.show_state(state):
            self.updateGeometry()  # a short table leaves its room to what stands above
        self.fit_names()

    def sizeHint(self) -> QSize:
        rows = self.model().rowCount() * self.verticalHeader().defaultSectionSize()
        width = int(theme.current().px(400))
        return QSize(width, rows + self.horizontalHeader().sizeHint().height() + 4)

    def minimumSizeHint(self) -> QSize:
        """Return room for a heading and some rows; the rest can be scrolled to."""
        return QSize(240, self.sizeHint().height() if self._whole else 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all cells by one call: by one for each, as Qt does, it takes half of a frame."""
        painter, area = QPainter(self.viewport()), event.rect()
        painter.setFont(self.font())  # a viewport has the application's, whatever its view has
        self._metrics, self._ink = painter.fontMetrics(), theme.current().colour("ink")
        chosen = {(index.row(), index.column()) for index in self.selectedIndexes()}
        current = self.currentIndex()
        held = (current.row(), current.column()) if self.hasFocus() else None
        columns = range(len(self.numbers.columns))
        across = [(self.columnViewportPosition(one), self.columnWidth(one)) for one in columns]
        tokens = [column.token for column in self.numbers.columns]
        painter.setPen(self._ink)
        for row, cells in enumerate(self.numbers.cells):
            y, height = self.rowViewportPosition(row), self.rowHeight(row)
            if y + height < area.top() or y > area.bottom():
                continue
            for column, (x, width), value, text in zip(columns, across, *cells, strict=True):
                rect, at = QRect(x, y, width - 1, height - 1), (row, column)
                if at in chosen or at == held or lost(value):
                    self._mark(painter, rect, lost(value), at in chosen, at == held)
                own = tokens[column]
                if own is not None and at not in chosen:
                    painter.setPen(theme.current().colour(own(value)))
                self._write(painter, rect, value, text)
                painter.setPen(self._ink)
        self._paint_grid(painter, across)
        painter.end()

    def _write(self, painter: QPainter, rect: QRect, value: Value, text: str) -> None:
        inner = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        if not isinstance(value, str):
            painter.drawText(inner, RIGHT, text)
            return
        mode = Qt.TextElideMode.ElideRight
        painter.drawText(inner, LEFT, self._metrics.elidedText(text, mode, inner.width()))

    def _mark(self, painter: QPainter, rect: QRect, gone: bool, chosen: bool, held: bool) -> None:
        """Paint the ground and the frame of a cell; leave the pen of its text."""
        tokens = theme.current()
        if gone:
            painter.fillRect(rect, tokens.colour("negative_soft"))
        if chosen:
            painter.fillRect(rect, tokens.colour("accent"))
        usual = "negative_text" if gone else "ink"
        painter.setPen(tokens.colour("on_accent" if chosen else usual))
        if held:
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _paint_grid(self, painter: QPainter, across: list[tuple[int, int]]) -> None:
        """Paint the lines right of each column and below each row, in the colour of the style."""
        option, hint = QStyleOptionViewItem(), QStyle.StyleHint.SH_Table_GridLineColor
        self.initViewItemOption(option)
        painter.setPen(QColor.fromRgba(self.style().styleHint(hint, option, self) & 0xFFFFFFFF))
        rows = range(len(self.numbers.cells))
        ends = [self.rowViewportPosition(row) + self.rowHeight(row) - 1 for row in rows]
        if ends:
            top = self.rowViewportPosition(0)
            right = sum(across[-1]) - 1
            lines = [QLine(x + w - 1, top, x + w - 1, ends[-1]) for x, w in across]
            painter.drawLines([*lines, *(QLine(0, end, right, end) for end in ends)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._names = ()
        self.fit_names()

    def fit_names(self) -> None:
        """Give the names what they need, or what the numbers leave them: those are not cut."""
        header = self.horizontalHeader()
        width, numbers = self.viewport().width(), header.minimumSectionSize() * (header.count() - 1)
        names = self.numbers.names()
        if (names, width, numbers) == self._names:
            return
        self._names = names, width, numbers
        needed = max(self.sizeHintForColumn(0), header.sectionSizeHint(0))
        header.resizeSection(0, min(needed, max(width // header.count(), width - numbers)))

    @Slot()
    def fit_numbers(self) -> None:
        """Give every column the room of the longest number shown."""
        longest = max((WIDEST_NUMBER, self.numbers.longest_number()), key=len)
        # Too narrow a table scrolls sideways rather than cut its numbers.
        least = self.fontMetrics().horizontalAdvance(longest) + 2 * MARGIN + 2
        header = self.horizontalHeader()
        present = header.minimumSectionSize()
        # Room that nothing else needs is kept: another width lays the whole table out anew.
        if least > present or present * header.count() > self.viewport().width():
            header.setMinimumSectionSize(least)

    @Slot(object)
    def _restyle(self, tokens: Theme) -> None:
        self.setFont(tokens.font(self._role))
        self.numbers.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.numbers._last)
        self.fit_numbers()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self.updateGeometry()
        self._names = ()
        self.fit_names()
        self.viewport().update()

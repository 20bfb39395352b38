"""The two tables of the softmax tab: the steps, which can be edited, and three float widths."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.style import theme
from desktop.tabs.softmax import wording
from desktop.tabs.softmax.picture import SoftmaxPicture
from nn_core.records.softmax_steps import WIDTHS

Index = QModelIndex | QPersistentModelIndex
NAME, SCORE, SHIFTED, EXPONENTIAL, SHARE = range(5)
NO_INDEX = QModelIndex()
Role = Qt.ItemDataRole
SHOWN_ROLES = frozenset(
    (Role.DisplayRole, Role.TextAlignmentRole, Role.ForegroundRole, Role.BackgroundRole)
)


class PictureModel(QAbstractTableModel):
    """A table with one row for each class of a `SoftmaxPicture`.

    Parameters
    ----------
    picture : SoftmaxPicture
    columns : int
    parent : QObject or None
    """

    def __init__(
        self, picture: SoftmaxPicture, columns: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._picture = picture
        self._columns = columns
        self._headings: list[tuple[str, str]] = [("", "")] * columns

    def show_picture(self, picture: SoftmaxPicture) -> None:
        """Show another picture."""
        rows = len(self._picture.state.names)
        if len(picture.state.names) != rows:
            self.beginResetModel()
            self._picture = picture
            self.endResetModel()
        else:
            self._picture = picture
            self.refresh()

    def refresh(self) -> None:
        """Have every cell painted again."""
        last = self.index(self.rowCount() - 1, self._columns - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def set_headings(self, headings: list[tuple[str, str]]) -> None:
        """Set the text and the tooltip of every column, translated."""
        self._headings = headings
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._columns - 1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of classes."""
        return 0 if parent.isValid() else len(self._picture.state.names)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else self._columns

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a heading or its tooltip."""
        if orientation is Qt.Orientation.Horizontal and role in (
            Role.DisplayRole,
            Role.ToolTipRole,
        ):
            return self._headings[section][role == Role.ToolTipRole]
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return what a cell shows; lost numbers stand out by colour and by what they say."""
        if role not in SHOWN_ROLES:
            return None
        value = self.value(index.row(), index.column())
        if role == Role.DisplayRole:
            return self.text(value, index.column())
        if role == Role.TextAlignmentRole and not isinstance(value, str):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Role.TextAlignmentRole or not self.lost(value):
            return None
        token = "negative_text" if role == Role.ForegroundRole else "negative_soft"
        return theme.current().colour(token)

    def longest_number(self) -> str:
        """Return the number with the most signs, as it is written."""
        columns = range(1, self._columns)
        texts = (
            self.text(self.value(row, column), column)
            for row in range(self.rowCount())
            for column in columns
        )
        return max(texts, key=len, default="")

    def lost(self, value: str | float) -> bool:
        """Return whether ``value`` is inf or nan."""
        return not isinstance(value, str) and not math.isfinite(value)

    def value(self, row: int, column: int) -> str | float:
        """Return the name of a class, or a number."""
        raise NotImplementedError

    def text(self, value: str | float, column: int) -> str:
        """Return how a value is written."""
        raise NotImplementedError


class StepsModel(PictureModel):
    """Class, a, a - C, exp and y; names and scores can be edited."""

    name_typed = Signal(int, str)
    score_typed = Signal(int, str)

    def __init__(self, picture: SoftmaxPicture, parent: QObject | None = None) -> None:
        super().__init__(picture, 5, parent)

    def value(self, row: int, column: int) -> str | float:
        """Return the name of a class, or a number."""
        steps = self._picture.steps
        if column == NAME:
            return self._picture.state.names[row]
        if column == SCORE:
            return self._picture.state.scores[row]
        return float((steps.shifted, steps.exponentials, steps.shares)[column - SHIFTED][row])

    def text(self, value: str | float, column: int) -> str:
        """Return how a value is written."""
        if isinstance(value, str):
            return value
        if column == SCORE:
            return wording.plain(value)
        return wording.share(value) if column == SHARE else wording.short(value)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return what a cell shows, or the text that is edited."""
        if role == Role.EditRole:
            value = self.value(index.row(), index.column())
            return value if isinstance(value, str) else f"{value:.15g}"
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that names and scores can be edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() <= SCORE else flags

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Pass on what was typed; the presenter answers with a new picture or a refusal."""
        if role != Role.EditRole:
            return False
        signal = self.name_typed if index.column() == NAME else self.score_typed
        signal.emit(index.row(), str(value))
        return True


class WidthsModel(PictureModel):
    """The naive exp and y in three float widths, and the safe y beside them."""

    def __init__(self, picture: SoftmaxPicture, parent: QObject | None = None) -> None:
        super().__init__(picture, 2 + 2 * len(WIDTHS), parent)

    def value(self, row: int, column: int) -> str | float:
        """Return the name of a class, or a number."""
        if column == 0:
            return self._picture.state.names[row]
        if column == self._columns - 1:
            return float(self._picture.safe.shares[row])
        steps = self._picture.naive[WIDTHS[(column - 1) // 2]]
        return float((steps.exponentials, steps.shares)[(column - 1) % 2][row])

    def text(self, value: str | float, column: int) -> str:
        """Return how a value is written."""
        if isinstance(value, str):
            return value
        return wording.tight(value)

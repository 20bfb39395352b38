"""Gives the digits to the grid: ids for all of them, pictures for those that are to be seen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.tabs.mydigits.browse import texts
from desktop.tabs.mydigits.browse.state import NO_IDS
from nn_core.arrays import Labels
from nn_core.data.notebook import Entry

ENTRY = Qt.ItemDataRole.UserRole
PORTION = 64
"""Digits read at once; a screen shows one or two hundred."""
KEPT = 64
"""Portions kept in memory: some 4,000 digits."""
Index = QModelIndex | QPersistentModelIndex


class DigitsModel(QAbstractListModel):
    """All digits that are looked at, however many.

    Parameters
    ----------
    fetch : callable
        Gives the entries with some ids.
    parent : QObject, optional
    """

    def __init__(
        self, fetch: Callable[[Labels], Sequence[Entry]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._ids: Labels = NO_IDS
        self._portions: OrderedDict[int, dict[int, Entry]] = OrderedDict()

    @property
    def ids(self) -> Labels:
        """Ids of all rows."""
        return self._ids

    def show_ids(self, ids: Labels) -> bool:
        """Show other digits, or the same ones anew; return whether there are others now."""
        self._portions.clear()
        if len(ids) == len(self._ids) and bool((ids == self._ids).all()):
            if len(ids):
                self.dataChanged.emit(self.index(0), self.index(len(ids) - 1))
            return False
        self.beginResetModel()
        self._ids = ids
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many digits there are."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the entry of a row, or what a screen reader and a tool tip say of it."""
        if role not in (
            ENTRY,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        entry = self.entry(index.row())
        if entry is None or role == ENTRY:
            return entry
        return texts.description(entry)

    def entry(self, row: int) -> Entry | None:
        """Return the entry of a row; None if it has gone meanwhile."""
        if not 0 <= row < len(self._ids):
            return None
        number = row // PORTION
        if number not in self._portions:
            some = self._fetch(self._ids[number * PORTION : (number + 1) * PORTION])
            self._portions[number] = {entry.id: entry for entry in some}
            while len(self._portions) > KEPT:
                self._portions.popitem(last=False)
        self._portions.move_to_end(number)
        return self._portions[number].get(int(self._ids[row]))

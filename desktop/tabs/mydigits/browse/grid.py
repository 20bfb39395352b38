"""The grid of digits: as many as there are, smoothly, with the keys that give them labels."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QSignalBlocker,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QScrollBar, QWidget

from desktop.style import theme
from desktop.tabs.mydigits.browse.cell import DigitCell, cell_size
from desktop.tabs.mydigits.browse.model import DigitsModel
from nn_core.arrays import Labels

MOST_KEPT = 2000
"""Chosen digits that are looked up again after a change; more are let go."""


class QuietBar(QScrollBar):
    """A scroll bar that keeps its room, but is not to be seen while there is nothing to scroll."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing where everything is in sight."""
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class DigitGrid(QListView):
    """Shows a `DigitsModel`; several digits can be chosen with mouse, Shift, Ctrl and keys."""

    label_given = Signal(object)
    """A digit key was pressed: its number; None for the key that takes the label away."""
    delete_wanted = Signal()
    chosen_changed = Signal()

    def __init__(self, model: DigitsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digits = model
        self.setModel(model)
        self.setItemDelegate(DigitCell(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMovement(QListView.Movement.Static)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that comes and goes would lay everything out twice.
        self.setVerticalScrollBar(QuietBar(Qt.Orientation.Vertical))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        theme.manager().changed.connect(self._restyle)
        self._restyle(theme.current())

    def chosen(self) -> list[int]:
        """Return the ids of the chosen digits."""
        ids = self._digits.ids
        return [
            int(ids[row]) for part in self._parts() for row in range(part.top(), part.bottom() + 1)
        ]

    def chosen_count(self) -> int:
        """Return how many are chosen."""
        return sum(part.height() for part in self._parts())

    def _parts(self) -> list[QItemSelectionRange]:
        # Ranges, since everything may be chosen and an index for each digit would take long.
        return self.selectionModel().selection().toList()

    def show_ids(self, ids: Labels) -> None:
        """Show other digits; those that were chosen and are still there stay chosen.

        Where none of them is, they have been deleted or no longer fit the filter, and the next one
        is chosen: so many can be labelled or deleted one after the other by one key each.
        """
        kept = set(self.chosen()) if self.chosen_count() <= MOST_KEPT else set()
        first = min((part.top() for part in self._parts()), default=-1)
        at, here = self.verticalScrollBar().value(), self.currentIndex().row()
        if not self._digits.show_ids(ids):
            return
        with QSignalBlocker(self):
            rows = [row for row, number in enumerate(ids.tolist()) if number in kept]
            if kept and not rows and len(ids) and self.hasFocus():
                here = min(first, len(ids) - 1)
                rows = [here]
            if rows:
                self._choose(rows)
            if here >= 0 and len(ids):
                index = self._digits.index(min(here, len(ids) - 1))
                self.selectionModel().setCurrentIndex(
                    index, QItemSelectionModel.SelectionFlag.NoUpdate
                )
        self.verticalScrollBar().setValue(at)
        self.chosen_changed.emit()

    def _choose(self, rows: list[int]) -> None:
        selection = QItemSelection()
        for row in rows:
            index = self._digits.index(row)
            selection.select(index, index)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give labels with the digits, take out with Delete, let go with Escape."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.NoModifier and Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self.label_given.emit(key - Qt.Key.Key_0)
        elif held == Qt.KeyboardModifier.NoModifier and key in (
            Qt.Key.Key_Minus,
            Qt.Key.Key_Question,
        ):
            self.label_given.emit(None)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit()
        elif key == Qt.Key.Key_Escape and self.chosen_count():
            self.clearSelection()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing with letters: Qt would look through all digits for such a text."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave Ctrl and the wheel to the window, which makes everything larger with it."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    @Slot(object)
    def _restyle(self, _tokens: theme.Theme) -> None:
        self.setGridSize(cell_size())
        self.verticalScrollBar().setSingleStep(cell_size().height() // 2)
        self.viewport().update()

"""The grid of digits: as many as there are, smoothly, with the keys that give them labels."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QScrollBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.mydigits.browse import texts
from desktop.tabs.mydigits.browse.presenter import NO_IDS
from desktop.widgets.canvas.ink import ink_image
from nn_core.arrays import Labels
from nn_core.data.notebook import Entry

ENTRY = Qt.ItemDataRole.UserRole
PORTION = 64
"""Digits read at once; a screen shows one or two hundred."""
KEPT = 64
"""Portions kept in memory: some 4,000 digits."""
MOST_KEPT = 2000
"""Chosen digits that are looked up again after a change; more are let go."""
INK = 56
"""Side of a picture at zoom 1: two pixels for each of the network's."""
GAP = 8
LINE = 18
CORNER = 16
"""Side of the mark in the corner of a wrong one."""
Index = QModelIndex | QPersistentModelIndex


class DigitsModel(QAbstractListModel):
    """All digits that are looked at, however many.

    - ``fetch``: gives the entries with some ids.
    """

    def __init__(
        self, fetch: Callable[[Labels], Sequence[Entry]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self.ids: Labels = NO_IDS
        self._portions: OrderedDict[int, dict[int, Entry]] = OrderedDict()

    def show_ids(self, ids: Labels) -> bool:
        """Show other digits, or the same ones anew; return whether there are others now."""
        self._portions.clear()
        if len(ids) == len(self.ids) and bool((ids == self.ids).all()):
            if len(ids):
                self.dataChanged.emit(self.index(0), self.index(len(ids) - 1))
            return False
        self.beginResetModel()
        self.ids = ids
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.ids)

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
        if not 0 <= row < len(self.ids):
            return None
        number = row // PORTION
        if number not in self._portions:
            some = self._fetch(self.ids[number * PORTION : (number + 1) * PORTION])
            self._portions[number] = {entry.id: entry for entry in some}
            while len(self._portions) > KEPT:
                self._portions.popitem(last=False)
        self._portions.move_to_end(number)
        return self._portions[number].get(int(self.ids[row]))


def cell_size() -> QSize:
    """Return the room of one digit, with the gap to its neighbours."""
    tokens = theme.current()
    return QSize(round(tokens.px(INK + 2 * GAP)), round(tokens.px(INK + LINE + 2 * GAP)))


class DigitCell(QStyledItemDelegate):
    """Ink on paper; below it what it was and, if that was something else, what was read."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return cell_size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY)
        tokens = theme.current()
        area = QRectF(option.rect)
        state = option.state
        side = tokens.px(INK)
        frame = QRectF(area.x() + (area.width() - side) / 2, area.y() + tokens.px(GAP), side, side)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            _paint_hold(painter, area, tokens)
        if entry is not None:
            _paint_ink(painter, frame, entry, tokens)
            _paint_words(painter, frame, area, entry, tokens)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(tokens.colour("accent"), 2.0, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 6, 6)
        painter.restore()


def _paint_hold(painter: QPainter, area: QRectF, tokens: Theme) -> None:
    painter.setPen(QPen(tokens.colour("accent"), 2.0))
    painter.setBrush(tokens.colour("accent", 0.14))
    painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 6, 6)


def _paint_ink(painter: QPainter, frame: QRectF, entry: Entry, tokens: Theme) -> None:
    wrong = entry.right is False
    token = "negative" if wrong else "border"
    dashed = Qt.PenStyle.DashLine if entry.label is None else Qt.PenStyle.SolidLine
    painter.setPen(QPen(tokens.colour(token), 2.0 if wrong else 1.0, dashed))
    painter.setBrush(tokens.colour("paper"))
    painter.drawRect(frame)
    ink = entry.picture.astype(np.float32) / 255
    painter.drawImage(frame, ink_image(ink, tokens.colour("ink")))
    if wrong:
        corner = tokens.px(CORNER)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("negative"))
        at = frame.topRight()
        corners = [at, at - QPointF(corner, 0), at + QPointF(0, corner)]
        painter.drawPolygon(QPolygonF(corners))


def _paint_words(
    painter: QPainter, frame: QRectF, area: QRectF, entry: Entry, tokens: Theme
) -> None:
    """Write the label and, where it differs, the answer: ``7 × 1``; ``?`` where there is none."""
    below = QRectF(area.x(), frame.bottom() + 1, area.width(), area.bottom() - frame.bottom() - 2)
    painter.setFont(tokens.font("body"))
    centre = Qt.AlignmentFlag.AlignCenter
    answer = "–" if entry.answer is None else str(entry.answer)
    if entry.label is None:
        painter.setPen(tokens.colour("muted"))
        painter.drawText(below, centre, "?" if entry.answer is None else f"? {answer}")
    elif entry.right or not entry.model:
        painter.setPen(tokens.colour("ink"))
        painter.drawText(below, centre, str(entry.label))
    else:
        painter.setPen(tokens.colour("negative_text"))
        painter.drawText(below, centre, f"{entry.label} × {answer}")


class QuietBar(QScrollBar):
    """A scroll bar that keeps its room, but is not to be seen while there is nothing to scroll."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class DigitGrid(QListView):
    """Shows a `DigitsModel`; several digits can be chosen with mouse, Shift, Ctrl and keys."""

    label_given = Signal(object)
    """A digit key was pressed: its number; None for the key that takes the label away."""
    delete_wanted = Signal()
    chosen_changed = Signal()
    opened = Signal(object)
    """A digit was double-clicked, or Enter was pressed: its `Entry`."""

    def __init__(self, model: DigitsModel) -> None:
        super().__init__()
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
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        theme.follow(self._restyle)

    def chosen(self) -> list[int]:
        ids = self._digits.ids
        return [
            int(ids[row]) for part in self._parts() for row in range(part.top(), part.bottom() + 1)
        ]

    def chosen_count(self) -> int:
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
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_Escape and self.chosen_count():
            self.clearSelection()
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        entry = self._digits.entry(index.row())
        if entry is not None:
            self.opened.emit(entry)

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

"""Paints one digit of the grid: its ink, what it was, and a mark if it was read wrongly."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.mydigits.browse.model import ENTRY
from desktop.widgets.canvas.ink import ink_image
from nn_core.data.notebook import Entry

INK = 56
"""Side of a picture at zoom 1: two pixels for each of the network's."""
GAP = 8
LINE = 18
CORNER = 16
"""Side of the mark in the corner of a wrong one."""


def cell_size() -> QSize:
    """Return the room of one digit, with the gap to its neighbours."""
    tokens = theme.current()
    return QSize(round(tokens.px(INK + 2 * GAP)), round(tokens.px(INK + LINE + 2 * GAP)))


class DigitCell(QStyledItemDelegate):
    """Ink on paper; below it what it was and, if that was something else, what was read."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the same size for all."""
        return cell_size()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one digit."""
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

"""Draws the edge of the tick boxes, which the style leaves out on dark paper."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.style import theme


class TickBoxDelegate(QStyledItemDelegate):
    """A row as usual, with a thin edge round its tick box."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        if index.column() != 0 or option.widget is None:
            return
        self.initStyleOption(option, index)
        part = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        box = option.widget.style().subElementRect(part, option, option.widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setPen(theme.current().colour("on_accent" if chosen else "muted"))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.restore()

"""Paint the cells of a table of numbers with one call of Python each: sliders stay quick."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.softmax.models import PictureModel

MARGIN = 3
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
MARKED = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class NumberCells(QStyledItemDelegate):
    """Names to the left, numbers to the right, lost numbers on a ground of their own.

    The style's own painting asks the model for seven roles a cell and lays each text out anew;
    with twenty rows that alone takes half of a frame.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.restyle(theme.current())

    def restyle(self, tokens: Theme) -> None:
        """Take over the colours of a theme; looked up once and not for every cell."""
        self._ink = tokens.colour("ink")
        self._lost_ink = tokens.colour("negative_text")
        self._lost_ground = tokens.colour("negative_soft")

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        model = index.model()
        if not isinstance(model, PictureModel):
            super().paint(painter, option, index)
            return
        value = model.value(index.row(), index.column())
        text = model.text(value, index.column())
        rect: QRect = option.rect
        painter.setPen(self._prepare(painter, option, model.lost(value)))
        inner = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        if isinstance(value, str):
            text = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, inner.width()
            )
        painter.drawText(inner, LEFT if isinstance(value, str) else RIGHT, text)

    def _prepare(self, painter: QPainter, option: QStyleOptionViewItem, lost: bool) -> QColor:
        """Paint the ground and the frame of a cell; return the colour of its text."""
        ink = self._lost_ink if lost else self._ink
        if lost:
            painter.fillRect(option.rect, self._lost_ground)
        special = option.state & MARKED
        if not special:
            return ink
        if special & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.current().colour("accent"))
            ink = theme.current().colour("on_accent")
        if special & QStyle.StateFlag.State_HasFocus:
            painter.setPen(ink)
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        return ink

"""The table of what each step is worth; a row is also a way to set all switches at once."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy

from desktop.services import network_names
from desktop.services.numbers import percent
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.digit.framing import texts
from desktop.tabs.digit.framing.state import FramingState, Measured
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.digits.framing_steps import Switches

_Align = Qt.AlignmentFlag


class WorthTable(PaintedWidget):
    """Rows are combinations of switches, columns are networks, numbers are per cent."""

    row_chosen = Signal(object)  # Switches

    def __init__(self) -> None:
        super().__init__()
        self._state = FramingState()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("What each step is worth"))
        self.setToolTip(
            self.tr(
                "Per cent of digits read correctly; they are training digits of MNIST, moved and "
                "scaled at random. Click a row to set its switches."
            )
        )

    @property
    def rows(self) -> tuple[Switches, ...]:
        """The combinations, from top to bottom."""
        return self._state.rows

    def show_state(self, state: FramingState) -> None:
        grown = len(state.rows) != len(self._state.rows)
        self._state = state
        self._describe()
        if grown:
            self.updateGeometry()
        self.update()

    def row(self, index: int) -> QRectF:
        """Return where a row is painted; the head is above the first one."""
        height = self._height()
        return QRectF(0, (index + 1) * height, self.width(), height)

    def sizeHint(self) -> QSize:
        rows = max(6, len(self._state.rows)) + 1
        return QSize(180, int(rows * self._height()) + 1)

    def minimumSizeHint(self) -> QSize:
        names = max(1, len(self._state.names))
        width = self._label_width() + names * self._number_width()
        return QSize(int(width), self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index, switches in enumerate(self.rows):
            if self.row(index).contains(event.position()):
                self.row_chosen.emit(switches)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        index = self._chosen() + step
        if 0 <= index < len(self.rows):
            self.row_chosen.emit(self.rows[index])

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        painter.setFont(tokens.font("small"))
        painter.setPen(tokens.colour("muted"))
        head = QRectF(0, 0, self.width(), self._height())
        self._paint_numbers(
            painter, head, [network_names.short(name) for name in self._state.names]
        )
        chosen = self._chosen()
        for index, switches in enumerate(self.rows):
            room = self.row(index)
            if index == chosen:
                self._paint_choice(painter, room, tokens)
            self._paint_row(painter, room, switches, tokens)

    def _paint_choice(self, painter: QPainter, room: QRectF, tokens: Theme) -> None:
        painter.fillRect(room, tokens.colour("grid"))
        edge = QRectF(room.topLeft(), QPointF(room.x() + tokens.px(3), room.bottom()))
        painter.fillRect(edge, tokens.colour("accent"))
        if self.hasFocus():
            painter.setPen(tokens.colour("accent"))
            painter.drawRect(room.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_row(
        self, painter: QPainter, room: QRectF, switches: Switches, tokens: Theme
    ) -> None:
        painter.setPen(tokens.colour("ink"))
        label = room.adjusted(tokens.px(8), 0, 0, 0)
        painter.drawText(label, _Align.AlignVCenter, texts.row_name(switches))
        found = self._state.measured.get(switches)
        self._paint_numbers(painter, room, _numbers(found, len(self._state.names)))

    def _paint_numbers(self, painter: QPainter, room: QRectF, texts: list[str]) -> None:
        width = self._number_width()
        left = room.right() - width * len(texts)
        for index, text in enumerate(texts):
            place = QRectF(left + index * width, room.y(), width - 4, room.height())
            painter.drawText(place, _Align.AlignVCenter | _Align.AlignRight, text)

    def _chosen(self) -> int:
        return self.rows.index(self._state.switches.effective)

    def _height(self) -> float:
        return QFontMetricsF(theme.current().font("small")).lineSpacing() + theme.current().px(6)

    def _number_width(self) -> float:
        metrics = QFontMetricsF(theme.current().font("small"))
        names = [network_names.short(name) for name in self._state.names]
        return max(map(metrics.horizontalAdvance, ["99.9", *names])) + 8

    def _label_width(self) -> float:
        metrics = QFontMetricsF(theme.current().font("small"))
        widths = (metrics.horizontalAdvance(texts.row_name(row)) for row in self.rows)
        return max(widths) + theme.current().px(8) + 4

    def _describe(self) -> None:
        lines = []
        for switches in self.rows:
            numbers = _numbers(
                self._state.measured.get(switches), len(self._state.names), unit=True
            )
            parts = [texts.row_name(switches)]
            for name, number in zip(self._state.names, numbers, strict=True):
                parts.append(f"{network_names.short(name)} {number}")
            lines.append(", ".join(parts))
        self.setAccessibleDescription("; ".join(lines))


def _numbers(found: Measured | None, count: int, unit: bool = False) -> list[str]:
    """Return the numbers of a row as they are shown; with the sign where no title says it."""
    if found is None:
        return ["–"] * count
    return [percent(share, 1, unit=unit) for share in found.shares]

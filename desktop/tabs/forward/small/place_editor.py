"""A number field that opens where a number stands in the diagram."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.style import theme
from desktop.tabs.forward.small.state import Part
from desktop.widgets.controls.number_field import NumberField
from nn_core.small.network import LIMIT

WIDTH = 104
WIDTH_WITH_REASON = 208


class PlaceEditor(NumberField):
    """Edits one part of the network in place.

    Enter keeps the number and closes, Escape closes without it; so does leaving the field with a
    number that is refused.
    """

    edited = Signal(object, float)  # Part
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(-LIMIT, LIMIT, 0.1, 3, parent)
        self._room = parent
        self.part: Part | None = None
        self._place = QPointF()
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(4, 4, 4, 4)
        self.box.installEventFilter(self)
        self.value_changed.connect(self._changed)
        self.refused.connect(self._refused)
        self.hide()

    def open(self, part: Part, value: float, place: QPointF, name: str, tip: str) -> None:
        """Show the field with its middle at ``place`` and select its text."""
        self.part, self._place = part, place
        self.describe(name, tip)
        self.set_value(value)
        self._fit(WIDTH)
        self.show()
        self.raise_()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.box.selectAll()

    def type_first(self, text: str) -> None:
        """Begin with a character that was typed before the field was open."""
        self.box.lineEdit().setText(text)

    @Slot()
    def close_field(self) -> None:
        """Close without asking."""
        if self.part is not None:
            self.part = None
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.close_field()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._commit(self.box.text())
                if not self.reason():
                    self.close_field()
                return True
        elif event.type() == QEvent.Type.FocusOut and self.part is not None:
            self._commit(self.box.text())
            self.close_field()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.colour("accent"), 1))
        painter.setBrush(tokens.colour("paper"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        painter.end()

    @Slot(float)
    def _changed(self, value: float) -> None:
        if self.part is not None:
            self.edited.emit(self.part, value)
        self._fit(WIDTH)

    @Slot(str)
    def _refused(self, _reason: str) -> None:
        self._fit(WIDTH_WITH_REASON)

    def _fit(self, width: int) -> None:
        """Take the room the text needs, inside of the diagram."""
        parent = self._room
        wide = min(int(theme.current().px(width)), parent.width())
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.setFixedSize(wide, max(layout.heightForWidth(wide), layout.minimumSize().height()))
        left = min(max(self._place.x() - wide / 2, 0), parent.width() - wide)
        box_height = self.box.sizeHint().height() + 8
        top = min(max(self._place.y() - box_height / 2, 0), parent.height() - self.height())
        self.move(int(left), int(max(top, 0)))

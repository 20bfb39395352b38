"""A row for each optimiser: whether it runs, its line, and its learning rate."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from desktop.style import theme
from desktop.tabs.descent.valley import texts
from desktop.tabs.descent.valley.ground import DASHES
from desktop.tabs.descent.valley.state import FASTEST, FOUR, SLOWEST, ValleyState
from desktop.widgets.controls.layout_helpers import tip
from desktop.widgets.controls.number_field import NumberField
from desktop.widgets.painted.painted_widget import PaintedWidget

DECIMALS = 10
"""The book's smallest rate is 1e-10."""


class Swatch(PaintedWidget):
    """A piece of an optimiser's line, as it is on the map."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedWidth(30)

    def sizeHint(self) -> QSize:
        return QSize(30, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.current()
        token, dash = DASHES[self._name]
        painter.setPen(QPen(tokens.colour(token), tokens.px(2), dash))
        middle = self.height() / 2
        painter.drawLine(QPointF(2, middle), QPointF(self.width() - 2, middle))
        painter.end()


class RuleRows(QWidget):
    """Ticks, lines and learning rates of the four."""

    ticked = Signal(str, bool)
    rated = Signal(str, float)

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        self.boxes: dict[str, QCheckBox] = {}
        self.fields: dict[str, NumberField] = {}
        for row, (name, title) in enumerate(texts.names().items()):
            box, field = QCheckBox(title), NumberField(SLOWEST, FASTEST, 0.05, DECIMALS)
            tip(box, self.tr("Whether {name} runs").format(name=title))
            field.describe(
                self.tr("η of {name}").format(name=title), self.tr("η, its learning rate")
            )
            field.setFixedWidth(76)
            box.clicked.connect(lambda on, name=name: self.ticked.emit(name, on))
            field.value_changed.connect(lambda rate, name=name: self.rated.emit(name, rate))
            for column, widget in enumerate((box, Swatch(name), field)):
                grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
            self.boxes[name], self.fields[name] = box, field

    def show_state(self, state: ValleyState) -> None:
        for name in FOUR:
            self.boxes[name].setChecked(name in state.shown)
            if self.fields[name].value() != state.rate[name]:
                self.fields[name].set_value(state.rate[name])

"""Two rows of the page Read: keys that say what the drawing was, and digits read one by one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QImage, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.digit.read.keeper import Keeping
from desktop.tabs.digit.read.state import said
from desktop.widgets.canvas.ink import ink_image
from desktop.widgets.controls.layout_helpers import column_in
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.digits import Recognition
from nn_core.digits.verdict import UNREAD

KEY_WIDTH = 24
"""Least width at which ten keys stand side by side; else they stand in two rows."""


class LabelRow(QWidget):
    """Shows a `Keeping`: "Keep it as" and the keys; later, as what it was kept."""

    label_given = Signal(int)
    right = Signal()
    take_out_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._keeping = Keeping()
        self.caption, self.act = QLabel(), QToolButton()
        self.keys = [QToolButton() for _ in range(10)]
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._grid = QGridLayout()
        self._columns = 0
        self._lay_out()
        self._group.idClicked.connect(self._clicked)
        self.act.clicked.connect(self._acted)
        theme.manager().changed.connect(self._fit_caption)
        self.show_keeping(self._keeping)

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.caption, 1)
        self._head.addWidget(self.act)
        self.caption.setProperty("role", "small")
        self.caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = column_in(self, spacing=2)
        column.addLayout(self._head)
        self._grid.setSpacing(2)
        column.addLayout(self._grid)
        for digit, key in enumerate(self.keys):
            text = self.tr("It was {digit}: keep it in your notebook (key {digit})")
            key.setText(str(digit))
            key.setToolTip(text.format(digit=digit))
            key.setAccessibleName(key.toolTip())
            key.setCheckable(True)
            key.setProperty("role", "key")
            key.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._group.addButton(key, digit)
        # A click leaves the sheet its keys; Tab still gets everywhere.
        for button in (*self.keys, self.act):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._arrange(5)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for digit, key in enumerate(self.keys):
            self._grid.addWidget(key, digit // columns, digit % columns)
        for place in range(10):
            self._grid.setColumnStretch(place, int(place < columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_caption()
        self._arrange(10 if self.width() >= 10 * theme.current().px(KEY_WIDTH) else 5)

    def show_keeping(self, keeping: Keeping) -> None:
        self._keeping = keeping
        kept = keeping.label is not None
        for digit, key in enumerate(self.keys):
            key.setEnabled(keeping.possible)
            key.setChecked(digit == keeping.label)
        self.act.setEnabled(kept or (keeping.possible and keeping.answer is not None))
        if kept:
            self.act.setText(self.tr("Take out"))
            self.act.setToolTip(self.tr("Take it out of your notebook again"))
        else:
            self.act.setText(self.tr("Right ⏎"))
            self.act.setToolTip(
                self.tr("The answer is right: keep the drawing in your notebook (Enter)")
            )
        self._fit_caption()
        self.caption.setToolTip(self.tr("Kept drawings are in the tab “My digits”."))
        self.act.setAccessibleName(self.act.toolTip())

    def _captions(self) -> tuple[str, ...]:
        """Return what can stand above the keys, the longest first."""
        if self._keeping.label is None:
            return (self.tr("Keep it as"),)
        texts = self.tr("✓ Kept as {digit} · Esc: next"), self.tr("✓ Kept as {digit}")
        return tuple(text.format(digit=self._keeping.label) for text in texts)

    @Slot()
    def _fit_caption(self) -> None:
        """Say as much beside the button as there is room for."""
        room = self.width() - self.act.sizeHint().width() - self._head.spacing()
        for text in self._captions():
            self.caption.setText(text)
            if self.caption.sizeHint().width() <= room:
                break

    @Slot(int)
    def _clicked(self, digit: int) -> None:
        self.show_keeping(self._keeping)  # what is pressed is what was kept, not what was clicked
        self.label_given.emit(digit)

    @Slot()
    def _acted(self) -> None:
        if self._keeping.label is None:
            self.right.emit()
        else:
            self.take_out_wanted.emit()


GAP = 4.0
WIDEST = 76.0
"""A column is at most so wide, so that one or two digits don't fill the room."""


class PartsRow(PaintedWidget):
    """Shows recognitions side by side; a click or the arrow keys choose one."""

    part_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[Recognition, ...] = ()
        self._images: list[QImage] = []
        self.chosen = 0
        self._detail = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("Digits read one by one"))
        self.setToolTip(self.tr("Click a digit to see its bars and its layers; arrow keys too"))

    @property
    def texts(self) -> tuple[str, ...]:
        """The answers, from left to right: a digit, one with a question mark, or only that."""
        return tuple(said(part) for part in self._parts)

    def show_parts(self, parts: tuple[Recognition, ...], chosen: int, detail: str) -> None:
        """Show parts and, under them, a translated line."""
        self._parts, self.chosen, self._detail = parts, chosen, detail
        self._draw_images()
        self.setAccessibleDescription(", ".join((*self.texts, detail)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(int(theme.current().px(180)), int(theme.current().px(120)))

    def minimumSizeHint(self) -> QSize:
        return QSize(int(theme.current().px(120)), int(theme.current().px(84)))

    def column(self, index: int) -> QRectF:
        """Return the place of a part's picture and answer, in the widget's pixels."""
        tokens = theme.current()
        width = min(tokens.px(WIDEST), self.width() / max(1, len(self._parts)))
        return QRectF(index * width, 0, width, self.height() - self._line() - tokens.px(GAP))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index in range(len(self._parts)):
            if self.column(index).contains(event.position()):
                self.part_chosen.emit(index)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif 0 <= self.chosen + step < len(self._parts):
            self.part_chosen.emit(self.chosen + step)

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        for index in range(len(self._parts)):
            self._paint_part(painter, index, tokens)
        painter.setFont(tokens.font("small"))
        painter.setPen(tokens.colour("muted"))
        line = QRectF(0, self.height() - self._line(), self.width(), self._line())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self._detail)

    def _paint_part(self, painter: QPainter, index: int, tokens: theme.Theme) -> None:
        room = self.column(index).adjusted(0, 0, -tokens.px(GAP), 0)
        side = min(room.width(), 0.58 * room.height())
        picture = QRectF(room.left() + 1, room.top() + 1, side - 2, side - 2)
        painter.drawImage(picture, self._images[index])
        chosen = index == self.chosen
        painter.setPen(QPen(tokens.colour("accent" if chosen else "border"), 2 if chosen else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(picture)
        below = QRectF(room.left(), side, side, room.height() - side)
        text = said(self._parts[index])
        font: QFont = tokens.font("body")
        theme.set_bold(font)
        font.setPixelSize(max(8, int(min(0.9 * below.height(), 1.5 * side / max(2, len(text))))))
        painter.setFont(font)
        painter.setPen(tokens.colour("muted" if text == UNREAD else "ink"))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)

    def _line(self) -> float:
        return float(self.fontMetrics().height())

    def _draw_images(self) -> None:
        ink = theme.current().colour("ink")
        self._images = [ink_image(part.image, ink) for part in self._parts]

    def restyle(self, _tokens: theme.Theme) -> None:
        self._draw_images()
        self.updateGeometry()
        self.update()

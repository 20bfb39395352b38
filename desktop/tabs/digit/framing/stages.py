"""The middle of the framing page: the steps as a strip with the answers, or the moved picture."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QWidget,
)

from desktop.services import network_names
from desktop.services.number_list import NumberList, columns
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.digit.framing import texts
from desktop.tabs.digit.framing.pictures import HeldPicture, Marks, NudgePad, NumberPicture
from desktop.tabs.digit.framing.presenter import FramingPresenter
from desktop.tabs.digit.framing.state import NETS, FramingState, NetAnswer, View
from desktop.widgets.controls.layout_helpers import column_in, tip
from desktop.widgets.painted.bars import percent
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.arrays import FloatArray
from nn_core.digits.framing import CENTRE, FIELD, box
from nn_core.digits.framing_steps import STEPS, FramingSteps

RAW = "raw"
MIDDLE = ((CENTRE + 0.5) / FIELD,) * 2
"""The middle of the pixel that takes the centre of mass, as shares of the picture."""
GAP = 14
"""Pixels between two pictures, room for an arrow."""
SMALLEST = 84
"""Side of a picture in pixels."""


class StepPanel(QWidget):
    """Shows one of the pictures on the way.

    - ``step``: ``"raw"`` or one of the library's ``STEPS``.
    """

    switched = Signal(str, bool)

    def __init__(self, step: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = step
        self._steps: FramingSteps | None = None
        self.picture = NumberPicture()
        name, says = texts.step_name(step), texts.step_tip(step)
        self.title: QLabel | QCheckBox = QLabel(name) if step == RAW else QCheckBox(name)
        tip(self.title, says)
        self.picture.setToolTip(says)
        self.picture.setAccessibleName(name)
        self.fact = QLabel(" ")
        self.fact.setProperty("role", "small")
        column = column_in(self, spacing=2)
        column.addWidget(self.picture, 1)
        for label in (self.title, self.fact):
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        if isinstance(self.title, QCheckBox):
            self.title.toggled.connect(self._toggled)

    def caption_height(self) -> int:
        """Return the height of what stands beneath the picture."""
        return self.title.sizeHint().height() + self.fact.sizeHint().height() + 4

    def caption_width(self) -> int:
        """Return the width of what stands beneath the picture."""
        return max(self.title.sizeHint().width(), self.fact.sizeHint().width())

    def show_steps(self, steps: FramingSteps | None) -> None:
        if steps is self._steps:
            return
        self._steps = steps
        if steps is None:
            self.picture.show_numbers(None)
            self.fact.setText(" ")
            return
        self.picture.show_numbers(*_picture(self._step, steps))
        self.fact.setText(texts.fact(self._step, steps))
        if isinstance(self.title, QCheckBox):
            with QSignalBlocker(self.title):
                self.title.setChecked(getattr(steps.switches, self._step))
            self.title.setEnabled(self._step != "size" or steps.switches.box)

    @Slot(bool)
    def _toggled(self, on: bool) -> None:
        self.switched.emit(self._step, on)


class StepStrip(PaintedWidget):
    """Lays five panels out as large as they can be."""

    smooth = True
    switched = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.panels = {step: StepPanel(step, self) for step in (RAW, *STEPS)}
        for panel in self.panels.values():
            panel.switched.connect(self.switched)
        self.legend = QLabel(texts.legend(), self)
        self.legend.setProperty("role", "small")
        self.legend.setWordWrap(True)
        self._columns = 5
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_steps(self, steps: FramingSteps | None) -> None:
        for panel in self.panels.values():
            panel.show_steps(steps)

    def sizeHint(self) -> QSize:
        return self._size(140)

    def minimumSizeHint(self) -> QSize:
        return self._size(SMALLEST)

    def hear(self, event: QEvent) -> bool:
        """Lay the panels out anew when a number beneath one got longer or a font larger."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().hear(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        painter.setPen(QPen(tokens.colour("muted"), tokens.px(1.5)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        boxes = [panel.geometry() for panel in self.panels.values()]
        for here, there in pairwise(boxes):
            # Pictures stand in the middle of panels that may differ in width.
            middle = (here.center().x() + there.center().x()) / 2
            if there.top() > here.top():  # a new row: the arrow leads into it
                middle = there.left() - _gap(3) / 2
            _arrow(painter, middle, self._picture_middle(there))

    def _picture_middle(self, panel: QRect) -> float:
        return panel.top() + (panel.height() - self._caption()) / 2

    def _size(self, side: int) -> QSize:
        return QSize(3 * side + _gaps(3), 2 * (side + self._caption()) + 8)

    def _caption(self) -> int:
        return max(panel.caption_height() for panel in self.panels.values())

    def _place(self) -> None:
        """Take one row or two: where captions fit best, then where pictures are the largest."""
        sides = {columns: self._side(columns) for columns in (5, 3)}
        self._columns = max(sides, key=lambda columns: (self._fit(columns), sides[columns]))
        side, columns = sides[self._columns], self._columns
        height = side + self._caption()
        widths = self._widths(columns, side)
        gap, gaps = _gap(columns), _gaps(columns)
        left = max(0, (self.width() - sum(widths) - gaps) // 2) + gaps - (columns - 1) * gap
        lefts = [left + sum(widths[:k]) + k * gap for k in range(columns)]
        for index, panel in enumerate(self.panels.values()):
            row, column = divmod(index, columns)
            panel.setGeometry(lefts[column], row * (height + 8), widths[column], height)
        self.legend.setVisible(columns == 3)
        room = max(widths[2], self.width() - lefts[2])
        # A panel of whole pixels may be less high than the legend's lines.
        lines = self.legend.heightForWidth(room)
        self.legend.setGeometry(lefts[2], height + 8, room, max(height, lines))
        self.update()

    def _widths(self, columns: int, side: int) -> list[int]:
        """Return the widths of the columns: all alike where captions fit, else what each needs."""
        needs = self._needs(columns)
        room = self.width() - _gaps(columns)
        if max(needs) <= room // columns:
            return [max(side, *needs)] * columns
        asked = [max(side, need) for need in needs]
        if sum(asked) <= room:
            return asked
        return [room * need // sum(needs) for need in needs]

    def _needs(self, columns: int) -> list[int]:
        """Return how wide the widest caption of each column is."""
        captions = self._captions()
        return [max(captions[column::columns]) for column in range(columns)]

    def _captions(self) -> list[int]:
        return [panel.caption_width() for panel in self.panels.values()]

    def _fit(self, columns: int) -> float:
        """Return how much of the captions is seen with so many in a row, 1 for all of them."""
        room = self.width() - _gaps(columns)
        return min(1.0, room / max(1, sum(self._needs(columns))))

    def _side(self, columns: int) -> int:
        """Return how large a picture can be with so many in a row."""
        rows = 1 if columns == 5 else 2
        across = (self.width() - _gaps(columns)) // columns
        down = (self.height() - (rows - 1) * 8) // rows - self._caption()
        # Whole screen pixels to each of the network's, and an edge.
        side = max(2, min(across, down)) - 2
        return side // FIELD * FIELD + 2 if side >= FIELD else side

    def restyle(self, _tokens: Theme) -> None:
        self.updateGeometry()
        self._place()


def _gap(columns: int) -> int:
    """Return the room for an arrow; in two rows there is one more, before the second."""
    return GAP if columns == 5 else GAP * 2 // 3


def _gaps(columns: int) -> int:
    """Return the room for all arrows of a row."""
    return (columns - 1 + (columns == 3)) * _gap(columns)


def _arrow(painter: QPainter, x: float, y: float) -> None:
    """Paint an arrow to the right with its middle at (x, y)."""
    size = min(theme.current().px(4), 6)
    painter.drawLine(QPointF(x - size, y), QPointF(x + size, y))
    tip = QPointF(x + size, y)
    head = [tip - QPointF(size, size), tip, tip - QPointF(size, -size)]
    painter.drawPolyline(QPolygonF(head))


def _picture(step: str, steps: FramingSteps) -> tuple[FloatArray, Marks]:
    """Return the picture of a step and what is drawn over it."""
    if step == RAW:
        return steps.raw, Marks()
    if step == "ink":
        return steps.ink, Marks()
    if step == "box":
        side = len(steps.ink)
        left, top, right, bottom = steps.box or (0, 0, side, side)
        return steps.ink, Marks(box=(left / side, top / side, right / side, bottom / side))
    x, y = steps.centre
    if step == "size":
        return steps.sized, Marks(box=_ink_box(steps), ring=_share(x, y))
    dx, dy = steps.shift
    return steps.framed, Marks(ring=_share(x + dx, y + dy), cross=MIDDLE)


def _share(x: float, y: float) -> tuple[float, float]:
    """Return a place in pixels, the first one's middle being 0, as shares of the picture."""
    return (float(x) + 0.5) / FIELD, (float(y) + 0.5) / FIELD


def _ink_box(steps: FramingSteps) -> tuple[float, float, float, float] | None:
    """Return the box of the scaled ink as shares of the picture; None if nothing was cut out."""
    ink = steps.sized if steps.switches.ink else 1 - steps.sized
    found = box(ink) if steps.switches.box else None
    if found is None:
        return None
    left, top, right, bottom = (edge / FIELD for edge in found)
    return left, top, right, bottom


CLASSES = 10
TALLEST = {View.STEPS: 54, View.NUDGE: 40}
"""Height of a column that stands for 1, in pixels at zoom 1."""
_Align = Qt.AlignmentFlag


class NetCard(PaintedWidget):
    """Shows what one network answers; a changed answer says so by a sign and in words."""

    def __init__(self, name: str, view: View) -> None:
        super().__init__()
        self._view = view
        self.answer = NetAnswer(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(network_names.short(name))
        self.setToolTip(network_names.tip(name))

    def show_answer(self, answer: NetAnswer) -> None:
        self.answer = answer
        self.setAccessibleDescription(", ".join(filter(None, (self._share(), self._note()))))
        self.update()

    def numbers_shown(self) -> NumberList | None:
        values = self.answer.probabilities
        if values is None:
            return None
        return columns((self.tr("digit"), self.tr("probability")), range(CLASSES), values)

    def sizeHint(self) -> QSize:
        tokens = theme.current()
        height = self._head() + tokens.px(TALLEST[self._view]) + 2 * self._line() + 8
        return QSize(int(tokens.px(140)), int(height))

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme.current().font("small"))
        texts = (self._note(), "0 1 2 3 4 5 6 7 8 9")
        width = max(map(metrics.horizontalAdvance, texts)) + 4
        return QSize(int(width), self.sizeHint().height())

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        line, head = self._line(), self._head()
        self._paint_head(painter, QRectF(0, 0, self.width(), head), tokens)
        bottom = self.height() - line
        columns = QRectF(0, head + 4, self.width(), bottom - head - 8)
        self._paint_columns(painter, columns, tokens)
        painter.setFont(tokens.font("small"))
        colour = "negative_text" if self.answer.differs else "muted"
        painter.setPen(tokens.colour(colour))
        painter.drawText(QRectF(0, bottom, self.width(), line), _Align.AlignLeft, self._note())

    def _paint_head(self, painter: QPainter, room: QRectF, tokens: Theme) -> None:
        """Paint the digit large, beside it the name and the share."""
        digit = self.answer.digit
        painter.setPen(tokens.colour("ink"))
        painter.setFont(_bold(tokens.font("title"), 1.6))
        width = QFontMetricsF(painter.font()).horizontalAdvance("0") + tokens.px(10)
        painter.drawText(room, _Align.AlignVCenter, "–" if digit is None else str(digit))
        beside = room.adjusted(width, 0, 0, 0)
        upper = QRectF(beside.x(), room.center().y() - self._line(), beside.width(), self._line())
        painter.setFont(_bold(tokens.font("small")))
        painter.drawText(upper, _Align.AlignLeft, network_names.short(self.answer.name))
        painter.setFont(tokens.font("small"))
        painter.setPen(tokens.colour("muted"))
        painter.drawText(upper.translated(0, self._line()), _Align.AlignLeft, self._share())

    def _paint_columns(self, painter: QPainter, room: QRectF, tokens: Theme) -> None:
        line, step = self._line(), room.width() / CLASSES
        bars = room.adjusted(0, 0, 0, -line)
        painter.setFont(tokens.font("small"))
        values = self.answer.probabilities
        for digit in range(CLASSES):
            column = QRectF(bars.x() + digit * step, bars.y(), step, bars.height())
            chosen = digit == self.answer.digit
            track = column.adjusted(step * 0.15, 0, -step * 0.15, 0)
            painter.fillRect(track, tokens.colour("grid"))
            if values is not None:
                track.setTop(track.bottom() - track.height() * float(values[digit]))
                painter.fillRect(track, tokens.colour("positive" if chosen else "muted"))
            painter.setPen(tokens.colour("ink" if chosen else "muted"))
            below = QRectF(column.x(), column.bottom(), step, line)
            painter.drawText(below, _Align.AlignCenter, str(digit))

    def _share(self) -> str:
        values = self.answer.probabilities
        return "" if values is None else percent(float(values.max()))

    def _note(self) -> str:
        return texts.card_note(self.answer, self._view)

    def _line(self) -> float:
        return QFontMetricsF(theme.current().font("small")).lineSpacing()

    def _head(self) -> float:
        return QFontMetricsF(_bold(theme.current().font("title"), 1.6)).height()


def _bold(font: QFont, factor: float = 1.0) -> QFont:
    theme.set_bold(font)
    font.setPointSizeF(font.pointSizeF() * factor)
    return font


SMALLEST_PICTURE = 226
"""Side of the picture above the pads: eight screen pixels to each of its own, and an edge."""
LEAST = 32
"""Pixels between the parts."""
WIDE = 820
FLAT = 0.6
"""A page this wide, and lower than this share of it, has the picture beside the networks."""


class StepsStage(QWidget):
    """Shows the steps of a state and the answers to the last picture."""

    def __init__(self, presenter: FramingPresenter) -> None:
        super().__init__()
        self.strip = StepStrip()
        self.strip.switched.connect(presenter.set_switch)
        self.cards = {name: NetCard(name, View.STEPS) for name in NETS}
        row = QHBoxLayout()
        row.setSpacing(24)
        for card in self.cards.values():
            row.addWidget(card, 1)
        column = column_in(self, spacing=16)
        column.addWidget(self.strip, 1)
        column.addLayout(row)

    def show_state(self, state: FramingState) -> None:
        self.strip.show_steps(state.steps)
        for name, card in self.cards.items():
            card.setVisible(name in state.names)
        for answer in state.answers:
            self.cards[answer.name].show_answer(answer)


class NudgeStage(QWidget):
    """Shows the moved picture of a state, what each network makes of it, and its pad."""

    def __init__(self, presenter: FramingPresenter) -> None:
        super().__init__()
        self.picture = HeldPicture()
        self.setFocusProxy(self.picture)
        self.cards = {name: NetCard(name, View.NUDGE) for name in NETS}
        self.pads = {name: NudgePad(name) for name in NETS}
        self.notes = {name: QLabel() for name in NETS}
        self._grid = self._columns()
        self._names: tuple[str, ...] = ()
        movers: tuple[HeldPicture | NudgePad, ...] = (self.picture, *self.pads.values())
        for mover in movers:
            mover.nudge_wanted.connect(presenter.set_nudge)
            mover.released.connect(presenter.end_drag)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(16)
        self._box.addWidget(self.picture, 2)
        self._box.addLayout(self._grid, 3)

    def _columns(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setRowStretch(3, 1)
        for column, name in enumerate(NETS):
            self.notes[name].setProperty("role", "small")
            for row, part in enumerate(self._parts(name)):
                grid.addWidget(part, row, column)
        return grid

    def _parts(self, name: str) -> tuple[QWidget, ...]:
        return self.cards[name], self.pads[name], self.notes[name]

    def show_state(self, state: FramingState) -> None:
        self._show_names(state.names)
        self.picture.show_nudged(state.moved, Marks(cross=MIDDLE), state.nudge)
        for answer in state.moved_answers:
            name = answer.name
            found = state.explained.nudges.get(name)
            self.cards[name].show_answer(answer)
            self.pads[name].show_map(found, state.nudge)
            self.notes[name].setText(texts.pad_note(found))

    def _show_names(self, names: tuple[str, ...]) -> None:
        if names == self._names:
            return
        self._names = names
        for column, name in enumerate(NETS):
            self._grid.setColumnStretch(column, int(name in names))
            for part in self._parts(name):
                part.setVisible(name in names)
        self._share_height()

    def _share_height(self) -> None:
        """Make the pads as large as their columns, or as the picture above them leaves room."""
        if not self._names:
            return
        wide = self._box.direction() == QBoxLayout.Direction.LeftToRight
        room = self.width() * 3 // 5 if wide else self.width()
        columns = len(self._names)
        across = (room - (columns - 1) * self._grid.horizontalSpacing()) // columns
        down = self.height() - LEAST - (0 if wide else SMALLEST_PICTURE)
        for name, pad in self.pads.items():
            others = self.cards[name].sizeHint().height() + self.notes[name].sizeHint().height()
            pad.setFixedHeight(max(pad.minimumSizeHint().height(), min(across, down - others)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the picture above the networks, or beside them where there is room."""
        directions = QBoxLayout.Direction
        size = event.size()
        wide = size.width() >= WIDE and size.height() < FLAT * size.width()
        self._box.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._box.setStretch(0, 2 if wide else 1)
        self._box.setStretch(1, 3 if wide else 0)
        self._share_height()
        super().resizeEvent(event)

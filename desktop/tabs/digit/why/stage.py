"""The middle of the page: two large pictures side by side, and the digits like them below."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QSlider, QToolButton, QWidget

from desktop.services.number_list import NumberList, columns
from desktop.services.numbers import probability
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.digit.why import texts
from desktop.tabs.digit.why.boards import BesideBoard, EvidenceBoard, NeighbourRow
from desktop.tabs.digit.why.presenter import WhyPresenter
from desktop.tabs.digit.why.state import WhyState
from desktop.widgets.painted.grid import Grid
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.arrays import FloatArray

GAP = 16
LEAST = 160
"""Side of the large pictures in pixels that they keep on the smallest screen."""
SHOWN = 0.005
"""Smaller probabilities have a column without a number."""
LARGE = 0.2
"""Probabilities with a number even where columns are narrow."""


class WhyStage(QWidget):
    """Lays out and shows everything that is drawn.

    The places are worked out here and not by a layout: both squares are to be as large as the
    room allows, and captions, slider and columns as wide as the square they belong to.
    """

    def __init__(self, presenter: WhyPresenter) -> None:
        super().__init__()
        self._state = presenter.state
        self.evidence, self.beside = EvidenceBoard(self), BesideBoard(self)
        self.titles = (QLabel(self), QLabel(self))
        self.notes = (QLabel(self), QLabel(self))
        self.play, self.slider = QToolButton(self), QSlider(Qt.Orientation.Horizontal, self)
        self.columns = (ProbabilityColumns(self), ProbabilityColumns(self))
        self.row_title = QLabel(self)
        self.row = NeighbourRow(self)
        for label in (*self.notes, *self.titles):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for note in self.notes:
            note.setProperty("role", "small")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._name()
        self._connect(presenter)
        theme.follow(self._restyle)

    def _connect(self, presenter: WhyPresenter) -> None:
        self.columns[0].chosen.connect(presenter.choose_digit)
        self.columns[1].chosen.connect(presenter.choose_target)
        self.play.clicked.connect(presenter.toggle_play)
        self.slider.valueChanged.connect(presenter.set_frame)
        self.row.chosen.connect(presenter.choose_neighbour)
        self.row.wanted.connect(presenter.explain_neighbour)

    def sizeHint(self) -> QSize:
        return QSize(2 * 280 + GAP, 560)

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * LEAST + GAP, 300)

    def show_state(self, state: WhyState) -> None:
        self._state = state
        for part in (self.evidence, self.beside, self.row):
            part.show_state(state)
        heads = (texts.evidence_title(state), texts.beside_title(state))
        if heads != tuple(title.text() for title in self.titles):
            for title, words in zip(self.titles, heads, strict=True):
                title.setText(words)
            self._lay_out()
        self.notes[0].setText(texts.legend(state))
        self.notes[1].setText(texts.change_note(state))
        self.row_title.setText(texts.neighbours_title(state))
        shares = None if state.evidence is None else state.evidence.probabilities
        self.columns[0].show_values(shares, state.digit)
        self.columns[1].show_values(state.probabilities, state.target)
        film = state.film
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, 1 if film is None else len(film) - 1)
            self.slider.setValue(state.frame)
        self.slider.setEnabled(film is not None)
        self.play.setEnabled(film is not None)
        self._name_play()

    def _name(self) -> None:
        self.slider.setAccessibleName(self.tr("From the drawing to the changed one"))
        self.slider.setToolTip(self.tr("Drag: from the drawing to the changed one"))
        self.columns[0].setToolTip(self.tr("Probability y of each digit; click: evidence for it"))
        self.columns[1].setToolTip(
            self.tr(
                "Probability y of each digit in the picture above; click: turn it into that digit"
            )
        )

    def _name_play(self) -> None:
        if theme.current().still:
            tip = self.tr("Before or after; less motion is wanted, so nothing plays")
        elif self._state.playing:
            tip = self.tr("Stop")
        else:
            tip = self.tr("Play: watch the drawing change")
        self.play.setText("❚❚" if self._state.playing else "▶")
        self.play.setToolTip(tip)
        self.play.setAccessibleName(tip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Share out the height: the squares first, then the columns, then a second row."""
        tokens, width, height = theme.current(), self.width(), self.height()
        line = round(QFontMetricsF(tokens.font("body")).height()) + 4
        small = round(QFontMetricsF(tokens.font("small")).height())
        control = max(small + 4, round(tokens.px(24)))
        half = (width - GAP) // 2
        least = 2 * small + round(tokens.px(28))
        rows, row = 1, self.row.height_for(width, 1)
        for head in (line, 2 * line):
            texts = head + 2 + (small + 8) + control + (small + 8)
            side = max(56, (min(half, height - texts - least - row) - 2) // 14 * 14 + 2)
            if self._title_width() <= side:
                break
        if self.row.height_for(width, 2) <= height - texts - least - side:
            rows, row = 2, self.row.height_for(width, 2)
        self.row.set_rows(rows)
        columns = min(height - texts - side - row, least + round(tokens.px(64)))
        gap = min(4 * GAP, max(GAP, width - 2 * side))
        left = (width - 2 * side - gap) // 2
        top = min(max(0, (height - texts - side - row - columns) // 3), GAP)
        y = top + head + 2
        for k, x in enumerate((left, left + side + gap)):
            self.titles[k].setGeometry(x, top, side, head)
            (self.evidence, self.beside)[k].setGeometry(x, y, side, side)
            self.notes[k].setGeometry(x, y + side + 2, side, small + 4 + (1 - k) * control)
            self.columns[k].setGeometry(x, y + side + small + 8 + control, side, columns)
        self._lay_out_film(left + side + gap, y + side + small + 8, side, control)
        self.row_title.setGeometry(0, height - row - small - 6, width, small + 4)
        self.row.setGeometry(0, height - row, width, row)

    def _title_width(self) -> int:
        """Return how wide the wider title is on one line."""
        return max(title.fontMetrics().horizontalAdvance(title.text()) + 2 for title in self.titles)

    def _lay_out_film(self, left: int, top: int, width: int, height: int) -> None:
        button = max(round(1.3 * height), self.play.sizeHint().width())
        self.play.setGeometry(left, top, button, height)
        self.slider.setGeometry(left + button + 6, top, width - button - 6, height)

    @Slot(object)
    def _restyle(self, tokens: Theme) -> None:
        for title in self.titles:
            font = tokens.font("body")
            theme.set_bold(font)
            title.setFont(font)
        self.row_title.setFont(tokens.font("body"))
        self._lay_out()


class ProbabilityColumns(PaintedWidget):
    """Shows probabilities of shape (10,); a click chooses a digit."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values: FloatArray | None = None
        self._marked: int | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Probability of each digit"))

    def show_values(self, values: FloatArray | None, marked: int | None) -> None:
        """Show probabilities, one digit underlined; None empties the columns."""
        if values is self.values and marked == self._marked:
            return
        self.values, self._marked = values, marked
        if values is not None:
            digit = int(values.argmax())
            self.setAccessibleDescription(f"{digit}: {probability(float(values[digit]))}")
        self.update()

    def numbers_shown(self) -> NumberList | None:
        if self.values is None:
            return None
        return columns((self.tr("digit"), self.tr("probability")), range(10), self.values)

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(theme.current().font("small")).height()
        return QSize(200, round(2 * line + theme.current().px(40)))

    def column(self, digit: int) -> QRectF:
        return self._grid().cell(0, digit)

    def _grid(self) -> Grid:
        return Grid(QRectF(self.rect()), 1, 10)

    def tip_at(self, place: QPointF) -> str:
        digit = self._at(place)
        if self.values is None or digit is None:
            return ""
        return f"{digit}: {probability(float(self.values[digit]))}"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        digit = self._at(event.position())
        if digit is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(digit)

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        painter.setFont(tokens.font("small"))
        line = QFontMetricsF(painter.font()).height()
        base = self.height() - line - tokens.px(2)
        for digit in range(10):
            self._paint_column(painter, digit, line, base, tokens)
        painter.setPen(QPen(tokens.colour("border"), 1))
        painter.drawLine(QPointF(0, base + 0.5), QPointF(self.width(), base + 0.5))

    def _paint_column(
        self, painter: QPainter, digit: int, line: float, base: float, tokens: Theme
    ) -> None:
        place = self.column(digit)
        share = 0.0 if self.values is None else float(self.values[digit])
        marked = digit == self._marked
        height = share * max(0.0, base - line)
        bar = QRectF(
            place.left() + 0.15 * place.width(), base - height, 0.7 * place.width(), height
        )
        painter.fillRect(bar, tokens.colour("positive" if marked else "muted"))
        centre = Qt.AlignmentFlag.AlignCenter
        painter.setPen(tokens.colour("ink"))
        below = QRectF(place.left(), base, place.width(), self.height() - base)
        painter.drawText(below, centre, str(digit))
        if marked:
            painter.fillRect(
                QRectF(bar.left(), self.height() - 2, bar.width(), 2), tokens.colour("accent")
            )
        if share >= SHOWN and (share >= LARGE or place.width() >= 2.6 * line / 2):
            text = probability(share, 0, unit=False)
            width = painter.fontMetrics().horizontalAdvance(text) + 2
            start = min(max(place.center().x() - width / 2, 0), self.width() - width)
            painter.drawText(QRectF(start, bar.top() - line, width, line), centre, text)

    def _at(self, point: QPointF) -> int | None:
        cell = self._grid().at(point)
        return None if cell is None else cell[1]

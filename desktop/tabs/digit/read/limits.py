"""The two limits: from where on a drawing is no digit, and an answer is sure; gauges as well."""

from __future__ import annotations

from math import inf, isinf

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.services import numbers
from desktop.services.i18n import translate
from desktop.style import theme
from desktop.tabs.digit.read import thresholds
from desktop.tabs.digit.read.presenter import ReadPresenter
from desktop.tabs.digit.read.state import ReadState
from desktop.tabs.digit.read.texts import decimal
from desktop.widgets.controls.layout_helpers import column_in, small_label, tip
from desktop.widgets.input import Track
from desktop.widgets.painted.bars import percent
from nn_core.digits import Limits

STEPS = 120
"""Places of the handle from end to end."""
TRACK = 8.0
HANDLE = 7.0
"""Radius of the handle."""
MARK = 5.0
"""Half the width of the triangle that marks the drawing."""


class LimitSlider(Track):
    """Moves a limit between the ends of a scale; keys and wheel work as on every slider.

    The part of the track on which a value is accepted is blue, the other vermillion; a triangle
    above the track marks the measured value, an arrow one beyond the end. Where what is below the
    limit is accepted, everything is with the handle at the end.

    - ``accepts_below``: whether what is below the limit is accepted, or what is above it.
    """

    limit_moved = Signal(float)
    """The user moved the limit, in units of the scale."""

    def __init__(self, accepts_below: bool) -> None:
        super().__init__()
        self._below = accepts_below
        self._start, self._end = 0.0, 1.0
        self.measured: float | None = None
        self.setRange(0, STEPS)
        self.setPageStep(STEPS // 12)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._moved)
        theme.manager().changed.connect(self._restyle)

    @property
    def limit(self) -> float:
        return self._start + self.value() * (self._end - self._start) / STEPS

    def accepts(self, value: float) -> bool:
        """Whether a value is on the side of the limit that is accepted."""
        if self._below:
            return value <= self.limit or self.value() == STEPS
        return value >= self.limit

    def show_limit(self, limit: float, scale: tuple[float, float], measured: float | None) -> None:
        """Show what the model holds; emits nothing.

        - ``limit``: beyond an end of the scale the handle stays there.
        - ``scale``: start and end.
        - ``measured``: of the present drawing.
        """
        other = scale != (self._start, self._end)
        (self._start, self._end), self.measured = scale, measured
        with QSignalBlocker(self):
            if other:
                self.setSliderDown(False)
            self.setValue(round(STEPS * self._share(limit)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(int(theme.current().px(160)), int(theme.current().px(30)))

    def minimumSizeHint(self) -> QSize:
        return QSize(int(theme.current().px(96)), int(theme.current().px(30)))

    def place(self, value: float) -> float:
        """Return where a value of the scale lies, in the widget's pixels from the left."""
        track = self._track()
        return track.left() + self._share(value) * track.width()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both parts of the track, the handle, and the mark of the drawing."""
        tokens, track = theme.current(), self._track()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = self.place(self.limit)
        lower = QRectF(track.topLeft(), QPointF(at, track.bottom()))
        upper = QRectF(QPointF(at, track.top()), track.bottomRight())
        colours = ("positive_soft", "negative_soft")
        for part, name in zip(
            (lower, upper), colours if self._below else colours[::-1], strict=True
        ):
            painter.fillRect(part, tokens.colour(name if self.isEnabled() else "grid"))
        if self.isEnabled():
            self._paint_handle(painter, QPointF(at, track.center().y()), tokens)
            if self.measured is not None:
                self._paint_mark(painter, self.measured, tokens)
        painter.end()

    def _paint_handle(self, painter: QPainter, middle: QPointF, tokens: theme.Theme) -> None:
        held = self.hasFocus() or self.isSliderDown()
        painter.setPen(QPen(tokens.colour("accent"), tokens.px(3 if held else 2)))
        painter.setBrush(tokens.colour("paper"))
        painter.drawEllipse(middle, tokens.px(HANDLE), tokens.px(HANDLE))

    def _paint_mark(self, painter: QPainter, value: float, tokens: theme.Theme) -> None:
        track, half = self._track(), tokens.px(MARK)
        at, tip = self.place(value), track.top() - tokens.px(3)
        colour: QColor = tokens.colour("positive" if self.accepts(value) else "negative")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        if value > self._end:
            corners = [(at, tip - half), (at - 1.6 * half, tip), (at - 1.6 * half, tip - 2 * half)]
        else:
            corners = [(at, tip), (at - half, tip - 1.6 * half), (at + half, tip - 1.6 * half)]
            painter.fillRect(QRectF(at - 1, track.top(), 2, track.height()), colour)
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))

    def _share(self, value: float) -> float:
        """Return where a value lies between the ends of the scale, from 0 to 1."""
        return min(1.0, max(0.0, (value - self._start) / (self._end - self._start)))

    def _track(self) -> QRectF:
        tokens = theme.current()
        inset, height = tokens.px(HANDLE + 2), tokens.px(TRACK)
        bottom = self.height() - tokens.px(HANDLE + 2) + height / 2
        return QRectF(inset, bottom - height, max(1.0, self.width() - 2 * inset), height)

    def _follow(self, event: QMouseEvent) -> None:
        track = self._track()
        self.setValue(round(STEPS * (event.position().x() - track.left()) / track.width()))

    @Slot(int)
    def _moved(self, _value: int) -> None:
        self.limit_moved.emit(self.limit)
        self.update()

    @Slot(object)
    def _restyle(self, _tokens: theme.Theme) -> None:
        self.updateGeometry()
        self.update()


class LimitsPanel(QWidget):
    """Shows and moves both limits, each with the present drawing's value."""

    def __init__(self, presenter: ReadPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.strange, self.sure = LimitSlider(accepts_below=True), LimitSlider(accepts_below=False)
        self.strange_value, self._sure_value = QLabel(), QLabel()
        self._strange_note, self._sure_note = small_label(), small_label()
        self.reset = QPushButton(self.tr("Reset limits"))
        tip(self.reset, self.tr("Take the limits that belong to this network"))
        self._lay_out()
        self._name_sliders()
        self.strange.limit_moved.connect(self._strange_moved)
        self.sure.limit_moved.connect(presenter.set_sure_above)
        self.reset.clicked.connect(presenter.reset_limits)

    def _lay_out(self) -> None:
        column = column_in(self, spacing=2)
        for label, value, slider, note in (
            (self.tr("No digit a&bove"), self.strange_value, self.strange, self._strange_note),
            (self.tr("Su&re from"), self._sure_value, self.sure, self._sure_note),
        ):
            name = QLabel(label)
            name.setBuddy(slider)
            head = QHBoxLayout()
            head.addWidget(name)
            head.addStretch(1)
            head.addWidget(value)
            column.addLayout(head)
            column.addWidget(slider)
            column.addWidget(note)
            column.addSpacing(6)
        self.reset.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)

    def _name_sliders(self) -> None:
        self.strange.setAccessibleName(self.tr("Strangeness above which a drawing is no digit"))
        self.strange.setToolTip(
            self.tr(
                "s: how unlike the digits it knows the signals in the last hidden layer are, about "
                "0 for digits; the triangle is your drawing. At the right end nothing is refused."
            )
        )
        self.sure.setAccessibleName(self.tr("Probability from which an answer is sure"))
        self.sure.setToolTip(
            self.tr("y: the largest of the ten outputs; the triangle is your drawing")
        )
        for name in self.findChildren(QLabel):
            if name.buddy() is not None:
                name.setToolTip(name.buddy().toolTip())

    def show_state(self, state: ReadState) -> None:
        own, limits, verdict = state.model.limits or Limits(), state.limits, state.verdict
        scale = thresholds.scale(own)
        strangeness = None if verdict is None else verdict.strangeness
        self.strange.setEnabled(scale is not None)
        self.strange.show_limit(limits.strangeness, scale or (0.0, 1.0), strangeness)
        top = state.ranking[0][1] if state.ranking else None
        self.sure.setEnabled(state.model.limits is not None)
        self.sure.show_limit(limits.confidence, (0.0, 1.0), top)
        self.reset.setEnabled(state.model.limits is not None and limits != own)
        self.strange_value.setText(_limit_text(limits.strangeness, known=scale is not None))
        self._sure_value.setText(numbers.percent(limits.confidence, 1))
        self._strange_note.setText(_strange_note(state, strangeness))
        self._sure_note.setText(_sure_note(state, top))
        for slider, note in ((self.strange, self._strange_note), (self.sure, self._sure_note)):
            slider.setAccessibleDescription(note.text())

    @Slot(float)
    def _strange_moved(self, limit: float) -> None:
        # The end of the scale is where nothing is refused, or a drawing far beyond never would be.
        self._presenter.set_strange_above(inf if self.strange.value() == STEPS else limit)


def _limit_text(limit: float, known: bool) -> str:
    if not known:
        return "–"
    if isinf(limit):
        return translate("LimitsPanel", "off")
    return decimal(limit)


def _strange_note(state: ReadState, strangeness: float | None) -> str:
    if state.model.limits is not None and thresholds.scale(state.model.limits) is None:
        return translate(
            "LimitsPanel",
            "This network has no record of digits to compare with, so no drawing is strange to it.",
        )
    if strangeness is None:
        return translate("LimitsPanel", "Strangeness: none measured yet")
    text = translate("LimitsPanel", "Strangeness of your drawing: {value}")
    return text.format(value=decimal(strangeness))


def _sure_note(state: ReadState, top: float | None) -> str:
    if top is None:
        return translate("LimitsPanel", "Probability: none measured yet")
    text = translate("LimitsPanel", "Probability of {digit}: {value}")
    return text.format(digit=state.ranking[0][0], value=percent(top))

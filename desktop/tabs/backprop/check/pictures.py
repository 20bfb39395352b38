"""The two ways as bars, each array's difference on a scale, all gradients as points."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from desktop.services.number_list import NumberList, columns
from desktop.services.numbers import significant
from desktop.style import theme
from desktop.style.plotting import Plot, brush, pen
from desktop.style.theme import Theme
from desktop.tabs.backprop.check import texts
from desktop.tabs.backprop.check.presenter import CheckState
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.arrays import FloatArray
from nn_core.gradcheck import RaceStep

LINE = 20
LOWEST, HIGHEST = -16, 1
"""Ends of the scale of differences, as powers of ten."""
BELOW = -6
"""The power of ten below which all of the book's differences lie (chapter 5.7.3)."""
NOUGHT = -10
"""Gradients smaller than this power of ten lie in the middle of the scatter."""


class RaceBars(PaintedWidget):
    """Two bars: the one is full at once."""

    def __init__(self) -> None:
        super().__init__()
        self._state = CheckState()
        self.setAccessibleName(self.tr("The race"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(320, round(theme.current().px(4 * LINE)))

    def show_state(self, state: CheckState) -> None:
        self._state = state
        says = f"{texts.analytic_line(state.step)}. {texts.numerical_line(state.step)}"
        self.setAccessibleDescription(says)
        self.update()

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        step = self._state.step
        line = tokens.px(LINE)
        painter.setFont(tokens.font("body"))
        done = 0.0 if step is None else step.done / max(1, step.total)
        rows = (
            (texts.analytic_line(step), 0.0 if step is None else 1.0),
            (texts.numerical_line(step), done),
        )
        for place, (text, share) in enumerate(rows):
            top = 2 * line * place
            painter.setPen(tokens.colour("ink"))
            room = QRectF(0, top, self.width(), line)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
            bar = QRectF(0, top + line + 2, self.width(), line - 8)
            painter.fillRect(bar, tokens.colour("grid"))
            bar.setWidth(bar.width() * share)
            painter.fillRect(bar, tokens.colour("positive"))


class Differences(PaintedWidget):
    """A row for each array: where its mean difference lies between 1e−16 and 10."""

    smooth = True

    def __init__(self) -> None:
        super().__init__()
        self._state = CheckState()
        self.setAccessibleName(self.tr("Mean difference of each array"))
        self.setMinimumSize(150, 120)

    def show_state(self, state: CheckState) -> None:
        if state.step is self._state.step and state.symbols == self._state.symbols:
            return
        self._state = state
        checks = () if state.step is None else state.step.checks
        lines = (texts.array_line(state.name(one.name), one) for one in checks)
        self.setAccessibleDescription("; ".join(lines))
        self.update()

    def numbers_shown(self) -> NumberList | None:
        checks = () if self._state.step is None else self._state.step.checks
        heads = self.tr("array"), self.tr("mean |difference|")
        names = [self._state.name(one.name) for one in checks]
        means = [one.mean_difference for one in checks]
        return columns(heads, names, means) if checks else None

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        painter.setFont(tokens.font("small"))
        line, left = tokens.px(LINE), tokens.px(34)
        room = QRectF(left, line, self.width() - left - 4, self.height() - 2 * line)
        band = QRectF(room.topLeft(), QPointF(_x(room, BELOW), room.bottom()))
        painter.fillRect(band, tokens.colour("positive", 0.15))
        self._paint_scale(painter, room, line)
        checks = () if self._state.step is None else self._state.step.checks
        high = room.height() / max(1, len(checks))
        for place, check in enumerate(checks):
            row = QRectF(room.left(), room.top() + place * high, room.width(), high)
            token = "ink" if check.right else "negative_text"
            painter.setPen(tokens.colour(token))
            name = QRectF(0, row.top(), left - 4, high)
            painter.drawText(name, Qt.AlignmentFlag.AlignCenter, self._state.name(check.name))
            if not len(check.places):
                continue
            self._paint_mark(painter, row, check.mean_difference, texts.verdict(check))

    def _paint_scale(self, painter: QPainter, room: QRectF, line: float) -> None:
        tokens = theme.current()
        for power in (-15, -10, BELOW, -1):
            x = _x(room, power)
            painter.setPen(QPen(tokens.colour("grid"), 1))
            painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
            painter.setPen(tokens.colour("muted"))
            text = f"1e−{-power}"
            half = painter.fontMetrics().horizontalAdvance(text) / 2 + 1
            below = QRectF(x - half, room.bottom(), 2 * half, line)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)
        above = QRectF(room.left(), 0, room.width(), line)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, self.tr("mean |difference|"))

    def _paint_mark(self, painter: QPainter, row: QRectF, value: float, says: str) -> None:
        power = math.log10(value) if value > 0 and math.isfinite(value) else LOWEST
        x, y = _x(row, power), row.center().y()
        painter.setBrush(painter.pen().color())
        painter.drawEllipse(QPointF(x, y), 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        text = f"{significant(value, 2)} {says}"
        width = painter.fontMetrics().horizontalAdvance(text)
        left = x + 8 if x + 8 + width < row.right() else x - 8 - width
        painter.drawText(QPointF(left, y + painter.fontMetrics().ascent() / 2), text)


class Scatter(Plot):
    """Numerical against analytic: a point for each parameter, logarithmic on both sides of 0."""

    def __init__(self) -> None:
        names = self.tr("numerical"), self.tr("analytic")
        super().__init__(*names, mouse=False)
        self._step: RaceStep | None = None
        self.setMinimumSize(160, 140)
        self.setAccessibleName(self.tr("Numerical against analytic gradient"))
        self._diagonal = self.plot([-10, 10], [-10, 10])
        self._points, self._bent = self.plot(pen=None), self.plot(pen=None)
        for side, powers in (("bottom", (-2,)), ("left", (-6, -2))):
            ticks = [(s * (p - NOUGHT), _power(s, p)) for p in powers for s in (-1, 1)]
            self.getAxis(side).setTicks([[*ticks, (0, "0")]])
        self.setRange(xRange=(-10.5, 10.5), yRange=(-10.5, 10.5), padding=0)
        self.restyled.connect(self._dress)
        self._dress()
        self.setAccessibleDescription(texts.scatter_line(None))

    def show_state(self, state: CheckState) -> None:
        step = state.step
        if step is self._step:
            return
        self._step = step
        self.setAccessibleDescription(texts.scatter_line(step))
        if step is None:
            self._points.setData([], [])
            self._bent.setData([], [])
            return
        analytic, numerical = (
            _place(step.analytic[: step.done]),
            _place(step.numerical[: step.done]),
        )
        bent = step.bent[: step.done]
        self._points.setData(numerical[~bent], analytic[~bent])
        self._bent.setData(numerical[bent], analytic[bent])

    def numbers_shown(self) -> NumberList | None:
        if self._step is None:
            return None
        done = self._step.done
        return columns(self.axis_names, self._step.numerical[:done], self._step.analytic[:done])

    def _dress(self, *_: object) -> None:
        self._diagonal.setPen(pen("muted", 1, Qt.PenStyle.DashLine))
        for curve, token, symbol in (
            (self._points, "positive", "o"),
            (self._bent, "negative", "x"),
        ):
            curve.setSymbol(symbol)
            curve.setSymbolSize(theme.current().px(4 if symbol == "o" else 8))
            curve.setSymbolPen(None if symbol == "o" else pen(token))
            curve.setSymbolBrush(brush(token, 0.6))


def _x(room: QRectF, power: float) -> float:
    share = (min(max(power, LOWEST), HIGHEST) - LOWEST) / (HIGHEST - LOWEST)
    return room.left() + share * room.width()


def _place(gradients: FloatArray) -> FloatArray:
    """Return sign times the power of ten above ``NOUGHT``, 0 for what is smaller."""
    with np.errstate(divide="ignore", invalid="ignore"):
        powers = np.log10(np.abs(gradients)) - NOUGHT
    powers = np.nan_to_num(powers, nan=0.0, neginf=0.0, posinf=10.0)
    places: FloatArray = np.sign(np.nan_to_num(gradients)) * np.clip(powers, 0, 10.4)
    return places


def _power(sign: int, power: int) -> str:
    return f"{'−' if sign < 0 else ''}1e−{-power}"

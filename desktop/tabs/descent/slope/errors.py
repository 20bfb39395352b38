"""How far a numerical slope is off, over h: a V of which the left arm is rounding."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen

from desktop.services import numbers
from desktop.services.number_list import NumberList, below, columns
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.descent.chart import Chart, paint_handle
from desktop.tabs.descent.slope.state import HS, LARGEST_H, LEAST_H, SlopeState
from desktop.widgets.painted.painted_widget import HeldWidget

FLOOR, CEILING = 1e-17, 1e2
"""Errors that are shown; 0 lies on the floor."""


class ErrorPlot(HeldWidget):
    """Drag the marker to another h, or use the arrow keys."""

    usual_size = (480, 190)
    h_moved = Signal(float)

    def __init__(self, state: SlopeState) -> None:
        super().__init__()
        self._state = state
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 120)
        self.setAccessibleName(self.tr("Error of the slope over h"))
        self.setToolTip(self.tr("How far the slope is off for each h; drag the marker"))

    def show_state(self, state: SlopeState) -> None:
        self._state = state
        self.setAccessibleDescription(f"h {numbers.significant(state.h)}")
        self.update()

    def numbers_shown(self) -> NumberList | None:
        """Return the errors of both ways to work the slope out."""
        names = {"forward": self.tr("forward"), "central": self.tr("central")}
        found = [(says, self._state.errors(method)) for method, says in names.items()]
        heads = "h", self.tr("error")
        lists = [(says, columns(heads, HS, errors)) for says, errors in found if len(errors)]
        return below(self.tr("difference"), lists)

    def chart(self) -> Chart:
        """Return where h and errors lie; far to the left only where h is."""
        whole, tokens = QRectF(self.rect()), theme.current()
        low = LEAST_H if self._state.h < HS[0] else float(HS[0])
        span = (low, LARGEST_H)
        return Chart.inside(whole, tokens, span, (FLOOR, CEILING), log_x=True, log_y=True)

    def handle(self) -> QPointF:
        """Return where the marker can be held."""
        error = abs(self._state.numerical - self._state.exact)
        error = float(np.clip(error, FLOOR, CEILING)) if np.isfinite(error) else CEILING
        return self.chart().at(self._state.h, error)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens, chart, state = QPainter(self), theme.current(), self.chart(), self._state
        chart.paint_axes(painter, tokens, "h", self.tr("error"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.setClipRect(chart.area.adjusted(-1, -1, 1, 1))
        at = self.handle()
        painter.setPen(QPen(tokens.colour("muted"), tokens.px(1), Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(at.x(), chart.area.top()), QPointF(at.x(), chart.area.bottom()))
        for method, style in (
            ("forward", Qt.PenStyle.DashLine),
            ("central", Qt.PenStyle.SolidLine),
        ):
            self._paint_errors(painter, tokens, chart, method, style)
        painter.restore()
        paint_handle(painter, tokens, at, held=bool(self._hold.thing) or self.hasFocus(), radius=5)
        if np.isnan(state.exact):
            middle = chart.area.center()
            text = self.tr("At a kink there is no slope to be near to")
            chart.paint_label(painter, tokens, middle, text, tokens.colour("muted"))
        painter.end()

    def _paint_errors(
        self, painter: QPainter, tokens: Theme, chart: Chart, method: str, style: Qt.PenStyle
    ) -> None:
        errors = self._state.errors(method)
        if not len(errors):
            return
        chosen = method == self._state.method
        pen = QPen(tokens.colour("ink" if chosen else "muted"), tokens.px(1.8 if chosen else 1.2))
        pen.setStyle(style)
        shown = np.clip(errors, FLOOR, CEILING)
        chart.curve(painter, HS, shown, pen)
        place = len(HS) - 42
        name = self.tr("central") if method == "central" else self.tr("forward")
        at = chart.at(float(HS[place]), float(shown[place]))
        chart.paint_label(painter, tokens, at, name, tokens.colour("ink" if chosen else "muted"))

    def move_to(self, at: QPointF) -> None:
        self.h_moved.emit(self.chart().x_of(at.x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the marker by a quarter of a power of ten, with page keys by three."""
        powers = {
            Qt.Key.Key_Left: -0.25,
            Qt.Key.Key_Right: 0.25,
            Qt.Key.Key_PageDown: -3.0,
            Qt.Key.Key_PageUp: 3.0,
        }
        power = powers.get(Qt.Key(event.key()))
        if power is None:
            super().keyPressEvent(event)
        else:
            self.h_moved.emit(self._state.h * 10**power)

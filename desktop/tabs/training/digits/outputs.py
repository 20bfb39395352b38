"""What the network has answered to the drawing in the box, step by step, kept and painted."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from desktop.services import numbers
from desktop.services.number_list import NumberList, columns
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.training.digits.state import Outputs
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.arrays import FloatArray

DIGITS = 10
MOST = 20_000
"""Steps that are kept; of a longer run every other one goes."""
MARK = 6
"""Pixels of the marks that show a lone step."""


class OutputRecord:
    """Grows by one answer a step, and forgets what lies beyond where one has gone back to."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget everything: another drawing, or another run."""
        self._steps = np.zeros(256, np.int64)
        self._answers = np.zeros((256, DIGITS), np.float32)
        self._count = 0

    def put(self, step: int, answers: FloatArray) -> None:
        """Note the answers (10,) after a step."""
        place = int(np.searchsorted(self._steps[: self._count], step))
        if place < self._count or place == MOST:
            # What was seen is shown a little longer: it stays, in the arrays there were.
            self._steps, self._answers = self._steps.copy(), self._answers.copy()
        self._count = place
        if self._count == MOST:
            self._count //= 2
            self._steps[: self._count] = self._steps[1:MOST:2]
            self._answers[: self._count] = self._answers[1:MOST:2]
        if self._count == len(self._steps):
            self._steps = np.concatenate([self._steps, np.zeros_like(self._steps)])
            self._answers = np.concatenate([self._answers, np.zeros_like(self._answers)])
        self._steps[self._count], self._answers[self._count] = step, answers
        self._count += 1

    def seen(self) -> Outputs:
        """Return what there is; read-only views, since a copy for each picture would be large."""
        steps, answers = self._steps[: self._count], self._answers[: self._count]
        for view in (steps, answers):
            view.flags.writeable = False
        return Outputs(steps, answers)


class OutputCurves(PaintedWidget):
    """Ten lines over the steps, the present answer's in blue with its digit."""

    usual_size = (160, 110)

    def __init__(self) -> None:
        super().__init__()
        self._outputs = OutputRecord().seen()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Its ten outputs so far"))

    def show_outputs(self, outputs: Outputs) -> None:
        self._outputs = outputs
        if len(outputs.steps):
            self.setAccessibleDescription(self._words(len(outputs.steps) - 1))
        self.update()

    def numbers_shown(self) -> NumberList:
        heads = (self.tr("step"), *map(str, range(10)))
        return columns(heads, self._outputs.steps, *self._outputs.answers.T)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 56)

    def tip_at(self, place: QPointF) -> str:
        room, steps = self._room(), self._outputs.steps
        if not len(steps):
            return ""
        share = min(max((place.x() - room.left()) / room.width(), 0.0), 1.0)
        step = steps[0] + share * (steps[-1] - steps[0])
        return self._words(min(int(np.searchsorted(steps, step)), len(steps) - 1))

    def _words(self, place: int) -> str:
        answers = self._outputs.answers[place]
        best = np.argsort(answers)[::-1][:3]
        said = ", ".join(f"{d}: {numbers.percent(float(answers[d]))}" for d in best.tolist())
        step = numbers.thousands(int(self._outputs.steps[place]))
        return self.tr("step {step}: {answers}").format(step=step, answers=said)

    def _room(self) -> QRectF:
        margin = theme.current().px(14)
        return QRectF(1, 1, max(8.0, self.width() - margin - 2), max(8.0, self.height() - 2))

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        room = self._room()
        painter.setPen(QPen(tokens.colour("border"), 1))
        painter.setBrush(tokens.colour("paper"))
        painter.drawRect(room)
        steps, answers = self._outputs.steps, self._outputs.answers
        if not steps.any():  # before the first step it answers nothing
            return
        # More points than pixels can't be told apart.
        every = max(1, len(steps) // max(int(room.width()), 1))
        chosen = np.arange(len(steps) - 1, -1, -every)[::-1]
        if len(steps) > 1:
            x = room.left() + room.width() * (steps[chosen] - steps[0]) / (steps[-1] - steps[0])
        else:  # where a run is gone on with: ten marks at the edge
            chosen, x = np.array([0, 0]), np.array([room.right() - MARK, room.right()])
        y = room.bottom() - room.height() * np.nan_to_num(answers[chosen])
        best = int(np.nanargmax(answers[-1]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.colour("muted", 0.6), 1.0))
        for digit in (*(d for d in range(DIGITS) if d != best), best):
            if digit == best:
                painter.setPen(QPen(tokens.colour("positive"), 2.0))
            painter.drawPath(pg.arrayToQPath(x, np.ascontiguousarray(y[:, digit], np.float64)))
        painter.setFont(tokens.font("small"))
        line = painter.fontMetrics().height()
        top = min(max(float(y[-1, best]) - line / 2, 0.0), self.height() - line)
        painter.drawText(QPointF(room.right() + 3, top + painter.fontMetrics().ascent()), str(best))

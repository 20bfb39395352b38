"""The middle of the page of points: network, plane and losses, as the room allows."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from desktop.services import numbers
from desktop.tabs.training.points import texts
from desktop.tabs.training.points.network_view import NetworkView
from desktop.tabs.training.points.plane import PointsPlane
from desktop.tabs.training.points.presenter import PointsPresenter
from desktop.tabs.training.points.state import PointsState
from desktop.tabs.training.runs import NOW, curve_of, show_runs
from desktop.tabs.training.texts import health_text, health_tip
from desktop.widgets.controls.layout_helpers import column_in, row_of, small_label, tip
from desktop.widgets.controls.moving_text import FixedLabel
from desktop.widgets.controls.predict_card import PredictCard
from desktop.widgets.painted.loss_plot import LossPlot
from nn_core.learning import Setup
from nn_core.learning.records import Edit

WIDE = 820
"""From this width on the plane stands beside the network."""
PLOTTED, CHECKED = 0.15, 1.0
"""Seconds between two paintings of the losses, and between two looks at the health."""


class PointsStage(QWidget):
    """Shows a `PointsState`; the keys of the transport work wherever nothing else takes them."""

    def __init__(self, presenter: PointsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._plotted = self._checked = 0.0
        self._level: tuple[float | None, str] | None = None
        self.network, self.plane = NetworkView(presenter), PointsPlane(presenter)
        self.plot, self.health = LossPlot(), small_label()
        self.plot.setMinimumSize(120, 80)
        tip(self.health, health_tip())
        self.batch = QPushButton(self.tr("One batch"))
        tip(self.batch, self.tr("Can a fresh network like this learn ten points by heart?"))
        self.keep = QPushButton(self.tr("Keep"))
        tip(self.keep, self.tr("Let the losses of this run stay in the picture, to be compared"))
        self.card = PredictCard()
        self.card.answered.connect(presenter.predict)
        self.card.drawing_wanted.connect(self.plot.set_drawing)
        self.plot.drawn.connect(presenter.expect)
        self.batch.clicked.connect(presenter.try_one_batch)
        self.keep.clicked.connect(presenter.keep)
        self._right = QWidget()
        column = column_in(self._right, spacing=4)
        column.addWidget(self.plot, 1)
        self._health_place = FixedLabel(self.health)
        column.addWidget(self._health_place)
        column.addLayout(row_of(self.batch, self.keep))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._grid.addWidget(self.card, 2, 0, 1, 2)
        self._wide: bool | None = None
        self._arrange(False)

    def _arrange(self, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        grid = self._grid
        for widget in (self.network, self.plane, self._right):
            grid.removeWidget(widget)
        if wide:
            grid.addWidget(self.network, 0, 0)
            grid.addWidget(self._right, 1, 0)
            grid.addWidget(self.plane, 0, 1, 2, 1)
        else:
            grid.addWidget(self.network, 0, 0, 1, 2)
            grid.addWidget(self.plane, 1, 0)
            grid.addWidget(self._right, 1, 1)
        for row, share in enumerate((3, 2) if wide else (11, 10)):
            grid.setRowStretch(row, share)
        for place, share in enumerate((3, 2) if wide else (1, 1)):
            grid.setColumnStretch(place, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(event.size().width() >= WIDE)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if not self._presenter.press(event.key(), shift):
            super().keyPressEvent(event)

    @Slot(object)
    def show_state(self, state: PointsState) -> None:
        """Show a state: pictures at once, losses and health now and then."""
        self.network.show_state(state)
        self.plane.show_state(state)
        now, running = time.monotonic(), state.run.running
        if not running or now - self._plotted > PLOTTED:
            self._plotted = now
            self._plot(state)
        if not running or now - self._checked > CHECKED:
            self._checked = now
            line = health_text(self._presenter.checks())
            if line != self.health.text():
                self._health_place.set_text(line)

    def _plot(self, state: PointsState) -> None:
        run = self._presenter.run
        show_runs(self.plot, self.card, state, texts.card(state, run))
        steps, losses, apart = curve_of(run.history)
        level = texts.reference(state)
        if level != self._level:
            self._level = level
            self.plot.set_reference(*level)
        self.plot.set_run(NOW, self.tr("now"), steps, losses, apart)
        self.plot.set_marks(marks(run.edits, run.history.first, run.first_setup))


def marks(edits: tuple[Edit, ...], first: int, setup: Setup) -> list[tuple[int, str]]:
    """Return the steps at which something was changed: to which rate, else a dot.

    - ``first``: the step the run began at; what was changed there is no change of it.
    - ``setup``: the settings it began with.
    """
    found: dict[int, str] = {}
    rate = setup.optimizer.lr
    for edit in edits:
        before, rate = rate, rate if edit.setup is None else edit.setup.optimizer.lr
        if edit.step > first and rate != before:
            found[edit.step] = f"η {numbers.significant(rate)}"
        elif edit.step > first:
            found.setdefault(edit.step, "•")
    return list(found.items())[-8:]

"""The buttons of a run of learning: on, stop, back, in parts, anew; a slider over all its steps."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from desktop.services import numbers
from desktop.services.i18n import phrase_text, translate
from desktop.services.training_run import RunState, Speed, TrainingRun
from desktop.widgets.controls.layout_helpers import (
    column_in,
    narrow,
    player,
    row_of,
    show_sign,
    small_label,
    tip,
)
from desktop.widgets.controls.moving_text import FixedLabel
from desktop.widgets.input import Count, Menu, Track
from nn_core.learning.diagnosis import Diagnosis, rate_after

LAST, MINUTES = 1_000_000, 90
"""The largest step to end at; seconds from which on a time is told in minutes."""


class TransportRow(QWidget):
    """Shows and moves a `TrainingRun`.

    - ``mend``: goes back to before a break; seen only after one.
    """

    def __init__(self, run: TrainingRun) -> None:
        super().__init__()
        self._run = run
        self.start, self.back, self.step, self.part = (QToolButton() for _ in range(4))
        for button, sign in (
            (self.start, "|◀"),
            (self.back, "◀"),
            (self.step, "▶"),
            (self.part, "▷"),
        ):
            show_sign(button, sign)
        for button in (self.start, self.back, self.step, self.part):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.play, self.mend = QPushButton(), QPushButton()
        self.play.setDefault(True)
        self.other = QPushButton(self.tr("Other start"))
        self.speed = Menu()
        narrow(self.speed, 6)
        self.end = Count()
        self.end.setRange(0, LAST)
        self.end.setSingleStep(100)
        self.end.setGroupSeparatorShown(True)
        self.end.setKeyboardTracking(False)
        self.end.setSpecialValueText(self.tr("No end"))
        self.end.setPrefix(self.tr("End: step "))
        self.scrub = Track()
        self.says = small_label()
        self._place = FixedLabel(self.says)
        column = column_in(self)
        column.addLayout(player(self.play, self.other))
        row = row_of(self.start, self.back, self.step, self.part)
        for place in range(row.count()):
            row.setStretch(place, 1)
        column.addLayout(row)
        column.addWidget(self.scrub)
        column.addWidget(self._place)
        column.addWidget(self.speed)
        column.addWidget(self.end)
        column.addWidget(self.mend)
        self._name()
        self._connect()
        self.show_state(run.state)

    def _connect(self) -> None:
        run = self._run
        self.start.clicked.connect(run.same_start)
        self.back.clicked.connect(run.back)
        self.play.clicked.connect(run.toggle)
        self.step.clicked.connect(run.step_on)
        self.part.clicked.connect(run.sub_step)
        self.other.clicked.connect(run.other_start)
        self.mend.clicked.connect(run.back_to_good)
        self.scrub.valueChanged.connect(run.go_to)
        self.speed.activated.connect(self._speed_chosen)
        self.end.valueChanged.connect(run.set_end)
        run.changed.connect(self.show_state)

    @Slot(object)
    def show_state(self, state: RunState) -> None:
        if not self.scrub.isSliderDown():
            with QSignalBlocker(self.scrub):
                self.scrub.setRange(state.first, state.furthest)
                self.scrub.setValue(state.step)
        begun = state.step > state.first or state.half_done
        for button in (self.start, self.back):
            if button.isEnabled() != begun:
                button.setEnabled(begun)
        _set_text(self.play, self.tr("Pause") if state.running else self.tr("Run"))
        self._place.set_text(place_text(state))
        with QSignalBlocker(self.speed):
            self.speed.setCurrentIndex(self.speed.findData(str(state.speed)))
        if self.end.value() != state.end:
            with QSignalBlocker(self.end):
                self.end.setValue(state.end)
        if state.diagnosis is not None:
            self.mend.setText(self._mend_text(state, state.diagnosis))
        if self.mend.isHidden() == state.broken:
            self.mend.setVisible(state.broken)

    def _mend_text(self, state: RunState, diagnosis: Diagnosis) -> str:
        rate = rate_after(state.setup, diagnosis)
        if rate == state.setup.optimizer.lr:
            return self.tr("Back to step {step}").format(step=diagnosis.good_step)
        return self.tr("Back to step {step} with η = {rate}").format(
            step=diagnosis.good_step, rate=numbers.significant(rate)
        )

    @Slot(int)
    def _speed_chosen(self, index: int) -> None:
        self._run.set_speed(self.speed.itemData(index))

    def _name(self) -> None:
        for speed, text in (
            (Speed.ONE, self.tr("1 step a second")),
            (Speed.TEN, self.tr("10 steps a second")),
            (Speed.PICTURE, self.tr("1 step per frame")),
            (Speed.FULL, self.tr("As fast as it goes")),
        ):
            self.speed.addItem(text, str(speed))
        for widget, name, says in (
            (self.start, self.tr("Same start"), self.tr("Begin again with the same weights: Home")),
            (self.back, self.tr("One step back"), self.tr("One step back: ←")),
            (self.play, self.tr("Run"), self.tr("Learn, or stop: space bar")),
            (self.step, self.tr("One step on"), self.tr("One step on: →")),
            (
                self.part,
                self.tr("Part of a step"),
                self.tr("The next part of a step (forward, loss, backward, update): Shift+→"),
            ),
            (self.scrub, self.tr("Step"), self.tr("Go to any step of this run")),
            (
                self.speed,
                self.tr("Speed"),
                self.tr("Steps a second, one step per frame of the screen, or as fast as it goes"),
            ),
            (
                self.end,
                self.tr("End"),
                self.tr("The step at which it stops by itself; the time until then is estimated"),
            ),
            (self.other, self.tr("Other start"), self.tr("Begin again with other weights")),
            (self.mend, self.tr("Back"), self.tr("Go back to before it broke")),
        ):
            widget.setAccessibleName(name)
            tip(widget, says)


def place_text(state: RunState) -> str:
    """Return "step 600 · sample 60,000 · 6.0 times through the data", translated."""
    text = translate(
        "TransportRow", "step {step} · sample {samples} · {epochs} times through the data"
    ).format(
        step=numbers.thousands(state.step),
        samples=numbers.thousands(state.samples),
        epochs=numbers.fixed(state.epochs, 1),
    )
    if state.left is not None:
        text = f"{text} · {_left_text(state.left)}"
    if not state.half_done:
        return text
    begun = translate("TransportRow", "step {next} has begun")
    return f"{text} · {begun.format(next=numbers.thousands(state.step + 1))}"


def _left_text(seconds: float) -> str:
    minutes = seconds > MINUTES
    text = (
        translate("TransportRow", "about {count} min left")
        if minutes
        else (translate("TransportRow", "about {count} s left"))
    )
    return text.format(count=numbers.thousands(max(1, round(seconds / 60 if minutes else seconds))))


def break_text(diagnosis: Diagnosis) -> str:
    """Return where a run broke, why, and what to do, translated."""
    return " ".join(map(phrase_text, (diagnosis.where, diagnosis.what, diagnosis.remedy)))


def _set_text(button: QPushButton, text: str) -> None:
    if button.text() != text:
        button.setText(text)

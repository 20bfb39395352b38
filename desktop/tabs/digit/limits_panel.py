"""The two limits of the digit tab: from where on a drawing is no digit, and an answer is sure."""

from __future__ import annotations

from math import inf, isinf

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.tabs.digit import thresholds
from desktop.tabs.digit.answers import decimal
from desktop.tabs.digit.limit_slider import STEPS, LimitSlider
from desktop.tabs.digit.state import DigitState
from desktop.widgets.controls.layout_helpers import small_label
from desktop.widgets.painted.bars import percent
from nn_core.digits import Limits


class LimitsPanel(QWidget):
    """Shows and moves both limits, each with the present drawing's value."""

    strange_above_moved = Signal(float)
    sure_above_moved = Signal(float)
    reset_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strange, self.sure = LimitSlider(accepts_below=True), LimitSlider(accepts_below=False)
        self._strange_label, self._strange_value = QLabel(), QLabel()
        self._sure_label, self._sure_value = QLabel(), QLabel()
        self._strange_note, self._sure_note = small_label(), small_label()
        self.reset = QPushButton()
        self._state: DigitState | None = None
        self._lay_out()
        self.strange.limit_moved.connect(self._strange_moved)
        self.sure.limit_moved.connect(self.sure_above_moved)
        self.reset.clicked.connect(self.reset_wanted)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for label, value, slider, note in (
            (self._strange_label, self._strange_value, self.strange, self._strange_note),
            (self._sure_label, self._sure_value, self.sure, self._sure_note),
        ):
            label.setBuddy(slider)
            head = QHBoxLayout()
            head.addWidget(label)
            head.addStretch(1)
            head.addWidget(value)
            column.addLayout(head)
            column.addWidget(slider)
            column.addWidget(note)
            column.addSpacing(6)
        self.reset.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)

    def render_state(self, state: DigitState) -> None:
        """Show the limits in use and what was measured."""
        self._state = state
        own, limits, verdict = state.model.limits or Limits(), state.limits, state.verdict
        scale = thresholds.scale(own)
        strangeness = None if verdict is None else verdict.strangeness
        self.strange.setEnabled(scale is not None)
        self.strange.show_limit(limits.strangeness, scale or (0.0, 1.0), strangeness)
        top = state.ranking[0][1] if state.ranking else None
        self.sure.setEnabled(state.model.limits is not None)
        self.sure.show_limit(limits.confidence, (0.0, 1.0), top)
        self.reset.setEnabled(state.model.limits is not None and limits != own)
        self._strange_value.setText(_limit_text(limits.strangeness, known=scale is not None))
        self._sure_value.setText(f"{100 * limits.confidence:.3g} %")
        self._strange_note.setText(_strange_note(state, strangeness))
        self._sure_note.setText(_sure_note(state, top))
        for slider, note in ((self.strange, self._strange_note), (self.sure, self._sure_note)):
            slider.setAccessibleDescription(note.text())

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self._strange_label.setText(self.tr("No digit a&bove"))
        self._sure_label.setText(self.tr("Su&re from"))
        self.reset.setText(self.tr("Reset limits"))
        self.reset.setToolTip(self.tr("Take the limits that belong to this network"))
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
        if self._state is not None:
            self.render_state(self._state)

    @Slot(float)
    def _strange_moved(self, limit: float) -> None:
        # The end of the scale is where nothing is refused, or a drawing far beyond never would be.
        self.strange_above_moved.emit(inf if self.strange.value() == STEPS else limit)


def _limit_text(limit: float, known: bool) -> str:
    if not known:
        return "–"
    if isinf(limit):
        return QCoreApplication.translate("LimitsPanel", "off")
    return decimal(limit)


def _strange_note(state: DigitState, strangeness: float | None) -> str:
    if state.model.limits is not None and thresholds.scale(state.model.limits) is None:
        return QCoreApplication.translate(
            "LimitsPanel",
            "This network has no record of digits to compare with, so no drawing is strange to it.",
        )
    if strangeness is None:
        return QCoreApplication.translate("LimitsPanel", "Strangeness: none measured yet")
    text = QCoreApplication.translate("LimitsPanel", "Strangeness of your drawing: {value}")
    return text.format(value=decimal(strangeness))


def _sure_note(state: DigitState, top: float | None) -> str:
    if top is None:
        return QCoreApplication.translate("LimitsPanel", "Probability: none measured yet")
    text = QCoreApplication.translate("LimitsPanel", "Probability of {digit}: {value}")
    return text.format(digit=state.ranking[0][0], value=percent(top))

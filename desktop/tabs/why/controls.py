"""The why tab's controls: network, picture, what evidence to show, what to make of it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.network_menu import NetworkMenu
from desktop.shown_picture import Source
from desktop.tabs.why import wording
from desktop.tabs.why.chips import DigitChips
from desktop.tabs.why.state import WhyState
from nn_core.digits.explain import Method


class WhyControls(QWidget):
    """Shows and changes what is asked."""

    model_chosen = Signal(str)
    method_chosen = Signal(str)
    cancel_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, state: WhyState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._model_label, self.model = QLabel(), NetworkMenu()
        self._source = QLabel()
        self.sample, self.mine = QPushButton(), QPushButton()
        self._method_label = QLabel()
        self.occlusion, self.gradient = QRadioButton(), QRadioButton()
        self._group = QButtonGroup(self)
        self._digit_label, self.digit = QLabel(), DigitChips()
        self._rival_label, self.rival = QLabel(), DigitChips()
        self._target_label, self.target = QLabel(), DigitChips()
        self.stop = QPushButton()
        self._prepare()
        self._lay_out()
        self._connect()

    def _prepare(self) -> None:
        self._model_label.setBuddy(self.model)
        for label in (self._source, self._digit_label, self._rival_label, self._target_label):
            label.setWordWrap(True)
        self._source.setProperty("role", "small")
        self._group.addButton(self.occlusion)
        self._group.addButton(self.gradient)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        _stack(column, self._model_label, self.model)
        column.addSpacing(4)
        _stack(column, self._source, self.sample, self.mine)
        column.addSpacing(4)
        _stack(column, self._method_label, self.occlusion, self.gradient)
        column.addSpacing(4)
        _stack(column, self._digit_label, self.digit, self._rival_label, self.rival)
        column.addSpacing(4)
        _stack(column, self._target_label, self.target, self.stop)

    def _connect(self) -> None:
        self.model.picked.connect(self.model_chosen)
        self.occlusion.clicked.connect(self._occlusion_clicked)
        self.gradient.clicked.connect(self._gradient_clicked)
        self.stop.clicked.connect(self._stop_clicked)

    def show_state(self, state: WhyState) -> None:
        """Show a state."""
        self._state = state
        self.model.show_networks(state.models, state.model)
        self._source.setText(wording.source(state))
        self.mine.setEnabled(state.source is Source.SAMPLE)
        self.sample.setEnabled(bool(state.models))
        occlusion = state.method is Method.OCCLUSION
        (self.occlusion if occlusion else self.gradient).setChecked(True)
        self.digit.show_value(state.digit)
        self.rival.show_value(state.rival, barred=state.digit)
        self.target.show_value(state.target, barred=state.answer)
        known = state.evidence is not None
        for chips in (self.digit, self.rival, self.target):
            chips.setEnabled(known)
        cancelled = state.search is None and known
        self.stop.setEnabled(state.searching or cancelled)
        self.stop.setText(self.tr("Search again") if cancelled else self.tr("Stop searching"))

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self._model_label.setText(self.tr("&Network"))
        _tip(self.model, self.tr("The network whose answer is explained"))
        self.sample.setText(self.tr("A digit of MNIST"))
        _tip(self.sample, self.tr("Explain one of the digits that come with the program"))
        self.mine.setText(self.tr("My drawing"))
        _tip(self.mine, self.tr("Explain what you have drawn in the tab Digit"))
        self._method_label.setText(self.tr("How evidence is found"))
        self.occlusion.setText(self.tr("Turn patches"))
        _tip(
            self.occlusion,
            self.tr(
                "Occlusion: take the ink of a patch away, or ink its paper, "
                "and see how the score moves"
            ),
        )
        self.gradient.setText(self.tr("Gradient × input"))
        _tip(self.gradient, self.tr("The slope of the score along a pixel, times its ink x"))
        self._digit_label.setText(self.tr("Evidence for"))
        tip = self.tr("The digit whose score a is explained; click again for the answer")
        self.digit.describe(self.tr("Evidence for"), tip)
        self._rival_label.setText(self.tr("against"))
        tip = self.tr("The digit to compare with; click again for none")
        self.rival.describe(self.tr("Evidence against"), tip)
        self._target_label.setText(self.tr("Make it a"))
        tip = self.tr("The digit that a small change is to make of it")
        self.target.describe(self.tr("Make it a"), tip)
        self.stop.setToolTip(self.tr("Stop looking for a change, or look again"))
        self.model.retranslate()
        self.show_state(self._state)

    @Slot()
    def _occlusion_clicked(self) -> None:
        self.method_chosen.emit(Method.OCCLUSION)

    @Slot()
    def _gradient_clicked(self) -> None:
        self.method_chosen.emit(Method.GRADIENT)

    @Slot()
    def _stop_clicked(self) -> None:
        (self.cancel_wanted if self._state.searching else self.again_wanted).emit()


def _stack(column: QVBoxLayout, *widgets: QWidget) -> None:
    for widget in widgets:
        column.addWidget(widget)


def _tip(widget: QWidget, tip: str) -> None:
    widget.setToolTip(tip)
    widget.setAccessibleDescription(tip)

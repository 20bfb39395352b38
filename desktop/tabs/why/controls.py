"""The why tab's controls: network, picture, what evidence to show, what to make of it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QPushButton,
    QRadioButton,
    QWidget,
)

from desktop.tabs.why.digit_buttons import DigitChips
from desktop.tabs.why.state import WhyState
from desktop.widgets.controls.layout_helpers import column_in, stack, tip
from desktop.widgets.controls.network_menu import NetworkMenu
from desktop.widgets.controls.picture_choice import PictureChoice
from nn_core.explain import Method


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
        self.source = PictureChoice()
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
        for label in (self._digit_label, self._rival_label, self._target_label):
            label.setWordWrap(True)
        self._group.addButton(self.occlusion)
        self._group.addButton(self.gradient)

    def _lay_out(self) -> None:
        column = column_in(self, self._model_label, self.model)
        column.setSpacing(6)
        column.addSpacing(4)
        column.addWidget(self.source)
        column.addSpacing(4)
        stack(column, self._method_label, self.occlusion, self.gradient)
        column.addSpacing(4)
        stack(column, self._digit_label, self.digit, self._rival_label, self.rival)
        column.addSpacing(4)
        stack(column, self._target_label, self.target, self.stop)

    def _connect(self) -> None:
        self.model.picked.connect(self.model_chosen)
        self.occlusion.clicked.connect(self._occlusion_clicked)
        self.gradient.clicked.connect(self._gradient_clicked)
        self.stop.clicked.connect(self._stop_clicked)

    def show_state(self, state: WhyState) -> None:
        """Show a state."""
        self._state = state
        self.model.show_networks(state.models, state.model)
        self.source.show_source(state.source, state.label, bool(state.models))
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
        tip(self.model, self.tr("The network whose answer is explained"))
        self.source.retranslate(
            self.tr("Explain one of the digits that come with the program"),
            self.tr("Explain what you have drawn in the first tab"),
        )
        self._method_label.setText(self.tr("How evidence is found"))
        self.occlusion.setText(self.tr("Turn patches"))
        tip(
            self.occlusion,
            self.tr(
                "Occlusion: take the ink of a patch away, or ink its paper, "
                "and see how the score moves"
            ),
        )
        self.gradient.setText(self.tr("Gradient × input"))
        tip(self.gradient, self.tr("The slope of the score along a pixel, times its ink x"))
        self._digit_label.setText(self.tr("Evidence for"))
        says = self.tr("The digit whose score a is explained; click again for the answer")
        self.digit.describe(self.tr("Evidence for"), says)
        self._rival_label.setText(self.tr("compared with"))
        says = self.tr("The digit to compare with; click again for none")
        self.rival.describe(self.tr("Evidence compared with"), says)
        self._target_label.setText(self.tr("Turn it into"))
        says = self.tr("The digit that a small change is to turn it into")
        self.target.describe(self.tr("Turn it into"), says)
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

"""The controls of the page Teach: whose digits, which network, how long, how much of MNIST."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.services.i18n import error_texts
from desktop.tabs.mydigits.teach.slider import NamedSlider
from desktop.tabs.mydigits.teach.state import (
    FEWEST_STEPS,
    MOST_REHEARSAL,
    MOST_STEPS,
    Hand,
    TeachState,
)
from desktop.widgets.controls.layout_helpers import narrow, row_of, small_label, stack
from desktop.widgets.controls.network_menu import NetworkMenu
from nn_core.errors import BadakError


class TeachControls(QWidget):
    """Shows and changes how a network is taught."""

    hand_chosen = Signal(str)
    base_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hand_name, self.hand = QLabel(), QComboBox()
        self._base_name, self.base = QLabel(), NetworkMenu()
        self._title, self.name, self._why = QLabel(), QLineEdit(), small_label()
        self.steps = NamedSlider(FEWEST_STEPS, MOST_STEPS, 40)
        self.rehearsal = NamedSlider(0, MOST_REHEARSAL, 4)
        self.start, self.cancel = QPushButton(), QPushButton()
        self.progress = QProgressBar()
        self.keep, self.throw_away = QPushButton(), QPushButton()
        self._lay_out()
        self.hand.activated.connect(self._hand_activated)
        self.base.picked.connect(self.base_chosen)

    def _lay_out(self) -> None:
        self._hand_name.setBuddy(self.hand)
        self._base_name.setBuddy(self.base)
        self._title.setBuddy(self.name)
        narrow(self.hand, 10)
        self.name.setMaxLength(60)
        self.name.setProperty("role", "field")
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setMaximumHeight(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        stack(column, self._hand_name, self.hand, self._base_name, self.base)
        stack(column, self.steps, self.rehearsal)
        column.addLayout(row_of(self.start, self.cancel))
        column.addWidget(self.progress)
        stack(column, self._title, self.name, self._why)
        column.addLayout(row_of(self.keep, self.throw_away))

    def render_state(self, state: TeachState) -> None:
        """Show a state."""
        held = self.window().focusWidget()
        self.base.show_networks(state.models, state.base)
        with QSignalBlocker(self.hand), QSignalBlocker(self.name):
            self.hand.setCurrentIndex(self.hand.findData(str(state.hand)))
            if self.name.text() != state.name:
                self.name.setText(state.name)
        self._show_sliders(state)
        still = not state.running
        for widget in (self.hand, self.base, self.steps, self.rehearsal):
            widget.setEnabled(still)
        self.start.setEnabled(state.ready)
        self.cancel.setEnabled(state.running)
        done = state.step.done if state.running and state.step is not None else 0.0
        self.progress.setValue(round(1000 * done))
        self.keep.setEnabled(state.result is not None and still and state.refusal is None)
        self.throw_away.setEnabled(state.result is not None and still)
        self._explain(state.refusal)
        if held in (self.start, self.cancel, self.keep, self.throw_away) and not held.isEnabled():
            # Else Qt hands the keys to the next field, and a space would overwrite the name.
            next(
                b for b in (self.cancel, self.keep, self.start, self.hand) if b.isEnabled()
            ).setFocus()

    def _show_sliders(self, state: TeachState) -> None:
        settings = state.settings
        rounds = self.tr("Each digit learnt is met about {count} times.").format(
            count=f"{state.rounds:.0f}"
        )
        steps = self.tr("{count} batches").format(count=settings.steps)
        self.steps.show_value(settings.steps, steps, rounds if state.learnt else "")
        others = settings.batch_size - settings.mine
        share = self.tr("{others} of {all}").format(others=others, all=settings.batch_size)
        if others:
            note = self.tr("The other {mine} of each batch are the new ones.").format(
                mine=settings.mine
            )
        else:
            note = self.tr("Only the new ones: watch what it forgets.")
        self.rehearsal.show_value(others, share, note)

    def _explain(self, refusal: BadakError | None) -> None:
        text = "" if refusal is None else " ".join(filter(None, error_texts(refusal)))
        self._why.setText(text)
        self._why.setVisible(bool(text))

    def retranslate(self) -> None:
        """Set every text again."""
        self._hand_name.setText(self.tr("&Whose digits"))
        hands = {
            Hand.MINE: self.tr("Mine, from the notebook"),
            Hand.ODD: self.tr("A made-up writer's"),
        }
        with QSignalBlocker(self.hand):
            chosen = self.hand.currentData()
            self.hand.clear()
            for hand, text in hands.items():
                self.hand.addItem(text, str(hand))
            self.hand.setCurrentIndex(max(0, self.hand.findData(chosen)))
        self.hand.setToolTip(self.tr("The made-up writer writes some digits the wrong way round"))
        self._base_name.setText(self.tr("&Network to teach"))
        self.base.retranslate()
        self.base.setToolTip(self.tr("A copy of it learns; it stays as it is"))
        self._title.setText(self.tr("Na&me of the new network"))
        self.name.setToolTip(self.tr("It appears under this name wherever networks are chosen"))
        self.steps.describe(
            self.tr("How &long"), self.tr("Number of batches of 32 digits that are learnt")
        )
        self.rehearsal.describe(
            self.tr("MN&IST in each batch"),
            self.tr(
                "Bundled digits learnt along with the new ones, so that they are not forgotten"
            ),
        )
        for button, text, tip in (
            (self.start, self.tr("Teach"), self.tr("Let a copy of the network learn")),
            (self.cancel, self.tr("Cancel"), self.tr("Stop at once; nothing is kept")),
            (self.keep, self.tr("Keep"), self.tr("Keep the taught network under this name")),
            (self.throw_away, self.tr("Throw away"), self.tr("Drop the taught network")),
        ):
            button.setText(text)
            button.setToolTip(tip)
        self.progress.setAccessibleName(QCoreApplication.translate("TeachWords", "Progress"))

    @Slot(int)
    def _hand_activated(self, index: int) -> None:
        self.hand_chosen.emit(self.hand.itemData(index))

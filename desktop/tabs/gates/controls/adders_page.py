"""Controls of the adders: which circuit, how many places, made of what."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop.tabs.gates.presenter import GatesPresenter
from desktop.tabs.gates.state import MOST_BITS, Adder, GatesState
from desktop.widgets.controls.focus_border import SpinBox

KINDS = (Adder.HALF, Adder.FULL, Adder.RIPPLE)


class AddersPage(QWidget):
    """Chooses an adder; its switches are in the picture."""

    def __init__(self, presenter: GatesPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.kind, self.width_box, self.nands = QComboBox(), SpinBox(), QCheckBox()
        self.width_box.setRange(1, MOST_BITS)
        for kind in KINDS:
            self.kind.addItem("", kind)
        self._width_label, self._help = QLabel(), QLabel()
        self._help.setWordWrap(True)
        self._help.setProperty("role", "small")
        row = QHBoxLayout()
        row.addWidget(self._width_label)
        row.addWidget(self.width_box, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.kind)
        layout.addLayout(row)
        layout.addWidget(self.nands)
        layout.addSpacing(8)
        layout.addWidget(self._help)
        self.kind.activated.connect(self._kind_chosen)
        self.width_box.valueChanged.connect(presenter.set_width)
        self.nands.toggled.connect(presenter.set_nands)

    @Slot(int)
    def _kind_chosen(self, index: int) -> None:
        self._presenter.set_adder(KINDS[index])

    def show_state(self, state: GatesState) -> None:
        """Show the choice."""
        self.kind.setCurrentIndex(KINDS.index(state.adder))
        with QSignalBlocker(self.width_box), QSignalBlocker(self.nands):
            self.width_box.setValue(state.width)
            self.nands.setChecked(state.nands)
        for widget in (self._width_label, self.width_box):
            widget.setEnabled(state.adder is Adder.RIPPLE)

    def retranslate(self) -> None:
        """Set every text again."""
        names = (
            QCoreApplication.translate("Gates", "Half adder: a + b"),
            QCoreApplication.translate("Gates", "Full adder: a + b + carry"),
            QCoreApplication.translate("Gates", "Adder of several places"),
        )
        for index, name in enumerate(names):
            self.kind.setItemText(index, name)
        self.kind.setAccessibleName(QCoreApplication.translate("Gates", "Circuit"))
        self.kind.setToolTip(QCoreApplication.translate("Gates", "Which circuit is shown"))
        self._width_label.setText(QCoreApplication.translate("Gates", "Places"))
        self.width_box.setAccessibleName(QCoreApplication.translate("Gates", "Places"))
        self.width_box.setToolTip(
            QCoreApplication.translate("Gates", "How many binary places the numbers have")
        )
        self.nands.setText(QCoreApplication.translate("Gates", "NANDs only"))
        self.nands.setToolTip(
            QCoreApplication.translate("Gates", "Every circuit can be built of this one gate")
        )
        self._help.setText(
            QCoreApplication.translate(
                "Gates",
                "Click a switch to flip it, a gate to see its sum, and the box of a place to open "
                "it. With the keyboard: arrow keys and Space.",
            )
        )

"""The lower controls of the page Teach: the MNIST test set, and the networks that were kept."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QInputDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.tabs.mydigits.teach.state import Origin, TeachState
from desktop.tabs.mydigits.teach.words import origin
from desktop.widgets.controls.layout_helpers import narrow, row_of, small_label
from desktop.widgets.controls.number_text import grouped

TEST, APART = 10_000, 2_000
"""How many digits the test set has, and how many bundled ones are never learnt again."""


class MoreControls(QWidget):
    """Where the test files are, and what was kept."""

    test_chosen = Signal(str)
    rename_wanted = Signal(str, str)
    delete_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._test_note, self.test, self.no_test = small_label(), QPushButton(), QPushButton()
        self._own_name, self.own = QLabel(), QComboBox()
        self.origin = small_label()
        self.rename, self.delete = QPushButton(), QPushButton()
        self._origins: tuple[Origin, ...] = ()
        self._own_name.setBuddy(self.own)
        narrow(self.own, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._test_note)
        for pair in ((self.test, self.no_test), (self.rename, self.delete)):
            if pair[0] is self.rename:
                column.addWidget(self._own_name)
                column.addWidget(self.own)
                column.addWidget(self.origin)
            column.addLayout(row_of(*pair))
        self.own.currentIndexChanged.connect(self._show_origin)
        self.test.clicked.connect(self._choose_test)
        self.no_test.clicked.connect(self._leave_test)
        self.rename.clicked.connect(self._rename)
        self.delete.clicked.connect(self._delete)

    def render_state(self, state: TeachState) -> None:
        """Show a state."""
        if state.test_folder:
            note = self.tr("Forgetting is measured on the MNIST test set, too: {count} digits.")
        else:
            note = self.tr("Forgetting is measured on {count} bundled MNIST training digits.")
        self._test_note.setText(note.format(count=grouped(TEST if state.test_folder else APART)))
        self.no_test.setVisible(bool(state.test_folder))
        self.test.setEnabled(not state.running)
        self.no_test.setEnabled(not state.running)
        self._list_own(state)
        for widget in (self._own_name, self.own, self.origin, self.rename, self.delete):
            widget.setVisible(bool(state.own))

    def _list_own(self, state: TeachState) -> None:
        if state.own != self._origins:
            self._origins = state.own
            with QSignalBlocker(self.own):
                chosen = self.own.currentText()
                self.own.clear()
                self.own.addItems([network.name for network in state.own])
                self.own.setCurrentIndex(max(0, self.own.findText(state.kept or chosen)))
        self._show_origin()

    @Slot()
    def _show_origin(self) -> None:
        index = self.own.currentIndex()
        known = 0 <= index < len(self._origins)
        self.origin.setText(origin(self._origins[index]) if known else "")

    def retranslate(self) -> None:
        """Set every text again."""
        for button, text, tip in (
            (
                self.test,
                self.tr("MNIST test set…"),
                self.tr("Choose the folder with the MNIST test files, if you have them"),
            ),
            (self.no_test, self.tr("Leave it out"), self.tr("Measure on bundled digits only")),
            (self.rename, self.tr("Rename…"), self.tr("Give this network another name")),
            (self.delete, self.tr("Delete…"), self.tr("Delete this network for ever")),
        ):
            button.setText(text)
            button.setToolTip(tip)
        self._own_name.setText(self.tr("&Your networks"))
        self.own.setToolTip(self.tr("Networks you have taught and kept"))

    @Slot()
    def _choose_test(self) -> None:
        folder = ask_for_folder(self, self.tr("Folder with the MNIST test files"))
        if folder:
            self.test_chosen.emit(folder)

    @Slot()
    def _leave_test(self) -> None:
        self.test_chosen.emit("")

    @Slot()
    def _rename(self) -> None:
        old = self.own.currentText()
        new = ask_for_name(self, self.tr("Rename “{name}”").format(name=old), old)
        if new and new != old:
            self.rename_wanted.emit(old, new)

    @Slot()
    def _delete(self) -> None:
        name = self.own.currentText()
        question = self.tr("Delete “{name}” for ever?").format(name=name)
        if confirmed(self, question, self.tr("Delete"), self.tr("Cancel")):
            self.delete_wanted.emit(name)


def ask_for_folder(parent: QWidget, title: str) -> str:
    """Let the user choose a folder; empty if cancelled. Replaced in tests."""
    return QFileDialog.getExistingDirectory(parent, title)


def ask_for_name(parent: QWidget, title: str, name: str) -> str:
    """Let the user type a name; empty if cancelled. Replaced in tests."""
    text, accepted = QInputDialog.getText(parent, title, title, text=name)
    return text.strip() if accepted else ""


def confirmed(parent: QWidget, question: str, act: str, leave: str) -> bool:
    """Return whether the user chooses ``act``, not ``leave``. Replaced in tests."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(question)
    doing = box.addButton(act, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(leave, QMessageBox.ButtonRole.RejectRole))
    box.exec()
    done = box.clickedButton() is doing
    box.deleteLater()
    return done

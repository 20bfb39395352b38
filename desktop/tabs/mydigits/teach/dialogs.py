"""What the page Teach asks in windows of their own; all of it is replaced in tests."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, SignalInstance
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget


class Choice(Enum):
    """What the user answers."""

    KEEP = auto()
    THROW_AWAY = auto()
    CANCEL = auto()


def keep_question(name: str) -> str:
    """Return the question, with the name the network would be kept under."""
    return QCoreApplication.translate(
        "TeachQuestion",
        "The taught network has not been kept yet. Keep it under the name “{name}”?",
    ).format(name=name)


def ask(parent: QWidget, question: str) -> Choice:
    """Let the user choose; Enter keeps, Escape leaves everything as it is."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setText(question)
    role = QMessageBox.ButtonRole
    # No standard buttons: their texts would be Qt's, and differ from those of the page.
    keep = box.addButton(QCoreApplication.translate("TeachControls", "Keep"), role.AcceptRole)
    drop = box.addButton(
        QCoreApplication.translate("TeachControls", "Throw away"), role.DestructiveRole
    )
    leave = box.addButton(QCoreApplication.translate("TeachControls", "Cancel"), role.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(leave)
    box.exec()
    chosen = box.clickedButton()
    box.deleteLater()
    if chosen is keep:
        return Choice.KEEP
    return Choice.THROW_AWAY if chosen is drop else Choice.CANCEL


def lose_run(parent: QWidget, ended: SignalInstance) -> bool:
    """Ask whether to close while a network learns; Enter and Escape go on.

    Parameters
    ----------
    parent : QWidget
    ended : SignalInstance
        Says that the run is over: then there is nothing to answer any more.
    """
    translate = QCoreApplication.translate
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setText(translate("TeachQuestion", "The network is still learning."))
    box.setInformativeText(
        translate("TeachQuestion", "If you close now, what it has learnt in this run is lost.")
    )
    role = QMessageBox.ButtonRole
    stay = box.addButton(translate("TeachQuestion", "Go on teaching"), role.RejectRole)
    close = box.addButton(translate("TeachQuestion", "Close and lose it"), role.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    ended.connect(box.reject)
    box.exec()
    chosen = box.clickedButton()
    box.deleteLater()
    return chosen is close


def ask_for_folder(parent: QWidget, title: str) -> str:
    """Let the user choose a folder; empty if cancelled."""
    return QFileDialog.getExistingDirectory(parent, title)


def ask_for_name(parent: QWidget, title: str, name: str) -> str:
    """Let the user type a name; empty if cancelled."""
    text, accepted = QInputDialog.getText(parent, title, title, text=name)
    return text.strip() if accepted else ""


def confirmed(parent: QWidget, question: str, act: str, leave: str) -> bool:
    """Return whether the user chooses ``act``, not ``leave``."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(question)
    doing = box.addButton(act, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(leave, QMessageBox.ButtonRole.RejectRole))
    box.exec()
    done = box.clickedButton() is doing
    box.deleteLater()
    return done

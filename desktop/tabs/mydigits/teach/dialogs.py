"""What the page Teach asks in windows of their own; all of it is replaced in tests."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QAbstractButton, QInputDialog, QMessageBox, QWidget

from desktop.services.i18n import translate
from desktop.widgets.controls import file_dialogs

ROLE = QMessageBox.ButtonRole


class Choice(Enum):
    """What the user answers."""

    KEEP = auto()
    THROW_AWAY = auto()
    CANCEL = auto()


def keep_question(name: str) -> str:
    """Return the question, with the name the network would be kept under."""
    return translate(
        "TeachQuestion",
        "The taught network has not been kept yet. Keep it under the name “{name}”?",
    ).format(name=name)


def ask(parent: QWidget, question: str) -> Choice:
    """Let the user choose; Enter keeps, Escape leaves everything as it is."""
    box = _box(parent, QMessageBox.Icon.Question, question)
    # No standard buttons: their texts would be Qt's, and differ from those of the page.
    keep = box.addButton(translate("TeachControls", "Keep"), ROLE.AcceptRole)
    drop = box.addButton(translate("TeachControls", "Throw away"), ROLE.DestructiveRole)
    leave = box.addButton(translate("TeachControls", "Cancel"), ROLE.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(leave)
    chosen = _clicked(box)
    if chosen is keep:
        return Choice.KEEP
    return Choice.THROW_AWAY if chosen is drop else Choice.CANCEL


def lose_run(parent: QWidget, ended: SignalInstance) -> bool:
    """Ask whether to close while a network learns; Enter and Escape go on.

    - ``ended``: says that the run is over: then there is nothing to answer any more.
    """
    says = translate("TeachQuestion", "The network is still learning.")
    box = _box(parent, QMessageBox.Icon.Question, says)
    box.setInformativeText(
        translate("TeachQuestion", "If you close now, what it has learnt in this run is lost.")
    )
    stay = box.addButton(translate("TeachQuestion", "Go on teaching"), ROLE.RejectRole)
    close = box.addButton(translate("TeachQuestion", "Close and lose it"), ROLE.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    ended.connect(box.reject)
    return _clicked(box) is close


def confirmed(parent: QWidget, question: str, act: str, leave: str) -> bool:
    """Return whether the user chooses ``act``, not ``leave``."""
    box = _box(parent, QMessageBox.Icon.Warning, question)
    doing = box.addButton(act, ROLE.DestructiveRole)
    box.setDefaultButton(box.addButton(leave, ROLE.RejectRole))
    return _clicked(box) is doing


def _box(parent: QWidget, icon: QMessageBox.Icon, question: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setText(question)
    return box


def _clicked(box: QMessageBox) -> QAbstractButton | None:
    """Ask, and return the button that was chosen."""
    box.exec()
    chosen = box.clickedButton()
    box.deleteLater()
    return chosen


def ask_for_name(parent: QWidget, title: str, name: str) -> str:
    """Let the user type a name; empty if cancelled."""
    text, accepted = QInputDialog.getText(parent, title, title, text=name)
    return text.strip() if accepted else ""


def ask_for_network(parent: QWidget, folder: Path) -> Path | None:
    """Let the user choose the file of a network."""
    from nn_core.data.digit_files.kinds import NETWORKS

    endings = " ".join(f"*{ending}" for ending in NETWORKS)
    known, every = translate("TeachQuestion", "Networks"), translate("TeachQuestion", "All files")
    title = translate("TeachQuestion", "Import a network")
    return file_dialogs.file_to_open(parent, title, f"{known} ({endings});;{every} (*)", folder)


def ask_where_to_write(parent: QWidget, start: Path) -> Path | None:
    """Let the user choose where a network is written."""
    kinds = (
        (translate("TeachQuestion", "ONNX, for other programs"), ".onnx"),
        (translate("TeachQuestion", "NumPy, named as in the book"), ".npz"),
        (translate("TeachQuestion", "Badak"), ".safetensors"),
    )
    listed = ";;".join(f"{text} (*{ending})" for text, ending in kinds)
    title = translate("TeachQuestion", "Export the network")
    return file_dialogs.place_to_save(parent, title, f"{start}.onnx", listed)

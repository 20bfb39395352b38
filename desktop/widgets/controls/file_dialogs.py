"""Asks which file is opened and where one is saved; nothing that is there is replaced unasked."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop.services.i18n import translate

ENDING = re.compile(r"\*(\.\w+)")


def file_to_open(
    parent: QWidget, title: str, kinds: str = "", start: Path | str = ""
) -> Path | None:
    """Return the file the user chose; ``kinds`` is written as Qt does: ``Pictures (*.png)``."""
    name, _ = QFileDialog.getOpenFileName(parent, title, str(start), kinds)
    return Path(name) if name else None


def folder_to_open(parent: QWidget, title: str, start: Path | str = "") -> Path | None:
    """Return the folder the user chose."""
    name = QFileDialog.getExistingDirectory(parent, title, str(start))
    return Path(name) if name else None


def place_to_save(parent: QWidget, title: str, start: Path | str, kinds: str = "") -> Path | None:
    """Return where the user wants to save, with an ending of ``kinds`` where there are some."""
    name, kind = QFileDialog.getSaveFileName(parent, title, str(start), kinds)
    if not name:
        return None
    path, endings = Path(name), ENDING.findall(kinds)
    if not endings or path.suffix.lower() in endings:
        return path
    path = path.with_name(path.name + (ENDING.findall(kind) or endings)[0])
    # The dialog has asked for the name that was typed only.
    return None if path.exists() and not may_replace(parent, path.name) else path


def may_replace(parent: QWidget, name: str) -> bool:
    """Return whether the user lets a file be replaced."""
    text = translate("FileDialogs", "There is a “{name}” already. Replace it?")
    yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
    return QMessageBox.question(parent, "", text.format(name=name), yes | no, no) == yes

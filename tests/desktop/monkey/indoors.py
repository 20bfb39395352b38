"""Keeps whoever presses keys at random inside of the program: no dialog of files, no browser."""

from __future__ import annotations

import importlib
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog

import desktop

SCHEMES = ("http", "https", "file")
LOOK_MS = 20
CHOOSING = (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Space)


def asking() -> list[ModuleType]:
    """Return the modules that ask for a file or a folder."""
    root = Path(desktop.__file__).parent
    texts = {file: file.read_text(encoding="utf-8") for file in sorted(root.rglob("*.py"))}
    # The translations name the class, too, and don't use it.
    found = [file for file, text in texts.items() if "QFileDialog." in text]
    names = [".".join(file.relative_to(root.parent).with_suffix("").parts) for file in found]
    modules = [importlib.import_module(name) for name in names]
    return [module for module in modules if hasattr(module, "QFileDialog")]


class FilesOf:
    """Answers in the place of QFileDialog: mostly nothing, else a file of a folder of its own."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._folder, self._chance = folder, chance
        (folder / "odd.json").write_text("[1, {", encoding="utf-8")
        (folder / "odd.png").write_bytes(b"\x89PNG\r\n\x1a\nno picture")

    def getOpenFileName(self, *_: object, **__: object) -> tuple[str, str]:
        return self._one("odd.json", "odd.png", "missing.svg"), ""

    def getSaveFileName(self, *_: object, **__: object) -> tuple[str, str]:
        return self._one("out.png", "out.csv", "no/such/folder/out.json"), ""

    def getExistingDirectory(self, *_: object, **__: object) -> str:
        return self._one(".", "missing")

    def _one(self, *names: str) -> str:
        name = self._chance.choice(("", "", *names))
        return name and str(self._folder / name)


class Doorkeeper(QObject):
    """Takes addresses to nowhere, and answers the dialogs that wait for an answer."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self._chance = chance
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.answer)
        self._look.start()

    @Slot(QUrl)
    def refuse(self, _address: QUrl) -> None:
        """Open nothing."""

    @Slot()
    def answer(self) -> None:
        """Choose in the menu or the dialog in front, or leave it; some wait in a loop of theirs."""
        # Anew, since a timer doesn't fire in a loop that its own slot has begun.
        self._look.start()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            if self._chance.random() < 0.5:
                QTest.keyClick(popup, self._chance.choice(CHOOSING))
            else:
                popup.close()
            return
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        buttons = [
            button
            for button in dialog.findChildren(QAbstractButton)
            if button.isVisible() and button.isEnabled()
        ]
        if buttons and self._chance.random() < 0.7:
            self._chance.choice(buttons).click()
        else:
            dialog.reject()


@contextmanager
def indoors(folder: Path, chance: random.Random) -> Iterator[None]:
    """Let nothing out of the program while this is entered."""
    keeper, files = Doorkeeper(chance), FilesOf(folder, chance)
    modules = asking()
    asked = [module.QFileDialog for module in modules]
    for module in modules:
        module.QFileDialog = files  # type: ignore[attr-defined]
    for scheme in SCHEMES:
        QDesktopServices.setUrlHandler(scheme, keeper, "refuse")
    try:
        yield
    finally:
        for module, dialog in zip(modules, asked, strict=True):
            module.QFileDialog = dialog  # type: ignore[attr-defined]
        for scheme in SCHEMES:
            QDesktopServices.unsetUrlHandler(scheme)
        keeper.deleteLater()

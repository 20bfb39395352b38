"""Keeps whoever presses keys at random inside of the program: no dialog of files, no browser."""

from __future__ import annotations

import importlib
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog

ASKING = (
    "desktop.shell.commands",
    "desktop.tabs.digit.view",
    "desktop.tabs.softmax.view",
    "desktop.tabs.mydigits.browse.page",
    "desktop.tabs.mydigits.teach.more",
)
"""The modules that ask for a file or a folder."""
SCHEMES = ("http", "https", "file")
LOOK_MS = 20


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
        """Press a button of the dialog in front, or leave it."""
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
    modules = [importlib.import_module(name) for name in ASKING]
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

"""Asks what goes onto a sheet, and makes it while a cover keeps the window as it was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QProgressDialog,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.shell import sheet as sheets
from desktop.shell.startup import Steps, Turns
from desktop.widgets.controls import file_dialogs
from nn_core.errors import DataFileError

if TYPE_CHECKING:
    from desktop.shell.main_window import MainWindow


class SheetDialog(QDialog):
    """Offers the page in front or the whole session; where it goes is asked for next."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Sheet"))
        self._window = window
        self.page = QRadioButton(self.tr("&This page"))
        self.whole = QRadioButton(self.tr("The &whole session: every page that was opened"))
        self.page.setChecked(True)
        text = QLabel(self.tr("Picture, numbers, formula and code, for paper or a browser."))
        text.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.pdf = buttons.addButton(self.tr("Save as &PDF…"), buttons.ButtonRole.AcceptRole)
        self.html = buttons.addButton(self.tr("Save as &HTML…"), buttons.ButtonRole.AcceptRole)
        self.pdf.clicked.connect(self._save_pdf)
        self.html.clicked.connect(self._save_html)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        for widget in (text, self.page, self.whole, buttons):
            layout.addWidget(widget)

    @Slot()
    def _save_pdf(self) -> None:
        self._save("pdf", self.tr("PDF files (*.pdf)"))

    @Slot()
    def _save_html(self) -> None:
        self._save("html", self.tr("HTML files (*.html)"))

    def _save(self, suffix: str, kinds: str) -> None:
        start = Path.home() / self.tr("badak-sheet.{suffix}").format(suffix=suffix)
        path = file_dialogs.place_to_save(self, self.tr("Save sheet"), start, kinds)
        if path is not None:
            Making(self._window, self.whole.isChecked(), path)
            self.accept()


class Making(QProgressDialog):
    """Goes through the pages and writes the sheet; Cancel leaves no file.

    - ``whole``: all pages that have been opened, not the one in front alone.
    - ``path``: ends in .pdf or .html.
    """

    def __init__(self, window: MainWindow, whole: bool, path: Path) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Sheet"))
        self.setMinimumDuration(0)
        self.setAutoReset(False)
        self._window, self._path = window, path
        self._sheet = sheets.begun(window, whole)
        self._pages = sheets.pages(window, whole)
        self.setRange(0, len(self._pages))
        self._cover = _cover(window)
        self.canceled.connect(self._end)
        self._steps = Steps(self._made(), self)
        self.open()

    def _made(self) -> Turns:
        for wait in sheets.collected(self._window, self._pages, self._sheet):
            done = len(self._sheet.parts) + 1
            count = self.tr("Page {number} of {count}")
            self.setLabelText(count.format(number=done, count=len(self._pages)))
            self.setValue(len(self._sheet.parts))
            yield wait
        commands, text = self._window.commands, self.tr("Saved as {path}")
        try:
            sheets.write(self._sheet, self._path)
            commands.say(text.format(path=self._path))
        except DataFileError as error:
            commands.refuse(error)
        self._leave()

    @Slot()
    def _end(self) -> None:
        self._steps.stop()
        self._leave()

    def _leave(self) -> None:
        self._cover.deleteLater()
        self.canceled.disconnect(self._end)
        self.close()


def _cover(window: QWidget) -> QLabel:
    """Lay a picture of the window over it: the pages that are turned below are nobody's concern."""
    cover = QLabel(window)
    cover.setPixmap(window.grab())
    cover.move(QPoint(0, 0))
    cover.resize(window.size())
    cover.show()
    return cover

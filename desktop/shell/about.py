"""The About dialog: what the program is, what it learnt from, and what it is made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.platform import licences, package_files
from desktop.platform.licences import Part
from desktop.platform.version import VERSION

ICON_SIZE = 64


class AboutDialog(QDialog):
    """Three pages: the program, its data, the licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Badak"))
        pages = QTabWidget()
        pages.setDocumentMode(True)
        pages.addTab(self._parts_page(), self.tr("Made of"))
        pages.addTab(self._data_page(), self.tr("Data"))
        pages.addTab(self._licence_page(), self.tr("Licences"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(self._head())
        layout.addWidget(pages, 1)
        layout.addWidget(buttons)
        self.resize(600, 520)

    def _head(self) -> QHBoxLayout:
        picture = QLabel()
        icon = QIcon(str(package_files.path("icons", "badak.svg")))
        picture.setPixmap(icon.pixmap(ICON_SIZE, ICON_SIZE))
        name = QLabel(self.tr("Badak {version}").format(version=VERSION))
        name.setProperty("role", "title")
        text = QLabel(
            self.tr(
                "A desktop laboratory for readers of Deep Learning from Scratch: turn every idea "
                "of the book and watch it."
            )
        )
        text.setWordWrap(True)
        words = QVBoxLayout()
        words.addWidget(name)
        words.addWidget(text)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _parts_page(self) -> QWidget:
        text = self.tr("Badak itself is free software under the MIT licence. It stands on:")
        return _table(text, licences.PARTS)

    def _data_page(self) -> QWidget:
        text = self.tr("The networks that read digits were trained on, and the examples are from:")
        return _table(text, licences.DATA)

    def _licence_page(self) -> QWidget:
        page = QPlainTextEdit(licences.texts())
        page.setReadOnly(True)
        page.setAccessibleName(self.tr("Licences"))
        return page


def _table(text: str, parts: tuple[Part, ...]) -> QWidget:
    page = QWidget()
    grid = QGridLayout(page)
    grid.setContentsMargins(8, 16, 8, 8)
    grid.setHorizontalSpacing(16)
    grid.setColumnStretch(0, 1)
    intro = QLabel(text)
    intro.setWordWrap(True)
    grid.addWidget(intro, 0, 0, 1, 3)
    for row, part in enumerate(parts, start=1):
        name = QLabel(part.name)
        name.setWordWrap(True)
        grid.addWidget(name, row, 0)
        grid.addWidget(QLabel(licences.version(part)), row, 1)
        grid.addWidget(QLabel(part.licence), row, 2)
    grid.setRowStretch(len(parts) + 1, 1)
    return page

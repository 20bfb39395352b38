"""The dialog for an unexpected error: what it means for the user, and details to copy."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

MOST = 20
"""Errors that are listed; of those after them only the number is told."""


class ErrorDialog(QDialog):
    """Says that an unexpected error occurred and offers its details.

    Parameters
    ----------
    details : str
        Plain text for a bug report.
    earlier : bool
        It happened in an earlier run, which ended by it.
    """

    def __init__(self, details: str, parent: QWidget | None = None, *, earlier: bool = False):
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._listed = {details}
        self._further = 0
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        self._details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._details.setAccessibleName(self.tr("Details"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(self._explanation(earlier))
        layout.addWidget(self._details, 1)
        self._rest = QLabel()
        self._rest.hide()
        layout.addWidget(self._rest)
        layout.addWidget(self._buttons())
        self.resize(640, 420)

    def details(self) -> str:
        """Return the text that Copy details copies."""
        text = self._details.toPlainText()
        return f"{text}\n{self._rest.text()}\n" if self._further else text

    def add(self, details: str) -> None:
        """Append another error to the details; one that is listed already is only counted."""
        if details not in self._listed and len(self._listed) < MOST:
            self._listed.add(details)
            self._details.appendPlainText(f"\n{details}")
            return
        self._further += 1
        text = self.tr("Further errors that are not listed here: {count}")
        self._rest.setText(text.format(count=self._further))
        self._rest.show()

    def _explanation(self, earlier: bool) -> QLabel:
        if earlier:
            title = self.tr("Badak ended unexpectedly last time")
            text = self.tr("These details were found. They help whoever mends it.")
        else:
            title = self.tr("Something unforeseen happened")
            text = self.tr(
                "You can go on working; the last step may be missing. The details below are in the "
                "log file too and help whoever mends it."
            )
        self.setWindowTitle(title)
        label = QLabel(text)
        label.setWordWrap(True)
        return label

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        self.copy_button = QPushButton(self.tr("&Copy details"))
        self.close_button = QPushButton(self.tr("C&lose"))
        box.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)
        self.copy_button.clicked.connect(self._copy)
        box.rejected.connect(self.reject)
        self.copy_button.setAutoDefault(False)
        self.close_button.setDefault(True)
        return box

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details())


class CrashNotice(QToolButton):
    """A button in the status bar; goes away once it was pressed.

    Parameters
    ----------
    details : str
        What was found.
    window : QWidget
        Where the dialog belongs.
    """

    def __init__(self, details: str, window: QWidget) -> None:
        super().__init__(window)
        self._details = details
        self._window = window
        self.setAutoRaise(True)
        self.clicked.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        self.setText(self.tr("Badak ended unexpectedly last time: show details"))
        self.setToolTip(self.tr("Nothing needs to be done; the details help whoever mends it."))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @Slot()
    def _show(self) -> None:
        from desktop.shell.error_dialog import ErrorDialog

        ErrorDialog(self._details, self._window, earlier=True).open()
        self.hide()
        self.deleteLater()

"""A notice in the status bar that an earlier run crashed, with its report."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QToolButton, QWidget


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

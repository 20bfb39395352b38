"""The progress bar in the status bar."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from desktop.services.context import Progress

BAR_WIDTH = 160


class ProgressStrip(QWidget):
    """Shows the progress of the tab that reported last; hidden when nothing runs."""

    def __init__(self) -> None:
        super().__init__()
        self.label = QLabel()
        self.bar = QProgressBar()
        self.bar.setFixedWidth(BAR_WIDTH)
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(12)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.addWidget(self.label)
        layout.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignVCenter)
        self._running: dict[object, Progress] = {}
        self.retranslate()
        self.hide()

    def show_progress(self, source: object, progress: Progress) -> None:
        """Show the progress of ``source``; a fraction of 1 means that it is done."""
        self._running.pop(source, None)
        if progress.fraction is None or progress.fraction < 1:
            self._running[source] = progress
        self._update()

    def retranslate(self) -> None:
        self.bar.setAccessibleName(self.tr("Progress"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _update(self) -> None:
        if not self._running:
            self.hide()
            return
        latest = next(reversed(self._running.values()))
        self.label.setText(latest.text)
        # A range of nothing is Qt's way to say that the end cannot be known.
        self.bar.setRange(0, 0 if latest.fraction is None else 1000)
        if latest.fraction is not None:
            self.bar.setValue(round(1000 * max(latest.fraction, 0.0)))
        self.show()  # once the text is there, or the first picture would cut it

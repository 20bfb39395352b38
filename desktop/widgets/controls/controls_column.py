"""The column of controls at the left of a tab: as wide as asked for, never narrower than needed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.widgets.input import Listener


class _Content(QWidget):
    """What scrolls; it tells when its parts ask for another size."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        Listener(self)

    def hear(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.asked.emit()
        return False


class ControlsColumn(QScrollArea):
    """Scrolls when the window is low, and is never cut at the right.

    Parameters
    ----------
    controls : QWidget
        Stands at the top.
    """

    def __init__(self, controls: QWidget) -> None:
        super().__init__()
        self._wanted = 0
        self._content = _Content()
        self._content.setObjectName("controls")
        outer = QVBoxLayout(self._content)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.addWidget(controls)
        outer.addStretch(1)
        self.setObjectName("controlsArea")
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._content.asked.connect(self.updateGeometry)

    def reveal(self, widget: QWidget) -> None:
        """Scroll to a control of the column."""
        if self._content.isAncestorOf(widget):
            self.ensureWidgetVisible(widget)

    def set_wanted(self, width: int) -> None:
        """Ask for a width in pixels, margins included."""
        if width != self._wanted:
            self._wanted = width
            self.updateGeometry()

    def needed(self) -> int:
        """Return the width below which something would be cut."""
        bar = self.verticalScrollBar()
        return self._content.minimumSizeHint().width() + bar.isVisible() * bar.sizeHint().width()

    def sizeHint(self) -> QSize:
        return QSize(max(self._wanted, self.needed()), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same width: it is the picture that gives way."""
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())

"""What the plots of this tab share: one pen for each function, and captions that break."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.style import plotting
from nn_core import activations

_STYLES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
)
_TOKENS = ("ink", "third", "fourth", "muted")
"""Their number has no divisor in common with that of the dashes: twenty pens differ."""


def curve_pen(name: str, focused: bool) -> QPen:
    """Return the pen of a function of the registry; the one that is read off stands out."""
    if focused:
        return plotting.pen("accent", 2.5)
    place = activations.names().index(name)
    return plotting.pen(_TOKENS[place % len(_TOKENS)], 2, _STYLES[place % len(_STYLES)])


def sample_icon(pen: QPen, size: QSize) -> QIcon:
    """Return a short piece of the line for lists, readable on a selected row too."""
    icon = QIcon(_piece(pen, size))
    chosen = QPen(pen)
    chosen.setColor(plotting.pen("on_accent").color())
    icon.addPixmap(_piece(chosen, size), QIcon.Mode.Selected)
    return icon


def _piece(pen: QPen, size: QSize) -> QPixmap:
    pixmap = QPixmap(size * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    middle = size.height() / 2
    painter.drawLine(QPointF(1, middle), QPointF(size.width() - 1, middle))
    painter.end()
    return pixmap


class Caption(QLabel):
    """Says what the plot below shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

"""The column of controls at the left of a tab, and the frame that points one of them out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.style import theme
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

    - ``controls``: stands at the top.
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


MARGIN, CORNER = 4, 6.0
SHOWN_MS = 6000
_USED = (QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.Hide)
_ELSEWHERE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""The focus comes back from there."""


def point_out(widget: QWidget) -> Frame:
    """Give a control, or what in it takes it, the focus, and mark it."""
    inside = (widget, *widget.findChildren(QWidget))
    for one in inside:
        able = one.isVisible() and one.isEnabled()
        if able and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            one.setFocus(Qt.FocusReason.OtherFocusReason)
            break
    return Frame(widget)


class Frame(QWidget):
    """A frame round a widget; it goes when the widget is used, left or hidden, or by itself."""

    def __init__(self, marked: QWidget) -> None:
        for old in marked.window().findChildren(Frame):
            old.end()
        super().__init__(_room_for(marked))
        self.marked = marked
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for one in (marked, *marked.findChildren(QWidget)):
            one.installEventFilter(self)
        QTimer.singleShot(SHOWN_MS, self, self.end)
        self._surround()
        self.show()
        self.raise_()

    def end(self) -> None:
        """Go."""
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget, and go once it is used."""
        if event.type() in _USED or _left(event):
            self.end()
        elif watched is self.marked and event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._surround()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.colour("accent"), 2.0))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), CORNER, CORNER)
        painter.end()

    def _surround(self) -> None:
        self.setGeometry(_around(self.marked, self.parentWidget() or self.marked))


def _room_for(marked: QWidget) -> QWidget:
    """Return the nearest parent that does not cut the frame off."""
    room = marked.parentWidget() or marked
    while not room.rect().contains(_around(marked, room)):
        around = room.parentWidget()
        if around is None:
            break
        room = around
    return room


def _around(marked: QWidget, room: QWidget) -> QRect:
    place = QRect(marked.mapTo(room, QPoint(0, 0)), marked.size())
    return place.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)


def _left(event: QEvent) -> bool:
    if not isinstance(event, QFocusEvent) or not event.lostFocus():
        return False
    return event.reason() not in _ELSEWHERE

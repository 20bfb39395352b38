"""The sliding window: drag it, step it with the arrow keys, or click where a result lands."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPixmap

from desktop.services.number_list import NumberList, matrix
from desktop.services.numbers import plain, signed
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.filters.drawing import GridWidget
from desktop.tabs.filters.sliding_window import texts
from desktop.tabs.filters.sliding_window.layout import Strips, WindowLayout, lay_out
from desktop.tabs.filters.sliding_window.paint import WindowPainter
from desktop.tabs.filters.sliding_window.presenter import WindowPresenter
from desktop.tabs.filters.sliding_window.state import SlidingState
from desktop.widgets.input import ARROWS, Hold
from desktop.widgets.painted.grid import Grid


class WindowStage(GridWidget):
    """Shows a `SlidingState`.

    Keys: arrows move the window, space bar and Backspace step, Home and End go to the first and
    the last patch, P plays; 1, 2, … go back to where a channel's part came from.
    """

    def __init__(self, presenter: WindowPresenter) -> None:
        super().__init__((320, 320), (520, 520))
        self._presenter, self._state = presenter, presenter.state
        self._hold = Hold[Grid]()
        self._going = False  # a press here goes from patch to patch until it is released
        self.places: WindowLayout | None = None
        self._still: QPixmap | None = None
        self._said: tuple[str, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("The sliding window"))
        self._keys = self.tr(
            "Drag the window, or use the arrow keys; space bar: next patch; "
            "Home, End: first and last; P: play"
        )
        self.dress(theme.current())
        self.measure()

    def dress(self, tokens: Theme) -> None:
        self._painter = WindowPainter(tokens)
        self._painter.prepare(self._state)

    def show_state(self, state: SlidingState) -> None:
        """Show another state; pictures are made anew only where they differ."""
        before, self._state = self._state, state
        others = (state.filter, state.returning) != (before.filter, before.returning)
        if state.step is not before.step or others:
            self._painter.prepare(state)
            self.measure()
            self._let_go()
        else:
            self._say()
        self.update()

    @property
    def shown(self) -> int:
        """How many channels of a deep filter are shown one by one."""
        return 0 if self.places is None else len(self.places.channels)

    def numbers_shown(self) -> NumberList | None:
        return None if self._state.blank else matrix(self._state.outputs)

    def tip_at(self, place: QPointF) -> str:
        layout, state = self.places, self._state
        if layout is None:
            return ""
        if layout.source_at(place, state) is not None:
            return self.tr("Go back to where this came from")
        if isinstance(layout.unrolled, Strips) and state.patch is not None:
            channel = layout.unrolled.channel_at(place)
            if channel is not None:
                part = signed(float(state.patch.contributions[channel]), 2)
                return self.tr("map {number}: {part} to the sum").format(
                    number=channel + 1, part=part
                )
        cell = layout.outputs.at(place)
        if cell is None:
            return self._keys
        text = self.tr("row {row}, column {column}: {value}")
        value = plain(float(state.outputs[cell]))
        return text.format(row=cell[0] + 1, column=cell[1] + 1, value=value)

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        if self.places is None:
            painter.fillRect(self.rect(), tokens.colour("paper"))
        else:
            if theme.to_file():
                self._painter.paint_still(painter, self._state, self.places)
            else:
                painter.drawPixmap(0, 0, self._still_picture(self.places))
            self._painter.paint(painter, self._state, self.places, self._said, self.hasFocus())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the window, go where a result or a column belongs, or back to a source."""
        layout, point = self.places, event.position()
        if layout is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        source = layout.source_at(point, self._state)
        index = layout.patch_at(point, self._state)
        if source is not None:
            self._presenter.follow(source)
        elif index is not None:
            self._hold.thing, self._going = layout.held_at(point), True
            self._show_hand(point)
            self._presenter.playback.go_to(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        layout, point = self.places, event.position()
        if layout is None:
            return
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._let_go()
        if self._hold.thing is not None:
            self._presenter.playback.go_to(layout.patch_near(point, self._hold.thing, self._state))
            return
        index = layout.patch_at(point, self._state)
        if self._going and index is not None:
            self._presenter.playback.go_to(index)
        self._show_hand(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._let_go()
        self._show_hand(event.position())

    def _let_go(self) -> None:
        self._hold.drop()
        self._going = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ARROWS:
            across, down = ARROWS[key]
            self._presenter.move(down, across)
        elif event.text() and event.text() in "1234"[: max(self.shown, 1)]:
            self._presenter.follow(int(event.text()) - 1)
        elif not self._presenter.playback.press(key):
            super().keyPressEvent(event)

    def _say(self) -> None:
        """Work out the lines that say how the result comes about, once for eye and ear."""
        self._said = texts.sum_lines(self._state, self.shown)
        self.setAccessibleDescription("; ".join(self._said))

    def _show_hand(self, point: QPointF) -> None:
        """Show what the mouse holds, or could take or click."""
        layout, state = self.places, self._state
        if self._hold.thing is not None:
            self.point_with(Qt.CursorShape.ClosedHandCursor)
        elif layout is None:
            self.point_with(None)
        elif layout.source_at(point, state) is not None:
            self.point_with(Qt.CursorShape.PointingHandCursor)
        elif layout.held_at(point) is not None:
            self.point_with(Qt.CursorShape.OpenHandCursor)
        else:
            free = layout.patch_at(point, state) is None
            self.point_with(None if free else Qt.CursorShape.PointingHandCursor)

    def _still_picture(self, layout: WindowLayout) -> QPixmap:
        """Return what does not move, painted once: painting it anew took most of a frame."""
        ratio = self.devicePixelRatioF()
        if self._still is None or self._still.devicePixelRatioF() != ratio:
            self._still = QPixmap(self.size() * ratio)
            self._still.setDevicePixelRatio(ratio)
            self._still.fill(theme.current().colour("paper"))
            painter = QPainter(self._still)
            self._painter.paint_still(painter, self._state, layout)
            painter.end()
        return self._still

    def measure(self) -> None:
        self._still = self.places = None
        if not self._state.blank:
            self.places = lay_out(self._state, self.width(), self.height(), self.line())
        self._say()

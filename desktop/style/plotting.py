"""Plots in the look of the program: thin grid, named axes, colours of the theme."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QWidget

from desktop.style import theme
from desktop.style.theme import Theme

pg.setConfigOptions(imageAxisOrder="row-major", antialias=True, segmentedLineMode="on")

GRID_ALPHA = 0.18
MINUS = "−"
_Button = Qt.MouseButton
BUTTONS = (_Button.NoButton, _Button.LeftButton, _Button.MiddleButton, _Button.RightButton)
"""What pyqtgraph knows of a mouse: a drag with any other one held ends in a KeyError there."""


def pen(
    token: str, width: float = 1.5, style: Qt.PenStyle = Qt.PenStyle.SolidLine, alpha: float = 1.0
) -> QPen:
    """Return a pen in a colour of the present theme.

    - ``token``: name of a token of `desktop.style.theme.Theme`, such as ``"positive"``.
    - ``width``: in pixels at zoom 1.
    - ``style``: one style per meaning.
    - ``alpha``: from 0 (clear) to 1 (opaque).
    """
    tokens = theme.current()
    made: QPen = pg.mkPen(tokens.colour(token, alpha), width=tokens.px(width), style=style)
    return made


def brush(token: str, alpha: float = 1.0) -> Any:
    """Return a brush in a colour of the present theme."""
    return pg.mkBrush(theme.current().colour(token, alpha))


class _Axis(pg.AxisItem):  # type: ignore[misc]
    """An axis whose numbers have the minus sign of all other numbers."""

    def tickStrings(self, values: Any, scale: float, spacing: float) -> list[str]:
        texts: list[str] = super().tickStrings(values, scale, spacing)
        return [text.replace("-", MINUS) for text in texts]


class Plot(pg.PlotWidget):  # type: ignore[misc]
    """A plot that follows the theme.

    ``restyled`` is emitted after the theme has changed: code that added curves gives them
    new pens then (`pen`, `brush`).

    - ``x_name``, ``y_name``: translated names of the axes; an empty one takes no room.
    - ``mouse``: the user may pan and zoom.
    - ``grid``: thin lines at the ticks.
    - ``square``: one unit is as long on both axes.
    - ``axis_names``: of the lower and the left axis, as `set_axis_names` got them.
    - ``told``: returns the numbers for a file (a `NumberList` of the services), where the points of
      the curves are not what they stand for.
    """

    restyled = Signal(object)  # Theme

    def __init__(
        self,
        x_name: str = "",
        y_name: str = "",
        *,
        mouse: bool = True,
        grid: bool = True,
        square: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        axes = {side: _Axis(side) for side in ("bottom", "left")}
        super().__init__(parent, axisItems=axes)
        self._grid = grid
        self.told: Callable[[], object] | None = None
        self.axis_names = (x_name, y_name)
        self.setAspectLocked(square)
        self.setMouseEnabled(x=mouse, y=mouse)
        self.setMenuEnabled(False)
        self.hideButtons()
        # Else a screen reader finds a second thing that takes keys, without a name.
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._drop_export()
        self.setDownsampling(auto=True, mode="peak")
        self.setClipToView(True)
        theme.follow(self._restyle)

    def _drop_export(self) -> None:
        # It is neither translated nor reliable; File > Export takes its place.
        while self.scene().contextMenu:
            self.scene().contextMenu.pop().deleteLater()

    def set_axis_names(self, x: str, y: str) -> None:
        """Name the axes with translated texts; an empty name takes no room."""
        self.axis_names = (x, y)
        tokens = theme.current()
        style = {"color": tokens.ink, "font-size": f"{tokens.small}pt"}
        for side, name in zip(("bottom", "left"), self.axis_names, strict=True):
            axis = self.getAxis(side)
            axis.setLabel(name, **style) if name else axis.showLabel(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press what pyqtgraph knows; other buttons, such as Back, mean nothing here."""
        if event.button() in BUTTONS:
            super().mousePressEvent(_known(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() in BUTTONS:
            super().mouseReleaseEvent(_known(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Click twice, as with `mousePressEvent`."""
        if event.button() in BUTTONS:
            super().mouseDoubleClickEvent(_known(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move; a strange button that is held meanwhile is not mentioned."""
        super().mouseMoveEvent(_known(event))

    @Slot(object)
    def _restyle(self, tokens: Theme) -> None:
        self.setBackground(tokens.paper)
        self.showGrid(x=self._grid, y=self._grid, alpha=GRID_ALPHA)
        for side in ("bottom", "left"):
            axis = self.getAxis(side)
            axis.setPen(pg.mkPen(tokens.ink))
            axis.setTextPen(pg.mkPen(tokens.muted))
            axis.setStyle(tickFont=tokens.font("small"))
        self.set_axis_names(*self.axis_names)
        self.restyled.emit(tokens)


def _known(event: QMouseEvent) -> QMouseEvent:
    """Return an event that speaks of no button but those in `BUTTONS`."""
    held = event.buttons()
    known = _Button.NoButton
    for button in BUTTONS:
        known |= held & button
    if known == held:
        return event
    return QMouseEvent(
        event.type(),
        event.position(),
        event.scenePosition(),
        event.globalPosition(),
        event.button(),
        known,
        event.modifiers(),
        event.pointingDevice(),
    )


class CachedPlot(Plot):
    """A plot with lines at the major ticks only, painted from a kept picture.

    Painting the axes with their grid anew took two thirds of a frame (``python -m benchmarks
    activations``); a slider changes them seldom.

    - ``left``: width of the left axis in pixels at zoom 1, so that plots one below the other line
      up.
    - ``mouse``, ``grid``, ``square``: as in `Plot`.
    """

    def __init__(
        self,
        left: int,
        *,
        mouse: bool = True,
        grid: bool = True,
        square: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(mouse=mouse, grid=grid, square=square, parent=parent)
        self._left = left
        for side in ("bottom", "left"):
            axis = self.getAxis(side)
            axis.setStyle(maxTickLevel=0)
            axis.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.restyled.connect(self._line_up)
        self._line_up()

    def fall_behind(self) -> None:
        """Don't paint what changes until `catch_up`, unless a picture is asked for."""
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.NoViewportUpdate)

    @Slot()
    def catch_up(self) -> None:
        """Paint what has changed, and from now on whatever changes."""
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.viewport().update()

    @Slot()
    def _line_up(self) -> None:
        self.getAxis("left").setWidth(round(theme.current().px(self._left)))

"""What a page shows as things of their own: plots, painted pictures and tables of any tab."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pyqtgraph as pg
import shiboken6
from PySide6.QtCore import QBuffer, QIODevice, QPoint, Qt
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QGraphicsItem,
    QGraphicsView,
    QLabel,
    QLineEdit,
    QTableView,
    QTreeView,
    QWidget,
)

from desktop.services.i18n import translate
from desktop.services.number_list import NumberList, below, columns, number
from desktop.style import theme
from desktop.style.plotting import Plot
from desktop.tabs.kit.tab import Tab
from desktop.widgets.painted.number_table import NumberTable
from desktop.widgets.painted.painted_widget import PaintedWidget

CONTROLS = (
    *(QAbstractButton, QAbstractSlider, QAbstractSpinBox),
    *(QComboBox, QLabel, QLineEdit),
)
TABLES = QTableView | QTreeView
"""What is written in columns; the model of a list can't be asked for any."""
SMALLEST = 40
"""Pixels of a side; what is smaller is a mark beside something else."""
SHARP = 2
"""Pixels of a PNG for each of the screen's."""


@dataclass(frozen=True, eq=False)
class Exhibit:
    """A widget that can leave the program as a picture, and as numbers where it holds some.

    - ``name``: translated; no two of a page have the same.
    """

    name: str
    widget: QWidget

    def numbers(self) -> NumberList | None:
        """Return the numbers of a table, of a plot's curves or of a picture made of numbers.

        There are none of a page that was made again, in another language.
        """
        widget = self.widget
        if not shiboken6.isValid(widget):
            return None
        if isinstance(widget, NumberTable):
            return _of_numbers(widget)
        if isinstance(widget, TABLES):
            return _of_cells(widget)
        told = getattr(widget, "numbers_shown", None) or getattr(widget, "told", None)
        made: NumberList | None = told() if told is not None else None
        return made or (_of_curves(widget) if isinstance(widget, Plot) else None)

    def image(self) -> QImage:
        """Return the picture at twice the screen's size."""
        image = QImage(self.widget.size() * SHARP, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(SHARP)
        with painting(QPainter(image)) as painter:
            paint(self.widget, painter)
        return image

    def svg(self) -> bytes:
        """Return the picture in shapes and letters."""
        buffer, generator = QBuffer(), QSvgGenerator()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        generator.setOutputDevice(buffer)
        generator.setSize(self.widget.size())
        generator.setViewBox(self.widget.rect())
        # Else the axes of plots come out at another scale than what they measure.
        generator.setResolution(self.widget.logicalDpiX())
        generator.setTitle(self.name)
        generator.setDescription(self.widget.accessibleDescription())
        with painting(QPainter(generator)) as painter:
            paint(self.widget, painter)
        return bytes(buffer.data().data())


def paint(widget: QWidget, painter: QPainter, scale: float = 1.0) -> None:
    """Paint a widget as it stands, in shapes and letters where the painter takes them.

    - ``painter``: its origin is where the widget's upper left corner goes.
    - ``scale``: by which the painter draws everything larger.
    """
    painter.fillRect(widget.rect(), theme.current().colour("paper"))
    with theme.going_to_file(), _as_shapes(widget, scale):
        # A view of plots has a `render` of another kind.
        QWidget.render(widget, painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)


@contextmanager
def painting(painter: QPainter) -> Iterator[QPainter]:
    """End a painter whatever happens: one that is left open brings the program down."""
    try:
        yield painter
    finally:
        painter.end()


@contextmanager
def _as_shapes(widget: QWidget, scale: float) -> Iterator[None]:
    """Let plots paint their items anew, not by pictures kept at the screen's resolution."""
    views = [*widget.findChildren(QGraphicsView)]
    views += [widget] if isinstance(widget, QGraphicsView) else []
    items = [item for view in views for item in view.scene().items()]
    kept = [(item, item.cacheMode()) for item in items]
    dots = [item for item in items if isinstance(item, pg.ScatterPlotItem)]
    for item in items:
        item.setCacheMode(QGraphicsItem.CacheMode.NoCache)
    for item in dots:
        item.setExportMode(True, {"antialias": True, "resolutionScale": scale})
    try:
        yield
    finally:
        for item in dots:
            item.setExportMode(False)
        for item, mode in kept:
            item.setCacheMode(mode)


def exhibits(view: Tab) -> list[Exhibit]:
    """Return what the page in front shows: the whole picture first, then each thing in it."""
    whole = view.middle()
    tables = [one for one in found(view.column) if isinstance(one, QAbstractItemView)]
    parts = [*found(whole), *tables]
    names = [_name(part, whole, parts) for part in parts]
    made = [Exhibit(_whole_picture(), whole)]
    for place, (part, name) in enumerate(zip(parts, names, strict=True)):
        several = names.count(name) > 1
        made.append(Exhibit(f"{name} {names[:place].count(name) + 1}" if several else name, part))
    return made


def at(view: Tab, widget: QWidget | None) -> int:
    """Return which of the `exhibits` a widget of the page belongs to; 0 is the whole picture."""
    every = [one.widget for one in exhibits(view)]
    while widget is not None and widget is not view:
        inside = [place for place, one in enumerate(every) if widget.isAncestorOf(one)]
        if widget in every:
            return every.index(widget)
        if len(inside) == 1:
            return inside[0]
        widget = widget.parentWidget()
    return 0


def found(widget: QWidget) -> Iterator[QWidget]:
    """Yield the plots, tables and painted pictures in a widget, in the order they are looked at."""
    children = [child for child in widget.children() if isinstance(child, QWidget)]
    shown = [child for child in children if child.isVisible() and not isinstance(child, CONTROLS)]
    for child in sorted(shown, key=lambda one: (one.y(), one.x())):
        whole = isinstance(child, Plot | QAbstractItemView)
        large = min(child.width(), child.height()) >= SMALLEST
        if large and (whole or (child.accessibleName() and _is_painted(child))):
            yield child
        if not whole:
            yield from found(child)


def _is_painted(widget: QWidget) -> bool:
    kinds = type(widget).__mro__
    own = (kind for kind in kinds if kind.__module__.startswith("desktop."))
    return isinstance(widget, PaintedWidget) or any("paintEvent" in vars(kind) for kind in own)


def _name(part: QWidget, page: QWidget, parts: Sequence[QWidget]) -> str:
    """Return a part's own name, or that of what holds it alone, or what its axes are called."""
    holder: QWidget | None = part
    while holder is not None and holder is not page:
        if holder.accessibleName():
            return holder.accessibleName()
        holder = holder.parentWidget()
        if holder in parts or sum(holder.isAncestorOf(one) for one in parts if holder) > 1:
            break
    axes = part.axis_names if isinstance(part, Plot) else ()
    return next(filter(None, reversed(axes)), "") or page.accessibleName() or _whole_picture()


def _whole_picture() -> str:
    return translate("Exhibits", "The whole picture")


def _of_numbers(table: NumberTable) -> NumberList:
    model = table.numbers
    rows = [
        tuple(model.value(model.index(row, column)) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]
    return NumberList(tuple(column.heading for column in model.columns), tuple(rows))


def _of_cells(table: QTableView | QTreeView) -> NumberList | None:
    model = table.model()
    places = range(model.columnCount())
    headings = [model.headerData(place, Qt.Orientation.Horizontal) for place in places]
    rows = [
        tuple(number(str(model.index(row, place).data() or "")) for place in places)
        for row in range(model.rowCount())
    ]
    shown = any(cell != "" for row in rows for cell in row)
    return NumberList(tuple(str(text or "") for text in headings), tuple(rows)) if shown else None


def _of_curves(plot: Plot) -> NumberList | None:
    """Return the points of all curves below one another: each has its own x, and its own number."""
    axes = [name or letter for name, letter in zip(plot.axis_names, "xy", strict=True)]
    items = [item for item in plot.getPlotItem().items if shiboken6.isValid(item)]
    curves = [(item, *_points(item)) for item in items if item.isVisible()]
    there = [(item, columns(axes, xs, ys)) for item, xs, ys in curves if xs is not None and len(xs)]
    named = (
        (item.opts.get("name") or str(place), one) for place, (item, one) in enumerate(there, 1)
    )
    return below(translate("Exhibits", "curve"), named) if there else None


def _points(item: Any) -> tuple[Any, Any]:
    """Return where an item of a plot has its points; a line or a text has none."""
    if isinstance(item, pg.PlotDataItem):
        x, y = item.getOriginalDataset()  # not what is left of it at this zoom
    elif isinstance(item, pg.PlotCurveItem | pg.ScatterPlotItem):
        x, y = item.getData()
    else:
        x = y = None
    return x, y

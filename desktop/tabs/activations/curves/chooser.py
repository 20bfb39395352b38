"""The list of all functions of the registry: tick to show, click to read off."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QTreeWidget, QTreeWidgetItem

from desktop.style import theme
from desktop.tabs.activations.curves.presenter import CurvesPresenter, CurvesState
from desktop.tabs.activations.parts import curve_pen, sample_icon
from desktop.tabs.activations.texts import column_number, core
from nn_core import activations

NAME = Qt.ItemDataRole.UserRole
ICON = QSize(26, 12)
ROW_GAP = 7


class FunctionChooser(QTreeWidget):
    """One row a function: its line, its name, h(x) and h'(x)."""

    def __init__(self, presenter: CurvesPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.setColumnCount(3)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setIconSize(ICON)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self._names: tuple[str, ...] = ()
        self._titles: tuple[str, ...] = ()
        self._drawn: tuple[object, ...] = ()
        self.setHeaderLabels([self.tr("Function"), "h(x)", "h′(x)"])
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.headerItem().setTextAlignment(0, left)
        self.setAccessibleName(self.tr("Functions"))
        self.setToolTip(self.tr("Tick a function to show it; click it to read it off"))
        self._fill()
        self.itemChanged.connect(self._ticked)
        self.currentItemChanged.connect(self._moved)

    def show_state(self, state: CurvesState) -> None:
        """Show a state; new functions of the registry get a row."""
        with QSignalBlocker(self):
            if self._titles != _titles():
                self._fill()
            values = {value.name: value for value in state.values}
            self._draw_lines(state)
            for name, item in self._rows():
                ticked = Qt.CheckState.Checked if name in values else Qt.CheckState.Unchecked
                item.setCheckState(0, ticked)
                found = values.get(name)
                item.setText(1, column_number(found.value) if found else "")
                item.setText(2, column_number(found.slope) if found else "")
                if name == state.focus and self.currentItem() is not item:
                    self.setCurrentItem(item)

    def row(self, name: str) -> QTreeWidgetItem:
        return dict(self._rows())[name]

    def _rows(self) -> list[tuple[str, QTreeWidgetItem]]:
        items = [self.topLevelItem(index) for index in range(self.topLevelItemCount())]
        return [(item.data(0, NAME), item) for item in items if item is not None]

    def _fill(self) -> None:
        self._titles = _titles()
        if self._names != activations.names():
            self.clear()
            self._names, self._drawn = activations.names(), ()
            for name in self._names:
                item = QTreeWidgetItem(self)
                item.setData(0, NAME, name)
                for column in (1, 2):
                    item.setTextAlignment(
                        column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
        for name, item in self._rows():
            activation = activations.get(name)
            item.setText(0, core(activation.title))
            for column in range(3):
                item.setToolTip(column, f"{core(activation.meaning)}\n{core(activation.history)}")
        self._size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Leave out h'(x), then h(x), where names would be cut: the readout shows both."""
        width = self._number_width()
        room = self.viewport().width() - self._name_width()
        for column in (1, 2):
            self.setColumnHidden(column, room < column * width)

    def _number_width(self) -> int:
        return self.fontMetrics().horizontalAdvance("−0.000") + 8

    def _name_width(self) -> int:
        """Return the width of a row's tick box, line and longest name, with the style's margins."""
        style, part = self.style(), QStyle.PixelMetric
        margin = style.pixelMetric(part.PM_FocusFrameHMargin, None, self) + 1
        box = style.pixelMetric(part.PM_IndicatorWidth, None, self)
        names = (self.fontMetrics().horizontalAdvance(item.text(0)) for _, item in self._rows())
        return box + ICON.width() + max(names, default=0) + 6 * margin

    def _size(self) -> None:
        width = self._number_width()
        for column in (1, 2):
            self.header().resizeSection(column, width)
        self._fit_columns()
        rows = self.topLevelItemCount()
        height = self.fontMetrics().height() + ROW_GAP
        for _name, item in self._rows():
            item.setSizeHint(0, QSize(0, height))
        self.setFixedHeight(height * rows + self.header().sizeHint().height() + 4)

    def _draw_lines(self, state: CurvesState) -> None:
        drawn = (theme.current(), state.focus, self._names)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        self._size()
        for name, item in self._rows():
            item.setIcon(0, sample_icon(curve_pen(name, name == state.focus), ICON))

    @Slot(QTreeWidgetItem, int)
    def _ticked(self, item: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            self._presenter.choose(item.data(0, NAME), item.checkState(0) == Qt.CheckState.Checked)

    @Slot(QTreeWidgetItem, QTreeWidgetItem)
    def _moved(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if item is not None:
            self._presenter.focus(item.data(0, NAME))


def _titles() -> tuple[str, ...]:
    """Return the titles there are: one's own function changes its."""
    return tuple(activations.get(name).title for name in activations.names())

"""The live picture of teaching: accuracy on the digits kept back and on MNIST digits."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.style import plotting, theme
from nn_core.models.teaching_records import CurvePoint

LEAST = 130
"""Height of the plot in pixels at zoom 1, with its axis; below it the page scrolls."""
LOWEST = 90.0
"""The axis begins here at the highest, in per cent, so that curves don't jump for nothing."""


class TeachCurve(QWidget):
    """Two curves over the batches learnt, in per cent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mine_label, self.base_label = QLabel(), QLabel()
        self.plot = plotting.make_plot(mouse=False)
        self.mine = pg.PlotDataItem(symbol="o")
        self.base = pg.PlotDataItem(symbol="s")
        for curve in (self.base, self.mine):
            self.plot.addItem(curve)
        head = QHBoxLayout()
        head.setSpacing(16)
        # In this order: wrapping adds to the policy that the height follows the width.
        self.base_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.base_label.setWordWrap(True)
        head.addWidget(self.mine_label)
        head.addWidget(self.base_label, 1)
        # A grid, since a column forgets least heights where heights follow widths.
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._grid.addLayout(head, 0, 0)
        self._grid.setRowStretch(1, 1)
        # What a plot would like to be is its whole scene; it takes what there is.
        self.plot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._grid.addWidget(self.plot, 1, 0)
        self.plot.restyled.connect(self._restyle)
        self._name()
        self._restyle()
        self.show_curve((), 1)

    def show_curve(self, curve: tuple[CurvePoint, ...], steps: int) -> None:
        """Show the points so far of a run of ``steps`` batches."""
        mine = [(p.step, 100 * p.held_out) for p in curve if p.held_out is not None]
        base = [(p.step, 100 * p.base) for p in curve if p.base is not None]
        for item, points in ((self.mine, mine), (self.base, base)):
            item.setData([x for x, _ in points], [y for _, y in points])
        lowest = min([LOWEST, *(y - 3 for _, y in (*mine, *base))])
        self.plot.setXRange(0, max(steps, 1), padding=0.02)
        self.plot.setYRange(lowest, 100, padding=0.03)

    def _name(self) -> None:
        names = self.tr("digits kept back"), self.tr("MNIST, 500 of those not learnt again")
        labels = (self.mine_label, self.base_label)
        for item, sign, label, name in zip(
            (self.mine, self.base), "●■", labels, names, strict=True
        ):
            label.setText(f"{sign} {name}")
            item.opts["name"] = name
        self.plot.set_axis_names(self.tr("batches learnt"), self.tr("read correctly, %"))
        self.plot.setAccessibleName(self.tr("Accuracy while it learns"))

    @Slot()
    def _restyle(self) -> None:
        tokens = theme.current()
        self._grid.setRowMinimumHeight(1, round(tokens.px(LEAST)))
        styles = (
            (self.mine, "accent", 2.5, Qt.PenStyle.SolidLine, self.mine_label),
            (self.base, "ink", 1.5, Qt.PenStyle.DashLine, self.base_label),
        )
        for item, token, width, style, label in styles:
            item.setPen(plotting.pen(token, width, style))
            item.setSymbolBrush(plotting.brush(token))
            item.setSymbolPen(None)
            item.setSymbolSize(tokens.px(7))
            label.setStyleSheet(f"color: {getattr(tokens, token)}")

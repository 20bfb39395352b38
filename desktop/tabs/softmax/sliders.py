"""A slider with a number field beside it, for a quantity on a straight or a logarithmic scale."""

from __future__ import annotations

import math

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from desktop.widgets.controls.number_field import NumberField

TICKS = 500
FIELD_WIDTH = 88
"""Width of the number fields at zoom 1, in pixels."""


class Quantity(QWidget):
    """Name, number and slider of one quantity.

    Parameters
    ----------
    minimum, maximum : float
        What the number field accepts; the slider's range is these until `set_range`.
    step : float
        What an arrow of the field adds.
    logarithmic : bool
        The slider moves by factors.
    """

    changed = Signal(float)
    released = Signal()

    def __init__(
        self,
        minimum: float,
        maximum: float,
        step: float,
        logarithmic: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._low, self._high, self._logarithmic = minimum, maximum, logarithmic
        self._label = QLabel()
        self.field = NumberField(minimum, maximum, step)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, TICKS)
        self.slider.setPageStep(TICKS // 20)
        self._label.setBuddy(self.field)
        self._lay_out()
        self.slider.valueChanged.connect(self._slid)
        self.slider.sliderReleased.connect(self.released)
        self.field.value_changed.connect(self.changed)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._label, 1)
        head.addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.slider)

    def set_range(self, low: float, high: float) -> None:
        """Let the slider run from ``low`` to ``high``, unless it is being held."""
        if not self.slider.isSliderDown():
            self._low, self._high = low, high

    def show_value(self, value: float) -> None:
        """Show what the model holds."""
        if value != self.field.value():
            self.field.set_value(value)
        if not self.slider.isSliderDown():
            with QSignalBlocker(self.slider):
                # A score that is too large for 16 bits makes the largest one, C, infinite.
                self.slider.setValue(round(min(max(self._fraction(value), 0.0), 1.0) * TICKS))

    def describe(self, label: str, tip: str) -> None:
        """Set the label and the tooltip, translated."""
        self._label.setText(label)
        self.field.describe(label.replace("&", ""), tip)
        self.slider.setToolTip(tip)
        self.slider.setAccessibleName(label.replace("&", ""))

    def _fraction(self, value: float) -> float:
        if self._logarithmic:
            return math.log(value / self._low) / math.log(self._high / self._low)
        return (value - self._low) / (self._high - self._low)

    @Slot(int)
    def _slid(self, tick: int) -> None:
        fraction = tick / TICKS
        if self._logarithmic:
            value = self._low * (self._high / self._low) ** fraction
        else:
            value = self._low + fraction * (self._high - self._low)
        self.changed.emit(_rounded(value, (self._high - self._low) / TICKS, self._logarithmic))


def _rounded(value: float, step: float, logarithmic: bool) -> float:
    """Return ``value`` with as many digits as one tick of the slider is worth."""
    if logarithmic:
        return float(f"{value:.2g}")
    return round(value, max(0, -math.floor(math.log10(step))))

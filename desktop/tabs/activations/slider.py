"""A slider with its name and a field for the exact number, linear or logarithmic."""

from __future__ import annotations

import math

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

from desktop.style import theme
from desktop.style.theme import Theme
from desktop.widgets.controls.number_field import NumberField

STEPS = 400
FIELD_WIDTH = 84
"""Width of the field in pixels at zoom 1."""


class ValueSlider(QWidget):
    """One number in two controls that move together.

    Parameters
    ----------
    minimum, maximum : float
    logarithmic : bool
        Equal ways multiply the value; ``minimum`` is above 0.
    whole : bool
        Only integers.
    decimals : int
        What the field keeps.
    """

    value_changed = Signal(float)

    def __init__(
        self,
        minimum: float,
        maximum: float,
        *,
        logarithmic: bool = False,
        whole: bool = False,
        decimals: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ends = (minimum, maximum)
        self._logarithmic, self._whole = logarithmic, whole
        self._decimals = 0 if whole else decimals
        self.name = QLabel()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, round(maximum - minimum) if whole else STEPS)
        self.slider.setPageStep(1 if whole else STEPS // 20)
        step = 1.0 if whole else max(10.0**-decimals, (maximum - minimum) / 1000)
        self.field = NumberField(minimum, maximum, step, self._decimals)
        theme.manager().changed.connect(self._restyle)
        self._restyle(theme.current())
        self.name.setBuddy(self.slider)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.field, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.slider, 1, 0, 1, 2)
        self.slider.valueChanged.connect(self._slid)
        self.field.value_changed.connect(self.value_changed)

    def set_value(self, value: float) -> None:
        """Show what the model holds; emits nothing."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(self._place(value))
        if self.field.value() != value:
            self.field.set_value(value)

    def describe(self, name: str, tip: str) -> None:
        """Set the name and the tool tip, translated."""
        self.name.setText(name)
        self.name.setToolTip(tip)
        self.slider.setToolTip(tip)
        self.slider.setAccessibleName(name)
        self.field.describe(name, tip)

    @Slot(object)
    def _restyle(self, tokens: Theme) -> None:
        self.field.setFixedWidth(round(tokens.px(FIELD_WIDTH)))

    @Slot(int)
    def _slid(self, place: int) -> None:
        self.value_changed.emit(self._value(place))

    def _value(self, place: int) -> float:
        low, high = self._ends
        if self._whole:
            return low + place
        share = place / STEPS
        value = low * (high / low) ** share if self._logarithmic else low + (high - low) * share
        return round(value, self._decimals)

    def _place(self, value: float) -> int:
        low, high = self._ends
        if self._whole:
            return round(value - low)
        if self._logarithmic:
            return round(STEPS * math.log(max(value, low) / low) / math.log(high / low))
        return round(STEPS * (value - low) / (high - low))

"""A slider with its name and a field for the exact number: linear, logarithmic or whole."""

from __future__ import annotations

import math

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.style import theme
from desktop.style.theme import Theme
from desktop.widgets.controls.layout_helpers import bare, column_in
from desktop.widgets.controls.number_field import NumberField
from desktop.widgets.input import Track

TICKS = 500
"""Of a logarithmic slider; a linear one has as many as there are round steps, about as many."""
FIELD_WIDTH = 84
"""Width of the number field at zoom 1, in pixels."""


class ValueSlider(QWidget):
    """One number in two controls that move together.

    - ``minimum``, ``maximum``: what the field accepts; the slider's ends are these until
      `set_range`.
    - ``step``: what an arrow of the field adds.
    - ``decimals``: how many decimals the field keeps.
    - ``logarithmic``: equal ways of the slider multiply the value; ``minimum`` is above 0.
    - ``whole``: only integers.
    """

    slid = Signal(float)
    typed = Signal(float)
    released = Signal()
    """The user has let the slider go, or typed: the next change is a step of undo of its own."""

    def __init__(
        self,
        minimum: float,
        maximum: float,
        step: float = 0.1,
        *,
        decimals: int = 3,
        logarithmic: bool = False,
        whole: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._low, self._high = minimum, maximum
        self._logarithmic, self._whole = logarithmic, whole
        self.name = QLabel()
        self.field = NumberField(minimum, maximum, step, 0 if whole else decimals)
        self.slider = Track()
        self._set_ticks()
        self.name.setBuddy(self.field)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.field, 0, Qt.AlignmentFlag.AlignTop)
        column = column_in(self, spacing=4)
        column.addLayout(head)
        column.addWidget(self.slider)
        self.slider.valueChanged.connect(self._slid)
        self.slider.sliderReleased.connect(self.released)
        self.field.value_changed.connect(self.typed)
        # After the field itself, so that what was typed has been taken by now.
        self.field.box.committed.connect(self.released)
        theme.follow(self._restyle)

    def set_range(self, low: float, high: float) -> None:
        """Let the slider run from ``low`` to ``high``, unless it is being held."""
        if not self.slider.isSliderDown() and (low, high) != (self._low, self._high):
            self._low, self._high = low, high
            with QSignalBlocker(self.slider):
                self._set_ticks()

    def value(self) -> float:
        return self.field.value()

    def show_value(self, value: float) -> None:
        """Show what the model holds; emits nothing."""
        # A text that has just been refused stays until something else is to be shown.
        if value != self.field.value():
            self.field.set_value(value)
        if not self.slider.isSliderDown():
            with QSignalBlocker(self.slider):
                self.slider.setValue(round(self._share(value) * self.slider.maximum()))

    def describe(self, label: str, tip: str) -> None:
        plain = bare(label)
        if label != self.name.text():
            self.name.setText(label)
        self.name.setToolTip(tip)
        self.field.describe(plain, tip)
        self.slider.setToolTip(tip)
        self.slider.setAccessibleName(plain)
        self.slider.setAccessibleDescription(tip)

    def _set_ticks(self) -> None:
        span = self._high - self._low
        self._unit = 1.0 if self._whole else 10.0 ** math.floor(math.log10(2 * span / TICKS))
        ticks = TICKS if self._logarithmic else max(1, round(span / self._unit))
        self.slider.setRange(0, ticks)
        self.slider.setPageStep(max(1, ticks // 20))

    def _share(self, value: float) -> float:
        """Return how far along the slider a value is; an end for one beyond it, or not finite."""
        if self._logarithmic:
            value = max(value, self._low)
            share = math.log(value / self._low) / math.log(self._high / self._low)
        else:
            share = (value - self._low) / (self._high - self._low)
        return min(max(share, 0.0), 1.0)

    @Slot(int)
    def _slid(self, tick: int) -> None:
        if self._logarithmic:
            share = tick / self.slider.maximum()
            value = float(f"{self._low * (self._high / self._low) ** share:.2g}")
        else:
            # As many decimals as one tick is worth, so that nobody reads noise.
            decimals = max(0, -math.floor(math.log10(self._unit)))
            value = min(round(self._low + tick * self._unit, decimals), self._high)
        self.slid.emit(value)

    @Slot(object)
    def _restyle(self, tokens: Theme) -> None:
        self.field.setFixedWidth(round(tokens.px(FIELD_WIDTH)))

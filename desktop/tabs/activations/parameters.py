"""Sliders for the parameters that the chosen functions have, such as the sigmoid's β."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.tabs.activations.slider import ValueSlider
from desktop.tabs.activations.wording import core
from nn_core import activations
from nn_core.activations import Parameter


class ParameterSlider(ValueSlider):
    """The slider of one parameter of one function."""

    turned = Signal(str, str, float)

    def __init__(self, function: str, parameter: Parameter, parent: QWidget | None = None) -> None:
        super().__init__(
            parameter.minimum,
            parameter.maximum,
            logarithmic=parameter.logarithmic,
            parent=parent,
        )
        self._function, self._parameter = function, parameter
        self.value_changed.connect(self._turned)

    def retranslate(self) -> None:
        """Set every text again."""
        title = core(activations.get(self._function).title)
        self.describe(f"{title} {self._parameter.symbol}", core(self._parameter.meaning))

    @Slot(float)
    def _turned(self, value: float) -> None:
        self.turned.emit(self._function, self._parameter.name, value)


class ParameterSliders(QWidget):
    """One slider for each parameter of the functions that are shown."""

    changed = Signal(str, str, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self.sliders: dict[tuple[str, str], ParameterSlider] = {}

    def render_parameters(
        self, functions: Iterable[str], values: Mapping[str, Mapping[str, float]]
    ) -> None:
        """Show the sliders of ``functions`` at ``values``; hide the others."""
        shown = [(name, p) for name in functions for p in activations.get(name).parameters]
        wanted = {(name, parameter.name) for name, parameter in shown}
        for name, parameter in shown:
            slider = self._slider(name, parameter)
            slider.set_value(values[name][parameter.name])
        for key, slider in self.sliders.items():
            slider.setVisible(key in wanted)

    def retranslate(self) -> None:
        """Set every text again."""
        for slider in self.sliders.values():
            slider.retranslate()

    def _slider(self, name: str, parameter: Parameter) -> ParameterSlider:
        key = (name, parameter.name)
        if key not in self.sliders:
            slider = self.sliders[key] = ParameterSlider(name, parameter, self)
            slider.turned.connect(self.changed)
            slider.retranslate()
            self._layout.addWidget(slider)
        return self.sliders[key]

"""Sliders for the parameters that the chosen functions have, such as the sigmoid's β."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.tabs.activations.texts import core
from desktop.widgets.controls.layout_helpers import column_in
from desktop.widgets.controls.value_slider import ValueSlider
from nn_core import activations
from nn_core.activations import Parameter

Turned = Callable[[str, str, float], object]
"""Takes the function, its parameter and the value."""


class ParameterSliders(QWidget):
    """One slider for each parameter of the functions that are shown.

    Parameters
    ----------
    turned : callable
        Called with what the user turns.
    released : callable
        Called when a slider is let go.
    """

    def __init__(self, turned: Turned, released: Callable[[], object]) -> None:
        super().__init__()
        self._turned, self._released = turned, released
        self._column = column_in(self)
        self.sliders: dict[tuple[str, str], ValueSlider] = {}

    def show_parameters(
        self, functions: Iterable[str], values: Mapping[str, Mapping[str, float]]
    ) -> None:
        """Show the sliders of ``functions`` at ``values``; hide the others."""
        shown = [(name, p) for name in functions for p in activations.get(name).parameters]
        wanted = {(name, parameter.name) for name, parameter in shown}
        for name, parameter in shown:
            slider = self._slider(name, parameter)
            slider.show_value(values[name][parameter.name])
        for key, slider in self.sliders.items():
            slider.setVisible(key in wanted)

    def _slider(self, name: str, parameter: Parameter) -> ValueSlider:
        key = (name, parameter.name)
        if key not in self.sliders:
            slider = ValueSlider(
                parameter.minimum,
                parameter.maximum,
                decimals=2,
                logarithmic=parameter.logarithmic,
            )
            title = core(activations.get(name).title)
            slider.describe(f"{title} {parameter.symbol}", core(parameter.meaning))
            turned = partial(self._turned, name, parameter.name)
            slider.slid.connect(turned)
            slider.typed.connect(turned)
            slider.released.connect(self._released)
            self._column.addWidget(slider)
            self.sliders[key] = slider
        return self.sliders[key]

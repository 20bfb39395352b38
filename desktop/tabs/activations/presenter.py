"""Owns the activations tab: the presenters of its four pages."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.services.context import TabContext
from desktop.tabs.activations.curves.presenter import CurvesPresenter
from desktop.tabs.activations.deep_signals.presenter import DeepSignalsPresenter
from desktop.tabs.activations.linear_stack.presenter import LinearStackPresenter
from desktop.tabs.activations.step_noise.presenter import StepNoisePresenter


class ActivationsPresenter(QObject):
    """Holds ``curves``, ``step_noise``, ``linear_stack`` and ``deep_signals``."""

    def __init__(self, context: TabContext) -> None:
        super().__init__()
        self.curves = CurvesPresenter(context, self)
        self.step_noise = StepNoisePresenter(context, self)
        self.linear_stack = LinearStackPresenter(context, self)
        self.deep_signals = DeepSignalsPresenter(context, self)

"""Sends signals and gradients through the chosen layers in the background."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from desktop.services.context import TabContext
from desktop.tabs.activations.depth.state import INITIALIZERS, DepthSettings, DepthState, Start
from nn_core import activations
from nn_core.records.activation_stats import Propagation, Trend, propagate

FIRST = "sigmoid"


@dataclass(frozen=True)
class Result:
    """One record, and what it was worked out for."""

    settings: DepthSettings
    propagation: Propagation


class DepthPresenter(QObject):
    """Takes the user's intentions; tells the view a new state."""

    state_changed = Signal(object)  # DepthState

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._runner = context.make_runner(self)
        self._runner.yielded.connect(self._arrived)
        self._runner.failed.connect(self._failed)
        self._parameters: dict[str, dict[str, float]] = {}
        self.state = DepthState(DepthSettings(FIRST, self._values(FIRST)))

    @Slot(str)
    def set_activation(self, name: str) -> None:
        """Put another function into every layer."""
        self._change(activation=name, parameters=self._values(name))

    @Slot(str, str, float)
    def set_parameter(self, name: str, parameter: str, value: float) -> None:
        """Turn a parameter of the function."""
        self._parameters[name] = {**self._values(name), parameter: value}
        self._change(parameters=self._values(self.state.settings.activation))

    @Slot(str)
    def set_start(self, start: str) -> None:
        """Draw the weights by another rule."""
        self._change(start=Start(start))

    @Slot(float)
    def set_deviation(self, deviation: float) -> None:
        """Draw the weights with another fixed deviation."""
        self._change(deviation=deviation, start=Start.STD)

    @Slot(float)
    def set_depth(self, depth: float) -> None:
        """Stack that many layers."""
        self._change(depth=round(depth))

    @Slot()
    def draw_weights(self) -> None:
        """Draw other weights and other inputs by the same rule."""
        self._change(seed=self.state.settings.seed + 1)

    @Slot()
    def refresh(self) -> None:
        """Work out what is not yet shown; the registry may have changed meanwhile."""
        if self.state.settings.activation not in activations.names():
            self.set_activation(FIRST)
        elif self.state.shown != self.state.settings:
            self._change()

    def _values(self, name: str) -> dict[str, float]:
        return self._parameters.get(name) or activations.get(name).defaults()

    def _change(self, **values: object) -> None:
        settings = replace(self.state.settings, **values)  # type: ignore[arg-type]
        self.state = replace(self.state, settings=settings)
        self.state_changed.emit(self.state)
        self._runner.start(lambda: work(settings))

    @Slot(object)
    def _arrived(self, result: Result) -> None:
        if not result.propagation.complete:
            return
        self.state = replace(
            self.state,
            shown=result.settings,
            propagation=result.propagation,
            done=self.state.done | _achieved(result),
        )
        self.state_changed.emit(self.state)

    @Slot(object)
    def _failed(self, error: BaseException) -> None:
        self._context.report(error)


def work(settings: DepthSettings) -> Iterator[Result]:
    """Yield growing records; runs in the background."""
    activation = activations.get(settings.activation)
    passes = propagate(
        activation.function,
        activation.derivative,
        INITIALIZERS[settings.start],
        settings.depth,
        value_range=activation.value_range,
        parameters=settings.parameters,
        options=settings.options,
        seed=settings.seed,
    )
    for propagation in passes:
        yield Result(settings, propagation)


def _achieved(result: Result) -> frozenset[str]:
    settings, record = result.settings, result.propagation
    done = set()
    if Trend.EXPLODING in (record.signal_trend, record.gradient_trend):
        done.add("explode")
    vanishing = record.gradient_trend == Trend.VANISHING
    if settings.activation == "sigmoid" and settings.start == Start.XAVIER and vanishing:
        done.add("sigmoid")
    steady = record.signal_trend == record.gradient_trend == Trend.STEADY
    if settings.activation == "relu" and settings.depth == 10 and steady:
        done.add("relu")
    return frozenset(done)

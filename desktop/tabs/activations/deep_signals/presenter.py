"""Sends signals and gradients through the chosen layers in the background."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Slot

from desktop.services.context import TabContext
from desktop.tabs.kit.presenter import Goals, Presenter
from desktop.tabs.kit.saved import transient
from nn_core import activations
from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused
from nn_core.initializers import Initializer, he, std, xavier
from nn_core.records.activation_stats import Propagation, Trend, propagate

DEEPEST = 10
DEVIATIONS = (0.001, 3.0)


class Start(StrEnum):
    """The initialisers of chapter 6.2."""

    STD = "std"
    XAVIER = "xavier"
    HE = "he"


INITIALIZERS: dict[Start, Initializer] = {Start.STD: std, Start.XAVIER: xavier, Start.HE: he}


@dataclass(frozen=True)
class SignalSettings:
    """What the reader chose.

    - ``parameters``: of the activation.
    - ``deviation``: of the weights, for ``Start.STD``.
    """

    activation: str
    parameters: dict[str, float]
    start: Start = Start.STD
    deviation: float = 0.01
    depth: int = 5
    seed: int = 0

    @property
    def options(self) -> dict[str, float]:
        """The initialiser's keywords."""
        return {"deviation": self.deviation} if self.start == Start.STD else {}

    def checked(self) -> SignalSettings:
        low, high = DEVIATIONS
        fits = 1 <= self.depth <= DEEPEST and low <= self.deviation <= high and self.seed >= 0
        if not fits or not activations.known(self.activation):
            raise ValueRefused(QT_TRANSLATE_NOOP("nn_core", "The layers are out of their range."))
        return self


@dataclass(frozen=True)
class DeepSignalsState:
    """The choice, and the last pass that was worked out.

    - ``shown``: what ``propagation`` was worked out for; it may lag behind for some milliseconds.
    """

    settings: SignalSettings
    shown: SignalSettings | None = transient(default=None)
    propagation: Propagation | None = transient(default=None)

    def checked(self) -> DeepSignalsState:
        return replace(self, settings=self.settings.checked())


FIRST = "sigmoid"


@dataclass(frozen=True)
class Result:
    """One record, and what it was worked out for."""

    settings: SignalSettings
    propagation: Propagation


def _exploded(before: DeepSignalsState, after: DeepSignalsState) -> bool:
    record = after.propagation
    return record is not None and Trend.EXPLODING in (record.signal_trend, record.gradient_trend)


def _sigmoid_vanished(before: DeepSignalsState, after: DeepSignalsState) -> bool:
    record, settings = after.propagation, after.shown
    return (
        record is not None
        and settings is not None
        and (settings.activation, settings.start) == ("sigmoid", Start.XAVIER)
        and record.gradient_trend == Trend.VANISHING
    )


def _relu_steady(before: DeepSignalsState, after: DeepSignalsState) -> bool:
    record, settings = after.propagation, after.shown
    return (
        record is not None
        and settings is not None
        and (settings.activation, settings.start, settings.depth) == ("relu", Start.HE, DEEPEST)
        and record.signal_trend == record.gradient_trend == Trend.STEADY
    )


class DeepSignalsPresenter(Presenter[DeepSignalsState]):
    """The deep network without any widget; passes are worked out in the background."""

    undoable = ("settings",)

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        goals: Goals[DeepSignalsState] = {
            "explode": _exploded,
            "sigmoid": _sigmoid_vanished,
            "relu": _relu_steady,
        }
        settings = SignalSettings(FIRST, activations.get(FIRST).defaults())
        super().__init__(context, DeepSignalsState(settings), goals, parent)
        self._turned: dict[str, dict[str, float]] = {}
        self._runner = self.runner(self._arrived)

    def followed(self, state: DeepSignalsState) -> DeepSignalsState:
        """Work out the pass of other settings."""
        if state.settings != self.state.settings:
            self._start(state.settings)
        return state

    @Slot(str)
    def set_activation(self, name: str) -> None:
        self._change(activation=name, parameters=self._values(name))

    def set_parameter(self, name: str, parameter: str, value: float) -> None:
        self._turned[name] = {**self._values(name), parameter: value}
        parameters = self._values(self.state.settings.activation)
        self._change(f"{name} {parameter}", parameters=parameters)

    @Slot(str)
    def set_start(self, start: str) -> None:
        self._change(start=Start(start))

    @Slot(float)
    def set_deviation(self, deviation: float) -> None:
        self._change("deviation", deviation=deviation, start=Start.STD)

    @Slot(float)
    def set_depth(self, depth: float) -> None:
        self._change("depth", depth=round(depth))

    @Slot()
    def draw_weights(self) -> None:
        self._change(seed=self.state.settings.seed + 1)

    def enter(self) -> None:
        """Work out what is not yet shown; the registry may have changed meanwhile."""
        if not activations.known(self.state.settings.activation):
            self.set_activation(FIRST)
        elif self.state.shown != self.state.settings:
            self._start(self.state.settings)

    def _values(self, name: str) -> dict[str, float]:
        return self._turned.get(name) or activations.get(name).defaults()

    def _change(self, drag: str = "", **values: object) -> None:
        def change(state: DeepSignalsState) -> DeepSignalsState:
            settings = replace(state.settings, **values)  # type: ignore[arg-type]
            return replace(state, settings=settings.checked())

        self.edit(change, drag)

    def _start(self, settings: SignalSettings) -> None:
        self._runner.start(lambda: work(settings))

    @Slot(object)
    def _arrived(self, result: Result) -> None:
        if result.propagation.complete:
            self.update(shown=result.settings, propagation=result.propagation)


def work(settings: SignalSettings) -> Iterator[Result]:
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

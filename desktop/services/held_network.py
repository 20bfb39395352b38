"""The network that is being trained, in one place: who trains publishes it, others read with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused

if TYPE_CHECKING:
    from nn_core.arrays import Array, FloatArray
    from nn_core.learning import Setup
    from nn_core.network import Network

APART_MS = 33
"""Milliseconds between two that are published: 30 a second."""


@dataclass(frozen=True, eq=False)
class Held:
    """A network at a moment of its training.

    - ``network``: a copy of its own with read-only arrays; only ever read with.
    - ``title``: what it is called, translated.
    - ``reads``: "points", "measures" (handwriting in two numbers), "digits" or "gate".
    """

    network: Network
    step: int
    title: str
    reads: str
    setup: Setup


class HeldNetwork(QObject):
    """Holds the newest network in training, and tells of another at most 30 times a second."""

    changed = Signal(object)  # Held or None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._value: Held | None = None
        self._waiting: Callable[[], Held | None] | None = None
        self._pause = QTimer(self, singleShot=True, interval=APART_MS)
        self._pause.timeout.connect(self._next)

    @property
    def value(self) -> Held | None:
        """The network; None before anything was trained."""
        return self._value

    def publish(self, make: Callable[[], Held | None]) -> None:
        """Hold what ``make`` returns; it is called now or a little later, for the newest only."""
        self._waiting = make
        if not self._pause.isActive():
            self._next()

    @Slot()
    def _next(self) -> None:
        make, self._waiting = self._waiting, None
        if make is not None:
            self._value = make()
            self._pause.start()
            self.changed.emit(self._value)


def read_only(network: Network) -> Network:
    """Forbid to write into a network's arrays, and return it."""
    for array in (network.flat_params, *network.state().values()):
        array.flags.writeable = False
    return network


def points_in_training(held: Held | None) -> tuple[FloatArray, Array]:
    """Return the places (N, 2) and classes (N,) that the network in training learns.

    Raises `BadakError` if no network learns to tell points of the plane apart, or they were painted
    by hand.
    """
    from nn_core.data import points  # most windows open without them

    if held is None or held.reads not in ("points", "gate") or not held.setup.data.name:
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "No network is learning points now."),
            QT_TRANSLATE_NOOP("nn_core", "Let one learn under Training > Points."),
        )
    made = points.make(held.setup.data)
    if not made.has_classes or made.x.shape[1] != 2:
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "The points in training are no two classes in a plane."),
            QT_TRANSLATE_NOOP("nn_core", "Choose other points under Training > Points."),
        )
    return made.x, made.t

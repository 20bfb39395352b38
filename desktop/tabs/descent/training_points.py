"""The points that the network in training learns, for pages that show one neuron."""

from __future__ import annotations

from desktop.services.context import TabContext
from nn_core.arrays import Array, FloatArray
from nn_core.data import points
from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused


def points_in_training(context: TabContext) -> tuple[FloatArray, Array]:
    """Return places (N, 2) and classes (N,).

    Raises
    ------
    BadakError
        If no network learns to tell points of the plane apart, or they were painted by hand.
    """
    held = context.held.value
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

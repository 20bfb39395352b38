"""Runs with fixed settings, and the book's figure beside what comes out.

To add one, write a `Preset` in one of the files of this folder and enter it in ``PRESETS``.
"""

from __future__ import annotations

from nn_core.experiments.handwriting import ONE_OR_NINE, ZERO_OR_ONE
from nn_core.experiments.plane import CIRCLE, SPIRAL, XOR
from nn_core.experiments.preset import Outcome, Pictures, Preset, run
from nn_core.experiments.two_layers import TWO_LAYER_RELU, TWO_LAYER_SIGMOID

__all__ = ["PRESETS", "Outcome", "Pictures", "Preset", "run"]

PRESETS: dict[str, Preset] = {
    preset.name: preset
    for preset in (
        TWO_LAYER_SIGMOID,
        TWO_LAYER_RELU,
        XOR,
        CIRCLE,
        SPIRAL,
        ZERO_OR_ONE,
        ONE_OR_NINE,
    )
}
"""By name, in the order of menus."""

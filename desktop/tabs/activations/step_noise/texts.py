"""What the page with the trembling input says: how often each output jumped, and how far."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from desktop.services.numbers import significant
from desktop.tabs.activations.step_noise.state import StepNoiseState
from nn_core.errors import QT_TRANSLATE_NOOP


class Says(StrEnum):
    """What the sentence claims."""

    NOT_BEGUN = "not begun"
    NO_JUMP = "no jump"
    SMOOTH = "smooth"
    STEEP = "steep"


_TEXTS = {
    Says.NOT_BEGUN: QT_TRANSLATE_NOOP(
        "NoiseWords", "Press Play: the input trembles round 0, where the step jumps."
    ),
    Says.NO_JUMP: QT_TRANSLATE_NOOP(
        "NoiseWords", "In {count} instants the input has not crossed 0: the step has not jumped."
    ),
    Says.SMOOTH: QT_TRANSLATE_NOOP(
        "NoiseWords",
        "In {count} instants the step jumped {step} times, by 1 each time."
        " The sigmoid moved by {moved} there on average.",
    ),
    Says.STEEP: QT_TRANSLATE_NOOP(
        "NoiseWords",
        "In {count} instants the step jumped {step} times, by 1 each time. So steep a sigmoid"
        " jumps like it: by {moved} on average.",
    ),
}


def sentence(state: StepNoiseState) -> str:
    """Return what was counted and what follows from it, translated."""
    says, values = remark(state)
    return QCoreApplication.translate("NoiseWords", _TEXTS[says]).format(**values)


def remark(state: StepNoiseState) -> tuple[Says, dict[str, object]]:
    """Return the claim that the counts bear out."""
    values: dict[str, object] = {
        "count": state.count,
        "step": state.step_flips,
        "moved": significant(state.moved, 2),
    }
    if state.count < 2:
        return Says.NOT_BEGUN, values
    if not state.step_flips:
        return Says.NO_JUMP, values
    steep = 2 * state.sigmoid_flips > state.step_flips
    return (Says.STEEP if steep else Says.SMOOTH), values

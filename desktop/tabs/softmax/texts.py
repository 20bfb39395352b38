"""How the softmax tab writes numbers, and the one sentence under its state."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from desktop.tabs.softmax.state import SoftmaxState
from desktop.tabs.softmax.work import Preset
from nn_core.records.softmax_steps import Loss, Stage, Trouble

COLD, HOT = 0.99, 0.05


def plain(value: float) -> str:
    """Return a score with at most six digits."""
    return _signed(f"{value:.6g}")


def short(value: float) -> str:
    """Return an intermediate value with about four digits."""
    if not math.isfinite(value):
        return _signed(str(value))
    if value == 0 or 1e-3 <= abs(value) < 1e5:
        return _signed(f"{value:.4g}" if abs(value) < 9999.5 else f"{value:.0f}")
    mantissa, exponent = f"{value:.2e}".split("e")
    return _signed(f"{mantissa}e{int(exponent)}")


def share(value: float) -> str:
    """Return a share with four decimals, or in powers of ten where those would all be 0."""
    if value == 0:
        return "0"
    if 0.99995 <= value < 0.999995:
        return f"{value:.5f}"
    return f"{value:.4f}" if value >= 5e-4 else short(value)


def tight(value: float) -> str:
    """Return a number in at most seven signs, for many narrow columns."""
    if not math.isfinite(value) or value == 0 or 1e-3 <= abs(value) < 1e5:
        return share(value) if abs(value) < 1 else short(value)
    mantissa, exponent = f"{value:.1e}".split("e")
    return _signed(f"{mantissa}e{int(exponent)}")


def per_cent(value: float) -> str:
    """Return a share in per cent with one decimal."""
    return f"{100 * value:.1f} %"


def _signed(text: str) -> str:
    return text.replace("-", "−")


def sentence(state: SoftmaxState) -> str:
    """Return what is to be seen in ``state``, translated."""
    steps = state.steps
    if steps.broken:
        return _broken(state)
    name, largest = state.names[steps.largest], float(steps.shares[steps.largest])
    values = {
        "name": name,
        "share": per_cent(largest),
        "temperature": plain(state.temperature),
        "total": short(steps.total),
    }
    if len(state.names) == 2:
        values["difference"] = short(abs(float(steps.scaled[0] - steps.scaled[1])))
        text = QCoreApplication.translate(
            "SoftmaxWording",
            "Two classes: class {name} gets {share}, the sigmoid of the difference {difference}.",
        )
    elif largest > COLD and state.temperature < 1:
        text = QCoreApplication.translate(
            "SoftmaxWording",
            "Cold: at T = {temperature} nearly everything, {share}, goes to class {name}.",
        )
    elif float(steps.shares.max() - steps.shares.min()) < HOT:
        text = QCoreApplication.translate(
            "SoftmaxWording",
            "The classes are nearly equal; class {name} is ahead by a hair, with {share}.",
        )
    elif _overflowing(state):
        values["widths"] = ", ".join(_overflowing(state))
        text = QCoreApplication.translate(
            "SoftmaxWording",
            "With C taken away the shares are right; without it, {widths} would give nan.",
        )
    else:
        text = QCoreApplication.translate(
            "SoftmaxWording",
            "Class {name} has the largest score and gets {share}. Add 1000 to all: no share moves.",
        )
    return text.format(**values)


def _overflowing(state: SoftmaxState) -> list[str]:
    return [width for width, steps in state.naive.items() if steps.broken]


def _broken(state: SoftmaxState) -> str:
    first = state.steps.losses[0]
    return _reason(first).format(
        width=state.width,
        name=state.names[first.rows[0]],
        value=short(float(state.steps.shifted[first.rows[0]])),
    )


def _reason(loss: Loss) -> str:
    if loss.stage is Stage.SCORES:
        return QCoreApplication.translate(
            "SoftmaxWording",
            "The score of class {name} is too large for {width}: it is inf from the start.",
        )
    if loss.trouble is Trouble.UNDERFLOW:
        return QCoreApplication.translate(
            "SoftmaxWording",
            "C is too large: every exp is 0 in {width}, and 0 / 0 is nan. Let C be the largest.",
        )
    if loss.stage is Stage.TOTAL:
        return QCoreApplication.translate(
            "SoftmaxWording",
            "Each exp fits into {width}, but their sum does not. Let C be the largest.",
        )
    return QCoreApplication.translate(
        "SoftmaxWording",
        "exp({value}) becomes inf in {width}, and inf / inf is nan. Let C be the largest.",
    )


def summary(state: SoftmaxState) -> str:
    """Return the sum, the largest class and the entropy, translated."""
    steps = state.steps
    return QCoreApplication.translate(
        "SoftmaxWording",
        "Sum of y: {sum}  ·  largest: {name}  ·  entropy: {entropy} of at most {limit} nats",
    ).format(
        sum=short(float(steps.shares.sum())),
        name="–" if steps.broken else state.names[steps.largest],
        entropy=short(round(steps.entropy, 3)),
        limit=short(round(math.log(len(state.names)), 3)),
    )


def preset_names() -> dict[str, str]:
    """Return the names of the presets, translated."""
    return {
        Preset.SMALL: QCoreApplication.translate("SoftmaxWording", "The book: 0.3, 2.9, 4.0"),
        Preset.LARGE: QCoreApplication.translate("SoftmaxWording", "The book: 1010, 1000, 990"),
        Preset.DRAWN: QCoreApplication.translate("SoftmaxWording", "The digit I drew"),
        Preset.MNIST: QCoreApplication.translate("SoftmaxWording", "An MNIST digit"),
    }

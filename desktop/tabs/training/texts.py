"""What both pages of training say: of optimisers, health, and a curve that was expected."""

from __future__ import annotations

import numpy as np

from desktop.services import numbers
from desktop.services.i18n import translate
from desktop.services.training_run import TrainingRun
from nn_core.arrays import FloatArray
from nn_core.learning.health import Check, Kind
from nn_core.learning.predictions import Parting
from nn_core.learning.smoothing import smoothed

CLEAR = 0.05
"""Share by which one loss must be below the other to be called lower."""
PLATEAU = 10
"""Steps for which a loss stays as it began, to be called a plateau."""
FINE = range(2, 18)
"""Digits of a value that a check found, the fewest that tell it from the bound it is beyond."""


def actual(run: TrainingRun) -> FloatArray:
    """Return steps and smoothed losses (N, 2) of a run."""
    history = run.history
    losses = smoothed(history.losses)
    return np.column_stack([np.arange(history.first + 1, history.first + 1 + len(losses)), losses])


def stayed(found: Parting, curve: FloatArray) -> str:
    """Return for how long the curve that came stood as it began, translated."""
    first, last = (float(one) for one in curve[[0, -1], 1])
    if not last < (1 - CLEAR) * first:
        return translate(
            "DigitsPredictions", "It has hardly fallen: {first} at first, {last} at step {step}."
        ).format(
            first=numbers.significant(first),
            last=numbers.significant(last),
            step=numbers.thousands(int(curve[-1, 0])),
        )
    if found.plateau < PLATEAU:
        return translate("DigitsPredictions", "It fell from the first steps on.")
    return translate(
        "DigitsPredictions", "For {steps} steps it stayed almost where it began, then it fell."
    ).format(steps=found.plateau)


def parting(found: Parting, curve: FloatArray) -> str:
    """Return where the drawn curve and the one that came part, translated."""
    if found.step is None:
        return translate(
            "DigitsPredictions", "Your curve and the real one stay together up to step {step}."
        ).format(step=numbers.thousands(found.last))
    text = translate(
        "DigitsPredictions",
        "The two part at step {step}: you drew {drawn}, it was {actual}.",
    ).format(
        step=numbers.thousands(found.step),
        drawn=numbers.significant(found.drawn, 2),
        actual=numbers.significant(found.actual, 2),
    )
    return f"{text} {stayed(found, curve)}" if found.plateau >= PLATEAU else text


def broke(run: TrainingRun) -> str:
    """Return where the loss stopped being a number, translated."""
    return translate("DigitsPredictions", "It broke at step {step}.").format(
        step=numbers.thousands(run.history.last)
    )


def optimizer_names() -> dict[str, str]:
    """Return the menu of optimisers."""
    return {
        "sgd": translate("TrainingNames", "SGD"),
        "momentum": translate("TrainingNames", "Momentum"),
        "nesterov": translate("TrainingNames", "Nesterov"),
        "adagrad": translate("TrainingNames", "AdaGrad"),
        "rmsprop": translate("TrainingNames", "RMSprop"),
        "adam": translate("TrainingNames", "Adam"),
    }


def health_text(checks: tuple[Check, ...]) -> str:
    """Return what the checks found in one line, translated: each number, ✓ or what is usual."""
    said = [_check(check) for check in checks if check.value is not None]
    return " · ".join(text.replace(" ", "\N{NO-BREAK SPACE}") for text in said)


def _check(check: Check) -> str:
    text = {
        Kind.START: translate("TrainingNames", "first loss {value}"),
        Kind.BATCH: translate("TrainingNames", "ten by heart: loss {value}"),
        Kind.RATIO: translate("TrainingNames", "step : weights {value}"),
        Kind.IDLE: translate("TrainingNames", "idle neurons {value}"),
        Kind.GAP: translate("TrainingNames", "gap {value}"),
    }[check.kind]
    value, low, high = _written(check)
    said = text.format(value=value)
    if check.well:
        return f"✓ {said}"
    two_sided = check.kind in (Kind.START, Kind.RATIO)
    return f"! {said} ({low} … {high})" if two_sided else f"! {said} (≤ {high})"


def _written(check: Check) -> list[str]:
    """Return the value and its bounds; one that is beyond a bound never looks like it."""
    shares = check.kind in (Kind.IDLE, Kind.GAP)
    texts: list[str] = []
    for digits in FINE:
        texts = [
            numbers.percent(number, digits - 2 if digits > FINE[0] else None)
            if shares
            else numbers.significant(number, digits)
            for number in (check.value or 0.0, check.low, check.high)
        ]
        if check.well or texts[0] not in texts[1:]:
            break
    return texts


def health_tip() -> str:
    """Return what each check asks, translated."""
    return "\n".join(
        (
            translate("TrainingNames", "Is the run well? ✓: as usual; !: not, with what is usual"),
            translate(
                "TrainingNames",
                "first loss: a network that knows nothing gives every answer the same probability",
            ),
            translate("TrainingNames", "step : weights: how far one step moves the weights"),
            translate(
                "TrainingNames", "idle neurons: their slope is almost 0, so they don't learn"
            ),
            translate(
                "TrainingNames", "gap: accuracy on what is learnt less that on what is held apart"
            ),
            translate("TrainingNames", "ten by heart: a fresh network should manage that"),
        )
    )

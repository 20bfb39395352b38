"""What the page asks before a run, and the sentence that compares afterwards."""

from __future__ import annotations

import numpy as np

from desktop.services import numbers
from desktop.services.i18n import translate
from desktop.services.training_run import TrainingRun
from desktop.tabs.training.digits.state import Asked, DigitsState
from desktop.tabs.training.texts import CLEAR, actual, broke, parting, stayed
from desktop.widgets.controls.predict_card import DRAW, Prediction
from nn_core.arrays import FloatArray
from nn_core.learning.predictions import where_they_part
from nn_core.learning.smoothing import smoothed


def asked(state: DigitsState) -> Asked:
    """Return what is asked before a run with these settings."""
    if state.setup.initializer == "std" and state.setup.deviation == 0 and len(layers(state)) > 1:
        return Asked.ZERO
    return Asked.AGAINST if state.kept else Asked.FALL


def card(state: DigitsState, run: TrainingRun) -> Prediction:
    """Return question, answers and comparison, translated."""
    known = state.expectation
    question, answers = _words(state)
    return Prediction(
        question,
        answers,
        known.asked is Asked.FALL,
        known.given,
        known.locked,
        comparison(state, run) if known.compared else "",
    )


def _words(state: DigitsState) -> tuple[str, dict[str, str]]:
    if state.expectation.asked is Asked.ZERO:
        return translate("DigitsPredictions", "All weights begin at 0. What will it learn?"), {
            "nothing": translate("DigitsPredictions", "next to nothing"),
            "same": translate("DigitsPredictions", "the same, only later"),
        }
    if state.expectation.asked is Asked.AGAINST and state.kept:
        question = translate("DigitsPredictions", "Lower or higher than “{run}”?")
        return question.format(run=state.kept[-1].name), {
            "lower": translate("DigitsPredictions", "lower"),
            "higher": translate("DigitsPredictions", "higher"),
            "breaks": translate("DigitsPredictions", "it breaks"),
        }
    return translate("DigitsPredictions", "How will the loss fall?"), {
        "once": translate("DigitsPredictions", "at once"),
        "late": translate("DigitsPredictions", "after a while"),
    }


def layers(state: DigitsState) -> tuple[object, ...]:
    """Return the layers with weights."""
    return tuple(layer for layer in state.setup.layers if layer.kind != "pool")


def comparison(state: DigitsState, run: TrainingRun) -> str:
    """Return the sentence that compares what was expected with what came, translated."""
    if run.state.broken:
        return broke(run)
    curve = actual(run)
    if not len(curve):
        return ""
    if state.expectation.given == DRAW and state.expected is not None:
        found = where_they_part(state.expected, curve)
        return "" if found is None else parting(found, curve)
    if state.expectation.asked is Asked.AGAINST and state.kept:
        return _against(state, curve)
    flat = where_they_part(curve, curve)
    if flat is None:
        return ""
    # Dropout draws other neurons at each step, so even those that began alike part.
    if state.expectation.asked is Asked.ZERO and not state.setup.dropout:
        text = translate(
            "DigitsPredictions",
            "At step {step} the loss is {loss}: all hidden neurons are alike and stay so.",
        )
        return text.format(
            step=numbers.thousands(run.state.step), loss=numbers.significant(float(curve[-1, 1]))
        )
    return stayed(flat, curve)


def _against(state: DigitsState, curve: FloatArray) -> str:
    other = state.kept[-1]
    step = int(min(curve[-1, 0], other.steps[-1]))
    mine = float(np.interp(step, *curve.T))
    theirs = float(np.interp(step, other.steps, smoothed(other.losses)))
    if mine < (1 - CLEAR) * theirs:
        text = translate("DigitsPredictions", "At step {step} it is lower: {mine} to {theirs}.")
    elif theirs < (1 - CLEAR) * mine:
        text = translate("DigitsPredictions", "At step {step} it is higher: {mine} to {theirs}.")
    else:
        text = translate(
            "DigitsPredictions", "At step {step} the two are about the same: {mine} and {theirs}."
        )
    return text.format(
        step=numbers.thousands(step),
        mine=numbers.significant(mine),
        theirs=numbers.significant(theirs),
    )

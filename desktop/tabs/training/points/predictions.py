"""What the page of points asks before a run, and the sentence that compares afterwards."""

from __future__ import annotations

from desktop.services import numbers
from desktop.services.i18n import translate
from desktop.services.training_run import TrainingRun
from desktop.tabs.training.points.state import PointsState
from desktop.tabs.training.texts import actual, broke, parting, stayed
from desktop.widgets.controls.predict_card import DRAW, Prediction
from nn_core.learning.predictions import where_they_part

ENOUGH = 100
"""Steps after which something can be said of what was expected."""


def card(state: PointsState, run: TrainingRun) -> Prediction:
    """Return question, answers and comparison, translated."""
    if not state.learnable or state.stuck:
        return Prediction()
    if state.classes:
        question = translate("PointsPredictions", "Will all points end on their side?")
        answers = {
            "all": translate("PointsPredictions", "yes, all"),
            "some": translate("PointsPredictions", "not all"),
        }
    else:
        question = translate("DigitsPredictions", "How will the loss fall?")
        answers = {
            "once": translate("DigitsPredictions", "at once"),
            "late": translate("DigitsPredictions", "after a while"),
        }
    begun = state.run.furthest > 0
    return Prediction(question, answers, True, state.given, begun, comparison(state, run))


def comparison(state: PointsState, run: TrainingRun) -> str:
    """Return the sentence that compares what was expected with what came, translated."""
    step = state.run.step
    if not state.given:
        return ""
    if state.run.broken:
        return broke(run)
    if step < ENOUGH:
        return ""
    if state.classes and state.given != DRAW:
        return _sides(state)
    curve = actual(run)[:step]
    drawn = state.expected if state.given == DRAW else curve
    found = None if drawn is None else where_they_part(drawn, curve)
    if found is None:
        return ""
    return parting(found, curve) if state.given == DRAW else stayed(found, curve)


def _sides(state: PointsState) -> str:
    text = {
        "all": translate(
            "PointsPredictions",
            "You expected all of them: after {step} steps it is {right} of {count}.",
        ),
        "some": translate(
            "PointsPredictions",
            "You expected some to stay wrong: after {step} steps {right} of {count} are right.",
        ),
    }[state.given]
    right = state.learnable - state.wrong[0]
    return text.format(step=numbers.thousands(state.run.step), right=right, count=state.learnable)

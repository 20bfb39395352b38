"""Names and sentences of the page of points; a sentence claims what the state bears out."""

from __future__ import annotations

import math
from enum import StrEnum

import numpy as np

from desktop.services import numbers
from desktop.services.i18n import translate
from desktop.services.numbers import percent, significant
from desktop.services.training_run import TrainingRun
from desktop.tabs.training.points.state import DIGITS, PointsState
from desktop.tabs.training.texts import actual, broke, parting, stayed
from desktop.widgets.controls.predict_card import DRAW, Prediction
from desktop.widgets.controls.transport_row import break_text
from nn_core.errors import QT_TRANSLATE_NOOP
from nn_core.experiments.playground import Chance
from nn_core.learning.predictions import where_they_part
from nn_core.learning.records import Backward, Forward, LossFound, Update

ENOUGH = 100
"""Steps after which something can be said of what was expected."""


class Says(StrEnum):
    """What the sentence claims; `remark` works it out."""

    NOTHING = QT_TRANSLATE_NOOP(
        "TrainingPoints", "There is no point to learn. Click into the plane to paint one."
    )
    ONE_CLASS = QT_TRANSLATE_NOOP(
        "TrainingPoints",
        "All points to be learnt are of one class: there is nothing to part. Paint some of the"
        " other.",
    )
    STUCK = QT_TRANSLATE_NOOP(
        "TrainingPoints",
        "The last neuron is a step: its slope is 0, so no gradient comes back and nothing is"
        " learnt. [Make it a sigmoid](#sigmoid.1).",
    )
    PART_FORWARD = QT_TRANSLATE_NOOP(
        "TrainingPoints", "Forward: layer {layer}, {kind}, has worked out its {count} signals."
    )
    PART_LOSS = QT_TRANSLATE_NOOP(
        "TrainingPoints", "The answers were compared with the targets: a loss of {loss}."
    )
    PART_BACKWARD = QT_TRANSLATE_NOOP(
        "TrainingPoints", "Backward: layer {layer}, {kind}, has passed its gradient on."
    )
    PART_UPDATE = QT_TRANSLATE_NOOP(
        "TrainingPoints", "Update: the weights have moved by {moved} in all. That was one step."
    )
    REMOVED = QT_TRANSLATE_NOOP(
        "TrainingPoints", "Without it the loss went from {before} to {after}."
    )
    XOR = QT_TRANSLATE_NOOP(
        "TrainingPoints",
        "One perceptron couldn't part these quarters. Can {hidden} neurons? Press the space bar.",
    )
    NEVER = QT_TRANSLATE_NOOP(
        "TrainingPoints", "From none of the starts that were tried did this network learn it."
    )
    SOMETIMES = QT_TRANSLATE_NOOP(
        "TrainingPoints",
        "Whether this network learns it depends on its start. Press the space bar, then try another"
        " start.",
    )
    START = QT_TRANSLATE_NOOP(
        "TrainingPoints", "Press the space bar: the network learns these {count} points."
    )
    NUMBERS = QT_TRANSLATE_NOOP(
        "TrainingPoints", "After step {step} the answers miss the numbers by {error} on average."
    )
    LINE = QT_TRANSLATE_NOOP(
        "TrainingPoints",
        "On the wrong side: {wrong} of {count} points. One neuron makes one line, and a line can't"
        " bend: no line parts all of them. [Add a hidden layer](#stage_view.network).",
    )
    ALL = QT_TRANSLATE_NOOP(
        "TrainingPoints", "After step {step} no point of {count} is on the wrong side."
    )
    ALL_APART = QT_TRANSLATE_NOOP(
        "TrainingPoints",
        "After step {step} no point of {count} is on the wrong side; of the {apart} held apart,"
        " {share} are on theirs.",
    )
    SOME = QT_TRANSLATE_NOOP(
        "TrainingPoints", "After step {step}, on the wrong side: {wrong} of {count} points."
    )
    SOME_APART = QT_TRANSLATE_NOOP(
        "TrainingPoints",
        "After step {step}, on the wrong side: {wrong} of {count} points; of the {apart} held"
        " apart, {share} are on theirs.",
    )


_PARTS = {
    Forward: Says.PART_FORWARD,
    LossFound: Says.PART_LOSS,
    Backward: Says.PART_BACKWARD,
    Update: Says.PART_UPDATE,
}


def said(text: str) -> str:
    """Return a text of this page, translated."""
    return translate("TrainingPoints", text)


def remark(state: PointsState) -> Says:
    """Return what there is to say."""
    if not state.learnable:
        return Says.NOTHING
    if state.run.part is not None:
        return _PARTS[type(state.run.part)]
    if state.removed is not None:
        return Says.REMOVED
    if state.stuck:
        return Says.STUCK
    if state.classes and len(np.unique(state.points.t[~state.points.apart])) == 1:
        return Says.ONE_CLASS
    if not state.run.step:
        return _at_the_start(state)
    if not state.classes:
        return Says.NUMBERS
    wrong, apart = state.wrong[0], state.shares[1] is not None
    if not wrong:
        return Says.ALL_APART if apart else Says.ALL
    # Before every point has been learnt once, points on the wrong side say nothing of lines.
    met = state.run.step * state.setup.batch_size >= state.learnable
    if met and not state.hidden and not state.separable:
        return Says.LINE
    return Says.SOME_APART if apart else Says.SOME


def _at_the_start(state: PointsState) -> Says:
    scene = state.known_scene
    if scene is None:
        return Says.START
    if scene.name == "xor":
        return Says.XOR
    return {Chance.NEVER: Says.NEVER, Chance.SOMETIMES: Says.SOMETIMES}.get(
        scene.chance, Says.START
    )


def sentence(state: PointsState) -> str:
    """Return what is to be seen, translated."""
    if state.run.diagnosis is not None:
        return break_text(state.run.diagnosis)
    text = said(remark(state).value).format(**_values(state))
    own = ring_text(state)
    return f"{text} {own}" if own else text


def _values(state: PointsState) -> dict[str, object]:
    part, removed, share = state.run.part, state.removed, state.shares[1]
    values: dict[str, object] = {
        "count": state.learnable,
        "hidden": sum(layer.size for layer in state.hidden),
        "step": numbers.thousands(state.run.step),
        "error": significant(state.error),
        "wrong": state.wrong[0],
        "apart": len(state.points) - state.learnable,
        "share": "" if share is None else percent(share),
    }
    if removed is not None:
        values |= {"before": significant(removed.before), "after": significant(removed.after)}
    if isinstance(part, Forward | Backward):
        values |= {"layer": part.layer + 1, "kind": part.kind}
    if isinstance(part, Forward):
        values["count"] = part.y.size
    elif isinstance(part, LossFound):
        values["loss"] = significant(part.value)
    elif isinstance(part, Update):
        values["moved"] = significant(float(abs(part.after - part.before).sum()))
    return values


def ring_text(state: PointsState) -> str:
    """Return what the reader's own drawing measures, and what is read there; empty without one."""
    drawn = None if state.look is None else state.look.drawn
    if state.ring is None or drawn is None or state.data.name not in DIGITS:
        return ""
    digit = DIGITS[state.data.name][drawn > state.middle]
    x, y = (significant(value, 2) for value in state.ring)
    text = QT_TRANSLATE_NOOP(
        "TrainingPoints", "Your drawing: {first} {x}, {second} {y}: this side reads {digit}."
    )
    first, second = (axis_name(axis) for axis in state.points.axes)
    return said(text).format(first=first, x=x, second=second, y=y, digit=digit)


def axis_name(axis: str) -> str:
    """Return what an input is called."""
    names = {
        "x1": "x₁",
        "x2": "x₂",
        "ink": said(QT_TRANSLATE_NOOP("TrainingPoints", "ink")),
        "ink in the middle": said(QT_TRANSLATE_NOOP("TrainingPoints", "ink in the middle")),
        "width": said(QT_TRANSLATE_NOOP("TrainingPoints", "width")),
        "slant": said(QT_TRANSLATE_NOOP("TrainingPoints", "slant")),
    }
    return names.get(axis, axis)


def scene_names() -> dict[str, str]:
    """Return the scenes by their keys."""
    return {
        "xor": said(QT_TRANSLATE_NOOP("TrainingPoints", "XOR, 8 neurons")),
        "circle": said(QT_TRANSLATE_NOOP("TrainingPoints", "Circle, 4 neurons")),
        "spiral": said(QT_TRANSLATE_NOOP("TrainingPoints", "Spiral, 16 and 16")),
        "gate": said(QT_TRANSLATE_NOOP("TrainingPoints", "XOR gate, 6 neurons")),
        "zero or one": said(QT_TRANSLATE_NOOP("TrainingPoints", "0 or 1: one neuron")),
        "one or nine": said(QT_TRANSLATE_NOOP("TrainingPoints", "1 or 9: 4 neurons")),
        "curve": said(QT_TRANSLATE_NOOP("TrainingPoints", "Curve y = f(x)")),
        "xor, start": said(QT_TRANSLATE_NOOP("TrainingPoints", "XOR, 4: by its start")),
        "gate, start": said(QT_TRANSLATE_NOOP("TrainingPoints", "XOR gate, 2: by its start")),
        "spiral, start": said(QT_TRANSLATE_NOOP("TrainingPoints", "Spiral, 8 and 8: by its start")),
        "xor, two": said(QT_TRANSLATE_NOOP("TrainingPoints", "XOR, 2: never")),
        "one or nine, line": said(QT_TRANSLATE_NOOP("TrainingPoints", "1 or 9, one line: never")),
        "circle, line": said(QT_TRANSLATE_NOOP("TrainingPoints", "Circle, one line: never")),
    }


def data_names() -> dict[str, str]:
    """Return the sets of points by their keys."""
    return {
        "xor": said(QT_TRANSLATE_NOOP("TrainingPoints", "XOR: four quarters")),
        "circle": said(QT_TRANSLATE_NOOP("TrainingPoints", "Circle")),
        "spiral": said(QT_TRANSLATE_NOOP("TrainingPoints", "Spiral")),
        "moons": said(QT_TRANSLATE_NOOP("TrainingPoints", "Moons")),
        "gaussians": said(QT_TRANSLATE_NOOP("TrainingPoints", "Two clouds")),
        "and gate": "AND",
        "or gate": "OR",
        "nand gate": "NAND",
        "xor gate": "XOR",
        "0 or 1": said(QT_TRANSLATE_NOOP("TrainingPoints", "Handwriting: 0 or 1")),
        "1 or 9": said(QT_TRANSLATE_NOOP("TrainingPoints", "Handwriting: 1 or 9")),
        "sine": said(QT_TRANSLATE_NOOP("TrainingPoints", "y = sin(πx)")),
        "parabola": said(QT_TRANSLATE_NOOP("TrainingPoints", "y = 2x² − 1")),
        "step": said(QT_TRANSLATE_NOOP("TrainingPoints", "y: a jump")),
        "plane": said(QT_TRANSLATE_NOOP("TrainingPoints", "Numbers: a slope")),
        "hills": said(QT_TRANSLATE_NOOP("TrainingPoints", "Numbers: hill and hollow")),
    }


def run_name(state: PointsState) -> str:
    """Return what tells a run from others: layers, rule and rate."""
    setup = state.setup
    sizes = "-".join(map(str, state.sizes))
    text = f"{sizes} {setup.optimizer.name} {significant(setup.optimizer.lr)}"
    return f"{text} λ{significant(setup.weight_decay)}" if setup.weight_decay else text


def reference(state: PointsState) -> tuple[float | None, str]:
    """Return the loss of a network that knows nothing, and what it is called."""
    if not state.sigmoid:
        return None, ""
    return math.log(2), said(QT_TRANSLATE_NOOP("TrainingPoints", "ln 2: knows nothing"))


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

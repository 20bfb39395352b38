"""Why learning broke: the step, the place and the cause of the first number that was none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nn_core.arrays import Array
from nn_core.errors import QT_TRANSLATE_NOOP, Phrase
from nn_core.learning.learner import Learner
from nn_core.learning.records import Backward, Forward, LossFound, SubStep, Update
from nn_core.learning.setup import Setup

LOOK_BACK = 10
"""Steps before the break over which the growth of the weights is measured."""
GROWN = 2.0
"""Times by which the weights grow over so few steps only where the rate is too large."""
FAR_BACK = 100
"""Steps in which a good one is looked for, to go back to."""
GENTLER = 10
"""The learning rate is divided by it where too large a one broke the run."""
_RATE = (
    QT_TRANSLATE_NOOP("nn_core", "The weights had grown {growth}-fold since step {since}."),
    QT_TRANSLATE_NOOP("nn_core", "Take a smaller learning rate."),
)
_INPUT = (
    QT_TRANSLATE_NOOP("nn_core", "Something in the data of this step is no number."),
    QT_TRANSLATE_NOOP("nn_core", "Look for empty or infinite values in the data."),
)
_WEIGHTS = (
    QT_TRANSLATE_NOOP("nn_core", "The numbers became too large for {dtype}: up to {largest}."),
    QT_TRANSLATE_NOOP("nn_core", "Take a smaller learning rate or smaller first weights."),
)

_WHERE = QT_TRANSLATE_NOOP(
    "nn_core", "The first number that is none appeared at step {step}: {part}."
)
_PARTS = {
    "input": QT_TRANSLATE_NOOP("nn_core", "in the data"),
    "forward": QT_TRANSLATE_NOOP("nn_core", "in the output of layer {layer}, {kind}"),
    "loss": QT_TRANSLATE_NOOP("nn_core", "in the loss"),
    "backward": QT_TRANSLATE_NOOP("nn_core", "in the gradient of layer {layer}, {kind}"),
    "update": QT_TRANSLATE_NOOP("nn_core", "in the weights after the update"),
}


@dataclass(frozen=True)
class Diagnosis:
    """Where the first number that is none appeared.

    Attributes
    ----------
    step : int
        The step that broke; the learner stands before it.
    part : str
        "input", "forward", "loss", "backward" or "update".
    layer : int or None
        Place of the layer in the network, for "forward" and "backward".
    kind : str
        Of that layer; empty without one.
    cause : str
        "rate", "input" or "size".
    growth : float
        Norm of all parameters before the step, in times of what it was ``since``.
    since : int
        A step at most ``LOOK_BACK`` before.
    largest : float
        The largest size among the numbers worked out in this step before one was none.
    good_step : int
        The step of the smallest loss shortly before: where to go back to.
    where, what, remedy : Phrase
        Sentences for the place, the cause, and what to do; layers are counted from 1 in them.
    """

    step: int
    part: str
    layer: int | None
    kind: str
    cause: str
    growth: float
    since: int
    largest: float
    good_step: int
    where: Phrase
    what: Phrase
    remedy: Phrase


def diagnose(learner: Learner) -> Diagnosis | None:
    """Find out why the last step of a learner broke, and go back to before it.

    Parameters
    ----------
    learner : Learner
        Just after a step that was not ``finite``; afterwards it stands at the step before it. A
        learner that is not broken stays as it is.

    Returns
    -------
    Diagnosis or None
        None where nothing is broken.
    """
    if learner.half_done or not learner.broken:
        return None
    broken = _first_broken(learner)
    since = max(learner.history.first, broken - 1 - LOOK_BACK)
    start = _norm_at(learner, since)
    growth = _norm_at(learner, broken - 1) / max(start, 1e-30)
    part, layer, kind, largest = _first_break(learner)
    _run(learner, broken - 1)
    cause = "input" if part == "input" else "rate" if growth > GROWN else "size"
    what, remedy = {"input": _INPUT, "rate": _RATE, "size": _WEIGHTS}[cause]
    figures = {
        "growth": _short(growth),
        "since": since,
        "dtype": learner.setup.dtype,
        "largest": _short(largest),
    }
    return Diagnosis(
        *(broken, part, layer, kind, cause, growth, since, largest),
        good_step=_good_step(learner),
        where=Phrase(_WHERE, step=broken, part=_part(part, layer, kind)),
        what=Phrase(what, **figures),
        remedy=Phrase(remedy),
    )


def _short(x: float) -> str:
    """Write a number as everywhere in the program, a large one without a plus: 8.37e20."""
    return f"{x:.3g}".replace("e+", "e")


def _part(name: str, layer: int | None, kind: str) -> Phrase:
    return Phrase(_PARTS[name], layer=(layer or 0) + 1, kind=kind)


def _first_broken(learner: Learner) -> int:
    """Return the first step that broke: whoever iterates may have gone on for some more."""
    step = learner.step
    for back in learner.go_to(max(learner.history.first, step - 1)):
        if not back.finite:
            return back.step
    return learner.step + 1


def _run(learner: Learner, step: int) -> None:
    for _ in learner.go_to(step):
        pass


def _norm_at(learner: Learner, step: int) -> float:
    _run(learner, step)
    return float(np.linalg.norm(learner.network.flat_params.astype(np.float64)))


def _first_break(learner: Learner) -> tuple[str, int | None, str, float]:
    """Do the next step in parts; return part, layer, its kind and the largest number before."""
    largest = float(np.abs(learner.network.flat_params).max(initial=0))
    for part in learner.sub_steps():
        name, layer, kind, arrays = _found(part)
        if isinstance(part, Forward) and part.layer == 0 and not _finite(part.x):
            return "input", None, "", largest
        if not _finite(*arrays):
            return name, layer, kind, largest
        largest = max(largest, *(float(np.abs(a).max(initial=0)) for a in arrays))
    return "update", None, "", largest


def _found(part: SubStep) -> tuple[str, int | None, str, list[Array]]:
    """Return the part's name, its layer and kind, and the arrays it worked out."""
    if isinstance(part, Forward):
        return "forward", part.layer, part.kind, [part.y]
    if isinstance(part, LossFound):
        return "loss", None, "", [np.array(part.value), part.gradient]
    if isinstance(part, Backward):
        dx = [] if part.dx is None else [part.dx]
        return "backward", part.layer, part.kind, [*dx, *part.grads.values()]
    assert isinstance(part, Update)
    return "update", None, "", [part.gradient, part.after]


def _good_step(learner: Learner) -> int:
    """Return the step, among the last ones, whose weights had the smallest loss."""
    losses = learner.history.losses[: learner.step - learner.history.first]
    recent = losses[-FAR_BACK:]
    if not len(recent):
        return learner.history.first
    # A loss was found before its step, so it belongs to the weights of the step before.
    return learner.step - len(recent) + int(np.nanargmin(recent))


def _finite(*arrays: Array) -> bool:
    return all(bool(np.isfinite(array).all()) for array in arrays)


def rate_after(setup: Setup, diagnosis: Diagnosis) -> float:
    """Return the learning rate to go on with after a break."""
    rate = setup.optimizer.lr
    # Divided, a rate of 0.3 would become 0.03 and some tiny rest.
    return rate if diagnosis.cause == "input" else float(f"{rate / GENTLER:.12g}")

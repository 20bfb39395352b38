"""How the softmax tab writes numbers and its table, and the one sentence under its state."""

from __future__ import annotations

import math
from enum import StrEnum

import numpy as np

from desktop.services import numbers
from desktop.services.i18n import translate
from desktop.services.number_list import NumberList, columns
from desktop.tabs.softmax.state import LARGEST_SCORE, Shift, SoftmaxState
from desktop.tabs.softmax.work import Preset
from nn_core.arrays import Array
from nn_core.errors import QT_TRANSLATE_NOOP
from nn_core.records.softmax_steps import SoftmaxSteps, softmax_steps

COLD, HOT = 0.99, 0.05
THOUSAND = 1000.0
OFF = 0.005
"""A share that is wrong by more is called so; float16 alone rounds by a tenth of it."""


class Says(StrEnum):
    """What the sentence claims; each is worked out from the state in `remark`."""

    SCORE_LOST = QT_TRANSLATE_NOOP(
        "SoftmaxWording",
        "The score of class {name} is too large for {width}: it is {value} from the start.",
    )
    SCALED_LOST = QT_TRANSLATE_NOOP(
        "SoftmaxWording",
        "Divided by T, the score of class {name} is too large for {width}: it becomes {value}.",
    )
    SHIFTED_LOST = QT_TRANSLATE_NOOP(
        "SoftmaxWording",
        "The score of class {name} less C is too large for {width}. Let C be the largest.",
    )
    OVERFLOW = QT_TRANSLATE_NOOP(
        "SoftmaxWording",
        "exp({value}) becomes inf in {width}, and inf / inf is nan. Let C be the largest.",
    )
    NOTHING_LEFT = QT_TRANSLATE_NOOP(
        "SoftmaxWording",
        "Every exp is 0 in {width}, and 0 / 0 is nan. Let C be the largest.",
    )
    TOTAL_LOST = QT_TRANSLATE_NOOP(
        "SoftmaxWording",
        "Each exp fits into {width}, but their sum does not: it is inf, and every probability 0."
        " Let C be the largest.",
    )
    SOME_LOST = QT_TRANSLATE_NOOP(
        "SoftmaxWording",
        "Some exp are too small for {width} and become 0. The probabilities are wrong:"
        " class {name} gets {share}, not {right}. Let C be the largest.",
    )
    WRONG = QT_TRANSLATE_NOOP(
        "SoftmaxWording",
        "With this C {width} rounds too much. The probabilities are wrong:"
        " class {name} gets {share}, not {right}. Let C be the largest.",
    )
    ROUNDED = QT_TRANSLATE_NOOP(
        "SoftmaxWording",
        "{width} rounds the scores too much, whatever C is:"
        " class {name} gets {share}, not {right}.",
    )
    TWO_EQUAL = QT_TRANSLATE_NOOP(
        "SoftmaxWording", "Two equal classes: {share} each, the sigmoid of the difference 0."
    )
    TWO = QT_TRANSLATE_NOOP(
        "SoftmaxWording",
        "Two classes: class {name} gets {share}, the sigmoid of the difference {difference}.",
    )
    EQUAL = QT_TRANSLATE_NOOP("SoftmaxWording", "All classes are equal: {share} each.")
    TIED = QT_TRANSLATE_NOOP(
        "SoftmaxWording", "Classes {names} have the same, largest probability: {share} each."
    )
    COLD = QT_TRANSLATE_NOOP(
        "SoftmaxWording",
        "Cold: at T = {temperature} nearly everything, {share}, goes to class {name}.",
    )
    NEARLY_EQUAL = QT_TRANSLATE_NOOP(
        "SoftmaxWording",
        "The classes are nearly equal; class {name} is ahead by a hair, with {share}.",
    )
    RESCUED = QT_TRANSLATE_NOOP(
        "SoftmaxWording",
        "With C taken away the probabilities are right; without it, {widths} would give nan.",
    )
    UNMOVED = QT_TRANSLATE_NOOP(
        "SoftmaxWording",
        "Class {name} has the largest score and gets {share}. Add 1000 to all: no probability"
        " moves.",
    )
    LARGEST = QT_TRANSLATE_NOOP(
        "SoftmaxWording", "Class {name} has the largest score and gets {share}."
    )


def plain(value: float) -> str:
    """Return a score with at most six digits."""
    return numbers.significant(value, 6)


def short(value: float) -> str:
    """Return an intermediate value with about four digits."""
    return numbers.significant(value, 4)


def share(value: float) -> str:
    """Return a share with four decimals, under which points line up; 0 and 1 only if it is that.

    Small ones take a power of ten: what a narrow float still holds is what the table is about.
    """
    if 0 < value < 5e-4 or not math.isfinite(value):
        return short(value)
    if 0.99995 <= value < 1:
        return numbers.fixed(value, 5) if value < 0.999995 else ">0.9999"
    return numbers.fixed(value, 4)


def tight(value: float) -> str:
    """Return a number in at most seven signs, for many narrow columns."""
    if not math.isfinite(value) or value == 0 or 1e-3 <= abs(value) < numbers.LARGE:
        return share(value) if abs(value) <= 1 else short(value)
    return numbers.significant(value, 2)


def sentence(state: SoftmaxState) -> str:
    """Return what is to be seen in ``state``, translated."""
    says, values = remark(state)
    return translate("SoftmaxWording", says.value).format(**values)


def remark(state: SoftmaxState) -> tuple[Says, dict[str, str]]:
    """Return the claim that ``state`` bears out, and the values it names."""
    if state.steps.broken:
        return _broken(state)
    if math.isinf(state.steps.total):
        return Says.TOTAL_LOST, {"width": state.width}
    return _wrong(state) or _equal(state) or _led(state)


def _broken(state: SoftmaxState) -> tuple[Says, dict[str, str]]:
    """Return where the first number was lost that makes a share nan."""
    steps = state.steps
    # -inf is no loss as long as it only makes an exp 0.
    lost = np.isnan(steps.shifted) | np.isposinf(steps.shifted)
    for says, values, bad in (
        (Says.SCORE_LOST, steps.scores, lost & np.isinf(steps.scores)),
        (Says.SCALED_LOST, steps.scaled, lost & np.isinf(steps.scaled)),
        (Says.SHIFTED_LOST, steps.shifted, lost),
        (Says.OVERFLOW, steps.shifted, np.isinf(steps.exponentials)),
    ):
        if bad.any():
            row = int(bad.argmax())
            value = short(float(values[row]))
            return says, {"name": state.names[row], "width": state.width, "value": value}
    return Says.NOTHING_LEFT, {"width": state.width}


def _wrong(state: SoftmaxState) -> tuple[Says, dict[str, str]] | None:
    """Return which share is wrong most, if one is."""
    steps, right = state.steps, state.safe.shares
    error = _error(steps, state)
    row = int(error.argmax())
    if error[row] <= OFF:
        return None
    values = {
        "name": state.names[row],
        "width": state.width,
        "share": numbers.percent(float(steps.shares[row]), 1),
        "right": numbers.probability(float(right[row]), 1),
    }
    best = softmax_steps(state.scores, width=state.width, temperature=state.temperature)
    if best.broken or _error(best, state).max() > OFF:
        return Says.ROUNDED, values
    lost = ((steps.exponentials == 0) & (right > OFF)).any()
    return (Says.SOME_LOST if lost else Says.WRONG), values


def _error(steps: SoftmaxSteps, state: SoftmaxState) -> Array:
    return np.abs(steps.shares.astype(np.float64) - state.safe.shares)


def _leaders(state: SoftmaxState) -> list[str]:
    """Return the names that have the largest share; none where there are no shares."""
    shares = state.steps.shares
    if state.steps.broken or not shares.any():
        return []
    return [state.names[row] for row in np.flatnonzero(shares == shares.max())]


def _equal(state: SoftmaxState) -> tuple[Says, dict[str, str]] | None:
    """Return which classes share the first place, if several do."""
    leaders = _leaders(state)
    values = {
        "share": numbers.probability(float(state.steps.shares.max()), 1),
        "names": ", ".join(leaders),
    }
    if len(leaders) == len(state.names):
        two = len(leaders) == 2 and state.scores[0] == state.scores[1]
        return (Says.TWO_EQUAL if two else Says.EQUAL), values
    return (Says.TIED, values) if len(leaders) > 1 else None


def _led(state: SoftmaxState) -> tuple[Says, dict[str, str]]:
    """Return what is to be said where one class is ahead and the shares are right."""
    steps = state.steps
    largest = float(steps.shares.max())
    first, second = map(float, state.safe.scaled[:2])
    values = {
        "name": state.names[steps.largest],
        "share": numbers.probability(largest, 1),
        "temperature": plain(state.temperature),
        "difference": short(abs(first - second)),
        "widths": ", ".join(width for width, naive in state.naive.items() if naive.broken),
    }
    says = Says.LARGEST
    if len(state.names) == 2:
        says = Says.TWO
    elif largest > COLD and state.temperature < 1:
        says = Says.COLD
    elif largest - float(steps.shares.min()) < HOT:
        says = Says.NEARLY_EQUAL
    elif state.used_constant != 0 and values["widths"]:
        says = Says.RESCUED
    elif _unmoved(state):
        says = Says.UNMOVED
    return says, values


def _unmoved(state: SoftmaxState) -> bool:
    """Return whether no share would be written in another way after +1000."""
    if state.shift is not Shift.LARGEST or max(state.scores) + THOUSAND > LARGEST_SCORE:
        return False
    after = state.added(THOUSAND).steps.shares
    return all(
        share(float(old)) == share(float(new))
        for old, new in zip(state.steps.shares, after, strict=True)
    )


def summary(state: SoftmaxState) -> str:
    """Return the sum, the largest class and the entropy, translated."""
    steps, limit = state.steps, math.log(len(state.names))
    return translate(
        "SoftmaxWording",
        "Sum of y: {sum}  ·  largest: {name}  ·  entropy: {entropy} of at most {limit} nats",
    ).format(
        sum=short(float(steps.shares.sum())),
        name=", ".join(_leaders(state)) or "–",
        entropy=numbers.significant(min(steps.entropy, limit)),
        limit=numbers.significant(limit),
    )


def preset_names() -> dict[str, str]:
    """Return the names of the presets, translated."""
    return {
        Preset.SMALL: translate("SoftmaxWording", "The book: 0.3, 2.9, 4.0"),
        Preset.LARGE: translate("SoftmaxWording", "The book: 1010, 1000, 990"),
        Preset.DRAWN: translate("SoftmaxWording", "The digit I drew"),
        Preset.MNIST: translate("SoftmaxWording", "An MNIST digit"),
    }


def table(state: SoftmaxState) -> NumberList:
    """Return the steps for a file or a spreadsheet, each number as its float width has it."""
    steps = state.steps
    heads = ("class", "a", "a - C" if steps.temperature == 1 else "a / T - C", "exp", "y")
    values = (steps.scores, steps.shifted, steps.exponentials, steps.shares)
    return columns(heads, state.names, *([str(one) for one in each] for each in values))

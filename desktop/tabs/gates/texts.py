"""What the gates tab says about its state, in whole translated sentences."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from desktop.services.i18n import translate
from desktop.services.numbers import plain
from desktop.tabs.gates.state import (
    ROWS,
    Adder,
    AddersState,
    ComposerState,
    PerceptronState,
    name_of,
)
from nn_core.errors import QT_TRANSLATE_NOOP
from nn_core.perceptron.circuits import compositions
from nn_core.perceptron.separability import find_certificate
from nn_core.perceptron.truth_tables import AND, NAND, NOR, OR


def point(row: int) -> str:
    """Write a row's inputs as a point."""
    x1, x2 = ROWS[row]
    return f"({int(x1)}, {int(x2)})"


def points(rows: Iterable[int]) -> str:
    """Write several rows as points."""
    return ", ".join(point(row) for row in rows)


class Says(StrEnum):
    """What a sentence claims; which one holds is worked out from the state."""

    NO_LINE = QT_TRANSLATE_NOOP(
        "Gates",
        "No line can do {name}: the two 1s and the two 0s have the same midpoint, "
        "and a line cannot have it on both sides.",
    )
    NOT_YET = QT_TRANSLATE_NOOP("Gates", "Not yet {name}. Wrong output at {points}.")
    ANOTHER = QT_TRANSLATE_NOOP(
        "Gates", "This line makes {made}. For the target {name} the output at {points} is wrong."
    )
    NEVER = QT_TRANSLATE_NOOP("Gates", "All four points give 0: it never fires.")
    ALWAYS = QT_TRANSLATE_NOOP("Gates", "All four points give 1: it always fires.")
    ONE_1 = QT_TRANSLATE_NOOP(
        "Gates", "This line leaves {ones} alone on the side of 1: that is {name}."
    )
    ONE_0 = QT_TRANSLATE_NOOP(
        "Gates", "This line leaves {zeros} alone on the side of 0: that is {name}."
    )
    TWO_1S = QT_TRANSLATE_NOOP("Gates", "This line has {ones} on the side of 1: that is {name}.")
    NOT_BEGUN = QT_TRANSLATE_NOOP(
        "Gates", "Press Step: the rule looks at one row and corrects only after a mistake."
    )
    CIRCLES = QT_TRANSLATE_NOOP(
        "Gates",
        "After epoch {again} the weights are those after epoch {first}: it goes round in "
        "circles for ever, because the 1s and the 0s share one midpoint.",
    )
    LEARNT = QT_TRANSLATE_NOOP(
        "Gates", "All four rows in turn without a mistake: {name} is learned. Mistakes: {count}."
    )
    UNCHANGED = QT_TRANSLATE_NOOP("Gates", "{point} gives {output}, as it should: nothing changes.")
    RAISED = QT_TRANSLATE_NOOP(
        "Gates",
        "{point} should give 1 and gave 0: η times each input is added to its weight,"
        " and η to the bias.",
    )
    LOWERED = QT_TRANSLATE_NOOP(
        "Gates",
        "{point} should give 0 and gave 1: η times each input is taken from its weight,"
        " and η from the bias.",
    )
    FOLDED = QT_TRANSLATE_NOOP(
        "Gates",
        "s₁ and s₂ fold the plane: in the new plane one line is enough, so the three "
        "gates are {name}.",
    )
    PARTED = QT_TRANSLATE_NOOP(
        "Gates",
        "In the plane of s₁ and s₂ one line is enough, so the three gates are {name}.",
    )
    CLASH = QT_TRANSLATE_NOOP(
        "Gates",
        "{first} and {second} fall on one place although {name} must tell them apart: change "
        "s₁ or s₂.",
    )
    CROSSED = QT_TRANSLATE_NOOP(
        "Gates",
        "In the plane of s₁ and s₂ no line can do {name} either: change s₁ or s₂.",
    )
    WRONG_Y = QT_TRANSLATE_NOOP("Gates", "Not yet {name}. Wrong output at {points}: change y.")


Remark = tuple[Says, dict[str, object]]
GATES = (AND, NAND, OR, NOR)
"""What a line makes is named where it is one of these and not the target."""


def _said(remark: Remark) -> str:
    says, values = remark
    return translate("Gates", says.value).format(**values)


def perceptron_sentence(state: PerceptronState) -> str:
    """Say what the line does, or what is missing, or why it can't be."""
    return _said(perceptron_remark(state))


def signal(name: str) -> str:
    """Return what a signal is called in a drawing."""
    return {"sum": translate("Gates", "sum"), "carry": translate("Gates", "carry")}.get(name, name)


def perceptron_remark(state: PerceptronState) -> Remark:
    """Return the claim that the outputs bear out."""
    ones = [row for row, y in enumerate(state.outputs) if y]
    zeros = [row for row, y in enumerate(state.outputs) if not y]
    wrong = [row for row, right in enumerate(state.right) if not right]
    values: dict[str, object] = {
        "name": name_of(state.target),
        "points": points(wrong),
        "ones": points(ones),
        "zeros": points(zeros),
    }
    if state.certificate is not None:
        return Says.NO_LINE, values
    if wrong and state.outputs in GATES:
        return Says.ANOTHER, values | {"made": name_of(state.outputs)}
    if wrong:
        return Says.NOT_YET, values
    by_ones = (Says.NEVER, Says.ONE_1, Says.TWO_1S, Says.ONE_0, Says.ALWAYS)
    return by_ones[len(ones)], values


def learning_sentence(state: PerceptronState) -> str:
    """Say what the rule has just done."""
    return _said(learning_remark(state))


def learning_remark(state: PerceptronState) -> Remark:
    """Return the claim that the last step bears out."""
    learning, step = state.learning, state.learning.step
    if step is None:
        return Says.NOT_BEGUN, {}
    if learning.repeats is not None:
        return Says.CIRCLES, {"first": learning.repeats[0], "again": learning.repeats[1]}
    if step.finished:
        return Says.LEARNT, {"name": name_of(state.target), "count": step.mistakes}
    values: dict[str, object] = {"point": point(step.row), "output": step.output}
    if step.error == 0:
        return Says.UNCHANGED, values
    return (Says.RAISED if step.error > 0 else Says.LOWERED), values


def composer_sentence(state: ComposerState) -> str:
    """Say what folding the plane has done for the goal."""
    return _said(composer_remark(state))


def composer_remark(state: ComposerState) -> Remark:
    """Return the claim that the plane of s₁ and s₂ bears out."""
    places = list(zip(*(map(int, state.signals[s]) for s in ("s1", "s2")), strict=True))
    folded = len(set(places)) < len(places)
    wrong = [r for r in range(4) if state.outputs[r] != state.goal[r]]
    values: dict[str, object] = {"name": name_of(state.goal), "points": points(wrong)}
    if not wrong:
        return (Says.FOLDED if folded else Says.PARTED), values
    clash = _clash(state)
    if clash is not None:
        values |= {"first": point(clash[0]), "second": point(clash[1])}
        return Says.CLASH, values
    # The goal as y sees it; of three places or fewer any can be parted from the others.
    wanted = {s1 + 2 * s2: t for (s1, s2), t in zip(places, state.goal, strict=True)}
    if not folded and find_certificate(tuple(wanted[row] for row in range(4))) is not None:
        return Says.CROSSED, values
    return Says.WRONG_Y, values


def _clash(state: ComposerState) -> tuple[int, int] | None:
    """Return two rows that look alike to y but must differ."""
    s1, s2 = state.signals["s1"], state.signals["s2"]
    for i in range(4):
        for j in range(i):
            alike = s1[i] == s1[j] and s2[i] == s2[j]
            if alike and state.goal[i] != state.goal[j]:
                return j, i
    return None


def adder_sentence(state: AddersState) -> str:
    """Say what is being added."""
    signals = state.block_signals
    if state.adder is Adder.HALF:
        text = translate("Gates", "{a} + {b} = {total}: sum {sum}, carry {carry}.")
    elif state.adder is Adder.FULL:
        text = translate("Gates", "{a} + {b} + {cin} = {total}: sum {sum}, carry {carry}.")
    else:
        text = translate("Gates", "{a} + {b} + {cin} = {total}: the carry runs from right to left.")
        return text.format(a=state.a, b=state.b, cin=state.carry, total=state.total)
    bits = [signals[name] for name in state.block.outputs]
    return text.format(
        a=signals["a"],
        b=signals["b"],
        cin=signals.get("cin", 0),
        total=bits[0] + 2 * bits[1],
        sum=bits[0],
        carry=bits[1],
    )


def map_note(state: PerceptronState) -> str:
    """Say why the map of weights has no region."""
    name = name_of(state.target)
    if state.certificate is not None:
        text = translate("Gates", "No weights realise {name}, at any bias.")
    elif state.gate.bias > 0 and not state.target[0]:
        text = translate(
            "Gates", "b > 0 lets (0, 0) fire whatever the weights: lower b for {name}."
        )
    elif state.gate.bias <= 0 and state.target[0]:
        text = translate(
            "Gates", "b ≤ 0 lets (0, 0) rest whatever the weights: raise b for {name}."
        )
    else:
        text = translate("Gates", "At this bias no weights realise {name}.")
    return text.format(name=name)


def map_caption(state: PerceptronState) -> str:
    """Say what the coloured region of the map is."""
    text = translate("Gates", "Weights that give {name} at b = {bias}")
    return text.format(name=name_of(state.target), bias=plain(state.gate.bias))


def mistakes(state: PerceptronState) -> str:
    """Count what the rule has done so far."""
    step = state.learning.step
    text = translate("Gates", "Mistakes {mistakes}   Epoch {walk}   Step {step}")
    if step is None:
        return text.format(mistakes=0, walk=0, step=0)
    return text.format(mistakes=step.mistakes, walk=step.epoch, step=step.number)


def solutions(state: ComposerState) -> str:
    """Say how many ways there are to the goal, and which one this is."""
    found = compositions(state.goal)
    if state.tables not in found:
        text = translate("Gates", "{count} ways with named gates")
        return text.format(count=len(found))
    text = translate("Gates", "Way {index} of {count} with named gates")
    return text.format(index=found.index(state.tables) + 1, count=len(found))


def margin_text(value: float) -> str:
    """Write the margin beside its measure."""
    text = translate("Gates", "margin {value}")
    return text.format(value=plain(value, 2))

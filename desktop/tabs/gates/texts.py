"""What the gates tab says about its state, in whole translated sentences."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from desktop.services.numbers import plain
from desktop.tabs.gates.state import (
    ROWS,
    Adder,
    AddersState,
    ComposerState,
    PerceptronState,
    name_of,
)
from nn_core.perceptron.circuits import compositions
from nn_core.perceptron.truth_tables import TruthTable


def point(row: int) -> str:
    """Write a row's inputs as a point."""
    x1, x2 = ROWS[row]
    return f"({int(x1)}, {int(x2)})"


def points(rows: Iterable[int]) -> str:
    """Write several rows as points."""
    return ", ".join(point(row) for row in rows)


def perceptron_sentence(state: PerceptronState) -> str:
    """Say what the line does, or what is missing, or why it can't be."""
    if state.certificate is not None:
        return no_line(state.target)
    wrong = [row for row, right in enumerate(state.right) if not right]
    name = name_of(state.target)
    if not wrong:
        return _achieved(state.outputs, name)
    if len(wrong) == 1:
        text = QCoreApplication.translate(
            "Gates", "Not yet {name}: {points} is on the wrong side of the line."
        )
    else:
        text = QCoreApplication.translate(
            "Gates", "Not yet {name}: {points} are on the wrong side of the line."
        )
    return text.format(name=name, points=points(wrong))


def _achieved(outputs: TruthTable, name: str) -> str:
    ones = [row for row, y in enumerate(outputs) if y]
    zeros = [row for row, y in enumerate(outputs) if not y]
    if not ones:
        text = QCoreApplication.translate(
            "Gates", "All four points are on the side of 0: it never fires."
        )
    elif not zeros:
        text = QCoreApplication.translate(
            "Gates", "All four points are on the side of 1: it always fires."
        )
    elif len(ones) == 1:
        text = QCoreApplication.translate(
            "Gates", "This line leaves {ones} alone on the side of 1: that is {name}."
        )
    elif len(zeros) == 1:
        text = QCoreApplication.translate(
            "Gates", "This line leaves {zeros} alone on the side of 0: that is {name}."
        )
    else:
        text = QCoreApplication.translate(
            "Gates", "This line has {ones} on the side of 1: that is {name}."
        )
    return text.format(ones=points(ones), zeros=points(zeros), name=name)


def no_line(target: TruthTable) -> str:
    """Say why no line realises a function of two inputs."""
    text = QCoreApplication.translate(
        "Gates",
        "No line can do {name}: the two 1s and the two 0s have the same midpoint, "
        "and a line cannot have it on both sides.",
    )
    return text.format(name=name_of(target))


def learning_sentence(state: PerceptronState) -> str:
    """Say what the rule has just done."""
    learning, step = state.learning, state.learning.step
    if step is None:
        return QCoreApplication.translate(
            "Gates", "Press Step: the rule looks at one row and corrects only after a mistake."
        )
    if learning.repeats is not None:
        text = QCoreApplication.translate(
            "Gates",
            "After walk {again} the weights are those after walk {first}: it goes round in "
            "circles for ever, because the 1s and the 0s share one midpoint.",
        )
        return text.format(first=learning.repeats[0], again=learning.repeats[1])
    if step.finished:
        text = QCoreApplication.translate(
            "Gates", "A whole walk without a mistake: {name} is learned, mistakes made: {count}."
        )
        return text.format(name=name_of(state.target), count=step.mistakes)
    if step.error == 0:
        text = QCoreApplication.translate(
            "Gates", "{point} gives {output}, as it should: nothing changes."
        )
    elif step.error > 0:
        text = QCoreApplication.translate(
            "Gates",
            "{point} should give 1 and gave 0: η times its inputs is added to the weights.",
        )
    else:
        text = QCoreApplication.translate(
            "Gates",
            "{point} should give 0 and gave 1: η times its inputs is taken from the weights.",
        )
    return text.format(point=point(step.row), output=step.output)


def composer_sentence(state: ComposerState) -> str:
    """Say what folding the plane has done for the goal."""
    name = name_of(state.goal)
    if state.outputs == state.goal:
        text = QCoreApplication.translate(
            "Gates",
            "s₁ and s₂ fold the plane: in the new plane one line parts the points, so the three "
            "gates are {name}.",
        )
        return text.format(name=name)
    clash = _clash(state)
    if clash is not None:
        text = QCoreApplication.translate(
            "Gates",
            "{first} and {second} fall on one place although {name} must tell them apart: change "
            "s₁ or s₂.",
        )
        return text.format(first=point(clash[0]), second=point(clash[1]), name=name)
    wrong = [r for r in range(4) if state.outputs[r] != state.goal[r]]
    text = QCoreApplication.translate("Gates", "Not yet {name}, {points} come out wrong: change y.")
    return text.format(name=name, points=points(wrong))


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
        text = QCoreApplication.translate("Gates", "{a} + {b} = {total}: sum {sum}, carry {carry}.")
    elif state.adder is Adder.FULL:
        text = QCoreApplication.translate(
            "Gates", "{a} + {b} + {cin} = {total}: sum {sum}, carry {carry}."
        )
    else:
        text = QCoreApplication.translate(
            "Gates", "{a} + {b} + {cin} = {total}: the carry runs from right to left."
        )
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
        text = QCoreApplication.translate("Gates", "No weights realise {name}, at any bias.")
    elif state.gate.bias > 0 and not state.target[0]:
        text = QCoreApplication.translate(
            "Gates", "b > 0 lets (0, 0) fire whatever the weights: lower b for {name}."
        )
    elif state.gate.bias <= 0 and state.target[0]:
        text = QCoreApplication.translate(
            "Gates", "b ≤ 0 lets (0, 0) rest whatever the weights: raise b for {name}."
        )
    else:
        text = QCoreApplication.translate("Gates", "At this bias no weights realise {name}.")
    return text.format(name=name)


def map_caption(state: PerceptronState) -> str:
    """Say what the coloured region of the map is."""
    text = QCoreApplication.translate("Gates", "Weights that give {name} at b = {bias}")
    return text.format(name=name_of(state.target), bias=plain(state.gate.bias))


def mistakes(state: PerceptronState) -> str:
    """Count what the rule has done so far."""
    step = state.learning.step
    text = QCoreApplication.translate("Gates", "Mistakes {mistakes}   Walk {walk}   Step {step}")
    if step is None:
        return text.format(mistakes=0, walk=0, step=0)
    return text.format(mistakes=step.mistakes, walk=step.epoch, step=step.number)


def solutions(state: ComposerState) -> str:
    """Say how many ways there are to the goal, and which one this is."""
    found = compositions(state.goal)
    if state.tables not in found:
        text = QCoreApplication.translate("Gates", "{count} ways with named gates")
        return text.format(count=len(found))
    text = QCoreApplication.translate("Gates", "Way {index} of {count} with named gates")
    return text.format(index=found.index(state.tables) + 1, count=len(found))


def margin_text(value: float) -> str:
    """Write the margin beside its measure."""
    text = QCoreApplication.translate("Gates", "margin {value}")
    return text.format(value=plain(value, 2))

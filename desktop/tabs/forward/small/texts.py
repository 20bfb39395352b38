"""The small network's sentences: what a number is, what it does, how far the numbers have come."""

from __future__ import annotations

from enum import StrEnum

from desktop.services.i18n import translate
from desktop.services.numbers import probability, significant, thousands
from desktop.tabs.forward.small.state import Kind, Part, SmallState
from nn_core import activations
from nn_core.arrays import FloatArray
from nn_core.errors import QT_TRANSLATE_NOOP
from nn_core.records.trace import NeuronTrace

LONGEST_ROW = 4


def tuple_text(values: FloatArray) -> str:
    """Return numbers as a row: (1, 0.5); of a long one the beginning and the end."""
    texts = [significant(float(value)) for value in values]
    if len(texts) > LONGEST_ROW:
        texts = [*texts[:2], "…", texts[-1]]
    return f"({', '.join(texts)})"


def activation_title(name: str) -> str:
    """Return an activation's name, translated."""
    return translate("nn_core", activations.get(name).title)


def neuron_name(layer: int, neuron: int, depth: int) -> str:
    """Return what a neuron is called, in words."""
    if layer == 0:
        text = translate("ForwardTab", "input {neuron}")
    elif layer == depth:
        text = translate("ForwardTab", "output {neuron}")
    else:
        text = translate("ForwardTab", "neuron {neuron} of layer {layer}")
    return text.format(neuron=neuron + 1, layer=layer)


def part_name(part: Part, state: SmallState) -> str:
    """Return what a part is called, in words."""
    depth = state.setup.network.depth
    target = neuron_name(part.layer, part.neuron, depth)
    if part.kind is Kind.NEURON:
        return target
    if part.kind is Kind.BIAS:
        return translate("ForwardTab", "bias of {target}").format(target=target)
    return translate("ForwardTab", "weight from {source} to {target}").format(
        source=neuron_name(part.layer - 1, part.source, depth), target=target
    )


def part_tip(part: Part) -> str:
    """Return what the number of a part means."""
    if part.kind is Kind.WEIGHT:
        return translate(
            "ForwardTab", "w: how much of the signal is passed on; below 0 it counts against"
        )
    if part.kind is Kind.BIAS:
        return translate("ForwardTab", "b: what is added to the sum whatever comes in")
    return translate("ForwardTab", "x: a number that is put into the network")


def part_hint(part: Part, state: SmallState) -> str:
    """Return a part's name with its numbers."""
    name = part_name(part, state)
    name = name[:1].upper() + name[1:]
    if part.editable:
        return f"{name}: {significant(state.setup.value(part))}"
    record = state.neuron(part)
    if record is None or state.stage(part.layer) == 0:
        return name
    text = f"{name}: a = {significant(record.sum)}"
    return f"{text}, z = {significant(record.output)}" if state.stage(part.layer) == 2 else text


class Says(StrEnum):
    """What the sentence claims; which one holds is worked out from the state."""

    WAITS = QT_TRANSLATE_NOOP(
        "ForwardTab",
        "The input {x} waits at the left: press Step, or the space bar, and it flows on.",
    )
    NOTHING = QT_TRANSLATE_NOOP(
        "ForwardTab", "Signal {x} times weight {w} is 0: nothing arrives over this edge."
    )
    RAISES = QT_TRANSLATE_NOOP(
        "ForwardTab", "Signal {x} times weight {w} is {p}: this edge raises the sum."
    )
    LOWERS = QT_TRANSLATE_NOOP(
        "ForwardTab", "Signal {x} times weight {w} is {p}: this edge lowers the sum."
    )
    MOVES = QT_TRANSLATE_NOOP(
        "ForwardTab", "This bias of {b} moves the sum, whatever the inputs are."
    )
    NO_BIAS = QT_TRANSLATE_NOOP(
        "ForwardTab", "This bias is 0: the sum is that of the products alone."
    )
    ONE_LAYER = QT_TRANSLATE_NOOP(
        "ForwardTab",
        "{x} goes in and {y} comes out; without a bend, these {count} layers do what one can.",
    )
    END = QT_TRANSLATE_NOOP(
        "ForwardTab",
        "{x} goes in and {y} comes out: {count} weights and biases and the activation functions"
        " decide that.",
    )
    ADDED = QT_TRANSLATE_NOOP(
        "ForwardTab",
        "Layer {layer} has added up: every product that arrives, and the bias: a = {a}.",
    )
    CLASSIFIES = QT_TRANSLATE_NOOP(
        "ForwardTab",
        "{x} goes in; softmax makes probabilities of the outputs {y}: output {k} is the most"
        " probable, with {p}.",
    )
    UNDECIDED = QT_TRANSLATE_NOOP(
        "ForwardTab",
        "{x} goes in; softmax makes probabilities of the outputs {y}: {k} are equally probable,"
        " with {p}.",
    )
    ALONE = QT_TRANSLATE_NOOP(
        "ForwardTab",
        "{x} goes in; softmax makes 1 of a single output, whatever it is: classes need two.",
    )
    AS_IT_IS = QT_TRANSLATE_NOOP(
        "ForwardTab", "Layer {layer} passes its sums on as they are: z = {z}."
    )
    PUT_THROUGH = QT_TRANSLATE_NOOP(
        "ForwardTab", "Layer {layer} puts its sums through h ({name}) and passes on z = {z}."
    )


Remark = tuple[Says, dict[str, object]]


def sentence(state: SmallState) -> str:
    """Return the one sentence under the picture, translated."""
    says, values = remark(state)
    return translate("ForwardTab", says.value).format(**values)


def remark(state: SmallState) -> Remark:
    """Return the claim that the state bears out, and the values it names."""
    chosen = state.selected
    if state.step == 0:
        return Says.WAITS, {"x": tuple_text(state.setup.x)}
    record = state.neuron(chosen)
    if record is not None and state.stage(chosen.layer) > 0:
        if chosen.kind is Kind.WEIGHT:
            return _weight_remark(record, chosen.source)
        if chosen.kind is Kind.BIAS:
            says = Says.MOVES if record.bias else Says.NO_BIAS
            return says, {"b": significant(record.bias)}
    return _end_remark(state) if state.step == state.last_step else _flow_remark(state)


def _weight_remark(record: NeuronTrace, source: int) -> Remark:
    x, w, p = (float(row[source]) for row in (record.inputs, record.weights, record.products))
    values: dict[str, object] = {"x": significant(x), "w": significant(w), "p": significant(p)}
    if p == 0:
        return Says.NOTHING, values
    return (Says.RAISES if p > 0 else Says.LOWERS), values


def _end_remark(state: SmallState) -> Remark:
    network = state.setup.network
    values: dict[str, object] = {
        "x": tuple_text(state.setup.x),
        "y": tuple_text(state.trace.outputs),
    }
    if state.probabilities is not None:
        return _class_remark(state.probabilities, values)
    if network.depth > 1 and all(name == "identity" for name in network.names):
        return Says.ONE_LAYER, values | {"count": network.depth}
    count = sum(W.size for W in network.weights) + sum(b.size for b in network.biases)
    return Says.END, values | {"count": thousands(count)}


def _class_remark(shares: FloatArray, values: dict[str, object]) -> Remark:
    first = [str(k + 1) for k, share in enumerate(shares) if share == shares.max()]
    values |= {"k": ", ".join(first), "p": probability(float(shares.max()), 1)}
    if len(shares) == 1:
        return Says.ALONE, values
    return (Says.CLASSIFIES if len(first) == 1 else Says.UNDECIDED), values


def _flow_remark(state: SmallState) -> Remark:
    layer = (state.step + 1) // 2
    record = state.trace.layers[layer - 1]
    if state.step % 2:
        return Says.ADDED, {"layer": layer, "a": tuple_text(record.sums)}
    values: dict[str, object] = {
        "layer": layer,
        "name": activation_title(record.activation),
        "z": tuple_text(record.outputs),
    }
    return (Says.AS_IT_IS if record.activation == "identity" else Says.PUT_THROUGH), values

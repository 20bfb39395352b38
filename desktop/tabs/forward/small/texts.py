"""The small network's sentences: what a number is, what it does, how far the numbers have come."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.numbers import significant
from desktop.tabs.forward.small.state import Kind, Part, SmallState
from nn_core import activations
from nn_core.arrays import FloatArray

LONGEST_ROW = 4


def tuple_text(values: FloatArray) -> str:
    """Return numbers as a row: (1, 0.5); of a long one the beginning and the end."""
    texts = [significant(float(value)) for value in values]
    if len(texts) > LONGEST_ROW:
        texts = [*texts[:2], "…", texts[-1]]
    return f"({', '.join(texts)})"


def activation_title(name: str) -> str:
    """Return an activation's name, translated."""
    return QCoreApplication.translate("nn_core", activations.get(name).title)


def neuron_name(layer: int, neuron: int, depth: int) -> str:
    """Return what a neuron is called, in words."""
    if layer == 0:
        text = QCoreApplication.translate("ForwardTab", "input {neuron}")
    elif layer == depth:
        text = QCoreApplication.translate("ForwardTab", "output {neuron}")
    else:
        text = QCoreApplication.translate("ForwardTab", "neuron {neuron} of layer {layer}")
    return text.format(neuron=neuron + 1, layer=layer)


def part_name(part: Part, state: SmallState) -> str:
    """Return what a part is called, in words."""
    depth = state.setup.network.depth
    target = neuron_name(part.layer, part.neuron, depth)
    if part.kind is Kind.NEURON:
        return target
    if part.kind is Kind.BIAS:
        return QCoreApplication.translate("ForwardTab", "bias of {target}").format(target=target)
    return QCoreApplication.translate("ForwardTab", "weight from {source} to {target}").format(
        source=neuron_name(part.layer - 1, part.source, depth), target=target
    )


def part_tip(part: Part) -> str:
    """Return what the number of a part means."""
    if part.kind is Kind.WEIGHT:
        return QCoreApplication.translate(
            "ForwardTab", "w: how much of the signal is passed on; below 0 it counts against"
        )
    if part.kind is Kind.BIAS:
        return QCoreApplication.translate(
            "ForwardTab", "b: what is added to the sum whatever comes in"
        )
    return QCoreApplication.translate("ForwardTab", "x: a number that is put into the network")


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


def sentence(state: SmallState) -> str:
    """Return the one sentence under the picture."""
    chosen = state.selected
    if state.step == 0:
        return QCoreApplication.translate(
            "ForwardTab",
            "The input {x} waits at the left: press Step, or the space bar, and it flows on.",
        ).format(x=tuple_text(state.setup.x))
    if chosen.kind is Kind.WEIGHT and state.stage(chosen.layer) > 0:
        return _weight_sentence(state)
    if chosen.kind is Kind.BIAS and state.stage(chosen.layer) > 0:
        return QCoreApplication.translate(
            "ForwardTab", "This bias of {b} moves the sum, whatever the inputs are."
        ).format(b=significant(state.setup.value(chosen)))
    if state.step == state.last_step:
        return _end_sentence(state)
    return _flow_sentence(state)


def _weight_sentence(state: SmallState) -> str:
    chosen = state.selected
    record = state.neuron(chosen)
    if record is None:
        return ""
    product = float(record.products[chosen.source])
    values = {
        "x": significant(float(record.inputs[chosen.source])),
        "w": significant(float(record.weights[chosen.source])),
        "p": significant(product),
    }
    if product == 0:
        text = QCoreApplication.translate(
            "ForwardTab", "Signal {x} times weight {w} is 0: nothing arrives over this edge."
        )
    elif product > 0:
        text = QCoreApplication.translate(
            "ForwardTab", "Signal {x} times weight {w} is {p}: this edge raises the sum."
        )
    else:
        text = QCoreApplication.translate(
            "ForwardTab", "Signal {x} times weight {w} is {p}: this edge lowers the sum."
        )
    return text.format(**values)


def _end_sentence(state: SmallState) -> str:
    network = state.setup.network
    x, y = tuple_text(state.setup.x), tuple_text(state.trace.outputs)
    if network.depth > 1 and all(name == "identity" for name in network.names):
        return QCoreApplication.translate(
            "ForwardTab",
            "{x} goes in and {y} comes out; without a bend, these {count} layers are one product.",
        ).format(x=x, y=y, count=network.depth)
    count = sum(W.size for W in network.weights) + sum(b.size for b in network.biases)
    return QCoreApplication.translate(
        "ForwardTab",
        "{x} goes in and {y} comes out: {count} weights and biases decide that, nothing else.",
    ).format(x=x, y=y, count=count)


def _flow_sentence(state: SmallState) -> str:
    layer = (state.step + 1) // 2
    record = state.trace.layers[layer - 1]
    if state.step % 2:
        return QCoreApplication.translate(
            "ForwardTab",
            "Layer {layer} has added up: every product that arrives, and the bias: a = {a}.",
        ).format(layer=layer, a=tuple_text(record.sums))
    name = activation_title(record.activation)
    if record.activation == "identity":
        text = QCoreApplication.translate(
            "ForwardTab", "Layer {layer} passes its sums on as they are: z = {z}."
        )
    else:
        text = QCoreApplication.translate(
            "ForwardTab", "Layer {layer} bends its sums ({name}) and passes on z = {z}."
        )
    return text.format(layer=layer, name=name, z=tuple_text(record.outputs))

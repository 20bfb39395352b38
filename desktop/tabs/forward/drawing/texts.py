"""The drawing page's sentences: what is seen, what a neuron adds, which paths are strong."""

from __future__ import annotations

import numpy as np

from desktop.services.i18n import translate
from desktop.services.numbers import percent, probability, significant
from desktop.tabs.forward.drawing.presenter import DrawingState, Show
from nn_core.records.paths import Path

BOOK_SHARE = 0.9352
"""What chapter 3.6.2 prints for the weights that come with the book."""


def large_captions(state: DrawingState) -> tuple[str, str, str]:
    """Return what the three large pictures are."""
    first, neuron = state.first, state.neuron
    picture = translate("ForwardTab", "x: the picture")
    weights = translate("ForwardTab", "w of neuron {number}").format(number=neuron + 1)
    if first is None or state.blank:
        return picture, weights, "x·w"
    products = translate("ForwardTab", "x·w, with b: a = {sum}").format(
        sum=significant(float(first.sums[neuron]))
    )
    return picture, weights, products


def row_captions(state: DrawingState) -> tuple[str, str, str]:
    """Return what the rows of the page are."""
    if state.trace is None:
        return "", "", ""
    first, second = (len(layer.sums) for layer in state.trace.layers[:2])
    if state.show is Show.WEIGHTS or state.blank:
        text = translate("ForwardTab", "Layer 1: weights of {count} neurons")
    else:
        text = translate("ForwardTab", "Layer 1: contributions x·w in {count} neurons")
    below = translate("ForwardTab", "Layer 2: outputs z of {count} neurons")
    outputs = translate("ForwardTab", "Output: ten probabilities")
    return text.format(count=first), below.format(count=second), outputs


def hint(state: DrawingState, row: str, index: int) -> str:
    """Return what a neuron or an output is and what numbers it has."""
    if state.trace is None:
        return ""
    if row == "output":
        text = translate("ForwardTab", "Output {digit}: a = {a}, {share}")
        values = {"digit": index, "share": probability(float(state.probabilities[index]))}
        return text.format(a=significant(float(state.trace.outputs[index])), **values)
    number = 1 if row == "first" else 2
    layer = state.trace.layers[number - 1]
    text = translate("ForwardTab", "Neuron {neuron} of layer {layer}: a = {a}, z = {z}")
    return text.format(
        neuron=index + 1,
        layer=number,
        a=significant(float(layer.sums[index])),
        z=significant(float(layer.outputs[index])),
    )


def invitation(state: DrawingState) -> str:
    """Return what an empty page says first."""
    if state.trace is None:
        return translate(
            "ForwardTab",
            "The book's network is not here yet: train it with “badak train --model book”.",
        )
    return translate(
        "ForwardTab", "Draw a digit at the left (F8), or take one that comes with the program."
    )


def right(state: DrawingState) -> str:
    """Return how many digits the network of chapter 3 reads rightly; nothing if it isn't known."""
    if state.right is None:
        return ""
    return translate(
        "ForwardTab",
        "Reads {share} of the MNIST test set correctly; with the book's own weights it is {book}.",
    ).format(share=percent(state.right, 2), book=percent(BOOK_SHARE, 2))


def sentence(state: DrawingState) -> str:
    """Return the one sentence under the picture."""
    if state.trace is None:
        return invitation(state)
    if state.blank:
        return translate(
            "ForwardTab",
            "Nothing is drawn: these pictures show what each neuron looks for, "
            "ink on blue raises its sum and ink on vermillion lowers it.",
        )
    if not np.isfinite(state.trace.outputs).all():
        return translate(
            "ForwardTab", "The outputs are no numbers: the weights of this network have diverged."
        )
    if not state.paths:
        text = translate(
            "ForwardTab", "No neuron adds anything to output {digit}: only its bias is left."
        )
        return text.format(digit=state.output)
    path = state.paths[0]
    values = {
        "digit": state.output,
        "share": percent(path.share, 2),
        "first": path.neurons[0] + 1,
        "second": path.neurons[1] + 1,
    }
    text = translate(
        "ForwardTab",
        "The strongest path: neuron {first} of layer 1 → neuron {second} of layer 2 → output "
        "{digit}. It carries {share} of all that is added up there.",
    )
    return f"{text.format(**values)} {_signs(path)}"


def _signs(path: Path) -> str:
    """Return which way the two terms of a path go; the first may work against the second."""
    texts = {
        (True, True): translate(
            "ForwardTab", "The first neuron raises the second one's sum, and that one the output's."
        ),
        (True, False): translate(
            "ForwardTab",
            "The first neuron raises the second one's sum, and that one lowers the output's.",
        ),
        (False, True): translate(
            "ForwardTab",
            "The first neuron lowers the second one's sum, and that one raises the output's.",
        ),
        (False, False): translate(
            "ForwardTab", "The first neuron lowers the second one's sum, and that one the output's."
        ),
    }
    first, second = (term > 0 for term in path.contributions)
    return texts[first, second]

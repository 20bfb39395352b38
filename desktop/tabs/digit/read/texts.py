"""The page's texts: the answer large, in a line under it and as a sentence; layers and weights."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.tabs.digit.read.state import Kind, ReadState
from desktop.widgets.controls.number_text import grouped
from desktop.widgets.painted.activation_strip import LayerPicture
from desktop.widgets.painted.bars import percent
from nn_core.digits import Reason, Recognition
from nn_core.digits.verdict import in_a_row

SURE = 0.9
"""From this probability on an answer is said without a "probably"."""
PLAIN = 0.6
"""From this probability on a network doesn't waver, whatever the limit is."""
FAR_BEHIND = 0.02
"""A second candidate below this isn't worth a word."""
FIRING = ("relu", "activation")
"""Kinds of layers after which a neuron has fired or not."""


def headline(state: ReadState) -> str:
    """Return what is shown large: the digit, two candidates, that it is none, or nothing."""
    kind, verdict = state.kind, state.verdict
    if kind in (Kind.NO_MODEL, Kind.BLANK) or verdict is None:
        return ""
    if kind is Kind.DRAWING:
        return "…"
    if kind is Kind.APART:
        return " ".join(in_a_row(part.verdict for part in state.parts))
    if kind is Kind.UNSURE:
        first, second = verdict.candidates
        return QCoreApplication.translate("DigitTab", "{first} or {second}?").format(
            first=first, second=second
        )
    if kind is Kind.NO_DIGIT:
        if state.several:
            return QCoreApplication.translate("DigitTab", "several digits")
        return QCoreApplication.translate("DigitTab", "no digit")
    return str(verdict.digit)


def detail(state: ReadState) -> str:
    """Return the line under the headline."""
    kind, verdict = state.kind, state.verdict
    if kind is Kind.NO_MODEL:
        return QCoreApplication.translate("DigitTab", "There is no network to ask.")
    if kind is Kind.BLANK or verdict is None:
        return QCoreApplication.translate("DigitTab", "Nothing drawn yet")
    if kind is Kind.DRAWING:
        return QCoreApplication.translate("DigitTab", "no digit yet")
    if kind is Kind.APART:
        return QCoreApplication.translate("DigitTab", "{count} digits, from left to right").format(
            count=len(state.parts)
        )
    if kind is Kind.NO_DIGIT:
        return why(verdict.reason)
    share = percent(state.ranking[0][1])
    if kind is Kind.UNSURE:
        text = QCoreApplication.translate("DigitTab", "not sure, {share} at most")
    elif state.ranking[0][1] >= SURE:
        text = QCoreApplication.translate("DigitTab", "{share} sure")
    else:
        text = QCoreApplication.translate("DigitTab", "probably, {share}")
    return text.format(share=share)


def why(reason: Reason | None) -> str:
    """Return in a few words why a drawing is no digit."""
    if reason is Reason.DOT:
        return QCoreApplication.translate("DigitTab", "only a dot")
    if reason is Reason.DASH:
        return QCoreApplication.translate("DigitTab", "only a dash")
    if reason is Reason.SEVERAL:
        return QCoreApplication.translate("DigitTab", "It reads one at a time.")
    return QCoreApplication.translate("DigitTab", "like none of the digits this network knows")


def sentence(state: ReadState) -> str:
    """Return the one sentence under the picture."""
    kind = state.kind
    if kind is Kind.NO_MODEL:
        return QCoreApplication.translate(
            "DigitTab", "You can draw, but no network has been trained yet: see “badak train”."
        )
    if kind is Kind.BLANK:
        return QCoreApplication.translate(
            "DigitTab",
            "Draw a digit from 0 to 9, however large and wherever you like: "
            "the network answers while the pen still moves.",
        )
    if kind is Kind.DRAWING:
        return QCoreApplication.translate(
            "DigitTab", "So far this is like none of the digits; draw on, the network watches."
        )
    if kind is Kind.APART:
        return QCoreApplication.translate(
            "DigitTab",
            "Each digit is framed and read by itself; click one to see its bars and its layers.",
        )
    return _refusal_sentence(state) if kind is Kind.NO_DIGIT else _answer_sentence(state)


def _refusal_sentence(state: ReadState) -> str:
    verdict = state.verdict
    assert verdict is not None
    if verdict.reason is Reason.DOT:
        return QCoreApplication.translate(
            "DigitTab",
            "This is a dot. Scaled up to 20 pixels it would fill its box, as no digit does.",
        )
    if verdict.reason is Reason.DASH:
        return QCoreApplication.translate(
            "DigitTab", "This is a dash: no digit is so much wider than high."
        )
    if verdict.reason is Reason.SEVERAL:
        return QCoreApplication.translate(
            "DigitTab",
            "There are several digits beside one another, and the network has learnt to read one: "
            "let it read them one by one.",
        )
    (first, p), *_ = state.ranking
    return QCoreApplication.translate(
        "DigitTab",
        "Softmax would say {first} with {p}, but the signals in the last hidden layer are like "
        "those of no digit: strangeness {strangeness}, and the limit is {limit}.",
    ).format(
        first=first,
        p=percent(p),
        strangeness=decimal(verdict.strangeness or 0.0),
        limit=decimal(state.limits.strangeness),
    )


def decimal(value: float) -> str:
    """Return a strangeness as a reader sees it, one decimal; what rounds to zero has no sign."""
    return QLocale().toString(round(float(value), 1) + 0.0, "f", 1)


def _answer_sentence(state: ReadState) -> str:
    (first, p), (second, q) = state.ranking[:2]
    if state.kind is Kind.UNSURE and p >= PLAIN:
        text = QCoreApplication.translate(
            "DigitTab",
            "{p} for {first} is below the limit from which an answer is sure, {limit}; "
            "{second} is next with {q}.",
        )
    elif state.kind is Kind.UNSURE:
        text = QCoreApplication.translate(
            "DigitTab",
            "The network wavers between {first} and {second}: no output is far above the others, "
            "so one more stroke may turn the answer.",
        )
    elif p < SURE:
        text = QCoreApplication.translate(
            "DigitTab",
            "Rather {first} than {second}: softmax gives {p} to the one and {q} to the other.",
        )
    elif q < FAR_BEHIND:
        text = QCoreApplication.translate(
            "DigitTab",
            "The answer is {first}: of the network's ten outputs one is far ahead, with {p}.",
        )
    else:
        text = QCoreApplication.translate(
            "DigitTab",
            "{p} for {first}; next comes {second} with {q}. What could you draw to turn it?",
        )
    limit = percent(state.limits.confidence)
    return text.format(first=first, second=second, p=percent(p), q=percent(q), limit=limit)


def hidden_layers(recognition: Recognition) -> tuple[LayerPicture, ...]:
    """Return the outputs of the activation functions, in the order in which signals pass them."""
    pictures: list[LayerPicture] = []
    for layer in recognition.layers[:-1]:
        if layer.name.rsplit(".", 1)[-1] in FIRING:
            shape = layer.values.shape
            title, name = layer_title(shape), layer_name(len(pictures) + 1, shape)
            pictures.append(LayerPicture(title, name, layer.values))
    return tuple(pictures)


def layer_title(shape: tuple[int, ...]) -> str:
    """Return the short title of a hidden layer: how much it holds."""
    if len(shape) == 3:
        return QCoreApplication.translate("DigitTab", "{count} maps").format(count=shape[0])
    return QCoreApplication.translate("DigitTab", "{count} neurons").format(count=shape[0])


def layer_name(number: int, shape: tuple[int, ...]) -> str:
    """Return the whole name of a hidden layer, for a tool tip."""
    if len(shape) == 3:
        return QCoreApplication.translate(
            "DigitTab", "Hidden layer {number}, {count} feature maps of {height}×{width}"
        ).format(number=number, count=shape[0], height=shape[1], width=shape[2])
    return QCoreApplication.translate("DigitTab", "Hidden layer {number}, {count} neurons").format(
        number=number, count=shape[0]
    )


def weights(count: int) -> str:
    """Return how many numbers the network has learnt; a blank line before that is known."""
    if count == 0:
        return " "
    return QCoreApplication.translate("DigitTab", "{count} learnt numbers").format(
        count=grouped(count)
    )

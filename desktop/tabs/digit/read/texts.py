"""The page's texts: the answer large, in a line under it and as a sentence; layers and weights."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QLocale

from desktop.services import numbers
from desktop.services.i18n import translate
from desktop.services.numbers import percent as share_of
from desktop.services.numbers import thousands
from desktop.services.recognisers import HELD
from desktop.tabs.digit.read.state import Kind, ReadState
from desktop.widgets.painted.activation_strip import LayerPicture
from desktop.widgets.painted.bars import percent
from nn_core.digits import Reason, Recognition
from nn_core.digits.segment import rows
from nn_core.digits.verdict import UNREAD, in_a_row
from nn_core.errors import QT_TRANSLATE_NOOP

SURE = 0.9
"""From this probability on an answer is said without a "probably"."""
FAR_BEHIND = 0.02
"""A second candidate below this isn't worth a word."""
NEAR = 0.5
"""One candidate is near another from this share of its probability on."""


class Says(StrEnum):
    """What the sentence under an answer claims; each is worked out in `remark`."""

    BELOW = QT_TRANSLATE_NOOP(
        "DigitTab",
        "{p} for {first} is below the limit from which an answer is sure, {limit}; "
        "{second} is next with {q}.",
    )
    WAVERS = QT_TRANSLATE_NOOP(
        "DigitTab",
        "The network wavers between {first} ({p}) and {second} ({q}): one more stroke may turn "
        "the answer.",
    )
    NONE_STANDS_OUT = QT_TRANSLATE_NOOP(
        "DigitTab",
        "No digit stands out: even the most probable one, {first}, gets only {p}.",
    )
    EQUAL = QT_TRANSLATE_NOOP(
        "DigitTab", "{first} and {second} are equally probable: softmax gives {p} to each."
    )
    RATHER = QT_TRANSLATE_NOOP(
        "DigitTab",
        "Rather {first} than {second}: softmax gives {p} to the one and {q} to the other.",
    )
    FAR_AHEAD = QT_TRANSLATE_NOOP(
        "DigitTab",
        "The answer is {first}: of the network's ten outputs one is far ahead, with {p}.",
    )
    NEXT = QT_TRANSLATE_NOOP(
        "DigitTab",
        "{p} for {first}; next comes {second} with {q}. What could you draw to turn it?",
    )


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
        if remark(state)[0] is Says.NONE_STANDS_OUT:
            return UNREAD
        first, second = verdict.candidates
        return translate("DigitTab", "{first} or {second}?").format(first=first, second=second)
    if kind is Kind.NO_DIGIT:
        if state.several:
            return translate("DigitTab", "several digits")
        return translate("DigitTab", "no digit")
    return str(verdict.digit)


def detail(state: ReadState) -> str:
    """Return the line under the headline."""
    kind, verdict = state.kind, state.verdict
    if kind is Kind.NO_MODEL:
        return translate("DigitTab", "There is no network to ask.")
    if state.photo is not None and kind is Kind.BLANK:
        return translate("DigitTab", "no digit found")
    if kind is Kind.BLANK or verdict is None:
        return translate("DigitTab", "Nothing drawn yet")
    if kind is Kind.DRAWING:
        return translate("DigitTab", "no digit yet")
    if kind is Kind.APART:
        text = translate("DigitTab", "{count} digits, from left to right")
        if len(rows(state.digits)) > 1:
            text = translate("DigitTab", "{count} digits, row after row")
        return text.format(count=len(state.parts))
    if kind is Kind.NO_DIGIT and state.touching:
        return translate("DigitTab", "They touch one another.")
    if kind is Kind.NO_DIGIT:
        return why(verdict.reason)
    share = percent(state.ranking[0][1])
    if kind is Kind.UNSURE:
        text = translate("DigitTab", "not sure, {share} at most")
    elif state.ranking[0][1] >= SURE:
        text = translate("DigitTab", "{share} sure")
    else:
        text = translate("DigitTab", "probably, {share}")
    return text.format(share=share)


def why(reason: Reason | None) -> str:
    """Return in a few words why a drawing is no digit."""
    if reason is Reason.DOT:
        return translate("DigitTab", "only a dot")
    if reason is Reason.DASH:
        return translate("DigitTab", "only a dash")
    if reason is Reason.SEVERAL:
        return translate("DigitTab", "It reads one at a time.")
    return translate("DigitTab", "like none of the digits this network knows")


def sentence(state: ReadState) -> str:
    """Return the one sentence under the picture."""
    kind = state.kind
    if kind is Kind.NO_MODEL:
        return translate(
            "DigitTab", "You can draw, but no network has been trained yet: see “badak train”."
        )
    if kind is Kind.BLANK and state.photo is not None:
        return translate(
            "DigitTab",
            "No digit was found in this photo: drag the frame round it, with some paper on all "
            "four sides.",
        )
    if kind is Kind.NO_DIGIT and state.photo is not None and not state.several:
        return translate(
            "DigitTab",
            "What was found in this photo is like none of the digits: drag the frame round one, "
            "with some paper on all four sides.",
        )
    if kind is Kind.BLANK:
        return translate(
            "DigitTab",
            "Draw a digit from 0 to 9, however large and wherever you like: "
            "the network answers while the pen still moves.",
        )
    if kind is Kind.DRAWING:
        return translate(
            "DigitTab", "So far this is like none of the digits; draw on, the network watches."
        )
    if kind is Kind.APART:
        return translate(
            "DigitTab",
            "Each digit is framed and read by itself; click one to see its bars and its layers.",
        )
    return _refusal_sentence(state) if kind is Kind.NO_DIGIT else _answer_sentence(state)


def _refusal_sentence(state: ReadState) -> str:
    verdict = state.verdict
    assert verdict is not None
    if verdict.reason is Reason.DOT:
        return translate(
            "DigitTab",
            "This is a dot. Scaled up to 20 pixels it would fill its box, as no digit does.",
        )
    if verdict.reason is Reason.DASH:
        return translate("DigitTab", "This is a dash: no digit is so much wider than high.")
    if state.touching:
        return translate(
            "DigitTab",
            "Here are two digits that touch, and the network has learnt to read one: leave a gap "
            "as wide as the pen between them.",
        )
    if verdict.reason is Reason.SEVERAL:
        return translate(
            "DigitTab",
            "There are several digits beside one another, and the network has learnt to read one: "
            "let it read them one by one.",
        )
    (first, p), *_ = state.ranking
    found, limit = told_apart(verdict.strangeness or 0.0, state.limits.strangeness)
    return translate(
        "DigitTab",
        "Softmax would say {first} with {p}, but the signals in the last hidden layer are like "
        "those of no digit: strangeness {strangeness}, and the limit is {limit}.",
    ).format(
        first=first,
        p=percent(p),
        strangeness=found,
        limit=limit,
    )


def told_apart(value: float, limit: float) -> tuple[str, str]:
    """Write a strangeness and a limit below it with as many decimals as it takes to see that."""
    for decimals in (1, 2, 3):
        texts = decimal(value, decimals), decimal(limit, decimals)
        if texts[0] != texts[1]:
            break
    return texts


def decimal(value: float, decimals: int = 1) -> str:
    """Return a strangeness as a reader sees it, one decimal; what rounds to zero has no sign."""
    text = QLocale().toString(round(float(value), decimals) + 0.0, "f", decimals)
    return text.replace("-", numbers.MINUS)


def _answer_sentence(state: ReadState) -> str:
    says, values = remark(state)
    return translate("DigitTab", says.value).format(**values)


def remark(state: ReadState) -> tuple[Says, dict[str, str]]:
    """Return what is so of an answer, sure or not, and the values the sentence names."""
    (first, p), (second, q), (_, r) = state.ranking[:3]
    values = {"first": str(first), "second": str(second)}
    for decimals in (1, 2, 3):  # as many as it takes to see which is below
        values["p"], values["q"] = (numbers.probability(each, decimals) for each in (p, q))
        values["limit"] = share_of(state.limits.confidence, decimals)
        if values["limit"] != values["p"]:
            break
    if state.kind is Kind.UNSURE and r >= NEAR * p:
        return Says.NONE_STANDS_OUT, values
    if p == q or (p < SURE and values["p"] == values["q"]):
        return Says.EQUAL, values
    if state.kind is Kind.UNSURE:
        return (Says.WAVERS if q >= NEAR * p else Says.BELOW), values
    if p < SURE:
        return Says.RATHER, values
    return (Says.FAR_AHEAD if q < FAR_BEHIND else Says.NEXT), values


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
        return translate("DigitTab", "{count} maps").format(count=shape[0])
    return translate("DigitTab", "{count} neurons").format(count=shape[0])


def layer_name(number: int, shape: tuple[int, ...]) -> str:
    """Return the whole name of a hidden layer, for a tool tip."""
    if len(shape) == 3:
        return translate(
            "DigitTab", "Hidden layer {number}, {count} feature maps of {height}×{width}"
        ).format(number=number, count=shape[0], height=shape[1], width=shape[2])
    return translate("DigitTab", "Hidden layer {number}, {count} neurons").format(
        number=number, count=shape[0]
    )


def unrefusing(model: str) -> str:
    """Return what the network in training can't do yet; nothing for others."""
    if model != HELD:
        return ""
    return translate("DigitTab", "In training: it hasn't learnt to refuse what is no digit.")


def weights(count: int) -> str:
    """Return how many numbers the network has learnt; a blank line before that is known."""
    if count == 0:
        return " "
    return translate("DigitTab", "{count} parameters").format(count=thousands(count))

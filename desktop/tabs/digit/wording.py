"""The digit tab's sentences: what to do, what is seen, how sure the network is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.tabs.digit.state import DigitState, Verdict
from desktop.widgets.bars import percent

FAR_BEHIND = 0.02
"""A second candidate below this isn't worth a word."""


def model_name(name: str) -> str:
    """Return what a network is called in the list."""
    if name == "book":
        return QCoreApplication.translate("DigitTab", "Book: 784-50-100-10")
    if name == "mlp":
        return QCoreApplication.translate("DigitTab", "MLP: 784-512-256-10")
    if name == "cnn":
        return QCoreApplication.translate("DigitTab", "CNN: convolutions")
    return name


def model_tip(name: str) -> str:
    """Return what kind of network it is, in a sentence."""
    if name == "book":
        return QCoreApplication.translate(
            "DigitTab", "Chapter 3.6: 784-50-100-10 with sigmoids, fully connected"
        )
    if name == "mlp":
        return QCoreApplication.translate(
            "DigitTab", "784-512-256-10 with ReLU, fully connected: it knows pixels, not shapes"
        )
    if name == "cnn":
        return QCoreApplication.translate(
            "DigitTab", "Chapter 7: small filters slide over the picture and find strokes"
        )
    return ""


def headline(state: DigitState) -> str:
    """Return what is shown large: the digit, two candidates, or nothing."""
    if not state.ranking:
        return ""
    first, second = state.ranking[0][0], state.ranking[1][0]
    if state.verdict is Verdict.WAVERING:
        return QCoreApplication.translate("DigitTab", "{first} or {second}?").format(
            first=first, second=second
        )
    return str(first)


def detail(state: DigitState) -> str:
    """Return the line under the headline."""
    verdict = state.verdict
    if verdict is Verdict.NO_MODEL:
        return QCoreApplication.translate("DigitTab", "There is no network to ask.")
    if verdict is Verdict.BLANK:
        return QCoreApplication.translate("DigitTab", "Nothing drawn yet")
    share = percent(state.ranking[0][1])
    if verdict is Verdict.SURE:
        return QCoreApplication.translate("DigitTab", "{share} sure").format(share=share)
    if verdict is Verdict.LIKELY:
        return QCoreApplication.translate("DigitTab", "probably, {share}").format(share=share)
    return QCoreApplication.translate("DigitTab", "not sure, {share} at most").format(share=share)


def sentence(state: DigitState) -> str:
    """Return the one sentence under the picture."""
    verdict = state.verdict
    if verdict is Verdict.NO_MODEL:
        return QCoreApplication.translate(
            "DigitTab", "You can draw, but no network has been trained yet: see “badak train”."
        )
    if verdict is Verdict.BLANK:
        return QCoreApplication.translate(
            "DigitTab",
            "Draw a digit from 0 to 9, however large and wherever you like: "
            "the network answers while the pen still moves.",
        )
    return _answer_sentence(state)


def _answer_sentence(state: DigitState) -> str:
    (first, p), (second, q) = state.ranking[:2]
    if state.verdict is Verdict.WAVERING:
        text = QCoreApplication.translate(
            "DigitTab",
            "The network wavers between {first} and {second}: no output is far above the others, "
            "so one more stroke may turn the answer.",
        )
    elif state.verdict is Verdict.LIKELY:
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
    return text.format(first=first, second=second, p=percent(p), q=percent(q))


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
        count=f"{count:,}".replace(",", "\u2009")
    )

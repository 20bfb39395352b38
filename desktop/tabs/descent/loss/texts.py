"""Names on the loss page, and the one sentence under its state."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from desktop.services import numbers
from desktop.tabs.descent.loss.state import PRESETS, Kind, LossState, Scene
from nn_core.errors import QT_TRANSLATE_NOOP

LIKELY, SURE = 0.5, 0.9
LEVEL = 1e-3

_TEXTS = {
    "given": QT_TRANSLATE_NOOP(
        "DescentLoss",
        "The right answer, {right}, gets the probability y = {share}: −log y = {loss}.",
    ),
    "tiny": QT_TRANSLATE_NOOP(
        "DescentLoss",
        "The right answer, {right}, gets the probability y = {share}: −log (y + 1e−7) = {loss}.",
    ),
    "other": QT_TRANSLATE_NOOP("DescentLoss", " If {leader} were right it would be {other}."),
    "all": QT_TRANSLATE_NOOP(
        "DescentLoss", "The right answer, {right}, gets everything: −log 1 = 0."
    ),
    "nothing": QT_TRANSLATE_NOOP(
        "DescentLoss",
        "The right answer, {right}, gets nothing. −log 0 would be infinite; the book adds 1e−7, "
        "which makes it {loss}. The squared error is {squared}.",
    ),
    "squared": QT_TRANSLATE_NOOP(
        "DescentLoss",
        "½Σ(y − t)² = {loss}: it never exceeds 1, however sure a wrong answer is. Cross-entropy is "
        "{entropy} here.",
    ),
    "blank": QT_TRANSLATE_NOOP(
        "DescentLoss",
        "Nothing is drawn yet: draw a digit in the Digit tab, or take one of MNIST's.",
    ),
    "no network": QT_TRANSLATE_NOOP("DescentLoss", "There is no network that could read it."),
    "smooth": QT_TRANSLATE_NOOP(
        "DescentLoss",
        "Accuracy {accuracy}: its slope is 0 on every tread, so it doesn't say which way to turn "
        "the weight. The loss slopes by {slope} and says: {way}.",
    ),
    "lowest": QT_TRANSLATE_NOOP(
        "DescentLoss",
        "Accuracy {accuracy}: its slope is 0. The loss is nearly level, too: here is its lowest "
        "place, {loss}.",
    ),
    "level": QT_TRANSLATE_NOOP(
        "DescentLoss",
        "Accuracy {accuracy}: its slope is 0. The loss, {loss}, is nearly level here, too; its "
        "slope is {slope}.",
    ),
    "stairs": QT_TRANSLATE_NOOP(
        "DescentLoss",
        "With a step in place of the sigmoid the loss, {loss}, is a staircase, too: the slope is 0 "
        "and no gradient can learn from it.",
    ),
    "larger": QT_TRANSLATE_NOOP("DescentLoss", "a larger one"),
    "smaller": QT_TRANSLATE_NOOP("DescentLoss", "a smaller one"),
    "ask half": QT_TRANSLATE_NOOP("DescentLoss", "at twice the loss, y is"),
    "ask alike": QT_TRANSLATE_NOOP("DescentLoss", "all alike: −log y is"),
    "half": QT_TRANSLATE_NOOP("DescentLoss", "half"),
    "square": QT_TRANSLATE_NOOP("DescentLoss", "squared"),
    "less": QT_TRANSLATE_NOOP("DescentLoss", "0.1 less"),
    "as said": QT_TRANSLATE_NOOP("DescentLoss", "As you said: "),
    "otherwise": QT_TRANSLATE_NOOP("DescentLoss", "It was otherwise: "),
    "saw half": QT_TRANSLATE_NOOP(
        "DescentLoss",
        "twice −log y is −log y²: the probability is squared, as from 0.6 to 0.36.",
    ),
    "saw alike": QT_TRANSLATE_NOOP(
        "DescentLoss",
        "for {count} answers −log (1/{count}) = ln {count} = {loss}: the loss of a network that "
        "knows nothing.",
    ),
    "book": QT_TRANSLATE_NOOP("DescentLoss", "The book: 0.6 for 2"),
    "wrong": QT_TRANSLATE_NOOP("DescentLoss", "The book: 0.6 for 7"),
    "simple": QT_TRANSLATE_NOOP("DescentLoss", "The book: simpleNet (4.4.2)"),
}


def text(key: str, **values: object) -> str:
    """Return one of the texts, translated and filled in."""
    return QCoreApplication.translate("DescentLoss", _TEXTS[key]).format(**values)


def sentence(state: LossState) -> str:
    """Return what is to be seen in ``state``, translated."""
    if state.scene is Scene.ACCURACY:
        return _neuron(state)
    if state.scene is Scene.DRAWING and (state.subject.blank or not state.subject.network):
        return text("blank" if state.subject.network or state.subject.blank else "no network")
    return _answer(state)


def _answer(state: LossState) -> str:
    values = {
        "right": state.right,
        "share": written(state.share),
        "loss": numbers.significant(state.loss),
        "squared": numbers.significant(state.squared),
        "entropy": numbers.significant(state.entropy),
    }
    if state.kind is Kind.SQUARED:
        return text("squared", **values)
    if state.share == 0:
        return text("nothing", **values)
    if state.share == 1:
        return text("all", **values)
    # As soon as the book's 1e-7 is seen in the digits that are shown, it is written.
    plain = numbers.significant(-math.log(state.share))
    said = text("given" if plain == values["loss"] else "tiny", **values)
    others = [k for k in range(len(state.y)) if k != state.right and state.y[k] > 0]
    leader = max(others, key=lambda k: state.y[k], default=None)
    if leader is None:
        return said
    other = state.with_answer(state.y, leader).entropy
    return said + text("other", leader=leader, other=numbers.significant(other))


def _neuron(state: LossState) -> str:
    values = {
        "accuracy": numbers.percent(state.accuracy),
        "loss": numbers.significant(state.neuron_loss),
        "slope": numbers.significant(state.neuron_slope, 2),
        "way": text("larger" if state.neuron_slope < 0 else "smaller"),
    }
    if state.step:
        return text("stairs", **values)
    if abs(state.neuron_slope) >= LEVEL:
        return text("smooth", **values)
    return text("lowest" if state.at_bottom else "level", **values)


def written(share: float, least: int = 3) -> str:
    """Return a probability with as many digits as it takes to tell it from 1."""
    texts = (numbers.significant(share, digits) for digits in range(least, 18))
    return next((one for one in texts if one != "1"), "1")


def questions() -> dict[str, str]:
    """Return what the reader is asked, by key."""
    return {key: text(f"ask {key}") for key in ("half", "alike")}


def answers(question: str, count: int) -> dict[str, str]:
    """Return the answers to choose from, where ``count`` numbers may be right."""
    if question == "half":
        return {key: text(key) for key in ("half", "square", "less")}
    return {"one": "1", "ln": numbers.significant(math.log(count), 4), "ten": str(count)}


def comparison(state: LossState, question: str) -> str:
    """Return what came out, beside what was predicted; empty before it was seen."""
    if question not in state.compared:
        return ""
    right = {"half": "square", "alike": "ln"}[question] == state.guess(question)
    count = len(state.y)
    loss = numbers.significant(math.log(count), 4)
    said = text(f"saw {question}", count=count, loss=loss)
    return text("as said" if right else "otherwise") + said


def preset_names() -> dict[str, str]:
    """Return the names of the book's answers."""
    return {key: text(key) for key in PRESETS}

"""The sentences and names of the page Digits, translated."""

from __future__ import annotations

import math
from itertools import count

import numpy as np

from desktop.services import numbers
from desktop.services.i18n import phrase_text, translate
from desktop.services.training_run import TrainingRun
from desktop.tabs.training.digits.state import Asked, Data, DigitsState, Live
from desktop.tabs.training.runs import KeptRun
from desktop.tabs.training.texts import (
    CLEAR,
    actual,
    broke,
    health_text,
    optimizer_names,
    parting,
    stayed,
)
from desktop.widgets.controls.predict_card import DRAW, Prediction
from desktop.widgets.controls.transport_row import break_text
from nn_core.arrays import FloatArray
from nn_core.learning import Setup
from nn_core.learning.digit_networks import NETWORKS, OWN
from nn_core.learning.health import LEARNT_BELOW, Check, Kind
from nn_core.learning.predictions import where_they_part
from nn_core.learning.smoothing import smoothed

WILD = 1.5
"""Times the loss of a network that knows nothing: the steps are too large."""
ALIKE = 0.05
"""A loss no farther from ln K is that of a network that knows nothing."""


def activation_names() -> dict[str, str]:
    """Return the menu of activations."""
    return {"relu": "ReLU", "sigmoid": translate("DigitsTexts", "Sigmoid"), "tanh": "tanh"}


def network_names() -> dict[str, str]:
    """Return the menu of networks."""
    says = {
        "784-1": translate("DigitsTexts", "784-1: is it a 0?"),
        "784-10": translate("DigitsTexts", "784-10: no hidden layer"),
        "784-50-10": translate("DigitsTexts", "784-50-10: the book's"),
        "784-100-2-10": translate("DigitsTexts", "784-100-2-10: two numbers in the middle"),
        "SimpleConvNet": translate("DigitsTexts", "SimpleConvNet, chapter 7"),
        "DeepConvNet": translate("DigitsTexts", "DeepConvNet, chapter 8"),
    }
    named = {key: says.get(key, key) for key in NETWORKS}
    return {**named, OWN: translate("DigitsTexts", "Layers of your own")}


def network_name(state: DigitsState) -> str:
    """Return what the network is called in few words."""
    if state.network != OWN:
        return state.network
    return "-".join(["784", *(str(layer.size) for layer in state.setup.layers)])


def start_names() -> dict[str, str]:
    """Return the menu of first weights."""
    return {
        "0.01": "σ = 0.01",
        "1": "σ = 1",
        "xavier": "Xavier",
        "he": "He",
        "0": translate("DigitsTexts", "all 0"),
    }


def run_name(setup: Setup, others: tuple[KeptRun, ...] = ()) -> str:
    """Return a name that none of the others has: optimiser and rate, and a number if need be."""
    rule = setup.optimizer
    name = f"{optimizer_names()[rule.name]} {numbers.significant(rule.lr)}"
    used = {run.name for run in others}
    numbered = (f"{name} ({number})" for number in count(2))
    return name if name not in used else next(one for one in numbered if one not in used)


def differences(setup: Setup, other: Setup) -> str:
    """Return the settings of a run that differ from another's, in few words."""
    names = (
        translate("DigitsTexts", "layers"),
        translate("DigitsTexts", "activation"),
        translate("DigitsTexts", "optimiser"),
        "η",
        translate("DigitsTexts", "batch"),
        translate("DigitsTexts", "first weights"),
        "λ",
        translate("DigitsTexts", "dropout"),
        translate("DigitsTexts", "batch norm"),
        translate("DigitsTexts", "start"),
    )
    pairs = zip(names, _values(setup), _values(other), strict=True)
    found = [f"{name} {mine}" for name, mine, theirs in pairs if mine != theirs]
    return ", ".join(found) or translate("DigitsTexts", "the same settings")


def _values(setup: Setup) -> tuple[str, ...]:
    std = setup.initializer == "std"
    return (
        "-".join(str(layer.size) for layer in setup.layers),
        setup.layers[0].activation or "–",
        optimizer_names()[setup.optimizer.name],
        numbers.significant(setup.optimizer.lr),
        str(setup.batch_size),
        f"σ {setup.deviation:g}" if std else setup.initializer,
        numbers.significant(setup.weight_decay),
        numbers.significant(setup.dropout),
        "✓" if setup.batch_norm else "–",
        str(setup.seed),
    )


def kept_runs(state: DigitsState) -> str:
    """Return a line for each kept run: its accuracy, and the settings that differ."""
    lines = []
    for run in state.kept:
        right = "" if run.accuracy is None else f" · {numbers.percent(run.accuracy)}"
        lines.append(f"{run.name}{right} · {differences(run.setup, state.setup)}")
    return "\n".join(lines)


def edit_text(before: Setup, after: Setup) -> str:
    """Return what was changed at a step, for a mark in the plot."""
    if before == after:
        return translate("DigitsTexts", "other digits")
    rates = before.optimizer.lr, after.optimizer.lr
    if rates[0] != rates[1] and before.optimizer.name == after.optimizer.name:
        old, new = map(numbers.significant, rates)
        return f"η {old} → {new}"
    return differences(after, before)


def data_text(state: DigitsState) -> str:
    """Return which digits are learnt, and how many are held apart."""
    if state.fetched is not None:
        text = translate("DigitsTexts", "Downloading MNIST, 11.6 MB: {share}")
        return text.format(share=numbers.percent(state.fetched))
    if state.loading:
        return translate("DigitsTexts", "Reading the digits…")
    text = {
        Data.BUNDLED: translate(
            "DigitsTexts",
            "{learnt} of the digits that come with the program (MNIST training digits); {apart} "
            "others of them are held apart and only read.",
        ),
        Data.MNIST: translate(
            "DigitsTexts",
            "MNIST's {learnt} training digits; {apart} of its test digits are held apart.",
        ),
        Data.FILES: translate(
            "DigitsTexts", "{learnt} digits from your files; {apart} are held apart."
        ),
    }[state.data]
    learnt, apart = numbers.thousands(state.learnt), numbers.thousands(state.apart)
    said = [text.format(learnt=learnt, apart=apart)]
    if state.left_out:
        left = translate("DigitsTexts", "Left out, without a label or ink or damaged: {count}.")
        said.append(left.format(count=numbers.thousands(state.left_out)))
    said += [f"{phrase_text(change)}." for change in state.changes]
    return " ".join(said)


def downloading() -> str:
    """Return what the status bar says meanwhile."""
    return translate("DigitsTexts", "Downloading MNIST")


def answer(state: DigitsState, live: Live) -> tuple[str, str]:
    """Return the headline and its detail: the digit, and how sure."""
    if live.answers is None or live.digit is None:
        return "", translate("DigitsTexts", "Draw a digit: it is read at every step")
    share = float(live.answers[live.digit])
    if state.one_output:
        zero = share > 0.5
        headline = "0" if zero else translate("DigitsTexts", "not 0")
        share = share if zero else 1 - share
    else:
        headline = str(live.digit)
    said = translate("DigitsTexts", "{share} · step {step}").format(
        share=numbers.probability(share, 1), step=numbers.thousands(live.run.step)
    )
    return headline, said


def sentence(state: DigitsState, live: Live) -> str:
    """Return what is to be seen."""
    if state.loading and not state.learnt:
        return translate("DigitsTexts", "The digits are being read…")
    if live.run.diagnosis is not None:
        return break_text(live.run.diagnosis)
    if not live.run.step or math.isnan(live.loss):
        return f"{_before(state, live)} {_kept(state, live)}".rstrip()
    if live.loss > WILD * state.reference:
        return _wild(state, live)
    parts = [_learnt(state, live)]
    if kept := _kept(state, live):
        parts.append(kept)
    elif state.gain is not None and live.run.step > state.gain.at:
        parts.append(gain_text(state))
    elif abs(live.loss - state.reference) < ALIKE:
        parts.append(
            translate(
                "DigitsTexts", "{level} is ln {answers}, the loss of all answers alike."
            ).format(
                level=numbers.fixed(state.reference, 2),
                answers=2 if state.one_output else state.setup.layers[-1].size,
            )
        )
    else:
        parts.append(_read(state, live))
    return " ".join(part for part in parts if part)


def _kept(state: DigitsState, live: Live) -> str:
    if not state.model or live.run.step != state.model_at:
        return ""
    text = translate("DigitsTexts", "Kept as “{name}”, in the network menus of the other tabs.")
    return text.format(name=state.model)


def _before(state: DigitsState, live: Live) -> str:
    if live.answers is None or live.digit is None:
        return translate(
            "DigitsTexts", "Nothing has been learnt yet. Draw a digit, then press the space bar."
        )
    if state.one_output:
        text = translate(
            "DigitsTexts",
            "Nothing has been learnt yet: it gives {share} to a 0. Press the space bar.",
        )
    else:
        text = translate(
            "DigitsTexts",
            "Nothing has been learnt yet: the largest of its ten answers is {share}. Press the "
            "space bar and watch the bars.",
        )
    return text.format(share=numbers.probability(float(live.answers[live.digit]), 1))


def _wild(state: DigitsState, live: Live) -> str:
    text = translate(
        "DigitsTexts",
        "At step {step} the loss is about {loss}, far above the {level} of a network that knows "
        "nothing: the steps were too large, η = {rate} now. Stop, go back, and take a smaller one.",
    )
    first = next((check.value for check in state.checks if check.kind is Kind.START), None)
    if first is not None and live.loss <= first:
        text = translate(
            "DigitsTexts",
            "At step {step} the loss is about {loss}, above the {level} of a network that knows "
            "nothing: with such first weights it began at {first}.",
        )
    return text.format(
        first=numbers.significant(first or 0.0),
        step=numbers.thousands(live.run.step),
        loss=numbers.significant(live.loss),
        level=numbers.fixed(state.reference, 2),
        rate=numbers.significant(state.setup.optimizer.lr),
    )


def _learnt(state: DigitsState, live: Live) -> str:
    run = live.run
    text = translate("DigitsTexts", "At step {steps} the loss is about {loss}.")
    found = live.evaluation
    if found is not None and found.accuracy is not None:
        text = translate(
            "DigitsTexts",
            "At step {steps} the loss is about {loss}; at step {at} it read {share} of the "
            "{apart} digits held apart.",
        )
    return text.format(
        steps=numbers.thousands(run.step),
        loss=numbers.significant(live.loss),
        at=0 if found is None else numbers.thousands(found.step),
        share="" if found is None or found.accuracy is None else numbers.percent(found.accuracy),
        apart=numbers.thousands(state.apart),
    )


def _read(state: DigitsState, live: Live) -> str:
    if live.answers is None or live.digit is None:
        return ""
    share = numbers.probability(float(live.answers[live.digit]))
    if state.one_output:
        return translate("DigitsTexts", "It gives {share} to a 0.").format(share=share)
    if live.sample is not None:
        text = translate("DigitsTexts", "It reads the {label} in the box as {digit} ({share}).")
        return text.format(label=live.sample, digit=live.digit, share=share)
    if state.mine_there or state.gain is not None or state.data is Data.FILES:
        return translate("DigitsTexts", "It reads your drawing as {digit} ({share}).").format(
            digit=live.digit, share=share
        )
    return translate(
        "DigitsTexts",
        "It reads your drawing as {digit} ({share}). It has never seen your hand: where it is "
        "wrong, give it ten of yours.",
    ).format(digit=live.digit, share=share)


def gain_text(state: DigitsState) -> str:
    """Return what the user's own digits brought."""
    gain = state.gain
    assert gain is not None
    if not gain.total:
        return translate(
            "DigitsTexts",
            "It learns {given} digits of yours. Write ten more, which it doesn't learn, to see "
            "what they bring.",
        ).format(given=gain.given)
    return translate(
        "DigitsTexts",
        "Of {total} other digits of yours, which it doesn't learn, it read {before} when it was "
        "given {given} at step {at}; now it reads {now}.",
    ).format(
        total=gain.total,
        before=gain.before,
        given=gain.given,
        at=numbers.thousands(gain.at),
        now=gain.now,
    )


def checks_text(state: DigitsState) -> str:
    """Return the health line: each check with its number, and ✓ or !."""
    by_heart = Check(Kind.BATCH, state.overfit, 0.0, LEARNT_BELOW)
    return health_text((*state.checks, by_heart))


def asked(state: DigitsState) -> Asked:
    """Return what is asked before a run with these settings."""
    if (
        state.setup.initializer == "std"
        and state.setup.deviation == 0
        and len(_weighted(state)) > 1
    ):
        return Asked.ZERO
    return Asked.AGAINST if state.kept else Asked.FALL


def card(state: DigitsState, run: TrainingRun) -> Prediction:
    """Return question, answers and comparison, translated."""
    known = state.expectation
    question, answers = _words(state)
    return Prediction(
        question,
        answers,
        known.asked is Asked.FALL,
        known.given,
        known.locked,
        comparison(state, run) if known.compared else "",
    )


def _words(state: DigitsState) -> tuple[str, dict[str, str]]:
    if state.expectation.asked is Asked.ZERO:
        return translate("DigitsPredictions", "All weights begin at 0. What will it learn?"), {
            "nothing": translate("DigitsPredictions", "next to nothing"),
            "same": translate("DigitsPredictions", "the same, only later"),
        }
    if state.expectation.asked is Asked.AGAINST and state.kept:
        question = translate("DigitsPredictions", "Lower or higher than “{run}”?")
        return question.format(run=state.kept[-1].name), {
            "lower": translate("DigitsPredictions", "lower"),
            "higher": translate("DigitsPredictions", "higher"),
            "breaks": translate("DigitsPredictions", "it breaks"),
        }
    return translate("DigitsPredictions", "How will the loss fall?"), {
        "once": translate("DigitsPredictions", "at once"),
        "late": translate("DigitsPredictions", "after a while"),
    }


def _weighted(state: DigitsState) -> tuple[object, ...]:
    """Return the layers with weights."""
    return tuple(layer for layer in state.setup.layers if layer.kind != "pool")


def comparison(state: DigitsState, run: TrainingRun) -> str:
    """Return the sentence that compares what was expected with what came, translated."""
    if run.state.broken:
        return broke(run)
    curve = actual(run)
    if not len(curve):
        return ""
    if state.expectation.given == DRAW and state.expected is not None:
        found = where_they_part(state.expected, curve)
        return "" if found is None else parting(found, curve)
    if state.expectation.asked is Asked.AGAINST and state.kept:
        return _against(state, curve)
    flat = where_they_part(curve, curve)
    if flat is None:
        return ""
    # Dropout draws other neurons at each step, so even those that began alike part.
    if state.expectation.asked is Asked.ZERO and not state.setup.dropout:
        text = translate(
            "DigitsPredictions",
            "At step {step} the loss is {loss}: all hidden neurons are alike and stay so.",
        )
        return text.format(
            step=numbers.thousands(run.state.step), loss=numbers.significant(float(curve[-1, 1]))
        )
    return stayed(flat, curve)


def _against(state: DigitsState, curve: FloatArray) -> str:
    other = state.kept[-1]
    step = int(min(curve[-1, 0], other.steps[-1]))
    mine = float(np.interp(step, *curve.T))
    theirs = float(np.interp(step, other.steps, smoothed(other.losses)))
    if mine < (1 - CLEAR) * theirs:
        text = translate("DigitsPredictions", "At step {step} it is lower: {mine} to {theirs}.")
    elif theirs < (1 - CLEAR) * mine:
        text = translate("DigitsPredictions", "At step {step} it is higher: {mine} to {theirs}.")
    else:
        text = translate(
            "DigitsPredictions", "At step {step} the two are about the same: {mine} and {theirs}."
        )
    return text.format(
        step=numbers.thousands(step),
        mine=numbers.significant(mine),
        theirs=numbers.significant(theirs),
    )

"""What the page Check says: how the race stands, what it found, and how the game goes."""

from __future__ import annotations

import numpy as np

from desktop.services import numbers
from desktop.services.i18n import translate
from desktop.services.numbers import significant, thousands
from desktop.tabs.backprop.check.presenter import CheckState
from nn_core.gradcheck import ArrayCheck, RaceStep
from nn_core.sabotage import NONE, Fault

MS = 1e-3


def seconds(value: float) -> str:
    """Return a time with its unit."""
    if value < 1:
        return f"{significant(value / MS, 2)} ms"
    return f"{significant(value, 2)} s"


def analytic_line(step: RaceStep | None) -> str:
    """Return how long backpropagation took."""
    if step is None:
        return translate("CheckTexts", "Backpropagation")
    text = translate("CheckTexts", "Backpropagation: all {count} gradients in {time}")
    return text.format(count=thousands(step.parameters), time=seconds(step.analytic_seconds))


def numerical_line(step: RaceStep | None) -> str:
    """Return how far the numerical way is."""
    if step is None:
        return translate("CheckTexts", "Numerical gradient")
    values = {
        "done": thousands(step.done),
        "total": thousands(step.total),
        "time": seconds(step.seconds),
        "all": seconds(step.expected_seconds),
    }
    if step.done == step.total:
        text = translate("CheckTexts", "Numerical gradient: {total} in {time}")
    else:
        text = translate(
            "CheckTexts", "Numerical gradient: {done} of {total} in {time}, about {all} in all"
        )
    return text.format(**values)


def scatter_line(step: RaceStep | None) -> str:
    """Return how many gradients lie in the scatter, of them at a bend, and how far two differ."""
    if step is None:
        return translate("CheckTexts", "No gradients yet")
    done = slice(step.done)
    apart = np.abs(step.numerical[done] - step.analytic[done])
    apart = apart[np.isfinite(apart)]
    text = translate(
        "CheckTexts", "Gradients: {count}, at a bend: {bent}; largest difference {most}"
    )
    most = significant(float(apart.max()), 2) if len(apart) else "0"
    bent = thousands(int(step.bent[done].sum()))
    return text.format(count=thousands(step.done), bent=bent, most=most)


def ratio(step: RaceStep) -> str:
    """Return how many times as long the numerical way takes, as far as one can tell."""
    return thousands(int(float(f"{step.ratio:.1e}")))


def question() -> str:
    """Return what can be predicted."""
    return translate("CheckTexts", "how many times as long?")


def answers() -> dict[str, str]:
    """Return what may be expected."""
    return {
        "100": translate("CheckTexts", "100"),
        "1000": translate("CheckTexts", "1,000"),
        "10000": translate("CheckTexts", "10,000"),
    }


def comparison(state: CheckState) -> str:
    """Return what it came to, where something had been predicted."""
    if not state.guess or state.step is None or not state.finished:
        return ""
    text = translate(
        "CheckTexts",
        "It is {ratio} times: two passes forward for each of {count} parameters, against one "
        "forward and back.",
    )
    return text.format(ratio=ratio(state.step), count=thousands(state.step.parameters))


def verdict(check: ArrayCheck) -> str:
    """Return what a check says of one array."""
    if not len(check.places):
        return ""
    if check.right:
        return translate("CheckTexts", "agrees")
    return translate("CheckTexts", "differs")


def array_line(name: str, check: ArrayCheck) -> str:
    """Return an array with its verdict, as a screen reader says it."""
    text = translate("CheckTexts", "{name}: mean difference {difference}, {verdict}")
    difference = significant(check.mean_difference, 2)
    return text.format(name=name, difference=difference, verdict=verdict(check))


def bent() -> str:
    """Return what is said of an entry across a bend."""
    return translate("CheckTexts", "the loss bends between w − h and w + h")


def place_names(activation: str) -> dict[str, str]:
    """Return where a fault may be."""
    middle = {"relu": "ReLU"}.get(activation, translate("CheckTexts", "the sigmoid"))
    return {
        "first": translate("CheckTexts", "Affine 1"),
        "activation": middle,
        "last": translate("CheckTexts", "Affine 2"),
        "loss": translate("CheckTexts", "Softmax with loss"),
        "steps": translate("CheckTexts", "between the steps"),
        "none": translate("CheckTexts", "nowhere"),
    }


def title(fault: Fault) -> str:
    """Return what a fault is called."""
    return translate("nn_core", fault.title)


def learnt(state: CheckState) -> str:
    """Return how well the broken network reads."""
    if state.accuracy is None:
        return ""
    text = translate("CheckTexts", "It reads {share} of the digits correctly.")
    return text.format(share=numbers.percent(state.accuracy))


def sentence(state: CheckState) -> str:
    """Return what is to be seen."""
    return _game(state) if state.game else _race(state)


def _race(state: CheckState) -> str:
    step = state.step
    if step is None or not step.done:
        return translate(
            "CheckTexts",
            "Both ways work out the same gradients, for the mini-batch of the page Layers. Let "
            "them race.",
        )
    if not state.finished:
        text = translate(
            "CheckTexts",
            "At this pace the numerical way takes {ratio} times as long for everything.",
        )
        return text.format(ratio=ratio(step))
    if not np.isfinite(step.analytic).all():
        return translate(
            "CheckTexts",
            "This network has diverged: some gradients are not finite. Go back with it, or choose "
            "another.",
        )
    if step.wrong:
        text = translate("CheckTexts", "The two differ in {arrays}: the way back is wrong there.")
        return text.format(arrays=", ".join(map(state.name, step.wrong)))
    crossed = sum(int(one.bent.sum()) for one in step.checks)
    if crossed == step.total:
        return translate(
            "CheckTexts",
            "Nothing can be compared: the loss bends too much everywhere, or it stands still.",
        )
    text = translate(
        "CheckTexts",
        "They agree: mean differences up to {largest}. The numerical way takes {ratio} times as "
        "long for everything.",
    )
    said = text.format(
        largest=significant(max(one.mean_difference for one in step.checks), 2), ratio=ratio(step)
    )
    if crossed:
        more = translate(
            "CheckTexts", "Where the loss bends too much for the difference to prove it: {count}."
        )
        said += " " + more.format(count=crossed)
    return said


def _game(state: CheckState) -> str:
    if state.solved:
        return f"{title(state.fault)}. " + translate("nn_core", state.fault.explanation)
    if state.place_found:
        if state.cause:
            text = translate(
                "CheckTexts", "Right place, another cause: “{cause}” would leave other traces."
            )
            cause = next((one for one in state.causes if one.key == state.cause), NONE)
            return text.format(cause=title(cause))
        return translate("CheckTexts", "That is the place. What is wrong there?")
    if state.place:
        return translate(
            "CheckTexts",
            "Not there. In Layers, a sum on the way back that does not come out tells the place.",
        )
    if state.step is not None and state.finished:
        wrong = ", ".join(map(state.name, state.step.wrong))
        if not wrong:
            return translate("CheckTexts", "Everything agrees. Is anything wrong at all?")
        text = translate("CheckTexts", "Wrong: {arrays}. Which layer makes just these wrong?")
        return text.format(arrays=wrong)
    return translate(
        "CheckTexts",
        "Something may be wrong on this network's way back. Check it, let it learn, look at it, "
        "and say where it is.",
    )

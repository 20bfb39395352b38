"""What is said of the graph page's state: the sentence, nodes for screen readers, paths."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from desktop.reading.equality import equals
from desktop.services import numbers
from desktop.services.i18n import error_texts, translate
from desktop.tabs.backprop.graph.state import SIGMOID_PLACES, SOFTMAX, GraphState
from desktop.widgets.controls.predict_card import Prediction
from nn_core.errors import QT_TRANSLATE_NOOP
from nn_core.graph import gradients_of
from nn_core.graph.ops import CONST, COPY, INPUT, Value
from nn_core.graph.paths import Path, counts, multiplications

SPOKEN = 40
"""Of a graph with more nodes only the selected one is described; the table has them all."""
SHOWN_PATHS = 3
AGREES = 1e-4
"""Relative difference up to which a gradient agrees with the finite difference."""

_TEXTS = {
    "there": QT_TRANSLATE_NOOP(
        "GraphTexts",
        "The result is {value}. Press Step: a 1 appears at the end and walks back to the inputs.",
    ),
    "start": QT_TRANSLATE_NOOP(
        "GraphTexts", "Only the inputs are known. Press Step: each node works out its number."
    ),
    "forward": QT_TRANSLATE_NOOP("GraphTexts", "“{sign}” takes {numbers} and hands {value} on."),
    "copied": QT_TRANSLATE_NOOP("GraphTexts", "{value} is needed in {count} places: it is copied."),
    "seed": QT_TRANSLATE_NOOP(
        "GraphTexts",
        "The way back begins with 1: when the result moves by 1, the result moves by 1.",
    ),
    "added": QT_TRANSLATE_NOOP(
        "GraphTexts", "What has come back to the copy is added: {numbers} {equals} {value}."
    ),
    "first": QT_TRANSLATE_NOOP(
        "GraphTexts",
        "{numbers} have come back, but the broken copy passes on the first only: {value}.",
    ),
    "back": QT_TRANSLATE_NOOP("GraphTexts", "“{sign}”: {came} came back. {products}."),
    "product": QT_TRANSLATE_NOOP("GraphTexts", "{came} × {local} {equals} {value} goes to {name}"),
    "whole": QT_TRANSLATE_NOOP("GraphTexts", "{value} goes to {name}"),
    "nothing": QT_TRANSLATE_NOOP(
        "GraphTexts", "“{sign}”: only constants before it, nothing goes on."
    ),
    "end": QT_TRANSLATE_NOOP("GraphTexts", "All gradients are known: {gradients}."),
    "nudge": QT_TRANSLATE_NOOP(
        "GraphTexts",
        "{name} moved by {by}, the result by {moved} to {after}: {ratio} for each 1. "
        "The gradient there was {slope}.",
    ),
    "nudged": QT_TRANSLATE_NOOP(
        "GraphTexts",
        "{name} moved by {by}, the result by {moved} to {after}: {ratio} for each 1.",
    ),
    "broken": QT_TRANSLATE_NOOP(
        "GraphTexts",
        "The node “{sign}” is broken. For {name} the way back says {slope}, "
        "the finite difference {difference}.",
    ),
    "unseen": QT_TRANSLATE_NOOP(
        "GraphTexts", "The node “{sign}” is broken, and yet every gradient agrees here."
    ),
    "unchecked": QT_TRANSLATE_NOOP(
        "GraphTexts",
        "The node “{sign}” is broken. No gradient differs that could be checked; {name} has no "
        "finite difference here.",
    ),
    "problem": QT_TRANSLATE_NOOP("GraphTexts", "At “{sign}”: {what} {hint}"),
}


def _say(key: str, **values: str) -> str:
    return translate("GraphTexts", _TEXTS[key]).format(**values)


def sentence(state: GraphState) -> str:
    """Return what is to be seen, translated."""
    if state.problem is not None:
        return _problem(state)
    if state.nudge is not None:
        return _nudge(state)
    if state.broken >= 0 and state.place == state.last:
        return _broken(state)
    if state.place == state.last and state.result is not None:
        return _say("end", gradients=_gradients(state))
    if state.place == state.turn:
        return _say("there", value=written(state.result))
    return _step(state) if state.place else _say("start")


def _step(state: GraphState) -> str:
    step = state.current
    if step is None:
        return _say("seed")
    node = state.graph.nodes[step.place]
    if not step.backward:
        if node.op is COPY:
            count = len(state.graph.users[step.place])
            return _say("copied", value=written(step.value), count=str(count))
        taken = _listed(step.arguments)
        return _say("forward", sign=node.op.sign, numbers=taken, value=written(step.value))
    if node.op is COPY:
        came = _sum(step.arrived) if state.broken != step.place else _listed(step.arrived)
        key = "first" if state.broken == step.place else "added"
        equal = _equals(_sum, step.gradient, *step.arrived)
        return _say(key, numbers=came, equals=equal, value=written(step.gradient))
    products = []
    for arg, local, passed in zip(node.args, step.local, step.passed, strict=True):
        if passed is None:
            continue
        values = {"name": name(state, arg), "value": written(passed)}
        key = "whole" if local is None else "product"
        if local is not None:
            values["came"], values["local"] = written(step.gradient), _bracketed(local)
            values["equals"] = _equals(_product, passed, step.gradient, local)
        products.append(_say(key, **values))
    if not products:
        return _say("nothing", sign=node.op.sign)
    return _say(
        "back", sign=node.op.sign, came=written(step.gradient), products="; ".join(products)
    )


def _listed(values: Sequence[Value]) -> str:
    return ", ".join(map(written, values))


def _sum(values: Sequence[Value]) -> str:
    return numbers.chain(map(written, values))


def _product(values: Sequence[Value]) -> str:
    return " · ".join(map(_bracketed, values))


def _equals(write: Callable[[Sequence[Value]], str], value: Value, *values: Value) -> str:
    """Return = where the numbers as they are written give the value as it is, else ≈."""
    places = np.broadcast_arrays(value, *values)
    for whole, *those in zip(*(one.ravel().tolist() for one in places), strict=True):
        if equals(write(those), written(whole)) != "=":
            return "≈"
    return "="


def _bracketed(value: Value) -> str:
    return "" if value is None else numbers.bracketed(written(value))


def _problem(state: GraphState) -> str:
    step = state.problem
    assert step is not None and step.problem is not None
    what, hint = error_texts(step.problem)
    # The place in the text is shown by the node.
    what = what.partition(": ")[2] or what
    return _say("problem", sign=state.graph.nodes[step.place].op.sign, what=what, hint=hint)


def _nudge(state: GraphState) -> str:
    nudge = state.nudge
    assert nudge is not None
    values = {
        "name": f"{nudge.name}{nudge.component + 1}" if state.vector else nudge.name,
        "by": numbers.signed(nudge.by, 6),
        "moved": numbers.signed(_round(nudge.after - nudge.before), 6),
        "after": numbers.significant(nudge.after, 6),
        "ratio": numbers.significant(nudge.ratio, 4),
    }
    if nudge.slope is None or state.broken >= 0:
        return _say("nudged", **values)
    return _say("nudge", slope=numbers.significant(nudge.slope, 4), **values)


def _round(value: float) -> float:
    """Return a difference without the dust of binary fractions."""
    return float(f"{value:.6g}")


def _broken(state: GraphState) -> str:
    sign = state.graph.nodes[state.broken].op.sign
    for place in reversed(range(len(state.graph.nodes))):
        if state.graph.moves[place] and agrees(state, place) is False:
            return _say(
                "broken",
                sign=sign,
                name=name(state, place),
                slope=written(state.worked.gradients[place]),
                difference=written(state.worked.differences[place]),
            )
    unknown = [place for place in state.graph.inputs if agrees(state, place) is None]
    if unknown:
        return _say("unchecked", sign=sign, name=name(state, unknown[0]))
    return _say("unseen", sign=sign)


def _gradients(state: GraphState) -> str:
    shown = state.graph.inputs[:5]
    parts = [
        f"{state.graph.nodes[place].name} {written(state.worked.gradients[place])}"
        for place in shown
    ]
    return ", ".join(parts) + (" …" if len(state.graph.inputs) > len(shown) else "")


def agrees(state: GraphState, place: int) -> bool | None:
    """Return whether a gradient agrees with the finite difference; None where one is missing."""
    gradient, difference = state.worked.gradients[place], state.worked.differences[place]
    if gradient is None or difference is None or not np.isfinite(difference).all():
        return None
    # Where the result is large, its rounding is all that is left of a small difference.
    size = max(1.0, *np.abs(np.ravel(difference)), 1e-6 * float(np.abs(np.ravel(state.result)[0])))
    return bool(np.abs(gradient - difference).max() <= AGREES * size)


def written(value: Value) -> str:
    """Return a number, or a vector in brackets, or what stands for one that isn't known."""
    if value is None:
        return "?"
    flat = np.ravel(value).tolist()
    texts = [numbers.significant(one, 4) for one in flat]
    return texts[0] if len(texts) == 1 else f"({', '.join(texts)})"


def name(state: GraphState, place: int) -> str:
    """Return how a node is called: its name or number, or its sign with those it takes."""
    node = state.graph.nodes[place]
    if node.op is INPUT:
        return node.name
    if node.op is CONST:
        return node.name or numbers.significant(node.value, 5)
    if node.op is COPY:
        return translate("GraphTexts", "copy of {name}").format(name=name(state, node.args[0]))
    return f"{node.op.sign} [{state.worked.order[place] + 1}]"


def node(state: GraphState, place: int) -> str:
    """Return a node with its value and its gradient, for a tool tip and a screen reader."""
    values = {"name": name(state, place), "value": value_text(state, place)}
    if state.graph.nodes[place].op is CONST:
        text = translate("GraphTexts", "{name}, a constant")
        return text.format(**values)
    text = translate("GraphTexts", "{name}: value {value}, gradient {gradient}")
    return text.format(gradient=gradient_text(state, place), **values)


def value_text(state: GraphState, place: int) -> str:
    """Return a node's value as far as it is known."""
    return written(state.worked.node_values[place]) if state.has_value(place) else "?"


def gradient_text(state: GraphState, place: int) -> str:
    """Return a node's gradient as far as it is known."""
    if not state.graph.moves[place]:
        return ""
    known = state.has_gradient(place) and state.result is not None
    return written(state.worked.gradients[place]) if known else "?"


def spoken(state: GraphState) -> str:
    """Return the selected node and then all nodes with value and gradient."""
    chosen = node(state, state.selected)
    if len(state.graph.nodes) > SPOKEN:
        return chosen
    return "; ".join([chosen, *(node(state, place) for place in range(len(state.graph.nodes)))])


def path_line(state: GraphState, place: int, found: Sequence[Path]) -> str:
    """Return the products along the paths from a node, their sum, and what backprop saves."""
    total = counts(state.graph)[place]
    if not found or not found[0].edges or state.graph.nodes[place].op is CONST:
        return ""
    # What hasn't come back yet is to be predicted.
    if not state.has_gradient(place) or any(np.isnan(path.product) for path in found):
        text = translate("GraphTexts", "{name}: {count} paths to the result")
        if total == 1:
            text = translate("GraphTexts", "{name}: one path to the result")
        return text.format(name=name(state, place), count=total)
    products = [numbers.significant(path.product, 4) for path in found[:SHOWN_PATHS]]
    shown = numbers.chain(products) + (" …" if len(found) > SHOWN_PATHS else "")
    if total == 1 or len(found) == 1:
        text = translate(
            "GraphTexts", "{name}: one path, the product of the local derivatives is {products}"
        )
        return text.format(name=name(state, place), products=shown)
    costs = multiplications(state.graph)
    text = translate(
        "GraphTexts",
        "{name}: {count} paths, {products}. Products for all inputs: {back} going back, "
        "{path} path by path, {forward} going forward for each input.",
    )
    return text.format(
        name=name(state, place),
        count=total,
        products=shown,
        back=costs.backward,
        path=costs.by_path,
        forward=costs.forward,
    )


def presets() -> dict[str, str]:
    """Return the names of the presets, translated."""
    return {
        "apples": translate("GraphTexts", "Apples"),
        "fruit": translate("GraphTexts", "Apples and oranges"),
        "sigmoid": translate("GraphTexts", "The sigmoid"),
        SOFTMAX: translate("GraphTexts", "Softmax with loss"),
        "four": translate("GraphTexts", "(a·b + c)·e^(−d)"),
    }


def prediction(state: GraphState) -> Prediction:
    """Return the question for a graph, the answer given, and at the end what came out."""
    answers: Mapping[str, str]
    if state.result is None:
        return Prediction()
    if state.preset == SOFTMAX:
        question = translate("GraphTexts", "Which gradient will be negative?")
        slopes = np.ravel(np.asarray(state.worked.gradients[state.graph.place_of("a")], np.float64))
        truth = str(int(slopes.argmin()))
        answer = translate("GraphTexts", "{name}", "the answer is this input")
        answers = {str(k): answer.format(name=f"a{k + 1}") for k in range(3)}
        if (slopes < 0).sum() != 1:  # t may be changed so that none is, or two
            return Prediction()
    elif state.preset == "sigmoid":
        question = translate("GraphTexts", "Where is the gradient largest?")
        answer = translate("GraphTexts", "x = {value}")
        answers = {
            str(k): answer.format(value=numbers.plain(x)) for k, x in enumerate(SIGMOID_PLACES)
        }
        found = [abs(float(gradients_of(state.graph, {"x": x})[1]["x"])) for x in SIGMOID_PLACES]
        truth = str(int(np.argmax(found)))
    else:
        question, answers, truth = _strongest(state)
    done = state.place == state.last
    comparison = _compared(answers, truth, state.guess) if done and state.guess in answers else ""
    return Prediction(
        question if len(answers) > 1 else "",
        answers,
        given=state.guess,
        locked=done,
        comparison=comparison,
    )


def _strongest(state: GraphState) -> tuple[str, Mapping[str, str], str]:
    question = translate("GraphTexts", "Which gradient is largest in size?")
    slopes = state.worked.steepness
    if not slopes or state.broken >= 0:
        return question, {}, ""
    most = max(slopes, key=lambda place: slopes[place])
    if not slopes[most] > max((one for place, one in slopes.items() if place != most), default=-1):
        return question, {}, ""  # two are equally large
    shown = [place for place in slopes if place != most][:2]
    names = {place: _short(state.graph.nodes[place].name) for place in sorted((*shown, most))}
    answer = translate("GraphTexts", "{name}", "the answer is this input")
    answers = {str(place): answer.format(name=name) for place, name in names.items()}
    return question, answers, str(most)


def _short(name: str, most: int = 10) -> str:
    return name if len(name) <= most else name[: most - 1] + "…"


def _compared(answers: Mapping[str, str], truth: str, guess: str) -> str:
    if guess == truth:
        text = translate("GraphTexts", "As you said: {right}.")
    else:
        text = translate("GraphTexts", "You said {given}; it is {right}.")
    return text.format(right=answers.get(truth, "–"), given=answers.get(guess, "–"))

"""Names on the valley page, and the one sentence under its state."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication

from desktop.services import numbers
from desktop.tabs.descent.valley.state import (
    AXES,
    FARTHEST,
    FOUR,
    KINDS,
    NETWORK,
    NEURON,
    POINT_SETS,
    ValleyState,
    exact,
)
from nn_core.errors import QT_TRANSLATE_NOOP

LOST = 1e-3
"""A numerical walk that ends farther off than this share is said to have lost its digits."""
ENOUGH = 0.99

_TEXTS = {
    "sgd": QT_TRANSLATE_NOOP("DescentValley", "SGD"),
    "momentum": QT_TRANSLATE_NOOP("DescentValley", "Momentum"),
    "adagrad": QT_TRANSLATE_NOOP("DescentValley", "AdaGrad"),
    "adam": QT_TRANSLATE_NOOP("DescentValley", "Adam"),
    "surface valley": QT_TRANSLATE_NOOP("DescentValley", "x²/20 + y²: the book's valley"),
    "surface bowl": QT_TRANSLATE_NOOP("DescentValley", "x² + y²: round"),
    "surface saddle": QT_TRANSLATE_NOOP("DescentValley", "Saddle"),
    "surface two-minima": QT_TRANSLATE_NOOP("DescentValley", "Two hollows"),
    "surface plateau": QT_TRANSLATE_NOOP("DescentValley", "A hole in a plain"),
    "surface rosenbrock": QT_TRANSLATE_NOOP("DescentValley", "Rosenbrock's ravine"),
    "surface neuron": QT_TRANSLATE_NOOP("DescentValley", "One neuron's loss"),
    "surface network": QT_TRANSLATE_NOOP("DescentValley", "My network's valley"),
    "surface own": QT_TRANSLATE_NOOP("DescentValley", "My own formula"),
    "points and": QT_TRANSLATE_NOOP("DescentValley", "AND's four points"),
    "points or": QT_TRANSLATE_NOOP("DescentValley", "OR's four points"),
    "points xor": QT_TRANSLATE_NOOP("DescentValley", "XOR's four points"),
    "points clouds": QT_TRANSLATE_NOOP("DescentValley", "Two clouds"),
    "points training": QT_TRANSLATE_NOOP("DescentValley", "Those in training"),
    "axes random": QT_TRANSLATE_NOOP("DescentValley", "Two random directions"),
    "axes training": QT_TRANSLATE_NOOP("DescentValley", "Where training began, random"),
    "axes downhill": QT_TRANSLATE_NOOP("DescentValley", "Downhill and a random one"),
    "axes weights": QT_TRANSLATE_NOOP("DescentValley", "Two weights"),
    "nobody": QT_TRANSLATE_NOOP(
        "DescentValley", "No optimiser is ticked: tick one, and it starts at the ring."
    ),
    "no value": QT_TRANSLATE_NOOP(
        "DescentValley", "At the start the surface has no value or no slope: start elsewhere."
    ),
    "start": QT_TRANSLATE_NOOP("DescentValley", "At the start f = {value}."),
    "misses": QT_TRANSLATE_NOOP(
        "DescentValley", " The way straight down misses the lowest place by {miss}°."
    ),
    "aims": QT_TRANSLATE_NOOP(
        "DescentValley", " The way straight down points right at the lowest place."
    ),
    "lowest": QT_TRANSLATE_NOOP(
        "DescentValley", "After step {place} {name} stands lowest: f = {value}."
    ),
    "alone": QT_TRANSLATE_NOOP(
        "DescentValley", "After step {place} {name} has come to f = {value}."
    ),
    "tied": QT_TRANSLATE_NOOP(
        "DescentValley", "After step {place} {names} stand equally low: f = {value}."
    ),
    "way": QT_TRANSLATE_NOOP(
        "DescentValley",
        " SGD walked {way} to get {far} far: at the start its way missed the lowest place by "
        "{miss}°.",
    ),
    "lost": QT_TRANSLATE_NOOP(
        "DescentValley",
        "{name} has diverged: after step {steps} its numbers are no longer finite. Take a smaller "
        "rate.",
    ),
    "left": QT_TRANSLATE_NOOP(
        "DescentValley",
        "{name} has come to where the surface has no value or no slope, after step {steps}. Take a "
        "smaller rate.",
    ),
    "few digits": QT_TRANSLATE_NOOP(
        "DescentValley",
        "SGD stands at ({x}, {y}), with the exact gradient at ({x0}, {y0}): so far out "
        "f(x + h) − f(x − h) has lost digits.",
    ),
    "digits": QT_TRANSLATE_NOOP(
        "DescentValley",
        "SGD stands at ({x}, {y}), with the exact gradient at ({x0}, {y0}): so far out "
        "f(x + h) and f(x − h) are one and the same number.",
    ),
    "bottomless": QT_TRANSLATE_NOOP(
        "DescentValley",
        " The loss falls for ever as the weights grow: there is no lowest place, the line is only "
        "drawn ever sharper.",
    ),
    "measuring": QT_TRANSLATE_NOOP("DescentValley", "Measuring the valley of “{network}” …"),
    "valley of": QT_TRANSLATE_NOOP(
        "DescentValley",
        "The loss of “{network}” on {digits} digits, around where it is: {middle} in the middle.",
    ),
    "bundled": QT_TRANSLATE_NOOP(
        "DescentValley", " No network is in training, so this is one that comes with the program."
    ),
    "shadow": QT_TRANSLATE_NOOP(
        "DescentValley",
        " The green way is its training: the shadow of a path in {count} dimensions.",
    ),
    "factors": QT_TRANSLATE_NOOP(
        "DescentValley", "Each step of SGD multiplies x by {x} and y by {y}."
    ),
    "ask breaks": QT_TRANSLATE_NOOP("DescentValley", "SGD diverges above η ="),
    "ask nearest": QT_TRANSLATE_NOOP("DescentValley", "who ends lowest?"),
    "as said": QT_TRANSLATE_NOOP("DescentValley", "As you said: "),
    "otherwise": QT_TRANSLATE_NOOP("DescentValley", "It was otherwise: "),
    "saw breaks": QT_TRANSLATE_NOOP(
        "DescentValley",
        "at η = {rate} a factor is exactly −1; above it that coordinate grows with every step.",
    ),
    "saw nearest": QT_TRANSLATE_NOOP("DescentValley", "it was {name}, with f = {value}."),
    "saw way": QT_TRANSLATE_NOOP(
        "DescentValley", "Your way ends {far} from where {name} stands in the end."
    ),
}


def text(key: str, **values: object) -> str:
    """Return one of the texts, translated and filled in."""
    return QCoreApplication.translate("DescentValley", _TEXTS[key]).format(**values)


def names() -> dict[str, str]:
    """Return the names of the optimisers."""
    return {key: text(key) for key in FOUR}


def surface_names() -> dict[str, str]:
    """Return the names of the surfaces."""
    return {key: text(f"surface {key}") for key in KINDS}


def point_names() -> dict[str, str]:
    """Return the names of the sets of points."""
    return {key: text(f"points {key}") for key in (*POINT_SETS, "training")}


def axes_names() -> dict[str, str]:
    """Return the names of the pairs of directions."""
    return {key: text(f"axes {key}") for key in AXES}


def axis_names(state: ValleyState) -> tuple[str, str]:
    """Return what the axes of the map are called."""
    if state.surface == NEURON:
        return "w₁", "w₂"
    if state.surface == NETWORK:
        if state.axes == "weights":
            return f"w[{state.first}]", f"w[{state.second}]"
        return "a", "b"
    return "x", "y"


def factors(state: ValleyState) -> str:
    """Return what SGD's steps multiply by; empty where that changes."""
    if state.factors is None or "sgd" not in state.shown or _digits(state):
        return ""
    x, y = (numbers.significant(one, factor_digits(one)) for one in state.factors)
    return text("factors", x=x, y=y)


def factor_digits(value: float) -> int:
    """Return the digits a factor is written with: 1 and −1 stand for exactly that."""
    digits = range(4, 18)
    return next(one for one in digits if abs(value) == 1 or abs(float(f"{value:.{one}g}")) != 1)


def sentence(state: ValleyState) -> str:
    """Return what is to be seen in ``state``, translated."""
    if state.surface == NETWORK and state.patch is None:
        return text("measuring", network=state.network)
    if not state.shown:
        return text("nobody")
    said = _lost(state) or _digits(state) or _standing(state)
    if state.surface == NETWORK:
        return _network(state)
    return said + (text("bottomless") if state.bottomless else "")


def _lost(state: ValleyState) -> str:
    """Return who has left the numbers by now; empty where nobody has."""
    for name, walk in state.walks.items():
        if walk.astray == 0:
            return text("no value")
        if walk.astray is not None and state.place >= walk.astray:
            near = np.abs(walk.after[0, -1]).max() <= FARTHEST
            return text("left" if near else "lost", name=text(name), steps=walk.astray)
    return ""


def _digits(state: ValleyState) -> str:
    """Return that the numerical gradient has lost its digits; empty where it hasn't."""
    walk = state.walks.get("sgd")
    if state.gradient != "numerical" or walk is None:
        return ""
    here, there = walk.at(state.place), exact(state, "sgd").at(state.place)
    if here is None or there is None:
        return ""
    off = float(np.linalg.norm(here.position - there.position))
    if off <= LOST * float(np.linalg.norm(there.position)) or off < 1:
        return ""
    slope = state.ground.gradient(here.position)
    if not np.linalg.norm(here.gradient - slope) > LOST * np.linalg.norm(slope):
        return ""  # a way that the least of digits turns elsewhere, and no lost ones here
    values = (*here.position.tolist(), *there.position.tolist())
    x, y, x0, y0 = (numbers.significant(one) for one in values)
    return text("few digits" if here.gradient.any() else "digits", x=x, y=y, x0=x0, y0=y0)


def _standing(state: ValleyState) -> str:
    first = next(iter(state.walks.values())).at(0)
    if state.place == 0 and first is not None:
        return text("start", value=numbers.significant(first.value)) + _aim(state)
    standing = state.standing
    lowest = standing[state.nearest].value
    equal = [name for name, step in standing.items() if step.value == lowest]
    values = {"place": state.place, "value": numbers.significant(lowest)}
    if len(standing) == 1:
        return text("alone", name=text(equal[0]), **values) + _way(state)
    if len(equal) > 1:
        return text("tied", names=", ".join(map(text, equal)), **values)
    return text("lowest", name=text(equal[0]), **values) + _way(state)


def _aim(state: ValleyState) -> str:
    if math.isnan(state.miss):
        return ""
    if state.miss < 0.05:
        return text("aims")
    return text("misses", miss=numbers.significant(state.miss, 2))


def _way(state: ValleyState) -> str:
    """Return how long a way SGD made of a short one, where it did."""
    walk = state.walks.get("sgd")
    step = None if walk is None else walk.at(state.place)
    if walk is None or step is None or not state.miss > 1:
        return ""
    far = float(np.linalg.norm(step.position - np.array(state.start)))
    long = walk.length(state.place)
    if far >= ENOUGH * long:
        return ""
    return text(
        "way",
        way=numbers.significant(long),
        far=numbers.significant(far),
        miss=numbers.significant(state.miss, 2),
    )


def _network(state: ValleyState) -> str:
    from desktop.tabs.descent.valley.work import DIGITS, FEWER

    patch = state.patch
    assert patch is not None
    half = len(patch.a) // 2
    middle = numbers.significant(float(patch.heights[half, half]))
    digits = FEWER if state.slow else DIGITS
    said = text("valley of", network=state.network, digits=digits, middle=middle)
    if not state.training:
        return said + text("bundled")
    if len(state.trained) > 1:
        return said + text("shadow", count=numbers.thousands(state.parameters))
    return said


def questions() -> dict[str, str]:
    """Return what the reader is asked, by key."""
    return {key: text(f"ask {key}") for key in ("breaks", "nearest")}


def answers(question: str) -> dict[str, str]:
    """Return the answers to choose from."""
    return {"half": "0.5", "one": "1", "two": "2"} if question == "breaks" else names()


def comparison(state: ValleyState) -> str:
    """Return what came out beside what was predicted; empty before it was seen."""
    if state.drawn and state.place == state.steps and "sgd" in state.standing:
        end = np.array(state.drawn[-1])
        far = float(np.linalg.norm(end - state.standing["sgd"].position))
        return text("saw way", far=numbers.significant(far, 2), name=text("sgd"))
    if "nearest" in state.compared and state.nearest and state.place == state.steps:
        lowest = state.standing[state.nearest].value
        guessed = state.standing.get(state.guess("nearest"))
        right = guessed is not None and guessed.value == lowest
        value = numbers.significant(lowest)
        names = (text(key) for key, step in state.standing.items() if step.value == lowest)
        said = text("saw nearest", name=", ".join(names), value=value)
        return text("as said" if right else "otherwise") + said
    rate = state.ground.breaks_at()
    if "breaks" in state.compared and rate is not None:
        keys = {"half": 0.5, "one": 1.0, "two": 2.0}
        right = keys.get(state.guess("breaks")) == rate
        said = text("saw breaks", rate=numbers.significant(rate))
        return text("as said" if right else "otherwise") + said
    return ""

"""Networks for points that were tried from many starts: some always learn, some never can."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from nn_core.errors import QT_TRANSLATE_NOOP, ShapeError
from nn_core.experiments.handwriting import LINE, ONE_OR_NINE, ZERO_OR_ONE
from nn_core.experiments.plane import CIRCLE, SPIRAL, XOR
from nn_core.learning import DataSpec, OptimizerSpec, Setup, dense
from nn_core.learning.building import layers_of
from nn_core.network import Network

MOST_LAYERS, MOST_NEURONS = 6, 16
"""Hidden layers, and neurons in each."""
SOLVED = 0.99
"""Share of the learnt points that are on their side."""


class Chance(StrEnum):
    """From how many starts a scene is solved."""

    ALWAYS = "always"
    SOMETIMES = "sometimes"
    NEVER = "never"


@dataclass(frozen=True)
class Scene:
    """Points and a network for them.

    Attributes
    ----------
    name : str
    setup : Setup
    chance : Chance
    """

    name: str
    setup: Setup
    chance: Chance = Chance.ALWAYS


def _plane(
    name: str, hidden: tuple[int, ...], activation: str, rule: str, lr: float, start: str = "xavier"
) -> Setup:
    return replace(
        XOR.setup,
        layers=dense(*hidden, 1, activation=activation),
        optimizer=OptimizerSpec(rule, lr),
        initializer=start,
        data=DataSpec(name, XOR.setup.data.count),
    )


def _curve(name: str) -> Setup:
    setup = _plane(name, (8,), "tanh", "adam", 0.03)
    return replace(setup, inputs=(1,), loss="squared")


def _gate(hidden: int, activation: str, rule: str, lr: float) -> Setup:
    return replace(_plane("xor gate", (hidden,), activation, rule, lr), batch_size=4)


SCENES: dict[str, Scene] = {
    scene.name: scene
    for scene in (
        Scene("xor", XOR.setup),
        Scene("circle", CIRCLE.setup),
        Scene("spiral", SPIRAL.setup),
        Scene("gate", _gate(6, "tanh", "adam", 0.03)),
        Scene("zero or one", ZERO_OR_ONE.setup),
        Scene("one or nine", ONE_OR_NINE.setup),
        Scene("curve", _curve("sine")),
        Scene("xor, start", _plane("xor", (4,), "tanh", "sgd", 0.3), Chance.SOMETIMES),
        Scene("gate, start", _gate(2, "sigmoid", "sgd", 1.0), Chance.SOMETIMES),
        Scene("spiral, start", _plane("spiral", (8, 8), "tanh", "adam", 0.01), Chance.SOMETIMES),
        Scene("xor, two", _plane("xor", (2,), "sigmoid", "sgd", 0.3), Chance.NEVER),
        Scene("one or nine, line", LINE, Chance.NEVER),
        Scene("circle, line", _plane("circle", (), "tanh", "sgd", 0.3), Chance.NEVER),
    )
}
"""By name, in the order of menus; the first is what one meets."""


def suited(name: str) -> Setup:
    """Return a setup for a set of points by its name: a scene's, or one that is alike."""
    for scene in SCENES.values():
        if scene.setup.data.name == name:
            return scene.setup
    alike = {"parabola": "curve", "step": "curve", "plane": "xor", "hills": "xor"}
    gate = name.endswith("gate")
    setup = SCENES[alike.get(name, "gate" if gate else "xor")].setup
    numbers = name in ("plane", "hills")
    loss = "squared" if numbers else setup.loss
    return replace(setup, loss=loss, data=replace(setup.data, name=name))


def for_points(network: Network) -> Network:
    """Return the network if points of the plane can be learnt with it.

    Raises
    ------
    ShapeError
        If it has other layers than fully connected ones, too many or too wide ones, or not two
        inputs and one output.
    """
    layers = layers_of(network)
    inputs = len(network.parameters()["0.W"])
    fits = inputs == 2 and layers[-1].size == 1 and len(layers) <= MOST_LAYERS + 1
    if not fits or any(layer.size > MOST_NEURONS for layer in layers):
        raise ShapeError(
            QT_TRANSLATE_NOOP("nn_core", "Points take a network of two inputs and one output."),
            QT_TRANSLATE_NOOP("nn_core", "Give it two inputs and one output first."),
        )
    return network

"""Small networks to begin with, each with an input: the book's example and a few that teach."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nn_core.arrays import FloatArray, frozen
from nn_core.errors import QT_TRANSLATE_NOOP
from nn_core.small.network import TinyNetwork


@dataclass(frozen=True, eq=False)
class Preset:
    """A small network and what to put through it.

    Attributes
    ----------
    key : str
        Stable name.
    title, meaning : str
        English texts, marked for translation.
    network : TinyNetwork
    x : array, shape (inputs,)
    """

    key: str
    title: str
    meaning: str
    network: TinyNetwork
    x: FloatArray


def _arrays(*rows: list[list[float]] | list[float]) -> tuple[FloatArray, ...]:
    return tuple(np.array(row, dtype=np.float64) for row in rows)


def book() -> Preset:
    """Return the three-layer network of chapter 3.4: (1, 0.5) gives (0.3168, 0.6963)."""
    network = TinyNetwork(
        _arrays(
            [[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]],
            [[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]],
            [[0.1, 0.3], [0.2, 0.4]],
        ),
        _arrays([0.1, 0.2, 0.3], [0.1, 0.2], [0.1, 0.2]),
        ("sigmoid", "sigmoid", "identity"),
    )
    return Preset(
        "book",
        QT_TRANSLATE_NOOP("nn_core", "The book’s example"),
        QT_TRANSLATE_NOOP("nn_core", "Chapter 3.4: three layers, two of them with sigmoids."),
        network,
        frozen(np.array([1.0, 0.5])),
    )


def xor() -> Preset:
    """Return XOR of perceptrons, chapter 2.5: AND of NAND and OR."""
    network = TinyNetwork(
        _arrays([[-0.5, 0.5], [-0.5, 0.5]], [[0.5], [0.5]]),
        _arrays([0.7, -0.2], [-0.7]),
        ("step", "step"),
    )
    return Preset(
        "xor",
        QT_TRANSLATE_NOOP("nn_core", "XOR of three gates"),
        QT_TRANSLATE_NOOP("nn_core", "Chapter 2.5: NAND and OR side by side, then AND."),
        network,
        frozen(np.array([1.0, 0.0])),
    )


def linear() -> Preset:
    """Return three layers of the identity, which are one: c·c·c·x (chapter 3.2.6)."""
    network = TinyNetwork(
        _arrays([[2.0]], [[2.0]], [[2.0]]),
        _arrays([0.0], [0.0], [0.0]),
        ("identity", "identity", "identity"),
    )
    return Preset(
        "linear",
        QT_TRANSLATE_NOOP("nn_core", "Three layers that are one"),
        QT_TRANSLATE_NOOP("nn_core", "Chapter 3.2.6: without a bend, c·c·c·x is one product."),
        network,
        frozen(np.array([1.5])),
    )


def absolute() -> Preset:
    """Return |x1 − x2| of two ReLUs."""
    network = TinyNetwork(
        _arrays([[1.0, -1.0], [-1.0, 1.0]], [[1.0], [1.0]]),
        _arrays([0.0, 0.0], [0.0]),
        ("relu", "identity"),
    )
    return Preset(
        "absolute",
        QT_TRANSLATE_NOOP("nn_core", "A distance of two ReLUs"),
        QT_TRANSLATE_NOOP("nn_core", "One neuron for each sign: together they give |x₁ − x₂|."),
        network,
        frozen(np.array([0.3, 0.8])),
    )


def largest() -> Preset:
    """Return six layers of eight neurons, the largest small network."""
    rng = np.random.default_rng(6)
    sizes = (8,) * 7
    empty = TinyNetwork(
        tuple(np.zeros((8, 8)) for _ in sizes[1:]),
        tuple(np.zeros(8) for _ in sizes[1:]),
        ("tanh",) * 6,
    )
    return Preset(
        "largest",
        QT_TRANSLATE_NOOP("nn_core", "Six layers of eight"),
        QT_TRANSLATE_NOOP("nn_core", "The largest network of this page, with drawn weights."),
        empty.redrawn(rng),
        frozen(np.round(rng.uniform(-1, 1, 8), 1)),
    )


PRESETS: dict[str, Callable[[], Preset]] = {
    "book": book,
    "xor": xor,
    "linear": linear,
    "absolute": absolute,
    "largest": largest,
}
"""By key, in the order of the menu."""

"""Hold what a file says of its network against what it holds, before any of it is built.

Files of networks are passed on; a few words in one must not ask for gigabytes, nor for layers that
nobody has written.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import nn_core.graph.activation  # noqa: F401  names of functions of one's own are known
from nn_core import activations
from nn_core.layers import Layer, misdescribed, unknown
from nn_core.layers.im2col import output_size

MOST_LAYERS = 100
MOST_SIGNALS = 1 << 20
"""Numbers that all layers together may keep for one picture; our own CNN keeps a quarter."""
Shape = tuple[int, ...]
PICTURE: Shape = (1, 28, 28)

Config = dict[str, Any]


class AsksTooMuch(Exception):
    """The description asks for more than the file holds, or than a picture of a digit needs."""


@dataclass(frozen=True)
class Takes:
    """What the description of one kind of layer may say, and what it asks for.

    Attributes
    ----------
    required, optional : dict
        Of each key whether a value is one.
    numbers : callable
        How many numbers the layer keeps.
    signals : callable
        From the shape of what goes in: the shape of what comes out, and how many numbers that and
        the work on it take; None if the layer can't take it.
    """

    required: dict[str, Callable[[Any], bool]]
    optional: dict[str, Callable[[Any], bool]]
    numbers: Callable[[Config], int]
    signals: Callable[[Config, Shape], tuple[Shape, int] | None]


def _whole(low: int, high: int = 1 << 24) -> Callable[[Any], bool]:
    return lambda value: type(value) is int and low <= value <= high


def _is_share(value: Any) -> bool:
    return type(value) in (int, float) and 0 <= value < 1


def _is_activation(value: Any) -> bool:
    return isinstance(value, str) and activations.known(value)


def _is_truth(value: Any) -> bool:
    return isinstance(value, bool)


def _nothing(_config: Config) -> int:
    return 0


def _same(_config: Config, shape: Shape) -> tuple[Shape, int]:
    return shape, math.prod(shape)


def _flat(_config: Config, shape: Shape) -> tuple[Shape, int]:
    return (math.prod(shape),), math.prod(shape)


def _affine(config: Config, _shape: Shape) -> tuple[Shape, int]:
    return (config["outputs"],), config["outputs"]


def _conv(config: Config, shape: Shape) -> tuple[Shape, int] | None:
    field, pad = config.get("field", 3), config.get("pad", 0)
    if len(shape) != 3:
        return None
    sides = [output_size(size, field, config.get("stride", 1), pad) for size in shape[1:]]
    if min(sides) < 1:
        return None
    padded = shape[0] * math.prod(size + 2 * pad for size in shape[1:])
    columns = shape[0] * field * field * math.prod(sides)
    out = (config["filters"], *sides)
    return out, padded + columns + math.prod(out)


def _pool(config: Config, shape: Shape) -> tuple[Shape, int] | None:
    field = config.get("field", 2)
    if len(shape) != 3 or min(shape[1:]) < field:
        return None
    out = (shape[0], *(size // field for size in shape[1:]))
    return out, math.prod(out)


def _filters(config: Config) -> int:
    count: int = config["filters"] * (config["channels"] * config.get("field", 3) ** 2 + 1)
    return count


TAKES = {
    "affine": Takes(
        {"inputs": _whole(1), "outputs": _whole(1)},
        {},
        lambda config: (config["inputs"] + 1) * config["outputs"],
        _affine,
    ),
    "conv": Takes(
        {"channels": _whole(1), "filters": _whole(1)},
        {
            "field": _whole(1, 28),
            "stride": _whole(1, 28),
            "pad": _whole(0, 27),
            "bias": _is_truth,
        },
        _filters,
        _conv,
    ),
    "batchnorm": Takes({"features": _whole(1)}, {}, lambda config: 4 * config["features"], _same),
    "maxpool": Takes({}, {"field": _whole(1, 28)}, _nothing, _pool),
    "dropout": Takes({}, {"ratio": _is_share}, _nothing, _same),
    "activation": Takes({"name": _is_activation}, {}, _nothing, _same),
    "relu": Takes({}, {}, _nothing, _same),
    "flatten": Takes({}, {}, _nothing, _flat),
}
"""By the kind of layer; one that is missing here can't be read from a file."""


def check(config: list[Config], available: int) -> None:
    """Refuse a description that can't be built, or not with what the file holds.

    Parameters
    ----------
    config : list of dict
        One for each layer.
    available : int
        How many numbers the file holds for them.

    Raises
    ------
    ModelFileError
        If a layer is unknown or described wrongly.
    AsksTooMuch
        If all layers together ask for too much.
    """
    if len(config) > MOST_LAYERS:
        raise AsksTooMuch
    for layer in config:
        _check_layer(layer)
    asked = sum(TAKES[layer["kind"]].numbers(layer) for layer in config)
    # A convolution may do without the bias that was counted.
    spare = sum(layer["filters"] for layer in config if layer["kind"] == "conv")
    if asked - spare > available or _signals(config) > MOST_SIGNALS:
        raise AsksTooMuch


def _check_layer(layer: Config) -> None:
    kind = layer.get("kind")
    if not isinstance(kind, str) or kind not in Layer.kinds:
        raise unknown(kind)
    takes = TAKES.get(kind)
    said = {key: value for key, value in layer.items() if key != "kind"}
    if takes is None or not said.keys() >= takes.required.keys():
        raise misdescribed(kind)
    fits = {**takes.required, **takes.optional}
    if not all(key in fits and fits[key](value) for key, value in said.items()):
        raise misdescribed(kind)


def _signals(config: Iterable[Config]) -> int:
    """Return how many numbers one picture takes, as far as a layer can take what comes to it."""
    shape, total = PICTURE, math.prod(PICTURE)
    for layer in config:
        after = TAKES[layer["kind"]].signals(layer, shape)
        if after is None:
            break
        shape, taken = after
        total += taken
        if total > MOST_SIGNALS:
            break
    return total

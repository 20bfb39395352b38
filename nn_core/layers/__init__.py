"""The layers a network is built from; ``build`` makes one from what a model file says of it."""

from __future__ import annotations

from typing import Any

from nn_core.errors import QT_TRANSLATE_NOOP, ModelFileError
from nn_core.layers.activation import Activate, ReLU
from nn_core.layers.affine import Affine
from nn_core.layers.base import Layer
from nn_core.layers.batchnorm import BatchNorm
from nn_core.layers.conv import Conv2D
from nn_core.layers.dropout import Dropout
from nn_core.layers.flatten import Flatten
from nn_core.layers.pool import MaxPool2D

__all__ = [
    "Activate",
    "Affine",
    "BatchNorm",
    "Conv2D",
    "Dropout",
    "Flatten",
    "Layer",
    "MaxPool2D",
    "ReLU",
    "build",
    "misdescribed",
    "unknown",
]


def build(config: dict[str, Any]) -> Layer:
    """Return the layer of ``config["kind"]`` made with the rest of ``config``.

    Raises
    ------
    ModelFileError
        If there is no such kind or it takes no such arguments.
    """
    arguments = dict(config)
    kind = arguments.pop("kind", None)
    if not isinstance(kind, str) or kind not in Layer.kinds:
        raise unknown(kind)
    try:
        return Layer.kinds[kind](**arguments)
    except (TypeError, ValueError) as error:
        raise misdescribed(kind) from error


def unknown(kind: object) -> ModelFileError:
    """Return the error for a layer that there is not."""
    return ModelFileError(
        QT_TRANSLATE_NOOP("nn_core", "The model asks for a layer “{kind}”, which is unknown."),
        QT_TRANSLATE_NOOP("nn_core", "It may come from a newer version of the program."),
        kind=str(kind)[:40],
    )


def misdescribed(kind: str) -> ModelFileError:
    """Return the error for a layer that can't be made of what is said of it."""
    return ModelFileError(
        QT_TRANSLATE_NOOP("nn_core", "The model describes its layer “{kind}” wrongly."), kind=kind
    )

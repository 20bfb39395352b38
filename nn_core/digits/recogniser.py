"""Let a network read drawings, one with all its layers or many at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from nn_core.arrays import FloatArray, frozen
from nn_core.digits.framing import FIELD
from nn_core.digits.raster import rasterise
from nn_core.digits.strokes import Drawing
from nn_core.errors import QT_TRANSLATE_NOOP, ModelFileError
from nn_core.network import Network
from nn_core.softmax import softmax

CLASSES = 10


@dataclass(frozen=True)
class LayerActivation:
    """What one layer gave for one drawing.

    Attributes
    ----------
    name : str
        Place and kind of the layer: ``2.relu``.
    values : array, shape (n,) or (channels, H, W)
    """

    name: str
    values: FloatArray


@dataclass(frozen=True)
class Recognition:
    """What a network made of one drawing.

    Attributes
    ----------
    digit : int or None
        The most probable digit; None if there was nothing to read.
    probabilities : array, shape (10,)
        They add up to 1; all zero if there was nothing to read.
    image : array of float32, shape (28, 28)
        What the network saw: ink from 0 to 1.
    layers : tuple of LayerActivation
        The outputs of all layers, the logits last; empty where they were not asked for.
    """

    digit: int | None
    probabilities: FloatArray
    image: FloatArray
    layers: tuple[LayerActivation, ...] = ()


class Recogniser:
    """A network with a name that reads drawings.

    Parameters
    ----------
    network : Network
        Takes 28 x 28 pixels and gives ten logits.
    name : str

    Raises
    ------
    ModelFileError
        If the network takes or gives something else.
    """

    def __init__(self, network: Network, name: str = "") -> None:
        self.network = network
        self.name = name
        _check(network, name)

    def recognise(self, drawing: Drawing) -> Recognition:
        """Return what the network makes of ``drawing``, with the outputs of all layers."""
        return self.recognise_image(rasterise(drawing))

    def recognise_image(self, image: FloatArray) -> Recognition:
        """Return what the network makes of a picture (28, 28) framed as MNIST is."""
        if not image.any():
            return _blank(image)
        outputs = self.network.activations(image[None])
        layers = tuple(LayerActivation(name, frozen(values[0])) for name, values in outputs)
        return _answer(softmax(layers[-1].values), image, layers)

    def recognise_many(self, drawings: Iterable[Drawing]) -> list[Recognition]:
        """Return what the network makes of each drawing, without the layers; fast."""
        return self.recognise_images([rasterise(drawing) for drawing in drawings])

    def recognise_images(self, images: Sequence[FloatArray]) -> list[Recognition]:
        """Return what the network makes of each picture (28, 28), without the layers; fast."""
        if not len(images):
            return []
        probabilities = self.network.predict(np.asarray(images, np.float32))
        return [
            _answer(row, image) if image.any() else _blank(image)
            for row, image in zip(probabilities, images, strict=True)
        ]


def _answer(
    probabilities: FloatArray, image: FloatArray, layers: tuple[LayerActivation, ...] = ()
) -> Recognition:
    return Recognition(int(np.argmax(probabilities)), frozen(probabilities), frozen(image), layers)


def _blank(image: FloatArray) -> Recognition:
    return Recognition(None, frozen(np.zeros(CLASSES, np.float32)), frozen(image))


def _check(network: Network, name: str) -> None:
    """Let the network read a blank picture once, to see that it fits."""
    try:
        shape = network.forward(np.zeros((1, FIELD, FIELD), np.float32)).shape
    except (ValueError, IndexError, TypeError) as error:
        raise _unfit(name) from error
    if shape != (1, CLASSES):
        raise _unfit(name)


def _unfit(name: str) -> ModelFileError:
    return ModelFileError(
        QT_TRANSLATE_NOOP("nn_core", "The model “{name}” does not read digits."),
        QT_TRANSLATE_NOOP("nn_core", "It must take 28 x 28 pixels and give ten values."),
        name=name,
    )

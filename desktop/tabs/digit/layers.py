"""Choose from a recognition the layers that are worth a picture."""

from __future__ import annotations

from desktop.tabs.digit import wording
from desktop.widgets.painted.activation_strip import LayerPicture
from nn_core.digits import Recognition

FIRING = ("relu", "activation")
"""Kinds of layers after which a neuron has fired or not."""


def hidden_layers(recognition: Recognition) -> tuple[LayerPicture, ...]:
    """Return the outputs of the activation functions, in the order in which signals pass them."""
    pictures: list[LayerPicture] = []
    for layer in recognition.layers[:-1]:
        if layer.name.rsplit(".", 1)[-1] in FIRING:
            shape = layer.values.shape
            title, name = wording.layer_title(shape), wording.layer_name(len(pictures) + 1, shape)
            pictures.append(LayerPicture(title, name, layer.values))
    return tuple(pictures)

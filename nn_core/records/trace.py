"""A forward pass as records of every product, bias, sum and activation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nn_core import activations
from nn_core.arrays import FloatArray, frozen
from nn_core.errors import QT_TRANSLATE_NOOP, ShapeError
from nn_core.layers import Activate, Affine, Dropout, Flatten, Layer, ReLU
from nn_core.network import Network


@dataclass(frozen=True, eq=False)
class NeuronTrace:
    """What one neuron did: h(x·w + b), term by term.

    Attributes
    ----------
    inputs, weights, products : array, shape (n,)
        x, w and x·w of each input.
    bias, sum, output : float
        b, a = Σ x·w + b, and z = h(a).
    activation : str
        Name of h in the registry.
    """

    inputs: FloatArray
    weights: FloatArray
    products: FloatArray
    bias: float
    sum: float
    output: float
    activation: str


@dataclass(frozen=True, eq=False)
class LayerTrace:
    """What one layer of neurons did (chapter 3.4.2).

    Attributes
    ----------
    inputs : array, shape (n,)
    weights : array, shape (n, m)
    biases : array, shape (m,)
    products : array, shape (n, m)
        ``products[j, k]`` is ``inputs[j] * weights[j, k]``: what input j adds to neuron k.
    sums : array, shape (m,)
        The book's a.
    outputs : array, shape (m,)
        The book's z, or y in the last layer.
    activation : str
        Name in the registry of the function between ``sums`` and ``outputs``.
    """

    inputs: FloatArray
    weights: FloatArray
    biases: FloatArray
    products: FloatArray
    sums: FloatArray
    outputs: FloatArray
    activation: str

    def neuron(self, index: int) -> NeuronTrace:
        """Return the record of one neuron of this layer."""
        return NeuronTrace(
            self.inputs,
            self.weights[:, index],
            self.products[:, index],
            float(self.biases[index]),
            float(self.sums[index]),
            float(self.outputs[index]),
            self.activation,
        )


@dataclass(frozen=True, eq=False)
class Trace:
    """A whole forward pass of one input.

    Attributes
    ----------
    layers : tuple of LayerTrace
        In the order in which the signals pass them.
    """

    layers: tuple[LayerTrace, ...]

    @property
    def inputs(self) -> FloatArray:
        """What went in, shape (n,)."""
        return self.layers[0].inputs

    @property
    def outputs(self) -> FloatArray:
        """What came out, shape (m,)."""
        return self.layers[-1].outputs


def layer_trace(
    inputs: FloatArray, weights: FloatArray, biases: FloatArray, activation: str = "identity"
) -> LayerTrace:
    """Return the record of one layer.

    Parameters
    ----------
    inputs : array, shape (n,)
    weights : array, shape (n, m)
    biases : array, shape (m,)
    activation : str
        Name in the registry.

    Raises
    ------
    ShapeError
        If the shapes do not fit together.
    """
    if weights.ndim != 2 or inputs.shape != weights.shape[:1] or biases.shape != weights.shape[1:]:
        raise ShapeError(
            QT_TRANSLATE_NOOP("nn_core", "Shapes {x}, {W} and {b} do not make a layer."),
            QT_TRANSLATE_NOOP("nn_core", "They have to be (n,), (n, m) and (m,)."),
            x=inputs.shape,
            W=weights.shape,
            b=biases.shape,
        )
    products: FloatArray = inputs[:, None] * weights
    sums: FloatArray = inputs @ weights + biases
    return LayerTrace(
        inputs=frozen(inputs),
        weights=frozen(weights),
        biases=frozen(biases),
        products=frozen(products),
        sums=frozen(sums),
        outputs=frozen(activations.get(activation).function(sums)),
        activation=activation,
    )


def trace(
    inputs: npt.ArrayLike,
    weights: Sequence[FloatArray],
    biases: Sequence[FloatArray],
    names: Sequence[str],
) -> Trace:
    """Return the record of a network given by its arrays.

    Parameters
    ----------
    inputs : array_like, shape (n,)
    weights, biases, names : sequences of equal length
        For each layer W, b and the name of its activation.
    """
    signal = np.asarray(inputs)
    layers = []
    for W, b, name in zip(weights, biases, names, strict=True):
        layers.append(layer_trace(signal, W, b, name))
        signal = layers[-1].outputs
    return Trace(tuple(layers))


def trace_network(network: Network, inputs: FloatArray) -> Trace:
    """Return the record of a network of affine layers and activations.

    Parameters
    ----------
    network : Network
        Dropout and flattening are passed over: they change no number here.
    inputs : array
        One input; its shape does not matter, (28, 28) is as good as (784,).

    Raises
    ------
    ShapeError
        If the network has another kind of layer, such as a convolution.
    """
    arrays, names = _affine_layers(network.layers)
    signal = np.asarray(inputs, network.dtype).reshape(-1)
    return trace(signal, [W for W, _ in arrays], [b for _, b in arrays], names)


def _affine_layers(
    layers: Sequence[Layer],
) -> tuple[list[tuple[FloatArray, FloatArray]], list[str]]:
    arrays: list[tuple[FloatArray, FloatArray]] = []
    names: list[str] = []
    fresh = False  # an affine layer that no activation has followed yet
    for layer in layers:
        if isinstance(layer, Affine):
            arrays.append((layer.params["W"], layer.params["b"]))
            names.append("identity")
            fresh = True
        elif isinstance(layer, Activate | ReLU) and fresh:
            names[-1] = layer.activation.name
            fresh = False
        elif not isinstance(layer, Flatten | Dropout):
            raise ShapeError(
                QT_TRANSLATE_NOOP("nn_core", "A layer “{kind}” cannot be shown neuron by neuron."),
                QT_TRANSLATE_NOOP("nn_core", "Choose a network of fully connected layers."),
                kind=layer.kind,
            )
    return arrays, names

"""A network as it answers, in a form that can be run backwards to the picture.

The backward pass of learning normalises by the batch: a single drawing would be measured against
itself. A network that answers uses its running means instead, with which batch normalisation is
multiplying and adding, always with the same numbers. Written that way, the usual forward and
backward passes give the gradient of exactly the answer on screen.
"""

from __future__ import annotations

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.layers import Affine, BatchNorm, Conv2D, Dropout, Layer, build
from nn_core.layers.batchnorm import EPSILON
from nn_core.network import Network


class Scale(Layer):
    """Multiplies and shifts each feature of (N, D), or each channel of (N, C, H, W).

    Parameters
    ----------
    scale, shift : array, shape (features,)
    """

    def __init__(self, scale: FloatArray, shift: FloatArray) -> None:
        super().__init__()
        self._set(scale=scale.copy(), shift=shift.copy())

    def forward(self, x: FloatArray, train: bool = False) -> FloatArray:
        """Return x · scale + shift, same shape."""
        out: FloatArray = x * self._wide("scale", x) + self._wide("shift", x)
        return out

    def backward(self, dout: FloatArray, need_input: bool = True) -> FloatArray:
        """Return dout · scale."""
        gradient: FloatArray = dout * self._wide("scale", dout)
        return gradient

    def _wide(self, name: str, like: FloatArray) -> FloatArray:
        return self.params[name].reshape(1, -1, *[1] * (like.ndim - 2))


def at_rest(network: Network) -> Network:
    """Return a network of its own that gives the same logits without batch norm and dropout.

    Each batch normalisation becomes the fixed map it is when the network answers, written into
    the weights of the layer before it where that is a convolution or an affine layer. ``network``
    is left as it was; the copy may be used in another thread.
    """
    layers: list[Layer] = []
    for layer in network.layers:
        if isinstance(layer, Dropout):
            continue
        if isinstance(layer, BatchNorm):
            _normalise(layers, *fixed_map(layer))
        else:
            layers.append(_twin(layer))
    return Network(layers)


def fixed_map(layer: BatchNorm) -> tuple[FloatArray, FloatArray]:
    """Return the factor and the summand of each feature when the network answers, (features,)."""
    mean, var = layer.buffers["mean"], layer.buffers["var"]
    scale = layer.params["gamma"] / np.sqrt(var + var.dtype.type(EPSILON))
    return scale, layer.params["beta"] - mean * scale


def input_gradients(network: Network, image: FloatArray, directions: FloatArray) -> FloatArray:
    """Return the slopes of sums of logits along every pixel of a picture.

    Parameters
    ----------
    network : Network
        At rest.
    image : array, shape (28, 28)
    directions : array, shape (D, classes)
        One row for each sum: the weights of the logits in it.

    Returns
    -------
    array, shape (D, 28, 28)
    """
    directions = np.asarray(directions, network.dtype)
    network.forward(np.repeat(image[None], len(directions), axis=0), train=True)
    slopes = network.backward(directions, need_input=True)
    return np.ascontiguousarray(slopes.reshape(len(directions), *image.shape))


def _normalise(layers: list[Layer], scale: FloatArray, shift: FloatArray) -> None:
    """Write a fixed map into the last of ``layers``, or put it after them."""
    last = layers[-1] if layers else None
    if not isinstance(last, Conv2D | Affine):
        layers.append(Scale(scale, shift))
        return
    W, b = last.params["W"], last.params["b"]
    W *= scale[:, None, None, None] if isinstance(last, Conv2D) else scale
    b *= scale
    b += shift


def _twin(layer: Layer) -> Layer:
    """Return the same layer with weights of its own; a convolution always gets a bias."""
    config = layer.config()
    if isinstance(layer, Conv2D):
        config["bias"] = True
    twin = build({"kind": layer.kind, **config})
    params = {name: value.copy() for name, value in layer.params.items()}
    if "b" in twin.params and "b" not in params:
        W = params["W"]
        params["b"] = np.zeros(len(W), W.dtype)
    twin.params = params
    return twin

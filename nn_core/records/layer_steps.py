"""A picture's way through a network's convolutions and poolings, one step for each of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from nn_core.arrays import FloatArray, frozen
from nn_core.errors import QT_TRANSLATE_NOOP, ShapeError
from nn_core.layers import Affine, BatchNorm, Conv2D, Flatten, Layer, MaxPool2D
from nn_core.network import Network
from nn_core.records.conv_trace import ConvTrace, PoolTrace, conv_layer, trace_conv, trace_pool
from nn_core.records.receptive_field import Reach, reach


@dataclass(frozen=True, eq=False)
class After:
    """A layer that works on each value by itself, such as batch normalisation in use, or ReLU.

    Attributes
    ----------
    kind : str
    outputs : array, shape (K, OH, OW)
        What the layer gave.
    norm : (array, array) or None
        Scale and shift of batch normalisation, each of shape (K,).
    """

    kind: str
    outputs: FloatArray
    norm: tuple[FloatArray, FloatArray] | None = None


@dataclass(frozen=True, eq=False)
class LayerStep:
    """A convolution or a pooling, and what happens to its results until the next one.

    Attributes
    ----------
    record : ConvTrace or PoolTrace
    after : tuple of After
        The layers that follow, in order.
    reach : Reach
        How its results lie over the picture.
    block : int
        How many convolutions of the network came before this step's block, from 0.
    layer : int
        The place of the convolution or pooling among the network's layers.
    """

    record: ConvTrace | PoolTrace
    after: tuple[After, ...]
    reach: Reach
    block: int = 0
    layer: int = 0

    @property
    def conv(self) -> ConvTrace | None:
        """The record of a convolution; None for pooling."""
        return self.record if isinstance(self.record, ConvTrace) else None

    @property
    def pool(self) -> PoolTrace | None:
        """The record of pooling; None for a convolution."""
        return self.record if isinstance(self.record, PoolTrace) else None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The layers in order."""
        first = Conv2D.kind if self.conv is not None else MaxPool2D.kind
        return (first, *(after.kind for after in self.after))

    @property
    def outputs(self) -> FloatArray:
        """What goes on to the next step, shape (K, OH, OW)."""
        return self.after[-1].outputs if self.after else self.record.outputs

    def source(self, index: int, map_: int, channel: int) -> tuple[int, int]:
        """Return where in an input channel the weightiest part of a result came from.

        For a convolution that is the channel's largest product by size, for pooling the value
        that went on. A place in the padding counts as the pixel next to it.
        """
        if isinstance(self.record, ConvTrace):
            return self.record.source(index, map_, channel)
        return self.record.source(index, map_)

    def slid(self, stride: int, pad: int) -> LayerStep:
        """Return the convolution alone, moved in another way than it was learnt.

        What followed is left out: it belongs to the network's own stride and padding.
        """
        conv = self.conv
        assert conv is not None
        layer = conv_layer(conv.weights, conv.biases, stride, pad)
        return alone(layer, conv.inputs)


def alone(layer: Conv2D | MaxPool2D, inputs: FloatArray) -> LayerStep:
    """Return the step of one layer over a picture (C, H, W), with nothing before or after it."""
    return LayerStep(_record(layer, inputs), (), reach([layer]))


def layer_steps(network: Network, image: FloatArray) -> tuple[LayerStep, ...]:
    """Return the record of each convolution and pooling for one picture (28, 28).

    Raises
    ------
    ShapeError
        If the network has no convolution.
    """
    steps: list[LayerStep] = []
    x, seen = network.batch(image[None])[0], Reach()
    for first, layers in _groups(network.layers):
        head = layers[0]
        assert isinstance(head, Conv2D | MaxPool2D)
        record, seen = _record(head, x), reach([head], seen)
        after = tuple(_following(layers[1:], record.outputs))
        block = sum(step.conv is not None for step in steps) - isinstance(head, MaxPool2D)
        steps.append(LayerStep(record, after, seen, block, first))
        x = steps[-1].outputs
    return tuple(steps)


def _record(layer: Conv2D | MaxPool2D, inputs: FloatArray) -> ConvTrace | PoolTrace:
    if isinstance(layer, Conv2D):
        return trace_conv(layer, inputs)
    return trace_pool(layer, inputs)


def _following(layers: Iterable[Layer], x: FloatArray) -> Iterable[After]:
    """Yield what each of ``layers`` makes of x (K, OH, OW), one after the other."""
    for layer in layers:
        x = frozen(np.asarray(layer.forward(x[None])[0]))
        norm = None
        if isinstance(layer, BatchNorm):
            scale, shift = layer.folded()
            norm = (frozen(scale), frozen(shift))
        yield After(layer.kind, x, norm)


def _groups(layers: Iterable[Layer]) -> list[tuple[int, list[Layer]]]:
    """Return, from the first convolution to the last map, each step's place and layers."""
    groups: list[tuple[int, list[Layer]]] = []
    for index, layer in enumerate(layers):
        if isinstance(layer, Flatten | Affine):
            break
        if isinstance(layer, Conv2D) or (groups and isinstance(layer, MaxPool2D)):
            groups.append((index, []))
        if groups:
            groups[-1][1].append(layer)
    if not groups:
        raise ShapeError(
            QT_TRANSLATE_NOOP("nn_core", "This network has no feature maps."),
            QT_TRANSLATE_NOOP("nn_core", "Choose a network of convolutions."),
        )
    return groups

"""Which part of the picture one value of a feature map has been worked out from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nn_core.layers import Conv2D, Layer, MaxPool2D


@dataclass(frozen=True)
class Box:
    """A rectangle of pixels; ``bottom`` and ``right`` are the first ones outside.

    Attributes
    ----------
    top, left, bottom, right : int
    """

    top: int
    left: int
    bottom: int
    right: int

    def clipped(self, height: int, width: int) -> Box:
        """Return the part that lies in a picture of this size."""
        return Box(
            max(self.top, 0), max(self.left, 0), min(self.bottom, height), min(self.right, width)
        )


@dataclass(frozen=True)
class Reach:
    """How the values of a map lie over the picture.

    Attributes
    ----------
    size : int
        Side of the square of pixels that one value depends on, its receptive field.
    step : int
        Pixels between the fields of two neighbours.
    start : int
        First row and column of the first value's field; below zero where it begins in the padding.
    """

    size: int = 1
    step: int = 1
    start: int = 0

    def box(self, row: int, column: int) -> Box:
        """Return the receptive field of one value; it may stick out of the picture."""
        top, left = self.start + row * self.step, self.start + column * self.step
        return Box(top, left, top + self.size, left + self.size)

    def place(self, row: float, column: float) -> tuple[int, int]:
        """Return the value whose field has its middle nearest to a pixel; it may not exist."""
        middle = self.start + (self.size - 1) / 2
        return round((row - middle) / self.step), round((column - middle) / self.step)

    def through(self, field: int, stride: int, pad: int) -> Reach:
        """Return the reach after a window of ``field``, moved by ``stride``, over padded maps."""
        return Reach(
            self.size + (field - 1) * self.step,
            self.step * stride,
            self.start - pad * self.step,
        )


def reach(layers: Iterable[Layer], begin: Reach | None = None) -> Reach:
    """Return the reach after ``layers``; only convolution and pooling change it."""
    found = begin or Reach()
    for layer in layers:
        if isinstance(layer, Conv2D):
            found = found.through(layer.params["W"].shape[-1], layer.stride, layer.pad)
        elif isinstance(layer, MaxPool2D):
            found = found.through(layer.field, layer.field, 0)
    return found

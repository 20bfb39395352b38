"""What is looked at: a picture and its record through the convolution blocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from desktop.services.picture_source import Source
from nn_core.arrays import FloatArray, frozen
from nn_core.records.feature_maps import FeatureBlock
from nn_core.records.layer_steps import LayerStep

SIDE = 28


def _paper() -> FloatArray:
    return frozen(np.zeros((SIDE, SIDE), np.float32))


@dataclass(frozen=True, eq=False)
class Seen:
    """A picture that the network has seen, or blank paper.

    Attributes
    ----------
    source : Source
    image : array of float32, shape (28, 28)
        Ink from 0 to 1.
    blocks : tuple of FeatureBlock
        Empty for blank paper, and without a network.
    label : int or None
        What a bundled digit is, by its label.
    able : bool
        Whether there is a network.
    models : tuple of str
        The networks that can be looked into: the shipped one and the user's that convolve.
    model : str
        The one that is.
    """

    source: Source = Source.NOTHING
    image: FloatArray = field(default_factory=_paper)
    blocks: tuple[FeatureBlock, ...] = ()
    label: int | None = None
    able: bool = True
    models: tuple[str, ...] = ()
    model: str = ""

    @cached_property
    def steps(self) -> tuple[LayerStep, ...]:
        """Every convolution and pooling that the picture went through."""
        return tuple(step for block in self.blocks for step in block.steps)

    @property
    def blank(self) -> bool:
        """Whether there is nothing to look at."""
        return not self.blocks

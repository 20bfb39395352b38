"""What both pages look at: a picture, and the record of its way through the network."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from desktop.services.picture_network import Subject
from nn_core.arrays import FloatArray, frozen
from nn_core.records.feature_maps import FeatureBlock, feature_blocks
from nn_core.records.layer_steps import LayerStep

SIDE = 28


@dataclass(frozen=True, eq=False)
class SubjectRecord:
    """A picture that the network has seen, or blank paper.

    - ``blocks``: empty for blank paper, and without a network.
    """

    subject: Subject
    blocks: tuple[FeatureBlock, ...] = ()
    _slid: dict[tuple[int, int], LayerStep] = field(default_factory=dict, repr=False)

    def followed(self, subject: Subject) -> SubjectRecord:
        """Return what is seen of another subject; the record is kept where it is of the same."""
        before = self.subject
        if subject.image is before.image and subject.network is before.network:
            return SubjectRecord(subject, self.blocks, self._slid)
        if subject.network is None or subject.image is None:
            return SubjectRecord(subject)
        return SubjectRecord(subject, feature_blocks(subject.network, subject.image))

    @cached_property
    def steps(self) -> tuple[LayerStep, ...]:
        """Every convolution and pooling that the picture went through."""
        return tuple(step for block in self.blocks for step in block.steps)

    @cached_property
    def image(self) -> FloatArray:
        """The picture, shape (28, 28), ink from 0 to 1."""
        drawn = self.subject.image
        return frozen(np.zeros((SIDE, SIDE), np.float32)) if drawn is None else drawn

    @property
    def blank(self) -> bool:
        return not self.blocks

    @property
    def able(self) -> bool:
        """Whether there is a network; one that could not be read is none."""
        subject = self.subject
        return subject.able and (subject.blank or subject.network is not None)

    def step(self, layer: int, stride: int, pad: int) -> LayerStep:
        """Return a convolution or pooling; the first convolution may slide in another way.

        The same settings give the same record: a window that moves must not work it out again.
        """
        step, way = self.steps[layer], (stride, pad)
        if layer or step.conv is None or way == (step.conv.stride, step.conv.pad):
            return step
        if way not in self._slid:
            self._slid[way] = step.slid(*way)
        return self._slid[way]

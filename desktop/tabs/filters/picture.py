"""The picture both pages look at, the record of it, and the object that owns both."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property, partial

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from desktop.services.context import TabContext
from desktop.services.network_choice import ChosenNetwork, convolutional
from desktop.services.picture_source import ShownPicture, Source
from nn_core.arrays import FloatArray, frozen
from nn_core.errors import BadakError
from nn_core.network import Network
from nn_core.records.feature_maps import FeatureBlock, feature_blocks
from nn_core.records.layer_steps import LayerStep

SIDE = 28
MODEL = "cnn"
MODEL_KEY = "filters/model"


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


class PictureSource(QObject):
    """Follows the shared drawing while somebody looks.

    The network is a copy of its own: its layers keep work arrays, and the digit tab lets the
    shared one read in another thread.
    """

    changed = Signal(object)  # Seen
    failed = Signal(object)  # an exception

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._chosen = ChosenNetwork(context, MODEL_KEY, self, partial(convolutional, MODEL))
        self._network: Network | None = None
        self._seen = Seen(models=self._chosen.names, model=self._chosen.name)
        self._asked = False
        self._shown = ShownPicture(context.drawing, parent=self)
        self._shown.changed.connect(self._look)
        self._shown.failed.connect(self.failed)
        self._chosen.changed.connect(self._models_changed)
        self._chosen.replaced.connect(self._load_anew)

    @property
    def seen(self) -> Seen:
        """What is looked at now."""
        return self._seen

    def set_active(self, active: bool) -> None:
        """Follow the drawing, or rest while nobody looks; a hidden tab must not slow the pen."""
        if active:
            self._chosen.refresh()
        self._shown.set_active(active)

    @Slot(str)
    def set_model(self, name: str) -> None:
        """Look into another network."""
        if self._chosen.choose(name):
            self._load_anew()

    @Slot()
    def _models_changed(self) -> None:
        self._seen = replace(self._seen, models=self._chosen.names, model=self._chosen.name)
        self.changed.emit(self._seen)

    @Slot()
    def _load_anew(self) -> None:
        self._network, self._asked = None, False
        self._shown.renew()

    @Slot()
    def take_sample(self) -> None:
        """Look at a bundled digit; every call takes another one."""
        self._shown.take_sample()

    @Slot()
    def take_drawing(self) -> None:
        """Look at the drawing again."""
        self._shown.take_drawing()

    @Slot()
    def _look(self) -> None:
        network, shown = self._loaded(), self._shown.shown()
        if network is None or shown.image is None:
            seen = Seen(able=network is not None)
        else:
            blocks = feature_blocks(network, shown.image)
            seen = Seen(shown.source, shown.image, blocks, shown.label)
        self._seen = replace(seen, models=self._chosen.names, model=self._chosen.name)
        self.changed.emit(self._seen)

    def _loaded(self) -> Network | None:
        if not self._asked:
            self._asked = True
            try:
                self._network = self._get().copy()
            except BadakError as error:
                self.failed.emit(error)
        return self._network

    def _get(self) -> Network:
        return self._context.recognisers.get(self._chosen.name or MODEL).network

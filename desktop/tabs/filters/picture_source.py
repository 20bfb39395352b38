"""Owns the picture both pages look at: the shared drawing or a bundled digit, and its record."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from desktop import resources
from desktop.context import TabContext
from desktop.tabs.filters.seen import Seen, Source
from nn_core.arrays import FloatArray, frozen
from nn_core.digits import Drawing, rasterise
from nn_core.errors import BadakError
from nn_core.feature_maps import feature_blocks
from nn_core.network import Network

if TYPE_CHECKING:
    from nn_core.data.training_set import PictureSet

MODEL = "cnn"


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
        self._network: Network | None = None
        self._seen = Seen()
        self._sample: tuple[FloatArray, int] | None = None
        self._samples_seen = 0
        self._active, self._stale, self._asked = False, True, False
        context.drawing.changed.connect(self._drawing_changed)

    @property
    def seen(self) -> Seen:
        """What is looked at now."""
        return self._seen

    def set_active(self, active: bool) -> None:
        """Follow the drawing, or rest while nobody looks; a hidden tab must not slow the pen."""
        self._active = active
        if active and self._stale:
            self._look()

    @Slot()
    def take_sample(self) -> None:
        """Look at a bundled digit; every call takes another one."""
        try:
            self._sample = bundled_digit(self._samples_seen)
        except BadakError as error:
            self.failed.emit(error)
            return
        self._samples_seen += 1
        self._look()

    @Slot()
    def take_drawing(self) -> None:
        """Look at the drawing again."""
        self._sample = None
        self._look()

    @Slot(object)
    def _drawing_changed(self, drawing: Drawing | None) -> None:
        if drawing is not None:
            self._sample = None
        self._stale = True
        if self._active:
            self._look()

    def _look(self) -> None:
        self._stale = False
        network = self._loaded()
        found = self._picture()
        if network is None or found is None:
            self._seen = Seen(able=network is not None)
        else:
            image, source, label = found
            self._seen = Seen(source, frozen(image), feature_blocks(network, image), label)
        self.changed.emit(self._seen)

    def _loaded(self) -> Network | None:
        if not self._asked:
            self._asked = True
            try:
                self._network = self._context.recognisers.get(MODEL).network.copy()
            except BadakError as error:
                self.failed.emit(error)
        return self._network

    def _picture(self) -> tuple[FloatArray, Source, int | None] | None:
        if self._sample is not None:
            return self._sample[0], Source.SAMPLE, self._sample[1]
        drawing = self._context.drawing.value
        image = None if drawing is None else rasterise(drawing)
        if image is None or not image.any():
            return None
        return image, Source.DRAWING, None


STRIDE = 7919
"""The digits lie grouped by what they show; steps of a prime go through all of them mixed."""


def bundled_digit(index: int) -> tuple[FloatArray, int]:
    """Return one of the digits that come with the program, (28, 28) from 0 to 1, and its label.

    Raises
    ------
    DataFileError
        If their files are missing or damaged.
    """
    digits = _bundled()
    place = (index + 1) * STRIDE % len(digits)
    return digits.images[place].astype(np.float32) / 255, int(digits.labels[place])


@cache
def _bundled() -> PictureSet:
    from nn_core.data.bundled import bundled

    return bundled(resources.path("digits"))

"""Points that are measured of handwriting: two kinds of bundled digits, and the reader's own."""

from __future__ import annotations

import numpy as np

from desktop.services.bundled_digits import all_digits
from nn_core.arrays import Array
from nn_core.data.features import Pair, pair
from nn_core.data.points import Points
from nn_core.digits import Drawing, rasterise
from nn_core.experiments.handwriting import LEARNT, PAIRS
from nn_core.learning import DataSpec

Place = tuple[float, float]


class Handwriting:
    """Keeps the last pair that was measured, and where the last drawing lies in its plane."""

    def __init__(self) -> None:
        self._pair: Pair | None = None
        self._placed: tuple[Drawing | None, Pair | None, Place | None] = None, None, None

    def measure(self, data: DataSpec) -> Points:
        """Return two kinds of digits as points.

        Raises `DataFileError` if the files of the digits are missing or damaged.
        """
        return self._measured(data).points

    def place(self, data: DataSpec, drawing: Drawing) -> Place | None:
        """Return where a drawing lies among the digits; None without ink."""
        found = self._known(data)
        if self._placed[:2] != (drawing, found):
            image, place = rasterise(drawing), None
            if image.any():
                x, y = found.plane.places(image[None])[0].tolist()
                place = x, y
            self._placed = drawing, found, place
        return self._placed[2]

    def figure(self, data: DataSpec, points: Points, index: int) -> Array | None:
        """Return the picture (28, 28) of a point; None where it was moved or painted."""
        found = self._known(data)
        if found.points is not points:
            return None
        image: Array = all_digits().images[found.places[index]]
        return image

    def _known(self, data: DataSpec) -> Pair:
        return self._measured(data) if self._pair is None else self._pair

    def _measured(self, data: DataSpec) -> Pair:
        digits, names = PAIRS[data.name]
        rng = np.random.default_rng(data.seed)
        self._pair = pair(all_digits(), digits, names, data.count or LEARNT, rng)
        return self._pair

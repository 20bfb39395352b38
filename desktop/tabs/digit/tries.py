"""Notice when the reader has done one of the three things the lesson says to try."""

from __future__ import annotations

import numpy as np

from nn_core.digits import Drawing, Recognition

THREE_NETWORKS = "three-networks"
UNDECIDED = "undecided"
CORNER = "corner"

SHARE = 0.25
"""Two digits that both have at least this much are undecided between them."""
SMALL = 0.35
"""A drawing whose longer side is below this, in units of the canvas, is small."""
OFF_CENTRE = 0.2
"""Distance of its middle from the canvas's middle from which a drawing is off centre."""
READ = 0.9
NETWORKS = 3


class Tries:
    """Remembers what has been done since the tab was opened."""

    def __init__(self) -> None:
        self._done: set[str] = set()
        self._seen_by: set[str] = set()
        self._drawing: Drawing | None = None

    def notice(
        self, drawing: Drawing, model: str, recognition: Recognition | None, settled: bool
    ) -> frozenset[str]:
        """Look at a recognition; return the keys of everything done so far."""
        if recognition is None or recognition.digit is None or not settled:
            return frozenset(self._done)
        if self._drawing is not drawing:
            self._drawing, self._seen_by = drawing, set()
        self._seen_by.add(model)
        if len(self._seen_by) >= NETWORKS:
            self._done.add(THREE_NETWORKS)
        if np.sort(recognition.probabilities)[-2] >= SHARE:
            self._done.add(UNDECIDED)
        if recognition.probabilities.max() >= READ and _small_and_off_centre(drawing):
            self._done.add(CORNER)
        return frozenset(self._done)


def _small_and_off_centre(drawing: Drawing) -> bool:
    """Whether all strokes lie in a small box away from the middle."""
    if drawing.image is not None or not drawing.strokes:
        return False
    points = np.concatenate([stroke.points for stroke in drawing.strokes if not stroke.erase])
    low, high = points.min(axis=0), points.max(axis=0)
    off = np.abs((low + high) / 2 - 0.5).max()
    return bool((high - low).max() < SMALL and off > OFF_CENTRE)

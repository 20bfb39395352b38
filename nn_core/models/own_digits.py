"""The user's own labelled digits: which are learnt, which are kept back, and how they vary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from nn_core.arrays import Array, FloatArray, Labels
from nn_core.data.digests import digests
from nn_core.data.stroke_variety import Variety
from nn_core.data.training_set import PictureSet, written_again
from nn_core.digits.strokes import Drawing
from nn_core.models.training_history import NOTHING, Met

FEWEST = 5
"""Of one digit; of fewer all are learnt, since a figure on one or two would say nothing."""
KEPT_BACK = 0.25
"""Share of each digit that is held out."""
COPIES = 12
"""Pictures made from the strokes of one digit at most."""
VARIETY = Variety(rotation=4.0, shear=0.08, stretch=0.1, stroke_move=0.015)
"""How strongly a digit is rewritten: one hand differs less from itself than from other hands."""

Strokes = Sequence[FloatArray]
"""The strokes of one digit, each an array (n, 2)."""


@dataclass(frozen=True, eq=False)
class OwnDigits:
    """Pictures with what they show and, where they were drawn here, the strokes behind them.

    Attributes
    ----------
    pictures : PictureSet
        Bytes, shape (N, 28, 28), and labels.
    strokes : tuple of N entries
        The strokes of a digit, or None where there is only the picture.
    """

    pictures: PictureSet
    strokes: tuple[Strokes | None, ...]
    _copies: dict[int, list[Array]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, pictures: PictureSet, strokes: Sequence[Strokes | None] | None = None) -> OwnDigits:
        """Return the digits; without ``strokes`` they are pictures only."""
        return cls(pictures, tuple(strokes or [None] * len(pictures)))

    def __len__(self) -> int:
        return len(self.pictures)

    @cached_property
    def digests(self) -> Labels:
        """By which each picture is known, shape (N,)."""
        return digests(self.pictures.images)

    def counts(self) -> Array:
        """Return how many there are of each digit, shape (10,)."""
        return np.bincount(self.pictures.labels, minlength=10)[:10]

    def take(self, chosen: Array) -> OwnDigits:
        """Return those at the indices."""
        return OwnDigits(self.pictures.take(chosen), tuple(self.strokes[int(i)] for i in chosen))

    def split(self, met: Met = NOTHING) -> tuple[OwnDigits, OwnDigits]:
        """Return those to learn and those held out; see ``held_out``."""
        kept = held_out(self.pictures.labels, self.digests, met)
        return self.take(np.flatnonzero(~kept)), self.take(np.flatnonzero(kept))

    def written(self, chosen: Array, rng: np.random.Generator) -> Array:
        """Return a picture for each index, shape (n, 28, 28); strokes are written anew for it.

        Writing takes a millisecond, so after ``COPIES`` of a digit one of these is taken.
        """
        images = self.pictures.images[chosen]
        for place, index in enumerate(chosen.tolist()):
            strokes = self.strokes[index]
            if strokes is not None:
                images[place] = self._copy(index, strokes, rng)
        return images

    def _copy(self, index: int, strokes: Strokes, rng: np.random.Generator) -> Array:
        copies = self._copies.setdefault(index, [])
        if len(copies) >= COPIES:
            return copies[rng.integers(COPIES)]
        copies.append(next(written_again([strokes], 1, rng, VARIETY))[0])
        return copies[-1]


def held_out(labels: Labels, digests: Labels, met: Met = NOTHING) -> Array:
    """Return which digits are held out, shape (N,) of bool: a quarter of each digit.

    What was kept back once stays kept back, and what the network has learnt never is. Of the others
    those with the smallest digests are taken: as good as drawn by lot, but the same whenever and
    for whichever network it is asked, and nearly the same when there are more digits.

    Parameters
    ----------
    labels, digests : array, shape (N,)
    met : Met
        What the network that is to learn has met before.
    """
    learnt, before = met.has_learnt(digests), met.has_kept_back(digests)
    kept = np.zeros(len(labels), bool)
    for digit in range(10):
        places = np.flatnonzero((labels == digit) & ~learnt)
        number = max(held_back(int((labels == digit).sum())), int(before[places].sum()))
        order = np.lexsort((digests[places], ~before[places]))
        kept[places[order][:number]] = True
    return kept


def held_back(count: int) -> int:
    """Return how many of ``count`` examples of one digit are held out."""
    return 0 if count < FEWEST else max(1, round(KEPT_BACK * count))


def pen_strokes(drawing: Drawing) -> Strokes | None:
    """Return the strokes of a drawing that can be written again, or None.

    A picture has no strokes, and where the eraser was used they are not the whole truth.
    """
    if drawing.image is not None or drawing.has_eraser or not drawing.strokes:
        return None
    return tuple(stroke.points for stroke in drawing.strokes)

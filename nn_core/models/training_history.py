"""Which of the user's digits a network has learnt, and which were kept back from it.

They are known by the digests of their pictures: those stay the same when a notebook is written to a
file and read again, and no other digit ever gets the number of one that is gone.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from nn_core.arrays import Array, Labels, frozen

LEARNT, KEPT_BACK = "learnt_digits", "kept_back_digits"
"""Where a file of weights says it: digests of 8 bytes, little end first, in base 64."""
UNRECORDED = "unrecorded_rounds"
"""Says that it was taught by a program that kept no record yet."""
BASE = "base_model"
"""Only the notes of a network that was taught name the one it comes from."""


@dataclass(frozen=True, eq=False)
class Met:
    """Digits that a network was taught with, in all its rounds.

    Attributes
    ----------
    learnt, kept_back : array of int64, rising, read-only
        Digests. None is in both: what was learnt once is learnt.
    whole : bool
        False where a round was not recorded, so that there may be more.
    """

    learnt: Labels
    kept_back: Labels
    whole: bool = True

    @classmethod
    def of(cls, learnt: Labels, kept_back: Labels, whole: bool = True) -> Met:
        """Return the record of digests in any order, each once."""
        learnt = np.unique(learnt).astype(np.int64)
        return cls(frozen(learnt), frozen(np.setdiff1d(kept_back, learnt).astype(np.int64)), whole)

    @classmethod
    def from_notes(cls, notes: Mapping[str, str]) -> Met:
        """Return what a file of weights says; what is damaged there counts as not recorded."""
        try:
            learnt, kept_back = (_numbers(notes[name]) for name in (LEARNT, KEPT_BACK))
        except (KeyError, ValueError):
            return cls.of(NO_DIGITS, NO_DIGITS, whole=BASE not in notes)
        return cls.of(learnt, kept_back, whole=UNRECORDED not in notes)

    def notes(self) -> dict[str, str]:
        """Return the record as metadata of a file; see ``from_notes``."""
        notes = {LEARNT: _text(self.learnt), KEPT_BACK: _text(self.kept_back)}
        return notes if self.whole else {**notes, UNRECORDED: "yes"}

    def has_learnt(self, digests: Labels) -> Array:
        """Return which of these digits were learnt, shape (N,) of bool."""
        return np.isin(digests, self.learnt)

    def has_kept_back(self, digests: Labels) -> Array:
        """Return which of these digits were kept back and never learnt, shape (N,) of bool."""
        return np.isin(digests, self.kept_back)

    def and_then(self, learnt: Labels, kept_back: Labels) -> Met:
        """Return the record after a further round."""
        return Met.of(
            np.concatenate([self.learnt, learnt]),
            np.concatenate([self.kept_back, kept_back]),
            self.whole,
        )


NO_DIGITS: Labels = frozen(np.zeros(0, np.int64))
NOTHING = Met(NO_DIGITS, NO_DIGITS)
"""Of a network that was never taught here."""


def _text(digests: Labels) -> str:
    return base64.b64encode(digests.astype("<i8").tobytes()).decode("ascii")


def _numbers(text: str) -> Labels:
    """Return the digests in ``text``.

    Raises
    ------
    ValueError
        If it is none that ``_text`` has written.
    """
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("no base 64") from error
    return np.frombuffer(data, "<i8").astype(np.int64)

"""What the page Why? knows at one moment, as its presenter tells it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from desktop.services.picture_network import Source
from desktop.tabs.kit.saved import expect, transient
from nn_core.arrays import FloatArray
from nn_core.explain import Change, Evidence, Film, Method, Neighbours, Search
from nn_core.explain.evidence import PATCH

DIGITS = range(10)
NO_RIVAL = -1
"""Evidence for a digit by itself, not against another."""
SIGNED = 0.3
"""Patches with at least this share of the strongest one's contribution get a sign."""
MOST_SIGNS = 16
"""So many of the strongest patches get a sign at most; more would hide the picture."""
CLEAR = 0.995
"""Share of the pixels whose contributions have colours of their own; stronger ones look alike."""
VISIBLE = 1.8
"""Pixels of ink that have come or gone in a patch that gets a sign anyway."""


@dataclass(frozen=True, eq=False)
class Sign:
    """A plus or minus on a patch of the picture: its middle in pixels, and which of the two."""

    x: float
    y: float
    plus: bool


@dataclass(frozen=True, eq=False)
class WhyState:
    """One moment of the page Why?.

    - ``models``, ``model``: names to choose from, and the one that reads.
    - ``label``: what a bundled digit is, by its label.
    - ``image``: array, shape (28, 28), or None. The picture that is explained; None where there is
      nothing to explain.
    - ``paths``: the lines of the strokes in pixels of the picture.
    - ``evidence``: None while it is being worked out.
    - ``refused``: whether the network calls the picture no digit.
    - ``chosen_digit``, ``chosen_rival``, ``chosen_target``: what the user asks for; None follows
      the answer, the runner-up, the runner-up. ``chosen_rival`` may be `NO_RIVAL`.
    - ``neighbour_images``: array, shape (k, 28, 28).
    - ``read_share``: so much of the bundled digits the network has read, from 0 to 1.
    - ``beside``: the neighbour that lies beside the drawing; None where the change does.
    - ``search``: None while none has begun.
    - ``frame``: which picture of the film is on show.
    """

    models: tuple[str, ...] = transient(default=())
    model: str = transient(default="")
    source: Source = transient(default=Source.NOTHING)
    label: int | None = transient(default=None)
    image: FloatArray | None = transient(default=None)
    paths: tuple[FloatArray, ...] = transient(default=())
    evidence: Evidence | None = transient(default=None)
    refused: bool = transient(default=False)
    method: Method = Method.OCCLUSION
    chosen_digit: int | None = None
    chosen_rival: int | None = None
    chosen_target: int | None = None
    neighbours: Neighbours | None = transient(default=None)
    neighbour_images: FloatArray = transient(default_factory=lambda: np.zeros((0, 28, 28)))
    read_share: float = transient(default=0.0)
    beside: int | None = transient(default=None)
    search: Search | None = transient(default=None)
    film: Film | None = transient(default=None)
    frame: int = transient(default=0)
    playing: bool = transient(default=False)

    def checked(self) -> WhyState:
        """Return the state, if the digits asked for are digits."""
        expect(
            chosen_digit=self.chosen_digit is None or self.chosen_digit in DIGITS,
            chosen_rival=self.chosen_rival in (None, NO_RIVAL, *DIGITS),
            chosen_target=self.chosen_target is None or self.chosen_target in DIGITS,
        )
        return self

    @property
    def blank(self) -> bool:
        return self.image is None

    @property
    def answer(self) -> int | None:
        return None if self.evidence is None else self.evidence.ranking[0]

    @cached_property
    def runner_up(self) -> int | None:
        """The digit it is most easily taken for."""
        return None if self.evidence is None else self.evidence.rival

    @property
    def digit(self) -> int | None:
        """The digit for which evidence is shown."""
        return self.answer if self.chosen_digit is None else self.chosen_digit

    @property
    def rival(self) -> int | None:
        """The digit against which evidence is shown; None for none."""
        if self.chosen_rival == NO_RIVAL or self.evidence is None:
            return None
        if self.chosen_rival is not None and self.chosen_rival != self.digit:
            return self.chosen_rival
        return self.runner_up if self.digit == self.answer else self.answer

    @property
    def target(self) -> int | None:
        """The digit that a change is to make of it."""
        if self.chosen_target is not None and self.chosen_target != self.answer:
            return self.chosen_target
        return self.runner_up

    @property
    def change(self) -> Change | None:
        return None if self.film is None else self.film.change

    @property
    def searching(self) -> bool:
        """Whether a change is being looked for."""
        return self.search is not None and not self.search.done

    @cached_property
    def contributions(self) -> FloatArray | None:
        """What each pixel contributes, shape (28, 28); None while it is not known."""
        if self.evidence is None or self.digit is None:
            return None
        if self.method is Method.OCCLUSION and self.evidence.occlusion is None:
            return None
        return self.evidence.contributions(self.method, self.digit, self.rival)

    @cached_property
    def strength(self) -> float:
        """The contribution that gets the full colour."""
        if self.contributions is None or not self.contributions.any():
            return 1.0
        sizes = np.abs(self.contributions)
        return float(np.quantile(sizes[sizes > 0], CLEAR))

    @cached_property
    def signs(self) -> tuple[Sign, ...]:
        """Plus and minus where the evidence is strong."""
        if self.contributions is None:
            return ()
        sums = in_patches(self.contributions)
        sizes = np.sort(np.abs(sums), axis=None)[::-1]
        return signs_of(sums, max(SIGNED * float(sizes[0]), float(sizes[MOST_SIGNS]), 1e-9))

    @cached_property
    def shown(self) -> FloatArray | None:
        """The picture of the film that is on show, shape (28, 28)."""
        if self.film is None:
            return None
        shown: FloatArray = self.film.images[self.frame]
        return shown

    @cached_property
    def probabilities(self) -> FloatArray | None:
        """What the network reads in the drawing as it is on show at the right, shape (10,).

        None while another picture lies there.
        """
        if self.beside is not None:
            return None
        if self.film is not None:
            shares: FloatArray = self.film.probabilities[self.frame]
            return shares
        return None if self.evidence is None else self.evidence.probabilities

    @cached_property
    def difference(self) -> FloatArray | None:
        """Ink that has come (above 0) and gone (below) in the picture on show, (28, 28)."""
        if self.shown is None or self.change is None:
            return None
        difference: FloatArray = self.shown - self.change.image
        return difference

    @cached_property
    def kept(self) -> FloatArray | None:
        """Ink that was there and still is, (28, 28)."""
        if self.shown is None or self.change is None:
            return None
        kept: FloatArray = np.minimum(self.shown, self.change.image)
        return kept

    @cached_property
    def change_signs(self) -> tuple[Sign, ...]:
        """Plus where ink has come, minus where it has gone."""
        if self.difference is None:
            return ()
        sums = in_patches(self.difference)
        return signs_of(sums, max(0.75 * min(VISIBLE, float(np.abs(sums).max())), 1e-3))

    def patch_at(self, row: int, column: int) -> tuple[int, int, int]:
        """Return row, column and side of what one reads at a pixel: it, or the patch round it."""
        if self.method is Method.GRADIENT:
            return row, column, 1
        return row // PATCH * PATCH, column // PATCH * PATCH, PATCH


def in_patches(values: FloatArray) -> FloatArray:
    """Return the sums over the patches, shape (14, 14)."""
    count = len(values) // PATCH
    sums: FloatArray = values.reshape(count, PATCH, count, PATCH).sum(axis=(1, 3))
    return sums


def signs_of(sums: FloatArray, least: float) -> tuple[Sign, ...]:
    """Return a sign for each patch whose sum is at least ``least`` in size."""
    return tuple(
        Sign((column + 0.5) * PATCH, (row + 0.5) * PATCH, bool(sums[row, column] > 0))
        for row, column in np.argwhere(np.abs(sums) >= least).tolist()
    )

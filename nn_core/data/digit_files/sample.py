"""One digit as a file gives it, before anybody reads or keeps it."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from nn_core.arrays import Array
from nn_core.data.digit_files.scales import without_ink
from nn_core.data.labels import digit_of
from nn_core.data.stroke_sample import StrokeSample
from nn_core.digits.framing import FIELD
from nn_core.digits.raster import from_device
from nn_core.digits.strokes import Drawing


@dataclass(frozen=True, eq=False)
class Sample:
    """One digit of a file, or what is meant to be one.

    Attributes
    ----------
    drawing : Drawing
    label : int, str or None
        What the file says it shows; a digit is an int.
    place : int
        Number of its line, row or picture, from 1.
    name : str
        Of its file in a folder or an archive.
    index : int
        Its place among the digits of the whole source, from 0; those that can't be read count.
    pixels : array of uint8, shape (28, 28), or None
        Ink from 0 to 255, where the file holds just what networks read.
    facts : mapping
        What files of this program say beside: answer, state, model, confidence, time.
    own : bool
        Whether this program has written it, so that it stands upright.
    alone : bool
        Whether it is all that its file holds, as a picture is.
    damaged : bool
        Whether its file is cut short, so that there may be less of it than was drawn.
    pages : int
        How many pictures its file holds, of which it is the first.
    summed : Drawing or None
        What it is if each place of its strokes is seen from the one before.
    stepped : Drawing or None
        The same, if each stroke begins at a place of the sheet.
    signed : bool
        Whether its numbers take both signs, as such differences do.
    leaps : bool
        Whether strokes go on far from where they begin, as differences after a place do.
    timed : Drawing or None
        What it is if a time stands before each place.
    """

    drawing: Drawing
    label: int | str | None = None
    place: int = 1
    name: str = ""
    index: int = -1
    pixels: Array | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    own: bool = False
    alone: bool = False
    damaged: bool = False
    pages: int = 1
    summed: Drawing | None = None
    timed: Drawing | None = None
    stepped: Drawing | None = None
    signed: bool = False
    leaps: bool = False

    @classmethod
    def of_ink(cls, ink: Array, label: int | str | None = None, place: int = 1) -> Sample:
        """Return the sample of a picture of ink from 0 to 255, shape (H, W).

        One even grey is no ink.
        """
        if without_ink(ink):
            ink = np.zeros_like(ink)
        exact = ink if ink.shape == (FIELD, FIELD) else None
        return cls(Drawing(image=ink.astype(np.float32) / 255), label, place, pixels=exact)

    def named(self, name: str) -> Sample:
        """Return it with the name of its file, and its place there."""
        return replace(self, name=name if self.alone else f"{name}:{self.place}")

    @classmethod
    def of_strokes(cls, found: StrokeSample) -> Sample:
        """Return the sample of strokes, or of the picture that the notebook writes without any."""
        own, facts = found.pens is not None, dict(found.facts)
        stored = facts.pop("picture", None)
        if found.strokes or stored is None:
            plain = cls(found.drawing(), found.label, found.line, facts=facts, own=own)
            summed, timed, stepped = (
                None if other is None else Drawing(from_device(other))
                for other in (found.summed, found.timed, found.stepped)
            )
            ways = replace(plain, summed=summed, timed=timed, stepped=stepped)
            return replace(ways, signed=found.signed, leaps=found.leaps)
        pixels = np.frombuffer(b64decode(str(stored), validate=True), np.uint8)
        sample = cls.of_ink(pixels.reshape(FIELD, FIELD), found.label, found.line)
        return replace(sample, facts=facts, own=True)

    @property
    def digit(self) -> int | None:
        """The label if it is a digit."""
        return digit_of(self.label)

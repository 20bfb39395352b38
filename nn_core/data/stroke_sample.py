"""One drawing of a file of strokes, as the device gave it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nn_core.arrays import FloatArray
from nn_core.data.labels import digit_of
from nn_core.digits.raster import from_device
from nn_core.digits.strokes import Drawing, Stroke

FACTS = ("answer", "state", "model", "confidence", "time", "picture")


@dataclass(frozen=True, eq=False)
class StrokeSample:
    """One line of a file of strokes.

    Attributes
    ----------
    strokes : tuple of arrays, each of shape (n, 2)
        Places (x, y) as the device gave them, y down; those without a point are left out.
    label : int, str or None
        What it shows; a digit is an int.
    writer : int or None
        Number of who drew it.
    line : int
        Number of the line in the file, from 1.
    pens : tuple of (width, erase), or None
        For each stroke, where the line is a drawing of this program in units of its canvas.
    facts : mapping
        What the notebook of this program writes beside: see `FACTS`.
    summed : tuple of arrays, or None
        The strokes, if each place may be seen from the one before.
    stepped : tuple of arrays, or None
        The same, if each stroke begins at a place of the sheet.
    signed : bool
        Whether points take both signs or say when the pen was lifted, as such differences do.
    leaps : bool
        Whether strokes go on far from where they begin, as differences after a place do.
    timed : tuple of arrays, or None
        The strokes, if the first number of each point may be a time.
    """

    strokes: tuple[FloatArray, ...]
    label: int | str | None = None
    writer: int | None = None
    line: int = 0
    pens: tuple[tuple[float | FloatArray, bool], ...] | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    summed: tuple[FloatArray, ...] | None = None
    timed: tuple[FloatArray, ...] | None = None
    stepped: tuple[FloatArray, ...] | None = None
    signed: bool = False
    leaps: bool = False

    @property
    def digit(self) -> int | None:
        """The label if it is a digit."""
        return digit_of(self.label)

    def drawing(self) -> Drawing:
        """Return the drawing; strokes of other devices are fitted to the canvas."""
        if self.pens is None:
            return Drawing(from_device(self.strokes))
        pairs = zip(self.strokes, self.pens, strict=True)
        return Drawing(tuple(Stroke(points, *pen) for points, pen in pairs))

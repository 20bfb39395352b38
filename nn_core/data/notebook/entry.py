"""One digit of the notebook: what was drawn, what it was, and what was read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import numpy as np

from nn_core.arrays import Array, frozen
from nn_core.data.notebook.packing import settled
from nn_core.digits.framing import FIELD
from nn_core.digits.raster import rasterise
from nn_core.digits.strokes import Drawing, Stroke
from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused

DIGITS = 10


def now() -> datetime:
    """Return the present time, UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, eq=False)
class Entry:
    """One digit of the notebook.

    Attributes
    ----------
    picture : array of uint8, shape (28, 28)
        What the networks read: ink from 0 to 255, framed as MNIST is.
    strokes : tuple of Stroke
        As drawn, in units of the canvas side; empty where only a picture is known.
    label : int or None
        What it was, 0 to 9; None while nobody has said.
    answer : int or None
        What the network read when it was drawn; None if it gave no answer.
    state : str
        What kind of answer that was, such as ``"digit"`` or ``"not sure"``.
    model : str
        Name of the network that answered.
    confidence : float or None
        Probability of the answer, 0 to 1.
    drawn_at : datetime
        With time zone.
    id : int
        Number in the notebook, never given twice; 0 before it is stored.

    Raises
    ------
    ValueRefused
        If the picture is none of 28 x 28 bytes, a label or an answer is no digit, or a text can't
        be stored: half of a pair of UTF-16, as JSON can write it, is no character.
    """

    picture: Array
    strokes: tuple[Stroke, ...] = ()
    label: int | None = None
    answer: int | None = None
    state: str = ""
    model: str = ""
    confidence: float | None = None
    drawn_at: datetime = field(default_factory=now)
    id: int = 0

    def __post_init__(self) -> None:
        """Check the values and keep a picture that no one can change."""
        picture = np.asarray(self.picture)
        if picture.shape != (FIELD, FIELD) or picture.dtype != np.uint8:
            raise ValueRefused(
                QT_TRANSLATE_NOOP("nn_core", "A digit of the notebook needs 28 x 28 bytes.")
            )
        for digit in (self.label, self.answer):
            if digit is not None and not 0 <= digit < DIGITS:
                raise ValueRefused(
                    QT_TRANSLATE_NOOP("nn_core", "“{label}” is no digit."),
                    QT_TRANSLATE_NOOP("nn_core", "Use 0 to 9."),
                    label=digit,
                )
        try:
            f"{self.state}{self.model}".encode()
        except UnicodeEncodeError as error:
            raise ValueRefused(
                QT_TRANSLATE_NOOP("nn_core", "The name of a network holds what is no character.")
            ) from error
        object.__setattr__(self, "strokes", tuple(self.strokes))
        object.__setattr__(self, "picture", frozen(picture) if picture.flags.writeable else picture)

    @classmethod
    def of(cls, drawing: Drawing, **facts: Any) -> Entry:
        """Return an entry for a drawing.

        Parameters
        ----------
        drawing : Drawing
            One over a picture is kept as the networks see it, without its strokes.
        **facts
            Label, answer and whatever else is known.
        """
        strokes = settled(drawing.strokes) if drawing.image is None else ()
        seen = Drawing(strokes) if strokes else drawing
        return cls(picture_of(seen), strokes, **facts)

    @property
    def blank(self) -> bool:
        """Whether there is no ink."""
        return not self.picture.any()

    @property
    def asked(self) -> bool:
        """Whether a network has answered, be it that this is no digit."""
        return self.answer is not None or bool(self.model)

    @property
    def right(self) -> bool | None:
        """Whether the answer was the label; None without a label or before one was asked."""
        return self.answer == self.label if self.label is not None and self.asked else None

    @property
    def drawing(self) -> Drawing:
        """The strokes, or the picture where there are none."""
        if self.strokes:
            return Drawing(self.strokes)
        return Drawing(image=self.picture.astype(np.float32) / 255)


def picture_of(drawing: Drawing) -> Array:
    """Return what the networks read of ``drawing``, shape (28, 28), as bytes."""
    return np.rint(rasterise(drawing) * 255).astype(np.uint8)

"""Pictures that JSON holds as pixels, in rows or in one list, beside its drawings of strokes."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from nn_core.arrays import Array
from nn_core.data import stroke_layouts
from nn_core.data.digit_files.columns import Columns
from nn_core.data.digit_files.report import Notes, Progress
from nn_core.data.digit_files.rows import Dialect
from nn_core.data.digit_files.sample import Sample
from nn_core.data.digit_files.scales import inked
from nn_core.data.json_tables import FEWEST
from nn_core.data.labels import label_of
from nn_core.data.stroke_files import sample_of
from nn_core.data.stroke_sample import StrokeSample
from nn_core.digits.framing import FIELD

TICK = 100


@dataclass(frozen=True, eq=False)
class Pixels:
    """What one part of a file holds.

    Attributes
    ----------
    pictures : array, shape (N, H, W)
        On whichever scale.
    label : int, str or None
    number : int
        Of the line, or of the part.
    """

    pictures: Array
    label: int | str | None
    number: int


def drawing_or_pixels(record: object, number: int) -> StrokeSample | Pixels:
    """Return the drawing that JSON describes, or its pictures.

    Raises
    ------
    DataFileError
        If it is neither; ``ValueError`` if a number is none.
    """
    record = _of_row(record)
    values = stroke_layouts.pixels(record)
    if values is None:
        return sample_of(record, number)
    wide = np.array(values, np.float64)
    if not (np.abs(wide) < 1e30).all():
        raise ValueError("no pixel")
    numbers = wide.astype(np.float32)
    if numbers.ndim == 1:
        usual = numbers.size % stroke_layouts.USUAL_PIXELS == 0
        side = FIELD if usual else math.isqrt(numbers.size)
        numbers = numbers.reshape(-1, side, side)
    return Pixels(
        numbers if numbers.ndim == 3 else numbers[None],
        label_of(stroke_layouts.label(record)),
        number,
    )


def _of_row(record: object) -> object:
    """Return the pixels and the label in a row of a table; what is no row as it is."""
    if not isinstance(record, dict) or len(record) < FEWEST:
        return record
    columns = Columns.of([*record], Dialect())
    if columns is None or not columns.named:
        return record
    cells = [*record.values()]
    label = cells[columns.label] if columns.label >= 0 else None
    if columns.ones:
        label = [cells[place] for place in columns.ones]
    return {"label": label, "pixels": [cells[place] for place in columns.numeric]}


def samples(found: list[Pixels], notes: Notes, what: str) -> Iterator[Progress | Sample]:
    """Yield the digits of all pictures, those of one size brought to ink on paper together.

    Raises
    ------
    DataFileError
        If the values fit no scale.
    """
    for _, group in groupby(found, lambda one: one.pictures.shape[1:]):
        parts = list(group)
        ink = inked(np.concatenate([part.pictures for part in parts]), notes, what)
        owners = [part for part in parts for _ in part.pictures]
        for place, (owner, picture) in enumerate(zip(owners, ink, strict=True)):
            yield Sample.of_ink(picture, owner.label, owner.number)
            if place % TICK == 0:
                yield Progress(place, len(ink))

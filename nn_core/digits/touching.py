"""See whether a drawing that is wide for one digit is several that touch: its parts are digits."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.digits.framing import box
from nn_core.digits.raster import frame_pixels, in_box
from nn_core.digits.recognition import Recognition
from nn_core.digits.strokes import Drawing
from nn_core.digits.verdict import State

WIDE = 0.85
"""Width of a drawing that may be two digits, as a share of its height; few digits are so wide."""
INSIDE = 0.25, 0.75
"""Where it may be cut, as shares of its width."""
CUTS = 3
APART = 0.08
"""At most so many cuts are tried, so far apart as a share of the width."""
ENDS, MANY = (0.12, 0.88), 6
"""The same for the first or the last digit of several: where it ends, and how many cuts."""
FIRST = 2.0
"""How strange it may be; beside a part of a doodle, hardly anything is less strange."""
SURE, LIKE = 0.9, 3.0
"""How probable both halves must be, and how strange they may be, ..."""
STRANGER = 1.0
"""... also in comparison with the whole: parts of one digit are stranger than that."""
STRANGE = 2.5
"""What is wide and stranger than this is hardly ever a single digit, says a network that has
learnt what is none."""


def is_wide(image: FloatArray) -> bool:
    """Whether a framed picture (28, 28) is wide enough for two digits."""
    found = box(image)
    return found is not None and found[2] - found[0] >= WIDE * (found[3] - found[1])


def halves(
    drawing: Drawing, inside: tuple[float, float] = INSIDE, cuts: int = CUTS
) -> list[FloatArray]:
    """Return the framed pictures (28, 28) of left and right parts, cut where least ink is.

    An even number of them: each left one is followed by its right one.
    """
    ink = in_box(drawing)
    if ink is None:
        return []
    columns = ink.sum(axis=0, dtype=np.float64)
    width = len(columns)
    low, high = (round(share * width) for share in inside)
    pictures: list[FloatArray] = []
    places: list[int] = []
    for place in (low + np.argsort(columns[low:high], kind="stable")).tolist():
        if all(abs(place - other) >= APART * width for other in places):
            places.append(place)
            pictures += [frame_pixels(ink[:, :place]), frame_pixels(ink[:, place:])]
        if len(places) == cuts:
            break
    return pictures


def touch(whole: Recognition, left: Recognition, right: Recognition) -> bool:
    """Whether two halves of a whole, as a network read them, are a digit each.

    A 1 doesn't count: half of a 0 and the first stroke of many a 2 or 5 look like one. Nor does
    the answer of a network that can't say how strange what it reads is: it calls anything a digit.
    """
    least = _strangeness(whole) + STRANGER
    return all(_is_digit(half) and _strangeness(half) < least for half in (left, right))


def begins_or_ends(drawing: Drawing, read: Callable[[list[FloatArray]], list[Recognition]]) -> bool:
    """Whether a picture that is no digit begins or ends with one that another one touches."""
    return any(
        _is_digit(part) and _strangeness(part) <= FIRST
        for part in read(halves(drawing, ENDS, MANY))
    )


def _strangeness(found: Recognition) -> float:
    strange = found.verdict.strangeness
    return inf if strange is None else strange


def _is_digit(half: Recognition) -> bool:
    verdict = half.verdict
    return (
        verdict.state is State.DIGIT
        and verdict.digit != 1
        and _strangeness(half) <= LIKE
        and float(half.probabilities.max()) >= SURE
    )

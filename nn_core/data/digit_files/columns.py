"""Find out which columns of a table are pixels and which one is the label, by names or without."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from nn_core.arrays import Array
from nn_core.data.digit_files.rows import Dialect, value_of
from nn_core.data.labels import WORDS, digit_of
from nn_core.digits.framing import FIELD
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

SMALLEST_SIDE, LARGEST_SIDE = 8, 64
PIXELS = FIELD * FIELD
LABELS = frozenset(
    (
        *("label", "labels", "class", "classes", "target", "targets", "digit", "y", "number"),
        *("y_true", "true_label", "label_true", "actual", "true", "ground_truth", "gt"),
        *("character", "category", "truth", "t", "라벨", "레이블", "정답", "숫자"),
    )
)
"""Names of a column of labels, in small letters."""
FACTS = ("label", "answer", "model", "time")
HEADER = (*FACTS, *(f"pixel{n}" for n in range(PIXELS)))
"""What this program writes itself."""
ENDS = 2
"""Columns at the beginning, and one at the end, that may be something else than a pixel."""
CLASSES = 10
MOST_CLASS = 99
FEWEST_CENTRED, SPREAD, OFF_CENTRE = 3, 0.5, 0.4
"""Pictures, and columns about and beside the middle one, that show where MNIST's pictures lie."""
_NUMBER = re.compile(r"\d+")
_TRUTHS = {"true": 1, "false": 0}
_LEFT_ASIDE = QT_TRANSLATE_NOOP("nn_core", "A column of running numbers left aside")


def is_square(count: int) -> bool:
    """Whether so many pixels make a square picture of a digit."""
    side = math.isqrt(max(0, count))
    return side * side == count and SMALLEST_SIDE <= side <= LARGEST_SIDE


@dataclass(frozen=True)
class Columns:
    """What the columns of a table are.

    Attributes
    ----------
    count : int
        Cells of a row.
    numeric : sequence of int
        Columns that are read as numbers, in the order of the pixels.
    kept : sequence of int
        Columns of which the text is kept.
    label : int
        The column of the label; -1 for none.
    ones : sequence of int
        Columns of which one holds a 1, that of the digit.
    guess : str
        What the column of the label is called, where that isn't known for a label's name.
    named : bool
        Whether names have told so; else what has been kept is looked at in the end.
    heading : bool
        Whether the first row holds no digit.
    own : bool
        Whether this program has written the table.
    sparse : bool
    aside : tuple of str
        Names of columns that are not used.
    reordered : bool
        Whether the pixels don't stand in the order of their names.
    """

    count: int
    numeric: Sequence[int]
    kept: Sequence[int] = ()
    label: int = -1
    ones: Sequence[int] = ()
    guess: str = ""
    named: bool = False
    heading: bool = False
    own: bool = False
    sparse: bool = False
    aside: tuple[str, ...] = ()
    reordered: bool = False

    @classmethod
    def of(cls, first: list[str], dialect: Dialect) -> Columns | None:
        """Return what the first row says of the columns; None if it is no table of pictures."""
        if dialect.sparse:
            return cls(0, (), (0,), 0, named=True, sparse=True)
        if dialect.names and len(dialect.names) == len(first):
            by_name = _by_names(dialect.names, heading=False)
            return by_name or _without_names(len(first), heading=False)
        if not _is_heading(first):
            return _without_names(len(first), heading=False)
        return _by_names(first, heading=True) or _without_names(len(first), heading=True)

    def facts_of(self, kept: dict[int, str]) -> dict[str, object]:
        """Return what a table of this program says beside the label."""
        return {name: kept[place] for place, name in enumerate(FACTS) if place}

    def unpacked(self, cells: list[str]) -> tuple[Array | None, dict[int, str]]:
        """Return the values of ``label index:value …`` at their indices, from 0 to `PIXELS`.

        Those that are 0 are left out there; `counted_from` tells where the first pixel is.
        """
        values = np.zeros(PIXELS + 1)
        try:
            for cell in cells[1:]:
                place, _, value = cell.partition(":")
                if place.startswith("#"):
                    break
                if place != "qid":
                    values[_index(place)] = float(value.replace(",", "."))
        except (ValueError, OverflowError):
            return None, {}
        fits = bool((np.abs(values) < 1e30).all())
        return values.astype(np.float32) if fits else None, {0: cells[0]}

    def beyond(self, cells: list[str]) -> int:
        """Return the first index of such a row that no pixel has; 0 for none."""
        places = (cell.partition(":")[0] for cell in cells[1:])
        return next((int(p[:9]) for p in places if p.isdecimal() and int(p[:9]) > PIXELS), 0)


def _index(text: str) -> int:
    place = int(text)
    if not 0 <= place <= PIXELS:
        raise ValueError(text)
    return place


def counted_from(values: Array) -> int | None:
    """Return the index of the first pixel in what ``unpacked`` gave, shape (N, `PIXELS` + 1).

    None if both ends are used: one of them would be lost.

    It is 1 by the format's rule, though many write 0. Where neither end is used, the centre of
    mass tells: MNIST's lies on one pixel in all of its pictures.
    """
    used = bool(values[:, 0].any()), bool(values[:, PIXELS].any())
    if all(used):
        return None
    if any(used):
        return int(used[1])
    inked = values[values.any(axis=1), :PIXELS].reshape(-1, FIELD, FIELD).astype(float)
    if len(inked) < FEWEST_CENTRED or inked.min() < 0:
        return 1
    columns = (inked.sum(axis=1) * np.arange(FIELD)).sum(axis=1) / inked.sum(axis=(1, 2))
    by_mass = columns.std() < SPREAD and abs(columns.mean() - FIELD / 2) < OFF_CENTRE
    return 0 if by_mass else 1


def _is_number(cell: str) -> bool:
    try:
        value_of(cell)
    except ValueError:
        return False
    return True


def _is_heading(first: list[str]) -> bool:
    """Whether most cells are names, or numbers that count the columns."""
    numbers = [_is_number(cell) for cell in first]
    if 2 * sum(numbers) < len(first):
        return True
    inner = first[ENDS:-1]
    if len(inner) < SMALLEST_SIDE or not all(numbers[ENDS:-1]):
        return False
    values = list(map(value_of, inner))
    return all(b - a == 1 for a, b in pairwise(values))


def _by_names(names: list[str], heading: bool) -> Columns | None:
    if tuple(names) == HEADER:
        places = range(len(FACTS), len(HEADER))
        facts = range(len(FACTS))
        return Columns(len(names), places, facts, 0, named=True, heading=heading, own=True)
    plain = [name.strip().strip("'\"").lower() for name in names]
    groups = Counter(_NUMBER.sub("#", name) for name in plain)
    sizes = {group: size for group, size in groups.items() if is_square(size)}
    if not sizes:
        return _rest_by_names(plain, heading)
    group = max(sizes, key=lambda g: sizes[g])
    pixels = [place for place, name in enumerate(plain) if _NUMBER.sub("#", name) == group]
    ordered = _in_order(plain, pixels)
    others = [place for place in range(len(names)) if place not in set(pixels)]
    label = _label_among(plain, others)
    ones = _ones_among(plain, others) if label < 0 else []
    kept = [label] if label >= 0 else ones
    guess = names[kept[0]].strip() if kept and plain[kept[0]] not in LABELS else ""
    return Columns(
        count=len(names),
        numeric=ordered,
        kept=kept,
        label=label,
        ones=ones,
        guess=f"{guess} … {names[ones[-1]].strip()}" if ones else guess,
        named=True,
        heading=heading,
        aside=tuple(names[n].strip() or str(n + 1) for n in others if n not in kept),
        reordered=ordered != pixels,
    )


def _rest_by_names(plain: list[str], heading: bool) -> Columns | None:
    """Return the columns where only the label has a name that is known."""
    labels = [place for place, name in enumerate(plain) if name in LABELS]
    rest = [place for place in range(len(plain)) if place not in labels]
    if len(labels) != 1 or not is_square(len(rest)):
        return None
    return Columns(len(plain), rest, labels, labels[0], named=True, heading=heading)


def _label_among(plain: list[str], others: list[int]) -> int:
    named = [place for place in others if plain[place] in LABELS]
    if named:
        return named[0]
    left = [place for place in others if not _is_aside(plain[place])]
    return left[0] if len(left) == 1 else -1


def _ones_among(plain: list[str], others: list[int]) -> list[int]:
    """Return the columns of ones in the order of the digits in their names; none without them."""
    groups: dict[str, dict[str, int]] = {}
    words = {plain[place]: place for place in others if plain[place] in WORDS}
    if len(words) == CLASSES:
        return [words[word] for word in WORDS]
    for place in others:
        group = groups.setdefault(_NUMBER.sub("#", plain[place]), {})
        group["".join(_NUMBER.findall(plain[place]))] = place
    digits = [str(digit) for digit in range(CLASSES)]
    found = [group for group in groups.values() if sorted(group) == digits]
    return [found[0][digit] for digit in digits] if len(found) == 1 else []


def _is_aside(name: str) -> bool:
    return (
        not name
        or re.search(r"id|index|file|name|path|writer|usage|unnamed|no\.?$", name) is not None
    )


def _in_order(names: list[str], pixels: list[int]) -> list[int]:
    """Return the pixels in the order of the numbers in their names, row by row."""
    keys = [tuple(map(int, _NUMBER.findall(names[place][:40]))) for place in pixels]
    side = math.isqrt(len(pixels))
    if len(set(keys)) != len(keys) or len(set(map(len, keys))) != 1:
        return pixels
    if len(keys[0]) == 2:
        rows, columns = ({key[n] for key in keys} for n in (0, 1))
        complete = len(rows) == len(columns) == side
    else:
        numbers = [key[-1] for key in keys]
        complete = max(numbers) - min(numbers) == len(numbers) - 1
    return [place for _, place in sorted(zip(keys, pixels, strict=True))] if complete else pixels


def _without_names(count: int, heading: bool) -> Columns | None:
    if is_square(count - CLASSES):
        kept = (*range(CLASSES), *range(count - CLASSES, count))
    elif any(is_square(count - extra) for extra in (0, 1, 2)):
        kept = (*range(ENDS), count - 1)
    else:
        return None
    numeric = [place for place in range(count) if place not in kept]
    return Columns(count, numeric, tuple(kept), heading=heading)


@dataclass(frozen=True)
class Found:
    """What a table without names turned out to be.

    Attributes
    ----------
    pixels : array, shape (N, side²)
    labels : list of str
    why : str or None
        A marked phrase that says what was left aside.
    """

    pixels: Array
    labels: list[str]
    why: str | None = None


def without_names(columns: Columns, pixels: Array, kept: list[dict[int, str]], what: str) -> Found:
    """Return the pixels and labels of a table that doesn't name its columns.

    Raises
    ------
    DataFileError
        If the first and the last column could both be the label.
    """
    count = columns.count
    if is_square(count - CLASSES):
        return _with_ones(columns.kept, pixels, kept)
    first, second, last = ([row[place] for row in kept] for place in columns.kept)
    if is_square(count):
        return Found(_joined((first, second), pixels, (last,)), [""] * len(kept))
    if is_square(count - 2):
        return _with_two_others(first, second, pixels, last, what)
    if _label_is_first(first, last, pixels, what):
        return Found(_joined((second,), pixels, (last,)), first)
    return Found(_joined((first, second), pixels, ()), last)


def _with_two_others(
    first: list[str], second: list[str], pixels: Array, last: list[str], what: str
) -> Found:
    """Return what is in a table with running numbers before its rows, and a label."""
    if not _runs(first):
        raise _ambiguous(what)
    if _label_is_first(second, last, pixels, what):
        return Found(_joined((), pixels, (last,)), second, _LEFT_ASIDE)
    return Found(_joined((second,), pixels, ()), last, _LEFT_ASIDE)


def _runs(texts: list[str]) -> bool:
    return len(set(texts)) == len(texts) and not all(digit_of(t) == 0 for t in texts)


def _with_ones(ends: Sequence[int], pixels: Array, kept: list[dict[int, str]]) -> Found:
    """Return what is in a table with a one at the place of the digit, before or after the pixels.

    The ten columns at the other end are pixels.
    """
    sides = ends[:CLASSES], ends[CLASSES:]
    first, last = ([one_hot(row, side) for row in kept] for side in sides)
    is_first = sum(map(bool, first)) > sum(map(bool, last))
    rest = [[row[place] for row in kept] for place in sides[is_first]]
    if is_first:
        return Found(_joined((), pixels, rest), first)
    return Found(_joined(rest, pixels, ()), last)


def one_hot(row: dict[int, str], side: Sequence[int]) -> str:
    """Return the place of the only 1 among ten cells; an empty text where there is none."""
    digits = [_TRUTHS.get(row[place].strip().lower(), digit_of(row[place])) for place in side]
    return str(digits.index(1)) if sorted(map(str, digits)) == ["0"] * 9 + ["1"] else ""


def _label_is_first(first: list[str], last: list[str], pixels: Array, what: str) -> bool:
    """Whether the label stands in the first column rather than in the last.

    A label is a class in every row. Where both columns could be that, it is the one that isn't the
    same in all rows, or has values that no pixel has.
    """
    fits = [_is_label(first), _is_label(last)]
    if not any(fits):
        raise _ambiguous(what)
    if not all(fits):
        return fits[0]
    highest = float(pixels.max()) if pixels.size else 0
    beyond = [any((_value(text) or 0) > highest for text in set(texts)) for texts in (first, last)]
    varied = [len(set(texts)) > 1 for texts in (first, last)]
    digits = [all(digit_of(text) is not None for text in texts) for texts in (first, last)]
    not_zero = [any(_value(text) != 0 for text in texts) for texts in (first, last)]
    for signs in (beyond, varied, digits, not_zero):
        if signs[0] != signs[1]:
            return signs[0]
    if any(not_zero):
        raise _ambiguous(what)
    return True  # nothing but zeros at both ends


def _is_label(texts: list[str]) -> bool:
    return all(_is_class(text) for text in set(texts)) and any(map(str.strip, texts))


def _is_class(text: str) -> bool:
    value = _value(text)
    if value is None:
        return len(text) < 20
    return value == int(value) and 0 <= value <= MOST_CLASS


def _value(text: str) -> float | None:
    try:
        value = value_of(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and abs(value) < 1e30 else None


def _joined(before: Sequence[list[str]], pixels: Array, after: Sequence[list[str]]) -> Array:
    """Return the pixels with those columns that turned out to be pixels, too.

    A cell that is no number is NaN.
    """
    parts = [_column(texts) for texts in (*before, *after)]
    whole = pixels.dtype == np.uint8 and all(
        ((part == np.rint(part)) & (part >= 0) & (part <= 255)).all() for part in parts
    )
    kind = np.uint8 if whole else np.float32
    parts = [part.astype(kind) for part in parts]
    columns = [*parts[: len(before)], pixels.astype(kind, copy=False), *parts[len(before) :]]
    return np.concatenate(columns, axis=1)


def _column(texts: list[str]) -> Array:
    values = [_value(text) for text in texts]
    return np.array([math.nan if value is None else value for value in values])[:, None]


def _ambiguous(what: str) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” does not say which of its columns is the label."),
        QT_TRANSLATE_NOOP(
            "nn_core", "Give it a first row with names such as label, pixel0, pixel1 …"
        ),
        path=what,
    )

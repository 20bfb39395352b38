"""Read files of strokes: JSON, one drawing a line or in any other layout, InkML and UNIPEN."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, Protocol, TypeVar

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.data import cut_json, inkml, stroke_layouts, unipen
from nn_core.data.files import Source, cut_in_line, encoding_of, lines, measured, reading_up_to
from nn_core.data.labels import label_of
from nn_core.data.stroke_sample import FACTS, StrokeSample
from nn_core.digits.raster import PEN
from nn_core.digits.strokes import Stroke
from nn_core.errors import QT_TRANSLATE_NOOP, BadakError, DataFileError
from nn_core.util.generators import finished

LOOKED_AT = 1 << 12
"""Bytes that tell which kind of file it is."""
LINES = 20
"""Lines that are looked at to see whether each is a value of JSON."""
MOST_WHOLE = 16 << 20
"""Bytes of a file that isn't read line by line."""
LONGEST_LINE = 4 << 20
"""Bytes; a digit takes a few thousand."""
MOST_POINTS = 100_000
"""Of one drawing."""
MOST_STROKES = 1_000
"""Of one drawing; each costs a tenth of a millisecond."""
_GAP = re.compile(r"[ \t\r\n,]*")
_HOLDS_MANY = re.compile(rf"[^\[]{{0,1000}}\"({'|'.join(stroke_layouts.MANY)})\"\s*:\s*\[")
FEWEST_STEPS, FAR = 4, 1.5
"""Points of a stroke that tell whether it leaps, and how much farther its first one is then."""
CANVAS = "canvas"
"""Unit of the drawings this program writes: the side of its canvas."""
__all__ = ["StrokeSample", "parse", "read_strokes", "sample_of"]
S = TypeVar("S")
EXAMPLE = '{"label": 7, "strokes": [[[0, 0], [9, 0], [4, 12]]]}'


class Refuser(Protocol):
    """Takes what is wrong with a line, so that the others are read."""

    def refuse(self, error: BadakError, place: int, /) -> None:
        """Take one."""


def read_strokes(path: Path, notes: Refuser | None = None) -> Iterator[StrokeSample]:
    """Yield the drawings of a file, one after the other.

    A file of one drawing a line is never read as a whole. JSON over many lines, InkML and UNIPEN
    are, up to `MOST_WHOLE` bytes.

    Parameters
    ----------
    path : Path
    notes : Refuser, optional
        Told of lines that are no drawing; without it, the first one ends the reading.

    Raises
    ------
    DataFileError
        If the file can't be read, or a line is no drawing; it names the line.
    """
    for sample in reading_strokes(path, notes):
        if sample is not None:
            yield sample


def reading_strokes(path: Path, notes: Refuser | None = None) -> Iterator[StrokeSample | None]:
    """Yield what ``read_strokes`` does, and None where nothing came for a while."""
    with measured(path) as source:
        yield from strokes_of(source, path, notes, sample_of)


def strokes_of(
    source: Source, path: Path, notes: Refuser | None, made: Callable[[object, int], S]
) -> Iterator[StrokeSample | S | None]:
    """Yield the drawings of a file that is open; see ``reading_strokes``.

    What JSON says of one, and its number, are given to ``made``; `sample_of` is the usual one.
    """
    file = source.file
    start = file.read(LOOKED_AT)
    file.seek(0)
    encoding = encoding_of(start)
    text = start.decode(encoding or "utf-8", "replace").lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        yield from inkml.samples(_whole(file, path), path)
    elif text.startswith("."):
        yield from unipen.samples(_whole(file, path).decode("utf-8", "replace"), path)
    elif encoding or _is_spread(file, text):
        yield from _of_whole(file, path, notes, made, encoding or "utf-8-sig")
    else:
        yield from _of_lines(file, path, notes, made)


def _of_lines(
    file: IO[bytes], path: Path, notes: Refuser | None, made: Callable[[object, int], S]
) -> Iterator[S | None]:
    for number, line in enumerate(lines(file, path, LONGEST_LINE), 1):
        yield None
        if not line.strip():
            continue
        if len(line) > LONGEST_LINE:
            _refuse(
                _wrong(path, number, QT_TRANSLATE_NOOP("nn_core", "It is too long.")), number, notes
            )
            continue
        try:
            value = _parsed(path, number, line)
        except DataFileError as error:
            _refuse(error, number, notes)
            continue
        yield from _samples(value, path, number, notes, made)


def _of_whole(
    file: IO[bytes],
    path: Path,
    notes: Refuser | None,
    made: Callable[[object, int], S],
    encoding: str,
) -> Iterator[S | None]:
    """Yield the drawings of JSON that is spread over lines: one value, or several in a row."""
    text = _whole(file, path).decode(encoding, "replace").strip("\ufeff \t\r\n")
    decoder, at, number = json.JSONDecoder(), 0, 0
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            line = text.count("\n", 0, getattr(error, "pos", at)) + 1
            for value in cut_json.whole_parts(text, at):
                for sample in _samples(value, path, number + 1, notes, made, counting=True):
                    yield sample
                    number += 1
            if _is_cut(text):
                _refuse(cut_in_line(path, text.count("\n") + 1), line, notes)
                return
            what = QT_TRANSLATE_NOOP("nn_core", "It is no JSON; a line looks like {example}.")
            _refuse(_wrong(path, line, what, example=EXAMPLE), line, notes)
            return
        for sample in _samples(value, path, number + 1, notes, made, counting=True):
            yield sample
            number += 1
        at = _next(text, at)


def _samples(
    value: object,
    path: Path,
    number: int,
    notes: Refuser | None,
    made: Callable[[object, int], S],
    counting: bool = False,
) -> Iterator[S | None]:
    """Yield the drawings of one value of JSON, numbered by the line or one after the other."""
    for place, record in enumerate(stroke_layouts.records(value)):
        yield None
        at = number + place if counting else number
        try:
            yield made(record, at)
        except BadakError as error:
            _refuse(_wrong(path, at, error.what, **error.values), at, notes)
        except (ValueError, TypeError, OverflowError, RecursionError):
            what = QT_TRANSLATE_NOOP("nn_core", "It is no JSON; a line looks like {example}.")
            _refuse(_wrong(path, at, what, example=EXAMPLE), at, notes)


def _refuse(error: DataFileError, number: int, notes: Refuser | None) -> None:
    if notes is None:
        raise error
    notes.refuse(error, number)


def _parsed(path: Path, number: int, line: bytes) -> object:
    try:
        return json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        # Whoever writes lines ends each with a line feed; so one without was not written whole.
        if not line.endswith(b"\n") and _is_cut(line.decode("utf-8", "replace")):
            raise cut_in_line(path, number) from error
        what = QT_TRANSLATE_NOOP("nn_core", "It is no JSON; a line looks like {example}.")
        raise _wrong(path, number, what, example=EXAMPLE) from error


def _next(text: str, at: int) -> int:
    """Return where the next value of JSON begins."""
    gap = _GAP.match(text, at)
    assert gap is not None
    return gap.end()


def _is_cut(text: str) -> bool:
    """Whether JSON ends before all that it has opened is closed."""
    opened, closed = (sum(map(text.count, signs)) for signs in ("{[", "}]"))
    return text.lstrip()[:1] in ("{", "[") and opened > closed


def _is_spread(file: IO[bytes], start: str) -> bool:
    """Whether one value of JSON goes over several lines."""
    found = [
        line for line in (file.readline(LONGEST_LINE + 1) for _ in range(LINES)) if line.strip()
    ]
    file.seek(0)
    if start[:1] not in "{[" or not found or _is_value(found[0]):
        return False
    if len(found[0]) > LONGEST_LINE:
        return start[0] == "[" or _HOLDS_MANY.match(start) is not None
    if len(found) == 1:
        return True  # what is whole of it is read
    first = found[0].strip()
    begins = start[0] == "[" or first.endswith((b"[", b"{"))
    return begins or not any(map(_is_drawing, found))


def _is_value(line: bytes) -> bool:
    try:
        json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return False
    return True


def _is_drawing(line: bytes) -> bool:
    return any(b'"%s"' % name.encode() in line for name in stroke_layouts.STROKES) and _is_value(
        line
    )


def _whole(file: IO[bytes], path: Path) -> bytes:
    data = bytes(finished(reading_up_to(file, MOST_WHOLE + 1)))
    if len(data) > MOST_WHOLE:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "“{path}” is too large to be read as a whole."),
            QT_TRANSLATE_NOOP("nn_core", "Write one drawing a line: {example}."),
            path=path,
            example=EXAMPLE,
        )
    return data


def parse(line: bytes | str, number: int = 1) -> StrokeSample:
    """Return the drawing in one line.

    Raises
    ------
    ValueError
        If it is no JSON or a number is none; ``DataFileError`` if the JSON is no drawing.
    """
    return sample_of(json.loads(line), number)


def sample_of(record: object, number: int = 1) -> StrokeSample:
    """Return the drawing that JSON describes; see ``parse``."""
    found = stroke_layouts.strokes(record)
    if len(found) > MOST_STROKES:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "It has more than {most} strokes."), most=MOST_STROKES
        )
    all_strokes = [_points(stroke) for stroke in found]
    summed, timed = stroke_layouts.summed(record), stroke_layouts.timed(found)
    record = record if isinstance(record, dict) else {}
    if sum(map(len, all_strokes)) > MOST_POINTS:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "It has more than {most} points."), most=MOST_POINTS
        )
    pens = _pens(record, all_strokes) if record.get("unit") == CANVAS else None
    kept = [i for i, points in enumerate(all_strokes) if len(points)]
    writer = record.get("writer")
    plain = tuple(all_strokes[i] for i in kept)
    flagged = summed is not None
    stepped = None if flagged or pens is not None else tuple(np.cumsum(s, axis=0) for s in plain)
    together = tuple(map(_points, summed)) if summed is not None else stepped and _summed(plain)
    return StrokeSample(
        plain,
        label_of(stroke_layouts.label(record)),
        writer if _is(writer, int) else None,
        number,
        None if pens is None else tuple(pens[i] for i in kept),
        {name: record[name] for name in FACTS if name in record},
        together,
        None if timed is None else tuple(map(_points, timed)),
        stepped,
        flagged or _take_both_signs(plain),
        not flagged and _leap(plain),
    )


def _summed(strokes: tuple[FloatArray, ...]) -> tuple[FloatArray, ...]:
    """Return strokes whose points are each seen from the one before, also of another stroke."""
    places = np.cumsum(np.concatenate(strokes), axis=0)
    return tuple(np.split(places, np.cumsum([len(stroke) for stroke in strokes])[:-1]))


def _leap(strokes: tuple[FloatArray, ...]) -> bool:
    """Whether the first stroke goes on far from its first point, around the origin."""
    if not strokes or len(strokes[0]) < FEWEST_STEPS or not _take_both_signs(strokes):
        return False
    first, rest = strokes[0][0], strokes[0][1:]
    return bool(np.abs(first).max() > FAR * np.abs(rest).max())


def _take_both_signs(strokes: tuple[FloatArray, ...]) -> bool:
    return any(len(stroke) > 1 and bool((stroke[1:] < 0).any()) for stroke in strokes)


def _points(values: Any) -> FloatArray:
    if not isinstance(values, list):
        raise _no_points()
    # Looked at one by one, since NumPy makes room for the longest text at each place. Times,
    # pressures and angles behind a place are not needed.
    if not all(isinstance(point, list) and len(point) >= 2 for point in values):
        raise _no_points()
    numbers = [number for point in values for number in point[:2]]
    if not {*map(type, numbers)} <= {int, float}:
        raise _no_points()
    try:
        points = np.array(numbers, np.float64).reshape(-1, 2)
    except OverflowError as error:
        raise _no_points() from error
    if not (np.abs(points) <= stroke_layouts.FARTHEST).all():
        raise _no_points()
    return points


def _pens(
    record: dict[str, Any], strokes: list[FloatArray]
) -> list[tuple[float | FloatArray, bool]]:
    widths, erases = record.get("width"), record.get("erase")
    widths = widths if isinstance(widths, list) else [PEN] * len(strokes)
    erases = erases if isinstance(erases, list) else [False] * len(strokes)
    if not len(widths) == len(erases) == len(strokes):
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "Its lists “width” and “erase” don't fit its strokes.")
        )
    pens = [(_width(w), bool(e)) for w, e in zip(widths, erases, strict=True)]
    for points, pen in zip(strokes, pens, strict=True):
        if len(points):
            Stroke(points, *pen)  # refuses what is no pen
    return list(pens)


def _width(value: Any) -> FloatArray:
    numbers = value if isinstance(value, list) else [value]
    if not {*map(type, numbers)} <= {int, float}:
        raise ValueError("no width")
    return np.asarray(value, np.float64)


def _is(value: Any, kind: Any) -> bool:
    return isinstance(value, kind) and not isinstance(value, bool)


def _no_points() -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "A stroke in it is no list of points [x, y].")
    )


def _wrong(path: Path, number: int, why: str, **values: object) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "Line {number} of “{path}” is no drawing."),
        why,
        **{**values, "path": path, "number": number},
    )

"""Read strokes from UNIPEN, a text of key words behind dots; its y goes up and is turned here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.data.labels import label_of
from nn_core.data.stroke_sample import StrokeSample
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

MOST_POINTS = 100_000
"""Of one drawing."""
MOST_STROKES = 1_000
FARTHEST = 1e15
_SEGMENT = re.compile(
    r"\.SEGMENT\s+(\S+)\s+(\S+)(?:\s+([^\s\"]\S*))?(?:\s+\"(.*)\")?", re.IGNORECASE
)
_RANGE = re.compile(r"(\d+)(?::\d+)?(?:-(\d+)(?::\d+)?)?")
_LEVELS = ("DIGIT", "CHARACTER", "CHAR", "LETTER", "SYMBOL")


@dataclass
class _Read:
    """What has been read so far.

    Attributes
    ----------
    parts : list of (bool, list of (float, float))
        Movements in order, and whether the pen was down.
    segments : list of (str, str, int)
        Which parts, what they show, and how many parts there were before the line.
    """

    order: tuple[int, int] = (0, 1)
    parts: list[tuple[bool, list[tuple[float, float]]]] = field(default_factory=list)
    segments: list[tuple[str, str, int]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)


def samples(text: str, path: Path) -> Iterator[StrokeSample]:
    """Yield the drawings of a file: its segments of one character, or all of it as one.

    Raises
    ------
    DataFileError
        If it holds no strokes, or what is no place.
    """
    read = _Read()
    for number, line in enumerate(text.splitlines(), 1):
        _take(read, line.strip(), number, path)
    if not any(down and points for down, points in read.parts):
        raise _no_strokes(path)
    for number, (label, parts) in enumerate(_drawings(read), 1):
        strokes = [_places(points, path) for down, points in parts if down and points]
        if len(strokes) > MOST_STROKES or sum(map(len, strokes)) > MOST_POINTS:
            raise _no_strokes(path)
        if strokes:
            yield StrokeSample(tuple(strokes), label_of(label), None, number)


def _take(read: _Read, line: str, number: int, path: Path) -> None:
    if not line:
        return
    if not line.startswith("."):
        _take_places(read, line, number, path)
        return
    word, *rest = line.upper().split()
    if word == ".COORD" and "X" in rest and "Y" in rest:
        read.order = rest.index("X"), rest.index("Y")
    elif word in (".PEN_DOWN", ".PEN_UP"):
        read.parts.append((word == ".PEN_DOWN", []))
    elif word == ".START_BOX":
        read.breaks.append(len(read.parts))
    elif word == ".SEGMENT":
        found = _SEGMENT.match(line)
        if found and found[1].upper() in _LEVELS:
            read.segments.append((found[2], found[4] or "", len(read.parts)))


def _take_places(read: _Read, line: str, number: int, path: Path) -> None:
    """Take a line of numbers; text belongs to a comment, and what comes before a pen to nothing."""
    try:
        values = [float(text) for text in line.split()]
        point = values[read.order[0]], values[read.order[1]]
    except ValueError:
        return
    except IndexError as error:
        raise _no_place(path, number) from error
    if not (abs(point[0]) <= FARTHEST and abs(point[1]) <= FARTHEST):
        raise _no_place(path, number)
    if read.parts:
        read.parts[-1][1].append(point)


def _drawings(
    read: _Read,
) -> Iterator[tuple[str, list[tuple[bool, list[tuple[float, float]]]]]]:
    """Yield what each segment shows and its parts.

    A segment names its parts by numbers, where those of a pen that is up count as well; or by
    ``?``, which is all up to the next segment.
    """
    if not read.segments:
        edges = sorted({0, *read.breaks, len(read.parts)})
        for start, end in pairwise(edges):
            yield "", read.parts[start:end]
        return
    numbered = _numbering(read)
    for place, (which, label, start) in enumerate(read.segments):
        if which[0].isdigit():
            chosen = {n for a, b in _ranges(which) for n in range(a, min(b, len(numbered) - 1) + 1)}
            yield label, [numbered[n] for n in sorted(chosen)]
        else:
            ends = [s for _, _, s in read.segments[place + 1 :]] + [len(read.parts)]
            yield label, read.parts[start : ends[0]]


def _ranges(which: str) -> list[tuple[int, int]]:
    found = (_RANGE.fullmatch(piece) for piece in which.split(","))
    return [(int(f[1][:9]), int((f[2] or f[1])[:9])) for f in found if f]


def _numbering(read: _Read) -> list[tuple[bool, list[tuple[float, float]]]]:
    """Return the parts as they are counted: all, or those of the pen if no number is higher."""
    downs = [part for part in read.parts if part[0]]
    named = [b for which, _, _ in read.segments if which[0].isdigit() for _, b in _ranges(which)]
    return downs if named and max(named) == len(downs) - 1 else read.parts


def _places(points: list[tuple[float, float]], path: Path) -> FloatArray:
    if len(points) > MOST_POINTS:
        raise _no_strokes(path)
    return np.array(points, np.float64) * (1, -1)


def _no_strokes(path: Path) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” holds no strokes of UNIPEN that can be read."),
        QT_TRANSLATE_NOOP("nn_core", "They stand behind .PEN_DOWN, a place X Y on each line."),
        path=path,
    )


def _no_place(path: Path, number: int) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "Line {number} of “{path}” is no place of a pen."),
        path=path,
        number=number,
    )

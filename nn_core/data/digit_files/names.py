"""Find in the names of files and folders which digit each picture shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import PurePath

from nn_core.data.digit_files.report import Progress
from nn_core.data.labels import KOREAN, WORDS, as_typed, digit_of
from nn_core.errors import QT_TRANSLATE_NOOP

FEWEST = 0.9
"""Share of the files whose names must hold a digit at the same place."""
BELIEVED = 0.5
"""Share of the labels found that a network must read so, where it can be asked."""
LEVELS = (-2, -3, -4)
"""Folders that are looked at, the nearest first."""
PLACES = (0, -1, 1, -2, 2)
"""Parts of a file's name that are looked at."""
CODES = (48, 30)
"""What the digit 0 is in ASCII, and in the names of NIST's folders, which are hexadecimal."""
_NUMBER = re.compile(r"[0-9]{1,3}")
_LETTERS = re.compile(r"[A-Za-z]+|[가-힣]+")
SURE = 0.9
"""The same, so that no other reading is looked for."""
_SPLIT = re.compile(r"[^0-9A-Za-z가-힣]+")
_PREFIX = re.compile(r"(digit|number|num|class|label|cls|d|n)[-_ ]*(\d{1,2})", re.IGNORECASE)

FROM_FOLDERS = QT_TRANSLATE_NOOP("nn_core", "Labels taken from the names of the folders: {count}")
COUNTED_FROM_ONE = QT_TRANSLATE_NOOP(
    "nn_core", "Labels taken from the names of the folders, which count from 1: {count}"
)
CODED = QT_TRANSLATE_NOOP(
    "nn_core", "Labels taken from the names of the folders, which are codes of characters: {count}"
)
FROM_FILES = QT_TRANSLATE_NOOP("nn_core", "Labels taken from the names of the files: {count}")
NONE_IN_NAMES = QT_TRANSLATE_NOOP("nn_core", "No label in the names of files and folders")

Labels = list[int | None]
Agreement = Generator[Progress, None, float | None]


def labels(
    paths: Sequence[PurePath], agree: Callable[[Labels], Agreement]
) -> Generator[Progress, None, tuple[Labels, str]]:
    """Return the label of each path, and a marked phrase that says where it is from.

    Folders that are called by a digit are believed unless another reading of the names is read
    much better; all else must be read so, where a network can be asked.

    Parameters
    ----------
    paths : sequence of PurePath
        Relative to the folder that was chosen.
    agree : callable
        Returns the share of labels that a network reads so; None if none can be asked.
    """
    by_folder = [_of_folders(path) for path in paths]
    called = any(label is not None for label in by_folder)
    share = (yield from agree(by_folder)) if called else 0.0
    if called and (share is None or share >= BELIEVED):
        return by_folder, FROM_FOLDERS
    best: tuple[float, Labels, str] | None = None
    for found, where, guessed in _candidates(paths, called):
        share = yield from agree(found)
        share = float(not guessed) if share is None else share
        if share >= BELIEVED and (best is None or share > best[0]):
            best = share, found, where
        if share >= SURE:
            break
    if best is not None:
        return best[1:]
    return (by_folder, FROM_FOLDERS) if called else ([None] * len(paths), NONE_IN_NAMES)


def _candidates(paths: Sequence[PurePath], called: bool) -> Iterator[tuple[Labels, str, bool]]:
    """Yield labels, where they are from, and whether only a network can tell that they are."""
    readings: list[tuple[Labels, str, bool]] = []
    for level in LEVELS:
        names = [path.parts[level] if len(path.parts) >= -level else "" for path in paths]
        readings += [(found, where, True) for found, where in _readings(names)]
    stems = [_pieces(path.name.partition(".")[0]) for path in paths]
    for place in () if called else PLACES:
        readings.append(([_at(pieces, place) for pieces in stems], FROM_FILES, False))
    tried: list[Labels] = []
    for found, where, guessed in readings:
        known = [label for label in found if label is not None]
        enough = len({*known}) > guessed  # a folder alone may be called by any number
        if enough and len(known) >= FEWEST * len(found) and found not in tried:
            tried.append(found)
            yield found, where, guessed


def _readings(names: Sequence[str]) -> Iterator[tuple[Labels, str]]:
    """Yield what names of folders may mean: 7 - seven, Sample008 as the eighth, 37 as ASCII's 7."""
    yield [_said(name) for name in names], FROM_FOLDERS
    yield [_spelled_in(name) for name in names], FROM_FOLDERS
    numbers = [int(found[0]) if len(found := _NUMBER.findall(n)) == 1 else None for n in names]
    known = {number for number in numbers if number is not None}
    if known <= {*range(10)}:
        yield numbers, FROM_FOLDERS
    if known <= {*range(1, 11)}:
        yield _less(numbers, 1), COUNTED_FROM_ONE
        yield _less(numbers, 0), FROM_FOLDERS
    for start in CODES:
        if known <= {*range(start, start + 10)}:
            yield _less(numbers, start), CODED


def _less(numbers: Labels, by: int) -> Labels:
    return [None if number is None else (number - by) % 10 for number in numbers]


def _spelled_in(name: str) -> int | None:
    """Return the only digit that is spelled out in a name."""
    found = {digit_of(piece) for piece in _LETTERS.findall(as_typed(name))} - {None}
    return found.pop() if len(found) == 1 else None


def _of_folders(path: PurePath) -> int | None:
    """Return the digit that the nearest folder is called by: 7, 07, digit_7 or seven."""
    return next((d for name in reversed(path.parts[:-1]) if (d := _said(name)) is not None), None)


def _said(name: str) -> int | None:
    name = as_typed(name)
    found = _PREFIX.fullmatch(name.strip())
    text = found[2] if found else name.strip()
    if text.lower() in (*WORDS, *KOREAN) or (text.isascii() and text.isdigit() and len(text) <= 2):
        return digit_of(text)
    return None


def _pieces(stem: str) -> list[str]:
    return [piece for piece in _SPLIT.split(as_typed(stem)) if piece]


def _at(pieces: list[str], place: int) -> int | None:
    if not -len(pieces) <= place < len(pieces):
        return None
    return _said(pieces[place])

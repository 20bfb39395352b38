"""Find in the names of files and folders which digit each picture shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import PurePath

from nn_core.data.labels import WORDS, digit_of
from nn_core.errors import QT_TRANSLATE_NOOP

FEWEST = 0.9
"""Share of the files whose names must hold a digit at the same place."""
BELIEVED = 0.5
"""Share of the labels found that a network must read so, where it can be asked."""
_SPLIT = re.compile(r"[^0-9A-Za-z가-힣]+")
_PREFIX = re.compile(r"(digit|number|num|class|label|cls|d|n)[-_ ]*(\d{1,2})", re.IGNORECASE)

FROM_FOLDERS = QT_TRANSLATE_NOOP("nn_core", "Labels taken from the names of the folders: {count}")
FROM_FILES = QT_TRANSLATE_NOOP("nn_core", "Labels taken from the names of the files: {count}")
NONE_IN_NAMES = QT_TRANSLATE_NOOP("nn_core", "No label in the names of files and folders")

Labels = list[int | None]


def labels(
    paths: Sequence[PurePath], agree: Callable[[Labels], float | None]
) -> tuple[Labels, str]:
    """Return the label of each path, and a marked phrase that says where it is from.

    Parameters
    ----------
    paths : sequence of PurePath
        Relative to the folder that was chosen.
    agree : callable
        Returns the share of labels that a network reads so; None if none can be asked.
    """
    by_folder = [_of_folders(path) for path in paths]
    if any(label is not None for label in by_folder):
        return by_folder, FROM_FOLDERS
    stems = [_pieces(path.name.partition(".")[0]) for path in paths]
    best: tuple[float, Labels] | None = None
    for place in (0, -1, 1, -2, 2):
        found = [_at(pieces, place) for pieces in stems]
        if sum(label is not None for label in found) < FEWEST * len(found):
            continue
        share = agree(found)
        share = 1.0 if share is None else share
        if share >= BELIEVED and (best is None or share > best[0]):
            best = share, found
    if best is None:
        return [None] * len(paths), NONE_IN_NAMES
    return best[1], FROM_FILES


def _of_folders(path: PurePath) -> int | None:
    """Return the digit that the nearest folder is called by: 7, 07, digit_7 or seven."""
    return next((d for name in reversed(path.parts[:-1]) if (d := _said(name)) is not None), None)


def _said(name: str) -> int | None:
    found = _PREFIX.fullmatch(name.strip())
    text = found[2] if found else name.strip()
    if text.lower() in WORDS or (text.isascii() and text.isdigit() and len(text) <= 2):
        return digit_of(text)
    return None


def _pieces(stem: str) -> list[str]:
    return [piece for piece in _SPLIT.split(stem) if piece]


def _at(pieces: list[str], place: int) -> int | None:
    if not -len(pieces) <= place < len(pieces):
        return None
    return _said(pieces[place])

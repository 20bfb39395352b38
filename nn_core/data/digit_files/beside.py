"""Find the labels of digits in files of their own: arrays, IDX, tables and lists of names."""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path, PurePath
from typing import Any

from nn_core.data.digit_files import pairs
from nn_core.data.digit_files.columns import LABELS
from nn_core.data.digit_files.kinds import MAGIC, TEXT
from nn_core.data.digit_files.numpy_files import LABELS_FROM, array_in, part_of, says_labels
from nn_core.data.digit_files.report import Notes, Progress
from nn_core.data.digit_files.rows import LONGEST_ROW, Dialect, rows
from nn_core.data.files import as_text, encoding_of, lines, opened
from nn_core.data.idx import KINDS
from nn_core.data.labels import LONGEST, NONE, as_typed, digit_of, label_of
from nn_core.errors import QT_TRANSLATE_NOOP, BadakError, DamagedFileError
from nn_core.util.system_errors import regular

SWAPS = (
    *(("images", "labels"), ("image", "label"), ("imgs", "lbls"), ("img", "lbl")),
    *(("pictures", "labels"), ("data", "labels"), ("data", "target"), ("x", "y")),
)
"""Words in the name of a file of pictures, and what stands there in that of its labels."""
_BACK = tuple((b, a) for a, b in SWAPS)
MOST_LOOKED_AT = 200
"""Files of a folder that are looked at to find the labels."""
TEXTS = (".csv", ".tsv", ".txt", ".json")
"""What the names of lists of labels end in."""
MOST_TEXT = 4 << 20
"""Bytes of a list of labels; MNIST's has 1 MB with names."""
MOST_CELLS = 4
"""Of a row of such a list."""
NEARLY_ALL = 0.9
"""Share of the labels of a file with another name that must be digits."""
EACH = 100
"""Rows, or pictures, between two yields."""
FEWEST = 2
"""Labels in a file whose name doesn't say that it holds some."""
ENOUGH = 0.5
"""Share of the pictures of a folder that a list must name."""
_KIND = re.compile(r"idx\d([-_.]?(ubyte|byte|short|int|float|double))?", re.IGNORECASE)
Label = int | str | None


def labels_beside(path: Path) -> Path | None:
    """Return the file of labels that belongs to a file of pictures, by its name."""
    return next(_by_name(path, SWAPS), None)


def pictures_beside(path: Path) -> Path | None:
    """Return the file of pictures that belongs to a file of labels, by its name."""
    return next(_by_name(path, _BACK), None)


@dataclass
class Beside:
    """Finds labels for pictures, in the files of one folder or around a single file.

    Attributes
    ----------
    files : sequence of Path
        Where labels may be; empty to look around the file of the pictures.
    taken : set of Path
        Files whose labels were used.
    """

    files: Sequence[Path] = ()
    taken: set[Path] = field(default_factory=set)
    _read: dict[tuple[Path, int], list[Label] | None] = field(default_factory=dict)

    def named(self, path: Path) -> Path | None:
        """Return the file of labels that belongs to a file of pictures by its name."""
        found = next(_by_name(path, SWAPS, self.files), None)
        self.taken |= {found} if found else set()
        return found

    def counted(
        self, path: Path, count: int
    ) -> Generator[Progress, None, tuple[Path, list[Label]] | None]:
        """Return the only file with so many labels, or the one that suits best; None for none."""
        fitting: list[tuple[tuple[bool, ...], Path]] = []
        for other in self.files or islice(_around(path), MOST_LOOKED_AT):
            yield Progress(0, 0)
            if other == path or other in self.taken:
                continue
            if (yield from self.labels_in(other, count)) is None:
                continue
            if count < FEWEST and not says_labels(other.stem):
                continue  # a number is in many a file
            own, its = part_of(path.stem), part_of(other.stem)
            if not own or not its or own == its:
                fitting.append(
                    ((own == its, other.parent == path.parent, says_labels(other.stem)), other)
                )
        fitting.sort(reverse=True)
        if not fitting or [rank for rank, _ in fitting].count(fitting[0][0]) > 1:
            return None
        found = fitting[0][1]
        self.taken.add(found)
        labels = yield from self.labels_in(found, count)
        assert labels is not None
        return found, labels

    def of_table(self, path: Path, notes: Notes) -> Generator[Progress, None, list[Label] | None]:
        """Return the labels of the rows of a table that has none."""
        written = 0
        with suppress(DamagedFileError), opened(path) as file:
            for line in lines(file, path, LONGEST_ROW):
                written += bool(line.strip())
                yield Progress(0, 0)
        for count in (written, written - 1):  # with a heading, or without
            if (found := (yield from self.counted(path, count))) is not None:
                notes.changed(LABELS_FROM, name=found[0].name)
                return found[1]
        return None

    def of_pictures(
        self, files: Sequence[Path], relative: Sequence[PurePath], notes: Notes
    ) -> Generator[Progress, None, list[Label] | None]:
        """Return what a list says that pictures show, or the texts beside each of them."""
        if not files:
            return None
        found = yield from by_names(self.files, relative)
        if found is not None:
            self.taken.add(found[0])
            notes.changed(LABELS_FROM, name=found[0].name)
            return found[1]
        texts = {path.with_suffix(""): path for path in self.files if path.suffix == TEXT}
        own = [texts.get(file.with_suffix("")) for file in files]
        labels = []
        for text in own:
            labels.append(None if text is None else _of_one(text))
            yield Progress(0, 0)
        if sum(label is not None for label in labels) < ENOUGH * len(files):
            return None
        self.taken |= {text for text in own if text is not None}
        notes.changed(FROM_TEXTS, sum(label is not None for label in labels))
        return [*labels]

    def labels_in(self, path: Path, count: int) -> Generator[Progress, None, list[Label] | None]:
        """Return the labels of a file that holds just so many of them, nearly all digits."""
        if (path, count) not in self._read:
            self._read[path, count] = None
            with suppress(BadakError, OSError):
                self._read[path, count] = yield from _labels_in(path, count)
        found = self._read[path, count]
        if found is None or len(found) != count:
            return None
        return found if sum(map(_is_digit, found)) >= NEARLY_ALL * count else None

    def holds_labels(self, path: Path) -> bool:
        """Whether a file holds labels and nothing else, as far as its beginning tells."""
        with suppress(BadakError, OSError):
            shape = _claimed(path)
            return shape is not None and _are_labels(shape)
        return False


FROM_TEXTS = QT_TRANSLATE_NOOP(
    "nn_core", "Labels taken from the texts beside the pictures: {count}"
)


def _of_one(path: Path) -> int | None:
    """Return the label that is all that a text says."""
    with suppress(BadakError, OSError), opened(path) as file:
        return digit_of(file.read(LONGEST).decode("utf-8-sig", "replace").strip())
    return None


def _labels_in(path: Path, count: int) -> Generator[Progress, None, list[Label] | None]:
    if _is_text(path):
        return _column((yield from _cells(path)))
    shape = _claimed(path)
    if shape is None or count not in shape or not _are_labels(shape):
        return None
    return pairs.as_labels(array_in(path), count)


def _claimed(path: Path) -> tuple[int, ...] | None:
    """Return the shape that the head of an .npy or an IDX file claims."""
    regular(path)
    with opened(path) as file:
        head = file.read(256)
    if head.startswith(MAGIC):
        found = re.search(rb"'shape':\s*\(([\d, ]*)\)", head)
        return tuple(map(int, re.findall(rb"\d{1,12}", found[1]))) if found else None
    if len(head) < 8 or head[:2] != b"\0\0" or head[2] not in KINDS or not 1 <= head[3] <= 3:
        return None
    sizes = (head[at : at + 4] for at in range(4, 4 + 4 * head[3], 4))
    return tuple(int.from_bytes(size, "big") for size in sizes)


def _are_labels(shape: tuple[int, ...]) -> bool:
    """Whether an array may be a label for each picture, ones at the digits, or QMNIST's table."""
    return len(shape) == 1 or (len(shape) == 2 and min(shape) in (1, 8, 10))


def _is_digit(label: Label) -> bool:
    return digit_of(label) is not None


def _is_text(path: Path) -> bool:
    return path.name.lower().endswith(TEXTS) and path.stat().st_size <= MOST_TEXT


def _cells(path: Path) -> Generator[Progress, None, list[list[str]]]:
    """Return the rows of a list of labels; none if it is something else."""
    yield Progress(0, 0)
    with opened(path) as file:
        if path.name.lower().endswith(".json"):
            data = file.read(MOST_TEXT)
            encoding = encoding_of(data[:64])
            text = data.decode(encoding, "replace") if encoding else as_text(data)
            return _of_json(text.lstrip("\ufeff"))
        found = []
        for number, cells in rows(file, path, Dialect()):
            if number % EACH == 0:
                yield Progress(0, 0)
            if len(cells) > MOST_CELLS:
                return []
            found += [[cell.strip().strip("'\"") for cell in cells]] if cells else []
        return found


def _of_json(text: str) -> list[list[str]]:
    """Return the rows of ``{name: label}``, of a list of labels, or of small objects."""
    try:
        value: Any = json.loads(text)
    except (ValueError, RecursionError):
        return []
    if isinstance(value, dict):
        value = [[name, label] for name, label in value.items()]
    listed = [_values(one) for one in value] if isinstance(value, list) else []
    fit = all(0 < len(cells) <= MOST_CELLS and all(map(_is_cell, cells)) for cells in listed)
    return [[str(cell) for cell in cells] for cells in listed] if fit else []


def _values(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [*value.values()]
    return value if isinstance(value, list) else [value]


def _is_cell(value: Any) -> bool:
    return isinstance(value, str | int | float)


def _column(found: list[list[str]]) -> list[Label] | None:
    """Return the labels of rows: below a known name, or the only column of digits."""
    if not found or len({*map(len, found)}) != 1:
        return None
    place = next((n for n, name in enumerate(found[0]) if name.lower() in LABELS), None)
    columns = [*zip(*found, strict=True)]
    if place is not None:
        return [label_of(cell) for cell in columns[place][1:]]
    body = [column if _is_label(column[0]) else column[1:] for column in columns]
    fitting = [column for column in body if column and all(map(_is_label, column))]
    return [label_of(cell) for cell in fitting[-1]] if len(fitting) == 1 else None


def _is_label(cell: str) -> bool:
    return digit_of(cell) is not None or cell.lower() in NONE


def by_names(
    lists: Iterable[Path], pictures: Sequence[PurePath]
) -> Generator[Progress, None, tuple[Path, list[Label]] | None]:
    """Return the first list that says by name what most pictures show, and their labels.

    Names are paths, with or without folder and ending, or the numbers in them.
    """
    keys = yield from _keys(pictures)
    for path in islice(lists, MOST_LOOKED_AT):
        with suppress(BadakError, OSError):
            if not _is_text(path):
                continue
            found = yield from _said_of((yield from _cells(path)), keys)
            if len(found) >= ENOUGH * len(pictures):
                return path, [found.get(n) for n in range(len(pictures))]
    return None


def _keys(pictures: Sequence[PurePath]) -> Generator[Progress, None, Mapping[str, int]]:
    """Return how each picture may be called; what is said of several is no name."""
    found: dict[str, int] = {}
    for place, path in enumerate(pictures):
        if place % EACH == 0:
            yield Progress(0, 0)
        parts = path.parts
        names = {"/".join(parts[n:]) for n in range(len(parts))}
        names = {as_typed(name).lower() for name in (*names, path.stem)}
        names.add(as_typed(path.stem).lower().lstrip("0") or "0")
        for name in names:
            found[name] = place if name not in found else -1
    return found


def _said_of(
    found: list[list[str]], keys: Mapping[str, int]
) -> Generator[Progress, None, dict[int, Label]]:
    """Return the labels of pictures by their places."""
    labels: dict[int, Label] = {}
    for number, cells in enumerate(found):
        if number % EACH == 0:
            yield Progress(0, 0)
        places = [_place(cell, keys) for cell in cells]
        digits = [n for n, cell in enumerate(cells) if digit_of(cell) is not None]
        named = [n for n, place in enumerate(places) if place >= 0 and n not in digits[-1:]]
        others = [n for n in digits if n not in named[:1]]
        if named and len(others) == 1:
            labels[places[named[0]]] = digit_of(cells[others[0]])
    return labels


def _place(cell: str, keys: Mapping[str, int]) -> int:
    name = as_typed(cell).replace("\\", "/").removeprefix("./").lower()
    while name not in keys and "/" in name:
        name = name.partition("/")[2]
    return keys.get(name, -1)


def _by_name(
    path: Path, swaps: Sequence[tuple[str, str]], files: Sequence[Path] = ()
) -> Iterator[Path]:
    """Yield the files whose names differ from that of ``path`` in the kind of what they hold."""
    bare, kind = _bare(path.name), _KIND.search(path.name)
    wanted = _swapped(bare, swaps)
    for other in _around(path, swaps, files):
        its = _KIND.search(other.name)
        by_kind = kind and its and kind[0][3] != its[0][3] and _bare(other.name) == bare
        if other != path and (_bare(other.name) in wanted or by_kind):
            with suppress(OSError):
                regular(other)
                yield other


def _swapped(bare: str, swaps: Sequence[tuple[str, str]]) -> set[str]:
    words = ((rf"(?<![a-z]){old}(?![a-z])", new) for old, new in swaps)
    return {re.sub(old, new, bare) for old, new in words if re.search(old, bare)}


def _around(
    path: Path, swaps: Sequence[tuple[str, str]] = SWAPS, files: Sequence[Path] = ()
) -> Iterator[Path]:
    """Yield the files beside one, and those in folders beside its own that may hold its labels."""
    yield from _in(path.parent)
    yield from files
    if files:
        return
    wanted = _swapped(_bare(path.parent.name), swaps)
    with suppress(OSError):
        for folder in sorted(path.parent.parent.iterdir()):
            if _bare(folder.name) in wanted and folder != path.parent and folder.is_dir():
                yield from _in(folder)


def _in(folder: Path) -> list[Path]:
    """Return what is in a folder, that first which isn't packed."""
    try:
        return sorted(folder.iterdir(), key=lambda path: (path.name.lower().endswith(".gz"), path))
    except OSError:
        return []


def _bare(name: str) -> str:
    """Return a name without its packing and the kind of its numbers."""
    name = name.lower().removesuffix(".gz").removesuffix(".idx").removesuffix(".npy")
    return re.sub(r"[-_.]+", "-", _KIND.sub("", name)).strip("-")

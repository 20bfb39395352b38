"""The one way to digits in files: whatever can be recognised can be opened and imported, too."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path

import numpy as np

from nn_core.data.digit_files import (
    archives,
    beside,
    idx_sets,
    json_pixels,
    names,
    numpy_files,
    orientation,
    tables,
)
from nn_core.data.digit_files.kinds import PICTURES, TEXT, Kind, is_idx, kind_of, may_hold_digits
from nn_core.data.digit_files.report import Notes, Progress
from nn_core.data.digit_files.sample import Sample
from nn_core.data.files import measured, unreadable
from nn_core.data.stroke_files import strokes_of
from nn_core.data.stroke_sample import StrokeSample
from nn_core.digits import Recogniser
from nn_core.errors import QT_TRANSLATE_NOOP, BadakError, DataFileError

LISTED = 100
"""Entries of a folder between two yields."""
MOST_ENTRIES = 300_000
"""Of a folder and those in it; whoever chose the whole disk meant another one."""
WHOLE_DISK = "/"
"""Never looked through: seconds would pass until it has shown itself to be too much."""
ASKED = 60
"""Pictures of a folder that a network reads to see whether names hold labels."""
CUT_SHORT = QT_TRANSLATE_NOOP(
    "nn_core", "Pictures cut short, of which what is there was read: {count}"
)
FIRST_PAGE = QT_TRANSLATE_NOOP(
    "nn_core", "Pictures of several pages, of which the first was read: {count}"
)

Decode = Callable[[Path], Sample]
Found = Iterator[Progress | Sample]


@dataclass(frozen=True, eq=False)
class Means:
    """What reading takes beside the files.

    Attributes
    ----------
    decode : callable
        Returns the digit in a file of a picture; raises ``DataFileError``.
    reader : Recogniser or None
        Asked whether digits lie on their side; nothing of that is noticed without it.
    """

    decode: Decode
    reader: Recogniser | None = None


def read_digits(path: Path, means: Means, notes: Notes) -> Found:
    """Yield the digits of a file, a folder or an archive, and in between how far it is.

    What is changed, guessed or left out is told to ``notes``.

    Raises
    ------
    DataFileError
        If the file can't be read, or is of no kind that is read.
    """
    kind = kind_of(path)
    if kind is Kind.FOLDER:
        yield from _of_folder(path, means, notes)
    elif kind is Kind.ARCHIVE:
        with tempfile.TemporaryDirectory(prefix="badak-") as folder:
            yield from archives.unpacking(path, Path(folder), notes)
            yield from _of_folder(Path(folder), means, notes, path)
    else:
        yield from _of_file(path, kind, means, notes, beside.Beside())


def _of_file(path: Path, kind: Kind, means: Means, notes: Notes, around: beside.Beside) -> Found:
    if kind is Kind.PICTURE:
        yield replace(_decoded(path, means, notes), index=notes.next_index())
        return
    if kind is Kind.STROKES:
        found: Found = _strokes(path, notes)
    elif kind is Kind.TABLE:
        found = _labelled(tables.read_table(path, notes), path, notes, around)
    elif kind is Kind.IDX:
        found = idx_sets.read_idx_set(path, notes, around)
    elif kind is Kind.NPY:
        found = numpy_files.read_npy(path, notes, around)
    elif kind is Kind.PICKLE:
        found = numpy_files.read_pickle(path, notes)
    else:
        found = numpy_files.read_npz(path, notes)
    yield from _upright(_numbered(found, notes), means.reader, notes)


def _decoded(path: Path, means: Means, notes: Notes) -> Sample:
    """Return the digit in a picture; what is missing of the file is told."""
    sample = means.decode(path)
    for said in missing(sample.damaged, sample.pages):
        notes.changed(said, 1)
    return sample


def missing(cut_short: bool, pages: int) -> list[str]:
    """Return marked phrases that say what of a file of a picture was not read."""
    return [CUT_SHORT] * cut_short + [FIRST_PAGE] * (pages > 1)


def _numbered(found: Found, notes: Notes) -> Found:
    """Yield digits with their places among all."""
    for step in found:
        if isinstance(step, Sample) and step.index < 0:
            yield replace(step, index=notes.next_index())
        else:
            yield step


def _labelled(found: Found, path: Path, notes: Notes, around: beside.Beside) -> Found:
    """Yield the digits of a table, which may have their labels in another file."""
    labels: list[int | str | None] | None = None
    first: int | None = None
    for step in found:
        if isinstance(step, Progress):
            yield step
            continue
        if first is None:
            first = step.index
            bare = step.label is None and step.drawing.image is not None
            labels = (yield from around.of_table(path, notes)) if bare else None
        yield step if labels is None else replace(step, label=labels[step.index - first])


def _strokes(path: Path, notes: Notes) -> Found:
    pictures: list[json_pixels.Pixels] = []
    with measured(path) as source:
        for found in strokes_of(source, path, notes, json_pixels.drawing_or_pixels):
            if not isinstance(found, StrokeSample):
                pictures += [] if found is None else [found]
                yield Progress(source.place, source.size)
                continue
            try:
                yield Sample.of_strokes(found)
            except ValueError:
                notes.refuse(_no_picture_in(path, found.line), found.line)
    yield from json_pixels.samples(pictures, notes, str(path))


def _no_picture_in(path: Path, line: int) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "Line {number} of “{path}” is no drawing."),
        QT_TRANSLATE_NOOP("nn_core", "Its picture is not 784 bytes in base64."),
        path=path,
        number=line,
    )


def _upright(found: Found, reader: Recogniser | None, notes: Notes) -> Found:
    """Yield digits turned the right way round, where the first of them show that they aren't.

    Labels that count from 1 to 10 are brought to 0 to 9 as well.
    """
    if reader is None:
        yield from found
        return
    first: list[Sample] = []
    for step in found:
        if isinstance(step, Progress) or step.own:
            yield step
        else:
            first.append(step)
            if len(first) >= orientation.ASKED:
                break
    way = orientation.way_of(first, reader)
    if way in orientation.OF_POINTS:
        yield from _upright(_turned(chain(first, found), way, notes), reader, notes)
        return
    upright = first if way is None else [orientation.turned(sample, way) for sample in first]
    meant = orientation.labels_of(upright, reader)
    if way is None and meant is None:
        yield from first
        yield from found
        return
    count = 0
    for step in _turned(chain(first, found), way, notes):
        count += isinstance(step, Sample)
        yield meant.labelled(step) if meant is not None and isinstance(step, Sample) else step
    if meant is not None:
        notes.changed(meant.said, count)


def _turned(found: Found, way: orientation.Way | None, notes: Notes) -> Found:
    count = 0
    for step in found:
        count += isinstance(step, Sample)
        yield orientation.turned(step, way) if way and isinstance(step, Sample) else step
    if way is not None:
        orientation.told(way, notes, count)


def _of_folder(folder: Path, means: Means, notes: Notes, shown: Path | None = None) -> Found:
    """Yield the digits in a folder: its pictures, labelled by names, and what other files hold."""
    files, texts, aside = yield from listed(folder)
    if not files:
        raise _nothing_in(shown or folder)
    pictures = [file for file in files if file.suffix.lower() in PICTURES]
    others = [file for file in files if file.suffix.lower() not in PICTURES]
    around = beside.Beside((*others, *texts))
    taken = around.taken
    relative = [file.relative_to(folder) for file in pictures]
    by_name = yield from around.of_pictures(pictures, relative, notes)
    number = 0
    last: list[Path] = []
    for file in others:
        yield Progress(0, 0)
        last += [file] if around.holds_labels(file) else []
    for file in sorted(others, key=set(last).__contains__):
        if file in taken:
            continue
        name = str(file.relative_to(folder))
        try:
            for step in _of_file(file, kind_of(file), means, notes, around):
                number += isinstance(step, Sample)
                yield step.named(name) if isinstance(step, Sample) else step
        except BadakError as error:
            number += 1
            if shown is not None and "path" in error.values:
                error.values["path"] = f"{shown.name}/{name}"  # not where it was unpacked
            notes.refuse(error, number, name)
    if aside := aside + sum(text not in taken for text in texts):
        notes.changed(archives.LEFT_ASIDE, aside)
    found = _of_pictures(folder, pictures, number, means, notes, by_name)
    yield from _upright(found, means.reader, notes)


def _of_pictures(
    folder: Path,
    files: list[Path],
    start: int,
    means: Means,
    notes: Notes,
    known: list[int | str | None] | None,
) -> Found:
    if not files:
        return
    relative = [file.relative_to(folder) for file in files]
    labels = known or (yield from _of_names(files, relative, means, notes))
    for place, (file, name) in enumerate(zip(files, relative, strict=True)):
        number = start + place + 1
        try:
            sample = _decoded(file, means, notes)
        except DataFileError as error:
            notes.refuse(error, number, str(name))
        else:
            named = replace(sample, label=labels[place], place=number, name=str(name))
            yield replace(named, index=notes.next_index())
        yield Progress(place + 1, len(files))


def _of_names(
    files: list[Path], relative: list[Path], means: Means, notes: Notes
) -> Generator[Progress, None, names.Labels]:
    """Return the labels that the names of pictures hold, and tell where they are from."""
    decode = cache(means.decode)  # of a few files, in each of the ways in which names can be read
    labels, where = yield from names.labels(
        relative, lambda found: _agreement(files, found, replace(means, decode=decode))
    )
    notes.changed(where, sum(label is not None for label in labels))
    return labels


def _agreement(
    files: list[Path], labels: list[int | None], means: Means
) -> Generator[Progress, None, float | None]:
    """Return the share of labels that the network reads so; None if it can't be asked.

    Pictures that lie on their side are turned later, so the best way counts.
    """
    if means.reader is None:
        return None
    pairs = [(f, label) for f, label in zip(files, labels, strict=True) if label is not None]
    chosen = [pairs[n] for n in np.linspace(0, len(pairs) - 1, min(ASKED, len(pairs))).astype(int)]
    samples = []
    for file, label in chosen:
        yield Progress(0, 0)
        with suppress(DataFileError):
            samples.append(replace(means.decode(file), label=label))
    return orientation.share_read(samples, means.reader) if samples else None


def listed(folder: Path) -> Generator[Progress, None, tuple[list[Path], list[Path], int]]:
    """Return the files below a folder that may hold digits, in order, texts, and how many others.

    What can't be looked into is left out.

    Raises
    ------
    DataFileError
        If the folder itself can't be read, or more lies in it than anybody's digits.
    """
    if os.path.realpath(folder) == WHOLE_DISK:
        raise _too_many(folder)
    found: list[Path] = []
    texts: list[Path] = []
    waiting = [folder]
    seen = aside = 0
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    seen += 1
                    if seen % LISTED == 0:
                        yield Progress(seen, 0)
                    aside += _is_aside(entry, found, texts, waiting)
        except OSError as error:
            if place == folder:
                raise unreadable(folder, error) from error
        if seen > MOST_ENTRIES:
            raise _too_many(folder)
    return sorted(found), sorted(texts), aside


def _is_aside(
    entry: os.DirEntry[str], found: list[Path], texts: list[Path], folders: list[Path]
) -> bool:
    """Sort an entry in, and return whether it is a file that nobody can see digits in."""
    with suppress(OSError):
        if entry.name.startswith("."):
            return False
        if entry.is_dir(follow_symlinks=False):
            folders.append(Path(entry))
        elif entry.is_file():
            if entry.name.lower().endswith(TEXT):
                texts.append(Path(entry))
                return False
            if not may_hold_digits(entry.name) and not is_idx(entry):
                return True
            found.append(Path(entry))
    return False


def _too_many(folder: Path) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” holds too many files to look through."),
        QT_TRANSLATE_NOOP("nn_core", "Choose the folder that holds the pictures."),
        path=folder,
    )


def _nothing_in(path: Path) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” holds no file of digits."),
        QT_TRANSLATE_NOOP("nn_core", "Choose a folder with pictures, tables or strokes in it."),
        path=path,
    )


__all__ = ["Means", "listed", "read_digits"]

"""``badak recognise``: prints one line of JSON for every digit in files of all kinds."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.arguments import number, share
from desktop.platform.terminal_language import translate
from nn_core.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from desktop.cli.answers import Answer
    from nn_core.data.digit_files import Means, Notes, Sample
    from nn_core.digits import Limits, Recogniser

SOME_BAD, FAILED = 1, 2
"""Exit codes where some, or nothing, of what was given could be read."""
BATCH = 256
"""Samples read by the network at once."""
DESCRIPTION = QT_TRANSLATE_NOOP(
    "Command",
    "Prints one line of JSON a sample:\n"
    "\n"
    "  source, index  the file and the place in it, from 0\n"
    "  answer         the digit; null if it is none, or several\n"
    '  state          "digit", "unsure" or "no digit"\n'
    '  reason         of "no digit": "blank", "dot", "dash", "several" or "strange" (not like any\n'
    '                 digit the network knows); of "unsure": "close" (two candidates are near)\n'
    "  candidates     the digits it may be, the most probable first\n"
    "  strangeness    how unlike the digits the network knows it is: about 0 for digits; null if\n"
    "                 the model says nothing of that\n"
    "  digit          the most probable digit, even if it is refused; null where nothing is drawn\n"
    "  probabilities  of 0 to 9\n"
    "  label          what the file says it shows, if it does\n"
    "  name           of the file in a folder or an archive\n"
    "  damaged        true where the file of a picture is cut short; else it is left out\n"
    "\n"
    "It reads pictures; tables (CSV and its like, with pixels of any scale); IDX, .npz, .npy and "
    "pickles of arrays; strokes as JSON (also of Quick Draw), InkML and UNIPEN; folders and "
    "archives (.zip, .tar) of all these. What was scaled, turned or guessed goes to standard "
    "error, and so does, where labels are known, how many were read as labelled, how many are not "
    "sure and how many were refused. What can't be read is named there and the rest is done; the "
    "exit code is 1 then.",
)


def add_parser(commands: Any) -> None:
    """Enter the command and its options."""
    parser = commands.add_parser(
        "recognise",
        aliases=["recognize"],
        help=translate("Command", "read digits in pictures, tables and files of strokes"),
        description=translate("Command", DESCRIPTION),
    )
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help=translate("Command", "a picture, a table, a file of strokes, a folder …"),
    )
    parser.add_argument(
        "--stop",
        action="store_true",
        help=translate("Command", "end at the first file or line that can't be read"),
    )
    parser.add_argument(
        "--model", metavar="NAME|FILE", help=translate("Command", "default: the best that ships")
    )
    parser.add_argument(
        "--strange-above",
        type=strangeness,
        metavar="S",
        help=translate(
            "Command", "refuse what is stranger than this, inf for nothing (default: the model's)"
        ),
    )
    parser.add_argument(
        "--sure-above",
        type=share,
        metavar="P",
        help=translate(
            "Command",
            "an answer less probable than this, from 0 to 1, is not sure (default: the model's)",
        ),
    )
    parser.add_argument(
        "--apart",
        action="store_true",
        help=translate(
            "Command",
            "read several digits in one sample one by one, row after row and each from left to "
            'right: adds "digits", such as "2026" with ? for what is none, "rows", such as ["20", '
            '"26"], and "parts", what is known of each, with its "box" in a picture: left, top, '
            "right and bottom as shares of its width and height; state and reason are those of "
            "the part that is the least a digit",
        ),
    )
    parser.set_defaults(run=run)


def strangeness(text: str) -> float:
    """Return a limit of strangeness: any number."""
    value = number(text, float)
    if isnan(value):
        raise argparse.ArgumentTypeError(
            translate("Command", "“{text}” is no limit").format(text=text)
        )
    return value


def run(arguments: argparse.Namespace) -> int:
    """Read all files, in order; what can't be read is named, and the rest is done."""
    from desktop.cli.models import recogniser

    reader = recogniser(arguments.model)
    limits = chosen(reader, arguments.strange_above, arguments.sure_above)
    found = [_read(path, arguments, reader, limits) for path in arguments.files]
    if all(bad for _, bad in found) and not any(count for count, _ in found):
        return FAILED
    return SOME_BAD if any(bad for _, bad in found) else 0


def _read(
    path: Path, arguments: argparse.Namespace, reader: Recogniser, limits: Limits
) -> tuple[int, bool]:
    """Read one file; return how many samples that gave, and whether any could not be read."""
    from desktop.cli.answers import Tally, record
    from desktop.cli.terminal import said
    from nn_core.data.digit_files import Notes
    from nn_core.errors import BadakError

    notes, tally = Notes(arguments.stop), Tally()
    try:
        for sample, answer in answers(path, reader, limits, notes, arguments.apart):
            sys.stdout.write(json.dumps(record(path, sample, answer)) + "\n")
            tally.add(sample.label, answer)
        if not tally.count and notes.errors:
            raise notes.errors[0]
    except BadakError as error:
        sys.stdout.flush()
        if arguments.stop:
            raise
        sys.stderr.write(f"badak: {said(error)}\n")
        if tally.count:
            tell(path, notes)
        return tally.count, True
    sys.stdout.flush()
    tell(path, notes)
    for line in tally.lines():
        sys.stderr.write(f"{path}: {line}, by {reader.name}\n")
    return tally.count, notes.bad > 0


def tell(path: Path, notes: Notes) -> None:
    """Write what was changed and what could not be read to standard error."""
    from desktop.cli.terminal import said

    for phrase in notes.changes:
        sys.stderr.write(f"{path}: {said(phrase)}.\n")
    tell_errors(notes)


def tell_errors(notes: Notes) -> None:
    """Write what could not be read to standard error, a line each."""
    from desktop.cli.terminal import said

    for error in notes.errors:
        sys.stderr.write(f"badak: {said(error)}\n")
    if notes.unkept:
        sys.stderr.write(f"badak: … and {notes.unkept} more like these.\n")


def chosen(reader: Recogniser, strange: float | None, sure: float | None) -> Limits:
    """Return the limits asked for; the model's where nothing was.

    Raises `ModelFileError` if strangeness is to be limited and the model says nothing of it.
    """
    from nn_core.digits import Limits
    from nn_core.errors import QT_TRANSLATE_NOOP, ModelFileError

    if strange is not None and reader.familiarity is None:
        raise ModelFileError(
            QT_TRANSLATE_NOOP("nn_core", "“{name}” does not say how strange a drawing is."),
            QT_TRANSLATE_NOOP("nn_core", "Leave out --strange-above or take another model."),
            name=reader.name,
        )
    own = reader.limits
    return Limits(
        own.strangeness if strange is None else strange,
        own.confidence if sure is None else sure,
    )


def answers(
    path: Path, reader: Recogniser, limits: Limits, notes: Notes, apart: bool = False
) -> Iterator[tuple[Sample, Answer]]:
    """Yield each sample of a file with what the network makes of it, a batch at a time.

    - ``notes``: told what was changed and what could not be read.
    - ``apart``: whether several digits are read one by one.
    """
    from desktop.cli.answers import Answer

    samples = read_samples(path, reader, notes)
    while batch := list(islice(samples, BATCH)):
        wholes = reader.recognise_many([sample.drawing for sample in batch], limits)
        for sample, whole in zip(batch, wholes, strict=True):
            if not apart:
                yield sample, Answer(whole)
                continue
            drawings, parts = reader.recognise_apart(sample.drawing, limits)
            yield sample, Answer(whole, tuple(parts), drawings)


def means(reader: Recogniser | None) -> Means:
    """Return what reading files takes here."""
    from nn_core.data.digit_files import Means

    return Means(picture, reader)


def read_samples(path: Path, reader: Recogniser | None, notes: Notes) -> Iterator[Sample]:
    """Yield the samples of a file, a folder or an archive.

    Raises `DataFileError` if the file can't be read or is of no kind that is read.
    """
    from nn_core.data.digit_files import Sample, read_digits

    for step in read_digits(path, means(reader), notes):
        if isinstance(step, Sample):
            yield step


def picture(path: Path) -> Sample:
    """Return the digit in a file of a picture.

    Raises `DataFileError` if it is no picture, too large, or nothing here can decode it.
    """
    from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

    try:
        from desktop.widgets.canvas import picture_reading
    except ImportError as error:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "Pictures can't be decoded here: {reason}."),
            QT_TRANSLATE_NOOP("nn_core", "Install: {packages}. Files of strokes can be read."),
            reason=error,
            packages=_missing(),
        ) from error
    with _silent():
        return picture_reading.decode(path)


@contextmanager
def _silent() -> Iterator[None]:
    """Keep decoders written in C from writing to standard error; what they find is said by us."""
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _missing() -> str:
    from desktop.platform import preflight

    return " ".join(sorted(preflight.missing_packages(preflight.ALWAYS).values()))

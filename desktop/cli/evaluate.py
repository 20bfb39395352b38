"""``badak evaluate``: prints how well networks read digits, and what they refuse."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.arguments import fold, width
from desktop.platform.terminal_language import translate

if TYPE_CHECKING:
    from nn_core.arrays import FloatArray, Labels
    from nn_core.data.stroke_files import StrokeSample
    from nn_core.digits import Drawing, Recogniser, Recognition

HEADINGS = (
    "model",
    "data",
    "right",
    "of",
    "accuracy",
    "calibration error",
    "not sure",
    "refused",
)
NOTHING = "-"
"""Stands where a figure has no meaning, such as the share read right of what is no digit."""


def add_parser(commands: Any) -> None:
    """Enter the command and its options."""
    parser = commands.add_parser(
        "evaluate",
        help=translate("Command", "measure networks on MNIST's test set and on strokes"),
        description=translate(
            "Command",
            "Prints a table: digits whose most probable answer is right, the accuracy, the "
            "expected calibration error (15 bins), and the shares that are answered “not sure” "
            "and “no digit” at the limits of the model. Of drawings that are no digits, only the "
            "last two.",
        ),
    )
    parser.add_argument(
        "--model",
        nargs="+",
        metavar="NAME|FILE",
        help=translate("Command", "one or more; default: all that ship"),
    )
    parser.add_argument(
        "--mnist", type=Path, metavar="DIR", help=translate("Command", "folder of the MNIST files")
    )
    parser.add_argument(
        "--strokes",
        type=Path,
        nargs="+",
        default=[],
        metavar="FILE",
        help=translate("Command", "files of strokes"),
    )
    parser.add_argument(
        "--pens",
        type=width,
        nargs="+",
        metavar="WIDTH",
        help=translate(
            "Command", "draw strokes with these pens, as shares of the canvas (default 0.03)"
        ),
    )
    parser.add_argument(
        "--without",
        nargs="+",
        default=[],
        metavar="LABEL",
        help=translate(
            "Command", "leave out strokes with these labels, such as letters that look like digits"
        ),
    )
    parser.add_argument(
        "--fold",
        type=fold,
        metavar="K/N",
        help=translate(
            "Command",
            "of the digits, only those of writers whose number modulo N is K; of other drawings, "
            "only the lines",
        ),
    )
    parser.set_defaults(run=run)


@dataclass(frozen=True)
class Measured:
    """What networks are measured on.

    - ``name``: what the table calls it.
    - ``labels``: array of int, shape (N,), or None. None for drawings that are no digits.
    - ``read``: lets a recogniser read all of it.
    """

    name: str
    labels: Labels | None
    read: Callable[[Recogniser], list[Recognition]]


def run(arguments: argparse.Namespace) -> int:
    """Measure every network on everything and print the table as it grows."""
    from desktop.cli.models import recogniser
    from desktop.services.recognisers import Recognisers
    from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

    if arguments.mnist is None and not arguments.strokes:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "There is nothing to measure on."),
            QT_TRANSLATE_NOOP("nn_core", "Give --mnist DIR, --strokes FILE or both."),
        )
    names = arguments.model or Recognisers().shipped() or [None]
    readers = [recogniser(name) for name in names]
    sets = list(_sets(arguments, Recognisers().best()))
    wide = max(len(HEADINGS[1]), *(len(measured.name) for measured in sets))
    sys.stdout.write(row(HEADINGS, wide))
    for reader in readers:
        for measured in sets:
            cells = figures(measured.read(reader), measured.labels)
            sys.stdout.write(row((reader.name, measured.name, *cells), wide))
            sys.stdout.flush()
    return 0


def figures(found: list[Recognition], labels: Labels | None) -> tuple[str, ...]:
    """Return the figures of a row as text: right, of, accuracy, calibration, unsure, refused."""
    import numpy as np

    from nn_core.digits import State
    from nn_core.digits.measures import score

    states = [one.verdict.state for one in found]
    shares = [f"{states.count(s) / len(found):.2%}" for s in (State.UNSURE, State.NO_DIGIT)]
    if labels is None:
        return NOTHING, str(len(found)), NOTHING, NOTHING, *shares
    measured = score(np.stack([one.probabilities for one in found]), labels)
    accuracy, error = f"{measured.accuracy:.2%}", f"{measured.calibration_error:.2%}"
    return str(measured.right), str(measured.count), accuracy, error, *shares


def row(texts: tuple[str, ...], wide: int) -> str:
    """Return a line of the table; figures end at the right of their columns."""
    model, data, *cells = texts
    widths = (6, 6, *map(len, HEADINGS[4:]))
    aligned = "  ".join(f"{cell:>{size}}" for cell, size in zip(cells, widths, strict=True))
    return f"{model:<10}  {data:<{wide}}  {aligned}\n"


def _sets(arguments: argparse.Namespace, best: Recogniser | None) -> Iterator[Measured]:
    if arguments.mnist is not None:
        yield mnist_test(arguments.mnist, best)
    for path in arguments.strokes:
        yield from written(path, arguments.pens, arguments.fold, arguments.without)


def mnist_test(folder: Path, reader: Recogniser | None) -> Measured:
    """Return the test set of MNIST, or of a folder like it that lies on its side or is inverted.

    What was turned is told on standard error: it would be read badly without a word.
    """
    import numpy as np

    from desktop.cli.recognise import tell
    from nn_core.data.digit_files import Notes
    from nn_core.data.digit_files.orientation import upright
    from nn_core.data.digit_files.scales import inked
    from nn_core.data.mnist import read_part

    images, labels = read_part(folder, "test")
    notes = Notes()
    images = inked(images, notes, str(folder))
    images = images if reader is None else upright(images, labels, reader, notes)
    tell(folder, notes)
    pictures = list(images / np.float32(255))
    return Measured("MNIST test", labels, partial(_read_images, pictures))


def written(
    path: Path,
    pens: list[float] | None,
    chosen: tuple[int, int] | None,
    without: Collection[str] = (),
) -> Iterator[Measured]:
    """Yield the drawings of a file of strokes with each of the pens, digits apart from others.

    Raises `DataFileError` if the file can't be read or there is no line in it to measure on.
    """
    import numpy as np

    from nn_core.data.stroke_files import read_strokes
    from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

    samples = [s for s in read_strokes(path) if s.label is not None and str(s.label) not in without]
    digits = [s for s in samples if s.digit is not None and _in_fold(s.writer or 0, chosen)]
    others = [s for s in samples if s.digit is None and _in_fold(s.line, chosen)]
    if not digits and not others:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "“{path}” holds no labelled strokes."),
            QT_TRANSLATE_NOOP("nn_core", "Choose another file to measure on."),
            path=path,
        )
    name = path.name.removesuffix(".gz").removesuffix(".jsonl")
    name += ", fold {}/{}".format(*chosen) if chosen else ""
    if digits:
        labels = np.array([sample.digit for sample in digits], np.int64)
        yield from _with_pens(name, digits, labels, pens)
    if others:
        yield from _with_pens(f"{name}, no digits" if digits else name, others, None, pens)


def _in_fold(number: int, chosen: tuple[int, int] | None) -> bool:
    return chosen is None or number % chosen[1] == chosen[0]


def _with_pens(
    name: str, samples: list[StrokeSample], labels: Labels | None, pens: list[float] | None
) -> Iterator[Measured]:
    from nn_core.digits import Drawing
    from nn_core.digits.raster import FILE_PEN, FILLED, from_device

    for pen in pens or [FILE_PEN]:
        drawings = [Drawing(from_device(s.strokes, pen / FILLED)) for s in samples]
        called = name + (f", pen {pen:.0%}" if pens else "")
        yield Measured(called, labels, partial(_read_drawings, drawings))


def _read_images(images: list[FloatArray], reader: Recogniser) -> list[Recognition]:
    return reader.recognise_images(images)


def _read_drawings(drawings: list[Drawing], reader: Recogniser) -> list[Recognition]:
    return reader.recognise_many(drawings)

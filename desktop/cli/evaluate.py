"""``badak evaluate``: prints how well networks read MNIST's test set and files of strokes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nn_core.arrays import FloatArray, Labels
    from nn_core.digits.measures import Score

HEADINGS = ("model", "data", "right", "of", "accuracy", "calibration error")


def add_parser(commands: Any) -> None:
    """Enter the command and its options."""
    parser = commands.add_parser(
        "evaluate",
        help="measure networks on MNIST's test set and on strokes",
        description="Prints a table: digits read right, the accuracy, and the expected calibration "
        "error (15 bins).",
    )
    parser.add_argument(
        "--model",
        nargs="+",
        metavar="NAME|FILE",
        help="one or more; default: all that ship",
    )
    parser.add_argument("--mnist", type=Path, metavar="DIR", help="folder of the MNIST files")
    parser.add_argument("--strokes", type=Path, nargs="+", default=[], metavar="FILE")
    parser.add_argument(
        "--pens",
        type=width,
        nargs="+",
        metavar="WIDTH",
        help="draw strokes with these pens, as shares of the canvas (default 0.03)",
    )
    parser.add_argument(
        "--fold",
        type=fold,
        metavar="K/N",
        help="of the strokes, only those of writers whose number modulo N is K",
    )
    parser.set_defaults(run=run)


def width(text: str) -> float:
    """Return the width of a pen, above 0 and at most the canvas."""
    value = float(text)
    if not 0 < value <= 1:
        raise ValueError
    return value


def fold(text: str) -> tuple[int, int]:
    """Return K and N of ``K/N``."""
    first, _, second = text.partition("/")
    k, n = int(first), int(second)
    if not 0 <= k < n:
        raise ValueError
    return k, n


@dataclass(frozen=True)
class Measured:
    """Pictures with labels, under the name that the table shows."""

    name: str
    images: FloatArray
    labels: Labels


def run(arguments: argparse.Namespace) -> int:
    """Measure every network on everything and print the table as it grows."""
    from desktop.cli.models import recogniser
    from desktop.recognisers import Recognisers
    from nn_core.digits.measures import score
    from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

    if arguments.mnist is None and not arguments.strokes:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "There is nothing to measure on."),
            QT_TRANSLATE_NOOP("nn_core", "Give --mnist DIR, --strokes FILE or both."),
        )
    names = arguments.model or Recognisers().names() or [None]
    readers = [recogniser(name) for name in names]
    sets = list(_sets(arguments))
    wide = max(len(HEADINGS[1]), *(len(measured.name) for measured in sets))
    sys.stdout.write(row(HEADINGS, wide))
    for reader in readers:
        for measured in sets:
            found = score(reader.network.predict(measured.images), measured.labels)
            sys.stdout.write(row((reader.name, measured.name, *cells(found)), wide))
            sys.stdout.flush()
    return 0


def cells(found: Score) -> tuple[str, str, str, str]:
    """Return the figures of a score as text."""
    shares = f"{found.accuracy:.2%}", f"{found.calibration_error:.2%}"
    return str(found.right), str(found.count), *shares


def row(texts: tuple[str, ...], wide: int) -> str:
    """Return a line of the table; figures end at the right of their columns."""
    model, data, *figures = texts
    right, of, accuracy, error = figures
    return f"{model:<10}  {data:<{wide}}  {right:>6}  {of:>6}  {accuracy:>8}  {error:>17}\n"


def _sets(arguments: argparse.Namespace) -> Iterator[Measured]:
    if arguments.mnist is not None:
        yield mnist_test(arguments.mnist)
    for path in arguments.strokes:
        yield from written(path, arguments.pens, arguments.fold)


def mnist_test(folder: Path) -> Measured:
    """Return the test set of MNIST."""
    import numpy as np

    from nn_core.data.mnist import read_part

    images, labels = read_part(folder, "test")
    return Measured("MNIST test", images / np.float32(255), labels)


def written(
    path: Path, pens: list[float] | None, writers: tuple[int, int] | None
) -> Iterator[Measured]:
    """Yield the digits of a file of strokes, drawn with each of the pens.

    Raises
    ------
    DataFileError
        If the file can't be read or no line in it is labelled with a digit.
    """
    import numpy as np

    from nn_core.data.stroke_files import read_strokes
    from nn_core.digits.raster import FILE_PEN, FILLED, rasterise_strokes
    from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

    k, n = writers or (0, 1)
    samples = [s for s in read_strokes(path) if s.digit is not None and (s.writer or 0) % n == k]
    if not samples:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "“{path}” holds no strokes labelled with a digit."),
            QT_TRANSLATE_NOOP("nn_core", "Choose another file to measure on."),
            path=path,
        )
    labels = np.array([sample.digit for sample in samples], np.int64)
    for pen in pens or [FILE_PEN]:
        images = np.stack([rasterise_strokes(s.strokes, pen / FILLED) for s in samples])
        name = path.name.removesuffix(".gz").removesuffix(".jsonl")
        name += f", writers {k}/{n}" if writers else ""
        yield Measured(name + (f", pen {pen:.0%}" if pens else ""), images, labels)

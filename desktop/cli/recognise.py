"""``badak recognise``: prints one line of JSON for every digit in pictures and files of strokes."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from itertools import islice
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.arguments import number, share

if TYPE_CHECKING:
    from desktop.cli.answers import Answer
    from desktop.cli.samples import Sample
    from nn_core.digits import Limits, Recogniser

BATCH = 256
"""Samples read by the network at once."""
DESCRIPTION = """\
Prints one line of JSON a sample:

  source, index  the file and the place in it, from 0
  answer         the digit; null if it is none, or several
  state          "digit", "unsure" or "no digit"
  reason         of "no digit": "blank", "dot", "dash", "several" or "strange" (not like any
                 digit the network knows); of "unsure": "close" (two candidates are near)
  candidates     the digits it may be, the most probable first
  strangeness    how unlike the digits the network knows it is: about 0 for digits; null if
                 the model says nothing of that
  digit          the most probable digit, even if it is refused; null where nothing is drawn
  probabilities  of 0 to 9
  label          what the file says it shows, if it does

Files of strokes end in .jsonl or .jsonl.gz. Where they say what is drawn, how many were read
as labelled, how many are not sure and how many were refused goes to standard error.
"""


def add_parser(commands: Any) -> None:
    """Enter the command and its options."""
    parser = commands.add_parser(
        "recognise",
        aliases=["recognize"],
        help="read digits in pictures and files of strokes",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="a picture (PNG, JPEG, BMP, SVG …) or a file of strokes",
    )
    parser.add_argument("--model", metavar="NAME|FILE", help="default: the best that ships")
    parser.add_argument(
        "--strange-above",
        type=strangeness,
        metavar="S",
        help="refuse what is stranger than this, inf for nothing (default: the model's)",
    )
    parser.add_argument(
        "--sure-above",
        type=share,
        metavar="P",
        help="an answer less probable than this, from 0 to 1, is not sure (default: the model's)",
    )
    parser.add_argument(
        "--apart",
        action="store_true",
        help="read several digits in one sample one by one, from left to right: adds "
        '"digits", such as "2026" with ? for what is none, and "parts", what is known of each; '
        "state and reason are those of the part that is the least a digit",
    )
    parser.set_defaults(run=run)


def strangeness(text: str) -> float:
    """Return a limit of strangeness: any number."""
    value = number(text, float)
    if isnan(value):
        raise argparse.ArgumentTypeError(f"“{text}” is no limit")
    return value


def run(arguments: argparse.Namespace) -> int:
    """Read all files, in order."""
    from desktop.cli.answers import Tally, record
    from desktop.cli.models import recogniser

    reader = recogniser(arguments.model)
    limits = chosen(reader, arguments.strange_above, arguments.sure_above)
    for path in arguments.files:
        tally = Tally()
        for sample, answer in answers(path, reader, limits, arguments.apart):
            sys.stdout.write(json.dumps(record(path, sample, answer)) + "\n")
            tally.add(sample.label, answer)
        sys.stdout.flush()
        for line in tally.lines():
            sys.stderr.write(f"{path}: {line}, by {reader.name}\n")
    return 0


def chosen(reader: Recogniser, strange: float | None, sure: float | None) -> Limits:
    """Return the limits asked for; the model's where nothing was.

    Raises
    ------
    ModelFileError
        If strangeness is to be limited and the model says nothing of it.
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
    path: Path, reader: Recogniser, limits: Limits, apart: bool = False
) -> Iterator[tuple[Sample, Answer]]:
    """Yield each sample of a file with what the network makes of it, a batch at a time."""
    from desktop.cli.answers import Answer
    from desktop.cli.samples import read_samples
    from nn_core.digits.segment import segment

    samples = read_samples(path)
    while batch := list(islice(samples, BATCH)):
        wholes = reader.recognise_many([sample.drawing for sample in batch], limits)
        for sample, whole in zip(batch, wholes, strict=True):
            if not apart:
                yield sample, Answer(whole)
                continue
            drawings = segment(sample.drawing)
            several = len(drawings) > 1
            parts = reader.recognise_many(drawings, limits) if several else [whole]
            yield sample, Answer(whole, tuple(parts))

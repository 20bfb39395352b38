"""``badak recognise``: prints one line of JSON for every digit in pictures and files of strokes."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.cli.samples import Sample
    from nn_core.digits import Recogniser, Recognition

BATCH = 256
"""Samples read by the network at once."""
DECIMALS = 6


def add_parser(commands: Any) -> None:
    """Enter the command and its options."""
    parser = commands.add_parser(
        "recognise",
        aliases=["recognize"],
        help="read digits in pictures and files of strokes",
        description="Prints one line of JSON a sample: source, index, digit (null where nothing "
        "is drawn) and the probabilities of 0 to 9. Files of strokes end in .jsonl or .jsonl.gz; "
        "where they say what is drawn, the share read right goes to standard error.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--model", metavar="NAME|FILE", help="default: the best that ships")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Read all files, in order."""
    from desktop.cli.models import recogniser

    reader = recogniser(arguments.model)
    for path in arguments.files:
        right = labelled = 0
        for sample, found in answers(path, reader):
            sys.stdout.write(json.dumps(record(path, sample, found)) + "\n")
            if sample.label in range(10):
                labelled += 1
                right += sample.label == found.digit
        sys.stdout.flush()
        if labelled:
            share = f"{right} of {labelled} ({right / labelled:.2%})"
            sys.stderr.write(f"{path}: {share} read as labelled, by {reader.name}\n")
    return 0


def answers(path: Path, reader: Recogniser) -> Iterator[tuple[Sample, Recognition]]:
    """Yield each sample of a file with what the network makes of it, a batch at a time."""
    from desktop.cli.samples import read_samples

    samples = read_samples(path)
    while batch := list(islice(samples, BATCH)):
        found = reader.recognise_images([sample.image for sample in batch])
        yield from zip(batch, found, strict=True)


def record(path: Path, sample: Sample, found: Recognition) -> dict[str, Any]:
    """Return the line of one sample."""
    line = {
        "source": str(path),
        "index": sample.index,
        "digit": found.digit,
        "probabilities": [round(p, DECIMALS) for p in found.probabilities.tolist()],
    }
    return line if sample.label is None else {**line, "label": sample.label}

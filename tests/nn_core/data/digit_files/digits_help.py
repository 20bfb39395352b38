"""What the tests of files of digits share: digits as pictures and strokes, and a reader."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import numpy as np

from nn_core.data.digit_files import Means, Notes, Sample, read_digits
from nn_core.data.stroke_files import read_strokes
from nn_core.digits import Recogniser, rasterise
from nn_core.models import load

ROOT = Path(__file__).parents[4]
LINES = (ROOT / "tests" / "data" / "digits.jsonl").read_text(encoding="utf-8").splitlines()
RECORDS = [json.loads(line) for line in LINES[::2]]
"""Strokes of eleven digits, y down: {"label": …, "strokes": …}."""
LABELS = [record["label"] for record in RECORDS]


def pictures() -> np.ndarray:
    """Return the digits as networks read them, shape (11, 28, 28), bytes."""
    samples = list(read_strokes(ROOT / "tests" / "data" / "digits.jsonl"))[::2]
    found = np.stack([rasterise(s.drawing()) for s in samples])
    return np.rint(found / found.max() * 255).astype(np.uint8)


PICTURES = pictures()


@cache
def network() -> Recogniser:
    """Return the best network."""
    model = load(ROOT / "resources" / "weights" / "cnn.safetensors")
    return Recogniser(model.network, "cnn", model.familiarity)


def no_picture(path: Path) -> Sample:
    """Stand in for what reads pictures."""
    raise AssertionError(path)


def read(path: Path, asked: bool = False) -> tuple[list[Sample], Notes]:
    """Return the digits of a file and what was told of it, with or without a network."""
    notes = Notes()
    means = Means(no_picture, network() if asked else None)
    found = [step for step in read_digits(path, means, notes) if isinstance(step, Sample)]
    return found, notes


def told(notes: Notes) -> str:
    """Return what was changed, in English."""
    return " ".join(f"{phrase}." for phrase in notes.changes)


def check(path: Path, asked: bool = False, labels: list[int] | None = LABELS) -> str:
    """See that a file gives the digits as they are; return what was told of it."""
    found, notes = read(path, asked)
    assert [sample.digit for sample in found] == (labels or [None] * len(PICTURES))
    for sample, picture in zip(found, PICTURES, strict=True):
        assert sample.pixels is not None
        np.testing.assert_array_equal(sample.pixels, picture)
    assert not notes.bad
    return told(notes)

"""Whether the notebook stays quick when it is full: 100,000 digits against 1,000, in one run."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.training import best_time
from nn_core.data.notebook import (
    Entry,
    Filter,
    Notebook,
    all_labelled,
    count,
    counts_by_label,
    entries,
    ids,
    page,
)
from nn_core.digits import Drawing, Stroke

FEW = 1000
SCREEN = 100
"""Digits that are seen at once."""
BATCH = 10_000


def fill(path: Path, size: int) -> float:
    """Write digits with strokes and labels, and return how long that took, in seconds."""
    rng = np.random.default_rng(0)
    drawings = [Drawing((Stroke(rng.uniform(0.1, 0.9, (40, 2)), 0.07),)) for _ in range(50)]
    patterns = [Entry.of(drawing) for drawing in drawings]
    labels, answers = rng.integers(0, 10, (2, size)).tolist()
    start = time.perf_counter()
    with Notebook(path) as notebook:
        for first in range(0, size, BATCH):
            notebook.add_many(
                Entry(
                    *(patterns[n % 50].picture, patterns[n % 50].strokes, labels[n], answers[n]),
                    model="cnn",
                )
                for n in range(first, min(size, first + BATCH))
            )
    return time.perf_counter() - start


def actions(path: Path) -> dict[str, Callable[[], object]]:
    """Return what a user waits for, each with the notebook opened anew for the first."""

    def opened() -> None:
        with Notebook(path) as fresh:
            page(fresh, size=SCREEN)

    notebook = Notebook(path)
    numbers = ids(notebook)
    middle = numbers[len(numbers) // 2 :][:SCREEN]
    return {
        "open and read the first screen": opened,
        "counts by label": lambda: (count(notebook), counts_by_label(notebook)),
        "ids of all": lambda: ids(notebook),
        "ids of the wrong ones": lambda: ids(notebook, Filter(right=False)),
        "a screen in the middle": lambda: entries(notebook, middle, strokes=False),
        "pictures of all labelled": lambda: all_labelled(notebook),
    }


def run(argv: list[str]) -> int:
    """Print the times for few digits and for many, and fail if opening takes a second."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks notebook", description=__doc__)
    parser.add_argument("--size", type=int, default=100_000, metavar="N")
    size = parser.parse_args(argv).size
    with TemporaryDirectory(prefix="badak-notebook-", ignore_cleanup_errors=True) as folder:
        paths = [Path(folder) / f"{n}.sqlite" for n in (FEW, size)]
        for path, n in zip(paths, (FEW, size), strict=True):
            took = fill(path, n)
            print(f"{n:,} digits written in {took:.2f} s, {path.stat().st_size / 1e6:.1f} MB")
        few, many = (
            {name: best_time(act, 5) for name, act in actions(path).items()} for path in paths
        )
    print(f"{'':32}{FEW:>10,}{size:>12,}")
    for name, seconds in many.items():
        print(f"{name:32}{1000 * few[name]:>7.1f} ms{1000 * seconds:>9.1f} ms")
    return int(many["open and read the first screen"] >= 1)

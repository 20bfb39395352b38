"""The notebook and the end of the program at any moment; and one with 100,000 digits."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from notebook_help import picture

from nn_core.data.notebook import (
    Entry,
    Filter,
    Notebook,
    count,
    counts_by_label,
    entries,
    ids,
    page,
)

ROOT = Path(__file__).parents[3]
WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, "tests/nn_core/data")
from nn_core.data.notebook import Notebook
from notebook_help import drawn
notebook = Notebook(Path(sys.argv[1]))
entry = drawn(1, label=7)
while True:
    print(*notebook.add_many([entry] * 3), flush=True)
"""
PAIRS = 3
"""Digits the writer commits at once."""


def write_and_kill(path, after):
    """Let a child write in a loop, kill it, and return the ids it said were committed."""
    child = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    said = [next(iter(child.stdout)) for _ in range(after)]
    time.sleep(0.003 * after)
    child.send_signal(signal.SIGKILL)
    said += child.stdout.readlines()
    child.stdout.close()
    assert child.wait() == -signal.SIGKILL
    # The last line may have been cut in the middle of a number.
    return [int(n) for line in said if line.endswith("\n") for n in line.split()]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_it_survives_being_killed_while_writing(tmp_path):
    path = tmp_path / "notebook.sqlite"
    told = []
    for after in (1, 5, 13):
        told += write_and_kill(path, after)
        with Notebook(path) as notebook:
            notebook.check()
            there = ids(notebook)
            assert set(told) <= set(there.tolist())
            assert len(there) % PAIRS == 0, "a transaction was torn"
            assert all(entry.strokes for entry in entries(notebook, there[:50]))
    assert len(told) >= PAIRS * 19


@pytest.mark.long
def test_a_notebook_of_100000_opens_in_a_second(tmp_path):
    path = tmp_path / "notebook.sqlite"
    rng = np.random.default_rng(0)
    labels, answers = rng.integers(0, 10, (2, 100_000)).tolist()
    some = [picture(n) for n in range(100)]
    with Notebook(path) as notebook:
        rows = (
            Entry(some[n % 100], label=label, answer=answer, model="cnn")
            for n, (label, answer) in enumerate(zip(labels, answers, strict=True))
        )
        while part := list(islice(rows, 10_000)):
            notebook.add_many(part)
    # The processor's time: what other programs take from it says nothing of the notebook.
    begun = time.process_time()
    with Notebook(path) as notebook:
        first = page(notebook, size=100)
        total, counts, everything = count(notebook), counts_by_label(notebook), ids(notebook)
        wrong = ids(notebook, Filter(right=False, model="cnn"))
        middle = entries(notebook, everything[50_000:50_100])
    took = time.process_time() - begun
    assert (len(first), total, sum(counts), len(everything)) == (100, 100_000, 100_000, 100_000)
    assert len(wrong) == sum(a != b for a, b in zip(labels, answers, strict=True))
    assert len(middle) == 100
    assert took < 1

"""How long a taught network works between two chances to stop: what Cancel waits for."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from desktop.services.notebook import NotebookService
from desktop.services.recognisers import Recognisers
from desktop.tabs.mydigits.teach.state import Hand
from desktop.tabs.mydigits.teach.work import Request, work
from nn_core.models.teaching_inputs import TeachSettings

ALLOWED = 25.0
"""Milliseconds within which a run is to stop."""
STEPS = 6
"""Batches learnt: every kind of work is done, from loading to what is measured in the end."""


def pieces(name: str, folder: Path) -> list[float]:
    """Return the milliseconds of the thread's own time that each piece of a whole run took."""
    store, notebook = Recognisers(), NotebookService(folder / "notebook.sqlite")
    store.get(name)
    settings = TeachSettings(steps=STEPS, looks=1)
    run = work(Request(Hand.ODD, name, settings), store, notebook)
    taken, start = [], time.thread_time()
    for _ in run:
        taken.append(1000 * (time.thread_time() - start))
        start = time.thread_time()
    return taken


def run(argv: list[str]) -> int:
    """Teach each shipped network the made-up hand; return 1 if a piece takes too long."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks teaching", description=__doc__)
    parser.add_argument("--repeats", type=int, default=3, help="each piece counts at its quickest")
    repeats = parser.parse_args(argv).repeats
    longest = 0.0
    with TemporaryDirectory() as folder:
        for name in Recognisers().shipped():
            quickest = np.min([pieces(name, Path(folder)) for _ in range(repeats)], axis=0)
            longest = max(longest, float(quickest.max()))
            most, whole = float(np.percentile(quickest, 99)), float(quickest.sum()) / 1000
            print(
                f"{name:5} {len(quickest)} pieces, the longest {quickest.max():.1f} ms, "
                f"99 % below {most:.1f} ms; all {whole:.1f} s"
            )
    print(f"longest {longest:.1f} ms, allowed {ALLOWED:.0f} ms")
    return int(longest > ALLOWED)

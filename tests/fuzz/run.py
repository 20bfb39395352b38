"""Try inputs on readers and count what is mishandled, by kind."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

from nn_core.errors import BadakError

from .readers import READERS

SLOW = 5.0
"""Seconds of the processor's time that no input may take."""
LARGE = 600
"""Megabytes by which no input may raise what the process has ever taken."""
STUCK = 60
"""Seconds after which a reader is interrupted."""
ROOT = Path(__file__).parents[2]


@dataclass
class Result:
    """What came out of a run.

    Attributes
    ----------
    tried, refused : Counter
        Inputs of each reader; of them those that ended in a typed error.
    largest : dict
        Megabytes that the process had taken at most by the end of each reader.
    slowest : dict
        Seconds of the processor's time for the slowest input of each reader.
    faults : dict
        Of each kind of fault how often, and the first input that showed it.
    """

    tried: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    slowest: dict[str, float] = field(default_factory=dict)
    largest: dict[str, int] = field(default_factory=dict)
    faults: dict[str, tuple[int, bytes]] = field(default_factory=dict)

    def note(self, kind: str, data: bytes) -> None:
        """Count one fault."""
        count, first = self.faults.get(kind, (0, data))
        self.faults[kind] = (count + 1, first)

    def lines(self) -> Iterator[str]:
        """Yield a table for people."""
        yield f"{'reader':10} {'tried':>8} {'refused':>8} {'slowest':>8} {'memory':>8}"
        for name, tried in self.tried.items():
            took = f"{self.slowest[name]:6.2f} s {self.largest[name]:5} MB"
            yield f"{name:10} {tried:8} {self.refused[name]:8} {took}"
        yield f"{self.tried.total()} inputs, {len(self.faults)} kinds of faults"
        yield from (f"{count:6} x {kind}" for kind, (count, _) in self.faults.items())


def run(
    inputs: int,
    seed: int,
    folder: Path,
    names: Iterable[str] = tuple(READERS),
    tell: Callable[[str], None] = lambda _line: None,
) -> Result:
    """Try ``inputs`` inputs, shared among the readers; the same ``seed`` gives the same."""
    result = Result()
    names = list(names)
    with _prepared():
        for name in names:
            (folder / name).mkdir()
            reader = READERS[name](folder / name)
            rng = random.Random(f"{seed} {name}")
            for number in range(inputs // len(names)):
                data = rng.choice(reader.seeds) if number % 50 == 0 else reader.change(rng)
                _try(result, name, reader.read, data)
            reader.close()
            tell(f"{name}: {result.tried[name]} tried, {result.refused[name]} refused")
    return result


def _try(result: Result, name: str, read: Callable[[bytes], None], data: bytes) -> None:
    result.tried[name] += 1
    before, held = time.process_time(), _peak()
    signal.alarm(STUCK)
    try:
        read(data)
    except BadakError:
        result.refused[name] += 1
    except Exception as error:
        result.note(f"{name}: {_kind(error)}", data)
    finally:
        signal.alarm(0)
    taken = time.process_time() - before
    result.slowest[name] = max(taken, result.slowest.get(name, 0.0))
    if taken > SLOW:
        result.note(f"{name}: slow", data)
    result.largest[name] = _peak()
    if result.largest[name] - held > LARGE:
        result.note(f"{name}: large", data)


def _peak() -> int:
    """Return how many megabytes the process has ever taken."""
    import resource  # there is none on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak >> (20 if sys.platform == "darwin" else 10)


def _kind(error: Exception) -> str:
    """Return what happened and where: the last line of ours."""
    ours = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if "/nn_core/" in frame.filename or "/desktop/" in frame.filename
    ]
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "?"
    return f"{type(error).__name__} at {place}: {str(error)[:60]}"


@contextmanager
def _prepared() -> Iterator[None]:
    """Make warnings errors, Qt and its decoders silent, and whoever is stuck stop."""

    def stuck(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"stuck for {STUCK} s")

    application = QGuiApplication.instance() or QGuiApplication([])
    kept = signal.signal(signal.SIGALRM, stuck)
    qInstallMessageHandler(lambda *_message: None)
    errors = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            yield
    finally:
        os.dup2(errors, 2)
        os.close(errors)
        os.close(nowhere)
        qInstallMessageHandler(None)
        signal.signal(signal.SIGALRM, kept)
        del application

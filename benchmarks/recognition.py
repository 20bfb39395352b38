"""From a finished drawing to its answer on one core: framing, ink checks, network, strangeness."""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nn_core.digits import Drawing, Recogniser

LIMIT = 3.0
"""Milliseconds at the median."""


def run(argv: list[str]) -> int:
    """Print the median, the 95th percentile and the size of each network; 1 if one is too slow."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks recognition")
    parser.add_argument("--count", type=int, default=500, help="drawings to read")
    arguments = parser.parse_args(argv)
    # Before NumPy is imported, or it has started its threads already.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    from desktop.platform import package_files
    from desktop.services.recognisers import Recognisers

    drawings = drawn(arguments.count)
    slow = False
    print("network    median ms   p95 ms   MB of weights")
    for name in ("book", "mlp", "cnn"):
        taken = sorted(times(Recognisers().get(name), drawings))
        median, late = taken[len(taken) // 2], taken[len(taken) * 95 // 100]
        size = Path(package_files.path("weights", f"{name}.safetensors")).stat().st_size / 1e6
        print(f"{name:<8}  {median:10.2f}  {late:7.2f}  {size:14.2f}")
        slow |= median > LIMIT
    return int(slow)


def drawn(count: int) -> list[Drawing]:
    """Return digits as hands draw them, the ten in turn."""
    import numpy as np

    from nn_core.data.synthetic_digits import written
    from nn_core.digits import Drawing
    from nn_core.digits.raster import from_device

    rng = np.random.default_rng(0)
    return [Drawing(from_device(written(number % 10, rng))) for number in range(count)]


def times(reader: Recogniser, drawings: list[Drawing]) -> list[float]:
    """Return the milliseconds each drawing kept the core busy, after one that wakes all up.

    Other programs on the machine take no part in it.
    """
    taken = []
    reader.recognise(drawings[0])
    for drawing in drawings:
        begin = time.thread_time()
        reader.recognise(drawing)
        taken.append(1000 * (time.thread_time() - begin))
    return taken

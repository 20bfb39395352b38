"""What explaining an answer costs, and how a change by pen strokes compares with one by pixels."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.data.mnist import test_set
from nn_core.explain import (
    Change,
    Evidence,
    HiddenSpace,
    at_rest,
    explain,
    find_change,
    input_gradients,
    nearest,
    signals,
)
from nn_core.explain.change import MARGIN
from nn_core.explain.nearest import hidden_of
from nn_core.network import Network

Item = TypeVar("Item")
STEP = 0.1
"""Length of a step of the change by pixels."""
MOST_STEPS = 400


def run(argv: Sequence[str] | None = None) -> int:
    """Print processor time and size of what the tab "Why?" shows, for each shipped network."""
    parser = argparse.ArgumentParser(prog="benchmarks why", description=__doc__)
    parser.add_argument("--digits", type=int, default=30, help="bundled digits explained")
    parser.add_argument("--mnist", type=Path, help="also compare neighbours of its test digits")
    options = parser.parse_args(argv)
    from desktop.services.recognisers import Recognisers

    store = Recognisers()
    for name in store.names():
        network = at_rest(store.get(name).network)
        print(name)
        _explaining(network, options.digits)
        space = _mapping(network)
        if options.mnist is not None:
            _neighbours(network, space, options.mnist)
    return 0


def _explaining(network: Network, count: int) -> None:
    """Explain some digits and change each into the one it is most easily taken for."""
    from desktop.services.bundled_digits import all_digits, digit_at

    rng = np.random.default_rng(11)
    times: dict[str, list[float]] = {"evidence": [], "change": []}
    marks: list[Change] = []
    pixels: list[FloatArray] = []
    for place in rng.integers(0, len(all_digits()), count):
        image, _ = digit_at(int(place))
        found, spent = _timed(lambda image=image: explain(network, image))  # type: ignore[misc]
        times["evidence"].append(spent)
        assert isinstance(found, Evidence)
        rival = found.rival
        search, spent = _timed(lambda i=image, r=rival: find_change(network, i, r))  # type: ignore[misc]
        times["change"].append(spent)
        if search.best is not None:
            marks.append(search.best)
        changed = by_pixels(network, image, rival)
        if changed is not None:
            pixels.append(np.abs(changed - image) / image.sum())
    for kind, values in times.items():
        print(f"  {kind}: {1000 * np.median(values):.0f} ms, p90 {1000 * _p90(values):.0f} ms")
    sizes, numbers = [c.size for c in marks], [len(c.marks) for c in marks]
    print(f"  by strokes: {len(marks)} of {count} found, {_percent(sizes)} of the ink,", end=" ")
    print(f"{np.mean(numbers):.1f} strokes")
    print(
        f"  by pixels: {len(pixels)} of {count} found, {_percent([p.sum() for p in pixels])} of",
        end=" ",
    )
    print(f"the ink, spread over {np.median([(p > 0).sum() for p in pixels]):.0f} pixels")


def by_pixels(network: Network, image: FloatArray, target: int) -> FloatArray | None:
    """Follow the gradient in pixels, kept within 0 to 1, until ``target`` leads by the margin."""
    x = image.astype(network.dtype)
    for _ in range(MOST_STEPS):
        logits = network.forward(x[None])[0].astype(np.float64)
        others = np.where(np.arange(len(logits)) == target, -np.inf, logits)
        if logits[target] - others.max() >= MARGIN:
            return x
        direction = np.zeros((1, len(logits)))
        direction[0, target], direction[0, int(others.argmax())] = 1, -1
        slope = input_gradients(network, x, direction)[0]
        x = np.clip(x + STEP * slope / max(float(np.linalg.norm(slope)), 1e-12), 0, 1)
    return None


def _mapping(network: Network) -> HiddenSpace:
    from desktop.services.bundled_digits import all_digits

    space, spent = _timed(lambda: signals(network, all_digits()))
    print(f"  {len(space.labels)} digits before the last layer: {spent:.1f} s")
    return space


def _neighbours(network: Network, space: HiddenSpace, folder: Path) -> None:
    """Print how many of the twelve nearest to a test digit have its label."""
    test = test_set(folder).take(np.arange(0, 10_000, 5))
    same = []
    for first in range(0, len(test), 100):
        images = test.images[first : first + 100].astype(np.float32) / np.float32(255)
        for row, label in zip(hidden_of(network, images), test.labels[first:], strict=False):
            same.append((nearest(space, row).labels == label).mean())
    print(f"  labels of twelve neighbours right: {100 * np.mean(same):.2f} %")


def _timed(make: Callable[[], Iterable[Item]]) -> tuple[Item, float]:
    """Return the last item and the processor time it took, in seconds."""
    begin = time.thread_time()
    *_, item = make()
    return item, time.thread_time() - begin


def _p90(values: Sequence[float]) -> float:
    return float(np.quantile(values, 0.9))


def _percent(shares: Sequence[float]) -> str:
    return f"{100 * float(np.median(shares)):.1f} %" if shares else "–"

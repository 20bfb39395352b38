"""What a learner costs beside its bare steps, and how long it takes to go back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import islice

import numpy as np

from benchmarks.training import best_time
from desktop.platform import package_files
from nn_core.arrays import Array, FloatArray
from nn_core.experiments import PRESETS, Pictures
from nn_core.learning import Learner, OptimizerSpec, Step
from nn_core.learning.building import optimizer_of
from nn_core.learning.microscope import batch_record
from nn_core.losses import LOSSES, SoftmaxWithLoss
from nn_core.training import train_step

STEPS = 500
PAST = 3000
"""Steps of the past that is gone through."""
JUMPS = 60


def run(argv: list[str]) -> int:
    """Print a row for points, and for the book's network with SGD and with Adam."""
    pictures = Pictures.bundled(package_files.path("digits"))
    book = PRESETS["two-layer-relu"]
    adam = replace(book.setup, optimizer=OptimizerSpec("adam", 0.001))
    for preset in (PRESETS["xor"], book, replace(book, name="with Adam", setup=adam)):
        learner = Learner(preset.setup, preset.data(preset.setup, pictures))
        print(f"{preset.name:16} {_cost(learner)}  {_jumps(learner)}")
    print(_microscope(Learner(book.setup, book.data(book.setup, pictures))))
    return 0


def _microscope(learner: Learner) -> str:
    """Return what the record of a step costs, in times that the step takes (1.6 at most)."""
    network, loss = learner.snapshot().network(), SoftmaxWithLoss()
    optimizer, data = optimizer_of(learner.setup.optimizer), learner.data
    found = []
    for count in (3, 10, 100):
        x = (data.x[:count].reshape(count, -1) / network.dtype.type(255)).astype(network.dtype)
        t = data.t[:count]

        def plain(x: FloatArray = x, t: Array = t) -> None:
            for _ in range(STEPS // 5):
                train_step(network, loss, optimizer, x, t)

        def recorded(x: FloatArray = x, t: Array = t) -> None:
            for _ in range(STEPS // 5):
                record = batch_record(network, x, t, loss)
                optimizer.update(network.flat_params, record.gradient)

        ratio = best_time(recorded, 9) / best_time(plain, 9)
        found.append(f"{ratio:.2f} with {count} samples")
    return "record under the microscope, in times of a plain step: " + ", ".join(found)


def _cost(learner: Learner) -> str:
    """Return what a step takes, whole and in parts, in times that a batch and a step take."""
    network = learner.snapshot().network()
    loss = LOSSES[learner.setup.loss]()
    optimizer = optimizer_of(learner.setup.optimizer)
    data, rng = learner.data, np.random.default_rng(0)

    def bare() -> None:
        for _ in range(STEPS):
            chosen = rng.integers(len(data.x), size=learner.setup.batch_size)
            x = data.x[chosen]
            x = x / network.dtype.type(255) if x.dtype == np.uint8 else x.astype(network.dtype)
            train_step(network, loss, optimizer, x, data.t[chosen])

    def in_parts() -> None:
        for _ in range(STEPS // 10):
            for _ in learner.sub_steps():
                pass

    alone = best_time(bare, 5)
    whole = best_time(lambda: _exhaust(islice(learner.steps(), STEPS)), 5)
    parts = 10 * best_time(in_parts, 5)
    return (
        f"bare {alone / STEPS * 1e3:.3f} ms a step; learner {whole / alone:.2f} times that, "
        f"in parts {parts / alone:.2f}"
    )


def _jumps(learner: Learner) -> str:
    """Return how long jumps to any step take, and what the past takes."""
    _exhaust(learner.go_to(PAST))
    aims = np.random.default_rng(0).integers(PAST, size=JUMPS).tolist()
    times = [best_time(partial(_jump, learner, step), 1) for step in aims]
    middle, most = np.percentile(times, (50, 95)) * 1e3
    return f"jumps in {PAST}: {middle:.1f} ms, 95 % within {most:.1f} ms"


def _jump(learner: Learner, step: int) -> None:
    _exhaust(learner.go_to(step))


def _exhaust(steps: Iterator[Step]) -> None:
    for _ in steps:
        pass

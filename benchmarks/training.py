"""How fast the networks learn, in samples a second and as a share of the machine's own sgemm."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import partial

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as in the program, and before numpy is there

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.layers import Affine, Conv2D
from nn_core.losses import SoftmaxWithLoss
from nn_core.models import build
from nn_core.network import Network
from nn_core.optimizers import Adam
from nn_core.training import train_step

TURN, TURNS = 0.1, 8
"""Seconds of steps before sgemm has its turn again, and turns of both."""


def best_time(
    action: Callable[[], object],
    repeat: int = 7,
    clock: Callable[[], float] = time.perf_counter,
) -> float:
    """Return the shortest of several runs, in seconds; the others were disturbed."""
    times = []
    for _ in range(repeat):
        start = clock()
        action()
        times.append(clock() - start)
    return min(times)


def sgemm_rate(size: int = 1024) -> float:
    """Return the machine's rate for a large float32 product, in FLOP a second."""
    rng = np.random.default_rng(0)
    a = rng.random((size, size), np.float32)
    out = np.empty_like(a)
    return 2 * size**3 / best_time(lambda: np.matmul(a, a, out=out), 7, time.process_time)


def products(network: Network, x: FloatArray) -> int:
    """Return the multiplications of one training step per sample: forward, and twice backward.

    The first layer needs no gradient of its input, so it counts twice, not three times.
    """
    total = 0
    outputs = network.activations(x)
    weighted = [
        (layer, out)
        for layer, (_, out) in zip(network.layers, outputs, strict=True)
        if isinstance(layer, (Affine, Conv2D))
    ]
    for index, (layer, out) in enumerate(weighted):
        places = int(np.prod(out.shape[2:])) if out.ndim == 4 else 1
        total += layer.params["W"].size * places * (3 if index else 2)
    return total


def measure(name: str, network: Network, batch_size: int) -> str:
    """Return one row of the table: samples a second and the share of sgemm, both by turns."""
    rng = np.random.default_rng(0)
    x = network.batch(rng.random((batch_size, 28, 28), np.float32))
    t = rng.integers(0, 10, batch_size)
    loss, optimizer = SoftmaxWithLoss(), Adam()
    train_step(network, loss, optimizer, x, t)
    step = partial(train_step, network, loss, optimizer, x, t)
    took = best_time(step, 3, time.process_time)
    at_once, rates = 1 + int(TURN / took), []
    for _ in range(TURNS):
        took = min(took, best_time(step, at_once, time.process_time))
        rates.append(sgemm_rate())
    seconds = took / batch_size
    share = 2 * products(network, x) / seconds / max(rates)
    return f"{name:24} batch {batch_size:4}  {1 / seconds:9.0f} samples/s  {share:6.1%} of sgemm"


def run(argv: list[str]) -> int:
    """Print the table; each row is compared with sgemm measured in the same run.

    With ``--peers`` the same networks learn in PyTorch and in scikit-learn, too.
    """
    if "--peers" in argv:
        from benchmarks import training_peers

        return training_peers.run([word for word in argv if word != "--peers"])
    rng = np.random.default_rng(0)
    print(f"sgemm 1024: {sgemm_rate() / 1e9:.0f} GFLOP/s")
    plain = Network([Affine(784, 256, rng), *_tail(rng)])
    for batch_size in (100, 128):
        print(measure("784-256-128-10", plain, batch_size))
    for name, batch_size in (("book", 100), ("mlp", 100), ("cnn", 64), ("cnn", 128)):
        print(measure(name, build(name, rng), batch_size))
    return 0


def _tail(rng: np.random.Generator) -> list[Affine]:
    from nn_core.layers import ReLU

    return [ReLU(), Affine(256, 128, rng), ReLU(), Affine(128, 10, rng)]  # type: ignore[list-item]

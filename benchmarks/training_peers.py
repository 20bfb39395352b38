"""How fast the networks learn beside PyTorch on the CPU and scikit-learn, in turn in one run.

On one thread, which is what the program gives a network, the processor's time is taken: what else
the machine does changes it little. On more, ``--threads 2``, it is the clock's, so the machine
should be quiet.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np

from nn_core.arrays import FloatArray, Labels
from nn_core.layers import Activate, Affine, BatchNorm, Conv2D, Dropout, Flatten, MaxPool2D, ReLU
from nn_core.learning.building import network_of
from nn_core.learning.digit_networks import NETWORKS
from nn_core.losses import SoftmaxWithLoss
from nn_core.models import build
from nn_core.network import Network
from nn_core.optimizers import Adam
from nn_core.training import train_step

BATCH = 128
ROUNDS = 15
"""Turns of each, of which the best counts: what else the machine did disturbed the others."""
SECONDS = 0.25
"""Of one turn."""
MISSING = "PyTorch and scikit-learn are not installed; pip install --group peers"


def run(argv: list[str]) -> int:
    """Print samples a second of each network, ours and theirs, and the ratios."""
    parser = argparse.ArgumentParser(prog="benchmarks training --peers", description=__doc__)
    parser.add_argument("--threads", type=int, default=1, help="for each of them")
    threads = parser.parse_args(argv).threads
    try:
        torch = import_module("torch")
        learn = import_module("sklearn.neural_network")
        import_module("threadpoolctl").threadpool_limits(threads)  # comes with scikit-learn
    except ImportError:
        print(MISSING)
        return 2
    torch.set_num_threads(threads)
    clock = time.process_time if threads == 1 else time.perf_counter
    print(f"batch {BATCH}, Adam, float32, threads {threads}; PyTorch {torch.__version__}")
    rng = np.random.default_rng(0)
    x = rng.random((BATCH, 28, 28), np.float32)
    t = rng.integers(0, 10, BATCH)
    for name, network in _networks(rng):
        turns = {"ours": _ours(network, x, t), "torch": _torch(torch, network, x, t)}
        if all(layer.kind in ("affine", "relu") for layer in network.layers):
            turns["sklearn"] = _sklearn(learn, network, x, t)
        _print(name, _in_turn(turns, clock))
    return 0


def _networks(rng: np.random.Generator) -> list[tuple[str, Network]]:
    def of(key: str) -> Network:
        return network_of(NETWORKS[key].setup(), rng, rng)

    small = [
        *(Conv2D(1, 16, 5, pad=2, rng=rng), ReLU(), MaxPool2D(2)),
        *(Conv2D(16, 32, 3, pad=1, rng=rng), ReLU(), MaxPool2D(2)),
        *(Flatten(), Affine(32 * 49, 10, rng)),
    ]
    return [
        ("784-256-128-10", of("784-256-128-10")),
        ("SimpleConvNet", of("SimpleConvNet")),
        ("16@5-32@3", Network(small)),
        ("shipped cnn", build("cnn", rng)),
    ]


def _ours(network: Network, x: FloatArray, t: Labels) -> Callable[[], None]:
    loss, optimizer, pictures = SoftmaxWithLoss(), Adam(), network.batch(x)
    return lambda: void(train_step(network, loss, optimizer, pictures, t))


def _torch(torch: Any, network: Network, x: FloatArray, t: Labels) -> Callable[[], None]:
    model = torch.nn.Sequential(*(_of_torch(torch.nn, layer) for layer in network.layers))
    rule = torch.optim.Adam(model.parameters())
    criterion = torch.nn.CrossEntropyLoss()
    pictures, labels = torch.from_numpy(network.batch(x).copy()), torch.from_numpy(t)

    def step() -> None:
        rule.zero_grad()
        criterion(model(pictures), labels).backward()
        rule.step()

    return step


def _of_torch(nn: Any, layer: object) -> Any:
    """Return PyTorch's layer of the same kind and size."""
    if isinstance(layer, Affine):
        return nn.Linear(*layer.params["W"].shape)
    if isinstance(layer, Conv2D):
        filters, channels, field, _ = layer.params["W"].shape
        bias = "b" in layer.params
        return nn.Conv2d(channels, filters, field, padding=layer.config()["pad"], bias=bias)
    if isinstance(layer, BatchNorm):
        size = len(layer.params["gamma"])
        return nn.LazyBatchNorm2d() if size != 160 else nn.BatchNorm1d(size)
    if isinstance(layer, MaxPool2D):
        return nn.MaxPool2d(layer.config().get("field", 2))
    if isinstance(layer, Dropout):
        return nn.Dropout(layer.config().get("ratio", 0.5))
    if isinstance(layer, Flatten):
        return nn.Flatten()
    assert isinstance(layer, ReLU | Activate)
    return nn.ReLU()


def _sklearn(learn: Any, network: Network, x: FloatArray, t: Labels) -> Callable[[], None]:
    hidden = [layer.params["W"].shape[1] for layer in network.layers if "W" in layer.params][:-1]
    model = learn.MLPClassifier(tuple(hidden), batch_size=BATCH, alpha=0.0)
    rows, classes = x.reshape(BATCH, -1), np.arange(10)
    return lambda: void(model.partial_fit(rows, t, classes=classes))


def void(_found: object) -> None:
    """Drop what a step returns."""


def _in_turn(turns: dict[str, Callable[[], None]], clock: Callable[[], float]) -> dict[str, float]:
    """Return samples a second of each: the best of several turns."""
    rates: dict[str, list[float]] = {name: [] for name in turns}
    for step in turns.values():
        step()
    for _ in range(ROUNDS):
        for name, step in turns.items():
            rates[name].append(_rate(step, clock))
    return {name: max(found) for name, found in rates.items()}


def _rate(step: Callable[[], None], clock: Callable[[], float]) -> float:
    begin, steps = clock(), 0
    while (took := clock() - begin) < SECONDS:
        step()
        steps += 1
    return steps * BATCH / took


def _print(name: str, rates: dict[str, float]) -> None:
    parts = [f"{who} {rate:8.0f}/s" for who, rate in rates.items()]
    ratios = [f"{rates['ours'] / rate:.2f} x {who}" for who, rate in rates.items() if who != "ours"]
    print(f"{name:16} {'  '.join(parts)}   {', '.join(ratios)}")

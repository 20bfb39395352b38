"""What the page Check has done in the background: the race, and a broken network that learns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from desktop.services.bundled_digits import all_digits
from nn_core.arrays import FloatArray, Labels, frozen
from nn_core.gradcheck import RaceStep, for_checking, numerical_gradient_steps
from nn_core.layers import Activate, Affine, ReLU
from nn_core.losses import SoftmaxWithLoss
from nn_core.network import Network
from nn_core.optimizers import SGD
from nn_core.sabotage import Fault
from nn_core.training import accuracy, train_step

STEPS, BATCH, EVERY = 1000, 100, 10
"""Of learning: as many as the table of signatures was measured with; a curve every so many."""
CHECKED = 6
"""Digits that a game's network is checked with: of more, a product would be shared out among
threads, which wait for one another longer than they work where the machine is busy."""
READ = 1000


@dataclass(frozen=True)
class Learnt:
    """How a network of the game has learnt until now.

    Attributes
    ----------
    accuracy : float or None
        Of some digits, at the end.
    """

    losses: FloatArray
    accuracy: float | None = None


def game_network(activation: str, seed: int) -> Network:
    """Return a network 784-50-10 that has learnt nothing."""
    rng = np.random.default_rng([2, seed])
    middle = ReLU() if activation == "relu" else Activate(activation)
    network = Network([Affine(784, 50, rng), middle, Affine(50, 10, rng)])
    # A neuron that rests for all digits would have no gradient that could be wrong.
    network.layers[0].params["b"][...] = 0.5
    return network


def symbols_of(network: Network) -> dict[str, str]:
    """Return what each array is called, as in the page Layers: W1, b1, W2."""
    seen: dict[str, int] = {}
    found = {}
    for name in network.parameters():
        _, _, array = name.partition(".")
        seen[array] = seen.get(array, 0) + 1
        found[name] = f"{ {'gamma': 'γ', 'beta': 'β'}.get(array, array) }{seen[array]}"
    return found


def race(network: Network, x: FloatArray, t: Labels, samples: int | None) -> Iterator[RaceStep]:
    """Check a network on a batch."""
    return numerical_gradient_steps(
        for_checking(network), SoftmaxWithLoss(), x.astype(np.float64), t, samples=samples
    )


def game_race(network: Network, fault: Fault, seed: int, samples: int | None) -> Iterator[RaceStep]:
    """Check a network that has something wrong, on digits that depend on the seed."""
    broken, loss = fault.wrap(for_checking(network), SoftmaxWithLoss())
    (x, t), before = (digits_of([seed, number], CHECKED) for number in (0, 1))
    return numerical_gradient_steps(broken, loss, x, t, samples=samples, before=before)


def learn(network: Network, fault: Fault, seed: int) -> Iterator[Learnt]:
    """Let a network learn with its fault, and yield its losses."""
    broken, loss = fault.wrap(network.copy(), SoftmaxWithLoss())
    optimizer, losses = SGD(0.1), np.full(STEPS, np.nan)
    for step in range(STEPS):
        x, t = digits_of([seed, 2, step], BATCH)
        with np.errstate(all="ignore"):
            losses[step] = train_step(broken, loss, optimizer, x.astype(np.float32), t)
        if step % EVERY == EVERY - 1:
            yield Learnt(frozen(losses[: step + 1]))
    digits = all_digits()
    chosen = np.random.default_rng([seed, 3]).integers(len(digits), size=READ)
    with np.errstate(all="ignore"):
        share = accuracy(broken, digits.images[chosen].reshape(READ, -1), digits.labels[chosen])
    yield Learnt(frozen(losses), share)


def digits_of(seed: list[int], count: int) -> tuple[FloatArray, Labels]:
    """Return bundled digits drawn by chance: (count, 784) from 0 to 1, and labels."""
    digits = all_digits()
    chosen = np.random.default_rng(seed).integers(len(digits), size=count)
    return digits.images[chosen].reshape(count, -1) / 255, digits.labels[chosen]

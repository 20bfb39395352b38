"""Learning, one batch at a time: a plain generator that anyone may iterate, pause or drop."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from nn_core.arrays import Array, FloatArray, Labels
from nn_core.losses import Loss, SoftmaxWithLoss
from nn_core.network import Network
from nn_core.optimizers import Optimizer

Augment = Callable[[FloatArray, np.random.Generator], FloatArray]
"""Changes a batch of pictures (N, 28, 28) at random; gives a new array of the same shape."""
Schedule = Callable[[float], float]
"""From the share of the training that is done, 0 to 1, to a factor on the learning rate."""


@dataclass(frozen=True)
class StepInfo:
    """What one step of learning found.

    Attributes
    ----------
    step, epoch : int
        Steps done, and the epoch this step belongs to, both from 1.
    loss : float
        Mean loss of the batch, before the step.
    accuracy : float
        Share of the batch that was answered right, before the step.
    learning_rate : float
    epoch_ends : bool
        Whether this was the last step of its epoch.
    """

    step: int
    epoch: int
    loss: float
    accuracy: float
    learning_rate: float
    epoch_ends: bool


def constant(done: float) -> float:
    """Keep the learning rate as it is."""
    return 1.0


def one_cycle(done: float, warm_up: float = 0.1, end: float = 0.0) -> float:
    """Let the learning rate rise for a tenth of the time, then fall along a cosine to ``end``."""
    if done < warm_up:
        return 0.05 + 0.95 * done / warm_up
    return end + (1 - end) * 0.5 * (1 + math.cos(math.pi * (done - warm_up) / (1 - warm_up)))


def train_step(
    network: Network,
    loss: Loss,
    optimizer: Optimizer,
    x: FloatArray,
    t: Array,
    weight_decay: float = 0.0,
) -> float:
    """Do one step on a batch x (N, …) with targets t (N, …); return the mean loss before it.

    The loss that is returned is the data's alone, without the penalty of ``weight_decay``.
    """
    value = loss.forward(network.forward(x, train=True), t)
    network.backward(loss.backward())
    if weight_decay:
        add_weight_decay(network, weight_decay)
    optimizer.update(network.flat_params, network.flat_grads)
    return value


def weight_penalty(network: Network, weight_decay: float) -> float:
    """Return ½λΣW² over all weights but not biases: what decay adds to the loss (ch. 6.4.1)."""
    return sum(
        0.5 * weight_decay * float(np.vdot(W, W))
        for layer in network.layers
        if (W := layer.params.get("W")) is not None
    )


def add_weight_decay(network: Network, weight_decay: float) -> None:
    """Add λW, the gradient of the penalty, to the gradient of each W (chapter 6.4.1).

    Adam's own ``weight_decay`` is another thing: it passes the gradient by.
    """
    for layer in network.layers:
        if "W" in layer.params:
            layer.grads["W"] += layer.params["W"] * layer.params["W"].dtype.type(weight_decay)


def fit(
    network: Network,
    images: FloatArray,
    labels: Labels,
    *,
    optimizer: Optimizer,
    rng: np.random.Generator,
    epochs: int = 1,
    batch_size: int = 100,
    augment: Augment | None = None,
    schedule: Schedule = constant,
    smoothing: float = 0.0,
) -> Iterator[StepInfo]:
    """Train ``network`` in place and yield after every step.

    Nothing happens between two steps unless it is asked for: whoever iterates may stop, pause or
    look at the network at each yield. The same seed and the same data give the same weights.

    Parameters
    ----------
    network : Network
    images : array, shape (N, 28, 28) or (N, features)
        Values of 0 to 1, or bytes of 0 to 255 which are scaled batch by batch.
    labels : array of int, shape (N,)
        ``NO_CLASS`` for what belongs to none.
    optimizer : Optimizer
        Its ``lr`` is the peak that ``schedule`` scales.
    rng : numpy.random.Generator
        Draws the order of the samples and the augmentation.
    epochs, batch_size : int
        The last, smaller batch of an epoch is left out unless it is the only one.
    augment : callable, optional
        Changes each batch before it is learnt.
    schedule : callable
    smoothing : float
        Label smoothing, see ``SoftmaxWithLoss``.
    """
    loss = SoftmaxWithLoss(smoothing)
    batch_size = min(batch_size, len(images))
    steps = epochs * (len(images) // batch_size)
    peak = optimizer.lr
    for step, (epoch, chosen, last) in enumerate(_batches(len(images), batch_size, epochs, rng), 1):
        optimizer.lr = peak * schedule((step - 1) / steps)
        x, t = as_unit_floats(images[chosen], network), labels[chosen]
        if augment is not None:
            x = augment(x, rng)
        value = train_step(network, loss, optimizer, x, t)
        yield StepInfo(step, epoch, value, loss.right(t) or 0.0, optimizer.lr, last)


def _batches(
    count: int, batch_size: int, epochs: int, rng: np.random.Generator
) -> Iterator[tuple[int, Labels, bool]]:
    """Yield the epoch from 1, the places (batch_size,) of a batch, and whether it is the last."""
    batches = count // batch_size
    for epoch in range(1, epochs + 1):
        order = rng.permutation(count)
        for batch in range(batches):
            chosen = order[batch * batch_size : (batch + 1) * batch_size]
            yield epoch, chosen, batch == batches - 1


def as_unit_floats(images: FloatArray, network: Network) -> FloatArray:
    """Return pictures as floats of 0 to 1 in the network's type, same shape; bytes over 255."""
    if images.dtype == np.uint8:
        images = images / network.dtype.type(255)
    floats: FloatArray = images.astype(network.dtype, copy=False)
    return floats


def accuracy(network: Network, images: FloatArray, labels: Labels, batch_size: int = 250) -> float:
    """Return the share of pictures (N, …), as `fit` takes them, that are read as labelled (N,)."""
    right = 0
    for start in range(0, len(images), batch_size):
        x = as_unit_floats(images[start : start + batch_size], network)
        answers = network.forward(x).argmax(axis=1)
        right += int(np.sum(answers == labels[start : start + batch_size]))
    return right / len(images)


class WeightAverage:
    """A running mean of the weights, which answers better than the last of them.

    Each step moves the mean by a small share towards the present weights (Polyak, Juditsky 1992).

    Parameters
    ----------
    network : Network
        Followed; not changed.
    decay : float
        Share of the mean that stays at each step.
    """

    def __init__(self, network: Network, decay: float = 0.998) -> None:
        self.decay = decay
        self.steps = 0
        self.network = network.copy()

    def follow(self, network: Network) -> None:
        """Move the mean a step towards the weights of ``network``."""
        self.steps += 1
        # The first steps count fully, or the mean would remember the random start for long.
        share = max(1 - self.decay, 1 / (self.steps + 1))
        mean = self.network.flat_params
        mean += mean.dtype.type(share) * (network.flat_params - mean)
        for mine, theirs in zip(self.network.layers, network.layers, strict=True):
            for name, value in theirs.buffers.items():
                mine.buffers[name] += value.dtype.type(share) * (value - mine.buffers[name])

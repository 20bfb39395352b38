"""Five checks that say whether learning is well, each a number (Karpathy, *A Recipe*, 2019)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from nn_core import activations
from nn_core.arrays import FloatArray
from nn_core.layers import Activate, ReLU
from nn_core.learning.data import TrainingData
from nn_core.learning.learner import Learner
from nn_core.learning.records import Step
from nn_core.network import Network
from nn_core.training import as_unit_floats

START_WITHIN = 0.1
"""Of ln K, a first loss of a network that knows nothing."""
LEARNT_BELOW = 0.01
"""A loss that says that one small batch was learnt by heart."""
RATIO = (1e-4, 1e-2)
"""Usual sizes of a step in weights."""
IDLE_ABOVE = 0.3
"""Share of neurons of a layer that may be dead or saturated."""
GAP_ABOVE = 0.1
"""Accuracy on what is learnt less that on what is held apart."""
FLAT = 0.01
"""Of the steepest slope: where a neuron answers with less to every sample, it is saturated."""
SAMPLES = 200
"""Looked at for idle neurons."""
READ = 1000
"""Learnt samples that are read for the gap."""


class Kind(StrEnum):
    """What is checked."""

    START = "start"
    BATCH = "one batch"
    RATIO = "update ratio"
    IDLE = "idle neurons"
    GAP = "gap"


@dataclass(frozen=True)
class Check:
    """What one check found.

    Attributes
    ----------
    kind : Kind
    value : float or None
        The loss, ratio, share or gap; None while it can't be told.
    low, high : float
        Between them all is well.
    by_layer : tuple of (str, float)
        For ratios and idle neurons: array or layer by name, and its value; ``value`` is the one
        farthest out.
    """

    kind: Kind
    value: float | None
    low: float
    high: float
    by_layer: tuple[tuple[str, float], ...] = ()

    @property
    def well(self) -> bool | None:
        """Whether the value is where it should be; None while it can't be told."""
        return None if self.value is None else self.low <= self.value <= self.high


def health(learner: Learner, one_batch: float | None = None) -> tuple[Check, ...]:
    """Return the five checks, in the order of `Kind`.

    Parameters
    ----------
    learner : Learner
        Not changed.
    one_batch : float, optional
        The last loss of `overfit`, which takes a while and is asked for apart.
    """
    return (
        start(learner),
        Check(Kind.BATCH, one_batch, 0.0, LEARNT_BELOW),
        update_ratio(learner),
        idle(learner),
        gap(learner),
    )


def start(learner: Learner) -> Check:
    """Compare the first loss with ln K, that of even probabilities for K classes."""
    outputs = learner.setup.layers[-1].size
    expected = {"softmax": math.log(outputs), "sigmoid": outputs * math.log(2)}
    usual = expected.get(learner.setup.loss)
    known = learner.history.first == 0 and len(learner.history.losses) and usual is not None
    value = float(learner.history.losses[0]) if known else None
    middle = usual or 0.0
    return Check(Kind.START, value, middle - START_WITHIN, middle + START_WITHIN)


def overfit(learner: Learner, samples: int = 10, steps: int = 200) -> Iterator[Step]:
    """Learn a few samples by heart with a fresh network of the same setup; yield each step.

    A network that can't do that is wrong somewhere. The learner is not changed; dropout and weight
    decay, which are meant to prevent it, are left out.
    """
    few = TrainingData.alone(learner.data.x[:samples], learner.data.t[:samples])
    setup = replace(learner.setup, dropout=0.0, weight_decay=0.0, batch_size=samples)
    twin = Learner(setup, few)
    for step in twin.steps():
        yield step
        if step.step == steps:
            return


def update_ratio(learner: Learner) -> Check:
    """Compare the size of the last step with that of the weights, array by array."""
    ratios = learner.update_ratios()
    worst = max(ratios.values(), key=_out_of_range, default=None)
    return Check(Kind.RATIO, worst, *RATIO, tuple(ratios.items()))


def _out_of_range(ratio: float) -> float:
    """Return how many times a ratio is beyond the middle of the usual ones, as a logarithm."""
    return abs(math.log(max(ratio, 1e-30)) - math.log(RATIO[0] * RATIO[1]) / 2)


def idle(learner: Learner) -> Check:
    """Count neurons whose slope is almost 0 for every sample, so that they can't learn."""
    network = learner.snapshot().network()
    shares = tuple(idle_shares(network, as_unit_floats(learner.data.x[:SAMPLES], network)).items())
    value = max((share for _, share in shares), default=None)
    return Check(Kind.IDLE, value, 0.0, IDLE_ABOVE, shares)


def idle_shares(network: Network, x: FloatArray) -> dict[str, float]:
    """Return the share of dead or saturated neurons of each activation layer, by its name.

    A neuron of a convolution is a channel. The output's activation counts as well.
    """
    found = {}
    with np.errstate(all="ignore"):
        outputs = [("", network.batch(x)), *network.activations(x)]
    for layer, (_, before), (name, _) in zip(network.layers, outputs, outputs[1:], strict=False):
        if isinstance(layer, ReLU | Activate):
            slopes = np.abs(layer.activation.derivative(before))
            at_most = slopes.max(axis=tuple(i for i in range(slopes.ndim) if i != 1))
            found[name] = float(np.mean(at_most < FLAT * steepest(layer.activation.name)))
    return found


def steepest(name: str) -> float:
    """Return the largest slope of an activation between −5 and 5, where the book draws them."""
    return float(np.abs(activations.get(name).derivative(np.linspace(-5, 5, 1001))).max())


def gap(learner: Learner) -> Check:
    """Compare how samples that are learnt and samples held apart are answered."""
    data = learner.data
    value = None
    if len(data.apart_x):
        chosen = slice(None, None, max(1, len(data.x) // READ))
        _, learnt = learner.measured(data.x[chosen], data.t[chosen])
        _, apart = learner.measured(data.apart_x, data.apart_t)
        value = None if learnt is None or apart is None else learnt - apart
    return Check(Kind.GAP, value, -1.0, GAP_ABOVE)

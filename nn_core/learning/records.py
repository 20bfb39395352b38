"""What a learner tells: a step, the parts of a step, a moment to come back to, a change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from nn_core.arrays import Array, FloatArray, Labels
from nn_core.learning.building import network_of
from nn_core.learning.data import TrainingData
from nn_core.learning.setup import Setup
from nn_core.network import Network

OWN_BYTES = 4096
"""Of a snapshot besides its numbers: objects, and the states of two generators."""


@dataclass(frozen=True)
class Step:
    """What one step found.

    Attributes
    ----------
    step : int
        Steps done, this one included, from 1.
    samples : int
        Samples learnt since the beginning, those that came twice counted twice.
    loss : float
        Mean loss of the batch before the step, without the penalty.
    penalty : float
        What weight decay adds to the loss, before the step.
    accuracy : float or None
        Share of the batch answered right before the step; None where targets are no classes.
    learning_rate : float
    finite : bool
        Whether the loss and all parameters are numbers still.
    """

    step: int
    samples: int
    loss: float
    penalty: float
    accuracy: float | None
    learning_rate: float
    finite: bool


@dataclass(frozen=True, eq=False)
class LastStep:
    """What is read off a learner between two steps.

    Attributes
    ----------
    places : array of int, shape (B,)
        Of the batch, in ``data``; none where one has gone there by other ways.
    y : array
        What it answered to the batch.
    steepest : (int, float, float) or None
        Of the weight with the largest gradient: its layer, from 0 among those with weights, its
        value, the gradient.
    """

    step: int
    data: TrainingData
    places: Labels
    y: FloatArray
    steepest: tuple[int, float, float] | None


@dataclass(frozen=True, eq=False)
class Forward:
    """A layer has been passed on the way to the answer; arrays are read-only copies.

    Attributes
    ----------
    layer : int
        Its place in the network, from 0.
    kind : str
    x, y : array, shape (N, …)
        What went in and what came out.
    """

    layer: int
    kind: str
    x: FloatArray
    y: FloatArray


@dataclass(frozen=True, eq=False)
class LossFound:
    """The answers have been compared with the targets; arrays are read-only copies.

    Attributes
    ----------
    value : float
        Mean loss of the batch.
    y : array, shape (N, K)
        The answers, such as probabilities.
    t : array, shape (N,) or (N, K)
    gradient : array, shape (N, K)
        Of the mean loss with respect to the network's outputs: (y − t) / N.
    """

    value: float
    y: FloatArray
    t: Array
    gradient: FloatArray


@dataclass(frozen=True, eq=False)
class Backward:
    """A layer has been passed on the way back; arrays are read-only copies.

    Attributes
    ----------
    layer : int
    kind : str
    dout : array, shape (N, …)
        Gradient of the layer's output, which came back to it.
    dx : array or None
        Gradient of its input; None for the first layer, which nobody asks for it.
    grads : dict of str to array
        Gradient of each of its parameters, without weight decay.
    """

    layer: int
    kind: str
    dout: FloatArray
    dx: FloatArray | None
    grads: dict[str, FloatArray]


@dataclass(frozen=True, eq=False)
class Update:
    """The parameters have followed their gradients; arrays are read-only copies.

    Attributes
    ----------
    before, after, gradient : array, shape (P,)
        All parameters, layer by layer, and their gradients with weight decay.
    step : Step
    """

    before: FloatArray
    after: FloatArray
    gradient: FloatArray
    step: Step


SubStep = Forward | LossFound | Backward | Update


@dataclass(frozen=True)
class Evaluation:
    """How well the samples held apart were answered after a step.

    Attributes
    ----------
    step : int
    loss : float
    accuracy : float or None
    """

    step: int
    loss: float
    accuracy: float | None


@dataclass(frozen=True, eq=False)
class Edit:
    """A change somebody made between two steps.

    Attributes
    ----------
    step : int
        Steps done before it.
    setup, data : Setup, TrainingData, or None
        From here on; None where it stays.
    parameter : (str, tuple of int, float) or None
        Name of an array as in ``Network.parameters``, place in it, and the value put there.
    """

    step: int
    setup: Setup | None = None
    data: TrainingData | None = None
    parameter: tuple[str, tuple[int, ...], float] | None = None


@dataclass(frozen=True, eq=False)
class Snapshot:
    """All that a learner is after a step; its arrays are read-only.

    Attributes
    ----------
    setup : Setup
    data : TrainingData
    step, samples : int
    params : array, shape (P,)
    buffers : tuple of arrays
        The running means of batch normalisation, layer by layer.
    optimizer_steps : int
    memory : tuple of arrays, each of shape (P,)
        What the optimiser remembers.
    rng_states : tuple of dict
        Of the generators of batches and of dropout.
    cursor : (int, int)
        Epoch from 1 and place in it, for sampling by epochs.
    edits : tuple of Edit
        All that had been changed until then.
    origin : object
        Tells the runs of a program from one another.
    """

    setup: Setup
    data: TrainingData
    step: int
    samples: int
    params: FloatArray
    buffers: tuple[FloatArray, ...]
    optimizer_steps: int
    memory: tuple[FloatArray, ...]
    rng_states: tuple[dict[str, Any], ...]
    cursor: tuple[int, int]
    edits: tuple[Edit, ...]
    origin: object

    @property
    def nbytes(self) -> int:
        """Bytes that it takes, without what it shares with other snapshots."""
        return OWN_BYTES + sum(a.nbytes for a in (self.params, *self.buffers, *self.memory))

    def network(self) -> Network:
        """Return a network of its own with these weights."""
        network = network_of(self.setup, None, np.random.default_rng(0))
        self.put_into(network)
        return network

    def put_into(self, network: Network) -> None:
        """Copy these weights into a network of the same setup."""
        network.flat_params[...] = self.params
        for mine, value in zip(buffers_of(network), self.buffers, strict=True):
            mine[...] = value


@dataclass(frozen=True, eq=False)
class RunRecord:
    """All of a run, to go on with it in another learner, even at another start of the program.

    Attributes
    ----------
    past : tuple of Snapshot
        Moments to go back to by rising step, that where the run begins first.
    now : Snapshot
        Where it is.
    edits : tuple of Edit
        All changes, those of steps to come as well; snapshots have had so many of them.
    losses : array, shape (N,)
        Of the steps after the first moment's.
    evaluations : tuple of Evaluation
    given : array, shape (P,), or None
        The weights it began with, where they were not drawn.
    """

    past: tuple[Snapshot, ...]
    now: Snapshot
    edits: tuple[Edit, ...]
    losses: FloatArray
    evaluations: tuple[Evaluation, ...]
    given: FloatArray | None = None


def buffers_of(network: Network) -> list[FloatArray]:
    """Return what a network keeps but does not learn, layer by layer."""
    return [value for layer in network.layers for value in layer.buffers.values()]

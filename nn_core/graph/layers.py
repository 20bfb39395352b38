"""A network as a graph: the same operations on matrices, one node each (chapter 5.5 and 5.6)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nn_core.arrays import Array, FloatArray, Labels
from nn_core.errors import QT_TRANSLATE_NOOP, ModelFileError
from nn_core.graph.graph import Graph, Node, named
from nn_core.graph.ops import OPS, Numbers, Op, Value
from nn_core.layers import Activate, Affine, Layer, ReLU
from nn_core.losses import SoftmaxWithLoss
from nn_core.network import Network

DOT = Op(
    "dot",
    QT_TRANSLATE_NOOP("nn_core", "matrix product"),
    "·",
    2,
    lambda x, w: x @ w,
    pull=lambda back, y, x, w: (back @ w.T, x.T @ back),
    latex=r"{0} {1}",
    local_latex=("{1}^T", "{0}^T"),
)
"""X · W: what comes back goes to X by Wᵀ, and to W by Xᵀ."""


def rows(count: int) -> Op:
    """Return the operation that gives one row (K,) to all ``count`` rows of a batch, (N, K).

    It is a copy node: what comes back from the rows is added.
    """
    return Op(
        f"rows {count}",
        QT_TRANSLATE_NOOP("nn_core", "copy for each row"),
        f"→{count}",
        1,
        lambda b: np.broadcast_to(b, (count, *b.shape)),
        pull=lambda back, y, b: (np.sum(back, axis=0),),
        latex="{0}",
    )


def of_network(
    network: Network, x: FloatArray, labels: Labels | None = None
) -> tuple[Graph, dict[str, Array]]:
    """Return the graph of a network for a batch, and the values of its inputs.

    Parameters
    ----------
    network : Network
        Of fully connected layers and activations.
    x : array, shape (N, …)
    labels : array, shape (N,), optional
        With them the graph ends in the mean loss of softmax; without, in the logits (N, K).

    Returns
    -------
    graph : Graph
        Its inputs are ``x`` and the parameters by the names of `Network.parameters`.
    inputs : dict of str to array
        The very arrays of the network, and the batch in the shape the network takes.

    Raises
    ------
    ModelFileError
        If a layer is of another kind.
    """
    batch = network.batch(x)
    nodes = [named("x")]
    for index, layer in enumerate(network.layers):
        nodes.extend(_nodes(layer, index, len(nodes), len(batch)))
    if labels is not None:
        nodes.append(Node(_loss(labels), (len(nodes) - 1,)))
    return Graph.assembled(nodes), {"x": batch, **network.parameters()}


def _nodes(layer: Layer, index: int, start: int, count: int) -> Iterator[Node]:
    below = start - 1
    if isinstance(layer, Affine):
        yield named(f"{index}.W")
        yield Node(DOT, (below, start))
        yield named(f"{index}.b")
        yield Node(rows(count), (start + 2,))
        yield Node(OPS["add"], (start + 1, start + 3))
    elif isinstance(layer, ReLU):
        yield Node(OPS["relu"], (below,))
    elif isinstance(layer, Activate):
        yield Node(_activation(layer), (below,))
    else:
        raise ModelFileError(
            QT_TRANSLATE_NOOP("nn_core", "A layer “{kind}” is not drawn as a graph."),
            QT_TRANSLATE_NOOP("nn_core", "Take a network of affine layers and activations."),
            kind=layer.kind,
        )


def _activation(layer: Activate) -> Op:
    made = layer.activation
    return Op(
        made.name,
        made.title,
        made.name,
        1,
        made.function,
        local=lambda y, x: (made.derivative(x),),
        latex=made.latex,
        local_latex=(made.derivative_latex,),
    )


def _loss(labels: Labels) -> Op:
    def value(logits: FloatArray) -> float:
        return SoftmaxWithLoss().forward(logits, labels)

    def pull(back: Value, y: Value, logits: FloatArray) -> Numbers:
        loss = SoftmaxWithLoss()
        loss.forward(logits, labels)
        return (loss.backward() * back,)

    return Op(
        "mean_softmax_loss",
        QT_TRANSLATE_NOOP("nn_core", "softmax with loss"),
        "Softmax+L",
        1,
        value,
        pull=pull,
        local_latex=(r"\frac{{y - t}}{{N}}",),
    )

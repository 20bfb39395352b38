"""One mini-batch looked at closely: every matrix on the way there and back, and what a step does.

Arrays are called by keys that say where they stand: ``x``; of the layer in place i, ``out.i``,
``dout.i``, its parameters ``W.i``, ``b.i`` and their gradients ``dW.i``, ``db.i``; ``y`` and ``t``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nn_core.arrays import Array, FloatArray, frozen
from nn_core.gradcheck import for_checking, numerical_gradient
from nn_core.layers import Dropout, Layer
from nn_core.learning.records import Backward, Forward, LossFound
from nn_core.losses import Loss, SoftmaxWithLoss, one_hot
from nn_core.network import Network
from nn_core.sabotage import Faulty

LETTERS = {
    "affine": "A",
    "conv": "A",
    "relu": "Z",
    "activation": "Z",
    "maxpool": "P",
    "flatten": "F",
    "dropout": "D",
    "batchnorm": "B",
}
PARAMETERS = {"gamma": "γ", "beta": "β"}


@dataclass(frozen=True, eq=False)
class BatchRecord:
    """All that one mini-batch made of a network's layers; arrays are read-only.

    Attributes
    ----------
    network : Network
        Of its own, with the weights that were used; only ever read.
    forward : tuple of Forward
        In the order of the layers.
    loss : LossFound
    backward : tuple of Backward
        In the order of the layers.
    gradient : array, shape (P,)
        Of all parameters, of which the layers' are parts.
    """

    network: Network
    forward: tuple[Forward, ...]
    loss: LossFound
    backward: tuple[Backward, ...]
    gradient: FloatArray

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """The layers as they should be: of a faulty one that which it is made of."""
        return tuple(one.inner if isinstance(one, Faulty) else one for one in self.network.layers)

    @property
    def depth(self) -> int:
        """Number of layers."""
        return len(self.forward)

    @property
    def last(self) -> int:
        """The last part: 0 is the input, then layers, the loss, layers backward, the update."""
        return 2 * self.depth + 2

    @cached_property
    def targets(self) -> FloatArray:
        """The right answers as one-hot rows, shape (N, K)."""
        t = self.loss.t
        return one_hot(t, self.loss.y.shape[1]) if t.ndim == 1 else t.astype(np.float64)

    def array(self, key: str) -> FloatArray:
        """Return an array by its key.

        Raises
        ------
        KeyError
            If there is none.
        """
        if key in ("x", "y", "t"):
            whole = {"x": lambda: self.forward[0].x, "y": lambda: self.loss.y}
            return whole[key]() if key in whole else self.targets
        name, _, place = key.partition(".")
        layer = int(place)
        if name == "out":
            return self.forward[layer].y
        if name == "dout":
            return self.backward[layer].dout
        if name.startswith("d"):
            return self.backward[layer].grads[name[1:]]
        return self.network.layers[layer].params[name]

    def known_at(self, key: str) -> int:
        """Return the part from which on an array is known; parameters always are."""
        depth, (name, _, place) = self.depth, key.partition(".")
        if key == "x":
            return 0
        if key in ("y", "t"):
            return depth + 1
        layer = int(place)
        if name == "out":
            return layer + 1
        if name == "dout":
            return depth + 1 + (depth - 1 - layer)
        return depth + 1 + (depth - layer) if name.startswith("d") else 0

    def symbol(self, key: str) -> str:
        """Return what an array is called: W1, A1, dW1, y."""
        if key in ("x", "y", "t"):
            return {"x": "X"}.get(key, key)
        name, _, place = key.partition(".")
        if name in ("out", "dout"):
            return ("d" if name == "dout" else "") + self._names[int(place)]
        d, name = ("d", name[1:]) if name.startswith("d") else ("", name)
        return f"{d}{PARAMETERS.get(name, name)}{self._numbers[int(place)]}"

    @cached_property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """What stands below each other: keys of arrays and of their gradients; empty for none."""
        found = [("x", "")]
        for place, layer in enumerate(self.network.layers):
            found.extend((f"{name}.{place}", f"d{name}.{place}") for name in layer.params)
            found.append((f"out.{place}", f"dout.{place}"))
        return (*found, ("y", "t"))

    def made_in(self, part: int) -> tuple[str, ...]:
        """Return the keys of what becomes known in a part, the most telling first."""
        keys = [key for pair in self.columns for key in pair if key]
        fresh = [key for key in keys if self.known_at(key) == part and part > 0]
        order = {"dW": 0, "out": 1, "y": 2, "dout": 3, "db": 4}
        return tuple(sorted(fresh, key=lambda key: order.get(key.partition(".")[0], 9)))

    @cached_property
    def _numbers(self) -> list[int]:
        """The number of each layer, those with the same letter counted from 1."""
        seen: dict[str, int] = {}
        numbers = []
        for layer in self.network.layers:
            letter = LETTERS.get(layer.kind, "L")
            seen[letter] = seen.get(letter, 0) + 1
            numbers.append(seen[letter])
        return numbers

    @cached_property
    def _names(self) -> list[str]:
        layers = zip(self.network.layers, self._numbers, strict=True)
        return [f"{LETTERS.get(layer.kind, 'L')}{number}" for layer, number in layers]


def batch_record(
    network: Network, x: FloatArray, t: Array, loss: Loss | None = None
) -> BatchRecord:
    """Take a batch through a network and back, and return every array.

    Parameters
    ----------
    network : Network
        Stays as it is, but for its gradients. Nothing is left out by dropout, so that what is seen
        can be seen again.
    x : array, shape (N, …)
    t : array, shape (N,) or (N, K)
    loss : Loss, optional
        Softmax with cross-entropy by default.
    """
    loss = loss or SoftmaxWithLoss()
    _all_kept(network)
    forward, signal = [], frozen(network.batch(x))
    for place, layer in enumerate(network.layers):
        # What comes out is what goes into the next: one array serves both.
        before, signal = signal, _kept(layer.forward(signal, train=True))
        forward.append(Forward(place, layer.kind, before, signal))
    value = loss.forward(signal, t)
    d = _kept(loss.backward())
    found = LossFound(value, frozen(loss.y), frozen(t), d)
    passed: list[tuple[FloatArray, FloatArray | None]] = []
    for place in reversed(range(len(network.layers))):
        dout = d
        d = network.layers[place].backward(dout, need_input=place > 0)
        d = _kept(d) if place else d
        passed.append((dout, d if place else None))
    gradient = frozen(network.flat_grads)
    grads = _parts(network, gradient)
    backward = tuple(
        Backward(place, layer.kind, *passed[-1 - place], grads[place])
        for place, layer in enumerate(network.layers)
    )
    return BatchRecord(network, tuple(forward), found, backward, gradient)


def _kept(array: FloatArray) -> FloatArray:
    """Return what a layer gave, read-only: as it is, or a copy of what is a work array's part.

    A copy lies in memory as that part does: some processors multiply what lies otherwise with other
    last bits, and the step would not be that of a training.
    """
    kept = array if array.flags.owndata else array.copy("K")
    kept.flags.writeable = False
    return kept


def _parts(network: Network, flat: FloatArray) -> list[dict[str, FloatArray]]:
    """Return the parts of a flat vector that belong to each layer's parameters."""
    found, start = [], 0
    for layer in network.layers:
        mine = {}
        for name, array in layer.params.items():
            mine[name] = flat[start : start + array.size].reshape(array.shape)
            start += array.size
        found.append(mine)
    return found


def stepped(record: BatchRecord, rate: float) -> Network:
    """Return another network, one step of gradient descent further: W − η dW."""
    twin = record.network.copy()
    twin.flat_params[...] -= twin.dtype.type(rate) * record.gradient
    return twin


def losses_along(record: BatchRecord, lengths: Sequence[float]) -> FloatArray:
    """Return the loss of the same batch where all parameters go −η times their gradient.

    Parameters
    ----------
    record : BatchRecord
    lengths : sequence of float
        Values of η, 0 for the loss there is.
    """
    network, gradient = record.network.copy(), record.gradient
    _all_kept(network)
    start, loss = network.flat_params.copy(), SoftmaxWithLoss()
    x, losses = record.forward[0].x, []
    with np.errstate(all="ignore"):
        for length in lengths:
            network.flat_params[...] = start - start.dtype.type(length) * gradient
            losses.append(loss.forward(network.forward(x, train=True), record.loss.t))
    return np.array(losses)


def wishes(record: BatchRecord, layer: int, neuron: int) -> FloatArray:
    """Return what each sample would do to the weights of one neuron: minus its own gradient.

    Their mean is minus the gradient of the batch.

    Parameters
    ----------
    record : BatchRecord
    layer : int
        Place of a fully connected layer.
    neuron : int

    Returns
    -------
    array, shape (N, inputs)
    """
    x, dout = record.forward[layer].x, record.backward[layer].dout
    mine: FloatArray = -x * dout[:, neuron, None] * x.dtype.type(len(x))
    return mine


def most_moved(record: BatchRecord) -> tuple[str, tuple[int, ...]] | None:
    """Return key and place of the weight with the largest gradient; None where there is none."""
    best: tuple[float, str, tuple[int, ...]] = (0.0, "", ())
    for place, one in enumerate(record.backward):
        for name, grad in one.grads.items():
            index = np.unravel_index(int(np.abs(grad).argmax()), grad.shape)
            size = float(abs(grad[index]))
            if size > best[0]:
                best = size, f"{name}.{place}", tuple(map(int, index))
    return (best[1], best[2]) if best[1] else None


def finite_difference(record: BatchRecord, key: str, index: tuple[int, ...]) -> float:
    """Return (L(w + h) − L(w − h)) / 2h for one parameter, by its key ``W.i`` and its place.

    It is worked out in float64, whatever the network's type.
    """
    name, _, place = key.partition(".")
    network, loss = for_checking(record.network), SoftmaxWithLoss()
    array = network.layers[int(place)].params[name]
    flat = array.reshape(-1)
    at = int(np.ravel_multi_index(index, array.shape))
    x = record.forward[0].x

    def value(_: FloatArray) -> float:
        return loss.forward(network.forward(x, train=True), record.loss.t)

    return float(numerical_gradient(value, flat[at : at + 1])[0])


def _all_kept(network: Network) -> None:
    for layer in _dropouts(network):
        layer.ratio = 0.0


def _dropouts(network: Network) -> Iterator[Dropout]:
    return (layer for layer in network.layers if isinstance(layer, Dropout))

"""The networks that learn to read digits, from one neuron to the book's deep one, by name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused
from nn_core.learning.setup import DataSpec, LayerSpec, OptimizerSpec, Setup, dense

OWN = "own"
"""The key of a list of layers of one's own."""
PIXELS = 784
MOST_OWN_LAYERS, MOST_OWN_SIZE = 8, 1000


@dataclass(frozen=True)
class DigitNetwork:
    """A network by name, with the settings it is usually trained with.

    Attributes
    ----------
    key : str
        As in menus where it is no proper name: its layers.
    layers : tuple of LayerSpec
    pictures : bool
        Whether it takes pictures (1, 28, 28) and not rows of 784.
    loss : str
    optimizer : OptimizerSpec
    initializer : str
    dropout : float
    """

    key: str
    layers: tuple[LayerSpec, ...]
    pictures: bool = False
    loss: str = "softmax"
    optimizer: OptimizerSpec = field(default_factory=OptimizerSpec)
    initializer: str = "std"
    dropout: float = 0.0

    def setup(self, seed: int = 0) -> Setup:
        """Return the setup of a run with it: batches of 100, weights with σ = 0.01 where drawn."""
        return Setup(
            (1, 28, 28) if self.pictures else (PIXELS,),
            self.layers,
            self.loss,
            self.optimizer,
            initializer=self.initializer,
            seed=seed,
            dropout=self.dropout,
            data=DataSpec("digits"),
        )


def _conv(*filters: tuple[int, int, int]) -> tuple[LayerSpec, ...]:
    """Return convolutions of (filters, field, pad) with ReLU, and a pooling behind them."""
    layers = [LayerSpec("conv", size, "relu", field, pad) for size, field, pad in filters]
    return (*layers, LayerSpec("pool", 2))


_ADAM = OptimizerSpec("adam", 0.001)
_DEEP = (
    *_conv((16, 3, 1), (16, 3, 1)),
    *_conv((32, 3, 1), (32, 3, 2)),
    *_conv((64, 3, 1), (64, 3, 1)),
    *dense(50, 10),
)
NETWORKS = {
    network.key: network
    for network in (
        DigitNetwork("784-1", dense(1), loss="sigmoid"),
        DigitNetwork("784-10", dense(10)),
        DigitNetwork("784-50-10", dense(50, 10)),
        DigitNetwork("784-100-2-10", dense(100, 2, 10), optimizer=_ADAM, initializer="he"),
        DigitNetwork("784-256-128-10", dense(256, 128, 10), optimizer=_ADAM, initializer="he"),
        DigitNetwork(
            "SimpleConvNet",
            (*_conv((30, 5, 0)), *dense(100, 10)),
            pictures=True,
            optimizer=_ADAM,
        ),
        DigitNetwork(
            "DeepConvNet",
            _DEEP,
            pictures=True,
            optimizer=_ADAM,
            initializer="he",
            dropout=0.5,
        ),
    )
}
"""By key, in the order of menus."""


def own_network(text: str) -> DigitNetwork:
    """Return fully connected hidden layers of the sizes that a text lists, and ten outputs.

    Parameters
    ----------
    text : str
        Numbers with anything between them that is no digit: "50, 20"; "784-50-20-10" may name both
        ends, too. Without a hidden layer it is 784-10.

    Raises
    ------
    ValueRefused
        If a size or their number is out of range.
    """
    sizes = [int(number[:6]) for number in re.findall(r"[0-9]+", text)]
    if sizes[:1] == [PIXELS]:
        sizes = sizes[1:]
        sizes = sizes[:-1] if sizes[-1:] == [10] else sizes
    if len(sizes) > MOST_OWN_LAYERS or not all(0 < size <= MOST_OWN_SIZE for size in sizes):
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "“{text}” can't be the hidden layers of a network."),
            QT_TRANSLATE_NOOP(
                "nn_core", "Write up to {layers} sizes from 1 to {most}, such as 100, 50."
            ),
            text=text[:60],
            layers=MOST_OWN_LAYERS,
            most=MOST_OWN_SIZE,
        )
    return replace(NETWORKS["784-50-10"], key=OWN, layers=dense(*sizes, 10))

"""All that fixes a run of learning: from the same setup and data the same weights come out."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import nn_core.graph.activation  # noqa: F401  names of functions of one's own are known
from nn_core import activations
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError, ValueRefused
from nn_core.initializers import INITIALIZERS
from nn_core.losses import LOSSES
from nn_core.optimizers import OPTIMIZERS
from nn_core.util.plain import from_plain, to_plain

VERSION = 1
"""Of what `Setup.to_data` writes."""
KINDS = ("affine", "conv", "pool")
SAMPLINGS = ("replacement", "epochs")
DTYPES = ("float32", "float64")
MOST = 10_000
"""Neurons or filters of a layer, and more than any of the book's."""


@dataclass(frozen=True)
class LayerSpec:
    """One layer and the activation behind it.

    Attributes
    ----------
    kind : str
        One of ``KINDS``.
    size : int
        Neurons of "affine", filters of "conv", side of the window of "pool".
    activation : str
        Key of ``nn_core.activations``; empty for none.
    field, pad : int
        Side of the filters of "conv", and zeros added on each side, in pixels.
    """

    kind: str = "affine"
    size: int = 1
    activation: str = ""
    field: int = 3
    pad: int = 0


@dataclass(frozen=True)
class OptimizerSpec:
    """A rule of ``nn_core.optimizers`` by name, with its learning rate.

    Attributes
    ----------
    name : str
    lr : float
        Learning rate, above 0.
    momentum : float or None
        Memory of "momentum" and "nesterov", 0 to below 1; None for the usual one.
    """

    name: str = "sgd"
    lr: float = 0.1
    momentum: float | None = None


@dataclass(frozen=True)
class DataSpec:
    """Where the data come from; the learner only carries it along.

    Attributes
    ----------
    name : str
        A set of ``nn_core.data.points``, of an experiment, or empty for what was painted or read.
    count : int
        Points or pictures, 0 for all there are.
    noise : float
        How far points are scattered, 0 to 1.
    apart : float
        Share that is held apart, 0 to below 1.
    seed : int
        Where the chance of the set begins.
    """

    name: str = ""
    count: int = 0
    noise: float = 0.0
    apart: float = 0.2
    seed: int = 0


@dataclass(frozen=True)
class Setup:
    """What fixes a run, besides the data.

    Attributes
    ----------
    inputs : tuple of int
        Shape of one sample: (features,), or (channels, height, width) in front of convolutions.
    layers : tuple of LayerSpec
        The last one's size is the number of outputs.
    loss : str
        Key of ``nn_core.losses.LOSSES``.
    optimizer : OptimizerSpec
    batch_size : int
        Samples a step; a smaller set is learnt as one batch.
    sampling : str
        "replacement" draws each batch anew, as the book's ``np.random.choice`` does; "epochs" goes
        through all samples in random order, then again.
    initializer : str
        Key of ``nn_core.initializers.INITIALIZERS``.
    deviation : float
        Of the weights, where ``initializer`` is "std"; 0 starts with all weights 0.
    seed : int
        Where the chance of weights, batches and dropout begins; each has a stream of its own, so
        that other settings meet the same batches.
    weight_decay : float
        λ of chapter 6.4.1.
    dropout : float
        Share of hidden neurons that are left out, 0 to below 1 (chapter 6.4.3).
    batch_norm : bool
        Whether each hidden layer is normalised before its activation (chapter 6.3).
    dtype : str
        One of ``DTYPES``.
    data : DataSpec
    """

    inputs: tuple[int, ...]
    layers: tuple[LayerSpec, ...]
    loss: str = "softmax"
    optimizer: OptimizerSpec = field(default_factory=OptimizerSpec)
    batch_size: int = 100
    sampling: str = "replacement"
    initializer: str = "std"
    deviation: float = 0.01
    seed: int = 0
    weight_decay: float = 0.0
    dropout: float = 0.0
    batch_norm: bool = False
    dtype: str = "float32"
    data: DataSpec = field(default_factory=DataSpec)

    def checked(self) -> Setup:
        """Return the same setup.

        Raises
        ------
        ValueRefused
            If something in it can't be; the first such setting is named.
        """
        for name, ok in self._checks():
            if not ok:
                raise ValueRefused(
                    QT_TRANSLATE_NOOP("nn_core", "The setting “{name}” can't have this value."),
                    QT_TRANSLATE_NOOP("nn_core", "Choose another one."),
                    name=name,
                )
        return self

    def _checks(self) -> list[tuple[str, bool]]:
        rates = (self.deviation, self.weight_decay)
        momentum = self.optimizer.momentum
        return [
            ("inputs", len(self.inputs) in (1, 3) and all(0 < n <= MOST for n in self.inputs)),
            ("layers", _fit(self.inputs, self.layers)),
            ("loss", self.loss in LOSSES),
            ("optimizer", self.optimizer.name in OPTIMIZERS),
            ("learning rate", 0 < self.optimizer.lr < math.inf),
            ("momentum", momentum is None or 0 <= momentum < 1),
            ("batch size", 0 < self.batch_size <= 1_000_000),
            ("sampling", self.sampling in SAMPLINGS),
            ("initializer", self.initializer in INITIALIZERS),
            ("deviation", 0 <= rates[0] < math.inf),
            ("weight decay", 0 <= rates[1] < math.inf),
            ("dropout", 0 <= self.dropout < 1),
            ("seed", 0 <= self.seed < 1 << 63),
            ("dtype", self.dtype in DTYPES),
        ]

    def to_data(self) -> dict[str, Any]:
        """Return it as JSON can hold it, with a version."""
        return {"version": VERSION, **to_plain(self)}

    @classmethod
    def from_data(cls, data: object) -> Setup:
        """Return the setup that `to_data` wrote.

        Raises
        ------
        DataFileError
            If it is damaged or of a newer version of the program.
        ValueRefused
            If a setting is out of range.
        """
        version = data.get("version") if isinstance(data, Mapping) else None
        if type(version) is int and version > VERSION:
            raise DataFileError(
                QT_TRANSLATE_NOOP("nn_core", "These settings are of a newer version of Badak."),
                QT_TRANSLATE_NOOP("nn_core", "Open them with that version."),
            )
        if not isinstance(data, Mapping) or type(version) is not int or version < 1:
            return from_plain(cls, {"version": version})  # refused, by the name “version”
        return from_plain(cls, {k: v for k, v in data.items() if k != "version"}).checked()

    def with_rate(self, lr: float) -> Setup:
        """Return the same setup with another learning rate."""
        return replace(self, optimizer=replace(self.optimizer, lr=lr))

    def changed(self, **settings: Any) -> Setup:
        """Return it with other fields; ``lr`` and ``optimizer`` by name go into its optimiser."""
        optimizer = settings.pop("optimizer", self.optimizer)
        if isinstance(optimizer, str):
            optimizer = OptimizerSpec(optimizer, self.optimizer.lr)
        lr = settings.pop("lr", optimizer.lr)
        return replace(self, optimizer=replace(optimizer, lr=lr), **settings)


def dense(*sizes: int, activation: str = "relu", output: str = "") -> tuple[LayerSpec, ...]:
    """Return fully connected layers of the given sizes, the last with ``output`` behind it."""
    hidden = [LayerSpec("affine", size, activation) for size in sizes[:-1]]
    return (*hidden, LayerSpec("affine", sizes[-1], output))


def _fit(inputs: tuple[int, ...], layers: tuple[LayerSpec, ...]) -> bool:
    """Whether the layers can follow one another, beginning with a sample of shape ``inputs``."""
    if not layers or layers[-1].kind != "affine" or len(inputs) not in (1, 3):
        return False
    side, pictures = min(inputs[1:], default=0), len(inputs) == 3
    for layer in layers:
        known = not layer.activation or activations.known(layer.activation)
        if layer.kind not in KINDS or not known or not 0 < layer.size <= MOST:
            return False
        if layer.kind == "affine":
            pictures = False
        elif not pictures:
            return False
        elif layer.kind == "pool":
            side //= layer.size
        else:
            if layer.field < 1 or not 0 <= layer.pad < layer.field:
                return False
            side += 2 * layer.pad - layer.field + 1
        if pictures and side < 1:
            return False
    return True

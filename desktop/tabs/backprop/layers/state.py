"""What the page Layers knows at one moment: a mini-batch, a network, and where one looks."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from desktop.tabs.kit.saved import expect, transient
from nn_core.arrays import FloatArray, Labels
from nn_core.layers import Affine
from nn_core.learning.cell_sums import CellSum, cell_sum
from nn_core.learning.microscope import (
    BatchRecord,
    batch_record,
    finite_difference,
    losses_along,
    wishes,
)
from nn_core.losses import SoftmaxWithLoss
from nn_core.network import Network
from nn_core.sabotage import Fault

SOURCES = ("held", "dense", "conv")
"""The network in training, or one of the page's own: 784-50-10, or one with a convolution."""
STARTS = (0, 60, 300)
"""Steps that a network of the page's own has learnt."""
MOST, BACK = 99, 40
"""Bundled digits in the batch, and steps that one can go back."""
VIEWS = ("sum", "wishes", "update")
SLOWEST, FASTEST = 0.001, 10.0
LENGTHS = np.concatenate([[0.0], np.geomspace(0.1, 10.0, 41)])
"""How long the step might be, in times of η; the 21st is η itself."""
AS_IT_IS, TEN_TIMES = 21, 41


@dataclass(frozen=True, eq=False)
class Sheet:
    """An array laid out as a matrix.

    Maps (N, C, H, W) are those of one sample, side by side; filters (F, C, H, W) have a row each,
    as in the matrix they are multiplied as; what has one axis is one row.

    - ``weights``: whether four axes are filters and not maps.
    - ``sample``: whose maps are shown.
    """

    array: FloatArray
    weights: bool = False
    sample: int = 0

    @property
    def maps(self) -> bool:
        """Whether the maps of one sample are shown."""
        return self.array.ndim == 4 and not self.weights

    @property
    def values(self) -> FloatArray:
        """The matrix, shape (rows, columns); places beside the last map are NaN."""
        if not self.maps:
            return self.array.reshape(-1 if self.array.ndim > 1 else 1, self._width)
        _, count, height, width = self.array.shape
        down = -(-count // self._across)
        sheet = np.full((down * height, self._across * width), np.nan)
        for number in range(count):
            row, column = divmod(number, self._across)
            top, left = row * height, column * width
            sheet[top : top + height, left : left + width] = self.array[self.sample, number]
        return sheet

    def index(self, row: int, column: int) -> tuple[int, ...] | None:
        """Return the place in the array of a cell; None where the sheet has nothing."""
        if self.maps:
            _, count, height, width = self.array.shape
            number = row // height * self._across + column // width
            if number >= count:
                return None
            return self.sample, number, row % height, column % width
        place = np.unravel_index(row * self._width + column, self.array.shape)
        return tuple(map(int, place))

    def cell(self, index: tuple[int, ...]) -> tuple[int, int]:
        """Return row and column of a place in the array."""
        if self.maps:
            _, number, y, x = index
            row, column = divmod(number, self._across)
            return row * self.array.shape[2] + y, column * self.array.shape[3] + x
        flat = int(np.ravel_multi_index(index, self.array.shape))
        return divmod(flat, self._width)

    @property
    def _across(self) -> int:
        return math.isqrt(self.array.shape[1] - 1) + 1

    @property
    def _width(self) -> int:
        shape = self.array.shape
        return math.prod(shape[1:]) if len(shape) > 1 else shape[0]


@dataclass(frozen=True, eq=False)
class LayersState:
    """One moment of the microscope; every change makes a new one.

    - ``source``: one of ``SOURCES``.
    - ``start``: one of ``STARTS``.
    - ``count``: bundled digits in the batch, beside the user's drawing.
    - ``first``: which bundled digit is the first.
    - ``label``: what the drawing is meant to be.
    - ``rate``: η of the next step.
    - ``part``: how far the batch has got: 0 is the input; see `BatchRecord.last`.
    - ``view``: what is shown below: how a cell was made, the samples' wishes, or the update.
    - ``matrix``: key of the array that is looked at; empty for the one that came last.
    - ``cell``: place in it; None for the number of the largest size.
    - ``sample``: whose maps are shown.
    - ``guess``: what a step ten times as long is expected to do: "more", "less", "up" or empty.
    - ``image``: the drawing, ink from 0 to 1.
    - ``taken``: a digit that was brought here to be looked at, and what it is; it comes before
      others.
    - ``network``: with the weights of this moment; never changed.
    - ``fault``: what is wrong with its backward pass, where the check's game broke it.
    - ``made_of``: where the network comes from.
    - ``held_step``: of the network in training; −1 where there is none that reads digits.
    - ``past``: before each of the last steps done here, the oldest first.
    - ``steps``: steps done here.
    """

    source: str = "held"
    start: int = 60
    count: int = 2
    first: int = 0
    label: int = 0
    rate: float = 0.1
    part: int = 3
    view: str = "sum"
    matrix: str = ""
    cell: tuple[int, ...] | None = None
    sample: int = 0
    guess: str = ""
    image: FloatArray | None = transient(default=None)
    taken: tuple[FloatArray, int] | None = transient(default=None)
    digits: FloatArray | None = transient(default=None)
    labels: Labels | None = transient(default=None)
    network: Network | None = transient(default=None)
    fault: Fault | None = transient(default=None)
    made_of: object = transient(default=None)
    held_step: int = transient(default=-1)
    past: tuple[Network, ...] = transient(default=())
    steps: int = transient(default=0)

    def checked(self) -> LayersState:
        expect(source=self.source in SOURCES, start=self.start in STARTS, view=self.view in VIEWS)
        expect(count=0 <= self.count <= MOST, first=self.first >= 0, label=0 <= self.label <= 9)
        expect(rate=SLOWEST <= self.rate <= FASTEST, part=self.part >= 0, sample=self.sample >= 0)
        expect(guess=self.guess in ("", "more", "less", "up"))
        return self

    @property
    def holding(self) -> bool:
        """Whether the network is that in training."""
        return self.source == "held" and self.held_step >= 0

    @property
    def mine(self) -> bool:
        """Whether the user's drawing is in the batch, as its first sample."""
        return self.image is not None

    @cached_property
    def x(self) -> FloatArray:
        """The batch, shape (N, 28, 28)."""
        parts = [] if self.image is None else [self.image[None]]
        return np.concatenate([*parts, self.digits]) if self.digits is not None else self._nothing

    @cached_property
    def t(self) -> Labels:
        """What the samples are, shape (N,)."""
        mine = [self.label] if self.mine else []
        known = [] if self.labels is None else self.labels.tolist()
        return np.array([*mine, *known], np.int64)

    @cached_property
    def record(self) -> BatchRecord | None:
        """All that the batch makes of the network; None before anything can be seen."""
        if self.network is None or not len(self.x):
            return None
        if self.fault is None:
            return batch_record(self.network, self.x, self.t)
        network, loss = self.fault.wrap(self.network.copy(), SoftmaxWithLoss())
        # Something learnt before: what a fault carries over from one step to the next shows then.
        loss.forward(network.forward(self.x[::-1], train=True), self.t[::-1])
        network.backward(loss.backward())
        return batch_record(network, self.x, self.t, loss)

    @property
    def last(self) -> int:
        return 0 if self.record is None else self.record.last

    @property
    def loss(self) -> float:
        return float("nan") if self.record is None else self.record.loss.value

    def fitted(self) -> LayersState:
        """Return the state with a part, matrix, cell and sample that there are."""
        if self.record is None:
            return self
        part = min(self.part, self.record.last)
        sample = min(self.sample, len(self.x) - 1)
        matrix, cell = self.matrix, self.cell
        try:
            array = self.record.array(matrix) if matrix else None
        except (KeyError, IndexError, ValueError):
            matrix, cell, array = "", None, None
        if matrix and self.record.known_at(matrix) > part:
            matrix, cell = "", None
        if cell is not None and array is not None and not _inside(cell, array.shape):
            cell = None
        return replace(self, part=part, sample=sample, matrix=matrix, cell=cell)

    @cached_property
    def key(self) -> str:
        record = self.record
        if record is None or self.matrix:
            return self.matrix
        for part in range(min(self.part, record.last - 1), 0, -1):
            if fresh := record.made_in(part):
                return fresh[0]
        return "x"

    def sheet(self, key: str) -> Sheet:
        """Return an array by its key, laid out."""
        assert self.record is not None
        name = key.partition(".")[0]
        return Sheet(self.record.array(key), name in ("W", "dW"), self.sample)

    @cached_property
    def index(self) -> tuple[int, ...]:
        """Place of the number that is looked at: the chosen one, or the largest in size."""
        assert self.record is not None
        if self.cell is not None and self.matrix:
            return self.cell
        sheet = self.sheet(self.key)
        sizes = np.nan_to_num(np.abs(sheet.values), nan=-1.0)
        row, column = divmod(int(sizes.argmax()), sizes.shape[1])
        return sheet.index(row, column) or (0,) * sheet.array.ndim

    @cached_property
    def made(self) -> CellSum | None:
        """How that number came about."""
        if self.record is None:
            return None
        return cell_sum(self.record, self.key, self.index, self.sample)

    @cached_property
    def difference(self) -> float | None:
        """The finite difference of a parameter's gradient that is looked at."""
        if self.record is None or self.key.partition(".")[0] not in ("dW", "db"):
            return None
        return finite_difference(self.record, self.key[1:], self.index)

    @cached_property
    def neuron(self) -> tuple[int, int] | None:
        """Layer and number of the fully connected neuron that is looked at."""
        if self.record is None:
            return None
        affine = [i for i, one in enumerate(self.record.layers) if isinstance(one, Affine)]
        name, _, place = self.key.partition(".")
        if place and int(place) in affine and name in ("W", "b", "dW", "db", "out", "dout"):
            return int(place), self.index[-1]
        layer = affine[0]
        return layer, int(np.abs(self.record.array(f"db.{layer}")).argmax())

    @cached_property
    def wishes(self) -> FloatArray | None:
        """What each sample would do to the weights of that neuron, shape (N, inputs)."""
        if self.record is None or self.neuron is None:
            return None
        return wishes(self.record, *self.neuron)

    @cached_property
    def preview(self) -> FloatArray | None:
        """The loss after a step of each of ``LENGTHS`` times η."""
        if self.record is None:
            return None
        return losses_along(self.record, [float(self.rate * length) for length in LENGTHS])

    @property
    def answer(self) -> tuple[int, float] | None:
        """What the first sample is read as, and how surely."""
        if self.record is None:
            return None
        row = self.record.loss.y[0]
        return int(row.argmax()), float(row.max())

    @cached_property
    def _nothing(self) -> FloatArray:
        return np.empty((0, 28, 28), np.float32)


def _inside(index: tuple[int, ...], shape: tuple[int, ...]) -> bool:
    return len(index) == len(shape) and all(0 <= i < n for i, n in zip(index, shape, strict=True))

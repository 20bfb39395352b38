"""A network that learns: one object, whether it has two weights or 433,890.

It can be run, paused, done in parts, changed while it runs, and taken back to any step. However
one gets to a step, the parameters are the same to the last bit, on one machine with one number of
threads.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from nn_core.arrays import Array, FloatArray, Labels, frozen
from nn_core.errors import QT_TRANSLATE_NOOP, ShapeError, ValueRefused
from nn_core.learning.building import carry_over, network_of, optimizer_of
from nn_core.learning.data import TrainingData
from nn_core.learning.history import BUDGET, History, Snapshots
from nn_core.learning.records import (
    Backward,
    Edit,
    Evaluation,
    Forward,
    LastStep,
    LossFound,
    RunRecord,
    Snapshot,
    Step,
    SubStep,
    Update,
    buffers_of,
)
from nn_core.learning.setup import Setup
from nn_core.losses import LOSSES, Loss
from nn_core.network import Network
from nn_core.optimizers import Optimizer
from nn_core.training import add_weight_decay, as_unit_floats, train_step, weight_penalty

READ_AT_ONCE = 1000
"""Samples in one batch while measuring."""
NO_BATCH: Labels = frozen(np.empty(0, np.int64))


class Learner:
    """A network with its optimiser, its data, its random numbers and its past.

    Parameters
    ----------
    setup : Setup
    data : TrainingData
    budget : int
        Bytes that its snapshots may take.

    Attributes
    ----------
    network : Network
        May be another object after a change and after going back; to read with it while a step is
        half done, take ``twin()``.
    step, samples : int
        Steps done, and samples learnt in them.
    setup : Setup
    data : TrainingData
    batch : array of int, shape (B,)
        Places in the data of what the last step has learnt; empty where that isn't known.
    broken : bool
        Whether the last step left a loss or a parameter that is no number.
    history : History
    edits : tuple of Edit
        Changes, in order; those of steps to come happen again when these are reached.

    Raises
    ------
    ValueRefused
        If the setup can't be.
    ShapeError
        If the data don't fit the setup.
    """

    network: Network
    optimizer: Optimizer
    loss: Loss

    def __init__(self, setup: Setup, data: TrainingData, budget: int = BUDGET) -> None:
        check_fit(setup.checked(), data)
        self.data = data
        self.step = self.samples = 0
        streams = np.random.SeedSequence(setup.seed).spawn(3)
        weights, self._batches, self._dropout = map(np.random.default_rng, streams)
        self._make(setup, weights)
        self.broken = False
        self._cursor = (1, 0)
        self.batch: Labels = NO_BATCH
        self._order: tuple[tuple[int, int], Labels] = ((0, 0), np.empty(0, np.int64))
        self._previous: FloatArray | None = None
        self._parts: Iterator[SubStep] | None = None
        self._before: Snapshot | None = None
        self.edits: tuple[Edit, ...] = ()
        self._applied = 0
        self._begin(budget)

    def _make(self, setup: Setup, weights: np.random.Generator | None) -> None:
        self.setup = setup
        self.network = network_of(setup, weights, self._dropout)
        self.optimizer = optimizer_of(setup.optimizer)
        self.loss = LOSSES[setup.loss]()

    def _begin(self, budget: int) -> None:
        """Let a run begin here that nobody has gone before."""
        self._origin = object()
        self.history = History(self.step)
        self._snapshots = Snapshots(budget)
        self._snapshots.add(self.snapshot())

    # Forward

    def steps(self) -> Iterator[Step]:
        """Do one step of learning at each turn, for ever; end after one that broke.

        Nothing happens between two steps; whoever iterates may stop and come back to another
        ``steps()``. A step that is half done is finished first.
        """
        while True:
            step = self._next()
            yield step
            if not step.finite:
                return

    def sub_steps(self) -> Iterator[SubStep]:
        """Do the next step in its parts, or go on with one that is half done.

        The arithmetic is that of `steps`, in the same order. Yields a `Forward` for each layer,
        `LossFound`, a `Backward` for each layer from the last, and an `Update`; each has happened
        when it is yielded.
        """
        if self._parts is None:
            self._repeat_edits()
            self._before = self.snapshot()
            self._parts = self._in_parts()
        parts = self._parts
        # Another iterator may finish the step meanwhile, and whoever goes back undoes it.
        while self._parts is parts:
            yield next(parts)

    @property
    def half_done(self) -> bool:
        """Whether a step has been begun in parts and not been finished."""
        return self._parts is not None

    def _next(self) -> Step:
        if self._parts is not None:
            *_, last = self._parts
            assert isinstance(last, Update)
            return last.step
        self._repeat_edits()
        x, t = self._batch()
        self._previous = self.network.flat_params.copy()
        decay = self.setup.weight_decay
        with np.errstate(all="ignore"):
            penalty = weight_penalty(self.network, decay) if decay else 0.0
            value = train_step(self.network, self.loss, self.optimizer, x, t, decay)
            return self._done(value, penalty, t)

    def _in_parts(self) -> Iterator[SubStep]:
        network, decay = self.network, self.setup.weight_decay
        x, t = self._batch()
        signal = network.batch(x)
        for place, layer in enumerate(network.layers):
            before = signal
            with np.errstate(all="ignore"):
                signal = layer.forward(before, train=True)
            yield Forward(place, layer.kind, frozen(before), frozen(signal))
        with np.errstate(all="ignore"):
            value, d = self.loss.forward(signal, t), self.loss.backward()
        yield LossFound(value, frozen(self.loss.y), frozen(t), frozen(d))
        for place in reversed(range(len(network.layers))):
            layer, dout = network.layers[place], d
            with np.errstate(all="ignore"):
                d = layer.backward(dout, need_input=place > 0)
            grads = {name: frozen(g) for name, g in layer.grads.items()}
            yield Backward(place, layer.kind, frozen(dout), frozen(d) if place else None, grads)
        self._previous = network.flat_params.copy()
        with np.errstate(all="ignore"):
            penalty = weight_penalty(network, decay) if decay else 0.0
            if decay:
                add_weight_decay(network, decay)
            self.optimizer.update(network.flat_params, network.flat_grads)
            self._parts = self._before = None
            step = self._done(value, penalty, t)
        after, gradient = frozen(network.flat_params), frozen(network.flat_grads)
        yield Update(frozen(self._previous), after, gradient, step)

    def _batch(self) -> tuple[FloatArray, Array]:
        self.batch = chosen = self._chosen()
        return as_unit_floats(self.data.x[chosen], self.network), self.data.t[chosen]

    def _chosen(self) -> Labels:
        """Return the places (B,) of the next batch, and go on."""
        count = len(self.data.x)
        size = self.setup.batch_size
        if size >= count:
            return np.arange(count)
        if self.setup.sampling == "replacement":
            return self._batches.integers(count, size=size)
        epoch, place = self._cursor
        if place + size > count:
            epoch, place = epoch + 1, 0
        self._cursor = (epoch, place + size)
        if self._order[0] != (epoch, count):
            # An order that follows from the epoch need not be kept to come back to it.
            rng = np.random.default_rng([self.setup.seed, epoch])
            self._order = ((epoch, count), rng.permutation(count))
        return self._order[1][place : place + size]

    def _done(self, value: float, penalty: float, t: Array) -> Step:
        self.step += 1
        self.samples += len(t)
        finite = math.isfinite(value) and _all_finite(self.network.flat_params)
        self.broken = not finite
        self.history.record(self.step, value)
        if finite and self._snapshots.wants(self.step):
            self._snapshots.add(self.snapshot())
        accuracy = self.loss.right(t)
        return Step(self.step, self.samples, value, penalty, accuracy, self.optimizer.lr, finite)

    # Change

    def change(self, setup: Setup | None = None, data: TrainingData | None = None) -> None:
        """Go on from here with other settings, other data, or both.

        What had been done beyond this step is forgotten, and a step that is half done is undone.
        The optimiser keeps its memory unless it becomes another or the parameters change in
        number. A neuron that is added sends on zeros at first, so the answers don't jump.

        Raises
        ------
        ValueRefused
            If a setting can't be, or is one that holds for a whole run (inputs, seed, dtype).
        ShapeError
            If the data don't fit.
        """
        wanted = self.setup if setup is None else setup.checked()
        for name in ("inputs", "seed", "dtype"):
            if getattr(wanted, name) != getattr(self.setup, name):
                raise ValueRefused(
                    QT_TRANSLATE_NOOP("nn_core", "“{name}” can't be changed while learning."),
                    QT_TRANSLATE_NOOP("nn_core", "Begin a new run with it."),
                    name=name,
                )
        check_fit(wanted, data or self.data)
        self._enter(Edit(self.step, setup, data))

    def put(self, name: str, place: tuple[int, ...], value: float) -> None:
        """Give one parameter another value, as a hand on a weight does.

        Parameters
        ----------
        name : str
            Of an array, as in ``Network.parameters``: ``0.W``.
        place : tuple of int
        value : float

        Raises
        ------
        ValueRefused
            If there is no such parameter, or the value is no finite number.
        """
        array = self.network.parameters().get(name)
        inside = array is not None and len(place) == array.ndim
        if array is not None and inside:
            inside = all(0 <= i < n for i, n in zip(place, array.shape, strict=True))
        if not inside or not math.isfinite(value):
            raise ValueRefused(
                QT_TRANSLATE_NOOP("nn_core", "The weight {name} {place} can't become {value}."),
                name=name,
                place=place,
                value=value,
            )
        self._enter(Edit(self.step, parameter=(name, place, float(value))))

    def _enter(self, edit: Edit) -> None:
        self._undo_half()
        self._repeat_edits()
        done = self.edits[: self._applied]
        if done and _same_parameter(done[-1], edit):
            done = done[:-1]  # a hand on a weight passes many values
            self._applied -= 1
        self.edits = (*done, edit)
        self.history.cut(self.step)
        self._snapshots.cut(self.step)
        self._repeat_edits()

    def _repeat_edits(self) -> None:
        """Make the changes that belong between this step and the next."""
        while self._applied < len(self.edits) and self.edits[self._applied].step == self.step:
            edit = self.edits[self._applied]
            self._applied += 1
            self.data = edit.data or self.data
            if edit.setup is not None:
                self._remake(edit.setup)
            if edit.parameter is not None:
                name, place, value = edit.parameter
                self.network.parameters()[name][place] = value

    def _remake(self, setup: Setup) -> None:
        old, network, optimizer = self.setup, self.network, self.optimizer
        fresh = np.random.default_rng([setup.seed, self.step, len(setup.layers)])
        self._make(setup, fresh)
        if _structure(old) == _structure(setup):
            self.network, same = network, True
        else:
            same = carry_over(network, self.network)
        if same and old.optimizer.name == setup.optimizer.name:
            self.optimizer.recall(*optimizer.memory())
        self._previous = None

    # Back

    def snapshot(self) -> Snapshot:
        """Return all that it is after the last whole step."""
        if self._before is not None:
            return self._before
        steps, memory = self.optimizer.memory()
        return Snapshot(
            self.setup,
            self.data,
            self.step,
            self.samples,
            frozen(self.network.flat_params),
            tuple(map(frozen, buffers_of(self.network))),
            steps,
            tuple(map(frozen, memory)),
            tuple(dict(rng.bit_generator.state) for rng in (self._batches, self._dropout)),
            self._cursor,
            self.edits[: self._applied],
            self._origin,
        )

    def twin(self) -> Network:
        """Return a network of its own, as after the last whole step, to read with."""
        if self._before is not None:
            return self._before.network()
        # A snapshot would copy the optimiser's memory, too.
        twin = network_of(self.setup, None, np.random.default_rng(0))
        twin.flat_params[...] = self.network.flat_params
        for mine, value in zip(buffers_of(twin), buffers_of(self.network), strict=True):
            mine[...] = value
        return twin

    def last_step(self) -> LastStep:
        """Return what is read off between two steps, to be kept."""
        steepest, most = None, -1.0
        weighted = [layer for layer in self.network.layers if "W" in layer.params]
        for place, layer in enumerate(weighted if len(self.batch) else ()):
            gradient = layer.grads.get("W")
            if gradient is None or not gradient.size:
                continue
            at = int(np.abs(gradient).argmax())
            if abs(float(gradient.flat[at])) > most:
                most = abs(float(gradient.flat[at]))
                steepest = place, float(layer.params["W"].flat[at]), float(gradient.flat[at])
        return LastStep(self.step, self.data, self.batch, self.loss.y.copy(), steepest)

    def restore(self, snapshot: Snapshot) -> None:
        """Become what a snapshot says.

        Of one from this run, what came after it is still known. One from another run, or from
        what has been forgotten, begins a new run at its step.
        """
        known = snapshot.edits == self.edits[: len(snapshot.edits)]
        known = known and self.history.first <= snapshot.step <= self.history.last
        self._load(snapshot)
        if snapshot.origin is not self._origin or not known:
            self.edits, self._applied = (), 0
            self._begin(self._snapshots.budget)

    @property
    def start(self) -> Snapshot:
        """What it was where its run begins."""
        return self._snapshots.before(self.history.first)

    def record(self) -> RunRecord:
        """Return all of the run, to be kept; a step that is half done is not in it."""
        history = self.history
        past, losses = self._snapshots.all, frozen(history.losses)
        return RunRecord(past, self.snapshot(), self.edits, losses, tuple(history.evaluations))

    def resume(self, record: RunRecord) -> None:
        """Become a run that was recorded, perhaps by another learner, where it was."""
        first = record.past[0]
        self._load(first)
        self.edits = record.edits
        self._begin(self._snapshots.budget)
        self.history = History(first.step, record.losses, record.evaluations)
        for snapshot in record.past[1:]:
            self._snapshots.add(snapshot)
        self._load(record.now)

    def go_to(self, step: int) -> Iterator[Step]:
        """Go to a step of this run, back or on; what is returned must be run through.

        At once it goes to the last snapshot before that step, then by learning, a step a turn.

        Raises
        ------
        ValueRefused
            At once, if the run began later.
        """
        if step < self.history.first:
            raise ValueRefused(
                QT_TRANSLATE_NOOP("nn_core", "This run begins at step {first}."),
                QT_TRANSLATE_NOOP("nn_core", "Choose that step or a later one."),
                first=self.history.first,
            )
        self._undo_half()
        nearest = self._snapshots.before(step)
        if not nearest.step <= self.step <= step:
            self._load(nearest)
        if self.step == step:
            self._repeat_edits()
        return self._up_to(step)

    def _up_to(self, step: int) -> Iterator[Step]:
        while self.step < step:
            yield self._next()
        if self.step == step:
            self._repeat_edits()

    def _undo_half(self) -> None:
        if self._before is not None:
            self._load(self._before)

    def _load(self, snapshot: Snapshot) -> None:
        self._parts = self._before = self._previous = None
        self.batch = NO_BATCH
        if snapshot.setup != self.setup:
            self._make(snapshot.setup, None)
        self.data, self.step, self.samples = snapshot.data, snapshot.step, snapshot.samples
        snapshot.put_into(self.network)
        self.optimizer.recall(snapshot.optimizer_steps, snapshot.memory)
        for rng, state in zip((self._batches, self._dropout), snapshot.rng_states, strict=True):
            rng.bit_generator.state = state
        with np.errstate(all="ignore"):
            self.broken = not _all_finite(snapshot.params)
        self._cursor = snapshot.cursor
        self._applied = len(snapshot.edits)

    # Measure

    def evaluate(self) -> Evaluation:
        """Measure the samples held apart and note it; those learnt, where none are held apart."""
        data = self.data
        x, t = (data.apart_x, data.apart_t) if len(data.apart_x) else (data.x, data.t)
        loss, accuracy = self.measured(x, t)
        evaluation = Evaluation(self.step, loss, accuracy)
        self.history.evaluated(evaluation)
        return evaluation

    def measured(self, x: Array, t: Array) -> tuple[float, float | None]:
        """Return mean loss and share right of samples (N, …) with targets (N, …); N above 0."""
        # While a step is half done, reading with the network itself would spoil what it keeps.
        network = self.twin() if self.half_done else self.network
        layer = LOSSES[self.setup.loss]()
        loss, right = 0.0, 0.0
        for start in range(0, len(x), READ_AT_ONCE):
            part = slice(start, start + READ_AT_ONCE)
            with np.errstate(all="ignore"):
                value = layer.forward(network.forward(as_unit_floats(x[part], network)), t[part])
            loss += value * len(t[part])
            share = layer.right(t[part])
            right += math.nan if share is None else share * len(t[part])
        return loss / len(x), None if math.isnan(right) else right / len(x)

    def update_ratios(self) -> dict[str, float]:
        """Return ‖ΔW‖ / ‖W‖ of each weight array at the last step, by name.

        Empty before a first step, and after going back or a change.
        """
        if self._previous is None:
            return {}
        ratios, start = {}, 0
        for name, array in self.network.parameters().items():
            before = self._previous[start : start + array.size]
            start += array.size
            if name.endswith(".W"):
                moved = float(np.linalg.norm(array.reshape(-1) - before))
                ratios[name] = moved / max(float(np.linalg.norm(before)), 1e-30)
        return ratios


def check_fit(setup: Setup, data: TrainingData) -> None:
    """Refuse data whose samples or targets the network and its loss can't take.

    Raises
    ------
    ShapeError
    """
    width = math.prod(data.x.shape[1:])
    outputs = setup.layers[-1].size
    labels = data.t.ndim == 1 and data.t.dtype.kind in "iu"
    if setup.loss == "softmax":
        # What belongs to no class has the label −1.
        fits = labels and int(data.t.min()) >= -1 and int(data.t.max()) < outputs
    else:
        fits = data.t.size == len(data.t) * outputs
        if setup.loss == "sigmoid":
            fits = fits and data.t.min() >= 0 and data.t.max() <= 1
        if setup.loss == "squared" and labels and outputs > 1:
            fits = int(data.t.min()) >= 0 and int(data.t.max()) < outputs
    if width != math.prod(setup.inputs) or not fits:
        raise ShapeError(
            QT_TRANSLATE_NOOP(
                "nn_core",
                "The data ({width} numbers a sample, targets {targets}) don't fit a network from "
                "{inputs} to {outputs}.",
            ),
            QT_TRANSLATE_NOOP("nn_core", "Change the number of inputs or outputs, or the loss."),
            width=width,
            targets=data.t.shape,
            inputs=math.prod(setup.inputs),
            outputs=outputs,
        )


def _all_finite(params: FloatArray) -> bool:
    # A sum is several times as fast, but it may overflow where no single number does.
    return math.isfinite(params.sum()) or bool(np.isfinite(params).all())


def _same_parameter(before: Edit, after: Edit) -> bool:
    if before.parameter is None or after.parameter is None or before.step != after.step:
        return False
    return before.parameter[:2] == after.parameter[:2]


def _structure(setup: Setup) -> tuple[object, ...]:
    return setup.layers, setup.dropout, setup.batch_norm

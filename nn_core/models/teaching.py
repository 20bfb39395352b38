"""Teach a trained network the user's own digits without letting it forget those of others.

Each batch holds some of the user's digits and some bundled ones (rehearsal: Ratcliff 1990, Robins
1995). The network that is given is never changed.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace

import numpy as np

from nn_core.arrays import Array, FloatArray, frozen
from nn_core.data.augment import Augmentation
from nn_core.data.training_set import PictureSet
from nn_core.digits.familiarity import Signals
from nn_core.digits.framing import FIELD
from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused
from nn_core.layers import BatchNorm
from nn_core.layers.fixed_norm import FixedNorm
from nn_core.losses import NO_CLASS, SoftmaxWithLoss
from nn_core.models.own_digits import OwnDigits
from nn_core.models.teaching_familiarity import familiar
from nn_core.models.teaching_inputs import Material, Pupil, TeachSettings
from nn_core.models.teaching_records import (
    Answers,
    BatchLoss,
    CurvePoint,
    Marks,
    Phase,
    TeachResult,
    TeachStep,
)
from nn_core.network import Network
from nn_core.optimizers import Adam
from nn_core.training import as_unit_floats, one_cycle
from nn_core.util.generators import telling

PORTION = 4
"""Pictures a convolutional network learns at once: less than 10 ms back and forth on one core."""
DENSE = 2
"""A network without convolutions takes that many times as many at once."""
READ_PORTION = 16
"""Pictures read between two yields."""
APART = 5
"""Every fifth bundled digit is measured on and never learnt here."""
QUICK_LOOK = 4
"""Every fourth of those is read for the curve, which would else cost more than the learning."""
LEARNING_COST = 3.6
"""Time that learning a picture takes, in times that reading one takes."""


def base_parts(base: PictureSet) -> tuple[PictureSet, PictureSet]:
    """Return the bundled digits that may be learnt again, and every fifth, which never is."""
    apart = np.arange(len(base)) % APART == 0
    return base.take(~apart), base.take(apart)


def teach(
    pupil: Pupil, material: Material, settings: TeachSettings, rng: np.random.Generator
) -> Iterator[TeachStep]:
    """Teach a copy of the pupil's network; yield every few milliseconds, in the end the result.

    Parameters
    ----------
    pupil : Pupil
    material : Material
    settings : TeachSettings
    rng : numpy.random.Generator
        Draws the batches and how they are changed.

    Raises
    ------
    ValueRefused
        If there is nothing to learn; at once and not at the first step.
    """
    learnt, held_out = material.mine.split(pupil.met)
    if not len(learnt):
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "There are no digits of yours to learn."),
            QT_TRANSLATE_NOOP("nn_core", "Draw some and say what they are."),
        )

    def taught() -> Iterator[TeachStep]:
        beginning = TeachStep(Phase.BEFORE, 0.0, 0, settings.steps)
        yield beginning
        rehearsed, apart = base_parts(material.base)
        yield beginning
        if material.nonsense is not None:
            rehearsed = rehearsed + material.nonsense
            yield beginning
        measured = (held_out.pictures, learnt.pictures, apart, material.test)
        met = pupil.met.and_then(learnt.digests, held_out.digests)
        lesson = _Lesson(replace(pupil, met=met), settings, measured)
        yield beginning
        yield from lesson.run(_Batches(learnt, rehearsed, settings, rng))

    return taught()


def with_fixed_norms(network: Network) -> Network:
    """Return a copy whose batch normalisations keep their mean and variance while it learns."""
    return Network(
        FixedNorm(layer) if isinstance(layer, BatchNorm) else layer
        for layer in network.copy().layers
    )


class _Batches:
    """Draws mixed batches, portion by portion: each digit of the user's equally often."""

    def __init__(
        self, mine: OwnDigits, base: PictureSet, settings: TeachSettings, rng: np.random.Generator
    ) -> None:
        self._mine, self._base, self._rng = mine, base, rng
        self._settings = settings
        self._order: list[int] = []
        self._augment = Augmentation()

    def draw(self) -> tuple[Array, Array]:
        """Return indices of the user's digits and of the bundled ones for one batch."""
        count = self._settings.mine
        while len(self._order) < count:
            self._order.extend(self._rng.permutation(len(self._mine)).tolist())
        chosen, self._order = self._order[:count], self._order[count:]
        others = self._rng.integers(len(self._base), size=self._settings.batch_size - count)
        return np.array(chosen), others

    def pictures(self, mine: Array, base: Array, network: Network) -> tuple[FloatArray, Array]:
        """Return augmented pictures, the user's first, with their labels."""
        images = [self._mine.written(mine, self._rng), self._base.images[base]]
        labels = [self._mine.pictures.labels[mine], self._base.labels[base]]
        x = as_unit_floats(np.concatenate(images), network)
        return self._augment(x, self._rng), np.concatenate(labels)


class _Lesson:
    """One run: counts the work, keeps the curve, and yields moments.

    Parameters
    ----------
    pupil : Pupil
        What it has met already counts this round.
    settings : TeachSettings
    measured : tuple of PictureSet
        What is read before and after: the user's digits held out and learnt, the bundled ones set
        apart, and the MNIST test set or None.
    """

    def __init__(
        self,
        pupil: Pupil,
        settings: TeachSettings,
        measured: tuple[PictureSet, PictureSet, PictureSet, PictureSet | None],
    ) -> None:
        self._pupil, self._settings = pupil, settings
        self._network = with_fixed_norms(pupil.network)
        self._measured = measured
        self._curve: tuple[CurvePoint, ...] = ()
        self._phase, self._step = Phase.BEFORE, 0
        self._loss: BatchLoss | None = None
        self._losses: list[float] = []
        self._before: Marks | None = None
        self._signals: list[Signals] = []
        self._worked = 0.0
        self._work = self._whole_work()

    def _whole_work(self) -> float:
        held_out, learnt, base, test = (len(part or ()) for part in self._measured)
        look = held_out + base / QUICK_LOOK
        learning = LEARNING_COST * self._settings.steps * self._settings.batch_size
        return 2 * (held_out + learnt + base + test) + self._settings.looks * look + learning

    def run(self, batches: _Batches) -> Iterator[TeachStep]:
        """Measure, learn, measure again."""
        before = yield from self._marks()
        self._before = before
        self._curve = (_point(0, before),)
        self._phase = Phase.LEARNING
        yield from self._learn(batches)
        self._phase = Phase.AFTER
        after = yield from self._marks()
        self._curve = (*self._curve[:-1], _point(self._step, after))
        taught = self._pupil.network.copy()
        taught.load_state(self._network.state())
        yield self._moment()
        _, mine, base = self._signals[:3]
        known = yield from telling(
            familiar(mine, after.learnt, base, after.base, self._pupil.familiarity),
            self._moment,
        )
        losses = frozen(np.array(self._losses))
        self._phase, self._worked = Phase.DONE, self._work
        yield self._moment(TeachResult(taught, before, after, losses, known, self._pupil.met))

    def _learn(self, batches: _Batches) -> Iterator[TeachStep]:
        settings, optimizer = self._settings, Adam(self._settings.learning_rate)
        looks = set(np.linspace(0, settings.steps, settings.looks + 1).round().astype(int)[1:])
        for step in range(settings.steps):
            optimizer.lr = settings.learning_rate * one_cycle(step / settings.steps)
            yield from self._batch(batches, optimizer)
            if self._step in looks:
                yield from self._look()

    def _batch(self, batches: _Batches, optimizer: Adam) -> Iterator[TeachStep]:
        """Learn one batch: the gradients of its portions add up to that of the whole."""
        mine, base = batches.draw()
        sums, grads = np.zeros(2), np.zeros_like(self._network.flat_grads)
        size = len(mine) + len(base)
        portion = PORTION if self._network.takes_pictures else DENSE * PORTION
        for start in range(0, size, portion):
            end = min(start + portion, size)
            ours, theirs = (
                mine[start:end],
                base[max(0, start - len(mine)) : max(0, end - len(mine))],
            )
            x, t = batches.pictures(ours, theirs, self._network)
            yield self._moment()
            losses = yield from self._gradients(x, t)
            grads += self._network.flat_grads * grads.dtype.type((end - start) / size)
            sums += losses[: len(ours)].sum(), losses[len(ours) :].sum()
            self._worked += LEARNING_COST * (end - start)
            yield self._moment()
        optimizer.update(self._network.flat_params, grads)
        self._step += 1
        parts = sums / np.maximum(1, [len(mine), len(base)])
        self._loss = BatchLoss(float(parts[0]), float(parts[1]), len(mine), len(base))
        self._losses.append(self._loss.total)
        yield self._moment()

    def _gradients(self, x: FloatArray, t: Array) -> Generator[TeachStep, None, FloatArray]:
        """Fill the gradients of the mean loss of a portion; return the loss of each picture."""
        layer = SoftmaxWithLoss()
        layer.forward(self._network.forward(x, train=True), t)
        yield self._moment()
        self._network.backward(layer.backward())
        logs = np.log(layer.y + np.finfo(layer.y.dtype).tiny)
        losses: FloatArray = -np.where(t == NO_CLASS, logs.mean(axis=1), logs[np.arange(len(t)), t])
        return losses

    def _look(self) -> Iterator[TeachStep]:
        """Add a point to the curve."""
        held_out, _, base, _ = self._measured
        mine = yield from self._answers(held_out)
        others = yield from self._answers(base.take(np.arange(0, len(base), QUICK_LOOK)))
        self._curve = (*self._curve, CurvePoint(self._step, mine.share, others.share))
        yield self._moment()

    def _marks(self) -> Generator[TeachStep, None, Marks]:
        self._signals = []
        answers = []
        for part in self._measured:
            if part is not None:
                answers.append((yield from self._answers(part)))
        return Marks(*answers)

    def _answers(self, pictures: PictureSet) -> Generator[TeachStep, None, Answers]:
        """Let the network read pictures; what it made of them is added to ``_signals``."""
        blank = as_unit_floats(np.zeros((1, FIELD, FIELD), np.uint8), self._network)
        found = [tuple(part[:0] for part in self._network.last_signals(blank))]
        for start in range(0, len(pictures), READ_PORTION):
            images = pictures.images[start : start + READ_PORTION]
            found.append(self._network.last_signals(as_unit_floats(images, self._network)))
            self._worked += len(images)
            yield self._moment()
        hidden, logits = (np.concatenate(parts) for parts in zip(*found, strict=True))
        self._signals.append(Signals(hidden, logits))
        return Answers(frozen(pictures.labels), frozen(logits.argmax(axis=1)))

    def _moment(self, result: TeachResult | None = None) -> TeachStep:
        return TeachStep(
            self._phase,
            min(1.0, self._worked / self._work),
            self._step,
            self._settings.steps,
            self._loss,
            self._curve,
            self._before,
            result,
        )


def _point(step: int, marks: Marks) -> CurvePoint:
    """Return the point of the curve that full measures give, on the pictures of a quick look."""
    some = Answers(marks.base.labels[::QUICK_LOOK], marks.base.digits[::QUICK_LOOK])
    return CurvePoint(step, marks.held_out.share, some.share)

"""Owns the page Check: the race, the game, and what the reader says is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from desktop.services.bundled_digits import all_digits
from desktop.services.context import TabContext
from desktop.services.jobs import Outcome
from desktop.tabs.backprop.layers.presenter import LayersPresenter
from desktop.tabs.kit.presenter import Goals, Presenter, never
from desktop.tabs.kit.saved import expect, transient
from nn_core.arrays import FloatArray, Labels, frozen
from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused
from nn_core.gradcheck import Entry, RaceStep, for_checking, numerical_gradient_steps
from nn_core.layers import Activate, Affine, ReLU
from nn_core.losses import SoftmaxWithLoss
from nn_core.network import Network
from nn_core.optimizers import SGD
from nn_core.sabotage import FAULTS, HIDDEN, NONE, PLACES, Fault, applying
from nn_core.training import accuracy, train_step

SAMPLES = 1000
"""Parameters that are drawn evenly where not all are looked at."""
AMOUNTS = ("some", "all")
MODES = ("race", "game")
GUESSES = ("100", "1000", "10000")
NO_LOSSES: FloatArray = frozen(np.empty(0))
WORST = 10


@dataclass(frozen=True, eq=False)
class CheckState:
    """One moment of the check.

    - ``mode``: "race" looks at the network of the page Layers, "game" at one that has been broken.
    - ``amount``: "some" parameters or "all".
    - ``guess``: how many times as long the numerical way is expected to take; empty for no guess.
    - ``round``: which network of the game, from 0.
    - ``place``, ``cause``: where and what the reader says the fault is; empty before.
    - ``symbols``: what each array is called.
    - ``losses``: of the game's network while it learns.
    - ``accuracy``: what it reads rightly in the end.
    """

    mode: str = "race"
    amount: str = "some"
    guess: str = ""
    round: int = 0
    place: str = ""
    cause: str = ""
    step: RaceStep | None = transient(default=None)
    symbols: Mapping[str, str] = transient(default_factory=dict)
    running: bool = transient(default=False)
    learning: bool = transient(default=False)
    losses: FloatArray = transient(default_factory=lambda: NO_LOSSES)
    accuracy: float | None = transient(default=None)

    def checked(self) -> CheckState:
        expect(mode=self.mode in MODES, amount=self.amount in AMOUNTS, round=self.round >= 0)
        expect(guess=self.guess in ("", *GUESSES), place=self.place in ("", "none", *PLACES))
        expect(cause=self.cause in ("", NONE.key, *FAULTS))
        return self

    @property
    def game(self) -> bool:
        """Whether something is broken on purpose."""
        return self.mode == "game"

    @property
    def finished(self) -> bool:
        return self.step is not None and self.step.done == self.step.total

    @cached_property
    def worst(self) -> tuple[Entry, ...]:
        """The parameters whose two gradients differ most."""
        return () if self.step is None else self.step.worst(WORST)

    @cached_property
    def activation(self) -> str:
        return HIDDEN[int(self._chance.integers(len(HIDDEN)))]

    @cached_property
    def fault(self) -> Fault:
        """What is wrong in this round; once in a while nothing is."""
        offered = (*applying(self.activation), NONE)
        return offered[int(np.random.default_rng([1, self.round]).integers(len(offered)))]

    @property
    def place_found(self) -> bool:
        """Whether the place has been named rightly."""
        return self.place == (self.fault.place or "none")

    @property
    def solved(self) -> bool:
        """Whether place and cause have been named rightly."""
        return self.place_found and (self.fault is NONE or self.cause == self.fault.key)

    @property
    def causes(self) -> tuple[Fault, ...]:
        """The faults that may sit at the place that was named."""
        if not self.place_found:
            return ()
        return tuple(one for one in applying(self.activation) if one.place == self.place)

    def name(self, array: str) -> str:
        return self.symbols.get(array, array)

    @property
    def _chance(self) -> np.random.Generator:
        return np.random.default_rng([0, self.round])


STEPS, BATCH, EVERY = 1000, 100, 10
"""Of learning: as many as the table of signatures was measured with; a curve every so many."""
CHECKED = 6
"""Digits that a game's network is checked with: of more, a product would be shared out among
threads, which wait for one another longer than they work where the machine is busy."""
READ = 1000


@dataclass(frozen=True)
class Learnt:
    """How a network of the game has learnt until now.

    - ``accuracy``: of some digits, at the end.
    """

    losses: FloatArray
    accuracy: float | None = None


def game_network(activation: str, seed: int) -> Network:
    """Return a network 784-50-10 that has learnt nothing."""
    rng = np.random.default_rng([2, seed])
    middle = ReLU() if activation == "relu" else Activate(activation)
    network = Network([Affine(784, 50, rng), middle, Affine(50, 10, rng)])
    # A neuron that rests for all digits would have no gradient that could be wrong.
    network.layers[0].params["b"][...] = 0.5
    return network


def symbols_of(network: Network) -> dict[str, str]:
    """Return what each array is called, as in the page Layers: W1, b1, W2."""
    seen: dict[str, int] = {}
    found = {}
    for name in network.parameters():
        _, _, array = name.partition(".")
        seen[array] = seen.get(array, 0) + 1
        found[name] = f"{ {'gamma': 'γ', 'beta': 'β'}.get(array, array) }{seen[array]}"
    return found


def race(network: Network, x: FloatArray, t: Labels, samples: int | None) -> Iterator[RaceStep]:
    """Check a network on a batch."""
    return numerical_gradient_steps(
        for_checking(network), SoftmaxWithLoss(), x.astype(np.float64), t, samples=samples
    )


def game_race(network: Network, fault: Fault, seed: int, samples: int | None) -> Iterator[RaceStep]:
    """Check a network that has something wrong, on digits that depend on the seed."""
    broken, loss = fault.wrap(for_checking(network), SoftmaxWithLoss())
    (x, t), before = (digits_of([seed, number], CHECKED) for number in (0, 1))
    return numerical_gradient_steps(broken, loss, x, t, samples=samples, before=before)


def learn(network: Network, fault: Fault, seed: int) -> Iterator[Learnt]:
    """Let a network learn with its fault, and yield its losses."""
    broken, loss = fault.wrap(network.copy(), SoftmaxWithLoss())
    optimizer, losses = SGD(0.1), np.full(STEPS, np.nan)
    for step in range(STEPS):
        x, t = digits_of([seed, 2, step], BATCH)
        with np.errstate(all="ignore"):
            losses[step] = train_step(broken, loss, optimizer, x.astype(np.float32), t)
        if step % EVERY == EVERY - 1:
            yield Learnt(frozen(losses[: step + 1]))
    digits = all_digits()
    chosen = np.random.default_rng([seed, 3]).integers(len(digits), size=READ)
    with np.errstate(all="ignore"):
        share = accuracy(broken, digits.images[chosen].reshape(READ, -1), digits.labels[chosen])
    yield Learnt(frozen(losses), share)


def digits_of(seed: list[int], count: int) -> tuple[FloatArray, Labels]:
    """Return bundled digits drawn by chance: (count, 784) from 0 to 1, and labels."""
    digits = all_digits()
    chosen = np.random.default_rng(seed).integers(len(digits), size=count)
    return digits.images[chosen].reshape(count, -1) / 255, digits.labels[chosen]


def _agreed(before: CheckState, after: CheckState) -> bool:
    return after.finished and not after.game and after.step is not None and not after.step.wrong


def _found(before: CheckState, after: CheckState) -> bool:
    return after.game and after.solved and not before.solved


class CheckPresenter(Presenter[CheckState]):
    """The check without any widget; nothing in it is undone.

    - ``layers``: its network and mini-batch are raced, and it shows what is opened.
    """

    opened = Signal()
    """Something is to be looked at in the page Layers."""

    undoable = ()

    def __init__(
        self, context: TabContext, layers: LayersPresenter, parent: QObject | None = None
    ) -> None:
        goals: Goals[CheckState] = {"agree": _agreed, "found": _found, "open": never}
        super().__init__(context, CheckState(), goals, parent)
        self._layers = layers
        self._racer = self.runner(self._raced, self._race_ended)
        self._learner = self.runner(self._learnt, self._learning_ended)

    @Slot()
    def start(self) -> None:
        state = self.state
        if state.learning:
            return  # both at once would each be several times as slow
        samples = SAMPLES if state.amount == "some" else None
        if state.game:
            network = game_network(state.activation, state.round)
            job = partial(game_race, network, state.fault, state.round, samples)
        else:
            seen = self._layers.begin()
            if seen.network is None or not len(seen.x):
                return
            network = seen.network.copy()
            job = partial(race, network, seen.x, seen.t, samples)
        self.update(step=None, running=True, symbols=symbols_of(network))
        self._racer.start(job)

    @Slot()
    def cancel(self) -> None:
        """Stop the race; what has been found stays."""
        self._racer.cancel()

    @Slot()
    def toggle(self) -> None:
        if self.state.running:
            self.cancel()
        else:
            self.start()

    @Slot()
    def learn(self) -> None:
        """Let the game's network learn with its fault."""
        state = self.state
        if state.running:
            return
        network = game_network(state.activation, state.round)
        self.update(losses=NO_LOSSES, accuracy=None, learning=True)
        self._learner.start(partial(learn, network, state.fault, state.round))

    @Slot(str)
    def set_mode(self, mode: str) -> None:
        """Race the network of the page Layers, or play."""
        if mode in MODES and mode != self.state.mode:
            self._stop()
            self.update(mode=mode, step=None)

    @Slot(str)
    def set_amount(self, amount: str) -> None:
        if amount in AMOUNTS and amount != self.state.amount:
            self._stop()
            self.update(amount=amount, step=None)

    @Slot(str)
    def set_guess(self, guess: str) -> None:
        if guess in ("", *GUESSES) and not self.state.running:
            self.update(guess=guess)

    @Slot()
    def next_round(self) -> None:
        """Break another network."""
        self._stop()
        fresh = {"step": None, "losses": NO_LOSSES, "accuracy": None}
        self.update(round=self.state.round + 1, place="", cause="", mode="game", **fresh)

    @Slot(str)
    def name_place(self, place: str) -> None:
        """Say where the fault is; "none" for nowhere."""
        if place in ("none", *PLACES) and not self.state.solved:
            self.update(place=place, cause="")

    @Slot(str)
    def name_cause(self, cause: str) -> None:
        if cause in (NONE.key, *FAULTS) and self.state.place_found and not self.state.solved:
            self.update(cause=cause)

    @Slot(int)
    def open_worst(self, row: int) -> None:
        """Look at one of the worst entries in the page Layers."""
        if not 0 <= row < len(self.state.worst):
            return
        entry = self.state.worst[row]
        self._show_broken()
        self._layers.open_parameter(entry.name, entry.index)
        self.reach("open")
        self.opened.emit()

    @Slot()
    def inspect(self) -> None:
        """Look at the game's network in the page Layers."""
        if not self.state.game:
            self.refuse(ValueRefused(QT_TRANSLATE_NOOP("nn_core", "Nothing has been broken yet.")))
            return
        self._show_broken()
        self.opened.emit()

    def _show_broken(self) -> None:
        state = self.state
        if state.game:
            network = game_network(state.activation, state.round)
            self._layers.inspect(network, state.fault)

    def _stop(self) -> None:
        self._racer.cancel()
        self._learner.cancel()

    @Slot(object)
    def _raced(self, step: RaceStep) -> None:
        self.update(step=step)

    @Slot(object)
    def _race_ended(self, outcome: Outcome) -> None:
        self.update(running=False)

    @Slot(object)
    def _learnt(self, learnt: Learnt) -> None:
        self.update(losses=learnt.losses, accuracy=learnt.accuracy)

    @Slot(object)
    def _learning_ended(self, outcome: Outcome) -> None:
        self.update(learning=False)

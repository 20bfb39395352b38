"""Owns the page Check: the race, the game, and what the reader says is wrong."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.services.context import TabContext
from desktop.services.jobs import Outcome
from desktop.tabs.backprop.check import work
from desktop.tabs.backprop.check.state import (
    AMOUNTS,
    GUESSES,
    MODES,
    NO_LOSSES,
    SAMPLES,
    CheckState,
)
from desktop.tabs.backprop.layers.presenter import LayersPresenter
from desktop.tabs.kit.presenter import Goals, Presenter, never
from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused
from nn_core.gradcheck import RaceStep
from nn_core.sabotage import FAULTS, NONE, PLACES


def _agreed(before: CheckState, after: CheckState) -> bool:
    return after.finished and not after.game and after.step is not None and not after.step.wrong


def _found(before: CheckState, after: CheckState) -> bool:
    return after.game and after.solved and not before.solved


class CheckPresenter(Presenter[CheckState]):
    """The check without any widget; nothing in it is undone.

    Parameters
    ----------
    layers : LayersPresenter
        Its network and mini-batch are raced, and it shows what is opened.
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
        """Let the two ways race, from the start."""
        state = self.state
        if state.learning:
            return  # both at once would each be several times as slow
        samples = SAMPLES if state.amount == "some" else None
        if state.game:
            network = work.game_network(state.activation, state.round)
            job = partial(work.game_race, network, state.fault, state.round, samples)
        else:
            seen = self._layers.begin()
            if seen.network is None or not len(seen.x):
                return
            network = seen.network.copy()
            job = partial(work.race, network, seen.x, seen.t, samples)
        self.update(step=None, running=True, symbols=work.symbols_of(network))
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
        network = work.game_network(state.activation, state.round)
        self.update(losses=NO_LOSSES, accuracy=None, learning=True)
        self._learner.start(partial(work.learn, network, state.fault, state.round))

    @Slot(str)
    def set_mode(self, mode: str) -> None:
        """Race the network of the page Layers, or play."""
        if mode in MODES and mode != self.state.mode:
            self._stop()
            self.update(mode=mode, step=None)

    @Slot(str)
    def set_amount(self, amount: str) -> None:
        """Look at some parameters, or at all."""
        if amount in AMOUNTS and amount != self.state.amount:
            self._stop()
            self.update(amount=amount, step=None)

    @Slot(str)
    def set_guess(self, guess: str) -> None:
        """Say how many times as long the numerical way will take."""
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
            network = work.game_network(state.activation, state.round)
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
    def _learnt(self, learnt: work.Learnt) -> None:
        self.update(losses=learnt.losses, accuracy=learnt.accuracy)

    @Slot(object)
    def _learning_ended(self, outcome: Outcome) -> None:
        self.update(learning=False)

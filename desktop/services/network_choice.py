"""The network a tab uses: remembered, and followed when it is renamed, replaced or deleted."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.services import network_names
from desktop.services.context import TabContext
from desktop.services.recognisers import HELD, Recognisers
from nn_core.errors import QT_TRANSLATE_NOOP, ModelFileError

READER_KEY = "digit/model"
"""The setting that remembers which network reads what is drawn."""

CALM_MS = 100
Offers = Callable[[Recognisers], tuple[str, ...]]
"""Returns the names of the networks that a tab can use, the one it begins with first."""


def all_networks(recognisers: Recognisers) -> tuple[str, ...]:
    """Return the names of all networks."""
    return (*recognisers.names(), *recognisers.held())


def alike(model: str, recognisers: Recognisers) -> tuple[str, ...]:
    """Return the shipped network ``model`` and those taught from it: they have the same layers."""
    layers = recognisers.architecture(model)
    own = (name for name in _others(recognisers) if recognisers.architecture(name) == layers)
    return (model, *own) if layers else ()


def as_deep(model: str, recognisers: Recognisers) -> tuple[str, ...]:
    """Return those that are `alike`, and the network in training where it has as many layers."""
    names, held = alike(model, recognisers), recognisers.held()
    depth = _depth(recognisers.architecture(model))
    if held and held[0] not in names and _depth(recognisers.architecture(held[0])) == depth:
        return (*names, *held)
    return names


def _depth(architecture: str) -> int:
    """Return how many fully connected layers there are; −1 where there are others."""
    kinds = re.findall(r'"kind": "(\w+)"', architecture)
    return -1 if {"conv", "batchnorm"} & set(kinds) else kinds.count("affine")


def convolutional(model: str, recognisers: Recognisers) -> tuple[str, ...]:
    """Return the shipped network ``model`` and those of the user's that convolve."""
    own = (n for n in _others(recognisers) if '"kind": "conv"' in recognisers.architecture(n))
    return (model, *own) if recognisers.architecture(model) else ()


def _others(recognisers: Recognisers) -> tuple[str, ...]:
    return (*recognisers.own.names(), *recognisers.held())


class NetworkGoneError(ModelFileError):
    """A network that was in use has been deleted; another one takes its place."""


class ChosenNetwork(QObject):
    """Holds the name of one of the networks there are.

    - ``key``: of the setting that remembers it.
    - ``offers``: by default all networks are offered.
    - ``calm``: milliseconds at least between two times that the network in training is replaced by
      what has become of it.
    """

    changed = Signal()
    """There are other networks to choose from, or the chosen one has another name."""
    replaced = Signal()
    """The network in use is another one now, be it of the same name; told after ``changed``."""

    def __init__(
        self,
        context: TabContext,
        key: str,
        parent: QObject | None = None,
        offers: Offers = all_networks,
        calm: int = CALM_MS,
    ) -> None:
        super().__init__(parent)
        self._context, self._key, self._offers = context, key, offers
        self._calm = QTimer(self, singleShot=True, interval=calm)
        self._calm.timeout.connect(self._held_moved)
        self._moved = False
        self._gone = ""
        context.held.changed.connect(self._held_changed)
        self._names = self._offered()
        remembered = context.settings.text(key)
        self._name = remembered if remembered in self._names else self._best()
        self._used = self._mark()
        self._lost = QTimer(self, singleShot=True)
        self._lost.timeout.connect(self._tell_lost)
        if remembered and remembered != self._name and context.recognisers.damaged(remembered):
            self._gone = remembered
            self._lost.start()  # nobody hears it while the window is made
        context.models.renamed.connect(self._renamed)
        context.models.changed.connect(self._models_changed)

    @property
    def names(self) -> tuple[str, ...]:
        """The networks to choose from, the best shipped one first."""
        return self._names

    @property
    def name(self) -> str:
        """The chosen one; empty where there is none at all."""
        return self._name

    def choose(self, name: str) -> bool:
        """Choose another network; return whether it is another one that there is."""
        if name == self._name or name not in self._names:
            return False
        self._name = name
        self._used = self._mark()
        self._context.settings.set(self._key, name)
        return True

    def refresh(self) -> None:
        """Look for files that were added or removed outside the program."""
        if self._offered() != self._names:
            self._models_changed()

    def _offered(self) -> tuple[str, ...]:
        return self._offers(self._context.recognisers)

    def _best(self) -> str:
        return next(iter(self._names), "")

    def _mark(self) -> tuple[str, int]:
        return self._name, self._context.models.changes(self._name)

    @Slot(object)
    def _held_changed(self, _held: object) -> None:
        """Follow the network in training: it begins, it moves on, or it reads something else."""
        if bool(self._context.recognisers.held()) != (HELD in self._names):
            self._models_changed()
        elif self._name == HELD:
            self._moved = True
            if not self._calm.isActive():
                self._held_moved()

    @Slot()
    def _held_moved(self) -> None:
        if self._moved and self._name == HELD:
            self._moved = False
            self._calm.start()
            self.replaced.emit()

    @Slot(str, str)
    def _renamed(self, old: str, new: str) -> None:
        if old == self._name:
            self._name = new
            self._context.settings.set(self._key, new)

    @Slot()
    def _models_changed(self) -> None:
        self._names = self._offered()
        gone = self._name
        if gone not in self._names:
            self._name = self._best()
        before, self._used = self._used, self._mark()
        self.changed.emit()
        if self._used != before:
            self.replaced.emit()
        if gone and gone != self._name:
            self._gone = gone
            self._tell_lost()

    @Slot()
    def _tell_lost(self) -> None:
        """Say that the network in use is gone, or its file damaged, and which one is used now."""
        file = self._context.recognisers.damaged(self._gone)
        self._context.report(gone_error(self._gone, self._name, file))


def gone_error(gone: str, now: str, damaged: Path | None = None) -> NetworkGoneError:
    """Return the sentence for a network that is gone or damaged, and the one in its place."""
    what = QT_TRANSLATE_NOOP("nn_core", "The network “{gone}” is gone.")
    do = QT_TRANSLATE_NOOP("nn_core", "Here “{now}” is used instead.") if now else ""
    if damaged is not None:
        what = QT_TRANSLATE_NOOP(
            "nn_core", "The file of the network “{gone}” is damaged: “{path}”."
        )
        do = QT_TRANSLATE_NOOP("nn_core", "Get the file again, or delete it.")
        if now:
            do = QT_TRANSLATE_NOOP(
                "nn_core", "Here “{now}” is used instead; get the file again, or delete it."
            )
    return NetworkGoneError(
        what, do, gone=network_names.short(gone), now=network_names.short(now), path=damaged
    )

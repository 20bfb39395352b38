"""The page's background work: evidence, the bundled digits before the last layer, and changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.services import bundled_digits
from desktop.services.context import TabContext
from desktop.services.recognisers import Recognisers
from nn_core.arrays import FloatArray
from nn_core.digits import Recogniser
from nn_core.explain import (
    Evidence,
    Film,
    HiddenSpace,
    Search,
    at_rest,
    explain,
    film_of,
    find_change,
    signals,
)


@dataclass(frozen=True, eq=False)
class Found:
    """How far a search is; with its film once it is done and something was found."""

    search: Search
    film: Film | None = None


@dataclass(frozen=True, eq=False)
class Mapped:
    """The bundled digits before the last layer of one recogniser, as far as they were read."""

    recogniser: Recogniser
    space: HiddenSpace


class Engine(QObject):
    """Runs the three kinds of work, the newest of each kind wins.

    Each run makes a network at rest of its own, so that no two threads share a layer's memory.
    """

    explained = Signal(object)  # Evidence
    mapped = Signal(object)  # Mapped
    searched = Signal(object)  # Found
    failed = Signal(object)  # an exception

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = context.recognisers
        self._evidence = context.make_runner(self)
        self._map = context.make_runner(self)
        self._change = context.make_runner(self)
        self._maps: dict[str, Mapped] = {}
        self._mapping = ""
        self._evidence.yielded.connect(self.explained)
        self._change.yielded.connect(self.searched)
        self._map.yielded.connect(self._keep)
        for runner in (self._evidence, self._map, self._change):
            runner.failed.connect(self.failed)
        self._map.finished.connect(self._mapping_ended)

    def explain(self, model: str, image: FloatArray) -> None:
        """Work out the evidence in a picture; what is found for older pictures is dropped."""
        self._evidence.start(partial(_explained, self._store, model, image))

    def search(self, model: str, image: FloatArray, target: int) -> None:
        """Search what would make ``target`` of a picture."""
        self._change.start(partial(_searched, self._store, model, image, target))

    def cancel_search(self) -> None:
        self._change.cancel()

    def map(self, model: str) -> None:
        """Read the bundled digits with a network, unless it has read them or is at it."""
        kept = self._maps.get(model)
        if kept is not None and kept.recogniser is not self._store.get(model):
            kept = self._maps.pop(model) and None  # another network of the same name
        if self._mapping == model or (kept is not None and kept.space.complete):
            return
        self._mapping = model
        self._map.start(partial(_mapped, self._store, model))

    def space(self, model: str) -> HiddenSpace | None:
        """Return what is known of the bundled digits; None before the first were read."""
        kept = self._maps.get(model)
        return None if kept is None else kept.space

    @Slot(object)
    def _keep(self, found: Mapped) -> None:
        self._maps[found.recogniser.name] = found
        self.mapped.emit(found)

    @Slot(object)
    def _mapping_ended(self, _outcome: object) -> None:
        self._mapping = ""


def _explained(store: Recognisers, model: str, image: FloatArray) -> Iterator[Evidence]:
    yield from explain(at_rest(store.get(model).network), image)


def _mapped(store: Recognisers, model: str) -> Iterator[Mapped]:
    recogniser = store.get(model)
    for space in signals(at_rest(recogniser.network), bundled_digits.all_digits()):
        yield Mapped(recogniser, space)


def _searched(store: Recognisers, model: str, image: FloatArray, target: int) -> Iterator[Found]:
    network = at_rest(store.get(model).network)
    for search in find_change(network, image, target):
        if search.done and search.best is not None:
            yield Found(search, film_of(network, search.best))
        else:
            yield Found(search)

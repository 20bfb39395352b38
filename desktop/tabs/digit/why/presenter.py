"""Owns the page Why?: which picture is explained, by which network, and what is asked about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Slot

from desktop.services import bundled_digits
from desktop.services.context import TabContext
from desktop.services.i18n import translate
from desktop.services.jobs import JobRunner
from desktop.services.network_choice import ChosenNetwork
from desktop.services.picture_network import ShownPicture, Source
from desktop.services.playback import Playback
from desktop.services.recognisers import Recognisers
from desktop.style import theme
from desktop.tabs.digit.why.state import DIGITS, NO_RIVAL, WhyState
from desktop.tabs.kit.presenter import Goals, Presenter
from nn_core.arrays import FloatArray, frozen
from nn_core.digits import Recogniser
from nn_core.digits.verdict import State
from nn_core.explain import (
    Evidence,
    Film,
    HiddenSpace,
    Method,
    Search,
    at_rest,
    explain,
    film_of,
    find_change,
    nearest,
    signals,
    stroke_paths,
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


MODEL_KEY = "why/model"
METHOD_KEY = "why/method"
OPEN_FOUR = 4257
"""Place of a 4 with an open top, the first to be shown: closing it makes it a 9."""
FRAME_MS = 60
"""Milliseconds that each picture of the film stays."""
EXPLAINED_MS = 2000
"""So often at most the network in training is explained anew, which takes a while."""
NEWS = 0.1
"""Share of the bundled digits after which the nearest are looked up anew."""


def _other_digit(before: WhyState, after: WhyState) -> bool:
    asked = after.chosen_digit not in (None, before.chosen_digit)
    return asked and after.evidence is not None and after.chosen_digit != after.answer


def _odd_neighbour(before: WhyState, after: WhyState) -> bool:
    near, beside = after.neighbours, after.beside
    return near is not None and beside is not None and int(near.labels[beside]) != after.answer


class WhyPresenter(Presenter[WhyState]):
    """The page without any widget.

    All reading is done in the background. Nothing begins before `enter`, and while the page is
    hidden (`leave`) a new drawing waits.
    """

    undoable = ()

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        method = context.settings.text(METHOD_KEY, Method.OCCLUSION)
        state = WhyState(method=Method(method) if method in list(Method) else Method.OCCLUSION)
        goals: Goals[WhyState] = {
            "other-digit": _other_digit,
            "odd-neighbour": _odd_neighbour,
            "redrawn": lambda _, after: self._redrawn(after),
        }
        super().__init__(context, state, goals, parent)
        self._chosen = ChosenNetwork(context, MODEL_KEY, self, calm=EXPLAINED_MS)
        self._before = self.state
        self.update(models=self._chosen.names, model=self._chosen.name)
        # Each run makes a network at rest of its own: no two threads share a layer's memory.
        self._evidence = self._worker(self._explained)
        self._map = self._worker(self._mapped)
        self._map.finished.connect(self._mapping_ended)
        self._change = self._worker(self._searched)
        self._maps: dict[str, Mapped] = {}
        self._mapping = ""
        self.pictures = self.looks_at = ShownPicture(context.drawing, OPEN_FOUR, self)
        self.pictures.changed.connect(self._read)
        self.pictures.failed.connect(self._fail)
        self._chosen.changed.connect(self._models_changed)
        self._chosen.replaced.connect(self.pictures.renew)
        self.playback = Playback(
            lambda: self.state.frame, self._last_frame, self._show_frame, FRAME_MS, self
        )
        self.playback.changed.connect(self._played)

    def _worker(self, yielded: Callable[[Any], object]) -> JobRunner:
        runner = self.context.make_runner(self)
        runner.yielded.connect(yielded)
        runner.failed.connect(self._fail)
        return runner

    def enter(self) -> None:
        """Begin to follow the drawing; called when the page is shown."""
        self._chosen.refresh()
        self.pictures.set_active(True)

    def leave(self) -> None:
        self.pictures.set_active(False)
        self.playback.pause()

    @Slot(str)
    def set_model(self, name: str) -> None:
        if self._chosen.choose(name):
            self.update(model=name, read_share=0.0)
            self.pictures.look()

    @Slot(str)
    def set_method(self, method: str) -> None:
        """Show the evidence of occlusion or of gradient x input."""
        self.context.settings.set(METHOD_KEY, method)
        self.update(method=Method(method))

    @Slot(int)
    def choose_digit(self, digit: int) -> None:
        """Show the evidence for a digit; for the answer again if it is chosen already."""
        if digit not in DIGITS:
            return
        chosen = None if digit == self.state.chosen_digit else digit
        rival = self.state.chosen_rival
        self.update(chosen_digit=chosen, chosen_rival=None if rival == digit else rival)

    @Slot(int)
    def choose_rival(self, digit: int) -> None:
        """Show the evidence against a digit; against none if it is the rival already."""
        if digit in DIGITS and digit != self.state.digit:
            self.update(chosen_rival=NO_RIVAL if digit == self.state.rival else digit)

    @Slot(int)
    def choose_target(self, digit: int) -> None:
        """Look for what would make the picture a ``digit``."""
        there = self.state.evidence is not None and digit in DIGITS
        if not there or digit == self.state.answer:
            return
        same = digit == self.state.target
        self.update(chosen_target=digit, beside=None)
        if not same or self.state.search is None:
            self._search()

    @Slot()
    def cancel(self) -> None:
        self._change.cancel()
        if self.state.search is not None and self.state.searching:
            self.update(search=None)

    @Slot()
    def search_again(self) -> None:
        """Look for the change that was cancelled."""
        if self.state.evidence is not None and not self.state.searching:
            self._search()

    @Slot()
    def toggle_search(self) -> None:
        """Stop looking for a change, or look again for one that was cancelled."""
        if self.state.searching:
            self.cancel()
        else:
            self.search_again()

    @Slot(int)
    def choose_neighbour(self, index: int) -> None:
        """Lay a neighbour beside the drawing; take it away if it lies there or for -1."""
        near = self.state.neighbours
        inside = near is not None and 0 <= index < len(near.labels)
        self.playback.pause()
        self.update(beside=index if inside and index != self.state.beside else None)

    @Slot(int)
    def explain_neighbour(self, index: int) -> None:
        near = self.state.neighbours
        if near is not None and 0 <= index < len(near.places):
            self.pictures.take_place(int(near.places[index]))

    @Slot(int)
    def set_frame(self, frame: int) -> None:
        """Show a picture of the film; whoever holds the slider has stopped it."""
        if self.state.film is not None:
            self.playback.pause()
            self._show_frame(min(max(frame, 0), self._last_frame()))

    @Slot()
    def toggle_play(self) -> None:
        """Run the film from the drawing on, or stop it."""
        if self.state.film is not None and not self.playback.playing and theme.current().still:
            # Less motion is wanted: only before and after.
            self._show_frame(0 if self.state.frame else self._last_frame())
        else:
            self.playback.toggle()

    def _last_frame(self) -> int:
        return 0 if self.state.film is None else len(self.state.film) - 1

    def _show_frame(self, frame: int) -> None:
        self.update(frame=frame, beside=None)

    @Slot()
    def _played(self) -> None:
        self.update(playing=self.playback.playing)

    @Slot()
    def _models_changed(self) -> None:
        """Offer what networks there are now."""
        name = self._chosen.name
        share = self.state.read_share if name == self.state.model else 0.0
        self.update(models=self._chosen.names, model=name, read_share=share)

    @Slot()
    def _read(self) -> None:
        """Forget what was known of the last picture and explain the one there is now."""
        self.playback.pause()
        self._change.cancel()
        if self.state.film is not None:
            self._before = self.state
        shown = self.pictures.shown()
        image, drawing = shown.image, self.context.drawing.value
        paths: tuple[FloatArray, ...] = ()
        if shown.source is Source.DRAWING and drawing is not None and image is not None:
            paths = stroke_paths(drawing, image)
        self.update(
            **{"image": image, "source": shown.source, "label": shown.label, "paths": paths},
            evidence=None,
            neighbours=None,
            neighbour_images=np.zeros((0, 28, 28), np.float32),
            **dict.fromkeys(("chosen_digit", "chosen_rival", "chosen_target", "beside")),
            search=None,
            film=None,
            frame=0,
            playing=False,
        )
        if image is not None and self.state.model:
            store = self.context.recognisers
            self._evidence.start(partial(_explained, store, self.state.model, image))

    @Slot(object)
    def _explained(self, found: Evidence) -> None:
        first = self.state.evidence is None
        if found is self.state.evidence or self.state.image is None:
            return
        self.update(evidence=found, refused=self._refused(found))
        if first:
            kept = self._maps.get(self.state.model)
            self._find_neighbours(None if kept is None else kept.space)
            self._map_digits(self.state.model)
        if found.occlusion is not None:
            self._search()

    def _redrawn(self, state: WhyState) -> bool:
        """Whether the user has drawn what the change proposed, and is read so."""
        change = self._before.change
        if change is None or state.evidence is None:
            return False
        return self._before.answer != change.target == state.answer

    def _refused(self, found: Evidence) -> bool:
        """Return whether the page Read would call the picture no digit."""
        image, network = self.state.image, self.context.recognisers.get(self.state.model)
        assert image is not None
        verdict = network.verdict(image, found.hidden, found.logits)
        return verdict.state is State.NO_DIGIT

    def _map_digits(self, model: str) -> None:
        """Read the bundled digits with a network, unless it has read them or is at it."""
        store = self.context.recognisers
        kept = self._maps.get(model)
        if kept is not None and kept.recogniser is not store.get(model):
            kept = self._maps.pop(model) and None  # another network of the same name
        if self._mapping == model or (kept is not None and kept.space.complete):
            return
        self._mapping = model
        self._map.start(partial(_mapped, store, model))

    @Slot(object)
    def _mapping_ended(self, _outcome: object) -> None:
        self._mapping = ""

    @Slot(object)
    def _mapped(self, found: Mapped) -> None:
        self._maps[found.recogniser.name] = found
        space = found.space
        share = len(space.labels) / space.size
        text = translate("WhyTab", "Reading the bundled digits")
        self.context.progress(share, text)
        if found.recogniser.name != self.state.model:
            return
        near = self.state.neighbours
        if near is None or space.complete or share >= near.among / space.size + NEWS:
            self._find_neighbours(space)

    def _find_neighbours(self, space: HiddenSpace | None) -> None:
        evidence = self.state.evidence
        if space is None or evidence is None:
            return
        near = nearest(space, evidence.hidden, without=self.pictures.place)
        pictures = bundled_digits.all_digits().images[near.places]
        beside = self.state.beside if self.state.read_share == 1 else None
        self.update(
            neighbours=near,
            neighbour_images=frozen(pictures.astype(np.float32) / np.float32(255)),
            read_share=len(space.labels) / space.size,
            beside=beside,
        )

    def _search(self) -> None:
        image, target = self.state.image, self.state.target
        if image is None or target is None:
            return
        self.playback.pause()
        self.update(search=Search(target), film=None, frame=0, playing=False)
        store = self.context.recognisers
        self._change.start(partial(_searched, store, self.state.model, image, target))

    @Slot(object)
    def _searched(self, found: Found) -> None:
        if self.state.image is None or found.search.target != self.state.target:
            return
        frame = 0 if found.film is None else len(found.film) - 1
        self.update(search=found.search, film=found.film, frame=frame)

    @Slot(object)
    def _fail(self, error: BaseException) -> None:
        self.context.progress(1)
        self.failed.emit(error)

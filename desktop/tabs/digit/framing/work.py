"""The framing page's background work: what the networks answer, and what each step is worth."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from desktop.services.bundled_digits import all_digits, digit_at, place_of
from desktop.services.context import TabContext
from desktop.services.i18n import translate
from desktop.services.jobs import JobRunner
from desktop.services.recognisers import Recognisers
from desktop.tabs.digit.framing.state import Explained, Measured
from nn_core.arrays import FloatArray, Labels, frozen
from nn_core.digits import Drawing, Recogniser
from nn_core.digits.framing_steps import ALL, COMBINATIONS, Switches, framed
from nn_core.digits.framing_worth import Worth, worth
from nn_core.digits.random_placement import put
from nn_core.digits.shifts import NudgeMap, all_nudges

COUNT = 300
"""Digits that are measured on."""
PORTION = 9
"""Pictures a network reads between two yields."""
PLACES = ((0.36, 0.1, 0.12), (0.45, 0.95, 0.2), (0.3, 0.15, 0.9), (0.75, 0.0, 1.0), (0.4, 0.9, 0.9))
"""Sizes and places of the digits, one after the other: see `random_placement.put`."""


def off_centre(index: int) -> tuple[Drawing, int]:
    """Return a bundled digit, small and off the middle of a canvas, and its label.

    Raises `DataFileError` if the files of the digits are missing or damaged.
    """
    image, label = digit_at(place_of(index))
    return put(image, *PLACES[index % len(PLACES)]), label


def some(count: int, seed: int) -> tuple[FloatArray, Labels]:
    """Return pictures (count, 28, 28) from 0 to 1 and labels (count,), chosen at random."""
    digits = all_digits()
    chosen = np.random.default_rng(seed).permutation(len(digits))[:count]
    return digits.images[chosen].astype(np.float32) / 255, digits.labels[chosen]


class Readers:
    """Lends each network as a copy, made when it is first asked for.

    Layers keep their work arrays from call to call, so a network that the window's thread or
    another worker reads with at the same time would mix up its numbers with theirs.
    """

    def __init__(self, store: Recognisers) -> None:
        self._store = store
        self._copies: dict[str, tuple[Recogniser, Recogniser]] = {}

    def get(self, name: str) -> Recogniser:
        """Return the copy of a network; another one if the network itself was replaced.

        Raises `ModelFileError` if its file is missing or damaged.
        """
        source = self._store.get(name)
        known = self._copies.get(name)
        if known is None or known[0] is not source:
            known = self._copies[name] = (source, Recogniser(source.network.copy(), name))
        return known[1]


def explain(
    readers: Readers, names: tuple[str, ...], drawing: Drawing, nudges_first: bool
) -> Iterator[Explained]:
    """Yield ever more of what the networks make of a drawing.

    Raises `ModelFileError` if a network's file is damaged.
    """
    found = Explained()
    parts = (_nudges, _answers) if nudges_first else (_answers, _nudges)
    for part in parts:
        for more in part(readers, names, drawing):
            found = Explained({**found.answers, **more.answers}, {**found.nudges, **more.nudges})
            yield found


def _answers(readers: Readers, names: tuple[str, ...], drawing: Drawing) -> Iterator[Explained]:
    pictures = []
    for switches in COMBINATIONS:
        pictures.append(framed(drawing, switches))
        yield Explained()
    for name in names:
        rows = list(_read(readers, name, np.stack(pictures)))
        probabilities = frozen(np.concatenate(rows))
        yield Explained({(s, name): p for s, p in zip(COMBINATIONS, probabilities, strict=True)})


def _nudges(readers: Readers, names: tuple[str, ...], drawing: Drawing) -> Iterator[Explained]:
    pictures = all_nudges(framed(drawing, ALL))
    for name in names:
        rows = []
        for row in _read(readers, name, pictures):
            rows.append(row)
            yield Explained()
        yield Explained(nudges={name: NudgeMap.of(np.concatenate(rows))})


def _read(readers: Readers, name: str, pictures: FloatArray) -> Iterator[FloatArray]:
    """Yield the probabilities of one portion of pictures after the other."""
    network = readers.get(name).network
    for first in range(0, len(pictures), PORTION):
        yield network.predict(pictures[first : first + PORTION])


def measure(
    readers: Readers, names: tuple[str, ...], rows: tuple[Switches, ...], seed: int
) -> Iterator[Worth]:
    """Yield how many bundled digits have been read right so far, moved and scaled at random.

    The same seed gives the same digits at the same places, whatever the rows.

    Raises `DataFileError`, `ModelFileError` if the digits or a network's file are damaged.
    """
    images, labels = some(COUNT, seed)
    networks = [readers.get(name) for name in names]
    yield from worth(images, labels, networks, rows, np.random.default_rng(seed))


class Measuring(QObject):
    """Keeps what was measured and measures what is missing.

    - ``measured``: a new one whenever it changes.
    """

    changed = Signal()

    def __init__(self, context: TabContext, names: tuple[str, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._names = context, names
        self._runner: JobRunner | None = None
        self._readers = Readers(context.recognisers)
        self._rows: tuple[Switches, ...] = ()
        self._seed = 0
        self._stopped = False
        self._going: tuple[Switches, ...] = ()
        self.measured: dict[Switches, Measured] = {}

    @property
    def running(self) -> bool:
        return bool(self._going)

    def want(self, rows: tuple[Switches, ...]) -> None:
        """Measure those of ``rows`` that are missing, unless the user stopped it."""
        self._rows = rows
        missing = tuple(row for row in rows if not self._complete(row))
        if self._stopped or not self._names or not missing or set(missing) <= set(self._going):
            return
        self._start(missing)

    @Slot()
    def pause(self) -> None:
        """Stop until something is wanted again."""
        if self._runner is not None and self.running:
            self._runner.cancel()
            self._ended()

    @Slot()
    def stop(self) -> None:
        """Stop until the user wants it again."""
        self._stopped = True
        self.pause()

    @Slot()
    def again(self) -> None:
        """Measure everything on other digits."""
        self._seed += 1
        self._stopped = False
        self.measured = {}
        self._start(self._rows)

    def forget(self, names: tuple[str, ...]) -> None:
        """Drop what was measured: the networks are others now."""
        self.pause()
        self._names, self.measured = names, {}
        self.changed.emit()

    def _complete(self, row: Switches) -> bool:
        return row in self.measured and self.measured[row].count >= COUNT

    def _start(self, rows: tuple[Switches, ...]) -> None:
        if self._runner is None:
            self._runner = self._context.make_runner(self)
            self._runner.yielded.connect(self._took)
            self._runner.failed.connect(self._failed)
            self._runner.finished.connect(self._ended)
        self._going = rows
        self._runner.start(partial(measure, self._readers, self._names, rows, self._seed))
        self.changed.emit()

    @Slot(object)
    def _took(self, worth: Worth) -> None:
        networks = range(len(worth.names))
        fresh = {
            row: Measured(tuple(worth.share(i, j) for j in networks), worth.count)
            for i, row in enumerate(worth.rows)
        }
        self.measured = {**self.measured, **fresh}
        text = translate("FramingTab", "Reading digits moved and scaled at random")
        self._context.progress(worth.count / worth.total, text)
        self.changed.emit()

    @Slot(object)
    def _failed(self, error: BaseException) -> None:
        # Said once; a switch must not be answered by a message each time.
        self._stopped = True
        self._context.report(error)

    @Slot()
    def _ended(self) -> None:
        self._going = ()
        self._context.progress(1.0)
        self.changed.emit()

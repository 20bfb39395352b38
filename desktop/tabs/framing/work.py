"""The framing tab's background work: what the networks answer, and what each step is worth."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from desktop.tabs.framing.readers import Readers
from desktop.tabs.framing.samples import some
from desktop.tabs.framing.state import Explained
from nn_core.arrays import FloatArray, frozen
from nn_core.digits import Drawing
from nn_core.digits.framing_steps import ALL, COMBINATIONS, Switches, framed
from nn_core.digits.framing_worth import Worth, worth
from nn_core.digits.shifts import NudgeMap, all_nudges

COUNT = 300
"""Digits that are measured on."""
PORTION = 9
"""Pictures a network reads between two yields."""


def explain(
    readers: Readers, names: tuple[str, ...], drawing: Drawing, nudges_first: bool
) -> Iterator[Explained]:
    """Yield ever more of what the networks make of a drawing.

    Raises
    ------
    ModelFileError
        If a network's file is damaged.
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

    Raises
    ------
    DataFileError, ModelFileError
        If the digits or a network's file are damaged.
    """
    images, labels = some(COUNT, seed)
    networks = [readers.get(name) for name in names]
    yield from worth(images, labels, networks, rows, np.random.default_rng(seed))

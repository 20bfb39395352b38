"""The test of all networks on the labelled digits, in the background."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from desktop.services.notebook import NotebookService
from desktop.services.recognisers import Recognisers
from desktop.tabs.mydigits.accuracy.state import Score
from nn_core.arrays import Array, Labels, frozen
from nn_core.data.digests import digests
from nn_core.data.notebook import Pictures, labelled
from nn_core.models.training_history import Met

BATCH = 50
"""Digits read between two yields."""


@dataclass(frozen=True, eq=False)
class Standing:
    """What the job has found so far: all of it, since only the newest arrives."""

    scores: tuple[Score, ...]
    fraction: float


@dataclass(frozen=True, eq=False)
class Part:
    """Some labelled digits, and who has learnt which of them: arrays (N,) of bool by name."""

    pictures: Pictures
    learnt: dict[str, Array]

    @classmethod
    def of(cls, pictures: Pictures, mets: Mapping[str, Met]) -> Part:
        """Find out what was learnt of some pictures."""
        known = digests(pictures.images)
        return cls(pictures, {name: met.has_learnt(known) for name, met in mets.items()})

    def learnt_by(self, name: str) -> Array:
        """Return which of them a network has learnt."""
        return self.learnt.get(name, np.zeros(len(self.pictures), bool))

    def learnt_by_any(self) -> Array:
        """Return which of them any network has learnt."""
        any_: Array = np.any([*self.learnt.values(), self.learnt_by("")], axis=0)
        return any_


def examine(
    service: NotebookService,
    recognisers: Recognisers,
    names: tuple[str, ...],
    mets: Mapping[str, Met],
) -> Iterator[Standing]:
    """Let networks read all digits with a label; a job.

    ``mets`` says what those that were taught have learnt.

    Yields
    ------
    Standing
        After every few digits.
    """
    with service.reader() as notebook:
        parts = [Part.of(pictures, mets) for pictures in labelled(notebook, BATCH)]
    done: list[Score] = []
    for place, name in enumerate(names):
        # A copy, since the window's thread may read with the network meanwhile.
        network = recognisers.get(name).network.copy()
        answers: list[Labels] = []
        for number, part in enumerate(parts, 1):
            images = part.pictures.images.astype(np.float32) / np.float32(255)
            answers.append(network.predict(images).argmax(axis=1))
            score = _score(name, parts[:number], answers, number == len(parts))
            fraction = (place + number / len(parts)) / len(names)
            yield Standing((*done, score), fraction)
        if parts:
            done.append(score)


def _score(name: str, parts: list[Part], answers: list[Labels], whole: bool) -> Score:
    return Score(
        name,
        frozen(np.concatenate([part.pictures.ids for part in parts])),
        frozen(np.concatenate([part.pictures.labels for part in parts])),
        frozen(np.concatenate(answers).astype(np.int64)),
        frozen(np.concatenate([part.learnt_by(name) for part in parts])),
        frozen(np.concatenate([part.learnt_by_any() for part in parts])),
        whole,
    )

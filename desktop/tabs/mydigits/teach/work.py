"""Where the digits to learn come from, and the work that is done in the background."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from desktop.platform import package_files
from desktop.services.notebook import NotebookService
from desktop.services.recognisers import Recognisers
from desktop.tabs.mydigits.teach.state import Hand
from nn_core.arrays import Array, Labels
from nn_core.data.bundled import loading
from nn_core.data.mirror_writer import writing
from nn_core.data.mnist import test_set
from nn_core.data.notebook import Entry, Filter, Notebook, entries, ids
from nn_core.data.training_set import PictureSet, invented_nonsense
from nn_core.digits.familiarity import KNOWS_NONSENSE
from nn_core.digits.raster import rasterise_strokes
from nn_core.losses import NO_CLASS
from nn_core.models.own_digits import OwnDigits, pen_strokes
from nn_core.models.teaching import teach
from nn_core.models.teaching_inputs import Material, Pupil, TeachSettings
from nn_core.models.teaching_records import TeachStep
from nn_core.models.training_history import NOTHING, Met

MOST = 2000
"""Of a larger notebook the newest digits are learnt; more would not be met often enough."""
CHUNK = 100
NONSENSE = 400
"""Pictures of what is no digit, among 8,000 bundled digits, for a network that has met such."""
SEED = 0
"""Two runs with the same settings learn the same."""
ODD_COPIES = 12
ODD_PORTION = 4
"""Of the made-up writer's digits so many are drawn at once; one takes a millisecond or two."""
ODD_PEN = 0.1


@dataclass(frozen=True)
class Request:
    """What is to be taught to whom.

    - ``test_folder``: empty to leave the test set out.
    - ``met``: what the network has met in earlier rounds.
    """

    hand: Hand
    base: str
    settings: TeachSettings
    test_folder: str = ""
    met: Met = NOTHING


def work(
    request: Request, recognisers: Recognisers, notebook: NotebookService
) -> Iterator[TeachStep | None]:
    """Load everything, teach, and yield every few milliseconds; runs in the background."""
    yield None
    reader = recognisers.get(request.base)
    yield None
    parts: list[OwnDigits] = []
    for part in _parts(request.hand, notebook):
        parts.append(part)
        yield None
    base = yield from loading(package_files.path("digits"))
    yield None
    test = test_set(Path(request.test_folder)) if request.test_folder else None
    yield None
    rng = np.random.default_rng(SEED)
    known = reader.familiarity
    pictures: list[Array] = []
    if known is not None and known.weighing == KNOWS_NONSENSE:
        # What it has learnt to be no digit would be forgotten, too.
        for picture, _ in invented_nonsense(NONSENSE, np.random.default_rng(SEED)):
            pictures.append(picture)
            yield None
    mine = joined(parts)
    yield None
    pupil = Pupil(reader.network, known, request.met)
    material = Material(mine, base, test, no_digits(pictures))
    yield from teach(pupil, material, request.settings, rng)


def no_digits(pictures: list[Array]) -> PictureSet | None:
    """Return pictures of what is no digit as a set; None where there are none."""
    if not pictures:
        return None
    return PictureSet(np.stack(pictures), np.full(len(pictures), NO_CLASS))


def newest(store: Notebook) -> tuple[Labels, Labels]:
    """Return labels and digests, each of shape (N,), of the digits that would be learnt."""
    rows = store.rows(
        "SELECT label, digest FROM digits WHERE deleted_at IS NULL AND label IS NOT NULL"
        " ORDER BY id DESC LIMIT ?",
        (MOST,),
    )
    labels, digests = np.array(list(rows), np.int64).reshape(-1, 2).T
    return labels, digests


def _parts(hand: Hand, notebook: NotebookService) -> Iterator[OwnDigits]:
    """Yield the digits of a hand, some at a time."""
    if hand is Hand.ODD:
        yield from odd_parts()
        return
    with notebook.reader() as store:
        newest = ids(store, Filter(labelled=True))[:MOST]
        for start in range(0, len(newest), CHUNK):
            found = entries(store, newest[start : start + CHUNK])
            if found:
                yield of_entries(found)


def of_entries(found: list[Entry]) -> OwnDigits:
    """Return labelled entries of the notebook as digits to learn."""
    known = [(entry, entry.label) for entry in found if entry.label is not None]
    pictures = PictureSet(
        np.array([entry.picture for entry, _ in known], np.uint8).reshape(-1, 28, 28),
        np.array([label for _, label in known], np.int64),
    )
    strokes = [pen_strokes(entry.drawing) if entry.strokes else None for entry, _ in known]
    return OwnDigits.of(pictures, strokes)


def odd_parts() -> Iterator[OwnDigits]:
    """Yield the digits of the made-up writer, a few at a time."""
    written = writing(np.random.default_rng(SEED), ODD_COPIES)
    while some := list(islice(written, ODD_PORTION)):
        images = np.stack([rasterise_strokes(strokes, ODD_PEN) for _, strokes in some])
        pictures = PictureSet(
            np.rint(255 * images).astype(np.uint8),
            np.array([label for label, _ in some], np.int64),
        )
        yield OwnDigits.of(pictures, [strokes for _, strokes in some])


def joined(parts: list[OwnDigits]) -> OwnDigits:
    """Return all parts as one."""
    nothing = PictureSet(np.zeros((0, 28, 28), np.uint8), np.zeros(0, np.int64))
    pictures = [nothing, *(part.pictures for part in parts)]
    return OwnDigits.of(
        PictureSet(
            np.concatenate([part.images for part in pictures]),
            np.concatenate([part.labels for part in pictures]),
        ),
        [strokes for part in parts for strokes in part.strokes],
    )

"""Look through the notebook: pages, ids, counts and pictures of the digits that fit a filter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

import numpy as np

from nn_core.arrays import Array, Labels, frozen
from nn_core.data.notebook.entry import DIGITS, Entry
from nn_core.data.notebook.errors import damaged
from nn_core.data.notebook.store import COLUMNS, STROKES, Notebook, marks, milliseconds, pieces
from nn_core.digits.framing import FIELD

BATCH = 1000
"""Pictures read at once; some milliseconds."""


@dataclass(frozen=True)
class Filter:
    """Which digits are looked at; by default all that are not deleted.

    Attributes
    ----------
    label : int or None
        Only digits that were this.
    answer : int or None
        Only digits that were read as this.
    right : bool or None
        Only right answers, or only wrong ones; without a label or an answer it is neither.
    labelled : bool or None
        Only digits with a label, or only ones without.
    model : str or None
        Only digits that this network answered.
    since, until : datetime or None
        Drawn at the first or later, and before the second.
    """

    label: int | None = None
    answer: int | None = None
    right: bool | None = None
    labelled: bool | None = None
    model: str | None = None
    since: datetime | None = None
    until: datetime | None = None

    def conditions(self) -> tuple[str, list[Any]]:
        """Return the SQL condition and its values."""
        parts, values = ["deleted_at IS NULL"], []
        for column in ("label", "answer", "model"):
            if (wanted := getattr(self, column)) is not None:
                parts.append(f"{column} = ?")
                values.append(wanted)
        if self.right is not None:
            parts.append("label IS NOT NULL AND (answer IS NOT NULL OR model != '')")
            parts.append(f"label IS {'' if self.right else 'NOT '}answer")
        if self.labelled is not None:
            parts.append(f"label IS {'NOT ' if self.labelled else ''}NULL")
        for limit, sign in ((self.since, ">="), (self.until, "<")):
            if limit is not None:
                parts.append(f"drawn_at {sign} ?")
                values.append(milliseconds(limit))
        return " AND ".join(parts), values


EVERYTHING = Filter()


@dataclass(frozen=True, eq=False)
class Pictures:
    """Labelled digits, ready for a network.

    Attributes
    ----------
    images : array of uint8, shape (N, 28, 28)
        Ink from 0 to 255.
    labels : array of int64, shape (N,)
    ids : array of int64, shape (N,)
        Their numbers in the notebook, rising: the oldest come first.
    """

    images: Array
    labels: Labels
    ids: Labels

    def __len__(self) -> int:
        return len(self.labels)


def page(
    notebook: Notebook, where: Filter = EVERYTHING, before: int | None = None, size: int = BATCH
) -> list[Entry]:
    """Return the newest entries that fit, at most ``size``.

    Parameters
    ----------
    notebook : Notebook
    where : Filter
    before : int, optional
        Only ids below this: give the last id of the page before.
    size : int
    """
    condition, values = where.conditions()
    if before is not None:
        condition, values = f"{condition} AND id < ?", [*values, before]
    statement = f"SELECT {COLUMNS} FROM digits WHERE {condition} ORDER BY id DESC LIMIT ?"
    return [notebook.entry_of(row) for row in notebook.rows(statement, [*values, size])]


def ids(notebook: Notebook, where: Filter = EVERYTHING) -> Labels:
    """Return the ids of all entries that fit, the newest first; 100,000 take some 50 ms."""
    condition, values = where.conditions()
    rows = notebook.rows(f"SELECT id FROM digits WHERE {condition} ORDER BY id DESC", values)
    return frozen(np.fromiter((row[0] for row in rows), np.int64))


def entries(
    notebook: Notebook, wanted: Sequence[int] | Labels, strokes: bool = True
) -> list[Entry]:
    """Return entries by their ids, in that order; ids that are no longer there are left out.

    Parameters
    ----------
    notebook : Notebook
    wanted : sequence of int
    strokes : bool
        Without them it is faster, for small pictures.
    """
    columns = COLUMNS if strokes else COLUMNS.replace(STROKES, "NULL")
    found = {
        row[0]: notebook.entry_of(row)
        for piece in pieces(list(wanted))
        for row in notebook.rows(
            f"SELECT {columns} FROM digits WHERE id IN ({marks(piece)})", piece
        )
    }
    return [found[number] for number in map(int, wanted) if number in found]


def present(notebook: Notebook, wanted: Labels) -> Labels:
    """Return those of the ids that are still there, the newest first."""
    kept = np.sort(wanted[np.isin(wanted, ids(notebook))])[::-1]
    return frozen(kept.astype(np.int64))


def count(notebook: Notebook, where: Filter = EVERYTHING) -> int:
    """Return how many entries fit."""
    condition, values = where.conditions()
    rows = notebook.rows(f"SELECT count(*) FROM digits WHERE {condition}", values)
    return int(next(rows)[0])


def counts_by_label(notebook: Notebook, where: Filter = EVERYTHING) -> tuple[int, ...]:
    """Return how many entries that fit were a 0, a 1, … a 9: ten numbers."""
    condition, values = where.conditions()
    found = dict(
        notebook.rows(
            f"SELECT label, count(*) FROM digits WHERE {condition} AND label IS NOT NULL"
            " GROUP BY label",
            values,
        )
    )
    return tuple(found.get(digit, 0) for digit in range(DIGITS))


def models(notebook: Notebook) -> tuple[str, ...]:
    """Return the names of all networks that have answered."""
    rows = notebook.rows(
        "SELECT DISTINCT model FROM digits WHERE deleted_at IS NULL AND model != '' ORDER BY model"
    )
    return tuple(row[0] for row in rows)


def labelled(notebook: Notebook, batch: int = BATCH) -> Iterator[Pictures]:
    """Yield all digits with a label, the oldest first, ``batch`` at a time.

    A yield comes every few milliseconds, so a job that iterates this can be cancelled.
    """
    statement = (
        "SELECT id, label, picture FROM digits JOIN ink USING (id)"
        " WHERE deleted_at IS NULL AND label IS NOT NULL AND id > ? ORDER BY id LIMIT ?"
    )
    yield from map(_pictures, pages_of(notebook, statement, (), batch))


def pages_of(
    notebook: Notebook, statement: str, values: Sequence[Any], batch: int
) -> Iterator[list[tuple[Any, ...]]]:
    """Yield the rows of a statement, ``batch`` at a time, so that memory stays small.

    Parameters
    ----------
    notebook : Notebook
    statement : str
        Selects the id first; ends in "id > ? ORDER BY id LIMIT ?".
    values : sequence
        Of what stands before that.
    batch : int

    Raises
    ------
    NotebookDamaged
        If the ids don't rise: a damaged file may give the same ones for ever.
    """
    last = 0
    while rows := list(notebook.rows(statement, [*values, last, batch])):
        numbers = [last, *(row[0] for row in rows)]
        if any(one >= other for one, other in pairwise(numbers)):
            raise damaged(notebook.path)
        last = numbers[-1]
        yield rows


def all_labelled(notebook: Notebook) -> Pictures:
    """Return all digits with a label at once, the oldest first."""
    parts = list(labelled(notebook))
    if not parts:
        return _pictures([])
    return Pictures(
        frozen(np.concatenate([part.images for part in parts])),
        frozen(np.concatenate([part.labels for part in parts])),
        frozen(np.concatenate([part.ids for part in parts])),
    )


def _pictures(rows: list[tuple[Any, ...]]) -> Pictures:
    pixels = np.frombuffer(b"".join(row[2] for row in rows), np.uint8)
    return Pictures(
        frozen(pixels.reshape(-1, FIELD, FIELD)),
        frozen(np.array([row[1] for row in rows], np.int64)),
        frozen(np.array([row[0] for row in rows], np.int64)),
    )

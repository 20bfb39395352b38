"""The notebook itself: digits go in, get labels, are deleted and come back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from nn_core.arrays import Array, frozen
from nn_core.data.digests import digest
from nn_core.data.notebook.entry import DIGITS, Entry, now
from nn_core.data.notebook.errors import NotebookDamaged, translated
from nn_core.data.notebook.opening import PATIENCE, check, connect, keep_aside
from nn_core.data.notebook.packing import pack, unpack
from nn_core.digits.framing import FIELD
from nn_core.digits.strokes import Stroke
from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FIRST, LAST = datetime(1970, 1, 2, tzinfo=UTC), datetime(3000, 1, 1, tzinfo=UTC)
"""Between them every system can turn a time into a local one; Windows can't beyond."""
BIN_DAYS = 30
"""How long a deleted digit can come back."""
MOST_IDS = 500
"""Ids named in one statement; SQLite allows some thousands."""
STROKES = "(SELECT strokes FROM ink WHERE ink.id = digits.id)"
COLUMNS = (
    "id, label, answer, state, model, confidence, drawn_at, "
    f"(SELECT picture FROM ink WHERE ink.id = digits.id), {STROKES}"
)
"""What `Notebook.entry_of` takes a row of."""


class Notebook:
    """The user's digits in one file; each thread opens one of its own on the same path.

    Every change is one transaction: after it returns, the digit is there even if the program is
    killed; if it raises, nothing has changed.

    Parameters
    ----------
    path : Path
        Made, with its folder, if there is none.
    patience : float
        Seconds to wait for another writer.

    Raises
    ------
    NotebookError
        See `nn_core.data.notebook.errors`; every method may raise one.
    """

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        self.path = path
        self._connection = connect(path, patience)

    def __enter__(self) -> Notebook:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def __del__(self) -> None:
        """Close a forgotten one; Python would complain."""
        if hasattr(self, "_connection"):
            self._connection.close()

    def close(self) -> None:
        """Close the file; may be called twice."""
        self._connection.close()

    def rows(self, statement: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query."""
        with translated(self.path):
            yield from self._connection.execute(statement, values)

    @contextmanager
    def writing(self, kind: str = "IMMEDIATE") -> Iterator[sqlite3.Connection]:
        """Make everything done meanwhile one transaction; an exception takes it all back.

        Parameters
        ----------
        kind : str
            ``"DEFERRED"`` where only temporary tables are written.
        """
        with translated(self.path):
            self._connection.execute(f"BEGIN {kind}")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def add(self, entry: Entry) -> int:
        """Store one digit and return its id."""
        return self.add_many([entry])[0]

    def add_many(self, entries: Iterable[Entry]) -> list[int]:
        """Store digits in one transaction, all or none, and return their ids."""
        with self.writing() as connection:
            return [insert(connection, entry) for entry in entries]

    def relabel(self, labels: dict[int, int | None]) -> dict[int, int | None]:
        """Give digits other labels and return the ones they had.

        Parameters
        ----------
        labels : dict
            Of each id what it is; None takes the label away.
        """
        if any(label is not None and not 0 <= label < DIGITS for label in labels.values()):
            raise ValueRefused(
                QT_TRANSLATE_NOOP("nn_core", "A label is a digit from 0 to 9."),
            )
        with self.writing() as connection:
            before = {
                number: label
                for piece in pieces(list(labels))
                for number, label in connection.execute(
                    f"SELECT id, label FROM digits WHERE id IN ({marks(piece)})", piece
                )
            }
            connection.executemany(
                "UPDATE digits SET label = ? WHERE id = ?",
                ((label, number) for number, label in labels.items()),
            )
        return before

    def delete(self, ids: Iterable[int]) -> None:
        """Take digits out; for some weeks `restore` brings them back."""
        self._mark_deleted(ids, milliseconds(now()))

    def restore(self, ids: Iterable[int]) -> None:
        """Bring deleted digits back as they were."""
        self._mark_deleted(ids, None)

    def _mark_deleted(self, ids: Iterable[int], when: int | None) -> None:
        with self.writing() as connection:
            connection.executemany(
                "UPDATE digits SET deleted_at = ? WHERE id = ?", ((when, int(i)) for i in ids)
            )

    def purge(self, before: datetime | None = None) -> int:
        """Forget what was deleted before a time for ever; return how many.

        By default 30 days ago, counted from the last day on which something was drawn or deleted:
        a clock that is wrong for a day empties no bin.
        """
        with self.writing() as connection:
            last = "SELECT max(max(drawn_at), max(coalesce(deleted_at, 0))) FROM digits"
            (newest,) = connection.execute(last).fetchone()
            limit = min(milliseconds(now()), newest or 0) - BIN_DAYS * 86_400_000
            if before is not None:
                limit = milliseconds(before)
            found = connection.execute("DELETE FROM digits WHERE deleted_at < ?", (limit,))
            return found.rowcount

    def check(self) -> None:
        """Read the whole file; raises ``NotebookDamaged`` if anything is wrong."""
        check(self._connection, self.path)

    @staticmethod
    def entry_of(row: tuple[Any, ...]) -> Entry:
        """Return the entry in a row of `COLUMNS`; what can't be read of it is left out.

        One odd value, however it got in, must not cost the page or the export it stands in.
        """
        number, label, answer, state, model, confidence, drawn_at, picture, strokes = row
        return Entry(
            *(
                _pixels(picture),
                _strokes(strokes),
                _digit(label),
                _digit(answer),
                str(state),
                str(model),
            ),
            *(confidence, moment(drawn_at), number),
        )


def _pixels(stored: object) -> Array:
    if isinstance(stored, bytes) and len(stored) == FIELD * FIELD:
        return np.frombuffer(stored, np.uint8).reshape(FIELD, FIELD)
    return frozen(np.zeros((FIELD, FIELD), np.uint8))


def _digit(stored: object) -> int | None:
    return stored if isinstance(stored, int) and 0 <= stored < DIGITS else None


def _strokes(data: bytes | None) -> tuple[Stroke, ...]:
    try:
        return () if data is None else unpack(data)
    except ValueError:
        # The digit still has its picture; the bytes stay where they are.
        return ()


def open_or_start_again(path: Path) -> tuple[Notebook, Path | None]:
    """Open the notebook; a damaged one is kept aside under another name and a fresh one made.

    Returns
    -------
    (Notebook, Path or None)
        Where the damaged one is now.

    Raises
    ------
    NotebookError
        For everything but damage.
    """
    try:
        return Notebook(path), None
    except NotebookDamaged:
        kept = keep_aside(path)
        return Notebook(path), kept


def insert(connection: sqlite3.Connection, entry: Entry) -> int:
    """Put an entry into the tables of an open transaction and return its id."""
    picture = entry.picture.tobytes()
    values = (
        *(entry.label, entry.answer, entry.state, entry.model, entry.confidence),
        *(milliseconds(entry.drawn_at), digest(picture)),
    )
    number = connection.execute(
        "INSERT INTO digits (label, answer, state, model, confidence, drawn_at, digest)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        values,
    ).lastrowid
    assert number is not None
    strokes = pack(entry.strokes) if entry.strokes else None
    connection.execute("INSERT INTO ink VALUES (?, ?, ?)", (number, picture, strokes))
    return number


def milliseconds(when: datetime) -> int:
    """Return a time as it is stored: milliseconds since 1970, UTC."""
    return round(when.timestamp() * 1000)


def moment(stored: float) -> datetime:
    """Return a stored time; for what is none, or beyond `FIRST` and `LAST`, the nearer of them."""
    try:
        kept = min(max(int(stored), milliseconds(FIRST)), milliseconds(LAST))
    except (TypeError, ValueError, OverflowError):
        return FIRST
    return EPOCH + timedelta(milliseconds=kept)


def marks(values: Sequence[object]) -> str:
    """Return as many question marks as there are values."""
    return ", ".join("?" * len(values))


def pieces(ids: Sequence[int]) -> Iterator[list[int]]:
    """Yield the ids in portions that fit into one statement."""
    for start in range(0, len(ids), MOST_IDS):
        yield [int(number) for number in ids[start : start + MOST_IDS]]

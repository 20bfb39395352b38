"""Collect what is imported beside the notebook, and put it in at one stroke."""

from __future__ import annotations

from typing import Any

from nn_core.data.digests import digest
from nn_core.data.digit_files import Notes
from nn_core.data.notebook.entry import Entry
from nn_core.data.notebook.packing import pack
from nn_core.data.notebook.store import Notebook, milliseconds
from nn_core.data.notebook.transfer.progress import Imported, Refusal

PORTION = 500
"""Entries kept in memory before they go to the temporary table."""
FACTS = "label, answer, state, model, confidence, drawn_at, digest"


class Staging:
    """Takes entries one by one and adds them all at the end, in one transaction.

    Reading thousands of drawings takes a while, in which the user goes on drawing. So they wait
    in a table of this connection alone, and the notebook is locked for the last moment only.

    Parameters
    ----------
    notebook : Notebook
        The job's own.
    notes : Notes
        Told what was not taken.
    """

    def __init__(self, notebook: Notebook, notes: Notes) -> None:
        self._notebook = notebook
        self._notes = notes
        self._refusals = notes.refusals
        self._known: set[int] = {
            row[0] for row in notebook.rows("SELECT digest FROM digits WHERE deleted_at IS NULL")
        }
        self._waiting: list[tuple[Any, ...]] = []
        list(notebook.rows("DROP TABLE IF EXISTS temp.staged"))
        list(notebook.rows(f"CREATE TEMP TABLE staged ({FACTS}, picture, strokes)"))

    def take(self, entry: Entry, place: int, name: str = "") -> None:
        """Let an entry wait, unless it is blank or there already.

        Parameters
        ----------
        entry : Entry
        place : int
            Number of its line or of the digit, told if it is refused.
        name : str
            Of its file in a folder.
        """
        picture = entry.picture.tobytes()
        number = digest(picture)
        if entry.blank:
            self._refusals.note(Refusal.BLANK, place, name)
        elif number in self._known:
            self._refusals.note(Refusal.DOUBLE, place, name)
        else:
            self._known.add(number)
            self._waiting.append(
                (
                    *(entry.label, entry.answer, entry.state, entry.model, entry.confidence),
                    *(milliseconds(entry.drawn_at), number, picture),
                    pack(entry.strokes) if entry.strokes else None,
                )
            )
        if len(self._waiting) >= PORTION:
            self._put_by()

    def _put_by(self) -> None:
        # Only the temporary table is written, so nobody is locked out.
        with self._notebook.writing("DEFERRED") as connection:
            connection.executemany(
                "INSERT INTO temp.staged VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", self._waiting
            )
        self._waiting.clear()

    def add(self) -> Imported:
        """Put everything into the notebook and report."""
        self._put_by()
        with self._notebook.writing() as connection:
            found = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'digits'")
            (last,) = found.fetchone() or (0,)
            added = connection.execute(
                f"INSERT INTO digits (id, {FACTS}) SELECT ? + rowid, {FACTS} FROM temp.staged",
                (last,),
            ).rowcount
            connection.execute(
                "INSERT INTO ink (id, picture, strokes)"
                " SELECT ? + rowid, picture, strokes FROM temp.staged",
                (last,),
            )
        list(self._notebook.rows("DROP TABLE temp.staged"))
        refused, changes = self._refusals, self._notes.changes
        ids = range(last + 1, last + 1 + added)
        return Imported(added, refused.summary(), ids, changes, refused.names())

"""Go through the notebook for an export, the oldest digit first."""

from __future__ import annotations

from collections.abc import Iterator

from nn_core.data.notebook.entry import Entry
from nn_core.data.notebook.query import EVERYTHING, Filter, pages_of
from nn_core.data.notebook.store import COLUMNS, Notebook

BATCH = 200


def oldest_first(notebook: Notebook, where: Filter = EVERYTHING) -> Iterator[Entry]:
    """Yield every entry that fits, read in small pages, so that memory stays small."""
    condition, values = where.conditions()
    statement = f"SELECT {COLUMNS} FROM digits WHERE {condition} AND id > ? ORDER BY id LIMIT ?"
    for rows in pages_of(notebook, statement, values, BATCH):
        yield from map(notebook.entry_of, rows)

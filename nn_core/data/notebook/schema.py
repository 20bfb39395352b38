"""The tables of the notebook, and how an older file becomes one of today."""

from __future__ import annotations

import sqlite3

from nn_core.data.digests import digest

APPLICATION = 0x42646B31
"""Marks the file as a notebook of this program (SQLite's ``application_id``)."""

FIRST = (
    # What is looked through often lies apart from what is large.
    """CREATE TABLE digits (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        label INTEGER CHECK (label BETWEEN 0 AND 9),
        answer INTEGER CHECK (answer BETWEEN 0 AND 9),
        model TEXT NOT NULL DEFAULT '',
        drawn_at INTEGER NOT NULL,
        deleted_at INTEGER)""",
    """CREATE TABLE ink (
        id INTEGER PRIMARY KEY REFERENCES digits (id) ON DELETE CASCADE,
        picture BLOB NOT NULL CHECK (length(picture) = 784),
        strokes BLOB)""",
    "CREATE INDEX deleted ON digits (deleted_at) WHERE deleted_at IS NOT NULL",
)
SECOND = (
    # What kind of answer it was, how sure the network was, and a way to find doubles.
    "ALTER TABLE digits ADD COLUMN state TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE digits ADD COLUMN confidence REAL",
    "ALTER TABLE digits ADD COLUMN digest INTEGER NOT NULL DEFAULT 0",
    "UPDATE digits SET digest = digest((SELECT picture FROM ink WHERE ink.id = digits.id))",
    "CREATE INDEX doubles ON digits (digest)",
)
MIGRATIONS = (FIRST, SECOND)
"""Statements that lead from each version to the next; never change one that was released."""
VERSION = len(MIGRATIONS)
"""``PRAGMA user_version`` of a file of today."""


def migrate(connection: sqlite3.Connection, to: int = VERSION) -> None:
    """Bring the tables up to version ``to``: all of the way, or not at all.

    Parameters
    ----------
    connection : sqlite3.Connection
        In autocommit mode.
    to : int
        Smaller in tests only.
    """
    connection.create_function("digest", 1, digest, deterministic=True)
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Read here, since another window may just have done it.
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        for statements in MIGRATIONS[found:to]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {max(found, to)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise

"""Open the file of a notebook: look before writing, bring it up to date, or keep it aside."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from nn_core.data.notebook.entry import now
from nn_core.data.notebook.errors import NotebookForeign, NotebookNewer, damaged, translated
from nn_core.data.notebook.schema import APPLICATION, VERSION, migrate
from nn_core.errors import QT_TRANSLATE_NOOP

PATIENCE = 2.0
"""Seconds to wait for another window that is writing."""
COMPANIONS = ("", "-wal", "-shm")
"""Endings of the files that make up one database."""


def connect(path: Path, patience: float = PATIENCE) -> sqlite3.Connection:
    """Return a connection to the notebook at ``path``; a missing one is made.

    Raises
    ------
    NotebookError
        A newer notebook, a foreign, a damaged, a locked or an unwritable file; the first two
        are not touched.
    """
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        version = _version(path) if path.exists() and path.stat().st_size else 0
        connection = sqlite3.connect(
            path, timeout=patience, isolation_level=None, check_same_thread=False
        )
        try:
            _prepare(connection, version, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _version(path: Path) -> int:
    """Return the version of an existing file, read without writing a byte."""
    # Without a log beside it the file is all there is; then SQLite need not make one to look.
    log = path.with_name(f"{path.name}-wal")
    way = "mode=ro" if log.exists() else "mode=ro&immutable=1"
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{way}", uri=True)) as looking:
        (version,) = looking.execute("PRAGMA user_version").fetchone()
        (application,) = looking.execute("PRAGMA application_id").fetchone()
        (tables,) = looking.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if tables and application != APPLICATION:
        raise NotebookForeign(
            QT_TRANSLATE_NOOP("nn_core", "“{path}” belongs to another program."),
            QT_TRANSLATE_NOOP("nn_core", "Move it elsewhere; nothing in it was changed."),
            path=path,
        )
    if version > VERSION:
        raise NotebookNewer(
            QT_TRANSLATE_NOOP("nn_core", "A newer version of Badak wrote your notebook “{path}”."),
            QT_TRANSLATE_NOOP("nn_core", "Use that version; nothing in it was changed."),
            path=path,
        )
    return int(version)


def _prepare(connection: sqlite3.Connection, version: int, path: Path) -> None:
    # One name that isn't UTF-8 must not cost the page it stands on.
    connection.text_factory = _text
    connection.execute("PRAGMA journal_mode = WAL")
    # With a log, this survives the end of the program at any moment; a power cut may cost the
    # last digit but never the file.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    if version < VERSION:
        migrate(connection)
    _look_for_tables(connection, path)


def _text(stored: bytes) -> str:
    return stored.decode("utf-8", "replace")


def _look_for_tables(connection: sqlite3.Connection, path: Path) -> None:
    """Find a file that lost its tables here, and not in the middle of something."""
    try:
        connection.execute("SELECT digest FROM digits JOIN ink USING (id) LIMIT 1").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        raise damaged(path) from error


def keep_aside(path: Path) -> Path:
    """Give a damaged notebook another name and return it; nothing is deleted.

    Raises
    ------
    NotebookUnwritable
        If the folder doesn't allow it.
    """
    stamp = f"{now():%Y%m%dT%H%M%S}"
    number = 0
    while (kept := path.with_name(f"{path.stem}-damaged-{stamp}{_number(number)}")).exists():
        number += 1
    with translated(path):
        for ending in COMPANIONS:
            part = path.with_name(path.name + ending)
            if part.exists():
                part.rename(kept.with_name(kept.name + ending))
    return kept


def _number(number: int) -> str:
    return f"-{number}.sqlite" if number else ".sqlite"


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Look at every page; takes a second for each 100 MB.

    Raises
    ------
    NotebookDamaged
        If anything is wrong.
    """
    with translated(path):
        found = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")]
    if found != ["ok"]:
        raise damaged(path)

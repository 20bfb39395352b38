"""What can go wrong with the file of a notebook, and which of SQLite's errors means which."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nn_core.errors import QT_TRANSLATE_NOOP, BadakError, Phrase
from nn_core.util.system_errors import DENIED, DEVICE, READ_ONLY, of_system, said


class NotebookError(BadakError):
    """The notebook can't do what was asked; what it holds is unchanged."""


class NotebookNewer(NotebookError):
    """A newer version of the program wrote the file; it has not been touched."""


class NotebookForeign(NotebookError):
    """The file is a database of another program; it has not been touched."""


class NotebookDamaged(NotebookError):
    """The file can't be read as a notebook, wholly or in part."""


class NotebookLocked(NotebookError):
    """Another program, or another window of this one, has been writing for too long."""


class NotebookFull(NotebookError):
    """There is no room for what was to be written."""


class NotebookUnwritable(NotebookError):
    """The file or its folder can't be opened or written."""


_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT)

_REASONS = {
    sqlite3.SQLITE_CANTOPEN: QT_TRANSLATE_NOOP("nn_core", "the file cannot be opened"),
    sqlite3.SQLITE_IOERR: DEVICE,
    sqlite3.SQLITE_PERM: DENIED,
    sqlite3.SQLITE_READONLY: READ_ONLY,
}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system raise meanwhile into typed errors.

    Raises
    ------
    NotebookError
        Of the kind that fits.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise typed(path, error) from error
    except UnicodeDecodeError as error:  # SQLite quotes what it found, which may be no text
        raise damaged(path) from error
    except OSError as error:
        raise unwritable(path, of_system(error)) from error


def typed(path: Path, error: sqlite3.Error) -> NotebookError:
    """Return the typed error for one of SQLite's."""
    # The lower byte is the kind, the upper ones are details.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _LOCKED:
        return NotebookLocked(
            QT_TRANSLATE_NOOP("nn_core", "Your notebook is being written by another window."),
            QT_TRANSLATE_NOOP("nn_core", "Wait a moment and try again."),
        )
    if code == sqlite3.SQLITE_FULL:
        return NotebookFull(
            QT_TRANSLATE_NOOP("nn_core", "There is no room to write your notebook."),
            QT_TRANSLATE_NOOP("nn_core", "Free some space; what it held is still there."),
        )
    if code in _DAMAGED or not isinstance(error, sqlite3.OperationalError):
        return damaged(path)
    return unwritable(path, _reason(code, error))


def _reason(code: int, error: sqlite3.Error) -> Phrase:
    if code in _REASONS:
        return Phrase(_REASONS[code])
    return Phrase(QT_TRANSLATE_NOOP("nn_core", "SQLite says “{said}”"), said=said(error))


def damaged(path: Path) -> NotebookDamaged:
    """Return the error for a file that can't be read as a notebook."""
    return NotebookDamaged(
        QT_TRANSLATE_NOOP("nn_core", "Your notebook “{path}” is damaged."),
        QT_TRANSLATE_NOOP("nn_core", "Start the program again: it keeps it aside."),
        path=path,
    )


def unwritable(path: Path, reason: Phrase) -> NotebookUnwritable:
    """Return the error for a file that can't be opened or written."""
    return NotebookUnwritable(
        QT_TRANSLATE_NOOP("nn_core", "Your notebook “{path}” can't be used: {reason}."),
        QT_TRANSLATE_NOOP("nn_core", "Check that you may write to this folder."),
        path=path,
        reason=reason,
    )

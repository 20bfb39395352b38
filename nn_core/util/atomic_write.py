"""Files that replace their target when they are whole, or not at all."""

from __future__ import annotations

import os
import re
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError, Phrase
from nn_core.util.system_errors import of_system

_NO_FILE = QT_TRANSLATE_NOOP("nn_core", "it is a folder, a device or a pipe")

LEFT_AFTER = 3600.0
"""Seconds after which nobody writes a temporary file any more."""


@contextmanager
def replacing(*paths: Path) -> Iterator[list[IO[bytes]]]:
    """Open a file for each path; they take their places together at the end.

    If anything is raised meanwhile, a job that is cancelled included, the targets stay as they
    were and nothing is left beside them. A link stays, what it leads to is replaced.

    Raises
    ------
    DataFileError
        If they can't be written.
    """
    made: list[Path] = []
    files: list[IO[bytes]] = []
    targets = [_followed(path) for path in paths]
    try:
        for path in targets:
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            made.append(Path(name))
            files.append(os.fdopen(handle, "wb"))
        yield files
        for file in files:
            file.flush()
            os.fsync(file.fileno())
            file.close()
        for temporary, path in zip(made, targets, strict=True):
            _give_rights(temporary)
            temporary.replace(path)
    except OSError as error:
        raise unwritable(paths[0], error) from error
    finally:
        # On a full disk closing fails as well: that must not hide why, nor leave anything there.
        for file in files:
            with suppress(OSError):
                file.close()
        for temporary in made:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def sweep(folder: Path, ending: str) -> None:
    """Remove what `replacing` left in ``folder`` when the program was killed.

    Parameters
    ----------
    folder : Path
        Need not exist.
    ending : str
        Only files are removed that were to be named so, an hour after they were last written:
        another window may be writing one right now.
    """
    with suppress(OSError):
        for path in folder.iterdir():
            if re.fullmatch(rf"\..+{re.escape(ending)}\.[a-z0-9_]{{8}}", path.name):
                _remove_if_old(path)


def _remove_if_old(path: Path) -> None:
    with suppress(OSError):
        found = path.lstat()
        if stat.S_ISREG(found.st_mode) and time.time() - found.st_mtime > LEFT_AFTER:
            path.unlink()


def check_writable(path: Path) -> None:
    """Refuse a place where nothing can be saved, before hours go into what is to be saved there.

    Raises
    ------
    DataFileError
    """
    target = _followed(path)
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}."):
            pass
    except OSError as error:
        raise unwritable(path, error) from error


def _followed(path: Path) -> Path:
    """Return what ``path`` leads to, which may be nothing yet but nothing else than a file."""
    target = Path(os.path.realpath(path))
    try:
        is_file = stat.S_ISREG(target.stat().st_mode)
    except FileNotFoundError:
        return target
    except OSError as error:
        raise unwritable(path, error) from error
    if not is_file:
        raise _refused(path, Phrase(_NO_FILE))
    return target


def _give_rights(path: Path) -> None:
    # A temporary file is private; a saved one has the rights that new files have.
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)


def unwritable(path: Path, error: OSError) -> DataFileError:
    """Return the error for a place that can't be written."""
    return _refused(path, of_system(error))


def _refused(path: Path, reason: Phrase) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” can't be written: {reason}."),
        QT_TRANSLATE_NOOP("nn_core", "Choose another folder or free some space."),
        path=path,
        reason=reason,
    )

"""The user's notebook of digits as the tabs see it: opened on first use, signals changes.

For a tab, in the GUI thread::

    context.notebook.add(Entry.of(drawing, label=7, answer=1, model="cnn"))
    counts_by_label(context.notebook.store)      # everything of nn_core.data.notebook
    context.notebook.changed.connect(...)

For a job, whose thread needs a connection of its own::

    with context.notebook.reader() as notebook:
        for pictures in labelled(notebook):      # images, labels, ids
            yield ...

Nothing is imported or opened before the first of these calls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.platform.paths import notebook_file

if TYPE_CHECKING:
    from nn_core.data.notebook import Entry, Notebook

FILE_KEY = "notebook/file"
"""Setting that puts the notebook elsewhere."""
WORKER_TIMEOUT = 20.0
"""Seconds for which a job waits for another writer; the GUI thread doesn't wait for it."""

Result = TypeVar("Result")


class NotebookService(QObject):
    """Holds the GUI thread's connection to the notebook.

    - ``path``: by default in the user's data folder.
    """

    changed = Signal()
    """Digits came, went, or got other labels."""
    noticed = Signal(object)
    """Something the user should be told: a ``BadakError``."""

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._store: Notebook | None = None

    @property
    def path(self) -> Path:
        """Where the notebook is; it need not exist yet."""
        return self._path or notebook_file()

    @property
    def store(self) -> Notebook:
        """The open notebook, for the GUI thread only.

        Raises `NotebookError` if it can't be opened. A damaged one is kept aside and a fresh one
        begun, which `noticed` tells.
        """
        if self._store is None:
            from nn_core.data.notebook import open_or_start_again

            self._store, kept = open_or_start_again(self.path)
            self._store.purge()
            if kept is not None:
                self._tell(kept)
        return self._store

    def reader(self) -> Notebook:
        """Return a connection of its own for a job; close it, best by ``with``.

        Raises `NotebookError` if it can't be opened.
        """
        from nn_core.data.notebook import Notebook

        return Notebook(self.path, WORKER_TIMEOUT)

    def add(self, entry: Entry) -> int:
        return self._change(lambda store: store.add(entry))

    def relabel(self, labels: dict[int, int | None]) -> dict[int, int | None]:
        """Give digits (ids) other labels and return the ones they had."""
        return self._change(lambda store: store.relabel(labels))

    def delete(self, ids: Iterable[int]) -> None:
        """Delete digits; `restore` undoes it."""
        self._change(lambda store: store.delete(ids))

    def restore(self, ids: Iterable[int]) -> None:
        self._change(lambda store: store.restore(ids))

    def labels(self, ids: Iterable[int]) -> dict[int, int | None]:
        """Return what digits are said to be; those that have been taken out are left out."""
        wanted = [int(number) for number in ids]
        marks = ", ".join("?" * len(wanted))
        rows = self.store.rows(
            f"SELECT id, label FROM digits WHERE deleted_at IS NULL AND id IN ({marks})", wanted
        )
        return dict(rows)

    def start_again(self) -> None:
        """Move a damaged notebook aside and create an empty one."""
        from nn_core.data.notebook.opening import keep_aside

        self.close()
        kept = keep_aside(self.path)
        self._tell(kept)
        self.changed.emit()

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def _change(self, act: Callable[[Notebook], Result]) -> Result:
        done = act(self.store)
        self.changed.emit()
        return done

    def _tell(self, kept: Path) -> None:
        from nn_core.data.notebook import NotebookDamaged
        from nn_core.errors import QT_TRANSLATE_NOOP

        self.noticed.emit(
            NotebookDamaged(
                QT_TRANSLATE_NOOP("nn_core", "Your notebook was damaged; a fresh one was begun."),
                QT_TRANSLATE_NOOP("nn_core", "The damaged one was kept as “{path}”."),
                path=kept,
            )
        )

"""Writes runs of learning while they go on, so that the next start finds them where they were."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from nn_core.errors import BadakError

if TYPE_CHECKING:
    from desktop.services.training_run import TrainingRun

SUFFIX = ".run"
SOON_MS, RUNNING_MS = 300, 900
"""From a change to when it is written, and from one step of a run that goes on."""
SHARE, MOST_MS = 20, 10_000
"""A run that goes on is written more rarely where that takes longer than a 20th of the time."""


class KeptRuns(QObject):
    """Where the runs are kept.

    Attributes
    ----------
    folder : Path or None
        None where no session is kept, as in tests: nothing is read or written then.
    """

    closing = Signal()
    forgotten = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder: Path | None = None

    def keep(self, name: str, run: TrainingRun) -> RunKeeper:
        """Keep a run from now on, in a file that begins with the id of its tab."""
        return RunKeeper(self, name, run)

    def forget(self, tab: str = "") -> None:
        """Let a tab, or all of them, have no run that the last start has left."""
        self.forgotten.emit(tab)
        if self.folder is not None:
            for path in self.folder.glob(f"{tab}*{SUFFIX}"):
                with suppress(OSError):
                    path.unlink()

    def sweep(self) -> None:
        """Remove what is left of runs whose writing was cut off."""
        from nn_core.util.atomic_write import sweep

        if self.folder is not None:
            sweep(self.folder, SUFFIX)

    def close(self) -> None:
        """Write at once what has not been written, and nothing from then on."""
        self.closing.emit()
        self.folder = None


class RunKeeper(QObject):
    """Keeps one run; the worker waits for the end of a step, never the window."""

    def __init__(self, runs: KeptRuns, name: str, run: TrainingRun) -> None:
        super().__init__(run)
        self._runs, self._name, self._run = runs, name, run
        self._offered, self._took = True, 0.0
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._write)
        self._runner = run.context.make_runner(self)
        self._runner.yielded.connect(self._written)
        for signal in (run.changed, run.restarted, run.edited):
            signal.connect(self._touch)
        runs.closing.connect(self._close)
        runs.forgotten.connect(self._forget)

    def go_on(self) -> bool:
        """Let the run stand where the last start has left it; say whether there is such a one.

        It has to have the settings and the data that are there now. Asked once; a run that is
        damaged or another one says nothing.
        """
        path = self._path
        if path is None or not self._offered or not path.exists():
            return False
        from nn_core.models.run_files import read_run

        self._offered, here = False, self._run.record()
        known = [here.past[0].data, *(edit.data for edit in here.edits if edit.data is not None)]
        try:
            found = read_run(path, [*known, here.now.data])
        except BadakError:
            return False
        if found is None or found.now.setup != here.now.setup:
            return False
        self._run.resume(found)
        return True

    @property
    def _path(self) -> Path | None:
        folder = self._runs.folder
        return None if folder is None else folder / f"{self._name}{SUFFIX}"

    @Slot()
    def _touch(self) -> None:
        if self._path is None:
            return
        wait = SOON_MS
        if self._run.state.running:
            wait = min(max(RUNNING_MS, int(1000 * SHARE * self._took)), MOST_MS)
        if not self._soon.isActive() or self._soon.remainingTime() > wait:
            self._soon.start(wait)

    @Slot()
    def _write(self) -> None:
        if self._runner.running:
            self._soon.start(SOON_MS)
        elif self._path is not None:
            self._offered = False
            self._runner.start(partial(_writing, self._run, self._path))

    @Slot(object)
    def _written(self, took: float) -> None:
        self._took = took

    @Slot()
    def _close(self) -> None:
        due = self._soon.isActive() or self._runner.running or self._run.state.running
        self._soon.stop()
        self._runner.shutdown()
        if due and self._path is not None:
            for _ in _writing(self._run, self._path):
                pass

    @Slot(str)
    def _forget(self, tab: str) -> None:
        if self._name.startswith(tab):
            self._offered = False


def _writing(run: TrainingRun, path: Path) -> Iterator[float]:
    """Write a run; what can't be written disturbs nobody twice a second. Yields its seconds."""
    from nn_core.models.run_files import write_run

    begin = time.thread_time()  # to wait for the end of a long step takes nothing
    with suppress(BadakError, OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_run(path, run.record())
    yield time.thread_time() - begin

"""Writes runs of learning while they go on, so that the next start finds them where they were."""

from __future__ import annotations

import shutil
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

SUFFIX, ASIDE = ".run", ".before"
"""Of a run that goes on, and of what it was before a reset or before a session was opened."""
SOON_MS, RUNNING_MS = 300, 900
"""From a change to when it is written, and from one step of a run that goes on."""
SHARE, MOST_MS = 20, 10_000
"""A run that goes on is written more rarely where that takes longer than a 20th of the time."""


class KeptRuns(QObject):
    """Where the runs are kept.

    - ``folder``: None where no session is kept, as in tests: nothing is read or written then.
    """

    closing = Signal()
    left = Signal(str)
    forgotten = Signal(str)
    returned_to = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self._going: set[str] = set()

    def keep(self, name: str, run: TrainingRun) -> RunKeeper:
        """Keep a run from now on, in a file that begins with the id of its tab."""
        self._going.add(name)
        return RunKeeper(self, name, run)

    def set_aside(self, tab: str = "") -> None:
        """Keep what the runs of a tab, or of all, are now: `bring_back` returns to it."""
        for path in self._files("", ASIDE):
            with suppress(OSError):
                path.unlink()
        self.left.emit(tab)
        for path in self._files(tab, SUFFIX):
            if path.stem not in self._going:
                with suppress(OSError):
                    shutil.copyfile(path, path.with_suffix(ASIDE))

    def bring_back(self) -> None:
        """Let the runs be next what they were at the last `set_aside`."""
        self.returned_to.emit()
        for path in self._files("", ASIDE):
            if path.stem not in self._going:
                with suppress(OSError):
                    path.replace(path.with_suffix(SUFFIX))

    def forget(self, tab: str = "") -> None:
        """Let a tab, or all of them, have no run that the last start has left."""
        self.forgotten.emit(tab)
        for path in self._files(tab, SUFFIX):
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
        for path in self._files("", ASIDE):
            with suppress(OSError):
                path.unlink()
        self.folder = None

    def _files(self, tab: str, suffix: str) -> list[Path]:
        return [] if self.folder is None else list(self.folder.glob(f"{tab}*{suffix}"))


class RunKeeper(QObject):
    """Keeps one run; the worker waits for the end of a step, never the window."""

    def __init__(self, runs: KeptRuns, name: str, run: TrainingRun) -> None:
        super().__init__(run)
        self._runs, self._name, self._run = runs, name, run
        self._offered, self._returning, self._took = True, False, 0.0
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._write)
        self._runner = run.context.make_runner(self)
        self._runner.yielded.connect(self._written)
        for signal in (run.changed, run.restarted, run.edited):
            signal.connect(self._touch)
        runs.closing.connect(self._close)
        runs.left.connect(self._set_aside)
        runs.forgotten.connect(self._forget)
        runs.returned_to.connect(self._return)

    def go_on(self) -> bool:
        """Let the run stand where the last start, or a reset, has left it; say if there is one.

        It has to have the settings and the data that are there now. Asked once; a run that is
        damaged or another one says nothing.
        """
        path = self._path
        if path is not None and self._returning:
            path = path.with_suffix(ASIDE)
        if path is None or not (self._offered or self._returning) or not path.exists():
            return False
        from nn_core.models.run_files import read_run

        self._offered, self._returning, here = False, False, self._run.record()
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
    def _set_aside(self, tab: str) -> None:
        self._returning = False
        if self._path is not None and self._name.startswith(tab) and self._run.state.step:
            for _ in _writing(self._run, self._path.with_suffix(ASIDE)):
                pass

    @Slot()
    def _return(self) -> None:
        self._returning = True

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

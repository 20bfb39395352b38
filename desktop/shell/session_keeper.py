"""Keeps what is on the screen while it changes, so that the next start finds it as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QLockFile, QObject, QTimer, Slot

from desktop.platform import paths
from desktop.services.classroom import Classroom, Tasks, damaged
from desktop.services.kept_runs import SUFFIX
from desktop.shell import session as sessions
from desktop.shell.session import Session
from desktop.shell.tab_host import TabHost, TabPage
from nn_core.errors import QT_TRANSLATE_NOOP, BadakError, Told

if TYPE_CHECKING:
    from desktop.services.context import SharedServices
    from desktop.services.jobs import JobRunner
    from nn_core.data.notebook import Entry

DELAY_MS = 300
"""Time from the first change to when it is written; a crash loses no more than that."""
RUNS = "runs"
"""Folder of runs of learning, beside the session."""
STALE_MS = 12 * 3600 * 1000
"""From then on the lock of another machine is one that a crash has left there."""


def session_file() -> Path:
    """Return where the session is kept between two starts."""
    return paths.data_dir() / f"session{sessions.SUFFIX}"


class SessionKeeper(QObject):
    """Gives every tab its state when it is built, and writes all of them soon after a change."""

    def __init__(self, tabs: TabHost, shared: SharedServices, parent: QObject) -> None:
        super().__init__(parent)
        self._tabs = tabs
        self._shared = shared
        self._waiting: dict[str, Any] = {}
        self._before: tuple[Session, str] | None = None
        self._path: Path | None = None
        self._lock: QLockFile | None = None
        self._runner: JobRunner | None = None
        self._soon = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._soon.timeout.connect(self._keep)
        for page in tabs.pages():
            page.built.connect(self._built)
            if page.view is not None:
                self._built(page)
        shared.drawing.changed.connect(self._touch)
        shared.classroom.changed.connect(self._touch)
        tabs.currentChanged.connect(self._touch)

    def begin(self, path: Path, *, keep_front: bool = False) -> BadakError | None:
        """Go to the session kept in a file, if there is one, and keep it there from now on.

        - ``keep_front``: the tab in front stays there: it was asked for.

        Returns why it could not be read. What was there is set aside then, not overwritten. Or
        that another window keeps it: this one shows it and writes nothing.
        """
        if self._taken(path):
            return self._look_on(path)
        self._path = path
        self._shared.runs.folder = path.parent / RUNS
        if not path.exists():
            return None
        try:
            found = sessions.read(path)
            self._show(replace(found, front="") if keep_front else found)
        except BadakError as error:
            path.replace(path.with_suffix(".unread"))
            return error
        return None

    def _taken(self, path: Path) -> bool:
        """Return whether another window keeps its session there; if not, this one does."""
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
        lock = path.with_suffix(".lock")
        if paths.in_the_way(lock):
            return False
        self._lock = QLockFile(str(lock))
        self._lock.setStaleLockTime(STALE_MS)
        there = QLockFile.LockError.LockFailedError
        return not self._lock.tryLock(0) and self._lock.error() == there

    def _look_on(self, path: Path) -> BadakError:
        with suppress(BadakError):
            self._show(sessions.read(path))
        here = QT_TRANSLATE_NOOP("nn_core", "Badak is open in another window.")
        # Two windows can't write one run: here it begins at step 0, and that wants saying.
        if any((path.parent / RUNS).glob(f"*{SUFFIX}")):
            here = QT_TRANSLATE_NOOP(
                "nn_core",
                "Badak is open in another window. What learns under Training goes on there; here "
                "it begins anew.",
            )
        return Told(
            here,
            QT_TRANSLATE_NOOP(
                "nn_core",
                "The next start finds what you do there. What you do here is kept if you choose "
                "File > Save session.",
            ),
        )

    def session(self) -> Session:
        """Return what is on the screen, and what waits for tabs that were not looked at."""
        views = {page.spec.id: page.view for page in self._tabs.pages() if page.view is not None}
        made = {name: view.to_data() for name, view in views.items()}
        front = self._tabs.page()
        return Session(
            {**self._waiting, **{name: data for name, data in made.items() if data}},
            front.spec.id if front is not None else "",
            self._shared.drawing.value,
            self._shared.classroom.tasks,
        )

    def show(self, session: Session) -> None:
        """Go to a session; what it doesn't speak of stays as it is.

        Raises `DataFileError` if its tasks would leave no tab; nothing has changed then.
        """
        before = self.session()
        self._shared.runs.set_aside()
        self._show(session)
        self._before = before, ""

    @property
    def can_go_back(self) -> bool:
        """Whether `go_back` leads anywhere."""
        return self._before is not None

    @Slot()
    def go_back(self) -> None:
        """Go to what was there before the last `show` or `reset`; other tabs stay as they are."""
        if self._before is None:
            return
        (before, only), self._before = self._before, None
        if only:
            before = Session({only: before.tabs.get(only, {})}, only)
        else:
            self._shared.classroom.open(before.tasks)
        self._shared.runs.bring_back()
        self._show(before)

    @Slot()
    def reset(self, only: str = "") -> None:
        """Let a tab, or all of them, be as at the very first start.

        - ``only``: id of the tab; empty for all, the drawing with them.
        """
        self._before = self.session(), only
        self._shared.runs.set_aside(only)
        self._shared.runs.forget(only)
        if not only:
            self._shared.classroom.begin_anew()
        for page in self._tabs.pages():
            if only in ("", page.spec.id):
                left = self._waiting.pop(page.spec.id, None)
                if left is not None:
                    self._tick({page.spec.id: _undone(left)})
                if page.view is not None:
                    page.view.reset()

    def close(self) -> None:
        """Write at once what has not been written."""
        if self._runner is not None:
            self._runner.shutdown()
        self._shared.runs.close()
        if self._path is not None:
            self._soon.stop()
            for _ in _written(sessions.to_text(self.session()), self._path):
                pass
        self._path = None
        if self._lock is not None:
            self._lock.unlock()

    def models(self) -> list[str]:
        """Return the networks that can read a drawing."""
        return list(self._shared.recognisers.names())

    @Slot(int)
    def take_digit(self, digit: int) -> None:
        """Let everything look at a bundled digit, as if it had been drawn."""
        from desktop.services.bundled_digits import all_digits, digit_at
        from nn_core.digits import Drawing

        place = int(np.flatnonzero(all_digits().labels == digit)[0])
        self._shared.drawing.value = Drawing(image=digit_at(place)[0])

    def kept(self, most: int) -> list[Entry]:
        """Return the newest digits of the notebook; none from one that can't be opened."""
        from nn_core.data.notebook import page

        notebook = self._shared.notebook
        try:
            return page(notebook.store, size=most) if notebook.path.exists() else []
        except BadakError:  # the tab My digits says it
            return []

    def take_kept(self, number: int) -> None:
        """Let everything look at a digit of the notebook."""
        from nn_core.data.notebook import entries

        for entry in entries(self._shared.notebook.store, [number]):
            self._shared.drawing.value = entry.drawing

    @property
    def tasks(self) -> Tasks:
        """A teacher's tasks; empty ones where there are none."""
        return self._shared.classroom.tasks or Tasks()

    def leave_class(self) -> None:
        """Do without the teacher's tasks from now on; `go_back` brings them again."""
        self._before = self.session(), ""
        self._shared.runs.set_aside()
        self._shared.classroom.open(None)

    def _show(self, session: Session) -> None:
        away = session.tasks.away if session.tasks is not None else frozenset()
        if away.issuperset(page.spec.id for page in self._tabs.pages()):
            raise damaged("hidden")
        self._waiting.update(session.tabs)
        self._tick(session.tabs)
        if session.tasks is not None:
            self._begin_tasks(session.tasks)
        if session.drawing is not None:
            self._shared.drawing.value = session.drawing
        for page in self._tabs.pages():
            if page.view is not None:
                self._give(page)
        if session.front:
            self._tabs.select(session.front)

    def _begin_tasks(self, tasks: Tasks) -> None:
        """Take the ticks away that the tasks ask for: they are to be earned from here on."""
        for tab, key in Classroom.goals_of(tasks):
            for page in self._tabs.pages():
                if page.spec.id == tab and page.view is not None:
                    page.view.untick({key})
            left = self._waiting.get(tab)
            if isinstance(left, Mapping):
                self._waiting[tab] = _without(left, key)
                self._tick({tab: self._waiting[tab]})
        self._shared.classroom.open(tasks)

    def _tick(self, tabs: Mapping[str, Any]) -> None:
        """Tell what was done in tabs that nobody has looked at yet."""
        for tab, data in tabs.items():
            states = data.get("states") if isinstance(data, Mapping) else None
            for name, state in states.items() if isinstance(states, Mapping) else ():
                done = state.get("done") if isinstance(state, Mapping) else None
                self._shared.ticks.note(tab, name, done if isinstance(done, list) else ())

    def _give(self, page: TabPage) -> None:
        data = self._waiting.pop(page.spec.id, None)
        if page.view is not None and isinstance(data, Mapping):
            page.view.from_data(data)

    @Slot(object)
    def _built(self, page: TabPage) -> None:
        assert page.view is not None
        page.view.edited.connect(self._touch)
        self._give(page)

    @Slot()
    def _touch(self) -> None:
        if self._path is not None and not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _keep(self) -> None:
        from desktop.services.jobs import JobRunner

        if self._runner is None:
            self._runner = JobRunner(self)
        if self._path is not None:
            self._runner.start(partial(_written, sessions.to_text(self.session()), self._path))


def _written(text: str, path: Path) -> Iterator[None]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        sessions.write_text(text, path)
    except (BadakError, OSError):
        # A full disk is no reason to disturb anybody twice a second; File > Save session says it.
        return
    yield None


def _without(data: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Return what waits for a tab without one tick."""
    states = data.get("states")
    parts = states if isinstance(states, Mapping) else {}
    kept = {}
    for name, state in parts.items():
        done = state.get("done") if isinstance(state, Mapping) else None
        left = [one for one in done if one != key] if isinstance(done, list) else done
        kept[name] = {**state, "done": left} if isinstance(done, list) else state
    return {**data, "states": kept}


def _undone(data: Any) -> Any:
    states = data.get("states") if isinstance(data, Mapping) else None
    names = states if isinstance(states, Mapping) else ()
    return {"states": {name: {"done": []} for name in names}}

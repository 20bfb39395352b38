"""A teacher's tasks: what they ask, which controls they put away, and what is done of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from desktop.services.course import Ticks
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

MOST_TASKS, LONGEST = 100, 2000
MOST_HIDDEN = 1000
LANGUAGES = ("", "en", "ko")


@dataclass(frozen=True)
class Task:
    """One thing to do.

    - ``text``: what is asked, as the teacher wrote it.
    - ``place``: a link to where it is done; may be empty.
    - ``goal``: ``tab#key`` of a thing to try of a lesson, which ticks the task; without one, the
      reader ticks it.
    - ``done``: when it was done: a time in UTC, as ISO 8601 has it; empty before.
    """

    text: str
    place: str = ""
    goal: str = ""
    done: str = ""


@dataclass(frozen=True)
class Tasks:
    """What a teacher's file says besides the states of tabs.

    - ``language``: which one the program speaks; empty for the reader's own.
    - ``hidden``: controls that are put away: ``training/points#dropout``; and whole tabs:
      ``training``.
    - ``by``: who did them, as the reader wrote it.
    """

    title: str = ""
    language: str = ""
    hidden: tuple[str, ...] = ()
    tasks: tuple[Task, ...] = ()
    by: str = ""

    def hides(self, tab: str, page: str) -> tuple[str, ...]:
        """Return the names of the controls that a page does without."""
        start = f"{tab}/{page}#"
        return tuple(one.removeprefix(start) for one in self.hidden if one.startswith(start))

    @property
    def away(self) -> frozenset[str]:
        """Ids of the tabs that the window does without."""
        return frozenset(one for one in self.hidden if "#" not in one and "/" not in one)

    @property
    def count(self) -> int:
        """How many tasks are done."""
        return sum(bool(task.done) for task in self.tasks)


def to_data(tasks: Tasks) -> dict[str, Any]:
    """Return tasks as what JSON can hold."""
    return {
        "title": tasks.title,
        "language": tasks.language,
        "by": tasks.by,
        "hidden": list(tasks.hidden),
        "tasks": [vars(task) for task in tasks.tasks],
    }


def from_data(data: object) -> Tasks:
    """Return the tasks that `to_data` wrote, or a teacher by hand.

    Raises `DataFileError` if a part of it is not what it should be; it says which one.
    """
    if not isinstance(data, Mapping):
        raise damaged("class")
    language = data.get("language", "")
    if language not in LANGUAGES:
        raise damaged("language")
    hidden = _list(data, "hidden", MOST_HIDDEN)
    tasks = _list(data, "tasks", MOST_TASKS)
    return Tasks(
        _text(data, "title"),
        language,
        tuple(_text({"hidden": one}, "hidden") for one in hidden),
        tuple(_task(one) for one in tasks),
        _text(data, "by"),
    )


def _task(data: object) -> Task:
    if not isinstance(data, Mapping) or not _text(data, "text"):
        raise damaged("tasks")
    done = _text(data, "done")
    if done:
        try:
            datetime.fromisoformat(done)
        except ValueError as error:
            raise damaged("done") from error
    return Task(_text(data, "text"), _text(data, "place"), _text(data, "goal"), done)


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name, "")
    if not isinstance(value, str) or len(value) > LONGEST:
        raise damaged(name)
    return value


def _list(data: Mapping[str, Any], name: str, most: int) -> list[Any]:
    value = data.get(name, [])
    if not isinstance(value, list) or len(value) > most:
        raise damaged(name)
    return value


def damaged(name: str) -> DataFileError:
    """Return what is said of tasks one part of which is not what it should be."""
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "The tasks are damaged: “{name}” is not what it should be."),
        QT_TRANSLATE_NOOP("nn_core", "Ask for the file again; nothing in it was changed."),
        name=name,
    )


class Classroom(QObject):
    """Holds the tasks that are being done, if there are any, and ticks them."""

    opened = Signal()
    """There are other tasks, or none: pages hide other controls, and the language may be fixed."""
    changed = Signal()
    """A task was ticked, or the reader's name was written."""

    def __init__(self, ticks: Ticks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ticks = ticks
        self._tasks: Tasks | None = None
        ticks.changed.connect(self._look)

    @property
    def tasks(self) -> Tasks | None:
        """What is to be done; None outside a class."""
        return self._tasks

    @property
    def away(self) -> frozenset[str]:
        """Ids of the tabs that the window does without."""
        return self._tasks.away if self._tasks is not None else frozenset()

    @staticmethod
    def goals_of(tasks: Tasks) -> list[tuple[str, str]]:
        """Return the tab and key of each goal that is still open."""
        open_ones = [
            task.goal.partition("#") for task in tasks.tasks if task.goal and not task.done
        ]
        return [(tab, key) for tab, _, key in open_ones]

    def open(self, tasks: Tasks | None) -> None:
        """Begin with other tasks, or with none."""
        if tasks != self._tasks:
            self._tasks = tasks
            self.opened.emit()
            self.changed.emit()

    def begin_anew(self) -> None:
        """Take all ticks of the tasks away, and the name: for the next class."""
        if self._tasks is not None:
            tasks = tuple(replace(task, done="") for task in self._tasks.tasks)
            self._tasks = replace(self._tasks, tasks=tasks, by="")
            self.changed.emit()

    def tick(self, place: int, done: bool) -> None:
        """Tick a task that has no goal, or take the tick away."""
        if self._tasks is not None and not self._tasks.tasks[place].goal:
            self._mark(place, done)

    def sign(self, by: str) -> None:
        if self._tasks is not None and by != self._tasks.by:
            self._tasks = replace(self._tasks, by=by[:LONGEST])
            self.changed.emit()

    def _all(self) -> tuple[Task, ...]:
        return self._tasks.tasks if self._tasks is not None else ()

    @Slot()
    def _look(self) -> None:
        for place, task in enumerate(self._all()):
            tab, _, key = task.goal.partition("#")
            if key and not task.done and key in self._ticks.done(tab):
                self._mark(place, True)

    def _mark(self, place: int, done: bool) -> None:
        assert self._tasks is not None
        when = datetime.now(UTC).isoformat(timespec="seconds") if done else ""
        tasks = list(self._tasks.tasks)
        tasks[place] = replace(tasks[place], done=when)
        self._tasks = replace(self._tasks, tasks=tuple(tasks))
        self.changed.emit()

"""The ideas of the course in the book's order, and what the reader has done of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QObject, Signal

from desktop.platform import package_files
from desktop.services import i18n

FILE = "course.toml"


@dataclass(frozen=True)
class Idea:
    """One line of the course.

    Attributes
    ----------
    chapter : int
        Of the book.
    place : str
        Where it is shown: ``"gates/composer"``, or the tab alone.
    lesson : str
        Folder of the lesson there.
    keys : tuple of str
        Keys of the lesson's things to try that belong to the idea.
    titles, does : tuple of str
        English and Korean: its name, and what one does there.
    """

    chapter: int
    place: str
    lesson: str
    keys: tuple[str, ...]
    titles: tuple[str, str]
    does: tuple[str, str]

    @property
    def tab(self) -> str:
        """The id of the tab."""
        return self.place.partition("/")[0]

    @property
    def title(self) -> str:
        """Its name in the reader's language."""
        return self.titles[_language()]

    @property
    def doing(self) -> str:
        """What one does there, in the reader's language."""
        return self.does[_language()]


def _language() -> int:
    return int(i18n.language() == "ko")


@lru_cache(maxsize=1)
def ideas() -> tuple[Idea, ...]:
    """Return the course."""
    import tomllib

    return tuple(
        Idea(
            one["chapter"],
            one["place"],
            one["lesson"],
            tuple(one["keys"]),
            tuple(one["title"]),
            tuple(one["does"]),
        )
        for one in tomllib.loads(package_files.text(FILE))["idea"]
    )


def after(lesson: str) -> Idea | None:
    """Return the idea that follows those of a lesson; None at the end and for other lessons."""
    course = ideas()
    places = [place for place, idea in enumerate(course) if idea.lesson == lesson]
    return course[places[-1] + 1] if places and places[-1] + 1 < len(course) else None


class Ticks(QObject):
    """Which things to try the reader has done, tab by tab."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: dict[tuple[str, str], frozenset[str]] = {}

    def note(self, tab: str, part: str, done: Iterable[object]) -> None:
        """Take what one presenter of a tab says is done."""
        keys = frozenset(key for key in done if isinstance(key, str))
        if self._done.get((tab, part), frozenset()) != keys:
            self._done[tab, part] = keys
            self.changed.emit()

    def done(self, tab: str) -> frozenset[str]:
        """Return the keys of everything that has been done in a tab."""
        return frozenset().union(*(keys for (of, _), keys in self._done.items() if of == tab))

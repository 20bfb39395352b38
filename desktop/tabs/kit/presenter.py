"""The base of every presenter: the sole owner of a state, with undo, refusals and goals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack

from desktop.services.context import TabContext
from desktop.services.history import History
from desktop.tabs.kit.saved import from_data, kept, to_data
from nn_core.errors import BadakError

if TYPE_CHECKING:
    from desktop.services.jobs import JobRunner
    from desktop.services.picture_network import ShownPicture

S = TypeVar("S")
Seen = Callable[[S, S], bool]
"""Whether a goal is reached by going from one state to the next."""
Goals = Mapping[str, "Seen[S] | Mapping[str, Seen[S]]"]
"""What a lesson has one try: reached at once, or once each of its named parts has been seen."""


class Presenter(QObject, Generic[S]):
    """Holds a frozen dataclass; slots of subclasses are the user's intentions.

    - ``context``: what was refused is reported there.
    - ``goals``: the keys of the lesson's things to try, each with its predicate of the state before
      and after a change, or with several predicates that must all have been true at some time.
    - ``undoable``: fields that undo brings back; None for all of them, an empty tuple where nothing
      is undone.
    - ``version``: of what `to_data` writes; raise it when a field changes its meaning.
    - ``looks_at``: what may be a bundled digit, which a session finds again.
    - ``ways``: what a link may ask for, and the method that takes the value from its text:
      ``scene`` in ``badak:training/points?scene=circle``. Links come from anybody's files, so these
      methods take any text and pass over what they don't know.
    """

    state_changed = Signal(object)
    """There is another state, or widgets have to go back to the one that still holds."""
    failed = Signal(object)
    """An exception; it has been reported."""

    undoable: tuple[str, ...] | None = None
    version = 1
    looks_at: ShownPicture | None = None
    ways: ClassVar[Mapping[str, str]] = MappingProxyType({})

    def __init__(
        self,
        context: TabContext,
        state: S,
        goals: Goals[S] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self._state = self._first = state
        self._goals = {key: _parts(goal) for key, goal in (goals or {}).items()}
        self._seen: set[tuple[str, str]] = set()
        self._done: frozenset[str] = frozenset()
        self._drags = 0
        self._edited: S | None = None
        self._history = History(state, self)
        self._history.went_to.connect(self._went_to)
        self.failed.connect(context.report)

    @property
    def state(self) -> S:
        return self._state

    @property
    def done(self) -> frozenset[str]:
        """Keys of the goals that have been reached."""
        return self._done

    @property
    def undo_stack(self) -> QUndoStack | None:
        """Goes through the states that edits have led to; None where nothing can be undone."""
        return None if self.undoable == () else self._history.stack

    def update(self, **changes: Any) -> None:
        """Go to a state with other values in some fields; not a step of undo."""
        self._go_to(replace(self._state, **changes))  # type: ignore[type-var]

    def edit(self, change: Callable[[S], S], drag: str = "") -> bool:
        """Make a change that can be undone.

        - ``change``: takes the present state and returns another one; what it raises is reported,
          and ``state_changed`` brings the widgets back.
        - ``drag``: edits in a row with the same text are one step of undo, until `end_drag`.

        Returns whether the change was taken.
        """
        try:
            state = change(self._state)
        except BadakError as error:
            self.refuse(error)
            return False
        if self._undone(state) != self._undone(self._state):
            self._edited = state
            drag = f"{drag} {self._drags}" if drag else ""
            self._history.push(state, drag=drag, before=self._state)
        elif state != self._state:
            self._go_to(state)
        return True

    def go(self, wanted: Mapping[str, str]) -> None:
        """Show what a link asks for; what it asks of another version is left out."""
        for name, value in wanted.items():
            if name in self.ways:
                getattr(self, self.ways[name])(value)

    @Slot()
    def end_drag(self) -> None:
        """Let the next edit be an undo step of its own."""
        self._drags += 1

    def refuse(self, error: BaseException) -> None:
        """Report what is refused, and bring the widgets back to the state that still holds."""
        self.failed.emit(error)
        self.state_changed.emit(self._state)

    def reach(self, key: str) -> None:
        """Tick a goal that no state shows, such as that something was copied."""
        if key in self._goals and key not in self._done:
            self._done |= {key}
            self.state_changed.emit(self._state)

    def runner(
        self,
        yielded: Callable[[Any], object],
        finished: Callable[..., object] | None = None,
    ) -> JobRunner:
        """Return a worker of the presenter's own; what fails in it is reported.

        Both must be slots, since only these are called in the thread of the window.
        """
        runner = self.context.make_runner(self)
        runner.yielded.connect(yielded)
        runner.failed.connect(self.failed)
        if finished is not None:
            runner.finished.connect(finished)
        return runner

    def followed(self, state: S) -> S:
        """Return ``state`` with what follows from its fields; called for every new state."""
        return state

    def enter(self) -> None:
        """Somebody looks; what is looked at may have changed meanwhile."""

    def leave(self) -> None:
        """Nobody looks any more: what plays is paused."""

    def take(self, carried: Any) -> None:
        """Go on with a network, or a digit, of another tab; a `BadakError` where that can't be."""

    def show_example(self) -> None:
        """Go to a state that shows what the page is about, for pictures."""

    def to_data(self) -> dict[str, Any]:
        """Return the state and the goals reached as what JSON can hold."""
        data = {"state": to_data(self._state, self.version), "done": sorted(self._done)}
        return data if self.looks_at is None else {**data, "looks_at": self.looks_at.to_data()}

    def from_data(self, data: Mapping[str, Any]) -> None:
        """Go to the state that `to_data` wrote, as an edit that can be undone.

        What was not written stays: a run that goes on, or what was read from a file.

        Raises `StateError` if the data is damaged or newer; the state is unchanged.
        """
        state = from_data(type(self._state), data.get("state"), self.version)
        done = data.get("done")
        done = done if isinstance(done, list) else ()
        known = self._goals.keys() & {key for key in done if isinstance(key, str)}
        self._done |= known
        written = {one.name: getattr(state, one.name) for one in kept(type(state))}
        if self.looks_at is not None:  # first, since with another picture a choice is forgotten
            self.looks_at.from_data(data.get("looks_at"))
        self.edit(lambda present: replace(present, **written))  # type: ignore[type-var]

    def begin_with(self, data: Mapping[str, Any]) -> None:
        """Go to the state that `to_data` wrote, as where everything began: nothing to be undone."""
        self.from_data(data)
        self._history.restart(self._state)

    def reset(self) -> None:
        """Go back to the state it began with, as an edit that can be undone; no goal is reached."""
        self._done, self._seen = frozenset(), set()
        self.from_data({"state": to_data(self._first, self.version)})

    def untick(self, keys: Set[str]) -> None:
        """Take ticks away, so that they can be earned again."""
        if keys & self._done:
            self._done -= keys
            self._seen = {seen for seen in self._seen if seen[0] not in keys}
            self.state_changed.emit(self._state)

    @Slot(object)
    def _went_to(self, state: S) -> None:
        if self._edited is None and self.undoable is not None:
            past = {name: getattr(state, name) for name in self.undoable}
            state = replace(self._state, **past)  # type: ignore[type-var]
        self._edited = None
        self._go_to(state)

    def _undone(self, state: S) -> Any:
        if self.undoable is None:
            return state
        return tuple(getattr(state, name) for name in self.undoable)

    def _go_to(self, state: S) -> None:
        before, self._state = self._state, self.followed(state)
        self._notice(before)
        self.state_changed.emit(self._state)

    def _notice(self, before: S) -> None:
        for key, parts in self._goals.items():
            if key in self._done:
                continue
            self._seen |= {(key, name) for name, seen in parts.items() if seen(before, self._state)}
            if all((key, name) in self._seen for name in parts):
                self._done |= {key}


def _parts(goal: Seen[S] | Mapping[str, Seen[S]]) -> Mapping[str, Seen[S]]:
    return goal if isinstance(goal, Mapping) else {"": goal}


def never(_before: object, _after: object) -> bool:
    """Tell of a goal that no state shows; the presenter calls `reach` for it."""
    return False

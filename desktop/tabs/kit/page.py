"""One page of a tab: controls, a picture, one sentence, and what the reading dock shows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from desktop.reading.content import Reading
from desktop.services.context import TabContext
from desktop.tabs.kit.presenter import Presenter
from desktop.widgets.controls import file_dialogs
from desktop.widgets.controls.form import Form
from desktop.widgets.controls.layout_helpers import column_in
from nn_core.errors import BadakError

P = TypeVar("P", bound=Presenter[Any])

CONTROLS_WIDTH = 256
"""Width of the controls column in pixels at zoom 1, with its margins."""


class Page(QObject, Generic[P]):
    """Renders a presenter's state and computes nothing; it holds no state of its own.

    A subclass fills ``form`` (the controls) and ``stage`` (the picture) in its constructor, names
    ``sentence_of`` and ``reading_of``, and may have widgets shown every state by
    ``self.form.follow(widget.show_state)``. Texts are set once: for another language the page is
    built again from its presenter, which stays. So nothing of the user's may live in a widget only.

    - ``presenter``: connect its signals to slots of a QObject or of the page, never to a lambda:
      that would keep a page alive that has been left.
    - ``lesson``: tells by ``done`` which goals of the lesson are reached; by default the presenter
      does.
    - ``form``: the controls; goes into the tab's column.
    - ``picture``: goes into the tab's middle; ``stage`` is its layout.
    - ``changed``: the sentence and the reading follow a new state.
    - ``other_wanted``: another page of the tab is to come to the front; its id.
    - ``sentence_of``: takes the state and returns the sentence, translated.
    - ``reading_of``: takes the state and the goals reached, and returns what the dock shows.
    - ``controls_width``: of the column in pixels at zoom 1.
    - ``rest``: milliseconds without a change after which the dock follows: setting a formula takes
      longer than a frame, and nobody reads one while something moves.
    """

    changed = Signal()
    other_wanted = Signal(str)

    sentence_of: ClassVar[staticmethod[[Any], str]]
    reading_of: ClassVar[staticmethod[[Any, frozenset[str]], Reading]]
    controls_width = CONTROLS_WIDTH
    rest = 60

    def __init__(self, presenter: P, context: TabContext, lesson: Any = None) -> None:
        super().__init__()
        self.presenter, self.context = presenter, context
        self._lesson = presenter if lesson is None else lesson
        self.form, self.picture = Form(presenter.end_drag), QWidget()
        self.stage = column_in(self.picture)
        self._front, self._stale = False, True
        self._heard: object = None
        presenter.state_changed.connect(self._state_changed)

    def show_state(self, state: Any) -> None:
        """Show a state in all that follows it."""
        self.form.show_state(state)

    def telling(self, state: Any) -> object:
        """Return what the sentence and the reading depend on; where it stays, so do they."""
        return object()

    def sentence(self) -> str:
        """Return what is to be seen, translated."""
        return self.sentence_of(self.presenter.state)

    def reading(self) -> Reading:
        """Return the pages of the reading dock for the present state."""
        return self.reading_of(self.presenter.state, self._lesson.done)

    def enter(self) -> None:
        """Let the presenter know that the page is looked at."""
        self.presenter.enter()

    def leave(self) -> None:
        """Let the presenter know that nobody looks at the page any more."""
        self.presenter.leave()

    def undo_stack(self) -> QUndoStack | None:
        """Return the stack that Edit > Undo works on."""
        return self.presenter.undo_stack

    def copy(self) -> bool:
        """Do what Edit > Copy does; False has the picture copied."""
        return False

    def paste(self) -> None:
        """Do what Edit > Paste does."""

    def reads(self, path: Path) -> bool:
        """Return whether a file that is dropped here is for this page; else Digit reads it."""
        return False

    def take(self, carried: Any) -> None:
        """Have the presenter go on with what another tab has carried here, or a dropped file."""
        self.presenter.take(carried)

    def show_example(self) -> None:
        """Have the presenter show what the page is about."""
        self.presenter.show_example()

    def unkept(self) -> bool:
        """Return whether closing would lose something of the user's."""
        return False

    def may_close(self) -> bool:
        """Ask what shall become of it; return whether nothing is at stake any more."""
        return not self.unkept()

    def rescue(self) -> None:
        """Keep what would be lost, without a question."""

    def attempt(self, action: Callable[[], object]) -> bool:
        """Do something that may be refused; report why, and return whether it was done."""
        try:
            action()
        except BadakError as error:
            self.context.report(error)
            return False
        return True

    def save_as(
        self, title: str, proposal: str, kinds: str, action: Callable[[Path], object]
    ) -> None:
        """Ask where to save, and do it there, or report why that can't be."""
        path = file_dialogs.place_to_save(self.picture, title, proposal, kinds)
        if path is not None:
            self.attempt(partial(action, path))

    def set_front(self, front: bool) -> None:
        """Follow the presenter while the page is in front; catch up when it comes back."""
        self._front = front
        if front and self._stale:
            self._state_changed(self.presenter.state)

    @Slot(object)
    def _state_changed(self, state: Any) -> None:
        self._stale = not self._front
        if self._front:
            self.show_state(state)
            telling = self.telling(state)
            if telling != self._heard:
                self._heard = telling
                self.changed.emit()

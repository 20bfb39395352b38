"""Owns the first tab: reads what is drawn, and tells how far the reader is in the course."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QUndoStack

from desktop.services import course
from desktop.services.context import TabContext
from desktop.services.course import Idea
from desktop.services.network_choice import ChosenNetwork
from desktop.tabs.kit.presenter import Goals, Presenter
from desktop.tabs.kit.saved import transient
from desktop.widgets.canvas.drawing_editor import DrawingEditor
from nn_core.digits import Drawing, Recognition
from nn_core.errors import BadakError

MODEL_KEY = "digit/model"
"""The network that was chosen for reading digits."""


@dataclass(frozen=True)
class StartState:
    """What the tab shows; everything in it follows from elsewhere.

    - ``recognition``: of the drawing; None on blank paper and where there is no network.
    - ``done``: for each idea of the course, how many of its things to try are done, and of how
      many; of none where a teacher's tasks put its tab away.
    - ``visited``: the place that was opened last from here.
    """

    recognition: Recognition | None = transient(default=None)
    done: tuple[tuple[int, int], ...] = transient(default=())
    visited: str = ""

    @property
    def here(self) -> int:
        """The place in the course of the first idea that is not all done, or of the last one."""
        open_ones = [place for place, (done, of) in enumerate(self.done) if done < of]
        return open_ones[0] if open_ones else max(len(self.done) - 1, 0)

    @property
    def whole(self) -> tuple[int, int]:
        """How many ideas are all done, and of how many."""
        offered = [done == of for done, of in self.done if of]
        return sum(offered), len(offered)


class StartPresenter(Presenter[StartState]):
    """The tab without any widget.

    - ``editor``: the drawing, which is the one of all tabs; its undo stack is the tab's.
    """

    undoable = ()

    def __init__(self, context: TabContext) -> None:
        goals: Goals[StartState] = {
            "draw": lambda _, after: (
                after.recognition is not None and after.recognition.digit is not None
            ),
            "open": lambda before, after: bool(after.visited) and after.visited != before.visited,
            "idea": lambda _, after: any(done == of > 0 for done, of in after.done),
        }
        super().__init__(context, StartState(), goals)
        self.editor = DrawingEditor(self, context.drawing.value)
        self._network = ChosenNetwork(context, MODEL_KEY, self)
        self._broken = ""
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.recognise)
        self.editor.changed.connect(self._wait)
        self.editor.settled.connect(self._settled)
        self._network.changed.connect(self._wait)
        context.drawing.changed.connect(self._given)
        context.ticks.changed.connect(self._ticked)
        context.classroom.opened.connect(self._ticked)
        self._ticked()
        if not self.editor.is_blank:
            self._wait()

    @property
    def undo_stack(self) -> QUndoStack:
        return self.editor.undo_stack

    @Slot(str)
    def open_place(self, place: str) -> None:
        self.update(visited=place)
        self.context.place_wanted.emit(place)

    @Slot()
    def recognise(self) -> None:
        self._soon.stop()
        found = None
        if not self.editor.is_blank and self._network.name not in ("", self._broken):
            try:
                reader = self.context.recognisers.get(self._network.name)
                found = reader.recognise(self.editor.drawing)
            except BadakError as error:
                # Said once: the pen must not be answered by a message at every event.
                self._broken = self._network.name
                self.failed.emit(error)
        self.update(recognition=found)

    def reset(self) -> None:
        """Clear the sheet, too."""
        super().reset()
        self.editor.clear()

    @Slot()
    def _wait(self) -> None:
        if not self._soon.isActive():  # started anew by each event, it would never be over
            self._soon.start()

    @Slot(object)
    def _settled(self, drawing: Drawing) -> None:
        self.context.drawing.value = drawing
        self._wait()

    @Slot(object)
    def _given(self, drawing: Drawing | None) -> None:
        if drawing is not None and drawing is not self.editor.settled_drawing:
            self.editor.replace(drawing)

    @Slot()
    def _ticked(self) -> None:
        self.update(done=tuple(self._progress(idea) for idea in course.IDEAS))

    def _progress(self, idea: Idea) -> tuple[int, int]:
        if idea.tab in self.context.classroom.away:
            return 0, 0
        done = self.context.ticks.done(idea.tab).intersection(idea.keys)
        return len(done), len(idea.keys)

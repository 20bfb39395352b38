"""Owns the page Read: the drawing, the network that reads it, and what was kept of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

import numpy as np
from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Slot
from PySide6.QtGui import QUndoStack

from desktop.services.bundled_digits import three
from desktop.services.context import TabContext
from desktop.services.jobs import JobRunner
from desktop.services.network_choice import READER_KEY, ChosenNetwork
from desktop.services.network_files import NetworkFiles
from desktop.services.recognisers import Recognisers
from desktop.tabs.digit.read import thresholds
from desktop.tabs.digit.read.keeper import Keeper
from desktop.tabs.digit.read.state import ModelInfo, ReadState
from desktop.tabs.kit.presenter import Goals, Presenter
from desktop.widgets.canvas.drawing_editor import DEFAULT_PEN, DrawingEditor
from desktop.widgets.canvas.file_opening import FileOpening
from nn_core.digits import Drawing, Limits, Reason, Recogniser, Recognition, State, Stroke
from nn_core.errors import BadakError

PEN_KEY = "digit/pen"
LONG = 16
"""Milliseconds of a reading after which the pen is followed for a while before the next one."""
RESTS, LONGEST_REST = 3, 400
"""How many times as long, and the most milliseconds."""
SHARE = 0.25
"""Two digits that both have at least this much are undecided between them."""
SEVERAL = 4
"""Digits of a year."""


def _answered(state: ReadState) -> bool:
    return state.shown is not None and state.shown.digit is not None and state.settled


def _undecided(before: ReadState, after: ReadState) -> bool:
    return (
        _answered(after)
        and after.believed
        and after.shown is not None
        and bool(np.sort(after.shown.probabilities)[-2] >= SHARE)
    )


def _limit(before: ReadState, after: ReadState) -> bool:
    """Whether something that the network would refuse is accepted by the user's limit."""
    own, verdict = after.model.limits, after.verdict
    if own is None or verdict is None or verdict.strangeness is None or not after.believed:
        return False
    return _answered(after) and verdict.strangeness > own.strangeness


def _apart(before: ReadState, after: ReadState) -> bool:
    read = all(part.verdict.state is not State.NO_DIGIT for part in after.parts)
    return _answered(after) and len(after.parts) >= SEVERAL and read


class ReadPresenter(Presenter[ReadState]):
    """The page without any widget: the sheet with its undo, the reader, the notebook.

    A recognition takes a few milliseconds, so it is done right here. It waits until the events
    that are already there have been taken, so that a fast mouse is answered once a frame and
    always with the newest drawing.

    - ``editor``: the drawing; its undo stack is the page's.
    - ``recogniser``: the network in use; None before it was needed and where there is none.
    - ``networks``: takes networks in; one that was opened here reads the drawing.
    - ``opening``: reads what was opened or dropped.
    """

    undoable = ()
    ways: ClassVar[Mapping[str, str]] = {"model": "go_to_model"}

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        goals: Goals[ReadState] = {"undecided": _undecided, "limit": _limit, "apart": _apart}
        super().__init__(context, ReadState(), goals, parent)
        self.editor = DrawingEditor(self, context.drawing.value)
        self.keeper = Keeper(context, self.editor, self)
        self.networks = NetworkFiles(context, self)
        self.networks.added.connect(self.set_model)
        self.opening = FileOpening(self.editor, context, self)
        self._chosen_network = ChosenNetwork(context, READER_KEY, self)
        self._broken = ""
        self.recogniser: Recogniser | None = None
        self._runner: JobRunner | None = None
        self.state_changed.connect(self.keeper.follow)
        self.update(
            drawing=self.editor.drawing,
            models=self._chosen_network.names,
            model=ModelInfo(self._model),
        )
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._took = QElapsedTimer()
        self._soon.timeout.connect(self.recognise)
        self.editor.set_pen_width(context.settings.number(PEN_KEY, DEFAULT_PEN))
        self.editor.changed.connect(self._drawing_changed)
        self.editor.settled.connect(self._drawing_settled)
        self.editor.pen_changed.connect(self._pen_changed)
        context.drawing.changed.connect(self._drawing_given)
        context.models.renamed.connect(self._renamed)
        context.models.deleted.connect(self._deleted)
        self._chosen_network.changed.connect(self._models_changed)
        self._chosen_network.replaced.connect(self._replaced)
        if not self.editor.is_blank:
            self._wait()

    @property
    def undo_stack(self) -> QUndoStack:
        return self.editor.undo_stack

    @property
    def _model(self) -> str:
        return self._chosen_network.name

    @property
    def pending(self) -> bool:
        """Whether the drawing has changed since it was last read."""
        return self._soon.isActive()

    def enter(self) -> None:
        """Load the network in the background, so that the first stroke doesn't wait for it."""
        if not self._model or self.recogniser is not None:
            return
        if self._runner is None:
            self._runner = self.context.make_runner(self)
            self._runner.yielded.connect(self._prepared)
        store, name = self.context.recognisers, self._model
        self._runner.start(partial(_load, store, name))

    def go_to_model(self, name: str) -> None:
        """Read with the network of that name, if there is one, for a link."""
        if name in self.context.recognisers.names():
            self.set_model(name)

    @Slot(str)
    def set_model(self, name: str) -> None:
        if self._chosen_network.choose(name):
            self.recogniser, self._broken = None, ""
            self.recognise()

    @Slot()
    def recognise(self) -> None:
        """Read the drawing now and tell everyone."""
        self._soon.stop()
        self._took.start()
        drawing = self.editor.drawing
        recogniser = self._reader()
        info = self._info()
        limits = thresholds.remembered(self.context.settings, info)
        recognition = None
        if recogniser is not None and not self.editor.is_blank:
            recognition = recogniser.recognise(drawing, limits)
        self._show(
            drawing=drawing,
            models=self._chosen_network.names,
            model=info,
            recognition=recognition,
            settled=self.editor.builder is None,
            limits=limits,
            parts=(),
            **self._of_photo(recognition),
        )
        # What takes long to read must not keep the pen from being followed.
        took = self._took.elapsed()
        self._soon.setInterval(min(LONGEST_REST, RESTS * took) if took > LONG else 0)

    @Slot(float)
    def set_strange_above(self, strangeness: float) -> None:
        """Refuse what is stranger than this; the drawing is not read again for it."""
        self._set_limits(replace(self.state.limits, strangeness=strangeness))

    @Slot(float)
    def set_sure_above(self, confidence: float) -> None:
        """Call an answer less probable than this not sure."""
        self._set_limits(replace(self.state.limits, confidence=confidence))

    @Slot()
    def reset_limits(self) -> None:
        """Go back to the limits that belong to the network."""
        if self.state.model.limits is not None:
            self._set_limits(self.state.model.limits)

    @Slot(bool)
    def set_marked(self, marked: bool) -> None:
        """Mark the ink's box and its centre in the small picture, or not any more."""
        self.update(marked=marked)

    @Slot(bool)
    def set_apart(self, apart: bool) -> None:
        """Read several digits one by one from now on, or not any more."""
        self._show(apart=apart, picked=None, parts=())

    @Slot(int)
    def choose_part(self, index: int) -> None:
        """Show one of several digits in the bars and below."""
        if index in range(len(self.state.parts)):
            self._show(picked=index)

    def from_data(self, data: Mapping[str, Any]) -> None:
        """Go to the state that was written, and read the drawing there is in its way."""
        super().from_data(data)
        self.recognise()

    def reset(self) -> None:
        """Clear the sheet, too."""
        super().reset()
        self.editor.clear()

    def show_example(self) -> None:
        if self.editor.is_blank:
            self.editor.replace(three())

    def _show(self, **changes: Any) -> None:
        """Go to another state and read its digits one by one where that is wanted."""
        self.update(**changes | self._read_apart(replace(self.state, **changes)))

    def _of_photo(self, recognition: Recognition | None) -> dict[str, Any]:
        """Return the photo; several digits in another one than before are read one by one."""
        photo = self.editor.photo
        several = recognition is not None and recognition.verdict.reason is Reason.SEVERAL
        opened = photo is not None and photo is not self.state.photo
        return {"photo": photo} | ({"apart": True} if opened and several else {})

    def _read_apart(self, state: ReadState) -> dict[str, Any]:
        """Return the parts, one of them with its layers.

        Unless the user has picked another, that is the last one: the one being drawn.
        """
        recogniser = self.recogniser
        if not state.several or recogniser is None:
            return {"picked": None, "digits": ()}
        if not state.apart or len(recogniser.apart(state.drawing)) < 2:
            return {"picked": None, "digits": recogniser.apart(state.drawing)}
        drawings, parts = recogniser.recognise_apart(state.drawing, state.limits)
        last = len(parts) - 1
        chosen = last if state.picked is None else min(state.picked, last)
        layers = recogniser.recognise(drawings[chosen], state.limits).layers
        parts[chosen] = replace(parts[chosen], layers=layers)
        return {"digits": drawings, "parts": tuple(parts), "chosen": chosen}

    def _set_limits(self, limits: Limits) -> None:
        thresholds.remember(self.context.settings, self.state.model, limits)
        whole = self.state.recognition
        self.update(
            limits=limits,
            recognition=None if whole is None else whole.judged(limits),
            parts=tuple(part.judged(limits) for part in self.state.parts),
        )

    def _reader(self) -> Recogniser | None:
        """Return the network once there is something to read, or None where none can be had."""
        if self.recogniser is not None or self.editor.is_blank:
            return self.recogniser
        if not self._model or self._model == self._broken:
            return None
        try:
            self.recogniser = self.context.recognisers.get(self._model)
        except BadakError as error:
            # Said once; the pen must not be answered by a message at every event.
            self._broken = self._model
            self.failed.emit(error)
        return self.recogniser

    def _info(self) -> ModelInfo:
        if self.recogniser is None:
            return ModelInfo(self._model)
        weights = int(self.recogniser.network.flat_params.size)
        return ModelInfo(self._model, weights, limits=self.recogniser.limits)

    @Slot(object)
    def _prepared(self, recogniser: Recogniser) -> None:
        if self.recogniser is None and recogniser.name == self._model:
            self.recogniser = recogniser
            self.recognise()

    @Slot(object)
    def _drawing_changed(self, _drawing: Drawing) -> None:
        self._wait()

    @Slot(object)
    def _drawing_settled(self, drawing: Drawing) -> None:
        self.context.drawing.value = drawing
        self._wait()

    @Slot(object)
    def _drawing_given(self, drawing: Drawing | None) -> None:
        """Take over a drawing that was set elsewhere, as one step of undo."""
        if drawing is not None and drawing is not self.editor.settled_drawing:
            self.editor.replace(drawing)

    def _wait(self) -> None:
        if not self._soon.isActive():  # started anew by each event, it would never be over
            self._soon.start()

    @Slot(str, str)
    def _renamed(self, old: str, new: str) -> None:
        thresholds.rename(self.context.settings, old, new)

    @Slot(str)
    def _deleted(self, name: str) -> None:
        thresholds.forget(self.context.settings, name)

    @Slot()
    def _models_changed(self) -> None:
        """Offer what networks there are now; one that could not be read may have come back."""
        self._broken = ""
        self.recognise()

    @Slot()
    def _replaced(self) -> None:
        """Read with the network that has taken the place of the one in use."""
        self.recogniser, self._broken = None, ""
        self.recognise()

    @Slot()
    def _pen_changed(self) -> None:
        self.context.settings.set(PEN_KEY, self.editor.pen_width)


def _load(store: Recognisers, name: str) -> Iterator[Recogniser]:
    """Load a network and let it read once, which wakes up everything it needs; a job."""
    try:
        recogniser = store.get(name)
    except BadakError:
        # Said when the network is first needed, in the thread that shows messages.
        return
    dash = Stroke(points=np.array([[0.5, 0.3], [0.5, 0.7]]), width=DEFAULT_PEN)
    recogniser.recognise(Drawing(strokes=(dash,)))
    yield recogniser

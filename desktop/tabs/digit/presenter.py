"""Owns the digit tab: the drawing, the network that reads it, and what has been tried so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.context import TabContext
from desktop.jobs import JobRunner
from desktop.recognisers import Recognisers
from desktop.tabs.digit import tries
from desktop.tabs.digit.state import DigitState, ModelInfo
from desktop.widgets.drawing_editor import DEFAULT_PEN, DrawingEditor
from nn_core.digits import Drawing, Recogniser, Recognition, Stroke
from nn_core.errors import BadakError

MODEL_KEY = "digit/model"
PEN_KEY = "digit/pen"


class DigitPresenter(QObject):
    """The sole owner of the tab's state.

    A recognition takes a few milliseconds, so it is done right here. It waits until the events
    that are already there have been taken, so that a fast mouse is answered once a frame and
    always with the newest drawing.

    Parameters
    ----------
    context : TabContext
    parent : QObject, optional
    """

    state_changed = Signal(object)
    """The new `DigitState`."""

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.editor = DrawingEditor(self)
        self._tries = tries.Tries()
        names = context.recognisers.names()
        chosen = context.settings.text(MODEL_KEY)
        self._model = chosen if chosen in names else (names[0] if names else "")
        self._broken = ""
        self._recogniser: Recogniser | None = None
        self._runner: JobRunner | None = None
        self._state = DigitState(self.editor.drawing, names, ModelInfo(self._model))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.recognise)
        self.editor.set_pen_width(context.settings.number(PEN_KEY, DEFAULT_PEN))
        self.editor.changed.connect(self._drawing_changed)
        self.editor.settled.connect(self._drawing_settled)
        self.editor.pen_changed.connect(self._pen_changed)

    @property
    def state(self) -> DigitState:
        """The present state."""
        return self._state

    @property
    def pending(self) -> bool:
        """Whether the drawing has changed since it was last read."""
        return self._soon.isActive()

    @property
    def recogniser(self) -> Recogniser | None:
        """The network in use, or None before it was needed and where there is none."""
        return self._recogniser

    @Slot()
    def prepare(self) -> None:
        """Load the network in the background, so that the first stroke doesn't wait for it."""
        if not self._model or self._recogniser is not None:
            return
        if self._runner is None:
            self._runner = self._context.make_runner(self)
            self._runner.yielded.connect(self._prepared)
        store, name = self._context.recognisers, self._model
        self._runner.start(partial(_load, store, name))

    @Slot(str)
    def set_model(self, name: str) -> None:
        """Let another network read the drawing."""
        if name == self._model or name not in self._state.models:
            return
        self._model, self._recogniser, self._broken = name, None, ""
        self._context.settings.set(MODEL_KEY, name)
        self.recognise()

    @Slot()
    def recognise(self) -> None:
        """Read the drawing now and tell everyone."""
        self._soon.stop()
        drawing = self.editor.drawing
        recognition = self._read(drawing)
        settled = self.editor.builder is None
        done = self._tries.notice(drawing, self._model, recognition, settled)
        self._state = replace(
            self._state,
            drawing=drawing,
            model=self._info(),
            recognition=recognition,
            settled=settled,
            done=done,
        )
        self.state_changed.emit(self._state)

    def _read(self, drawing: Drawing) -> Recognition | None:
        """Return the recognition, or None on blank paper and where no network can be had."""
        if self.editor.is_blank or not self._model or self._model == self._broken:
            return None
        try:
            if self._recogniser is None:
                self._recogniser = self._context.recognisers.get(self._model)
            return self._recogniser.recognise(drawing)
        except BadakError as error:
            # Said once; the pen must not be answered by a message at every event.
            self._broken = self._model
            self._context.report(error)
            return None

    def _info(self) -> ModelInfo:
        if self._recogniser is None:
            return ModelInfo(self._model)
        return ModelInfo(self._model, int(self._recogniser.network.flat_params.size))

    @Slot(object)
    def _prepared(self, recogniser: Recogniser) -> None:
        if self._recogniser is None and recogniser.name == self._model:
            self._recogniser = recogniser
            self.recognise()

    @Slot(object)
    def _drawing_changed(self, _drawing: Drawing) -> None:
        self._soon.start()

    @Slot(object)
    def _drawing_settled(self, drawing: Drawing) -> None:
        self._context.drawing.value = drawing
        self._soon.start()

    @Slot()
    def _pen_changed(self) -> None:
        self._context.settings.set(PEN_KEY, self.editor.pen_width)


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

"""Owns the digit tab: the drawing, the network that reads it, and what has been tried so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from desktop.services.context import TabContext
from desktop.services.jobs import JobRunner
from desktop.services.network_choice import ChosenNetwork
from desktop.services.recognisers import Recognisers
from desktop.tabs.digit import thresholds, tries
from desktop.tabs.digit.state import DigitState, ModelInfo
from desktop.widgets.canvas.drawing_editor import DEFAULT_PEN, DrawingEditor
from nn_core.digits import Drawing, Limits, Recogniser, Stroke
from nn_core.digits.segment import segment
from nn_core.errors import BadakError

MODEL_KEY = "digit/model"
PEN_KEY = "digit/pen"
LONG = 16
"""Milliseconds of a reading after which the pen is followed for a while before the next one."""
RESTS, LONGEST_REST = 3, 400
"""How many times as long, and the most milliseconds."""


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
        self._chosen_network = ChosenNetwork(context, MODEL_KEY, self)
        self._broken = ""
        self._recogniser: Recogniser | None = None
        self._chosen: int | None = None
        self._runner: JobRunner | None = None
        self._state = DigitState(
            self.editor.drawing, self._chosen_network.names, ModelInfo(self._model)
        )
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._took = QElapsedTimer()
        self._soon.timeout.connect(self.recognise)
        self.editor.set_pen_width(context.settings.number(PEN_KEY, DEFAULT_PEN))
        self.editor.changed.connect(self._drawing_changed)
        self.editor.settled.connect(self._drawing_settled)
        self.editor.pen_changed.connect(self._pen_changed)
        context.models.renamed.connect(self._renamed)
        context.models.deleted.connect(self._deleted)
        self._chosen_network.changed.connect(self._models_changed)
        self._chosen_network.replaced.connect(self._replaced)

    @property
    def state(self) -> DigitState:
        """The present state."""
        return self._state

    @property
    def _model(self) -> str:
        return self._chosen_network.name

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
        if self._chosen_network.choose(name):
            self._recogniser, self._broken = None, ""
            self.recognise()

    @Slot()
    def recognise(self) -> None:
        """Read the drawing now and tell everyone."""
        self._soon.stop()
        self._took.start()
        drawing = self.editor.drawing
        recogniser = self._reader()
        info = self._info()
        limits = thresholds.remembered(self._context.settings, info)
        recognition = None
        if recogniser is not None and not self.editor.is_blank:
            recognition = recogniser.recognise(drawing, limits)
        self._state = replace(
            self._state,
            drawing=drawing,
            model=info,
            recognition=recognition,
            settled=self.editor.builder is None,
            limits=limits,
            parts=(),
        )
        self._read_apart()
        self._tell()
        # What takes long to read must not keep the pen from being followed.
        took = self._took.elapsed()
        self._soon.setInterval(min(LONGEST_REST, RESTS * took) if took > LONG else 0)

    @Slot(float)
    def set_strange_above(self, strangeness: float) -> None:
        """Refuse what is stranger than this; the drawing is not read again for it."""
        self._set_limits(replace(self._state.limits, strangeness=strangeness))

    @Slot(float)
    def set_sure_above(self, confidence: float) -> None:
        """Call an answer less probable than this not sure."""
        self._set_limits(replace(self._state.limits, confidence=confidence))

    @Slot()
    def reset_limits(self) -> None:
        """Go back to the limits that belong to the network."""
        if self._state.model.limits is not None:
            self._set_limits(self._state.model.limits)

    @Slot(bool)
    def set_apart(self, apart: bool) -> None:
        """Read several digits one by one from now on, or not any more."""
        self._chosen = None
        self._state = replace(self._state, apart=apart, parts=())
        self._read_apart()
        self._tell()

    @Slot(int)
    def choose_part(self, index: int) -> None:
        """Show one of several digits in the bars and below."""
        if index in range(len(self._state.parts)):
            self._chosen = index
            self._read_apart()
            self._tell()

    def _read_apart(self) -> None:
        """Read the digits of the drawing one by one where that is wanted, one with its layers.

        Unless the user has chosen another, that is the last one: the one being drawn.
        """
        state, recogniser = self._state, self._recogniser
        if not (state.apart and state.several) or recogniser is None:
            self._chosen = None
            return
        drawings = segment(state.drawing)
        parts = recogniser.recognise_many(drawings, state.limits)
        last = len(parts) - 1
        chosen = last if self._chosen is None else min(self._chosen, last)
        parts[chosen] = recogniser.recognise(drawings[chosen], state.limits)
        self._state = replace(state, parts=tuple(parts), chosen=chosen)

    def _set_limits(self, limits: Limits) -> None:
        state = self._state
        thresholds.remember(self._context.settings, state.model, limits)
        whole = state.recognition
        self._state = replace(
            state,
            limits=limits,
            recognition=None if whole is None else whole.judged(limits),
            parts=tuple(part.judged(limits) for part in state.parts),
        )
        self._tell()

    def _tell(self) -> None:
        done = self._tries.notice(self._state)
        self._state = replace(self._state, done=done)
        self.state_changed.emit(self._state)

    def _reader(self) -> Recogniser | None:
        """Return the network once there is something to read, or None where none can be had."""
        if self._recogniser is not None or self.editor.is_blank:
            return self._recogniser
        if not self._model or self._model == self._broken:
            return None
        try:
            self._recogniser = self._context.recognisers.get(self._model)
        except BadakError as error:
            # Said once; the pen must not be answered by a message at every event.
            self._broken = self._model
            self._context.report(error)
        return self._recogniser

    def _info(self) -> ModelInfo:
        if self._recogniser is None:
            return ModelInfo(self._model)
        weights = int(self._recogniser.network.flat_params.size)
        return ModelInfo(self._model, weights, limits=self._recogniser.limits)

    @Slot(object)
    def _prepared(self, recogniser: Recogniser) -> None:
        if self._recogniser is None and recogniser.name == self._model:
            self._recogniser = recogniser
            self.recognise()

    @Slot(object)
    def _drawing_changed(self, _drawing: Drawing) -> None:
        self._wait()

    @Slot(object)
    def _drawing_settled(self, drawing: Drawing) -> None:
        self._context.drawing.value = drawing
        self._wait()

    def _wait(self) -> None:
        if not self._soon.isActive():  # started anew by each event, it would never be over
            self._soon.start()

    @Slot(str, str)
    def _renamed(self, old: str, new: str) -> None:
        thresholds.rename(self._context.settings, old, new)

    @Slot(str)
    def _deleted(self, name: str) -> None:
        thresholds.forget(self._context.settings, name)

    @Slot()
    def _models_changed(self) -> None:
        """Offer what networks there are now; one that could not be read may have come back."""
        self._broken = ""
        self._state = replace(self._state, models=self._chosen_network.names)
        self.recognise()

    @Slot()
    def _replaced(self) -> None:
        """Read with the network that has taken the place of the one in use."""
        self._recogniser, self._broken = None, ""
        self.recognise()

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

"""Owns the framing page: the drawing, the switches, the nudge, and what is worked out of them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Slot

from desktop.services.context import TabContext
from desktop.services.jobs import JobRunner
from desktop.services.picture_network import ShownPicture, Source
from desktop.tabs.digit.framing import work
from desktop.tabs.digit.framing.state import NETS, Explained, FramingState, NetAnswer, View
from desktop.tabs.kit.presenter import Goals, Presenter
from nn_core.digits import Drawing
from nn_core.digits.framing_steps import ALL, STEPS, Switches, framed, framing_steps

VIEW_KEY = "framing/page"


def _present(context: TabContext) -> tuple[str, ...]:
    there = context.recognisers.names()
    return tuple(name for name in NETS if name in there)


def _book_alone(answers: tuple[NetAnswer, ...]) -> bool:
    """Whether the book's network has changed its answer and the CNN has not."""
    by_name = {answer.name: answer for answer in answers}
    book, cnn = by_name.get("book"), by_name.get("cnn")
    if book is None or cnn is None or cnn.digit is None:
        return False
    return book.differs and not cnn.differs


def _negative(before: FramingState, after: FramingState) -> bool:
    off = not after.blank and "ink" in after.switches.off
    return off and any(answer.differs for answer in after.answers)


def _mass(before: FramingState, after: FramingState) -> bool:
    return not after.blank and after.switches.off == ("mass",) and _book_alone(after.answers)


def _nudge(before: FramingState, after: FramingState) -> bool:
    return not after.blank and after.view is View.NUDGE and _book_alone(after.moved_answers)


class FramingPresenter(Presenter[FramingState]):
    """The framing page without any widget; switches and nudge can be undone.

    The steps of one drawing take some milliseconds and are worked out here; what the networks
    answer to all combinations and all places is worked out in the background once for a drawing,
    so that a switch or a nudge is answered at once. Nothing is loaded before `enter`.
    """

    undoable = ("switches", "nudge")

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        view = context.settings.text(VIEW_KEY, View.STEPS)
        state = FramingState(
            names=_present(context), view=View(view) if view in list(View) else View.STEPS
        )
        goals: Goals[FramingState] = {"negative": _negative, "mass": _mass, "nudge": _nudge}
        super().__init__(context, state, goals, parent)
        self._asked = self._marks()
        self._runner: JobRunner | None = None
        self._readers = work.Readers(context.recognisers)
        self.measuring = work.Measuring(context, state.names, self)
        self.measuring.changed.connect(self._measured)
        self.pictures = self.looks_at = ShownPicture(context.drawing, parent=self)
        self.pictures.changed.connect(self._read)
        self.pictures.failed.connect(self.failed)
        context.models.changed.connect(self._models_changed)
        self._history.stack.indexChanged.connect(self._measure_if_seen)

    def followed(self, state: FramingState) -> FramingState:
        """Frame another drawing, or with other switches; the steps hold no more than they must."""
        before, drawing = self.state, state.drawing
        if drawing is before.drawing and state.switches == before.switches:
            return state
        steps = None if drawing is None else framing_steps(drawing, state.switches)
        if steps is None or steps.box is None:
            return replace(state, drawing=None, steps=None, picture=None, source=Source.NOTHING)
        same = drawing is before.drawing
        picture = before.picture if same or drawing is None else framed(drawing, ALL)
        return replace(state, steps=steps, picture=picture)

    def enter(self) -> None:
        """Frame what has been drawn; called when the page is shown."""
        if not self.pictures.set_active(True) and self.state.view is View.STEPS:
            self.measuring.want(self.state.rows)

    def leave(self) -> None:
        self.pictures.set_active(False)
        self.measuring.pause()

    @Slot(str)
    def set_view(self, view: str) -> None:
        """Show the steps or the moved picture, and remember it."""
        if view != self.state.view:
            self.context.settings.set(VIEW_KEY, view)
            self.update(view=View(view))
            self._measure_if_seen()

    @Slot(str, bool)
    def set_switch(self, name: str, on: bool) -> None:
        """Take a step, or leave it out."""
        if name in STEPS:
            self.set_switches(replace(self.state.switches, **{name: on}))

    @Slot(object)
    def set_switches(self, switches: Switches) -> None:
        self.edit(lambda state: replace(state, switches=switches))

    @Slot(int, int)
    def set_nudge(self, dx: int, dy: int) -> None:
        """Move the picture by so many pixels, to the right and down; see `end_drag`."""
        if (dx, dy) != self.state.nudge:
            self.edit(lambda state: state.moved_to(dx, dy), "nudge")

    def nudge_by(self, dx: int, dy: int) -> None:
        """Move the picture on, as an edit of its own."""
        x, y = self.state.nudge
        self.set_nudge(x + dx, y + dy)
        self.end_drag()

    @Slot()
    def toggle_measuring(self) -> None:
        """Stop measuring, or measure everything on other digits."""
        if self.state.measuring:
            self.measuring.stop()
        else:
            self.measuring.again()

    @Slot()
    def _models_changed(self) -> None:
        """Ask the networks anew if one of the three is another one now; others aren't asked."""
        marks = self._marks()
        if marks != self._asked:
            self._asked = marks
            self.update(names=_present(self.context), explained=Explained())
            self.measuring.forget(self.state.names)
            self.pictures.renew()

    def _marks(self) -> tuple[tuple[str, int], ...]:
        return tuple((name, self.context.models.changes(name)) for name in _present(self.context))

    @Slot()
    def _read(self) -> None:
        """Frame the picture there is and have the networks read it."""
        drawing, source, label = self._picture()
        self.update(
            drawing=drawing,
            source=Source.NOTHING if drawing is None else source,
            drawn=self.context.drawing.value is not None,
            label=label,
            explained=Explained(),
        )
        self._explain()

    def _picture(self) -> tuple[Drawing | None, Source, int | None]:
        if self.pictures.place is not None:
            drawing, label = work.off_centre(self.pictures.taken - 1)
            return drawing, Source.SAMPLE, label
        return self.context.drawing.value, Source.DRAWING, None

    def _explain(self) -> None:
        if self._runner is None:
            self._runner = self.runner(self._explained, self._measure_if_seen)
        state = self.state
        if state.drawing is None or not state.names:
            self._runner.cancel()
            self._measure_if_seen()
            return
        nudges_first = state.view is View.NUDGE
        job = partial(work.explain, self._readers, state.names, state.drawing, nudges_first)
        self._runner.start(job)

    @Slot(object)
    def _explained(self, explained: Explained) -> None:
        if self.state.drawing is not None:
            self.update(explained=explained)

    @Slot()
    def _measure_if_seen(self) -> None:
        if self.pictures.active and self.state.view is View.STEPS:
            self.measuring.want(self.state.rows)
        else:
            self.measuring.pause()

    @Slot()
    def _measured(self) -> None:
        found = self.measuring
        self.update(measured=found.measured, measuring=found.running, total=work.COUNT)

"""Owns the framing tab: the drawing, the switches, the nudge, and what is worked out of them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.services.context import TabContext
from desktop.services.jobs import JobRunner
from desktop.services.picture_source import ShownPicture, Source
from desktop.tabs.framing import samples, tries, work
from desktop.tabs.framing.measuring import Measuring
from desktop.tabs.framing.readers import Readers
from desktop.tabs.framing.state import NETS, Explained, FramingState, Page
from nn_core.digits import Drawing
from nn_core.digits.framing_steps import ALL, STEPS, Switches, framed, framing_steps
from nn_core.digits.shifts import REACH

PAGE_KEY = "framing/page"


class FramingPresenter(QObject):
    """The sole owner of the tab's state.

    The steps of one drawing take some milliseconds and are worked out here; what the networks
    answer to all combinations and all places is worked out in the background once for a drawing,
    so that a switch or a nudge is answered at once. Nothing is loaded before `prepare`.
    """

    state_changed = Signal(object)  # FramingState

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        page = context.settings.text(PAGE_KEY, Page.STEPS)
        self._state = FramingState(
            names=self._present(),
            page=Page(page) if page in list(Page) else Page.STEPS,
        )
        self._asked = self._marks()
        self._drawing: Drawing | None = None
        self._runner: JobRunner | None = None
        self._readers = Readers(context.recognisers)
        self.measuring = Measuring(context, self._state.names, self)
        self.measuring.changed.connect(self._measured)
        self._shown = ShownPicture(context.drawing, parent=self)
        self._shown.changed.connect(self._read)
        self._shown.failed.connect(context.report)
        context.models.changed.connect(self._models_changed)

    @property
    def state(self) -> FramingState:
        """The present state."""
        return self._state

    @Slot()
    def prepare(self) -> None:
        """Frame what has been drawn; called when the tab is shown."""
        looked = self._shown.set_active(True)
        if not looked and self._state.page is Page.STEPS:
            self.measuring.want(self._state.rows)

    @Slot()
    def rest(self) -> None:
        """Measure nothing while nobody looks."""
        self._shown.set_active(False)
        self.measuring.pause()

    @Slot()
    def take_sample(self) -> None:
        """Take a bundled digit, small and off the middle; every call takes another one."""
        self._shown.take_sample()

    @Slot()
    def take_drawing(self) -> None:
        """Go back to the drawing."""
        self._shown.take_drawing()

    @Slot(str)
    def set_page(self, page: str) -> None:
        """Bring a page to the front and remember it."""
        if page == self._state.page:
            return
        self._context.settings.set(PAGE_KEY, page)
        self._tell(page=Page(page))
        self._measure_if_seen()

    @Slot(str, bool)
    def set_switch(self, name: str, on: bool) -> None:
        """Take a step, or leave it out."""
        if name in STEPS:
            self.set_switches(replace(self._state.switches, **{name: on}))

    @Slot(object)
    def set_switches(self, switches: Switches) -> None:
        """Choose all switches at once."""
        if switches == self._state.switches:
            return
        steps = None if self._drawing is None else framing_steps(self._drawing, switches)
        self._tell(switches=switches, steps=steps)
        self._measure_if_seen()

    @Slot(int, int)
    def set_nudge(self, dx: int, dy: int) -> None:
        """Move the picture by so many pixels, to the right and down."""
        nudge = (min(max(dx, -REACH), REACH), min(max(dy, -REACH), REACH))
        if nudge != self._state.nudge:
            self._tell(nudge=nudge)

    @Slot(int, int)
    def nudge_by(self, dx: int, dy: int) -> None:
        """Move the picture on."""
        x, y = self._state.nudge
        self.set_nudge(x + dx, y + dy)

    def _present(self) -> tuple[str, ...]:
        there = self._context.recognisers.names()
        return tuple(name for name in NETS if name in there)

    @Slot()
    def _models_changed(self) -> None:
        """Ask the networks anew if one of the three is another one now; others aren't asked."""
        marks = self._marks()
        if marks != self._asked:
            self._asked = marks
            self._tell(names=self._present(), explained=Explained())
            self.measuring.forget(self._state.names)
            self._shown.renew()

    def _marks(self) -> tuple[tuple[str, int], ...]:
        return tuple((name, self._context.models.changes(name)) for name in self._present())

    @Slot()
    def _read(self) -> None:
        """Frame the picture there is and have the networks read it."""
        drawing, source, label = self._picture()
        steps = None if drawing is None else framing_steps(drawing, self._state.switches)
        if steps is None or steps.box is None:
            drawing, steps, source = None, None, Source.NOTHING
        self._drawing = drawing
        picture = None if drawing is None else framed(drawing, ALL)
        drawn = self._context.drawing.value is not None
        self._tell(
            source=source,
            drawn=drawn,
            label=label,
            steps=steps,
            picture=picture,
            explained=Explained(),
        )
        self._explain()

    def _picture(self) -> tuple[Drawing | None, Source, int | None]:
        if self._shown.place is not None:
            drawing, label = samples.off_centre(self._shown.taken - 1)
            return drawing, Source.SAMPLE, label
        return self._context.drawing.value, Source.DRAWING, None

    def _explain(self) -> None:
        if self._runner is None:
            self._runner = self._context.make_runner(self)
            self._runner.yielded.connect(self._explained)
            self._runner.failed.connect(self._context.report)
            self._runner.finished.connect(self._measure_if_seen)
        if self._drawing is None or not self._state.names:
            self._runner.cancel()
            self._measure_if_seen()
            return
        nudges_first = self._state.page is Page.NUDGE
        job = partial(work.explain, self._readers, self._state.names, self._drawing, nudges_first)
        self._runner.start(job)

    @Slot(object)
    def _explained(self, explained: Explained) -> None:
        if self._drawing is not None:
            self._tell(explained=explained)

    @Slot()
    def _measure_if_seen(self) -> None:
        if self._shown.active and self._state.page is Page.STEPS:
            self.measuring.want(self._state.rows)
        else:
            self.measuring.pause()

    @Slot()
    def _measured(self) -> None:
        found = self.measuring
        self._tell(measured=found.measured, measuring=found.running, total=work.COUNT)

    def _tell(self, **changes: object) -> None:
        state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._state = replace(state, done=state.done | tries.noticed(state))
        self.state_changed.emit(self._state)

"""The run of a learner: goes on, stops, goes back, is changed, at a pace; says where it is."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop.services.context import TabContext
from desktop.services.frame_runner import PICTURE_MS, SLICE
from desktop.services.held_network import APART_MS, Held, read_only
from desktop.services.jobs import Turns
from nn_core.errors import BadakError
from nn_core.learning import Learner, Setup, Snapshot, Step, TrainingData
from nn_core.learning.diagnosis import Diagnosis, diagnose, rate_after
from nn_core.learning.history import History
from nn_core.learning.records import Edit, Evaluation, LastStep, RunRecord, SubStep, Update
from nn_core.network import Network

MEASURED = 3
"""Of the last steps the quickest decides where the run goes on."""
AT_ONCE = 0.012
"""Seconds that going to another step may take before the rest is done in slices."""
EVALUATED = 10
"""Steps from one reading of the samples held apart to the next."""
PACED = 2.0
"""Seconds of the last steps that tell how fast a run goes."""


class Speed(StrEnum):
    """How fast a run goes."""

    ONE = "one"
    TEN = "ten"
    PICTURE = "picture"
    FULL = "full"


DEAR = 0.0015
"""Seconds of a step from which on it is done in a worker. One of 784-256-128-10 takes some 4 ms
there: three times as many steps a second, and pictures as even, as in slices; with shorter steps a
worker has Python's lock too often, and the frame rate is halved."""
PACES = {Speed.ONE: 1000, Speed.TEN: 100, Speed.PICTURE: PICTURE_MS}
"""Milliseconds from step to step; at full speed one follows the other."""


@dataclass(frozen=True)
class RunState:
    """Where a run is.

    - ``step``, ``samples``: steps done, and samples learnt in them.
    - ``epochs``: times through the data: samples over how many there are.
    - ``first``, ``furthest``: the steps one can go to.
    - ``last``: the step that led here; None at the start, and where one has gone by other ways.
    - ``part``: the part of a step that has just been done, where steps are done in parts.
    - ``half_done``: whether a step was begun in parts and not finished.
    - ``evaluation``: the last reading of the samples held apart.
    - ``diagnosis``: why the run broke, just now.
    - ``end``: the step at which the run stops by itself; 0 where it doesn't.
    - ``left``: seconds until then, by the pace of the last moments; None where that isn't known.
    """

    setup: Setup
    step: int = 0
    samples: int = 0
    epochs: float = 0.0
    first: int = 0
    furthest: int = 0
    running: bool = False
    speed: Speed = Speed.PICTURE
    last: Step | None = None
    part: SubStep | None = None
    half_done: bool = False
    evaluation: Evaluation | None = None
    diagnosis: Diagnosis | None = None
    end: int = 0
    left: float | None = None

    @property
    def broken(self) -> bool:
        """Whether the last step left something that is no number; it has been undone."""
        return self.diagnosis is not None


class _Copy(NamedTuple):
    """What a worker has copied for the GUI thread."""

    network: Network
    step: int
    last: LastStep


@dataclass(frozen=True, eq=False)
class _Moment:
    """Where the learner is, told from the thread it learns in, and from a worker a copy."""

    state: RunState
    copy: _Copy | None = None


class TrainingRun(QObject):
    """Steps a learner: small steps in slices of the GUI thread, others in a worker.

    Which it is is measured over the first steps. However one gets to a step, and wherever it is
    done, the parameters are the same to the last bit.

    - ``context``: errors are reported there, and the network is held there for others to read with.
    - ``reads``: what the network reads, for `Held`.
    - ``dear``: whether steps are done in a worker; measured by default.
    - ``title``: what the network is called in other tabs, translated; set it before it is trained.
    - ``evaluate_every``: steps between two readings of the samples held apart; dear ones are read
      less often.
    """

    changed = Signal(object)  # RunState
    stepped = Signal(object)  # Step
    """A step was done; at full speed the newest of each picture only."""
    restarted = Signal()
    """Another run began: nothing that was known of the last one holds."""
    edited = Signal()
    """Settings, data or a weight have been changed; the steps beyond are forgotten."""

    def __init__(
        self,
        context: TabContext,
        setup: Setup,
        data: TrainingData,
        *,
        reads: str = "points",
        dear: bool | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.context, self.reads, self.title = context, reads, ""
        self.evaluate_every, self._fixed = EVALUATED, dear
        self._turns, self._home = Turns(), threading.get_ident()
        self._times: deque[float] = deque(maxlen=MEASURED)
        self._pace: deque[tuple[float, int]] = deque()
        self._copy_here: _Copy | None = None
        self._copied: tuple[Learner | None, _Copy | None, float] = None, None, 0.0
        self._start: Snapshot | None = None
        self._parts: Iterator[SubStep] | None = None
        self._learner = Learner(setup, data)
        self._state = RunState(setup)
        self._frames = context.make_frame_runner(self)
        self._job = context.make_runner(self)
        for runner in (self._frames, self._job):
            runner.yielded.connect(self._take)
            runner.failed.connect(context.report)
            runner.finished.connect(self._rested)
        self._clock = QTimer(self)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._tick)
        self._take(self._seen(self._learner))

    # What there is

    @property
    def state(self) -> RunState:
        """Where the run is."""
        return self._state

    @property
    def history(self) -> History:
        """The loss of every step, and the evaluations; safe to read while a worker learns."""
        return self._learner.history

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What has been changed in this run, each with its step."""
        return self._learner.edits

    @property
    def first_setup(self) -> Setup:
        return self._learner.start.setup

    @property
    def data(self) -> TrainingData:
        return self._learner.data

    @property
    def network(self) -> Network:
        """The network, for the GUI thread to read with until the next event; never to be kept."""
        if self._job.running and self._copy_here is not None:
            return self._copy_here.network
        if self._job.running or self._learner.half_done:
            with self.held_still() as learner:
                return learner.twin()
        return self._learner.network

    @property
    def last_step(self) -> LastStep:
        """What is known of the last step; while a worker learns, of one some pictures ago."""
        if self._job.running and self._copy_here is not None:
            return self._copy_here.last  # to wait for a step would hold up pictures
        with self.held_still() as learner:
            return learner.last_step()

    @contextmanager
    def held_still(self) -> Iterator[Learner]:
        """Give the learner between two steps, to read in it; a worker waits meanwhile."""
        with self._turns.between():
            yield self._learner

    @property
    def dear(self) -> bool:
        """Whether a step takes so long that it is done in a worker."""
        if self._fixed is not None:
            return self._fixed
        times = self._times
        if len(times) < MEASURED:
            # The first step takes longest; a very long one is not done twice in the GUI thread.
            return bool(times) and times[-1] > 4 * SLICE
        return min(times) > DEAR

    # On and back

    @Slot()
    def run(self) -> None:
        if not self._state.running:
            self._show(running=True, diagnosis=None)
            self._set_off()

    @Slot()
    def pause(self) -> None:
        """Stop after the present step."""
        self._halt()
        if self._state.running:
            self._show(running=False, left=None)
            self._publish()  # while it ran, a copy may have been a little older

    @Slot()
    def toggle(self) -> None:
        if self._state.running:
            self.pause()
        else:
            self.run()

    @Slot(str)
    def set_speed(self, speed: str) -> None:
        self._show(speed=Speed(speed))
        self._renew()

    @Slot(int)
    def set_end(self, step: int) -> None:
        """Stop by itself after a step; at 0, or at one that has been done, never."""
        self._show(end=step)
        self._renew()

    @Slot()
    def step_on(self) -> None:
        """Do one step, or finish one that is half done."""
        self.pause()
        self._do(partial(self._steps, 1))

    @Slot()
    def back(self) -> None:
        """Undo one step, or what has been done of the next."""
        here = self._state.step
        self.go_to(here if self._state.half_done else max(self._state.first, here - 1))

    @Slot(int)
    def go_to(self, step: int) -> None:
        self.pause()
        step = max(step, self._state.first)
        self._do(partial(self._going, step))

    @Slot()
    def sub_step(self) -> None:
        """Do the next part of a step: a layer forward, the loss, a layer back, the update."""
        self.pause()
        with self.held_still() as learner:
            if self._parts is None or not learner.half_done:
                self._parts = learner.sub_steps()
            part = next(self._parts)
            last = part.step if isinstance(part, Update) else None
            if last is not None:
                self._parts = None
                self._evaluate(learner, last)
            moment = self._seen(learner, last, part)
        self._take(moment)

    @Slot()
    def same_start(self) -> None:
        """Begin again with the present settings and data, and with the weights it began with."""
        self._begin(self._learner.setup, self._learner.data, self._start)

    @Slot()
    def other_start(self) -> None:
        """Begin again with other weights: those of the next seed."""
        setup = self._learner.setup
        self._begin(replace(setup, seed=setup.seed + 1), self._learner.data, None)

    def begin(self, setup: Setup, data: TrainingData, network: Network | None = None) -> None:
        """Begin another run, with the weights of a network of that setup if one is given.

        Raises `BadakError` if setup and data don't fit; then the present run stays.
        """
        start = None
        if network is not None:
            start = replace(Learner(setup, data).snapshot(), params=network.flat_params.copy())
        self._begin(setup, data, start)

    def record(self) -> RunRecord:
        """Return all of the run, in whatever thread."""
        with self.held_still() as learner:
            record = learner.record()
        return record if self._start is None else replace(record, given=self._start.params)

    def resume(self, record: RunRecord) -> None:
        """Stand where a run was when it was recorded."""
        self.pause()
        now, start = record.now, record.past[0]
        learner = Learner(now.setup, now.data)
        learner.resume(record)
        self._start = None if record.given is None else replace(start, params=record.given)
        self._stand(learner)
        self._publish()

    @Slot()
    def back_to_good(self) -> None:
        """Go back to the last good step of a run that broke, and take a smaller rate from there."""
        diagnosis = self._state.diagnosis
        if diagnosis is not None:
            self._do(partial(self._mending, diagnosis.good_step, diagnosis))

    def go_back_with(self, step: int, rate: float) -> None:
        """Go to a step of this run and take another learning rate from there."""
        self.pause()
        self._do(partial(self._mending, step, rate))

    # Change

    def change(
        self, setup: Setup | None = None, data: TrainingData | None = None, **settings: Any
    ) -> None:
        """Go on from here with other settings, data, or both, while it runs or not.

        - ``**settings``: fields of the setup; ``lr`` and ``optimizer`` (by name, or whole) besides.

        Raises `BadakError` if that can't be; nothing has changed then.
        """
        with self.held_still() as learner:
            wanted = (setup or learner.setup).changed(**settings)
            learner.change(wanted if wanted != learner.setup else None, data)
        self._after_edit()

    def put(self, name: str, place: tuple[int, ...], value: float) -> None:
        """Give one parameter another value; see ``Learner.put`` for errors."""
        with self.held_still() as learner:
            learner.put(name, place, value)
        self._after_edit()

    def _after_edit(self) -> None:
        with self.held_still() as learner:
            moment = self._seen(learner)
        self._take(moment)
        self.edited.emit()

    # How

    def press(self, key: int, shift: bool = False) -> bool:
        """Do what a key does (space bar, ←, →, Shift+→, Home); return whether there is one."""
        keys: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Space: self.toggle,
            Qt.Key.Key_Right: self.sub_step if shift else self.step_on,
            Qt.Key.Key_Left: self.back,
            Qt.Key.Key_Home: self.same_start,
        }
        action = keys.get(Qt.Key(key))
        if action is not None:
            action()
        return action is not None

    def _begin(self, setup: Setup, data: TrainingData, start: Snapshot | None) -> None:
        self.pause()
        learner = Learner(setup, data)
        if start is not None and start.setup.layers == setup.layers:
            # Of no run, so that another begins with these: one can come back to its start.
            learner.restore(replace(learner.snapshot(), params=start.params, origin=object()))
            self._start = start
        else:
            self._start = None
        self._stand(learner)

    def _stand(self, learner: Learner) -> None:
        self._learner, self._parts = learner, None
        self._copy_here = None
        self._times.clear()
        self._state = self._seen(learner).state
        self.restarted.emit()
        self.changed.emit(self._state)

    def _set_off(self) -> None:
        self._pace.clear()  # what is left is told by the pace from here on
        self._show(left=None)
        pace, state = PACES.get(self._state.speed), self._state
        if pace is not None:
            self._clock.start(pace)
        else:
            count = state.end - state.step if state.end > state.step else None
            (self._job if self.dear else self._frames).start(partial(self._steps, count))

    def _left(self, state: RunState) -> float | None:
        """Return the seconds until the end, by the pace of the last moments."""
        pace, now = self._pace, time.perf_counter()
        pace.append((now, state.step))
        while len(pace) > 2 and now - pace[1][0] > PACED:
            pace.popleft()
        took, done = now - pace[0][0], state.step - pace[0][1]
        if state.end <= state.step or took < PACED / 4 or done <= 0:
            return None
        return (state.end - state.step) * took / done

    def _renew(self) -> None:
        """Let a run that goes on do so in another way."""
        if self._state.running:
            self._halt()
            self._set_off()

    def _halt(self) -> None:
        self._clock.stop()
        self._frames.cancel()
        self._job.cancel()

    @Slot()
    def _tick(self) -> None:
        # Begun anew at every tick, a step would never be heard of on a busy machine.
        if not self._job.running:
            self._do(partial(self._steps, 1))

    def _do(self, work: Callable[[], Iterator[_Moment]]) -> None:
        """Do something that has an end: at once where it is short, else as it suits."""
        if self.dear or self._job.running:
            self._job.start(work)
            return
        due, moments, last = time.perf_counter() + AT_ONCE, work(), None
        try:
            for moment in moments:
                last = moment
                if time.perf_counter() > due:
                    self._frames.start(lambda: moments)
                    break
        except BadakError as error:
            self.context.report(error)
        if last is not None:
            self._take(last)

    def _steps(self, count: int | None) -> Iterator[_Moment]:
        """Learn on; a generator for either runner."""
        learner = self._learner
        steps = islice(learner.steps(), count)
        return self._told(learner, steps)

    def _going(self, step: int) -> Iterator[_Moment]:
        learner = self._learner
        with self._turns.step():
            steps = learner.go_to(step)
            moment = self._seen(learner)
        yield moment
        for moment in self._told(learner, steps):
            yield moment
        with self._turns.step():
            # The last step may have met a change that lies there; a broken one stays broken.
            seen = self._seen(learner)
        yield replace(seen, state=replace(seen.state, diagnosis=moment.state.diagnosis))

    def _mending(self, step: int, cure: Diagnosis | float) -> Iterator[_Moment]:
        yield from self._going(step)
        learner = self._learner
        with self._turns.step():
            rate = cure if isinstance(cure, float) else rate_after(learner.setup, cure)
            if rate != learner.setup.optimizer.lr:
                learner.change(learner.setup.with_rate(rate))
            moment = self._seen(learner)
        yield moment

    def _told(self, learner: Learner, steps: Iterator[Step]) -> Iterator[_Moment]:
        while True:
            with self._turns.step():
                begin, work = time.perf_counter(), time.thread_time()
                step = next(steps, None)
                if step is None:
                    return
                # In a worker most of the time may go by waiting for the window, which says nothing.
                took, worked = time.perf_counter() - begin, time.thread_time() - work
                self._times.append(min(took, worked) if worked else took)
                self._evaluate(learner, step)
                moment = self._seen(learner, step)
            yield moment
            if not step.finite:
                return

    def _evaluate(self, learner: Learner, step: Step) -> None:
        if step.finite and step.step % self.evaluate_every == 0:
            learner.evaluate()

    def _seen(
        self, learner: Learner, last: Step | None = None, part: SubStep | None = None
    ) -> _Moment:
        """Return where the learner is; after a step that broke it has gone back."""
        diagnosis = None if last is None or last.finite else diagnose(learner)
        state = replace(
            self._state,
            setup=learner.setup,
            step=learner.step,
            samples=learner.samples,
            epochs=learner.samples / len(learner.data.x),
            first=learner.history.first,
            furthest=learner.history.last,
            last=last,
            part=part,
            half_done=learner.half_done,
            evaluation=learner.history.last_evaluation() if learner.history.last else None,
            diagnosis=diagnosis,
        )
        if threading.get_ident() == self._home:
            return _Moment(state)
        return _Moment(state, self._copy(learner))

    def _copy(self, learner: Learner) -> _Copy:
        """Return a copy, now and then another one: a worker's own network is changed."""
        of, copy, due = self._copied
        if copy is None or of is not learner or time.perf_counter() > due:
            copy = _Copy(read_only(learner.twin()), learner.step, learner.last_step())
            self._copied = learner, copy, time.perf_counter() + APART_MS / 1000
        return copy

    @Slot(object)
    def _take(self, moment: _Moment) -> None:
        state = moment.state
        self._copy_here = moment.copy
        mine: dict[str, Any] = {"speed": self._state.speed, "end": self._state.end, "left": None}
        ended = bool(state.step) and state.step == self._state.end
        running = self._state.running and not (state.broken or ended)
        if running:
            mine["left"] = self._left(replace(state, end=self._state.end))
        elif self._state.running:
            self._halt()
        self._show(**{**vars(state), **mine, "running": running})
        if state.last is not None:
            self.stepped.emit(state.last)
        self._publish()
        full = running and self._state.speed is Speed.FULL
        if full and self.dear != self._job.running:
            self._renew()  # what was measured says that the other runner is the right one

    @Slot(object)
    def _rested(self, _outcome: object) -> None:
        """Catch up with the steps that were done before a worker heard that it should stop."""
        if not (self._job.running or self._frames.running or self._state.running):
            with self.held_still() as learner:
                behind = learner.step != self._state.step
                moment = self._seen(learner)
            if behind:
                self._take(moment)
            elif moment.state.step:
                self._publish()
                self._show()  # what was read of a worker's copy may be a little older

    def _publish(self) -> None:
        """Have others read with the network, once it has learnt something."""
        if self._state.step:
            self.context.held.publish(self._held)

    def _held(self) -> Held:
        # A worker's copy is hardly older, and while it runs another would hold up a picture.
        copy = self._copy_here if self._job.running or self._state.running else None
        if copy is not None:
            network, step = copy.network, copy.step
        else:
            with self.held_still() as learner:
                network, step = read_only(learner.twin()), learner.step
        return Held(network, step, self.title, self.reads, self._state.setup)

    def _show(self, **fields: Any) -> None:
        self._state = replace(self._state, **fields)
        self.changed.emit(self._state)

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer

from desktop.services.training_run import Speed, TrainingRun
from nn_core.data import points
from nn_core.errors import ValueRefused
from nn_core.learning import (
    DataSpec,
    LayerSpec,
    Learner,
    OptimizerSpec,
    Setup,
    TrainingData,
    dense,
)

DATA = points.make(DataSpec("xor", 40)).training_data()
SETUP = Setup(
    inputs=(2,),
    layers=dense(4, 1, activation="tanh"),
    loss="sigmoid",
    optimizer=OptimizerSpec("adam", 0.03),
    batch_size=10,
    dropout=0.2,
    batch_norm=True,
    data=DataSpec("xor", 40),
)


def made(context, setup=SETUP, data=DATA, **more) -> TrainingRun:
    return TrainingRun(context, setup, data, parent=context, **more)


@pytest.fixture
def run(context):
    return made(context)


def reference(steps: int, setup: Setup = SETUP) -> bytes:
    learner = Learner(setup, DATA)
    for _ in learner.go_to(steps):
        pass
    return learner.network.flat_params.tobytes()


def params(run: TrainingRun) -> bytes:
    with run.held_still() as learner:
        return learner.snapshot().params.tobytes()


def go(run: TrainingRun, step: int, qtbot) -> None:
    run.go_to(step)
    qtbot.waitUntil(lambda: run.state.step == step and not run._frames.running)


def run_to(run: TrainingRun, step: int, qtbot) -> None:
    run.run()
    qtbot.waitUntil(lambda: run.state.step >= step)
    run.pause()
    qtbot.waitUntil(lambda: not run._job.running and not run._frames.running)


@pytest.mark.parametrize("dear", [False, True], ids=["frames", "worker"])
@pytest.mark.parametrize("speed", list(Speed))
def test_wherever_and_however_fast_the_parameters_are_the_same(context, qtbot, dear, speed):
    run = made(context, dear=dear)
    run.set_speed(speed)
    run_to(run, 2, qtbot)
    assert params(run) == reference(run.state.step)


@pytest.mark.parametrize("dear", [False, True], ids=["frames", "worker"])
def test_paused_in_parts_and_back_and_forth_they_are_the_same(context, qtbot, dear):
    run = made(context, dear=dear)
    run.set_speed(Speed.FULL)
    run_to(run, 37, qtbot)
    for _ in range(5):
        run.sub_step()
    assert run.state.half_done
    run.step_on()
    there = run.state.step
    qtbot.waitUntil(lambda: not run.state.half_done and not run._job.running)
    run.go_to(11)
    qtbot.waitUntil(lambda: run.state.step == 11)
    assert params(run) == reference(11)
    run.back()
    qtbot.waitUntil(lambda: run.state.step == 10)
    assert params(run) == reference(10)
    assert run.state.furthest >= there
    run.go_to(there)
    qtbot.waitUntil(lambda: run.state.step == there)
    run_to(run, there + 30, qtbot)
    assert params(run) == reference(run.state.step)


def test_sub_steps_are_a_step(run):
    parts = []
    while run.state.step == 0:
        run.sub_step()
        parts.append(type(run.state.part).__name__)
    assert parts[0] == "Forward"
    assert parts[-2:] == ["Backward", "Update"]
    assert not run.state.half_done
    assert params(run) == reference(1)


def test_back_undoes_a_step_that_is_half_done(run):
    run.step_on()
    run.sub_step()
    run.back()
    assert not run.state.half_done
    assert run.state.step == 1
    assert params(run) == reference(1)


def test_it_measures_where_steps_belong(context, qtbot):
    cheap = made(context)
    cheap.set_speed(Speed.FULL)
    run_to(cheap, 5, qtbot)
    assert not cheap.dear
    rng = np.random.default_rng(0)
    many = TrainingData.alone(rng.random((300, 1, 20, 20), np.float32), np.arange(300) % 10)
    layers = (LayerSpec("conv", 30, "relu", 5), LayerSpec("affine", 10))
    setup = Setup((1, 20, 20), layers, batch_size=300)
    dear = made(context, setup, many)
    dear.set_speed(Speed.FULL)
    run_to(dear, 4, qtbot)
    assert dear.dear


def test_closing_in_the_middle_waits_for_one_step(context, qtbot):
    run = made(context, dear=True)
    run.set_speed(Speed.FULL)
    run.run()
    qtbot.waitUntil(lambda: run.state.step > 0)
    begin = time.monotonic()
    context.shutdown()
    assert time.monotonic() - begin < 10  # a run at full speed has no end
    assert not run._job.running


@pytest.mark.parametrize("dear", [False, True], ids=["frames", "worker"])
def test_a_change_takes_hold_while_it_runs(context, qtbot, dear):
    run = made(context, dear=dear)
    run.set_speed(Speed.FULL)
    run.run()
    qtbot.waitUntil(lambda: run.state.step > 5)
    with qtbot.waitSignal(run.edited):
        run.change(lr=0.5, batch_size=4, optimizer="sgd")
    assert run.state.running
    changed = run.state.step
    qtbot.waitUntil(lambda: run.state.step > changed + 5)
    run.pause()
    assert run.state.setup.optimizer == OptimizerSpec("sgd", 0.5)
    assert run.state.setup.batch_size == 4
    assert run.edits[-1].step <= changed


def test_what_cant_be_is_refused_and_changes_nothing(run):
    with pytest.raises(ValueRefused):
        run.change(lr=-1.0)
    with pytest.raises(ValueRefused):
        run.put("9.W", (0, 0), 1.0)
    assert run.state.setup == SETUP
    assert not run.edits


def test_a_weight_is_put_and_gone_with_the_same_start(run):
    run.step_on()
    run.put("0.W", (0, 0), 2.5)
    assert run.network.parameters()["0.W"][0, 0] == 2.5
    run.same_start()
    assert run.state.step == 0
    assert params(run) == reference(0)


def test_same_start_is_the_same_and_other_start_is_not(run, qtbot):
    go(run, 20, qtbot)
    run.same_start()
    assert (run.state.step, run.state.furthest) == (0, 0)
    assert params(run) == reference(0)
    go(run, 20, qtbot)
    assert params(run) == reference(20)
    run.other_start()
    assert run.state.setup.seed == SETUP.seed + 1
    assert params(run) == reference(0, replace(SETUP, seed=1)) != reference(0)


def test_a_run_may_begin_with_a_given_network_and_begin_so_again(run, qtbot):
    network = Learner(replace(SETUP, seed=9), DATA).network
    run.begin(SETUP, DATA, network)
    assert params(run) == network.flat_params.tobytes()
    go(run, 5, qtbot)
    run.same_start()
    assert params(run) == network.flat_params.tobytes()
    run.change(layers=dense(5, 1, activation="tanh"))
    run.same_start()
    assert run.network.parameters()["0.W"].shape == (2, 5)


def test_one_goes_back_to_weights_that_were_given(run, qtbot):
    given = run.network.copy()
    given.flat_params[...] = 0.25
    run.begin(SETUP, DATA, given)
    first = params(run)
    go(run, 15, qtbot)
    go(run, 0, qtbot)
    assert params(run) == first


def wild(context, **more) -> TrainingRun:
    setup = replace(
        SETUP,
        layers=dense(4, 1, activation="relu"),
        loss="squared",
        optimizer=OptimizerSpec("sgd", 1e4),
        dropout=0.0,
        batch_norm=False,
    )
    return made(context, setup, **more)


@pytest.mark.parametrize("dear", [False, True], ids=["frames", "worker"])
def test_what_breaks_stops_says_why_and_goes_back(context, qtbot, dear):
    run = wild(context, dear=dear)
    run.set_speed(Speed.FULL)
    run.run()
    qtbot.waitUntil(lambda: run.state.broken)
    diagnosis = run.state.diagnosis
    assert not run.state.running
    assert run.state.step == diagnosis.step - 1
    assert not np.isfinite(run.history.losses[-1]) or diagnosis.part == "update"
    run.back_to_good()
    qtbot.waitUntil(lambda: not run.state.broken and run.state.step == diagnosis.good_step)
    qtbot.waitUntil(lambda: run.state.setup.optimizer.lr == 1e3)
    assert np.isfinite(run.network.flat_params).all()


@pytest.mark.parametrize("dear", [False, True], ids=["frames", "worker"])
def test_a_step_that_is_gone_to_may_break_on_the_way(context, qtbot, dear):
    run = wild(context, dear=dear)
    stepped = []
    run.stepped.connect(stepped.append)
    run.go_to(10_000)
    qtbot.waitUntil(lambda: not context.busy)
    assert run.state.broken
    assert run.state.step == run.state.diagnosis.step - 1
    assert len({step.step for step in stepped}) == len(stepped)
    run.go_to(0)
    qtbot.waitUntil(lambda: run.state.step == 0)
    assert not run.state.broken


def test_at_one_step_a_picture_it_stops_too(context, qtbot):
    run = wild(context)
    run.run()
    qtbot.waitUntil(lambda: run.state.broken)
    assert not run.state.running
    # A slice that was begun still hears, at its next turn, that it is to end.
    qtbot.waitUntil(lambda: not any(one.isActive() for one in run.findChildren(QTimer)))


def test_times_through_the_data_and_evaluations_are_told(run, qtbot):
    go(run, 20, qtbot)
    state = run.state
    assert state.samples == 200
    assert state.epochs == pytest.approx(200 / len(DATA.x))
    assert state.evaluation.step == 20
    assert [one.step for one in run.history.evaluations] == [10, 20]


@pytest.mark.parametrize("dear", [False, True], ids=["frames", "worker"])
def test_the_network_of_this_moment_is_held_for_others(context, qtbot, dear):
    run = made(context, dear=dear, reads="points")
    run.title = "A net"
    assert context.held.value is None
    run_to(run, 3, qtbot)
    qtbot.waitUntil(lambda: context.held.value.step == run.state.step)
    held = context.held.value
    assert (held.title, held.reads) == ("A net", "points")
    assert held.network.flat_params.tobytes() == reference(held.step)
    with pytest.raises(ValueError, match="read-only"):
        held.network.flat_params[0] = 1
    held.network.forward(DATA.x[:3])


def test_others_are_told_thirty_times_a_second_at_most(context, run, qtbot):
    seen = []
    context.held.changed.connect(lambda held: seen.append(held.step))
    begin = time.monotonic()
    for _ in range(100):
        run.step_on()
    assert len(seen) <= 2 + 31 * (time.monotonic() - begin)
    qtbot.waitUntil(lambda: seen[-1] == 100)


def test_keys(run):
    assert run.press(Qt.Key.Key_Right)
    assert run.state.step == 1
    assert run.press(Qt.Key.Key_Right, shift=True)
    assert run.state.half_done
    assert run.press(Qt.Key.Key_Left)
    assert (run.state.step, run.state.half_done) == (1, False)
    assert run.press(Qt.Key.Key_Space)
    assert run.state.running
    assert run.press(Qt.Key.Key_Space)
    assert not run.state.running
    assert run.press(Qt.Key.Key_Home)
    assert run.state.step == 0
    assert not run.press(Qt.Key.Key_A)


@pytest.mark.parametrize("dear", [False, True], ids=["frames", "worker"])
@pytest.mark.parametrize("speed", [Speed.PICTURE, Speed.FULL])
def test_a_run_with_an_end_stops_there_and_goes_on_when_told(context, qtbot, dear, speed):
    run = made(context, dear=dear)
    run.set_speed(speed)
    run.set_end(12)
    run.run()
    qtbot.waitUntil(lambda: not run.state.running)
    qtbot.waitUntil(lambda: not run._job.running and not run._frames.running)
    assert (run.state.step, run.state.left) == (12, None)
    assert params(run) == reference(12)
    run_to(run, 14, qtbot)
    assert run.state.step >= 14, "an end that is behind is none"


def test_what_is_left_is_told_by_the_pace_and_only_when_known(context, qtbot, monkeypatch):
    clock = Clock(monkeypatch)
    run = made(context)
    run.run()
    run._clock.stop()  # the test takes the steps
    seen = []
    for ms, end in ((600, 0), (600, 40), (600, 40), (200, 40)):
        if end != run.state.end:
            run.set_end(end)
            run._clock.stop()
        clock.now += ms / 1000
        run._tick()
        seen.append(run.state.left)
    assert seen[:2] == [None, None], "no end, and no pace since it was set"
    assert seen[2] == pytest.approx((40 - 3) * 0.6)
    assert seen[3] == pytest.approx((40 - 4) * 0.4)
    run.set_speed(Speed.TEN)
    assert run.state.left is None
    run.pause()
    assert run.state.left is None


class Clock:
    """Stands in for the clock of the run."""

    def __init__(self, monkeypatch):
        self.now = 100.0
        monkeypatch.setattr("desktop.services.training_run.time.perf_counter", lambda: self.now)

"""Runs of both training pages stand where they were at the next start, and only those."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from lending import given_back
from patient import PatientBot
from pen import SEVEN
from training_digits_help import gone_to, ready

from desktop.services import kept_runs
from desktop.services.context import SharedServices, TabContext
from desktop.services.numbers import latex
from desktop.services.settings import Settings
from desktop.services.training_run import Speed, TrainingRun
from desktop.tabs.training.digits.page import build_reading
from desktop.tabs.training.digits.presenter import DigitsPresenter
from desktop.tabs.training.digits.state import Mine
from desktop.tabs.training.points.presenter import PointsPresenter
from nn_core.digits import Drawing, Stroke
from nn_core.errors import BadakError
from nn_core.models.run_files import read_run


@pytest.fixture
def start(qapp, tmp_path) -> Iterator[Callable[[], TabContext]]:
    """Return what starts the program once more, with the same folder."""
    lent: list[Iterator[TabContext]] = []

    def begin() -> TabContext:
        shared = SharedServices.make(Settings(tmp_path / "badak.ini"))
        shared.runs.folder = tmp_path / "runs"
        lent.append(given_back(TabContext(shared)))
        return next(lent[-1])

    yield begin
    for context in lent:
        next(context, None)


def params(run: TrainingRun) -> bytes:
    with run.held_still() as learner:
        return learner.snapshot().params.tobytes()


def through_json(presenter) -> dict:
    return json.loads(json.dumps(presenter.to_data()))


def go(run: TrainingRun, step: int, qtbot: PatientBot) -> None:
    run.go_to(step)
    qtbot.waitUntil(lambda: run.state.step == step and not run.context.busy)


def points_again(points: PointsPresenter, start, data: dict | None = None) -> PointsPresenter:
    points.context.runs.close()
    context = start()
    other = PointsPresenter(context, context)
    other.from_data(data or through_json(points))
    return other


def made(context: TabContext) -> PointsPresenter:
    return PointsPresenter(context, context)


def test_points_are_learnt_on_where_they_were(start, qtbot):
    points = made(start())
    points.choose_data("moons")
    go(points.run, 30, qtbot)
    points.paint((0.2, 0.3), one=True)
    points.change(lr=0.07)
    go(points.run, 61, qtbot)
    other = points_again(points, start)
    assert other.state.run.step == 61
    assert not other.state.run.running
    assert params(other.run) == params(points.run)
    np.testing.assert_array_equal(other.run.history.losses, points.run.history.losses)
    assert other.run.state.evaluation == points.run.state.evaluation
    assert other.state.wrong == points.state.wrong
    for step in (90, 12):
        go(other.run, step, qtbot)
        go(points.run, step, qtbot)
        assert params(other.run) == params(points.run)


def test_given_weights_are_given_again(start, qtbot):
    points = made(start())
    network = points.as_it_is()
    network.flat_params[...] = 0.5
    points.run.begin(points.state.setup, points.run.data, network)
    first = params(points.run)
    go(points.run, 7, qtbot)
    other = points_again(points, start)
    assert other.state.run.step == 7
    other.run.same_start()
    assert params(other.run) == first


@pytest.mark.parametrize("change", ["rate", "points"])
def test_a_run_of_other_settings_is_not_taken(start, change, qtbot):
    points = made(start())
    go(points.run, 30, qtbot)
    if change == "rate":
        points.change(lr=0.123)
    else:
        points.paint((0.5, 0.5), one=False)
    mine = through_json(points)
    points.run.begin(points.state.setup.with_rate(0.5), points.run.data)
    go(points.run, 40, qtbot)
    other = points_again(points, start, mine)
    assert other.state.run.step == 0


def test_what_is_compared_is_there_too(start, qtbot):
    points = made(start())
    for _ in range(2):
        go(points.run, points.run.state.step + 25, qtbot)
        points.keep()
    other = points_again(points, start)
    for mine, theirs in zip(points.state.kept, other.state.kept, strict=True):
        assert (mine.key, mine.name, mine.setup) == (theirs.key, theirs.name, theirs.setup)
        assert mine.accuracy == theirs.accuracy
        for name in ("steps", "losses", "apart"):
            np.testing.assert_array_equal(getattr(mine, name), getattr(theirs, name))
    other.keep()
    assert len({run.key for run in other.state.kept}) == 3


@pytest.mark.parametrize(
    "damage",
    [{"key": 1}, {"losses": "?"}, {"losses": ""}, {"first": -1}, {"setup": {}}, {"apart": "AAAA"}],
)
def test_damaged_runs_are_refused_whole(start, qtbot, damage):
    points = made(start())
    go(points.run, 5, qtbot)
    points.keep()
    data = through_json(points)
    data["state"]["kept"][0] |= damage
    with pytest.raises(BadakError):
        points.from_data(data)


def test_a_start_anew_replaces_what_was_kept(start, qtbot):
    points = made(start())
    go(points.run, 30, qtbot)
    second = points_again(points, start)
    assert second.state.run.step == 30
    second.run.same_start()
    assert points_again(second, start).state.run.step == 0


def test_a_reset_forgets_the_run(start, qtbot):
    points = made(start())
    go(points.run, 30, qtbot)
    points.context.runs.forget("training")
    points.reset()
    assert points.state.run.step == 0
    assert points_again(points, start).state.run.step == 0


def test_what_a_reset_took_is_brought_back_with_its_run(start, tmp_path, qtbot):
    points = made(start())
    runs = points.context.runs
    points.change(lr=0.07)
    go(points.run, 30, qtbot)
    data, weights = through_json(points), params(points.run)
    for tab in ("training", ""):
        runs.set_aside(tab)
        runs.forget(tab)
        points.reset()
        assert points.state.run.step == 0
        go(points.run, 5, qtbot)
        runs.bring_back()
        points.from_data(data)
        assert points.state.run.step == 30
        assert params(points.run) == weights
    points.from_data(data)  # a session that is opened later has no run
    assert points.state.run.step == 0
    runs.close()
    assert not list(tmp_path.glob("runs/*.before"))


def test_digits_are_brought_back_with_their_run(start, qtbot):
    page = ready(qtbot, DigitsPresenter(start()))
    gone_to(qtbot, page, 20)
    data, weights = through_json(page), params(page.run)
    page.context.runs.set_aside("training")
    page.context.runs.forget("training")
    page.reset()
    qtbot.waitUntil(lambda: page.run.state.step == 0 and not page.context.busy)
    page.context.runs.bring_back()
    page.from_data(data)
    qtbot.waitUntil(lambda: page.run.state.step == 20)
    assert params(page.run) == weights


def test_a_run_nobody_looked_at_is_brought_back_too(start, tmp_path):
    (tmp_path / "runs").mkdir()
    left = tmp_path / "runs" / "training-points.run"
    left.write_bytes(b"a run")
    runs = start().runs
    runs.set_aside()
    runs.forget()
    assert not left.exists()
    runs.bring_back()
    assert left.read_bytes() == b"a run"


def test_what_was_left_is_forgotten_by_its_tab_only(start, tmp_path):
    (tmp_path / "runs").mkdir()
    left = tmp_path / "runs" / "training-points.run"
    left.touch()
    start().runs.forget("gates")
    assert left.exists()
    start().runs.forget("training")
    assert not left.exists()


def test_what_a_kill_has_left_is_swept_away(start, tmp_path):
    (tmp_path / "runs").mkdir()
    left = tmp_path / "runs" / ".training-points.run.abcd_123"
    left.touch()
    os.utime(left, (0, 0))
    start().runs.sweep()
    assert not left.exists()


def test_a_damaged_one_says_nothing(start, qtbot):
    points = made(start())
    go(points.run, 30, qtbot)
    mine = through_json(points)
    points.context.runs.close()
    (path,) = runs_in(start)
    path.write_bytes(path.read_bytes()[:-9])
    context = start()
    told: list[object] = []
    context.reported.connect(told.append)
    other = PointsPresenter(context, context)
    other.from_data(mine)
    assert (other.state.run.step, told) == (0, [])


def runs_in(start) -> list[Path]:
    return sorted(start().runs.folder.glob("*.run"))


def test_it_is_written_within_a_second_while_it_runs_as_well(start, qtbot):
    points = made(start())
    points.run.set_speed(Speed.FULL)
    points.run.run()
    assert points._keeper._soon.isActive()
    assert points._keeper._soon.interval() < 1000
    path = points.context.runs.folder / "training-points.run"
    qtbot.waitUntil(path.exists)
    points.run.pause()

    def is_there() -> bool:
        # A worker does another step or two before it hears that it should stop.
        return read_run(path, [points.run.data]).now.step == points.run.state.step

    qtbot.waitUntil(is_there)


def test_without_a_session_nothing_is_written(context, home, qtbot):
    points = PointsPresenter(context, context)
    go(points.run, 30, qtbot)
    assert points._keeper._soon.isActive() is False
    context.runs.close()
    assert not (home / "data" / "runs").exists()
    assert not list(home.rglob(f"*{kept_runs.SUFFIX}"))


def digits_again(page: DigitsPresenter, start, qtbot) -> DigitsPresenter:
    page.context.runs.close()
    other = DigitsPresenter(start())
    other.from_data(through_json(page))
    return ready(qtbot, other)


def test_digits_are_learnt_on_where_they_were(start, qtbot):
    page = ready(qtbot, DigitsPresenter(start()))
    gone_to(qtbot, page, 20)
    page.change(lr=0.05)
    gone_to(qtbot, page, 45)
    other = digits_again(page, start, qtbot)
    assert other.run.state.step == 45
    assert other.context.recognisers.held()  # the menus of networks offer it again
    assert params(other.run) == params(page.run)
    assert other.loss == page.loss
    assert other.evaluation == page.evaluation
    assert other.marks() == page.marks()
    gone_to(qtbot, page, 3)
    gone_to(qtbot, other, 3)
    assert params(other.run) == params(page.run)


def test_own_digits_are_learnt_on_as_well(start, qtbot):
    page = ready(qtbot, DigitsPresenter(start()))
    assert page.mine.add([Drawing((Stroke(np.array(SEVEN), 0.07),))] * 10)
    gone_to(qtbot, page, 10)
    page.mine.give(Mine.TEN)
    gone_to(qtbot, page, 25)
    other = digits_again(page, start, qtbot)
    assert (other.run.state.step, other.state.mine) == (25, Mine.TEN)
    assert params(other.run) == params(page.run)
    assert other.state.gain == page.state.gain, "what they brought is told from where they came"
    assert other.state.gain.at == 10
    gone_to(qtbot, other, 30)
    gone_to(qtbot, other, 4)
    gone_to(qtbot, page, 4)
    assert params(other.run) == params(page.run)
    assert other.state.mine is page.state.mine is Mine.NONE


def test_what_own_digits_brought_is_told_of_the_same_others_only(start, qtbot):
    page = ready(qtbot, DigitsPresenter(start()))
    drawings = [Drawing((Stroke(np.array(SEVEN), 0.07),))] * 10
    assert page.mine.add(drawings) and page.mine.add(drawings)
    page.mine.give(Mine.TEN)
    gone_to(qtbot, page, 10)
    assert page.state.gain.total == 10
    page.context.notebook.store.delete([20])
    other = digits_again(page, start, qtbot)
    assert (other.run.state.step, other.state.mine) == (10, Mine.TEN)
    assert other.state.gain is None


def test_where_the_digits_are_gone_it_begins_anew(start, qtbot):
    page = ready(qtbot, DigitsPresenter(start()))
    assert page.mine.add([Drawing((Stroke(np.array(SEVEN), 0.07),))] * 10)
    page.mine.give(Mine.TEN)
    gone_to(qtbot, page, 10)
    page.context.notebook.close()
    page.context.notebook.path.unlink()
    other = digits_again(page, start, qtbot)
    assert (other.run.state.step, other.state.mine) == (0, Mine.NONE)


def test_a_run_gone_on_with_says_its_loss(start, qtbot):
    page = ready(qtbot, DigitsPresenter(start()))
    gone_to(qtbot, page, 12)
    other = digits_again(page, start, qtbot)
    loss = latex(float(page.run.history.losses[-1]))
    assert build_reading(other).formulas[0].numbers == f"L = {loss}"

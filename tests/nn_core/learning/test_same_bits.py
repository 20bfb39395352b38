"""However one gets to a step, the parameters are the same to the last bit."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from nn_core.layers import base, conv
from nn_core.learning import LayerSpec, Learner, OptimizerSpec, Setup, TrainingData, dense
from nn_core.learning.records import Update
from nn_core.optimizers import OPTIMIZERS

STEPS = 33


def points(count: int = 60) -> TrainingData:
    rng = np.random.default_rng(3)
    x = rng.uniform(-1, 1, (count, 2))
    return TrainingData.split(
        x, (x[:, 0] * x[:, 1] > 0).astype(np.int64), np.arange(count) % 5 == 0
    )


def pictures() -> TrainingData:
    rng = np.random.default_rng(4)
    return TrainingData.alone(
        rng.integers(0, 256, (40, 12, 12)).astype(np.uint8), rng.integers(0, 3, 40)
    )


PLAIN = Setup(
    inputs=(2,),
    layers=dense(6, 5, 1, activation="tanh"),
    loss="sigmoid",
    batch_size=8,
    initializer="xavier",
)
EVERYTHING = replace(PLAIN, dropout=0.3, batch_norm=True, weight_decay=0.01, sampling="epochs")
CONVOLUTIONS = Setup(
    inputs=(1, 12, 12),
    layers=(
        LayerSpec("conv", 3, "relu", field=3, pad=1),
        LayerSpec("pool", 2),
        *dense(8, 3),
    ),
    optimizer=OptimizerSpec("adam", 0.01),
    batch_size=7,
    dropout=0.2,
    batch_norm=True,
)


def run_through(setup: Setup, data: TrainingData, steps: int = STEPS) -> Learner:
    learner = Learner(setup, data)
    for _ in islice(learner.steps(), steps):
        pass
    return learner


def in_parts(learner: Learner) -> None:
    for _ in learner.sub_steps():
        pass


def wander(setup: Setup, data: TrainingData, seed: int) -> Learner:
    """Go to step ``STEPS`` by parts, pauses and detours drawn at random."""
    rng = np.random.default_rng(seed)
    learner = Learner(setup, data)
    while learner.step < STEPS:
        way = rng.integers(6)
        if way == 0:
            for _ in islice(learner.steps(), int(rng.integers(1, 6))):
                pass
        elif way == 1:
            in_parts(learner)
        elif way == 2:  # left in the middle, for whatever comes next to finish or undo
            for _ in islice(learner.sub_steps(), int(rng.integers(1, 9))):
                pass
        elif way == 3:
            for _ in learner.go_to(int(rng.integers(0, learner.history.last + 1))):
                pass
        elif way == 4:
            learner.evaluate()
        else:
            snapshot = learner.snapshot()
            for _ in islice(learner.steps(), 3):
                pass
            learner.restore(snapshot)
    for _ in learner.go_to(STEPS):
        pass
    return learner


def assert_same(one: Learner, other: Learner) -> None:
    for name, value in one.network.state().items():
        np.testing.assert_array_equal(value, other.network.state()[name], err_msg=name)
    assert one.step == other.step
    assert one.samples == other.samples
    assert one.snapshot().rng_states == other.snapshot().rng_states
    np.testing.assert_array_equal(one.history.losses[:STEPS], other.history.losses[:STEPS])


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("setup", [PLAIN, EVERYTHING], ids=["plain", "everything"])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_way_gives_the_same_bits(name: str, setup: Setup, dtype: str) -> None:
    setup = replace(setup, optimizer=OptimizerSpec(name, 0.05), dtype=dtype)
    straight = run_through(setup, points())
    assert straight.network.dtype == dtype
    assert_same(wander(setup, points(), seed=len(name)), straight)


@pytest.mark.parametrize("small", [base.SMALL, 0], ids=["", "arrays serve again"])
def test_convolutions_are_no_exception(small: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "SMALL", small)
    assert_same(wander(CONVOLUTIONS, pictures(), 1), run_through(CONVOLUTIONS, pictures()))


@pytest.mark.parametrize("by_tiles", [False, True], ids=["by rows", "by tiles"])
def test_convolutions_of_large_batches_are_none_either(
    by_tiles: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conv, "MANY", 1)
    monkeypatch.setattr(conv, "pays", lambda x, W: by_tiles)
    assert_same(wander(CONVOLUTIONS, pictures(), 2), run_through(CONVOLUTIONS, pictures()))


def test_another_seed_is_another_run() -> None:
    straight = run_through(PLAIN, points())
    other = run_through(replace(PLAIN, seed=1), points())
    assert not np.array_equal(straight.network.flat_params, other.network.flat_params)


def test_changes_happen_again_where_they_happened() -> None:
    learner = run_through(EVERYTHING, points(), 12)
    learner.change(replace(EVERYTHING, layers=dense(7, 5, 1), optimizer=OptimizerSpec("adam")))
    for _ in islice(learner.steps(), 9):
        pass
    learner.put("0.W", (1, 2), 0.25)
    learner.change(data=points(40))
    for _ in islice(learner.steps(), STEPS - learner.step):
        pass
    end = learner.network.flat_params.copy()
    for step in (3, 12, 13, 21, 30, 0, STEPS):
        for _ in learner.go_to(step):
            pass
        assert learner.step == step
    np.testing.assert_array_equal(learner.network.flat_params, end)
    assert len(learner.edits) == 3
    assert learner.setup.optimizer.name == "adam"
    assert len(learner.data.x) == 32


def test_a_change_in_the_past_begins_another_future() -> None:
    learner = run_through(PLAIN, points(), 30)
    learner.change(PLAIN.with_rate(0.5))
    for _ in learner.go_to(12):
        pass
    assert learner.optimizer.lr == 0.1
    learner.change(PLAIN.with_rate(0.01))
    assert learner.history.last == 12
    assert [edit.step for edit in learner.edits] == [12]
    for _ in islice(learner.steps(), 20):
        pass
    direct = run_through(PLAIN, points(), 12)
    direct.change(PLAIN.with_rate(0.01))
    for _ in islice(direct.steps(), 20):
        pass
    assert_same(learner, direct)


def test_a_half_done_step_is_finished_by_steps_and_undone_by_a_change() -> None:
    straight = run_through(EVERYTHING, points(), 6)
    halfway = run_through(EVERYTHING, points(), 5)
    for _ in islice(halfway.sub_steps(), 4):
        pass
    assert halfway.half_done
    assert next(halfway.steps()).step == 6
    assert_same(halfway, straight)

    parts = halfway.sub_steps()
    next(parts)
    halfway.change(EVERYTHING.with_rate(0.02))
    assert not halfway.half_done
    assert list(parts) == []  # it belonged to the step that was undone
    straight.change(EVERYTHING.with_rate(0.02))
    next(straight.steps())
    next(halfway.steps())
    assert_same(halfway, straight)


def test_parts_come_in_the_books_order_and_hold_what_happened() -> None:
    learner = Learner(EVERYTHING, points())
    parts = list(learner.sub_steps())
    layers = len(learner.network.layers)
    names = [type(part).__name__ for part in parts]
    middle = ["Forward"] * layers + ["LossFound"] + ["Backward"] * layers + ["Update"]
    assert names == middle
    last = parts[-1]
    assert isinstance(last, Update)
    np.testing.assert_array_equal(last.after, learner.network.flat_params)
    np.testing.assert_allclose(last.after, last.before - np.float32(0.1) * last.gradient, rtol=1e-5)
    assert last.step.step == 1
    with pytest.raises(ValueError, match="read-only"):
        last.after[0] = 1


def test_a_snapshot_of_another_run_begins_a_new_one_there() -> None:
    first = run_through(EVERYTHING, points(), 25)
    second = Learner(PLAIN, points(40))
    second.restore(first.snapshot())
    assert (second.step, second.history.first) == (25, 25)
    for learner in (first, second):
        for _ in islice(learner.steps(), 10):
            pass
    np.testing.assert_array_equal(first.network.flat_params, second.network.flat_params)
    for _ in second.go_to(26):
        pass
    for _ in first.go_to(26):
        pass
    np.testing.assert_array_equal(first.network.flat_params, second.network.flat_params)


def test_a_snapshot_answers_as_the_learner_did() -> None:
    learner = run_through(EVERYTHING, points(), 20)
    snapshot = learner.snapshot()
    x = points().x.astype(np.float32)
    before = learner.network.forward(x)
    next(learner.steps())
    np.testing.assert_array_equal(snapshot.network().forward(x), before)

"""What a learner says of itself, changes of its layers, its past within a budget."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from nn_core.errors import ValueRefused
from nn_core.layers import Affine, ReLU
from nn_core.learning import Learner, OptimizerSpec, Setup, TrainingData, dense, history
from nn_core.learning.history import INTERVAL, RECENT, History
from nn_core.learning.records import Evaluation
from nn_core.network import Network
from nn_core.optimizers import OPTIMIZERS
from nn_core.training import fit

RNG = np.random.default_rng(0)
X = RNG.uniform(-1, 1, (80, 2))
T = (X.sum(axis=1) > 0).astype(np.int64)
DATA = TrainingData.split(X, T, np.arange(80) % 4 == 0)
SETUP = Setup((2,), dense(4, 1), "sigmoid", OptimizerSpec("sgd", 0.3), 10, initializer="he")


def after(learner: Learner, steps: int) -> Learner:
    for _ in islice(learner.steps(), steps):
        pass
    return learner


class SameOrder:
    """Gives `fit` the orders in which a learner goes through its samples."""

    def __init__(self, seed: int) -> None:
        self.seed, self.epoch = seed, 0

    def permutation(self, count: int) -> np.ndarray:
        self.epoch += 1
        return np.random.default_rng([self.seed, self.epoch]).permutation(count)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_learner_and_fit_do_the_same(name: str) -> None:
    setup = Setup(
        (2,), dense(6, 2), "softmax", OptimizerSpec(name, 0.05), 20, "epochs", "he", seed=3
    )
    learner = Learner(setup, TrainingData.alone(X, T))
    network = Network([Affine(2, 6), ReLU(), Affine(6, 2)])
    network.load_state(learner.network.state())
    rng = SameOrder(3)
    optimizer = OPTIMIZERS[name](0.05)
    steps = fit(network, X, T, optimizer=optimizer, rng=rng, epochs=3, batch_size=20)  # type: ignore[arg-type]
    for theirs, mine in zip(steps, learner.steps(), strict=False):
        assert (theirs.step, theirs.loss, theirs.accuracy) == (mine.step, mine.loss, mine.accuracy)
        if mine.step == 12:
            break
    np.testing.assert_array_equal(learner.network.flat_params, network.flat_params)


def test_a_step_as_last_activation_leaves_every_parameter_as_it_was() -> None:
    setup = replace(SETUP, layers=dense(1, output="step"), loss="squared")
    learner = Learner(setup, DATA)
    before = learner.network.flat_params.copy()
    after(learner, 100)
    np.testing.assert_array_equal(learner.network.flat_params, before)


def test_weights_that_are_all_zero_stay_alike_for_ever() -> None:
    # With zeros on both sides only the last bias learns; with equal ones all neurons stay one.
    setup = replace(SETUP, layers=dense(4, 1, activation="sigmoid"), initializer="std", deviation=0)
    W, b, V, c = after(Learner(setup, DATA), 50).network.parameters().values()
    for columns in (W, b[None], V.T):
        np.testing.assert_array_equal(columns, np.repeat(columns[:, :1], 4, axis=1))
    assert c[0] != 0


def test_the_loss_begins_at_log_k() -> None:
    rng = np.random.default_rng(1)
    data = TrainingData.alone(rng.random((500, 30)), rng.integers(0, 10, 500))
    step = next(Learner(Setup((30,), dense(20, 10), batch_size=500), data).steps())
    assert abs(step.loss - math.log(10)) < 0.01


def test_a_new_neuron_changes_no_answer_and_an_old_one_stays_as_it_was() -> None:
    learner = after(Learner(SETUP, DATA), 20)
    answers, old = learner.network.forward(X), learner.network.state()
    old = {name: value.copy() for name, value in old.items()}
    learner.change(replace(SETUP, layers=dense(6, 1)))
    np.testing.assert_allclose(learner.network.forward(X), answers, rtol=0, atol=1e-6)
    assert learner.network.layers[0].params["W"].shape == (2, 6)
    learner.change(SETUP)
    for name, value in learner.network.state().items():
        np.testing.assert_array_equal(value, old[name])


def test_a_new_layer_keeps_the_first_and_the_last() -> None:
    learner = after(Learner(SETUP, DATA), 20)
    first = learner.network.layers[0].params["W"].copy()
    last = learner.network.layers[-1].params["W"].copy()
    learner.change(replace(SETUP, layers=dense(4, 4, 1), batch_norm=True))
    np.testing.assert_array_equal(learner.network.layers[0].params["W"], first)
    np.testing.assert_array_equal(learner.network.layers[-1].params["W"], last)


def test_a_new_rate_keeps_the_memory_and_a_new_optimizer_begins_anew() -> None:
    setup = replace(SETUP, optimizer=OptimizerSpec("momentum", 0.1))
    learner = after(Learner(setup, DATA), 5)
    learner.change(setup.with_rate(0.2))
    assert learner.optimizer.lr == 0.2
    assert learner.optimizer.memory()[0] == 5
    learner.change(replace(setup, optimizer=OptimizerSpec("adam", 0.2)))
    assert learner.optimizer.memory() == (0, ())


@pytest.mark.parametrize("change", [{"inputs": (3,)}, {"seed": 5}, {"dtype": "float64"}])
def test_what_holds_for_a_whole_run_is_refused(change: dict[str, object]) -> None:
    learner = after(Learner(SETUP, DATA), 5)
    before = learner.network.flat_params.copy()
    with pytest.raises(ValueRefused, match="can't be changed"):
        learner.change(replace(SETUP, **change))
    np.testing.assert_array_equal(learner.network.flat_params, before)
    assert learner.edits == ()


@pytest.mark.parametrize(
    ("name", "place", "value"),
    [("0.W", (2, 0), 1.0), ("0.W", (0,), 1.0), ("9.W", (0, 0), 1.0), ("0.b", (0,), math.inf)],
)
def test_no_such_weight_and_no_such_value(name: str, place: tuple[int, ...], value: float) -> None:
    learner = Learner(SETUP, DATA)
    with pytest.raises(ValueRefused):
        learner.put(name, place, value)


def test_the_past_keeps_within_its_budget_and_every_step_can_be_reached() -> None:
    setup = replace(SETUP, layers=dense(100, 1), optimizer=OptimizerSpec("adam", 0.01))
    one = Learner(setup, DATA).snapshot().nbytes * 3  # with what Adam will remember
    learner = Learner(setup, DATA, budget=20 * one)
    marks = {}
    for step in islice(learner.steps(), 700):
        if step.step in (3, 333, 699):
            marks[step.step] = learner.network.flat_params.copy()
    snapshots = learner._snapshots
    assert snapshots.nbytes <= 20 * one
    assert len(snapshots) > 10
    for step, params in marks.items():
        replayed = len(list(learner.go_to(step)))
        assert replayed < 2 * snapshots.interval
        np.testing.assert_array_equal(learner.network.flat_params, params)
    assert snapshots._kept[0].step == 0
    assert [one.step for one in snapshots._kept[-RECENT:]] == [
        700 - INTERVAL * n for n in reversed(range(RECENT))
    ]


def test_a_run_that_began_later_says_so() -> None:
    first = after(Learner(SETUP, DATA), 30)
    second = Learner(SETUP, DATA)
    second.restore(first.snapshot())
    with pytest.raises(ValueRefused, match="begins at step 30"):
        second.go_to(29)


def test_measuring_changes_nothing_even_within_a_step() -> None:
    setup = replace(SETUP, dropout=0.5, batch_norm=True, layers=dense(8, 8, 1))
    straight, measured = after(Learner(setup, DATA), 4), after(Learner(setup, DATA), 3)
    for part in measured.sub_steps():
        found = measured.evaluate() if measured.half_done else None
        assert found is None or found.step == 3
        assert part is not None
    np.testing.assert_array_equal(straight.network.flat_params, measured.network.flat_params)
    assert [one.step for one in measured.history.evaluations] == [3]


def test_a_twin_is_the_network_after_the_last_whole_step() -> None:
    learner = after(Learner(replace(SETUP, batch_norm=True, layers=dense(8, 8, 1)), DATA), 3)
    whole = learner.snapshot().network().state()
    for half in (False, True):
        if half:
            next(learner.sub_steps())
        twin = learner.twin()
        for name, value in twin.state().items():
            np.testing.assert_array_equal(value, whole[name])
            assert not np.shares_memory(value, learner.network.state()[name])


def test_ratios_are_those_of_the_last_step() -> None:
    learner = after(Learner(SETUP, DATA), 3)
    W = learner.network.layers[0].params["W"].copy()
    assert learner.update_ratios().keys() == {"0.W", "2.W"}
    next(learner.steps())
    moved = np.linalg.norm(learner.network.layers[0].params["W"] - W)
    assert learner.update_ratios()["0.W"] == pytest.approx(moved / np.linalg.norm(W))
    assert list(learner.go_to(0)) == []
    assert learner.update_ratios() == {}


def test_decay_holds_weights_down_and_is_told_apart_from_the_loss() -> None:
    free = after(Learner(SETUP, DATA), 300)
    held = Learner(replace(SETUP, weight_decay=0.05), DATA)
    first = next(held.steps())
    assert first.penalty == pytest.approx(
        0.025
        * sum(float((W**2).sum()) for W in Learner(SETUP, DATA).network.parameters().values()),
        rel=1e-5,
    )  # all biases are 0 at the start
    after(held, 299)
    norms = [np.linalg.norm(one.network.flat_params) for one in (held, free)]
    assert norms[0] < 0.7 * norms[1]


def test_numbers_can_be_met_as_well() -> None:
    x = np.linspace(-1, 1, 50)[:, None]
    setup = Setup(
        (1,),
        dense(16, 1, activation="tanh"),
        "squared",
        OptimizerSpec("adam", 0.02),
        50,
        initializer="xavier",
    )
    learner = Learner(setup, TrainingData.alone(x, np.sin(3 * x[:, 0])))
    first = next(learner.steps())
    after(learner, 400)
    assert first.accuracy is None
    assert learner.evaluate().loss < 0.02 * first.loss


def test_it_tells_which_samples_the_last_step_has_learnt() -> None:
    learner = Learner(SETUP, DATA)
    assert not len(learner.batch)
    before = learner.snapshot().network()
    after(learner, 1)
    assert len(learner.batch) == SETUP.batch_size
    logits = before.forward(learner.data.x[learner.batch])
    np.testing.assert_allclose(1 / (1 + np.exp(-logits)), learner.loss.y, rtol=1e-5)
    list(learner.go_to(0))
    assert not len(learner.batch)


def test_the_last_evaluation_is_found_in_a_few_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    past, looks = History(), []
    monkeypatch.setattr(history, "_STEP", lambda one: looks.append(one) or one.step)
    assert past.last_evaluation() is None
    for step in (*range(0, 40_000, 20), 30, 10_020):
        past.evaluated(Evaluation(step, 1 / (1 + step), None))
    assert [one.step for one in past.evaluations] == sorted({*range(0, 40_000, 20), 30})
    looks.clear()
    for at, found in ((39, 30), (30, 30), (29, 20), (math.inf, 39_980)):
        one = past.last_evaluation(at)
        assert one is not None
        assert one.step == found
    assert len(looks) < 4 * 20
    past.cut(35)
    assert [one.step for one in past.evaluations] == [0, 20, 30]

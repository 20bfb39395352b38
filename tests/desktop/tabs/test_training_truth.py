"""What the Training tab says holds in random states, worked out anew by plain NumPy."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import islice

import numpy as np
import pytest
from claims import claims, number
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.services.training_run import RunState
from desktop.tabs.training import texts as parting
from desktop.tabs.training.digits import texts as digit_texts
from desktop.tabs.training.digits.state import (
    Data,
    DigitsState,
    Gain,
    Live,
    Outputs,
)
from desktop.tabs.training.points import texts as point_texts
from desktop.tabs.training.points.state import PointsState, look_at, window_of
from desktop.tabs.training.points.texts import Says
from desktop.tabs.training.runs import Compared, KeptRun
from nn_core.arrays import Array, FloatArray
from nn_core.data.points import Points
from nn_core.learning import DataSpec, LayerSpec, Learner, Setup, TrainingData
from nn_core.learning.digit_networks import NETWORKS
from nn_core.learning.health import Check, Kind
from nn_core.learning.predictions import where_they_part
from nn_core.learning.records import Evaluation

# Points

H: dict[str, Callable[[FloatArray], FloatArray]] = {
    "relu": lambda a: np.maximum(a, 0),
    "tanh": np.tanh,
    "sigmoid": lambda a: 1 / (1 + np.exp(-a)),
    "": lambda a: a,
    "step": lambda a: (a > 0) * 1.0,
}


def random_points(rng: np.random.Generator) -> PointsState:
    """Return some points and a network, now and then of one class, parted by a line, or none."""
    count = int(rng.integers(1, 14))
    x = np.round(rng.normal(0, 1, (count, 2)), int(rng.integers(0, 3)))
    t: Array = rng.integers(0, 2, count)
    if rng.random() < 0.3:
        t = (x @ rng.normal(0, 1, 2) > 0).astype(np.int64)
    loss = "sigmoid"
    if rng.random() < 0.15:
        t, loss = rng.normal(0, 1, count), "squared"
    apart = rng.random(count) < rng.choice([0.0, 0.3, 1.0], p=[0.5, 0.45, 0.05])
    hidden = [
        LayerSpec("affine", int(rng.integers(1, 5)), str(rng.choice(["relu", "tanh", "sigmoid"])))
        for _ in range(int(rng.integers(0, 3)))
    ]
    last = "step" if rng.random() < 0.05 and loss == "squared" else ""
    setup = Setup((2,), (*hidden, LayerSpec("affine", 1, last)), loss=loss, data=DataSpec("", 4))
    points = Points(x, t, apart)
    state = PointsState(
        scene="", setup=setup, data=setup.data, points=points, window=window_of(points)
    )
    network = Learner(setup, TrainingData.alone(x, t)).network
    for value in network.parameters().values():
        value[...] = rng.normal(0, 2, value.shape)
    run = RunState(setup, step=int(rng.choice([0, 1, 7, 12345])))
    return replace(state, look=look_at(state, network), run=run)


def answers(state: PointsState) -> FloatArray:
    """Return what the last neuron gives for each point."""
    assert state.look is not None
    z = state.points.x
    for W, b, spec in zip(state.look.weights, state.look.biases, state.setup.layers, strict=True):
        z = H[spec.activation](z @ W + b)
    return np.asarray(z[:, 0])


def a_line_parts(x: FloatArray, t: Array) -> bool:
    """Return whether the perceptron of chapter 2 finds a line within many steps."""
    ones = np.column_stack([x, np.ones(len(x))])
    w, signs = np.zeros(3), 2 * t - 1
    for _ in range(600):
        wrong = np.flatnonzero(signs * (ones @ w) <= 0)
        if not len(wrong):
            return True
        w += signs[wrong[0]] * ones[wrong[0]]
    return False


def test_points_are_counted_as_they_lie() -> None:
    rng, met = np.random.default_rng(1), set()
    for _ in range(600):
        state = random_points(rng)
        says = point_texts.remark(state)
        met.add(says)
        said = claims(point_texts.sentence(state), {"it": says.value})["it"]
        learnt = ~state.points.apart
        z = answers(state)
        if says is Says.NOTHING:
            assert not learnt.any()
        if "count" in said:
            assert int(said["count"]) == learnt.sum()
        if "step" in said:
            assert number(said["step"]) == state.run.step > 0
        if says is Says.NUMBERS:
            error = np.abs(z - state.points.t)[learnt].mean()
            assert number(said["error"]) == pytest.approx(error, rel=0.01, abs=1e-6)
        if says in (Says.LINE, Says.ALL, Says.ALL_APART, Says.SOME, Says.SOME_APART):
            right = (z > 0) == (state.points.t == 1)
            wrong = int((~right[learnt]).sum())
            assert int(said.get("wrong", "0")) == wrong
            assert (says in (Says.ALL, Says.ALL_APART)) == (wrong == 0)
        if says is Says.LINE:
            assert not state.hidden
            assert not a_line_parts(state.points.x[learnt], state.points.t[learnt])
            assert state.run.step * state.setup.batch_size >= learnt.sum(), "nothing was tried yet"
        if "apart" in said:
            apart = state.points.apart
            assert int(said["apart"]) == apart.sum() > 0
            assert number(said["share"]) == pytest.approx(right[apart].mean(), abs=0.006)
        if says is not Says.STUCK and learnt.any() and state.classes:
            assert (says is Says.ONE_CLASS) == (len(set(state.points.t[learnt])) == 1)
    expected = {
        Says.NOTHING,
        Says.ONE_CLASS,
        Says.START,
        Says.NUMBERS,
        Says.LINE,
        Says.ALL,
        Says.ALL_APART,
    }
    assert expected | {Says.SOME, Says.SOME_APART, Says.STUCK} == met


def test_an_and_that_has_not_been_learnt_yet_needs_no_hidden_layer() -> None:
    x = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
    for t, says in (([0, 0, 0, 1], Says.SOME), ([0, 1, 1, 0], Says.LINE)):
        points = Points(x, np.array(t), np.zeros(4, bool))
        setup = Setup((2,), (LayerSpec("affine", 1),), loss="sigmoid", data=DataSpec("", 4))
        state = PointsState(scene="", setup=setup, data=setup.data, points=points)
        network = Learner(setup, TrainingData.alone(x, points.t)).network
        for value in network.parameters().values():
            value[...] = 1
        run = RunState(setup, step=3)
        assert point_texts.remark(replace(state, look=look_at(state, network), run=run)) is says


# Digits

DIGIT_TEXTS = {
    "wild": "far above the {level} of a network that knows nothing: the steps were too large,"
    " η = {rate} now.",
    "large": "above the {level} of a network that knows nothing: with such first weights it began"
    " at {first}.",
    "at": "At step {steps} the loss is about {loss}.",
    "apart": "the loss is about {loss}; at step {at} it read {share} of the {apart} digits"
    " held apart.",
    "alike": "{level} is ln {answers}, the loss of all answers alike.",
    "zero": "It gives {share} to a 0.",
    "sample": "It reads the {label} in the box as {digit} ({share}).",
    "mine": "It reads your drawing as {digit} ({share}).",
    "unseen": "It has never seen your",
    "gain": "it read {before} when it was given {given} at step {at}; now it reads {now}.",
    "nothing": "Nothing has been learnt",
}


def random_digits(rng: np.random.Generator) -> tuple[DigitsState, Live]:
    network = str(rng.choice(["784-1", "784-50-10"]))
    setup = NETWORKS[network].setup()
    step = int(rng.choice([0, 1, 50, 1234]))
    loss = float(rng.choice([10.0 ** rng.uniform(-3, 4), math.log(10) + rng.normal(0, 0.1)]))
    first = float(rng.choice([math.log(10), loss * 2, 50.0]))
    gain = Gain(10, int(rng.integers(0, 100)), 3, 5, int(rng.choice([0, 9])))
    state = DigitsState(
        network=network,
        setup=setup,
        data=Data(rng.choice(list(Data))),
        learnt=9000,
        apart=1000,
        mine_there=int(rng.choice([0, 12])),
        gain=gain if rng.random() < 0.3 and step else None,
        checks=(Check(Kind.START, first, 2.2, 2.4),) if rng.random() < 0.7 else (),
    )
    y = rng.dirichlet(np.full(10, 0.3))
    if state.one_output:
        y = np.array([rng.random(), *[math.nan] * 9])
    live = Live(
        RunState(setup, step=step),
        Evaluation(step, loss, float(rng.random())) if rng.random() < 0.5 and step else None,
        loss if step else math.nan,
        int(rng.integers(10)) if rng.random() < 0.5 else None,
        False,
        y if rng.random() < 0.9 else None,
        Outputs(np.empty(0), np.empty((0, 10))),
    )
    return state, live


def test_what_is_said_of_a_run_is_what_came() -> None:
    rng, met = np.random.default_rng(2), set()
    for _ in range(1500):
        state, live = random_digits(rng)
        said = claims(digit_texts.sentence(state, live), DIGIT_TEXTS)
        if "apart" in said:
            said.pop("at", None)  # its pattern is a part of the other
        met |= set(said)
        knows_nothing = math.log(2 if state.one_output else 10)
        for key in said.keys() & {"at", "apart"}:
            loss = said[key]["loss"].split(",")[0]
            assert number(loss) == pytest.approx(live.loss, rel=0.01)
        first = next((check.value for check in state.checks), None)
        if "wild" in said:
            assert live.loss > 1.5 * knows_nothing
            assert first is None or live.loss > first
        if "large" in said:
            assert first is not None
            assert live.loss <= first
            assert number(said["large"]["first"]) == pytest.approx(first, rel=0.01)
        for key in said.keys() & {"wild", "large", "alike"}:
            level = said[key]["level"].rpartition(" ")[2]
            assert number(level) == pytest.approx(knows_nothing, abs=0.006)
        if "alike" in said:
            assert abs(live.loss - knows_nothing) < 0.05
            assert math.log(int(said["alike"]["answers"])) == knows_nothing
        if "apart" in said:
            assert live.evaluation is not None
            assert number(said["apart"]["share"]) == pytest.approx(
                live.evaluation.accuracy, abs=0.006
            )
        for key in said.keys() & {"zero", "sample", "mine"}:
            assert live.answers is not None
            share = np.nanmax(live.answers)
            assert number(said[key]["share"]) == pytest.approx(share, abs=0.006)
            if "digit" in said[key]:
                assert int(said[key]["digit"]) == np.nanargmax(live.answers)
            assert ("label" in said[key]) == (key == "sample")
        if "unseen" in said:
            assert state.gain is None
            assert not state.mine_there
            assert state.data is not Data.FILES
        if "gain" in said:
            assert state.gain is not None
            assert live.run.step > state.gain.at
            assert int(said["gain"]["now"]) == state.gain.now
        assert ("nothing" in said) == (live.run.step == 0)
    assert met == set(DIGIT_TEXTS)


def test_a_loss_is_said_to_have_fallen_only_where_it_has() -> None:
    rng, met = np.random.default_rng(3), set()
    for _ in range(400):
        steps = np.arange(1, 201.0)
        ends = rng.uniform(0.1, 5, 2)
        flat = int(rng.integers(0, 150))
        losses = np.interp(steps, [0, flat, 200], [ends[0], ends[0], ends[1]])
        curve = np.column_stack([steps, losses])
        found = where_they_part(curve, curve)
        assert found is not None
        said = parting.stayed(found, curve)
        fell = losses[-1] < 0.95 * losses[0]
        assert ("fell" in said) == fell
        assert ("hardly" in said) != fell
        met.add(said.split()[0])
    assert met == {"It", "For"}


def test_of_two_runs_the_lower_one_is_called_so() -> None:
    rng = np.random.default_rng(4)
    for _ in range(200):
        mine, theirs = rng.uniform(0.1, 3, 2)
        steps = np.arange(1, 101)
        losses = np.full(100, theirs)
        other = KeptRun("one", "one", DigitsState().setup, steps, losses, np.empty((0, 2)), 0)
        state = DigitsState(kept=Compared((other,)))
        curve = np.column_stack([steps, np.full(100, mine)])
        said = digit_texts._against(state, curve)
        assert ("lower" in said) == (mine < 0.95 * theirs)
        assert ("higher" in said) == (theirs < 0.95 * mine)


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adagrad", "adam"])
def test_at_a_rate_of_100_the_loss_leaps_as_the_lesson_says(optimizer: str) -> None:
    state = PointsState()
    rule = replace(state.setup.optimizer, name=optimizer, lr=100.0)
    learner = Learner(replace(state.setup, optimizer=rule), state.points.training_data())
    losses = [step.loss for step in islice(learner.steps(), 100)]
    assert len(losses) == 100  # it doesn't stop by itself
    assert max(losses) > 50 * math.log(2)


@pytest.mark.parametrize("kind", Kind)
@given(st.floats(1e-12, 0.2))
@example(0.0101)
@example(0.0001)
def test_what_is_beyond_a_bound_never_looks_like_it(kind, beyond):
    low, high = (1e-4, 1e-2) if kind is Kind.RATIO else (2.103, 2.503)
    for value in (high * (1 + beyond), low * (1 - beyond)):
        said = parting.health_text((Check(kind, value, low, high),)).replace(
            "\N{NO-BREAK SPACE}", " "
        )
        assert said.startswith("! ")
        found, _, bounds = said.rpartition(" (")
        assert not any(found.endswith(f" {bound}") for bound in re.split(" … |≤ ", bounds[:-1]))

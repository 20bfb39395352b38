"""The gates tab without widgets: coupled numbers, gestures, learning, composing, adding, undo."""

from __future__ import annotations

import json
import math
import os
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tried import noticed, unnoticed

from desktop.services.context import SharedServices, TabContext
from desktop.services.settings import Settings
from desktop.tabs.gates.presenter import GatesPresenter
from desktop.tabs.gates.state import GATE, MOST_STEPS, Adder, Run
from nn_core.errors import BadakError
from nn_core.perceptron.model import PRESETS, Perceptron
from nn_core.perceptron.truth_tables import AND, NAND, OR, XNOR, XOR


@pytest.fixture
def presenter(context):
    return GatesPresenter(context)


@pytest.fixture
def single(presenter):
    return presenter.perceptron


@pytest.fixture
def composer(presenter):
    return presenter.composer


@pytest.fixture
def adders(presenter):
    return presenter.adders


def test_it_begins_with_the_books_and(single) -> None:
    assert single.state.gate == PRESETS["AND"]
    assert single.state.sums == (-0.7, -0.2, -0.2, 0.3)
    assert single.state.right == (True,) * 4


def test_bias_and_threshold_move_together(single) -> None:
    single.set_bias(GATE, -0.25)
    assert single.state.gate.threshold == 0.25
    single.set_threshold(GATE, -1.5)
    assert single.state.gate.bias == 1.5


@pytest.mark.parametrize("value", [math.nan, math.inf, 1e308])
def test_a_refused_number_changes_nothing(single, context, value) -> None:
    errors = []
    context.reported.connect(errors.append)
    before = single.state
    single.set_weight(GATE, 0, value)
    single.set_bias(GATE, value)
    assert single.state == before
    assert not single.undo_stack.canUndo()
    assert all(isinstance(error, BadakError) for error in errors)
    assert len(errors) == 2


def test_a_point_dragged_off_the_map_stops_at_the_edge(single) -> None:
    single.set_weights(55.0, -0.12345)
    assert single.state.gate.weights == (10.0, -0.123)


def test_a_drag_is_one_undo_step(single) -> None:
    single.begin_gesture()
    for k in range(10):
        single.move_line(GATE, 0.5, 0.9 - k / 20)
    assert single.state.gate.weights == (0.5, 0.5)
    assert single.undo_stack.count() == 1
    single.begin_gesture()
    single.turn_line(GATE, (0.5, 0.5), (1.0, 0.6))
    assert single.undo_stack.count() == 2
    single.undo_stack.undo()
    single.undo_stack.undo()
    assert single.state.gate == PRESETS["AND"]


def test_dragging_and_to_or_is_noticed(single) -> None:
    single.set_bias(GATE, -0.2)
    assert single.done == frozenset()
    single.undo_stack.undo()
    single.begin_gesture()
    single.move_line(GATE, 0.3, 0.2)
    assert single.state.outputs == OR
    assert single.done == {"drag"}
    noticed("gates#drag", single)


def test_targets_flip_row_by_row(single) -> None:
    single.flip_target(1)
    single.flip_target(2)
    single.flip_target(3)
    assert single.state.target == XOR
    assert single.state.certificate is not None
    single.undo_stack.undo()
    assert single.state.target == OR


def test_learning_reaches_or_and_resets(single) -> None:
    single.set_target(OR)
    for _ in range(200):
        single.learner.forward()
    step = single.state.learning.step
    assert step.finished
    assert single.state.outputs == OR
    assert 0 < step.mistakes < 50
    single.learner.rewind()
    assert single.state.gate == PRESETS["AND"]
    assert single.state.learning.step is None


def test_a_run_of_learning_is_one_undo_step(single) -> None:
    single.set_target(OR)
    count = single.undo_stack.count()
    for _ in range(7):
        single.learner.forward()
    assert single.undo_stack.count() == count + 1
    single.undo_stack.undo()
    assert single.state.gate == PRESETS["AND"]
    single.learner.forward()
    assert single.state.learning.step.number == 1


def test_learning_xor_goes_round_in_circles(single) -> None:
    for target in (OR, (True, False, False, True)):
        single.set_target(target)
        for _ in range(400):
            single.learner.forward()
        unnoticed("gates#circles", single)  # it finds OR, and XNOR was not asked for
    single.set_target(XOR)
    for _ in range(400):
        single.learner.forward()
    learning = single.state.learning
    assert not learning.step.finished
    assert learning.repeats is not None
    noticed("gates#circles", single)


def test_an_edit_ends_learning(single) -> None:
    single.set_target(OR)
    for _ in range(3):
        single.learner.forward()
    single.set_weight(GATE, 0, 0.9)
    assert single.state.learning.step is None
    single.learner.forward()
    assert single.state.learning.step.before.weights[0] == 0.9


def test_the_clock_runs_and_stops(single, qtbot) -> None:
    single.set_target(OR)
    single.set_speed(30)
    single.learner.toggle()
    qtbot.waitUntil(lambda: not single.learner.playing)
    assert single.state.learning.step.finished


def test_random_starts_differ(single) -> None:
    seen = set()
    for _ in range(5):
        single.randomise()
        seen.add(single.state.gate)
    assert len(seen) == 5


def test_every_other_way_makes_the_goal(composer) -> None:
    assert composer.state.outputs == XOR
    ways = set()
    for _ in range(16):
        composer.next_solution()
        assert composer.state.outputs == XOR
        ways.add(composer.state.tables)
    assert len(ways) == 16
    unnoticed("gates#another", composer)  # the program found them


def test_a_part_can_be_any_gate(composer) -> None:
    composer.choose_part("y", NAND)
    assert composer.state.outputs == XNOR
    composer.set_goal(XNOR)
    composer.set_weight("s1", 1, 0.3)
    assert composer.state.parts[0] == Perceptron((-0.5, 0.3), 0.7)
    composer.rotate_line("s2", 90)
    composer.nudge_line("s2", 0.1, 0)
    assert composer.state.parts[1] != PRESETS["OR"]
    while composer.undo_stack.canUndo():
        composer.undo_stack.undo()
    assert composer.state.parts[1] == PRESETS["OR"]


def test_adders_add_what_is_switched_on(adders) -> None:
    adders.set_adder(Adder.RIPPLE)
    adders.set_width(8)
    for place in (0, 3, 7):
        adders.flip_switch("a", place)
        adders.flip_switch("b", 7 - place)
    adders.flip_switch("cin")
    state = adders.state
    assert state.total == state.a + state.b + 1
    adders.set_nands(True)
    assert adders.state.total == state.total
    adders.open_block(7)
    signals = adders.state.block_signals
    assert signals["sum"] == state.total >> 7 & 1
    assert signals["carry"] == state.total >> 8
    adders.set_width(2)
    assert adders.state.opened == 1
    assert adders.state.total == adders.state.a + adders.state.b + 1


def test_undo_is_that_of_a_page(presenter) -> None:
    presenter.perceptron.set_target(NAND)
    presenter.adders.flip_switch("cin")
    presenter.adders.undo_stack.undo()
    assert presenter.adders.state.carry == 0
    assert not presenter.composer.undo_stack.canUndo()
    assert presenter.perceptron.state.target == NAND
    presenter.perceptron.undo_stack.undo()
    assert presenter.perceptron.state.target == AND


def test_learning_goes_back_step_by_step(single) -> None:
    single.set_target(OR)
    gates = [single.state.gate]
    for _ in range(6):
        single.learner.forward()
        gates.append(single.state.gate)
    for gate in reversed(gates[:-1]):
        single.learner.back()
        assert single.state.gate == gate


@pytest.mark.parametrize(("target", "steps"), [(OR, 7), (XOR, 1000)])
def test_the_end_of_a_run_is_the_end_or_far_on(single, target, steps) -> None:
    single.set_target(target)
    single.learner.finish()
    assert single.state.taken == single.state.learning.step.number == steps
    assert single.state.checked() == single.state


def test_a_run_says_where_it_ends_once_it_is_known() -> None:
    run = Run(PRESETS["AND"], OR, 0.1)
    assert run.after(3).step.number == 3
    assert run.last == MOST_STEPS
    assert run.after(1000).step.finished
    assert run.last == run.after(1000).step.number
    assert run.after(3).step.number == 3


def test_a_gate_that_the_circuit_lacks_is_no_longer_chosen(adders) -> None:
    adders.set_nands(True)
    adders.choose("nand")
    adders.set_nands(False)
    adders.set_adder("full")
    assert adders.state.chosen in {gate.name for gate in adders.state.block.gates}


NUMBERS = st.sampled_from([0.0, -1.5, 0.25, math.nan, 1e308])
EDITS = st.one_of(
    *(
        st.one_of(
            st.tuples(st.just(which), st.just("set_weight"), keys, st.integers(0, 1), NUMBERS),
            st.tuples(st.just(which), st.just("set_threshold"), keys, st.floats(-2, 2)),
            st.tuples(st.just(which), st.just("move_line"), keys, st.floats(-1, 2), st.just(0.5)),
            st.tuples(st.just(which), st.just("rotate_line"), keys, st.sampled_from([5.0, -90.0])),
            st.tuples(st.just(which), st.just("begin_gesture")),
        )
        for which, keys in (
            ("perceptron", st.just(GATE)),
            ("composer", st.sampled_from(["s1", "s2", "y"])),
        )
    ),
    st.tuples(st.just("perceptron"), st.just("flip_target"), st.integers(0, 3)),
    st.tuples(st.just("perceptron"), st.just("set_rate"), st.sampled_from([0.01, 0.1, 1.0])),
    st.tuples(st.just("perceptron"), st.just("learn_step")),
    st.tuples(st.just("perceptron"), st.just("reset_learning")),
    st.tuples(st.just("composer"), st.just("flip_bit"), st.sampled_from(["x1", "x2"])),
    st.tuples(st.just("composer"), st.just("next_solution")),
    st.tuples(
        st.just("adders"),
        st.just("flip_switch"),
        st.sampled_from(["a", "b", "cin"]),
        st.integers(0, 3),
    ),
    st.tuples(st.just("adders"), st.just("set_width"), st.integers(-1, 12)),
    st.tuples(st.just("adders"), st.just("set_adder"), st.sampled_from(list(Adder))),
    st.tuples(st.just("adders"), st.just("set_nands"), st.booleans()),
)


def undone(presenter):
    """Return what undo brings back of a state."""
    names = presenter.undoable or [field.name for field in fields(presenter.state)]
    return [getattr(presenter.state, name) for name in names]


def do(tab, which, name, *arguments) -> None:
    presenter = getattr(tab, which)
    steps = {"learn_step": "forward", "reset_learning": "rewind"}
    target = presenter.learner if name in steps else presenter
    getattr(target, steps.get(name, name))(*arguments)


@pytest.fixture(scope="module")
def make_tab(qapp):
    context = TabContext(SharedServices.make(Settings(Path(os.environ["BADAK_HOME"]) / "s.ini")))
    yield lambda: GatesPresenter(context)
    context.shutdown()


@pytest.mark.parametrize("which", ["perceptron", "composer", "adders"])
@given(steps=st.lists(EDITS, max_size=25))
@settings(max_examples=25, deadline=None)
def test_undo_and_redo_walk_through_the_same_states(make_tab, which, steps) -> None:
    tab = make_tab()
    presenter = getattr(tab, which)
    stack, states = presenter.undo_stack, {0: undone(presenter)}
    for step in steps:
        do(tab, *step)
        states[stack.index()] = undone(presenter)
        single = tab.perceptron.state.gate
        assert all(map(math.isfinite, [*single.weights, single.bias]))
    last = stack.index()
    while stack.canUndo():
        stack.undo()
        assert undone(presenter) == states[stack.index()]
    while stack.canRedo():
        stack.redo()
        assert undone(presenter) == states[stack.index()]
    assert stack.index() == last


@given(steps=st.lists(EDITS, max_size=25))
@settings(max_examples=25, deadline=None)
def test_states_survive_json(make_tab, steps) -> None:
    tab, other = make_tab(), make_tab()
    for step in steps:
        do(tab, *step)
    for which in ("perceptron", "composer", "adders"):
        getattr(other, which).from_data(json.loads(json.dumps(getattr(tab, which).to_data())))
        assert getattr(other, which).state == getattr(tab, which).state
    assert other.done == tab.done


@pytest.mark.parametrize(
    ("which", "changes"),
    [
        ("perceptron", {"taken": -1}),
        ("perceptron", {"taken": 50_001}),
        ("perceptron", {"target": [0, 1, 1, 1], "taken": 4000}),  # learnt long before
        ("perceptron", {"target": [0, 1, 2, 1]}),
        ("perceptron", {"rate": 0.0}),
        ("perceptron", {"row": 4}),
        ("perceptron", {"speed": 0}),
        ("perceptron", {"start": {"weights": [0.5], "bias": 0.0}}),
        ("perceptron", {"start": {"weights": [0.5, 1e300], "bias": 0.0}}),
        ("composer", {"goal": [0, 1]}),
        ("composer", {"bits": [0, 3]}),
        ("adders", {"width": 9}),
        ("adders", {"a": 16}),
        ("adders", {"opened": 4}),
        ("adders", {"adder": "quarter"}),
    ],
)
def test_a_damaged_state_is_refused(presenter, which, changes) -> None:
    one = getattr(presenter, which)
    before, data = one.state, one.to_data()
    data["state"] |= changes
    with pytest.raises(BadakError):
        one.from_data(data)
    assert one.state == before

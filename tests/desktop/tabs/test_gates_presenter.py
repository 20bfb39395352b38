"""The gates tab without widgets: coupled numbers, gestures, learning, composing, adding, undo."""

from __future__ import annotations

import math
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.services.context import SharedServices, TabContext
from desktop.services.settings import Settings
from desktop.tabs.gates.presenter import GatesPresenter
from desktop.tabs.gates.state import GATE, Adder, Page
from nn_core.errors import BadakError
from nn_core.perceptron.model import PRESETS, Perceptron
from nn_core.perceptron.truth_tables import AND, NAND, OR, XNOR, XOR


@pytest.fixture
def presenter(context):
    made = GatesPresenter(context)
    made.errors = []
    context.reported.connect(made.errors.append)
    return made


def test_it_begins_with_the_books_and(presenter) -> None:
    assert presenter.state.gate == PRESETS["AND"]
    assert presenter.state.sums == (-0.7, -0.2, -0.2, 0.3)
    assert presenter.state.right == (True,) * 4


def test_bias_and_threshold_move_together(presenter) -> None:
    presenter.set_bias(GATE, -0.25)
    assert presenter.state.gate.threshold == 0.25
    presenter.set_threshold(GATE, -1.5)
    assert presenter.state.gate.bias == 1.5


@pytest.mark.parametrize("value", [math.nan, math.inf, 1e308])
def test_a_refused_number_changes_nothing(presenter, value) -> None:
    before = presenter.state
    presenter.set_weight(GATE, 0, value)
    presenter.set_bias("s1", value)
    assert presenter.state == before
    assert not presenter.undo_stack.canUndo()
    assert all(isinstance(error, BadakError) for error in presenter.errors)
    assert len(presenter.errors) == 2


def test_a_point_dragged_off_the_map_stops_at_the_edge(presenter) -> None:
    presenter.set_weights(55.0, -0.12345)
    assert presenter.state.gate.weights == (10.0, -0.123)


def test_a_drag_is_one_undo_step(presenter) -> None:
    presenter.begin_gesture()
    for k in range(10):
        presenter.move_line(GATE, 0.5, 0.9 - k / 20)
    assert presenter.state.gate.weights == (0.5, 0.5)
    assert presenter.undo_stack.count() == 1
    presenter.begin_gesture()
    presenter.turn_line(GATE, (0.5, 0.5), (1.0, 0.6))
    assert presenter.undo_stack.count() == 2
    presenter.undo_stack.undo()
    presenter.undo_stack.undo()
    assert presenter.state.gate == PRESETS["AND"]


def test_dragging_and_to_or_is_noticed(presenter) -> None:
    presenter.set_bias(GATE, -0.2)
    assert presenter.done == frozenset()
    presenter.undo_stack.undo()
    presenter.begin_gesture()
    presenter.move_line(GATE, 0.3, 0.2)
    assert presenter.state.outputs == OR
    assert presenter.done == {"drag"}


def test_targets_flip_row_by_row(presenter) -> None:
    presenter.flip_target(1)
    presenter.flip_target(2)
    presenter.flip_target(3)
    assert presenter.state.target == XOR
    assert presenter.state.certificate is not None
    presenter.undo_stack.undo()
    assert presenter.state.target == OR


def test_learning_reaches_or_and_resets(presenter) -> None:
    presenter.show_page(Page.LEARNING)
    presenter.set_target(OR)
    for _ in range(200):
        presenter.learn_step()
    step = presenter.state.learning.step
    assert step.finished
    assert presenter.state.outputs == OR
    assert 0 < step.mistakes < 50
    presenter.reset_learning()
    assert presenter.state.gate == PRESETS["AND"]
    assert presenter.state.learning.step is None


def test_a_run_of_learning_is_one_undo_step(presenter) -> None:
    presenter.set_target(OR)
    count = presenter.undo_stack.count()
    for _ in range(7):
        presenter.learn_step()
    assert presenter.undo_stack.count() == count + 1
    presenter.undo_stack.undo()
    assert presenter.state.gate == PRESETS["AND"]
    presenter.learn_step()
    assert presenter.state.learning.step.number == 1


def test_learning_xor_goes_round_in_circles(presenter) -> None:
    presenter.set_target(XOR)
    for _ in range(400):
        presenter.learn_step()
    learning = presenter.state.learning
    assert not learning.step.finished
    assert learning.repeats is not None
    assert "circles" in presenter.done


def test_an_edit_ends_learning(presenter) -> None:
    presenter.set_target(OR)
    for _ in range(3):
        presenter.learn_step()
    presenter.set_weight(GATE, 0, 0.9)
    assert presenter.state.learning.step is None
    presenter.learn_step()
    assert presenter.state.learning.step.before.weights[0] == 0.9


def test_the_clock_runs_and_stops(presenter, qtbot) -> None:
    presenter.set_target(OR)
    presenter.learner.set_speed(30)
    presenter.learner.set_running(True)
    qtbot.waitUntil(lambda: not presenter.learner.running)
    assert presenter.state.learning.step.finished


def test_random_starts_differ(presenter) -> None:
    seen = set()
    for _ in range(5):
        presenter.randomise()
        seen.add(presenter.state.gate)
    assert len(seen) == 5


def test_every_other_way_makes_the_goal(presenter) -> None:
    presenter.show_page(Page.COMPOSER)
    assert presenter.state.composed_outputs == XOR
    ways = set()
    for _ in range(16):
        presenter.next_solution()
        assert presenter.state.composed_outputs == XOR
        ways.add(presenter.state.part_tables)
    assert len(ways) == 16
    assert "another" in presenter.done


def test_a_part_can_be_any_gate(presenter) -> None:
    presenter.choose_part("y", NAND)
    assert presenter.state.composed_outputs == XNOR
    presenter.set_goal(XNOR)
    presenter.set_weight("s1", 1, 0.3)
    assert presenter.state.parts[0] == Perceptron((-0.5, 0.3), 0.7)
    presenter.rotate_line("s2", 90)
    presenter.nudge_line("s2", 0.1, 0)
    assert presenter.state.parts[1] != PRESETS["OR"]
    while presenter.undo_stack.canUndo():
        presenter.undo_stack.undo()
    assert presenter.state.parts[1] == PRESETS["OR"]


def test_adders_add_what_is_switched_on(presenter) -> None:
    presenter.show_page(Page.ADDERS)
    presenter.set_adder(Adder.RIPPLE)
    presenter.set_width(8)
    for place in (0, 3, 7):
        presenter.flip_switch("a", place)
        presenter.flip_switch("b", 7 - place)
    presenter.flip_switch("cin")
    state = presenter.state
    assert state.total == state.a + state.b + 1
    presenter.set_nands(True)
    assert presenter.state.total == state.total
    presenter.open_block(7)
    signals = presenter.state.block_signals
    assert signals["sum"] == state.total >> 7 & 1
    assert signals["carry"] == state.total >> 8
    presenter.set_width(2)
    assert presenter.state.opened == 1
    assert presenter.state.total == presenter.state.a + presenter.state.b + 1


def test_undo_shows_the_page_of_the_edit(presenter) -> None:
    presenter.set_target(NAND)
    presenter.show_page(Page.ADDERS)
    presenter.flip_switch("cin")
    presenter.show_page(Page.COMPOSER)
    presenter.undo_stack.undo()
    assert presenter.page is Page.ADDERS
    presenter.undo_stack.undo()
    assert presenter.page is Page.PERCEPTRON
    assert presenter.state.target == AND


edits = st.one_of(
    st.tuples(
        st.just("set_weight"),
        st.sampled_from([GATE, "s1", "y"]),
        st.sampled_from([0, 1]),
        st.sampled_from([0.0, -1.5, 0.25, math.nan, 1e308]),
    ),
    st.tuples(st.just("move_line"), st.just(GATE), st.floats(-1, 2), st.floats(-1, 2)),
    st.tuples(st.just("rotate_line"), st.just("s2"), st.sampled_from([5.0, -90.0])),
    st.tuples(st.just("set_threshold"), st.just(GATE), st.floats(-2, 2)),
    st.tuples(st.just("flip_target"), st.integers(0, 3)),
    st.tuples(st.just("flip_bit"), st.integers(0, 1)),
    st.tuples(st.just("flip_switch"), st.sampled_from(["a", "b", "cin"]), st.integers(0, 3)),
    st.tuples(st.just("set_width"), st.integers(-1, 12)),
    st.tuples(st.just("set_nands"), st.booleans()),
    st.tuples(st.just("begin_gesture")),
    st.tuples(st.just("learn_step")),
    st.tuples(st.just("reset_learning")),
    st.tuples(st.just("next_solution")),
)


@given(steps=st.lists(edits, max_size=25))
@settings(max_examples=25, deadline=None)
def test_undo_and_redo_walk_through_the_same_states(qapp, steps) -> None:
    context = TabContext(SharedServices.make(Settings(Path(os.environ["BADAK_HOME"]) / "s.ini")))
    presenter = GatesPresenter(context)
    states = {0: presenter.state}
    stack = presenter.undo_stack
    for name, *arguments in steps:
        getattr(presenter, name)(*arguments)
        states[stack.index()] = presenter.state
        numbers = [*presenter.state.gate.weights, presenter.state.gate.bias]
        assert all(map(math.isfinite, numbers))
    last = stack.index()
    while stack.canUndo():
        stack.undo()
        assert presenter.state == states[stack.index()]
    while stack.canRedo():
        stack.redo()
        assert presenter.state == states[stack.index()]
    assert stack.index() == last
    context.shutdown()

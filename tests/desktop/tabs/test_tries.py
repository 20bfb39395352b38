"""Things to try are noticed when they have been done, and not when they nearly have."""

from __future__ import annotations

import ast
from pathlib import Path

import numpy as np
import pytest
from tried import noticed, unnoticed

from desktop.platform import package_files
from desktop.reading.lesson_view import tries
from desktop.services.context import TabContext
from desktop.tabs.activations.curves.presenter import STEEP, CurvesPresenter
from desktop.tabs.activations.linear_stack.presenter import LinearStackPresenter
from desktop.tabs.activations.step_noise.presenter import MANY, StepNoisePresenter
from desktop.tabs.forward.small.presenter import SmallPresenter
from desktop.tabs.forward.small.state import Kind, Part
from desktop.tabs.gates.presenter import ComposerPresenter, PerceptronPresenter
from desktop.tabs.gates.state import GATE
from desktop.tabs.softmax.presenter import SoftmaxPresenter
from nn_core.perceptron.truth_tables import AND, NAND, OR, XOR


def tried(by: str) -> set[str]:
    """Return the goals of which a test has such a user."""
    calls = (
        node
        for file in Path(__file__).parent.glob("test_*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == by
    )
    return {str(call.args[0].value) for call in calls if isinstance(call.args[0], ast.Constant)}


@pytest.mark.parametrize("by", ["noticed", "unnoticed"])
def test_each_has_a_user_who_does_it_and_one_who_nearly_does(by: str) -> None:
    folder = package_files.path("lessons")
    lessons = {one.name: (one / "en.md").read_text(encoding="utf-8") for one in folder.iterdir()}
    goals = {f"{name}#{key}" for name, text in lessons.items() for key in tries(text)}
    assert len(goals) == 3 * len(lessons)
    assert tried(by) == goals


def test_what_the_page_shows_as_it_opens_is_not_counted(context: TabContext) -> None:
    noise = StepNoisePresenter(context)
    assert noise.state.step_flips > MANY
    noise.set_noise(0.1)
    jumps = 0
    while jumps < MANY - 1:
        before = noise.state.step_flips
        noise.advance()
        jumps += noise.state.step_flips - before
        unnoticed("activations-step#count", noise)
    while "count" not in noise.done:
        before = noise.state.step_flips
        noise.advance()
        jumps += noise.state.step_flips - before
    assert jumps == MANY
    assert noise.state.sigmoid_flips == 0
    noticed("activations-step#count", noise)


def test_a_steep_sigmoid_is_noticed_at_once_where_it_is_counted(context: TabContext) -> None:
    noise = StepNoisePresenter(context)
    noise.set_beta(2.0)
    assert noise.state.sigmoid_flips < MANY
    unnoticed("activations-step#steep", noise)
    noise.set_beta(50.0)
    assert noise.state.sigmoid_flips >= MANY
    noticed("activations-step#steep", noise)


def test_the_line_crosses_0_only_on_the_other_side(context: TabContext) -> None:
    curves = CurvesPresenter(context)
    for x in (0.5, 0.0, 0.2, 0.0):
        curves.set_x(x)
    unnoticed("activations-curves#cross", curves)
    curves.set_x(-0.1)
    noticed("activations-curves#cross", curves)


def test_to_look_at_the_strips_is_not_to_play(context: TabContext) -> None:
    noise = StepNoisePresenter(context)
    noise.advance()
    unnoticed("activations-step#play", noise)
    noise.play(True)
    noticed("activations-step#play", noise)
    noise.play(False)


def test_a_sigmoid_that_is_not_shown_is_not_seen_to_be_steep(context: TabContext) -> None:
    curves = CurvesPresenter(context)
    curves.choose("sigmoid", False)
    curves.set_parameter("sigmoid", "beta", STEEP)
    unnoticed("activations-curves#steep", curves)
    curves.choose("sigmoid", True)
    noticed("activations-curves#steep", curves)


def test_a_straight_line_of_another_function_is_not_the_identity_s(context: TabContext) -> None:
    stack = LinearStackPresenter(context)
    stack.set_activation("relu")
    stack.set_depth(6)
    unnoticed("activations-linear#deep-line", stack)
    stack.set_depth(4)
    stack.set_activation("identity")
    unnoticed("activations-linear#deep-line", stack)
    stack.set_depth(5)
    noticed("activations-linear#deep-line", stack)


def test_another_output_leads_by_a_change_and_not_by_another_network(context: TabContext) -> None:
    small = SmallPresenter(context)
    small.set_value(Part(Kind.WEIGHT, 3, 1, 0), 0.0)
    unnoticed("forward#overtake", small)
    small.set_value(Part(Kind.NEURON, 0, 0), -3.0)
    small.load("book")
    unnoticed("forward#overtake", small)
    small.set_value(Part(Kind.WEIGHT, 3, 0, 0), 3.0)
    noticed("forward#overtake", small)
    assert small.state.trace.outputs.argmax() == 0


def test_the_program_s_way_is_not_the_user_s(context: TabContext) -> None:
    composer = ComposerPresenter(context)
    composer.next_solution()
    told = composer.state.tables
    composer.choose_part("y", NAND)
    composer.choose_part("y", told[2])
    assert composer.state.tables == told
    unnoticed("gates#another", composer)


def test_three_gates_of_one_s_own_are_noticed(context: TabContext) -> None:
    composer = ComposerPresenter(context)
    composer.choose_part("s1", OR)
    composer.choose_part("s2", AND)
    unnoticed("gates#another", composer)
    composer.choose_part("s2", NAND)
    assert composer.state.outputs == XOR
    noticed("gates#another", composer)


def test_to_turn_the_line_is_not_to_drag_it(context: TabContext) -> None:
    perceptron = PerceptronPresenter(context)
    perceptron.load_preset("AND")
    perceptron.begin_gesture()
    perceptron.set_weights(1.0, 1.0)
    perceptron.line_moved()
    assert perceptron.state.outputs == OR
    unnoticed("gates#drag", perceptron)
    perceptron.load_preset("AND")
    perceptron.begin_gesture()
    perceptron.set_bias(GATE, -0.2)
    perceptron.line_moved()
    noticed("gates#drag", perceptron)


def test_softmax_s_three_are_noticed_exactly(context: TabContext) -> None:
    softmax = SoftmaxPresenter(context)
    softmax.add_to_all(500.0)
    softmax.add_to_all(-500.0)
    unnoticed("softmax#thousand", softmax)
    softmax.add_to_all(1000.0)
    noticed("softmax#thousand", softmax)
    softmax.set_temperature(0.1)
    unnoticed("softmax#temperature", softmax)
    softmax.set_temperature(1000.0)
    noticed("softmax#temperature", softmax)
    softmax.set_count(4)
    softmax.set_count(3)
    unnoticed("softmax#two", softmax)
    softmax.set_count(2)
    noticed("softmax#two", softmax)
    assert len(np.asarray(softmax.state.scores)) == 2


def test_to_reset_the_tab_takes_noise_and_ticks_back(context: TabContext) -> None:
    noise = StepNoisePresenter(context)
    noise.set_noise(0.1)
    noise.set_beta(50.0)
    assert noise.done
    noise.reset()
    assert (noise.state.noise, noise.state.beta) == (0.5, 1.0)
    assert not noise.done

"""The graph page's presenter: formulas, inputs, steps there and back, nudges and what is broken."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tried import noticed, unnoticed

from desktop.services import i18n
from desktop.services.context import TabContext
from desktop.tabs.backprop.graph import texts
from desktop.tabs.backprop.graph.page import build_reading
from desktop.tabs.backprop.graph.presenter import GraphPresenter
from desktop.tabs.backprop.graph.state import PRESETS, SOFTMAX, Form, GraphState, moved
from desktop.tabs.backprop.presenter import BackpropPresenter
from desktop.tabs.kit.saved import StateError, from_data, to_data
from nn_core.graph.ops import COPY


@pytest.fixture
def presenter(context: TabContext) -> GraphPresenter:
    made = BackpropPresenter(context)
    yield made.graph


def slopes(state: GraphState) -> dict[str, float]:
    return {name: state.gradient_of(name) for name in state.graph.names}


def test_it_opens_with_two_apples_worked_out_and_nothing_known_of_the_way_back(presenter) -> None:
    state = presenter.state
    assert state.result == pytest.approx(220)
    assert (state.place, state.turn, state.last) == (2, 2, 5)
    assert texts.gradient_text(state, 0) == "?"
    assert "220" in texts.sentence(state)


def test_the_way_back_takes_one_node_a_step(presenter) -> None:
    known = []
    for _ in range(3):
        presenter.playback.forward()
        state = presenter.state
        known.append([name for name in state.graph.names
                      if state.has_gradient(state.graph.place_of(name))])  # fmt: skip
    assert known == [[], ["tax"], ["apple", "count", "tax"]]
    assert slopes(presenter.state) == pytest.approx({"apple": 2.2, "count": 110, "tax": 200})
    assert presenter.done == {"back"}
    noticed("backprop_graph#back", presenter)
    assert presenter.state.place == presenter.state.last
    assert "2.2" in texts.sentence(presenter.state)


def test_the_fruit_is_that_of_the_book(presenter) -> None:
    presenter.load("fruit")
    assert presenter.state.result == pytest.approx(715)
    expected = {"apple": 2.2, "apples": 110, "orange": 3.3, "oranges": 165, "tax": 650}
    assert slopes(presenter.state) == pytest.approx(expected)


def test_a_typed_formula_keeps_the_values_of_its_names(presenter) -> None:
    presenter.set_value(0, 0, 300)
    presenter.type_text("(apple*2 + orange*3)*tax + z")
    state = presenter.state
    assert dict(zip(state.graph.names, state.values, strict=True)) == {
        "apple": (300,), "orange": (150,), "tax": (1.1,), "z": (5,),
    }  # fmt: skip
    assert (state.preset, state.place) == ("", state.turn)


def test_what_is_no_formula_is_refused_beside_the_field_and_the_graph_stays(presenter) -> None:
    reported = []
    presenter.failed.connect(reported.append)
    presenter.type_text("0,5*a")
    assert presenter.state.refusal.place == 1
    assert (presenter.state.text, presenter.state.typed) == (PRESETS["apples"].text, "0,5*a")
    presenter.type_text("0.5*a")
    assert presenter.state.refusal is None
    assert presenter.state.graph.names == ("a",)
    assert reported == []
    presenter.undo_stack.undo()
    assert presenter.state.text == presenter.state.typed == PRESETS["apples"].text


def test_undo_takes_a_chosen_number_of_a_vector_back_to_where_there_is_one(presenter) -> None:
    presenter.load("fruit")
    presenter.load(SOFTMAX)
    presenter.select(presenter.state.first, 2)
    presenter.undo_stack.undo()
    assert presenter.state.component == 0
    assert presenter.state.checked() is presenter.state


def test_a_nudge_says_what_the_result_did(presenter) -> None:
    presenter.playback.finish()
    presenter.select(0)
    presenter.nudge_up()
    nudge = presenter.state.nudge
    assert (nudge.name, nudge.by) == ("apple", 1)
    assert nudge.ratio == pytest.approx(nudge.slope) == pytest.approx(2.2)
    noticed("backprop_graph#nudge", presenter)
    assert "222.2" in texts.sentence(presenter.state)
    presenter.nudge_down()
    assert presenter.state.values[0] == (100,)
    presenter.undo_stack.undo()
    assert presenter.state.values[0] == (100,)


def test_a_nudge_before_the_gradient_is_known_ticks_nothing(presenter) -> None:
    presenter.nudge_up()
    unnoticed("backprop_graph#nudge", presenter)


def test_a_flat_sigmoid_is_found(presenter) -> None:
    presenter.load("sigmoid")
    presenter.set_value(presenter.state.graph.place_of("x"), 0, 4.0)
    unnoticed("backprop_graph#flat", presenter)
    presenter.set_value(presenter.state.graph.place_of("x"), 0, 4.7)
    noticed("backprop_graph#flat", presenter)


def test_folding_keeps_the_gradient_and_the_end(presenter) -> None:
    presenter.load("sigmoid")
    presenter.playback.finish()
    before = slopes(presenter.state)
    assert presenter.state.foldable and presenter.state.shown_form is Form.UNFOLDED
    presenter.set_form("folded")
    assert len(presenter.state.graph.nodes) == 2
    assert slopes(presenter.state) == pytest.approx(before)
    assert presenter.state.place == presenter.state.last
    presenter.type_text("sigmoid(x)*2")
    assert presenter.state.shown_form is Form.FOLDED
    presenter.set_form("unfolded")
    assert [n.op.key for n in presenter.state.graph.nodes].count("exp") == 1


def test_softmax_with_loss_carries_three_numbers(presenter) -> None:
    presenter.load("softmax")
    state = presenter.state
    gradient = state.worked.gradients[state.graph.place_of("a")]
    assert np.round(gradient, 4).tolist() == [0.0182, 0.2452, -0.2634]
    presenter.set_value(state.graph.place_of("a"), 1, 4.0)
    assert presenter.state.values[0] == (0.3, 4.0, 4.0)
    presenter.set_form("folded")
    assert len(presenter.state.graph.nodes) == 3


def test_a_node_without_a_value_stops_the_way_and_says_so(presenter) -> None:
    presenter.type_text("log(y - 5)*x")
    presenter.set_value(presenter.state.graph.place_of("y"), 0, 2.0)
    presenter.playback.finish()
    state = presenter.state
    assert state.result is None and state.place == state.last == state.turn
    assert state.graph.nodes[state.problem.place].op.key == "log"
    assert texts.value_text(state, state.graph.output) == "?"
    assert "log" in texts.sentence(state)
    presenter.set_value(presenter.state.graph.place_of("y"), 0, 6.0)
    assert presenter.state.problem is None
    presenter.playback.finish()
    assert presenter.state.has_gradient(0)


def test_a_broken_node_disagrees_with_the_difference(presenter) -> None:
    presenter.load("fruit")
    presenter.playback.finish()
    state = presenter.state
    assert all(texts.agrees(state, place) for place in state.graph.inputs)
    presenter.select(state.graph.output)
    presenter.break_node(True)
    state = presenter.state
    assert texts.agrees(state, state.graph.place_of("tax")) is False
    assert "×" in texts.sentence(state)
    presenter.break_node(False)
    assert texts.agrees(presenter.state, state.graph.place_of("tax"))


def test_a_broken_copy_is_found_too(presenter) -> None:
    presenter.type_text("x*x")
    presenter.set_value(0, 0, 3.0)
    copy = next(p for p, n in enumerate(presenter.state.graph.nodes) if n.op is COPY)
    presenter.select(copy)
    presenter.break_node(True)
    presenter.playback.finish()
    assert presenter.state.worked.gradients[0] == 3.0
    assert texts.agrees(presenter.state, 0) is False


@pytest.mark.parametrize("preset", PRESETS)
def test_every_question_has_an_answer_that_is_right(presenter, preset: str) -> None:
    presenter.load(preset)
    asked = texts.prediction(presenter.state)
    assert asked.question and 2 <= len(asked.answers) <= 4
    said = set()
    for answer in asked.answers:
        presenter.load(preset)
        presenter.predict(answer)
        presenter.playback.finish()
        shown = texts.prediction(presenter.state)
        assert shown.locked
        said.add(shown.comparison)
    assert sum("As you said" in one for one in said) == 1
    assert len(said) == len(asked.answers)


def test_a_value_typed_into_the_table_is_taken_or_refused(presenter) -> None:
    reported = []
    presenter.failed.connect(reported.append)
    presenter.type_value(0, "150")
    assert presenter.state.values[0] == (150,)
    presenter.type_value(0, "1,5")
    presenter.type_value(presenter.state.graph.output, "3")
    presenter.set_value(0, 0, 1e12)
    assert len(reported) == 3
    assert presenter.state.values[0] == (150,)


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("preset", PRESETS)
def test_every_step_of_every_preset_has_a_sentence_and_a_reading(
    presenter, preset: str, language: str
) -> None:
    i18n.install(language)
    presenter.load(preset)
    for form in ("unfolded", "folded"):
        presenter.set_form(form)
        for place in range(presenter.state.last + 1):
            presenter.playback.go_to(place)
            said = texts.sentence(presenter.state)
            assert said and "{" not in said
            assert build_reading(presenter.state, frozenset()).code is not None


def test_nodes_are_spoken_with_value_and_gradient(presenter) -> None:
    presenter.playback.finish()
    said = texts.spoken(presenter.state)
    for part in ("apple: value 100, gradient 2.2", "count: value 2, gradient 110", "× [2]"):
        assert part in said


def test_paths_add_up(presenter) -> None:
    from nn_core.graph.paths import paths

    presenter.type_text("exp(x)*x + x")
    presenter.set_value(0, 0, 1.0)
    presenter.playback.finish()
    state = presenter.state
    line = texts.path_line(state, 0, paths(state.graph, 0, state.worked.back_at))
    assert "3 paths" in line and "2.718 + 2.718 + 1" in line


@given(
    st.sampled_from(sorted(PRESETS)),
    st.lists(st.floats(-50, 50), min_size=6, max_size=6),
    st.integers(0, 30),
    st.sampled_from(Form),
)
def test_a_state_goes_to_json_and_back(
    preset: str, values: list[float], place: int, form: Form
) -> None:
    state = GraphState.of(preset).with_form(form)
    for index, node in enumerate(state.graph.inputs):
        state = state.with_value(node, 0, values[index])
    import dataclasses

    state = dataclasses.replace(state, place=min(place, state.last))
    again = from_data(GraphState, json.loads(json.dumps(to_data(state, 1))), 1)
    assert again == dataclasses.replace(state, typed="", refusal=None, nudge=None)


def test_a_damaged_state_is_refused(presenter) -> None:
    good = presenter.to_data()
    for name, value in (("place", 99), ("values", [[1.0]]), ("selected", -1), ("preset", "x")):
        bad = {**good, "state": {**good["state"], name: value}}
        with pytest.raises(StateError):
            presenter.from_data(bad)


def test_a_number_moves_in_round_steps() -> None:
    assert moved(100, 3) == 103
    assert moved(1.1, -1) == 1.09
    assert moved(0.0, 5) == 0.05
    assert moved(2, 7) == 2.07


def test_a_written_sum_says_equal_only_where_its_digits_add_up(presenter) -> None:
    presenter.type_text("exp(x)*x + x")
    presenter.set_value(0, 0, 0.37)
    signs = set()
    for place in range(presenter.state.last):
        presenter.playback.go_to(place)
        said = texts.sentence(presenter.state).replace("−", "-")
        for one, other, sign, value in re.findall(
            r"([-.\d]+) × \(?([-.\d]+)\)? (.) ([-.\d]+\d)", said
        ):
            digits = len(value.partition(".")[2])
            adds_up = abs(float(one) * float(other) - float(value)) <= 0.5000001 * 10.0**-digits
            assert (sign == "=") == adds_up, said
            signs.add(sign)
    assert signs == {"=", "≈"}


def test_a_sum_of_vectors_is_written_by_the_same_rule() -> None:
    came, local = np.array([1.2345, 2.0]), np.array([3.0, 4.0])
    assert texts._equals(texts._product, came * local, came, local) == "≈"  # 1.234 · 3 is 3.702
    assert texts._equals(texts._product, np.array([6.0, 8.0]), 2.0, local) == "="
    assert texts._equals(texts._sum, -0.5, 0.5, -1.0) == "="

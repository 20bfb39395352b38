"""The framing tab without a widget: what is framed, read, moved and measured, and when."""

from __future__ import annotations

import json

import numpy as np
import pytest
from digit_help import BrokenStore, Store
from framing_help import context_with_three, flag, one, where_the_ink_is
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lending import given_back, lend
from tried import noticed, unnoticed

from desktop.services.picture_network import Source
from desktop.tabs.digit.framing import texts, work
from desktop.tabs.digit.framing.page import MASS, build_reading
from desktop.tabs.digit.framing.presenter import FramingPresenter
from desktop.tabs.digit.framing.state import View
from nn_core.digits import Drawing, Recogniser, rasterise
from nn_core.digits.framing_steps import ALL, Switches
from nn_core.digits.framing_worth import ROWS
from nn_core.digits.shifts import nudged


@pytest.fixture(autouse=True)
def few_digits(monkeypatch):
    monkeypatch.setattr(work, "COUNT", 10)


@pytest.fixture
def context(qapp, tmp_path):
    yield from given_back(context_with_three(tmp_path))


@pytest.fixture
def presenter(context):
    return FramingPresenter(context)


def settle(presenter, qtbot):
    """Wait until everything has been read and measured."""

    def settled():
        state = presenter.state
        answers = (*state.answers, *state.moved_answers)
        read = state.blank or all(answer.digit is not None for answer in answers)
        return read and not state.measuring and set(state.rows) <= set(state.measured)

    qtbot.waitUntil(settled)


def test_nothing_is_loaded_before_the_page_is_seen(presenter, context):
    context.drawing.value = one()
    assert presenter.state.blank
    assert context.recognisers.asked == []
    assert "28 × 28 numbers" in texts.sentence(presenter.state)


def test_the_drawing_is_framed_when_it_is_seen(presenter, context, qtbot):
    context.drawing.value = one()
    presenter.enter()
    assert presenter.state.source is Source.DRAWING
    np.testing.assert_array_equal(presenter.state.steps.framed, rasterise(one()))
    settle(presenter, qtbot)
    assert [answer.name for answer in presenter.state.answers] == ["book", "mlp", "cnn"]
    assert [answer.digit for answer in presenter.state.answers] == [1, 1, 1]


def test_a_new_drawing_takes_the_place_of_a_sample(presenter, context, qtbot):
    presenter.enter()
    presenter.pictures.take_sample()
    assert presenter.state.source is Source.SAMPLE
    assert not presenter.state.drawn
    context.drawing.value = one()
    assert presenter.state.source is Source.DRAWING
    assert presenter.state.label is None
    settle(presenter, qtbot)


def test_a_hidden_tab_waits_until_it_is_seen_again(presenter, context, qtbot):
    presenter.enter()
    presenter.leave()
    context.drawing.value = one()
    assert presenter.state.blank
    presenter.enter()
    assert not presenter.state.blank
    settle(presenter, qtbot)


def test_blank_paper_is_nothing(presenter, context, qtbot):
    context.drawing.value = Drawing()
    presenter.enter()
    assert presenter.state.blank and presenter.state.source is Source.NOTHING
    settle(presenter, qtbot)
    assert presenter.state.answers[0].digit is None


def test_a_sample_lies_off_the_middle_and_each_is_another(presenter, qtbot):
    presenter.enter()
    seen = set()
    for _ in range(3):
        presenter.pictures.take_sample()
        left, top, right, bottom = presenter.state.steps.box
        assert max(abs(left + right - 280), abs(top + bottom - 280)) > 40
        assert presenter.state.label in range(10)
        seen.add(presenter.state.steps.raw.tobytes())
    assert len(seen) == 3
    presenter.pictures.take_drawing()
    assert presenter.state.blank
    settle(presenter, qtbot)


def test_a_switch_is_answered_at_once(presenter, context, qtbot):
    context.drawing.value = one()
    presenter.enter()
    settle(presenter, qtbot)
    presenter.set_switch("box", False)
    state = presenter.state
    assert state.switches == Switches(box=False)
    assert all(answer.digit is not None for answer in state.answers)
    presenter.set_switch("mass", False)
    book, mlp, _ = presenter.state.answers
    assert (book.digit, mlp.digit) == (0, 0)
    assert book.differs and book.usual == 1
    sentence = texts.sentence(presenter.state)
    assert sentence.startswith("Without the box and the centre of mass:")
    assert "the book's network reads 0 instead of 1" in sentence
    presenter.set_switch("size", False)
    presenter.set_switch("ink", False)
    listed = "Without turning brightness into ink, the box and the centre of mass"
    assert texts.sentence(presenter.state).startswith(listed)
    settle(presenter, qtbot)


def test_what_stays_is_said_too(presenter, context, qtbot):
    context.drawing.value = one()
    presenter.enter()
    settle(presenter, qtbot)
    presenter.set_switch("mass", False)
    assert "no network loses this digit" in texts.sentence(presenter.state)
    presenter.set_switches(ALL)
    assert texts.sentence(presenter.state).startswith("With all steps: Book 1, MLP 1, CNN 1")


def test_without_ink_paper_is_what_is_read(presenter, context, qtbot):
    context.drawing.value = one()
    presenter.enter()
    settle(presenter, qtbot)
    presenter.set_switch("ink", False)
    book, *_ = presenter.state.answers
    assert (book.digit, book.usual) == (0, 1)
    noticed("framing#negative", presenter)


def test_what_is_nearly_as_asked_is_not_noticed(presenter, context, qtbot):
    presenter.enter()
    presenter.set_switch("ink", False)
    unnoticed("framing#negative", presenter)  # there is nothing to be lost on an empty sheet
    presenter.set_switches(ALL)
    context.drawing.value = flag()
    settle(presenter, qtbot)
    for step in ("box", "size"):
        presenter.set_switches(ALL)
        presenter.set_switch(step, False)
        presenter.set_switch("mass", False)
        settle(presenter, qtbot)
    unnoticed("framing#mass", presenter)  # without its centre of mass, and without another step
    presenter.set_switches(ALL)
    presenter.set_nudge(4, -1)
    unnoticed("framing#nudge", presenter)  # it can't be seen on the page of the steps
    presenter.set_nudge(0, 0)
    presenter.set_view(View.NUDGE)
    settle(presenter, qtbot)
    assert not any(answer.differs for answer in presenter.state.moved_answers)
    assert not presenter.done


def test_the_size_has_no_effect_without_the_box(presenter, context, qtbot):
    context.drawing.value = one()
    presenter.enter()
    settle(presenter, qtbot)
    presenter.set_switch("box", False)
    before = [answer.probabilities for answer in presenter.state.answers]
    presenter.set_switch("size", False)
    for old, answer in zip(before, presenter.state.answers, strict=True):
        np.testing.assert_array_equal(answer.probabilities, old)
    assert "20 pixels" not in texts.sentence(presenter.state)


def test_an_unknown_step_is_ignored(presenter):
    presenter.set_switch("nobody", False)
    assert presenter.state.switches == ALL


def test_the_book_alone_loses_it(presenter, context, qtbot):
    context.drawing.value = flag()
    presenter.enter()
    settle(presenter, qtbot)
    assert presenter.state.needed == "mass"
    assert "Switch off “Centre of mass”" in texts.sentence(presenter.state)
    presenter.set_switch("mass", False)
    book, _, cnn = presenter.state.answers
    assert book.differs and not cnn.differs
    noticed("framing#mass", presenter)
    assert "the CNN still 1" in texts.sentence(presenter.state)


def test_the_picture_is_moved_and_read_again(presenter, context, qtbot):
    context.drawing.value = one()
    presenter.enter()
    settle(presenter, qtbot)
    presenter.set_view(View.NUDGE)
    presenter.set_nudge(4, -1)
    state = presenter.state
    np.testing.assert_array_equal(state.moved, nudged(rasterise(one()), 4, -1))
    book, _, cnn = state.moved_answers
    assert (book.digit, cnn.digit) == (0, 1)
    assert book.differs and not cnn.differs
    noticed("framing#nudge", presenter)
    assert "4 px right, 1 px up" in texts.sentence(state)
    kept = [state.explained.nudges[name].kept for name in state.names]
    assert kept[0] < kept[2] == 81
    presenter.set_nudge(0, 0)
    assert "CNN 81" in texts.sentence(presenter.state)


def test_the_picture_stays_within_four_pixels(presenter):
    presenter.set_nudge(9, -9)
    assert presenter.state.nudge == (4, -4)
    presenter.nudge_by(1, 1)
    assert presenter.state.nudge == (4, -3)


def test_the_page_is_remembered(presenter, context):
    presenter.set_view(View.NUDGE)
    assert FramingPresenter(context).state.view is View.NUDGE


def test_each_step_is_measured(presenter, qtbot):
    presenter.enter()
    settle(presenter, qtbot)
    measured = presenter.state.measured
    assert set(measured) == set(ROWS)
    assert all(found.count == 10 for found in measured.values())
    assert all(0 <= share <= 1 for found in measured.values() for share in found.shares)
    assert "10 digits" in texts.table_title(presenter.state)


def test_another_combination_is_measured_when_it_is_switched(presenter, qtbot):
    presenter.enter()
    settle(presenter, qtbot)
    first = presenter.state.measured[ALL]
    presenter.set_switches(Switches(box=False, mass=False))
    settle(presenter, qtbot)
    state = presenter.state
    assert state.rows[-1] == Switches(box=False, mass=False) == list(state.measured)[-1]
    assert state.measured[ALL] is first
    assert texts.row_name(state.rows[-1]) == "as switched"


def test_other_digits_are_other_digits(presenter, qtbot, monkeypatch):
    seeds = []
    some = work.some
    monkeypatch.setattr(work, "some", lambda count, seed: seeds.append(seed) or some(count, seed))
    presenter.enter()
    settle(presenter, qtbot)
    presenter.measuring.again()
    assert presenter.state.measuring and presenter.state.measured == {}
    settle(presenter, qtbot)
    assert seeds == [0, 1]


def test_stopped_is_stopped_until_it_is_wanted_again(presenter, qtbot):
    presenter.enter()
    qtbot.waitUntil(lambda: presenter.state.measuring)
    presenter.measuring.stop()
    assert not presenter.state.measuring
    presenter.set_switch("box", False)
    presenter.enter()
    assert not presenter.state.measuring
    presenter.measuring.again()
    settle(presenter, qtbot)


def test_nothing_is_measured_where_nobody_looks(presenter, qtbot):
    presenter.enter()
    presenter.leave()
    assert not presenter.state.measuring
    presenter.set_view(View.NUDGE)
    presenter.enter()
    assert not presenter.state.measuring
    presenter.set_view(View.STEPS)
    assert presenter.state.measuring
    settle(presenter, qtbot)


def test_a_damaged_network_is_reported(qapp, tmp_path, qtbot):
    context = lend(tmp_path, BrokenStore())
    errors = []
    context.reported.connect(errors.append)
    presenter = FramingPresenter(context)
    context.drawing.value = one()
    presenter.enter()
    qtbot.waitUntil(lambda: len(errors) == 2 and not presenter.state.measuring)
    presenter.set_switch("box", False)
    assert not presenter.state.measuring
    assert "damaged" in str(errors[0])
    context.shutdown()


def test_a_worker_reads_with_networks_of_its_own(context):
    readers = work.Readers(context.recognisers)
    copy, source = readers.get("cnn"), context.recognisers.get("cnn")
    assert copy is readers.get("cnn") and copy.network is not source.network
    image = rasterise(one())
    np.testing.assert_array_equal(
        copy.recognise_image(image).probabilities, source.recognise_image(image).probabilities
    )
    context.recognisers._made["cnn"] = context.recognisers.get("book")
    assert readers.get("cnn") is not copy


def test_a_replaced_network_is_asked_and_measured_anew(presenter, context, qtbot):
    context.drawing.value = one()
    presenter.enter()
    settle(presenter, qtbot)
    answers = presenter.state.explained
    context.models._changed("mine")
    assert presenter.state.explained is answers
    network = where_the_ink_is(0)
    network.layers[0].params["b"][7] = 99
    context.recognisers._made["cnn"] = Recogniser(network, "cnn")
    context.models._changed("cnn")
    settle(presenter, qtbot)
    assert [answer.digit for answer in presenter.state.answers] == [1, 1, 7]
    assert all(found.shares[2] < 0.5 for found in presenter.state.measured.values())


def test_a_network_that_goes_is_no_longer_shown(presenter, context, qtbot):
    context.drawing.value = one()
    presenter.enter()
    settle(presenter, qtbot)
    del context.recognisers._made["mlp"]
    context.models._changed("mlp")
    settle(presenter, qtbot)
    assert [answer.name for answer in presenter.state.answers] == ["book", "cnn"]


def test_the_networks_of_other_tabs_are_left_alone(presenter, context, qtbot, monkeypatch):
    for name in context.recognisers.names():
        network = context.recognisers.get(name).network
        monkeypatch.setattr(network, "predict", None)
    context.drawing.value = one()
    presenter.enter()
    settle(presenter, qtbot)


def test_without_networks_the_steps_can_be_seen(qapp, tmp_path):
    context = lend(tmp_path, Store())
    context.drawing.value = one()
    presenter = FramingPresenter(context)
    presenter.enter()
    assert presenter.state.steps is not None and presenter.state.names == ()
    assert "badak train" in texts.sentence(presenter.state)
    context.shutdown()


def test_formulas_hold_the_live_numbers(presenter, context, qtbot):
    context.drawing.value = one()
    presenter.enter()
    steps = presenter.state.steps
    texts = " ".join(
        line.numbers for line in build_reading(presenter.state, presenter.done).formulas
    )
    assert f"{steps.centre[0]:.2f}" in texts and f"{steps.scale:.3f}" in texts
    presenter.set_switches(Switches(ink=False, box=False, mass=False))
    symbols = [line.symbols for line in build_reading(presenter.state, presenter.done).formulas]
    assert symbols == ["I = v", MASS]
    settle(presenter, qtbot)


@pytest.mark.parametrize("switches", [ALL, Switches(False, False, True, True)])
def test_the_copied_script_draws_the_picture(presenter, context, qtbot, switches):
    from script_runner import run_script

    context.drawing.value = one()
    presenter.enter()
    presenter.set_switches(switches)
    printed = run_script(build_reading(presenter.state, presenter.done).code)
    steps = presenter.state.steps
    assert f"mean of all pixels: {steps.framed.mean():.4f}" in printed
    x, y = steps.centre + steps.shift
    assert f"centre of mass: ({x:.2f}, {y:.2f})" in printed
    presenter.set_view(View.NUDGE)
    presenter.set_nudge(2, 0)
    assert "centre of mass: (1" in run_script(build_reading(presenter.state, presenter.done).code)


def test_states_cannot_be_changed(presenter, context, qtbot):
    context.drawing.value = one()
    presenter.enter()
    settle(presenter, qtbot)
    state = presenter.state
    for array in (state.picture, state.moved, state.answers[0].probabilities, state.steps.framed):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0
    with pytest.raises(AttributeError):
        state.nudge = (1, 1)


def test_switches_and_nudges_are_undone(presenter, context, qtbot):
    context.drawing.value = one()
    presenter.enter()
    framed = presenter.state.steps
    presenter.set_switch("box", False)
    for dx in (1, 2, 3):  # dragged
        presenter.set_nudge(dx, 0)
    presenter.end_drag()
    presenter.nudge_by(0, 1)
    assert presenter.state.nudge == (3, 1)
    undo = presenter.undo_stack.undo
    undo()
    assert presenter.state.nudge == (3, 0)
    undo()
    assert presenter.state.nudge == (0, 0)
    undo()
    assert presenter.state.switches == ALL and not presenter.undo_stack.canUndo()
    np.testing.assert_array_equal(presenter.state.steps.framed, framed.framed)
    settle(presenter, qtbot)


@given(
    switches=st.builds(Switches, st.booleans(), st.booleans(), st.booleans(), st.booleans()),
    nudge=st.tuples(st.integers(-4, 4), st.integers(-4, 4)),
    view=st.sampled_from(View),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_state_is_written_and_read_back(presenter, context, switches, nudge, view):
    presenter.set_switches(switches)
    presenter.set_nudge(*nudge)
    presenter.set_view(view)
    data = json.loads(json.dumps(presenter.to_data()))
    presenter.set_switches(Switches(False, True, False, True))
    presenter.from_data(data)
    state = presenter.state
    assert (state.switches, state.nudge, state.view) == (switches, nudge, view)


def test_a_picture_moved_too_far_is_brought_back(presenter):
    data = presenter.to_data()
    data["state"]["nudge"] = [9, -9]
    presenter.from_data(data)
    assert presenter.state.nudge == (4, -4)


def test_a_state_that_is_read_back_leaves_the_drawing(presenter, context, qtbot):
    context.drawing.value = one()
    presenter.enter()
    data = presenter.to_data()
    presenter.set_switch("mass", False)
    presenter.from_data(data)
    assert presenter.state.steps.switches == ALL
    np.testing.assert_array_equal(presenter.state.steps.framed, rasterise(one()))
    settle(presenter, qtbot)

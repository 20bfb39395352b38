"""The page Layers: what is known at each part, what a cell was made of, steps done and undone."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest
from patient import PatientBot
from PySide6.QtCore import Qt
from tried import noticed, unnoticed

from desktop.services.context import TabContext
from desktop.services.held_network import Held, read_only
from desktop.tabs.backprop import TAB
from desktop.tabs.backprop.layers import page, texts
from desktop.tabs.backprop.layers.presenter import SETUPS, LayersPresenter, own_network
from desktop.tabs.backprop.layers.state import AS_IT_IS, BACK, TEN_TIMES, Sheet
from desktop.tabs.kit.tab import Tab
from nn_core.digits import Drawing, Stroke
from nn_core.errors import BadakError, ValueRefused
from nn_core.layers import Activate, Affine
from nn_core.learning import OptimizerSpec, Setup, dense
from nn_core.network import Network
from nn_core.sabotage import FAULTS

LEFT = Qt.MouseButton.LeftButton
SEVEN = Drawing((Stroke(np.array([[0.3, 0.25], [0.7, 0.25], [0.45, 0.8]]), 0.06),))


@pytest.fixture
def presenter(context: TabContext) -> LayersPresenter:
    made = LayersPresenter(context)
    made.set_active(True)
    made.begin()
    return made


@pytest.fixture
def view(qtbot: PatientBot, context: TabContext) -> Tab:
    tab = qtbot.shown(TAB.build(context), 704, 620)
    tab.show_page("layers")
    qtbot.waitUntil(lambda: tab.presenter.layers.state.record is not None)
    return tab


def refusals(presenter: LayersPresenter) -> list[BadakError]:
    found: list[BadakError] = []
    presenter.failed.connect(found.append)
    return found


def test_it_opens_on_a_network_that_has_begun_to_learn(presenter: LayersPresenter) -> None:
    state = presenter.state
    assert state.record is not None
    assert [one.kind for one in state.record.forward] == ["affine", "relu", "affine"]
    assert state.record.array("W.0").shape == (784, 50)
    assert len(state.x) == 2
    assert 0.5 < state.loss < 2.3
    assert not state.holding


def test_the_drawing_comes_in_as_the_first_row(presenter: LayersPresenter) -> None:
    presenter.context.drawing.value = SEVEN
    assert presenter.state.mine
    assert len(presenter.state.x) == 3
    assert presenter.state.x[0].sum() > 20
    presenter.set_label("4")
    assert presenter.state.t[0] == 4
    assert presenter.state.record is not None
    assert presenter.state.record.targets[0, 4] == 1
    presenter.set_count(0)
    assert len(presenter.state.x) == 1
    presenter.set_count(99)
    assert len(presenter.state.x) == 100
    presenter.undo_stack.undo()
    assert len(presenter.state.x) == 1


def test_a_digit_that_was_brought_is_the_batch_until_something_is_drawn(
    presenter: LayersPresenter,
) -> None:
    presenter.context.drawing.value = SEVEN
    digit = np.zeros((28, 28), np.float32)
    digit[4:24, 13:16] = 1
    presenter.take((digit, 1))
    state = presenter.state
    assert state.x.tolist() == [digit.tolist()]
    assert (state.t.tolist(), state.mine, state.source) == ([1], False, "held")
    assert "clicked, a 1" in texts.sentence(state)
    presenter.set_count(2)
    assert presenter.state.t.shape == (3,) and presenter.state.t[0] == 1
    presenter.set_active(False)
    presenter.set_active(True)
    assert presenter.state.taken is not None, "coming back changes nothing"
    presenter.context.drawing.value = Drawing((*SEVEN.strokes, *SEVEN.strokes))
    assert presenter.state.taken is None and presenter.state.mine


def test_what_is_not_known_yet_is_not_nought(view: Tab) -> None:
    page, presenter = view.page(), view.presenter.layers
    presenter.go_to(4)
    assert page.board.matrix("dout.2").values is not None
    assert page.board.matrix("dW.0").values is None
    assert page.board.matrix("dW.0").accessibleDescription() == "Not known yet"
    presenter.go_to(7)
    assert page.board.matrix("dW.0").values.shape == (784, 50)


def test_back_and_forth_by_the_buttons_and_every_part_has_its_sentence(
    view: Tab, qtbot: PatientBot
) -> None:
    page, presenter = view.page(), view.presenter.layers
    presenter.go_to(0)
    said = [view.sentence.text()]
    for _ in range(presenter.state.last):
        qtbot.mouseClick(page.player.step, LEFT)
        said.append(view.sentence.text())
    assert len(set(said)) == presenter.state.last + 1
    assert presenter.state.view == "update"
    qtbot.mouseClick(page.player.back, LEFT)
    assert presenter.state.view == "sum"
    assert presenter.state.key == "dW.0"


def test_a_cell_that_is_clicked_shows_the_row_and_the_column_it_is_made_of(
    view: Tab, qtbot: PatientBot
) -> None:
    page, presenter = view.page(), view.presenter.layers
    presenter.go_to(5)
    assert presenter.state.key == "dW.2"
    matrix = page.zoom.sum.made
    qtbot.mouseClick(matrix, LEFT, pos=matrix.cell_rect(20, 3).center().toPoint())
    state = presenter.state
    assert (state.matrix, state.cell) == ("dW.2", (20, 3))
    assert page.zoom.sum.left.title() == "Z1.T (50, 2)"
    assert page.zoom.sum.right.title() == "dA2 (2, 10)"
    assert "dW2[20, 3] = " in page.zoom.sum.line.text()
    assert "finite difference:\N{NO-BREAK SPACE}" in page.zoom.sum.line.text()
    unnoticed("backprop_layers#product", presenter)  # of the last layer, not the first
    board = page.board.matrix("dW.2")
    assert board.accessibleName() == "gradient of W2, shape 50, 10"
    assert board.accessibleDescription().startswith("at 20, 3: ")


def test_the_written_sum_is_the_number(presenter: LayersPresenter) -> None:
    presenter.go_to(5)
    presenter.look_at("dW.2", (20, 3))
    written = re.split(" [=≈] ", texts.sum_line(presenter.state))
    value = float(written[-1].partition(";")[0].replace("−", "-"))
    assert presenter.state.record is not None
    assert value == pytest.approx(presenter.state.record.array("dW.2")[20, 3], rel=1e-3, abs=1e-9)
    assert presenter.state.difference == pytest.approx(value, rel=1e-2, abs=1e-6)


def test_doing_it_is_what_the_preview_says_and_can_be_undone_forty_times(
    presenter: LayersPresenter,
) -> None:
    presenter.go_to(99)
    state = presenter.state
    assert state.preview is not None
    start = state.network.flat_params.copy()
    presenter.do_it()
    assert presenter.state.loss == pytest.approx(float(state.preview[AS_IT_IS]), rel=1e-6)
    for _ in range(BACK + 4):
        presenter.do_it()
    assert presenter.state.steps == BACK + 5
    for _ in range(BACK):
        presenter.step_back()
    assert presenter.state.steps == 5
    presenter.step_back()
    assert presenter.state.steps == 5
    assert not np.array_equal(presenter.state.network.flat_params, start)


def test_a_step_back_gives_the_same_bits(presenter: LayersPresenter) -> None:
    before = presenter.state.network.flat_params.copy()
    presenter.do_it()
    presenter.step_back()
    assert np.array_equal(presenter.state.network.flat_params, before)


def test_the_lessons_goals_are_reached_as_it_says(view: Tab, qtbot: PatientBot) -> None:
    page, presenter = view.page(), view.presenter.layers
    clicks = 0
    while not presenter.state.steps or presenter.state.loss >= 0.1:
        unnoticed("backprop_layers#learnt", presenter)
        qtbot.mouseClick(page.do, LEFT)
        clicks += 1
        assert clicks < 40
    noticed("backprop_layers#learnt", presenter)
    loss = presenter.state.loss
    presenter.step_back()
    assert presenter.state.loss > loss
    unnoticed("backprop_layers#far", presenter)
    while presenter.state.steps:
        qtbot.mouseClick(page.back, LEFT)
    rates = iter((0.2, 0.5, 1.0, 2.0))
    while "far" not in presenter.done:
        unnoticed("backprop_layers#far", presenter)
        presenter.set_rate(next(rates))
        qtbot.mouseClick(page.do, LEFT)
        if "far" not in presenter.done:
            qtbot.mouseClick(page.back, LEFT)
    noticed("backprop_layers#far", presenter)
    while presenter.state.key != "dW.0":
        presenter.playback.forward()
        presenter.look_at("dW.0", (0, 0)) if presenter.state.key != "dW.0" else None
        unnoticed("backprop_layers#product", presenter)  # it is not known yet
    presenter.look_at("dW.0", (300, 3))
    noticed("backprop_layers#product", presenter)


def test_a_prediction_is_compared_with_what_is_true(view: Tab, qtbot: PatientBot) -> None:
    page, presenter = view.page(), view.presenter.layers
    presenter.go_to(99)
    card = page.zoom.update_view.card
    qtbot.mouseClick(card.buttons["up"], LEFT)
    preview = presenter.state.preview
    true = texts.outcome(presenter.state)
    assert (true == "up") == bool(preview[TEN_TIMES] > preview[0])
    assert card.comparison.text() == texts.comparison(presenter.state)
    presenter.do_it()
    assert presenter.state.guess == ""


def test_wishes_are_pictures_and_their_mean_is_minus_the_gradient(view: Tab) -> None:
    page, presenter = view.page(), view.presenter.layers
    presenter.go_to(7)
    presenter.show("wishes")
    layer, neuron = presenter.state.neuron
    mean = page.zoom.wishes.mean.values
    gradient = presenter.state.record.array(f"dW.{layer}")[:, neuron]
    assert layer == 0
    assert np.allclose(mean.reshape(-1), -gradient, atol=1e-6)


def test_the_network_in_training_is_looked_at_and_stays_as_it_is(
    presenter: LayersPresenter,
) -> None:
    network = read_only(own_network("dense", 0).copy())
    held = Held(network, 600, "digits", "digits", SETUPS["dense"])
    presenter.context.held.publish(lambda: held)
    assert presenter.state.holding
    assert presenter.state.held_step == 600
    before = network.flat_params.copy()
    presenter.do_it()
    assert np.array_equal(network.flat_params, before)
    assert "600" in texts.source_note(presenter.state)
    points = Setup((2,), dense(4, 1, output=""), loss="sigmoid", optimizer=OptimizerSpec())
    other = Held(Network([Affine(2, 1)]), 3, "points", "points", points)
    presenter.set_source("dense")
    presenter.context.held._value = other
    presenter.set_source("held")
    assert presenter.state.record.array("W.0").shape == (784, 50)


def test_a_convolution_and_a_pool(presenter: LayersPresenter) -> None:
    presenter.set_source("conv")
    record = presenter.state.record
    assert [one.kind for one in record.forward] == ["conv", "relu", "maxpool", "flatten", "affine"]
    presenter.go_to(record.last - 1)
    assert presenter.state.key == "dW.0"
    made = presenter.state.made
    assert made.rule == "conv_weights"
    assert made.left.values.shape == made.right.values.shape == (24, 24)
    assert made.total == pytest.approx(made.value, rel=1e-3, abs=1e-6)
    presenter.look_at("dout.1", None)
    assert presenter.state.made.rule == "back_pool"
    assert presenter.state.made.b[0] == 1
    presenter.set_sample(1)
    assert presenter.state.index[0] == 1
    for part in range(record.last + 1):
        presenter.go_to(part)
        assert texts.sentence(presenter.state)


def test_a_parameter_is_opened_from_outside(presenter: LayersPresenter) -> None:
    presenter.go_to(0)
    presenter.open_parameter("0.W", (401, 17))
    state = presenter.state
    assert (state.key, state.index, state.view) == ("dW.0", (401, 17), "sum")
    assert state.part >= state.record.known_at("dW.0")


def test_a_broken_network_says_where_its_sum_does_not_come_out(presenter: LayersPresenter) -> None:
    presenter.inspect(own_network("dense", 60), FAULTS["bias_mean"])
    presenter.go_to(5)
    presenter.look_at("db.2", None)
    assert re.search(r"But the sum is", texts.sum_line(presenter.state))
    presenter.look_at("dW.2", None)
    assert not re.search(r"But the sum is", texts.sum_line(presenter.state))
    presenter.set_source("dense")
    assert presenter.state.fault is None


def test_steps_that_would_break_and_settings_that_cannot_be_are_refused(
    presenter: LayersPresenter,
) -> None:
    found = refusals(presenter)
    presenter.set_rate(50.0)
    presenter.set_count(float("nan"))
    assert [type(error) for error in found] == [ValueRefused, ValueRefused]
    assert presenter.state.rate == 0.1


def test_the_state_is_written_and_read_back(presenter: LayersPresenter) -> None:
    presenter.set_count(5)
    presenter.go_to(7)
    presenter.look_at("dW.0", (3, 4))
    data = json.loads(json.dumps(presenter.to_data()))
    presenter.set_count(1)
    presenter.go_to(0)
    presenter.from_data(data)
    state = presenter.state
    assert (state.count, state.part, state.key, state.index) == (5, 7, "dW.0", (3, 4))
    for field, value in (("rate", -1), ("view", "x"), ("source", "no"), ("label", 11)):
        bad = json.loads(json.dumps(data))
        bad["state"][field] = value
        with pytest.raises(BadakError):
            presenter.from_data(bad)


def test_a_sheet_finds_every_number_again() -> None:
    rng = np.random.default_rng(0)
    for array, weights in (
        (rng.random((3, 4)), False),
        (rng.random(5), False),
        (rng.random((2, 5, 3, 4)), False),
        (rng.random((2, 3, 2, 2)), True),
    ):
        sheet = Sheet(array, weights, 1 if array.ndim == 4 and not weights else 0)
        values = sheet.values
        for row in range(values.shape[0]):
            for column in range(values.shape[1]):
                index = sheet.index(row, column)
                if index is None:
                    assert np.isnan(values[row, column])
                else:
                    assert array[index] == values[row, column]
                    assert sheet.cell(index) == (row, column)


def test_a_sigmoid_network_has_sentences_for_every_part(presenter: LayersPresenter) -> None:
    rng = np.random.default_rng(0)
    network = Network([Affine(784, 8, rng), Activate("sigmoid"), Affine(8, 10, rng)])
    presenter.inspect(network, FAULTS["sigmoid_no_slope"])
    for part in range(presenter.state.last + 1):
        presenter.go_to(part)
        assert "{" not in texts.sentence(presenter.state)
        assert "{" not in texts.sum_line(presenter.state)


def test_the_book_s_layers_are_those_of_the_network(presenter: LayersPresenter) -> None:
    dense = ("layers.Affine", "layers.Relu", "layers.SoftmaxWithLoss")
    assert page.book(presenter.state) == dense
    presenter.set_source("conv")
    assert page.book(presenter.state) == ("convolution.Convolution", *dense)

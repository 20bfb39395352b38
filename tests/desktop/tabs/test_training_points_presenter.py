"""The page of points without a widget: what is learnt, what changes, what is said."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from tried import noticed, unnoticed

from desktop.services.training_run import Speed
from desktop.tabs.training.points import reading, texts
from desktop.tabs.training.points.presenter import PointsPresenter
from desktop.tabs.training.points.state import MOST_LAYERS, MOST_NEURONS
from desktop.tabs.training.points.texts import Says
from desktop.tabs.training.runs import MOST_KEPT
from nn_core.data import points as point_sets
from nn_core.digits import Drawing, Stroke
from nn_core.errors import ShapeError
from nn_core.experiments.playground import SCENES
from nn_core.layers import Affine
from nn_core.learning import LayerSpec
from nn_core.network import Network
from nn_core.perceptron.model import PRESETS, Perceptron


@pytest.fixture
def points(context) -> PointsPresenter:
    return PointsPresenter(context, context)


def learn(points: PointsPresenter, steps: int, qtbot) -> None:
    target = points.run.state.step + steps
    points.run.go_to(target)
    qtbot.waitUntil(lambda: points.run.state.step == target)


def test_it_opens_on_the_xor_that_one_perceptron_couldnt_do(points, qtbot):
    assert points.state.data.name == "xor"
    assert texts.remark(points.state) is Says.XOR
    assert "8" in texts.sentence(points.state)
    learn(points, 600, qtbot)
    assert points.state.shares[0] >= 0.99
    assert texts.remark(points.state) in (Says.ALL_APART, Says.SOME_APART)


@pytest.mark.parametrize("name", [*point_sets.SETS, "0 or 1", "1 or 9"])
def test_every_set_can_be_chosen_and_learnt(points, name, qtbot):
    points.choose_data(name)
    state = points.state
    assert state.data.name == name
    assert state.setup.inputs == (len(state.points.axes),)
    left, _bottom, right, _top = state.window
    assert ((state.points.x[:, 0] >= left) & (state.points.x[:, 0] <= right)).all()
    learn(points, 3, qtbot)
    assert points.state.run.step == 3
    assert texts.sentence(points.state)
    assert points.state.look.outputs.shape == (len(state.points),)
    assert len(points.checks()) == 5


@pytest.mark.parametrize("name", list(SCENES))
def test_every_scene_can_be_chosen(points, name, qtbot):
    points.choose_scene("circle")
    points.choose_scene(name)
    assert points.state.setup == SCENES[name].setup
    assert points.state.known_scene is SCENES[name]
    assert texts.sentence(points.state)
    learn(points, 1, qtbot)


def test_data_of_the_same_kind_keep_the_network_and_its_weights(points, qtbot):
    learn(points, 50, qtbot)
    before = points.run.network.flat_params.copy()
    points.choose_data("circle")
    np.testing.assert_array_equal(points.run.network.flat_params, before)
    assert points.state.run.step == 50
    points.choose_data("sine")
    assert points.state.run.step == 0
    assert points.state.setup.loss == "squared"


def test_points_are_painted_moved_taken_away_and_brought_back(points):
    count = len(points.state.points)
    points.paint((0.5, 0.5), one=False)
    points.paint((0.6, 0.5), one=True)
    assert points.state.points.t[-2:].tolist() == [0, 1]
    assert points.state.data.name == ""
    points.move(count, (0.1, 0.2))
    points.move(count, (0.3, 0.4))
    points.end_drag()
    assert points.state.points.x[count].tolist() == [0.3, 0.4]
    points.remove(count + 1)
    assert len(points.run.data.x) + len(points.run.data.apart_x) == count + 1
    for _ in range(4):
        points.undo_stack.undo()
    assert len(points.state.points) == count
    assert points.state.data.name == "xor"
    assert len(points.run.data.x) + len(points.run.data.apart_x) == count


def test_undo_leads_back_over_another_kind_of_data(points, qtbot):
    points.choose_data("sine")
    points.paint((0.1, 0.2), one=True)
    for _ in range(2):
        points.undo_stack.undo()
    assert points.state.data.name == "xor"
    assert points.state.setup.inputs == (2,)
    learn(points, 2, qtbot)


def test_without_a_point_nothing_runs_and_the_first_one_is_learnt(points, qtbot):
    points.run.run()
    points.clear()
    assert not points.state.run.running
    assert texts.remark(points.state) is Says.NOTHING
    assert not points.press(0x20)
    points.paint((0.5, 0.5), one=True)
    learn(points, 2, qtbot)
    points.clear()
    points.choose_data("sine")
    points.clear()
    points.paint((0.5, 0.25), one=True)
    assert points.state.points.t.tolist() == [0.25]
    learn(points, 2, qtbot)


def test_a_neuron_more_changes_no_answer_and_one_less_says_what_it_cost(points, qtbot):
    learn(points, 200, qtbot)
    before = points.state.look.outputs
    points.add_neuron(0)
    assert points.state.sizes == (2, 9, 1)
    np.testing.assert_allclose(points.state.look.outputs, before, atol=1e-6)
    points.remove_neuron(0)
    assert texts.remark(points.state) is Says.REMOVED
    assert points.state.removed.before == pytest.approx(points.state.removed.after)
    points.remove_neuron(0)
    assert points.state.removed.after != points.state.removed.before
    learn(points, 1, qtbot)
    points.run.run()
    qtbot.waitUntil(lambda: points.state.run.step > 202)
    points.run.pause()
    assert texts.remark(points.state) is not Says.REMOVED


def test_there_is_room_for_six_times_sixteen_and_no_more(points):
    for _ in range(MOST_LAYERS):
        points.add_layer()
    assert len(points.state.hidden) == MOST_LAYERS
    for _ in range(20):
        points.add_neuron(0)
    assert points.state.sizes[1] == MOST_NEURONS
    for _ in range(8):
        points.remove_layer()
    assert points.state.sizes == (2, 1)
    points.add_layer()
    points.remove_neuron(0)
    points.remove_neuron(0)
    assert points.state.sizes == (2, 1)


def test_an_activation_is_given_to_all_hidden_layers_or_to_the_chosen_one(points):
    points.add_layer()
    points.set_activation("relu")
    assert [spec.activation for spec in points.state.hidden] == ["relu", "relu"]
    points.choose((1, 2))
    points.set_activation("sigmoid")
    assert [spec.activation for spec in points.state.hidden] == ["relu", "sigmoid"]
    points.remove_layer()
    assert points.state.chosen is None


def test_what_breaks_is_explained_and_mended(points, qtbot):
    points.choose_data("hills")
    points.change(optimizer="sgd", scene="")
    points.set_activation("relu")
    points.change(lr=100.0)
    points.run.set_speed(Speed.FULL)
    points.run.run()
    qtbot.waitUntil(lambda: points.state.run.broken)
    assert str(points.state.run.diagnosis.step) in texts.sentence(points.state)
    points.run.back_to_good()
    qtbot.waitUntil(lambda: points.state.setup.optimizer.lr == 10.0)
    assert not points.state.run.broken
    assert points.state.run.step == 0 or np.isfinite(points.state.look.outputs).all()


def test_the_folded_plane_has_the_last_neurons_two_inputs(points, qtbot):
    points.choose_scene("gate, start")
    assert points.state.folded
    look = points.state.look
    assert look.folded.shape == (4, 2)
    assert look.fold_grid.shape == (22, 41, 2)
    z = look.folded @ look.weights[-1][:, 0] + look.biases[-1][0]
    np.testing.assert_allclose(z, look.outputs, rtol=1e-5)
    points.choose_data("circle")
    points.set_layers((LayerSpec("affine", 1, "tanh"), LayerSpec("affine", 1)))
    assert points.state.look.folded is None


def test_the_readers_own_drawing_is_a_ring_and_is_read(points, context, qtbot):
    points.choose_scene("zero or one")
    assert points.state.ring is None
    angle = np.linspace(0, 2 * np.pi, 40)
    round_ = np.column_stack([0.5 + 0.22 * np.cos(angle), 0.5 + 0.3 * np.sin(angle)])
    zero, one = (
        Drawing((Stroke(path, np.full(len(path), 0.07)),))
        for path in (round_, np.array([[0.5, 0.2], [0.5, 0.8]]))
    )
    learn(points, 300, qtbot)
    for drawing, digit in ((zero, 0), (one, 1)):
        context.drawing.value = drawing
        assert points.state.ring is not None
        assert texts.sentence(points.state).rstrip(".").endswith(str(digit))
    assert points.figure(0).shape == (28, 28)


def test_points_go_out_to_a_table_and_come_in(points, tmp_path: Path, qtbot):
    path = tmp_path / "points.csv"
    points.paint((0.123456, -0.5), one=True)
    mine = points.state.points
    points.save_csv(path)
    points.choose_data("sine")
    points.open_csv(path)
    np.testing.assert_array_equal(points.state.points.x, mine.x)
    np.testing.assert_array_equal(points.state.points.apart, mine.apart)
    assert points.state.setup.loss == "sigmoid"
    learn(points, 2, qtbot)
    path.write_text("x,y\n0,1\n1,2\n", encoding="utf-8")
    points.open_csv(path)
    assert points.state.curve
    learn(points, 2, qtbot)


def test_the_state_goes_through_json_and_learns_on(points, context, qtbot):
    points.choose_data("moons")
    points.paint((0.2, 0.3), one=True)
    points.add_layer()
    points.change(lr=0.07)
    points.choose((1, 3))
    data = json.loads(json.dumps(points.to_data()))
    other = PointsPresenter(context, context)
    other.from_data(data)
    for name in ("setup", "data", "window", "chosen"):
        assert getattr(other.state, name) == getattr(points.state, name)
    np.testing.assert_array_equal(other.state.points.x, points.state.points.x)
    learn(other, 5, qtbot)
    learn(points, 5, qtbot)


def test_runs_are_kept_to_be_compared(points, qtbot):
    points.keep()
    assert not points.state.kept
    for _ in range(MOST_KEPT + 1):
        learn(points, 3, qtbot)
        points.keep()
    assert len(points.state.kept) == MOST_KEPT
    assert "2-8-1" in points.state.kept[0].name
    points.run.same_start()
    assert len(points.state.kept[-1].losses) > 3


def test_a_step_says_that_it_cant_learn_and_becomes_a_sigmoid(points, qtbot):
    points.take(PRESETS["AND"].network())
    assert texts.remark(points.state) is Says.STUCK
    before = points.run.network.flat_params.copy()
    learn(points, 20, qtbot)
    np.testing.assert_array_equal(points.run.network.flat_params, before)
    points.make_sigmoid()
    assert not points.state.stuck
    learn(points, 20, qtbot)
    assert (points.run.network.flat_params != before).all()


def test_a_gate_comes_with_its_numbers_and_goes_back_with_them(points):
    points.take(PRESETS["AND"].network())
    assert points.state.sizes == (2, 1)
    found = Perceptron.of(points.as_gate())
    np.testing.assert_allclose((*found.weights, found.bias), (0.5, 0.5, -0.7), rtol=1e-6)
    with pytest.raises(Exception, match="two inputs"):
        points.take(Network([Affine(3, 1)]))
    assert points.state.sizes == (2, 1)
    points.add_layer()
    with pytest.raises(ShapeError):
        points.as_gate()


def test_a_small_network_answers_as_a_share(points, qtbot):
    points.choose_scene("circle")
    learn(points, 50, qtbot)
    grid = np.random.default_rng(0).uniform(-1, 1, (9, 2))
    z = points.run.network.forward(grid)
    np.testing.assert_allclose(points.as_small().forward(grid), 1 / (1 + np.exp(-z)), rtol=1e-5)
    points.choose_scene("spiral")
    with pytest.raises(ShapeError):
        points.as_small()


def test_one_batch_is_learnt_by_heart(points):
    points.try_one_batch()
    assert points.state.batch_loss < 0.1


def test_the_parts_of_a_step_are_told(points):
    said = []
    while not points.state.run.step:
        points.run.sub_step()
        said.append(texts.remark(points.state))
        assert texts.sentence(points.state)
    assert said[0] is Says.PART_FORWARD
    assert said[-1] is Says.PART_UPDATE


def test_formulas_have_the_chosen_neurons_numbers(points):
    points.point_at((0.25, -0.5))
    points.choose((0, 2))
    W, b = points.state.look.weights[0][:, 2], points.state.look.biases[0][2]
    total = 0.25 * W[0] - 0.5 * W[1] + b
    line = reading.formulas(points.state)[0]
    assert f"{total:.3f}".rstrip("0")[:5] in line.numbers


def test_a_drawing_near_the_border_is_read_where_it_lies(points):
    points.choose_scene("one or nine")
    points.editor.replace(Drawing((Stroke(np.array([[0.5, 0.2], [0.5, 0.8]]), 0.07),)))
    x, _y = points.state.ring
    names = {False: "reads 1", True: "reads 9"}
    for aside in (-0.002, 0.002):
        W, b = points.state.look.weights[0], points.state.look.biases[0]
        for row, column in np.ndindex(W.shape):
            points.put("0.W", (row, column), [1000.0, 0.0][row])
        for column in range(len(b)):
            points.put("0.b", (column,), -1000 * (x + aside))
        assert names[aside < 0] in texts.sentence(points.state)


def test_the_lessons_tasks_are_reached(points, qtbot):
    points.choose_data("circle")
    points.run.set_speed(Speed.FULL)
    points.set_layers((LayerSpec("affine", 4, "tanh"), LayerSpec("affine", 1)))
    points.run.same_start()
    points.run.run()
    qtbot.waitUntil(lambda: points.state.shares[0] >= 0.99)
    assert ("fewest", "circle") not in points._seen, "there are four"
    points.set_layers((LayerSpec("affine", 3, "tanh"), LayerSpec("affine", 1)))
    points.run.same_start()
    points.run.run()
    qtbot.waitUntil(lambda: ("fewest", "circle") in points._seen)
    unnoticed("training_points#fewest", points)  # the gate is left
    points.choose_scene("gate, start")
    points.run.run()
    qtbot.waitUntil(lambda: "fewest" in points.done)
    noticed("training_points#fewest", points)
    points.choose_scene("one or nine")
    points.run.pause()
    learn(points, 1, qtbot)
    unnoticed("training_points#nine", points)
    points.run.run()
    qtbot.waitUntil(lambda: "nine" in points.done)
    noticed("training_points#nine", points)
    points.choose_scene("spiral")
    points.set_data(name="xor", count=100, noise=0.5, apart=0.8)
    points.run.same_start()
    points.run.run()
    qtbot.waitUntil(lambda: ("overfit", "gap") in points._seen)
    unnoticed("training_points#overfit", points)
    points.change(weight_decay=0.01)
    points.run.same_start()
    points.run.run()
    qtbot.waitUntil(lambda: "overfit" in points.done)
    noticed("training_points#overfit", points)

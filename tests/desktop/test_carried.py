"""A network is taken along from tab to tab, as a reader does it."""

from __future__ import annotations

import numpy as np
import pytest

from desktop.tabs.backprop import TAB as BACKPROP
from desktop.tabs.forward import TAB as FORWARD
from desktop.tabs.gates import TAB as GATES
from desktop.tabs.training import TAB as TRAINING
from desktop.tabs.training.digits.state import Strip


@pytest.fixture
def window(open_window):
    return open_window(GATES, FORWARD, BACKPROP, TRAINING)


def go(window, tab: str, page: str):
    window.tabs.select(tab)
    view = window.tabs.view()
    view.show_page(page)
    return view.page()


def test_a_gate_learns_and_comes_back(window, qtbot):
    gates = go(window, "gates", "perceptron")
    gates.presenter.load_preset("OR")
    gates.carry.entries["training/points"].trigger()
    points = window.tabs.view().page()
    assert window.tabs.page().spec.id == "training"
    assert points.presenter.state.stuck
    np.testing.assert_allclose(points.presenter.state.look.weights[0][:, 0], (0.5, 0.5))
    points.presenter.make_sigmoid()
    points.presenter.run.step_on()
    points.carry.entries["gates/perceptron"].trigger()
    gates = window.tabs.view().page()
    assert window.tabs.page().spec.id == "gates"
    weights = points.presenter.state.look.weights[0][:, 0]
    np.testing.assert_allclose(gates.presenter.state.gate.weights, weights, atol=1e-6)


def test_points_become_a_small_network_and_come_back(window, qtbot):
    points = go(window, "training", "points")
    points.presenter.choose_scene("circle")
    points.carry.entries["forward/small"].trigger()
    small = window.tabs.view().page()
    network = small.presenter.setup.network
    assert network.sizes == (2, 4, 1)
    assert network.names == ("tanh", "sigmoid")
    small.carry.entries["training/points"].trigger()
    state = window.tabs.view().page().presenter.state
    assert state.sizes == (2, 4, 1)
    assert state.sigmoid
    np.testing.assert_allclose(state.look.weights[0], network.weights[0], rtol=1e-6)


def test_what_cant_go_is_refused_where_one_is(window, qtbot):
    points = go(window, "training", "points")
    points.presenter.choose_scene("spiral")
    for target in ("gates/perceptron", "forward/small"):
        points.carry.entries[target].trigger()
        assert window.tabs.page().spec.id == "training"
        assert window.tabs.view().messages.text()
    small = go(window, "forward", "small")
    small.presenter.load("book")
    small.carry.entries["training/points"].trigger()
    assert window.tabs.page().spec.id == "forward"


def test_a_gate_and_points_read_digits(window, qtbot):
    gates = go(window, "gates", "perceptron")
    gates.carry.entries["training/digits"].trigger()
    digits = window.tabs.view().page()
    assert window.tabs.page().spec.id == "training"
    assert digits.presenter.state.network == "784-1"
    points = go(window, "training", "points")
    points.presenter.choose_scene("circle")
    points.carry.entries["training/digits"].trigger()
    state = window.tabs.view().page().presenter.state
    assert [layer.size for layer in state.setup.layers] == [4, 10]


def test_a_digit_of_the_batch_is_seen_in_the_layers(window, qtbot):
    digits = go(window, "training", "digits")
    presenter = digits.presenter
    qtbot.waitUntil(lambda: presenter.state.learnt > 0)
    presenter.show_strip(Strip.BATCH)
    presenter.run.go_to(30)
    qtbot.waitUntil(lambda: presenter.run.state.step == 30)
    qtbot.waitUntil(lambda: len(digits.strip.batch.pictures) == 100)
    digits.strip.batch.picked.emit(7)
    assert window.tabs.page().spec.id == "backprop"
    layers = window.tabs.view().page().presenter
    qtbot.waitUntil(lambda: layers.state.held_step == 30)
    assert layers.state.holding
    np.testing.assert_allclose(
        layers.state.x[0], digits.strip.batch.pictures[7].reshape(28, 28) / 255
    )
    mine = presenter.run.network.parameters()["0.W"]
    np.testing.assert_array_equal(layers.state.network.parameters()["0.W"], mine)

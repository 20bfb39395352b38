"""A network is taken along from tab to tab, as a reader does it."""

from __future__ import annotations

import numpy as np
import pytest

from desktop.tabs.forward import TAB as FORWARD
from desktop.tabs.gates import TAB as GATES
from desktop.tabs.training import TAB as TRAINING


@pytest.fixture
def window(open_window):
    return open_window(GATES, FORWARD, TRAINING)


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

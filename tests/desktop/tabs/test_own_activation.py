"""A function typed in Activations serves in the other tabs: it learns, and its code can be run."""

from __future__ import annotations

import json

import pytest
from patient import PatientBot
from script_runner import run_script

from desktop.services.context import TabContext
from desktop.tabs.activations.curves.presenter import CurvesPresenter
from desktop.tabs.forward.small import reading as forward_reading
from desktop.tabs.forward.small.presenter import SmallPresenter
from desktop.tabs.forward.small.state import Kind, Part
from desktop.tabs.training.points import reading as points_reading
from desktop.tabs.training.points.presenter import PointsPresenter
from nn_core import activations
from nn_core.graph.activation import own_name
from nn_core.layers import Activate, Affine
from nn_core.network import Network

FORMULA = "max(tanh(x), 0.1*x)"


@pytest.fixture(autouse=True)
def curves(context: TabContext) -> CurvesPresenter:
    made = CurvesPresenter(context)
    made.type_own(FORMULA)
    return made


def test_points_are_learnt_with_it(context: TabContext, qtbot: PatientBot) -> None:
    points = PointsPresenter(context, context)
    points.set_activation(own_name(FORMULA))
    points.run.go_to(150)
    qtbot.waitUntil(lambda: points.run.state.step == 150)
    losses = points.run.history.losses
    assert losses[-20:].mean() < 0.8 * losses[:5].mean()
    code = points_reading.code(points.state)
    assert "def own(x):" in code.call
    assert "z2 =" in run_script(code)


def test_the_small_network_takes_it(context: TabContext) -> None:
    small = SmallPresenter(context)
    small.select(Part(Kind.NEURON, 1, 0))
    small.set_activation(own_name(FORMULA))
    code = forward_reading.code(small.state)
    assert code.call.count("def own(x):") == 1
    y = small.state.trace.outputs
    printed = run_script(code).splitlines()[-1]
    assert f"{float(y.ravel()[0]):.4f}"[:6] in printed


def test_what_names_it_says_all_there_is_to_know(context: TabContext) -> None:
    """A file or a session may be read where nobody has typed the formula."""
    name = own_name("x*x*x - x")
    assert name not in activations.names()
    network = Network([Affine(2, 3), Activate(name), Affine(3, 2)])
    again = Network.from_config(json.loads(json.dumps(network.config())))
    assert again.layers[1].activation.formula == "x*x*x - x"
    assert activations.known(name)
    assert not activations.known(own_name("0,5*x"))
    small = SmallPresenter(context)
    small.select(Part(Kind.NEURON, 1, 0))
    small.set_activation(name)
    data = json.loads(json.dumps(small.to_data()))
    other = SmallPresenter(context)
    other.from_data(data)
    assert other.state.setup.network.names[0] == name

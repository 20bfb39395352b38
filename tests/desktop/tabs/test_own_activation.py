"""A function typed in Activations serves in the other tabs: it learns, and its code can be run."""

from __future__ import annotations

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
from nn_core.graph.activation import OWN

FORMULA = "max(tanh(x), 0.1*x)"


@pytest.fixture(autouse=True)
def curves(context: TabContext) -> CurvesPresenter:
    made = CurvesPresenter(context)
    made.type_own(FORMULA)
    return made


def test_points_are_learnt_with_it(context: TabContext, qtbot: PatientBot) -> None:
    points = PointsPresenter(context, context)
    points.set_activation(OWN)
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
    small.set_activation(OWN)
    code = forward_reading.code(small.state)
    assert code.call.count("def own(x):") == 1
    y = small.state.trace.outputs
    printed = run_script(code).splitlines()[-1]
    assert f"{float(y.ravel()[0]):.4f}"[:6] in printed

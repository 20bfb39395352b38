"""The four pages' presenters, without a widget."""

from __future__ import annotations

import gc
import json
from dataclasses import replace

import numpy as np
import pytest
from patient import PatientBot
from script_runner import run_script
from tried import noticed, unnoticed

from desktop.reading.glyphs import shared
from desktop.reading.line_layout import pieces_of
from desktop.services.context import TabContext
from desktop.tabs.activations.curves.page import put_in, value_line
from desktop.tabs.activations.curves.presenter import CurvesPresenter
from desktop.tabs.activations.deep_signals.presenter import (
    DeepSignalsPresenter,
    SignalSettings,
    Start,
)
from desktop.tabs.activations.linear_stack import page as formulas
from desktop.tabs.activations.linear_stack.presenter import LinearStackPresenter
from desktop.tabs.activations.parts import (
    curve_pen,
    curve_snapshot,
    latex_number,
    noise_snapshot,
    number,
    signals_snapshot,
    stack_snapshot,
)
from desktop.tabs.activations.step_noise.presenter import StepNoisePresenter
from nn_core import activations
from nn_core.activations import classic
from nn_core.errors import BadakError, ValueRefused
from nn_core.graph.activation import own_name
from nn_core.layers import Activate, Affine
from nn_core.losses import SoftmaxWithLoss
from nn_core.network import Network
from nn_core.records.activation_stats import Trend


def depth_result(qtbot: PatientBot, presenter: DeepSignalsPresenter):
    qtbot.waitUntil(lambda: presenter.state.shown == presenter.state.settings)
    return presenter.state.propagation


def test_the_curves_begin_with_the_three_of_the_book(context: TabContext) -> None:
    state = CurvesPresenter(context).state
    assert state.chosen == ("step", "sigmoid", "relu")
    values = {value.name: (value.value, value.slope) for value in state.values}
    assert values["sigmoid"] == pytest.approx((0.731059, 0.196612), abs=1e-6)
    assert values["step"] == (1.0, 0.0)
    assert values["relu"] == (1.0, 1.0)


def test_a_curve_has_a_point_on_either_side_of_its_kink(context: TabContext) -> None:
    step = CurvesPresenter(context).state.curves[0]
    jump = np.flatnonzero(np.diff(step.y))
    assert jump.size == 1
    assert step.x[jump[0]] == 0.0
    assert step.x[jump[0] + 1] < 1e-300
    assert not step.y.flags.writeable


def test_choosing_reads_off_the_newest_and_taking_away_moves_on(context: TabContext) -> None:
    presenter = CurvesPresenter(context)
    presenter.choose("step", False)
    presenter.choose("tanh", True)
    assert presenter.state.focus == "tanh"
    unnoticed("activations-curves#compare", presenter)  # another third one
    presenter.choose("step", True)
    noticed("activations-curves#compare", presenter)
    presenter.choose("tanh", False)
    presenter.choose("step", False)
    presenter.choose("step", True)
    assert presenter.state.focus == "step"
    for name in ("step", "sigmoid", "relu"):
        presenter.choose(name, False)
    assert presenter.state.focus == ""
    assert presenter.state.curves == ()


def test_beta_makes_the_sigmoid_the_step_and_leaves_other_curves_alone(context: TabContext) -> None:
    presenter = CurvesPresenter(context)
    before = presenter.state.curves
    presenter.set_parameter("sigmoid", "beta", 100.0)
    step, sigmoid, relu = presenter.state.curves
    assert step is before[0]
    assert relu is before[2]
    away = np.abs(sigmoid.x) > 0.1
    np.testing.assert_allclose(sigmoid.y[away], sigmoid.x[away] > 0, atol=1e-4)
    noticed("activations-curves#steep", presenter)


def test_the_input_crosses_zero(context: TabContext) -> None:
    presenter = CurvesPresenter(context)
    presenter.set_x(0.5)
    assert "cross" not in presenter.done
    presenter.set_x(0.0)
    assert presenter.state.values[0].value == 0.0
    assert "cross" not in presenter.done
    presenter.set_x(-0.5)
    assert "cross" in presenter.done


def test_flips_are_counted_once_and_anew_for_another_beta(context: TabContext) -> None:
    presenter = StepNoisePresenter(context)
    for _ in range(300):
        presenter.advance()
    state = presenter.state
    assert state.count == 420
    assert state.x.size == 120
    assert 90 < state.step_flips < 190
    assert state.sigmoid_flips < 3
    presenter.set_beta(100.0)
    assert presenter.state.sigmoid_flips > 60
    assert presenter.state.step_flips == state.step_flips
    presenter.recount()
    assert (presenter.state.count, presenter.state.step_flips) == (0, 0)


def test_identity_is_one_product_however_deep(context: TabContext) -> None:
    presenter = LinearStackPresenter(context)
    presenter.set_c(2.0)
    presenter.set_depth(5.0)
    state = presenter.state
    np.testing.assert_allclose(state.lines[-1], 32 * state.x)
    assert state.line_straight
    assert state.plane_straight
    line = formulas.on_line(state)
    assert line.symbols == r"y = c \cdot c \cdot c \cdot c \cdot c \cdot x = c^5 x"
    assert line.numbers.endswith(r"= 32\, x")
    unnoticed("activations-linear#bend", presenter)
    unnoticed("activations-linear#weights", presenter)
    presenter.set_activation("tanh")
    assert not presenter.state.line_straight
    assert not presenter.state.plane_straight
    noticed("activations-linear#deep-line", presenter)
    noticed("activations-linear#bend", presenter)


def test_other_weights_change_the_plane_and_not_the_line(context: TabContext) -> None:
    presenter = LinearStackPresenter(context)
    before = presenter.state
    presenter.draw_weights()
    noticed("activations-linear#weights", presenter)
    assert (presenter.state.plane != before.plane).any()
    np.testing.assert_array_equal(presenter.state.lines[-1], before.lines[-1])


def test_an_unknown_function_is_refused_and_nothing_changes(
    context: TabContext, qtbot: PatientBot
) -> None:
    presenter = LinearStackPresenter(context)
    with qtbot.waitSignal(context.reported) as reported:
        presenter.set_activation("nothing")
    assert isinstance(reported.args[0], ValueRefused)
    presenter.set_c(1.0)
    assert presenter.state.activation == "identity"


def test_the_depth_page_names_what_happens(qtbot: PatientBot, context: TabContext) -> None:
    presenter = DeepSignalsPresenter(context)
    presenter.enter()
    assert depth_result(qtbot, presenter).gradient_trend == Trend.VANISHING
    presenter.set_deviation(3.0)
    assert depth_result(qtbot, presenter).gradient_trend == Trend.STEADY
    unnoticed("activations-relu#explode", presenter)  # the sigmoid keeps them between 0 and 1
    presenter.set_deviation(2.0)
    presenter.set_activation("identity")
    assert depth_result(qtbot, presenter).signal_trend == Trend.EXPLODING
    noticed("activations-relu#explode", presenter)
    presenter.set_activation("relu")
    presenter.set_start("he")
    depth_result(qtbot, presenter)
    unnoticed("activations-relu#relu", presenter)  # of five layers only
    presenter.set_depth(10.0)
    assert depth_result(qtbot, presenter).gradient_trend == Trend.STEADY
    noticed("activations-relu#relu", presenter)
    presenter.set_start("xavier")
    depth_result(qtbot, presenter)
    unnoticed("activations-relu#sigmoid", presenter)
    presenter.set_activation("sigmoid")
    depth_result(qtbot, presenter)
    noticed("activations-relu#sigmoid", presenter)


def test_only_the_last_choice_arrives(qtbot: PatientBot, context: TabContext) -> None:
    presenter = DeepSignalsPresenter(context)
    shown = []
    presenter.state_changed.connect(lambda state: shown.append(state.shown))
    for depth in range(1, 11):
        presenter.set_depth(float(depth))
    depth_result(qtbot, presenter)
    assert {settings.depth for settings in shown if settings is not None} == {10}


@pytest.mark.parametrize(
    ("name", "x", "expected"),
    [
        ("sigmoid", 2.0, r"\frac{1}{1 + e^{-3 \cdot 2}}"),
        ("sigmoid", -2.0, r"\frac{1}{1 + e^{-3 \cdot (-2)}}"),
        ("softplus", 0.5, r"\ln\left(1 + e^{0.5}\right)"),
        ("tanh", -1.0, r"\tanh (-1) = \frac{e^{(-1)} - e^{-(-1)}}{e^{(-1)} + e^{-(-1)}}"),
    ],
)
def test_numbers_are_put_into_the_formula(name: str, x: float, expected: str) -> None:
    assert put_in(activations.get(name).latex, x, {"beta": 3.0}) == expected


@pytest.mark.parametrize("name", activations.names())
@pytest.mark.parametrize("x", [-1.5, 0.0, 1e-7, 900.0])
def test_every_formula_with_numbers_can_be_typeset(qtbot: PatientBot, name: str, x: float) -> None:
    activation = activations.get(name)
    line = value_line(activation, x, activation.defaults(), 0.25)
    assert all(shared().box(piece) for piece in pieces_of(line.numbers))


def test_numbers_have_three_digits_and_a_true_minus() -> None:
    assert number(-0.5) == "−0.500"
    assert number(1234.5) == "1234"
    assert number(9.9e-8) == "9.9e−8"
    assert number(-0.0001) == "−1e−4"
    assert number(-0.0) == "0.000"
    assert latex_number(9.9e-8) == r"9.9 \cdot 10^{-8}"


def printed(text: str) -> list[float]:
    return [float(line.rsplit(" ", 1)[-1]) for line in text.splitlines()]


@pytest.mark.parametrize("name", activations.names())
def test_the_curves_script_prints_what_is_on_screen(context: TabContext, name: str) -> None:
    presenter = CurvesPresenter(context)
    presenter.choose(name, False)
    presenter.choose(name, True)
    presenter.set_x(-0.7)
    state, found = presenter.state, presenter.state.focused()
    snapshot = curve_snapshot(activations.get(name), state.x, state.parameters(name))
    assert printed(run_script(snapshot)) == pytest.approx([found.value, found.slope], rel=1e-5)


def test_the_flicker_script_counts_the_flips_on_screen(context: TabContext) -> None:
    presenter = StepNoisePresenter(context)
    for _ in range(100):
        presenter.advance()
    state = presenter.state
    text = run_script(noise_snapshot(state.history, state.beta))
    assert text == f"step: {state.step_flips} jumps\nsigmoid: {state.sigmoid_flips} jumps\n"


@pytest.mark.parametrize("name", ["identity", "leaky_relu"])
def test_the_stack_script_prints_every_layer_and_the_product(
    context: TabContext, name: str
) -> None:
    presenter = LinearStackPresenter(context)
    presenter.set_activation(name)
    state = presenter.state
    lines = run_script(stack_snapshot(activations.get(name), state)).splitlines()
    values = [float(line.rsplit(" ", 1)[-1]) for line in lines[:-1]]
    assert values == pytest.approx([line[-1] for line in state.lines], rel=1e-5)
    assert lines[-1].startswith(f"one product: {state.product[0]:.6g} x1")


def test_the_depth_script_prints_the_sizes_on_screen(
    qtbot: PatientBot, context: TabContext
) -> None:
    presenter = DeepSignalsPresenter(context)
    presenter.set_start("xavier")
    record = depth_result(qtbot, presenter)
    lines = run_script(signals_snapshot(presenter.state.settings)).splitlines()
    assert lines[-1] == "signals: steady gradients: vanishing"
    sizes = [float(line.rsplit(" ", 1)[-1]) for line in lines[:-1]]
    assert sizes == pytest.approx([gradient.rms for gradient in record.gradients], rel=1e-3)


def test_the_options_are_the_initialisers(context: TabContext) -> None:
    settings = SignalSettings("relu", {})
    assert settings.options == {"deviation": 0.01}
    assert replace(settings, start=Start.HE).options == {}
    assert classic.step is activations.get("step").function


@pytest.mark.parametrize(
    ("make", "change", "field"),
    [
        (CurvesPresenter, lambda p: p.set_x(2.5), "x"),
        (CurvesPresenter, lambda p: p.choose("tanh", True), "chosen"),
        (CurvesPresenter, lambda p: p.set_parameter("sigmoid", "beta", 9.0), "turned"),
        (StepNoisePresenter, lambda p: p.set_noise(1.5), "noise"),
        (StepNoisePresenter, lambda p: p.set_beta(9.0), "beta"),
        (LinearStackPresenter, lambda p: p.set_activation("relu"), "activation"),
        (LinearStackPresenter, lambda p: p.set_c(-1.0), "c"),
        (LinearStackPresenter, lambda p: p.draw_weights(), "seed"),
        (DeepSignalsPresenter, lambda p: p.set_depth(9.0), "settings"),
        (DeepSignalsPresenter, lambda p: p.set_start("he"), "settings"),
    ],
)
def test_every_change_is_undone_and_written(context: TabContext, make, change, field) -> None:
    presenter = make(context)
    before = getattr(presenter.state, field)
    change(presenter)
    after = getattr(presenter.state, field)
    assert after != before
    data = json.loads(json.dumps(presenter.to_data()))
    presenter.undo_stack.undo()
    assert getattr(presenter.state, field) == before
    other = make(context)
    other.from_data(data)
    assert getattr(other.state, field) == after


@pytest.mark.parametrize(
    ("make", "strange"),
    [
        (CurvesPresenter, {"x": 1e9}),
        (CurvesPresenter, {"ends": [1.0, -1.0]}),
        (CurvesPresenter, {"turned": {"sigmoid": {"beta": "x"}}}),
        (StepNoisePresenter, {"noise": 9.0}),
        (StepNoisePresenter, {"beta": -1.0}),
        (LinearStackPresenter, {"depth": 99}),
        (LinearStackPresenter, {"seed": -1}),
        (DeepSignalsPresenter, {"settings": {"activation": "nosuch", "parameters": {}}}),
    ],
)
def test_a_strange_state_is_refused(context: TabContext, make, strange) -> None:
    presenter = make(context)
    before = presenter.state
    data = presenter.to_data()
    data["state"] |= strange
    with pytest.raises(BadakError):
        presenter.from_data(data)
    assert presenter.state is before


def test_functions_that_are_gone_are_left_out_of_what_was_written(context: TabContext) -> None:
    presenter = CurvesPresenter(context)
    data = presenter.to_data()
    data["state"] |= {"chosen": ["relu", "nosuch"], "focus": "nosuch"}
    presenter.from_data(data)
    assert (presenter.state.chosen, presenter.state.focus) == (("relu",), "relu")


def test_no_two_curves_have_one_pen(dressed) -> None:
    pens = [curve_pen(name, focused=False) for name in activations.names()]
    assert len({(pen.color().name(), pen.style()) for pen in pens}) == len(pens)
    assert len({pen.color().name() for pen in pens}) == 4
    book = [curve_pen(name, focused=False).color().name() for name in ("step", "sigmoid", "relu")]
    assert len(set(book)) == 3


def test_a_function_of_one_s_own_is_entered_drawn_and_undone(context: TabContext) -> None:
    curves = CurvesPresenter(context)
    curves.set_x(1.0)
    curves.type_own("x*sigmoid(x)")
    found = curves.state.focused()
    assert found.name == own_name("x*sigmoid(x)") in activations.names()
    assert found.value == pytest.approx(0.7310586)
    assert found.slope == pytest.approx(0.9276706)
    assert activations.get(found.name).title == "x*sigmoid(x)"
    for wrong in ("x*", "a*x", "log(x)", "0,5*x"):
        curves.type_own(wrong)
        assert curves.state.refusal is not None
        assert curves.state.own == "x*sigmoid(x)"
    curves.type_own("max(x, 0.1*x)")
    leaky = own_name("max(x, 0.1*x)")
    assert activations.get(leaky).kinks == (0.0,)
    assert activations.names()[-1] == leaky != activations.names()[-2]
    assert curves.state.refusal is None
    data = json.loads(json.dumps(curves.to_data()))
    curves.type_own("")
    assert leaky not in curves.state.chosen
    curves.from_data(data)
    assert curves.state.own == "max(x, 0.1*x)" and leaky in curves.state.chosen
    curves.undo_stack.undo()
    assert leaky not in curves.state.chosen
    del curves, found
    gc.collect()
    assert leaky not in activations.names()


def test_a_network_learns_with_a_function_of_one_s_own(context: TabContext) -> None:
    curves = CurvesPresenter(context)
    curves.type_own("x/(1 + abs(x))")
    rng = np.random.default_rng(0)
    network = Network(
        [Affine(2, 8, rng), Activate(own_name("x/(1 + abs(x))")), Affine(8, 2, rng)]
    ).astype(np.float64)
    x = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
    t = np.array([0, 1, 1, 0])
    loss = SoftmaxWithLoss()
    first = loss.forward(network.forward(x, train=True), t)
    for _ in range(300):
        loss.forward(network.forward(x, train=True), t)
        network.backward(loss.backward())
        network.flat_params -= 0.5 * network.flat_grads
    assert loss.forward(network.forward(x), t) < 0.3 * first

"""The four pages' presenters, without a widget."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from patient import PatientBot
from script_runner import run_script

from desktop.reading.glyphs import shared
from desktop.reading.line_layout import pieces_of
from desktop.services.context import TabContext
from desktop.tabs.activations.curves.presenter import CurvesPresenter
from desktop.tabs.activations.depth.presenter import DepthPresenter
from desktop.tabs.activations.depth.state import DepthSettings, Start
from desktop.tabs.activations.flicker.presenter import FlickerPresenter
from desktop.tabs.activations.reading_text import put_in, value_line
from desktop.tabs.activations.snapshots import (
    curve_snapshot,
    depth_snapshot,
    flicker_snapshot,
    stack_snapshot,
)
from desktop.tabs.activations.stack import formulas
from desktop.tabs.activations.stack.presenter import StackPresenter
from desktop.tabs.activations.wording import latex_number, number
from nn_core import activations
from nn_core.activations import classic
from nn_core.errors import ValueRefused
from nn_core.records.activation_stats import Trend


def depth_result(qtbot: PatientBot, presenter: DepthPresenter):
    qtbot.waitUntil(lambda: presenter.state.shown == presenter.state.settings)
    return presenter.state.propagation


def test_the_curves_begin_with_the_three_of_the_book() -> None:
    state = CurvesPresenter().state
    assert state.chosen == ("step", "sigmoid", "relu")
    values = {value.name: (value.value, value.slope) for value in state.values}
    assert values["sigmoid"] == pytest.approx((0.731059, 0.196612), abs=1e-6)
    assert values["step"] == (1.0, 0.0)
    assert values["relu"] == (1.0, 1.0)


def test_a_curve_has_a_point_on_either_side_of_its_kink() -> None:
    step = CurvesPresenter().state.curves[0]
    jump = np.flatnonzero(np.diff(step.y))
    assert jump.size == 1
    assert step.x[jump[0]] == 0.0
    assert step.x[jump[0] + 1] < 1e-300
    assert not step.y.flags.writeable


def test_choosing_reads_off_the_newest_and_taking_away_moves_on() -> None:
    presenter = CurvesPresenter()
    presenter.choose("tanh", True)
    assert presenter.state.focus == "tanh"
    assert "compare" in presenter.state.done
    presenter.choose("tanh", False)
    assert presenter.state.focus == "step"
    for name in ("step", "sigmoid", "relu"):
        presenter.choose(name, False)
    assert presenter.state.focus == ""
    assert presenter.state.curves == ()


def test_beta_makes_the_sigmoid_the_step_and_leaves_other_curves_alone() -> None:
    presenter = CurvesPresenter()
    before = presenter.state.curves
    presenter.set_parameter("sigmoid", "beta", 100.0)
    step, sigmoid, relu = presenter.state.curves
    assert step is before[0]
    assert relu is before[2]
    away = np.abs(sigmoid.x) > 0.1
    np.testing.assert_allclose(sigmoid.y[away], sigmoid.x[away] > 0, atol=1e-4)
    assert "steep" in presenter.state.done


def test_the_input_crosses_zero() -> None:
    presenter = CurvesPresenter()
    presenter.set_x(0.5)
    assert "cross" not in presenter.state.done
    presenter.set_x(0.0)
    assert "cross" in presenter.state.done
    assert presenter.state.values[0].value == 0.0


def test_flips_are_counted_once_and_anew_for_another_beta() -> None:
    presenter = FlickerPresenter()
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
    presenter.reset()
    assert (presenter.state.count, presenter.state.step_flips) == (0, 0)


def test_identity_is_one_product_however_deep() -> None:
    presenter = StackPresenter()
    presenter.set_c(2.0)
    presenter.set_depth(5.0)
    state = presenter.state
    np.testing.assert_allclose(state.lines[-1], 32 * state.x)
    assert state.line_straight
    assert state.plane_straight
    line = formulas.on_line(state)
    assert line.symbols == r"y = c \cdot c \cdot c \cdot c \cdot c \cdot x = c^5 x"
    assert line.numbers.endswith(r"= 32\, x")
    presenter.set_activation("tanh")
    assert not presenter.state.line_straight
    assert not presenter.state.plane_straight
    assert {"deep-line", "bend"} <= presenter.state.done


def test_other_weights_change_the_plane_and_not_the_line() -> None:
    presenter = StackPresenter()
    before = presenter.state
    presenter.draw_weights()
    assert (presenter.state.plane != before.plane).any()
    np.testing.assert_array_equal(presenter.state.lines[-1], before.lines[-1])


def test_an_unknown_function_is_refused_and_nothing_changes() -> None:
    presenter = StackPresenter()
    with pytest.raises(ValueRefused):
        presenter.set_activation("nothing")
    presenter.set_c(1.0)
    assert presenter.state.activation == "identity"


def test_the_depth_page_names_what_happens(qtbot: PatientBot, context: TabContext) -> None:
    presenter = DepthPresenter(context)
    presenter.refresh()
    assert depth_result(qtbot, presenter).gradient_trend == Trend.VANISHING
    presenter.set_deviation(2.0)
    presenter.set_activation("identity")
    assert depth_result(qtbot, presenter).signal_trend == Trend.EXPLODING
    presenter.set_activation("relu")
    presenter.set_start("he")
    presenter.set_depth(10.0)
    assert depth_result(qtbot, presenter).gradient_trend == Trend.STEADY
    assert {"explode", "relu"} <= presenter.state.done


def test_only_the_last_choice_arrives(qtbot: PatientBot, context: TabContext) -> None:
    presenter = DepthPresenter(context)
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
    assert number(9.9e-8) == "9.9·10⁻⁸"
    assert number(-0.0001) == "−1.0·10⁻⁴"
    assert number(-0.0) == "0.000"
    assert latex_number(9.9e-8) == r"9.9 \cdot 10^{-8}"


def printed(text: str) -> list[float]:
    return [float(line.rsplit(" ", 1)[-1]) for line in text.splitlines()]


@pytest.mark.parametrize("name", activations.names())
def test_the_curves_script_prints_what_is_on_screen(name: str) -> None:
    presenter = CurvesPresenter()
    presenter.choose(name, False)
    presenter.choose(name, True)
    presenter.set_x(-0.7)
    state, found = presenter.state, presenter.state.focused()
    snapshot = curve_snapshot(activations.get(name), state.x, state.parameters[name])
    assert printed(run_script(snapshot)) == pytest.approx([found.value, found.slope], rel=1e-5)


def test_the_flicker_script_counts_the_flips_on_screen() -> None:
    presenter = FlickerPresenter()
    for _ in range(100):
        presenter.advance()
    state = presenter.state
    text = run_script(flicker_snapshot(state.history, state.beta))
    assert text == f"step: {state.step_flips} flips\nsigmoid: {state.sigmoid_flips} flips\n"


@pytest.mark.parametrize("name", ["identity", "leaky_relu"])
def test_the_stack_script_prints_every_layer_and_the_product(name: str) -> None:
    presenter = StackPresenter()
    presenter.set_activation(name)
    state = presenter.state
    lines = run_script(stack_snapshot(activations.get(name), state)).splitlines()
    values = [float(line.rsplit(" ", 1)[-1]) for line in lines[:-1]]
    assert values == pytest.approx([line[-1] for line in state.lines], rel=1e-5)
    assert lines[-1].startswith(f"one product: {state.product[0]:.6g} x1")


def test_the_depth_script_prints_the_sizes_on_screen(
    qtbot: PatientBot, context: TabContext
) -> None:
    presenter = DepthPresenter(context)
    presenter.set_start("xavier")
    record = depth_result(qtbot, presenter)
    lines = run_script(depth_snapshot(presenter.state.settings)).splitlines()
    assert lines[-1] == "signals: steady gradients: vanishing"
    sizes = [float(line.rsplit(" ", 1)[-1]) for line in lines[:-1]]
    assert sizes == pytest.approx([gradient.rms for gradient in record.gradients], rel=1e-3)


def test_the_options_are_the_initialisers(context: TabContext) -> None:
    settings = DepthSettings("relu", {})
    assert settings.options == {"deviation": 0.01}
    assert replace(settings, start=Start.HE).options == {}
    assert classic.step is activations.get("step").function

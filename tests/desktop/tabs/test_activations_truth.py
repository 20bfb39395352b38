"""What the activations tab says holds in thousands of random states."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from desktop.services.context import TabContext
from desktop.tabs.activations.curves import page as curve_texts
from desktop.tabs.activations.curves.presenter import CurvesState
from desktop.tabs.activations.deep_signals import texts as deep_texts
from desktop.tabs.activations.deep_signals.presenter import (
    INITIALIZERS,
    DeepSignalsState,
    SignalSettings,
    Start,
)
from desktop.tabs.activations.linear_stack import page as stack_texts
from desktop.tabs.activations.linear_stack.presenter import LinearStackState
from desktop.tabs.activations.step_noise import page as noise_texts
from desktop.tabs.activations.step_noise.page import NoiseStrips
from desktop.tabs.activations.step_noise.presenter import StepNoisePresenter
from nn_core import activations
from nn_core.records.activation_stats import propagate

TINY = 1e-7


def random_curve(rng: np.random.Generator) -> CurvesState:
    name = str(rng.choice(activations.names()))
    turned = {}
    for parameter in activations.get(name).parameters:
        ends = (parameter.minimum, parameter.maximum)
        value = rng.choice([*ends, parameter.default, rng.uniform(*ends)])
        turned[parameter.name] = float(value)
    x = float(rng.choice([0.0, rng.normal(0, 3), round(rng.normal(0, 3), 1), rng.normal(0, 300)]))
    return CurvesState((name,), name, x, {name: turned})


def around(state: CurvesState) -> tuple[np.ndarray, np.ndarray]:
    """Return h a little before, at and behind x, and h' before and behind."""
    activation, values = activations.get(state.focus), state.parameters(state.focus)
    x = np.array([state.x - TINY, state.x, state.x + TINY])
    return activation.function(x, **values), activation.derivative(x, **values)


def test_what_is_said_of_a_point_of_a_curve_is_so() -> None:
    rng, met = np.random.default_rng(0), set()
    for _ in range(3000):
        state = random_curve(rng)
        says, _ = curve_texts.remark(state)
        met.add(says)
        h, slope = around(state)
        jump, corner = abs(h[2] - h[0]) > 0.1, abs(slope[2] - slope[0]) > 1e-4
        if state.x == 0 and not state.parameters(state.focus).get("beta", 1.0) > 20:
            assert (says is curve_texts.Says.JUMP) == jump
            assert (says is curve_texts.Says.CORNER) == (corner and not jump)
        if says is curve_texts.Says.JUMP:
            assert np.isnan(state.focused().slope)
        elif says is curve_texts.Says.FLAT:
            assert h[0] == h[1] == h[2]
        elif says is curve_texts.Says.HARDLY:
            assert 0 <= abs(state.focused().slope) < 0.01
        elif says is curve_texts.Says.STEP_LIKE:
            assert state.focus == "sigmoid"
        assert curve_texts.remark_text(state)
    assert met == set(curve_texts.Says) - {curve_texts.Says.NOTHING}


def test_flat_is_not_said_of_what_only_comes_near(context: TabContext) -> None:
    state = CurvesState(("sigmoid",), "sigmoid", 5.0)
    assert curve_texts.remark(state)[0] is curve_texts.Says.HARDLY
    state = CurvesState(("sigmoid",), "sigmoid", 1000.0)
    assert curve_texts.remark(state)[0] is curve_texts.Says.HARDLY


def test_jumps_are_counted_as_the_strips_show_them(qtbot, context: TabContext) -> None:
    rng, met = np.random.default_rng(0), set()
    strips = NoiseStrips()
    qtbot.addWidget(strips)
    for walk in range(40):
        presenter = StepNoisePresenter(context, seed=walk)
        presenter.recount()
        presenter.set_noise(float(rng.choice([0.01, 0.5, 2.0])))
        presenter.set_beta(float(rng.choice([0.1, 1.0, 5.0, 100.0])))
        presenter.end_drag()
        for _ in range(int(rng.integers(1, 25))):
            presenter.advance()
            state = presenter.state
            says, values = noise_texts.remark(state)
            met.add(says)
            step = np.abs(np.diff(state.step))
            sigmoid = np.abs(np.diff(state.sigmoid))
            assert state.step_flips == (step == 1).sum()
            assert state.sigmoid_flips == (sigmoid > 0.5).sum()
            if says in (noise_texts.Says.SMOOTH, noise_texts.Says.STEEP):
                assert state.moved == pytest.approx(sigmoid[step == 1].mean())
                assert (says is noise_texts.Says.STEEP) == (
                    2 * state.sigmoid_flips > state.step_flips
                )
                assert values["step"] == (step == 1).sum()
            elif says is noise_texts.Says.NO_JUMP:
                assert not step.any()
        if walk % 8 == 0:
            strips.show_state(presenter.state)
            shown = strips.curves["step"].getData()[1]
            assert str((np.abs(np.diff(shown)) > 0.5).sum()) in strips.labels["step"].text()
            # A colour that changes would be taken for a jump.
            assert not len(strips.points["sigmoid"][1].data)
    assert met == set(noise_texts.Says)


def test_lines_are_said_to_bend_where_they_do() -> None:
    rng, met = np.random.default_rng(0), set()
    for _ in range(150):
        state = LinearStackState(
            activation=str(rng.choice(["identity", "identity", *activations.names()])),
            depth=int(rng.integers(1, 7)),
            c=float(round(rng.uniform(-3, 3), 2)),
        )
        says, values = stack_texts.remark(state)
        met.add(says)
        bent = np.abs(np.diff(state.lines[-1], 2)).max() > 1e-4 * (1 + np.ptp(state.lines[-1]))
        if says in (stack_texts.Says.BOTH_BEND, stack_texts.Says.LINE_BENDS):
            assert bent or not state.line_straight
        else:
            assert state.line_straight
        if state.activation == "identity":
            product, sign, slope = (
                str(values["product"]).replace("−", "-").rpartition(" x")[0],
                *"??",
            )
            left, sign, slope = product.rpartition("=" if "=" in product else "≈")
            exact = state.c**state.depth
            assert left.count("·") == state.depth
            assert float(slope) == pytest.approx(exact, rel=0.06, abs=6e-4)
            assert (sign == "=") == (abs(float(slope) - exact) < 1e-12)
        assert stack_texts.sentence(state)
    assert {stack_texts.Says.ONE, stack_texts.Says.PRODUCT, stack_texts.Says.BOTH_BEND} <= met


def passed(settings: SignalSettings) -> DeepSignalsState:
    activation = activations.get(settings.activation)
    *_, record = propagate(
        activation.function,
        activation.derivative,
        INITIALIZERS[settings.start],
        settings.depth,
        value_range=activation.value_range,
        parameters=settings.parameters,
        options=settings.options,
        seed=settings.seed,
        inputs=60,
    )
    return replace(DeepSignalsState(settings), propagation=record)


def test_signals_and_gradients_are_said_to_do_what_they_do() -> None:
    rng, met = np.random.default_rng(0), set()
    says = deep_texts.Says
    for _ in range(400):
        name = str(rng.choice(activations.names()))
        state = passed(
            SignalSettings(
                name,
                activations.get(name).defaults(),
                Start(rng.choice([*Start, Start.STD])),
                float(rng.choice([0.001, 0.01, 0.1, 1.0, 3.0])),
                int(rng.integers(1, 11)),
                int(rng.integers(100)),
            )
        )
        signals, gradients = deep_texts.remark(state)
        met |= {signals, gradients}
        record = state.propagation
        first, last = record.gradients[0], record.gradients[-1]
        spread = record.signals[-1].spread
        assert (signals is says.SATURATED) == (record.signals[-1].saturated >= 0.5)
        assert signals is not says.CROWDED or spread < 0.05
        assert signals is not says.GROWN or spread > 20
        assert signals is not says.SPREAD or 0.05 <= spread <= 20
        if gradients in (says.ARRIVING, says.MADE_UP):
            assert 0.05 <= first.rms / last.rms <= 20
        elif gradients is says.NO_SLOPE:
            assert last.zeros == 1
        elif gradients is says.LOST:
            assert first.rms == 0
        assert "{" not in deep_texts.sentence(state)
    assert met >= set(says) - {says.WAITING, says.LOST}


def test_crowding_is_no_word_of_gradients() -> None:
    state = passed(SignalSettings("sigmoid", {"beta": 1.0}))
    assert "crowded" in deep_texts.signal_title(state)
    assert "vanishing" in deep_texts.gradient_title(state)


def test_the_books_two_figures_are_told_apart() -> None:
    large = passed(SignalSettings("sigmoid", {"beta": 1.0}, deviation=1.0))
    assert deep_texts.remark(large) == (deep_texts.Says.SATURATED, deep_texts.Says.MADE_UP)
    small = passed(SignalSettings("sigmoid", {"beta": 1.0}, deviation=0.01))
    assert deep_texts.remark(small) == (deep_texts.Says.CROWDED, deep_texts.Says.VANISHING)
    exploding = passed(SignalSettings("relu", {}, deviation=3.0))
    assert deep_texts.remark(exploding) == (deep_texts.Says.GROWN, deep_texts.Says.EXPLODING)

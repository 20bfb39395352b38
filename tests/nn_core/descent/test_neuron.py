"""One neuron's loss over its two weights, the best bias, and whether there is a lowest place."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.data import points
from nn_core.descent.neuron import (
    best_bias,
    has_bottom,
    neuron_gradient,
    neuron_losses,
    neuron_surface,
)
from nn_core.gradcheck import numerical_gradient
from nn_core.learning import DataSpec
from nn_core.losses import SigmoidWithLoss

CLOUDS = points.make(DataSpec("gaussians", 20, 0.4, 0.0, 1))
AND, XOR = (points.make(DataSpec(f"{name} gate", 4)) for name in ("and", "xor"))


@pytest.mark.parametrize("bias", [0.0, -0.7, None])
def test_slope_is_the_numerical_one(bias):
    surface = neuron_surface(CLOUDS.x, CLOUDS.t, bias)
    for w in np.random.default_rng(0).normal(size=(10, 2)) * 3:
        slope = numerical_gradient(lambda at: float(surface.value(at)), w.copy())
        assert surface.gradient(w) == pytest.approx(slope, abs=1e-6)


def test_height_is_the_loss_that_training_uses():
    w, b = np.array([1.5, -0.5]), 0.25
    logits = CLOUDS.x @ w[:, None] + b
    expected = SigmoidWithLoss().forward(logits, CLOUDS.t.astype(float))
    assert neuron_losses(w, b, CLOUDS.x, CLOUDS.t) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("bias", [0.0, -0.7, None])
def test_one_place_has_the_figures_of_many(bias):
    surface = neuron_surface(CLOUDS.x, CLOUDS.t, bias)
    places = np.random.default_rng(4).normal(size=(2, 30)) * 8
    heights, slopes = surface.value(places), surface.gradient(places)
    for k, w in enumerate(places.T):
        assert surface.value(w) == pytest.approx(heights[k], rel=1e-8)
        assert surface.gradient(w) == pytest.approx(slopes[:, k], abs=1e-7)


@given(
    st.lists(st.tuples(*[st.integers(-2, 2)] * 2), min_size=2, max_size=6, unique=True),
    st.tuples(*[st.floats(-9, 9)] * 2),
    st.lists(st.tuples(*[st.floats(-1, 1)] * 2), min_size=1, max_size=8),
    st.sampled_from([1e-6, 1e-2, 1.0, 30.0]),
)
def test_places_along_a_way_have_the_figures_of_each_alone(places, start, steps, size):
    x, t = np.array(places, float), np.arange(len(places)) % 2
    at = neuron_surface(x, t, None).at
    for w in np.cumsum([start, *np.array(steps) * size], axis=0):
        b = best_bias(w, x, t)
        loss, slopes = at(w.tolist())
        assert loss == pytest.approx(neuron_losses(w, b, x, t), rel=1e-9, abs=1e-12)
        assert slopes == pytest.approx(neuron_gradient(w, b, x, t), rel=1e-9, abs=1e-10)


def test_no_bias_is_better_than_the_best():
    grid = np.random.default_rng(2).normal(size=(2, 5, 4)) * 4
    found = best_bias(grid, CLOUDS.x, CLOUDS.t)
    least = neuron_losses(grid, found, CLOUDS.x, CLOUDS.t)
    assert found.shape == (5, 4)
    for change in (-0.01, 0.01):
        assert (neuron_losses(grid, found + change, CLOUDS.x, CLOUDS.t) > least).all()


def test_where_a_line_parts_the_points_there_is_no_bottom():
    assert not has_bottom(AND.x, AND.t, None)
    assert has_bottom(AND.x, AND.t, -0.7), "with this bias (1, 0) and (1, 1) want opposite things"
    assert has_bottom(XOR.x, XOR.t, None)
    assert has_bottom(XOR.x, XOR.t, 0.0)
    apart = points.make(DataSpec("gaussians", 20, 0.0, 0.0, 1))
    assert not has_bottom(apart.x, apart.t, None)
    assert not has_bottom(apart.x, apart.t, 0.0)
    same = np.zeros(4)
    assert not has_bottom(XOR.x, same, None)


def test_a_bottom_is_found_where_trying_all_directions_finds_one():
    rng = np.random.default_rng(5)
    turns = np.linspace(0, 2 * np.pi, 241)[:-1]  # every direction at which such a grid can tip
    ways = np.array([np.arctan2(y, x) for x in range(-2, 3) for y in range(-2, 3)])
    turns = np.concatenate([turns, ways, ways + np.pi / 2])
    ways = np.stack([np.cos(turns), np.sin(turns)])
    for _ in range(500):
        x, t = rng.integers(0, 3, (rng.integers(2, 7), 2)).astype(float), rng.integers(0, 2, 6)
        t = t[: len(x)]
        better = (x @ ways) * (2 * t - 1)[:, None]
        falls = ((better > -1e-9).all(axis=0) & (better > 1e-9).any(axis=0)).any()
        assert has_bottom(x, t, 0.0) == (not falls), (x, t)
        inner, outer = x[t == 1] @ ways, x[t == 0] @ ways
        falls = not len(inner) or not len(outer)
        if not falls:
            parted = inner.min(axis=0) > outer.max(axis=0) - 1e-9
            falls = (parted & (np.ptp(x @ ways, axis=0) > 1e-9)).any()
        assert has_bottom(x, t, None) == (not falls), (x, t)


@pytest.mark.parametrize("bias", [0.0, None])
def test_a_bottom_under_many_points_is_found_in_little_memory(bias):
    many = points.make(DataSpec("circle", 2000, 0.1))
    tracemalloc.start()
    try:
        assert has_bottom(many.x, many.t, bias)
        assert tracemalloc.get_traced_memory()[1] < 2e6, "400 points took 2.4 GB and half a minute"
    finally:
        tracemalloc.stop()


def test_without_a_bottom_the_loss_falls_for_ever():
    way = np.array([1.0, 1.0])
    surface = neuron_surface(AND.x, AND.t, None)
    losses = [float(surface.value(way * far)) for far in (1, 3, 10, 30)]
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] < 1e-5

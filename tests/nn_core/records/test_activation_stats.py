from __future__ import annotations

import numpy as np
import pytest

from nn_core import activations
from nn_core.errors import ValueRefused
from nn_core.initializers import he, std, xavier
from nn_core.records.activation_stats import Trend, describe_gradient, histogram, propagate


def run(name, initializer, depth=5, **options):
    h = activations.get(name)
    records = list(
        propagate(
            h.function,
            h.derivative,
            initializer,
            depth,
            value_range=h.value_range,
            parameters=h.defaults(),
            options=options,
        )
    )
    assert [record.complete for record in records] == [False] * (2 * depth - 1) + [True]
    return records[-1]


@pytest.mark.parametrize(
    ("name", "initializer", "options", "signal", "gradient"),
    [
        # The pictures of chapter 6.2, each with its name.
        ("sigmoid", std, {"deviation": 1.0}, Trend.SATURATED, Trend.STEADY),
        ("sigmoid", std, {"deviation": 0.01}, Trend.VANISHING, Trend.VANISHING),
        ("sigmoid", xavier, {}, Trend.STEADY, Trend.VANISHING),
        ("tanh", xavier, {}, Trend.STEADY, Trend.STEADY),
        ("relu", std, {"deviation": 0.01}, Trend.VANISHING, Trend.VANISHING),
        ("relu", he, {}, Trend.STEADY, Trend.STEADY),
        ("relu", std, {"deviation": 1.0}, Trend.EXPLODING, Trend.EXPLODING),
        ("step", xavier, {}, Trend.SATURATED, Trend.ZERO),
    ],
)
def test_what_happens_is_named(name, initializer, options, signal, gradient):
    record = run(name, initializer, **options)
    assert (record.signal_trend, record.gradient_trend) == (signal, gradient)


def test_relu_fades_with_xavier_in_ten_layers_and_not_with_he():
    assert run("relu", xavier, 10).gradient_trend == Trend.VANISHING
    assert run("relu", he, 10).gradient_trend == Trend.STEADY


def test_identity_keeps_the_closed_form():
    # Each layer of 100 nodes multiplies the spread by deviation · sqrt(100).
    record = run("identity", std, 4, deviation=0.3)
    spreads = [signal.spread for signal in record.signals]
    np.testing.assert_allclose(spreads, [3, 9, 27, 81], rtol=0.15)
    sizes = [gradient.rms for gradient in record.gradients]
    np.testing.assert_allclose(sizes, [27, 9, 3, 1], rtol=0.15)


def test_sigmoid_with_deviation_one_sits_at_both_ends_as_in_the_book():
    counts = run("sigmoid", std, deviation=1.0).signals[-1].values.counts
    assert counts.sum() == 100_000
    assert counts[0] > 10 * counts[15]
    assert counts[-1] > 10 * counts[15]


def test_the_records_are_read_only_and_the_same_for_the_same_seed():
    first, second = run("tanh", he), run("tanh", he)
    for one, other in zip(first.signals, second.signals, strict=True):
        np.testing.assert_array_equal(one.values.counts, other.values.counts)
        assert not one.values.counts.flags.writeable
    assert first.gradients[0].rms == second.gradients[0].rms


def test_gradient_is_the_one_of_the_whole_chain():
    h = activations.get("tanh")
    record = list(
        propagate(h.function, h.derivative, xavier, 3, nodes=4, inputs=30, seed=5, options={})
    )[-1]
    rng = np.random.default_rng(5)
    x = rng.standard_normal((30, 4), dtype=np.float32).astype(float)
    W = [xavier(4, 4, rng) for _ in range(3)]
    dz = rng.standard_normal((30, 4), dtype=np.float32)

    def loss(shift):
        z = np.tanh(x @ W[0] + shift)
        return float((np.tanh(np.tanh(z @ W[1]) @ W[2]) * dz).sum())

    numeric = np.zeros((30, 4))
    for index in np.ndindex(30, 4):
        shift = np.zeros((30, 4))
        shift[index] = 1e-4
        numeric[index] = (loss(shift) - loss(-shift)) / 2e-4
    assert record.gradients[0].rms == pytest.approx(np.sqrt((numeric**2).mean()), rel=1e-4)


def test_what_lies_beyond_the_ends_is_counted_in_the_outer_bars():
    counts = histogram(np.array([-9.0, -0.9, 0.0, 0.4, 1e30]), -1, 1, 4).counts
    np.testing.assert_array_equal(counts, [2, 0, 2, 1])


def test_a_gradient_of_zeros_and_one_too_small_to_square():
    nothing = describe_gradient(np.zeros((3, 2), np.float32))
    assert (nothing.rms, nothing.zeros, nothing.sizes.counts.sum()) == (0.0, 1.0, 0)
    tiny = describe_gradient(np.full((3, 2), 1e-30, np.float32))
    assert tiny.rms == pytest.approx(1e-30)


def test_no_layer_is_refused():
    with pytest.raises(ValueRefused, match="at least one layer"):
        run("relu", he, depth=0)


@pytest.mark.parametrize("name", activations.names())
@pytest.mark.parametrize("deviation", [0.001, 3.0])
def test_the_ends_of_the_sliders_stay_finite(name, deviation):
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        record = run(name, std, 10, deviation=deviation)
    sizes = [signal.spread for signal in record.signals] + [g.rms for g in record.gradients]
    assert np.isfinite(sizes).all()

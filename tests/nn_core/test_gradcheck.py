"""The check sees every row and column, accuses what is wrong and nothing else, and names bends."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.platform import package_files
from nn_core.data.bundled import bundled
from nn_core.gradcheck import for_checking, numerical_gradient_steps, spread
from nn_core.layers import Activate, Affine, Conv2D, Dropout, Flatten, MaxPool2D, ReLU
from nn_core.losses import SoftmaxWithLoss
from nn_core.network import Network
from nn_core.sabotage import FAULTS, NONE, PLACES, applying

N = 20
SAMPLES = 200


@pytest.fixture(scope="module")
def digits():
    return bundled(package_files.path("digits"))


def two_layers(activation, seed, inputs=784):
    rng = np.random.default_rng(seed)
    middle = ReLU() if activation == "relu" else Activate(activation)
    network = Network([Affine(inputs, 50, rng), middle, Affine(50, 10, rng)]).astype(np.float64)
    # A neuron that rests for the whole batch has no gradient that could be wrong.
    network.layers[0].params["b"][...] = 0.5
    return network


def batch(digits, seed, edge=0):
    rng = np.random.default_rng([seed, 1])
    chosen = rng.integers(len(digits), size=N)
    return digits.images[chosen, edge : 28 - edge, edge : 28 - edge].reshape(
        N, -1
    ) / 255, digits.labels[chosen]


@settings(max_examples=60)
@given(
    st.lists(st.integers(1, 30), min_size=1, max_size=3), st.integers(1, 400), st.integers(0, 99)
)
def test_every_row_and_every_column_is_looked_at(shape, samples, seed):
    size = int(np.prod(shape))
    places = spread(tuple(shape), samples, seed)
    assert len(set(places.tolist())) == len(places)
    assert places.min() >= 0
    assert places.max() < size
    rows = shape[0] if len(shape) > 1 else 1
    columns = size // rows
    assert len(places) == min(size, max(samples, rows, columns))
    assert len(set((places // columns).tolist())) == rows
    assert len(set((places % columns).tolist())) == columns
    assert np.array_equal(places, spread(tuple(shape), samples, seed))


@pytest.mark.parametrize("samples", [20, 50, 200])
def test_a_column_that_is_forgotten_is_seen_by_few_samples(samples):
    """A fixed stride saw 25 of the 50 columns of W (784, 50) and 1 of 10 of W (50, 10)."""
    for shape in ((784, 50), (50, 10)):
        assert len(set((spread(shape, samples) % shape[1]).tolist())) == shape[1]


def last_step(network, x, t, **options):
    *_, last = numerical_gradient_steps(network, SoftmaxWithLoss(), x, t, **options)
    return last


class Checked:
    """The numerical gradient of a network, which is the same whatever the way back does."""

    def __init__(self, digits, activation, seed, edge=0):
        x, self.t = batch(digits, seed, edge)
        self.before = batch(digits, 100 + seed, edge)
        self.x, self.seed = x, seed
        self.clean = two_layers(activation, seed, x.shape[1])
        self.found = last_step(self.clean, x, self.t, **self.options)

    @property
    def options(self):
        return {"samples": SAMPLES, "seed": self.seed, "before": self.before}

    def of(self, fault):
        """Return the checks with the analytic gradient as a fault has it."""
        network, loss = fault.wrap(self.clean.copy().astype(np.float64), SoftmaxWithLoss())
        first = next(numerical_gradient_steps(network, loss, self.x, self.t, **self.options))
        assert np.array_equal(first.places, self.found.places)
        return replace(self.found, analytic=first.analytic)


@pytest.mark.parametrize("activation", ["relu", "sigmoid"])
def test_every_fault_is_found_in_the_right_array_from_any_seed(digits, activation):
    """The middle of the pictures, to be quick; whole ones below, for one seed."""
    for seed in range(20):
        checked = Checked(digits, activation, seed, edge=5)
        assert checked.found.wrong == NONE.arrays, seed
        for fault in applying(activation):
            assert checked.of(fault).wrong == fault.arrays, (fault.key, seed)


def test_the_whole_way_accuses_as_well(digits):
    x, t = batch(digits, 0)
    for key in ("no_mask", "bias_mean"):
        network, loss = FAULTS[key].wrap(two_layers("relu", 0), SoftmaxWithLoss())
        *_, last = numerical_gradient_steps(network, loss, x, t, samples=100)
        assert last.wrong == FAULTS[key].arrays


SIGNATURES = {
    "no_mask": (0.16, 0.34, 0, 0),
    "mask_round": (0.83, 0.83, 0, 0),
    "bias_mean": (0, 0, 0, 0.90),
    "bias_first_row": (0, 0, 0, 0.71),
    "last_sample": (0, 0, 0.1, 0),
    "not_divided": (0.90, 0.90, 0.90, 0.90),
    "sign": (1, 1, 1, 1),
    "random_matrix": (0.68, 0.81, 0, 0),
    "batch_before": (0.35, 0, 0, 0),
    "first_neuron": (0.1, 0.03, 0, 0),
    "added_up": (0.31, 0.28, 0.37, 0.28),
    "sigmoid_input": (1.0, 0.83, 0, 0),
    "sigmoid_no_slope": (0.62, 0.62, 0, 0),
}
"""Relative differences of W1, b1, W2, b2, measured once with twenty digits."""
EXACT = {"bias_mean": 19 / 21, "not_divided": 19 / 21, "sign": 1.0}
"""(N − 1) / (N + 1) where a factor N is too much or too little."""
REGISTERED = sorted(FAULTS)


def test_there_are_thirteen_faults_and_each_says_what_it_is():
    assert len(FAULTS) == 13
    assert sorted(SIGNATURES) == REGISTERED
    for fault in FAULTS.values():
        assert fault.place in PLACES
        assert fault.title
        assert fault.explanation
        assert fault.arrays


@pytest.mark.parametrize("activation", ["relu", "sigmoid"])
def test_the_signatures_of_the_faults_in_the_books_network(digits, activation):
    checked = Checked(digits, activation, 3)
    assert checked.found.wrong == ()
    for fault in applying(activation):
        changed = checked.of(fault)
        assert changed.wrong == fault.arrays
        known = SIGNATURES[fault.key]
        for check, size in zip(changed.checks, known, strict=True):
            if not size:
                assert check.relative < 1e-7
            elif fault.key in EXACT:
                assert check.relative == pytest.approx(EXACT[fault.key], abs=1e-6)
            else:
                assert size / 4 < check.relative < min(1.01, size * 4), (fault.key, check.name)


@pytest.mark.parametrize("key", ["none", *REGISTERED])
def test_a_fault_leaves_the_answers_as_they_are(digits, key):
    fault = FAULTS.get(key, NONE)
    x, t = batch(digits, 1)
    clean = two_layers(fault.applies_to[0], 1)
    network, loss = fault.wrap(clean.copy().astype(np.float64), SoftmaxWithLoss())
    assert np.array_equal(network.forward(x), clean.forward(x))
    assert loss.forward(network.forward(x), t) == SoftmaxWithLoss().forward(clean.forward(x), t)
    assert [layer.kind for layer in network.layers] == [layer.kind for layer in clean.layers]


def test_making_a_fault_registers_no_layer():
    from nn_core.layers import Layer

    assert Layer.kinds["relu"] is ReLU
    assert "" not in Layer.kinds


def test_a_bend_between_the_feet_is_named():
    network = two_layers("relu", 0, inputs=2)
    x, t = np.array([[1.0, 0.5]]), np.array([3])
    W, b = network.layers[0].params["W"], network.layers[0].params["b"]
    b[7] = -(x @ W)[0, 7] + 2e-5  # its signal is 0.00002: 0.0001 less in b and it is silent
    network.layers[2].params["W"][7, 3] = 3.0
    last = last_step(network, x, t)
    check = last.checks[1]
    place = int(np.flatnonzero(check.places == 7)[0])
    assert check.bent[place]
    assert check.bent.sum() == 1
    assert abs(check.analytic[place] - check.numerical[place]) > 1e-3
    assert check.mean_difference < 1e-8
    worst = last.worst()
    assert len(worst) == 10
    assert worst[0].bent
    assert (worst[0].name, worst[0].index) == ("0.b", (7,)) or worst[0].name == "0.W"
    assert last.wrong == ()
    assert last.checks[0].bent.sum() == 2  # both weights of that neuron cross it too


def test_a_pools_other_winner_is_a_bend():
    rng = np.random.default_rng(0)
    layers = [Conv2D(1, 2, 1, rng=rng), MaxPool2D(2), Flatten(), Affine(8, 3, rng)]
    network = Network(layers).astype(np.float64)
    x = np.random.default_rng(1).random((1, 1, 4, 4))
    x[0, 0, 0, 1] = x[0, 0, 0, 0] = 0.9
    x[0, 0, 0, 1] += 1e-9
    last = last_step(network, x, np.array([1]))
    assert last.wrong == ()
    network.layers[0].params["W"][0] = 1e-5  # its sign changes between the feet
    assert last_step(network, x, np.array([1])).checks[0].bent[0:].any()


def test_the_race_tells_how_far_it_is_and_runs_to_its_end(digits):
    x, t = batch(digits, 0)
    network = two_layers("relu", 0)
    steps = list(numerical_gradient_steps(network, SoftmaxWithLoss(), x, t, samples=1000))
    assert steps[0].done == 0
    assert steps[-1].done == steps[-1].total >= 1000
    assert [step.done for step in steps] == sorted({step.done for step in steps})
    assert steps[-1].expected_seconds == pytest.approx(steps[-1].seconds)
    assert steps[-1].parameters == 39760
    assert steps[-1].ratio > 1000
    assert {check.name for check in steps[-1].checks} == {"0.W", "0.b", "2.W", "2.b"}
    assert sum(len(check.places) for check in steps[-1].checks) == steps[-1].total
    assert all(check.mean_difference < 1e-8 for check in steps[-1].checks)


def test_all_parameters_of_a_small_network(digits):
    network = two_layers("relu", 0, inputs=6)
    x = np.random.default_rng(0).standard_normal((3, 6))
    last = last_step(network, x, np.array([1, 2, 3]))
    assert last.total == last.parameters == network.flat_params.size
    assert sorted(last.places.tolist()) == list(range(last.total))


def test_dropout_and_float32_are_taken_out_of_a_copy():
    rng = np.random.default_rng(0)
    network = Network([Affine(6, 5, rng), ReLU(), Dropout(0.5), Affine(5, 3, rng)])
    twin = for_checking(network)
    assert twin.dtype == np.float64
    assert network.layers[2].ratio == 0.5
    x = np.random.default_rng(1).standard_normal((4, 6))
    assert last_step(twin, x, np.array([0, 1, 2, 0])).wrong == ()


def test_the_books_differences(digits):
    """Chapter 5.7.3: between 1e-6 and 1e-13 in the book, for three pictures."""
    network = two_layers("relu", 0)
    x, t = (part[:3] for part in batch(digits, 0))
    *_, last = numerical_gradient_steps(network, SoftmaxWithLoss(), x, t, samples=1)
    assert [check.name for check in last.checks] == ["0.W", "0.b", "2.W", "2.b"]
    assert all(np.abs(one.analytic - one.numerical).mean() < 1e-6 for one in last.checks)


def test_a_fault_that_the_loss_hides_is_told_by_the_check_alone(digits):
    """A bias that takes the mean learns as well as the right one (chapter 5.7.3 is why)."""
    from nn_core.optimizers import SGD
    from nn_core.training import train_step

    x, t = digits.images.reshape(-1, 784), digits.labels
    losses = {}
    for key in ("none", "bias_mean"):
        fault = FAULTS.get(key, NONE)
        network, loss = fault.wrap(two_layers("relu", 0).astype(np.float32), SoftmaxWithLoss())
        rng, optimizer = np.random.default_rng(0), SGD(0.1)
        for _ in range(300):
            chosen = rng.integers(len(x), size=100)
            signal = (x[chosen] / 255).astype(np.float32)
            losses[key] = train_step(network, loss, optimizer, signal, t[chosen])
    assert losses["bias_mean"] == pytest.approx(losses["none"], abs=0.05)

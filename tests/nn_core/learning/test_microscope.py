"""Every number of a mini-batch is the sum that is written out for it; a step does what it says."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core.layers import (
    Activate,
    Affine,
    BatchNorm,
    Conv2D,
    Dropout,
    Flatten,
    MaxPool2D,
    ReLU,
)
from nn_core.learning.cell_sums import cell_sum
from nn_core.learning.microscope import (
    batch_record,
    finite_difference,
    losses_along,
    most_moved,
    stepped,
    wishes,
)
from nn_core.losses import SoftmaxWithLoss
from nn_core.network import Network
from nn_core.optimizers import SGD
from nn_core.sabotage import FAULTS
from nn_core.training import train_step


def rng(seed=0):
    return np.random.default_rng(seed)


def dense(activation=None, dtype=np.float64):
    middle = Activate(activation) if activation else ReLU()
    return Network([Affine(12, 5, rng()), middle, Affine(5, 4, rng(1))]).astype(dtype)


def conv(stride=1, pad=0):
    layers = [
        Conv2D(1, 3, 3, pad=1, rng=rng()),
        ReLU(),
        MaxPool2D(2),
        Conv2D(3, 2, 3, stride=stride, pad=pad, rng=rng(1)),
        Activate("tanh"),
        Flatten(),
    ]
    side = (5 + 2 * pad - 3) // stride + 1
    return Network([*layers, Affine(2 * side * side, 4, rng(2))]).astype(np.float64)


def batch(pictures=False):
    shape = (3, 1, 11, 11) if pictures else (3, 12)
    return rng(5).standard_normal(shape), np.array([1, 3, 0])


NETWORKS = {
    "relu": lambda: (dense(), False),
    "sigmoid": lambda: (dense("sigmoid"), False),
    "conv": lambda: (conv(), True),
    "stride and pad": lambda: (conv(2, 1), True),
}


@pytest.fixture(params=NETWORKS)
def record(request):
    network, pictures = NETWORKS[request.param]()
    return batch_record(network, *batch(pictures))


def keys(record):
    return [key for pair in record.columns for key in pair if key]


def test_every_number_is_the_sum_that_is_written_out(record):
    drawn = rng(9)
    for key in keys(record):
        array = record.array(key)
        for _ in range(12):
            index = tuple(int(drawn.integers(size)) for size in array.shape)
            made = cell_sum(record, key, index)
            assert made.value == array[index]
            if made.rule in ("given", "activation", "left_out"):
                continue
            assert made.total == pytest.approx(made.value, rel=1e-9, abs=1e-12), (key, index)


def test_the_factors_fit_and_their_marks_are_what_was_used(record):
    for key in keys(record):
        array = record.array(key)
        index = tuple(size // 2 for size in array.shape)
        made = cell_sum(record, key, index)
        if made.sign != "·":
            continue
        left, right = made.left, made.right
        assert left.values.shape[1] == right.values.shape[0]
        assert (left.values.shape[0], right.values.shape[1]) == array.shape
        assert np.array_equal(left.values[left.row], made.a)
        assert np.array_equal(right.values[:, right.column], made.b)
        assert (left.row, right.column) == index


def test_the_record_is_the_step_of_a_plain_training(record):
    network = record.network.copy().astype(np.float64)
    value = train_step(network, SoftmaxWithLoss(), SGD(0.1), record.forward[0].x, record.loss.t)
    # The record's arrays lie otherwise in memory, and some kernels add up by how they lie.
    assert record.loss.value == pytest.approx(value, rel=1e-13)
    np.testing.assert_allclose(record.gradient, network.flat_grads, rtol=1e-10, atol=1e-14)
    moved = stepped(record, 0.1).flat_params
    np.testing.assert_allclose(moved, network.flat_params, rtol=1e-12, atol=1e-14)


def test_what_is_kept_lies_in_memory_as_it_lay(record):
    """Some processors multiply what lies otherwise with other last bits."""
    signal = record.forward[0].x
    for layer, kept in zip(record.network.copy().layers, record.forward, strict=True):
        signal = layer.forward(signal, train=True)
        assert np.array_equal(np.argsort(kept.y.strides), np.argsort(signal.strides))


def test_a_step_leaves_the_network_before_it_alone(record):
    before = record.network.flat_params.copy()
    stepped(record, 0.5)
    losses_along(record, [0.0, 1.0])
    assert np.array_equal(record.network.flat_params, before)


def test_arrays_are_read_only(record):
    for key in ("x", "y", "out.0", "dout.0", "dW.0"):
        with pytest.raises(ValueError, match="read-only"):
            record.array(key)[...] = 0


def test_a_part_knows_what_came_before_it():
    record = batch_record(dense(), *batch())
    assert record.depth == 3
    assert record.last == 8
    assert record.known_at("x") == 0
    assert record.known_at("out.2") == 3
    assert record.known_at("y") == record.known_at("dout.2") == 4
    assert record.known_at("dW.2") == record.known_at("dout.1") == 5
    assert record.known_at("dout.0") == 6
    assert record.known_at("dW.0") == record.known_at("db.0") == 7
    assert record.known_at("W.2") == 0
    assert record.made_in(7) == ("dW.0", "db.0")
    assert record.made_in(4) == ("y", "dout.2", "t")


def test_symbols_are_the_books():
    record = batch_record(dense(), *batch())
    names = [record.symbol(key) for key in keys(record)]
    assert names == [
        *("X", "W1", "dW1", "b1", "db1", "A1", "dA1", "Z1", "dZ1"),
        *("W2", "dW2", "b2", "db2", "A2", "dA2", "y", "t"),
    ]


def test_wishes_are_single_gradients_whose_mean_is_the_batchs():
    record = batch_record(dense(), *batch())
    for layer, neuron in ((0, 2), (2, 3)):
        mine = wishes(record, layer, neuron)
        assert np.allclose(mine.mean(axis=0), -record.array(f"dW.{layer}")[:, neuron])
        x, t = batch()
        for n in range(3):
            alone = batch_record(dense(), x[n : n + 1], t[n : n + 1])
            assert np.allclose(mine[n], -alone.array(f"dW.{layer}")[:, neuron])


def test_the_preview_begins_at_the_loss_and_falls_as_the_gradient_says(record):
    h = 1e-6
    losses = losses_along(record, [0.0, h])
    assert losses[0] == record.loss.value
    gradient = record.gradient
    assert (losses[1] - losses[0]) / h == pytest.approx(-float(gradient @ gradient), rel=1e-3)


def test_the_preview_is_what_doing_it_gives(record):
    x, t = record.forward[0].x, record.loss.t
    after = batch_record(stepped(record, 0.2), x, t)
    assert after.loss.value == pytest.approx(losses_along(record, [0.2])[0], rel=1e-12)


def test_rows_of_y_minus_t_add_up_to_nought(record):
    assert np.allclose(record.array(f"dout.{record.depth - 1}").sum(axis=1), 0, atol=1e-15)


def test_a_cells_gradient_is_its_finite_difference(record):
    key, index = most_moved(record)
    found = finite_difference(record, key, index)
    assert found == pytest.approx(record.array("d" + key)[index], rel=1e-5)


def test_pooling_sends_the_gradient_to_the_winner_alone():
    record = batch_record(*((network := conv()),), *batch(True))
    assert network is record.network
    d = record.array("dout.1")
    assert np.count_nonzero(d[:, :, 10:]) == 0
    made = cell_sum(record, "dout.1", (0, 0, 10, 10))
    assert made.rule == "left_out"
    window = [
        cell_sum(record, "dout.1", (0, 0, row, column)) for row in (0, 1) for column in (0, 1)
    ]
    assert sum(float(made.b[0]) for made in window) == 1


def test_nothing_is_left_out_by_chance_and_what_has_no_sum_says_so():
    layers = [Affine(12, 5, rng()), BatchNorm(5), ReLU(), Dropout(0.5), Affine(5, 4, rng(1))]
    network = Network(layers).astype(np.float64)
    record = batch_record(network, *batch())
    assert np.array_equal(record.array("out.3"), record.array("out.2"))
    assert cell_sum(record, "out.1", (0, 0)).rule == "other"
    assert cell_sum(record, "dgamma.1", (0,)).rule == "given"
    assert record.symbol("dgamma.1") == "dγ1"


@pytest.mark.parametrize("key", sorted(FAULTS))
def test_under_the_microscope_a_faults_own_sum_does_not_come_out(key):
    """Where a mistake is, and only there, a number is not the sum that is written out for it."""
    fault = FAULTS[key]
    clean = dense("sigmoid" if fault.applies_to == ("sigmoid",) else None)
    clean.layers[0].params["b"][...] = 0.3  # nobody rests for the whole batch
    network, loss = fault.wrap(clean, SoftmaxWithLoss())
    x, t = batch()
    loss.forward(network.forward(x[::-1], train=True), t[::-1])
    network.backward(loss.backward())
    record = batch_record(network, x, t, loss)
    wrong = set()
    for key_ in keys(record):
        for index in np.ndindex(record.array(key_).shape):
            made = cell_sum(record, key_, index)
            if made.total != pytest.approx(made.value, rel=1e-9, abs=1e-12):
                wrong.add(key_)
    places = {
        "first": {"dW.0", "db.0"},
        "activation": {"dout.0"},
        "last": {"dW.2", "db.2", "dout.1"},
        "loss": {"dout.2"},
        "steps": {"dW.0", "db.0", "dW.2", "db.2"},
    }
    assert wrong
    assert wrong <= places[fault.place]
    assert np.array_equal(network.copy().flat_params, network.flat_params)

"""Networks whole: gradients through every layer, one flat vector, reproducible learning."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from nn_core.errors import ModelFileError
from nn_core.gradcheck import numerical_gradient, numerical_gradient_steps
from nn_core.initializers import he, std, xavier
from nn_core.layers import Activate, Affine, BatchNorm, Conv2D, Flatten, MaxPool2D, ReLU
from nn_core.losses import SoftmaxWithLoss
from nn_core.models import ARCHITECTURES, build
from nn_core.network import Network
from nn_core.optimizers import SGD, Adam
from nn_core.training import WeightAverage, accuracy, constant, fit, one_cycle


def small_cnn(seed: int = 0) -> Network:
    rng = np.random.default_rng(seed)
    return Network(
        [
            Conv2D(1, 3, 3, pad=1, bias=False, rng=rng),
            BatchNorm(3),
            MaxPool2D(2),
            ReLU(),
            Conv2D(3, 4, 3, stride=2, pad=1, rng=rng),
            Activate("sigmoid"),
            Flatten(),
            Affine(16, 5, rng),
        ]
    )


def gradient_differences(network, x, t, samples=None) -> dict[str, float]:
    """Return for every array the mean absolute difference of the two gradients, bends with it."""
    *_, last = numerical_gradient_steps(network, SoftmaxWithLoss(), x, t, samples=samples)
    return {one.name: float(np.abs(one.analytic - one.numerical).mean()) for one in last.checks}


def test_gradient_check_over_every_layer() -> None:
    network = small_cnn().astype(np.float64)
    rng = np.random.default_rng(1)
    found = gradient_differences(network, rng.random((6, 1, 8, 8)), rng.integers(0, 5, 6))
    assert found.keys() == network.parameters().keys()
    assert max(found.values()) < 1e-7


def test_gradient_check_of_the_books_two_layer_net() -> None:
    rng = np.random.default_rng(0)
    layers = [Affine(784, 50, rng, std), ReLU(), Affine(50, 10, rng, std)]
    network = Network(layers).astype(np.float64)
    x, t = rng.random((3, 784)), rng.integers(0, 10, 3)
    found = gradient_differences(network, x, t, samples=1)
    assert all(difference < 1e-6 for difference in found.values())


def test_a_wrong_backward_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    network = small_cnn().astype(np.float64)
    monkeypatch.setattr(ReLU, "backward", lambda self, dout, need_input=True: dout)
    rng = np.random.default_rng(1)
    found = gradient_differences(network, rng.random((6, 1, 8, 8)), rng.integers(0, 5, 6))
    assert max(found.values()) > 1e-4


def test_relu_behind_the_pooling_gives_the_same_bits() -> None:
    rng = np.random.default_rng(4)
    network = Network(
        [
            *(Conv2D(1, 4, 3, rng=rng), ReLU(), MaxPool2D(2)),
            *(Flatten(), Affine(144, 5, rng)),
        ]
    )
    x = rng.normal(size=(9, 1, 14, 14)).astype(np.float32)
    x[:, :, :7] = 0  # many windows of equal numbers
    network.layers[0].params["b"][...] = [1, -1, 0, 0.5]
    d = rng.normal(size=(9, 5)).astype(np.float32)
    out = network.forward(x, train=True)
    network.backward(d)
    quick = network.flat_grads.copy()
    signal, back = x, d
    for layer in network.layers:
        signal = layer.forward(signal, train=True)
    for layer in reversed(network.layers):
        back = layer.backward(back)
    np.testing.assert_array_equal(signal, out)
    np.testing.assert_array_equal(network.flat_grads, quick)


def test_the_gradient_of_the_input() -> None:
    network = small_cnn().astype(np.float64)
    rng = np.random.default_rng(2)
    x, t = rng.random((2, 1, 8, 8)), np.array([1, 4])
    loss = SoftmaxWithLoss()
    numerical = numerical_gradient(lambda _: loss.forward(network.forward(x, train=True), t), x)
    loss.forward(network.forward(x, train=True), t)
    analytic = network.backward(loss.backward(), need_input=True)
    np.testing.assert_allclose(analytic, numerical, atol=1e-7)


def test_the_books_slope() -> None:
    """Chapter 4.3.2: f = 0.01x² + 0.1x has slopes 0.2 at 5 and 0.3 at 10."""
    for x, slope in ((5.0, 0.2), (10.0, 0.3)):
        found = numerical_gradient(lambda v: float(0.01 * v[0] ** 2 + 0.1 * v[0]), np.array([x]))
        assert found[0] == pytest.approx(slope, abs=1e-9)


def test_layers_hold_views_of_the_flat_vector() -> None:
    network = small_cnn()
    network.flat_params[:] = 0
    assert all(not value.any() for value in network.parameters().values())


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_the_shipped_architectures_answer_and_copy(name: str) -> None:
    network = build(name, np.random.default_rng(0))
    x = np.random.default_rng(1).random((3, 28, 28), np.float32)
    y = network.predict(x)
    assert y.shape == (3, 10)
    assert y.dtype == np.float32
    np.testing.assert_allclose(y.sum(axis=1), 1, rtol=1e-5)
    np.testing.assert_array_equal(network.copy().predict(x), y)
    assert network.activations(x)[-1][1].shape == (3, 10)


def test_the_book_network_is_the_books() -> None:
    network = build("book", np.random.default_rng(0))
    shapes = [value.shape for name, value in network.parameters().items() if "W" in name]
    assert shapes == [(784, 50), (50, 100), (100, 10)]


def test_an_unknown_architecture_names_the_known_ones() -> None:
    with pytest.raises(ModelFileError, match="book, mlp, cnn"):
        build("teapot", np.random.default_rng(0))


def test_three_layer_forward_example_of_the_book() -> None:
    """Chapter 3.4.3: x = [1, .5] comes out as [.3168, .6963]."""
    layers = [Affine(2, 3), Activate("sigmoid"), Affine(3, 2), Activate("sigmoid"), Affine(2, 2)]
    weights = [
        ([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]], [0.1, 0.2, 0.3]),
        ([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]], [0.1, 0.2]),
        ([[0.1, 0.3], [0.2, 0.4]], [0.1, 0.2]),
    ]
    for layer, (W, b) in zip(layers[::2], weights, strict=True):
        layer.params["W"][...] = W
        layer.params["b"][...] = b
    out = Network(layers).forward(np.array([[1.0, 0.5]]))
    np.testing.assert_allclose(out, [[0.31682708, 0.69627909]], rtol=1e-6)


def blobs(count: int = 300) -> tuple[np.ndarray, np.ndarray]:
    """Return three clouds of points that a small network can tell apart."""
    rng = np.random.default_rng(5)
    labels = rng.integers(0, 3, count)
    centres = np.array([[0, 0], [3, 0], [0, 3]])
    return centres[labels] + 0.4 * rng.normal(size=(count, 2)), labels


def learner(seed: int = 0) -> Network:
    rng = np.random.default_rng(seed)
    return Network([Affine(2, 16, rng, xavier), ReLU(), Affine(16, 3, rng, he)])


def test_fit_learns_and_counts() -> None:
    x, t = blobs()
    network = learner()
    rng = np.random.default_rng(0)
    steps = list(fit(network, x, t, optimizer=Adam(0.02), rng=rng, epochs=5, batch_size=50))
    assert [s.step for s in steps] == list(range(1, 31))
    assert [s.epoch for s in steps if s.epoch_ends] == [1, 2, 3, 4, 5]
    assert steps[-1].loss < 0.5 * steps[0].loss
    assert accuracy(network, x, t) > 0.95


def test_the_same_seed_gives_the_same_weights() -> None:
    x, t = blobs()
    runs = []
    for seed in (1, 1, 2):
        network = learner()
        list(fit(network, x, t, optimizer=SGD(0.1), rng=np.random.default_rng(seed)))
        runs.append(network.flat_params.copy())
    np.testing.assert_array_equal(runs[0], runs[1])
    assert not np.array_equal(runs[0], runs[2])


def test_nothing_happens_until_asked() -> None:
    x, t = blobs()
    network = learner()
    before = network.flat_params.copy()
    steps = fit(network, x, t, optimizer=SGD(0.1), rng=np.random.default_rng(0))
    np.testing.assert_array_equal(network.flat_params, before)
    next(steps)
    after_one = network.flat_params.copy()
    assert not np.array_equal(after_one, before)
    steps.close()
    np.testing.assert_array_equal(network.flat_params, after_one)


def test_bytes_and_floats_are_learnt_alike() -> None:
    rng = np.random.default_rng(0)
    images = rng.integers(0, 256, (40, 28, 28)).astype(np.uint8)
    labels = rng.integers(0, 10, 40)
    found = []
    for x in (images, images.astype(np.float32) / np.float32(255)):
        network = build("book", np.random.default_rng(0))
        list(fit(network, x, labels, optimizer=SGD(0.1), rng=np.random.default_rng(0)))
        found.append(network.flat_params.copy())
    np.testing.assert_allclose(found[0], found[1], atol=1e-6)


def test_schedules_start_low_peak_and_end_low() -> None:
    assert constant(0.3) == 1
    assert one_cycle(0) == pytest.approx(0.05)
    assert one_cycle(0.1) == pytest.approx(1)
    assert one_cycle(1) == pytest.approx(0)


def test_the_average_follows_weights_and_running_means() -> None:
    x = np.random.default_rng(0).random((64, 1, 8, 8), np.float32)
    t = np.random.default_rng(1).integers(0, 5, 64)
    network = small_cnn()
    average = WeightAverage(network, decay=0.5)
    for _ in fit(network, x, t, optimizer=SGD(0.05), rng=np.random.default_rng(0), epochs=3):
        average.follow(network)
    assert not np.array_equal(average.network.flat_params, network.flat_params)
    for _ in range(60):
        average.follow(network)
    np.testing.assert_allclose(average.network.forward(x), network.forward(x), atol=1e-5)


def test_weights_of_another_shape_are_refused_and_nothing_changes() -> None:
    network = learner()
    before = network.flat_params.copy()
    wrong = {**network.state(), "2.b": np.zeros(4)}
    with pytest.raises(ModelFileError, match=r"2\.b"):
        network.load_state(wrong)
    with pytest.raises(ModelFileError):
        network.load_state({})
    np.testing.assert_array_equal(network.flat_params, before)


def test_two_threads_may_read_with_one_network() -> None:
    network, rng = build("cnn", np.random.default_rng(0)), np.random.default_rng(1)
    batches = [rng.random((8, 28, 28), np.float32) for _ in range(2)]
    alone = [network.forward(batch) for batch in batches]
    with ThreadPoolExecutor(2) as pool:
        for _ in range(20):
            together = list(pool.map(network.forward, batches))
            for found, expected in zip(together, alone, strict=True):
                np.testing.assert_array_equal(found, expected)

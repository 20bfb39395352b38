"""The loss of a network over two directions: its middle, its slope, the split first layer."""

import numpy as np
import pytest

from nn_core.descent import path
from nn_core.descent.book import RULES
from nn_core.descent.loss_surface import (
    FINE,
    LossSurface,
    downhill,
    grid_surface,
    one_weight,
    random_direction,
    shadow,
)
from nn_core.errors import ShapeError
from nn_core.layers import Affine, Conv2D, Flatten, MaxPool2D, ReLU
from nn_core.losses import SoftmaxWithLoss
from nn_core.network import Network

RNG = np.random.default_rng(5)


def dense(dtype=np.float64):
    rng = np.random.default_rng(0)
    layers = [Affine(12, 7, rng, dtype=dtype), ReLU(), Affine(7, 3, rng, dtype=dtype)]
    return Network(layers)


@pytest.fixture
def batch():
    rng = np.random.default_rng(1)
    return rng.normal(size=(40, 12)), rng.integers(0, 3, 40)


def loss_of(network, x, t):
    return SoftmaxWithLoss().forward(network.forward(x), t)


def test_the_middle_is_the_network_itself(batch):
    x, t = batch
    network = dense(np.float32)
    directions = tuple(random_direction(network, RNG) for _ in range(2))
    surface = LossSurface(network, x, t, directions)
    assert surface.at(0, 0) == pytest.approx(loss_of(network, x, t), abs=1e-6)
    assert surface.at(0.3, -0.8) == pytest.approx(
        loss_of(moved(network, directions, 0.3, -0.8), x, t), abs=1e-6
    )


def moved(network, directions, a, b):
    other = network.copy()
    other.flat_params += (a * directions[0] + b * directions[1]).astype(network.dtype)
    return other


def test_slope_along_the_gradient_is_its_length(batch):
    x, t = batch
    network = dense()
    way = downhill(network, x, t)
    size = np.linalg.norm(network.flat_grads)
    surface = LossSurface(network, x, t, (way, random_direction(network, RNG)))
    assert (surface.at(1e-5, 0) - surface.at(-1e-5, 0)) / 2e-5 == pytest.approx(-size, rel=1e-6)


def test_a_convolution_is_run_whole():
    rng = np.random.default_rng(3)
    network = Network(
        [Conv2D(1, 2, 3, rng=rng), ReLU(), MaxPool2D(2), Flatten(), Affine(338, 3, rng)]
    )
    x, t = rng.random((4, 28, 28)), np.array([0, 1, 2, 0])
    directions = tuple(random_direction(network, rng) for _ in range(2))
    surface = LossSurface(network, x, t, directions)
    assert surface.at(0, 0) == pytest.approx(loss_of(network, x, t), abs=1e-6)


def test_each_neuron_of_a_direction_is_as_long_as_its_own_weights():
    network = dense()
    other = network.copy()
    other.flat_params[:] = random_direction(network, RNG)
    for (name, mine), theirs in zip(
        network.parameters().items(), other.parameters().values(), strict=True
    ):
        if name.endswith("W"):
            b = name.replace("W", "b")
            sizes = [
                np.linalg.norm(np.vstack([net.parameters()[name], net.parameters()[b]]), axis=0)
                for net in (network, other)
            ]
            assert sizes[0] == pytest.approx(sizes[1], rel=1e-6)
            assert not np.allclose(mine, theirs)


def test_coarse_first_then_every_place(batch):
    x, t = batch
    network = dense()
    directions = tuple(random_direction(network, RNG) for _ in range(2))
    surface = LossSurface(network, x, t, directions)
    first, *_, last = surface.patches(1.5)
    assert first.known.sum() == 81
    assert np.isfinite(first.heights).all()
    assert last.complete
    assert last.heights.shape == (FINE, FINE)
    assert last.heights[3, 20] == pytest.approx(surface.at(last.a[20], last.b[3]), abs=1e-12)
    assert (first.heights[first.known] == last.heights[first.known]).all()


def test_the_first_product_is_made_three_times(batch, monkeypatch):
    x, t = batch
    network = dense()
    directions = tuple(random_direction(network, RNG) for _ in range(2))
    seen = []
    forward = Affine.forward

    def counted(layer, x, train=False):
        seen.append(x.shape[1])
        return forward(layer, x, train)

    monkeypatch.setattr(Affine, "forward", counted)
    list(LossSurface(network, x, t, directions).patches())
    assert seen.count(12) == 3
    assert seen.count(7) == FINE * FINE


def test_the_surface_between_the_places_meets_them(batch):
    x, t = batch
    network = dense()
    directions = tuple(random_direction(network, RNG) for _ in range(2))
    *_, patch = LossSurface(network, x, t, directions).patches()
    surface = grid_surface(patch)
    assert surface.heights(patch.a, patch.b) == pytest.approx(patch.heights, abs=1e-9)
    place = np.array([0.31, -0.47])
    slope = [(surface.value(place + e) - surface.value(place - e)) / 2e-6 for e in np.eye(2) * 1e-6]
    assert surface.gradient(place) == pytest.approx(slope, rel=1e-5)
    for one in (*np.random.default_rng(4).uniform(-1.2, 1.2, (20, 2)), np.ones(2), -np.ones(2)):
        many = np.stack([one, one], axis=1)
        assert surface.value(one) == pytest.approx(surface.value(many)[0], abs=1e-12)
        assert surface.gradient(one) == pytest.approx(surface.gradient(many)[:, 0], abs=1e-12)
    assert np.isnan(surface.value(np.array([np.nan, 0.0])))
    way = path(surface, RULES["sgd"](0.05), (0.9, 0.9), 40)
    assert way.astray is None
    assert way.values[-1] < way.values[0]


def test_shadow_of_other_parameters():
    network = dense()
    first, second = (random_direction(network, RNG) for _ in range(2))
    theta = network.flat_params + 0.25 * first - 2 * second
    assert shadow(theta, network.flat_params, (first, second)) == pytest.approx((0.25, -2))
    axes = one_weight(network, 3), one_weight(network, 90)
    assert shadow(theta, network.flat_params, axes) == pytest.approx(
        tuple((theta - network.flat_params)[[3, 90]])
    )


def test_a_direction_of_another_network_is_refused(batch):
    x, t = batch
    with pytest.raises(ShapeError, match="direction"):
        LossSurface(dense(), x, t, (np.zeros(3), np.zeros(3)))

"""Learning step by step: what `fit` gave when it was written, and weight decay as in the book."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core.gradcheck import numerical_gradient
from nn_core.layers import Affine, BatchNorm, Conv2D, Dropout, Flatten, ReLU
from nn_core.losses import SoftmaxWithLoss
from nn_core.network import Network
from nn_core.optimizers import OPTIMIZERS, SGD
from nn_core.training import add_weight_decay, fit, one_cycle, train_step, weight_penalty

RECORDED = {
    "sgd": ([1.449942844719302, 0.8250098497146416, 0.6935224763938307], 16.167371795299825),
    "adam": ([1.449942844719302, 0.39482128372929404, 0.3839150871457758], 11.927633954189737),
}
"""Losses of the steps 1, 12 and 24, and the sum of all parameters at the end."""


@pytest.mark.parametrize("name", RECORDED)
def test_fit_gives_what_it_gave(name: str) -> None:
    rng = np.random.default_rng(5)
    labels = rng.integers(0, 3, 300)
    x = np.array([[0, 0], [3, 0], [0, 3]])[labels] + 0.4 * rng.normal(size=(300, 2))
    r = np.random.default_rng(0)
    network = Network(
        [
            *(Affine(2, 16, r, dtype=np.float64), BatchNorm(16, dtype=np.float64), ReLU()),
            *(Dropout(0.2, r), Affine(16, 3, r, dtype=np.float64)),
        ]
    )
    steps = list(
        fit(
            *(network, x, labels),
            optimizer=OPTIMIZERS[name](0.05),
            rng=np.random.default_rng(1),
            epochs=4,
            batch_size=50,
            schedule=one_cycle,
            smoothing=0.1,
        )
    )
    losses, total = RECORDED[name]
    # Not to the last bit: another machine adds up its products in another order.
    assert [steps[i].loss for i in (0, 11, 23)] == pytest.approx(losses, rel=1e-9)
    assert float(network.flat_params.sum()) == pytest.approx(total, rel=1e-9)


def test_weight_decay_is_the_gradient_of_its_penalty_and_spares_biases() -> None:
    r = np.random.default_rng(0)
    network = Network([Conv2D(1, 2, 3, rng=r), ReLU(), Flatten(), Affine(8, 3, r)])
    network.astype(np.float64)
    network.flat_params += 0.1
    x, t, loss = r.normal(size=(5, 1, 4, 4)), np.array([0, 1, 2, 2, 1]), SoftmaxWithLoss()

    def value(_: np.ndarray) -> float:
        return loss.forward(network.forward(x, train=True), t) + weight_penalty(network, 0.3)

    value(x)
    network.backward(loss.backward())
    add_weight_decay(network, 0.3)
    np.testing.assert_allclose(
        network.flat_grads, numerical_gradient(value, network.flat_params), atol=1e-7
    )


def test_decay_lets_weights_shrink_where_nothing_is_to_be_learnt() -> None:
    network = Network([Affine(2, 2)]).astype(np.float64)
    network.flat_params[...] = 1.0
    x, t = np.zeros((2, 2)), np.array([0, 1])
    train_step(network, SoftmaxWithLoss(), SGD(0.1), x, t, weight_decay=0.5)
    np.testing.assert_allclose(network.layers[0].params["W"], 0.95)
    np.testing.assert_allclose(network.layers[0].params["b"], 1.0)

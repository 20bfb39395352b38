from __future__ import annotations

import numpy as np

from nn_core.learning import Learner, Setup, TrainingData, dense
from nn_core.records.neuron_planes import neuron_signals, pictures_of, square


def test_a_picture_shows_each_neuron_at_its_place():
    setup = Setup(
        (2,), dense(3, 1, activation="tanh"), loss="squared", dropout=0.5, batch_norm=True
    )
    data = TrainingData.alone(np.zeros((4, 2)), np.zeros((4, 1)))
    network = Learner(setup, data).network
    grid = square((-1, 0), (1, 4), 4)
    np.testing.assert_allclose(grid[0], (-0.75, 3.5))
    np.testing.assert_allclose(grid[-1], (0.75, 0.5))
    signals = neuron_signals(network, grid)
    assert [s.shape for s in signals] == [(16, 3), (16, 1)]
    np.testing.assert_array_equal(signals[-1], network.forward(grid))
    hidden, output = pictures_of(signals, 4)
    assert hidden.shape == (3, 4, 4)
    assert output[0, 0, 3] == network.forward(np.array([[0.75, 3.5]]))[0, 0]
    assert np.abs(hidden).max() <= 1

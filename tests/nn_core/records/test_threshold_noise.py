from __future__ import annotations

from itertools import islice

import numpy as np
import pytest

from nn_core import activations
from nn_core.records.threshold_noise import MEMORY, flips, tremble


def trembling(noise=0.3, count=20_000):
    return np.fromiter(islice(tremble(noise, np.random.default_rng(1)), count), float)


def test_the_noise_has_the_spread_that_was_asked_for():
    x = trembling(0.3)
    assert x.std() == pytest.approx(0.3, rel=0.03)
    assert abs(x.mean()) < 0.01


def test_the_step_flips_one_time_in_three_and_the_sigmoid_never():
    x = trembling(0.3)
    expected = np.arccos(MEMORY) / np.pi * x.size
    assert flips(activations.get("step").function(x)) == pytest.approx(expected, rel=0.03)
    assert flips(activations.get("sigmoid").function(x)) == 0


def test_a_steep_sigmoid_flips_as_the_step_does():
    x = trembling(0.3)
    steep = flips(activations.get("sigmoid").function(x, beta=100.0))
    assert steep > 0.8 * flips(activations.get("step").function(x))


def test_flips_are_measured_against_the_range():
    y = np.array([-0.9, 0.9, 0.8, -0.2, -0.3])
    assert flips(y, (-1.0, 1.0)) == 1
    assert flips(y, (0.0, 1.0)) == 2
    assert flips(y[:1]) == 0

"""Statement 14: what is said of the scenes' chances holds."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from nn_core.data import points
from nn_core.errors import ShapeError
from nn_core.experiments.playground import SCENES, SOLVED, Chance, for_points, suited
from nn_core.layers import Affine
from nn_core.learning import Learner, Setup
from nn_core.network import Network
from nn_core.perceptron.model import PRESETS

LOOKED = 10
NEVER = 10**9
OPENING = ("xor", "circle", "spiral", "gate")
PLANE = [name for name, scene in SCENES.items() if scene.setup.data.name in points.SETS]


def solved_at(setup: Setup, seed: int, most: int) -> int:
    """Return after how many steps the learnt points are on their side."""
    learner = Learner(replace(setup, seed=seed), points.make(setup.data).training_data())
    for step in islice(learner.steps(), most):
        if step.step % LOOKED == 0:
            accuracy = learner.measured(learner.data.x, learner.data.t)[1]
            if accuracy is not None and accuracy >= SOLVED:
                return step.step
    return NEVER


@pytest.mark.long
@pytest.mark.parametrize("name", OPENING)
def test_opening_scenes_are_solved_from_at_least_38_of_40_starts(name):
    steps = [solved_at(SCENES[name].setup, seed, 8000) for seed in range(40)]
    within = 5 * float(np.median(steps))
    assert sum(count <= within for count in steps) >= 38


@pytest.mark.parametrize("name", ["xor", "gate"])
def test_opening_scenes_are_solved_from_the_first_starts(name):
    assert max(solved_at(SCENES[name].setup, seed, 2000) for seed in range(4)) < NEVER


def test_the_start_that_the_lesson_names_fails_and_the_first_one_doesnt():
    setup = SCENES["gate, start"].setup
    assert SCENES["gate, start"].chance is Chance.SOMETIMES
    assert solved_at(setup, 0, 2000) < NEVER
    assert solved_at(setup, 2, 2000) == NEVER


@pytest.mark.parametrize("name", [n for n in PLANE if SCENES[n].chance is Chance.NEVER])
def test_what_is_never_solved_is_not(name):
    assert all(solved_at(SCENES[name].setup, seed, 1000) == NEVER for seed in range(3))


@pytest.mark.parametrize("name", list(points.SETS))
def test_every_set_of_points_has_a_setup_that_fits(name):
    setup = suited(name)
    data = points.make(setup.data).training_data()
    assert setup.data.name == name
    learner = Learner(setup, data)
    assert next(learner.steps()).finite


def test_points_take_two_inputs_and_one_output():
    gate = PRESETS["AND"].network()
    assert for_points(gate) is gate
    wide = Network([Affine(2, 17), Affine(17, 1)])
    for network in (Network([Affine(3, 1)]), Network([Affine(2, 2)]), wide):
        with pytest.raises(ShapeError):
            for_points(network)

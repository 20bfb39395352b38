"""The experiments: what they reach, from the same start the same, on what they say."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from nn_core.experiments import PRESETS, Outcome, Pictures, Preset, run
from nn_core.learning import Setup, dense
from nn_core.util.generators import finished

ROOT = Path(__file__).parents[3]
MNIST = ROOT.parent / "shared" / "data" / "mnist"


@cache
def pictures() -> Pictures:
    return Pictures.bundled(ROOT / "resources" / "digits")


def outcome(preset: Preset, steps: int | None = None) -> Outcome:
    return finished(run(preset, pictures() if preset.needs_pictures else None, steps))


def from_seed(preset: Preset, seed: int) -> Preset:
    setup = preset.setup
    data = replace(setup.data, seed=seed)
    return replace(preset, setup=replace(setup, seed=seed, data=data))


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_can_be_written_and_read(name: str) -> None:
    assert PRESETS[name].name == name
    assert Setup.from_data(PRESETS[name].setup.to_data()) == PRESETS[name].setup


SEEDS = [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(1, 5))]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", ["xor", "circle", "spiral"])
def test_points_are_told_apart_from_every_start(name: str, seed: int) -> None:
    found = outcome(from_seed(PRESETS[name], seed))
    assert found.accuracy_learnt >= 0.98
    assert found.accuracy >= 0.9
    assert (found.learnt, found.apart) == (160, 40)


def test_a_circle_is_not_told_by_one_neuron() -> None:
    preset = PRESETS["circle"]
    alone = replace(preset, setup=replace(preset.setup, layers=dense(1)))
    assert outcome(alone).accuracy_learnt < 0.75


@pytest.mark.parametrize("seed", SEEDS)
def test_one_neuron_reads_0_and_1(seed: int) -> None:
    found = outcome(from_seed(PRESETS["zero-or-one"], seed))
    assert found.accuracy >= 0.98
    assert (found.learnt, found.apart) == (400, 1728)


@pytest.mark.parametrize("seed", SEEDS)
def test_1_and_9_need_a_hidden_layer(seed: int) -> None:
    preset = PRESETS["one-or-nine"]
    alone = replace(preset, setup=replace(preset.setup, layers=dense(1)))
    assert outcome(from_seed(alone, seed), 1000).accuracy < 0.945
    assert outcome(from_seed(preset, seed)).accuracy >= 0.96


def test_the_bundled_digits_are_parted_and_not_called_mnist() -> None:
    found = pictures()
    assert not found.mnist
    assert (len(found.learnt), len(found.apart)) == (9000, 1000)
    first, again = (outcome(PRESETS["two-layer-relu"], 60) for _ in range(2))
    assert first == again
    assert np.isfinite(first.loss)


@pytest.mark.long
@pytest.mark.skipif(not MNIST.is_dir(), reason="MNIST is not here")
@pytest.mark.parametrize(
    ("name", "least"), [("two-layer-sigmoid", 0.94), ("two-layer-relu", 0.965)]
)
def test_ten_thousand_steps_come_to_the_books_figure(name: str, least: float) -> None:
    preset = PRESETS[name]
    found = finished(run(preset, Pictures.of_mnist(MNIST)))
    assert preset.book is not None
    assert found.accuracy >= least
    assert abs(found.accuracy - preset.book) < 0.01

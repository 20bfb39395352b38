"""Learning by recipe: what is kept, and what it learns from."""

from __future__ import annotations

import dataclasses

import numpy as np

from nn_core.data.training_set import (
    THICKEST,
    THINNEST,
    TURNS,
    PictureSet,
    invented_digits,
    invented_nonsense,
    written_again,
)
from nn_core.losses import NO_CLASS
from nn_core.models import build
from nn_core.models.recipes import RECIPES
from nn_core.models.train_recipe import Learnt, Score, learn

QUICK = dataclasses.replace(RECIPES["book"], epochs=4, batch_size=20)


def bars(count: int, seed: int) -> PictureSet:
    """Return pictures of a bar whose place says its label: a task learnt in a moment."""
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, 10, count)
    images = rng.integers(0, 40, (count, 28, 28)).astype(np.uint8)
    images[np.arange(count), 2 + 2 * labels] = 255
    return PictureSet(images, labels)


def test_learning_keeps_the_last_epoch() -> None:
    learnt, rng = Learnt(), np.random.default_rng(0)
    network = build("book", rng)
    held_out = bars(60, 2)
    untrained = Score.of(network, held_out)
    steps = list(learn(network, QUICK, bars(400, 1), held_out, rng, learnt))
    assert learnt.epoch == QUICK.epochs == steps[-1].epoch
    assert learnt.network is not None
    assert Score.of(learnt.network, held_out) == learnt.history[-1] < untrained


def test_stopping_in_the_middle_leaves_the_last_whole_epoch() -> None:
    learnt, rng = Learnt(), np.random.default_rng(0)
    network = build("book", rng)
    steps = learn(network, QUICK, bars(400, 1), bars(60, 2), rng, learnt)
    while learnt.epoch < 1:
        next(steps)
    assert learnt.network is not None
    kept = learnt.network.flat_params.copy()
    next(steps)
    steps.close()
    np.testing.assert_array_equal(learnt.network.flat_params, kept)
    assert learnt.epoch == 1


def test_the_same_seed_learns_the_same_weights() -> None:
    found = []
    for _ in range(2):
        learnt, rng = Learnt(), np.random.default_rng(7)
        network = build("book", rng)
        list(learn(network, QUICK, bars(100, 1), bars(20, 2), rng, learnt))
        found.append(network.flat_params.copy())
    np.testing.assert_array_equal(*found)


def test_splitting_loses_and_repeats_nothing() -> None:
    pictures = PictureSet(np.zeros((90, 28, 28), np.uint8), np.arange(90))
    kept, held_out = pictures.split(1 / 9, np.random.default_rng(0))
    assert len(held_out) == 10
    assert sorted([*kept.labels, *held_out.labels]) == list(range(90))
    assert len(kept + held_out) == 90


def test_strokes_are_written_again_with_other_pens() -> None:
    seven = [np.array([[0, 0], [60, 0], [30, 100.0]])]
    one = [np.array([[0, 0], [0, 100.0]])]
    batches = list(written_again([seven, one], 5, np.random.default_rng(0)))
    assert [batch.shape for batch in batches] == [(5, 28, 28)] * 2
    assert all(batch.dtype == np.uint8 for batch in batches)
    inks = batches[0].sum(axis=(1, 2), dtype=np.int64)
    assert len(set(inks.tolist())) == 5
    assert inks.max() > 1.5 * inks.min()
    assert 0 < THINNEST < THICKEST < 1


def test_invented_digits_take_turns() -> None:
    pictures = PictureSet.gathered(invented_digits(28, np.random.default_rng(0)))
    assert pictures.labels.tolist() == [*TURNS] * 2
    assert set(TURNS) == set(range(10))
    assert pictures.images.dtype == np.uint8
    assert (pictures.images.max(axis=(1, 2)) > 100).all()


def test_nonsense_belongs_to_no_class() -> None:
    pictures = PictureSet.gathered(invented_nonsense(12, np.random.default_rng(0)))
    assert set(pictures.labels.tolist()) == {NO_CLASS}
    digits = PictureSet.gathered(invented_digits(10, np.random.default_rng(0)))
    assert len((pictures + digits).digits) == 10

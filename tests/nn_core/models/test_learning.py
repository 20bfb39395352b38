"""Learning by recipe: the best epoch is kept, and only held-out pictures choose it."""

from __future__ import annotations

import dataclasses

import numpy as np

from nn_core.data.training_set import THICKEST, THINNEST, PictureSet, written_again
from nn_core.models import build
from nn_core.models.learning import Best, Score, learn
from nn_core.models.recipes import RECIPES

QUICK = dataclasses.replace(RECIPES["book"], epochs=4, batch_size=20)


def bars(count: int, seed: int) -> PictureSet:
    """Return pictures of a bar whose place says its label: a task learnt in a moment."""
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, 10, count)
    images = rng.integers(0, 40, (count, 28, 28)).astype(np.uint8)
    images[np.arange(count), 2 + 2 * labels] = 255
    return PictureSet(images, labels)


def test_learning_keeps_the_best_epoch() -> None:
    best, rng = Best(), np.random.default_rng(0)
    network = build("book", rng)
    held_out = bars(60, 2)
    untrained = Score.of(network, held_out)
    steps = list(learn(network, QUICK, bars(400, 1), held_out, rng, best))
    assert len(best.history) == QUICK.epochs == steps[-1].epoch
    assert best.network is not None
    assert best.score == min(best.history) < untrained
    assert Score.of(best.network, held_out).errors == best.score.errors


def test_fewer_errors_count_more_than_a_smaller_loss() -> None:
    assert Score(errors=3, loss=0.9) < Score(errors=4, loss=0.1)
    assert Score(errors=3, loss=0.1) < Score(errors=3, loss=0.2)


def test_a_worse_epoch_does_not_replace_the_best() -> None:
    held_out, rng = bars(60, 2), np.random.default_rng(0)
    network = build("book", rng)
    untrained = network.copy()
    list(learn(network, QUICK, bars(400, 1), held_out, rng, Best()))
    best = Best()
    best.offer(network, 1, held_out)
    best.offer(untrained, 2, held_out)
    assert best.epoch == 1
    assert best.network is not None
    np.testing.assert_array_equal(best.network.flat_params, network.flat_params)


def test_stopping_in_the_middle_leaves_the_best_so_far() -> None:
    best, rng = Best(), np.random.default_rng(0)
    network = build("book", rng)
    steps = learn(network, QUICK, bars(400, 1), bars(60, 2), rng, best)
    while best.epoch < 1:
        next(steps)
    steps.close()
    assert best.network is not None
    assert len(best.history) == 1


def test_the_same_seed_learns_the_same_weights() -> None:
    found = []
    for _ in range(2):
        best, rng = Best(), np.random.default_rng(7)
        network = build("book", rng)
        list(learn(network, QUICK, bars(100, 1), bars(20, 2), rng, best))
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

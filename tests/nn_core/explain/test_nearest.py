"""Nearest digits against a plain search, and strokes against the picture they gave."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.data.training_set import PictureSet
from nn_core.digits import Drawing, Stroke, rasterise
from nn_core.explain import HiddenSpace, at_rest, nearest, signals, stroke_paths
from nn_core.explain.nearest import BATCH, hidden_of, mixed
from nn_core.layers import Affine, ReLU
from nn_core.network import Network


def pictures(count, rng):
    images = rng.integers(0, 256, (count, 28, 28), dtype=np.uint8)
    return PictureSet(images, rng.integers(0, 10, count))


def small_network(rng):
    return at_rest(Network([Affine(784, 6, rng), ReLU(), Affine(6, 10, rng)]))


@pytest.mark.parametrize("size", [1, 10, 7919, 2 * 7919, 10_000])
def test_mixed_goes_through_all_once(size):
    np.testing.assert_array_equal(np.sort(mixed(size)), np.arange(size))


def test_signals_grow_to_the_whole_set():
    rng = np.random.default_rng(0)
    chosen, network = pictures(2 * BATCH + 7, rng), small_network(rng)
    spaces = list(signals(network, chosen))
    assert [len(space.labels) for space in spaces] == [BATCH, 2 * BATCH, 2 * BATCH + 7]
    assert [space.complete for space in spaces] == [False, False, True]
    final = spaces[-1]
    np.testing.assert_array_equal(final.labels, chosen.labels[final.places])
    expected = hidden_of(network, chosen.images[final.places].astype(np.float32) / 255)
    np.testing.assert_allclose(final.hidden, expected, rtol=1e-5)
    assert not final.hidden.flags.writeable
    np.testing.assert_array_equal(spaces[0].hidden, final.hidden[:BATCH])


@given(st.integers(0, 2**32 - 1), st.integers(1, 40))
def test_the_nearest_are_those_of_a_plain_search(seed, count):
    rng = np.random.default_rng(seed)
    hidden = rng.normal(size=(40, 3))
    space = HiddenSpace(hidden, rng.integers(0, 10, 40), rng.permutation(40), 40)
    at = rng.normal(size=3)
    near = nearest(space, at, count)
    distances = np.linalg.norm(hidden - at, axis=1)
    order = np.argsort(distances)[:count]
    np.testing.assert_allclose(near.distances, distances[order])
    np.testing.assert_array_equal(near.places, space.places[order])
    np.testing.assert_array_equal(near.labels, space.labels[order])
    np.testing.assert_array_equal(near.hidden, hidden[order])


def test_a_picture_is_no_neighbour_of_itself():
    rng = np.random.default_rng(1)
    space = HiddenSpace(rng.normal(size=(9, 2)), np.arange(9), np.arange(9), 9)
    assert nearest(space, space.hidden[4]).places[0] == 4
    near = nearest(space, space.hidden[4], without=4)
    assert 4 not in near.places
    assert len(near.places) == 8


@pytest.mark.parametrize("side", [0.2, 0.9])
def test_strokes_lie_on_their_ink(side):
    points = np.array([[0.1, 0.1], [0.1 + side, 0.15], [0.12, 0.1 + side]])
    drawing = Drawing((Stroke(points, 0.05 * side),))
    image = rasterise(drawing)
    (path,) = stroke_paths(drawing, image)
    dense = np.concatenate([np.linspace(a, b, 30) for a, b in itertools.pairwise(path)])
    columns, rows = dense.astype(int).T
    assert image[rows, columns].min() > 0.3


def test_what_has_no_line():
    ink = Stroke(np.array([[0.3, 0.3], [0.6, 0.6]]), 0.1)
    eraser = Stroke(np.array([[0.3, 0.6]]), 0.1, erase=True)
    both = Drawing((ink, eraser))
    assert len(stroke_paths(both, rasterise(both))) == 1
    picture = Drawing((), np.eye(28, dtype=np.float32))
    assert stroke_paths(picture, rasterise(picture)) == ()
    assert stroke_paths(Drawing(), np.zeros((28, 28))) == ()

"""A change is made of pen marks, turns the answer with a margin, and is made small."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.digits.ink import draw
from nn_core.explain import Mark, at_rest, drawn, film_of, find_change
from nn_core.explain.change import MARGIN, MOST_MARKS, margins
from nn_core.explain.marks import (
    THICKEST,
    THINNEST,
    coverage,
    first_ends,
    pen_radius,
    stencils,
)
from nn_core.layers import Affine
from nn_core.network import Network


def gap_network(weight=1.0):
    """Says 4 unless there is ink in a gap near the top, which says 9."""
    network = Network([Affine(784, 10)])
    W, b = network.layers[0].params["W"], network.layers[0].params["b"]
    W.reshape(28, 28, 10)[7:9, 11:17, 9] = weight
    b[:] = -20
    b[4], b[9] = 4.0, 0.0
    return at_rest(network)


def two_bars():
    image = np.zeros((28, 28), np.float32)
    image[5:23, 9:11] = 1
    image[5:23, 17:19] = 1
    return image


def last(iterator):
    *_, item = iterator
    return item


def test_the_gap_is_closed():
    network, image = gap_network(), two_bars()
    assert network.forward(image[None])[0].argmax() == 4
    found = last(find_change(network, image, 9))
    change = found.best
    assert found.done and change is not None
    assert network.forward(change.changed[None])[0].argmax() == 9
    assert change.margin >= MARGIN
    assert len(change.marks) <= 2
    assert change.removed == 0
    # Where ink counts, and hardly anywhere else.
    gap = (change.changed - image)[6:10, 10:18].sum()
    assert gap > 0.9 * (change.changed - image).sum()


def test_ink_is_taken_away():
    network = Network([Affine(784, 10)])
    network.layers[0].params["W"].reshape(28, 28, 10)[5:23, 17:19, 4] = 0.5
    network.layers[0].params["b"][:] = -20
    network.layers[0].params["b"][[1, 4]] = 12, 0
    change = last(find_change(at_rest(network), two_bars(), 1)).best
    assert change.removed > 0.1
    assert change.added == 0
    assert all(mark.erase for mark in change.marks)


def test_the_record_agrees_with_the_network_and_the_marks():
    network, image = gap_network(), two_bars()
    change = last(find_change(network, image, 9)).best
    np.testing.assert_allclose(drawn(image, change.marks), change.changed, atol=1e-6)
    assert float(margins(network, change.changed[None], 9)[0]) == pytest.approx(change.margin)
    assert not change.changed.flags.writeable
    assert change.changed.min() >= 0 and change.changed.max() <= 1
    assert change.size == pytest.approx(np.abs(change.changed - image).sum() / image.sum(), 1e-5)


def test_it_is_said_when_nothing_was_found():
    network = gap_network(weight=0.0)
    found = last(find_change(network, two_bars(), 9))
    assert found.done
    assert found.best is None
    assert found.tried >= 1


def test_the_best_only_ever_gets_smaller():
    efforts = [s.best.effort for s in find_change(gap_network(), two_bars(), 9) if s.best]
    assert efforts == sorted(efforts, reverse=True)
    assert efforts[-1] < efforts[0]


def test_a_search_ends_and_counts():
    searches = list(find_change(gap_network(0.05), two_bars(), 9))
    assert [s.done for s in searches[:-1]] == [False] * (len(searches) - 1)
    assert [s.tried for s in searches] == sorted(s.tried for s in searches)
    assert all(len(s.best.marks) <= MOST_MARKS for s in searches if s.best)


def test_the_film_goes_from_one_to_the_other():
    network, image = gap_network(), two_bars()
    change = last(find_change(network, image, 9)).best
    film = film_of(network, change, 9)
    assert len(film) == 9
    np.testing.assert_array_equal(film.images[0], image)
    np.testing.assert_allclose(film.images[-1], change.changed, atol=1e-6)
    np.testing.assert_allclose(film.probabilities.sum(axis=1), 1, rtol=1e-5)
    assert film.probabilities[0].argmax() == 4 and film.probabilities[-1].argmax() == 9
    # A pen only adds, step by step.
    assert (np.diff(film.images, axis=0) >= -1e-6).all()


@given(
    st.tuples(*[st.floats(4, 24)] * 4),
    st.floats(THINNEST, THICKEST),
)
def test_marks_cover_what_strokes_cover(ends, radius):
    grid = np.zeros((28, 28), np.float32)
    points = np.array(ends).reshape(2, 2)
    draw(grid, points, np.full(2, radius))
    mark = Mark((ends[0], ends[1]), (ends[2], ends[3]), radius)
    # Strokes are laid as discs at steps of half a pixel, so their edges are a little wavy.
    np.testing.assert_allclose(drawn(np.zeros((28, 28)), [mark]), grid, atol=0.15)


def test_an_eraser_undoes_a_pen():
    mark = Mark((10, 10), (16, 10), 1.0)
    eraser = Mark((10, 10), (16, 10), 1.0, erase=True)
    assert drawn(np.zeros((28, 28)), [mark, eraser]).max() <= 0.5
    assert mark.part(0.5).end == (13, 10)
    assert mark.part(0.0).end == mark.start


def test_the_first_marks_are_many_and_read_only():
    assert len(first_ends()) > 1000
    laid = stencils(1.0)
    assert not laid.covered.flags.writeable
    whole = np.zeros((len(first_ends()), 784), np.float32)
    np.put_along_axis(whole, laid.pixels, laid.covered, axis=1)
    np.testing.assert_array_equal(whole, coverage(first_ends(), 1.0))


@pytest.mark.parametrize("radius", [0.75, 1.0, 1.5, 2.0])
def test_the_pen_is_measured(radius):
    image = drawn(np.zeros((28, 28)), [Mark((6, 6), (22, 20), radius)])
    assert pen_radius(image) == pytest.approx(radius, abs=0.3)


def test_blank_paper_has_the_thinnest_pen():
    assert pen_radius(np.zeros((28, 28))) == THINNEST

"""Connected pieces are those that filling would find, pixel for pixel."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from nn_core.digits.pieces import near, pieces

MARKED = hnp.arrays(bool, st.tuples(st.integers(1, 14), st.integers(1, 14)))


def filled(marked: np.ndarray) -> np.ndarray:
    """Label the pieces one by one, by filling."""
    labels = np.zeros(marked.shape, int)
    for start in map(tuple, np.argwhere(marked)):
        if labels[start]:
            continue
        labels[start] = labels.max() + 1
        waiting = [start]
        while waiting:
            y, x = waiting.pop()
            for v in range(max(0, y - 1), min(marked.shape[0], y + 2)):
                for u in range(max(0, x - 1), min(marked.shape[1], x + 2)):
                    if marked[v, u] and not labels[v, u]:
                        labels[v, u] = labels[start]
                        waiting.append((v, u))
    return labels


@given(MARKED)
@settings(max_examples=150)
def test_pieces_are_what_filling_finds(marked: np.ndarray) -> None:
    found, labels = pieces(marked), filled(marked)
    assert len(found) == labels.max()
    for number in range(len(found)):
        mask = found.mask(np.arange(len(found)) == number)
        (label,) = np.unique(labels[mask])
        assert (mask == (labels == label)).all()
        rows, columns = np.nonzero(mask)
        box = (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
        assert tuple(found.boxes[number]) == box
        assert found.areas[number] == mask.sum()


def test_means_and_leaning_boxes() -> None:
    marked = np.zeros((10, 20), bool)
    marked[2:8, 3:5] = marked[0, 10:12] = True
    values = np.where(np.arange(20) < 8, 0.5, 0.25)[None].repeat(10, axis=0)
    found = pieces(marked)
    np.testing.assert_allclose(found.means(values), [0.25, 0.5])
    np.testing.assert_allclose(found.leaning(0.0), found.boxes)
    np.testing.assert_allclose(found.leaning(1.0)[1], [3 + 2, 2, 5 + 7, 8])


@given(MARKED, st.integers(0, 4))
@settings(max_examples=50)
def test_near_is_a_square_round_each(marked: np.ndarray, distance: int) -> None:
    expected = np.zeros_like(marked)
    for y, x in np.argwhere(marked):
        expected[
            max(0, y - distance) : y + distance + 1, max(0, x - distance) : x + distance + 1
        ] = True
    assert (near(marked, distance) == expected).all()

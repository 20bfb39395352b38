from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from notebook_help import NOON, picture, seen

from nn_core.data.notebook import (
    Filter,
    Notebook,
    all_labelled,
    count,
    counts_by_label,
    entries,
    ids,
    labelled,
    models,
    page,
)

DAY = timedelta(days=1)
ROWS = [
    {"label": 7, "answer": 7, "model": "cnn"},
    {"label": 7, "answer": 1, "model": "cnn"},
    {"label": 1, "answer": 1, "model": "mlp"},
    {"label": None, "answer": 1, "model": "mlp"},
    {"label": 4, "answer": None, "model": "cnn"},
    {"label": None, "answer": None, "model": ""},
]


@pytest.fixture
def notebook(tmp_path):
    with Notebook(tmp_path / "notebook.sqlite") as opened:
        opened.add_many(seen(n, drawn_at=NOON + n * DAY, **row) for n, row in enumerate(ROWS))
        opened.delete([opened.add(seen(99, label=7, answer=1, model="gone"))])
        yield opened


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ({}, [6, 5, 4, 3, 2, 1]),
        ({"label": 7}, [2, 1]),
        ({"label": 0}, []),
        ({"answer": 1}, [4, 3, 2]),
        ({"right": True}, [3, 1]),
        ({"right": False}, [5, 2]),
        ({"labelled": False}, [6, 4]),
        ({"labelled": True, "model": "cnn"}, [5, 2, 1]),
        ({"since": NOON + DAY, "until": NOON + 3 * DAY}, [3, 2]),
        ({"label": 7, "answer": 1, "right": False, "model": "cnn"}, [2]),
        ({"model": "'; DROP TABLE digits; --"}, []),
    ],
)
def test_filters(notebook, where, found):
    assert ids(notebook, Filter(**where)).tolist() == found
    assert count(notebook, Filter(**where)) == len(found)
    assert [entry.id for entry in page(notebook, Filter(**where))] == found


def test_pages_follow_each_other_whatever_comes_meanwhile(notebook):
    first = page(notebook, size=4)
    notebook.add(seen(50))
    second = page(notebook, before=first[-1].id, size=4)
    assert [entry.id for entry in first + second] == [6, 5, 4, 3, 2, 1]
    assert page(notebook, before=1) == []


def test_entries_come_in_the_order_asked_for(notebook):
    assert [e.id for e in entries(notebook, [5, 1, 777, 3])] == [5, 1, 3]
    many = notebook.add_many(seen(n) for n in range(1200))
    assert [e.id for e in entries(notebook, many[::-1])] == many[::-1]


def test_counts(notebook):
    assert counts_by_label(notebook) == (0, 1, 0, 0, 1, 0, 0, 2, 0, 0)
    assert counts_by_label(notebook, Filter(model="mlp")) == (0, 1, 0, 0, 0, 0, 0, 0, 0, 0)
    assert models(notebook) == ("cnn", "mlp")


@pytest.mark.parametrize("batch", [1, 2, 3, 4, 100])
def test_labelled_digits_come_in_batches(notebook, batch):
    parts = list(labelled(notebook, batch))
    assert max(len(part) for part in parts) <= batch
    whole = all_labelled(notebook)
    assert np.concatenate([part.ids for part in parts]).tolist() == whole.ids.tolist()
    assert whole.ids.tolist() == [1, 2, 3, 5]
    assert whole.labels.tolist() == [7, 7, 1, 4]
    np.testing.assert_array_equal(whole.images, [picture(n) for n in (0, 1, 2, 4)])
    assert whole.images.dtype == np.uint8
    assert not whole.images.flags.writeable


def test_no_labels_no_pictures(tmp_path):
    with Notebook(tmp_path / "n.sqlite") as empty:
        assert all_labelled(empty).images.shape == (0, 28, 28)
        assert list(labelled(empty)) == []
        assert counts_by_label(empty) == (0,) * 10

"""The record of what a network has met: what is written is read, what is damaged is not trusted."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.models.training_history import BASE, KEPT_BACK, LEARNT, NOTHING, Met

DIGESTS = st.lists(st.integers(0, 2**63 - 1), max_size=20).map(lambda n: np.array(n, np.int64))


@given(DIGESTS, DIGESTS, st.booleans())
def test_what_is_written_is_read(learnt: np.ndarray, kept: np.ndarray, whole: bool) -> None:
    met = Met.of(learnt, kept, whole)
    found = Met.from_notes({BASE: "cnn", **met.notes()})
    assert found.learnt.tolist() == sorted(set(learnt.tolist()))
    assert found.kept_back.tolist() == sorted(set(kept.tolist()) - set(learnt.tolist()))
    assert found.whole == whole
    assert found.has_learnt(learnt).all()
    assert not found.has_kept_back(learnt).any()


def test_a_shipped_network_has_met_nothing_of_yours() -> None:
    found = Met.from_notes({"data": "MNIST"})
    assert found.whole
    assert not len(found.learnt)


def test_without_a_record_it_is_said_that_there_may_be_more() -> None:
    assert not Met.from_notes({BASE: "cnn"}).whole


@pytest.mark.parametrize("text", ["", "§", "AAAA", "A", "AAAAAAAAAAA", "AAAAAAAAAAA= "])
def test_a_damaged_record_is_not_trusted(text: str) -> None:
    notes = {BASE: "cnn", **Met.of(np.array([3]), np.array([4])).notes(), LEARNT: text}
    found = Met.from_notes(notes)
    assert len(found.learnt) == 0
    assert found.whole == (text == "")


def test_rounds_add_up() -> None:
    met = NOTHING.and_then(np.array([5, 3]), np.array([9])).and_then(np.array([9]), np.array([3]))
    assert met.learnt.tolist() == [3, 5, 9]
    assert met.kept_back.tolist() == []
    assert set(met.notes()) == {LEARNT, KEPT_BACK}
    unsure = Met.from_notes({BASE: "cnn"}).and_then(np.array([1]), np.array([2]))
    assert not Met.from_notes({BASE: "x", **unsure.notes()}).whole

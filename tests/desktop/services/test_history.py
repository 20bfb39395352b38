"""Undo through immutable states."""

from __future__ import annotations

import gc
import weakref

import pytest

from desktop.services.history import REMEMBERED, History


@pytest.fixture
def history(qapp):
    return History("a")


def test_undo_and_redo_walk_through_the_states(history):
    seen = []
    history.went_to.connect(seen.append)
    history.push("b", "edit")
    history.push("c", "edit")
    history.stack.undo()
    history.stack.undo()
    history.stack.redo()
    assert seen == ["b", "c", "b", "a", "b"]
    assert history.present == "b"


def test_an_edit_drops_what_was_undone(history):
    history.push("b", "edit")
    history.stack.undo()
    history.push("c", "other edit")
    assert not history.stack.canRedo()
    assert history.stack.undoText() == "other edit"
    history.stack.undo()
    assert history.present == "a"


def test_more_edits_than_are_remembered(history):
    for number in range(REMEMBERED + 20):
        history.push(number, "edit")
    while history.stack.canUndo():
        history.stack.undo()
    assert history.present == 19
    history.stack.setIndex(REMEMBERED)
    assert history.present == REMEMBERED + 19


def test_a_history_in_a_cycle_can_be_collected(qapp):
    made = []
    for _ in range(50):
        history = History("a")
        history.itself = history
        made.append(weakref.ref(history))
        for state in "bcd":
            history.push(state, "edit")
        history.stack.undo()
        history.push("e", "edit")
        del history
    gc.collect()
    assert [history for history in made if history() is not None] == []


def test_a_drag_is_one_step(history):
    for state in ("b", "c", "d"):
        history.push(state, "edit", drag="weight")
    history.push("e", "edit", drag="bias")
    assert history.stack.count() == 2
    history.stack.undo()
    assert history.present == "d"
    history.stack.undo()
    assert history.present == "a"
    history.stack.redo()
    history.push("f", "edit", drag="weight")
    assert history.stack.count() == 2
    history.stack.undo()
    assert history.present == "d"

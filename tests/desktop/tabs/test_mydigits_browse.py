"""The page Browse without widgets: what is looked at, edited and taken back."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
import shiboken6
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mydigits_help import browsing, digit, filled, heard
from PySide6.QtCore import Qt
from tried import noticed, unnoticed

from desktop.services.history import REMEMBERED
from desktop.tabs.kit.saved import StateError
from desktop.tabs.mydigits.browse.grid import ENTRY, PORTION, DigitsModel
from desktop.tabs.mydigits.browse.presenter import BrowsePresenter, Label, Only, Period
from desktop.tabs.mydigits.notebook_presenter import Edits
from nn_core.data.notebook import NotebookDamaged, NotebookLocked, count, entries, ids
from nn_core.data.notebook.transfer import Imported

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def presenter(context):
    return browsing(context)


def label_of(presenter, number):
    (entry,) = presenter.entries([number])
    return entry.label


class TestPresenter:
    def test_an_empty_notebook(self, context):
        presenter = BrowsePresenter(context, Edits(context))
        presenter.look()
        assert (presenter.state.total, len(presenter.state.ids)) == (0, 0)
        assert not presenter.state.narrowed

    def test_everything_is_looked_at_first(self, presenter):
        state = presenter.state
        assert state.ids.tolist() == [5, 4, 3, 2, 1]
        assert (state.total, state.labelled, state.wrong) == (5, 4, 1)
        assert state.counts == (0, 1, 0, 0, 1, 0, 0, 2, 0, 0)
        assert state.models == ("cnn", "mlp")

    def test_a_filter(self, presenter):
        told = heard(presenter.state_changed)
        presenter.set_where(right=False)
        assert told[-1].ids.tolist() == [2]
        assert told[-1].narrowed
        presenter.show_all()
        assert len(told[-1].ids) == 5

    def test_a_period(self, presenter, context):
        old = datetime.now(UTC) - timedelta(days=10)
        number = context.notebook.add(digit(9, drawn_at=old))
        for period, found in (("today", 5), ("week", 5), ("month", 6), ("ever", 6)):
            presenter.set_period(period)
            assert len(presenter.state.ids) == found, period
        assert number in presenter.state.ids

    def test_a_week_begins_six_midnights_ago(self):
        now = datetime(2026, 3, 10, 15, tzinfo=UTC)
        since = Period.WEEK.since(now)
        assert (since.hour, since.minute) == (0, 0)
        assert timedelta(days=6) < now - since <= timedelta(days=7)
        assert Period.EVER.since(now) is None

    def test_only_a_set(self, presenter, context):
        presenter.show_only(Only("cnn", 7, 1, np.array([2, 4, 99])))
        assert presenter.state.ids.tolist() == [4, 2]
        assert ids(context.notebook.store, presenter.where).tolist() == [4, 2]
        presenter.set_label("7")
        assert presenter.state.ids.tolist() == [2, 1]
        assert presenter.state.only is None

    def test_labels_are_given_and_taken_back(self, presenter):
        presenter.relabel([4], 3)
        presenter.relabel([1], 7)
        unnoticed("mydigits#mend", presenter)  # one had no label, the other had this one
        presenter.stack.setIndex(0)
        presenter.relabel([1, 4], 3)
        assert (label_of(presenter, 1), label_of(presenter, 4)) == (3, 3)
        noticed("mydigits#mend", presenter)
        presenter.stack.undo()
        assert (label_of(presenter, 1), label_of(presenter, 4)) == (7, None)
        presenter.stack.redo()
        assert label_of(presenter, 4) == 3
        presenter.relabel([4], None)
        assert label_of(presenter, 4) is None
        for _ in range(2):
            presenter.stack.setIndex(0)
            assert (label_of(presenter, 1), label_of(presenter, 4)) == (7, None)
            presenter.stack.setIndex(2)
            assert (label_of(presenter, 1), label_of(presenter, 4)) == (3, None)
        presenter.relabel([], 5)
        assert presenter.stack.count() == 2

    def test_what_is_deleted_comes_back(self, presenter):
        presenter.delete([2, 3])
        assert presenter.state.ids.tolist() == [5, 4, 1]
        presenter.stack.undo()
        assert presenter.state.ids.tolist() == [5, 4, 3, 2, 1]

    def test_what_was_deleted_another_day_comes_back(self, presenter, context):
        assert presenter.state.deleted == 0
        context.notebook.delete([2, 4])
        presenter.set_label(Label.DELETED)
        assert presenter.state.ids.tolist() == [4, 2]
        assert (presenter.state.total, presenter.state.deleted) == (3, 2)
        presenter.relabel([2], 5)
        assert label_of(presenter, 2) == 7
        presenter.set_where(right=False)
        assert presenter.state.ids.tolist() == [2]
        presenter.delete([2])  # brings back what is deleted
        assert (presenter.state.total, presenter.state.deleted) == (4, 1)
        presenter.stack.undo()
        assert (presenter.state.total, presenter.state.deleted) == (3, 2)
        presenter.show_all()
        assert presenter.state.ids.tolist() == [5, 3, 1]

    def test_a_new_edit_forgets_what_was_undone(self, presenter):
        presenter.relabel([1], 3)
        presenter.relabel([1], 4)
        presenter.stack.undo()
        presenter.relabel([1], 5)
        presenter.stack.undo()
        assert label_of(presenter, 1) == 3
        presenter.stack.redo()
        assert label_of(presenter, 1) == 5
        assert not presenter.stack.canRedo()

    def test_nothing_is_looked_through_while_nobody_looks(self, presenter, context):
        presenter.leave()
        told = heard(presenter.state_changed)
        context.notebook.add(digit(60))
        assert told == []
        presenter.enter()
        assert told[-1].total == 6

    def test_an_end_is_no_undo(self, context):
        notebook = filled(context)
        edits = Edits(context)
        presenter = BrowsePresenter(context, edits, edits)
        presenter.relabel([1], 3)
        presenter.delete([2])
        shiboken6.delete(edits)
        assert entries(notebook.store, [1])[0].label == 3
        assert count(notebook.store) == 4
        notebook.close()

    def test_more_edits_than_are_remembered(self, presenter):
        for n in range(REMEMBERED + 5):
            presenter.relabel([1], n % 10)
        presenter.stack.setIndex(0)
        assert label_of(presenter, 1) == 4

    def test_an_import_can_be_undone(self, presenter, context):
        new = context.notebook.store.add_many([digit(20), digit(21)])
        presenter.transfer.ended.emit(Imported(2, ids=new))
        assert presenter.state.total == 7
        presenter.stack.undo()
        assert presenter.state.total == 5
        presenter.stack.redo()
        assert presenter.state.total == 7
        presenter.transfer.ended.emit(Imported(0))
        assert presenter.stack.count() == 1

    def test_all_ten_are_noticed(self, presenter, context):
        context.notebook.store.add_many(digit(30 + n, label=n) for n in range(9))
        presenter.look()
        unnoticed("mydigits#ten", presenter)
        context.notebook.store.add_many([digit(39, label=9)])
        presenter.look()
        noticed("mydigits#ten", presenter)

    def test_an_edit_that_fails_is_told_and_forgotten(self, presenter, context, monkeypatch):
        told = heard(context.reported)

        def refuse(*_values):
            raise NotebookLocked("It is locked.")

        monkeypatch.setattr(context.notebook, "relabel", refuse)
        presenter.relabel([1], 3)
        assert isinstance(told[0], NotebookLocked)
        assert presenter.stack.count() == 0
        assert label_of(presenter, 1) == 7

    def test_a_notebook_that_rots_is_kept_aside(self, presenter, context, monkeypatch):
        told = heard(context.notebook.noticed)
        store = context.notebook.store

        def rotten(*_values):
            raise NotebookDamaged("It is damaged.")

        monkeypatch.setattr(store, "rows", rotten)
        presenter.look()
        assert isinstance(told[0], NotebookDamaged)
        assert presenter.state.total == 0
        assert told[0].values["path"].exists()


@given(
    label=st.sampled_from(["", "0", "9", *Label]),
    answer=st.sampled_from(["", "0", "3"]),
    right=st.sampled_from(["", "right", "wrong"]),
    model=st.sampled_from(["", "cnn"]),
    period=st.sampled_from(list(Period)),
)
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_filter_is_written_and_read_back(presenter, label, answer, right, model, period):
    presenter.show_all()
    everything = presenter.to_data()
    for choose, value in (
        (presenter.set_label, label),
        (presenter.set_answer, answer),
        (presenter.set_right, right),
        (presenter.set_model, model),
        (presenter.set_period, period),
    ):
        choose(value)
    wanted, found = presenter.state.wanted, presenter.state.ids.tolist()
    data = json.loads(json.dumps(presenter.to_data()))
    presenter.from_data(json.loads(json.dumps(everything)))
    assert not presenter.state.narrowed
    assert len(presenter.state.ids) == 5
    presenter.from_data(data)
    assert presenter.state.wanted == wanted
    assert presenter.state.label == label
    assert presenter.state.ids.tolist() == found


@pytest.mark.parametrize("change", [{"label": 10}, {"answer": -1}, {"since": "2026-03-01"}])
def test_a_filter_that_cannot_be_is_refused(presenter, change):
    data = presenter.to_data()
    data["state"]["where"] |= change
    with pytest.raises(StateError):
        presenter.from_data(data)
    assert not presenter.state.narrowed


class TestModel:
    def test_only_what_is_looked_at_is_fetched(self, qapp):
        asked = []

        def fetch(ids):
            asked.append(ids.tolist())
            return [digit(number, label=3) for number in ids.tolist()[:0]]

        model = DigitsModel(fetch)
        model.show_ids(np.arange(100_000, 0, -1))
        assert model.rowCount() == 100_000
        assert asked == []
        row = 50 * PORTION + 5
        assert model.data(model.index(row), ENTRY) is None
        assert asked == [list(range(100_000 - 50 * PORTION, 100_000 - 51 * PORTION, -1))]
        assert model.data(model.index(row), Qt.ItemDataRole.DisplayRole) is None

    def test_memory_stays_small(self, qapp):
        from desktop.tabs.mydigits.browse.grid import KEPT

        model = DigitsModel(lambda ids: [])
        model.show_ids(np.arange(100_000, 0, -1))
        for row in range(0, 100_000, PORTION):
            model.entry(row)
        assert len(model._portions) == KEPT

    def test_what_a_screen_reader_says(self, presenter):
        model = DigitsModel(presenter.entries)
        model.show_ids(presenter.state.ids)
        said = [
            model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(5)
        ]
        assert said[0].startswith("It was a 4. ")
        assert said[1].startswith("Nobody has said what it was. MLP read 1. ")
        assert said[3].startswith("It was a 7. CNN read 1. ")

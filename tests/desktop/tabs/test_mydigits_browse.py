from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import shiboken6
from mydigits_help import digit, filled, heard
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from desktop import i18n, theme
from desktop.tabs.mydigits.browse import page as page_module
from desktop.tabs.mydigits.browse.grid import DigitGrid
from desktop.tabs.mydigits.browse.model import ENTRY, PORTION, DigitsModel
from desktop.tabs.mydigits.browse.presenter import BrowsePresenter
from desktop.tabs.mydigits.browse.state import Deleted, Only, Period
from desktop.tabs.mydigits.browse.transfer import Kind, TransferPresenter, targets
from desktop.tabs.mydigits.edits import REMEMBERED, Edits
from desktop.tabs.mydigits.view import MyDigitsView
from nn_core.data.notebook import Filter, NotebookDamaged, NotebookLocked, count, entries, ids
from nn_core.data.notebook.transfer import Exported, Imported, Refusal
from nn_core.errors import DataFileError

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def presenter(context):
    filled(context)
    edits = Edits(context)
    made = BrowsePresenter(context, edits)
    made.stack = edits.stack
    made.refresh()
    return made


def label_of(presenter, number):
    (entry,) = presenter.entries([number])
    return entry.label


class TestPresenter:
    def test_an_empty_notebook(self, context):
        presenter = BrowsePresenter(context, Edits(context))
        presenter.refresh()
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
        presenter.set_where(Filter(right=False))
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
        presenter.set_where(Filter(label=7))
        assert presenter.state.ids.tolist() == [2, 1]
        assert presenter.state.only is None

    def test_labels_are_given_and_taken_back(self, presenter):
        presenter.relabel([1, 4], 3)
        assert (label_of(presenter, 1), label_of(presenter, 4)) == (3, 3)
        assert "mend" in presenter.state.done
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
        presenter.set_where(Deleted())
        assert presenter.state.ids.tolist() == [4, 2]
        assert (presenter.state.total, presenter.state.deleted) == (3, 2)
        presenter.relabel([2], 5)
        assert label_of(presenter, 2) == 7
        presenter.set_where(Deleted(right=False))
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
        presenter.imported(new)
        assert presenter.state.total == 7
        presenter.stack.undo()
        assert presenter.state.total == 5
        presenter.stack.redo()
        assert presenter.state.total == 7
        presenter.imported(range(0))
        assert presenter.stack.count() == 1

    def test_all_ten_are_noticed(self, presenter, context):
        context.notebook.store.add_many(digit(30 + n, label=n) for n in range(10))
        presenter.refresh()
        assert "ten" in presenter.state.done

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
        presenter.refresh()
        assert isinstance(told[0], NotebookDamaged)
        assert presenter.state.total == 0
        assert told[0].values["path"].exists()


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
        from desktop.tabs.mydigits.browse.model import KEPT

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


@pytest.fixture
def view(context, qtbot):
    filled(context)
    made = MyDigitsView(context)
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.shutdown()


def at(grid, row):
    return grid.visualRect(grid.model().index(row)).center()


def choose(grid, *rows):
    for n, row in enumerate(rows):
        held = Qt.KeyboardModifier.ControlModifier if n else NONE
        QTest.mouseClick(grid.viewport(), LEFT, held, at(grid, row))


class TestView:
    def test_it_says_what_there_is(self, view):
        assert view.sentence.text().startswith("Your digits: 5, labelled: 4. Misread: 1;")
        assert view.page().grid.isVisible()

    def test_an_empty_one_says_what_to_do(self, context, qtbot):
        made = MyDigitsView(context)
        qtbot.addWidget(made)
        made.show()
        page = made.page()
        assert page.empty.isVisible()
        assert "Draw a digit in the tab Digit" in page.empty.text()
        assert not page.actions.export.isEnabled()
        context.notebook.add(digit(label=3))
        assert page.grid.isVisible()

    def test_a_key_labels_what_is_chosen(self, view, context):
        grid = view.page().grid
        choose(grid, 0, 1)
        assert view.sentence.text().startswith("Chosen: 2.")
        QTest.keyClick(grid, Qt.Key.Key_9)
        labels = [e.label for e in entries(context.notebook.store, [5, 4])]
        assert labels == [9, 9]
        assert grid.chosen() == [5, 4]
        view.undo_stack().undo()
        assert [e.label for e in entries(context.notebook.store, [5, 4])] == [4, None]
        QTest.keyClick(grid, Qt.Key.Key_Minus)
        assert [e.label for e in entries(context.notebook.store, [5, 4])] == [None, None]

    def test_a_button_labels_what_is_chosen(self, view, context):
        page = view.page()
        assert not page.actions.digits[3].isEnabled()
        choose(page.grid, 2)
        page.actions.digits[3].click()
        assert entries(context.notebook.store, [3])[0].label == 3
        page.actions.no_label.click()
        assert entries(context.notebook.store, [3])[0].label is None

    def test_what_is_emptied_can_be_brought_back(self, view):
        grid = view.page().grid
        choose(grid, 0)
        grid.selectAll()
        QTest.keyClick(grid, Qt.Key.Key_Delete)
        assert "Undo (Ctrl+Z) brings back" in view.sentence.text()
        view.undo_stack().undo()
        assert view.sentence.text().startswith("Your digits: 5")

    def test_deleted_digits_are_looked_at_and_brought_back(self, view, context):
        page = view.page()
        assert page.filters.label.findText("deleted", Qt.MatchFlag.MatchStartsWith) < 0
        context.notebook.delete([1, 2, 3, 4, 5])
        page.filters.label.setCurrentText("deleted (5)")
        page.filters.label.activated.emit(page.filters.label.currentIndex())
        assert page.filters.label.currentText() == "deleted (5)"
        assert view.sentence.text().startswith("Deleted in the last 30 days: 5.")
        assert not page.actions.export.isEnabled()
        choose(page.grid, 0)
        assert not page.actions.digits[3].isEnabled()
        QTest.keyClick(page.grid, Qt.Key.Key_Delete)
        assert count(context.notebook.store) == 0
        assert page.actions.delete.text() == "Bring back"
        page.actions.delete.click()
        assert count(context.notebook.store) == 1
        page.filters.everything.click()
        assert page.presenter.state.ids.tolist() == [5]
        assert page.actions.delete.text() == "Delete"

    def test_a_letter_does_nothing(self, view):
        choose(view.page().grid, 0)
        QTest.keyClick(view.page().grid, Qt.Key.Key_A)
        assert view.page().grid.chosen() == [5]

    def test_delete_and_undo(self, view, context):
        page = view.page()
        choose(page.grid, 1, 2)
        QTest.keyClick(page.grid, Qt.Key.Key_Delete)
        assert count(context.notebook.store) == 3
        assert page.grid.chosen() == [2]  # the next, for the next key
        view.undo_stack().undo()
        assert count(context.notebook.store) == 5
        choose(page.grid, 0)
        page.actions.delete.click()
        assert count(context.notebook.store) == 4

    def test_what_is_chosen_stays_chosen_when_others_come(self, view, context):
        grid = view.page().grid
        choose(grid, 1, 3)
        context.notebook.add(digit(50))
        assert sorted(grid.chosen()) == [2, 4]
        QTest.keyClick(grid, Qt.Key.Key_Escape)
        assert grid.chosen() == []

    def test_everything_can_be_chosen(self, view):
        grid = view.page().grid
        grid.selectAll()
        assert grid.chosen_count() == 5
        assert sorted(grid.chosen()) == [1, 2, 3, 4, 5]

    @pytest.mark.parametrize(
        ("box", "text", "found"),
        [
            ("label", "7 (2)", [2, 1]),
            ("label", "not labelled", [4]),
            ("answer", "1", [4, 3, 2]),
            ("right", "wrong", [2]),
            ("right", "right", [3, 1]),
            ("model", "MLP", [4, 3]),
            ("period", "today", [5, 4, 3, 2, 1]),
        ],
    )
    def test_a_filter_is_chosen(self, view, box, text, found):
        page = view.page()
        field = getattr(page.filters, box)
        field.setCurrentText(text)
        assert field.currentText() == text
        field.activated.emit(field.currentIndex())
        assert page.presenter.state.ids.tolist() == found
        assert field.currentText() == text
        page.filters.everything.click()
        assert len(page.presenter.state.ids) == 5
        assert field.currentIndex() == 0

    def test_a_set_of_another_page(self, view):
        view.show_digits(Only("cnn", 7, 1, np.array([2])))
        page = view.page()
        assert page.filters.only.text() == "CNN: 7 read as 1"
        assert view.sentence.text().startswith("CNN: 7 read as 1: 1 of your 5.")
        assert page.filters.only.isVisible()
        assert page.presenter.state.ids.tolist() == [2]

    def test_the_set_follows_the_language(self, view):
        view.show_digits(Only("cnn", 7, 1, np.array([2])))
        i18n.install("ko")
        try:
            QCoreApplication.sendPostedEvents()
            view.retranslate()
            assert view.page().filters.only.text() == "CNN: 실제 7, 읽은 답 1"
        finally:
            i18n.install("en")

    def test_what_was_never_read_counts_as_neither(self, view, context):
        page = view.page()
        assert (page.presenter.state.right, page.presenter.state.wrong) == (2, 1)
        assert r"\frac{2}{3}" in page.reading().formulas[0].numbers
        context.notebook.relabel({2: 1})
        assert "3 were read, all correctly" in view.sentence.text()
        context.notebook.delete([1, 2, 3, 4])
        assert "No network has read them yet" in view.sentence.text()

    def test_one_key_each_labels_one_after_the_other(self, view, context):
        page = view.page()
        context.notebook.relabel({5: None})
        page.presenter.set_where(Filter(labelled=False))
        assert page.presenter.state.ids.tolist() == [5, 4]
        choose(page.grid, 0)
        QTest.keyClick(page.grid, Qt.Key.Key_8)
        assert page.grid.chosen() == [4]
        QTest.keyClick(page.grid, Qt.Key.Key_9)
        assert [e.label for e in entries(context.notebook.store, [5, 4])] == [8, 9]
        assert page.empty.isVisible()

    def test_an_idle_scroll_bar_is_not_to_be_seen(self, view, context, qtbot):
        bar = view.page().grid.verticalScrollBar()
        plain = {
            bar.grab().toImage().pixelColor(x, y).name() for x in (2, 7) for y in range(0, 90, 3)
        }
        assert len(plain) == 1
        context.notebook.store.add_many(digit(100 + n) for n in range(200))
        context.notebook.changed.emit()
        qtbot.waitUntil(lambda: bar.maximum() > 0)
        shown = {
            bar.grab().toImage().pixelColor(x, y).name() for x in (2, 7) for y in range(0, 90, 3)
        }
        assert len(shown) > 1

    def test_nothing_fits(self, view):
        view.page().presenter.set_where(Filter(label=0))
        assert view.page().empty.isVisible()
        assert view.page().empty.text() == "No digit fits the filter."

    def test_a_wrong_one_is_marked(self, view):
        grid = view.page().grid
        theme.manager().set_appearance("light")
        picture = grid.viewport().grab().toImage()
        colours = {}
        for row in (1, 3, 4):
            area = grid.visualRect(grid.model().index(row))
            colours[row] = {
                picture.pixelColor(x, y).name()
                for x in range(area.left(), area.right())
                for y in range(area.top(), area.bottom())
            }
        mark = theme.current().negative
        assert mark in colours[3]
        assert mark not in colours[1] | colours[4]

    def test_a_hundred_thousand_are_there_at_once(self, qtbot):
        asked = []
        model = DigitsModel(lambda ids: asked.append(len(ids)) or [])
        grid = DigitGrid(model)
        qtbot.addWidget(grid)
        grid.resize(800, 600)
        grid.show_ids(np.arange(100_000, 0, -1))
        grid.show()
        grid.grab()
        grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
        grid.grab()
        assert 2 <= len(asked) <= 8
        assert asked[-1] == 100_000 % PORTION


class TestTransfer:
    @pytest.mark.parametrize("kind", list(Kind))
    def test_to_and_fro(self, presenter, context, qtbot, tmp_path, kind):
        transfer = TransferPresenter(context)
        done = heard(transfer.done)
        names = {Kind.JSON: "a.jsonl", Kind.CSV: "a.csv", Kind.IDX: "a", Kind.PNG: "a"}
        with qtbot.waitSignal(transfer.done):
            transfer.export(tmp_path / names[kind], kind, presenter.where)
        qtbot.waitUntil(lambda: not transfer.state.running)
        exported = done[-1]
        assert isinstance(exported, Exported)
        assert exported.written == (4 if kind is Kind.IDX else 5)
        context.notebook.delete([1, 2, 3, 4, 5])
        with qtbot.waitSignal(transfer.done):
            transfer.bring_in(exported.paths[0])
        qtbot.waitUntil(lambda: not transfer.state.running)
        assert isinstance(done[-1], Imported)
        assert done[-1].added == exported.written

    def test_a_wrong_file_is_told(self, context, qtbot, tmp_path):
        transfer = TransferPresenter(context)
        told = heard(context.reported)
        (tmp_path / "a.csv").write_text("x\n1\n")
        transfer.bring_in(tmp_path / "a.csv")
        qtbot.waitUntil(lambda: not transfer.state.running)
        assert isinstance(told[0], DataFileError)
        assert "a.csv" in str(told[0])
        assert count(context.notebook.store) == 0

    def test_it_can_be_cancelled(self, context, qtbot, tmp_path):
        lines = (f'{{"strokes": [[[0, 0], [9, {n}], [4, 12]]]}}' for n in range(2000))
        (tmp_path / "a.jsonl").write_text("\n".join(lines))
        transfer = TransferPresenter(context)
        states = heard(transfer.state_changed)
        with qtbot.waitSignal(transfer.state_changed, check_params_cb=lambda s: s.fraction):
            transfer.bring_in(tmp_path / "a.jsonl")
        transfer.cancel()
        qtbot.waitUntil(lambda: not transfer.state.running)
        assert 0 < states[-2].fraction < 1
        assert count(context.notebook.store) == 0

    def test_the_user_imports_and_takes_it_back(self, view, qtbot, tmp_path, monkeypatch):
        page = view.page()
        (tmp_path / "a.jsonl").write_text('{"label": 3, "strokes": [[[0, 0], [9, 9]]]}\nx\n')
        monkeypatch.setattr(
            "desktop.tabs.mydigits.browse.page.ask_for", lambda *_a: str(tmp_path / "a.jsonl")
        )
        page.actions._file.trigger()
        qtbot.waitUntil(lambda: not page.transfer.state.running)
        qtbot.waitUntil(lambda: page.presenter.state.total == 6)
        assert view.sentence.text() == (
            "Digits added: 1. Left out: 1 without a drawing (the first at number 2)."
        )
        view.undo_stack().undo()
        assert page.presenter.state.total == 5

    def test_the_user_exports(self, view, qtbot, tmp_path, monkeypatch):
        page = view.page()
        asked = []

        def answer(_parent, _title, proposal):
            asked.append(proposal)
            return str(tmp_path / "mine.csv")

        monkeypatch.setattr("desktop.tabs.mydigits.browse.page.ask_where", answer)
        page.presenter.set_where(Filter(label=7))
        action = next(a for a, kind in page.actions._kinds.items() if kind is Kind.CSV)
        action.trigger()
        qtbot.waitUntil((tmp_path / "mine.csv").exists)
        qtbot.waitUntil(lambda: not page.transfer.state.running)
        assert asked[0].startswith(str(Path.home())) and asked[0].endswith(".csv")
        assert len((tmp_path / "mine.csv").read_text().splitlines()) == 3
        assert view.sentence.text() == "Digits written to “mine.csv”: 2."
        page.ask_export("csv")
        qtbot.waitUntil(lambda: not page.transfer.state.running)
        assert asked[1].startswith(str(tmp_path))  # where the last one went

    @pytest.mark.parametrize(
        ("kind", "typed", "written"),
        [
            (Kind.JSON, "mine", ["mine.jsonl"]),
            (Kind.JSON, "mine.JSON", ["mine.JSON"]),
            (Kind.CSV, "mine.v2", ["mine.v2.csv"]),
            (Kind.IDX, "mine", ["mine-images-idx3-ubyte.gz", "mine-labels-idx1-ubyte.gz"]),
            (Kind.PNG, "mine", ["mine"]),
        ],
    )
    def test_an_export_can_be_told_by_its_ending(self, tmp_path, kind, typed, written):
        assert [path.name for path in targets(tmp_path / typed, kind)] == written

    @pytest.mark.parametrize("kind", [Kind.IDX, Kind.CSV])
    def test_nothing_is_replaced_unasked(self, view, qtbot, tmp_path, monkeypatch, kind):
        page, asked = view.page(), []
        (file, *_) = targets(tmp_path / "mine", kind)
        file.write_bytes(b"precious")

        def refuse(_parent, question):
            asked.append(question)
            return False

        monkeypatch.setattr(page_module, "ask_where", lambda *_: str(tmp_path / "mine"))
        monkeypatch.setattr(page_module, "may_replace", refuse)
        page.ask_export(str(kind))
        assert not page.transfer.state.running
        assert file.read_bytes() == b"precious"
        assert asked == [f"There is a “{file.name}” already. Replace it?"]
        monkeypatch.setattr(page_module, "may_replace", lambda *_: True)
        page.ask_export(str(kind))
        qtbot.waitUntil(
            lambda: file.read_bytes() != b"precious" and not page.transfer.state.running
        )

    def test_the_keys_stay_where_they_were(self, view, qtbot, tmp_path, monkeypatch):
        page = view.page()
        monkeypatch.setattr(page_module, "ask_where", lambda *_: str(tmp_path / "mine.csv"))
        page.actions.export.setFocus()
        page.ask_export("csv")
        assert page.transfer.state.running
        assert view.window().focusWidget() is page.actions.cancel
        qtbot.waitUntil(lambda: not page.transfer.state.running)
        assert view.window().focusWidget() is page.actions.export

    def test_an_error_ends_the_last_report(self, view, qtbot, tmp_path, monkeypatch):
        page = view.page()
        page._transferred(Exported(3, paths=(tmp_path / "a",)))
        assert view.sentence.text().startswith("Digits written")
        (tmp_path / "a.csv").write_text("x\n")
        monkeypatch.setattr(page_module, "ask_for", lambda *_: str(tmp_path / "a.csv"))
        page.ask_import(False)
        qtbot.waitUntil(lambda: not page.transfer.state.running)
        assert view.sentence.text().startswith("Your digits: 5")

    def test_every_reason_has_words(self, qapp):
        from desktop.tabs.mydigits.browse import wording

        result = Imported(0, tuple((reason, 2, 1) for reason in Refusal))
        assert wording.report(result).count("2 ") >= len(Refusal)

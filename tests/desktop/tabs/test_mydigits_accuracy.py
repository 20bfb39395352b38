from __future__ import annotations

import json
from types import SimpleNamespace

import numpy as np
import pytest
from digit_help import Store, tall_or_wide
from lending import given_back, lend
from mydigits_help import digit, filled, heard
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from tried import noticed, unnoticed

from desktop.services import i18n
from desktop.services.numbers import percent
from desktop.tabs.kit.tab import Tab
from desktop.tabs.mydigits import TAB
from desktop.tabs.mydigits.accuracy import page as texts
from desktop.tabs.mydigits.accuracy.presenter import AccuracyPresenter
from desktop.widgets.painted import labels
from desktop.widgets.painted.confusion_view import ConfusionView
from nn_core.data.digests import digests
from nn_core.data.notebook import Entry, all_labelled
from nn_core.errors import ModelFileError
from nn_core.models.training_history import Met


def bar(columns, shade, **facts):
    """Return a digit whose ink fills some columns: narrow is a 1, wide is a 7 to `tall_or_wide`."""
    picture = np.zeros((28, 28), np.uint8)
    picture[8:20, columns] = shade
    return Entry(picture, **facts)


def some():
    narrow, wide = slice(13, 15), slice(0, 28)
    return [
        *(bar(narrow, 200 + n, label=1) for n in range(3)),
        *(bar(wide, 200 + n, label=7) for n in range(4)),
        bar(wide, 100, label=1),
        bar(narrow, 90, label=9),
        bar(narrow, 80),
    ]


@pytest.fixture
def lent(qapp, tmp_path):
    store = Store(cnn=tall_or_wide(), mine=tall_or_wide())
    notes = {}
    store.own = SimpleNamespace(
        names=lambda: ("mine",),
        notes=lambda _name: notes,
        kept=notes,
        taken=lambda: (),
        accepted=lambda name, _names: name,
    )
    store.forget = store.asked.append
    yield from given_back(lend(tmp_path, store))


@pytest.fixture
def presenter(lent):
    lent.notebook.store.add_many(some())
    return AccuracyPresenter(lent)


def finish(qtbot, presenter):
    qtbot.waitUntil(lambda: not presenter.state.running)


class TestPresenter:
    def test_every_network_reads_every_labelled_digit(self, presenter, qtbot):
        presenter.enter()
        assert presenter.state.running
        finish(qtbot, presenter)
        state = presenter.state
        assert [score.name for score in state.scores] == ["cnn", "mine"]
        assert not state.stale
        score = state.shown
        assert (score.total, score.wrong, score.whole) == (9, 2, True)
        assert score.accuracy == pytest.approx(7 / 9)
        assert score.confusion[1].tolist() == [0, 3, 0, 0, 0, 0, 0, 1, 0, 0]
        assert score.confusion[9, 1] == 1

    def test_a_cell_holds_its_digits(self, presenter, qtbot):
        presenter.enter()
        finish(qtbot, presenter)
        presenter.members(1, 1)
        unnoticed("mydigits#pair", presenter)
        only = presenter.members(1, 7)
        assert only.ids.tolist() == [8]
        assert (only.model, only.was, only.read) == ("cnn", 1, 7)
        noticed("mydigits#pair", presenter)
        assert presenter.members(3, 3) is None

    def test_what_is_compared_is_written_and_read_back(self, presenter, lent, qtbot):
        presenter.enter()
        finish(qtbot, presenter)
        presenter.choose("mine")
        presenter.set_same(True)
        data = json.loads(json.dumps(presenter.to_data()))
        other = AccuracyPresenter(lent)
        other.from_data(data)
        other.enter()
        finish(qtbot, other)
        assert (other.state.chosen, other.state.same) == ("mine", True)
        presenter.choose("cnn")
        presenter.from_data(data)
        assert presenter.state.shown.name == "mine"

    def test_nothing_is_tested_without_labels(self, lent):
        lent.notebook.add(digit(1))
        presenter = AccuracyPresenter(lent)
        presenter.enter()
        presenter.test()
        assert not presenter.state.running
        assert presenter.members(1, 1) is None

    def test_a_change_is_tested_only_while_somebody_looks(self, presenter, lent, qtbot):
        presenter.enter()
        finish(qtbot, presenter)
        presenter.leave()
        lent.notebook.relabel({9: 1})
        assert presenter.state.stale
        assert not presenter.state.running
        presenter.enter()
        finish(qtbot, presenter)
        assert presenter.state.shown.wrong == 1
        lent.notebook.relabel({9: 2})
        assert presenter.state.running
        finish(qtbot, presenter)
        assert presenter.state.shown.wrong == 2

    def test_very_many_wait_for_the_user(self, presenter, qtbot, monkeypatch):
        monkeypatch.setattr("desktop.tabs.mydigits.accuracy.presenter.AT_ONCE", 5)
        presenter.enter()
        assert not presenter.state.running
        presenter.test()
        finish(qtbot, presenter)
        assert presenter.state.shown.total == 9

    def test_what_a_network_has_learnt_does_not_count_for_it(self, presenter, lent, qtbot):
        pictures = all_labelled(lent.notebook.store)
        known = digests(pictures.images)
        lent.recognisers.own.kept |= {"base_model": "cnn", **Met.of(known[:5], known[5:6]).notes()}
        presenter.enter()
        finish(qtbot, presenter)
        state = presenter.state
        mine, cnn = state.score("mine"), state.score("cnn")
        assert (mine.total, mine.left_out, mine.wrong) == (4, 5, 2)
        assert mine.ids.tolist() == pictures.ids[5:].tolist()
        assert (cnn.total, cnn.left_out) == (9, 0)
        assert state.overlapping and not state.alike
        assert texts.which(state).endswith("not on the same digits.")
        presenter.choose("mine")
        assert presenter.members(7, 7).ids.tolist() == pictures.ids[5:7].tolist()
        presenter.set_same(True)
        state = presenter.state
        assert not state.running
        assert state.score("cnn").ids.tolist() == pictures.ids[5:].tolist()
        assert state.alike
        assert texts.which(state) == "4 digits that none has learnt; 5 are left out."
        assert AccuracyPresenter(lent).state.same

    def test_one_that_has_learnt_all_of_them_cannot_be_tested(self, presenter, lent, qtbot):
        known = digests(all_labelled(lent.notebook.store).images)
        lent.recognisers.own.kept |= {"base_model": "cnn", **Met.of(known, known).notes()}
        presenter.enter()
        finish(qtbot, presenter)
        presenter.choose("mine")
        assert presenter.state.shown.total == 0
        assert "none is left" in texts.sentence(presenter.state)

    def test_it_reads_with_a_copy(self, presenter, lent, qtbot, monkeypatch):
        for name in lent.recognisers.names():
            monkeypatch.setattr(lent.recognisers.get(name).network, "predict", None)
        presenter.enter()
        finish(qtbot, presenter)
        assert presenter.state.shown.total == 9

    def test_it_can_be_cancelled(self, presenter, qtbot):
        presenter.enter()
        presenter.cancel()
        finish(qtbot, presenter)
        assert presenter.state.stale

    def test_a_network_that_is_broken_is_told(self, presenter, lent, qtbot):
        told = heard(lent.reported)

        def broken(_name):
            raise ModelFileError("It is broken.")

        lent.recognisers.get = broken
        presenter.enter()
        finish(qtbot, presenter)
        assert isinstance(told[0], ModelFileError)
        assert presenter.state.scores == ()

    def test_one_that_is_replaced_is_tested_anew(self, presenter, lent, qtbot):
        presenter.enter()
        finish(qtbot, presenter)
        lent.models._changed("mine")
        assert presenter.state.running
        finish(qtbot, presenter)

    def test_a_new_network_is_tested(self, presenter, lent, qtbot):
        presenter.enter()
        finish(qtbot, presenter)
        presenter.leave()
        names = (*lent.recognisers.names(), "newer")
        known = lent.recognisers.get
        lent.recognisers.names = lambda: names
        lent.recognisers.get = lambda name: known("cnn" if name == "newer" else name)
        presenter.enter()
        finish(qtbot, presenter)
        assert [score.name for score in presenter.state.scores] == list(names)


@pytest.fixture
def view(lent, qtbot):
    lent.notebook.store.add_many(some())
    made = qtbot.shown(Tab(TAB, lent), 1000, 700)
    made.buttons["accuracy"].click()
    finish(qtbot, made.page().presenter)
    yield made
    made.shutdown()


class TestPage:
    def test_it_says_what_is_confused(self, view):
        assert view.sentence.text() == (
            "CNN read 7 of 9 correctly (77.8 %). Once, for example, it took your 1 for 7. "
            "Click a cell to look at its digits."
        )
        row = view.page().board.rows["cnn"]
        assert row.share.text() == "77.8\u00a0%"
        assert row.note.text().startswith("wrong: 2 of 9")
        assert "not recorded" not in row.note.text()
        assert "not recorded" not in view.page().board.rows["mine"].note.text()
        assert not view.page().same.isVisible()

    def test_what_was_learnt_is_left_out_and_can_be_for_all(self, view, lent, qtbot):
        known = digests(all_labelled(lent.notebook.store).images)
        lent.recognisers.own.kept |= {"base_model": "cnn", **Met.of(known[:5], known[5:]).notes()}
        lent.models._changed("mine")
        page = view.page()
        finish(qtbot, page.presenter)
        rows = page.board.rows
        assert rows["mine"].note.text().startswith("wrong: 2 of 4")
        assert rows["mine"].note.text().endswith("\n5 it has learnt are left out")
        assert rows["cnn"].note.text().startswith("wrong: 2 of 9")
        QTest.mouseClick(page.same, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
        assert rows["cnn"].note.text().startswith("wrong: 2 of 4")
        assert "left out" not in rows["mine"].note.text()
        assert page.which.text() == "4 digits that none has learnt; 5 are left out."
        assert page.matrix._counts.sum() == 4

    def test_of_one_taught_without_a_record_it_is_said(self, view, lent, qtbot):
        lent.recognisers.own.kept |= {"base_model": "cnn"}
        lent.models._changed("mine")
        finish(qtbot, view.page().presenter)
        assert "not recorded" in view.page().board.rows["mine"].note.text()
        assert "not recorded" not in view.page().board.rows["cnn"].note.text()

    def test_a_click_goes_to_the_digits(self, view):
        matrix = view.page().matrix
        place = matrix.cell_rect(1, 7).center().toPoint()
        QTest.mouseMove(matrix, place)
        QTest.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=place)
        page = view.page()
        assert view.buttons["browse"].isChecked()
        assert page.presenter.state.ids.tolist() == [8]
        assert page.only.text() == "CNN: 1 read as 7"

    def test_the_tab_key_shows_where_it_is(self, view):
        matrix = view.page().matrix
        matrix.setFocus(Qt.FocusReason.TabFocusReason)
        assert matrix.cell == (0, 0)
        QTest.keyClick(matrix, Qt.Key.Key_Down)
        assert matrix.cell == (1, 0)

    def test_tab_goes_as_the_page_is_read(self, view):
        page = view.page()
        rows = [row.button for row in page.board.rows.values()]
        widget, chain = page.same, []
        while (widget := widget.nextInFocusChain()) is not page.same:
            chain.append(widget)
        places = [chain.index(w) for w in (*rows, page.test, page.cancel, page.matrix)]
        assert places == sorted(places)

    def test_the_keys_stay_at_test_and_cancel(self, view, qtbot):
        page, held = view.page(), view.window().focusWidget
        page.test.setFocus()
        page.presenter.test()
        assert held() is page.cancel
        finish(qtbot, page.presenter)
        assert held() is page.test

    def test_another_language_leaves_a_test_alone(self, view, lent, qtbot):
        first = view.page()
        first.presenter.test()
        i18n.install("ko")
        qtbot.waitUntil(lambda: view.page() is not first)
        finish(qtbot, first.presenter)
        assert view.page().board.rows["cnn"].share.text() == "77.8%"
        qtbot.waitUntil(lambda: view.presenter.accuracy.seen)
        lent.notebook.relabel({9: 1})
        finish(qtbot, first.presenter)
        assert view.presenter.accuracy.state.shown.wrong == 1

    def test_an_empty_cell_stays_shut(self, view):
        matrix = view.page().matrix
        opened = heard(matrix.opened)
        QTest.mouseClick(
            matrix, Qt.MouseButton.LeftButton, pos=matrix.cell_rect(0, 3).center().toPoint()
        )
        QTest.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
        assert opened == []

    def test_another_network_is_chosen(self, view):
        view.page().board.rows["mine"].button.click()
        assert view.page().presenter.state.chosen == "mine"
        assert view.sentence.text().startswith("mine read 7 of 9")

    def test_what_the_dock_shows_runs(self, view):
        reading = view.reading()
        assert r"\frac{7}{9} = 0.778" in reading.formulas[0].numbers
        assert reading.code is not None
        assert reading.code.arguments["C"].sum() == 9

    def test_an_empty_notebook_says_what_to_do(self, context, qtbot):
        made = Tab(TAB, context)
        qtbot.addWidget(made)
        made.show_page("accuracy")
        made.show()
        qtbot.waitUntil(lambda: made.presenter.accuracy.seen)
        assert made.page().empty.isVisible()
        assert made.sentence.text().startswith("Label some digits first")
        assert not made.page().test.isEnabled()
        assert "Draw" in made.page().empty.text()
        filled(context, [{}]).changed.emit()
        assert "Browse" in made.page().empty.text(), "there are digits, without labels"
        filled(context).changed.emit()
        assert made.page().presenter.state.running
        assert made.page().cancel.isVisible()
        made.page().cancel.click()
        finish(qtbot, made.page().presenter)


class TestMatrix:
    @pytest.fixture
    def matrix(self, qtbot):
        made = ConfusionView()
        qtbot.addWidget(made)
        made.resize(500, 500)
        counts = np.diag(np.arange(10))
        counts[9, 4] = 3
        made.show_counts(counts)
        made.show()
        return made

    def test_keys_walk_and_open(self, matrix):
        opened = []
        matrix.opened.connect(lambda was, read: opened.append((was, read)))
        QTest.keyClick(matrix, Qt.Key.Key_Right)
        assert matrix.cell == (0, 0)
        for _ in range(12):
            QTest.keyClick(matrix, Qt.Key.Key_Down)
        for _ in range(4):
            QTest.keyClick(matrix, Qt.Key.Key_Right)
        assert matrix.cell == (9, 4)
        assert matrix.accessibleDescription() == "9 read as 4: 3"
        QTest.keyClick(matrix, Qt.Key.Key_Return)
        QTest.keyClick(matrix, Qt.Key.Key_Left)
        QTest.keyClick(matrix, Qt.Key.Key_Space)
        assert opened == [(9, 4)]

    def test_counts_fit_their_cells_or_colour_is_alone(self, matrix, monkeypatch):
        """Once, 123 was cut off where 12 had room."""
        drawn = []

        def draw(texts, painter, rect, text):
            drawn.append(texts.width(text) <= rect.width())

        monkeypatch.setattr(labels.Labels, "draw", draw)
        matrix.show_counts(np.full((10, 10), 1234))
        for side in (500, 400, 300, 240, 200):
            matrix.setMinimumSize(0, 0)
            matrix.resize(side, side)
            matrix.grab()
            assert all(drawn), side
        assert len(drawn) % 100 == 0
        assert 100 <= len(drawn) < 500
        matrix.show_counts(np.full((10, 10), 7))
        drawn.clear()
        matrix.grab()
        assert drawn == [True] * 100

    def test_all_cells_are_inside(self, matrix):
        for size in ((500, 500), (900, 300), (300, 900)):
            matrix.resize(*size)
            for was in range(10):
                for read in range(10):
                    assert matrix.rect().contains(matrix.cell_rect(was, read).toAlignedRect())

    def test_words(self, matrix):
        assert matrix.words(5, 5) == "5 read correctly: 5"
        assert "Walk with the arrow keys" in matrix.accessibleDescription()


@pytest.mark.parametrize(
    ("share", "text"), [(1, "100"), (0.99999, ">\u00a099.9"), (0.5, "50.0"), (0, "0")]
)
def test_all_is_said_only_of_all(share, text):
    assert percent(share, 1) == f"{text}\u00a0%"

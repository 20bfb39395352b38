"""The page Browse as a user has it: keys, buttons, and what the grid shows."""

from __future__ import annotations

import numpy as np
import pytest
from mydigits_help import digit, filled, shown
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from desktop.services import i18n
from desktop.style import theme
from desktop.tabs.kit.tab import Tab
from desktop.tabs.mydigits import TAB
from desktop.tabs.mydigits.browse.grid import PORTION, DigitGrid, DigitsModel
from desktop.tabs.mydigits.browse.presenter import Only
from nn_core.data.notebook import count, entries
from nn_core.digits import rasterise

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def view(context, qtbot):
    yield from shown(context, qtbot)


def at(grid, row):
    return grid.visualRect(grid.model().index(row)).center()


def choose(grid, *rows):
    for n, row in enumerate(rows):
        held = Qt.KeyboardModifier.ControlModifier if n else NONE
        QTest.mouseClick(grid.viewport(), LEFT, held, at(grid, row))


def look_at(view, only):
    """Do what another page does to have its digits looked at."""
    view.presenter.browse.show_only(only)
    view.show_page("browse")


@pytest.mark.parametrize("name", ["browse", "teach"])
def test_a_page_never_begins_as_that_of_an_empty_notebook(context, qtbot, name):
    filled(context)
    context.settings.set("mydigits/page", name)
    made = Tab(TAB, context)
    qtbot.addWidget(made)
    page = made.page()
    assert not page.empty.isVisibleTo(page.picture)
    assert not page.presenter.seen


class TestView:
    def test_it_says_what_there_is(self, view):
        assert view.sentence.text().startswith("Your digits: 5, labelled: 4. Misread: 1;")
        assert view.page().grid.isVisible()

    def test_a_digit_is_opened_where_it_is_read(self, view, context, qtbot):
        grid = view.page().grid
        for how in ("mouse", "key"):
            choose(grid, 1)
            with qtbot.waitSignal(context.place_wanted) as wanted:
                if how == "mouse":
                    QTest.mouseDClick(grid.viewport(), LEFT, NONE, at(grid, 1))
                else:
                    QTest.keyClick(grid, Qt.Key.Key_Return)
            assert wanted.args == ["digit/read"]
            entry = grid.model().entry(1)
            assert (rasterise(context.drawing.value) == rasterise(entry.drawing)).all()

    def test_an_empty_one_says_what_to_do(self, context, qtbot):
        made = Tab(TAB, context)
        qtbot.addWidget(made)
        made.show()
        qtbot.waitUntil(lambda: made.presenter.browse.seen)
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
        assert "brings back what you deleted" in view.sentence.text()
        view.undo_stack().undo()
        assert view.sentence.text().startswith("Your digits: 5")

    def test_deleted_digits_are_looked_at_and_brought_back(self, view, context):
        page = view.page()
        assert page.label.findText("deleted", Qt.MatchFlag.MatchStartsWith) < 0
        context.notebook.delete([1, 2, 3, 4, 5])
        page.label.setCurrentText("deleted (5)")
        page.label.activated.emit(page.label.currentIndex())
        assert page.label.currentText() == "deleted (5)"
        assert view.sentence.text().startswith("Deleted in the last 30 days: 5.")
        assert not page.actions.export.isEnabled()
        choose(page.grid, 0)
        assert not page.actions.digits[3].isEnabled()
        QTest.keyClick(page.grid, Qt.Key.Key_Delete)
        assert count(context.notebook.store) == 0
        assert page.actions.delete.text() == "Bring back"
        page.actions.delete.click()
        assert count(context.notebook.store) == 1
        page.everything.click()
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

    def test_undo_works_on_every_page(self, view, context):
        view.presenter.browse.delete([1, 2])
        for page in ("accuracy", "teach"):
            view.show_page(page)
            view.undo_stack().undo()
            assert count(context.notebook.store) == 5
            view.undo_stack().redo()
            assert count(context.notebook.store) == 3
        view.show_page("browse")
        assert view.page().presenter.state.ids.tolist() == [5, 4, 3]

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
            ("network", "MLP", [4, 3]),
            ("period", "today", [5, 4, 3, 2, 1]),
        ],
    )
    def test_a_filter_is_chosen(self, view, box, text, found):
        page = view.page()
        field = getattr(page, box)
        field.setCurrentText(text)
        assert field.currentText() == text
        field.activated.emit(field.currentIndex())
        assert page.presenter.state.ids.tolist() == found
        assert field.currentText() == text
        page.everything.click()
        assert len(page.presenter.state.ids) == 5
        assert field.currentIndex() == 0

    def test_a_set_of_another_page(self, view):
        look_at(view, Only("cnn", 7, 1, np.array([2])))
        page = view.page()
        assert page.only.text() == "CNN: 7 read as 1"
        assert view.sentence.text().startswith("CNN: 7 read as 1: 1 of your 5.")
        assert page.only.isVisible()
        assert page.presenter.state.ids.tolist() == [2]

    def test_the_set_follows_the_language(self, view):
        look_at(view, Only("cnn", 7, 1, np.array([2])))
        i18n.install("ko")
        try:
            QCoreApplication.sendPostedEvents()
            view.retranslate()
            assert view.page().only.text() == "CNN: 실제 7, 읽은 답 1"
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
        page.presenter.set_label("unlabelled")
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
        view.page().presenter.set_label("0")
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

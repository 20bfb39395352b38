"""“That was a 7” in one key: drawings go into the notebook from the digit tab."""

from __future__ import annotations

import pytest
from digit_help import Store, draw, tall_or_wide
from lending import given_back, lend
from mydigits_help import heard
from pen import LEFT, ONE, SEVEN, drag
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.services import i18n
from desktop.style import theme
from desktop.tabs.digit import TAB
from desktop.tabs.digit.read.keeper import Keeping
from desktop.tabs.digit.read.rows import LabelRow
from nn_core.data.notebook import NotebookLocked, count, counts_by_label, entries, ids


@pytest.fixture
def context(qapp, tmp_path):
    yield from given_back(lend(tmp_path, Store(cnn=tall_or_wide(), mlp=tall_or_wide())))


@pytest.fixture
def view(context, qtbot):
    made = qtbot.shown(TAB.build(context), 900, 640)
    qtbot.waitUntil(lambda: made.presenter.read.recogniser is not None)
    return made


def kept(context):
    store = context.notebook.store
    return [(e.label, e.answer) for e in entries(store, ids(store)[::-1])]


def test_a_key_says_what_it_was(view, context, qtbot):
    drag(view.page().canvas, SEVEN)
    QTest.keyClick(view.page().canvas, Qt.Key.Key_1)
    assert view.page().labels.caption.text() == "✓ Kept as 1 · Esc: next"
    store = context.notebook.store
    (entry,) = entries(store, ids(store))
    assert (entry.label, entry.answer, entry.model, entry.state) == (1, 7, "cnn", "digit")
    assert len(entry.strokes) == 1
    assert 0.5 < entry.confidence <= 1
    assert entry.right is False


def test_what_was_kept_is_said_with_the_words_there_is_room_for(dressed, qtbot):
    said = set()
    for zoom in (1, 1.3):
        theme.manager().set_zoom(zoom)
        for language in ("ko", "en"):
            i18n.install(language)
            row = LabelRow()
            qtbot.addWidget(row)
            row.show()
            row.show_keeping(Keeping(possible=True, answer=2, label=2))
            for width in (180, 300, 209, 400):
                row.resize(width, 90)
                row.layout().activate()
                assert row.caption.width() >= row.caption.sizeHint().width(), (zoom, width)
                said.add(row.caption.text())
    assert said == {
        "✓ Kept as 2",
        "✓ Kept as 2 · Esc: next",
        "✓ 보관: 2",
        "✓ 보관: 2 · Esc: 다음",
    }


def test_another_key_takes_the_place_of_the_first(view, context):
    drag(view.page().canvas, SEVEN)
    QTest.keyClick(view.page().canvas, Qt.Key.Key_1)
    QTest.keyClick(view.page().canvas, Qt.Key.Key_7, Qt.KeyboardModifier.KeypadModifier)
    assert kept(context) == [(7, 7)]
    assert view.page().labels.keys[7].isChecked()
    assert not view.page().labels.keys[1].isChecked()


def test_enter_says_that_the_answer_is_right(view, context):
    drag(view.page().canvas, SEVEN)
    QTest.keyClick(view.page().canvas, Qt.Key.Key_Return)
    assert kept(context) == [(7, 7)]


def test_the_mouse_does_the_same(view, context, qtbot):
    drag(view.page().canvas, ONE)
    qtbot.waitUntil(view.page().labels.keys[4].isEnabled)
    QTest.mouseClick(view.page().labels.keys[4], LEFT)
    assert kept(context) == [(4, 1)]
    QTest.mouseClick(view.page().labels.act, LEFT)  # take out
    assert kept(context) == []
    assert view.page().labels.caption.text() == "Keep it as"
    QTest.mouseClick(view.page().labels.act, LEFT)  # right
    assert kept(context) == [(1, 1)]


def test_a_click_on_the_label_it_has_changes_nothing(view, context, qtbot):
    drag(view.page().canvas, ONE)
    qtbot.waitUntil(view.page().labels.keys[4].isEnabled)
    for _ in range(2):
        QTest.mouseClick(view.page().labels.keys[4], LEFT)
        assert view.page().labels.keys[4].isChecked()
    assert kept(context) == [(4, 1)]


def test_the_next_drawing_is_another_one(view, context, qtbot):
    drag(view.page().canvas, SEVEN)
    QTest.keyClick(view.page().canvas, Qt.Key.Key_7)
    QTest.keyClick(view.page().canvas, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not view.page().labels.keys[0].isEnabled())
    assert view.page().labels.caption.text() == "Keep it as"
    drag(view.page().canvas, ONE)
    QTest.keyClick(view.page().canvas, Qt.Key.Key_1)
    assert counts_by_label(context.notebook.store) == (0, 1, 0, 0, 0, 0, 0, 1, 0, 0)


def test_esc_begins_the_next_after_a_click_wherever_the_keys_were(view, context, qtbot):
    page = view.page()
    drag(page.canvas, SEVEN)
    qtbot.waitUntil(page.labels.keys[7].isEnabled)
    page.controls.model.setFocus()
    QTest.mouseClick(page.labels.keys[7], LEFT)
    QTest.keyClick(view.window().focusWidget(), Qt.Key.Key_Escape)
    assert not view.presenter.read.editor.drawing.strokes


def test_blank_paper_and_held_keys_store_nothing(view, context):
    for key in (Qt.Key.Key_7, Qt.Key.Key_Return):
        QTest.keyClick(view.page().canvas, key)
    drag(view.page().canvas, SEVEN)
    QTest.keyClick(view.page().canvas, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view.page().controls.model, Qt.Key.Key_7)
    assert count(context.notebook.store) == 0
    assert not view.presenter.read.keeper.keeping.label


def test_nothing_is_opened_before_the_first_is_kept(view, context):
    drag(view.page().canvas, SEVEN)
    view.presenter.read.recognise()
    assert not context.notebook.path.exists()


def test_the_chosen_one_of_several_is_kept(view, context, qtbot):
    draw(view.presenter.read.editor, [(0.15, 0.3), (0.15, 0.7)])
    draw(view.presenter.read.editor, [(0.6, 0.3), (0.9, 0.3), (0.75, 0.7)])
    view.presenter.read.set_apart(True)
    view.presenter.read.recognise()
    if not view.presenter.read.state.parts:
        pytest.skip("they were not read apart")
    view.presenter.read.choose_part(0)
    QTest.keyClick(view.page().canvas, Qt.Key.Key_1)
    view.presenter.read.choose_part(1)
    QTest.keyClick(view.page().canvas, Qt.Key.Key_7)
    store = context.notebook.store
    assert [len(e.strokes) for e in entries(store, ids(store))] == [1, 1]
    assert [label for label, _ in kept(context)] == [1, 7]


def recall(view, command):
    """Undo or redo an edit of the sheet, and read what is there then."""
    getattr(view.undo_stack(), command)()
    view.presenter.read.recognise()


def test_undo_takes_back_what_was_kept_before_it_takes_strokes(view, context):
    drag(view.page().canvas, SEVEN)
    QTest.keyClick(view.page().canvas, Qt.Key.Key_1)
    QTest.keyClick(view.page().canvas, Qt.Key.Key_7)
    assert kept(context) == [(7, 7)]
    recall(view, "undo")
    assert kept(context) == [(1, 7)]
    assert view.page().labels.caption.text().startswith("✓ Kept as 1")
    recall(view, "undo")
    assert kept(context) == []
    assert view.page().labels.caption.text() == "Keep it as"
    assert len(view.presenter.read.editor.drawing.strokes) == 1
    recall(view, "redo")
    recall(view, "redo")
    assert kept(context) == [(7, 7)]
    recall(view, "undo")
    recall(view, "undo")
    recall(view, "undo")
    assert view.presenter.read.editor.is_blank


def test_a_drawing_that_comes_back_is_not_kept_twice(view, context):
    drag(view.page().canvas, SEVEN)
    QTest.keyClick(view.page().canvas, Qt.Key.Key_7)
    QTest.keyClick(view.page().canvas, Qt.Key.Key_Escape)
    assert view.presenter.read.editor.is_blank
    recall(view, "undo")
    assert view.page().labels.keys[7].isChecked()
    QTest.keyClick(view.page().canvas, Qt.Key.Key_7)
    QTest.keyClick(view.page().canvas, Qt.Key.Key_2)
    assert kept(context) == [(2, 7)]


def test_what_is_mended_in_the_notebook_is_seen_on_the_sheet(view, context):
    drag(view.page().canvas, SEVEN)
    QTest.keyClick(view.page().canvas, Qt.Key.Key_1)
    (number,) = ids(context.notebook.store)
    context.notebook.relabel({int(number): 3})
    assert view.page().labels.keys[3].isChecked()
    context.notebook.delete([int(number)])
    assert view.page().labels.caption.text() == "Keep it as"
    QTest.keyClick(view.page().canvas, Qt.Key.Key_7)
    assert kept(context) == [(7, 7)]


def test_what_was_taken_out_can_be_brought_back(view, context, qtbot):
    drag(view.page().canvas, ONE)
    QTest.keyClick(view.page().canvas, Qt.Key.Key_1)
    QTest.mouseClick(view.page().labels.act, LEFT)
    view.presenter.read.recognise()
    assert kept(context) == []
    recall(view, "undo")
    assert kept(context) == [(1, 1)]
    assert view.page().labels.keys[1].isChecked()


def test_more_ink_is_another_drawing(view, context):
    drag(view.page().canvas, SEVEN)
    QTest.keyClick(view.page().canvas, Qt.Key.Key_7)
    view.presenter.read.editor.begin(0.5, 0.5)
    view.presenter.read.editor.extend(0.6, 0.5)
    view.presenter.read.recognise()
    assert view.page().labels.caption.text() == "Keep it as"
    view.presenter.read.editor.end()


def test_a_locked_notebook_is_told(view, context, monkeypatch):
    told = heard(context.reported)

    def locked(_entry):
        raise NotebookLocked("It is locked.")

    monkeypatch.setattr(context.notebook, "add", locked)
    drag(view.page().canvas, SEVEN)
    QTest.keyClick(view.page().canvas, Qt.Key.Key_7)
    assert isinstance(told[0], NotebookLocked)
    assert view.page().labels.caption.text() == "Keep it as"


@pytest.mark.parametrize(("width", "rows"), [(400, 1), (170, 2)])
def test_the_keys_stand_in_one_row_where_they_fit(qtbot, width, rows):
    row = LabelRow()
    qtbot.addWidget(row)
    row.show_keeping(Keeping(True, 3))
    row.resize(width, 90)
    row.show()
    qtbot.waitUntil(lambda: len({key.y() for key in row.keys}) == rows)

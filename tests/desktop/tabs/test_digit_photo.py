"""A photo on the page Read: its frame, what was found in it, several digits, and nothing at all."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from lending import given_back, lend
from pen import LEFT, NONE, SEVEN, drag
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest

from desktop.services.recognisers import Recognisers
from desktop.tabs.digit import TAB
from desktop.tabs.digit.read.state import Kind
from desktop.widgets.canvas import drawing_files, picture_reading
from desktop.widgets.canvas.photo_crop import WHOLE
from desktop.widgets.controls import file_dialogs
from nn_core.data.notebook import entries, ids

DATA = Path(__file__).parents[2] / "data"
DESK = DATA / "photos" / "desk_2.jpg"
ROWS = DATA / "rows" / "tworows_00_348547.png"


@pytest.fixture
def context(qapp, tmp_path):
    yield from given_back(lend(tmp_path, Recognisers()))


@pytest.fixture
def view(context, qtbot):
    made = qtbot.shown(TAB.build(context), 900, 640)
    qtbot.waitUntil(lambda: made.presenter.read.recogniser is not None)
    return made


@pytest.fixture
def opened(view, qtbot, monkeypatch):
    def open_file(path):
        monkeypatch.setattr(file_dialogs, "file_to_open", lambda *_: path)
        QTest.mouseClick(view.page().controls.open, LEFT)
        settle(view, qtbot)
        return view.page()

    return open_file


def settle(view, qtbot):
    qtbot.waitUntil(lambda: not view.presenter.read.opening.running)
    qtbot.waitUntil(lambda: not view.presenter.read.pending)


def at(pane, x, y):
    frame = pane.frame()
    return QPoint(round(frame.x() + x * frame.width()), round(frame.y() + y * frame.height()))


def pull(pane, start, end):
    QTest.mousePress(pane, LEFT, NONE, at(pane, *start))
    for share in (0.5, 1.0):
        between = [a + share * (b - a) for a, b in zip(start, end, strict=True)]
        QTest.mouseMove(pane, at(pane, *between))
    QTest.mouseRelease(pane, LEFT, NONE, at(pane, *end))


def test_the_photo_stands_beside_what_was_found(opened):
    page = opened(DESK)
    assert page.photo.isVisible()
    assert not page.strip.isVisible()
    assert page.answer.headline == "2"
    ((box, said),) = page.presenter.state.marks
    assert said == "2"
    assert 0.3 < box[0] < box[2] < 0.65
    assert "2" in page.photo.accessibleDescription()


def test_it_goes_with_the_drawing_and_comes_back_with_undo(opened, view, qtbot):
    page = opened(DESK)
    QTest.mouseClick(page.controls.clear, LEFT)
    settle(view, qtbot)
    assert not page.photo.isVisible()
    assert page.strip.isVisible()
    page.presenter.undo_stack.undo()
    settle(view, qtbot)
    assert page.photo.isVisible()
    assert page.answer.headline == "2"


def test_strokes_over_it_leave_the_photo_but_no_marks(opened, view, qtbot):
    page = opened(DESK)
    drag(page.canvas, SEVEN)
    settle(view, qtbot)
    assert page.photo.isVisible()
    assert page.presenter.state.marks == ()


def test_a_frame_is_drawn_moved_sized_and_given_up_by_the_mouse(opened, view, qtbot):
    page = opened(DESK)
    pane = page.photo
    pull(pane, (0.3, 0.2), (0.7, 0.7))
    settle(view, qtbot)
    assert pane.box == pytest.approx((0.3, 0.2, 0.7, 0.7), abs=0.02)
    assert page.presenter.state.photo.box == pane.box
    assert page.answer.headline == "2"
    drawn = pane.box
    pull(pane, (0.45, 0.4), (0.5, 0.45))
    assert pane.box == pytest.approx([edge + 0.05 for edge in drawn], abs=0.02)
    right = pane.box[2]
    pull(pane, (right, 0.45), (right - 0.1, 0.45))
    assert pane.box[2] == pytest.approx(right - 0.1, abs=0.02)
    settle(view, qtbot)
    QTest.mouseDClick(pane, LEFT, NONE, at(pane, 0.5, 0.5))
    assert pane.box == WHOLE
    settle(view, qtbot)
    for _ in range(3):
        page.presenter.undo_stack.undo()
    settle(view, qtbot)
    assert page.presenter.state.photo.box == WHOLE


def test_digits_are_looked_for_beside_everything_else(opened, view, qtbot, monkeypatch):
    page = opened(DESK)
    ready, found, threads = threading.Event(), drawing_files.looking, []

    def looking(crop):
        threads.append(threading.current_thread())
        assert ready.wait(20)
        yield from found(crop)

    monkeypatch.setattr(drawing_files, "looking", looking)
    pull(page.photo, (0.3, 0.2), (0.7, 0.7))
    framed = page.photo.box
    page.presenter.set_marked(True)
    assert page.photo.box == framed != page.presenter.state.photo.box == WHOLE
    QTest.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert page.photo.box == WHOLE
    pull(page.photo, (0.3, 0.2), (0.7, 0.7))
    ready.set()
    settle(view, qtbot)
    assert page.presenter.state.photo.box == page.photo.box == framed
    assert threading.main_thread() not in threads


def test_a_click_alone_makes_no_frame(opened):
    page = opened(DESK)
    QTest.mouseClick(page.photo, LEFT, NONE, at(page.photo, 0.5, 0.5))
    assert page.photo.box == WHOLE


def test_keys_move_and_size_the_frame(opened, view, qtbot):
    page = opened(DESK)
    pane = page.photo
    for _ in range(5):
        QTest.keyClick(pane, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyClick(pane, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert pane.box == pytest.approx((0, 0, 0.9, 0.9))
    QTest.keyClick(pane, Qt.Key.Key_Right)
    QTest.keyClick(pane, Qt.Key.Key_Down)
    assert pane.box == pytest.approx((0.02, 0.02, 0.92, 0.92))
    assert "92" in pane.accessibleDescription()
    QTest.keyClick(pane, Qt.Key.Key_Home)
    assert pane.box == WHOLE
    QTest.keyClick(pane, Qt.Key.Key_Left)
    assert pane.box == WHOLE


def test_where_nothing_is_found_the_photo_stays_and_says_what_to_do(opened, view, tmp_path):
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    image.save(str(tmp_path / "a.png"))
    page = opened(tmp_path / "a.png")
    assert page.photo.isVisible()
    assert page.presenter.state.kind is Kind.BLANK
    assert "frame" in view.sentence.text()


def test_several_digits_are_marked_and_kept_one_by_one(opened, view, context, qtbot):
    page = opened(ROWS)
    state = page.presenter.state
    assert state.kind is Kind.APART
    assert "".join(said for _, said in state.marks) == "348547"
    for number in (0, 4):
        box = state.marks[number][0]
        middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        QTest.mouseClick(page.photo, LEFT, NONE, at(page.photo, *middle))
        assert page.presenter.state.chosen == number
        QTest.keyClick(page.photo, Qt.Key.Key_Return)
    store = context.notebook.store
    assert [entry.label for entry in entries(store, sorted(ids(store)))] == [3, 4]


def test_digits_that_touch_offer_no_reading_apart(opened, view):
    page = opened(DATA / "rows" / "touch_01_696.png")
    assert not page.apart.isVisible()
    assert page.presenter.state.kind is Kind.NO_DIGIT


def test_a_pasted_photo_has_its_frame_a_small_picture_has_none(view, qtbot):
    page = view.page()
    for width, shown in ((300, True), (28, False)):
        image = QImage(width, width, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        mime = QMimeData()
        mime.setImageData(image)
        QGuiApplication.clipboard().setMimeData(mime)
        page.paste()
        settle(view, qtbot)
        assert page.photo.isVisible() is shown


@pytest.mark.qt_log_ignore(".*")  # the decoder warns of what is said by us
def test_a_file_cut_short_is_told(opened, context):
    told = []
    context.reported.connect(told.append)
    opened(DATA / "photos" / "truncated.jpg")
    assert "cut short" in str(told[0])


def test_the_button_that_opens_stops_what_takes_long(opened, view, qtbot, monkeypatch):
    ready, read = threading.Event(), picture_reading.read_photo
    monkeypatch.setattr(picture_reading, "read_photo", lambda path: (ready.wait(20), read(path))[1])
    controls, progress = view.page().controls, []
    view.context.progressed.connect(lambda step: progress.append(step.fraction))
    monkeypatch.setattr(file_dialogs, "file_to_open", lambda *_: DESK)
    QTest.mouseClick(controls.open, LEFT)
    qtbot.waitUntil(lambda: controls.open.text() == "Cancel")
    assert progress == [None]
    QTest.mouseClick(controls.open, LEFT)
    assert controls.open.text() == "Open…"
    assert progress == [None, 1.0]
    ready.set()
    qtbot.waitUntil(lambda: not view.context.busy)
    assert view.presenter.read.editor.is_blank

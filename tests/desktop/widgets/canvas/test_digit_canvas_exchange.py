"""Drawings and pictures come onto the canvas, and leave it, by clipboard and by drop."""

from __future__ import annotations

import pytest
from pen import NONE, SEVEN, blank_canvas, drag
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtTest import QTest

from desktop.widgets.canvas import drawing_files


@pytest.fixture
def canvas(qtbot):
    return blank_canvas(qtbot)


def test_copied_strokes_come_back_as_strokes(canvas):
    drag(canvas, SEVEN)
    strokes = canvas.editor.drawing.strokes
    canvas.copy()
    canvas.editor.clear()
    canvas.paste()
    back = canvas.editor.drawing.strokes
    assert back[0].points == pytest.approx(strokes[0].points, abs=1e-4)


def dark_on_light(side=40):
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for row in range(side // 4, 3 * side // 4):
        image.setPixelColor(side // 2, row, QColor("black"))
    return image


def test_a_copied_picture_is_pasted(canvas, qtbot):
    QGuiApplication.clipboard().setImage(dark_on_light())
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not canvas.opening.running)
    picture = canvas.editor.drawing.image
    assert picture[20, 20] > 0.9 and picture[5, 5] < 0.1
    canvas.editor.undo_stack.undo()
    assert canvas.editor.is_blank


def drop(canvas, mime, qtbot):
    at, button = QPointF(canvas.sheet().center()), Qt.MouseButton.LeftButton
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    enter = QDragEnterEvent(at.toPoint(), both, mime, button, NONE)
    QGuiApplication.sendEvent(canvas, enter)
    if enter.isAccepted():
        event = QDropEvent(at, both, mime, button, NONE)
        QGuiApplication.sendEvent(canvas, event)
        assert event.dropAction() is Qt.DropAction.CopyAction, "else the file is deleted there"
    qtbot.waitUntil(lambda: not canvas.opening.running)
    return enter.isAccepted()


def files(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_a_dropped_picture_is_taken(canvas, tmp_path, qtbot):
    path = tmp_path / "숫자 one.png"
    assert dark_on_light().save(str(path))
    mime = files(path)
    assert drop(canvas, mime, qtbot)
    assert canvas.editor.drawing.image is not None


def test_of_several_files_the_first_is_taken_and_that_is_told(canvas, tmp_path, qtbot):
    path = tmp_path / "one.png"
    assert dark_on_light().save(str(path))
    told = []
    canvas.failed.connect(told.append)
    assert drop(canvas, files(path, tmp_path / "two.png"), qtbot)
    assert canvas.editor.drawing.image is not None
    assert "one.png" in str(told[0]) and "2" in str(told[0])


def test_dropped_text_is_not_even_let_in(canvas, qtbot):
    mime = QMimeData()
    mime.setText("seven")
    assert not drop(canvas, mime, qtbot)


def test_a_dropped_file_that_is_no_picture_is_explained(canvas, tmp_path, qtbot):
    drag(canvas, SEVEN)
    before = canvas.editor.drawing
    path = tmp_path / "notes.png"
    path.write_bytes(b"no picture at all")
    failures = []
    canvas.failed.connect(failures.append)
    mime = files(path)
    drop(canvas, mime, qtbot)
    assert "notes.png" in str(failures[0])
    assert canvas.editor.drawing is before


def test_pasting_nothing_is_explained(canvas):
    QGuiApplication.clipboard().clear()
    failures = []
    canvas.failed.connect(failures.append)
    canvas.paste()
    assert "no picture" in str(failures[0])


def test_own_strokes_are_offered_beside_the_picture(canvas):
    drag(canvas, SEVEN)
    mime = drawing_files.to_mime(canvas.editor.drawing)
    assert mime.hasImage() and mime.hasFormat(drawing_files.STROKES)

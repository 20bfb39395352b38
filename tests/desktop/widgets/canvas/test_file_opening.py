"""A file is read beside everything else: the window lives on, and Cancel is answered at once."""

from __future__ import annotations

import threading

import pytest
from pen import SEVEN, blank_canvas, drag
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from desktop.widgets.canvas import picture_reading


@pytest.fixture
def canvas(qtbot):
    return blank_canvas(qtbot)


@pytest.fixture
def picture(tmp_path):
    image = QImage(120, 120, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for row in range(30, 90):
        image.setPixelColor(60, row, QColor("black"))
    assert image.save(str(tmp_path / "one.png"))
    return tmp_path / "one.png"


@pytest.fixture
def slow(monkeypatch):
    """Let a decoder take as long as the test wants."""
    ready, read = threading.Event(), picture_reading.read_photo

    def wait(path):
        assert ready.wait(20)
        return read(path)

    monkeypatch.setattr(picture_reading, "read_photo", wait)
    yield ready
    ready.set()


def test_a_file_that_takes_long_is_shown_and_taken_in_the_end(canvas, qtbot, picture, slow):
    with qtbot.waitSignal(canvas.opening.waiting) as waiting:
        canvas.opening.open(picture)
    assert waiting.args == [True]
    drag(canvas, SEVEN)
    assert canvas.editor.drawing.strokes
    with qtbot.waitSignal(canvas.opening.waiting) as waiting:
        slow.set()
    assert waiting.args == [False]
    assert canvas.editor.photo is not None
    canvas.editor.undo_stack.undo()
    assert canvas.editor.drawing.strokes


def test_cancel_leaves_the_sheet_while_the_decoder_still_works(canvas, qtbot, picture, slow):
    drag(canvas, SEVEN)
    before = canvas.editor.drawing
    with qtbot.waitSignal(canvas.opening.waiting):
        canvas.opening.open(picture)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert not canvas.opening.running
    slow.set()
    with qtbot.waitSignal(canvas.opening._runner.finished):
        pass
    assert canvas.editor.drawing is before
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.editor.is_blank


def test_the_latest_file_is_the_one_that_is_taken(canvas, qtbot, picture, slow, tmp_path):
    canvas.opening.open(tmp_path / "none.png")
    canvas.opening.open(picture)
    told = []
    canvas.failed.connect(told.append)
    slow.set()
    qtbot.waitUntil(lambda: not canvas.opening.running)
    assert canvas.editor.photo is not None
    assert told == []

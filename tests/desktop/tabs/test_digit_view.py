"""The digit tab as a user has it: drawn on with the mouse, read off the widgets."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest
from digit_help import Store, tall_or_wide
from lending import given_back, lend
from pen import LEFT, NONE, ONE, SEVEN, drag, pixel
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from desktop.services import i18n
from desktop.style import theme
from desktop.tabs import names
from desktop.tabs.digit import TAB
from desktop.widgets.controls import file_dialogs
from nn_core.errors import ValueRefused

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def context(qapp, tmp_path):
    networks = {name: tall_or_wide() for name in ("cnn", "mlp", "book")}
    yield from given_back(lend(tmp_path, Store(**networks)))


@pytest.fixture
def view(context, qtbot):
    made = qtbot.shown(TAB.build(context), 700, 580)
    # The network is loaded in the background; let that be over.
    qtbot.waitUntil(lambda: made.presenter.read.recogniser is not None)
    return made


def settle(view, qtbot):
    qtbot.waitUntil(lambda: not view.presenter.read.opening.running)
    qtbot.waitUntil(lambda: not view.presenter.read._soon.isActive())


def painted_parts(view):
    page = view.page()
    return page.canvas, page.bars, page.answer, page.pixels, page.strip


def click(button):
    QTest.mouseClick(button, LEFT)


def test_blank_paper_shows_no_prediction(view):
    assert view.page().bars.probabilities is None
    assert view.page().answer.headline == ""
    assert view.page().strip.layers == ()
    assert view.page().pixels.pixels.max() == 0
    assert "Draw a digit" in view.sentence.text()


def test_what_is_drawn_is_read_everywhere(view, qtbot):
    drag(view.page().canvas, SEVEN)
    settle(view, qtbot)
    assert view.page().bars.answer == 7
    assert view.page().answer.headline == "7"
    assert view.page().pixels.pixels.max() > 0.9
    assert [layer.values.shape for layer in view.page().strip.layers] == [(6,)]
    assert "7" in view.sentence.text()


def test_the_bars_move_while_the_pen_is_down(view, qtbot):
    QTest.mousePress(view.page().canvas, LEFT, NONE, pixel(view.page().canvas, SEVEN[0]))
    QTest.mouseMove(view.page().canvas, pixel(view.page().canvas, SEVEN[1]))
    qtbot.waitUntil(lambda: view.page().bars.probabilities is not None)
    early = view.page().bars.probabilities
    for place in SEVEN[2:]:
        QTest.mouseMove(view.page().canvas, pixel(view.page().canvas, place))
    qtbot.waitUntil(lambda: view.page().bars.probabilities is not early)
    QTest.mouseRelease(view.page().canvas, LEFT, NONE, pixel(view.page().canvas, SEVEN[-1]))
    settle(view, qtbot)


def test_clear_and_undo_by_button(view, qtbot):
    panel = view.page().controls
    assert not panel.clear.isEnabled() and not panel.undo.isEnabled()
    drag(view.page().canvas, ONE)
    settle(view, qtbot)
    assert panel.clear.isEnabled() and panel.undo.isEnabled()
    click(panel.clear)
    settle(view, qtbot)
    assert view.page().bars.probabilities is None
    click(panel.undo)
    settle(view, qtbot)
    assert view.page().answer.headline == "1"
    click(panel.undo)
    click(panel.redo)
    settle(view, qtbot)
    assert view.page().answer.headline == "1"


def test_the_tab_lends_its_undo_stack(view):
    drag(view.page().canvas, ONE)
    assert view.undo_stack().canUndo()
    assert view.undo_stack().undoText() == "stroke"


def test_another_network_is_chosen_by_keyboard(view, qtbot, context):
    drag(view.page().canvas, ONE)
    settle(view, qtbot)
    view.page().controls.model.setFocus()
    QTest.keyClick(view.page().controls.model, Qt.Key.Key_Down)
    assert "mlp" in context.recognisers.asked
    assert view.page().controls.model.currentData() == "mlp"


def test_pen_and_eraser_controls_and_keys_agree(view):
    panel, editor = view.page().controls, view.page().canvas.editor
    panel.pen.slider.setFocus()
    QTest.keyClick(panel.pen.slider, Qt.Key.Key_Right)
    assert editor.pen_width == pytest.approx(0.08)
    QTest.keyClick(view.page().canvas, Qt.Key.Key_BracketRight)
    assert panel.pen.value() == 9
    click(panel.eraser)
    assert editor.erasing
    QTest.keyClick(view.page().canvas, Qt.Key.Key_E)
    assert not panel.eraser.isChecked()


def test_copy_and_paste_of_the_window_work_on_the_drawing(view, qtbot):
    drag(view.page().canvas, SEVEN)
    settle(view, qtbot)
    view.copy()
    click(view.page().controls.clear)
    view.paste()
    settle(view, qtbot)
    assert view.page().answer.headline == "7"


def test_a_refused_paste_is_reported(view, context):
    errors = []
    context.reported.connect(errors.append)
    QGuiApplication.clipboard().clear()
    click(view.page().controls.paste)
    assert "no picture" in str(errors[0])


def test_open_and_save(view, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "seven.jsonl"
    monkeypatch.setattr(file_dialogs, "place_to_save", lambda *_: path)
    monkeypatch.setattr(file_dialogs, "file_to_open", lambda *_: path)
    drag(view.page().canvas, SEVEN)
    settle(view, qtbot)
    click(view.page().controls.save)
    click(view.page().controls.clear)
    click(view.page().controls.open)
    settle(view, qtbot)
    assert view.page().answer.headline == "7"


def test_a_cancelled_dialog_changes_nothing(view, monkeypatch):
    monkeypatch.setattr(file_dialogs, "place_to_save", lambda *_: None)
    monkeypatch.setattr(file_dialogs, "file_to_open", lambda *_: None)
    drag(view.page().canvas, SEVEN)
    click(view.page().controls.open)
    assert len(view.page().canvas.editor.drawing.strokes) == 1


def test_a_file_that_is_no_picture_is_reported(view, context, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "notes.png"
    path.write_text("no picture", encoding="utf-8")
    monkeypatch.setattr(file_dialogs, "file_to_open", lambda *_: path)
    errors = []
    context.reported.connect(errors.append)
    click(view.page().controls.open)
    settle(view, qtbot)
    assert "notes.png" in str(errors[0])


def test_reading_follows_the_drawing(view, qtbot):
    pages = []
    view.reading_changed.connect(pages.append)
    drag(view.page().canvas, SEVEN)
    qtbot.waitUntil(lambda: bool(pages) and pages[-1].code is not None)
    assert view.reading().formulas[0].numbers.startswith("y_7")


@pytest.mark.parametrize("size", [(700, 560), (800, 600), (1180, 720), (1900, 1000)])
def test_nothing_is_clipped_and_the_sheet_is_largest(dressed, view, qtbot, size):
    view.resize(*size)
    drag(view.page().canvas, SEVEN)
    settle(view, qtbot)
    for child in view.findChildren(QWidget):
        if not child.isVisible() or not isinstance(child, (QLabel, QAbstractButton)):
            continue
        if child is view.sentence or child.property("role") == "note":
            continue
        assert child.width() >= child.minimumSizeHint().width(), child
    for widget in painted_parts(view):
        corner = widget.mapTo(view, QPoint(widget.width(), widget.height()))
        assert corner.x() <= view.width() and corner.y() <= view.height()
    sheet = view.page().canvas.sheet()
    assert sheet.width() >= 240
    assert sheet.width() > view.page().bars.width()
    assert sheet.width() > view.page().way.height()


def test_every_control_says_what_it_is_for(view):
    for button in view.page().form.findChildren(QAbstractButton):
        assert button.toolTip() and button.text()
    for widget in painted_parts(view):
        assert widget.accessibleName()


def test_dark_and_light_differ_and_both_are_painted(view, qtbot):
    drag(view.page().canvas, SEVEN)
    settle(view, qtbot)
    light = view.grab().toImage()
    theme.manager().set_appearance("dark")
    dark = view.grab().toImage()
    assert light.size() == dark.size() and light != dark


def painted(widget):
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8)


def test_presentation_mode_fits(view, qtbot):
    view.resize(1280, 900)
    theme.manager().set_presenting(True)
    drag(view.page().canvas, SEVEN)
    settle(view, qtbot)
    assert view.page().bars.minimumSizeHint().height() <= view.page().bars.height()
    assert len(painted(view)) > 0


def test_a_message_above_leaves_the_bars_their_height(view, qtbot, dressed):
    view.resize(704, 640)
    theme.manager().set_presenting(True, 1.25)
    page = view.page()
    qtbot.waitUntil(lambda: page.picture.height() < 500 and page.way.isVisible())
    assert page.bars.height() >= page.bars.minimumSizeHint().height()
    view.messages.show_error(ValueRefused("{n} is too large.", "Choose less.", n=3))
    qtbot.waitUntil(lambda: not page.way.isVisible())
    qtbot.waitUntil(lambda: page.bars.height() >= page.bars.minimumSizeHint().height())
    view.messages.hide()
    qtbot.waitUntil(page.way.isVisible)


def test_box_and_centre_are_marked_in_the_small_picture(view, qtbot):
    drag(view.page().canvas, SEVEN)
    settle(view, qtbot)
    plain = view.page().pixels.grab().toImage()
    click(view.page().controls.framing)
    assert view.page().pixels.grab().toImage() != plain


def test_a_click_on_a_button_leaves_the_sheet_its_keys(view):
    drag(view.page().canvas, SEVEN)
    click(view.page().controls.undo)
    assert view.page().canvas.hasFocus()
    takers = [
        button
        for button in view.page().form.findChildren(QAbstractButton)
        if button.focusPolicy() & Qt.FocusPolicy.ClickFocus
        and button.focusPolicy() != Qt.FocusPolicy.TabFocus
    ]
    assert takers == []


def test_it_speaks_korean_at_once(view, qtbot):
    drag(view.page().canvas, SEVEN)
    settle(view, qtbot)
    assert i18n.install("ko") == "ko"
    qtbot.waitUntil(lambda: view.page().controls.eraser.text() == "지우개")
    assert "신경망의 답" in view.sentence.text()
    assert "뉴런" in view.page().strip.layers[0].title
    assert view.page().answer.accessibleName() == "답"
    i18n.remove()
    qtbot.waitUntil(lambda: view.page().controls.eraser.text() == "Eraser")


def test_another_language_takes_nothing_from_the_sheet(view, qtbot):
    drag(view.page().canvas, SEVEN)
    click(view.page().controls.framing)
    click(view.page().controls.eraser)
    settle(view, qtbot)
    before = view.page()
    assert i18n.install("ko") == "ko"
    qtbot.waitUntil(lambda: view.page() is not before)
    page = view.page()
    qtbot.waitUntil(lambda: np.count_nonzero(painted(page.canvas) < 50) > 1000)
    assert page.controls.framing.isChecked()
    assert page.controls.eraser.isChecked() and page.controls.undo.isEnabled()
    assert page.bars.answer == 7
    assert view.focusWidget() is page.canvas
    click(page.controls.undo)
    settle(view, qtbot)
    assert view.page().bars.probabilities is None


def test_pages_behind_are_imported_when_they_are_looked_at(tmp_path):
    """The tab is what a start shows."""
    program = """
from PySide6.QtWidgets import QApplication
app = QApplication([])
import sys
from desktop.services.context import TabContext
from desktop.tabs.digit import TAB
context = TabContext()
tab = TAB.build(context)
behind = ("desktop.tabs.digit.framing.", "desktop.tabs.digit.why.", "nn_core.explain")
print([name for name in sys.modules if name.startswith(behind)])
context.shutdown()
"""
    variables = {**os.environ, "BADAK_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=variables, check=True
    )
    assert done.stdout.strip() == "[]"


def test_what_were_tabs_once_are_found_as_pages(open_window):
    window = open_window(TAB)
    for name in ("framing", "why"):
        assert window.tabs.select(name)
        assert window.tabs.view().buttons[name].isChecked()
    assert {"framing", "why", "digit"} <= set(names())


def test_the_names_of_the_limits_say_what_they_are_as_the_sliders_do(qtbot, context):
    view = qtbot.shown(TAB.build(context), 900, 640)
    limits = view.page().controls.limits
    told = [name.toolTip() for name in limits.findChildren(QLabel) if name.buddy() is not None]
    assert told == [limits.strange.toolTip(), limits.sure.toolTip()]
    assert all(told)

from __future__ import annotations

from dataclasses import replace

import pytest
from fake_tabs import BROKEN, COUNTER, SILENT, CounterView
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop.platform.version import VERSION
from desktop.reading.dock import ReadingDock
from desktop.services import i18n
from desktop.services.settings import Settings
from desktop.shell import window_state
from desktop.shell.error_reporting import ErrorDialog
from desktop.shell.main_window import SMALLEST, MainWindow
from desktop.style import theme

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(open_window, qtbot):
    made = open_window(COUNTER, SILENT)
    qtbot.waitUntil(made.tabs.view().isVisible)  # laid out, so that a click finds its button
    return made


def press(window, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.focusWidget() or window, key, modifier)


def action(window, name):
    return window.menus.actions[name]


def test_only_the_tab_in_front_is_built(window):
    first, second = window.tabs.pages()
    assert first.view is not None
    assert second.view is None
    window.tabs.setCurrentIndex(1)
    assert second.view is not None


def test_nothing_is_built_before_the_first_paint(qtbot, tmp_path):
    window = MainWindow(Settings(tmp_path / "s.ini"), (COUNTER,))
    qtbot.addWidget(window)
    assert window.tabs.pages()[0].view is None
    with qtbot.waitSignals([window.first_paint, window.opened]):
        window.show()
    assert window.tabs.pages()[0].view is not None
    window.close()


def test_a_tab_that_cannot_be_built_leaves_the_others(open_window, qtbot):
    window = open_window(BROKEN, COUNTER)
    qtbot.waitUntil(lambda: window.findChild(ErrorDialog) is not None)
    window.findChild(ErrorDialog).close()
    window.tabs.setCurrentIndex(1)
    window.tabs.view().add()
    assert window.tabs.view().sentence.text() == "1"


def test_a_tab_that_cannot_be_built_has_nothing_to_read(open_window, qtbot):
    window = open_window(COUNTER, BROKEN)
    window.tabs.setCurrentIndex(1)
    assert window.reading.pages.reading().formulas == ()
    qtbot.waitUntil(lambda: window.findChild(ErrorDialog) is not None)
    window.findChild(ErrorDialog).close()


def test_undo_and_redo_work_on_the_tab_in_front(window, qtbot):
    view = window.tabs.view()
    qtbot.mouseClick(view.button, Qt.MouseButton.LeftButton)
    assert view.sentence.text() == "1"
    press(window, Qt.Key.Key_Z, CTRL)
    assert view.sentence.text() == "0"
    assert not action(window, "undo").isEnabled()
    press(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert view.sentence.text() == "1"
    window.tabs.setCurrentIndex(1)
    assert not action(window, "undo").isEnabled()


def test_keys_go_from_tab_to_tab(window):
    press(window, Qt.Key.Key_2, CTRL)
    assert window.tabs.page().spec.id == "silent"
    press(window, Qt.Key.Key_1, CTRL)
    assert window.tabs.page().spec.id == "counter"
    press(window, Qt.Key.Key_Tab, CTRL)
    assert window.tabs.page().spec.id == "silent"
    press(window, Qt.Key.Key_Tab, CTRL)
    assert window.tabs.page().spec.id == "counter"


def test_copy_takes_the_picture_but_a_field_keeps_its_own(window):
    action(window, "copy").trigger()
    assert not QGuiApplication.clipboard().image().isNull()
    field = window.tabs.view().field
    field.setFocus()
    field.selectAll()
    press(window, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "text"
    field.clear()
    press(window, Qt.Key.Key_V, CTRL)
    assert field.text() == "text"


def test_the_reading_pages_follow_the_tab(window, qtbot):
    pages = window.reading.pages
    assert isinstance(pages, ReadingDock)
    qtbot.mouseClick(window.tabs.view().button, Qt.MouseButton.LeftButton)
    qtbot.waitEqual(lambda: pages.reading().formulas[0].numbers, "1")
    window.tabs.setCurrentIndex(1)
    assert pages.reading().formulas == ()


def test_another_tab_never_shows_the_formulas_of_the_last(window, qtbot):
    formula = window.reading.pages.formula
    qtbot.waitUntil(window.reading.settled)
    assert formula.shown() != ()
    window.tabs.setCurrentIndex(1)
    assert formula.shown() == ()


def test_every_tab_is_in_a_list_with_its_key(open_window):
    window = open_window(COUNTER, SILENT)
    entries = window.commands.tab_list.entries
    bar = window.tabs.strip.bar
    assert [entry.text() for entry in entries] == [bar.tabText(0), bar.tabText(1)]
    assert [entry.shortcut().toString() for entry in entries] == ["Ctrl+1", "Ctrl+2"]
    assert "(Ctrl+2)" in bar.tabToolTip(1)
    entries[1].trigger()
    assert window.tabs.currentIndex() == 1
    assert entries[1].isChecked()
    window.tabs.setCurrentIndex(0)
    assert entries[0].isChecked()


def test_tabs_move_together_before_a_list_of_them_is_offered(dressed, open_window, qtbot):
    many = [replace(COUNTER, id=f"tab{k}", title=f"A longer tab {k}") for k in range(9)]
    window = open_window(*many)
    offered = window.commands.tab_list.button
    bar = window.tabs.strip.bar
    window.reading.hide()
    window.resize(1400, 600)
    qtbot.turns()
    loose = bar.sizeHint().width()
    window.resize(loose - 20, 600)
    qtbot.turns()
    assert bar.sizeHint().width() <= window.tabs.strip.width() < loose
    assert not offered.isVisible()
    theme.manager().set_zoom(2)
    qtbot.waitUntil(offered.isVisible)
    theme.manager().set_zoom(1)
    qtbot.waitUntil(lambda: not offered.isVisible())


def test_the_row_of_tabs_is_as_wide_as_the_window(window, qtbot):
    strip, reading = window.tabs.strip, window.reading
    qtbot.waitUntil(lambda: strip.width() == window.width())
    top = reading.mapTo(window, reading.rect().topLeft()).y()
    assert top >= strip.mapTo(window, strip.rect().bottomLeft()).y()
    assert window.tabs.width() < window.width() - 200


def test_tabs_and_pages_follow_one_another(window):
    bar = window.tabs.strip.bar
    bar.setCurrentIndex(1)
    assert window.tabs.page().spec.id == "silent"
    window.tabs.select("counter")
    assert bar.currentIndex() == 0


def test_the_reading_pages_can_be_hidden(window):
    assert window.reading.isVisible()
    press(window, Qt.Key.Key_F9)
    assert not window.reading.isVisible()
    assert not action(window, "show_reading").isChecked()
    press(window, Qt.Key.Key_F9)
    assert window.reading.isVisible()


def test_zoom_scales_the_text_and_is_remembered(window, tmp_path):
    before = theme.current().body
    press(window, Qt.Key.Key_Plus, CTRL)
    press(window, Qt.Key.Key_Equal, CTRL)
    assert theme.current().body > before
    assert Settings(tmp_path / "badak.ini").number("look/zoom") == theme.manager().zoom
    press(window, Qt.Key.Key_Minus, CTRL)
    press(window, Qt.Key.Key_0, CTRL)
    assert theme.current().body == before


def test_presentation_mode_is_larger_and_fills_the_screen(window):
    press(window, Qt.Key.Key_F11)
    screen = window.screen().size()
    assert theme.current().zoom == theme.presentation_scale(screen.width(), screen.height())
    assert theme.current().zoom > 1
    assert window.isFullScreen()
    press(window, Qt.Key.Key_F11)
    assert theme.current().zoom == 1
    assert not window.isFullScreen()


def test_presentation_mode_leaves_the_screen_to_the_picture(window):
    view = window.tabs.view()
    before = view.middle().width()
    assert not view.column.isHidden()
    press(window, Qt.Key.Key_F11)
    assert window.menuBar().height() == 0
    assert view.column.isHidden()
    assert window.reading.isHidden()
    assert window.statusBar().isHidden()
    assert view.middle().width() > before
    press(window, Qt.Key.Key_F8)
    assert not view.column.isHidden()
    press(window, Qt.Key.Key_Escape)
    assert theme.current().zoom == 1
    assert not window.isFullScreen()
    assert window.menuBar().height() > 0
    assert not view.column.isHidden()
    assert not window.reading.isHidden()
    press(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()


def test_what_was_hidden_before_a_presentation_stays_so(window):
    press(window, Qt.Key.Key_F9)
    press(window, Qt.Key.Key_F11)
    press(window, Qt.Key.Key_F11)
    assert window.reading.isHidden()
    assert not window.menus.actions["show_reading"].isChecked()
    assert window.menus.actions["show_controls"].isChecked()


def test_a_window_closed_while_presenting_is_remembered_without_it(window, tmp_path):
    before = window.saveGeometry()
    press(window, Qt.Key.Key_F11)
    window.close()
    assert not window.reading.isHidden()
    assert Settings(tmp_path / "badak.ini").blob("window/geometry") == before


def test_a_window_that_was_left_in_full_screen_opens_without(window):
    """As after F11 and Esc in one breath, to which the window manager answers in its own time."""
    window.showFullScreen()
    window._state.save(window.saveGeometry())
    window._state.restore()
    assert not window.isFullScreen()


def test_the_theme_is_chosen_in_the_menu(window):
    dark = next(a for a in window.menus.themes.actions() if a.data() == "dark")
    dark.trigger()
    assert theme.current().dark
    assert dark.isChecked()


def test_the_language_is_switched_while_running(window, qtbot):
    korean = next(a for a in window.menus.languages.actions() if a.data() == "ko")
    view = window.tabs.view()
    before = view.retranslations
    korean.trigger()
    qtbot.waitUntil(lambda: window.menuBar().actions()[0].text().startswith("파일"))
    assert view.retranslations > before
    field = view.field
    menu = field.createStandardContextMenu()
    assert any("복사" in entry.text() for entry in menu.actions()), "Qt's own texts too"
    menu.deleteLater()
    english = next(a for a in window.menus.languages.actions() if a.data() == "en")
    english.trigger()
    qtbot.waitUntil(lambda: window.menuBar().actions()[0].text() == "&File")


def test_typed_errors_come_in_the_tab(window, qtbot):
    view = window.tabs.view()
    view.refuse()
    assert view.messages.isVisible()
    assert view.messages.text() == "3 is too large. Choose less."
    QTest.mouseClick(view.messages._close, Qt.MouseButton.LeftButton)
    assert not view.messages.isVisible()


def test_progress_is_shown_while_work_runs(window):
    context = window.tabs.view().context
    context.progress(0.5, "Training")
    assert window.progress.isVisible()
    assert window.progress.label.text() == "Training"
    assert window.progress.bar.value() == 500
    context.progress(None, "Loading")
    assert window.progress.bar.maximum() == 0
    context.progress(1)
    assert not window.progress.isVisible()


def test_the_window_is_remembered(open_window, tmp_path):
    settings = Settings(tmp_path / "kept.ini")
    first = open_window(COUNTER, SILENT, settings=settings)
    first.resize(800, 650)  # the screen of the tests is 800 wide
    first.tabs.setCurrentIndex(1)
    action(first, "show_reading").setChecked(False)
    first.close()
    second = open_window(COUNTER, SILENT, settings=Settings(tmp_path / "kept.ini"))
    assert (second.width(), second.height()) == (800, 650)
    assert second.tabs.page().spec.id == "silent"
    assert not second.reading.isVisible()
    assert not action(second, "show_reading").isChecked()


def test_the_reading_pages_grow_with_the_zoom(open_window, tmp_path, qtbot):
    settings = Settings(tmp_path / "kept.ini")
    window = open_window(COUNTER, settings=settings)
    window.resize(1600, 800)
    qtbot.turns()
    assert window.reading.width() == 320
    theme.manager().set_zoom(2)
    assert window.reading.width() == pytest.approx(0.3 * 1600, abs=2)
    theme.manager().set_zoom(1)
    assert window.reading.width() == 320
    window.split.moveSplitter(1200, 1)
    assert window.reading.width() == pytest.approx(400, abs=2)
    window.resize(1500, 800)
    assert window.reading.width() == pytest.approx(400, abs=2)
    window.close()
    again = open_window(COUNTER, settings=Settings(tmp_path / "kept.ini"))
    again.resize(1600, 800)
    assert again.reading.width() == pytest.approx(400, abs=2)


def test_the_reading_pages_give_way_where_the_picture_has_no_room(open_window, qtbot):
    window = open_window(COUNTER)
    window.resize(1024, 700)
    theme.manager().set_zoom(1.25)
    assert not window.reading.pages.collapsed()
    theme.manager().set_zoom(1.5)
    assert window.reading.pages.collapsed()
    window.resize(1300, 700)
    assert not window.reading.pages.collapsed()
    theme.manager().set_zoom(1.0)
    window.resize(*SMALLEST)  # with them the picture would end under them
    assert window.reading.pages.collapsed()


def test_folded_pages_leave_their_room_to_the_picture(open_window, qtbot):
    window = open_window(COUNTER)
    window.resize(1024, 700)
    qtbot.turns()
    wide, narrow = window.reading.width(), window.tabs.width()
    window.reading.pages.set_collapsed(True)
    qtbot.waitUntil(lambda: window.reading.width() < 60)
    assert window.tabs.width() > narrow + 200
    window.resize(1000, 700)
    qtbot.turns()
    assert window.reading.width() < 60
    window.resize(1024, 700)
    window.reading.pages.set_collapsed(False)
    qtbot.waitUntil(lambda: window.reading.width() == wide)


def test_damaged_settings_are_only_defaults(open_window, tmp_path):
    (tmp_path / "kept.ini").write_bytes(b"[window\x00]\ngeometry=@ByteArray(\\x1)\n[look]\nzoom=x")
    window = open_window(COUNTER, settings=Settings(tmp_path / "kept.ini"))
    assert isinstance(window.tabs.view(), CounterView)
    assert window.size() == window_state.room(window).size()


def test_closing_ends_the_tabs(window):
    view = window.tabs.view()
    window.close()
    assert view.closed


def test_it_fits_a_small_screen(window):
    hint = window.minimumSizeHint()
    assert hint.width() <= 1024
    assert hint.height() <= 700


def test_the_about_dialog_names_what_it_is_made_of(window, qtbot):
    action(window, "about").trigger()
    about = next(w for w in window.children() if type(w).__name__ == "AboutDialog")
    texts = " ".join(label.text() for label in about.findChildren(object) if hasattr(label, "text"))
    assert "MNIST" in texts and "LGPL" in texts and VERSION in texts
    assert "STIX Two Math" in texts and "Omniglot" in texts
    about.close()


def test_the_keys_dialog_lists_the_keys(window):
    action(window, "keys").trigger()
    dialog = next(w for w in window.children() if type(w).__name__ == "KeysDialog")
    texts = [label.text() for label in dialog.findChildren(object) if hasattr(label, "text")]
    assert "F11" in texts and "Ctrl+Z" in texts
    dialog.close()


def test_a_line_edit_keeps_its_own_undo(window):
    field = window.tabs.view().findChild(QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "er")
    press(window, Qt.Key.Key_Z, CTRL)
    assert field.text() == "text"


def test_language_codes_are_found():
    assert i18n.resolve("ko") == "ko"
    assert i18n.resolve("system") == "en"
    assert i18n.resolve("xx") == "en"


SCREENS = {
    "usual": (QRect(0, 32, 1920, 1008), QSize(1180, 760)),
    "small": (QRect(0, 32, 800, 568), QSize(800, 568)),
    "laptop at 125 %": (QRect(0, 32, 1092, 542), QSize(1092, 542)),
    "at 300 %, bar at the left": (QRect(64, 32, 402, 268), QSize(402, 268)),
}


@pytest.fixture(params=SCREENS.values(), ids=SCREENS)
def screen(request, monkeypatch):
    monkeypatch.setattr(window_state, "room", lambda _window: request.param[0])
    return request.param


def test_the_first_window_is_no_larger_than_the_screen(screen, open_window, qtbot):
    room, size = screen
    window = open_window(COUNTER)
    qtbot.waitEqual(window.size, size)
    assert window.minimumSize() == QSize(800, 560).boundedTo(room.size())


def test_a_remembered_place_is_brought_onto_the_screen(screen, open_window, tmp_path, qtbot):
    room, settings = screen[0], Settings(tmp_path / "badak.ini")
    with pytest.MonkeyPatch.context() as larger:
        larger.setattr(window_state, "room", lambda _window: QRect(0, 0, 4000, 4000))
        window = open_window(COUNTER, settings=settings)
        window.setGeometry(300, 500, 1180, 760)
        window.close()
    again = open_window(COUNTER, settings=settings)
    qtbot.waitUntil(lambda: room.contains(again.geometry()))
    assert again.width() >= again.minimumWidth()


@pytest.mark.parametrize(
    ("wanted", "fitted"),
    [
        ((100, 100, 900, 600), (100, 100, 900, 600)),
        ((-50, 0, 900, 600), (0, 32, 900, 600)),
        ((900, 700, 900, 600), (380, 168, 900, 600)),
        ((2000, -900, 2000, 1000), (0, 32, 1280, 736)),
    ],
)
def test_a_place_on_the_screen_is_left_and_any_other_is_mended(wanted, fitted):
    room = QRect(0, 32, 1280, 736)
    assert window_state.fitting(QRect(*wanted), room) == QRect(*fitted)

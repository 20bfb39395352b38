"""What every tab in the list must be able to do; a new tab is tested by being in the list."""

from __future__ import annotations

import pytest
from cut_texts import clipped, lines_lost
from dressing import wear
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QSlider,
    QWidget,
)
from tab_pages import pages

from desktop.cli.screenshot import rest
from desktop.platform import package_files
from desktop.reading.content import Reading
from desktop.services import i18n
from desktop.services.settings import Settings
from desktop.shell.main_window import MainWindow
from desktop.style import theme
from desktop.tabs import registered

WIDEST_COLUMN = 288
"""Pixels of the controls, margins included."""
SMALL_SCREEN = (1024, 700)
SPECS = registered()


@pytest.fixture(scope="module")
def dressed_application(qapp):
    yield from wear(qapp)


@pytest.fixture(params=SPECS, ids=lambda spec: spec.id, scope="module")
def shared_window(request, dressed_application, tmp_path_factory):
    """Open one window for all tests of a tab, since none of them changes more than its look."""
    settings = Settings(tmp_path_factory.mktemp("settings") / "badak.ini")
    opened = MainWindow(settings, (request.param,))
    opened.show()
    opened.open_tabs()
    rest(opened)  # its worker begins now, and belongs to no single test
    yield opened
    opened.close()
    opened.deleteLater()


@pytest.fixture
def window(shared_window, qtbot):
    shared_window.resize(*SMALL_SCREEN)
    qtbot.turns()
    return shared_window


@pytest.fixture
def view(window):
    assert window.tabs.view() is not None, "the tab could not be built"
    return window.tabs.view()


def beyond_the_edge(content):
    """Return the controls whose right end is outside of the column."""
    kinds = QAbstractButton, QAbstractSpinBox, QLabel
    return [
        widget
        for widget in content.findChildren(QWidget)
        if widget.isVisible()
        and isinstance(widget, kinds)
        and widget.mapTo(content, QPoint(0, 0)).x() + widget.width() > content.width()
    ]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_it_fits_a_small_screen(window, view, language, qtbot):
    i18n.install(language)
    qtbot.turns()
    assert window.reading.isVisible()
    hint = window.minimumSizeHint()
    assert hint.width() <= SMALL_SCREEN[0]
    assert hint.height() <= SMALL_SCREEN[1]
    assert (window.width(), window.height()) == SMALL_SCREEN
    # The column grows with its texts, which takes a moment on a busy machine.
    qtbot.waitEqual(lambda: clipped(view), [])


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_controls_fit_their_column(view, language, qtbot):
    i18n.install(language)
    qtbot.turns()
    content = view.findChild(QWidget, "controls")
    assert content.minimumSizeHint().width() <= WIDEST_COLUMN
    qtbot.waitEqual(lambda: beyond_the_edge(content), [])


def test_the_controls_scroll_only_where_the_page_in_front_needs_it(window, view, qtbot):
    """The tallest page's height counted for all: a bar stood beside three rows."""
    window.resize(1024, 700)
    for name in (*view.buttons, *view.buttons):
        view.show_page(name)
        qtbot.turns()
        form, room = view.page().form, view.column.viewport().height() - 32
        if max(form.sizeHint().height(), form.heightForWidth(form.width())) <= room:
            qtbot.waitEqual(view.column.verticalScrollBar().maximum, 0, ms=5000)


def test_the_wheel_changes_nothing_on_its_way_through_the_controls(view, qtbot):
    """A menu that came under the pointer took another loss, while one only wanted further down."""
    turned = QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, -120)
    rest = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    for name in (*view.buttons, *view.buttons):
        view.show_page(name)
        for widget in view.column.findChildren(QWidget):
            kinds = QComboBox, QSlider, QAbstractSpinBox
            if not isinstance(widget, kinds) or not widget.isEnabled():
                continue
            wheel = QWheelEvent(*turned, *rest, False)
            QApplication.sendEvent(widget, wheel)
            assert widget.hasFocus() or not wheel.isAccepted(), (name, widget.accessibleName())
            assert widget.focusPolicy() is not Qt.FocusPolicy.WheelFocus, "it would take the focus"


def test_it_has_something_to_read(view):
    reading = view.reading()
    assert isinstance(reading, Reading)
    if reading.lesson:
        for language in i18n.LANGUAGES:
            assert package_files.path("lessons", reading.lesson, f"{language}.md").is_file()


def test_it_says_a_sentence(view):
    assert view.sentence.text()


def test_it_follows_the_theme_while_shown(window, view, qtbot):
    assert mean_lightness(view) > 200
    theme.manager().set_appearance("dark")
    qtbot.waitUntil(lambda: mean_lightness(view) < 80)


def test_it_can_be_read_from_afar(window, view, qtbot):
    usual = line_height(view)
    theme.manager().set_presenting(True)
    qtbot.waitUntil(lambda: line_height(view) > 1.2 * usual)
    theme.manager().set_zoom(2)
    qtbot.waitUntil(lambda: line_height(view) > 1.9 * usual)


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)
def test_nothing_is_cut_on_a_small_projector(dressed_application, open_window, spec, qtbot):
    theme.manager().set_presenting(True, theme.presentation_scale(*SMALL_SCREEN))
    window = open_window(spec)
    window.resize(*SMALL_SCREEN)
    view = window.tabs.view()
    view.show_example()
    for language in ("en", "ko"):
        i18n.install(language)
        for button in pages(view) or [None]:
            if button is not None:
                button.click()
            qtbot.turns()
            qtbot.waitEqual(lambda: clipped(window) + lines_lost(view), [])
            assert (window.width(), window.height()) == SMALL_SCREEN
            assert view.column.width() >= view.column.needed()


def test_every_field_has_a_name_for_a_screen_reader(view):
    nameless = [
        widget
        for widget in view.findChildren(QWidget)
        if isinstance(widget, (QAbstractSpinBox, QComboBox))
        and widget.isVisible()
        and not (widget.accessibleName() or labelled(widget))
    ]
    assert nameless == []


def test_tab_goes_through_the_view_and_then_to_the_reading_pages(window, view):
    bar, stops = window.tabs.strip.bar, []
    bar.setFocus()
    while len(stops) < 100:
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        if window.focusWidget() is bar:
            break
        stops.append(window.focusWidget())
    kinds = QAbstractButton, QAbstractSpinBox, QAbstractSlider, QComboBox
    tab = Qt.FocusPolicy.TabFocus
    controls = {
        widget
        for widget in view.findChildren(QWidget)
        if isinstance(widget, kinds) and widget.isVisible() and widget.isEnabled()
        if widget.focusPolicy() & tab == tab
    }
    assert controls <= set(stops)
    of_view = [view.isAncestorOf(stop) for stop in stops]
    assert of_view == sorted(of_view, reverse=True)
    assert window.reading.isAncestorOf(stops[-1])
    QTest.keyClick(bar, Qt.Key.Key_Backtab)
    assert window.focusWidget() is stops[-1]


def test_copy_gives_a_picture(window, view):
    picture = view.snapshot()
    assert not picture.isNull()
    assert picture.width() > 200


def line_height(view):
    return view.sentence.fontMetrics().height()


def mean_lightness(widget):
    """Return how light a widget is on average, from 0 to 255."""
    picture = widget.grab().toImage().scaled(1, 1, mode=Qt.TransformationMode.SmoothTransformation)
    return picture.pixelColor(0, 0).lightness()


def labelled(widget):
    labels = widget.window().findChildren(QLabel)
    return any(label.buddy() is widget for label in labels)

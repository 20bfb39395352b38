"""Whatever a page shows leaves the program as a picture, and as the numbers it is made of."""

from __future__ import annotations

import csv
import errno
import io
import math
import re
from xml.etree import ElementTree

import numpy as np
import pytest
from dressing import wear
from fake_tabs import COUNTER
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from tab_pages import pages

from desktop.cli.screenshot import rest
from desktop.services import i18n
from desktop.services.number_list import stacked
from desktop.shell.exhibits import SHARP, at, exhibits
from desktop.shell.export import FORMATS, ExportDialog
from desktop.style.plotting import Plot
from desktop.tabs import registered
from desktop.tabs.mydigits.teach.counts import Cell, DigitCells
from nn_core.perceptron.model import Perceptron
from nn_core.perceptron.truth_tables import OR
from nn_core.util import atomic_write

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
"""What the offscreen platform says of every menu."""
SPECS = registered()
SHAPES = ("path", "rect", "polyline", "polygon", "circle", "ellipse", "line", "image", "text")
DRAWINGS = {
    *("AnswerPanel", "Diagram", "DigitCanvas", "GraphDiagram", "PerceptronDrawing"),
    "RaceBars",  # nothing has been raced yet
}
"""Kinds of what is no picture of numbers, or stands beside a table of them."""


@pytest.fixture(scope="module")
def dressed_application(qapp):
    yield from wear(qapp)


@pytest.fixture
def window_of(dressed_application, open_window):
    def opened(name):
        window = open_window(next(spec for spec in SPECS if spec.id == name))
        window.tabs.view().show_example()
        rest(window)
        return window

    return opened


def reopened(path, exhibit):
    """Open a file that was exported, and compare it with what it was made of."""
    if path.suffix == ".png":
        assert QImage(str(path)).size() == exhibit.widget.size() * SHARP
    elif path.suffix == ".svg":
        root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
        tags = [element.tag.rpartition("}")[2] for element in root.iter()]
        assert sum(tags.count(shape) for shape in SHAPES) > 1
        assert root.find("{*}title").text == exhibit.name
    else:
        numbers = exhibit.numbers()
        with path.open(encoding="utf-8-sig", newline="") as file:
            headings, *rows = csv.reader(file)
        assert tuple(headings) == numbers.headings
        for row, expected in zip(rows, numbers.rows, strict=True):
            assert all(map(same, row, expected)), (row, expected)


def same(text, value):
    if isinstance(value, str):
        # A spreadsheet would take some names for formulas.
        return text in (value, f"'{value}")
    return float(text) == value or (math.isnan(float(text)) and math.isnan(value))


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)
def test_all_there_is_on_every_page_opens_again(window_of, spec, tmp_path):
    window = window_of(spec.id)
    view = window.tabs.view()
    for button in pages(view) or [None]:
        if button is not None:
            button.click()
            view.show_example()
        rest(window)
        there = exhibits(view)
        names = [one.name for one in there]
        assert all(names)
        assert len(set(names)) == len(names)
        assert there[0].widget is view.middle()
        for exhibit in there:
            told = exhibit.numbers()
            kind = type(exhibit.widget).__name__
            if exhibit is not there[0] and kind not in DRAWINGS:
                assert told is not None, (kind, exhibit.name)
            if told is not None and told.headings[0] == "curve":
                assert not any(str(row[0]).isdigit() for row in told.rows), exhibit.name
            for kind in FORMATS if told is not None else FORMATS[:2]:
                path = tmp_path / f"one.{kind}"
                assert window.commands.exports.save(exhibit, kind, path)
                reopened(path, exhibit)


def test_a_table_gives_the_numbers_of_its_state(window_of):
    view = window_of("softmax").tabs.view()
    state = view.presenter.state
    bars, table = exhibits(view)[1:3]
    assert [row[2] for row in bars.numbers().rows] == pytest.approx(state.steps.shares, abs=0)
    assert [row[0] for row in table.numbers().rows][: len(state.names)] == list(state.names)


def test_a_histogram_of_powers_gives_the_numbers_themselves(window_of):
    window = window_of("activations")
    window.tabs.view().show_page("relu")
    rest(window)
    rows = exhibits(window.tabs.view())[2].numbers().rows
    assert all(0 < low < high for _, low, high, _ in rows)


def test_what_is_kept_back_is_a_number_of_its_own(qtbot):
    row = DigitCells()
    qtbot.addWidget(row)
    row.show_cells((Cell("10", "+ 3", numbers=(10, 3)), Cell("0", " ", numbers=(0, 0))), "")
    assert row.numbers_shown().rows == ((0, 10, 3), (1, 0, 0))
    row.show_cells((Cell("30 → 33", "/ 37", numbers=(30, 33, 37)), Cell("–", " ")), "")
    assert row.numbers_shown().rows == ((0, 30, 33, 37), (1, "", "", ""))
    assert {len(row.numbers_shown().headings)} == {4}


def test_a_loss_gives_every_step(window_of):
    view = window_of("training").tabs.view()
    plot = next(one for one in exhibits(view) if isinstance(one.widget, Plot))
    run = next(iter(plot.widget.runs.values()))
    assert len(run.steps) > 0
    rows = [row for row in plot.numbers().rows if row[0] == run.name]
    assert [row[1:3] for row in rows] == list(zip(run.steps, run.values, strict=True))


def grid_of(exhibit):
    """Return the corner, the places on both axes and the values of a surface's CSV."""
    file = io.StringIO(exhibit.numbers().csv().decode("utf-8-sig"))
    (corner, *xs), *rows = csv.reader(file)
    table = np.array(rows, float)
    return corner, np.array(xs, float), table[:, 0], table[:, 1:]


def of_kind(view, kind):
    return next(one for one in exhibits(view) if type(one.widget).__name__ == kind)


def test_a_valley_gives_its_heights_over_both_axes(window_of):
    view = window_of("descent").tabs.view()
    view.show_page("valley")
    rest(view.window())
    corner, xs, ys, heights = grid_of(of_kind(view, "ValleyMap"))
    assert corner == "y \\ x"
    assert ys[0] > ys[-1]  # as on the screen
    assert xs[0] < xs[-1]
    assert heights == pytest.approx(xs**2 / 20 + ys[:, None] ** 2)


def test_the_planes_of_a_gate_give_what_they_colour(window_of):
    view = window_of("gates").tabs.view()
    view.show_page("perceptron")
    view.page().presets["OR"].click()
    rest(view.window())
    planes = [one for one in exhibits(view) if isinstance(one.widget, Plot)]
    gate = view.presenter.perceptron.state.gate
    (w1, w2), b = gate.weights, gate.bias
    corner, xs, ys, fires = grid_of(planes[0])
    assert corner == "x₂ \\ x₁"
    assert np.array_equal(fires, np.round(w1 * xs + w2 * ys[:, None] + b, 9) > 0)
    _, xs, ys, right = grid_of(planes[1])
    assert 0 < right.sum() < right.size
    for row, column in np.argwhere(np.ones_like(right)):
        weights = (xs[column], ys[row])
        assert right[row, column] == (Perceptron(weights, b).table() == OR)


def test_maps_and_layers_give_all_their_values(window_of):
    view = window_of("filters").tabs.view()
    view.show_page("maps")
    rest(view.window())
    block = view.presenter.maps.state.block
    rows = of_kind(view, "MapsGrid").numbers().rows
    values = np.array([row[2:] for row in rows], float)
    assert np.array_equal(values.reshape(block.maps.shape), block.maps)
    assert [row[:2] for row in rows[:2]] == [("1", 0), ("1", 1)]


def test_arrays_of_several_widths_stand_below_one_another():
    numbers = stacked([("a", np.arange(3.0)), ("b", np.ones((2, 1)))])
    assert len({len(row) for row in (numbers.headings, *numbers.rows)}) == 1
    assert numbers.rows[0][2:] == (0.0, 1.0, 2.0)
    assert numbers.rows[2] == ("b", 1, 1.0, "", "")
    assert stacked(()) is None


def opened_menu():
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def press_right(window, widget):
    place = widget.mapTo(window, widget.rect().center())
    QTest.mouseClick(
        window.windowHandle(), Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, place
    )


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_a_right_click_offers_what_is_under_it(window_of, language):
    i18n.install(language)
    window = window_of("gates")
    view = window.tabs.view()
    for exhibit in exhibits(view)[1:]:
        press_right(window, exhibit.widget)
        menu = opened_menu()
        assert menu.title() == exhibit.name
        said = [action.text() for action in menu.actions() if not action.isSeparator()]
        assert len(said) == 4
        assert all(re.search("[가-힣]", text) for text in said) == (language == "ko")
        menu.close()


def test_a_right_click_on_controls_offers_nothing(window_of):
    window = window_of("softmax")
    press_right(window, window.tabs.view().page().form)
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize("tab", ["softmax", "digit", "training"])
def test_the_menu_key_offers_what_has_the_focus(window_of, tab):
    window = window_of(tab)
    view = window.tabs.view()
    chosen = next(
        one for one in exhibits(view)[1:] if one.widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    )
    window.activateWindow()
    chosen.widget.setFocus()
    if chosen.widget.contextMenuPolicy() == Qt.ContextMenuPolicy.PreventContextMenu:
        QTest.keyClick(chosen.widget, Qt.Key.Key_Menu)
    else:  # what platforms with a screen make of the key
        place = chosen.widget.rect().center()
        reason = QContextMenuEvent.Reason.Keyboard
        event = QContextMenuEvent(reason, place, chosen.widget.mapToGlobal(place))
        QApplication.sendEvent(chosen.widget, event)
    assert opened_menu().title() == chosen.name
    opened_menu().close()


def test_where_the_right_button_has_a_use_it_keeps_it(window_of):
    window = window_of("training")
    plane = next(one for one in exhibits(window.tabs.view()) if "PointsPlane" in str(one.widget))
    before = len(window.tabs.view().page().presenter.state.points.x)
    press_right(window, plane.widget)
    assert QApplication.activePopupWidget() is None
    assert len(window.tabs.view().page().presenter.state.points.x) == before + 1


def test_copied_it_is_a_picture_and_text(window_of):
    window = window_of("softmax")
    bars = exhibits(window.tabs.view())[1]
    press_right(window, bars.widget)
    opened_menu().actions()[1].trigger()
    data = QGuiApplication.clipboard().mimeData()
    assert data.imageData().size() == bars.widget.size() * SHARP
    assert data.text() == bars.numbers().cells()
    opened_menu().close()
    window.commands.exports.copy(exhibits(window.tabs.view())[0])
    assert QGuiApplication.clipboard().text()


def test_a_page_made_again_under_the_open_dialog_has_no_numbers(window_of):
    window = window_of("activations")
    window.commands.export()
    dialog = next(child for child in window.children() if isinstance(child, ExportDialog))
    i18n.install("ko")
    rest(window)
    for row in range(dialog.things.count()):
        dialog.things.setCurrentRow(row)
    assert not dialog.buttons["csv"].isEnabled()
    dialog.reject()


def test_the_menu_of_the_window_lists_everything(window_of, monkeypatch, tmp_path):
    window = window_of("softmax")
    view = window.tabs.view()
    there = exhibits(view)
    window.activateWindow()
    there[1].widget.setFocus()
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = next(child for child in window.children() if isinstance(child, ExportDialog))
    assert [dialog.things.item(k).text() for k in range(dialog.things.count())] == [
        one.name for one in there
    ]
    assert dialog.things.currentRow() == 1
    target = tmp_path / "bars"
    monkeypatch.setattr(
        "desktop.widgets.controls.file_dialogs.QFileDialog.getSaveFileName",
        lambda *_: (str(target), ""),
    )
    for kind in FORMATS:
        dialog.buttons[kind].click()
        reopened(target.with_suffix(f".{kind}"), there[1])
    dialog.things.setCurrentRow(0)
    assert not dialog.buttons["csv"].isEnabled()
    dialog.close()


def test_a_full_disk_is_said_and_leaves_the_old_file(open_window, monkeypatch, tmp_path):
    window = open_window(COUNTER)
    path = tmp_path / "one.png"
    path.write_bytes(b"old")

    def full(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(atomic_write.os, "fsync", full)
    exhibit = exhibits(window.tabs.view())[0]
    assert not window.commands.exports.save(exhibit, "png", path)
    assert str(path) in window.tabs.view().messages.text(), "where it stays"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.glob(".one*")) == []


def test_what_is_where(window_of):
    view = window_of("gates").tabs.view()
    there = exhibits(view)
    for place, exhibit in enumerate(there):
        assert at(view, exhibit.widget) == place
    assert at(view, view.sentence) == 0
    inside = there[1].widget.parentWidget()
    assert at(view, inside) == 1
    assert at(view, None) == 0
    assert at(view, view.childAt(QPoint(1, 1))) == 0


def test_a_plot_is_the_same_afterwards(window_of):
    view = window_of("activations").tabs.view()
    plot = next(one for one in exhibits(view) if isinstance(one.widget, Plot))
    before = plot.widget.grab().toImage()
    modes = [item.cacheMode() for item in plot.widget.scene().items()]
    plot.svg()
    assert [item.cacheMode() for item in plot.widget.scene().items()] == modes
    assert plot.widget.grab().toImage() == before


@pytest.mark.parametrize(
    ("tab", "page", "kind"),
    [
        ("backprop", "graph", "GraphDiagram"),
        ("forward", "small", "NetworkDiagram"),
        ("descent", "slope", "FeetCurve"),
        ("descent", "valley", "FallPlot"),
        ("digit", "read", "DigitCanvas"),
    ],
)
def test_what_the_screen_gets_from_a_kept_picture_is_shapes(window_of, tab, page, kind):
    window = window_of(tab)
    view = window.tabs.view()
    view.show_page(page)
    view.show_example()
    rest(window)
    exhibit = next(one for one in exhibits(view) if type(one.widget).__name__ == kind)
    assert b"<image" not in exhibit.svg()


def test_numbers_are_read_back_by_numpy(window_of, tmp_path):
    view = window_of("backprop").tabs.view()
    view.show_page("layers")
    rest(view.window())
    matrices = [one for one in exhibits(view) if type(one.widget).__name__ == "HeatMatrix"]
    matrix = next(one for one in matrices if one.numbers() is not None)
    found = np.loadtxt(
        io.StringIO(matrix.numbers().csv().decode("utf-8-sig")), delimiter=",", skiprows=1
    )
    assert np.array_equal(found, matrix.widget.values)

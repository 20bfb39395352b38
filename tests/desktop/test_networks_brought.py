"""A file of a network, opened, dropped or imported by hand, is in every menu of networks."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest

from desktop.cli import main
from desktop.tabs import registered
from desktop.tabs.mydigits.teach import dialogs
from desktop.widgets.controls import file_dialogs
from desktop.widgets.controls.choice_menus import NetworkMenu
from nn_core.models import load

SPECS = {spec.id: spec for spec in registered()}
BOOK = Path(__file__).parents[2] / "resources" / "weights" / "book.safetensors"
NAME = "sample_weight"
FOUND = ("“sample_weight”", "3 (784-50-100-10)", "sigmoid", "98.1% of 1000 bundled digits")
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def file(tmp_path):
    layers = load(BOOK).network.layers[::2]
    weights = {f"W{n}": layer.params["W"] for n, layer in enumerate(layers, 1)}
    weights |= {f"b{n}": layer.params["b"] for n, layer in enumerate(layers, 1)}
    path = tmp_path / f"{NAME}.pkl"
    path.write_bytes(pickle.dumps(weights))
    return path


@pytest.fixture
def window(open_window):
    return open_window(SPECS["gates"], SPECS["digit"], SPECS["mydigits"])


def view_of(window, tab, page):
    window.go_to(f"{tab}/{page}")
    return window.tabs.view()


def dropped(target, at, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy = Qt.DropAction.CopyAction
    entering = QDragEnterEvent(at, copy, data, LEFT, NONE)
    QGuiApplication.sendEvent(target, entering)
    assert entering.isAccepted()
    QGuiApplication.sendEvent(target, QDropEvent(QPointF(at), copy, data, LEFT, NONE))


def by_open(window, file, monkeypatch):
    view = view_of(window, "digit", "read")
    monkeypatch.setattr(file_dialogs, "file_to_open", lambda *_: file)
    QTest.mouseClick(view.page().controls.open, LEFT)


def by_drop_on_the_sheet(window, file, monkeypatch):
    canvas = view_of(window, "digit", "read").page().canvas
    dropped(canvas, canvas.sheet().center(), file)


def by_drop_on_the_window(window, file, monkeypatch):
    window.go_to("gates")
    dropped(window, QPoint(5, 5), file)
    assert window.tabs.page().spec.id == "digit"


def by_import_among_digits(window, file, monkeypatch):
    page = view_of(window, "mydigits", "browse").page()
    monkeypatch.setattr(file_dialogs, "file_to_open", lambda *_: file)
    page.actions._file.trigger()


def by_import_where_one_teaches(window, file, monkeypatch):
    page = view_of(window, "mydigits", "teach").page()
    monkeypatch.setattr(dialogs, "ask_for_network", lambda *_: file)
    QTest.mouseClick(page.panel.bring_in, LEFT)
    assert page.panel.cancel.isEnabled()


WAYS = (
    by_open,
    by_drop_on_the_sheet,
    by_drop_on_the_window,
    by_import_among_digits,
    by_import_where_one_teaches,
)


def in_every_menu(window):
    for place in ("digit/read", "digit/why", "mydigits/teach"):
        window.go_to(place)
        menus = window.tabs.view().page().form.findChildren(NetworkMenu)
        assert menus and all(NAME in menu.names() for menu in menus), place


@pytest.mark.parametrize("way", WAYS)
def test_it_is_one_of_the_user_s(window, qtbot, file, monkeypatch, way):
    way(window, file, monkeypatch)
    view = window.tabs.view()
    qtbot.waitUntil(lambda: not window.busy and bool(view.messages.text()))
    for part in FOUND:
        assert part in view.messages.text()
    if way is WAYS[0]:
        in_every_menu(window)
    assert load(window.shared.recognisers.own.path(NAME)).metadata["source"] == file.name


def test_cancel_among_the_digits(window, qtbot, file, monkeypatch):
    by_import_among_digits(window, file, monkeypatch)
    page = window.tabs.view().page()
    qtbot.waitUntil(lambda: page.transfer._networks.running)
    assert page.actions.cancel.isVisible()
    QTest.mouseClick(page.actions.cancel, LEFT)
    qtbot.waitUntil(lambda: not page.transfer.state.running)
    assert window.shared.recognisers.own.names() == ()
    assert page.actions.bring_in.isVisible()


def test_cancel_where_one_teaches(window, qtbot, file, monkeypatch):
    by_import_where_one_teaches(window, file, monkeypatch)
    page = window.tabs.view().page()
    QTest.mouseClick(page.panel.cancel, LEFT)
    qtbot.waitUntil(lambda: not page.presenter.state.reading)
    assert window.shared.recognisers.own.names() == ()
    assert page.panel.bring_in.isEnabled()


@pytest.mark.parametrize("way", WAYS[-2:])
def test_a_pickle_that_asks_for_more_is_not_opened(window, qtbot, file, monkeypatch, way):
    file.write_bytes(b"\x80\x03cos\nsystem\nX\4\0\0\0ls -\x85R.")
    way(window, file, monkeypatch)
    view = window.tabs.view()
    qtbot.waitUntil(lambda: "“os system”" in view.messages.text())
    qtbot.waitUntil(lambda: not window.busy)
    assert window.shared.recognisers.own.names() == ()


def test_it_is_written_and_comes_in_again(window, qtbot, tmp_path, monkeypatch):
    page = view_of(window, "mydigits", "teach").page()
    page.panel.base.picked.emit("book")
    asked = []

    def answer(_parent, start):
        asked.append(Path(start).name)
        return tmp_path / "b.npz"

    monkeypatch.setattr(dialogs, "ask_where_to_write", answer)
    QTest.mouseClick(page.panel.write, LEFT)
    assert asked == ["book"]
    view = window.tabs.view()
    assert "“b.npz”" in view.messages.text()
    by_import_where_one_teaches(window, tmp_path / "b.npz", monkeypatch)
    qtbot.waitUntil(lambda: page.presenter.state.base == "b")
    assert page.more.own.currentText() == "b"
    assert "“b.npz”" in page.more.origin.text()


def test_the_command_line_says_the_same(window, qtbot, file, monkeypatch, capsys):
    by_open(window, file, monkeypatch)
    view = window.tabs.view()
    qtbot.waitUntil(lambda: bool(view.messages.text()))
    said = view.messages.text()
    assert view.presenter.read.state.model.name == NAME  # what was opened over the sheet reads
    window.shared.models.delete(NAME)
    assert main(["import", str(file)]) == 0
    assert capsys.readouterr().out == f"{file}: {said}\n"
    assert main(["recognise", str(file)]) == 2
    assert "holds a network, not digits" in capsys.readouterr().err

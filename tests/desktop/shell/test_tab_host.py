"""What is known of a tab before it is built."""

from __future__ import annotations

import importlib
import py_compile

import pytest
from fake_tabs import COUNTER, SILENT, CounterView, FakeSpec

from desktop.services.links import Link
from desktop.shell.tab_host import TabPage
from desktop.tabs import PageSpec, TabSpec, registered


def named_modules(spec):
    """Return the modules that a tab's entry names."""
    places = (spec.presenter, *(page.page for page in spec.pages))
    return {place.partition(":")[0] for place in places if place}


@pytest.mark.parametrize("spec", registered(), ids=lambda spec: spec.id)
def test_a_tab_s_modules_can_be_imported_one_by_one(qtbot, spec):
    page = TabPage(spec, lambda _: None)
    qtbot.addWidget(page)
    modules = page.modules()
    assert all(name.startswith(f"{spec.package}.") for name in modules)
    assert named_modules(spec) <= set(modules)
    assert len(set(modules)) == len(modules) > 1
    for name in modules:
        importlib.import_module(name)


def test_byte_code_alone_is_found_too(qtbot, tmp_path, monkeypatch):
    """As in the executable."""
    folder = tmp_path / "bare_tab"
    folder.mkdir()
    for name, text in {"__init__": "create = lambda context: None", "view": "", "part": ""}.items():
        source = folder / f"{name}.py"
        source.write_text(text, encoding="utf-8")
        py_compile.compile(str(source), cfile=str(source.with_suffix(".pyc")))
        source.unlink()
    monkeypatch.syspath_prepend(str(tmp_path))
    create = importlib.import_module("bare_tab").create
    page = TabPage(FakeSpec("bare", "", "", create=create), lambda _: None)
    qtbot.addWidget(page)
    assert page.modules() == ["bare_tab.part", "bare_tab.view"]


def page_spec(name):
    return PageSpec(name, name.title(), "", f"old_tab.{name}.page:Page")


def test_the_page_in_front_is_imported_before_the_others(qtbot, tmp_path, monkeypatch):
    for name in ("one", "two"):
        (tmp_path / "old_tab" / name).mkdir(parents=True)
        for part in ("__init__", "page", "state"):
            (tmp_path / "old_tab" / name / f"{part}.py").touch()
    (tmp_path / "old_tab" / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    importlib.import_module("old_tab")
    pages = page_spec("one"), page_spec("two")
    spec = TabSpec("old", "", "", presenter="old_tab.presenter:Old", pages=pages)
    page = TabPage(spec, lambda _: None)
    qtbot.addWidget(page)
    assert page.modules("one") == ["old_tab.one.state", "old_tab.one.page"]
    assert set(page.modules()) == {*page.modules("one"), *page.modules("two")}
    page.show_place(Link("old", "two"))
    assert page.modules("one") == ["old_tab.two.state", "old_tab.two.page"]


class PagesView(CounterView):
    shown = ""

    def show_page(self, name):
        self.shown = name
        super().show_page(name)


def test_a_page_that_was_a_tab_is_found_by_its_name(open_window):
    spec = FakeSpec("pages", "Pages", "", aliases=("old",), create=PagesView)
    window = open_window(COUNTER, spec)
    assert window.tabs.select("old")
    assert window.tabs.view().shown == "old"
    assert not window.tabs.select("nobody")
    window.tabs.select("counter")
    window.tabs.view().add()
    window.tabs.select("pages")
    assert window.tabs.view().shown == "old"


def test_a_hidden_tab_takes_no_room_from_the_reading_pages(dressed, open_window, qtbot):
    """As after presentation mode: a hidden tab keeps the size of its large type."""
    window = open_window(COUNTER, SILENT)
    window.resize(1024, 700)
    hidden = window.tabs.view()
    hidden.setMinimumWidth(900)
    qtbot.waitUntil(lambda: window.tabs.minimumSizeHint().width() >= 900)
    window.tabs.select("silent")
    qtbot.waitEqual(window.reading.width, 320)
    window.tabs.select("counter")
    qtbot.waitUntil(lambda: hidden.width() >= 900)

"""A letter with Alt does one thing: none is claimed twice within a menu or on a page."""

from __future__ import annotations

from collections import defaultdict

import pytest
from fake_tabs import SILENT
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QGroupBox, QLabel, QMenu, QTabBar
from test_all_tabs import pages

from desktop.services import i18n
from desktop.tabs import registered

LANGUAGES = list(i18n.LANGUAGES)


def shared(texts):
    """Return the letters that more than one text claims, with these texts."""
    claims = defaultdict(set)
    for text in texts:
        key = QKeySequence.mnemonic(text).toString()
        if key:
            claims[key].add(text)
    return {key: sorted(found) for key, found in claims.items() if len(found) > 1}


def entries(menu):
    return [action.text() for action in menu.actions() if action.isVisible()]


def labels(widget):
    """Return every text below ``widget`` that may have a mnemonic, shown now or later."""
    buttons = widget.findChildren(QAbstractButton) + widget.findChildren(QGroupBox)
    found = [button.text() if hasattr(button, "text") else button.title() for button in buttons]
    # Without a buddy an ampersand is an ampersand.
    found += [label.text() for label in widget.findChildren(QLabel) if label.buddy() is not None]
    bars = widget.findChildren(QTabBar)
    return found + [bar.tabText(i) for bar in bars for i in range(bar.count())]


def test_the_letters_are_read_off_the_texts():
    assert shared(["&Larger", "&Language", "Lan&guage", "Save && quit"]) == {
        "Alt+L": ["&Language", "&Larger"]
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_within_a_menu(open_window, language):
    i18n.install(language)
    window = open_window(SILENT)
    menus = [window.menuBar(), *window.findChildren(QMenu)]
    assert len(menus) > 7
    for menu in menus:
        assert shared(entries(menu)) == {}
    for name in ("file", "edit", "view", "help", "theme"):
        menu = window.menus.menu(name)
        without = [t for t in entries(menu) if t and QKeySequence.mnemonic(t).isEmpty()]
        assert without == [], f"no letter in the menu {name}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("spec", registered(), ids=lambda spec: spec.id)
def test_on_a_page(open_window, spec, language, qtbot):
    i18n.install(language)
    window = open_window(spec)
    view, bar = window.tabs.view(), entries(window.menuBar())
    for menu in view.findChildren(QMenu):
        assert shared(entries(menu)) == {}
    shown = [*bar, *labels(window.reading), *labels(window.tabs.strip)]
    if not hasattr(view, "page"):
        assert shared([*shown, *labels(view)]) == {}
        return
    shown += [button.text() for button in pages(view)]
    for button in pages(view):
        button.click()
        page = view.page()
        controls = page.form if hasattr(page, "form") else page.controls
        texts = [*shown, *labels(controls), *labels(page.picture)]
        assert shared(texts) == {}, button.text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_the_dialogs(open_window, language):
    i18n.install(language)
    window = open_window(SILENT)
    for name in ("about", "keys", "export", "sheet"):
        window.menus.actions[name].trigger()
    for kind in ("AboutDialog", "KeysDialog", "ExportDialog", "SheetDialog"):
        dialog = next(child for child in window.children() if type(child).__name__ == kind)
        assert shared(labels(dialog)) == {}
        dialog.close()

"""Keys are spelt as the keyboard in use has them, and a Mac can reach every entry."""

from __future__ import annotations

import runpy
import sys

import pytest
from fake_tabs import COUNTER
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar

from desktop.services.i18n import control_text, keys_text
from desktop.shell import menu_entries
from desktop.shell.menus import Menus
from tools import translations

ROLE = QAction.MenuRole


def test_no_text_spells_a_key_that_is_called_otherwise_on_a_mac():
    found = [
        f"{file.name}: {text}"
        for file in translations.FOLDER.glob("*_ko.ts")
        for _, message in translations.messages(file)
        for text in (message.findtext("source", ""), message.findtext("translation", ""))
        if "Ctrl" in text.replace("Ctrl-C", "")  # what ends a command is so in every terminal
    ]
    assert found == []


def test_keys_are_spelt_by_qt():
    copy = QKeySequence(QKeySequence.StandardKey.Copy)
    native = QKeySequence.SequenceFormat.NativeText
    assert keys_text(QKeySequence.StandardKey.Copy) == copy.toString(native)
    assert keys_text("Ctrl+1").startswith(control_text())
    assert control_text() and not control_text().endswith("+")


@pytest.mark.parametrize(
    ("platform", "tab", "presenting"),
    [
        ("linux", "Ctrl+Tab", "F11"),
        ("win32", "Ctrl+Tab", "F11"),
        ("darwin", "Meta+Tab", QKeySequence.StandardKey.FullScreen),
    ],
)
def test_the_system_leaves_the_keys_to_the_program(monkeypatch, platform, tab, presenting):
    monkeypatch.setattr(sys, "platform", platform)
    # dataclasses look for the module of the class they make
    monkeypatch.setitem(sys.modules, "read_again", menu_entries)
    made = runpy.run_path(menu_entries.__file__, run_name="read_again")
    entries = {entry.id: entry for entry in (*made["VIEW"], *made["VIEW_END"])}
    assert entries["next_tab"].keys == tab
    assert entries["present"].keys == presenting


class Anything:
    def __getattr__(self, name):
        return lambda *_: None


def test_a_mac_moves_quit_and_about_and_nothing_else(qtbot):
    bar = QMenuBar()
    qtbot.addWidget(bar)
    menus = Menus(bar)
    menus.fill(Anything())
    roles = {entry: action.menuRole() for entry, action in menus.actions.items()}
    assert roles.pop("close") == ROLE.QuitRole
    assert roles.pop("about") == ROLE.AboutRole
    choices = [*menus.themes.actions(), *menus.languages.actions()]
    assert {*roles.values(), *(action.menuRole() for action in choices)} == {ROLE.NoRole}


def test_the_list_of_tabs_stays_where_it_is(open_window):
    entries = open_window(COUNTER).commands.tab_list.entries
    assert {entry.menuRole() for entry in entries} == {ROLE.NoRole}

"""In a Korean terminal help and refusals are Korean, argparse's own words too; codes stay."""

from __future__ import annotations

import argparse
import ast
import ctypes
import inspect
import re
import sys
from types import SimpleNamespace

import pytest

from desktop.app import parse
from desktop.cli import main
from desktop.cli.entry import _parser
from desktop.platform import option_parser, terminal_language

KOREAN = re.compile("[가-힣]")
OF_PROGRAMMERS = re.compile(
    r"\.__call__|conflicting|argument \"-\" with mode|can't open|cannot merge|'required' is"
    r"|invalid option string|dest= is required|invalid conflict_resolution|mutually exclusive"
    r"|cannot have multiple|subcommands|is not callable|%\(prog\)s: |is deprecated"
    r"|%\(heading\)s|\(default: |show program's version"
)
"""What `argparse` says of a parser that is put together wrongly, or what is not used here."""


@pytest.fixture
def korean(monkeypatch):
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")


def parsers():
    whole, _ = _parser()
    yield whole
    for action in whole._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from dict.fromkeys(action.choices.values())


def test_every_help_text_is_korean(korean):
    for parser in parsers():
        assert parser.format_help().startswith("사용법: badak")
        assert parser.description is None or KOREAN.search(parser.description), parser.prog
        for group in parser._action_groups:
            assert KOREAN.search(group.title), (parser.prog, group.title)
            for action in group._group_actions:
                assert action.help is None or KOREAN.search(action.help), (parser.prog, action)


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["-q"],
        ["--foo"],
        ["dance"],
        ["dance.png"],
        ["gates"],
        ["/"],
        ["--tab", "no"],
        ["descend"],
        ["descend", "x", "y", "z"],
        ["descend", "x", "--optimizer", "none"],
        ["descend", "x", "--gradient", "none"],
        ["descend", "x", "--lr", "0"],
        ["descend", "x", "--start", "nan"],
        ["descend", "x", "--steps", "-1"],
        ["descend", "x", "--steps", "many"],
        ["descend", "x", "--json=3"],
        ["evaluate", "--fold", "3"],
        ["evaluate", "--pens", "2"],
        ["experiment", "none"],
        ["limits", "--model", "x", "--strokes", "y", "--refuse", "2"],
        ["recognise", "x", "--model"],
        ["recognise", "x", "--strange-above", "nan"],
        ["screenshot", "x", "--size", "3"],
        ["sheet", "x.png"],
        ["sheet", "x.pdf", "--tab", "digit/none"],
        ["train", "--model", "none"],
        ["recognise", "a" * 300 + ".png"],
    ],
)
def test_every_refusal_is_korean(words, korean, monkeypatch, capsys):
    assert main(words) == 2
    said = capsys.readouterr().err
    assert said.startswith("badak: ")
    assert said.count("\n") == 1
    assert KOREAN.search(said)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert main(words) == 2
    assert not KOREAN.search(capsys.readouterr().err)


@pytest.mark.parametrize("words", [["--lang", "xx"], ["my.badak"], ["--theme", "dark", "train"]])
def test_the_window_refuses_in_korean(words, korean, capsys):
    with pytest.raises(SystemExit, match="2"):
        parse(words)
    assert KOREAN.search(capsys.readouterr().err)


def test_all_that_argparse_says_to_a_user_is_known():
    """Another Python may say more, or the same in other words."""
    called = [
        node
        for node in ast.walk(ast.parse(inspect.getsource(argparse)))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext")
    ]
    texts = {
        argument.value
        for node in called
        for argument in node.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    assert {text for text in texts if not OF_PROGRAMMERS.search(text)} <= set(
        option_parser.ARGPARSE
    )


def test_without_qt_it_is_english(korean, monkeypatch):
    monkeypatch.setitem(sys.modules, "PySide6.QtCore", None)
    terminal_language._translators.cache_clear()
    try:
        assert terminal_language.translate("argparse", "options") == "options"
    finally:
        terminal_language._translators.cache_clear()


def test_a_korean_line_is_no_wider_than_the_terminal(korean, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    for parser in parsers():
        for line in parser.format_help().splitlines():
            width = len(line) + len(KOREAN.findall(line))
            own = line.startswith("사용법") or line in (parser.description or "")
            assert own or width <= 80, line


@pytest.mark.parametrize(("language", "korean"), [(0x0412, True), (0x0409, False)])
def test_windows_is_asked_where_the_environment_says_nothing(monkeypatch, language, korean):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: language)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert terminal_language.wants_korean() is korean
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert not terminal_language.wants_korean()

"""What every tab gives the reading dock: formulas that can be set, scripts that run, a lesson."""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterator

import pytest
from patient import PatientBot
from script_runner import run_script

from desktop.reading.code_view import book_code, call_text
from desktop.reading.content import Reading
from desktop.reading.formula_page import entries
from desktop.reading.glyphs import shared
from desktop.reading.lesson_view import lesson_text, tries
from desktop.reading.line_layout import lay_out
from desktop.reading.script import printed
from desktop.reading.source_rewrite import source_of
from desktop.services import i18n
from desktop.services.context import TabContext
from desktop.tabs import TabSpec, registered

PAGES = [(spec, page.id) for spec in registered() for page in spec.pages]
TABS = pytest.mark.parametrize(
    ("spec", "page"), PAGES, ids=[f"{spec.id}-{page}" for spec, page in PAGES]
)


@pytest.fixture
def reading(spec: TabSpec, page: str, qtbot: PatientBot) -> Iterator[Reading]:
    """Return the reading of a page as it opens."""
    context = TabContext()
    view = spec.build(context)
    qtbot.addWidget(view)
    view.show_page(page)
    yield view.reading()
    view.shutdown()
    context.shutdown()


@TABS
def test_formulas_can_be_set(reading: Reading) -> None:
    for line in reading.formulas:
        for latex in filter(None, (line.symbols, line.numbers)):
            assert lay_out(latex, 400, shared()).pieces, latex


@TABS
def test_every_formula_has_words_and_the_first_is_not_folded(reading: Reading) -> None:
    if reading.lesson_only:
        pytest.skip("this tab has nothing to compute")
    assert not reading.formulas[0].more
    assert reading.formulas[0].about
    for line in reading.formulas:
        # of several that say one thing, only the first has words
        assert line.about in entries() or line.symbols.startswith("w_2")


@TABS
def test_the_book_s_code_comes_first(reading: Reading) -> None:
    assert reading.lesson_only or "def " in book_code(reading.book)


@TABS
def test_the_script_runs_alone(reading: Reading) -> None:
    if reading.code is None:
        pytest.skip("this tab has computed nothing yet")
    assert run_script(reading.code).strip()
    assert call_text(reading.code)
    assert all(map(source_of, reading.code.functions))


def literals(call: str) -> list[str]:
    """Return the words between what is put in of all that a call prints."""
    prints = [
        node
        for node in ast.walk(ast.parse(call))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"
    ]
    parts = [
        part for node in prints for arg in node.args for part in [arg, *ast.iter_child_nodes(arg)]
    ]
    return [str(part.value) for part in parts if isinstance(part, ast.Constant)]


@TABS
def test_what_a_script_prints_is_in_the_language_of_the_reader(reading: Reading) -> None:
    if reading.code is None:
        pytest.skip("this page has computed nothing yet")
    call = textwrap.dedent(reading.code.call)
    i18n.install("ko")
    korean = printed(call)
    i18n.install("en")
    assert printed(call) == call
    words = " ".join(literals(korean))
    names = {"exp", "softmax", *reading.code.arguments}
    assert set(re.findall(r"[A-Za-z]{3,}", words)) <= names, words
    assert re.sub(r"""(["']).*?\1""", "", korean) == re.sub(r"""(["']).*?\1""", "", call)


@TABS
def test_the_lesson_has_three_things_to_try_in_both_languages(reading: Reading) -> None:
    english, korean = (lesson_text(reading.lesson, code) for code in ("en", "ko"))
    assert english
    assert english != korean
    assert len(tries(english)) == 3
    assert list(tries(english)) == list(tries(korean))
    assert reading.done <= set(tries(english))

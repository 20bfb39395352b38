"""Formulas: cut where they may break, set once a shape, never wider than the page."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest
from patient import PatientBot
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from desktop.reading.content import FormulaLine, Reading
from desktop.reading.formula_view import FormulaView
from desktop.reading.glyphs import SIZE, FormulaError, Typesetter, shared
from desktop.reading.latex import Kind, shape, split
from desktop.reading.line_layout import INDENT, lay_out, pieces_of, svg
from desktop.style import theme

NUMBERS = r"0.5\cdot 1 + 0.5\cdot 0 - 0.7 = -0.2 \le 0 \to 0"


@pytest.mark.parametrize(
    ("latex", "pieces"),
    [
        ("a + b = -c", ["a", "+", "b", "=", "-c"]),
        (r"-1 \le x < 2", ["-1", r"\le", "x", "<", "2"]),
        (r"\frac{a + b}{c} = (a - b)", [r"\frac{a + b}{c}", "=", "(a - b)"]),
        (r"h = \begin{cases}0 & x = 1\\1 & x > 2\end{cases}", None),
        (r"e^- + x_{i=1}", ["e^-", "+", "x_{i=1}"]),
        (r"x = 1, \quad y = 2", ["x", "=", "1,", r"\quad", "y", "=", "2"]),
        (r"\left[ 0, 1 = 2 \right) = 3", [r"\left[ 0, 1 = 2 \right)", "=", "3"]),
        ("a} + {b", ["a} + {b"]),
    ],
)
def test_a_line_is_cut_at_relations_and_sums(latex: str, pieces: list[str] | None) -> None:
    found = [piece.latex for piece in split(latex)]
    assert found == pieces if pieces else len(found) == 3


def test_kinds_of_pieces() -> None:
    assert [piece.kind for piece in split("a + b = c")] == [
        *(Kind.TERM, Kind.SUM, Kind.TERM, Kind.RELATION, Kind.TERM)
    ]


def test_shapes_mask_full_size_numbers_only() -> None:
    assert shape(r"0.57\cdot x_{12}^3") == (r"1\cdot x_{12}^3", ("0.57",))
    assert shape("0.5")[0] == shape("9.1")[0] == shape("0.55")[0] != shape("-0.5")[0]
    # A script stands on its base, and a bar is as long as what is over it.
    assert shape(r"2.5 \cdot 10^{-12}") == (r"1 \cdot 23^{-4}", ("2.5", "1", "0", "^12"))
    assert shape(r"x_{12} 10^{-3}") == (r"x_{12} 12^{-3}", ("1", "0"))
    assert shape(r"\frac{1}{10^{-3}}") == (r"\frac{1}{23^{-3}}", ("1", "1", "0"))
    assert shape(r"\frac{12}{3.4}") == (r"\frac{12}{3.4}", ("1", "2", "3", "4"))


def test_new_numbers_only_exchange_digits() -> None:
    setter = Typesetter()
    setter.box(r"(0.25,\ -3)")
    assert setter.knows(r"(9.812,\ -14.5)")
    assert not setter.knows(r"(-9.812,\ -14.5)")


@pytest.mark.parametrize(
    "latex",
    [
        *("9.81", r"0.57\cdot 1.36", r"\frac{12}{3456.7}", r"(-8.1)x^{23}", r"\sqrt{90.2}"),
        *(r"\exp(7)", r"(-12.5,\ -0.25)", r"4 \cdot (0.125,\ -7)", "60.5^2", r"0.04\,y", "375,"),
        r"-\log (0.65 + 10^{-7})",
        r"0.95 \cdot (-1.25 \cdot 10^{-14},\ 3.75 \cdot 10^{12})",
    ],
)
def test_exchanged_numbers_lie_where_ziamath_puts_them(latex: str) -> None:
    quick, slow = Typesetter(), shared()._set(latex)
    for other in ("1", "23.45", "0.6789"):  # whatever of this shape is set first
        quick.box(re.sub(r"(?<![\^{.\d-])\d+(\.\d+)?(?![\d.^])", other, latex))
    box = quick.box(latex)
    assert [glyph.id for glyph in box.glyphs] == [glyph.id for glyph in slow.glyphs]
    for one, other in zip(box.glyphs, slow.glyphs, strict=True):
        assert (one.x, one.y) == pytest.approx((other.x, other.y), abs=0.5)
        assert one.scale == pytest.approx(other.scale)
    sizes = [(b.width, b.ascent, b.descent) for b in (box, slow)]
    assert sizes[0] == pytest.approx(sizes[1], abs=0.5)
    assert box.rules == slow.rules


@pytest.mark.parametrize("before", ["", "(3,", r"(3,\ ", r"(3,\,", r"4 \cdot (3,\ "])
def test_a_sign_stands_close_to_its_number(before: str) -> None:
    box = shared().box(f"{before}-2" + (")" if before else ""))
    minus, digit = box.glyphs[:-1][-2:] if before else box.glyphs
    alone = shared().box("-2").glyphs
    assert digit.x - minus.x == pytest.approx(alone[1].x - alone[0].x)


def test_digits_in_scripts_are_set_as_they_are() -> None:
    first, second = shared().box("x^{12} 3"), shared().box("x^{45} 6")
    assert [glyph.id for glyph in first.glyphs] != [glyph.id for glyph in second.glyphs]
    assert shared().box("x^{12} 3") == first


def test_a_box_forgets_the_oldest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.reading.glyphs.LARGEST", 2)
    setter = Typesetter()
    for latex in "xyz":
        setter.box(latex)
    assert [setter.knows(latex) for latex in "xyz"] == [False, True, True]


@pytest.mark.parametrize("width", [120.0, 160.0, 240.0, 1000.0])
def test_lines_break_before_operators_and_stay_inside(width: float) -> None:
    layout = lay_out(NUMBERS, width, shared())
    assert layout.width <= width
    lines = sorted({placed.y for placed in layout.pieces})
    assert (len(lines) == 1) == (width == 1000.0)
    for line in lines[1:]:
        first = min((p for p in layout.pieces if p.y == line), key=lambda p: p.x)
        assert first.x == pytest.approx(INDENT * SIZE)


@pytest.mark.parametrize(("name", "alone"), [("L", False), (r"\text{accuracy}", True)])
def test_a_short_name_does_not_stand_alone(name: str, alone: bool) -> None:
    """A new line begins further in than a name such as L is wide: it would gain nothing."""
    whole = lay_out(rf"{name} = abcdefghijkl", 1000, shared())
    layout = lay_out(rf"{name} = abcdefghijkl", whole.width - 1, shared())
    assert (layout.pieces[0].y != layout.pieces[1].y) == alone


def test_the_picture_is_in_one_colour_of_the_theme() -> None:
    layout = lay_out(r"\frac{1}{2} = \cancel{x}", 500, shared())
    document = svg(layout, shared().outlines, "#123456").decode()
    assert "black" not in document
    assert 'stroke="#123456"' in document


LATEX = [
    r"\begin{aligned} a &= b + c \\ d &= e \end{aligned}",
    r"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}",
    r"h(x) = \begin{cases} 0 & (x \le 0) \\ 1 & (x > 0) \end{cases}",
    r"\alpha \beta \gamma \delta \varepsilon \eta \theta \lambda \mu \sigma \phi \Sigma \Delta",
    r"\frac{\partial L}{\partial \mathbf{W}} = \mathbf{X}^T \odot \nabla f, \hat{y}, \bar{x}",
    r"\sum_{i=1}^{n} \sqrt{x_i} \times \max(0, x) \approx \infty \in \mathbb{R}",
    r"\underbrace{a + b}_{c} \cdot \overline{x} \quad \text{if } x \ne 0",
    r"\tanh x = \frac{e^{x} - e^{-x}}{e^{x} + e^{-x}} \Rightarrow \left( \frac{1}{2} \right)",
]


@pytest.mark.parametrize("latex", LATEX)
def test_the_latex_that_tabs_may_use(latex: str) -> None:
    for piece in pieces_of(latex):
        box = shared().box(piece)
        assert box.width > 0
        assert box.glyphs


def test_what_is_spared_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = [Typesetter().box(piece) for latex in LATEX for piece in pieces_of(latex)]
    from ziamath import styles
    from ziamath.nodes.mrow import Mrow

    assert styles.asdict is vars
    monkeypatch.setattr(styles, "asdict", asdict)
    monkeypatch.setattr("desktop.reading.glyphs.read_in_place", lambda styles: None)
    slow = Mrow._get_height_nostretch.without_memory
    monkeypatch.setattr(Mrow, "_get_height_nostretch", slow)
    monkeypatch.setattr("desktop.reading.glyphs.remember_heights", lambda row: None)
    assert quick == [Typesetter().box(piece) for latex in LATEX for piece in pieces_of(latex)]


def test_what_can_t_be_set_says_so() -> None:
    for _ in range(2):
        with pytest.raises(FormulaError):
            shared().box(r"\frac{1}{")


@pytest.fixture
def view(qtbot: PatientBot) -> FormulaView:
    widget = FormulaView(Typesetter())
    qtbot.addWidget(widget)
    widget.resize(300, 400)
    widget.show()
    return widget


def test_the_page_shows_the_newest_state(view: FormulaView, qtbot: PatientBot) -> None:
    for step in range(30):
        line = FormulaLine(r"w x + b", rf"{step / 10:.1f} x + {step}")
        view.show_reading(Reading((line,)))
    qtbot.waitUntil(view.settled)
    assert view.shown()[0].numbers == "2.9 x + 29"


def test_known_shapes_are_shown_in_the_same_frame(view: FormulaView, qtbot: PatientBot) -> None:
    view.show_reading(Reading((FormulaLine("x", "0.50"),)))
    qtbot.waitUntil(view.settled)
    view.show_reading(Reading((FormulaLine("x", "0.73"),)))
    assert view.shown()[0].numbers == "0.73"


def test_bad_latex_is_shown_as_text(view: FormulaView, qtbot: PatientBot) -> None:
    view.show_reading(Reading((FormulaLine(r"\frac{1}{"),)))
    qtbot.waitUntil(view.settled)
    assert view.grab().width() > 0


def test_formulas_of_another_page_do_not_stay(view: FormulaView, qtbot: PatientBot) -> None:
    """On a busy machine they stood beside the new page for seconds."""
    view.show_reading(Reading((FormulaLine("x", about="softmax"),)))
    qtbot.waitUntil(view.settled)
    view.show_reading(Reading((FormulaLine(r"x \cdot 2", about="softmax"),)))
    assert view.shown(), "of the same page: what was complete stays"
    view.show_reading(Reading((FormulaLine(r"x \cdot 3", about="step"),)))
    assert view.shown() == ()
    qtbot.waitUntil(view.settled)
    assert view.shown()


def test_that_there_is_no_formula_is_said_of_a_state_alone(view: FormulaView) -> None:
    """While a window opens, no state has been shown yet."""
    page = view.widget()
    assert page._message == ""
    view.show_reading(Reading((FormulaLine("x"),)))
    assert page._message == ""
    view.show_reading(Reading(()))
    assert page._message


def test_copying_the_latex(view: FormulaView, qtbot: PatientBot) -> None:
    view.show_reading(Reading((FormulaLine("a = b", "1 = 1"), FormulaLine("c"))))
    qtbot.waitUntil(view.settled)
    page = view.widget()
    page.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == "a = b\nc"
    page.actions()[1].trigger()
    assert QGuiApplication.clipboard().text() == "1 = 1"


def test_the_page_follows_the_theme(view: FormulaView, qtbot: PatientBot) -> None:
    view.show_reading(Reading((FormulaLine("x"),)))
    qtbot.waitUntil(view.settled)
    light = view.grab().toImage().pixelColor(290, 390)
    theme.manager().set_appearance("dark")
    try:
        assert view.grab().toImage().pixelColor(290, 390) != light
    finally:
        theme.manager().set_appearance("system")


def test_an_older_state_is_given_up_for_a_newer_one(
    view: FormulaView, qtbot: PatientBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.show_reading(Reading((FormulaLine("x"),)))
    qtbot.waitUntil(view.settled)
    monkeypatch.setattr("desktop.reading.formula_view.SLICE_S", 0.0)
    begun, shown, put = [], [], view._page.show_formulas
    monkeypatch.setattr(view, "_set_piece", begun.append)
    monkeypatch.setattr(
        view._page, "show_formulas", lambda lines, more: (shown.append(lines), put(lines, more))
    )
    older = Reading((FormulaLine(r"\alpha + \beta + \gamma"),))
    view.show_reading(older)
    view._work()
    newer = Reading((FormulaLine(r"\delta"),))
    view.show_reading(newer)
    qtbot.waitUntil(view.settled)
    assert begun[-1] == r"\delta"
    assert shown == [newer.formulas]
    view.show_reading(older)
    view._work()
    view.show_reading(Reading((FormulaLine("x"),)))
    assert shown[-1][0].symbols == "x", "what is known is shown at once, whatever was being set"


def test_something_is_shown_while_states_follow_too_fast(
    view: FormulaView, qtbot: PatientBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.show_reading(Reading((FormulaLine("x"),)))
    qtbot.waitUntil(view.settled)
    monkeypatch.setattr("desktop.reading.formula_view.SLICE_S", 0.0)
    shown = set()
    for step in range(20):
        view.show_reading(Reading((FormulaLine(rf"x^{{{step}}} + y^{{{step}}} + z^{{{step}}}"),)))
        view._work()
        shown.add(view.shown())
    assert len(shown) > 2


def test_in_a_drag_nothing_is_typeset_that_is_gone_in_the_next_frame(
    view: FormulaView, qtbot: PatientBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.show_reading(Reading((FormulaLine("x"),)))
    qtbot.waitUntil(view.settled)
    # However slow the machine is, the next frame comes within these.
    monkeypatch.setattr("desktop.reading.formula_view.REST_MS", 60_000)
    monkeypatch.setattr("desktop.reading.formula_view.LONGEST_S", 60)
    set_at_all = []
    monkeypatch.setattr(view, "_set_piece", set_at_all.append)
    for step in range(20):
        for text in (rf"x^{{{step}}}", "x"):
            view.show_reading(Reading((FormulaLine(text),)))
            QCoreApplication.processEvents()
    assert set_at_all == []


def test_a_drag_through_unknown_states_alone_is_followed(
    view: FormulaView, qtbot: PatientBot
) -> None:
    view.show_reading(Reading((FormulaLine("x"),)))
    qtbot.waitUntil(view.settled)
    steps = itertools.count()

    def followed() -> bool:
        view.show_reading(Reading((FormulaLine(rf"x^{{{next(steps)}}}"),)))
        return view.shown()[0].symbols != "x"

    qtbot.waitUntil(followed)


def test_what_comes_soon_is_set_while_nobody_waits(view: FormulaView, qtbot: PatientBot) -> None:
    soon = FormulaLine(r"\frac{1.5}{u} + v", "2.5 + 3.5")
    view.show_reading(Reading((FormulaLine("x"),), soon=(soon,)))
    qtbot.waitUntil(lambda: view._unknown((soon,)) == [])
    assert view.shown() == (FormulaLine("x"),)
    view.show_reading(Reading((soon,)))
    assert view.shown() == (soon,)


def test_two_threads_may_import_it_at_once():
    """A part that its package imports is never asked for before the package is there."""
    script = (
        "import importlib, sys; from desktop.reading.glyphs import STAGES\n"
        "for name in STAGES:\n"
        "    package, _, part = name.rpartition('.')\n"
        "    if part and package and not name.startswith(('xml', 'importlib')):\n"
        "        importlib.import_module(package)\n"
        "        assert name not in sys.modules, name\n"
        "    importlib.import_module(name)\n"
    )
    root = Path(__file__).parents[3]
    subprocess.run([sys.executable, "-c", script], cwd=root, check=True, timeout=60)

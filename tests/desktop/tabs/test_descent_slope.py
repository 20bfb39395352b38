"""The slope page: the book's digits, what h does, kinks, the ball, and a reader's hands."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest
from claims import claims
from patient import PatientBot
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from script_runner import run_script
from tried import noticed, unnoticed

from desktop.reading.glyphs import shared
from desktop.reading.line_layout import lay_out
from desktop.services.context import TabContext
from desktop.tabs.descent import TAB
from desktop.tabs.descent.slope import texts
from desktop.tabs.descent.slope.page import SlopePage, build_reading, formulas
from desktop.tabs.descent.slope.presenter import KINDS, SlopePresenter, SlopeState
from desktop.tabs.kit.tab import Tab
from nn_core.descent.curves import LINES
from nn_core.errors import BadakError

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def presenter(context: TabContext) -> SlopePresenter:
    return SlopePresenter(context)


@pytest.fixture
def view(qtbot: PatientBot, context: TabContext) -> Tab:
    made = qtbot.shown(TAB.build(context), 704, 620)
    made.show_page("slope")
    return made


def page(view: Tab) -> SlopePage:
    found = view.page()
    assert isinstance(found, SlopePage)
    return found


def test_digits_of_the_book(presenter: SlopePresenter) -> None:
    presenter.set_line("parabola")
    presenter.take_book_h()
    assert presenter.state.start == 5
    assert "0.1999999999990898" in texts.sentence(presenter.state)
    presenter.set_start(10)
    assert "0.2999999999986347" in texts.sentence(presenter.state)


def test_an_h_that_is_lost(presenter: SlopePresenter) -> None:
    presenter.set_h(1e-20)
    assert presenter.state.numerical == 0
    unnoticed("descent-slope#lost", presenter)
    presenter.take_lost_h()
    assert presenter.state.numerical == 0
    noticed("descent-slope#lost", presenter)
    said = texts.text("lost", h="1e−50", exact=texts.numbers.significant(math.cos(1), 6))
    assert texts.sentence(presenter.state) == said


def test_the_v_and_the_prediction(presenter: SlopePresenter) -> None:
    assert 1e-6 < texts.best(presenter.state) < 1e-4
    presenter.answer("1e-5")
    assert texts.comparison(presenter.state).startswith(texts.text("as said"))
    presenter.answer("1e-50")
    assert texts.comparison(presenter.state).startswith(texts.text("otherwise"))
    presenter.set_method("forward")
    assert 1e-10 < texts.best(presenter.state) < 1e-6


def test_kinks(presenter: SlopePresenter) -> None:
    presenter.set_line("size")
    presenter.set_start(0.4)
    presenter.set_h(1.0)
    assert presenter.state.sides == pytest.approx((-1, 1))
    assert presenter.state.numerical == pytest.approx(0.4)
    assert "−1" in texts.sentence(presenter.state)
    presenter.set_start(0.0)
    assert math.isnan(presenter.state.exact)
    presenter.set_line("step")
    presenter.set_start(0.0)
    presenter.set_h(0.01)
    assert presenter.state.by("forward") == pytest.approx(100)
    assert presenter.state.numerical == pytest.approx(50)
    assert "50" in texts.sentence(presenter.state)


@pytest.mark.parametrize(
    ("formula", "start", "h", "kink"),
    [
        ("abs(x - 1)", 0.4, 1.0, 1.0),
        ("max(x, 3*x) + x", -0.5, 0.6, 0.0),
        ("relu(x0 - 0.333)", 0.0, 0.4, 0.333),
        ("abs(x - 500.25)", 500.0, 0.3, 500.25),
        ("x*abs(x)", 0.5, 1.0, None),
        ("abs(x - 1)", 0.4, 0.5, None),
        ("7", 0.4, 0.5, None),
    ],
)
def test_a_kink_of_a_typed_formula_between_the_feet_is_said(
    presenter: SlopePresenter, formula: str, start: float, h: float, kink: float | None
) -> None:
    presenter.set_formula(formula)
    presenter.set_start(start)
    presenter.set_h(h)
    assert presenter.state.kink == (None if kink is None else pytest.approx(kink, abs=1e-9))
    said = set(claims(texts.sentence(presenter.state), texts._TEXTS))
    assert ("kink" in said) == (kink is not None)


def test_the_ball_follows_its_factor(presenter: SlopePresenter) -> None:
    presenter.set_line("square")
    presenter.set_rate(0.2)
    assert presenter.state.factor == pytest.approx(0.6)
    assert presenter.state.trail == pytest.approx([2 * 0.6**n for n in range(31)])
    presenter.playback.go_to(3)
    assert presenter.state.x == pytest.approx(2 * 0.6**3)
    presenter.set_rate(1.5)
    unnoticed("descent-slope#climbs", presenter)
    presenter.playback.go_to(4)
    assert presenter.done == {"climbs"}
    noticed("descent-slope#climbs", presenter)


def test_a_ball_that_leaves_stops(presenter: SlopePresenter) -> None:
    presenter.set_formula("-x^4")
    presenter.set_start(3.0)
    presenter.set_rate(2.0)
    presenter.playback.finish()
    assert presenter.state.place == presenter.state.last < 30


def test_goals_and_undo(presenter: SlopePresenter) -> None:
    presenter.set_h(0.5)
    presenter.set_h(0.0011)
    unnoticed("descent-slope#together", presenter)
    presenter.set_h(0.001)
    assert presenter.done == {"together"}
    noticed("descent-slope#together", presenter)
    presenter.undo_stack.undo()
    assert presenter.state.h == 1.0
    written = json.loads(json.dumps(presenter.to_data()))
    presenter.set_line("relu")
    presenter.from_data(written)
    assert presenter.state.line == "sine"
    for name, value in (("line", "everest"), ("h", 0), ("rate", 50)):
        broken = json.loads(json.dumps(written))
        broken["state"][name] = value
        with pytest.raises(BadakError):
            presenter.from_data(broken)


@pytest.mark.parametrize("line", KINDS)
def test_sentences_and_readings(presenter: SlopePresenter, line: str) -> None:
    presenter.set_line(line)
    rng = np.random.default_rng(1)
    for h in (1.0, 1e-4, 1e-50):
        presenter.set_h(h)
        presenter.set_start(float(rng.uniform(-2, 2)))
        state = presenter.state
        said = texts.sentence(state)
        if state.kink is None and not state.lost and state.exact:
            assert texts.digits(state.numerical) in said
        for formula in formulas(state):
            assert lay_out(formula.numbers, 400, shared()).pieces, formula.numbers
    printed = run_script(build_reading(presenter.state, frozenset()).code)
    assert float(printed.split()[1]) == presenter.state.numerical


def test_feet_and_place_are_pulled(view: Tab, qtbot: PatientBot) -> None:
    shown, presenter = page(view), page(view).presenter
    foot, middle = shown.curve.foot().toPoint(), shown.curve.chart().at(1.0, 0.84).toPoint()
    QTest.mousePress(shown.curve, LEFT, pos=foot)
    QTest.mouseMove(shown.curve, QPoint((foot.x() + middle.x()) // 2, foot.y()))
    assert presenter.state.h == pytest.approx(0.5, abs=0.05)
    QTest.mouseMove(shown.curve, middle)
    QTest.mouseRelease(shown.curve, LEFT, pos=middle)
    assert presenter.state.h < 0.05
    assert presenter.undo_stack.count() == 1
    at = shown.curve.chart().at(-2.0, 0.0).toPoint()
    qtbot.mouseClick(shown.curve, LEFT, pos=at)
    assert presenter.state.start == pytest.approx(-2.0, abs=0.03)
    qtbot.keyClick(shown.curve, Qt.Key.Key_Up)
    qtbot.keyClick(shown.curve, Qt.Key.Key_Right)
    assert presenter.state.start > -2.0
    qtbot.keyClick(shown.curve, Qt.Key.Key_Space)
    assert presenter.state.place == 1


def test_the_marker_is_pulled(view: Tab, qtbot: PatientBot) -> None:
    shown, presenter = page(view), page(view).presenter
    at = shown.errors.chart().at(1e-6, 1e-5).toPoint()
    qtbot.mouseClick(shown.errors, LEFT, pos=at)
    assert math.log10(presenter.state.h) == pytest.approx(-6, abs=0.2)
    qtbot.keyClick(shown.errors, Qt.Key.Key_PageDown)
    assert math.log10(presenter.state.h) == pytest.approx(-9, abs=0.2)
    qtbot.mouseClick(shown.lost_h, LEFT)
    assert presenter.state.h == 1e-50
    assert shown.errors.chart().x[0] < 1e-50


def test_a_formula_and_a_prediction(view: Tab, qtbot: PatientBot) -> None:
    shown, presenter = page(view), page(view).presenter
    qtbot.mouseClick(shown.card.buttons["1e-5"], LEFT)
    assert shown.card.comparison.text() == texts.comparison(presenter.state) != ""
    # Where every small h is exact, there is no best one to ask for.
    presenter.set_start(0.0)
    assert shown.card.isHidden()
    for line in sorted(KINDS):
        presenter.set_line(line)
        presenter.answer("1e-5")
        assert shown.card.isHidden() == (texts.comparison(presenter.state) == "")
    presenter.set_line("own")
    shown.formula.selectAll()
    qtbot.keyClicks(shown.formula, "exp(x)")
    qtbot.keyClick(shown.formula, Qt.Key.Key_Return)
    assert presenter.state.exact == pytest.approx(math.e)
    assert presenter.state.line == "own"
    assert set(LINES) < set(KINDS)


def test_a_negative_slope_stands_in_brackets():
    """Behind a dot its sign would run into it."""
    shown = formulas(SlopeState(line="sine", start=1.607))
    step = next(line.numbers for line in shown if line.about == "ball-step")
    assert step == r"1.607 - 0.3 \cdot (-0.0362) = 1.618"

"""The digit tab's three answers, its two limits, and several digits read one by one."""

from __future__ import annotations

from math import inf

import pytest
from digit_help import Store, draw, tall_or_wide
from lending import given_back, lend
from not_digits import cross, dash, dot, scribble, year
from pen import LEFT, NONE, ONE, drag
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from script_runner import run_script
from tried import noticed, unnoticed

from desktop.services.recognisers import Recognisers
from desktop.style import theme
from desktop.tabs.digit import TAB
from desktop.tabs.digit.read import page, texts, thresholds
from desktop.tabs.digit.read.limits import STEPS, LimitSlider
from desktop.tabs.digit.read.presenter import ReadPresenter
from desktop.tabs.digit.read.state import Kind
from desktop.widgets.painted.bars import AnswerPanel
from nn_core.digits import Drawing, Limits, Reason, Stroke


class Shipped(Store):
    """The network that ships, alone."""

    def __init__(self):
        super().__init__()
        self._made = {"cnn": Recognisers().get("cnn")}


@pytest.fixture(scope="module")
def shipped():
    return Shipped()


@pytest.fixture
def context(qapp, tmp_path, shipped):
    yield from given_back(lend(tmp_path, shipped))


@pytest.fixture
def presenter(context):
    return ReadPresenter(context)


@pytest.fixture
def view(context, qtbot):
    made = qtbot.shown(TAB.build(context), 900, 640)
    qtbot.waitUntil(lambda: made.presenter.read.recogniser is not None)
    return made


def show(presenter, drawing):
    presenter.editor.replace(drawing)
    presenter.recognise()
    return presenter.state


def settle(view, qtbot):
    qtbot.waitUntil(lambda: not view.presenter.read._soon.isActive())


def drag_all(view, qtbot, drawing):
    """Draw a whole drawing by the mouse."""
    view.page().canvas.editor.set_pen_width(drawing.strokes[0].radii[0] * 2)
    for stroke in drawing.strokes:
        drag(view.page().canvas, stroke.points.tolist())
    settle(view, qtbot)


@pytest.mark.parametrize(
    ("drawing", "reason", "word"),
    [
        (cross(), Reason.STRANGE, "none of the digits"),
        (scribble(), Reason.STRANGE, "none of the digits"),
        (dot(), Reason.DOT, "dot"),
        (dash(), Reason.DASH, "dash"),
    ],
    ids=["cross", "scribble", "dot", "dash"],
)
def test_what_is_no_digit_is_refused_with_the_reason(presenter, drawing, reason, word):
    state = show(presenter, drawing)
    assert state.kind is Kind.NO_DIGIT
    assert state.verdict.reason is reason
    assert texts.headline(state) == "no digit"
    assert word in texts.detail(state)
    assert texts.sentence(state)
    assert not state.believed


def test_while_the_pen_moves_a_refusal_is_not_said(presenter):
    points = cross().strokes[0].points.tolist()
    presenter.editor.begin(*points[0])
    presenter.editor.extend(*points[0])
    presenter.recognise()
    assert presenter.state.kind is Kind.DRAWING
    assert texts.headline(presenter.state) == "…"
    presenter.editor.end()
    presenter.recognise()
    assert presenter.state.kind is Kind.NO_DIGIT


def test_the_limits_move_the_verdict_without_reading_again(presenter):
    state = show(presenter, cross())
    layers, strangeness = state.recognition.layers, state.verdict.strangeness
    presenter.set_sure_above(0.0)
    presenter.set_strange_above(strangeness + 0.1)
    assert presenter.state.kind is Kind.DIGIT
    assert presenter.state.recognition.layers is layers
    presenter.set_sure_above(1.0)
    assert presenter.state.kind is Kind.UNSURE
    assert texts.headline(presenter.state) == "?"  # a cross: no output is far above the others
    assert str(presenter.state.verdict.digit) in texts.sentence(presenter.state)
    presenter.reset_limits()
    assert presenter.state.kind is Kind.NO_DIGIT
    assert presenter.state.limits == presenter.recogniser.limits


def test_the_limits_are_remembered_until_they_are_reset(presenter, context):
    show(presenter, cross())
    presenter.set_strange_above(inf)
    presenter.set_sure_above(0.25)
    again = ReadPresenter(context)
    assert show(again, cross()).limits == Limits(inf, 0.25)
    again.reset_limits()
    assert show(ReadPresenter(context), cross()).limits == again.recogniser.limits


@pytest.mark.parametrize("text", ["nan", "-9", "much", "1e999x"])
def test_damaged_limits_in_the_settings_are_ignored(presenter, context, text):
    context.settings.set(thresholds.STRANGE.format(model="cnn"), text)
    context.settings.set(thresholds.SURE.format(model="cnn"), text)
    state = show(presenter, cross())
    assert state.limits == presenter.recogniser.limits


def test_several_digits_are_read_one_by_one_when_asked(presenter):
    state = show(presenter, year())
    assert state.kind is Kind.NO_DIGIT
    assert state.several
    unnoticed("digit#apart", presenter)
    assert texts.headline(state) == "several digits"
    presenter.set_apart(True)
    state = presenter.state
    assert state.kind is Kind.APART
    assert texts.headline(state) == "2 0 2 6"
    assert [part.digit for part in state.parts] == [2, 0, 2, 6]
    assert state.shown is state.parts[3]
    assert state.shown.layers
    assert presenter.done == {"apart"}
    noticed("digit#apart", presenter)
    presenter.choose_part(1)
    assert presenter.state.shown.digit == 0
    assert presenter.state.shown.layers
    presenter.choose_part(7)
    assert presenter.state.chosen == 1


def test_once_asked_the_next_number_is_read_at_once(presenter):
    show(presenter, year())
    presenter.set_apart(True)
    strokes = year().strokes
    assert show(presenter, Drawing(strokes[:2])).kind is Kind.APART
    assert presenter.state.chosen == len(presenter.state.parts) - 1
    assert show(presenter, Drawing(strokes[:1])).kind is Kind.DIGIT
    presenter.set_apart(False)
    assert show(presenter, year()).kind is Kind.NO_DIGIT


def test_a_part_that_is_no_digit_is_a_question_mark(presenter):
    beside = tuple(Stroke(s.points * 0.3 + (0.66, 0.3), 0.03) for s in cross().strokes)
    presenter.set_apart(True)
    state = show(presenter, Drawing((*year().strokes[:2], *beside)))
    assert texts.headline(state) == "2 0 ?"
    assert not state.believed


def test_accepting_what_the_network_would_refuse_is_noticed(presenter):
    show(presenter, cross())
    unnoticed("digit#limit", presenter)
    presenter.set_strange_above(inf)
    noticed("digit#limit", presenter)


def test_a_network_that_knows_nothing_of_strangeness(qapp, tmp_path):
    presenter = ReadPresenter(lend(tmp_path, Store(cnn=tall_or_wide())))
    draw(presenter.editor, ONE)
    presenter.recognise()
    assert presenter.state.verdict.strangeness is None
    assert thresholds.scale(presenter.state.model.limits) is None
    presenter.set_strange_above(3.0)
    presenter.recognise()
    assert presenter.state.limits.strangeness == inf


def test_the_formulas_give_the_strangeness_of_the_gauge(presenter):
    state = show(presenter, cross())
    pages = page.build_reading(state, presenter.recogniser)
    assert len(pages.formulas) == 5
    strangeness = state.verdict.strangeness
    shown = pages.formulas[4].numbers.replace(r"\approx", "=")
    assert f"= {strangeness:.2f} >" in shown
    values = dict(pages.code.arguments)
    _, energy, distances, _ = pages.code.functions
    scores = values["z"] @ values["W"] + values["b"]
    nearest = distances(values["z"][None], values["centres"], values["whitening"]).min()
    measures = (nearest, energy(scores[None])[0])
    again = (measures - values["centre"]) / values["spread"] @ values["weights"]
    assert again == pytest.approx(strangeness, abs=1e-3)


@pytest.mark.parametrize(
    ("drawing", "printed"),
    [(cross(), "no digit () strange"), (dot(), "no digit () dot"), (year(), "no digit () several")],
    ids=["cross", "dot", "year"],
)
def test_the_code_comes_to_the_same_verdict_alone(presenter, drawing, printed):
    state = show(presenter, drawing)
    said = run_script(page.build_reading(state, presenter.recogniser).code)
    assert said.splitlines()[-1] == f"answer: {printed}"
    assert f"strangeness: {state.verdict.strangeness:.3f}"[:-1] in said


def test_an_x_is_refused_large_and_the_bars_stand_back(view, qtbot):
    drag_all(view, qtbot, cross())
    assert view.page().answer.headline == "no digit"
    assert "none of the digits" in view.page().answer.detail
    assert view.page().bars.muted
    assert view.page().bars.answer is None
    assert view.page().bars.probabilities.sum() == pytest.approx(1, abs=1e-5)
    assert not view.page().apart.isVisible()
    refused = view.page().bars.grab().toImage()
    view.presenter.read.set_strange_above(inf)
    assert not view.page().bars.muted
    assert view.page().bars.grab().toImage() != refused


def test_the_limit_is_dragged_until_the_x_is_a_digit(view, qtbot):
    drag_all(view, qtbot, cross())
    view.presenter.read.set_sure_above(0.0)
    slider = view.page().controls.limits.strange
    strangeness = view.presenter.read.state.verdict.strangeness
    assert slider.measured == pytest.approx(strangeness)
    assert not slider.accepts(strangeness)
    middle = slider.height() - 10
    QTest.mousePress(slider, LEFT, NONE, QPoint(round(slider.place(slider.limit)), middle))
    QTest.mouseMove(slider, QPoint(round(slider.place(strangeness)) + 8, middle))
    QTest.mouseRelease(slider, LEFT, NONE, QPoint(round(slider.place(strangeness)) + 8, middle))
    assert view.page().answer.headline == str(view.presenter.read.state.recognition.digit)
    assert slider.accepts(strangeness)
    QTest.mouseClick(view.page().controls.limits.reset, LEFT)
    assert view.page().answer.headline == "no digit"
    assert not view.page().controls.limits.reset.isEnabled()


def test_the_limits_follow_the_keys_and_end_at_off(view, qtbot):
    drag_all(view, qtbot, cross())
    panel = view.page().controls.limits
    panel.sure.setFocus()
    before = panel.sure.value()
    QTest.keyClick(panel.sure, Qt.Key.Key_Right)
    assert panel.sure.value() == before + 1
    assert view.presenter.read.state.limits.confidence == pytest.approx((before + 1) / STEPS)
    panel.strange.setFocus()
    QTest.keyClick(panel.strange, Qt.Key.Key_End)
    assert view.presenter.read.state.limits.strangeness == inf
    assert panel.strange_value.text() == "off"


def test_a_year_is_drawn_and_read_one_by_one_by_a_click(view, qtbot):
    drag_all(view, qtbot, year())
    assert view.page().answer.headline == "several digits"
    assert view.page().apart.isVisible()
    QTest.mouseClick(view.page().apart, LEFT)
    assert view.page().parts.isVisible()
    assert not view.page().answer.isVisible()
    assert view.page().parts.texts == ("2", "0", "2", "6")
    assert view.page().parts.chosen == 3
    assert view.page().bars.answer == 6
    QTest.mouseClick(view.page().parts, LEFT, NONE, view.page().parts.column(1).center().toPoint())
    assert view.page().bars.answer == 0
    assert (view.page().pixels.pixels == view.presenter.read.state.parts[1].image).all()
    view.page().parts.setFocus()
    QTest.keyClick(view.page().parts, Qt.Key.Key_Left)
    assert view.page().bars.answer == 2
    assert "2" in view.page().parts.accessibleDescription()
    QTest.mouseClick(view.page().controls.clear, LEFT)
    settle(view, qtbot)
    assert view.page().answer.isVisible()
    assert not view.page().apart.isVisible()


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_three_answers_look_different(qtbot, appearance):
    theme.manager().set_appearance(appearance)
    panel = AnswerPanel()
    qtbot.addWidget(panel)
    panel.resize(180, 120)
    pictures = []
    for headline, detail, refused in (
        ("4", "98.0\u00a0% sure", False),
        ("4 or 9?", "not sure, 48.0\u00a0% at most", False),
        ("no digit", "like none of the digits this network knows", True),
        ("no digit", "like none of the digits this network knows", False),
    ):
        panel.show_answer(headline, detail, refused)
        pictures.append(panel.grab().toImage())
        assert headline in panel.accessibleDescription()
    assert all(a != b for i, a in enumerate(pictures) for b in pictures[:i])


def test_a_value_beyond_the_scale_is_shown_at_its_end(qtbot):
    slider = LimitSlider(accepts_below=True)
    qtbot.addWidget(slider)
    slider.resize(200, 30)
    moved = []
    slider.limit_moved.connect(moved.append)
    slider.show_limit(3.0, (-3.0, 9.0), 40.0)
    assert moved == []
    assert slider.limit == pytest.approx(3.0)
    assert slider.place(40.0) == slider.place(9.0)
    assert slider.place(-5.0) == slider.place(-3.0) < slider.place(0.0)
    assert not slider.accepts(40.0)
    beyond = slider.grab().toImage()
    slider.show_limit(3.0, (-3.0, 9.0), 9.0)
    assert slider.grab().toImage() != beyond
    slider.show_limit(inf, (-3.0, 9.0), None)
    assert slider.value() == STEPS
    assert slider.accepts(40.0)


@pytest.mark.parametrize(("value", "text"), [(-0.04, "0.0"), (-0.06, "−0.1"), (4.58, "4.6")])
def test_nothing_is_minus_zero(value, text):
    assert texts.decimal(value) == text

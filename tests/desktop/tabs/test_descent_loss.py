"""The loss page: what is held, what is said, and what a reader's mouse and keys do."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from patient import PatientBot
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from script_runner import run_script
from tried import noticed, unnoticed

from desktop.services.context import TabContext
from desktop.services.held_network import Held
from desktop.tabs.descent import TAB
from desktop.tabs.descent.loss import texts
from desktop.tabs.descent.loss.page import LossPage, build_reading
from desktop.tabs.descent.loss.presenter import LossPresenter
from desktop.tabs.descent.loss.state import (
    BOOK,
    PRESETS,
    LossState,
    Scene,
    simple_scores,
)
from desktop.tabs.kit.tab import Tab
from nn_core.errors import BadakError
from nn_core.learning import DataSpec, Learner, Setup, TrainingData, dense
from nn_core.losses import cross_entropy_error

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def presenter(context: TabContext) -> LossPresenter:
    return LossPresenter(context)


@pytest.fixture
def view(qtbot: PatientBot, context: TabContext) -> Tab:
    made = qtbot.shown(TAB.build(context), 704, 620)
    made.show_page("loss")
    return made


def page(view: Tab) -> LossPage:
    found = view.page()
    assert isinstance(found, LossPage)
    return found


def test_it_opens_with_the_books_numbers(presenter: LossPresenter) -> None:
    state = presenter.state
    assert state.entropy == pytest.approx(0.510825457099338, abs=1e-15)
    assert state.squared == pytest.approx(0.0975)
    presenter.load("wrong")
    assert presenter.state.entropy == pytest.approx(2.302584092994546, abs=1e-15)
    assert presenter.state.squared == pytest.approx(0.5975)


def test_simple_net_of_the_book(presenter: LossPresenter) -> None:
    presenter.load("simple")
    assert simple_scores() == pytest.approx([1.05414809, 0.63071653, 1.1328074])
    assert presenter.state.entropy == pytest.approx(0.9280682857864075, abs=1e-14)
    shown = run_script(build_reading(presenter.state, frozenset()).code)
    assert "0.21924763  0.14356247 -0.36281009" in shown
    assert "0.32887144  0.2153437  -0.54421514" in shown


@given(
    st.lists(st.floats(0, 1), min_size=10, max_size=10).filter(lambda y: sum(y) > 0.1),
    st.integers(0, 9),
    st.floats(0, 1),
)
def test_bars_stay_a_distribution(y: list[float], answer: int, share: float) -> None:
    state = LossState(y=tuple(one / sum(y) for one in y))
    moved = state.with_share(answer, share)
    assert sum(moved.y) == pytest.approx(1)
    assert moved.y[answer] == share
    assert moved.checked() is moved


def test_the_curve_goes_through_the_state(presenter: LossPresenter) -> None:
    for share in (0.0, 0.2, 0.6, 1.0):
        presenter.drag_share(2, share)
        entropy, squared = presenter.state.over_share(np.array([share]))
        assert entropy[0] == pytest.approx(presenter.state.entropy)
        assert squared[0] == pytest.approx(presenter.state.squared)


def test_twice_the_loss_is_the_square(presenter: LossPresenter) -> None:
    presenter.answer("half")
    presenter.double_loss()
    assert presenter.state.share == pytest.approx(0.36)
    said = texts.comparison(presenter.state, "half")
    assert said.startswith(texts.text("otherwise"))
    presenter.answer("ln")
    presenter.make_alike()
    assert presenter.state.entropy == pytest.approx(math.log(10), abs=1e-5)
    assert texts.comparison(presenter.state, "alike").startswith(texts.text("as said"))


def test_nobody_has_to_predict(presenter: LossPresenter) -> None:
    presenter.double_loss()
    assert texts.comparison(presenter.state, "half") == ""


def test_goals(presenter: LossPresenter) -> None:
    presenter.drag_share(presenter.state.right, 0.4)
    presenter.set_right(presenter.state.right)
    unnoticed("descent-loss#flag", presenter)
    presenter.undo_stack.undo()
    presenter.set_right(3)
    assert presenter.state.share == 0
    assert presenter.done == {"flag"}, "the flag was moved, no bar was pulled"
    noticed("descent-loss#flag", presenter)
    presenter.set_right(7)
    presenter.drag_share(7, 0.02)
    unnoticed("descent-loss#deep", presenter)
    presenter.drag_share(7, 0.005)
    noticed("descent-loss#deep", presenter)
    presenter.show_scene("accuracy")
    presenter.set_weight(2.0)
    unnoticed("descent-loss#stairs", presenter)
    presenter.set_step(True)
    presenter.set_weight(1.0)
    assert presenter.done == {"flag", "deep", "stairs"}
    noticed("descent-loss#flag", presenter)
    noticed("descent-loss#deep", presenter)
    noticed("descent-loss#stairs", presenter)


def test_the_accuracy_is_level_between_its_jumps(presenter: LossPresenter) -> None:
    curves = presenter.state.curves
    assert len(set(np.round(curves.accuracy, 6).tolist())) > 5
    assert np.ptp(np.diff(curves.loss)) > 0
    presenter.set_step(True)
    stairs = presenter.state.curves
    assert len(set(np.round(stairs.loss, 6).tolist())) < 25
    assert presenter.state.neuron_slope == 0


def test_the_points_in_training(presenter: LossPresenter, context: TabContext) -> None:
    refused: list[BadakError] = []
    presenter.failed.connect(refused.append)
    presenter.set_taught(True)
    assert len(refused) == 1
    assert presenter.state.taught is None
    setup = Setup((2,), dense(1), loss="sigmoid", data=DataSpec("moons", 30))
    network = Learner(setup, TrainingData.alone(*presenter.state.data)).network
    held = Held(network, 1, "mine", "points", setup)
    context.held.publish(lambda: held)
    presenter.set_taught(True)
    assert len(presenter.state.data[0]) == 30
    assert len(presenter.state.curves.weights) > 240


def test_undo_and_what_is_written(presenter: LossPresenter) -> None:
    presenter.drag_share(2, 0.9)
    presenter.set_right(7)
    presenter.undo_stack.undo()
    assert presenter.state.right == 2
    written = json.loads(json.dumps(presenter.to_data()))
    presenter.load("wrong")
    presenter.from_data(written)
    assert presenter.state.share == pytest.approx(0.9)
    written["state"]["y"] = [0.5, 0.5, 0.5]
    with pytest.raises(BadakError):
        presenter.from_data(written)


@pytest.mark.parametrize("seed", range(40))
def test_what_the_sentence_says_holds(seed: int) -> None:
    rng = np.random.default_rng(seed)
    y = rng.dirichlet(np.full(10, 0.2))
    y[rng.random(10) < 0.3] = 0
    y /= y.sum() or 1
    right = int(rng.integers(10))
    state = LossState(y=tuple(y.tolist()) if y.sum() else BOOK, right=right)
    said = texts.sentence(state)
    assert str(right) in said
    if 0 < state.share < 1:
        expected = cross_entropy_error(np.array(state.y), np.eye(10)[right])
        assert texts.numbers.significant(expected) in said
    weighed = replace(state, scene=Scene.ACCURACY, weight=float(rng.uniform(-6, 6)))
    way = texts.text("larger") if weighed.neuron_slope < 0 else texts.text("smaller")
    said = texts.sentence(weighed)
    assert way in said or said.startswith(texts.text("level", **_level(weighed)))


def _level(state: LossState) -> dict[str, str]:
    accuracy = texts.numbers.percent(state.accuracy)
    return {"accuracy": accuracy, "loss": texts.numbers.significant(state.neuron_loss)}


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("scene", [Scene.BARS, Scene.ACCURACY])
def test_scripts_run(presenter: LossPresenter, preset: str, scene: Scene) -> None:
    presenter.load(preset)
    presenter.show_scene(scene)
    for step in (False, True):
        presenter.set_step(step)
        assert run_script(build_reading(presenter.state, frozenset()).code).strip()


def test_a_bar_is_dragged_and_the_flag_moved(view: Tab, qtbot: PatientBot) -> None:
    bars, presenter = page(view).bars, page(view).presenter
    start = bars.handle(2).toPoint()
    QTest.mousePress(bars, LEFT, pos=start)
    QTest.mouseMove(bars, QPoint(start.x(), round(bars.places().bars.bottom())))
    QTest.mouseRelease(bars, LEFT, pos=QPoint(start.x(), round(bars.places().bars.bottom())))
    assert presenter.state.share < 0.01
    assert presenter.undo_stack.count() == 1
    qtbot.mouseClick(bars, LEFT, pos=bars.places().name(7).center().toPoint())
    assert presenter.state.right == 7
    qtbot.keyClick(bars, Qt.Key.Key_Up)
    assert presenter.state.y[7] > 0.1
    qtbot.keyClick(bars, Qt.Key.Key_Right)
    qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert presenter.state.right == 8


def test_the_ring_is_dragged_along_the_curve(view: Tab, qtbot: PatientBot) -> None:
    curves, presenter = page(view).curves, page(view).presenter
    chart = curves.charts()[0]
    qtbot.mouseClick(curves, LEFT, pos=chart.at(0.25, 1).toPoint())
    assert presenter.state.share == pytest.approx(0.25, abs=0.01)
    assert curves.handle() == chart.at(presenter.state.share, presenter.state.loss)


def test_why_not_accuracy(view: Tab, qtbot: PatientBot) -> None:
    shown, presenter = page(view), page(view).presenter
    qtbot.mouseClick(shown.scenes[Scene.ACCURACY], LEFT)
    assert shown.plane.isVisible()
    assert not shown.bars.isVisible()
    chart = shown.curves.charts()[1]
    qtbot.mouseClick(shown.curves, LEFT, pos=chart.at(3.0, 0.5).toPoint())
    assert presenter.state.weight == pytest.approx(3.0, abs=0.05)
    at = shown.plane.chart().at(1.0, 1.0)
    qtbot.mouseClick(shown.plane, LEFT, pos=at.toPoint())
    line = presenter.state.weights @ _place(shown, at)
    assert line == pytest.approx(0, abs=0.05), "the line goes through where the mouse is"
    shown.step.click()
    assert texts.text("stairs", loss=texts.numbers.significant(presenter.state.neuron_loss)) == (
        view.sentence.text()
    )


def _place(shown: LossPage, at: QPointF) -> np.ndarray:
    chart, at = shown.plane.chart(), QPointF(at.toPoint())
    return np.array([chart.x_of(at.x()), chart.y_of(at.y())])


def test_a_digit_is_read(view: Tab, qtbot: PatientBot) -> None:
    shown, presenter = page(view), page(view).presenter
    qtbot.mouseClick(shown.scenes[Scene.DRAWING], LEFT)
    qtbot.mouseClick(shown.source.sample, LEFT)
    state = presenter.state
    assert state.scene is Scene.DRAWING
    assert state.right == state.subject.label
    assert sum(state.y) == pytest.approx(1)
    assert state.y != BOOK


def test_a_prediction_is_offered_and_compared(view: Tab, qtbot: PatientBot) -> None:
    shown = page(view)
    qtbot.mouseClick(shown.card.buttons["square"], LEFT)
    qtbot.mouseClick(shown.double, LEFT)
    assert shown.card.comparison.text().startswith(texts.text("as said"))
    assert "0.36" in shown.card.comparison.text()


def test_a_flag_that_was_moved_stays_on_the_same_digit(
    presenter: LossPresenter, context: TabContext
) -> None:
    presenter.show_scene(Scene.DRAWING)
    presenter.pictures.take_sample()
    label, read = presenter.state.subject.label, presenter.state.y
    assert label is not None
    assert presenter.state.right == label
    other = (label + 1) % 10
    presenter.set_right(other)
    for scene in (Scene.ACCURACY, Scene.DRAWING):
        presenter.show_scene(scene)
    assert presenter.state.right == other
    later = LossPresenter(context)
    later.begin_with(json.loads(json.dumps(presenter.to_data())))
    later.pictures.set_active(True)
    assert later.state.subject.label == label
    assert (later.state.right, later.state.y) == (other, read)
    assert presenter.undo_stack is not None
    presenter.undo_stack.undo()
    assert (presenter.state.right, presenter.state.y) == (label, read), "not the book's answer"
    presenter.set_right(other)
    presenter.pictures.take_sample()
    assert presenter.state.right == presenter.state.subject.label, "another digit has its own"
    presenter.load("book")
    presenter.show_scene(Scene.DRAWING)
    assert presenter.state.right == presenter.state.subject.label

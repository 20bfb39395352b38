"""The valley page: walks, what is said of them, and a race that a reader starts by a click."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest
from patient import PatientBot
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtTest import QTest
from script_runner import run_script
from tried import noticed, unnoticed

from desktop.reading.glyphs import shared
from desktop.reading.line_layout import lay_out
from desktop.services.context import TabContext
from desktop.services.held_network import Held
from desktop.style import theme
from desktop.tabs.descent import TAB
from desktop.tabs.descent.chart import Chart
from desktop.tabs.descent.valley import ground, reading, texts
from desktop.tabs.descent.valley.page import ValleyPage
from desktop.tabs.descent.valley.presenter import ValleyPresenter
from desktop.tabs.descent.valley.state import (
    FOUR,
    KINDS,
    NETWORK,
    NEURON,
    OWN,
    ValleyState,
)
from desktop.tabs.kit.tab import Tab
from nn_core.descent import SURFACES
from nn_core.errors import BadakError
from nn_core.learning import DataSpec, Learner, OptimizerSpec, Setup, TrainingData, dense
from nn_core.perceptron.model import Perceptron

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def presenter(context: TabContext) -> ValleyPresenter:
    return ValleyPresenter(context)


@pytest.fixture
def view(qtbot: PatientBot, context: TabContext) -> Tab:
    made = qtbot.shown(TAB.build(context), 704, 620)
    made.show_page("valley")
    return made


def page(view: Tab) -> ValleyPage:
    found = view.page()
    assert isinstance(found, ValleyPage)
    return found


def cell(shown: ValleyPage, row: int, column: int) -> str:
    model = shown.table.model()
    return str(model.index(row, column).data())


# States and sentences


def test_it_opens_on_the_books_race(presenter: ValleyPresenter) -> None:
    state = presenter.state
    ends = {name: step.position for name, step in state.standing.items()}
    assert ends["sgd"] == pytest.approx((-0.350393, 0.0847823), rel=1e-5)
    assert ends["adagrad"] == pytest.approx((-0.120162, 2.48639e-17), rel=1e-5)
    assert state.nearest == "adagrad"
    assert state.walks["sgd"].length(30) == pytest.approx(36.9926, rel=1e-5)
    said = texts.sentence(state)
    assert "AdaGrad" in said
    assert "64°" in said


def test_exact_factors(presenter: ValleyPresenter) -> None:
    assert presenter.state.factors == pytest.approx((0.905, -0.9))
    assert "0.905" in texts.factors(presenter.state)
    presenter.set_surface("rosenbrock")
    assert texts.factors(presenter.state) == ""


def test_the_gradient_arrow_does_not_know_the_rate(presenter: ValleyPresenter) -> None:
    presenter.playback.go_to(0)
    before = presenter.state.standing["sgd"]
    presenter.set_rate("sgd", 0.1)
    after = presenter.state.standing["sgd"]
    assert (before.gradient == after.gradient).all()
    assert not (before.step == after.step).any()


def test_sgd_breaks_at_one_and_the_prediction_is_compared(presenter: ValleyPresenter) -> None:
    presenter.answer("one")
    presenter.set_rate("sgd", 0.99)
    assert texts.comparison(presenter.state) == ""
    presenter.set_rate("sgd", 1.0)
    unnoticed("descent-valley#break", presenter)
    presenter.set_rate("sgd", 1.01)
    assert texts.comparison(presenter.state).startswith(texts.text("as said"))
    assert presenter.state.standing["sgd"].position[1] == pytest.approx(3.62272, rel=1e-5)
    noticed("descent-valley#break", presenter)


def test_both_gradients_of_the_book(presenter: ValleyPresenter) -> None:
    presenter.set_surface("bowl")
    presenter.set_rate("sgd", 10.0)
    presenter.set_steps(100)
    unnoticed("descent-valley#digits", presenter)
    presenter.set_gradient("numerical")
    x, y = presenter.state.standing["sgd"].position
    assert f"{x:.8e} {y:.8e}" == "-2.58983747e+13 -1.29524862e+12"
    assert "−2.25e128, 3e128" in texts.sentence(presenter.state)
    noticed("descent-valley#digits", presenter)


def test_who_is_lost_is_told(presenter: ValleyPresenter) -> None:
    presenter.set_surface("two-minima")
    presenter.set_rate("sgd", 50.0)
    walk = presenter.state.walks["sgd"]
    assert walk.astray is not None
    assert texts.sentence(presenter.state).startswith(
        texts.text("lost", name="SGD", steps=walk.astray)
    )
    presenter.playback.go_to(walk.astray - 1)
    assert "sgd" in presenter.state.standing


@pytest.mark.parametrize("seed", range(40))
def test_what_the_sentence_says_holds(context: TabContext, seed: int) -> None:
    rng = np.random.default_rng(seed)
    presenter = ValleyPresenter(context)
    presenter.set_surface(str(rng.choice([*SURFACES, NEURON])))
    left, right, bottom, top = presenter.state.ground.box
    presenter.drag_start(float(rng.uniform(left, right)), float(rng.uniform(bottom, top)))
    for name in FOUR:
        presenter.show_rule(name, bool(rng.random() < 0.7))
        presenter.set_rate(name, float(10 ** rng.uniform(-3, 0)))
    presenter.playback.go_to(int(rng.integers(0, 31)))
    state, said = presenter.state, texts.sentence(presenter.state)
    if not state.shown:
        assert said == texts.text("nobody")
    elif len(state.standing) == len(state.shown) and state.place:
        lowest = min(step.value for step in state.standing.values())
        assert texts.numbers.significant(lowest) in said
        assert texts.text(state.nearest) in said
        assert texts.text("bottomless") in said or not state.bottomless


def test_a_race_is_one_that_a_click_began_and_that_ran(presenter: ValleyPresenter) -> None:
    presenter.drag_start(3.0, 1.0)
    presenter.run()
    presenter.playback.finish()
    presenter.set_steps(40)
    unnoticed("descent-valley#race", presenter)
    presenter.race_from(4.0, 1.0)
    presenter.playback.finish()
    unnoticed("descent-valley#race", presenter)  # it was skipped


def test_undo_and_what_is_written(presenter: ValleyPresenter) -> None:
    presenter.set_rate("adam", 0.5)
    presenter.drag_start(1.0, 1.0)
    presenter.drag_start(2.0, 1.5)
    presenter.end_drag()
    presenter.undo_stack.undo()
    assert presenter.state.start == (-7.0, 2.0)
    assert presenter.state.rate["adam"] == 0.5
    written = json.loads(json.dumps(presenter.to_data()))
    presenter.set_surface("saddle")
    presenter.from_data(written)
    assert presenter.state.surface == "valley"
    for name, value in (("surface", "everest"), ("rates", [1, 2]), ("steps", 0)):
        broken = json.loads(json.dumps(written))
        broken["state"][name] = value
        with pytest.raises(BadakError):
            presenter.from_data(broken)


@pytest.mark.parametrize("surface", [one for one in KINDS if one != NETWORK])
@pytest.mark.parametrize("focus", FOUR)
def test_readings(presenter: ValleyPresenter, surface: str, focus: str) -> None:
    presenter.set_surface(surface)
    presenter.set_focus(focus)
    shown = reading.build(presenter.state, frozenset())
    for line in shown.formulas:
        for latex in filter(None, (line.symbols, line.numbers)):
            assert lay_out(latex, 400, shared()).pieces, latex
    if focus == "adam" or surface == "valley":
        printed = run_script(shown.code)
        if surface in SURFACES:
            f = float(printed.split()[-1])
            assert f == pytest.approx(presenter.state.standing[focus].value, rel=1e-9)


def test_the_script_with_the_numerical_gradient(presenter: ValleyPresenter) -> None:
    presenter.set_gradient("numerical")
    assert "-0.35039" in run_script(reading.build(presenter.state, frozenset()).code)


# One neuron


def test_ball_and_line_move_each_other(presenter: ValleyPresenter) -> None:
    presenter.set_surface(NEURON)
    presenter.set_best_bias(False)
    presenter.set_bias(-0.7)
    presenter.drag_line(0.5, 0.9)
    state = presenter.state
    assert state.place == 0
    assert np.array(state.weights) @ [0.5, 0.9] + state.neuron_bias == pytest.approx(0, abs=1e-2)
    presenter.set_best_bias(True)
    presenter.drag_line(1.0, 0.2)
    assert math.hypot(*presenter.state.start) > 0.1


def test_without_a_bottom_the_sentence_says_so(presenter: ValleyPresenter) -> None:
    presenter.set_surface(NEURON)
    assert texts.text("bottomless") in texts.sentence(presenter.state)
    presenter.set_points("xor")
    assert texts.text("bottomless") not in texts.sentence(presenter.state)


def test_a_gate_is_taken_along(presenter: ValleyPresenter) -> None:
    presenter.take(Perceptron((0.5, 0.5), -0.7).network())
    state = presenter.state
    assert (state.surface, state.start, state.bias) == (NEURON, (0.5, 0.5), -0.7)
    assert state.place == 0


def test_points_in_training(presenter: ValleyPresenter, context: TabContext) -> None:
    refused: list[BadakError] = []
    presenter.failed.connect(refused.append)
    presenter.set_points("training")
    assert len(refused) == 1
    held = trained(DataSpec("gaussians", 30, 0.5), (2,), "points")
    context.held.publish(lambda: held)
    presenter.set_points("training")
    assert presenter.state.surface == NEURON
    assert len(presenter.state.data[0]) == 30


def trained(data: DataSpec, inputs: tuple[int, ...], reads: str, step: int = 3) -> Held:
    outputs = 1 if reads == "points" else 10
    setup = Setup(
        inputs,
        dense(4, outputs),
        loss="sigmoid" if outputs == 1 else "softmax",
        optimizer=OptimizerSpec("sgd", 0.1),
        batch_size=10,
        data=data,
    )
    rng = np.random.default_rng(0)
    x, t = rng.normal(size=(20, *inputs)), rng.integers(0, max(outputs, 2), 20)
    learner = Learner(setup, TrainingData.alone(x, t))
    return Held(learner.network.copy(), step, "mine", reads, setup)


# A network's valley


def test_the_valley_of_the_bundled_network(presenter: ValleyPresenter, qtbot: PatientBot) -> None:
    presenter.set_surface(NETWORK)
    assert texts.sentence(presenter.state).startswith(
        texts.text("measuring", network=presenter.state.network)
    )
    qtbot.waitUntil(lambda: presenter.state.patch is not None and presenter.state.patch.complete)
    state = presenter.state
    assert not state.training
    assert texts.text("bundled") in texts.sentence(state)
    middle = state.patch.heights[12, 12]
    assert state.ground.value(np.zeros(2)) == pytest.approx(middle)
    assert state.standing["adam"].value < state.walks["adam"].values[0]


def test_the_valley_of_the_network_in_training(
    presenter: ValleyPresenter, context: TabContext, qtbot: PatientBot
) -> None:
    held = trained(DataSpec("digits"), (784,), "digits")
    context.held.publish(lambda: held)
    presenter.set_surface(NETWORK)
    presenter.set_active(True)
    presenter.set_axes("weights")
    presenter.set_second(5)
    qtbot.waitUntil(lambda: presenter.state.patch is not None and presenter.state.patch.complete)
    later = held.network.copy()
    later.flat_params[0] += 0.5
    later.flat_params[5] -= 0.25
    moved = Held(later, 4, "mine", "digits", held.setup)
    context.held.publish(lambda: moved)
    qtbot.waitUntil(lambda: len(presenter.state.trained) == 2)
    assert presenter.state.trained[-1] == pytest.approx((0.5, -0.25), abs=1e-6)
    assert "mine" in texts.sentence(presenter.state)
    assert texts.text("shadow", count=texts.numbers.thousands(later.flat_params.size)) in (
        texts.sentence(presenter.state)
    )
    presenter.set_active(False)


def test_the_way_of_the_training_leads_back_to_where_it_began(
    presenter: ValleyPresenter, context: TabContext, qtbot: PatientBot
) -> None:
    refused: list[BadakError] = []
    presenter.failed.connect(refused.append)
    presenter.set_axes("training")
    assert len(refused) == 1
    held = trained(DataSpec("digits"), (784,), "digits")
    later = held.network.copy()
    later.flat_params += 0.01
    context.held.publish(lambda: held)
    seen = presenter._moments
    context.held.publish(lambda: Held(later, 4, "mine", "digits", held.setup))
    qtbot.waitUntil(lambda: len(seen) == 2)
    presenter.set_surface(NETWORK)
    assert presenter.state.axes == "training"
    qtbot.waitUntil(lambda: presenter.state.patch is not None and presenter.state.patch.complete)
    assert presenter.state.trained[0] == pytest.approx((1, 0), abs=1e-3)
    assert presenter.state.trained[-1] == pytest.approx((0, 0), abs=1e-3)


def test_the_way_downhill_is_no_cliff(context: TabContext) -> None:
    from desktop.tabs.descent.valley import work

    network = context.recognisers.get("book").network.copy()
    *_, (_, _, patch) = work.valley(network, "downhill", 0, 0, 1)
    across = patch.heights[12]
    assert across.max() <= across[12] + work.STEEPEST + 1e-3
    assert np.ptp(across) > 0.05


# As a reader uses it


def test_a_reader_races_the_four_from_a_click_and_reads_the_table(
    view: Tab, qtbot: PatientBot
) -> None:
    shown, presenter = page(view), page(view).presenter
    at = shown.map.chart().at(5.0, -3.0)
    qtbot.mouseClick(shown.map, LEFT, pos=at.toPoint())
    assert presenter.playback.playing
    assert presenter.state.start == pytest.approx((5.0, -3.0), abs=0.1)
    presenter.playback.set_pace(1)
    qtbot.waitUntil(lambda: not presenter.playback.playing)
    assert presenter.state.place == presenter.state.steps == 30
    noticed("descent-valley#race", presenter)
    assert [cell(shown, row, 0) for row in range(4)] == list(texts.names().values())
    heights = []
    for row, name in enumerate(FOUR):
        step = presenter.state.standing[name]
        assert cell(shown, row, 1) == texts.numbers.significant(float(step.position[0]))
        assert cell(shown, row, 3) == texts.numbers.significant(step.value)
        heights.append(step.value)
    lowest = FOUR[heights.index(min(heights))]
    assert texts.text(lowest) in view.sentence.text()


def test_the_start_is_dragged_as_one_step_of_undo(view: Tab, qtbot: PatientBot) -> None:
    shown, presenter = page(view), page(view).presenter
    start = shown.map.handle().toPoint()
    QTest.mousePress(shown.map, LEFT, pos=start)
    for far in (10, 20, 30):
        QTest.mouseMove(shown.map, start + QPoint(far, far))
    QTest.mouseRelease(shown.map, LEFT, pos=start + QPoint(30, 30))
    assert presenter.state.start[0] > -6.9
    assert presenter.undo_stack.count() == 1
    assert not presenter.playback.playing
    before = presenter.state.start
    qtbot.keyClick(shown.map, Qt.Key.Key_Right)
    assert presenter.state.start[0] > before[0]
    qtbot.keyClick(shown.map, Qt.Key.Key_Home)
    assert presenter.state.place == 0
    qtbot.keyClick(shown.map, Qt.Key.Key_Space)
    assert presenter.state.place == 1


def test_a_way_is_drawn_and_compared(view: Tab, qtbot: PatientBot) -> None:
    shown, presenter = page(view), page(view).presenter
    qtbot.mouseClick(shown.pen, LEFT)
    chart = shown.map.chart()
    places = [chart.at(*place).toPoint() for place in ((-7, 2), (-4, 1), (0, 0))]
    QTest.mousePress(shown.map, LEFT, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(shown.map, place)
    QTest.mouseRelease(shown.map, LEFT, pos=places[-1])
    assert len(presenter.state.drawn) >= 2
    assert presenter.playback.playing
    presenter.playback.finish()
    assert shown.card.comparison.text() == texts.comparison(presenter.state) != ""


def test_rates_ticks_and_the_step_plot(view: Tab, qtbot: PatientBot) -> None:
    shown, presenter = page(view), page(view).presenter
    qtbot.mouseClick(shown.rules.boxes["adam"], LEFT, pos=QPoint(8, 8))
    assert presenter.state.shown == FOUR[:3]
    assert shown.table.model().rowCount() == 3
    shown.rules.fields["sgd"].value_changed.emit(0.5)
    assert presenter.state.rate["sgd"] == 0.5
    shown.rate.slid.emit(0.7)
    assert presenter.state.rate["sgd"] == 0.7
    at = shown.fall.chart().at(12, 1)
    qtbot.mouseClick(shown.fall, LEFT, pos=at.toPoint())
    assert presenter.state.place == 12
    shown.player.scrub.setValue(20)
    assert presenter.state.place == 20


def test_a_formula_is_typed(view: Tab, qtbot: PatientBot) -> None:
    shown, presenter = page(view), page(view).presenter
    presenter.set_surface(OWN)
    shown.formula.selectAll()
    qtbot.keyClicks(shown.formula, "x^2 + 3*y^2")
    qtbot.keyClick(shown.formula, Qt.Key.Key_Return)
    assert presenter.state.formula == "x^2 + 3*y^2"
    assert presenter.state.ground.value(np.array([1.0, 2.0])) == 13
    refused: list[BadakError] = []
    presenter.failed.connect(refused.append)
    shown.formula.selectAll()
    qtbot.keyClicks(shown.formula, "x^2 +")
    qtbot.keyClick(shown.formula, Qt.Key.Key_Return)
    assert len(refused) == 1
    assert presenter.state.formula == "x^2 + 3*y^2"
    assert shown.formula.text() == "x^2 +", "what was refused can be mended"


def test_neuron_and_line_are_seen_side_by_side(view: Tab, qtbot: PatientBot) -> None:
    shown, presenter = page(view), page(view).presenter
    assert not shown.plane.isVisible()
    presenter.set_surface(NEURON)
    qtbot.waitUntil(shown.plane.isVisible)
    before = presenter.state.start
    qtbot.mouseClick(shown.plane, LEFT, pos=shown.plane.chart().at(1.2, 0.1).toPoint())
    assert presenter.state.start != before
    assert presenter.state == ValleyState(
        **{name: getattr(presenter.state, name) for name in ValleyState.__dataclass_fields__}
    )


@pytest.mark.parametrize("scale", [1.0, 1.3, 1.8])
def test_all_four_stand_in_the_table_however_large_it_is(
    view: Tab, qtbot: PatientBot, scale: float
) -> None:
    table = page(view).table
    view.resize(1400, 760)
    try:
        theme.manager().set_presenting(scale > 1, scale)
        qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() == 0)
        last = table.visualRect(table.model().index(3, 0))
        assert table.viewport().rect().contains(last)
    finally:
        theme.manager().set_presenting(False)


INKS = ("positive_text", "negative_text", "accent", "ink")


def test_the_table_says_whose_way_is_which_without_the_controls(view: Tab) -> None:
    """In a presentation the rows with the samples of lines are put away."""
    table = view.page().table
    image = table.viewport().grab().toImage()
    inks = {token: np.array(theme.current().colour(token).getRgb()[:3]) for token in INKS}
    found = []
    for row in range(table.model().rowCount()):
        cell = table.visualRect(table.model().index(row, 0)).adjusted(4, 4, -4, -4)
        places = [
            (x, y)
            for x in range(cell.left(), cell.right())
            for y in range(cell.top(), cell.bottom())
        ]
        colours = np.array([image.pixelColor(x, y).getRgb()[:3] for x, y in places])
        least = {token: np.abs(colours - ink).sum(axis=1).min() for token, ink in inks.items()}
        found.append(min(INKS, key=lambda token, least=least: least[token]))
    assert tuple(found) == INKS


def test_what_leaves_calls_the_optimisers_as_the_table_does(view: Tab) -> None:
    numbers = page(view).fall.numbers_shown()
    assert numbers is not None
    assert {row[0] for row in numbers.rows} == set(texts.names().values())


def test_what_drags_leave_is_what_is_painted_anew(
    view: Tab, qtbot: PatientBot, context: TabContext
) -> None:
    presenter = page(view).presenter
    presenter.set_surface(NEURON)
    presenter.set_best_bias(False)
    for k in range(8):
        presenter.set_bias(k / 4 - 1)
        presenter.drag_start(k - 3.0, 2.0)
        presenter.set_rate("sgd", 0.5 + k)
        qtbot.turns(2)
    presenter.playback.go_to(20)
    before = pictures(view)
    ground._kept.clear()
    other = qtbot.shown(TAB.build(context), 704, 620)
    other.show_page("valley")
    other.from_data(json.loads(json.dumps(view.to_data())))
    qtbot.turns()
    assert page(other).presenter.state.start == (4.0, 2.0)
    for name, picture in pictures(other).items():
        assert picture == before[name], name


def pictures(view: Tab) -> dict[str, QImage]:
    shown = page(view)
    widgets = {"map": shown.map, "plane": shown.plane, "fall": shown.fall, "table": shown.table}
    return {name: widget.grab().toImage() for name, widget in widgets.items()}


def test_no_number_makes_the_table_scroll(dressed: None, view: Tab, qtbot: PatientBot) -> None:
    shown = page(view)
    for start in ((-7.0, 2.0), (-0.00123, -1.234e-5), (-1.23e-15, 1.0), (-12345.6, -9999.4)):
        shown.presenter.drag_start(*start)
        shown.presenter.playback.go_to(1)
        qtbot.turns(2)
        assert shown.table.horizontalScrollBar().maximum() == 0


def test_places_that_lie_on_one_another_are_painted_once():
    area = QRectF(0, 0, 200, 100)
    chart, ends = Chart(area, (0.0, 200.0), (0.0, 100.0)), np.array([[20.0, 20.0], [120.0, 60.0]])
    crowd = np.concatenate([ends, ends[1] + np.linspace(0.1, 0, 200)[:, None]])

    def painted(places):
        image = QImage(200, 100, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        end = chart.trail(painter, places, QPen(Qt.GlobalColor.black, 2), QPen(Qt.GlobalColor.red))
        painter.end()
        return image, end

    (few, _), (many, end) = painted(ends), painted(crowd)
    assert many == few
    assert (end.x(), 100 - end.y()) == pytest.approx(tuple(crowd[-1]))


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        # 0.143 − 0.95·0.287 is −0.13.
        ((7.16, 3.38), r"(0.0358,\ 0.287) \approx (0.324,\ -0.129)"),
        ((7.2, 3.4), r"(0.036,\ 0.288) = (0.326,\ -0.13)"),
    ],
)
def test_a_step_is_equal_only_where_its_digits_are(start, expected):
    shown = reading.formulas(ValleyState(start=start, place=30))[1].numbers
    assert shown.endswith(expected)


def test_a_line_to_a_place_far_out_keeps_its_direction() -> None:
    """Moved to where the painter takes it, the walk of SGD with a rate of 10 left its line."""
    chart = Chart(QRectF(0, 0, 400, 300), (-4.0, 4.0), (-3.0, 3.0))
    places = np.array([[-3.0, 4.0]]) * (-19.0) ** np.arange(30)[:, None]
    lines = chart.lines(places)
    assert len(lines) >= 5
    assert np.abs(lines).max() <= 1e5 * (1 + 1e-9)
    middle = np.array([200.0, 150.0])  # all of them lead through (0, 0)
    starts, ends = lines[:, :2] - middle, lines[:, 2:] - middle
    sizes = np.hypot(*starts.T) * np.hypot(*ends.T)
    across = starts[:, 0] * ends[:, 1] - starts[:, 1] * ends[:, 0]
    assert np.abs(across / sizes).max() < 1e-6
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setClipRect(chart.area)
    chart.trail(painter, places, QPen(Qt.GlobalColor.black, 2), QPen(Qt.GlobalColor.black, 4))
    painter.end()
    dark = [
        (x, y) for x in range(400) for y in range(300) if image.pixelColor(x, y).lightness() < 128
    ]
    assert dark
    assert all(abs(4 * (x - 200) - 3 * (y - 150)) < 25 for x, y in dark)


def test_a_place_that_does_not_move_has_a_line_and_one_out_of_sight_has_none() -> None:
    chart = Chart(QRectF(0, 0, 400, 300), (-4.0, 4.0), (-3.0, 3.0))
    assert chart.lines(np.zeros((2, 2))).tolist() == [[200, 150, 200, 150]]
    far = np.array([[1e9, 1e9], [1e9, 2e9], [math.inf, 0.0], [0.0, 0.0]])
    assert chart.lines(far).shape == (0, 4)

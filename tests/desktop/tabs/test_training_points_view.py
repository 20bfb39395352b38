"""The page of points as a reader uses it: keys, clicks and drags."""

from __future__ import annotations

import re
from dataclasses import replace
from unittest.mock import MagicMock

import numpy as np
import pytest
from patient import PatientBot
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.services import i18n
from desktop.services.context import TabContext
from desktop.services.links import Link
from desktop.services.training_run import Speed
from desktop.style import theme
from desktop.tabs.kit.tab import Tab
from desktop.tabs.training import TAB
from desktop.tabs.training.points.network_view import Handle
from desktop.tabs.training.points.stage import marks
from desktop.tabs.training.points.texts import ENOUGH
from nn_core.learning import Setup, dense
from nn_core.learning.records import Edit

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
Key = Qt.Key


@pytest.fixture
def view(qtbot: PatientBot, context: TabContext) -> Tab:
    shown = qtbot.shown(TAB.build(context), 704, 620)
    shown.show_page("points")
    return shown


@pytest.fixture
def page(view: Tab):
    return view.page()


def picture_of(widget) -> bytes:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return bytes(image.constBits())


def at(plane, x: float, y: float) -> QPoint:
    return QPointF(*plane.to_pixels(np.array([[x, y]]))[0].tolist()).toPoint()


def test_space_and_something_moves(page, qtbot):
    before = picture_of(page.stage_view.network), picture_of(page.stage_view.plane)
    qtbot.keyClick(page.stage_view.network, Key.Key_Space)
    qtbot.waitUntil(lambda: page.presenter.state.run.step > 10)
    qtbot.keyClick(page.stage_view.network, Key.Key_Space)
    assert not page.presenter.state.run.running
    after = picture_of(page.stage_view.network), picture_of(page.stage_view.plane)
    assert before[0] != after[0]
    assert before[1] != after[1]
    assert page.stage_view.plot.runs["now"].steps[-1] == page.presenter.state.run.step


def test_steps_and_their_parts_by_keys(page, qtbot):
    network, state = page.stage_view.network, lambda: page.presenter.state.run
    qtbot.keyClick(network, Key.Key_Right)
    qtbot.keyClick(network, Key.Key_Right)
    assert state().step == 2
    qtbot.keyClick(network, Key.Key_Left)
    assert state().step == 1
    qtbot.keyClick(network, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert state().half_done
    qtbot.keyClick(network, Key.Key_Home)
    assert state().step == 0


def test_points_are_painted_where_they_dont_belong_and_it_follows(page, qtbot):
    plane, presenter = page.stage_view.plane, page.presenter
    presenter.run.set_speed(Speed.FULL)
    presenter.run.run()
    qtbot.waitUntil(lambda: presenter.state.run.step > 200)
    count = len(presenter.state.points)
    for _ in range(3):
        qtbot.mouseClick(plane, RIGHT, pos=at(plane, -1.05, 1.05))
        qtbot.mouseClick(plane, LEFT, Qt.KeyboardModifier.ShiftModifier, at(plane, -1.0, 1.07))
    assert len(presenter.state.points) == count + 6
    assert presenter.state.points.t[-6:].tolist() == [0] * 6
    assert presenter.state.run.running
    qtbot.waitUntil(lambda: bool(presenter.state.look.right[-6:].all()))
    presenter.run.pause()


def test_a_point_is_dragged_and_taken_away(page, qtbot):
    plane, presenter = page.stage_view.plane, page.presenter
    presenter.clear()
    qtbot.mouseClick(plane, LEFT, pos=at(plane, 0.5, 0.5))
    assert presenter.state.points.t.tolist() == [1]
    qtbot.mousePress(plane, LEFT, pos=at(plane, 0.5, 0.5))
    drag(plane, at(plane, -0.5, -0.25))
    qtbot.mouseRelease(plane, LEFT, pos=at(plane, -0.5, -0.25))
    assert presenter.state.points.x[0].tolist() == pytest.approx([-0.5, -0.25], abs=0.02)
    presenter.undo_stack.undo()
    assert presenter.state.points.x[0].tolist() == pytest.approx([0.5, 0.5], abs=0.02)
    qtbot.mouseMove(plane, at(plane, 0.5, 0.5))
    qtbot.keyClick(plane, Key.Key_Delete)
    assert not len(presenter.state.points)


def drag(widget, to: QPoint) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(to), widget.mapToGlobal(QPointF(to)), LEFT, LEFT,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_points_are_painted_by_keyboard(page, qtbot):
    plane, presenter = page.stage_view.plane, page.presenter
    presenter.clear()
    plane.setFocus()
    for _ in range(3):
        qtbot.keyClick(plane, Key.Key_Right)
    qtbot.keyClick(plane, Key.Key_Up)
    qtbot.keyClick(plane, Key.Key_Return)
    qtbot.keyClick(plane, Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(plane, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert presenter.state.points.t.tolist() == [1, 0]
    assert presenter.state.points.x[0].tolist() == pytest.approx([0.33, 0.11])
    qtbot.keyClick(plane, Key.Key_Delete)
    assert len(presenter.state.points) == 1


def test_a_weight_is_typed_dragged_and_wheeled(page, qtbot):
    network, presenter = page.stage_view.network, page.presenter
    handle = Handle(0, 0, 0)
    middle = network.line(handle).pointAt(0.75)
    assert network.handle_at(middle) == handle
    qtbot.mouseClick(network, LEFT, pos=middle.toPoint())
    assert network.field.isVisible()
    network.field.box.selectAll()
    qtbot.keyClicks(network.field.box, "2.5")
    qtbot.keyClick(network.field.box, Key.Key_Return)
    assert network.value(handle) == 2.5
    qtbot.mousePress(network, LEFT, pos=middle.toPoint())
    drag(network, middle.toPoint() - QPoint(0, 50))
    qtbot.mouseRelease(network, LEFT, pos=middle.toPoint())
    assert network.value(handle) == pytest.approx(3.5)
    wheel = QWheelEvent(
        middle, network.mapToGlobal(middle), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(network, wheel)
    assert network.value(handle) == pytest.approx(3.6)
    assert presenter.run.edits


def test_a_bias_is_reached_by_keys(page, qtbot):
    network, presenter = page.stage_view.network, page.presenter
    qtbot.keyClick(network, Key.Key_Down)
    qtbot.keyClick(network, Key.Key_Down)
    assert presenter.state.chosen == (0, 1)
    for _ in range(3):
        qtbot.keyClick(network, Key.Key_W)
    qtbot.keyClick(network, Key.Key_Plus)
    assert network.value(Handle(0, None, 1)) == pytest.approx(0.1)
    qtbot.keyClick(network, Key.Key_Return)
    assert network.field.isVisible()
    qtbot.keyClick(network.field.box, Key.Key_Escape)


def test_neurons_come_and_go_by_buttons(page, qtbot):
    network, presenter = page.stage_view.network, page.presenter
    ((less, more),) = network.buttons
    qtbot.mouseClick(more, LEFT)
    assert presenter.state.sizes == (2, 9, 1)
    qtbot.mouseClick(less, LEFT)
    qtbot.mouseClick(less, LEFT)
    assert presenter.state.sizes == (2, 7, 1)
    page.layers.box.stepBy(1)
    assert len(presenter.state.hidden) == 2
    assert len(network.buttons) == 2
    assert all(button.isVisible() for pair in network.buttons for button in pair)


def test_a_tile_is_seen_large_and_its_sum_written(page, view, qtbot):
    network, plane = page.stage_view.network, page.stage_view.plane
    before = picture_of(plane)
    qtbot.mouseClick(network, LEFT, pos=network.tile(1, 2).center().toPoint())
    assert page.presenter.state.chosen == (0, 2)
    assert picture_of(plane) != before
    assert "{3}" in view.reading().formulas[0].symbols


def test_with_a_rate_of_100_it_breaks_and_one_goes_back(page, view, qtbot):
    presenter, transport = page.presenter, page.transport
    presenter.choose_data("hills")
    presenter.change(optimizer="sgd", scene="")
    presenter.set_activation("relu")
    page.rate.field.box.selectAll()
    qtbot.keyClicks(page.rate.field.box, "100")
    qtbot.keyClick(page.rate.field.box, Key.Key_Return)
    assert presenter.state.setup.optimizer.lr == 100
    qtbot.keyClick(page.stage_view.network, Key.Key_Space)
    qtbot.waitUntil(lambda: presenter.state.run.broken)
    diagnosis = presenter.state.run.diagnosis
    assert transport.mend.isVisible()
    assert str(diagnosis.step) in view.sentence.text()
    qtbot.mouseClick(transport.mend, LEFT)
    qtbot.waitUntil(lambda: presenter.state.run.step == diagnosis.good_step)
    qtbot.waitUntil(lambda: presenter.state.setup.optimizer.lr == 10)
    assert not transport.mend.isVisible()


def test_the_small_canvas_is_there_for_handwriting_only(page, qtbot):
    assert not page.canvas.isVisible()
    page.presenter.choose_scene("zero or one")
    assert page.canvas.isVisible()
    sheet = page.canvas.sheet()
    qtbot.mousePress(page.canvas, LEFT, pos=sheet.center() - QPoint(0, sheet.height() // 4))
    drag(page.canvas, sheet.center() + QPoint(0, sheet.height() // 4))
    assert page.presenter.state.ring is not None
    first = page.presenter.state.ring
    drag(page.canvas, sheet.center() + QPoint(sheet.width() // 4, sheet.height() // 4))
    assert page.presenter.state.ring != first
    qtbot.mouseRelease(page.canvas, LEFT)


def test_a_digit_drawn_here_is_the_shared_one_when_the_pen_is_lifted(page, context, qtbot):
    page.presenter.choose_scene("zero or one")
    seen = []
    context.drawing.changed.connect(seen.append)
    sheet = page.canvas.sheet()
    qtbot.mousePress(page.canvas, LEFT, pos=sheet.center())
    drag(page.canvas, sheet.center() + QPoint(0, 20))
    drag(page.canvas, sheet.center() + QPoint(0, 40))
    assert not seen
    qtbot.mouseRelease(page.canvas, LEFT)
    assert len(seen) == 1


def test_after_a_stroke_of_the_mouse_the_space_bar_learns(page, qtbot):
    """The sentence says that it does; who came by Tab draws with it."""
    page.presenter.choose_scene("zero or one")
    run, editor = page.presenter.run, page.canvas.editor
    qtbot.mouseClick(page.canvas, LEFT)
    strokes = len(editor.drawing.strokes)
    qtbot.keyClick(page.canvas, Key.Key_Space)
    qtbot.waitUntil(lambda: run.state.step > 2)
    qtbot.keyClick(page.canvas, Key.Key_Space)
    assert not run.state.running
    at_rest = run.state.step
    qtbot.keyClick(page.canvas, Key.Key_Left)
    assert run.state.step == at_rest - 1
    assert len(editor.drawing.strokes) == strokes
    page.stage_view.network.setFocus()
    page.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.canvas, Key.Key_Space)
    qtbot.keyClick(page.canvas, Key.Key_Space)
    assert len(editor.drawing.strokes) == strokes + 1
    assert not run.state.running


def test_axes_are_named_in_the_reader_s_language(page):
    page.presenter.choose_scene("zero or one")
    plane, painter = page.stage_view.plane, MagicMock()
    i18n.install("ko")
    plane._paint_names(painter, theme.current(), plane.area())
    assert [call.args[2] for call in painter.drawText.call_args_list] == ["잉크 →", "↑ 가운데 잉크"]


def test_all_points_on_the_wrong_side_are_ringed(page):
    """Eighty rings among 398 such points would say that the others are right."""
    page.presenter.choose_scene("zero or one")
    plane, painter = page.stage_view.plane, MagicMock()
    plane.show_state(replace(page.presenter.state, ring=None))
    plane._paint_marks(painter, theme.current())
    assert painter.drawEllipse.call_count == page.presenter.state.wrong[0] > 200


def test_from_two_numbers_one_goes_on_to_whole_pictures(page, qtbot):
    page.presenter.choose_scene("one or nine")
    with qtbot.waitSignal(page.other_wanted) as wanted:
        qtbot.mouseClick(page.more, LEFT)
    assert wanted.args == ["digits"]


def test_kept_runs_stay_in_the_plot(page, qtbot):
    for _ in range(3):
        page.presenter.run.step_on()
    qtbot.mouseClick(page.stage_view.keep, LEFT)
    assert len(page.stage_view.plot.runs) == 2


def test_left_alone_it_stops_and_the_network_stays_held(page, view, context, qtbot):
    page.presenter.run.run()
    qtbot.waitUntil(lambda: page.presenter.state.run.step > 2)
    view.hide()
    assert not page.presenter.state.run.running
    assert context.held.value.reads == "points"


@pytest.mark.parametrize("data", ["sine", "hills", "0 or 1", "xor gate"])
def test_every_kind_of_data_is_painted_wide_and_narrow(page, view, data, qtbot):
    page.presenter.choose_data(data)
    page.presenter.set_folded(True)
    view.resize(1500, 900)
    qtbot.waitUntil(lambda: page.stage_view.plane.x() > page.stage_view.network.x() + 300)
    assert picture_of(page.stage_view.plane)
    view.resize(704, 620)


def test_a_prediction_is_offered_kept_and_compared(view: Tab, page, qtbot: PatientBot) -> None:
    presenter, card = view.presenter.points, page.stage_view.card
    assert card.isVisible() and not card.comparison.isVisible()
    qtbot.mouseClick(card.buttons["all"], LEFT)
    assert presenter.state.given == "all"
    presenter.run.go_to(ENOUGH - 1)
    qtbot.waitUntil(lambda: presenter.state.run.step == ENOUGH - 1)
    assert not card.buttons["all"].isEnabled() and not card.comparison.text()
    presenter.run.go_to(600)
    qtbot.waitUntil(lambda: presenter.state.run.step == 600)
    right = presenter.state.learnable - presenter.state.wrong[0]
    assert re.search(rf"600 .*\b{right} of {presenter.state.learnable}", card.comparison.text())
    presenter.run.other_start()
    qtbot.waitUntil(lambda: not card.comparison.text())
    assert (presenter.state.given, card.buttons["all"].isEnabled()) == ("", True)
    presenter.run.step_on()
    qtbot.waitUntil(lambda: not card.isVisible())


def test_the_expected_curve_of_points_is_drawn(view: Tab, page, qtbot: PatientBot) -> None:
    presenter, stage = view.presenter.points, page.stage_view
    qtbot.mouseClick(stage.card.buttons["draw"], LEFT)
    port = stage.plot.viewport()
    QTest.mousePress(port, LEFT, pos=stage.plot.place_of(5, 0.6).toPoint())
    QTest.mouseMove(port, stage.plot.place_of(90, 0.1).toPoint())
    QTest.mouseRelease(port, LEFT, pos=stage.plot.place_of(90, 0.1).toPoint())
    assert presenter.state.expected is not None
    presenter.run.go_to(ENOUGH)
    qtbot.waitUntil(stage.card.comparison.isVisible)
    assert re.search(r"\d", stage.card.comparison.text())


def test_a_mark_names_the_rate_only_where_that_was_changed():
    setup = Setup((2,), dense(2, 1), "sigmoid")
    other = replace(setup, weight_decay=0.1)
    faster = replace(other, optimizer=replace(other.optimizer, lr=0.5))
    edits = (
        Edit(0, setup=faster),
        Edit(0, setup=setup),
        Edit(3, setup=other),
        Edit(5, setup=faster),
    )
    assert marks(edits, 0, setup) == [(3, "•"), (5, "η 0.5")]


def test_the_space_bar_learns_where_a_link_has_led(page, view, qtbot):
    other = QLineEdit(view)
    other.show()
    other.setFocus()
    view.show_place(Link("training", "points", {"scene": "circle"}))
    assert page.presenter.state.scene == "circle"
    qtbot.waitUntil(page.stage_view.network.hasFocus)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Space)
    assert page.presenter.run.state.running
    page.presenter.run.pause()

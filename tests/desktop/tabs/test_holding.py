"""Something is held by the mouse while what is shown changes: undone, replaced, or gone."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from drawn_help import seven
from filters_help import context_with_network
from lending import given_back
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.style import theme
from desktop.tabs import filters, forward, gates, softmax
from desktop.tabs.digit.framing.pictures import HeldPicture, Marks
from desktop.tabs.digit.read.limits import LimitSlider
from desktop.tabs.filters.sliding_window.state import Material
from desktop.tabs.forward.small.state import Kind, Part
from desktop.tabs.gates.input_plane import InputPlane, Line, PlanePicture
from nn_core.perceptron.model import Perceptron

LEFT = Qt.MouseButton.LeftButton
UP = QPoint(0, 40)


@pytest.fixture(autouse=True)
def still(qapp):
    theme.manager().set_still(True)


def press(widget, place):
    QTest.mousePress(widget, LEFT, pos=place)


def move_and_release(widget, place):
    QTest.mouseMove(widget, place)
    QTest.mouseRelease(widget, LEFT, pos=place)


def move_without_buttons(widget, place):
    at = QPointF(place)
    none, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    kind = QEvent.Type.MouseMove
    QApplication.sendEvent(widget, QMouseEvent(kind, at, widget.mapToGlobal(at), none, none, keys))


class TestForward:
    @pytest.fixture
    def view(self, qtbot, context):
        return qtbot.shown(forward.TAB.build(context), 704, 608)

    @pytest.fixture
    def held(self, view):
        """Hold a weight of the last of four layers; return its place."""
        view.presenter.small.select(Part(Kind.NEURON, 2, 0))
        view.presenter.small.add_layer()
        network = view.presenter.small.setup.network
        part = Part(Kind.WEIGHT, network.depth, 0, 0)
        place = view.page().network.diagram.places.anchor(part).toPoint()
        press(view.page().network.diagram, place)
        assert view.presenter.small.state.selected == part
        return place

    @pytest.mark.parametrize("by_key", [False, True])
    def test_its_layer_is_undone(self, view, held, by_key, qtbot):
        diagram = view.page().network.diagram
        depth = view.presenter.small.setup.network.depth
        if by_key:
            undo = view.undo_stack().createUndoAction(view)
            undo.setShortcut("Ctrl+Z")
            view.addAction(undo)
            QTest.keyClick(diagram, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        else:
            view.undo_stack().undo()
        assert view.presenter.small.setup.network.depth == depth - 1
        shown = view.presenter.small.setup
        move_and_release(diagram, held - UP)
        assert not diagram.editor.isVisible()
        assert view.presenter.small.setup is shown
        assert not diagram.grab().isNull()

    def test_its_layer_is_undone_while_it_is_dragged(self, view, held):
        QTest.mouseMove(view.page().network.diagram, held - UP)
        view.undo_stack().undo()
        view.undo_stack().undo()
        move_and_release(view.page().network.diagram, held - 2 * UP)
        assert not view.undo_stack().canUndo()

    def test_another_network_of_the_same_size(self, view, held):
        view.presenter.small.redraw()
        shown = view.presenter.small.setup
        move_and_release(view.page().network.diagram, held - UP)
        assert view.presenter.small.setup is shown
        assert not view.page().network.diagram.editor.isVisible()

    def test_a_drag_goes_on_while_it_changes_the_network(self, view, held):
        before = view.undo_stack().count()
        for part in (10, 20, 40):
            QTest.mouseMove(view.page().network.diagram, held - QPoint(0, part))
        QTest.mouseRelease(view.page().network.diagram, LEFT, pos=held - UP)
        network = view.presenter.small.setup.network
        assert network.weights[-1][0, 0] != 1.0
        assert view.undo_stack().count() == before + 1

    def test_a_lost_release(self, view, held):
        QTest.mouseMove(view.page().network.diagram, held - UP)
        shown = view.presenter.small.setup
        move_without_buttons(view.page().network.diagram, held - 2 * UP)
        assert view.presenter.small.setup is shown

    def test_what_is_not_there_is_not_edited(self, view):
        view.page().network.diagram.edit(Part(Kind.WEIGHT, 9, 9, 9))
        assert not view.page().network.diagram.editor.isVisible()


class TestGates:
    @pytest.fixture
    def view(self, qtbot, context):
        made = qtbot.shown(gates.TAB.build(context), 704, 560)
        yield made
        made.shutdown()

    def test_the_line_is_gone(self, qtbot):
        moved = []
        presenter = SimpleNamespace(
            begin_gesture=lambda: None, turn_line=lambda *arguments: moved.append(arguments)
        )
        plane = qtbot.shown(InputPlane(("a", "b"), presenter), 300, 300)
        plane.show_picture(PlanePicture((Line("g", Perceptron((0.5, 0.5), -0.7)),), (0, 1), ()))
        place = plane.handles(0)[0].toPoint()
        press(plane, place)
        QTest.mouseMove(plane, place + QPoint(3, 3))
        assert len(moved) == 1
        plane.show_picture(PlanePicture((), (0,), ()))
        move_and_release(plane, place + QPoint(9, 9))
        assert len(moved) == 1

    def test_undo_while_a_line_is_held(self, view):
        plane = view.page().pictures.plane
        start = plane.handles(0)[0].toPoint()
        press(plane, start)
        for step in (10, 20):
            QTest.mouseMove(plane, start + QPoint(0, step))
        assert view.undo_stack().count() == 1
        view.undo_stack().undo()
        move_and_release(plane, start + QPoint(0, 40))
        assert not view.undo_stack().canUndo()

    def test_undo_while_the_point_of_the_map_is_held(self, view):
        weights = view.presenter.perceptron.state.gate.weights
        chart = view.page().pictures.map
        start = chart.handle().toPoint()
        press(chart, start)
        QTest.mouseMove(chart, start + QPoint(20, 0))
        QTest.mouseMove(chart, start + QPoint(30, 0))
        assert view.undo_stack().count() == 1
        view.undo_stack().undo()
        move_and_release(chart, start + QPoint(0, 30))
        assert view.presenter.perceptron.state.gate.weights == weights


class TestSoftmax:
    @pytest.fixture
    def view(self, qtbot, context):
        return qtbot.shown(softmax.TAB.build(context), 704, 620)

    def test_the_class_is_gone(self, view):
        place = view.page().bars.handle(2).toPoint()
        press(view.page().bars, place)
        QTest.mouseMove(view.page().bars, place + QPoint(0, 10))
        view.page().presenter.set_count(2)
        scores = view.page().presenter.state.scores
        move_and_release(view.page().bars, place + QPoint(0, 40))
        assert view.page().presenter.state.scores == scores

    def test_a_lost_release(self, view):
        place = view.page().bars.handle(1).toPoint()
        press(view.page().bars, place)
        scores = view.page().presenter.state.scores
        move_without_buttons(view.page().bars, place + QPoint(0, 40))
        assert view.page().presenter.state.scores == scores


class TestFilters:
    @pytest.fixture
    def context(self, qapp, tmp_path):
        yield from given_back(context_with_network(tmp_path))

    @pytest.fixture
    def view(self, qtbot, context):
        context.drawing.value = seven()
        made = qtbot.shown(filters.TAB.build(context), 704, 608)
        QCoreApplication.processEvents()
        QTest.mouseClick(made.buttons["walk"], LEFT)
        QCoreApplication.processEvents()
        return made

    def test_another_picture_of_another_size(self, view, qtbot):
        walk = view.presenter.window
        stage = view.page().sliding
        press(stage, stage.places.inputs.span(1, 1).center().toPoint())
        assert walk.state.index == 0
        walk.set_material(Material.DRAWING)
        QCoreApplication.processEvents()
        index = walk.state.index
        place = QPoint(stage.width() // 3, stage.height() // 2)
        move_and_release(stage, place)
        assert walk.state.index == index


def test_another_picture_while_one_is_moved(qtbot):
    picture = qtbot.shown(HeldPicture(), 200, 200)
    first, second = noise(0), noise(1)
    wanted = []
    picture.nudge_wanted.connect(lambda *nudge: wanted.append(nudge))
    picture.show_nudged(first, Marks(), (0, 0))
    press(picture, QPoint(100, 100))
    QTest.mouseMove(picture, QPoint(140, 100))
    assert len(wanted) == 1
    picture.show_nudged(first.copy(), Marks(), (0, 0))
    QTest.mouseMove(picture, QPoint(150, 100))
    assert len(wanted) == 2
    picture.show_nudged(second, Marks(), (0, 0))
    move_and_release(picture, QPoint(160, 100))
    assert len(wanted) == 2


def noise(seed):
    return np.random.default_rng(seed).random((28, 28))


def test_another_scale_while_a_limit_is_moved(qtbot):
    slider = qtbot.shown(LimitSlider(accepts_below=True), 200, 40)
    moved = []
    slider.valueChanged.connect(moved.append)
    slider.show_limit(0.5, (0.0, 1.0), None)
    press(slider, QPoint(50, 30))
    count = len(moved)
    QTest.mouseMove(slider, QPoint(80, 30))
    assert len(moved) > count
    slider.show_limit(5.0, (0.0, 10.0), None)
    count = len(moved)
    move_and_release(slider, QPoint(150, 30))
    assert len(moved) == count

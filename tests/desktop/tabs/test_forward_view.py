"""The forward tab as a reader uses it: clicks, drags, keys, and what is on screen afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from drawn_help import seven
from forward_help import context_with_network
from lending import given_back
from patient import PatientBot
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from said import says

from desktop.services import i18n
from desktop.services.context import TabContext
from desktop.style import theme
from desktop.tabs.forward import TAB
from desktop.tabs.forward.drawing.presenter import Show
from desktop.tabs.forward.small.matrix_board import INPUTS, OUTPUTS, WEIGHTS
from desktop.tabs.forward.small.state import Kind, Part
from desktop.tabs.forward.small.texts import Says
from desktop.tabs.kit.tab import Tab
from desktop.widgets.painted.labels import Labels
from nn_core import activations
from nn_core.activations import Activation

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def context(qtbot: PatientBot, tmp_path: Path) -> Iterator[TabContext]:
    yield from given_back(context_with_network(tmp_path))


@pytest.fixture
def view(qtbot: PatientBot, context: TabContext) -> Tab:
    theme.manager().set_still(True)
    widget = TAB.build(context)
    assert isinstance(widget, Tab)
    qtbot.addWidget(widget)
    context.reported.connect(widget.messages.show_error)
    widget.resize(704, 608)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def click(widget: QWidget, place: QPointF) -> None:
    QTest.mouseClick(widget, LEFT, pos=place.toPoint())


def value(view: Tab, part: Part) -> float:
    return view.presenter.small.setup.value(part)


def selected(view: Tab) -> Part:
    return view.presenter.small.state.selected


def type_number(view: Tab, text: str) -> None:
    box = view.page().network.diagram.editor.box
    box.selectAll()
    QTest.keyClicks(box.lineEdit(), text)
    QTest.keyClick(box, Key.Key_Return)


def test_a_click_on_a_neuron_writes_its_sum_out(view: Tab) -> None:
    diagram = view.page().network.diagram
    click(diagram, diagram.places.centre(2, 1))
    assert selected(view) == Part(Kind.NEURON, 2, 1)
    text = view.page().network.sum_line.text().replace("\N{NO-BREAK SPACE}", " ")
    assert text == ("a = 0.574·0.4 + 0.668·0.5 + 0.75·0.6 + 0.2 = 1.21,  z = Sigmoid(1.21) = 0.771")
    assert not diagram.editor.isVisible()


def test_every_weight_bias_and_input_opens_its_field_where_it_stands(view: Tab) -> None:
    diagram = view.page().network.diagram
    geometry = diagram.places
    assert geometry.roomy
    parts = [Part(Kind.WEIGHT, layer, k, j) for layer, j, k in geometry.edges()]
    parts += [Part(Kind.BIAS, 1, 2), Part(Kind.NEURON, 0, 0)]
    for part in parts:
        click(diagram, geometry.anchor(part))
        assert diagram.editor.part == part
        assert diagram.editor.value() == value(view, part)
        middle = diagram.editor.geometry().center()
        assert (QPointF(middle) - geometry.anchor(part)).manhattanLength() < 60
        QTest.keyClick(diagram.editor.box, Key.Key_Escape)
        assert not diagram.editor.isVisible()


def test_a_typed_number_moves_everything_at_once(view: Tab) -> None:
    diagram, part = view.page().network.diagram, Part(Kind.WEIGHT, 1, 0, 1)
    click(diagram, diagram.places.anchor(part))
    type_number(view, "-0,5")
    assert value(view, part) == -0.5
    assert not diagram.editor.isVisible()
    assert diagram.hasFocus()
    assert view.page().controls.value.field.value() == -0.5
    assert view.page().controls.value.value() == -0.5
    assert view.page().network.board.blocks[WEIGHTS].values[1][0] == -0.5
    assert "(−0.5)" in view.page().network.sum_line.text()
    assert says(view.sentence.text(), Says.LOWERS)
    assert "-0.5" in view.reading().formulas[0].numbers
    view.undo_stack().undo()
    assert value(view, part) == 0.2


@pytest.mark.parametrize("text", ["nan", "inf", "1e308", "abc", ""])
def test_a_refused_number_says_why_and_changes_nothing(view: Tab, text: str) -> None:
    diagram, part = view.page().network.diagram, Part(Kind.WEIGHT, 1, 0, 1)
    click(diagram, diagram.places.anchor(part))
    diagram.editor.box.lineEdit().clear()
    type_number(view, text)
    assert diagram.editor.isVisible()
    assert diagram.editor.reason()
    assert diagram.rect().contains(diagram.editor.geometry())
    assert value(view, part) == 0.2
    QTest.keyClick(diagram.editor.box, Key.Key_Escape)
    assert value(view, part) == 0.2


def test_a_number_is_dragged_up_and_the_drag_undone_as_one(view: Tab) -> None:
    diagram, part = view.page().network.diagram, Part(Kind.WEIGHT, 2, 1, 2)
    place = diagram.places.anchor(part).toPoint()
    QTest.mousePress(diagram, LEFT, pos=place)
    for up in range(2, 52, 10):
        QTest.mouseMove(diagram, place - QPoint(0, up))
    QTest.mouseMove(diagram, place - QPoint(0, 50))
    QTest.mouseRelease(diagram, LEFT, pos=place - QPoint(0, 50))
    assert value(view, part) == pytest.approx(1.6)
    assert not diagram.editor.isVisible()
    assert view.undo_stack().count() == 1


def test_the_slider_drags_the_selected_number(view: Tab) -> None:
    part = Part(Kind.BIAS, 1, 0)
    diagram = view.page().network.diagram
    click(diagram, diagram.places.anchor(part))
    QTest.keyClick(diagram.editor.box, Key.Key_Escape)
    QTest.keyClick(view.page().controls.value.slider, Key.Key_Right)
    assert value(view, part) == pytest.approx(0.11)
    view.page().controls.value.slider.setValue(50)
    assert value(view, part) == -2.5
    assert view.undo_stack().count() == 1


def test_everything_by_keyboard(view: Tab) -> None:
    diagram = view.page().network.diagram
    diagram.setFocus()
    QTest.keyClick(diagram, Key.Key_Right)
    QTest.keyClick(diagram, Key.Key_Down)
    assert selected(view) == Part(Kind.NEURON, 2, 1)
    for _ in range(4):
        QTest.keyClick(diagram, Key.Key_W)
    assert selected(view) == Part(Kind.WEIGHT, 2, 1, 0)
    QTest.keyClick(diagram, Key.Key_W, Qt.KeyboardModifier.ShiftModifier)
    assert selected(view) == Part(Kind.WEIGHT, 2, 1, 2)
    QTest.keyClick(diagram, "+")
    assert value(view, selected(view)) == pytest.approx(0.7)
    QTest.keyClick(diagram, "-")
    assert value(view, selected(view)) == pytest.approx(0.6)
    QTest.keyClick(diagram, Key.Key_Return)
    type_number(view, "2")
    assert value(view, selected(view)) == 2.0
    QTest.keyClick(diagram, Key.Key_B)
    assert selected(view) == Part(Kind.BIAS, 2, 1)
    QTest.keyClick(diagram, "7")
    assert diagram.editor.box.text() == "7"
    QTest.keyClick(diagram.editor.box, Key.Key_Return)
    assert value(view, selected(view)) == 7.0
    QTest.keyClick(diagram, Key.Key_Escape)
    assert selected(view) == Part(Kind.NEURON, 2, 1)


def test_the_flow_by_keyboard_and_by_buttons(view: Tab) -> None:
    diagram, state = view.page().network.diagram, lambda: view.presenter.small.state
    QTest.keyClick(diagram, Key.Key_Home)
    assert state().step == 0
    assert says(view.sentence.text(), Says.WAITS)
    assert view.page().network.board.blocks[OUTPUTS].shown is False
    QTest.keyClick(diagram, Key.Key_Space)
    assert view.page().network.sum_line.text().endswith("= 0.3")
    QTest.mouseClick(view.page().controls.player.step, LEFT)
    assert state().step == 2
    assert view.page().network.board.blocks[OUTPUTS].shown is True
    QTest.keyClick(diagram, Key.Key_Backspace)
    assert state().step == 1
    QTest.mouseClick(view.page().controls.player.play, LEFT)
    assert view.page().controls.player.play.text() == "Pause"
    QTest.keyClick(diagram, Key.Key_P)
    assert view.page().controls.player.play.text() == "Play"
    QTest.keyClick(diagram, Key.Key_End)
    assert state().step == state().last_step
    assert not view.page().controls.player.step.isEnabled()


def test_signals_move_for_a_moment_unless_motion_is_unwanted(view: Tab, qtbot: PatientBot) -> None:
    diagram = view.page().network.diagram
    QTest.keyClick(diagram, Key.Key_Home)
    QTest.keyClick(diagram, Key.Key_Space)
    assert diagram._flowing == 0
    theme.manager().set_still(False)
    QTest.keyClick(diagram, Key.Key_Home)
    QTest.keyClick(diagram, Key.Key_Space)
    assert diagram._flowing == 1
    assert diagram._flow.duration() <= 200
    qtbot.waitUntil(lambda: diagram._flowing == 0)


def test_layers_and_neurons_come_and_go(view: Tab) -> None:
    panel, diagram = view.page().controls, view.page().network.diagram
    network = lambda: view.presenter.small.setup.network  # noqa: E731
    click(diagram, diagram.places.centre(1, 0))
    QTest.mouseClick(panel.neurons.more, LEFT)
    assert network().sizes == (2, 4, 2, 2)
    QTest.mouseClick(panel.neurons.fewer, LEFT)
    assert network().sizes == (2, 3, 2, 2)
    QTest.mouseClick(panel.layers.more, LEFT)
    assert network().sizes == (2, 3, 3, 2, 2)
    QTest.mouseClick(panel.layers.fewer, LEFT)
    QTest.mouseClick(panel.layers.fewer, LEFT)
    assert network().depth == 2
    for _ in range(5):
        view.undo_stack().undo()
    assert network().sizes == (2, 3, 2, 2)
    assert panel.preset.currentData() == "book"


def test_the_buttons_stop_at_the_limits(view: Tab) -> None:
    panel = view.page().controls
    panel.preset.setCurrentIndex(panel.preset.findData("largest"))
    panel.preset.activated.emit(panel.preset.currentIndex())
    assert not panel.neurons.more.isEnabled()
    assert not panel.layers.more.isEnabled()
    assert panel.layers.fewer.isEnabled()
    assert not view.page().network.diagram.places.roomy


def test_an_edge_without_a_number_can_be_clicked(dressed: None, view: Tab) -> None:
    view.presenter.small.load("largest")
    diagram = view.page().network.diagram
    view.presenter.small.select(Part(Kind.NEURON, 3, 4))
    QCoreApplication.processEvents()
    geometry = diagram.places
    click(diagram, geometry.edge(3, 0, 4).pointAt(0.5))
    assert selected(view) == Part(Kind.WEIGHT, 3, 4, 0)
    assert diagram.editor.isVisible()


def test_the_board_selects_and_edits(view: Tab) -> None:
    board = view.page().network.board
    click(board, board.blocks[WEIGHTS].cell(1, 2).center())
    assert selected(view) == Part(Kind.WEIGHT, 1, 2, 1)
    place = board.blocks[WEIGHTS].cell(1, 2).center().toPoint()
    QTest.mouseDClick(board, LEFT, pos=place)
    assert view.page().network.diagram.editor.part == Part(Kind.WEIGHT, 1, 2, 1)
    QTest.keyClick(view.page().network.diagram.editor.box, Key.Key_Escape)
    click(board, board.blocks[INPUTS].cell(0, 1).center())
    assert selected(view) == Part(Kind.NEURON, 0, 1)
    assert "put in by hand" in view.page().network.sum_line.text()


@pytest.mark.parametrize("preset", ["book", "xor", "linear", "absolute", "largest"])
def test_the_board_shows_all_its_numbers(view: Tab, preset: str) -> None:
    view.presenter.small.load(preset)
    QCoreApplication.processEvents()
    board, network = view.page().network.board, view.presenter.small.setup.network
    for layer in range(1, network.depth + 1):
        view.presenter.small.select(Part(Kind.NEURON, layer, 0))
        for block in board.blocks:
            assert QPointF(0, 0).x() <= block.place.left()
            assert block.place.right() <= board.width()
            assert block.place.bottom() <= board.height()
        record = view.presenter.small.state.trace.layers[layer - 1]
        np.testing.assert_array_equal(board.blocks[WEIGHTS].values, record.weights)
        np.testing.assert_array_equal(board.blocks[OUTPUTS].values[0], record.outputs)


def test_nothing_moves_while_one_selects(view: Tab) -> None:
    diagram = view.page().network.diagram
    size = diagram.size()
    for layer in (0, 1, 2, 3):
        view.presenter.small.select(Part(Kind.NEURON, layer, 0))
        QCoreApplication.processEvents()
        assert diagram.size() == size


def test_an_activation_registered_later_is_offered(view: Tab) -> None:
    activations.register(
        Activation("cube", "Cube", np.positive, np.ones_like, "x", "1", (-9, 9), "ℝ", "m", "h")
    )
    try:
        view.page().form.hide()
        view.page().form.show()
        index = view.page().controls.activation.findData("cube")
        view.page().controls.activation.activated.emit(index)
        assert view.presenter.small.setup.network.names[0] == "cube"
    finally:
        # The view lives on until it is collected, and follows the theme when that is put back.
        view.undo_stack().undo()
        activations.unregister("cube")


def test_the_drawing_page_by_mouse_and_keyboard(view: Tab, context: TabContext) -> None:
    QTest.mouseClick(view.buttons["drawing"], LEFT)
    assert view.page().pictures.isVisible()
    assert view.page().invitation.isVisible()
    assert "Nothing is drawn" in view.sentence.text()
    context.drawing.value = seven()
    assert not view.page().invitation.isVisible()
    state = lambda: view.presenter.drawing.state  # noqa: E731
    assert view.sentence.text().startswith("The strongest path")
    QCoreApplication.processEvents()
    click(view.page().pictures, view.page().pictures.places.tile(23).center())
    assert state().neuron == 23
    QTest.keyClick(view.page().pictures, Key.Key_Right)
    assert state().neuron == 24
    other = (state().answer + 1) % 10
    click(view.page().pictures, view.page().pictures.places.output(other).center())
    assert state().output == other
    assert view.page().output.currentData() == str(other)
    QTest.keyClick(view.page().pictures, Key.Key_Escape)
    assert state().output == state().answer
    QTest.keyClick(view.page().pictures, str(other))
    assert state().output == other
    QTest.keyClick(view.page().pictures, Key.Key_Space)
    assert state().show is Show.WEIGHTS
    QTest.mouseClick(view.page().show_buttons[Show.CONTRIBUTIONS], LEFT)
    assert state().show is Show.CONTRIBUTIONS
    QTest.keyClick(view.page().count.slider, Key.Key_Right)
    assert len(state().paths) == 7
    assert "runner-up" in view.reading().done


def test_the_pictures_show_the_signs(view: Tab, context: TabContext) -> None:
    view.show_page("drawing")
    context.drawing.value = seven()
    view.presenter.drawing.set_show("weights")
    QCoreApplication.processEvents()
    first = view.presenter.drawing.state.first
    weights = first.weights[:, view.presenter.drawing.state.neuron]
    image = view.page().pictures._images.large[1]
    for pixel in (int(weights.argmax()), int(weights.argmin())):
        colour = image.pixelColor(pixel % 28, pixel // 28)
        token = "positive" if weights[pixel] > 0 else "negative"
        assert colour == theme.current().colour(token)


def test_without_a_network_the_page_is_kind(qtbot: PatientBot, tmp_path: Path) -> None:
    lent = context_with_network(tmp_path, network=False)
    view = TAB.build(lent)
    qtbot.addWidget(view)
    lent.reported.connect(view.messages.show_error)
    view.show()
    view.show_page("drawing")
    assert "train" in view.page().invitation.text()
    lent.shutdown()


@pytest.mark.parametrize("page", ["small", "drawing"])
@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_it_speaks_korean_and_nothing_is_cut(
    view: Tab, context: TabContext, page: str, appearance: str, qtbot: PatientBot
) -> None:
    context.drawing.value = seven()
    theme.manager().set_appearance(appearance)
    view.show_page(page)
    i18n.install("ko")
    QCoreApplication.processEvents()
    assert view.buttons["drawing"].text() == "내 그림"
    assert any("가" <= letter <= "힣" for letter in view.sentence.text())
    for button in view.buttons.values():
        qtbot.waitUntil(lambda: button.width() >= button.sizeHint().width())  # noqa: B023
    panel = view.page().form
    assert panel.minimumSizeHint().width() <= panel.width()
    if page == "small":
        assert view.page().network.width() == 456


def test_names_and_descriptions_for_screen_readers(view: Tab) -> None:
    panel = view.page().controls
    assert view.page().network.diagram.accessibleName()
    assert "a = 0.3" in view.page().network.diagram.accessibleDescription()
    assert view.page().network.sum_line.accessibleName().startswith("a = 1·0.1")
    for button in (panel.player.rewind, panel.player.back, panel.layers.more, panel.neurons.fewer):
        assert button.accessibleName()
        assert button.toolTip()


@pytest.mark.parametrize("zoom", [1, 1.25])
def test_a_crowded_neuron_shows_the_digits_it_has_room_for(
    view: Tab, qtbot: PatientBot, zoom: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    diagram = view.page().network.diagram
    theme.manager().set_zoom(zoom)
    view.presenter.small.load("largest")
    view.resize(433 + view.column.width(), 608)
    qtbot.turns()
    written: list[tuple[QRectF, str]] = []
    monkeypatch.setattr(
        Labels, "draw", lambda _self, _painter, rect, text: written.append((rect, text))
    )
    diagram.grab()
    line = QFontMetricsF(theme.current().font("small"))
    boxes = [diagram.places.box(layer, 0) for layer in range(len(diagram.places.sizes))]
    inside = [(rect, text) for rect, text in written if rect in boxes]
    assert len(inside) == len(boxes)
    assert [text for rect, text in inside if line.horizontalAdvance(text) > rect.width()] == []


def test_the_sum_lies_below_the_diagram(dressed: None, view: Tab, qtbot: PatientBot) -> None:
    theme.manager().set_zoom(1.25)
    view.presenter.small.load("largest")
    stage = view.page().network
    view.resize(433 + view.column.width(), 605)
    qtbot.turns()
    view.resize(view.width(), view.height() + 494 - stage.height())
    qtbot.waitEqual(stage.height, 494)
    stage.layout().activate()
    assert stage.sum_line.y() >= stage.diagram.geometry().bottom()
    assert stage.board.geometry().bottom() < stage.height()

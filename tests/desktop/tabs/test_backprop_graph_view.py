"""The graph page as a reader uses it: typing, stepping, dragging, by mouse and by keys."""

from __future__ import annotations

import pytest
from patient import PatientBot
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from script_runner import run_script

from desktop.reading.glyphs import shared
from desktop.reading.line_layout import lay_out
from desktop.services.context import TabContext
from desktop.tabs.backprop import TAB
from desktop.tabs.backprop.graph.page import GraphPage
from desktop.tabs.backprop.graph.state import PRESETS
from desktop.tabs.kit.tab import Tab
from desktop.widgets.painted.number_table import NumberTable

LEFT = Qt.MouseButton.LeftButton
VALUE, GRADIENT, DIFFERENCE = 1, 3, 4
FRUIT = "(apple*2 + orange*3)*tax"


@pytest.fixture
def view(qtbot: PatientBot, context: TabContext) -> Tab:
    return qtbot.shown(TAB.build(context), 704, 620)


@pytest.fixture
def page(view: Tab) -> GraphPage:
    return view.page()


def cell(table: NumberTable, name: str, column: int) -> str:
    model = table.model()
    for row in range(model.rowCount()):
        if model.index(row, 0).data() == name:
            return model.index(row, column).data()
    raise AssertionError(name)


def at(page: GraphPage, node: int) -> QPoint:
    return page.diagram.place_of(node).toPoint()


def test_a_reader_types_the_apples_and_steps_back_to_2_2(
    page: GraphPage, view: Tab, qtbot: PatientBot
) -> None:
    page.field.selectAll()
    qtbot.keyClicks(page.field, FRUIT)
    assert cell(page.table, "apple", GRADIENT) == "?"
    assert cell(page.table, "tax", DIFFERENCE) == "?", "it is asked which gradient is the largest"
    assert "715" in view.sentence.text()
    while page.player.step.isEnabled():
        qtbot.mouseClick(page.player.step, LEFT)
        known = cell(page.table, "apple", GRADIENT)
        assert known in ("?", "2.2")
    assert cell(page.table, "apple", GRADIENT) == "2.2"
    assert cell(page.table, "apple", DIFFERENCE) == "2.2 ✓"
    assert "back" in page.presenter.done


def test_a_refusal_stands_below_the_field_while_typing(page: GraphPage, qtbot: PatientBot) -> None:
    page.field.selectAll()
    qtbot.keyClicks(page.field, "0,5*a")
    assert "0.5" in page.refusal.text()
    assert page.refusal.isVisible()
    assert page.field.text() == "0,5*a"
    for _ in range(4):
        qtbot.keyClick(page.field, Qt.Key.Key_Backspace)
    qtbot.keyClicks(page.field, ".5*a")
    assert not page.refusal.isVisible()


def test_space_steps_back_and_the_keys_choose_and_nudge(page: GraphPage, qtbot: PatientBot) -> None:
    diagram = page.diagram
    diagram.setFocus()
    for _ in range(3):
        qtbot.keyClick(diagram, Qt.Key.Key_Space)
    assert page.presenter.state.place == page.presenter.state.last
    qtbot.keyClick(diagram, Qt.Key.Key_Down)
    assert "count" in page.selected.text()
    qtbot.keyClick(diagram, Qt.Key.Key_Up)
    qtbot.keyClicks(diagram, "+")
    assert page.presenter.state.values[0] == (101,)
    qtbot.keyClicks(diagram, "-")
    assert page.presenter.state.values[0] == (100,)
    qtbot.keyClick(diagram, Qt.Key.Key_Right)
    assert "×" in page.selected.text()
    qtbot.keyClick(diagram, Qt.Key.Key_Home)
    assert page.presenter.state.place == 0


def test_an_input_is_dragged_in_the_graph_as_one_step_of_undo(
    page: GraphPage, view: Tab, qtbot: PatientBot
) -> None:
    place = at(page, 0)
    qtbot.mousePress(page.diagram, LEFT, pos=place)
    for up in (3, 7, 10):
        QTest.mouseMove(page.diagram, place - QPoint(0, up))
        drag(page, place - QPoint(0, up))
    qtbot.mouseRelease(page.diagram, LEFT, pos=place - QPoint(0, 10))
    assert page.presenter.state.values[0] == (110,)
    assert "242" in view.sentence.text()
    view.undo_stack().undo()
    assert page.presenter.state.values[0] == (100,)


def drag(page: GraphPage, place: QPoint) -> None:
    """Move with the button down, which `QTest.mouseMove` does not tell."""
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        page.diagram.mapToGlobal(QPointF(place)),
        LEFT,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(page.diagram, event)


def test_pointing_at_an_input_lights_its_paths(page: GraphPage, qtbot: PatientBot) -> None:
    page.field.selectAll()
    qtbot.keyClicks(page.field, "exp(x)*x + x")
    QTest.mouseMove(page.diagram, at(page, 0))
    qtbot.waitUntil(lambda: "3 paths" in page.paths.text())


def test_the_value_is_typed_in_the_table(page: GraphPage) -> None:
    model = page.table.model()
    assert model.setData(model.index(0, VALUE), "200")
    assert page.presenter.state.result == pytest.approx(440)


def test_buttons_nudge_the_selected_input(page: GraphPage, view: Tab, qtbot: PatientBot) -> None:
    qtbot.mouseClick(page.diagram, LEFT, pos=at(page, 0))
    page.player.scrub.setValue(page.player.scrub.maximum())
    qtbot.mouseClick(page.more, LEFT)
    assert "2.2" in view.sentence.text()
    qtbot.mouseClick(page.diagram, LEFT, pos=at(page, page.presenter.state.graph.output))
    assert not page.more.isEnabled()
    qtbot.mouseClick(page.breaking, LEFT, pos=QPoint(8, page.breaking.height() // 2))
    assert page.presenter.state.broken == page.presenter.state.graph.output
    assert "✗" in cell(page.table, "tax", DIFFERENCE)


def test_folding_is_offered_where_there_is_something_to_fold(
    page: GraphPage, qtbot: PatientBot
) -> None:
    folded = page.fold["folded"]
    assert not folded.isVisible()
    page.presenter.load("sigmoid")
    assert folded.isVisible()
    qtbot.mouseClick(folded, LEFT)
    assert len(page.presenter.state.graph.nodes) == 2


def test_a_screen_reader_names_every_node_with_value_and_gradient(page: GraphPage) -> None:
    page.presenter.load("fruit")
    page.presenter.playback.finish()
    interface = QAccessible.queryAccessibleInterface(page.diagram)
    said = interface.text(QAccessible.Text.Description)
    for name, value, gradient in (
        ("apple", "100", "2.2"), ("apples", "2", "110"), ("orange", "150", "3.3"),
        ("oranges", "3", "165"), ("tax", "1.1", "650"),
    ):  # fmt: skip
        assert f"{name}: value {value}, gradient {gradient}" in said
        assert cell(page.table, name, GRADIENT) == gradient
    assert interface.text(QAccessible.Text.Name)


@pytest.mark.parametrize("preset", PRESETS)
def test_the_code_prints_the_gradients_and_the_formulas_can_be_set(
    page: GraphPage, preset: str
) -> None:
    page.presenter.load(preset)
    page.presenter.playback.finish()
    reading = page.reading()
    printed = run_script(reading.code)
    state = page.presenter.state
    for name in state.graph.names:
        slope = state.gradient_of(name)
        if slope is not None:
            line = next(one for one in printed.splitlines() if f"gradient of {name} " in one)
            assert float(line.split()[-1]) == pytest.approx(slope)
    for line in reading.formulas:
        for latex in filter(None, (line.symbols, line.numbers)):
            assert lay_out(latex, 400, shared()).pieces, latex


def test_steps_are_painted_into_the_picture_as_they_would_be_as_a_whole(
    page: GraphPage, qtbot: PatientBot
) -> None:
    page.presenter.load("fruit")
    page.presenter.playback.rewind()
    page.diagram.grab()
    for _ in range(page.presenter.state.last):
        page.presenter.playback.forward()
        page.diagram.grab()
    stepped = page.diagram.grab().toImage()
    page.diagram.restyle(None)
    whole = page.diagram.grab().toImage()
    differing = sum(
        abs(stepped.pixelColor(x, y).lightness() - whole.pixelColor(x, y).lightness()) > 96
        for x in range(0, stepped.width(), 2)
        for y in range(0, stepped.height(), 2)
    )
    assert differing < 10


def test_a_graph_of_500_nodes_is_shown_whole_and_in_part(page: GraphPage) -> None:
    page.presenter.type_text("+".join(f"a{i}*b{i}" for i in range(120)))
    page.diagram.grab()
    page.presenter.playback.finish()
    page.presenter.show_whole(True)
    assert not page.diagram.geometry_of_graph.lettered
    page.diagram.grab()
    page.presenter.playback.go_to(400)
    page.diagram.grab()
    assert page.reading().code is None


def test_the_table_makes_room_for_all_of_the_graph(page: GraphPage, qtbot: PatientBot) -> None:
    page.presenter.load("fruit")
    page.both.setFixedSize(700, 430)
    qtbot.waitUntil(lambda: page.diagram.height() >= page.diagram.geometry_of_graph.least)
    assert page.diagram.rect().contains(at(page, page.presenter.state.graph.place_of("tax")))
    assert page.table.height() >= 40
    page.presenter.load("apples")
    qtbot.waitUntil(lambda: page.table.height() >= 120)


def test_a_wide_page_is_used_by_the_graph_and_not_by_empty_rows(
    page: GraphPage, qtbot: PatientBot
) -> None:
    """On a projector a short table beside the graph left two fifths of the page empty."""
    page.both.setFixedSize(1900, 800)
    for preset in PRESETS:
        page.presenter.load(preset)
        below = page.diagram.width() == page.both.width()
        rows = page.table.sizeHint().height()
        qtbot.waitUntil(lambda: page.table.height() >= min(rows, page.both.height()))  # noqa: B023
        assert below or rows > page.both.height() / 2, preset
    page.presenter.load("apples")
    places = [place.x() for place in page.diagram.geometry_of_graph.centres]
    assert max(places) - min(places) > page.both.width() / 4


def test_numbers_stand_at_their_edges_however_wide_a_graph_is(page: GraphPage) -> None:
    page.both.setFixedSize(1900, 800)
    page.presenter.load("apples")
    geometry = page.diagram.geometry_of_graph
    for edge, place in geometry.numbers.items():
        points = [geometry.edges[edge].pointAtPercent(k / 200) for k in range(201)]
        nearest = min(points, key=lambda at: abs(at.x() - place.center().x()))
        assert abs(nearest.y() - place.center().y()) < 12, edge


def test_the_product_along_the_path_is_said_once_it_has_come_back(
    page: GraphPage, qtbot: PatientBot
) -> None:
    qtbot.waitUntil(lambda: page.paths.text().startswith("apple: one path to"))
    page.presenter.playback.finish()
    qtbot.waitUntil(lambda: page.paths.text().endswith("2.2"))
    page.presenter.playback.rewind()
    qtbot.waitUntil(lambda: page.paths.text().startswith("apple: one path to"))

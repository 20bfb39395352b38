"""The gates tab used by mouse and keyboard only; what the user reads is what is checked."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget
from said import says

from desktop.services import i18n
from desktop.style import theme
from desktop.tabs.gates import TAB
from desktop.tabs.gates.controls import OUTPUT, SUM, TARGET, TICK
from desktop.tabs.gates.diagram import name_place
from desktop.tabs.gates.state import GATE
from desktop.tabs.gates.texts import Says

LEFT = Qt.MouseButton.LeftButton
PAGES = [page.id for page in TAB.pages]


@pytest.fixture
def view(qtbot, context):
    made = qtbot.shown(TAB.build(context), 704, 560)
    yield made
    made.shutdown()


def type_number(qtbot, field, text: str) -> None:
    field.box.selectAll()
    qtbot.keyClicks(field.box, text)
    qtbot.keyClick(field.box, Qt.Key.Key_Return)


def pick(qtbot, chooser: QComboBox, name: str) -> None:
    """Choose an entry as a keyboard user does."""
    chooser.setFocus()
    while chooser.currentText() != name:
        before = chooser.currentIndex()
        down = chooser.findText(name) > before
        qtbot.keyClick(chooser, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
        assert chooser.currentIndex() != before


def click(qtbot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, LEFT)


def drag(widget: QWidget, start: QPointF, end: QPointF, steps: int = 8) -> None:
    QTest.mousePress(widget, LEFT, pos=start.toPoint())
    for k in range(1, steps + 1):
        QTest.mouseMove(widget, (start + (end - start) * k / steps).toPoint())
    QTest.mouseRelease(widget, LEFT, pos=end.toPoint())


def column(view, which: int) -> list[str]:
    table = view.page().table
    return [table.item(row, which).text() for row in range(4)]


def texts(view) -> dict[str, str]:
    fields = view.page().numbers.fields
    return {key: field.box.text() for key, field in fields.items()}


# ---------------------------------------------------------------------- one perceptron


def test_the_first_screen_is_and(view) -> None:
    assert texts(view) == {"w1": "0.5", "w2": "0.5", "b": "−0.7", "theta": "0.7"}
    assert column(view, SUM) == ["−0.7", "−0.2", "−0.2", "0.3"]
    assert column(view, OUTPUT) == ["0", "0", "0", "1"]
    assert column(view, TICK) == ["✓"] * 4
    assert view.sentence.text() == "This line leaves (1, 1) alone on the side of 1: that is AND."
    lines = view.reading().formulas
    assert lines[0].numbers == r"0.5 \cdot 1 + 0.5 \cdot 0 - 0.7 = -0.2 \le 0 \to 0"
    assert lines[1].numbers == r"0.5 \cdot 1 + 0.5 \cdot 0 = 0.5 \le 0.7 \to 0"


def test_numbers_typed_with_a_comma_move_everything(view, qtbot) -> None:
    fields = view.page().numbers.fields
    type_number(qtbot, fields["b"], "-0,2")
    assert texts(view)["theta"] == "0.2"
    assert column(view, OUTPUT) == ["0", "1", "1", "1"]
    assert column(view, TICK) == ["✓", "✗", "✗", "✓"]
    expected = "This line makes OR. For the target AND the output at (1, 0), (0, 1) is wrong."
    assert view.sentence.text() == expected
    type_number(qtbot, fields["theta"], "0.7")
    assert texts(view)["b"] == "−0.7"
    assert view.sentence.text().endswith("that is AND.")


@pytest.mark.parametrize("bad", ["nan", "inf", "1e308"])
def test_bad_numbers_are_refused_at_the_field(view, qtbot, bad) -> None:
    field = view.page().numbers.fields["w1"]
    before = view.presenter.perceptron.state
    type_number(qtbot, field, bad)
    assert field.findChild(QLabel).isVisible()
    assert field.reason()
    assert view.presenter.perceptron.state == before
    assert column(view, SUM) == ["−0.7", "−0.2", "−0.2", "0.3"]


@pytest.mark.parametrize("zoom", [1, 1.4])
@pytest.mark.parametrize("weights", [(0.5, 0.5, -0.7), (0.5, 0.3, -0.6), (0.4, 0.9, -1.0)])
def test_no_handle_lies_on_the_word_of_the_margin(view, qtbot, weights, zoom) -> None:
    theme.manager().set_zoom(zoom)
    for name, value in zip(("w1", "w2", "b"), weights, strict=True):
        type_number(qtbot, view.page().numbers.fields[name], str(value))
    plane = view.page().pictures.plane
    written: dict[str, QRectF] = {}

    def chip(painter, tokens, at, text):
        written[text] = type(plane).chip(plane, painter, tokens, at, text)
        return written[text]

    plane.chip = chip
    plane.grab()
    del plane.chip
    place = written[plane.picture.margin[2]]
    handles = plane.handles(0)
    reach = theme.current().px(6)
    for at in handles:
        assert not place.intersects(QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach))


def test_the_margin_is_measured_only_where_all_is_right(view, qtbot) -> None:
    assert view.page().pictures.plane.picture.margin[2] == "margin 0.28"
    assert r"0.283" in view.reading().formulas[-1].numbers
    type_number(qtbot, view.page().numbers.fields["b"], "0.3")
    assert view.page().pictures.plane.picture.margin is None
    assert not any("sqrt" in line.symbols for line in view.reading().formulas)


@pytest.mark.parametrize("name", ["AND", "NAND", "OR", "NOR"])
def test_presets(view, qtbot, name) -> None:
    click(qtbot, view.page().presets[name])
    assert view.page().target.currentText() == name
    assert column(view, TICK) == ["✓"] * 4
    assert view.sentence.text().endswith(f"that is {name}.")


def line_middle(plane) -> QPointF:
    first, second = plane.handles(0)
    return first + (second - first) * 0.5


def test_dragging_the_line_turns_and_into_or(view, qtbot) -> None:
    plane = view.page().pictures.plane
    start = line_middle(plane)
    drag(plane, start, start + QPointF(-0.45, 0.45) * plane.scale() * 0.5)
    assert texts(view)["w1"] == "0.5"
    assert column(view, OUTPUT) == ["0", "1", "1", "1"]
    bias = view.presenter.perceptron.state.gate.bias
    assert view.page().numbers.fields["b"].value() == bias
    assert view.page().pictures.plane.picture.lines[0].gate.bias == bias
    assert "drag" in view.reading().done
    view.undo_stack().undo()
    assert texts(view)["b"] == "−0.7"


def test_a_ring_turns_the_line(view) -> None:
    plane = view.page().pictures.plane
    middle, ring = line_middle(plane), plane.handles(0)[0]
    length = math.hypot(*view.presenter.perceptron.state.gate.weights)
    arm = ring - middle
    drag(plane, ring, middle + QPointF(arm.x() * 0.9, arm.y() * 0.2))
    gate = view.presenter.perceptron.state.gate
    assert math.hypot(*gate.weights) == pytest.approx(length, abs=2e-3)
    assert gate.weights[1] > gate.weights[0] + 0.1
    assert view.presenter.perceptron.undo_stack.count() == 1


def test_the_cursor_says_what_can_be_held(view) -> None:
    plane = view.page().pictures.plane
    QTest.mouseMove(plane, line_middle(plane).toPoint())
    assert plane.cursor().shape() == Qt.CursorShape.OpenHandCursor
    QTest.mouseMove(plane, plane.handles(0)[1].toPoint())
    assert plane.cursor().shape() == Qt.CursorShape.CrossCursor
    QTest.mouseMove(plane, QPoint(5, 5))
    assert plane.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_what_was_pointed_at_is_forgotten_when_the_line_has_moved(view, qtbot) -> None:
    plane = view.page().pictures.plane
    QTest.mouseMove(plane, line_middle(plane).toPoint())
    click(qtbot, view.page().presets["OR"])
    assert plane.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_plane_has_the_axes_of_every_plot(view) -> None:
    pictures = view.page().pictures
    for widget, names in ((pictures.plane, "x₁ x₂"), (pictures.map, "w₁ w₂")):
        axes = [widget.plot.getAxis(side) for side in ("bottom", "left")]
        assert " ".join(axis.labelText for axis in axes) == names
        for point in ((0.0, 0.0), (0.5, -0.25)):
            there = widget.plot.getViewBox().mapViewToDevice(QPointF(*point))
            assert (widget.to_pixels(point) - there).manhattanLength() < 1.5
            assert widget.to_plane(widget.to_pixels(point)) == pytest.approx(point)
    pictures.plane.setFocus()
    assert pictures.plane.plot.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_the_line_by_keyboard(view, qtbot) -> None:
    plane = view.page().pictures.plane
    plane.setFocus()
    for _ in range(7):
        qtbot.keyClick(plane, Qt.Key.Key_Left)
    assert column(view, OUTPUT) == ["0", "0", "0", "1"]
    for _ in range(10):
        qtbot.keyClick(plane, Qt.Key.Key_Left)
    assert column(view, OUTPUT) == ["0", "1", "1", "1"]
    weights = view.presenter.perceptron.state.gate.weights
    qtbot.keyClick(plane, Qt.Key.Key_BracketLeft)
    assert view.presenter.perceptron.state.gate.weights != weights
    qtbot.keyClick(plane, Qt.Key.Key_4)
    assert view.page().table.currentRow() == 3


def test_clicking_a_point_writes_its_sum_out(view, qtbot) -> None:
    plane = view.page().pictures.plane
    QTest.mouseClick(plane, LEFT, pos=plane.to_pixels((1, 1)).toPoint())
    assert view.page().table.currentRow() == 3
    expected = r"0.5 \cdot 1 + 0.5 \cdot 1 - 0.7 = 0.3 > 0 \to 1"
    assert view.reading().formulas[0].numbers == expected


def test_the_map_of_weights_by_mouse_and_keyboard(view, qtbot) -> None:
    weights = view.page().pictures.map
    drag(weights, weights.handle(), weights.to_pixels((-1.0, 1.0)))
    gate = view.presenter.perceptron.state.gate
    assert gate.weights == pytest.approx((-1, 1), abs=0.05)
    assert texts(view)["w1"].startswith("−")
    weights.setFocus()
    qtbot.keyClick(weights, Qt.Key.Key_Right)
    assert view.presenter.perceptron.state.gate.weights[0] == pytest.approx(gate.weights[0] + 0.1)


def test_the_map_says_why_it_is_empty(view, qtbot) -> None:
    type_number(qtbot, view.page().numbers.fields["b"], "0.3")
    note = view.page().pictures.map.picture.caption
    assert note == "b > 0 lets (0, 0) fire whatever the weights: lower b for AND."


def test_flipping_targets_makes_xor_and_its_certificate(view, qtbot) -> None:
    table = view.page().table
    for row in (1, 2):
        place = table.visualItemRect(table.item(row, TARGET)).center()
        qtbot.mouseClick(table.viewport(), LEFT, pos=place)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert view.page().target.currentText() == "XOR"
    assert view.sentence.text().startswith("No line can do XOR")
    first, second = view.page().pictures.plane.picture.segments
    assert [(p + q) / 2 for p, q in zip(first.start, first.end, strict=True)] == [0.5, 0.5]
    assert [(p + q) / 2 for p, q in zip(second.start, second.end, strict=True)] == [0.5, 0.5]
    assert view.page().pictures.map.picture.caption == "No weights realise XOR, at any bias."


# ---------------------------------------------------------------------- learning


def test_learning_step_by_step(view, qtbot) -> None:
    click(qtbot, view.buttons["learning"])
    page = view.page()
    pick(qtbot, page.target, "OR")
    assert says(view.sentence.text(), Says.NOT_BEGUN)
    for _ in range(2):
        click(qtbot, page.player.step)
    assert page.count.text() == "Mistakes 1   Epoch 1   Step 2"
    assert says(view.sentence.text(), Says.RAISED)
    assert "(1, 0)" in view.sentence.text()
    assert view.reading().formulas[1].numbers == r"0.5 + 0.1 \cdot (1 - 0) \cdot 1 = 0.6"
    while page.player.step.isEnabled():
        click(qtbot, page.player.step)
    assert says(view.sentence.text(), Says.LEARNT)
    assert not page.player.step.isEnabled()
    click(qtbot, page.player.rewind)
    assert page.count.text() == "Mistakes 0   Epoch 0   Step 0"


def test_the_line_swings_to_its_new_place(view, qtbot) -> None:
    click(qtbot, view.buttons["learning"])
    pick(qtbot, view.page().target, "OR")
    seen = []
    view.page().pictures.plane.update()
    click(qtbot, view.page().player.step)
    click(qtbot, view.page().player.step)
    step = view.presenter.perceptron.state.learning.step
    assert step.error == 1

    def arrived() -> bool:
        seen.append(view.page().pictures.plane.picture.lines[0].gate)
        return seen[-1] == step.after

    qtbot.waitUntil(arrived)
    assert seen[0] != step.after
    theme.manager().set_still(True)
    click(qtbot, view.page().player.step)
    after = view.presenter.perceptron.state.learning.step.after
    qtbot.waitUntil(lambda: view.page().pictures.plane.picture.lines[0].gate == after)


def test_the_keys_of_every_playback_go_through_learning(view, qtbot) -> None:
    click(qtbot, view.buttons["learning"])
    plane, single = view.page().pictures.plane, view.presenter.perceptron
    plane.setFocus()
    for _ in range(3):
        qtbot.keyClick(plane, Qt.Key.Key_Space)
    assert single.state.taken == 3
    qtbot.keyClick(plane, Qt.Key.Key_Backspace)
    assert single.state.taken == 2
    qtbot.keyClick(plane, Qt.Key.Key_P)
    assert single.learner.playing
    click(qtbot, view.buttons["perceptron"])
    assert not single.learner.playing


def test_running_xor_never_ends_and_says_why(view, qtbot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    page = view.page()
    pick(qtbot, page.target, "XOR")
    qtbot.keyClick(page.speed.slider, Qt.Key.Key_End)
    assert view.presenter.perceptron.state.speed == 60
    click(qtbot, page.player.play)
    assert page.player.play.text() == "Pause"
    qtbot.waitUntil(lambda: "circles" in view.reading().done)
    assert says(view.sentence.text(), Says.CIRCLES)
    assert view.presenter.perceptron.learner.playing
    assert view.page().pictures.plane.picture.trail
    assert len(view.page().pictures.plane.picture.segments) == 2
    click(qtbot, page.player.play)
    assert page.player.play.text() == "Play"
    assert not view.presenter.perceptron.learner.playing


# ---------------------------------------------------------------------- XOR and adders


def test_the_composer_folds_the_plane(view, qtbot) -> None:
    click(qtbot, view.buttons["composer"])
    labels = sorted(mark.label for mark in view.page().folded.picture.marks)
    assert labels == ["(0, 0)", "(1, 0) (0, 1)", "(1, 1)"]
    assert view.sentence.text().endswith("so the three gates are XOR.")
    diagram = view.page().diagram
    spot = diagram.rect_of("input", "x2").center().toPoint()
    qtbot.mouseClick(diagram, LEFT, pos=spot)
    assert diagram.picture.signals == {"x1": 1, "x2": 1, "s1": 0, "s2": 1, "y": 0}
    diagram.setFocus()
    qtbot.keyClick(diagram, Qt.Key.Key_Left)
    qtbot.keyClick(diagram, Qt.Key.Key_Space)
    assert diagram.picture.signals["x1"] == 0
    assert diagram.picture.signals["y"] == 1


def test_gates_of_the_composer_can_be_swapped(view, qtbot) -> None:
    click(qtbot, view.buttons["composer"])
    page = view.page()
    assert page.ways.text() == "Way 8 of 16 with named gates"
    pick(qtbot, page.choosers["s2"], "NAND")
    assert says(view.sentence.text(), Says.CLASH)
    assert "(0, 0)" in view.sentence.text() and "(1, 0)" in view.sentence.text()
    assert page.ways.text() == "16 ways with named gates"
    click(qtbot, page.another)
    assert view.sentence.text().endswith("so the three gates are XOR.")
    assert "another" not in view.reading().done
    type_number(qtbot, page.numbers["y"].fields["b"], "5")
    assert page.choosers["y"].currentText() == "1"


def test_lines_of_the_composer_can_be_dragged(view, qtbot) -> None:
    click(qtbot, view.buttons["composer"])
    folded = view.page().folded
    before = view.presenter.composer.state.parts[2]
    start = line_middle(folded)
    drag(folded, start, start + QPointF(0, 60))
    assert view.presenter.composer.state.parts[2].weights == before.weights
    assert view.presenter.composer.state.parts[2].bias > before.bias
    assert says(view.sentence.text(), Says.NOT_YET)


@pytest.mark.parametrize("zoom", [1, 1.25, 1.8])
@pytest.mark.parametrize("page", ["composer", "adders"])
def test_names_of_a_circuit_are_whole_and_lie_on_no_part(view, qtbot, page, zoom) -> None:
    theme.manager().set_zoom(zoom)
    view.resize(round(1066 * zoom), round(600 * zoom))
    click(qtbot, view.buttons[page])
    qtbot.turns()
    diagram = view.page().diagram
    parts = [diagram.rect_of(*item) for item in diagram._plan.items]
    line = QFontMetricsF(theme.current().font("small"))
    for part in parts:
        place = name_place(part, theme.current())
        assert place.height() >= line.height()
        assert place.width() >= line.horizontalAdvance("carry = 1")
        assert place.top() >= 0
        name = QRectF(0, 0, line.horizontalAdvance("s₁ = 1"), place.height())
        name.moveCenter(place.center())
        assert not any(name.intersects(other) for other in parts)


def test_adding_with_switches(view, qtbot) -> None:
    click(qtbot, view.buttons["adders"])
    assert view.sentence.text() == "1 + 1 = 2: sum 0, carry 1."
    diagram = view.page().diagram
    spot = diagram.rect_of("input", "b").center().toPoint()
    qtbot.mouseClick(diagram, LEFT, pos=spot)
    assert view.sentence.text() == "1 + 0 = 1: sum 1, carry 0."
    qtbot.mouseClick(diagram, LEFT, pos=diagram.rect_of("gate", "nand").center().toPoint())
    assert r"\mathrm{nand} = 1" in view.reading().formulas[0].symbols


@pytest.mark.parametrize("zoom", [1, 1.8])
def test_names_in_a_chain_stand_beside_their_rows(view, qtbot, zoom) -> None:
    theme.manager().set_zoom(zoom)
    view.resize(round(1066 * zoom), round(600 * zoom))
    click(qtbot, view.buttons["adders"])
    pick(qtbot, view.page().kind, "Adder of several places")
    chain = view.page().chain
    for part in ("a", "b", "sum"):
        row, name = chain.rect_of(part, len(chain.picture.a) - 1), chain.name_of(part)
        assert name.center().y() == row.center().y()
        assert name.right() <= row.left()
    wire = chain.rect_of("block").center().y()
    line = QFontMetricsF(theme.current().font("small"))
    carry = chain.name_of("carry")
    assert carry.center().y() + line.capHeight() / 2 + 1 < wire
    assert carry.right() <= chain.rect_of("block", len(chain.picture.a) - 1).right()


def test_a_chain_of_adders(view, qtbot) -> None:
    click(qtbot, view.buttons["adders"])
    page = view.page()
    pick(qtbot, page.kind, "Adder of several places")
    assert view.sentence.text().startswith("5 + 3 + 0 = 8")
    chain = view.page().chain
    qtbot.mouseClick(chain, LEFT, pos=chain.rect_of("a", 3).center().toPoint())
    assert view.sentence.text().startswith("13 + 3 + 0 = 16")
    assert chain.picture.carries == (0, 1, 1, 1, 1)
    qtbot.mouseClick(chain, LEFT, pos=chain.rect_of("block", 2).center().toPoint())
    assert view.page().diagram.picture.signals["cin"] == 1
    chain.setFocus()
    qtbot.keyClick(chain, Qt.Key.Key_Right)
    qtbot.keyClick(chain, Qt.Key.Key_Space)
    assert view.sentence.text().startswith("13 + 3 + 1 = 17")
    click_box(qtbot, page.nands)
    assert {gate.kind for gate in view.page().diagram.picture.circuit.gates} == {"NAND"}


def click_box(qtbot, box: QAbstractButton) -> None:
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)


# ---------------------------------------------------------------------- looks


def narrow_buttons(view) -> list[str]:
    shown = [w for w in view.findChildren(QAbstractButton) if w.isVisible() and w.text()]
    return [w.text() for w in shown if w.width() < w.minimumSizeHint().width()]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("dark", [False, True])
def test_every_page_fits_and_paints_in_both_languages(view, qtbot, page, dark) -> None:
    theme.manager().set_appearance("dark" if dark else "light")
    click(qtbot, view.buttons[page])
    for language in ("ko", "en"):
        i18n.install(language)
        QCoreApplication.processEvents()
        assert not view.grab().isNull()
        assert view.sentence.text()
    qtbot.waitEqual(lambda: narrow_buttons(view), [])
    assert view.minimumSizeHint().width() <= 704


def test_it_speaks_korean(view, qtbot) -> None:
    i18n.install("ko")
    QCoreApplication.processEvents()
    assert view.sentence.text() == "이 선은 1 쪽에 (1, 1)만 남겨요. 바로 AND 게이트예요."


def test_everything_that_takes_focus_has_a_name(view, qtbot) -> None:
    for button in view.buttons.values():
        click(qtbot, button)
        for widget in view.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                text = getattr(widget, "text", str)()
                inner = widget.parent() is not None and widget.parent().accessibleName()
                assert widget.accessibleName() or text or inner, widget


def test_edits_can_be_undone_and_redone(view, qtbot) -> None:
    states = [view.presenter.perceptron.state]
    click(qtbot, view.page().presets["OR"])
    states.append(view.presenter.perceptron.state)
    type_number(qtbot, view.page().numbers.fields["w1"], "1,5")
    states.append(view.presenter.perceptron.state)
    stack = view.undo_stack()
    for state in reversed(states[:-1]):
        stack.undo()
        assert view.presenter.perceptron.state == state
    assert texts(view)["b"] == "−0.7"
    for state in states[1:]:
        stack.redo()
        assert view.presenter.perceptron.state == state
    assert texts(view)["w1"] == "1.5"


def test_the_perceptron_s_own_drawing_follows_weights_and_row(view, qtbot) -> None:
    page = view.page()
    drawing = page.pictures.drawing
    page.presenter.select_row(3)
    assert drawing.texts == ("x₁ = 1", "x₂ = 1", "w₁ = 0.5", "w₂ = 0.5", "b = −0.7", "y = 1")
    page.presenter.set_bias(GATE, -1.5)
    assert drawing.texts[-2:] == ("b = −1.5", "y = 0")
    assert "y = 0" in drawing.accessibleDescription()
    assert drawing.grab().width() >= drawing.minimumSizeHint().width()

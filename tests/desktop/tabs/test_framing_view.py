"""The framing tab as a reader uses it: switches, pads, keys, and what is on screen afterwards."""

from __future__ import annotations

import numpy as np
import pytest
from cut_texts import clipped, lines_lost
from digit_help import Store
from framing_help import context_with_three, one
from lending import given_back, lend
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from desktop.services import i18n
from desktop.style import theme
from desktop.tabs.digit import TAB
from desktop.tabs.digit.framing import work
from desktop.tabs.digit.framing.pictures import Marks, NudgePad, NumberPicture
from desktop.tabs.digit.framing.stages import MIDDLE, NetCard, StepStrip
from desktop.tabs.digit.framing.state import View
from nn_core.digits import Drawing, Stroke
from nn_core.digits.framing_steps import ALL, STEPS, Switches, framing_steps

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def few_digits(monkeypatch):
    monkeypatch.setattr(work, "COUNT", 5)


@pytest.fixture
def context(qapp, tmp_path):
    yield from given_back(context_with_three(tmp_path))


@pytest.fixture
def view(qtbot, context):
    widget = TAB.build(context)
    widget.show_page("framing")
    qtbot.addWidget(widget)
    context.reported.connect(widget.messages.show_error)
    widget.resize(704, 608)
    with qtbot.waitExposed(widget):
        widget.show()
    yield widget
    widget.shutdown()


@pytest.fixture
def filled(view, context, qtbot):
    """Return the view with a drawing that has been read."""
    context.drawing.value = one()
    qtbot.waitUntil(lambda: state(view).moved_answers[-1].digit is not None)
    return view


def state(view):
    return view.presenter.framing.state


def press(button):
    QTest.mouseClick(button, LEFT)


def toggle(view, step):
    box = view.page().steps.strip.panels[step].title
    QTest.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))


def pixels(widget):
    image = widget.grab().toImage()
    return image.constBits().tobytes()


def test_an_empty_tab_offers_a_digit(view, qtbot):
    assert view.page().invitation.isVisible() and not view.page().steps.isVisible()
    assert not view.page().source.mine.isEnabled()
    press(view.page().invitation.button)
    assert view.page().steps.isVisible() and not view.page().invitation.isVisible()
    assert "an MNIST digit" in view.page().source.says.text()
    assert not view.page().source.mine.isEnabled()  # there is no drawing to go back to
    qtbot.waitUntil(lambda: "reading" not in view.sentence.text())


def test_one_can_go_back_to_the_drawing(filled):
    press(filled.page().source.sample)
    press(filled.page().source.mine)
    assert "your drawing" in filled.page().source.says.text()


def test_every_step_has_a_switch(filled):
    strip = filled.page().steps.strip
    for step in STEPS:
        toggle(filled, step)
        assert step in state(filled).switches.off
        assert not strip.panels[step].title.isChecked()
        toggle(filled, step)
    assert state(filled).switches == ALL
    assert not isinstance(strip.panels["raw"].title, QAbstractButton)


def test_a_longer_number_beneath_a_picture_gets_its_room(dressed, qtbot):
    theme.manager().set_presenting(True, 1.25)
    small, off = (np.array([[0.45, 0.5], [0.55, 0.5]]), np.array([[0.1, 0.1], [0.8, 0.75]]))
    short, long = (framing_steps(Drawing((Stroke(points, 0.04),))) for points in (small, off))
    strip = StepStrip()
    qtbot.addWidget(strip)
    strip.show()
    cut = []
    for width in range(500, 800, 5):  # all five fit in a row, or not, by what the numbers say
        strip.show_steps(short)
        strip.resize(width, 280)
        strip.show_steps(long)
        qtbot.turns()
        for panel in strip.panels.values():
            if panel.fact.width() < panel.fact.sizeHint().width():
                cut.append((width, panel.fact.text()))
    assert cut == []


def test_the_legend_is_whole_where_panels_are_low(dressed, qtbot):
    theme.manager().set_presenting(True, 1.25)
    strip = StepStrip()
    qtbot.addWidget(strip)
    strip.show()
    for height in range(280, 400, 2):
        strip.resize(415, height)
        assert strip.legend.height() >= strip.legend.heightForWidth(strip.legend.width())
        assert strip.legend.geometry().bottom() < height


def test_the_strip_shows_the_record(filled):
    toggle(filled, "mass")
    panels, steps = filled.page().steps.strip.panels, state(filled).steps
    shown = {name: panel.picture.numbers for name, panel in panels.items()}
    for name, expected in zip(
        ("raw", "ink", "box", "size", "mass"),
        (steps.raw, steps.ink, steps.ink, steps.sized, steps.framed),
        strict=True,
    ):
        np.testing.assert_array_equal(shown[name], expected)
    box = panels["box"].picture.marks.box
    np.testing.assert_allclose(np.array(box) * 280, steps.box)
    assert panels["mass"].picture.marks.cross == MIDDLE
    assert panels["mass"].fact.text() == "not moved"


def test_the_ring_comes_to_lie_on_the_cross(filled):
    picture = filled.page().steps.strip.panels["mass"].picture
    np.testing.assert_allclose(picture.marks.ring, MIDDLE, atol=0.5 / 28 + 1e-6)
    toggle(filled, "box")
    toggle(filled, "mass")
    assert np.abs(np.subtract(picture.marks.ring, MIDDLE)).max() > 0.1


def test_without_the_box_the_size_cannot_be_switched(filled):
    toggle(filled, "box")
    size = filled.page().steps.strip.panels["size"].title
    assert not size.isEnabled() and size.isChecked()
    toggle(filled, "box")
    assert size.isEnabled()


def test_a_lost_digit_is_marked_in_words(filled):
    toggle(filled, "box")
    toggle(filled, "mass")
    card = filled.page().steps.cards["book"]
    assert card.answer.differs
    assert "≠ 1 with all steps" in card.accessibleDescription()
    assert "the book's network reads 0 instead of 1" in filled.sentence.text()


@pytest.mark.parametrize(("width", "columns"), [(704, 3), (1500, 5)])
def test_the_strip_has_one_row_where_there_is_room(filled, qtbot, width, columns):
    filled.resize(width, 640)
    qtbot.turns()
    strip = filled.page().steps.strip
    tops = [panel.geometry().top() for panel in strip.panels.values()]
    assert len(set(tops)) == (1 if columns == 5 else 2)
    assert strip.legend.isVisible() == (columns == 3)
    sides = {panel.picture.frame().width() for panel in strip.panels.values()}
    assert len(sides) == 1 and sides.pop() >= 112
    for panel in strip.panels.values():
        assert strip.rect().contains(panel.geometry())


def test_the_table_fills_and_a_row_sets_the_switches(filled, qtbot):
    qtbot.waitUntil(lambda: len(state(filled).measured) == 5 and not state(filled).measuring)
    table = filled.page().table
    assert "%" in table.accessibleDescription() and "–" not in table.accessibleDescription()
    QTest.mouseClick(table, LEFT, pos=table.row(2).center().toPoint())
    assert state(filled).switches == Switches(box=False)
    QTest.keyClick(table, Key.Key_Up)
    assert state(filled).switches == Switches(ink=False)
    toggle(filled, "mass")
    qtbot.waitUntil(lambda: len(state(filled).measured) == 6)
    assert table.rows[-1] == Switches(ink=False, mass=False)
    assert "as switched" in table.accessibleDescription()


def test_measuring_can_be_stopped(filled, qtbot):
    qtbot.waitUntil(lambda: not state(filled).measuring and bool(state(filled).measured))
    button = filled.page().measure
    assert button.text() == "Other digits"
    press(button)
    assert button.text() == "Stop"
    press(button)
    assert button.text() == "Other digits" and not state(filled).measuring


def open_nudge(view):
    press(view.page().views[View.NUDGE])
    assert view.page().nudge.isVisible()
    return view.page().nudge


def test_a_pad_is_clicked_dragged_and_walked(filled):
    page = open_nudge(filled)
    pad = page.pads["mlp"]
    QTest.mouseClick(pad, LEFT, pos=pad.cell(-3, 2).center().toPoint())
    assert state(filled).nudge == (-3, 2)
    QTest.mousePress(pad, LEFT, pos=pad.cell(0, 0).center().toPoint())
    QTest.mouseMove(pad, QPoint(pad.width() + 300, 2))
    QTest.mouseRelease(pad, LEFT)
    assert state(filled).nudge == (4, -4)
    QTest.keyClick(pad, Key.Key_Left)
    QTest.keyClick(pad, Key.Key_Down)
    assert state(filled).nudge == (3, -3)
    np.testing.assert_array_equal(page.picture.numbers, state(filled).moved)
    QTest.keyClick(pad, Key.Key_Home)
    assert state(filled).nudge == (0, 0)


def test_the_picture_itself_is_dragged_and_has_the_keys(filled):
    picture = open_nudge(filled).picture
    pixel = picture.frame().width() / 28
    start = picture.frame().center()
    QTest.mousePress(picture, LEFT, pos=start.toPoint())
    QTest.mouseMove(picture, QPoint(round(start.x() + 2 * pixel), round(start.y() - pixel)))
    assert state(filled).nudge == (2, -1)
    QTest.mouseMove(picture, QPoint(round(start.x() + 90 * pixel), round(start.y())))
    QTest.mouseRelease(picture, LEFT)
    QTest.mouseMove(picture, QPoint(5, 5))
    assert state(filled).nudge == (4, 0)
    press(filled.page().arrows["left"])
    QTest.keyClick(filled.window().focusWidget(), Key.Key_Down)
    assert state(filled).nudge == (3, 1)
    QTest.keyClick(picture, Key.Key_Home)
    assert state(filled).nudge == (0, 0)


def test_arrows_move_and_the_dot_brings_back(filled):
    open_nudge(filled)
    arrows = filled.page().arrows
    assert not arrows["middle"].isEnabled()
    for name in ("right", "right", "up"):
        press(arrows[name])
    assert state(filled).nudge == (2, -1)
    assert filled.page().moved.text() == "2 px right, 1 px up"
    press(arrows["middle"])
    assert state(filled).nudge == (0, 0)


def test_pads_show_where_the_answer_stays(filled):
    page = open_nudge(filled)
    assert page.notes["cnn"].text() == "1 at 81 of 81"
    assert page.notes["book"].text() != page.notes["cnn"].text()
    before = pixels(page.pads["book"])
    page.pads["book"].show_map(state(filled).explained.nudges["cnn"], (0, 0))
    assert pixels(page.pads["book"]) != before


def test_a_changed_answer_is_marked_while_nudging(filled):
    page = open_nudge(filled)
    QTest.mouseClick(page.pads["cnn"], LEFT, pos=page.pads["cnn"].cell(4, 0).center().toPoint())
    assert "≠ 1 unmoved" in page.cards["book"].accessibleDescription()
    assert "as unmoved" in page.cards["cnn"].accessibleDescription()
    assert "4 px right" in filled.sentence.text()


def test_the_picture_stands_beside_the_pads_where_there_is_room(filled, qtbot):
    page = open_nudge(filled)
    assert page.picture.y() < page.cards["book"].y()
    filled.resize(1300, 640)
    qtbot.turns()
    assert page.picture.x() < page.cards["book"].x()
    assert page.picture.geometry().bottom() > page.cards["book"].geometry().bottom()


def test_what_is_to_be_read_follows_switches_and_not_the_figures(filled, qtbot):
    qtbot.waitUntil(lambda: not state(filled).measuring)
    told = []
    filled.page().changed.connect(lambda: told.append(state(filled).switches))
    with qtbot.waitSignal(filled.reading_changed):
        toggle(filled, "mass")
    assert len(told) == 1
    qtbot.waitUntil(lambda: not state(filled).measuring)
    press(filled.page().measure)
    qtbot.waitUntil(lambda: not state(filled).measuring)
    assert len(told) == 1


def test_without_networks_it_says_how_to_get_one(qtbot, tmp_path):
    context = lend(tmp_path, Store())
    view = TAB.build(context)
    view.show_page("framing")
    qtbot.addWidget(view)
    view.show()
    context.drawing.value = one()
    assert "badak train" in view.sentence.text()
    assert not view.page().invitation.button.isVisible()
    view.shutdown()
    context.shutdown()


@pytest.mark.parametrize("page", list(View))
def test_it_speaks_korean_at_once(filled, page, qtbot):
    press(filled.page().views[page])
    i18n.install("ko")
    qtbot.waitUntil(lambda: filled.page().views[View.STEPS].text() == "단계")
    qt_texts = (filled.sentence.text(), filled.page().source.sample.text())
    assert all(any("가" <= letter <= "힣" for letter in text) for text in qt_texts)
    assert filled.page().steps.strip.panels["mass"].title.text() == "무게중심"
    assert filled.page().views[View.NUDGE].text() == "옮기기"


@pytest.mark.parametrize("page", list(View))
def test_both_themes_are_painted(filled, page):
    press(filled.page().views[page])
    light = pixels(filled)
    theme.manager().set_appearance("dark")
    assert pixels(filled) != light


def test_pictures_are_numbers_in_both_themes(qtbot):
    picture = NumberPicture()
    qtbot.addWidget(picture)
    picture.resize(58, 58)
    numbers = np.zeros((28, 28), np.float32)
    numbers[:14] = 1
    for name in ("light", "dark"):
        theme.manager().set_appearance(name)
        picture.show_numbers(numbers, Marks())
        image = picture.grab().toImage()
        assert image.pixelColor(28, 10).lightness() > 240
        assert image.pixelColor(28, 50).lightness() < 40


def cramped(view):
    """Return the painted parts that have less room than they need."""
    parts = [*view.findChildren(NetCard), *view.findChildren(NudgePad)]
    return [
        part
        for part in parts
        if part.isVisible() and part.minimumSizeHint().expandedTo(part.size()) != part.size()
    ]


@pytest.mark.parametrize("page", list(View))
@pytest.mark.parametrize("language", ["en", "ko"])
def test_nothing_is_clipped_on_a_small_screen(dressed, filled, page, language, qtbot):
    i18n.install(language)
    press(filled.page().views[page])
    qtbot.waitEqual(lambda: clipped(filled) + lines_lost(filled) + cramped(filled), [])


def test_every_part_has_a_name(filled):
    press(filled.page().views[View.NUDGE])
    page = filled.page().nudge
    for part in (*page.pads.values(), *page.cards.values(), page.picture, filled.page().table):
        assert part.accessibleName()
        assert part.toolTip()


@pytest.mark.parametrize("zoom", [1, 1.8, 2.5])
def test_arrows_fit_their_buttons(dressed, view, zoom):
    press(view.page().views[View.NUDGE])
    theme.manager().set_zoom(zoom)
    for button in view.page().arrows.values():
        assert button.width() >= button.minimumSizeHint().width()

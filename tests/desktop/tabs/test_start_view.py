"""The first tab by mouse and keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.services import course
from desktop.services.bundled_digits import three
from desktop.tabs import registered
from desktop.tabs.start import TAB
from desktop.tabs.start.pictures import IdeaPicture


@pytest.fixture
def tab(qtbot, context):
    return qtbot.shown(TAB.build(context), 704, 620)


def draw(canvas, drawing):
    side = min(canvas.width(), canvas.height()) - 4
    left = (canvas.width() - side) // 2
    points = [QPoint(left + round(x * side), round(y * side)) for x, y in drawing.strokes[0].points]
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(canvas, point)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=points[-1])


def test_a_newcomer_draws_and_is_answered(qtbot, tab):
    page = tab.page()
    assert page.answer.headline == ""
    draw(page.canvas, three())
    qtbot.waitUntil(lambda: page.answer.headline == "3")
    QTest.mouseClick(page.clear, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.answer.headline == "")


def test_a_line_of_the_course_opens_its_place(qtbot, tab, context):
    row = tab.page().course.rows[2]
    with qtbot.waitSignal(context.place_wanted) as asked:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert asked.args == [course.IDEAS[2].place]


def test_keys_go_through_the_course(qtbot, tab, context):
    rows = tab.page().course.rows
    tab.activateWindow()
    rows[0].setFocus()
    QTest.keyClick(rows[0], Qt.Key.Key_Up)
    assert rows[0].hasFocus()
    QTest.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[1].hasFocus()
    with qtbot.waitSignal(context.place_wanted) as asked:
        QTest.keyClick(rows[1], Qt.Key.Key_Space)
    assert asked.args == [course.IDEAS[1].place]


def test_a_screen_reader_hears_how_far_one_is(tab, context):
    first = course.IDEAS[0]
    row = tab.page().course.rows[0]
    assert row.accessibleName() == first.title
    context.ticks.note(first.tab, "x", first.keys)
    assert f"{len(first.keys)} of {len(first.keys)}" in row.accessibleDescription()


def test_the_sentence_says_where_to_go_on(tab, context):
    ideas = course.IDEAS
    assert ideas[0].title in tab.page().sentence()
    context.ticks.note(ideas[0].tab, "x", ideas[0].keys)
    assert ideas[1].title in tab.page().sentence()
    for idea in ideas:
        context.ticks.note(idea.tab, idea.place, idea.keys)
    assert not any(idea.title in tab.page().sentence() for idea in ideas)


def test_the_lesson_is_in_front_and_what_was_chosen_comes_back(open_window):
    specs = {spec.id: spec for spec in registered()}
    window = open_window(specs["start"], specs["softmax"])
    dock = window.reading.prepare()
    assert dock.page() == "lesson"
    window.tabs.select("softmax")
    assert dock.page() == "formula"
    window.tabs.select("start")
    assert dock.page() == "lesson"


def test_a_lesson_leads_on_to_the_next_idea(qtbot, open_window):
    specs = {spec.id: spec for spec in registered()}
    window = open_window(specs["gates"], specs["activations"])
    window.tabs.select("gates")
    lesson = window.reading.prepare().lesson
    window.reading.prepare().set_page("lesson")
    idea = course.after("gates")
    assert idea.title in lesson.toPlainText()
    from PySide6.QtCore import QUrl

    lesson.anchorClicked.emit(QUrl(f"badak:{idea.place}"))
    assert window.tabs.page().spec.id == idea.tab
    assert window.tabs.view().page() is window.tabs.view()._pages["curves"]


def test_a_place_is_opened_from_the_start(open_window):
    specs = {spec.id: spec for spec in registered()}
    window = open_window(specs["start"], specs["gates"])
    dock = window.reading.prepare()
    window.tabs.view().presenter.open_place("gates/adders")
    assert window.tabs.page().spec.id == "gates"
    assert dock.page() == "lesson"  # where the things to try are that Start promised
    assert window.tabs.view().buttons["adders"].isChecked()


def test_every_idea_has_a_picture_of_its_own(qtbot, dressed, tab):
    rows = tab.page().course.rows
    drawn = set()
    for row in rows:
        picture = row.findChild(IdeaPicture)
        image = picture.grab().toImage()
        colours = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
        assert len(colours) > 2, row.idea.place
        drawn.add(bytes(image.constBits()))
    assert len(drawn) == len(rows)

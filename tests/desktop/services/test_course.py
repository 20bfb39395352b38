"""The course: every idea leads to a place there is, and counts things to try that there are."""

import re

import pytest

from desktop.reading.lesson_view import TASK, lesson_text, tries
from desktop.services import course, i18n
from desktop.services.course import Ticks
from desktop.tabs import registered

PLACES = {
    place
    for spec in registered()
    for place in (spec.id, *(f"{spec.id}/{page.id}" for page in spec.pages))
}


@pytest.mark.parametrize("idea", course.IDEAS, ids=lambda idea: idea.place)
def test_an_idea_leads_somewhere_and_its_tries_are_in_the_lesson(idea):
    assert idea.place in PLACES
    assert set(idea.keys) <= set(tries(lesson_text(idea.lesson, "en")))
    assert idea.keys
    assert idea.name
    assert idea.does


def test_every_key_of_a_lesson_of_the_course_counts_once():
    lessons = {idea.lesson for idea in course.IDEAS}
    for lesson in lessons:
        counted = [key for idea in course.IDEAS if idea.lesson == lesson for key in idea.keys]
        assert sorted(counted) == sorted(
            match["key"] for match in TASK.finditer(lesson_text(lesson, "en"))
        ), lesson


def test_it_goes_in_the_order_of_the_book():
    chapters = [idea.chapter for idea in course.IDEAS]
    assert chapters == sorted(chapters)
    assert {2, 3, 7} <= set(chapters)


def test_an_idea_speaks_the_readers_language(qapp):
    idea = course.IDEAS[0]
    i18n.install("ko")
    assert re.search("[가-힣]", idea.title)
    assert re.search("[가-힣]", idea.doing)
    i18n.install("en")
    assert (idea.title, idea.doing) == (idea.name, idea.does)


def test_after_a_lesson_comes_the_next_idea():
    first, *_ = course.IDEAS
    assert course.after(first.lesson).lesson != first.lesson
    assert course.after(course.IDEAS[-1].lesson) is None
    assert course.after("no-such-lesson") is None


def test_ticks_are_told_once(qtbot):
    ticks = Ticks()
    told = []
    ticks.changed.connect(lambda: told.append(1))
    ticks.note("gates", "a", {"drag"})
    ticks.note("gates", "a", ["drag", 7, None])
    ticks.note("gates", "b", {"circles"})
    ticks.note("softmax", "", ())
    assert len(told) == 2
    assert ticks.done("gates") == {"drag", "circles"}
    ticks.note("gates", "a", ())
    assert ticks.done("gates") == {"circles"}
    assert ticks.done("softmax") == frozenset()

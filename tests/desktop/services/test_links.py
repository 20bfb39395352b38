"""Links: what is written is read, and every link of the lessons and sentences leads somewhere."""

import re

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget

from desktop.platform import package_files
from desktop.services import course, i18n, links
from desktop.services.i18n import translate
from desktop.services.links import Link, parse, plain
from desktop.tabs import registered
from desktop.widgets.controls.layout_helpers import bare

SPECS = {spec.id: spec for spec in registered()}
LESSONS = sorted(folder.name for folder in package_files.path("lessons").iterdir())
WRITTEN = re.compile(r"\]\(badak:([^)\s]+)\)")
BOLD = re.compile(r"\[\*\*([^\]*]+)\*\*\]\(badak:([^)\s]+)\)")


def written(lesson, language):
    file = package_files.path("lessons", lesson, f"{language}.md")
    return WRITTEN.findall(file.read_text(encoding="utf-8"))


def bold_links(language):
    """Return the lesson, the words and the place of every link written in bold."""
    return [
        (lesson, words, place)
        for lesson in LESSONS
        for words, place in BOLD.findall(
            package_files.path("lessons", lesson, f"{language}.md").read_text(encoding="utf-8")
        )
    ]


@pytest.mark.parametrize(
    "link",
    [
        Link("gates"),
        Link("gates", "adders"),
        Link("training", "points", {"scene": "a b&c=d"}, "transport.play"),
        Link("digit", "", {}, "canvas"),
    ],
)
def test_a_link_is_read_as_it_was_written(link):
    assert parse(link.text) == link
    assert parse(f"badak:{link.text}") == link


@pytest.mark.parametrize("text", ["", "badak:", "?", "#", "a/b/c?x#y#z", "a?=", "%", "/"])
def test_any_text_is_some_link(text):
    assert isinstance(parse(text), Link)


def test_the_words_of_a_sentence_are_left():
    assert plain("A line can't turn: [add neurons](#layers).") == (
        "A line can't turn: add neurons."
    )
    assert plain("x in [0, 1](a) and [1]") == "x in [0, 1](a) and [1]"


@pytest.mark.parametrize("lesson", LESSONS)
def test_both_languages_lead_to_the_same_places(lesson):
    assert sorted(set(written(lesson, "en"))) == sorted(set(written(lesson, "ko")))


def test_every_link_leads_to_a_place_a_state_and_a_control(qapp, context):
    """A page that changes the name of a control, or a presenter that of a way, is found here."""
    found = {place for lesson in LESSONS for place in written(lesson, "en")}
    found |= {step.link for step in course.STORY}
    tabs = {}
    for place in sorted(found):
        link = parse(place)
        spec = SPECS[link.tab]
        assert link.page in {"", *(page.id for page in spec.pages)}, place
        if link.wanted or link.control:
            tab = tabs.setdefault(link.tab, None) or spec.build(context)
            tabs[link.tab] = tab
            tab.show_page(link.page)
            assert link.wanted.keys() <= tab.page().presenter.ways.keys(), place
            assert not link.control or link.control in tab.controls_by_name(), place
    assert len(found) > 60


def test_what_a_lesson_says_to_press_stands_on_the_screen(qapp, context):
    """In Korean, where no word changes its case: a bold link is the name of a button or a tab."""
    i18n.install("ko")
    tabs = {}
    for lesson, says, place in bold_links("ko"):
        link = parse(place)
        spec = SPECS[link.tab]
        tab = tabs.setdefault(link.tab, None) or spec.build(context)
        tabs[link.tab] = tab
        tab.show_page(link.page)
        parts = tab.findChildren(QAbstractButton) + tab.findChildren(QLabel)
        shown = [bare(part.text()) for part in parts]
        named = [part.accessibleName() for part in tab.findChildren(QWidget)]
        listed = [m.itemText(i) for m in tab.findChildren(QComboBox) for i in range(m.count())]
        known = {translate("tabs", spec.title), *shown, *named, *listed}
        assert says in known, (lesson, says)


def test_the_story_leads_from_each_step_to_the_next():
    keys = [step.key for step in course.STORY]
    assert keys == ["gate", "zero", "line", "hidden", "ten", "hand", "filters"]
    assert [course.step_after(key) for key in keys] == [*course.STORY[1:], None]
    assert course.step_after("") is None
    assert links.SCHEME == "badak"

"""What Start says of the course is so, whatever was done and whatever a teacher puts away."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QLabel

from desktop.services import i18n
from desktop.services.classroom import Tasks
from desktop.services.course import IDEAS
from desktop.tabs.start import TAB
from desktop.tabs.start.page import HERE

TABS = sorted({idea.tab for idea in IDEAS})
KEYS = sorted({(idea.tab, key) for idea in IDEAS for key in idea.keys})


@pytest.fixture(params=["en", "ko"])
def tab(request, qtbot, context):
    i18n.install(request.param)
    return qtbot.shown(TAB.build(context), 704, 620)


@given(
    whole=st.sets(st.sampled_from(IDEAS)),
    more=st.sets(st.sampled_from(KEYS)),
    away=st.sets(st.sampled_from(TABS), max_size=3),
)
@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_counts_and_next_idea_are_those_of_the_ticks(tab, whole, more, away):
    done = more | {(idea.tab, key) for idea in whole for key in idea.keys}
    for name in TABS:
        tab.context.ticks.note(name, "", [key for of, key in done if of == name])
    tab.context.classroom.open(Tasks(hidden=tuple(away)) if away else None)
    offered = [idea for idea in IDEAS if idea.tab not in away]
    left = [idea for idea in offered if not {(idea.tab, key) for key in idea.keys} <= done]
    check_sentence(tab.page().sentence(), len(offered) - len(left), len(offered), left[:1])
    rows = [row for row in tab.page().course.rows if not row.isHidden()]
    assert [row.idea for row in rows] == offered
    for row in rows:
        count = sum((row.idea.tab, key) in done for key in row.idea.keys)
        said = [label.text() for label in row.findChildren(QLabel)]
        shown = next(text for text in said if f"{count} / {len(row.idea.keys)}" in text)
        assert (HERE in shown) == (left[:1] == [row.idea])
        numbers = re.findall(r"\d+", row.accessibleDescription().removeprefix(row.idea.doing))
        assert set(numbers) == {str(count), str(len(row.idea.keys))}


def check_sentence(said, whole, of, following):
    """The counts and the next idea, no other one; none when everything is done."""
    assert [f"“{idea.title}”" in said for idea in following] == [True] * len(following)
    others = [idea.title for idea in IDEAS if idea not in following]
    assert not any(f"“{title}”" in said for title in others)
    numbers = [int(number) for number in re.findall(r"\d+", said.split("“")[0])]
    if following and whole:
        assert sorted(numbers) == [whole, of]
    else:
        assert numbers == []

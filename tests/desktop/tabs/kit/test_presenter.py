"""What every presenter does: edits, undo, refusals, goals, and its state as plain data."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

import pytest

from desktop.tabs.kit.presenter import Presenter
from desktop.tabs.kit.saved import StateError, expect, transient
from nn_core.errors import ValueRefused


@dataclass(frozen=True)
class Dial:
    value: float = 0.0
    marks: tuple[int, ...] = ()
    shown: str = "plain"
    cached: object = transient(default=None)

    def turned(self, value):
        if abs(value) > 10:
            raise ValueRefused("No.")
        return replace(self, value=value)

    def checked(self):
        return self.turned(self.value)


class DialPresenter(Presenter[Dial]):
    undoable = ("value", "marks")


GOALS = {
    "high": lambda before, after: after.value > 5,
    "ends": {"low": lambda b, a: a.value == -10, "high": lambda b, a: a.value == 10},
    "copied": lambda before, after: False,
}


@pytest.fixture
def dial(context):
    return DialPresenter(context, Dial(), GOALS)


def turn(dial, value, drag=""):
    return dial.edit(lambda state: state.turned(value), drag)


def test_an_edit_is_undone_and_redone(dial):
    turn(dial, 1.0)
    turn(dial, 2.0)
    dial.undo_stack.undo()
    assert dial.state.value == 1
    dial.undo_stack.redo()
    assert dial.state.value == 2


def test_a_drag_is_one_step_until_it_ends(dial):
    for value in (1.0, 2.0, 3.0):
        turn(dial, value, "value")
    dial.end_drag()
    turn(dial, 4.0, "value")
    assert dial.undo_stack.count() == 2
    dial.undo_stack.undo()
    assert dial.state.value == 3


def test_undo_leaves_alone_what_is_no_edit(dial):
    turn(dial, 1.0)
    dial.update(shown="fancy")
    dial.undo_stack.undo()
    assert dial.state == Dial(0.0, shown="fancy")


def test_undo_leads_to_where_the_edit_was_made(dial):
    turn(dial, 1.0)
    dial.update(value=3.0)  # something else has set it meanwhile
    turn(dial, 4.0, "drag")
    turn(dial, 5.0, "drag")
    dial.undo_stack.undo()
    assert dial.state.value == 3
    dial.undo_stack.undo()
    assert dial.state.value == 0
    dial.undo_stack.redo()
    assert dial.state.value == 3


def test_an_edit_may_change_both(dial):
    dial.edit(lambda state: replace(state, value=1.0, shown="fancy"))
    assert dial.state == Dial(1.0, shown="fancy")
    assert dial.edit(lambda state: replace(state, shown="plain"))
    assert dial.undo_stack.count() == 1


def test_a_refusal_is_reported_and_the_widgets_come_back(dial, context, qtbot):
    told = []
    dial.state_changed.connect(told.append)
    with qtbot.waitSignal(context.reported) as reported:
        assert not turn(dial, 11.0)
    assert isinstance(reported.args[0], ValueRefused)
    assert told == [Dial()]
    assert dial.undo_stack.count() == 0


def test_goals_are_noticed_once_and_when_they_are_reached(dial):
    turn(dial, 5.0)
    assert dial.done == frozenset()
    turn(dial, 6.0)
    turn(dial, 0.0)
    assert dial.done == {"high"}
    turn(dial, -10.0)
    assert "ends" not in dial.done
    turn(dial, 10.0)
    assert "ends" in dial.done
    dial.reach("copied")
    dial.reach("nothing of the kind")
    assert dial.done == {"high", "ends", "copied"}


def test_the_state_is_written_and_read_back(dial, context):
    turn(dial, 6.0)
    dial.update(marks=(1, 2), cached=object())
    text = json.dumps(dial.to_data())
    other = DialPresenter(context, Dial(), GOALS)
    other.from_data(json.loads(text))
    assert other.state == Dial(6.0, (1, 2))
    assert other.done == {"high"}
    other.undo_stack.undo()
    assert other.state.value == 0


@pytest.mark.parametrize("done", [None, 3, 0.5, True, {"high": 1}, [None, ["high"], 2], "high"])
def test_goals_that_were_written_wrong_are_not_reached(dial, done):
    dial.from_data(dial.to_data() | {"done": done})
    assert dial.done == frozenset()


def test_what_was_not_written_stays(dial):
    data = dial.to_data()
    going_on = object()
    dial.update(value=3.0, cached=going_on)
    dial.from_data(data)
    assert dial.state.value == 0
    assert dial.state.cached is going_on


@pytest.mark.parametrize(
    "change",
    [
        {"value": "6"},
        {"value": None},
        {"marks": [1, "2"]},
        {"marks": 3},
        {"cached": 1},
        {"strange": 1},
        {"version": 2},
        {"version": "1"},
        {"version": None},
        {"value": 11.0},
    ],
)
def test_a_damaged_state_is_refused_and_changes_nothing(dial, change):
    data = dial.to_data()
    data["state"] |= change
    with pytest.raises((StateError, ValueRefused)):
        dial.from_data(data)
    assert dial.state == Dial()


@pytest.mark.parametrize("data", [{}, {"state": None}, {"state": []}, {"state": "x"}])
def test_what_is_no_state_is_refused(dial, data):
    with pytest.raises(StateError):
        dial.from_data(data)


def test_an_older_state_lacks_what_has_a_default(dial):
    dial.from_data({"state": {"version": 1, "value": 2.0}})
    assert dial.state.value == 2


def test_what_was_expected_of_a_state_names_the_part_that_is_wrong():
    expect(width=True, height=True)
    with pytest.raises(StateError) as refused:
        expect(width=True, height=False)
    assert refused.value.values["name"] == "height"

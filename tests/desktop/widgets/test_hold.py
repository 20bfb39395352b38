"""What is held is dropped when something else is shown, and not by the drag itself."""

from __future__ import annotations

from desktop.widgets.input import Hold


def test_something_else_drops_it_and_the_drag_itself_does_not():
    hold = Hold[str]()
    assert not hold.other_shown()
    hold.thing = "weight"
    with hold:
        assert not hold.other_shown()
    assert hold.thing == "weight"
    assert hold.other_shown()
    assert hold.thing is None
    assert not hold.drop()

"""Users who do what a lesson asks, and users who nearly do; `test_tries` asks for both of each.

A goal is named by its lesson and its key: ``softmax#two``.
"""

from __future__ import annotations

from typing import Any

from desktop.tabs.kit.presenter import Presenter


def noticed(goal: str, presenter: Presenter[Any]) -> None:
    """Assert that a user has done it, and that it was noticed."""
    assert goal.partition("#")[2] in presenter.done, goal


def unnoticed(goal: str, presenter: Presenter[Any]) -> None:
    """Assert that a user has done something, but not this."""
    key = goal.partition("#")[2]
    assert key in presenter._goals
    assert presenter.state is not presenter._first, "nothing was done"
    assert key not in presenter.done, goal

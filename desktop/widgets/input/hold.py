"""What the mouse holds of what is shown: until it lets go, or until something else is shown."""

from __future__ import annotations

from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Hold(Generic[Thing]):
    """One thing or none.

    What is shown changes while something is held, by the drag itself or by something else, such as
    undo, a preset or a finished job; what was held may then be gone, or be another thing under the
    same name. So a widget tells of its own changes inside of ``with hold:``, and calls
    `other_shown` whenever something else is shown: outside of such a block that drops the thing.
    """

    def __init__(self) -> None:
        self.thing: Thing | None = None
        self._moving = 0

    def __enter__(self) -> None:
        self._moving += 1

    def __exit__(self, *_error: object) -> None:
        self._moving -= 1

    def drop(self) -> bool:
        """Hold nothing; return whether something was held."""
        held, self.thing = self.thing, None
        return held is not None

    def other_shown(self) -> bool:
        """Drop the thing, unless it is being moved just now; return whether it was dropped."""
        return not self._moving and self.drop()

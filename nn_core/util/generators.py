"""Work that yields while it goes on and returns something in the end."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def finished(work: Generator[Any, None, Result]) -> Result:
    """Do all of the work at once and return what it returns."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: Result = end.value
            return result


def telling(
    work: Generator[Any, None, Result], moment: Callable[[], Item]
) -> Generator[Item, None, Result]:
    """Do the work, and at each of its yields yield what ``moment`` returns."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: Result = end.value
            return result
        yield moment()

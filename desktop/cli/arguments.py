"""What several commands take as arguments: turns words into numbers and refuses what is none."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable
from typing import TypeVar

from desktop.platform.terminal_language import translate

Number = TypeVar("Number", int, float)


def width(text: str) -> float:
    """Return the width of a pen, above 0 and at most the canvas."""
    value = number(text, float)
    if not 0 < value <= 1:
        raise ArgumentTypeError(
            translate("Command", "“{text}” is no share of the canvas above 0, at most 1").format(
                text=text
            )
        )
    return value


def share(text: str) -> float:
    """Return a share or a probability, 0 to 1."""
    value = number(text, float)
    if not 0 <= value <= 1:
        raise ArgumentTypeError(
            translate("Command", "“{text}” is no number from 0 to 1").format(text=text)
        )
    return value


def at_least(lowest: int) -> Callable[[str], int]:
    """Return a type of argument: whole numbers from ``lowest`` on."""

    def whole(text: str) -> int:
        value = number(text, int)
        if value < lowest:
            raise ArgumentTypeError(
                translate("Command", "{value} is less than {lowest}").format(
                    value=value, lowest=lowest
                )
            )
        return value

    return whole


def fold(text: str) -> tuple[int, int]:
    """Return K and N of ``K/N``."""
    first, _, second = text.partition("/")
    try:
        k, n = int(first), int(second)
    except ValueError:
        k, n = 0, 0
    if not 0 <= k < n:
        raise ArgumentTypeError(
            translate("Command", "“{text}” is not K/N, where K is 0 to N-1").format(text=text)
        )
    return k, n


def number(text: str, kind: type[Number]) -> Number:
    """Return the number that is written."""
    try:
        return kind(text)
    except ValueError as error:
        said = (
            translate("Command", "“{text}” is no whole number")
            if kind is int
            else translate("Command", "“{text}” is no number")
        )
        raise ArgumentTypeError(said.format(text=text)) from error

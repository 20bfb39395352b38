"""Numbers as they stand in this tab's formulas."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.widgets.number_text import format_number


def number(value: float) -> str:
    """Return a number with two decimals at most."""
    return format_number(value, 2).replace("−", "-")


def bracketed(value: float) -> str:
    """Return a number, in brackets where its sign would run into an operator."""
    text = number(value)
    return f"({text})" if text.startswith("-") else text


def added(value: float) -> str:
    """Return a number with the operator before it."""
    text = number(abs(value))
    return f"- {text}" if value < 0 else f"+ {text}"


def chain(values: Iterable[float]) -> str:
    """Return numbers added up."""
    text = " ".join(added(value) for value in values)
    return text.removeprefix("+ ")

"""Numbers as they stand in this tab's formulas."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.widgets.controls.number_text import format_number
from nn_core.records.receptive_field import Reach


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


def field_way(reaches: Iterable[Reach]) -> str:
    """Return how receptive field and step grow from layer to layer."""
    way = " \\rightarrow ".join(f"({reach.size}, {reach.step})" for reach in reaches)
    return f"(r, j):\\; (1, 1) \\rightarrow {way}"

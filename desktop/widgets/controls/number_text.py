"""Numbers as people type them and as the program writes them."""

from __future__ import annotations

import math
import re

from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused

_NUMBER = re.compile(r"[+-]?(\d+[.,]?\d*|[.,]\d+)(e[+-]?\d+)?", re.IGNORECASE | re.ASCII)
_NOT_A_NUMBER = re.compile(r"[+-]?(nan|inf(inity)?|∞)", re.IGNORECASE)


def parse_number(text: str, minimum: float, maximum: float) -> float:
    """Return the number that ``text`` means; a comma is a decimal point in every language.

    Raises
    ------
    ValueRefused
        If the text is no finite number between ``minimum`` and ``maximum``.
    """
    plain = text.strip().replace("−", "-")
    if not plain:
        raise ValueRefused(QT_TRANSLATE_NOOP("nn_core", "A number is missing."))
    if _NOT_A_NUMBER.fullmatch(plain):
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "{text} is not a finite number."), text=text.strip()
        )
    if not _NUMBER.fullmatch(plain):
        raise ValueRefused(QT_TRANSLATE_NOOP("nn_core", "Not a number. Type one such as 0.5."))
    value = float(plain.replace(",", "."))
    if not minimum <= value <= maximum:
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "Must lie between {minimum} and {maximum}."),
            minimum=format_number(minimum),
            maximum=format_number(maximum),
        )
    return value + 0.0


def grouped(value: int) -> str:
    """Write a whole number with narrow spaces between thousands, at which no line is broken."""
    # Not the thin space, U+2009, at which lines are broken; and a comma is a decimal one to some.
    return f"{value:,}".replace(",", "\u202f").replace("-", "−")


def format_number(value: float, decimals: int = 3) -> str:
    """Write a number with at most ``decimals`` decimals, no idle zeros, and a real minus sign."""
    if not math.isfinite(value):
        return str(value).replace("-", "−")
    text = f"{value:.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace("-", "−")

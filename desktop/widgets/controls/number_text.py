"""Numbers as people type them; `desktop.services.numbers` writes them."""

from __future__ import annotations

import re

from desktop.services.numbers import plain
from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused

_NUMBER = re.compile(r"[+-]?(\d+[.,]?\d*|[.,]\d+)(e[+-]?\d+)?", re.IGNORECASE | re.ASCII)
_TWO_READINGS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}", re.ASCII)
_NOT_A_NUMBER = re.compile(r"[+-]?(nan|inf(inity)?|∞)", re.IGNORECASE)


def parse_number(text: str, minimum: float, maximum: float) -> float:
    """Return the number that ``text`` means; a comma is a decimal point in every language.

    But 1,234 may be 1234 as well: then the range decides, or it is refused.

    Raises
    ------
    ValueRefused
        If the text is no finite number between ``minimum`` and ``maximum``.
    """
    typed = text.strip().replace("−", "-")
    if not typed:
        raise ValueRefused(QT_TRANSLATE_NOOP("nn_core", "A number is missing."))
    if _NOT_A_NUMBER.fullmatch(typed):
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "{text} is not a finite number."), text=text.strip()
        )
    if not _NUMBER.fullmatch(typed):
        raise ValueRefused(QT_TRANSLATE_NOOP("nn_core", "Not a number. Type one such as 0.5."))
    value = _read(typed, minimum, maximum)
    if not minimum <= value <= maximum:
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "Must lie between {minimum} and {maximum}."),
            minimum=plain(minimum),
            maximum=plain(maximum),
        )
    return value + 0.0


def _read(typed: str, minimum: float, maximum: float) -> float:
    decimals = float(typed.replace(",", "."))
    if not _TWO_READINGS.fullmatch(typed):
        return decimals
    thousands = float(typed.replace(",", ""))
    fits = [minimum <= value <= maximum for value in (decimals, thousands)]
    if all(fits):
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "“{text}” may be {thousands} or {decimals}."),
            QT_TRANSLATE_NOOP("nn_core", "Write it without the comma, or with a point."),
            text=typed,
            thousands=f"{thousands:.0f}",
            decimals=f"{decimals:.3f}",
        )
    return thousands if fits[1] else decimals

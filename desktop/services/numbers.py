"""How every number is written: one rule for digits, signs, small and large ones, and shares.

A number is 0 only if it is exactly 0, and a share is 0 % or 100 % only if it is exactly that: a
reader of a laboratory takes both as statements. What has no room among the decimals is written as
1.2e−5, as NumPy prints it and Python reads it. Data that is copied keeps all its digits and an
ASCII minus, which is what ``str`` and ``repr`` give; nothing here is for it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

from desktop.services.i18n import language

MINUS = "−"
SMALL, LARGE = 1e-3, 1e4
"""Bounds of measured numbers that are written without a power of ten."""
LONG = 1e7
"""From here a number with decimals is written with a power of ten, too."""


@lru_cache(maxsize=16384)
def plain(x: float, decimals: int = 3) -> str:
    """Write a number with at most ``decimals`` decimals and no idle zeros: 0.5, −12.25, 3.

    For numbers that were typed, and for those that stand in one sum and so need equal decimals.
    What would round to 0 keeps two digits instead: 0.004, 1.2e−5.
    """
    if not math.isfinite(x):
        return str(float(x)).replace("-", MINUS)
    if abs(x) >= LONG:
        return _power(x, 15)
    text = _idle(f"{x:.{decimals}f}")
    if text in ("0", "-0"):
        return significant(x, 2) if x else "0"
    return text.replace("-", MINUS)


@lru_cache(maxsize=16384)
def significant(x: float, digits: int = 3) -> str:
    """Write a measured number with the digits a reader can use: 0.574, 12.3, 1013, 1.2e−5.

    Below `LARGE` whole digits are never rounded away: 1010 in place of 1013 is not shorter.
    """
    if not math.isfinite(x) or x == 0:
        return plain(x)
    if not SMALL <= float(f"{abs(x):.{digits - 1}e}") < max(LARGE, 10.0**digits):
        return _power(x, digits - 1)
    before = math.floor(math.log10(abs(x))) + 1
    return _idle(f"{x:.{max(0, digits - before)}f}").replace("-", MINUS)


def fixed(x: float, decimals: int = 2) -> str:
    """Write a number with exactly ``decimals`` decimals, for columns in which points line up.

    There is no room for powers of ten: what rounds to 0 is 0.00 here, but only 0 itself is 0.
    """
    if x == 0 or not math.isfinite(x):
        return plain(x)
    text = f"{x:.{decimals}f}"
    return text.removeprefix("-") if float(text) == 0 else text.replace("-", MINUS)


def cell(x: float, decimals: int = 2) -> str:
    """Write the same without idle zeros, for narrow cells; 0.00 is told from 0 here, too."""
    text = fixed(x, decimals)
    return _idle(text) if text.strip(MINUS + "0.") else text


def signed(x: float, decimals: int = 3) -> str:
    """Write a number with its sign, also when that is a plus; 0 has none."""
    return ("+" if x > 0 else "") + plain(x, decimals)


def added(text: str) -> str:
    """Return a written number as it stands behind another one in a sum: "+ 0.5", "− 0.5"."""
    return f"{text[0]} {text[1:]}" if text.startswith((MINUS, "-")) else f"+ {text}"


def chain(texts: Iterable[str]) -> str:
    """Return written numbers as a sum: "−1 + 2 − 0.5"."""
    first, rest = (parts := list(texts))[:1], parts[1:]
    return " ".join([*first, *map(added, rest)])


def bracketed(text: str) -> str:
    """Return a written number, in brackets where its sign would run into an operator."""
    return f"({text})" if text.startswith((MINUS, "-")) else text


def percent(share: float, decimals: int | None = None, *, unit: bool = True) -> str:
    """Write a share in per cent: 0.4 %, 9.3 %, 45 %, 99.3 %, < 0.1 %, > 99.9 %.

    Left to itself it takes one decimal below 10 % and from 90 % on, where tenths tell a rare thing
    from a rarer one, and none between, where nobody can use them. Never 0 % for something, nor
    100 % for less than all.

    - ``share``: 1 is all.
    - ``decimals``: decimals wherever the share lies; 0 for narrow columns.
    - ``unit``: whether the sign stands behind it, after a space that is not broken except in
      Korean.
    """
    space = "" if language() == "ko" else "\u00a0"
    return _percent(float(share), decimals, space) + (f"{space}%" if unit else "")


def probability(share: float, decimals: int | None = None, *, unit: bool = True) -> str:
    """Write what softmax gave, in per cent: floats may reach 0 and 1, but softmax never does."""
    inside = min(max(share, math.ulp(0.0)), math.nextafter(1.0, 0.0))
    return percent(inside, decimals, unit=unit)


def latex_probability(share: float) -> str:
    """Write what softmax gave behind a formula, as exactly as it may be: = 0.737, > 0.999."""
    text = f"{share:.3f}"
    return {"0.000": "< 0.001", "1.000": "> 0.999"}.get(text, f"= {text}")


def _half_up(x: float, decimals: int) -> float:
    """Round as one does by hand: 23 of 40 are 58 %, which floats have a little below 57.5."""
    scale = 10.0**decimals
    return math.floor(x * scale * (1 + 1e-12) + 0.5) / scale


@lru_cache(maxsize=4096)
def _percent(share: float, decimals: int | None, space: str) -> str:
    if share in (0, 1) or not math.isfinite(share):
        return plain(100 * share)
    if share < 0:
        return MINUS + _percent(-share, decimals, space)
    tenths = _half_up(100 * share, 1)
    places = (0 if 10 <= tenths < 90 or tenths > 100 else 1) if decimals is None else decimals
    least = 10.0**-places
    text = f"{_half_up(100 * share, places):.{places}f}"
    if float(text) == 0:
        return f"<{space}{least:.{places}f}"
    if share < 1 and float(text) >= 100:
        return f">{space}{100 - least:.{places}f}"
    return text


def thousands(n: int) -> str:
    """Write a whole number in groups of three: 60 000 in English, 60,000 in Korean.

    The narrow space is one at which no line is broken, and no comma, which is a decimal one to
    many readers of English; in Korea it is not.
    """
    return f"{n:,}".replace(",", "," if language() == "ko" else "\u202f").replace("-", MINUS)


def latex(x: float | str, digits: int = 3) -> str:
    r"""Write a number, or one already written, for a formula: -0.5, 1.2 \cdot 10^{-5}."""
    text = (x if isinstance(x, str) else significant(x, digits)).replace(MINUS, "-")
    text = text.replace("\u00a0", " ")
    if "inf" in text or "nan" in text:
        return text.replace("inf", r"\infty").replace("nan", r"\text{nan}")
    mantissa, _, exponent = text.partition("e")
    return rf"{mantissa} \cdot 10^{{{exponent}}}" if exponent else text


def _power(x: float, decimals: int) -> str:
    mantissa, exponent = f"{x:.{decimals}e}".split("e")
    return f"{_idle(mantissa)}e{int(exponent)}".replace("-", MINUS)


def _idle(text: str) -> str:
    """Leave idle zeros out."""
    return text.rstrip("0").rstrip(".") if "." in text else text

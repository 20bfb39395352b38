"""Numbers as the forward tab writes them: three digits that a reader can use."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

from desktop.widgets.controls.number_text import format_number


@lru_cache(maxsize=8192)
def short(value: float) -> str:
    """Return about three digits: 0.574, 1.21, 12.3, 123, 1.2e4, 5e−5."""
    size = abs(value)
    if not math.isfinite(size) or size == 0:
        return format_number(value)
    if not 5e-4 <= size < 9999.5:
        mantissa, exponent = f"{value:.1e}".split("e")
        mantissa = format_number(float(mantissa), 1)
        return f"{mantissa}e{format_number(int(exponent), 0)}"
    digits_before = math.floor(math.log10(size)) + 1
    return format_number(value, min(3, max(0, 3 - digits_before)))


def fitting(value: float, width: float, measure: Callable[[str], float]) -> str:
    """Return the number with as many of its digits as ``width`` pixels have room for."""
    for text in (short(value), format_number(value, 2)):
        if measure(text) <= width:
            return text
    return format_number(value, 1)


def latex(value: float) -> str:
    """Return the same number for a formula."""
    mantissa, _, exponent = short(value).replace("−", "-").partition("e")
    return f"{mantissa} \\times 10^{{{exponent}}}" if exponent else mantissa


def bracketed(text: str) -> str:
    """Return a number in brackets where a sign would run into an operator."""
    return f"({text})" if text.startswith(("-", "−")) else text

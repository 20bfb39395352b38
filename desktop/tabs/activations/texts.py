"""How numbers and the library's names are written in this tab."""

from __future__ import annotations

import math

from desktop.services import numbers
from desktop.services.i18n import translate

CONTROLS_WIDTH = 264
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def core(text: str) -> str:
    """Return a text of ``nn_core`` in the user's language."""
    return translate("nn_core", text)


def number(value: float) -> str:
    """Return a measured number with three decimals, so that points stay where they are in a drag.

    What has no room among them is written as everywhere else; nan, of what does not exist, as –.
    """
    if math.isnan(value):
        return "–"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    if value == 0 or numbers.SMALL <= abs(value) < 9.9995:
        return numbers.fixed(value + 0.0, 3) if value else "0.000"
    return numbers.significant(value, 4 if abs(value) > 1 else 2)


def column_number(value: float) -> str:
    """Return the same for a narrow column; what is too small for three decimals is 0.000 there."""
    return numbers.fixed(value, 3) if 0 < abs(value) < numbers.SMALL else number(value)


def latex_number(value: float) -> str:
    """Return the same in LaTeX."""
    return numbers.latex(number(value).replace("∞", "inf"))


def power_of_ten(exponent: int) -> str:
    """Return 1 or 10 with its exponent."""
    return f"10{str(exponent).translate(_RAISED)}" if exponent else "1"

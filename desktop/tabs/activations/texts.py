"""How numbers and the library's names are written in this tab."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

CONTROLS_WIDTH = 264
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def core(text: str) -> str:
    """Return a text of ``nn_core`` in the user's language."""
    return QCoreApplication.translate("nn_core", text)


def number(value: float) -> str:
    """Return three digits, with a true minus; 1.2·10⁻⁵ where zeros would hide them."""
    mantissa, exponent = _parts(value)
    text = mantissa if exponent is None else f"{mantissa}·10{str(exponent).translate(_RAISED)}"
    return text.replace("-", "−")


def column_number(value: float) -> str:
    """Return three decimals for a narrow column; what is too small for them is shown as 0."""
    return number(round(value, 3))


def latex_number(value: float) -> str:
    """Return the same in LaTeX."""
    mantissa, exponent = _parts(value)
    return mantissa if exponent is None else rf"{mantissa} \cdot 10^{{{exponent}}}"


def power_of_ten(exponent: int) -> str:
    """Return 1 or 10 with its exponent."""
    return f"10{str(exponent).translate(_RAISED)}" if exponent else "1"


def _parts(value: float) -> tuple[str, int | None]:
    if math.isinf(value):
        return ("∞" if value > 0 else "-∞"), None
    if value == 0 or 1e-3 <= abs(value) < 1e4:
        text = f"{value:.3f}" if abs(value) < 10 else f"{value:.4g}"
        return ("0.000" if text == "-0.000" else text), None
    mantissa, exponent = f"{value:.1e}".split("e")
    return mantissa, int(exponent)

"""Formulas of the registry with live numbers put in."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from desktop.reading.content import FormulaLine
from desktop.tabs.activations.texts import latex_number
from nn_core.activations import Activation

_SYMBOLS = {"beta": r"\\beta", "alpha": r"\\alpha"}


def value_line(
    activation: Activation, x: float, parameters: Mapping[str, float], value: float
) -> FormulaLine:
    """Return h(x) = … and the same at one x."""
    return FormulaLine(
        f"h(x) = {activation.latex}",
        _line(f"h({short(x)})", activation.latex, x, parameters, value),
        "activation",
    )


def slope_line(
    activation: Activation, x: float, parameters: Mapping[str, float], slope: float
) -> FormulaLine:
    """Return h'(x) = … and the same at one x, if it exists there."""
    return FormulaLine(
        f"h'(x) = {activation.derivative_latex}",
        "" if math.isnan(slope) else f"h'({short(x)}) = {latex_number(slope)}",
        "derivative",
    )


def _line(left: str, latex: str, x: float, parameters: Mapping[str, float], value: float) -> str:
    # Where several lines or a second form stand, the numbers would not be read but searched.
    if latex == "x" or "cases" in latex or r"\approx" in latex:
        return f"{left} = {latex_number(value)}"
    return f"{left} = {put_in(latex, x, parameters)} = {latex_number(value)}"


def put_in(latex: str, x: float, parameters: Mapping[str, float]) -> str:
    """Return ``latex`` with the numbers for x and for the parameters."""
    for name, value in parameters.items():
        symbol = _SYMBOLS.get(name, re.escape(name))
        latex = re.sub(rf"{symbol}\s*(?=x\b)", rf"{value:g} \\cdot ", latex)
        latex = re.sub(rf"{symbol}(?![a-z])", f"{value:g}", latex)
    at = short(x)
    at = f"({at})" if x < 0 else at
    return re.sub(r"(?<![A-Za-z\\])x(?![A-Za-z])", at, latex)


def short(x: float) -> str:
    """Return a number that the reader set, as short as it is."""
    return f"{x:g}"

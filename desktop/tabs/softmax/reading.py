"""What the reading dock shows for a state of the softmax tab."""

from __future__ import annotations

import math

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.tabs.softmax.picture import SoftmaxPicture
from desktop.tabs.softmax.state import Shift
from nn_core.records.softmax_steps import softmax_in_steps

LESSON = "softmax"
CALL = """\
scaled, shifted, exponentials, total, y = softmax_in_steps(a, C, T)
print("a / T - C", shifted)
print("exp", exponentials)
print("sum", total)
print("y", y)
"""


def build(picture: SoftmaxPicture, done: frozenset[str]) -> Reading:
    """Return formulas with live numbers, the code that ran, and the lesson."""
    return Reading(formulas(picture), snapshot(picture), LESSON, done)


def snapshot(picture: SoftmaxPicture) -> CodeSnapshot:
    """Return the call that filled the table."""
    steps = picture.steps
    arguments = {"a": steps.scores, "C": steps.constant, "T": steps.temperature}
    return CodeSnapshot((softmax_in_steps,), arguments, CALL)


def formulas(picture: SoftmaxPicture) -> tuple[FormulaLine, ...]:
    """Return softmax with the shift cancelled, C, and the sigmoid or the entropy."""
    lines = [FormulaLine(_symbols(picture), _numbers(picture))]
    if picture.state.temperature != 1:
        lines.append(_division(picture))
    if picture.state.shift is Shift.LARGEST:
        scaled = _scaled(picture, "i")
        lines.append(FormulaLine(rf"C = \max_i {scaled}", f"C = {fixed(picture.steps.constant)}"))
    lines.append(_sigmoid(picture) if len(picture.state.names) == 2 else _entropy(picture))
    return tuple(lines)


def fixed(value: float, decimals: int = 2) -> str:
    """Return LaTeX for a number, always with the same decimals where it is of ordinary size."""
    if math.isnan(value):
        return r"\text{nan}"
    if math.isinf(value):
        return r"\infty" if value > 0 else r"-\infty"
    if 10.0 ** -(decimals + 1) <= abs(value) < 10.0**-decimals:
        decimals += 2
    if value != 0 and not 10.0**-decimals <= abs(value) < 1e5:
        mantissa, exponent = f"{value:.2e}".split("e")
        # As the table writes it; digits in full size are exchanged without typesetting anew.
        return rf"{mantissa}\mathrm{{e}}{{{int(exponent)}}}"
    return f"{value:.{decimals}f}"


def _symbols(picture: SoftmaxPicture) -> str:
    k, i = _scaled(picture, "k"), _scaled(picture, "i")
    naive = rf"\frac{{\exp({k})}}{{\sum_i \exp({i})}}"
    if picture.state.shift is Shift.NONE:
        return f"y_k = {naive}"
    shifted = rf"\frac{{\exp({k} - C)}}{{\sum_i \exp({i} - C)}}"
    cancelled = rf"\frac{{\cancel{{e^{{-C}}}} \exp({k})}}{{\cancel{{e^{{-C}}}} \sum_i \exp({i})}}"
    return f"y_k = {shifted} = {cancelled}"


def _scaled(picture: SoftmaxPicture, index: str) -> str:
    return f"a_{index}" if picture.state.temperature == 1 else f"a_{index}/T"


def _numbers(picture: SoftmaxPicture) -> str:
    steps, k = picture.steps, picture.steps.largest
    quotient = rf"\frac{{{fixed(float(steps.exponentials[k]), 3)}}}{{{fixed(steps.total, 3)}}}"
    return (
        rf"y_{{{_index(picture, k)}}} = \frac{{{_term(picture, k)}}}{{{_all_terms(picture)}}}"
        rf" = {quotient} = {fixed(float(steps.shares[k]), 3)}"
    )


def _term(picture: SoftmaxPicture, row: int) -> str:
    return rf"\exp({_exponent(picture, fixed(float(picture.steps.scaled[row])))})"


def _all_terms(picture: SoftmaxPicture) -> str:
    """Return the sum that the share is measured by; written out it would be wider than a page."""
    return rf"\sum_i \exp({_exponent(picture, _scaled(picture, 'i'))})"


def _exponent(picture: SoftmaxPicture, scaled: str) -> str:
    if picture.state.shift is Shift.NONE:
        return scaled
    # Adding 0 turns the -0 of a slider in the middle into 0.
    constant = picture.steps.constant + 0.0
    return f"{scaled} - ({fixed(constant)})" if constant < 0 else f"{scaled} - {fixed(constant)}"


def _division(picture: SoftmaxPicture) -> FormulaLine:
    """Return the largest score over the temperature."""
    k = picture.steps.largest
    numbers = (
        f"{fixed(picture.state.scores[k])} / {fixed(picture.state.temperature)}"
        f" = {fixed(float(picture.steps.scaled[k]))}"
    )
    return FormulaLine(f"a_{{{_index(picture, k)}}} / T", numbers)


def _index(picture: SoftmaxPicture, row: int) -> str:
    name = picture.state.names[row]
    return name if name.isdigit() and len(name) < 3 else str(row + 1)


def _sigmoid(picture: SoftmaxPicture) -> FormulaLine:
    first, second = (_index(picture, row) for row in (0, 1))
    a, b = (float(value) for value in picture.steps.scaled)
    over = "" if picture.state.temperature == 1 else "/T"
    difference = f"a_{{{first}}}{over} - a_{{{second}}}{over}"
    symbols = rf"y_{{{first}}} = \frac{{1}}{{1 + \exp(-({difference}))}} = \sigma({difference})"
    share = fixed(float(picture.steps.shares[0]), 3)
    return FormulaLine(symbols, rf"y_{{{first}}} = \sigma({fixed(a - b)}) = {share}")


def _entropy(picture: SoftmaxPicture) -> FormulaLine:
    count = len(picture.state.names)
    numbers = rf"H = {fixed(picture.steps.entropy)} \le \ln {count} = {fixed(math.log(count))}"
    if picture.steps.broken:
        numbers = r"H = \text{nan}"
    return FormulaLine(r"H = -\sum_k y_k \ln y_k", numbers)

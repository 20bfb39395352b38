"""What the reading dock shows for a state of the softmax tab."""

from __future__ import annotations

import math

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.tabs.softmax.state import Shift, SoftmaxState
from nn_core.records.softmax_steps import softmax_in_steps

LESSON = "softmax"
CALL = """\
scaled, shifted, exponentials, total, y = softmax_in_steps(a, C, T)
print("a / T - C", shifted)
print("exp", exponentials)
print("sum", total)
print("y", y)
"""


def build(state: SoftmaxState, done: frozenset[str]) -> Reading:
    """Return formulas with live numbers, the code that ran, and the lesson."""
    book = "softmax_naive" if state.shift is Shift.NONE else "softmax"
    return Reading(formulas(state), snapshot(state), LESSON, done, book=(f"functions.{book}",))


def snapshot(state: SoftmaxState) -> CodeSnapshot:
    """Return the call that filled the table."""
    steps = state.steps
    arguments = {"a": steps.scores, "C": steps.constant, "T": steps.temperature}
    return CodeSnapshot((softmax_in_steps,), arguments, CALL)


def formulas(state: SoftmaxState) -> tuple[FormulaLine, ...]:
    """Return softmax with the shift cancelled, C, and the sigmoid or the entropy."""
    lines = [FormulaLine(_symbols(state), _numbers(state), "softmax")]
    if state.shift is not Shift.NONE:
        lines.append(_logarithm(state))
    if state.temperature != 1:
        lines.append(_division(state))
    if state.shift is Shift.LARGEST:
        scaled = _scaled(state, "i")
        numbers = f"C = {fixed(state.steps.constant)}"
        lines.append(FormulaLine(rf"C = \max_i {scaled}", numbers, "softmax-largest"))
    lines.append(_sigmoid(state) if len(state.names) == 2 else _entropy(state))
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


def _symbols(state: SoftmaxState) -> str:
    k, i = _scaled(state, "k"), _scaled(state, "i")
    naive = rf"\frac{{\exp({k})}}{{\sum_i \exp({i})}}"
    if state.shift is Shift.NONE:
        return f"y_k = {naive}"
    shifted = rf"\frac{{\exp({k} - C)}}{{\sum_i \exp({i} - C)}}"
    cancelled = rf"\frac{{\cancel{{e^{{-C}}}} \exp({k})}}{{\cancel{{e^{{-C}}}} \sum_i \exp({i})}}"
    return f"y_k = {shifted} = {cancelled}"


def _scaled(state: SoftmaxState, index: str) -> str:
    return f"a_{index}" if state.temperature == 1 else f"a_{index}/T"


def _numbers(state: SoftmaxState) -> str:
    steps, k = state.steps, state.steps.largest
    quotient = rf"\frac{{{fixed(float(steps.exponentials[k]), 3)}}}{{{fixed(steps.total, 3)}}}"
    return (
        rf"y_{{{_index(state, k)}}} = \frac{{{_term(state, k)}}}{{{_all_terms(state)}}}"
        rf" = {quotient} = {fixed(float(steps.shares[k]), 3)}"
    )


def _term(state: SoftmaxState, row: int) -> str:
    return rf"\exp({_exponent(state, fixed(float(state.steps.scaled[row])))})"


def _all_terms(state: SoftmaxState) -> str:
    """Return the sum that the share is measured by; written out it would be wider than a page."""
    return rf"\sum_i \exp({_exponent(state, _scaled(state, 'i'))})"


def _exponent(state: SoftmaxState, scaled: str) -> str:
    if state.shift is Shift.NONE:
        return scaled
    # Adding 0 turns the -0 of a slider in the middle into 0.
    constant = state.steps.constant + 0.0
    return f"{scaled} - ({fixed(constant)})" if constant < 0 else f"{scaled} - {fixed(constant)}"


def _logarithm(state: SoftmaxState) -> FormulaLine:
    """Return the book's middle line: a factor C in front of exp is log C added to every score."""
    k, i = _scaled(state, "k"), _scaled(state, "i")
    factor = rf"\frac{{K \exp({k})}}{{K \sum_i \exp({i})}}"
    added = rf"\frac{{\exp({k} + \log K)}}{{\sum_i \exp({i} + \log K)}}"
    constant = 0.0 - state.steps.constant
    return FormulaLine(f"y_k = {factor} = {added}", rf"\log K = {fixed(constant)}", "softmax-log")


def _division(state: SoftmaxState) -> FormulaLine:
    """Return the largest score over the temperature."""
    k = state.steps.largest
    numbers = (
        f"{fixed(state.scores[k])} / {fixed(state.temperature)}"
        f" = {fixed(float(state.steps.scaled[k]))}"
    )
    return FormulaLine(f"a_{{{_index(state, k)}}} / T", numbers, "softmax-temperature")


def _index(state: SoftmaxState, row: int) -> str:
    name = state.names[row]
    return name if name.isdigit() and len(name) < 3 else str(row + 1)


def _sigmoid(state: SoftmaxState) -> FormulaLine:
    first, second = (_index(state, row) for row in (0, 1))
    a, b = (float(value) for value in state.steps.scaled)
    over = "" if state.temperature == 1 else "/T"
    difference = f"a_{{{first}}}{over} - a_{{{second}}}{over}"
    symbols = rf"y_{{{first}}} = \frac{{1}}{{1 + \exp(-({difference}))}} = \sigma({difference})"
    share = fixed(float(state.steps.shares[0]), 3)
    return FormulaLine(symbols, rf"y_{{{first}}} = \sigma({fixed(a - b)}) = {share}", "softmax-two")


def _entropy(state: SoftmaxState) -> FormulaLine:
    count = len(state.names)
    numbers = rf"H = {fixed(state.steps.entropy)} \le \ln {count} = {fixed(math.log(count))}"
    if state.steps.broken:
        numbers = r"H = \text{nan}"
    return FormulaLine(r"H = -\sum_k y_k \ln y_k", numbers, "entropy", more=True)

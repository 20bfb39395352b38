"""What the reading dock shows for a state of the page Why?."""

from __future__ import annotations

from typing import Any

import numpy as np

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.numbers import added, bracketed, fixed, latex, percent
from desktop.tabs.digit.why.state import WhyState
from nn_core.arrays import frozen
from nn_core.explain import Evidence, HiddenSpace, Method, drawn, nearest
from nn_core.explain.evidence import turn

LESSON = "why"
OCCLUSION = r"e_P = s(x) - s(x_P)"
GRADIENT = r"e_i = x_i\, \frac{\partial s}{\partial x_i}"
SUM = r"s(x) = \sum_i e_i + r"
PATCH_SUM = r"\sum_P e_P"
SCORE = r"s = a_k - a_j"
ALONE = r"s = a_k"
DISTANCE = r"d_n = \sqrt{\sum_j (z_j - z_j^{(n)})^2}"
CHANGE = r"m = a_t - \max_{k \neq t} a_k"
SHARE = r"\frac{\sum_i |x'_i - x_i|}{\sum_i x_i}"

ABOUT = {
    OCCLUSION: "occlusion",
    GRADIENT: "gradient-times-input",
    SUM: "all-pixels",
    PATCH_SUM: "all-patches",
    SCORE: "lead",
    ALONE: "alone",
    DISTANCE: "neighbour",
    CHANGE: "margin",
    SHARE: "changed-ink",
}


def build(state: WhyState, done: frozenset[str]) -> Reading:
    """Return the formulas with live numbers, the code that ran, and the lesson."""
    book = ("pictures.occlusion",) if state.method is Method.OCCLUSION else ()
    return Reading(formulas(state), code(state), LESSON, done, book=(*book, "pictures.distance"))


def _line(symbols: str, numbers: str = "") -> FormulaLine:
    return FormulaLine(symbols, numbers, ABOUT[symbols])


def formulas(state: WhyState) -> tuple[FormulaLine, ...]:
    """Return how evidence, distance and change are worked out, with the numbers on screen."""
    found, digit = state.evidence, state.digit
    occlusion = state.method is Method.OCCLUSION
    method = OCCLUSION if occlusion else GRADIENT
    if found is None or digit is None:
        return tuple(_line(line) for line in (SCORE, method, DISTANCE, CHANGE))
    lines = [_score(state, found, digit), _line(method, _strongest(state, found))]
    lines += _sum(state, found, digit)
    near = state.neighbours
    if near is not None and len(near.distances):
        place = state.beside or 0
        numbers = f"d_{{{place + 1}}} = {number(float(near.distances[place]))}"
        lines.append(_line(DISTANCE, numbers))
    return (*lines, *_change(state))


def code(state: WhyState) -> CodeSnapshot | None:
    """Return what ran, as far as it fits a page; None before anything has been found.

    The network itself is left out: what it gave is among the arguments.
    """
    found = state.evidence
    if found is None or state.digit is None:
        return None
    parts = [_evidence_code(state, found), _neighbours_code(state, found), _change_code(state)]
    ran = [part for part in parts if part is not None]
    if not ran:
        return None
    functions = tuple(function for part in ran for function in part.functions)
    arguments = {name: value for part in ran for name, value in part.arguments.items()}
    return CodeSnapshot(functions, arguments, "\n".join(part.call for part in ran))


def number(value: float) -> str:
    """Return a number with two decimals, as all in one sum have them."""
    return latex(fixed(value))


def _score(state: WhyState, found: Evidence, digit: int) -> FormulaLine:
    score = found.score(digit, state.rival)
    if state.rival is None:
        return _line(ALONE, f"s = a_{digit} = {number(score)}")
    mine, other = float(found.logits[digit]), float(found.logits[state.rival])
    numbers = f"{number(mine)} {added(number(-other))} = {number(score)}"
    return _line(SCORE, f"s = a_{digit} - a_{state.rival} = {numbers}")


def _place(state: WhyState) -> tuple[int, int]:
    """Return row and column of the strongest contribution."""
    assert state.contributions is not None
    flat, across = int(np.argmax(np.abs(state.contributions))), int(state.contributions.shape[1])
    return flat // across, flat % across


def _strongest(state: WhyState, found: Evidence) -> str:
    values = state.contributions
    if values is None or state.digit is None:
        return ""
    row, column = _place(state)
    value = float(values[row, column])
    left = f"e_{{{row},{column}}}"
    if state.method is Method.GRADIENT:
        ink = float(found.image[row, column])
        slope = value / ink if ink else 0.0
        factor = bracketed(number(slope))
        return f"{left} = {number(ink)} \\cdot {factor} = {number(value)}"
    score = found.score(state.digit, state.rival)
    return f"{left} = {number(score)} {added(number(value - score))} = {number(value)}"


def _sum(state: WhyState, found: Evidence, digit: int) -> list[FormulaLine]:
    """Return what all contributions add up to, as it stands under the picture."""
    if state.contributions is None:
        return []
    total, score = found.total(state.method, digit, state.rival), found.score(digit, state.rival)
    if state.method is Method.OCCLUSION:
        return [_line(PATCH_SUM, number(total))]
    return [_line(SUM, f"{number(score)} = {number(total)} {added(number(score - total))}")]


def _change(state: WhyState) -> tuple[FormulaLine, ...]:
    change = state.change
    if change is None:
        return (_line(CHANGE),)
    margin = f"t = {change.target}:\\quad m = {number(change.margin)}"
    share = f"{latex(percent(change.size, unit=False))}\\,\\%"
    return _line(CHANGE, margin), _line(SHARE, share)


def _evidence_code(state: WhyState, found: Evidence) -> CodeSnapshot | None:
    if state.contributions is None:
        return None
    arguments: dict[str, Any] = {"image": found.image, "k": state.digit, "j": state.rival}
    arguments["a"] = found.logits
    pick = "a[k]" if state.rival is None else "a[k] - a[j]"
    if state.method is Method.GRADIENT:
        arguments["e"] = state.contributions
        call = (
            "# e: slope of the score along each pixel, times its ink\n"
            f"print('score', round(float({pick}), 4), 'sum', round(float(e.sum()), 4))"
        )
        return CodeSnapshot((), arguments, call)
    assert found.occlusion is not None
    row, column = _place(state)
    arguments.update(row=row, column=column)
    arguments["a_turned"] = frozen(found.logits - found.occlusion[:, row, column])
    call = (
        "turned = turn(image, row, column)\n"
        "print('ink', round(float(image.sum()), 2), 'then', round(float(turned.sum()), 2))\n"
        f"score, then = {pick}, {pick.replace('a[', 'a_turned[')}\n"
        "print('contribution', round(float(score - then), 4))"
    )
    return CodeSnapshot((turn,), arguments, call)


def _neighbours_code(state: WhyState, found: Evidence) -> CodeSnapshot | None:
    near = state.neighbours
    if near is None or not len(near.labels):
        return None
    space = HiddenSpace(near.hidden, near.labels, near.places, len(near.labels))
    call = (
        "near = nearest(space, z)\n"
        "for label, distance in zip(near.labels, near.distances):\n"
        "    print(label, round(float(distance), 3))"
    )
    return CodeSnapshot((nearest,), {"space": space, "z": found.hidden}, call)


def _change_code(state: WhyState) -> CodeSnapshot | None:
    if state.change is None or state.evidence is None:
        return None
    call = (
        "changed = drawn(image, marks)\n"
        "share = abs(changed - image).sum() / image.sum()\n"
        "print('changed', round(float(100 * share), 2), '%')"
    )
    arguments = {"image": state.evidence.image, "marks": state.change.marks}
    return CodeSnapshot((drawn,), arguments, call)

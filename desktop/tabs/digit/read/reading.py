"""What the dock shows: the last layer, softmax, and how unlike the digits it knows a drawing is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.numbers import latex_probability
from desktop.tabs.digit.read.state import ReadState
from nn_core.arrays import FloatArray, frozen
from nn_core.digits import Limits, Recogniser, Recognition
from nn_core.digits.familiarity import Familiarity, Signals, distances, energy
from nn_core.digits.rejection import InkProblem
from nn_core.digits.verdict import judge
from nn_core.softmax import softmax

LESSON = "digit"
BOOK = ("network.predict",)
AFFINE = r"a_k = \sum_j z_j\, w_{jk} + b_k"
SOFTMAX = r"y_k = \frac{e^{a_k}}{\sum_i e^{a_i}}"
ENERGY = r"E = -\log \sum_k e^{a_k}"
DISTANCE = r"d = \min_k \sqrt{(z - \mu_k)^{\top}\, \Sigma^{-1} (z - \mu_k)}"
STRANGENESS = r"s = w_d\, \frac{d - \bar{d}}{\sigma_d} + w_E\, \frac{E - \bar{E}}{\sigma_E}"
STRANGE_SYMBOLS = (ENERGY, DISTANCE, STRANGENESS)
STRANGE_FUNCTIONS: tuple[Callable[..., Any], ...] = (energy, distances)
STRANGE_CALL = """\
E = energy(a[None])[0]
d = distances(z[None], centres, whitening)[0]
print("energy:", f"{E:.4f}")
print("nearest mean:", np.argmin(d), f"{d.min():.4f}")
measures = np.array([d.min(), E])
s = (measures - centre) / spread @ weights
print("strangeness:", f"{s:.4f}")
"""
CALL = """\
a = z @ W + b
y = softmax(a)
for digit, probability in enumerate(y):
    print(digit, f"{probability:.4f}")
s = None
"""
SOON = (
    *(FormulaLine(symbols, more=True) for symbols in STRANGE_SYMBOLS),
    FormulaLine(r"0.00 \cdot 0.00 + 0.00 \cdot (-0.00) + \cdots"),
    FormulaLine(r"0.0 \cdot \frac{0.00 - 00.00}{0.00} + 0.0 \cdot \frac{-0.00 + 0.00}{0.00}"),
    FormulaLine(r"\frac{e^{0.00}}{e^{-1.23} + e^{-4.56} + \cdots + e^{-7.89}} = 0.000"),
)
"""What the first answer will need, with numbers in the usual shapes."""
JUDGED = """\
answer = judge(y, problem, s, limits)
print("answer:", answer.state, answer.candidates, answer.reason)
"""


def build(
    state: ReadState, recogniser: Recogniser | None, done: frozenset[str] = frozenset()
) -> Reading:
    """Return formulas with live numbers, the code that ran, and the lesson."""
    if recogniser is None or not state.ranking or state.shown is None:
        # Those of strangeness follow with the first answer: setting them would hold up the start.
        plain = (FormulaLine(SOFTMAX, about="probability"), FormulaLine(AFFINE, about="score"))
        return Reading(formulas=plain, lesson=LESSON, done=done, soon=SOON, book=BOOK)
    z, W, b = last_affine(state, recogniser)
    a = z @ W + b
    shown = formulas(z, W, b, a, state.ranking[0][0])
    familiarity = recogniser.familiarity
    if familiarity is not None:
        shown += strangeness_formulas(familiarity, z, a, state.limits)
    code = _code({"z": z, "W": W, "b": b}, state.shown, state.limits, familiarity)
    return Reading(formulas=shown, code=code, lesson=LESSON, done=done, book=BOOK)


def _code(
    arguments: dict[str, object],
    found: Recognition,
    limits: Limits,
    familiarity: Familiarity | None,
) -> CodeSnapshot:
    """Return what ran from the last layer to the verdict."""
    functions: tuple[Callable[..., Any], ...] = (softmax,)
    call = CALL
    if familiarity is not None:
        functions += STRANGE_FUNCTIONS
        arguments |= _strange_arguments(familiarity)
        call += STRANGE_CALL
    problem = "None"
    if found.problem is not None:
        functions += (InkProblem,)
        problem = f'InkProblem("{found.problem}")'
    call += f"problem = {problem}\n{JUDGED}"
    return CodeSnapshot((*functions, judge), arguments | {"limits": limits}, call)


def last_affine(
    state: ReadState, recogniser: Recogniser
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return what goes into the last layer and its weights: (n,), (n, 10) and (10,)."""
    assert state.shown is not None
    params = recogniser.network.layers[-1].params
    hidden = state.shown.layers[-2].values
    return frozen(hidden.reshape(-1)), frozen(params["W"]), frozen(params["b"])


def formulas(
    z: FloatArray, W: FloatArray, b: FloatArray, a: FloatArray, k: int
) -> tuple[FormulaLine, ...]:
    """Return the last affine layer and the softmax with the answer's numbers put in."""
    strongest = np.argsort(-np.abs(z * W[:, k]))[:2]
    terms = " + ".join(f"{z[j]:.2f} \\cdot {_signed(W[j, k])}" for j in strongest)
    affine = f"a_{k} = {terms} + \\cdots {_added(b[k])} = {a[k]:.2f}"
    shifted = a - a.max()
    total = np.exp(shifted).sum()
    y = latex_probability(float(np.exp(shifted[k]) / total))
    soft = (
        f"y_{k} = \\frac{{e^{{{a[k]:.2f}}}}}{{e^{{{a[0]:.2f}}} + e^{{{a[1]:.2f}}} + \\cdots"
        f" + e^{{{a[9]:.2f}}}}} {y}"
    )
    return (
        FormulaLine(SOFTMAX, soft, "probability"),
        FormulaLine(AFFINE, affine, "score"),
    )


def _signed(value: float) -> str:
    return f"({value:.2f})" if value < 0 else f"{value:.2f}"


def _added(value: float) -> str:
    sign = "-" if value < -0.005 else "+"
    return f"{sign} {abs(value):.2f}"


def _strange_arguments(familiarity: Familiarity) -> dict[str, object]:
    """Return what the call uses besides the last layer."""
    return {
        "centres": familiarity.centres,
        "whitening": familiarity.whitening,
        "centre": familiarity.centre,
        "spread": familiarity.spread,
        "weights": familiarity.weights,
    }


def strangeness_formulas(
    familiarity: Familiarity, z: FloatArray, a: FloatArray, limits: Limits
) -> tuple[FormulaLine, ...]:
    """Return the three formulas with the drawing's numbers put in.

    - ``z``: array, shape (n,). What goes into the last layer.
    - ``a``: array, shape (10,). The scores.
    """
    low = float(energy(a[None])[0])
    apart = distances(z[None], familiarity.centres, familiarity.whitening)[0]
    digit, near = int(apart.argmin()), float(apart.min())
    strange = float(familiarity.strangeness(Signals(z[None], a[None]))[0])
    known = familiarity
    parts = zip(known.weights, (near, low), known.centre, known.spread, strict=True)
    terms = " + ".join(
        f"{weight:.1f} \\cdot \\frac{{{value:.2f} {_less(centre)}}}{{{spread:.2f}}}"
        for weight, value, centre, spread in parts
    )
    verdict = "\\le" if strange <= limits.strangeness else ">"
    limit = f"{verdict} {limits.strangeness:.2f}" if limits.strangeness < float("inf") else ""
    return (
        FormulaLine(
            ENERGY,
            f"E = -\\log\\left(e^{{{a[0]:.2f}}} + \\cdots + e^{{{a[-1]:.2f}}}\\right) = {low:.2f}",
            "energy",
            more=True,
        ),
        FormulaLine(DISTANCE, f"d = d_{digit} = {near:.2f}", "mahalanobis", more=True),
        FormulaLine(STRANGENESS, f"s = {terms} = {strange:.2f} {limit}", "strangeness", more=True),
    )


def _less(value: float) -> str:
    return f"- {value:.2f}" if value >= 0 else f"+ {-value:.2f}"

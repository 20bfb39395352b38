"""What the reading dock shows for the page Check: the two gradients, the code, the lesson."""

from __future__ import annotations

import numpy as np

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.numbers import latex
from desktop.tabs.backprop.check.state import CheckState
from nn_core.gradcheck import H, numerical_gradient, spread

LESSON = "backprop_check"
BOOK = ("gradient.numerical_gradient",)
CALL = """\
def loss(w):
    return float(np.sum((x @ w) ** 2))

numerical = numerical_gradient(loss, w)
analytic = 2 * x.T @ (x @ w)
print("numerical", numerical)
print("analytic", analytic)
print("mean difference", np.mean(np.abs(numerical - analytic)))
places = spread((784, 50), 200)
print("columns of W (784, 50) looked at:", len(set((places % 50).tolist())))
"""
X = np.array([[1.0, 2.0], [0.5, -1.0]])
W = np.array([0.3, -0.2])


def build(state: CheckState, done: frozenset[str]) -> Reading:
    """Return formulas with live numbers, the code that ran, and the lesson."""
    return Reading(formulas(state), snapshot(), LESSON, done, book=BOOK)


def snapshot() -> CodeSnapshot:
    """Return the two functions of the check on an example small enough to read."""
    return CodeSnapshot((numerical_gradient, spread), {"x": X, "w": W}, CALL)


def formulas(state: CheckState) -> tuple[FormulaLine, ...]:
    """Return the central difference, the mean and the relative difference."""
    central = r"\frac{\partial L}{\partial w} \approx \frac{L(w + h) - L(w - h)}{2h}"
    numbers = f"h = {latex(H)}"
    if state.worst:
        worst = state.worst[0]
        numbers += rf",\; {latex(worst.numerical)} \approx {latex(worst.analytic)}"
    lines = [FormulaLine(central, numbers, about="check-central")]
    checks = () if state.step is None else state.step.checks
    mean, relative = "", ""
    if checks and len(checks[0].places):
        first = checks[0]
        mean = f"D = {latex(first.mean_difference)}"
        relative = f"r = {latex(first.relative)}"
    lines.append(FormulaLine(r"D = \text{mean} |g - \hat g|", mean, about="check-mean"))
    norm = r"r = \frac{\| g - \hat g \|}{\| g \| + \| \hat g \|}"
    lines.append(FormulaLine(norm, relative, about="check-relative"))
    return tuple(lines)

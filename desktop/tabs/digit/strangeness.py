"""The formulas and the code of strangeness: how unlike the digits a network knows a drawing is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.reading.content import FormulaLine
from nn_core.arrays import FloatArray
from nn_core.digits import Limits
from nn_core.digits.familiarity import Familiarity, Signals, distances, energy

ENERGY = r"E = -\log \sum_k e^{a_k}"
DISTANCE = r"d = \min_k \sqrt{(z - \mu_k)^{\top}\, \Sigma^{-1} (z - \mu_k)}"
STRANGENESS = r"s = w_d\, \frac{d - \bar{d}}{\sigma_d} + w_E\, \frac{E - \bar{E}}{\sigma_E}"
SYMBOLS = (ENERGY, DISTANCE, STRANGENESS)
FUNCTIONS: tuple[Callable[..., Any], ...] = (energy, distances)
CALL = """\
E = energy(a[None])[0]
d = distances(z[None], centres, whitening)[0]
print("energy:", f"{E:.4f}")
print("nearest mean:", np.argmin(d), f"{d.min():.4f}")
measures = np.array([d.min(), E])
s = (measures - centre) / spread @ weights
print("strangeness:", f"{s:.4f}")
"""


def arguments(familiarity: Familiarity) -> dict[str, object]:
    """Return what the call uses besides the last layer."""
    return {
        "centres": familiarity.centres,
        "whitening": familiarity.whitening,
        "centre": familiarity.centre,
        "spread": familiarity.spread,
        "weights": familiarity.weights,
    }


def formulas(
    familiarity: Familiarity, z: FloatArray, a: FloatArray, limits: Limits
) -> tuple[FormulaLine, ...]:
    """Return the three formulas with the drawing's numbers put in.

    Parameters
    ----------
    familiarity : Familiarity
    z : array, shape (n,)
        What goes into the last layer.
    a : array, shape (10,)
        The scores.
    limits : Limits
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
        ),
        FormulaLine(DISTANCE, f"d = d_{digit} = {near:.2f}"),
        FormulaLine(STRANGENESS, f"s = {terms} = {strange:.2f} {limit}"),
    )


def _less(value: float) -> str:
    return f"- {value:.2f}" if value >= 0 else f"+ {-value:.2f}"

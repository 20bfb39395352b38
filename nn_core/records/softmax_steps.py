"""Softmax written out step by step in any float width, with a record of what overflowed where."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from nn_core.arrays import Array, FloatArray, frozen
from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused

WIDTHS = ("float16", "float32", "float64")
"""The float widths that can be compared, narrowest first."""


class Stage(StrEnum):
    """The steps of softmax, in their order."""

    SCORES = "scores"
    SHIFTED = "shifted"
    EXPONENTIALS = "exponentials"
    TOTAL = "total"
    SHARES = "shares"


class Trouble(StrEnum):
    """How a number is lost: too large (inf), too small (0), or inf / inf and 0 / 0 (nan)."""

    OVERFLOW = "overflow"
    UNDERFLOW = "underflow"
    INVALID = "invalid"


@dataclass(frozen=True)
class Loss:
    """The entries of one step at which numbers were lost for the first time.

    Attributes
    ----------
    stage : Stage
    trouble : Trouble
    rows : tuple of int
        The classes concerned; ``(0,)`` for the total.
    """

    stage: Stage
    trouble: Trouble
    rows: tuple[int, ...]


@dataclass(frozen=True)
class SoftmaxSteps:
    """Every intermediate value of one softmax; arrays are read-only, of shape (n,) and one width.

    Attributes
    ----------
    width : str
        The float width that all steps ran in.
    scores : ndarray
        a, rounded to the width.
    constant : float
        C, the number subtracted from every score; 0 in the naive form.
    temperature : float
        T; scores are divided by it before C is subtracted.
    scaled : ndarray
        a / T.
    shifted : ndarray
        a / T - C.
    exponentials : ndarray
        exp(a / T - C).
    total : float
        The sum of the exponentials.
    shares : ndarray
        y, the exponentials over their sum.
    losses : tuple of Loss
        Where numbers were lost, in the order of the steps; empty when all is well.
    """

    width: str
    scores: FloatArray
    constant: float
    temperature: float
    scaled: FloatArray
    shifted: FloatArray
    exponentials: FloatArray
    total: float
    shares: FloatArray
    losses: tuple[Loss, ...]

    @property
    def broken(self) -> bool:
        """Whether a share is no number."""
        return not bool(np.isfinite(self.shares).all())

    @property
    def largest(self) -> int:
        """The class with the largest score (argmax)."""
        return int(self.scores.argmax())

    @property
    def entropy(self) -> float:
        """How undecided the shares are, in nats: 0 for one sure class, ln n for n equal ones."""
        return entropy(self.shares)


def softmax_in_steps(a: FloatArray, C: float, T: float = 1.0) -> tuple[FloatArray, ...]:
    """Return the steps of softmax exactly as they are written, without any help.

    Parameters
    ----------
    a : ndarray, shape (n,)
        Scores; their float width is the width of every step.
    C : float
        Subtracted from each a / T; cancels in the quotient. 0 is the naive form.
    T : float
        Temperature; 1 is the book's softmax.

    Returns
    -------
    scaled, shifted, exponentials, total, shares : ndarray
        Shape (n,), the total of shape (). Where a width is too narrow they hold inf, 0 or nan.

    Notes
    -----
    *Deep Learning from Scratch 1*, chapters 3.5.1 and 3.5.2.
    """
    number = a.dtype.type
    with np.errstate(all="ignore"):
        scaled = a / number(T)
        shifted = scaled - number(C)
        exponentials = np.exp(shifted)
        total = exponentials.sum()
        shares = exponentials / total
    return scaled, shifted, exponentials, total, shares


def softmax_steps(
    a: npt.ArrayLike,
    *,
    width: str = "float64",
    constant: float | None = None,
    temperature: float = 1.0,
) -> SoftmaxSteps:
    """Return softmax with every intermediate value and a record of what was lost.

    Parameters
    ----------
    a : array_like, shape (n,)
        Finite scores of at least one class.
    width : str
        ``"float16"``, ``"float32"`` or ``"float64"``.
    constant : float or None
        C; None takes the largest a / T, which is the safe choice, and 0 is the naive form.
    temperature : float
        T, greater than 0.

    Returns
    -------
    SoftmaxSteps

    Raises
    ------
    ValueRefused
        If a score, the constant or the temperature is no usable number. No NumPy warning escapes.
    """
    exact = np.asarray(a, dtype=np.float64)
    _check(exact, constant, temperature)
    with np.errstate(all="ignore"):
        scores = exact.astype(width)
        if constant is None:
            constant = float((scores / scores.dtype.type(temperature)).max())
    steps = softmax_in_steps(scores, constant, temperature)
    scaled, shifted, exponentials, total, shares = map(frozen, map(np.asarray, steps))
    losses = _losses(scores, shifted, exponentials, total, shares)
    return SoftmaxSteps(
        width=width,
        scores=frozen(scores),
        constant=constant,
        temperature=temperature,
        scaled=scaled,
        shifted=shifted,
        exponentials=exponentials,
        total=float(total),
        shares=shares,
        losses=losses,
    )


def entropy(shares: npt.ArrayLike) -> float:
    """Return the entropy of ``shares`` in nats, or nan where a share is nan.

    Parameters
    ----------
    shares : array_like, shape (n,)
        Numbers in 0..1 with sum 1.
    """
    y = np.asarray(shares, dtype=np.float64)
    positive = np.where(y > 0, y, 1.0)
    return float(abs(np.where(np.isnan(y), np.nan, y * np.log(positive)).sum()))


def _check(scores: Array, constant: float | None, temperature: float) -> None:
    if scores.ndim != 1 or scores.size == 0:
        raise ValueRefused(QT_TRANSLATE_NOOP("nn_core", "Softmax needs one row of scores."))
    if not np.isfinite(scores).all() or not math.isfinite(constant or 0.0):
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "Scores and the constant have to be finite numbers.")
        )
    if not (math.isfinite(temperature) and temperature > 0):
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "The temperature has to be greater than 0.")
        )


def _losses(
    scores: Array, shifted: Array, exponentials: Array, total: Array, shares: Array
) -> tuple[Loss, ...]:
    """Return where inf, 0 or nan came up first; what only follows from it is no new loss."""
    fine = np.isfinite(scores)
    fine_shifted = np.isfinite(shifted)
    fine_exponentials = np.isfinite(exponentials)
    found = (
        (Stage.SCORES, Trouble.OVERFLOW, ~fine),
        (Stage.SHIFTED, Trouble.INVALID, fine & np.isnan(shifted)),
        (Stage.SHIFTED, Trouble.OVERFLOW, fine & np.isinf(shifted)),
        (Stage.EXPONENTIALS, Trouble.OVERFLOW, fine_shifted & np.isinf(exponentials)),
        (Stage.EXPONENTIALS, Trouble.UNDERFLOW, fine_shifted & (exponentials == 0)),
        (Stage.TOTAL, Trouble.OVERFLOW, fine_exponentials.all() & np.isinf(total)),
        (Stage.SHARES, Trouble.INVALID, ~np.isnan(exponentials) & np.isnan(shares)),
        (Stage.SHARES, Trouble.UNDERFLOW, (exponentials > 0) & (shares == 0)),
    )
    return tuple(
        Loss(stage, trouble, tuple(int(row) for row in np.flatnonzero(mask)))
        for stage, trouble, mask in found
        if np.any(mask)
    )

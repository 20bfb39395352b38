"""The perceptron learning rule, one row at a time, as records of what it saw and changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.errors import QT_TRANSLATE_NOOP, ShapeError
from nn_core.perceptron.model import Perceptron
from nn_core.perceptron.truth_tables import TruthTable, input_count, truth_rows


def corrected(
    w: FloatArray, b: float, x: FloatArray, error: float, rate: float
) -> tuple[FloatArray, float]:
    """Return weights and bias after one sample: each is moved by rate · error · its input.

    ``w`` and ``x`` have the shape (n,); ``error`` is target − output: −1, 0 or 1. The input of the
    bias is always 1.
    """
    return np.round(w + rate * error * x, 9), round(b + rate * error, 9)


@dataclass(frozen=True)
class LearningStep:
    """What the rule saw and did at one row.

    Attributes
    ----------
    number : int
        Counts the steps from 1.
    epoch : int
        Counts the walks through the table from 1.
    row : int
        Index of the row in ``truth_rows``.
    target, output : int
        What should come out and what did; ``error`` is their difference.
    before, after : Perceptron
    mistakes : int
        How many mistakes there have been so far, this one included.
    finished : bool
        Whether a whole walk has now passed without a mistake.
    same_as_epoch : int or None
        At the end of a walk: the epoch that ended with the very same weights. From there on
        everything repeats, so the rule will never finish (Minsky and Papert's cycling theorem).
    """

    number: int
    epoch: int
    row: int
    target: int
    output: int
    before: Perceptron
    after: Perceptron
    mistakes: int
    finished: bool
    same_as_epoch: int | None

    @property
    def error(self) -> int:
        """Target − output: −1, 0 or 1."""
        return self.target - self.output


def learn(start: Perceptron, target: TruthTable, rate: float = 0.1) -> Iterator[LearningStep]:
    """Walk through the truth table, row after row, and correct the weights after each mistake.

    Parameters
    ----------
    start : Perceptron
    target : tuple of int
        The truth table to learn, one output for every row.
    rate : float
        Learning rate, greater than 0.

    Yields
    ------
    LearningStep
        The last one, after a walk without mistakes, is ``finished``. For a table that no perceptron
        can realise there is no last one: the walk goes on for ever.

    Raises
    ------
    ShapeError
        If the table is not one of this perceptron's number of inputs.

    Notes
    -----
    F. Rosenblatt, Principles of Neurodynamics (1962). The book describes the perceptron in
    chapter 2 and lets the reader choose the weights; this rule chooses them.
    """
    if input_count(target) != len(start.weights):
        raise ShapeError(
            QT_TRANSLATE_NOOP("nn_core", "The truth table and the perceptron differ in inputs.")
        )
    return _walk(start, target, rate)


def _walk(start: Perceptron, target: TruthTable, rate: float) -> Iterator[LearningStep]:
    rows = truth_rows(len(start.weights))
    ends = {start: 0}
    now, number, mistakes, right_in_a_row, epoch = start, 0, 0, 0, 0
    while right_in_a_row < len(target):
        epoch += 1
        for row, wanted in enumerate(target):
            before, number = now, number + 1
            output = int(before.outputs(rows[row]))
            now = _after(before, rows[row], wanted - output, rate)
            mistakes += output != wanted
            right_in_a_row = right_in_a_row + 1 if output == wanted else 0
            last = row == len(target) - 1
            yield LearningStep(
                number,
                epoch,
                row,
                wanted,
                output,
                before,
                now,
                mistakes,
                right_in_a_row == len(target),
                ends.get(now) if last and right_in_a_row < len(target) else None,
            )
            if right_in_a_row == len(target):
                return
        ends.setdefault(now, epoch)


def _after(before: Perceptron, x: FloatArray, error: int, rate: float) -> Perceptron:
    w, b = corrected(before.w, before.bias, x, error, rate)
    return Perceptron(tuple(float(value) for value in w), b)

"""Truth tables: their rows in the book's order, and the names of the functions of two inputs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TypeAlias

import numpy as np

from nn_core.arrays import FloatArray, frozen
from nn_core.errors import QT_TRANSLATE_NOOP, ShapeError

TruthTable: TypeAlias = tuple[int, ...]
"""The outputs of a Boolean function, one for every row of ``truth_rows``, each 0 or 1."""

AND: TruthTable = (0, 0, 0, 1)
NAND: TruthTable = (1, 1, 1, 0)
OR: TruthTable = (0, 1, 1, 1)
NOR: TruthTable = (1, 0, 0, 0)
XOR: TruthTable = (0, 1, 1, 0)
XNOR: TruthTable = (1, 0, 0, 1)

NAMES: dict[TruthTable, str] = {
    AND: "AND",
    NAND: "NAND",
    OR: "OR",
    NOR: "NOR",
    XOR: "XOR",
    XNOR: "XNOR",
    (0, 1, 0, 1): "x₁",
    (0, 0, 1, 1): "x₂",
    (1, 0, 1, 0): "NOT x₁",
    (1, 1, 0, 0): "NOT x₂",
    (0, 1, 0, 0): "x₁ AND NOT x₂",
    (0, 0, 1, 0): "x₂ AND NOT x₁",
    (1, 1, 0, 1): "x₁ OR NOT x₂",
    (1, 0, 1, 1): "x₂ OR NOT x₁",
    (0, 0, 0, 0): "0",
    (1, 1, 1, 1): "1",
}
"""The 16 functions of two inputs; no name needs translation."""


@cache
def truth_rows(inputs: int) -> FloatArray:
    """List every combination of ``inputs`` zeros and ones, the first input changing fastest.

    Parameters
    ----------
    inputs : int
        How many inputs there are.

    Returns
    -------
    ndarray, shape (2**inputs, inputs)
        Read-only, since every caller gets the same one.

    Notes
    -----
    The book's order (chapter 2): (0, 0), (1, 0), (0, 1), (1, 1).
    """
    return frozen((np.arange(2**inputs)[:, None] >> np.arange(inputs) & 1).astype(np.float64))


def table_from_number(number: int, inputs: int) -> TruthTable:
    """Return the truth table whose row k gives bit k of ``number``."""
    return tuple(number >> row & 1 for row in range(2**inputs))


def number_of(table: TruthTable) -> int:
    """Return the number whose bit k is what row k gives: the inverse of `table_from_number`."""
    return sum(output << row for row, output in enumerate(table))


def input_count(table: Sequence[int]) -> int:
    """Return how many inputs a truth table has.

    Raises
    ------
    ShapeError
        If the number of rows is no power of two, or a row gives neither 0 nor 1.
    """
    inputs = len(table).bit_length() - 1
    if inputs < 1 or len(table) != 2**inputs or not set(table) <= {0, 1}:
        raise ShapeError(
            QT_TRANSLATE_NOOP("nn_core", "A truth table of {rows} rows belongs to no gate."),
            QT_TRANSLATE_NOOP("nn_core", "It needs 2, 4, 8 or 16 rows, and each gives 0 or 1."),
            rows=len(table),
        )
    return inputs

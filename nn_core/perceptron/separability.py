"""Whether one perceptron can realise a truth table, with a proof either way."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import combinations_with_replacement

import numpy as np

from nn_core.arrays import Array, FloatArray
from nn_core.errors import QT_TRANSLATE_NOOP, ShapeError
from nn_core.perceptron.model import Perceptron
from nn_core.perceptron.truth_tables import TruthTable, input_count, truth_rows

MOST_INPUTS = 4
"""Weights are found for tables of up to this many inputs."""
_LARGEST_WEIGHT = 3  # enough for every threshold function of four inputs; a test counts them


@dataclass(frozen=True)
class Certificate:
    """Two rows that must give 1 and two that must give 0, whose inputs add up to the same.

    Whatever the weights, the two pairs of rows then have the same total of weighted sums; but the
    first total would have to be above 0 and the second would not. So no weights exist.

    Attributes
    ----------
    ones, zeros : tuple of int
        Indices of two rows each; the two rows of a pair may be one and the same.
    total : tuple of int
        What the inputs of either pair add up to. Half of it is the midpoint of both pairs.
    """

    ones: tuple[int, int]
    zeros: tuple[int, int]
    total: tuple[int, ...]


def pairs_by_total(rows: FloatArray) -> dict[tuple[int, ...], list[tuple[int, int]]]:
    """Group all pairs of rows, a row with itself included, by the sum of their inputs.

    ``rows`` has the shape (R, n); the keys have n entries, each 0, 1 or 2.
    """
    groups: dict[tuple[int, ...], list[tuple[int, int]]] = {}
    for i, j in combinations_with_replacement(range(len(rows)), 2):
        total = tuple(int(value) for value in rows[i] + rows[j])
        groups.setdefault(total, []).append((i, j))
    return groups


def find_certificate(table: TruthTable) -> Certificate | None:
    """Return a proof that no perceptron realises ``table``, or None where there is none.

    Parameters
    ----------
    table : tuple of int
        One output for every row of ``truth_rows``.

    Returns
    -------
    Certificate or None
        For up to eight inputs None means that weights exist: there every function that is not a
        threshold function is 2-summable.

    Notes
    -----
    S. Muroga, Threshold Logic and its Applications (1971), on 2-summability.
    """
    for total, pairs in pairs_by_total(truth_rows(input_count(table))).items():
        ones = [pair for pair in pairs if table[pair[0]] and table[pair[1]]]
        zeros = [pair for pair in pairs if not table[pair[0]] and not table[pair[1]]]
        if ones and zeros:
            return Certificate(ones[0], zeros[0], total)
    return None


def find_weights(table: TruthTable) -> Perceptron | None:
    """Return a perceptron that realises ``table``, checked on every row, or None.

    Of all perceptrons with small whole weights it is the one whose boundary keeps the largest
    distance from the points.

    Raises
    ------
    ShapeError
        If the table has more than ``MOST_INPUTS`` inputs.
    """
    inputs = input_count(table)
    if inputs > MOST_INPUTS:
        raise ShapeError(
            QT_TRANSLATE_NOOP("nn_core", "Weights are searched for up to {most} inputs only."),
            most=MOST_INPUTS,
        )
    code = int(np.dot(table, 2 ** np.arange(len(table))))
    perceptron = _widest(inputs).get(code)
    if perceptron is None or perceptron.table() != tuple(table):
        return None
    return perceptron


@cache
def realisable(inputs: int) -> frozenset[int]:
    """Return the numbers (see ``number_of``) of all truth tables that one perceptron realises."""
    return frozenset(_widest(inputs))


@cache
def _widest(inputs: int) -> dict[int, Perceptron]:
    """Map each table's number to the perceptron with the widest gap, then the smallest weights."""
    weights, biases, codes, margins = _small_perceptrons(inputs)
    size = np.abs(weights).sum(axis=1)
    best: dict[int, Perceptron] = {}
    for k in np.lexsort((size, -np.round(margins, 9))):
        if int(codes[k]) not in best:
            w = tuple(float(value) for value in weights[k])
            best[int(codes[k])] = Perceptron(w, float(biases[k]))
    return best


def _small_perceptrons(inputs: int) -> tuple[FloatArray, FloatArray, Array, FloatArray]:
    """List whole weights with a bias in the middle of each gap between neighbouring sums.

    Returns weights (P, n), biases (P,), table numbers (P,) and the distances (P,) of the boundary
    from the nearest row.
    """
    span = np.arange(-_LARGEST_WEIGHT, _LARGEST_WEIGHT + 1)
    w = np.stack(np.meshgrid(*[span] * inputs), axis=-1).reshape(-1, inputs)
    sums = np.sort(w @ truth_rows(inputs).T, axis=1)
    edges = np.concatenate([sums[:, :1] - 1, sums, sums[:, -1:] + 1], axis=1)
    gaps = np.diff(edges, axis=1)
    which, where = np.nonzero(gaps)
    weights = w[which].astype(np.float64)
    biases = -(edges[which, where] + gaps[which, where] / 2)
    fire = weights @ truth_rows(inputs).T + biases[:, None] > 0
    codes = fire @ (1 << np.arange(2**inputs))
    norms = np.maximum(np.linalg.norm(weights, axis=1), 1.0)
    return weights, biases, codes, gaps[which, where] / 2 / norms

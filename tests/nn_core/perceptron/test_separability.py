"""Separability with a proof: weights checked on every row, or a certificate checked by hand."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core.errors import ShapeError
from nn_core.perceptron.model import Perceptron
from nn_core.perceptron.separability import (
    Certificate,
    find_certificate,
    find_weights,
    pairs_by_total,
    realisable,
)
from nn_core.perceptron.truth_tables import XOR, table_from_number, truth_rows

COUNTS = {1: 4, 2: 14, 3: 104, 4: 1882}


def summable(tables):
    """Tell for each row of (F, 2**n) whether it has a certificate."""
    found = np.zeros(len(tables), dtype=bool)
    for pairs in pairs_by_total(truth_rows(tables.shape[1].bit_length() - 1)).values():
        first, second = np.array(pairs).T
        both = tables[:, first] & tables[:, second]
        neither = ~(tables[:, first] | tables[:, second])
        found |= both.any(axis=1) & neither.any(axis=1)
    return found


def all_tables(inputs: int):
    numbers = np.arange(2 ** (2**inputs))
    return (numbers[:, None] >> np.arange(2**inputs) & 1).astype(bool)


@pytest.mark.parametrize("inputs", COUNTS)
def test_exactly_the_tables_without_certificate_are_separable(inputs) -> None:
    free = set(np.flatnonzero(~summable(all_tables(inputs))).tolist())
    assert len(free) == COUNTS[inputs]
    assert free == realisable(inputs)


@pytest.mark.parametrize("inputs", COUNTS)
def test_found_weights_are_right_on_every_row(inputs) -> None:
    for number in realisable(inputs):
        table = table_from_number(number, inputs)
        gate = find_weights(table)
        assert isinstance(gate, Perceptron)
        sums = [
            sum(w * v for w, v in zip(gate.weights, x, strict=True)) for x in truth_rows(inputs)
        ]
        assert tuple(int(s + gate.bias > 0) for s in sums) == table


@pytest.mark.parametrize("inputs", [1, 2, 3])
def test_certificates_hold(inputs) -> None:
    rows = truth_rows(inputs)
    for number in range(2 ** (2**inputs)):
        table = table_from_number(number, inputs)
        proof = find_weights(table) or find_certificate(table)
        # Up to three inputs there is always one of the two.
        assert proof is not None
        assert isinstance(proof, Perceptron) == (number in realisable(inputs))
        if isinstance(proof, Certificate):
            assert find_weights(table) is None
            assert [table[row] for row in proof.ones + proof.zeros] == [1, 1, 0, 0]
            for pair in (proof.ones, proof.zeros):
                assert tuple(rows[list(pair)].sum(axis=0)) == proof.total


def test_some_certificates_of_four_inputs_hold() -> None:
    rng = np.random.default_rng(0)
    for number in rng.integers(0, 2**16, 200):
        table = table_from_number(int(number), 4)
        proof = find_certificate(table)
        assert (proof is None) == (int(number) in realisable(4))


def test_xor_has_one_midpoint() -> None:
    assert find_certificate(XOR) == Certificate(ones=(1, 2), zeros=(0, 3), total=(1, 1))


def test_rows_may_pair_with_themselves() -> None:
    groups = pairs_by_total(truth_rows(2))
    assert groups[(2, 2)] == [(3, 3)]
    assert sum(len(pairs) for pairs in groups.values()) == 10


@pytest.mark.parametrize("table", [(), (1,), (0, 1, 1), (0, 2, 1, 0), (0,) * 6])
def test_what_is_no_table_is_refused(table) -> None:
    for find in (find_weights, find_certificate):
        with pytest.raises(ShapeError):
            find(table)


def test_more_than_four_inputs_have_certificates_only() -> None:
    with pytest.raises(ShapeError):
        find_weights((0,) * 32)
    assert find_certificate((0, 1, 1, 0) * 8) is not None

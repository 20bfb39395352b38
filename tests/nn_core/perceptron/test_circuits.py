"""Circuits of perceptrons against integer arithmetic, for all inputs of up to eight bits."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core.errors import ShapeError
from nn_core.perceptron.adders import (
    add,
    bits_of,
    full_adder,
    half_adder,
    number_from,
    ripple_carry_adder,
)
from nn_core.perceptron.circuits import (
    Circuit,
    Gate,
    as_perceptron,
    compositions,
    two_layers,
)
from nn_core.perceptron.model import PRESETS
from nn_core.perceptron.truth_tables import AND, NAND, OR, XNOR, XOR, truth_rows

both_kinds = pytest.mark.parametrize("nands", [False, True], ids=["gates", "nands"])


def xor_circuit():
    return two_layers(PRESETS["NAND"], PRESETS["OR"], PRESETS["AND"])


def table_of(circuit):
    return tuple(circuit.run(truth_rows(len(circuit.inputs)))[:, 0].astype(int).tolist())


def test_xor_is_and_of_nand_and_or() -> None:
    circuit = xor_circuit()
    assert [gate.perceptron for gate in circuit.gates] == [
        PRESETS[n] for n in ("NAND", "OR", "AND")
    ]
    assert table_of(circuit) == XOR
    assert circuit.depths == {"x1": 0, "x2": 0, "s1": 1, "s2": 1, "y": 2}
    assert table_of(half_adder(nands=True)) == XOR


@both_kinds
def test_half_and_full_adder(nands) -> None:
    for circuit in (half_adder(nands), full_adder(nands)):
        x = truth_rows(len(circuit.inputs))
        assert number_from(circuit.run(x)).tolist() == x.sum(axis=1).tolist()


@both_kinds
def test_nands_only_means_nands_only(nands) -> None:
    kinds = {gate.kind for gate in ripple_carry_adder(3, nands).gates}
    assert kinds == ({"NAND"} if nands else {"AND", "NAND", "OR"})


@both_kinds
@pytest.mark.parametrize("bits", range(1, 9))
def test_adders_add_all_numbers(bits, nands) -> None:
    circuit = ripple_carry_adder(bits, nands)
    k = np.arange(2 ** (2 * bits + 1))
    a, b, carry = k % 2**bits, (k >> bits) % 2**bits, k >> 2 * bits
    x = np.concatenate([bits_of(a, bits), bits_of(b, bits), carry[:, None]], axis=1)
    assert np.array_equal(number_from(circuit.run(x)), a + b + carry)


def test_one_sum() -> None:
    assert add(ripple_carry_adder(8), 77, 200, 8) == 277


@pytest.mark.parametrize("target", [XOR, XNOR, AND])
def test_every_composition_realises_the_target(target) -> None:
    found = compositions(target)
    assert ((NAND, OR, AND) in found) == (target == XOR)
    for tables in found[:: max(1, len(found) // 100)]:
        assert table_of(two_layers(*map(as_perceptron, tables))) == target


def test_sixteen_compositions_of_xor() -> None:
    assert len(compositions(XOR)) == len(compositions(XNOR)) == 16


def test_the_books_gates_keep_the_books_numbers() -> None:
    assert as_perceptron(AND) == PRESETS["AND"]
    assert as_perceptron((0, 1, 0, 0)).table() == (0, 1, 0, 0)
    with pytest.raises(ShapeError):
        as_perceptron(XOR)


def test_a_gate_can_be_swapped() -> None:
    circuit = xor_circuit().with_gate("y", PRESETS["NAND"], "NAND")
    assert table_of(circuit) == XNOR
    assert circuit.gate("y").kind == "NAND"


@pytest.mark.parametrize(
    ("gates", "outputs"),
    [
        ((Gate("y", PRESETS["OR"], ("x1", "z")),), ("y",)),
        ((Gate("y", PRESETS["OR"], ("x1", "y")),), ("y",)),
        ((Gate("x1", PRESETS["OR"], ("x1", "x2")),), ("x1",)),
        ((Gate("y", PRESETS["OR"], ("x1",)),), ("y",)),
        ((), ("y",)),
    ],
)
def test_impossible_wiring_is_refused(gates, outputs) -> None:
    with pytest.raises(ShapeError):
        Circuit(("x1", "x2"), gates, outputs)

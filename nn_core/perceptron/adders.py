"""Adders made of perceptrons, with AND, OR and NAND or with NANDs only."""

from __future__ import annotations

import numpy as np

from nn_core.arrays import Array, FloatArray
from nn_core.perceptron.circuits import Builder, Circuit


def half_adder(nands: bool = False) -> Circuit:
    """Return the circuit that adds two bits: inputs a, b; outputs sum, carry."""
    build = Builder(("a", "b"))
    total, carry = (_half_of_nands if nands else _half)(build, "a", "b", "")
    return build.circuit(total, carry)


def full_adder(nands: bool = False) -> Circuit:
    """Return the circuit that adds three bits: inputs a, b, cin; outputs sum, carry."""
    build = Builder(("a", "b", "cin"))
    return build.circuit(*_full(build, ("a", "b", "cin"), "", nands))


def ripple_carry_adder(bits: int, nands: bool = False) -> Circuit:
    """Return the circuit that adds two numbers of ``bits`` bits and a carry.

    Inputs a0 …, b0 …, cin; outputs s0 … and the last carry; bit 0 is worth 1. The signals of the
    full adder of bit k end in ``.k``.
    """
    places = range(bits)
    build = Builder((*(f"a{k}" for k in places), *(f"b{k}" for k in places), "cin"))
    carry, sums = "cin", []
    for k in places:
        total, carry = _full(build, (f"a{k}", f"b{k}", carry), f".{k}", nands)
        sums.append(total)
    return build.circuit(*sums, carry)


def bits_of(numbers: Array, bits: int) -> FloatArray:
    """Return the bits of whole numbers, shape (N, bits), the bit that is worth 1 first."""
    return (numbers[:, None] >> np.arange(bits) & 1).astype(np.float64)


def number_from(bits: Array) -> Array:
    """Return the numbers, shape (N,), that rows of bits mean; the inverse of `bits_of`."""
    return bits.astype(np.int64) @ (1 << np.arange(bits.shape[1]))


def add(circuit: Circuit, a: int, b: int, bits: int) -> int:
    """Add two numbers by sending their bits through an adder of perceptrons."""
    x = np.concatenate(
        [bits_of(np.array([a]), bits), bits_of(np.array([b]), bits), np.zeros((1, 1))], axis=1
    )
    return int(number_from(circuit.run(x))[0])


def _half(build: Builder, a: str, b: str, end: str, total: str = "") -> tuple[str, str]:
    """Put in sum = AND(NAND(a, b), OR(a, b)) and carry = AND(a, b)."""
    nand = build.add("NAND", a, b, name=f"nand{end}")
    either = build.add("OR", a, b, name=f"or{end}")
    total = build.add("AND", nand, either, name=total or f"sum{end}")
    return total, build.add("AND", a, b, name=f"carry{end}")


def _half_of_nands(build: Builder, a: str, b: str, end: str) -> tuple[str, str]:
    names = (f"n1{end}", f"n2{end}", f"n3{end}", f"sum{end}")
    both = _xor_of_nands(build, a, b, names)
    return names[-1], build.add("NAND", both, both, name=f"carry{end}")


def _xor_of_nands(build: Builder, a: str, b: str, names: tuple[str, str, str, str]) -> str:
    """Put in the four NANDs of an XOR; return the first one, NAND(a, b)."""
    both = build.add("NAND", a, b, name=names[0])
    left = build.add("NAND", a, both, name=names[1])
    right = build.add("NAND", both, b, name=names[2])
    build.add("NAND", left, right, name=names[3])
    return both


def _full(build: Builder, x: tuple[str, str, str], end: str, nands: bool) -> tuple[str, str]:
    return (_full_of_nands if nands else _full_of_halves)(build, x, end)


def _full_of_halves(build: Builder, x: tuple[str, str, str], end: str) -> tuple[str, str]:
    first, carry1 = _half(build, x[0], x[1], f"1{end}")
    total, carry2 = _half(build, first, x[2], f"2{end}", f"sum{end}")
    return total, build.add("OR", carry1, carry2, name=f"carry{end}")


def _full_of_nands(build: Builder, x: tuple[str, str, str], end: str) -> tuple[str, str]:
    """Put in the nine NANDs of a full adder."""
    first = (f"n1{end}", f"n2{end}", f"n3{end}", f"h{end}")
    both1 = _xor_of_nands(build, x[0], x[1], first)
    second = (f"n4{end}", f"n5{end}", f"n6{end}", f"sum{end}")
    both2 = _xor_of_nands(build, first[-1], x[2], second)
    return second[-1], build.add("NAND", both1, both2, name=f"carry{end}")

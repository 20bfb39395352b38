"""An equals sign that is shown holds in the digits that are shown."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.content import FormulaLine
from desktop.reading.equality import arithmetic, equals, honest


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (r"s = a_3 - a_2 = 5.03 + 4.29 = 9.32", True),
        (r"s = 5.03 + 4.29 = 9.31", False),
        (r"y_{3} = \frac{\exp(0.00)}{\sum_i \exp(a_i)} = \frac{1.000}{1.358} = 0.737", False),
        (r"\frac{1}{2} ((0.6 - 1)^2 + 0.035) = 0.0975", True),
        (r"\frac{1}{2} ((0.3618 - 1)^2 + 0.17) = 0.2888", False),
        (r"0.941 \cdot 3.35 + (-0.921) \cdot (-3.63) + (-5.04) = 1.46", True),
        (r"0.941 \cdot 3.35 + (-0.921) \cdot (-3.63) + (-5.04) = 1.45", False),
        (r"h(1) = \frac{1}{1 + e^{-1 \cdot 1}} = 0.731", True),
        (r"d = \frac{0.2}{\sqrt{0.5^2 + 0.5^2}} = 0.283 \le 1", True),
        (r"-\log(0.6 + 10^{-7}) = 0.510825", True),
        (r"E = -\log\left(e^{-4.31} + \cdots + e^{-3.96}\right) = -5.03", True),
        (r"2 \cdot 10^{-4} + 3 \cdot 10^{-4} = 5 \cdot 10^{-4}", True),
        (r"2 \cdot 10^{-4} + 3 \cdot 10^{-4} = 6 \cdot 10^{-4}", False),
        (r"(-2.85,\ -0.775) - 0.95 \cdot (-0.285,\ -1.55) = (-2.58,\ 0.697)", True),
        (r"0.5 \cdot 1 + 0.5 \cdot 0 - 0.7 = -0.2 \le 0 \to 0", True),
        (r"W^{(3)}: \quad 0.377 - 0.1 \cdot (0.191) = 0.359", False),
        ("", True),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_about_equal(shown: str, expected: bool) -> None:
    found = FormulaLine("L", shown).numbers
    assert (found == shown) is expected
    assert found.replace(r"\approx", "=") == shown.replace(r"\approx", "=")
    assert honest(found) == found


@given(st.lists(st.floats(-100, 100), min_size=2, max_size=4))
def test_a_rounded_sum_is_one_where_its_digits_add_up(terms: list[float]) -> None:
    texts = [f"{term:.2f}" for term in terms]
    total = f"{math.fsum(terms):.2f}"
    shown = f"{' + '.join(f'({text})' for text in texts)} = {total}"
    adds_up = sum(map(Decimal, texts)) == Decimal(total)
    assert honest(shown) == (shown if adds_up else shown.replace("=", r"\approx"))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("1·0.1 + 0.5·0.2 + 0.1", "0.3", "="),
        ("0.28·(−0.45) + 0.0241·0.05", "−0.1249", "≈"),
        ("0.28·(−0.45) + 0.0241·0.05", "−0.1248", "="),
        ("0.28·(−0.18) + 0.041·0.02 + (2 more: 4.8e−4)", "−0.0491", "="),
        ("0.28·(−0.18) + 0.041·0.02 + (2개 더: 4.8e−4)", "−0.0495", "≈"),
        ("2.17 − 0.23 + 0.4 (12 others) − 0.1 (b)", "2.24", "="),
        ("2.17 − 0.23 + 0.4 (12 others) − 0.1 (b)", "2.25", "≈"),
        ("0.5·2 + b 0.25", "1.25", "="),
        ("1.2e−5 + 1.2e−5", "2.4e−5", "="),
        ("1.2e−5 + 1.2e−5", "2.5e−5", "≈"),
        ("Sigmoid(0.3)", "0.574", "="),
    ],
)
def test_between_two_sides_of_plain_text(left: str, right: str, expected: str) -> None:
    assert equals(left, right) == expected


@pytest.mark.parametrize("text", ["x", "1 +", "(1", r"\frac{1}{0}", "", "1 2", r"\log(-1)", "1)"])
def test_what_is_no_arithmetic_has_no_value(text: str) -> None:
    assert arithmetic(text) is None

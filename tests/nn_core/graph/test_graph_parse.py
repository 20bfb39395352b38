"""Formulas as typed: what they mean, and how each refusal says where and what to write."""

from __future__ import annotations

import contextlib
import math
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nn_core.graph import evaluate, parse, written
from nn_core.graph.refusal import FormulaError
from tests.nn_core.graph.expressions import EXPRESSIONS

MEANINGS = {
    "2 + 3*4": 14,
    "(2 + 3)*4": 20,
    "2*3 - 4 - 1": 1,
    "12/3/2": 2,
    "-2^2": -4,
    "(-2)^2": 4,
    "2^3^2": 512,
    "2**3": 8,
    "2^-1": 0.5,
    "2*-3": -6,
    "--2": 2,
    "+2": 2,
    "2·3×4": 24,
    "6÷3−1": 1,
    "1e3 + .5 + 2.": 1002.5,
    "max(2, 0.5)": 2,
    "max(0,5)": 5,
    "relu(-1) + abs(-2)": 2,
    "exp(0) + log(1) + sqrt(4)": 3,
    "sin(0) + cos(0) + tanh(0)": 1,
    "sigmoid(0)": 0.5,
    "e": math.e,
    "pi": math.pi,
    "π": math.pi,
    "1/4": 0.25,
}


@pytest.mark.parametrize(("text", "value"), MEANINGS.items())
def test_what_is_written_means_what_it_means_in_mathematics(text: str, value: float) -> None:
    assert evaluate(parse(text), {}) == pytest.approx(value, rel=1e-15)


def test_names_may_be_of_any_letters_and_come_in_the_order_of_the_text() -> None:
    assert parse("사과_1 * b2 + a - b2").names == ("사과_1", "b2", "a")


REFUSALS = {
    "": (0, "such as"),
    "   ": (3, "such as"),
    "0,5*a": (1, "0.5"),
    "exp(0,5)": (5, "0.5"),
    "a,b": (1, "away"),
    "max(a)": (5, "max(a, b)"),
    "max(a,b,c)": (7, "max(a, b)"),
    "a b": (2, "a*b"),
    "2x": (1, "2*x"),
    "a(b)": (0, "a*("),
    "ln(a)": (0, "log"),
    "sin a": (0, "sin("),
    "a²": (1, "^2"),
    "𝟏": (0, "1"),
    "a + ３": (4, "3"),
    "1e400": (0, "1.7e308"),
    "(a": (0, ")"),
    "a)": (1, "away"),
    "a +": (3, "+"),
    "* a": (0, "before"),
    "()": (1, "before"),
    "y = a": (2, "right"),
    "|a|": (0, "abs"),
    "a!": (1, "brackets"),
    "[a]": (0, "("),
    "a" * 2001: (2000, "shorter"),
    "(" * 101 + "a": (100, "simpler"),
    "-" * 200 + "a": (100, "simpler"),
    "a^" * 200 + "a": (200, "simpler"),
    "a+" * 600 + "a": (999, "shorter"),
}


@pytest.mark.parametrize(("text", "expected"), REFUSALS.items(), ids=lambda part: str(part)[:12])
def test_a_refusal_says_where_and_what_to_write(text: str, expected: tuple[int, str]) -> None:
    with pytest.raises(FormulaError) as refused:
        parse(text)
    place, remedy = expected
    assert refused.value.place == place
    assert f"{place + 1}" in str(refused.value)
    assert remedy in refused.value.hint.format(**refused.value.values)


def test_copies_count_among_the_nodes() -> None:
    assert len(parse("+".join(f"x{i}" for i in range(250))).nodes) == 499
    with pytest.raises(FormulaError):
        parse("+".join(f"x{i}" for i in range(249)) + "+x0+x1")


@given(EXPRESSIONS)
@settings(max_examples=150)
def test_a_graph_written_and_parsed_is_the_same_graph(text: str) -> None:
    graph = parse(text)
    assert parse(written(graph)) == graph


PIECES = st.sampled_from(
    ["a", "b1", "max(", "exp(", "ln(", "(", ")", "+", "-", "*", "/", "^", "**", ",", " ", "0", "1",
     ".", "e", "1e9", "𝟏", "²", "=", "|", "\ud800", "\x00", "{", "%", "사과", "{0}", "1/("]
)  # fmt: skip


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=300).map("".join)))
@settings(max_examples=300)
def test_any_text_is_parsed_or_refused_with_a_place_in_it(text: str) -> None:
    try:
        graph = parse(text)
    except FormulaError as error:
        assert 0 <= error.place <= len(text)
        assert str(error) and error.hint
    else:
        assert parse(written(graph)) == graph


LONG = [
    "(" * 3000,
    "-" * 1999,
    "1/" * 990 + "1",
    "a+" * 999,
    "x^" * 999 + "x",
    "max(" * 499,
    "1" * 2000,
    "a" * 2000,
    "1/(" * 98 + "+".join("a" * 480) + ")" * 98,
    "1.5e300*" * 240 + "1",
    "a^-" * 600,
    "+".join(f"a{i}*b{i}" for i in range(120)),
]


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:8])
def test_no_text_takes_longer_than_ten_milliseconds(text: str) -> None:
    def once() -> float:
        start = time.process_time()
        with contextlib.suppress(FormulaError):
            parse(text)
        return time.process_time() - start

    assert min(once() for _ in range(15)) < 0.010

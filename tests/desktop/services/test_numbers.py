"""Numbers are written by one rule: what is written means the number, and nothing is 0 but 0."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services import i18n, numbers
from desktop.widgets.controls.number_field import parse_number

finite = st.floats(-1e300, 1e300)
ordinary = st.floats(-1e6, 1e6)
shares = st.one_of(st.floats(0, 1), st.floats(0, 1e-3), st.floats(0.999, 1))


def parse(text: str) -> float:
    return parse_number(text, -math.inf, math.inf)


def read_percent(text: str) -> tuple[float, float]:
    """Return the least and the largest share in per cent that a text can mean."""
    bare = text.replace("\u00a0", "").removesuffix("%")
    if bare[0] == "<":
        return 0.0, float(bare[1:])
    if bare[0] == ">":
        return float(bare[1:]), 100.0
    half = 0.0 if bare in ("0", "100") else 0.5 * 10.0 ** -len(bare.partition(".")[2]) + 1e-9
    return float(bare) - half, float(bare) + half


@given(ordinary, st.integers(0, 6))
def test_plain_gives_the_number_back_to_the_decimals_shown(x, decimals):
    text = numbers.plain(x, decimals)
    near = round(x, decimals)
    assert parse(text) == (near if near else float(f"{x:.1e}"))
    assert "-" not in text


@given(finite)
def test_plain_is_short_at_every_size(x):
    text = numbers.plain(x)
    assert parse(text) == pytest.approx(x, rel=0.06, abs=5.01e-4)
    assert (text == "0") == (x == 0)
    assert len(text) < 24


@given(finite, st.integers(1, 6))
def test_significant_gives_the_number_back_to_its_digits(x, digits):
    text = numbers.significant(x, digits)
    assert parse(text) == pytest.approx(x, rel=0.5001 * 10.0 ** (1 - digits), abs=5e-324)
    assert (text == "0") == (x == 0)


@given(finite, finite, st.sampled_from([numbers.plain, numbers.significant, numbers.cell]))
def test_a_smaller_number_is_never_written_as_a_larger_one(x, y, write):
    a, b = sorted((x, y))
    assert float(write(a).replace("−", "-")) <= float(write(b).replace("−", "-"))


@pytest.mark.parametrize(
    ("x", "plain", "significant"),
    [
        (0.0, "0", "0"),
        (-0.0, "0", "0"),
        (0.5, "0.5", "0.5"),
        (-0.25, "−0.25", "−0.25"),
        (0.57442, "0.574", "0.574"),
        (12.3456, "12.346", "12.3"),
        (1013, "1013", "1013"),
        (9999.6, "9999.6", "1e4"),
        (12345, "12345", "1.23e4"),
        (1.2e-5, "1.2e−5", "1.2e−5"),
        (-4.2e-4, "−4.2e−4", "−4.2e−4"),
        (0.00123, "0.001", "0.00123"),
        (0.9999, "1", "1"),
        (1e30, "1e30", "1e30"),
        (math.inf, "inf", "inf"),
        (-math.inf, "−inf", "−inf"),
        (math.nan, "nan", "nan"),
    ],
)
def test_examples(x, plain, significant):
    assert (numbers.plain(x), numbers.significant(x)) == (plain, significant)


@pytest.mark.parametrize(
    ("x", "column", "cell"),
    [
        (0, "0", "0"),
        (0.5, "0.50", "0.5"),
        (-1, "−1.00", "−1"),
        (1e-4, "0.00", "0.00"),
        (-1e-4, "0.00", "0.00"),
        (100, "100.00", "100"),
        (math.nan, "nan", "nan"),
    ],
)
def test_without_room_what_rounds_to_nothing_is_told_from_nothing(x, column, cell):
    assert (numbers.fixed(x), numbers.cell(x)) == (column, cell)


def test_in_a_sum():
    written = [numbers.plain(x, 2) for x in (0.5, -0.25, 0)]
    assert [numbers.added(text) for text in written] == ["+ 0.5", "− 0.25", "+ 0"]
    assert numbers.chain([written[1], written[0], written[1]]) == "−0.25 + 0.5 − 0.25"
    assert numbers.chain([]) == ""
    assert [numbers.bracketed(text) for text in written] == ["0.5", "(−0.25)", "0"]
    assert [numbers.signed(x) for x in (0.5, -0.25, 0)] == ["+0.5", "−0.25", "0"]


def test_in_a_formula():
    assert numbers.latex(1.2e-5) == r"1.2 \cdot 10^{-5}"
    assert numbers.latex(numbers.plain(-0.25)) == "-0.25"
    assert numbers.latex(-math.inf) == r"-\infty"
    assert numbers.latex(math.nan) == r"\text{nan}"


@given(shares)
def test_a_share_is_all_or_nothing_only_if_it_is(share):
    text = numbers.percent(share)
    low, high = read_percent(text)
    assert low <= 100 * share <= high
    shown = text.partition("\u00a0%")[0]
    assert (shown in ("0", "0.0")) == (share == 0)
    assert (shown in ("100", "100.0")) == (share == 1)


@given(shares, shares, st.sampled_from([None, 0, 1, 2]))
def test_a_smaller_share_is_never_written_as_a_larger_one(one, other, decimals):
    low, high = (numbers.percent(share, decimals) for share in sorted((one, other)))
    assert sum(read_percent(low)) <= sum(read_percent(high)) + 1e-9


@pytest.mark.parametrize(
    ("share", "english", "korean", "narrow"),
    [
        (0, "0_%", "0%", "0"),
        (0.0003, "<_0.1_%", "<0.1%", "<_1"),
        (0.0934, "9.3_%", "9.3%", "9"),
        (0.0996, "10_%", "10%", "10"),
        (0.45, "45_%", "45%", "45"),
        (0.9001, "90.0_%", "90.0%", "90"),
        (0.9934, "99.3_%", "99.3%", "99"),
        (0.9997, ">_99.9_%", ">99.9%", ">_99"),
        (1, "100_%", "100%", "100"),
    ],
)
def test_shares_in_both_languages(share, english, korean, narrow, qapp):
    assert numbers.percent(share) == english.replace("_", "\u00a0")
    assert numbers.percent(share, 0, unit=False) == narrow.replace("_", "\u00a0")
    i18n.install("ko")
    assert numbers.percent(share) == korean


def test_thousands_in_both_languages(qapp):
    assert [numbers.thousands(n) for n in (999, 60000, -4321)] == [
        "999",
        "60\u202f000",
        "−4\u202f321",
    ]
    i18n.install("ko")
    assert numbers.thousands(1234567) == "1,234,567"


@pytest.mark.parametrize(
    ("share", "decimals", "written"),
    [
        *((23 / 40, None, "58"), (21 / 40, None, "53"), (0.125, 0, "13"), (1 / 16, 1, "6.3")),
        *((0.0005, 1, "0.1"), (0.99949, 1, "99.9"), (1.005, 0, "101")),
    ],
)
def test_a_half_goes_up(share: float, decimals: int | None, written: str) -> None:
    assert numbers.percent(share, decimals, unit=False) == written

"""What people paste: read as it was meant, or refused by row and text with nothing changed."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.context import TabContext
from desktop.tabs.softmax.presenter import SoftmaxPresenter
from desktop.tabs.softmax.state import SoftmaxState
from nn_core.data.pasted import parse
from nn_core.data.written_numbers import number
from nn_core.errors import BadakError, Told, ValueRefused

BROUGHT = Path(__file__).parents[2] / "data" / "brought" / "paste"
BOOK = (0.3, 2.9, 4.0)


def brought(name: str) -> str:
    return (BROUGHT / f"paste_{name}.txt").read_text(encoding="utf-8")


def told(text: str) -> str:
    return " ".join(f"{phrase}." for phrase in parse(text).told)


def test_a_column_of_pandas_has_its_kind_below_it() -> None:
    assert parse("0    0.3\n1    2.9\n2    4.0\ndtype: float64").scores == BOOK
    found = parse("cat    0.3\ndog    2.9\nName: score, dtype: float64")
    assert (found.names, found.scores) == (("cat", "dog"), (0.3, 2.9))


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ('"cat","0,3"\n"dog","2,9"\n"bird","4,0"', BOOK),
        ('cat,"0,3"\ndog,"2,9"\nbird,"4,0"', BOOK),
        ("\tcat\tdog\tbird\nscore\t0.3\t2.9\t4.0", BOOK),
    ],
)
def test_quotes_and_an_empty_corner_cost_no_number(text: str, scores: tuple[float, ...]) -> None:
    """0.3 became 0, and of a table on its side the first number alone was kept."""
    found = parse(text)
    assert (found.names, found.scores) == (("cat", "dog", "bird"), scores)


def test_decimal_commas_parted_by_commas() -> None:
    assert parse("0,3, 2,9, 4,0").scores == BOOK
    assert parse("1, 2, 3").scores == (1, 2, 3)
    with pytest.raises(ValueRefused):
        parse("1,234, 5,678")


@pytest.mark.parametrize("text", ["-\n1", "10³\n4", "2²\n1", "1\n-\n3"])
def test_a_dash_is_no_rule_and_a_raised_digit_no_digit(text: str) -> None:
    with pytest.raises(ValueRefused, match="no number"):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        brought("numpy"),
        "[0.3 2.9 4. ]",
        "[0.3, 2.9, 4.0]",
        "0.3, 2.9, 4.0",
        "0.3,2.9,4.0",
        "0.3 2.9 4.0",
        "  0.3   2.9   4.0  ",
        "0.3\t2.9\t4.0",
        "0,3\t2,9\t4,0",
        "0,3; 2,9; 4",
        "0,3 2,9 4,0",
        "0.3\n2.9\n4",
        "0.3,\n2.9,\n4.0",
        "(0.3, 2.9, 4.0)",
        "np.array([0.3, 2.9, 4.0], dtype=np.float32)",
        "array([0.3, 2.9, 4. ], dtype=float32)",
        "a = np.array([0.3,\n   2.9, 4.0])",
        "tensor([0.3000, 2.9000, 4.0000])",
        "tensor([0.3, 2.9, 4.0], device='cuda:0', grad_fn=<AddBackward0>)",
        "[[0.3, 2.9, 4.0]]",
        "[[0.3]\n [2.9]\n [4. ]]",
        "\ufeff0.3\r\n2.9\r\n4.0\r\n",
        "| 0.3 | 2.9 | 4.0 |",
        '"0.3"\t"2.9"\t"4.0"',
        "3e-1\n2.9E0\n+4",
        "０.３\n２.９\n４",
        "[np.float64(0.3), np.float64(2.9), np.float64(4.0)]",
        "array([np.float32(0.3), np.float32(2.9), np.float32(4.0)])",
        "tf.Tensor([0.3 2.9 4. ], shape=(3,), dtype=float32)",
        "<tf.Tensor: shape=(3,), dtype=float32, numpy=array([0.3, 2.9, 4. ], dtype=float32)>",
        "Parameter containing:\ntensor([0.3, 2.9, 4.0], requires_grad=True)",
        "ans =\n\n    0.3000    2.9000    4.0000\n",
        "[1] 0.3 2.9 4.0",
        "In [3]: a\nOut[3]: array([0.3, 2.9, 4. ])",
        "Out[3]:\narray([0.3, 2.9, 4. ])",
        ">>> a\narray([0.3, 2.9, 4. ])",
        "[0.3 2.9 4.0];",
        "3×10^-1\n29·10⁻¹\n0.004 x 10^3",
        r"\begin{pmatrix} 0.3 \\ 2.9 \\ 4\times10^{0} \end{pmatrix}",
        "[0.3; 2.9; 4]",
        "x <- c(0.3, 2.9, 4.0)",
        "{0.3, 2.9, 4.0}",
        "$0.3, 2.9, 4.0$",
        r"\begin{pmatrix} 0.3 \\ 2.9 \\ 4.0 \end{pmatrix}",
        r"\begin{bmatrix} 0.3 & 2.9 & 4.0 \end{bmatrix}",
    ],
)
def test_the_three_scores_of_the_book(text: str) -> None:
    found = parse(text)
    assert (found.names, found.scores, found.told) == ((None,) * 3, BOOK, ())


@pytest.mark.parametrize(
    "text",
    [
        brought("header_and_value_rows"),
        "cat\tdog\tbird\r\n0,3\t2,9\t4",
        "cat,dog,bird\n0.3,2.9,4.0",
        "class\tcat\tdog\tbird\nscore\t0.3\t2.9\t4",
        "| cat | dog | bird |\n|---|:-:|---|\n| 0.3 | 2.9 | 4.0 |",
        "cat\t0.3\ndog\t2.9\nbird\t4",
        "cat;0,3\ndog;2,9\nbird;4",
        "cat, 0.3\ndog, 2.9\nbird, 4",
        "cat 0.3\ndog 2.9\nbird 4",
        "cat: 0.3\ndog: 2.9\nbird: 4",
        "cat = 0.3\ndog = 2.9\nbird = 4",
        "{'cat': 0.3, 'dog': 2.9, 'bird': 4.0}",
        "cat: 0.3, dog: 2.9, bird: 4.0",
        r"\begin{tabular}{lr} cat & 0.3 \\ dog & 2.9 \\ bird & 4 \\ \end{tabular}",
        "name,score\ncat,0.3\ndog,2.9\nbird,4",
        "class\tscore\ncat\t0.3\ndog\t2.9\nbird\t4",
        "class\ta\ty\ncat\t0.3\t.1\ndog\t2.9\t.2\nbird\t4\t.7",
    ],
)
def test_names_come_along(text: str) -> None:
    found = parse(text)
    assert (found.names, found.scores) == (("cat", "dog", "bird"), BOOK)


@pytest.mark.parametrize(
    ("text", "scores", "said"),
    [
        ("ans =\n\n   1.0e+03 *\n\n    1.0100    1.0000    0.9900\n", (1010, 1000, 990), "1.0e+03"),
        ("x =\n\n   1.0e-01 *\n\n    3\n    29\n    40\n", BOOK, "1.0e-01"),
        ("a =\n\n Columns 1 through 2:\n\n  0.3  2.9\n\n Column 3:\n\n  4\n", BOOK, ""),
        ("30%\n290 %\n4", BOOK, "30% is 0.3"),
        ("12,5 %\n87,5 %", (0.125, 0.875), "12,5 % is 0.125"),
        ("½\n1½\n-2 ¼", (0.5, 1.5, -2.25), ""),
        ("3D-1\n2.9d0\n0.4*^1", BOOK, ""),
    ],
)
def test_what_other_programs_print(text: str, scores: tuple[float, ...], said: str) -> None:
    assert parse(text).scores == pytest.approx(scores)
    assert said in told(text)
    assert bool(said) == bool(told(text))


def test_what_was_done_is_told() -> None:
    assert told(brought("header_and_value_rows")) == "The table lay on its side and was turned."
    assert told("class\ta\ncat\t1\ndog\t2") == ("The first row was taken for a heading: class, a.")
    assert told("0.3 # cat\n2.9 // dog") == "Comments were left out: # cat // dog."
    assert parse("x,y\n1,2").scores == (1, 2)
    assert "not: 0.1, 0.9" in told("cat\t1\t0.1\ndog\t2\t0.9")


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        (brought("first_row_nbsp"), (1234.5, 2.5, 3.0)),
        ("1,234\n2,5", (1.234, 2.5)),
        ("1,234\n0.5", (1234.0, 0.5)),
        ("1,234,567\n0", (1234567.0, 0.0)),
        ("1,234.5\t2,345", (1234.5, 2345.0)),
        ("1.234,5\t2.345", (1234.5, 2345.0)),
        ("1.234\n2,5", (1234.0, 2.5)),
        ("1.234\n2.5", (1.234, 2.5)),
        ("1,234\t0,125", (1.234, 0.125)),
        ("1'234.5\t1", (1234.5, 1.0)),
        ("1\u202f234\t1", (1234.0, 1.0)),
        ("1234,567\t1", (1234.567, 1.0)),
    ],
)
def test_the_rest_tells_what_a_comma_means(text: str, scores: tuple[float, ...]) -> None:
    assert parse(text).scores == scores


def test_a_comma_that_was_decided_is_told() -> None:
    assert told("1,2") == "Commas were read as decimal points: 1,2 is 1.2."
    assert told("1,2\n3,4") == told("1,234.5") == ""
    assert told("1,234\n0.5") == "Commas were read as thousands: 1,234 is 1234."
    assert told("1.234\n2,5") == "Points were read as thousands: 1.234 is 1234."
    assert told("1,234\n2,5") == "Commas were read as decimal points: 1,234 is 1.234."


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (brought("thousands_ko_excel"), "“1,234” may be 1234 or 1.234"),
        ("1,234", "may be 1234 or 1.234"),
        ("5\n-1,000", "Row 2: “-1,000” may be -1000 or -1.000"),
        ("1,234\n1.5\n2,5", "may be 1234 or 1.234"),
        ("1 234", "one number or several"),
        ("1 234,5", "one number or several"),
        ("inf\n2\n3", "Row 1: “inf” is no number"),
        ("nan\t1", "“nan” is no number"),
        ("#DIV/0!\n2", "Row 1: “#DIV/0!” is no number"),
        ("#N/A\n2", "Row 1: “#N/A” is no number"),
        ("(3)\n2", "“(3)” is no number"),
        ("₩1,234\n2", "“₩1,234” is no number"),
        ("50%%\n2", "“50%%” is no number"),
        ("1/2\n2", "“1/2” is no number"),
        ("cat\tdog", "“dog” is no number"),
        ("a1\n2", "“a1” is no number"),
        ("cat\t1\ndog\tx", "Row 2: “x” is no number"),
        ("cat\t1\n\ndog\t", "is no number"),
        ("1\t2\t3\n4\t5\t6", "Row 1 holds several numbers"),
        ("[[1, 2, 3], [4, 5, 6]]", "Row 1 holds several numbers"),
        ("[[0.3, 2.9], [4, 5]]", "Row 1 holds several numbers"),
        ("3\t4\n5\t6", "Row 1 holds several numbers"),
        ("1e400\n2", "Row 1: “1e400” is no number"),
        ("", "nothing to paste"),
        ("1" * 200_000, "too much"),
    ],
)
def test_what_may_be_two_things_or_none_is_refused(qapp: object, text: str, why: str) -> None:
    with pytest.raises(ValueRefused) as caught:
        parse(text)
    assert why in str(caught.value)
    context = TabContext()
    presenter = SoftmaxPresenter(context)
    presenter.paste(0, text)
    assert presenter.state == SoftmaxState()
    context.shutdown()


def test_what_was_pasted_is_told_in_the_window(qapp: object) -> None:
    context, heard = TabContext(), []
    context.reported.connect(heard.append)
    presenter = SoftmaxPresenter(context)
    presenter.paste(0, brought("header_and_value_rows"))
    assert presenter.state.names == ("cat", "dog", "bird")
    (error,) = heard
    assert isinstance(error, Told)
    assert str(error) == "The table lay on its side and was turned."
    context.shutdown()


def test_one_number_typed() -> None:
    assert number("1234,5") == 1234.5
    assert number(" −2,5 ") == -2.5
    with pytest.raises(ValueRefused, match=r"1234 or 1\.234"):
        number("1,234")


@given(st.text(alphabet="0123456789.,;\t\n -+eE[](){}:|'\"\u00a0aKcat", max_size=60))
def test_anything_is_taken_or_refused(text: str) -> None:
    try:
        found = parse(text)
    except BadakError:
        return
    assert len(found.names) == len(found.scores) > 0


@given(
    st.lists(st.integers(-999_999, 999_999), min_size=2, max_size=9), st.sampled_from(",.’\u00a0")
)
def test_no_number_becomes_a_thousandth(values: list[int], sign: str) -> None:
    """Whatever parts the thousands: the value that was meant, or refused."""
    text = "\n".join(f"{value:,}".replace(",", sign) for value in values)
    try:
        scores = parse(text).scores
    except ValueRefused:
        return
    if sign != ".":  # 1.234 is a decimal in every program
        assert scores == tuple(map(float, values))


def test_numbers_that_count_are_names() -> None:
    assert parse("0\t0.3\n1\t2.9").names == ("0", "1")
    assert parse("2023\t5\n2024\t7").scores == (5, 7)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "dog 2.9g " * 6000,
            "a" * 50_000,
            "a.b " * 12_000,
            "(" * 50_000,
            "[" * 50_000,
            "c(" * 25_000,
        ),
        *(f"1{' ' * 50_000}2x", f"[1{' ' * 50_000}x", f"{'-' * 50_000}x", f"a{' ' * 50_000}= x"),
        *("1" * 50_000, "1," * 25_000 + "x", "1 " * 25_000 + "x", "1,000" * 10_000, "'" * 50_000),
        *("$" * 50_000, r"\begin{a" * 6000, "{a: " * 12_000, "1 # a " * 8000, "1\n" * 25_000),
    ],
)
def test_a_line_without_end_takes_no_time(line: str) -> None:
    begin = process_time()
    with suppress(BadakError):
        parse(line)
    assert process_time() - begin < 2

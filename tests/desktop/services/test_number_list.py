"""Numbers that leave the program come back as they were."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services import i18n
from desktop.services.number_list import BOM, NumberList, below, columns, matrix, number

NUMBERS = st.floats(allow_nan=False)


def back(written: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))


@given(st.lists(NUMBERS, min_size=1, max_size=20))
def test_every_number_keeps_all_its_digits(values):
    rows = back(columns(("x",), values).csv())
    assert rows[0] == ["x"]
    assert [float(row[0]) for row in rows[1:]] == values


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_every_name_comes_back(name):
    rows = back(NumberList((name,), (("a, “b”\n",), (name,))).csv())
    assert rows[:2] == [[name], ["a, “b”\n"]]
    assert rows[2] in ([name], [f"'{name}"])


@pytest.mark.parametrize("name", ["=cmd", "+cat", "@sum", "-x"])
def test_no_name_is_a_formula_to_a_spreadsheet(name):
    assert back(NumberList(("class",), ((name,), ("+1",))).csv())[1:] == [[f"'{name}"], ["+1"]]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_a_point_parts_decimals_in_every_language(qapp, language):
    i18n.install(language)
    assert columns(("x",), [1234567.5, -0.25, 3]).csv() == BOM + b"x\r\n1234567.5\r\n-0.25\r\n3\r\n"


def test_single_precision_comes_back_exactly():
    values = np.array([[0.1, -2.5e-8]], np.float32)
    rows = back(matrix(values).csv())
    assert rows[0] == ["0", "1"]
    assert np.array_equal(np.array(rows[1:], float).astype(np.float32), values)


def test_spreadsheets_paste_it_into_cells():
    assert columns(("이름", "y"), ["a", "b"], [1, 0.5]).cells() == "이름\ty\na\t1\nb\t0.5\n"


def test_lists_stand_below_one_another():
    found = below("run", [("a", columns(("x",), [1.0])), ("b", columns(("x",), [2.0]))])
    assert found == NumberList(("run", "x"), (("a", 1.0), ("b", 2.0)))
    assert below("run", []) is None


def test_what_a_cell_shows_is_read():
    assert number("−0.5") == -0.5
    assert number("✓") == "✓"

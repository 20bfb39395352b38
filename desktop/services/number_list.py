"""Numbers as they leave the program: named columns, as a CSV file or as cells for the clipboard."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from desktop.services.i18n import translate
from desktop.services.numbers import MINUS
from nn_core.arrays import Array
from nn_core.data.written_numbers import is_number

Cell = str | float
PLACES = 9
"""Decimals of places on an axis: 0.3 is not written as 0.30000000000000004."""
BOM = b"\xef\xbb\xbf"
"""Without it a spreadsheet under a Korean Windows reads names in the code page of that system."""


@dataclass(frozen=True)
class NumberList:
    """Rows of names and numbers below the names of their columns.

    - ``headings``: translated.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def csv(self) -> bytes:
        """Return a CSV file in UTF-8: every number with all its digits and a decimal point.

        That is so in every language and on every system: a comma parts cells and nothing else.
        """
        return BOM + self._written(",", "\r\n").encode()

    def cells(self) -> str:
        """Return the same with tabs, which spreadsheets paste into cells."""
        return self._written("\t", "\n")

    def _written(self, delimiter: str, ending: str) -> str:
        text = io.StringIO()
        writer = csv.writer(text, delimiter=delimiter, lineterminator=ending)
        writer.writerow(self.headings)
        writer.writerows(_plain(row) for row in self.rows)
        return text.getvalue()


def columns(headings: Sequence[str], *values: Sequence[Cell] | Array) -> NumberList:
    """Return a list made of columns of equal length."""
    plain = (np.asarray(column).tolist() for column in values)
    return NumberList(tuple(headings), tuple(zip(*plain, strict=True)))


def below(heading: str, lists: Iterable[tuple[str, NumberList]]) -> NumberList | None:
    """Return lists with the same columns below one another, the name of each before its rows."""
    named = tuple(lists)
    rows = tuple((name, *row) for name, one in named for row in one.rows)
    return NumberList((heading, *named[0][1].headings), rows) if named else None


def matrix(values: Array) -> NumberList:
    """Return an array (rows, columns) with the numbers of its columns above, from 0."""
    grid = np.atleast_2d(values)
    headings = tuple(str(place) for place in range(grid.shape[1]))
    return NumberList(headings, tuple(tuple(row) for row in grid.tolist()))


def surface(axes: tuple[str, str], xs: Array, ys: Array, values: Array) -> NumberList:
    """Return numbers over a plane, shape (len(ys), len(xs)): x above the columns, y before a row.

    - ``axes``: what x and y are called.
    """
    xs, ys = (np.round(np.asarray(places, float), PLACES).tolist() for places in (xs, ys))
    rows = zip(ys, np.asarray(values).tolist(), strict=True)
    headings = (f"{axes[1]} \\ {axes[0]}", *map(_digits, xs))
    return NumberList(headings, tuple((y, *row) for y, row in rows))


def stacked(named: Iterable[tuple[str, Array]]) -> NumberList | None:
    """Return arrays of one or two dimensions below one another, each row with name and number."""
    grids: list[tuple[str, Array]] = [(name, np.atleast_2d(values)) for name, values in named]
    widest = max((grid.shape[1] for _, grid in grids), default=0)
    rows: list[tuple[Cell, ...]] = []
    for name, grid in grids:
        for place, row in enumerate(grid.tolist()):
            rows.append((name, place, *row, *[""] * (widest - len(row))))
    above = translate("NumberList", "name"), translate("NumberList", "row")
    return NumberList((*above, *map(str, range(widest))), tuple(rows)) if rows else None


def connections(layers: Iterable[tuple[Array, Array]]) -> NumberList:
    """Return the weights (n, m) and biases (m,) of layers, one a row."""
    rows: list[tuple[Cell, ...]] = []
    for layer, (weights, biases) in enumerate(layers, 1):
        for target in range(len(biases)):
            into = weights[:, target].tolist()
            rows += [(layer, source, target + 1, weight) for source, weight in enumerate(into, 1)]
            rows.append((layer, "b", target + 1, float(biases[target])))
    headings = (
        *(translate("NumberList", "layer"), translate("NumberList", "from")),
        *(translate("NumberList", "to"), translate("NumberList", "weight")),
    )
    return NumberList(headings, tuple(rows))


def number(text: str) -> Cell:
    """Return what a cell shows as a number, where it is one."""
    try:
        return float(text.replace(MINUS, "-"))
    except ValueError:
        return text


def _plain(row: Iterable[Cell]) -> list[str]:
    return [_text(cell) if isinstance(cell, str) else _digits(float(cell)) for cell in row]


def _text(cell: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "@", "-") and not is_number(cell) else cell


def _digits(value: float) -> str:
    # A count is no 3.0; but beyond these an integer would be written with digits nobody measured.
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)

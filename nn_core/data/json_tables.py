"""Tables in JSON, as data frames are written: by rows, by columns, or both apart from the names."""

from __future__ import annotations

from typing import Any

from nn_core.data.labels import digit_of

FEWEST = 64
"""Columns of a table of pictures; a drawing has fewer names."""
PIXELS, FEWEST_ROWS = 784, 3
"""Of rows without names; two long lists may be x and y."""
MOST = 1 << 24
"""Cells."""
Row = dict[str, Any]


def rows_of(value: object) -> list[Row]:
    """Return the rows of a table, each by the names of its columns; none if it is no table."""
    if isinstance(value, list):
        return value if value and all(map(_is_wide, value)) else _labelled(value)
    if not isinstance(value, dict):
        return []
    names, data = value.get("columns"), value.get("data")
    if isinstance(data, list) and data and all(map(_is_wide, data)):
        return data
    if isinstance(names, list) and isinstance(data, list) and len(names) >= FEWEST:
        fits = all(isinstance(row, list) and len(row) == len(names) for row in data)
        return [dict(zip(map(str, names), row, strict=True)) for row in data] if fits else []
    if value and all(map(_is_wide, value.values())):
        return [*value.values()]
    return _of_columns(value)


def _is_wide(row: object) -> bool:
    """Whether an object holds a number or a text under each of very many names."""
    cells = row.values() if isinstance(row, dict) and len(row) >= FEWEST else ()
    return bool(cells) and all(isinstance(c, int | float | str | None) for c in cells)


def _of_columns(value: Row) -> list[Row]:
    """Return the rows of a list, or an object by row, under the name of each column."""
    columns = [[*c.values()] if isinstance(c, dict) else c for c in value.values()]
    if len(columns) < FEWEST or not all(isinstance(c, list) and c for c in columns):
        return []
    if len({*map(len, columns)}) > 1 or len(columns) * len(columns[0]) > MOST:
        return []
    rows = [dict(zip(value, cells, strict=True)) for cells in zip(*columns, strict=True)]
    return rows if all(map(_is_wide, rows)) else []


def _labelled(value: list[Any]) -> list[Row]:
    """Return what is in rows of one list each, of pixels with a label before or behind them.

    A pair of pixels and a label, or of a label and pixels, is the same.
    """
    if not value or not all(isinstance(row, list) and row for row in value):
        return []
    if all(len(row) == 2 for row in value):
        for at in (0, 1):
            if all(_are_pixels(row[at]) and digit_of(row[1 - at]) is not None for row in value):
                return [{"pixels": row[at], "label": row[1 - at]} for row in value]
        return []
    if len(value) < FEWEST_ROWS or {*map(len, value)} != {PIXELS + 1}:
        return []
    digits = [all(digit_of(row[at]) is not None for row in value) for at in (0, -1)]
    varied = [any(row[at] for row in value) for at in (0, -1)]
    first = digits[0] and varied[0]
    if first == (digits[1] and varied[1]):
        return []
    if first:
        return [{"pixels": row[1:], "label": row[0]} for row in value]
    return [{"pixels": row[:-1], "label": row[-1]} for row in value]


def _are_pixels(value: object) -> bool:
    if isinstance(value, list) and value and isinstance(value[0], list):
        return len(value) == len(value[0])
    return isinstance(value, list) and len(value) >= FEWEST

"""Read classes from a spreadsheet's clipboard and write the table as text for one."""

from __future__ import annotations

import csv
import io
import re

from desktop.tabs.softmax.state import SoftmaxState
from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused

NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?", re.ASCII)


def number(text: str) -> float:
    """Return the number that ``text`` spells, with a decimal point or comma.

    Raises
    ------
    ValueRefused
        If it is none; ``nan`` and ``inf`` are none either.
    """
    plain = text.strip().replace("−", "-").replace("\u00a0", "")
    if not NUMBER.fullmatch(plain):
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "“{text}” is no number."),
            QT_TRANSLATE_NOOP("nn_core", "Type a number such as 0.5 or 0,5."),
            text=text.strip()[:40],
        )
    return float(plain.replace(",", "."))


def parse(text: str) -> tuple[tuple[str | None, ...], tuple[float, ...]]:
    """Return names (None where the text has none) and scores of pasted rows.

    Parameters
    ----------
    text : str
        Rows of one cell (the score) or more (the name, then the score), separated by tabs or
        semicolons; a single row of numbers stands for a column. A first row whose score is no
        number is a heading.

    Raises
    ------
    ValueRefused
        If a row has no number where the score should be.
    """
    rows = [re.split(r"[\t;]", line) for line in text.splitlines() if line.strip()]
    if not rows:
        raise ValueRefused(QT_TRANSLATE_NOOP("nn_core", "There is nothing to paste."))
    if len(rows) == 1 and len(rows[0]) > 1 and _is_number(rows[0][0]):
        rows = [[cell] for cell in rows[0] if cell.strip()]
    if len(rows) > 1 and not _is_number(_score_cell(rows[0])):
        rows = rows[1:]
    names = tuple(row[0].strip() or None if len(row) > 1 else None for row in rows)
    return names, tuple(number(_score_cell(row)) for row in rows)


def _score_cell(row: list[str]) -> str:
    return row[1] if len(row) > 1 else row[0]


def _is_number(cell: str) -> bool:
    return NUMBER.fullmatch(cell.strip().replace("−", "-")) is not None


def csv_text(state: SoftmaxState) -> str:
    """Return the table as CSV, every number with all its digits."""
    return _table(state, ",")


def clipboard_text(state: SoftmaxState) -> str:
    """Return the table as a spreadsheet expects it on the clipboard."""
    return _table(state, "\t")


def _table(state: SoftmaxState, delimiter: str) -> str:
    steps = state.steps
    columns = (steps.scores, steps.shifted, steps.exponentials, steps.shares)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(["class", "a", "a - C" if steps.temperature == 1 else "a / T - C", "exp", "y"])
    for row, name in enumerate(state.names):
        writer.writerow([_plain(name), *(str(column[row]) for column in columns)])
    return out.getvalue()


def _plain(name: str) -> str:
    """Return a name that no spreadsheet takes for a formula."""
    return f"'{name}" if name[0] in "=+@-" and not _is_number(name) else name

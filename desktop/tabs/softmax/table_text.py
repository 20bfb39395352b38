"""Write the table as text for a spreadsheet."""

from __future__ import annotations

import csv
import io

from desktop.tabs.softmax.state import SoftmaxState
from desktop.tabs.softmax.written_numbers import is_number


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
    return f"'{name}" if name[0] in "=+@-" and not is_number(name) else name

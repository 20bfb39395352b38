"""Times and names as files hold them: what can't be kept of them is refused by its reason."""

from __future__ import annotations

import re
from datetime import datetime

from nn_core.data.notebook.entry import now
from nn_core.data.notebook.store import FIRST, LAST
from nn_core.data.notebook.transfer.progress import Refusal

LONGEST = 100
"""Characters of a name that are kept."""
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_FORMULA = re.compile(r"'*[=+\-@]")
"""What a spreadsheet would work out, and the same behind apostrophes."""


class Odd(Exception):
    """A value that can't be kept.

    Attributes
    ----------
    reason : Refusal
    """

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason


def time_of(text: object) -> datetime:
    """Return the time in a text of ISO 8601; the present where there is none.

    Raises
    ------
    Odd
        If it is so far off that no system can show it.
    """
    try:
        when = datetime.fromisoformat(str(text))
    except ValueError:
        return now()
    try:
        when = when if when.tzinfo else when.astimezone()
        if FIRST <= when <= LAST:
            return when
    except (ValueError, OverflowError, OSError):
        pass
    raise Odd(Refusal.NO_TIME)


def name_of(text: object) -> str:
    """Return a name on one line, at most `LONGEST` characters of it.

    Raises
    ------
    Odd
        If it holds half of a pair of UTF-16, as JSON can write it.
    """
    name = _BREAKS.sub(" ", str(text)[:LONGEST])
    try:
        name.encode()
    except UnicodeEncodeError as error:
        raise Odd(Refusal.NO_TEXT) from error
    return name


def guarded(name: str) -> str:
    """Return a name as a cell that no spreadsheet takes for a formula; see ``unguarded``."""
    name = _BREAKS.sub(" ", name)
    return f"'{name}" if _FORMULA.match(name) else name


def unguarded(cell: str) -> str:
    """Return the name that ``guarded`` has written; what others wrote stays as it is."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell

"""The words that a script prints, in the language of the reader."""

from __future__ import annotations

import ast
import re
from functools import lru_cache

from desktop.platform import package_files
from desktop.services import i18n

FILE = "printed.toml"
KEPT = re.compile(r"(\{[^}]*\}|\d[\d.,]*)")
"""What is put in, and numbers."""
PIECE = re.compile(r"""((?:f?["'])?[\s:=,().]*)(.*?)([\s:=,().]*["']?)""", re.DOTALL)
"""The word between quotes and signs."""


def printed(call: str) -> str:
    """Return the lines of a call with the words that they print in the reader's language."""
    return _printed(call) if i18n.language() == "ko" else call


@lru_cache(maxsize=64)
def _printed(call: str) -> str:
    text = call.encode()
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    places = []
    for node in ast.walk(ast.parse(call)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "print"
        ):
            places += [one for one in node.args if isinstance(one, ast.Constant | ast.JoinedStr)]
    for one in sorted(places, key=lambda one: (-one.lineno, -one.col_offset)):
        begin = starts[one.lineno - 1] + one.col_offset
        end = starts[(one.end_lineno or one.lineno) - 1] + (one.end_col_offset or 0)
        said = "".join(map(translated, KEPT.split(text[begin:end].decode())))
        text = text[:begin] + said.encode() + text[end:]
    return text.decode()


def translated(part: str) -> str:
    """Return a piece between the numbers in Korean, with the signs at its ends as they were."""
    found = PIECE.fullmatch(part)
    if KEPT.fullmatch(part) or found is None:
        return part
    before, word, after = found.groups()
    return f"{before}{_table().get(word, word)}{after}"


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    import tomllib

    return tomllib.loads(package_files.text(FILE))

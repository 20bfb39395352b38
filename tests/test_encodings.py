"""Text files are read and written as UTF-8 on every machine, whatever the system prefers."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("benchmarks", "desktop", "nn_core", "packaging", "tests", "tools")
FILES = ("main.py", *(str(f.relative_to(ROOT)) for d in FOLDERS for f in (ROOT / d).rglob("*.py")))
PLACE = {"read_text": 0, "write_text": 1}
"""Where the encoding stands among the arguments that are not named."""


def unnamed(source: str) -> list[str]:
    """Return the calls in a source that leave the encoding of a text to the system."""
    if not any(word in source for word in (*PLACE, "open(")):
        return []  # quick: most sources
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [ast.unparse(call) for call in calls if _is_text(call) and not _is_named(call)]


def _is_text(call: ast.Call) -> bool:
    name = ast.unparse(call.func).rpartition(".")[2]
    if name in PLACE:
        return len(call.args) <= PLACE[name]
    # what is opened in a mode without a b
    return name in ("open", "fdopen") and any(
        isinstance(mode, ast.Constant) and str(mode.value) in ("r", "w", "a", "x")
        for mode in _values(call)
    )


def _values(call: ast.Call) -> Iterator[ast.expr]:
    yield from call.args
    yield from (keyword.value for keyword in call.keywords)


def _is_named(call: ast.Call) -> bool:
    return any(keyword.arg in ("encoding", None) for keyword in call.keywords)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("path.read_text()", 1),
        ("path.read_text('utf-8')", 0),
        ("path.write_text(text)", 1),
        ("path.write_text(text, encoding='utf-8')", 0),
        ("open(path, 'w')", 1),
        ("path.open('wb')", 0),
        ("dialog.open()", 0),
    ],
)
def test_a_call_without_an_encoding_is_found(source: str, found: int) -> None:
    assert len(unnamed(source)) == found


def test_every_text_is_read_and_written_in_a_named_encoding() -> None:
    sources = {file: (ROOT / file).read_text(encoding="utf-8") for file in FILES}
    assert {file: calls for file, text in sources.items() if (calls := unnamed(text))} == {}

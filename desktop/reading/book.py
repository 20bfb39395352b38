"""The code as the book writes it: short pieces of ``resources/book``, shown and never run here."""

from __future__ import annotations

import ast
import re
from functools import lru_cache

from desktop.platform import package_files
from desktop.services import i18n

COMMENT = re.compile(r"(?P<mark># )(?P<english>[^|\n]*?) \| (?P<korean>[^\n]*)$", re.MULTILINE)
"""A comment in two languages: ``# the sum | 합``."""


def book_code(names: tuple[str, ...]) -> str:
    """Return the pieces called ``names`` (file and definition) with comments of the language."""
    return _code(names, i18n.language())


@lru_cache(maxsize=64)
def _code(names: tuple[str, ...], language: str) -> str:
    part = "korean" if language == "ko" else "english"
    pieces = [_pieces(file)[name] for file, name in (item.split(".") for item in names)]
    return COMMENT.sub(lambda found: found["mark"] + found[part], "\n\n".join(pieces))


@lru_cache(maxsize=16)
def _pieces(file: str) -> dict[str, str]:
    """Return every function and class of a file by its name."""
    text = package_files.text("book", f"{file}.py")
    lines = text.splitlines()
    return {
        node.name: "\n".join(lines[node.lineno - 1 : node.end_lineno])
        for node in ast.parse(text).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    }

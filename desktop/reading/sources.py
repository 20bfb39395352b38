"""Find the source text of library functions and constants, in a tree or an executable."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from io import StringIO
from pathlib import Path
from tokenize import COMMENT, generate_tokens
from typing import Any

from desktop.services import i18n

LIBRARY = "nn_core"

Definition = ast.FunctionDef | ast.ClassDef | ast.Assign | ast.AnnAssign


@dataclass(frozen=True)
class Place:
    """A top-level name of a module.

    Attributes
    ----------
    module : str
        Dotted name of the module.
    name : str
        The name as the module defines it.
    """

    module: str
    name: str


class ModuleSource:
    """The text of one module, without what refuses values, and where each name comes from.

    Parameters
    ----------
    name : str
        Dotted name of an importable module whose ``.py`` file is there to read.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.text = without_refusals(source_path(name).read_text(encoding="utf-8"))
        self.definitions: dict[str, Definition] = {}
        self.imports: dict[str, tuple[ast.Import | ast.ImportFrom, ast.alias]] = {}
        for node in ast.parse(self.text).body:
            self._enter(node)

    def _enter(self, node: ast.stmt) -> None:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            self.definitions[node.name] = node
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            for name in _targets(node):
                self.definitions[name] = node
        elif isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                self.imports[alias.asname or alias.name.split(".")[0]] = (node, alias)


def without_refusals(text: str) -> str:
    """Return a module's text without the lines that only refuse values by an error of the library.

    What ran got past them, and a reader looks for what is computed.
    """
    tree = ast.parse(text)
    errors = {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module == f"{LIBRARY}.errors"
        for alias in node.names
    }
    checks: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and _refuses(node.body, errors, checks):
            checks.add(node.name)
    lines = text.splitlines(keepends=True)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for function in functions if errors else []:
        for statement in function.body if function.name not in checks else []:
            if _refusal(statement, errors, checks):
                _take_out(lines, statement, alone=len(function.body) == 1)
    return "".join(lines)


def _take_out(lines: list[str], statement: ast.stmt, alone: bool) -> None:
    """Empty the lines of a statement and of the comment above it; the others keep their place."""
    first, last = statement.lineno - 1, statement.end_lineno or statement.lineno
    instead = f"{' ' * statement.col_offset}pass\n" if alone else ""
    while lines[first - 1].lstrip().startswith("#"):
        first -= 1
    lines[first:last] = [instead] + [""] * (last - first - 1)


def _refuses(body: list[ast.stmt], errors: set[str], checks: set[str]) -> bool:
    """Return whether ``body`` does nothing but refuse; a docstring doesn't count."""
    work = [node for node in body if not _is_text(node)]
    return bool(work) and all(_refusal(node, errors, checks) for node in work)


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _refusal(node: ast.stmt, errors: set[str], checks: set[str]) -> bool:
    """Return whether ``node`` raises an error of the library or goes on as if it were not there."""
    if isinstance(node, ast.Raise):
        call = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
        return isinstance(call, ast.Name) and call.id in errors
    if isinstance(node, ast.If):
        return not node.orelse and _refuses(node.body, errors, checks)
    if isinstance(node, ast.For):
        return not node.orelse and _refuses(node.body, errors, checks)
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        called = node.value.func
        return isinstance(called, ast.Name) and called.id in checks
    return False


def _targets(node: ast.Assign | ast.AnnAssign) -> list[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return [
        leaf.id for target in targets for leaf in ast.walk(target) if isinstance(leaf, ast.Name)
    ]


def line_range(node: Definition) -> tuple[int, int]:
    """Return the first line (decorators counted) and the last line of ``node``, from 1."""
    decorators = getattr(node, "decorator_list", [])
    first = min([node.lineno, *(decorator.lineno for decorator in decorators)])
    return first, node.end_lineno or node.lineno


def belongs(module: str) -> bool:
    """Return whether ``module`` is the library's, so that its code goes into a script."""
    return module.split(".", maxsplit=1)[0] == LIBRARY


def source_path(module: str) -> Path:
    """Return the ``.py`` file of ``module``; an executable has it where its code seems to be."""
    file = importlib.import_module(module).__file__
    if file is None:
        raise FileNotFoundError(module)
    return Path(file).with_suffix(".py")


@lru_cache(maxsize=64)
def module_source(name: str) -> ModuleSource:
    """Return the parsed source of module ``name``; read once."""
    return ModuleSource(name)


def place_of(thing: Callable[..., Any]) -> Place:
    """Return where ``thing`` is defined: the function itself, or the class of a method.

    Raises
    ------
    LookupError
        If ``thing`` is a lambda or a function inside another one, which has no name to find.
    """
    while isinstance(thing, partial):
        thing = thing.func
    thing = getattr(thing, "__func__", thing)
    if not hasattr(thing, "__qualname__"):
        thing = type(thing)
    name = thing.__qualname__.split(".")[0]
    if "<" in thing.__qualname__:
        raise LookupError(f"{thing.__module__}.{thing.__qualname__} has no name of its own to show")
    return Place(thing.__module__, name)


def folded(source: str) -> str:
    """Return ``source`` so that code can be seen: each docstring cut to its first line.

    They and the comments are English: in another language they are left out.
    """
    return _folded(source, i18n.language() == "en")


@lru_cache(maxsize=256)
def _folded(source: str, english: bool) -> str:
    lines: list[str | None] = list(source.splitlines())
    if not english:
        _drop_comments(source, lines)
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.FunctionDef | ast.ClassDef) or not ast.get_docstring(node):
            continue
        text = node.body[0]
        first, last = text.lineno - 1, (text.end_lineno or text.lineno) - 1
        cut = lines[first] if last == first else f'{lines[first]} …"""'
        if not english:  # what has no other body keeps an empty one
            cut = f"{' ' * text.col_offset}..." if len(node.body) == 1 else None
        lines[first : last + 1] = [cut, *[None] * (last - first)]
        if cut is None and not lines[last + 1]:
            lines[last + 1] = None
    return "\n".join(line for line in lines if line is not None)


def _drop_comments(source: str, lines: list[str | None]) -> None:
    """Take the comments out of lines; one that is nothing else becomes None."""
    for token in generate_tokens(StringIO(source).readline):
        if token.type == COMMENT:
            row, column = token.start
            before = source.splitlines()[row - 1][:column].rstrip()
            lines[row - 1] = before or None

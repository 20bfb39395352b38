"""Cut one definition out of a module: no annotations, names changed, everything else as written."""

from __future__ import annotations

import ast
import builtins
import importlib
from collections.abc import Callable, Iterator, Mapping
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

    - ``module``: dotted name of the module.
    - ``name``: the name as the module defines it.
    """

    module: str
    name: str


class ModuleSource:
    """The text of one module, without what refuses values, and where each name comes from.

    - ``name``: dotted name of an importable module whose ``.py`` file is there to read.
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

    Raises `LookupError` if ``thing`` is a lambda or a function inside another one, which has no
    name to find.
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


@dataclass(frozen=True)
class _Edit:
    start: int
    end: int
    text: str


class Segment:
    """One top-level definition, ready to be written into a script.

    - ``source``: the module it stands in.
    - ``node``: a function, a class or an assignment at the top level of that module.
    """

    def __init__(self, source: ModuleSource, node: Definition) -> None:
        self._source = source
        self._node = node
        lines = source.text.splitlines(keepends=True)
        # ast counts columns in bytes of UTF-8, and comments hold Greek letters.
        self._bytes = source.text.encode("utf-8")
        self._starts = [0]
        for line in lines:
            self._starts.append(self._starts[-1] + len(line.encode("utf-8")))
        self._fields = _field_annotations(node)
        self._annotations = list(_annotations(node))
        self._uses = list(self._find_uses())

    def uses(self) -> list[str]:
        """Return the names from outside that the definition needs to run, in reading order."""
        return list(dict.fromkeys(use for use, _ in self._uses))

    def text(self, replacements: Mapping[str, str], name: str = "") -> str:
        """Return the source without annotations, with each used name, and its own, replaced."""
        edits = [self._annotation_edit(*item) for item in self._annotations]
        edits += [self._field_edit(annotation) for annotation in self._fields]
        edits += self._own_name_edit(name)
        for use, node in self._uses:
            if replacements.get(use, use) != use:
                edits.append(_Edit(self._start(node), self._end(node), replacements[use]))
        return self._apply(edits)

    def _apply(self, edits: list[_Edit]) -> str:
        first, last = line_range(self._node)
        position, stop = self._starts[first - 1], self._starts[last]
        pieces: list[bytes] = []
        for edit in sorted(edits, key=lambda edit: edit.start):
            pieces += [self._bytes[position : edit.start], edit.text.encode("utf-8")]
            position = edit.end
        pieces.append(self._bytes[position:stop])
        return b"".join(pieces).decode("utf-8").rstrip()

    def _start(self, node: ast.expr | ast.arg | ast.stmt) -> int:
        return self._starts[node.lineno - 1] + node.col_offset

    def _end(self, node: ast.expr | ast.arg | ast.stmt) -> int:
        return self._starts[(node.end_lineno or 1) - 1] + (node.end_col_offset or 0)

    def _annotation_edit(self, owner: ast.AST, annotation: ast.expr) -> _Edit:
        end = self._end(annotation)
        if isinstance(owner, ast.arg):
            return self._argument_edit(owner, end)
        if isinstance(owner, ast.AnnAssign):
            return _Edit(self._end(owner.target), end, "")
        arrow = self._bytes.rindex(b"->", 0, self._start(annotation))
        return _Edit(len(self._bytes[:arrow].rstrip()), end, "")

    def _argument_edit(self, owner: ast.arg, end: int) -> _Edit:
        start = self._start(owner) + len(owner.arg.encode("utf-8"))
        rest = self._bytes[end : end + 3]
        # "n: int = 3" becomes "n=3".
        return _Edit(start, end + 3, "=") if rest == b" = " else _Edit(start, end, "")

    def _field_edit(self, annotation: ast.expr) -> _Edit:
        start, end = self._start(annotation), self._end(annotation)
        names = {leaf.id for leaf in ast.walk(annotation) if isinstance(leaf, ast.Name)}
        if all(hasattr(builtins, name) for name in names):
            return _Edit(start, end, self._bytes[start:end].decode("utf-8"))
        if any(name.endswith(("Array", "Labels")) for name in names):
            return _Edit(start, end, "np.ndarray")
        return _Edit(start, end, "object")

    def _own_name_edit(self, name: str) -> list[_Edit]:
        node = self._node
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            if name in ("", node.name):
                return []
            start = self._bytes.index(node.name.encode("utf-8"), self._start(node) + len("def "))
            return [_Edit(start, start + len(node.name.encode("utf-8")), name)]
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        if not isinstance(target, ast.Name) or name in ("", target.id):
            return []
        return [_Edit(self._start(target), self._end(target), name)]

    def _find_uses(self) -> Iterator[tuple[str, ast.expr]]:
        annotations = [*self._fields, *(annotation for _, annotation in self._annotations)]
        hidden = {id(leaf) for annotation in annotations for leaf in ast.walk(annotation)}
        own, members = _bound_names(self._node)
        for node, dotted in _dotted_names(self._node):
            name = dotted.partition(".")[0]
            if id(node) in hidden or name in own:
                continue
            if name in self._source.definitions or name in self._source.imports:
                yield self._shortest(node, dotted)
            elif name not in members and not hasattr(builtins, name):
                raise LookupError(f"{self._source.name} uses {name}, which isn't defined there")

    def _shortest(self, node: ast.expr, dotted: str) -> tuple[str, ast.expr]:
        """Return the dotted path where it leads through a module, else the first name alone."""
        first = dotted.partition(".")[0]
        if first in self._source.imports:
            return dotted, node
        while isinstance(node, ast.Attribute):
            node = node.value
        return first, node


def source_of(thing: Callable[..., Any]) -> str:
    """Return a function or class of the library as it runs: without annotations and refusals."""
    place = place_of(thing)
    source = module_source(place.module)
    return Segment(source, source.definitions[place.name]).text({})


def _field_annotations(node: ast.AST) -> list[ast.expr]:
    """Return the annotations of class fields, which a dataclass needs in order to run."""
    bodies = (leaf.body for leaf in ast.walk(node) if isinstance(leaf, ast.ClassDef))
    return [item.annotation for body in bodies for item in body if isinstance(item, ast.AnnAssign)]


def _annotations(node: ast.AST) -> Iterator[tuple[ast.AST, ast.expr]]:
    """Yield what carries an annotation that isn't needed to run, and that annotation."""
    fields = {id(annotation) for annotation in _field_annotations(node)}
    for leaf in ast.walk(node):
        if isinstance(leaf, ast.arg) and leaf.annotation is not None:
            yield leaf, leaf.annotation
        elif isinstance(leaf, ast.FunctionDef) and leaf.returns is not None:
            yield leaf, leaf.returns
        elif isinstance(leaf, ast.AnnAssign) and leaf.value and id(leaf.annotation) not in fields:
            yield leaf, leaf.annotation


def _bound_names(node: ast.AST) -> tuple[set[str], set[str]]:
    """Return the names bound inside functions, and those bound in the body of a class."""
    bodies = (leaf.body for leaf in ast.walk(node) if isinstance(leaf, ast.ClassDef))
    member_nodes = {id(leaf) for body in bodies for item in body for leaf in _own_targets(item)}
    own: set[str] = set()
    members: set[str] = set()
    for leaf in ast.walk(node):
        if isinstance(leaf, ast.Name) and not isinstance(leaf.ctx, ast.Load):
            (members if id(leaf) in member_nodes else own).add(leaf.id)
        elif isinstance(leaf, ast.arg):
            own.add(leaf.arg)
        elif isinstance(leaf, ast.ExceptHandler) and leaf.name:
            own.add(leaf.name)
        elif isinstance(leaf, ast.Import | ast.ImportFrom):
            own |= {(alias.asname or alias.name).split(".")[0] for alias in leaf.names}
        elif isinstance(leaf, ast.FunctionDef | ast.ClassDef) and leaf is not node:
            own.add(leaf.name)
    return own, members


def _own_targets(item: ast.stmt) -> Iterator[ast.AST]:
    if isinstance(item, ast.AnnAssign):
        yield item.target
    elif isinstance(item, ast.Assign):
        for target in item.targets:
            yield from ast.walk(target)


def _dotted_names(node: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    """Yield each name that is read, together with the attributes that follow it."""
    dotted = _dotted(node)
    if dotted and isinstance(node, ast.expr):
        yield node, dotted
        return
    for child in ast.iter_child_nodes(node):
        yield from _dotted_names(child)


def _dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id if isinstance(node.ctx, ast.Load) else ""
    if isinstance(node, ast.Attribute):
        base = _dotted(node.value)
        return f"{base}.{node.attr}" if base else ""
    return ""

"""Cut one definition out of a module: no annotations, names changed, everything else as written."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.reading.sources import Definition, ModuleSource, line_range, module_source, place_of


@dataclass(frozen=True)
class _Edit:
    start: int
    end: int
    text: str


class Segment:
    """One top-level definition, ready to be written into a script.

    Parameters
    ----------
    source : ModuleSource
        The module it stands in.
    node : ast node
        A function, a class or an assignment at the top level of that module.
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

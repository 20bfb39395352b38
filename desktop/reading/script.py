"""Turn the code that just ran into a script that needs NumPy only and prints the same numbers."""

from __future__ import annotations

import ast
import textwrap
from typing import Any

from desktop.reading.content import CodeSnapshot
from desktop.reading.literals import literal
from desktop.reading.source_rewrite import Segment
from desktop.reading.sources import Place, belongs, folded, module_source, place_of


def script(snapshot: CodeSnapshot) -> str:
    """Return a Python program that defines what ran, calls it, and prints what is on screen.

    Parameters
    ----------
    snapshot : CodeSnapshot
        Functions, arguments and call; nothing in it is evaluated here.

    Returns
    -------
    text : str
        Functions come after those they use; arguments are exact literals; the call is last.

    Raises
    ------
    LookupError
        If the code uses a name that is neither the library's, NumPy's nor the standard library's.
    """
    collector = _Collector()
    for function in snapshot.functions:
        collector.add(place_of(function))
    arguments = [
        f"{name} = {literal(value, collector.name_of)}"
        for name, value in snapshot.arguments.items()
    ]
    imports = {"import numpy as np", *collector.imports}
    if any("base64.b64decode(" in line for line in arguments):
        imports.add("import base64")
    opening = f'"""A script from Badak: it needs NumPy and nothing else."""\n\n{_lines(imports)}'
    ending = "\n\n".join(filter(None, ["\n".join(arguments), _call(snapshot)]))
    return "\n\n\n".join([opening, *collector.blocks, ending]).rstrip() + "\n"


def _call(snapshot: CodeSnapshot) -> str:
    return textwrap.dedent(snapshot.call).strip()


def _lines(imports: set[str]) -> str:
    standard = sorted(line for line in imports if "numpy" not in line)
    numeric = sorted(line for line in imports if "numpy" in line)
    return "\n".join([*standard, *([""] if standard else []), *numeric])


class _Collector:
    """Walks from the shown functions to everything of the library they use."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self.imports: set[str] = set()
        self._names: dict[Place, str] = {}
        self._written: set[tuple[str, int]] = set()

    def name_of(self, thing: Any) -> str:
        place = place_of(thing)
        if place.module.split(".")[0] == "numpy":
            return f"np.{place.name}"
        return self.add(place)

    def add(self, place: Place) -> str:
        """Write the definition of ``place`` and all it uses; return its name in the script."""
        place = _origin(place)
        if place not in self._names:
            self._names[place] = self._free_name(place)
            self._write(place)
        return self._names[place]

    def _free_name(self, place: Place) -> str:
        taken = set(self._names.values())
        name = place.name
        if name in taken:
            name = f"{place.module.rsplit('.', 1)[-1]}_{name.lstrip('_')}"
        return name

    def _write(self, place: Place) -> None:
        module = place.module
        node = module_source(module).definitions[place.name]
        if (module, node.lineno) in self._written:
            return
        self._written.add((module, node.lineno))
        segment = Segment(module_source(module), node)
        replacements = {use: self._resolve(module, use) for use in segment.uses()}
        self.blocks.append(folded(segment.text(replacements, self._names[place])))

    def _resolve(self, module: str, use: str) -> str:
        """Return how the script spells ``use`` (a name, or a dotted name) of ``module``."""
        source = module_source(module)
        first, _, rest = use.partition(".")
        if first in source.definitions:
            name = self.add(Place(module, first))
            return f"{name}.{rest}" if rest else name
        if first in source.imports:
            return self._resolve_import(*source.imports[first], first, rest)
        return use

    def _resolve_import(
        self, node: ast.Import | ast.ImportFrom, alias: ast.alias, first: str, rest: str
    ) -> str:
        whole = f"{first}.{rest}" if rest else first
        if isinstance(node, ast.Import):
            if belongs(alias.name):
                return self._through_module(alias.name if alias.asname else first, rest)
            self.imports.add(ast.unparse(ast.Import([alias])))
            return whole
        origin = node.module or ""
        if not belongs(origin):
            self.imports.add(ast.unparse(ast.ImportFrom(origin, [alias], 0)))
            return whole
        if _is_module(f"{origin}.{alias.name}"):
            return self._through_module(f"{origin}.{alias.name}", rest)
        name = self.add(Place(origin, alias.name))
        return f"{name}.{rest}" if rest else name

    def _through_module(self, module: str, rest: str) -> str:
        """Follow ``rest`` (a dotted path below ``module``) to the name it means."""
        parts = rest.split(".")
        while len(parts) > 1 and _is_module(f"{module}.{parts[0]}"):
            module = f"{module}.{parts.pop(0)}"
        name = self.add(Place(module, parts[0]))
        return ".".join([name, *parts[1:]])


def _is_module(name: str) -> bool:
    from importlib.util import find_spec

    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def _origin(place: Place) -> Place:
    """Follow re-exports of library packages to the module that defines the name."""
    source = module_source(place.module)
    while place.name not in source.definitions:
        node, alias = source.imports.get(place.name, (None, None))
        if not isinstance(node, ast.ImportFrom) or alias is None or not node.module:
            raise LookupError(f"{place.module} doesn't define {place.name}")
        place = Place(node.module, alias.name)
        source = module_source(place.module)
    return place

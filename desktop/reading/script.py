"""Turn the code that just ran into a script that needs NumPy only and prints the same numbers."""

from __future__ import annotations

import ast
import base64
import dataclasses
import math
import re
import textwrap
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np

from desktop.platform import package_files
from desktop.reading.content import CodeSnapshot
from desktop.reading.source_rewrite import Place, Segment, belongs, folded, module_source, place_of
from desktop.services import i18n

LONGEST_LIST = 4096
"""Arrays with more numbers than this are written as base64 text; still exact, and not endless."""


def literal(value: Any, name_of: Callable[[Any], str]) -> str:
    """Return a Python expression that evaluates to ``value``.

    - ``value``: numbers, strings, None, containers of those, arrays, library functions, frozen
      dataclasses.
    - ``name_of``: gives the name under which a library function or class stands in the script.

    Raises `TypeError` if there is no exact way to write the value.
    """
    if isinstance(value, np.ndarray):
        return _array(value)
    if isinstance(value, np.generic):
        return f"np.{value.dtype.name}({_number(value.item())})"
    if value is None or isinstance(value, bool | str | bytes):
        return repr(value)
    if isinstance(value, int | float | complex):
        return _number(value)
    if isinstance(value, np.ufunc):
        return f"np.{value.__name__}"
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = (field for field in dataclasses.fields(value) if field.init)
        parts = (f"{field.name}={literal(getattr(value, field.name), name_of)}" for field in fields)
        return f"{name_of(type(value))}({', '.join(parts)})"
    if callable(value):
        return name_of(value)
    return _container(value, name_of)


def _container(value: Any, name_of: Callable[[Any], str]) -> str:
    if isinstance(value, dict):
        pairs = (f"{literal(k, name_of)}: {literal(v, name_of)}" for k, v in value.items())
        return "{" + ", ".join(pairs) + "}"
    if not isinstance(value, tuple | list | set | frozenset):
        raise TypeError(f"a {type(value).__name__} can't be written into a script")
    items = ", ".join(literal(item, name_of) for item in value)
    if isinstance(value, tuple):
        return f"({items},)" if len(value) == 1 else f"({items})"
    if isinstance(value, list):
        return f"[{items}]"
    return f"{type(value).__name__}([{items}])"


def _number(value: complex) -> str:
    if isinstance(value, float) and not math.isfinite(value):
        return "np.nan" if math.isnan(value) else ("np.inf" if value > 0 else "-np.inf")
    return repr(value)


def _array(array: np.ndarray[Any, Any]) -> str:
    if array.dtype.kind not in "biuf":
        raise TypeError(f"an array of {array.dtype} can't be written into a script")
    if array.size > LONGEST_LIST:
        text = base64.b64encode(np.ascontiguousarray(array).tobytes()).decode("ascii")
        return (
            f'np.frombuffer(base64.b64decode("{text}"), '
            f'dtype="{array.dtype.str}").reshape({array.shape})'
        )
    if array.size == 0:
        return f"np.zeros({array.shape}, dtype=np.{array.dtype.name})"
    return f"np.array({_nested(array)}, dtype=np.{array.dtype.name})"


def _nested(array: np.ndarray[Any, Any]) -> str:
    if array.ndim == 0:
        # The shortest text that reads back as the same number of this width.
        return _number(float(str(array[()]))) if array.dtype.kind == "f" else repr(array.item())
    return "[" + ", ".join(_nested(part) for part in array) + "]"


def script(snapshot: CodeSnapshot) -> str:
    """Return a Python program that defines what ran, calls it, and prints what is on screen.

    - ``snapshot``: functions, arguments and call; nothing in it is evaluated here.

    Functions come after those they use; arguments are exact literals; the call is last.

    Raises `LookupError` if the code uses a name that is neither the library's, NumPy's nor the
    standard library's.
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
    return printed(textwrap.dedent(snapshot.call).strip())


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

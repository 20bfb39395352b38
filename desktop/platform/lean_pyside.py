"""Imports PySide6 without what only costs time: its stub generator and its import hook."""

from __future__ import annotations

import builtins
import sys
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec
from typing import Any

TOOLS = "shibokensupport.signature.lib"
GENERATOR = "pyi_generator"


def load() -> None:
    """Import PySide6; call it before anything else does.

    The generator writes the stubs that come with PySide6 and is no use afterwards, but every start
    would compile it and its patterns: a tenth of the time to a bare window. The hook looks at the
    source of every module that is imported later for a feature that nothing here uses.
    """
    plain = builtins.__import__

    def without_generator(name: str, *rest: Any, **named: Any) -> Any:
        if name == TOOLS and rest[2:3] == ((GENERATOR,),):  # from TOOLS import GENERATOR
            empty = module_from_spec(ModuleSpec(f"{TOOLS}.{GENERATOR}", None))
            sys.modules.setdefault(empty.__name__, empty)
        return plain(name, *rest, **named)

    builtins.__import__ = without_generator
    try:
        import PySide6.QtWidgets  # noqa: F401
    finally:
        builtins.__import__ = plain

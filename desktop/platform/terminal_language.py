"""Says in the reader's language what goes to a terminal; a command runs without Qt all the same."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.platform import package_files

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator

DOMAINS = ("core", "shell")
"""The files of translations that hold what is said on a command line."""
PRIMARY, WINDOWS_KOREAN = 0x3FF, 0x12
"""The bits of a language without its country, and what Korean is there."""


def wants_korean() -> bool:
    """Whether the environment asks for Korean, or Windows where it says nothing."""
    spoken = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if sys.platform == "win32" and not spoken:
        import ctypes

        return ctypes.windll.kernel32.GetUserDefaultUILanguage() & PRIMARY == WINDOWS_KOREAN
    return spoken.startswith("ko")


def translate(context: str, text: str) -> str:
    """Return a text in the language of the terminal; no application of Qt is needed for it."""
    found = (one.translate(context, text) for one in _translators()) if wants_korean() else ()
    return next(filter(None, found), text)


@lru_cache(maxsize=1)
def _translators() -> tuple[QTranslator, ...]:
    """Return the Korean texts; none where Qt's libraries are missing."""
    try:
        from PySide6.QtCore import QTranslator
    except ImportError:
        return ()
    folder = str(package_files.path("translations"))
    made = [(QTranslator(), f"{domain}_ko") for domain in DOMAINS]
    return tuple(one for one, name in made if one.load(name, folder))

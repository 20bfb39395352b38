"""Where the files that come with the program lie, from a source tree, a wheel or an executable."""

from __future__ import annotations

from pathlib import Path

import resources


def path(*parts: str) -> Path:
    """Return the path of a bundled file or folder.

    The package's own place is used rather than ``importlib.resources``: the files are always real
    files here, and that module costs ten milliseconds before the first paint.

    - ``*parts``: folders and name below ``resources``.
    """
    return Path(resources.__path__[0]).joinpath(*parts)


def text(*parts: str) -> str:
    """Return the contents of a bundled UTF-8 text file."""
    return path(*parts).read_text(encoding="utf-8")

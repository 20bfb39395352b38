"""Byte code of what PyInstaller leaves as text, so that no start has to compile it again."""

from __future__ import annotations

import os
import py_compile
import shutil
import subprocess
import sys
from importlib.util import cache_from_source, find_spec
from pathlib import Path

Entry = tuple[str, str, str]
UNCHECKED = py_compile.PycInvalidationMode.UNCHECKED_HASH
"""Source and byte code lie in one folder that nobody edits: no start need compare them."""


def byte_code(source: Path, target: str, folder: Path) -> Entry:
    """Compile a source into ``folder`` and return the entry that puts it at ``target``."""
    file = folder / target
    file.parent.mkdir(parents=True, exist_ok=True)
    py_compile.compile(str(source), str(file), target, doraise=True, invalidation_mode=UNCHECKED)
    return target, str(file), "DATA"


def library(root: Path, package: str, folder: Path) -> list[Entry]:
    """Return the byte code of a package whose sources lie in the folder, where Python looks."""
    return [
        byte_code(source, cache_from_source(str(source.relative_to(root))), folder)
        for source in sorted((root / package).rglob("*.py"))
    ]


def absent(folder: Path) -> list[Entry]:
    """Return the byte code of what stands in for modules of others that are left out."""
    root = Path(__file__).with_name("absent")
    places = [source.relative_to(root) for source in sorted(root.rglob("*.py"))]
    return [
        byte_code(root / place, place.with_suffix(".pyc").as_posix(), folder) for place in places
    ]


def binding(folder: Path) -> list[Entry]:
    """Return the byte code of the Python part of the binding between Python and Qt.

    That part is text inside shiboken6's library, compiled at each start: a seventh of all work
    before the first paint. Asked by ``SBK_EMBED=0`` (the binding's own switch), shiboken6 writes
    it into ``files.dir`` beside itself; a folder of that name is what it imports from then on.
    """
    if sys.platform == "darwin":  # a dot in a folder's name has not been tried in a bundle
        return []
    spec = find_spec("shiboken6")
    assert spec is not None
    assert spec.origin is not None
    copy = folder / "shiboken6"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(Path(spec.origin).parent, copy)
    environ = {**os.environ, "SBK_EMBED": "0", "PYTHONPATH": str(folder)}
    subprocess.run([sys.executable, "-c", "import shiboken6.Shiboken"], env=environ, check=True)
    sources = sorted((copy / "files.dir").rglob("*.py"))
    if not sources:
        raise SystemExit("shiboken6 wrote no files.dir: see packaging/compiled.py, binding")
    return [
        byte_code(source, str(source.relative_to(folder).with_suffix(".pyc")), folder / "compiled")
        for source in sources
    ]

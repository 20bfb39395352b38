"""An exception in a handler of a widget is told; it never ends the process."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
FRAMES = {"event", "viewportEvent"}
"""Overridden in Python, each handler of the widget would run inside of it."""


def test_every_exception_in_every_handler_is_told(home):
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", str(Path(__file__).with_name("raising.py"))],
        cwd=ROOT,
        env={**os.environ, "BADAK_HOME": str(home), "PYTHONPATH": str(ROOT),
             "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    classes, *silent = done.stdout.split("\n")
    assert int(classes) > 20
    assert not silent


def test_no_widget_overrides_what_calls_its_handlers():
    for file in (ROOT / "desktop").rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
        parts = [part for cls in classes for part in cls.body]
        names = {part.name for part in parts if isinstance(part, ast.FunctionDef)}
        assert not names & FRAMES, file.name

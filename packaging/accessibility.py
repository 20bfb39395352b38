"""Prints what a screen reader sees of a program as JSON lines; runs in the system's Python.

Needs Debian's ``python3-pyatspi``, which no virtual environment has.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import pyatspi


def describe(node: Any) -> dict[str, Any]:
    """Return role, name, description, text and place on the screen of one node."""
    try:
        box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        place = [box.x, box.y, box.width, box.height]
    except NotImplementedError:
        place = [0, 0, 0, 0]
    try:
        text = node.queryText().getText(0, -1)
    except NotImplementedError:
        text = ""
    return {"role": node.getRoleName(), "name": node.name, "description": node.description,
            "text": text, "place": place}  # fmt: skip


def walk(node: Any, depth: int = 0) -> None:
    """Print a node and all below it."""
    print(json.dumps(describe(node)))
    if depth < 40:
        for index in range(node.childCount):
            child = node.getChildAtIndex(index)
            if child is not None:
                walk(child, depth + 1)


for application in pyatspi.Registry.getDesktop(0):
    if application is not None and application.name == sys.argv[1]:
        walk(application)

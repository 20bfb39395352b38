"""Find what is whole in JSON that ends too early: the items of the list in which it was cut."""

from __future__ import annotations

import json
import re
from typing import Any

from nn_core.data import stroke_layouts

DEEPEST = 6
_NAME = re.compile(r'\s*("(?:[^"\\]|\\.){0,1000}")\s*:\s*')
_GAP = re.compile(r"[\s,]*")


def whole_parts(text: str, at: int) -> list[object]:
    """Return values that hold the whole drawings before the cut, of the value that begins there.

    Strokes and pixels of one drawing are no drawings: of one that was cut nothing is returned.
    """
    value = _whole(text, at)
    if value is None:
        return []
    found = list(stroke_layouts.records(value))
    return [] if any(one is value for one in found) else found


def _whole(text: str, at: int, depth: int = 0) -> Any:
    """Return a value without the item in which it ends; None if there is nothing whole in it."""
    if depth > DEEPEST:
        return None
    if text[at : at + 1] == "[":
        return _items(text, at + 1) or None
    return _object(text, at + 1, depth) if text[at : at + 1] == "{" else None


def _items(text: str, at: int) -> list[Any]:
    """Return the items of a list before the one that is cut; that may end in a number's middle."""
    decoder = json.JSONDecoder()
    found: list[Any] = []
    while True:
        at = _after(_GAP, text, at)
        try:
            item, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return found
        if at < len(text) or isinstance(item, list | dict):
            found.append(item)


def _object(text: str, at: int, depth: int) -> dict[str, Any] | None:
    decoder = json.JSONDecoder()
    found: dict[str, Any] = {}
    while name := _NAME.match(text, _after(_GAP, text, at)):
        key = json.loads(name[1], strict=False)
        try:
            found[key], at = decoder.raw_decode(text, name.end())
        except (ValueError, RecursionError):
            # Of strokes that were cut some are missing: what is there is another drawing.
            inner = None if key in stroke_layouts.STROKES else _whole(text, name.end(), depth + 1)
            if inner is not None:
                found[key] = inner
                _shorten(found, key)
            return found
    return found


def _shorten(found: dict[str, Any], cut: str) -> None:
    """Give a list of labels the length of the list of pictures that was cut."""
    for name in stroke_layouts.LABEL_LISTS:
        whole = found.get(name)
        if name != cut and isinstance(whole, list) and isinstance(found[cut], list):
            found[name] = whole[: len(found[cut])]


def _after(gap: re.Pattern[str], text: str, at: int) -> int:
    match = gap.match(text, at)
    return at if match is None else match.end()

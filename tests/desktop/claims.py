"""What a sentence claims: which of a page's texts it is made of, and the numbers put into them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from desktop.services.numbers import MINUS


@cache
def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"(\{\w+\})", template)
    seen: set[str] = set()
    found = ""
    for part in parts:
        name = part[1:-1]
        if not part.startswith("{"):
            found += re.escape(part)
        elif name in seen:
            found += rf"(?P={name})"
        else:
            seen.add(name)
            found += rf"(?P<{name}>{'[=≈]' if name == 'equals' else '.+?'})"
    return re.compile(rf"{found}(?=\s|$)")


def claims(sentence: str, templates: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return the texts that stand in a sentence by their keys, each with what was put in."""
    found = {key: _pattern(text).search(sentence) for key, text in templates.items()}
    return {str(key): match.groupdict() for key, match in found.items() if match}


def number(text: str) -> float:
    """Return a written number, or a share written in per cent."""
    text = text.replace(MINUS, "-").replace("\u202f", "").replace("\u00a0", " ").strip()
    if text.endswith("%"):
        return float(text.removesuffix("%").strip(" <>")) / 100
    return float(text.strip("<> "))


def borne_out(said: str, known: Mapping[str, Callable[[], object]]) -> set[str]:
    """Return which of the ``known`` claims a sentence makes; each of them is so."""
    assert "{" not in said
    made = {claim for claim in known if claim in said}
    assert all(known[claim]() for claim in made), said
    return made

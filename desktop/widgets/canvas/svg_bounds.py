"""Look at a vector picture before it is painted: what a few lines of it ask for has no bound."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from nn_core.data.files import GZIP

LARGEST = 4 << 20
"""Bytes of text, unpacked."""
MOST = 6_000
"""Shapes to paint, each as often as it is used; what takes longer counts for several."""
LAYER, SLOW, PICTURE = 40, 1_000, 1_500
"""How many shapes one with a layer of its own, a slow one, and a picture in it count for."""
BYTES = 200
"""Of attributes, such as the places of a path, that count as one more shape."""
_LAYERS = re.compile(r"opacity|clip-path|<text")
_SLOW = re.compile(r"dash|filter|mask|pattern")
_USED = re.compile(r"(?:url\(\s*['\"]?|^\s*)#([^)'\"\s]+)")


class TooMuch(Exception):
    """The picture is larger, or asks for more, than is painted in a moment."""


def bounded(path: Path) -> bytes:
    """Return the text of an SVG file, packed or not, that can be painted in a moment.

    Raises `TooMuch` if it can't, or is longer than `LARGEST`; `ValueError` if it is no XML, or
    damaged; `OSError` if the file can't be read.
    """
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if data.startswith(GZIP):
        try:
            data = zlib.decompressobj(wbits=31).decompress(data, LARGEST + 1)
        except zlib.error as error:
            raise ValueError("damaged") from error
    if len(data) > LARGEST:
        raise TooMuch
    if _asked_for(_elements(data)) > MOST:
        raise TooMuch
    return data


@dataclass
class _Element:
    """One element: what it counts itself, what is in it, and the names of what it uses."""

    own: int
    parts: list[_Element] = field(default_factory=list)
    uses: list[str] = field(default_factory=list)
    total: int | None = None


def _elements(data: bytes) -> tuple[_Element, dict[str, _Element]]:
    """Return the whole picture as one element, and all elements that have a name."""
    whole = _Element(0)
    named: dict[str, _Element] = {}
    open_ones: list[_Element] = []
    count = 0

    def begin(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > MOST:
            raise TooMuch
        text = " ".join([f"<{tag}", *attributes, *attributes.values()])
        element = _Element(1 + len(text) // BYTES + _burden(tag, text))
        element.uses = [name for value in attributes.values() for name in _USED.findall(value)]
        (open_ones[-1] if open_ones else whole).parts.append(element)
        open_ones.append(element)
        if "id" in attributes:
            named.setdefault(attributes["id"], element)

    def end(_tag: str) -> None:
        open_ones.pop()

    def text(words: str) -> None:
        # A style sheet may have anything use what it names.
        whole.uses += _USED.findall(words)

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ValueError("no XML") from error
    return whole, named


def _burden(tag: str, text: str) -> int:
    if tag.rpartition(":")[2] == "image":
        return PICTURE
    if _SLOW.search(text):
        return SLOW
    return LAYER if _LAYERS.search(text) else 0


def _asked_for(found: tuple[_Element, dict[str, _Element]]) -> int:
    """Return how many shapes are painted, or more than `MOST` where it is more than that."""
    whole, named = found
    waiting = [(whole, _inside(whole, named))]
    while waiting:
        element, inside = waiting[-1]
        part = next(inside, None)
        if part is None:
            waiting.pop()
            parts = _inside(element, named)
            # What uses itself is painted by nobody.
            element.total = min(element.own + sum(p.total or 0 for p in parts), MOST + 1)
        elif part.total is None:
            part.total = 0
            waiting.append((part, _inside(part, named)))
    return whole.total or 0


def _inside(element: _Element, named: dict[str, _Element]) -> Iterator[_Element]:
    yield from element.parts
    yield from (named[name] for name in element.uses if name in named)

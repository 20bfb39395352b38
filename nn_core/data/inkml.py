"""Read strokes from InkML, the W3C's markup of digital ink."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.data.labels import label_of
from nn_core.data.stroke_sample import StrokeSample
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

MOST_POINTS = 100_000
"""Of one drawing."""
MOST_STROKES = 1_000
FARTHEST = 1e15
DEEPEST = 50
LABELS = ("truth", "label", "class", "transcription", "truelabel", "gt", "digit", "text", "value")
"""Kinds of annotation that say what is drawn."""
_VALUE = re.compile(r"(['\"!]?)\s*(-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[*?TF])")
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def samples(data: bytes, path: Path) -> Iterator[StrokeSample]:
    """Yield the drawings of a document: its groups that say what they show, or all of it as one.

    Raises
    ------
    DataFileError
        If it is no InkML, or a trace holds what is no place.
    """
    root = _parsed(data, path)
    order = _channels(root)
    traces: dict[str, ElementTree.Element] = {}
    for trace in root.iter("trace"):
        name = trace.get("id") or trace.get(_ID) or str(len(traces))
        traces.setdefault(name, trace)
    groups = [group for group in root.iter("traceGroup") if _is_innermost(group)]
    labelled = [group for group in groups if _label(group) is not None]
    if not labelled and len(groups) < 2:
        groups = [root]
    for number, group in enumerate(labelled or groups, 1):
        found = _traces(group, traces)
        if len(found) > MOST_STROKES:
            raise _wrong(path, number)
        strokes = [_points(trace, order, path, number) for trace in found]
        if sum(map(len, strokes)) > MOST_POINTS:
            raise _wrong(path, number)
        kept = tuple(points for points in strokes if len(points))
        yield StrokeSample(kept, label_of(_label(group)), None, number)


def _parsed(data: bytes, path: Path) -> ElementTree.Element:
    # No document of ink needs entities, and they can be made to grow without end.
    if b"<!ENTITY" in data or "<!ENTITY".encode("utf-16-le") in data:
        raise _no_ink(path)
    builder = ElementTree.XMLParser(target=_Shallow())
    try:
        builder.feed(data)
        root = builder.close()
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise _no_ink(path) from error
    if not isinstance(root, ElementTree.Element) or root.tag != "ink":
        raise _no_ink(path)
    return root


class _Shallow(ElementTree.TreeBuilder):
    """Builds elements without their name spaces, and refuses those that lie too deep."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> ElementTree.Element:
        self._depth += 1
        if self._depth > DEEPEST:
            raise ValueError("too deep")
        return super().start(tag.rpartition("}")[2], attrs)

    def end(self, tag: str, /) -> ElementTree.Element:
        self._depth -= 1
        return super().end(tag.rpartition("}")[2])


def _channels(root: ElementTree.Element) -> tuple[int, int]:
    """Return the places of X and Y in each point."""
    for form in root.iter("traceFormat"):
        names = [str(channel.get("name", "")).upper() for channel in form.iter("channel")]
        if "X" in names and "Y" in names:
            return names.index("X"), names.index("Y")
    return 0, 1


def _is_innermost(group: ElementTree.Element) -> bool:
    return group.find("traceGroup") is None


def _label(group: ElementTree.Element) -> str | None:
    for annotation in group.findall("annotation"):
        kind = re.sub(r"[^a-z]", "", str(annotation.get("type", "")).lower())
        if kind in LABELS and (annotation.text or "").strip():
            return str(annotation.text).strip()
    return None


def _traces(
    group: ElementTree.Element, traces: dict[str, ElementTree.Element]
) -> list[ElementTree.Element]:
    """Return the traces in a group, and those it refers to."""
    found = []
    for element in group.iter():
        if element.tag == "trace":
            found.append(element)
        elif element.tag == "traceView" and group.tag != "ink":
            name = str(element.get("traceDataRef", "")).removeprefix("#")
            if name in traces:
                found.append(traces[name])
    return found


def _points(
    trace: ElementTree.Element, order: tuple[int, int], path: Path, number: int
) -> FloatArray:
    """Return the places of a trace, which may be written as differences, or differences of them."""
    if trace.get("type") == "penUp":
        return np.zeros((0, 2))
    width = max(order) + 1
    points: list[tuple[float, float]] = []
    ways, now, speed = ["!"] * 16, [0.0] * 16, [0.0] * 16
    for piece in (trace.text or "").split(","):
        found = _VALUE.findall(piece)[:16]
        if not found:
            continue
        if len(found) < width:
            raise _wrong(path, number)
        for channel, (way, text) in enumerate(found):
            ways[channel] = way or ways[channel]
            if text in "*?TF":
                now[channel] += speed[channel] if text == "*" and ways[channel] != "!" else 0
                continue
            _step(ways[channel], float(text), channel, now, speed)
        points.append((now[order[0]], now[order[1]]))
        if len(points) > MOST_POINTS:
            raise _wrong(path, number)
    places = np.array(points, np.float64).reshape(-1, 2)
    if not (np.abs(places) <= FARTHEST).all():
        raise _wrong(path, number)
    return places


def _step(way: str, value: float, channel: int, now: list[float], speed: list[float]) -> None:
    """Take one value: plain, as a difference, or as a difference of differences."""
    if way == "'":
        speed[channel] = value
    elif way == '"':
        speed[channel] += value
    now[channel] = value if way == "!" else now[channel] + speed[channel]


def _no_ink(path: Path) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” is no InkML that can be read."),
        QT_TRANSLATE_NOOP("nn_core", "It must be whole, with traces in an element ink."),
        path=path,
    )


def _wrong(path: Path, number: int) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "Drawing {number} of “{path}” can't be read."),
        QT_TRANSLATE_NOOP("nn_core", "Its traces need points of an X and a Y, and not too many."),
        path=path,
        number=number,
    )

"""Find strokes in the JSON of other programs: other names, columns for points, one or many."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from nn_core.data.labels import WORDS
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

STROKES = (
    *("strokes", "drawing", "ink", "traces", "paths", "lines", "stroke", "trace", "path"),
    *("points", "coordinates", "coords"),
)
"""Names under which strokes are found, the first that is there."""
LABELS = (
    *("label", "word", "digit", "class", "target", "truth", "character", "char", "symbol"),
    *("letter", "text", "y", "value", "category", "name"),
)
PIXELS = ("pixels", "pixel", "image", "img", "data", "values", "features", "array")
"""Names under which the pixels of a picture are found, the first that is there."""
USUAL_PIXELS = 784
FEWEST_PIXELS = 8
"""Of a side."""
LABEL_LISTS = ("labels", "label", "targets", "target", "classes", "digits", "y")
"""Names of a list of labels, beside one of pictures."""
MANY = ("samples", "drawings", "digits", "data", "items", "records", "images", "examples")
STROKE_OF_POINT = ("stroke", "stroke_id", "strokeid", "stroke_index", "trace", "segment", "line")
PEN_DOWN = ("pen", "pen_down", "pendown", "down", "isdown", "is_down", "touching", "contact")
"""Names by which a point says which stroke it is of, or whether the pen is on the sheet."""
SURELY_COLUMNS = 6
"""Numbers in a list that are no point: a place, a time, a pressure and two angles are fewer."""
DEEPEST = 6


def records(value: object) -> Iterator[object]:
    """Yield what describes one drawing each, of a value that may hold many."""
    if isinstance(value, dict) and isinstance(value.get("features"), list):
        yield from _of_map(value["features"]) or [value]
    elif isinstance(value, dict):
        yield from _of_dict(value)
    elif isinstance(value, list) and value and _holds_drawings(value):
        yield from value
    else:
        yield value


def _of_map(features: list[Any]) -> list[object]:
    """Return the drawings in GeoJSON: a feature with lines each, or one of all single lines."""
    found: list[dict[str, Any]] = []
    single: dict[str, list[Any]] = {}
    for feature in features:
        shape = feature.get("geometry") if isinstance(feature, dict) else None
        if not isinstance(shape, dict) or not isinstance(shape.get("coordinates"), list):
            continue
        points, said = shape["coordinates"], label(feature.get("properties"))
        if shape.get("type") == "LineString":
            strokes = single.setdefault(str(said), [])
            if not strokes:
                found.append({"label": said, "strokes": strokes})
            strokes.append(points)
        else:
            found.append({"label": said, "strokes": points})
    return [*found]


def _of_dict(value: dict[str, Any]) -> Iterator[object]:
    if any(isinstance(value.get(name), list | dict) for name in STROKES):
        yield value
        return
    for name in MANY:
        many = value.get(name)
        if isinstance(many, list) and many and _holds_drawings(many):
            yield from _with_labels(many, value)
            return
    if value and all(_names_digit(name) and isinstance(v, list) for name, v in value.items()):
        for name, drawings in value.items():
            for strokes in drawings if _depth(drawings) > 3 else [drawings]:
                yield {"label": name, "strokes": strokes}
        return
    if _placed(value) or pixels(value) is not None:
        yield value
        return
    deeper = list(_deeper(value))
    yield from deeper or [value]


def _deeper(value: object, depth: int = 0) -> Iterator[object]:
    """Yield the drawings that lie somewhere in objects and lists of objects."""
    parts = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
    for part in parts:
        if isinstance(part, dict) and any(isinstance(part.get(n), list | dict) for n in STROKES):
            yield part
        elif isinstance(part, dict | list) and depth < DEEPEST:
            yield from _deeper(part, depth + 1)


def _placed(value: object) -> list[dict[str, Any]]:
    """Return the strokes of a drawing program: each has a place, and points seen from there."""
    elements = value.get("elements") if isinstance(value, dict) else None
    return [
        one
        for one in (elements if isinstance(elements, list) else ())
        if isinstance(one, dict) and isinstance(one.get("points"), list) and _is_point(one)
    ]


def _with_labels(many: list[Any], owner: dict[str, Any]) -> Iterator[object]:
    """Yield pictures with the labels of a list beside them, if it is as long."""
    beside = next((owner[n] for n in LABEL_LISTS if isinstance(owner.get(n), list)), None)
    if beside is None or beside is many or len(beside) != len(many) or pixels(many[0]) is None:
        yield from many
        return
    for picture, name in zip(many, beside, strict=True):
        if isinstance(picture, list):
            yield {"label": name, "pixels": picture}
        else:
            yield picture


def _names_digit(name: str) -> bool:
    return name in WORDS or (len(name) == 1 and name in "0123456789")


def _holds_drawings(value: list[Any]) -> bool:
    """Whether a list holds drawings, and not strokes or points."""
    first = value[0]
    if isinstance(first, dict):
        if "points" in first and not any(name in first for name in LABELS[:5]):
            return False
        return any(name in first for name in (*STROKES, "picture", *PIXELS))
    return _depth(value) > 3 or pixels(first) is not None


def _depth(value: object) -> int:
    """Return how many lists lie in one another before the first number."""
    depth = 0
    while isinstance(value, list) and value and depth < DEEPEST:
        value, depth = next((v for v in value if v not in ([], None)), value[0]), depth + 1
    return depth + 1 if isinstance(value, dict) and depth else depth


def pixels(record: object) -> list[Any] | None:
    """Return what holds pixels instead of strokes: rows of numbers, or all of them in one list.

    Rows count where there are as many as each has numbers, eight or more, and a list without a
    name where it is as long as a picture of 28 x 28: points have fewer numbers, columns fewer rows.
    """
    named = isinstance(record, dict)
    found = record
    if isinstance(record, dict):
        if any(isinstance(record.get(name), list | dict) for name in STROKES):
            return None
        found = next((record[n] for n in PIXELS if isinstance(record.get(n), list)), None)
        if found is None and isinstance(record.get("y"), int | float | str):
            found = record.get("x")  # as in mathematics: x is read, y is what it shows
    if not isinstance(found, list) or not found:
        return None
    if isinstance(found[0], list):
        square = {len(row) if isinstance(row, list) else 0 for row in found} == {len(found)}
        numbers = square and all(map(_are_numbers, found))
        return found if numbers and len(found) >= FEWEST_PIXELS else None
    fits = len(found) % USUAL_PIXELS == 0 or math.isqrt(len(found)) ** 2 == len(found)
    usual = len(found) == USUAL_PIXELS or (named and fits and len(found) >= FEWEST_PIXELS**2)
    return found if usual and _are_numbers(found) else None


def _are_numbers(values: list[Any]) -> bool:
    return {*map(type, values)} <= {int, float}


def label(record: object) -> object:
    """Return what a drawing is said to show; None where nothing is said."""
    if not isinstance(record, dict):
        return None
    return next((record[name] for name in LABELS if record.get(name) is not None), None)


def strokes(record: object) -> list[Any]:
    """Return the strokes of a drawing as lists of points, each a list of two numbers or more.

    Raises
    ------
    DataFileError
        If there are none.
    """
    if placed := _placed(record):
        return [_moved(one) for one in placed if not one.get("isDeleted")]
    if columns := _columns_of(record):
        return columns
    name, found = _found(record)
    if isinstance(found, dict):
        return strokes(found)
    if not isinstance(found, list) or found is record == []:
        raise DataFileError(QT_TRANSLATE_NOOP("nn_core", "It has no list “strokes”."))
    if found and (_is_point(found[0]) or (name == "points" and _depth(found) == 2)):
        found = _apart(found)
    if _in_turn(found):
        return [_rows([stroke[::2], stroke[1::2]]) for stroke in found]
    if _are_columns(found, name == "drawing"):
        return [_rows(stroke) for stroke in found]
    return [_stroke(stroke) for stroke in found]


def _moved(element: dict[str, Any]) -> Any:
    """Return the points of an element as they lie on the sheet; what is no point stays."""
    x, y = element["x"], element["y"]
    if not all(isinstance(p, list) and len(p) > 1 and _are_numbers(p) for p in element["points"]):
        return element["points"]
    return [[x + p[0], y + p[1]] for p in element["points"]]


def _columns_of(record: object) -> list[Any]:
    """Return the strokes of an object that holds a list of x and one of y, or of such lists."""
    if not isinstance(record, dict) or any(record.get(name) is not None for name in STROKES):
        return []
    for names in (("x", "y"), ("xs", "ys"), ("X", "Y")):
        x, y = (record.get(name) for name in names)
        if not isinstance(x, list) or not isinstance(y, list) or not x or len(x) != len(y):
            continue
        if _are_numbers(x) and _are_numbers(y):
            return [_rows([x, y])]
        pairs = list(zip(x, y, strict=True))
        if all(isinstance(a, list) and isinstance(b, list) and len(a) == len(b) for a, b in pairs):
            return [_rows([*pair]) for pair in pairs]
    return []


def _apart(points: list[Any]) -> list[Any]:
    """Return strokes of points that say which one they belong to, or whether the pen was down.

    A third number that is 0 or 1 marks where the pen was lifted: whichever is seldom.
    """
    if not all(isinstance(point, dict) for point in points):
        return _lifted(points)
    named = [{str(name).lower(): value for name, value in point.items()} for point in points]
    for name in STROKE_OF_POINT:
        if all(name in point for point in named):
            return [run for _, run in _runs([str(point[name]) for point in named], points)]
    for name in PEN_DOWN:
        if all(point.get(name) in (0, 1) for point in named):
            found = _runs([bool(point[name]) for point in named], points)
            return [run for down, run in found if down] or [points]
    return [points]


def _runs(keys: list[Any], points: list[Any]) -> list[tuple[Any, list[Any]]]:
    """Return the points in runs of the same key."""
    grouped = groupby(zip(keys, points, strict=True), lambda pair: pair[0])
    return [(key, [point for _, point in run]) for key, run in grouped]


def _lifted(points: list[Any]) -> list[Any]:
    flags = [p[2] if isinstance(p, list) and len(p) == 3 else None for p in points]
    if not {*map(type, flags)} <= {int, bool} or {*flags} != {0, 1}:
        return [points]
    ends = sum(map(bool, flags)) * 2 <= len(flags)
    strokes: list[list[Any]] = [[]]
    for point, flag in zip(points, flags, strict=True):
        strokes[-1].append(point)
        if flag == ends:
            strokes.append([])
    return [stroke for stroke in strokes if stroke]


def _found(record: object, depth: int = 0) -> tuple[str, object]:
    if isinstance(record, list):
        return "", record
    if not isinstance(record, dict):
        return "", None
    for name in STROKES:
        found = record.get(name)
        if isinstance(found, list):
            return name, found
        if isinstance(found, dict) and depth < DEEPEST:
            return _found(found, depth + 1)
    return "", None


def _is_point(value: object) -> bool:
    if isinstance(value, dict):
        return type(value.get("x")) in (int, float) and type(value.get("y")) in (int, float)
    return False


def _in_turn(found: list[Any]) -> bool:
    """Whether each stroke is a list of x, y, x, y …; a point has fewer numbers than the longest."""
    if not all(isinstance(s, list) and len(s) % 2 == 0 and s and _are_numbers(s) for s in found):
        return False
    longest = max(map(len, found), default=0)
    return longest > (2 * SURELY_COLUMNS if {*map(len, found)} == {longest} else SURELY_COLUMNS)


def _are_columns(found: list[Any], is_usual: bool) -> bool:
    """Whether each stroke is a list of x and one of y, perhaps of t, as Quick Draw has them."""
    surely = False
    for stroke in found:
        if not isinstance(stroke, list) or not 2 <= len(stroke) <= 4:
            return False
        if not all(isinstance(column, list) for column in stroke):
            return False
        if len({*map(len, stroke)}) != 1:
            return False
        surely = surely or len(stroke[0]) > SURELY_COLUMNS
    return bool(found) and (surely or is_usual)


def _rows(stroke: list[list[Any]]) -> list[list[Any]]:
    return [[x, y] for x, y in zip(stroke[0], stroke[1], strict=True)]


def _stroke(stroke: Any) -> Any:
    """Return a stroke as a list of points, as far as it is one."""
    if isinstance(stroke, dict):
        named = {str(name).lower(): value for name, value in stroke.items()}
        x, y = named.get("x"), named.get("y")
        if isinstance(x, list) and isinstance(y, list) and len(x) == len(y):
            return _rows([x, y])
        stroke = next((named[name] for name in STROKES if name in named), None)
    if isinstance(stroke, list) and stroke and all(isinstance(point, dict) for point in stroke):
        return [[_first(point, "x", "X"), _first(point, "y", "Y")] for point in stroke]
    return stroke


def _first(point: dict[str, Any], *names: str) -> Any:
    return next((point[name] for name in names if name in point), None)

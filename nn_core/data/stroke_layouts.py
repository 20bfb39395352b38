"""Find strokes in the JSON of other programs: other names, columns for points, one or many."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import accumulate, groupby, pairwise
from typing import Any

from nn_core.data import json_tables
from nn_core.data.labels import WORDS
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

STROKES = (
    *("strokes", "drawing", "ink", "traces", "paths", "lines", "stroke", "trace", "path"),
    *("points", "coordinates", "coords", "events"),
)
"""Names under which strokes are found, the first that is there."""
PIECES = ("segments", "pts", "vertices")
"""Names of the points of a stroke that is an object."""
LABELS = (
    *("label", "word", "digit", "class", "target", "truth", "character", "char", "symbol"),
    *("letter", "text", "y", "value", "category", "name", "output", "expected"),
)
PIXELS = ("pixels", "pixel", "image", "img", "data", "values", "features", "array", "input")
"""Names under which the pixels of a picture are found, the first that is there."""
USUAL_PIXELS = 784
FEWEST_PIXELS = 8
"""Of a side."""
LABEL_LISTS = ("labels", "label", "targets", "target", "classes", "digits", "y", "t", "outputs")
"""Names of a list of labels, beside one of pictures."""
MANY = (
    *("samples", "drawings", "digits", "data", "items", "records", "images", "examples"),
    *("pixels", "inputs", "X", "x"),
)
STROKE_OF_POINT = ("stroke", "stroke_id", "strokeid", "stroke_index", "trace", "segment", "line")
PEN_DOWN = ("pen", "pen_down", "pendown", "down", "isdown", "is_down", "touching", "contact")
"""Names by which a point says which stroke it is of, or whether the pen is on the sheet."""
STATE = ("type", "event", "state", "action", "phase", "status")
"""Names by which a point says what happened there; see `_STARTS` and `_ENDS`."""
_STARTS, _ENDS = ("down", "start", "begin"), ("up", "end", "leave", "cancel", "out")
PLACES = (
    *(("x", "y"), ("pagex", "pagey"), ("clientx", "clienty"), ("offsetx", "offsety")),
    *(("px", "py"), ("dx", "dy")),
)
"""Pairs of names, in small letters, by which a point says where it is."""
NESTED = ("point", "location", "position", "pos", "coordinates", "p")
"""Names under which a point holds its place apart from its time and pressure."""
_NUMERAL = re.compile(r"\s?[+-]?\d{1,20}(\.\d{0,20})?\s?", re.ASCII)
SURELY_COLUMNS = 6
"""Numbers in a list that are no point: a place, a time, a pressure and two angles are fewer."""
FARTHEST = 1e15
"""Largest coordinate; no device has a finer unit."""
FLATTEST = 0.3
"""How high a digit is for its width, at least."""
DEEPEST = 6
Origin = tuple[float, float]


def records(value: object) -> Iterator[object]:
    """Yield what describes one drawing each, of a value that may hold many."""
    if rows := json_tables.rows_of(value):
        yield from rows
    elif isinstance(value, dict) and isinstance(value.get("features"), list):
        yield from _of_map(value["features"]) or [value]
    elif isinstance(value, dict) and value.get("type") == "Feature":
        yield from _of_map([value]) or [value]
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
            if drawings and all(pixels(one) is not None for one in drawings):
                yield from ({"label": name, "pixels": one} for one in drawings)
                continue
            for strokes in drawings if _depth(drawings) > 3 else [drawings]:
                yield {"label": name, "strokes": strokes}
        return
    if _placed(value) or pixels(value) is not None:
        yield value
        return
    deeper = list(_deeper(value))
    yield from deeper or [value]


def _deeper(value: object) -> Iterator[object]:
    """Yield the drawings that lie somewhere in objects and lists of objects.

    Objects of a single stroke each, without a label, are one drawing.
    """
    found = list(_below(value, (0, 0)))
    if len(found) > 1 and all(label(one) is None and _is_stroke(one) for one, _ in found):
        yield {"strokes": [_shifted(one, origin) for one, origin in found]}
    else:
        yield from (one for one, _ in found)


def _below(
    value: object, origin: Origin, depth: int = 0
) -> Iterator[tuple[dict[str, Any], Origin]]:
    """Yield the objects with strokes, and the sum of the places of those that they lie in."""
    parts = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
    if isinstance(value, dict) and _is_point(value):
        origin = origin[0] + value["x"], origin[1] + value["y"]
    for part in parts:
        if isinstance(part, dict) and any(isinstance(part.get(n), list | dict) for n in STROKES):
            yield part, origin
        elif isinstance(part, dict | list) and depth < DEEPEST:
            yield from _below(part, origin, depth + 1)


def _is_stroke(record: dict[str, Any]) -> bool:
    name, found = _found(record)
    if name in STROKES[:4] or not isinstance(found, list) or not found:
        return False
    return (_depth(found) < 3 and not isinstance(found[0], dict)) or _is_place(found[0])


def _shifted(record: dict[str, Any], origin: Origin) -> Any:
    """Return the points of a stroke seen from elsewhere; what is no point stays."""
    _, found = _found(record)
    if isinstance(found, list) and _in_turn([found]) == 2:
        found = _rows([found[::2], found[1::2]])
    points = _stroke(found)
    if not any(origin) or not isinstance(points, list):
        return points
    fit = all(isinstance(p, list) and len(p) > 1 and _are_numbers(p) for p in points)
    return [[origin[0] + p[0], origin[1] + p[1]] for p in points] if fit else points


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
        if _is_stroke(first) and not any(name in first for name in LABELS[:5]):
            return False
        return any(name in first for name in (*STROKES, "picture", *PIXELS))
    return _depth(value) > 3 or pixels(first) is not None or all(map(_is_drawing, value))


def _is_drawing(value: object) -> bool:
    """Whether a list of points says where the pen was lifted, as one stroke alone does not."""
    return isinstance(value, list) and _is_flagged(value)


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
    one = name == "points" and _depth(found) == 2
    if found and _is_command(found[0]):
        found = [found]  # as Fabric writes a single path
    if found and (one or _is_place(found[0]) or _is_flagged(found)):
        found = _apart(found)
    found = [_inside(stroke) for stroke in found]
    if width := _in_turn(found):
        return [_rows([stroke[n::width] for n in range(width)]) for stroke in found]
    found = [_without_empty(stroke) for stroke in found]
    if _are_columns(found, name in ("drawing", "ink")):
        return [_rows(stroke) for stroke in found]
    return [_stroke(stroke) for stroke in found if stroke is not None]


def summed(record: object) -> list[Any] | None:
    """Return the strokes of points that are each seen from the one before, as Sketch-RNN has them.

    That may be so where points say in a third number, or in three, whether the pen was lifted;
    None where they don't.
    """
    _, found = _found(record)
    if not isinstance(found, list) or not _is_flagged(found):
        return None
    places = zip(accumulate(p[0] for p in found), accumulate(p[1] for p in found), strict=True)
    return _lifted([[x, y, *p[2:]] for (x, y), p in zip(places, found, strict=True)])


def timed(found: list[Any]) -> list[Any] | None:
    """Return strokes without the first number of each point, if that may be a time.

    It never falls within a stroke then, and the others lie as in a digit, not on one level as
    where the third is a pressure.
    """
    strokes = [stroke for stroke in found if stroke]
    if not all(isinstance(stroke, list) and _begins_with_time(stroke) for stroke in strokes):
        return None
    places = [p[1:] for stroke in strokes for p in stroke]
    if not places:
        return None
    width, height = (max(p[n] for p in places) - min(p[n] for p in places) for n in (0, 1))
    return [[p[1:] for p in stroke] for stroke in strokes] if height > FLATTEST * width else None


def _begins_with_time(stroke: list[Any]) -> bool:
    if not all(isinstance(p, list) and len(p) > 2 and _are_numbers(p[:3]) for p in stroke):
        return False
    if not all(abs(p[2]) <= FARTHEST for p in stroke):
        return False
    return all(a[0] <= b[0] for a, b in pairwise(stroke))


def _is_flagged(found: list[Any]) -> bool:
    """Whether a list holds points that say whether the pen was lifted after them."""
    widths = {len(p) if isinstance(p, list) else 0 for p in found}
    if widths not in ({3}, {5}) or not all(map(_are_numbers, found)):
        return False
    return {*(number for p in found for number in p[2:])} == {0, 1}


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
        return [run for part in _parted(points) for run in _lifted(part)]
    named = [{str(name).lower(): value for name, value in point.items()} for point in points]
    for name in STROKE_OF_POINT:
        if all(name in point for point in named):
            return [run for _, run in _runs([str(point[name]) for point in named], points)]
    for name in PEN_DOWN:
        if all(point.get(name) in (0, 1) for point in named):
            found = _runs([bool(point[name]) for point in named], points)
            return [run for down, run in found if down] or [points]
    for name in STATE:
        if all(isinstance(point.get(name), str) for point in named):
            return _by_state([str(point[name]).lower() for point in named], points)
    return [points]


def _by_state(states: list[str], points: list[Any]) -> list[Any]:
    """Return the points between what says that the pen came down and what says that it left."""
    found: list[list[Any]] = [[]]
    before = ""
    for state, point in zip(states, points, strict=True):
        if state != before and any(word in state for word in _STARTS):
            found.append([])
        found[-1].append(point)
        if state.endswith(_ENDS):
            found.append([])
        before = state
    return [stroke for stroke in found if stroke]


def _parted(points: list[Any]) -> list[list[Any]]:
    """Return the points between those that only say that the pen was lifted: null, or [-1, -1]."""
    others = [point for point in points if not _is_gap(point)]
    below = any(isinstance(p, list) and _are_numbers(p) and min(p[:2]) < 0 for p in others)
    found = _runs([_is_lift(point) or (not below and _is_gap(point)) for point in points], points)
    return [run for gap, run in found if not gap]


def _is_lift(point: Any) -> bool:
    return point is None or (_is_gap(point) and point not in ([-1, -1], [-1, 0]))


def _is_gap(point: Any) -> bool:
    if isinstance(point, list) and len(point) > 1 and _are_numbers(point):
        return point in ([-1, -1], [-1, 0]) or all(map(math.isnan, point[:2]))
    return point is None


def _runs(keys: list[Any], points: list[Any]) -> list[tuple[Any, list[Any]]]:
    """Return the points in runs of the same key."""
    grouped = groupby(zip(keys, points, strict=True), lambda pair: pair[0])
    return [(key, [point for _, point in run]) for key, run in grouped]


def _lifted(points: list[Any]) -> list[Any]:
    """Return the strokes of points whose third number, or fourth of five, says where each ends."""
    place = 3 if all(isinstance(p, list) and len(p) == 5 for p in points) else 2
    flags = [p[place] if isinstance(p, list) and len(p) in (3, 5) else None for p in points]
    if not {*map(type, flags)} <= {int, bool, float} or {*flags} != {0, 1}:
        return [points]
    if place == 3 and any(len({*p[2:]} | {0, 1}) > 2 for p in points):
        return [points]
    # The last of the five says that the drawing is over, and has no place.
    points = [p for p in points if len(p) == 3 or not p[4]]
    flags = [p[place] for p in points]
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


def _is_place(value: object) -> bool:
    """Whether an object is a point, whatever its names are."""
    if not isinstance(value, dict):
        return False
    place = _place(value)
    return isinstance(place, list) and len(place) > 1 and _are_numbers(place[:2])


def _place(point: Any) -> Any:
    """Return a point as a list of x and y, as far as it is one."""
    if isinstance(point, list) and len(point) > 2 and isinstance(point[0], str):
        point = point[-2:]  # a command of a path, which ends where it leads to
    if isinstance(point, list):
        return [_number(value) for value in point]
    if not isinstance(point, dict):
        return point
    named = {str(name).lower(): value for name, value in point.items()}
    for x, y in PLACES:
        if x in named and y in named:
            return [_number(named[x]), _number(named[y])]
    inner = next((named[name] for name in NESTED if isinstance(named.get(name), dict | list)), None)
    return None if inner is None else _place(inner)


def _number(value: Any) -> Any:
    """Return the number that a text spells; what is none stays."""
    return float(value) if isinstance(value, str) and _NUMERAL.fullmatch(value) else value


def _in_turn(found: list[Any]) -> int:
    """Return after how many numbers each stroke repeats x, y …; 0 if it is no such list.

    With two, a point has fewer numbers than the longest; of three, the last or first is a time.
    """
    if not all(isinstance(s, list) and s and _are_numbers(s) for s in found):
        return 0
    longest = max(map(len, found), default=0)
    threes = longest > 2 * SURELY_COLUMNS and all(len(s) % 3 == 0 for s in found)
    if threes and any(all(_rises(s[first::3]) for s in found) for first in (2, 0)):
        return 3
    surely = longest > (2 * SURELY_COLUMNS if {*map(len, found)} == {longest} else SURELY_COLUMNS)
    return 2 if surely and all(len(s) % 2 == 0 for s in found) else 0


def _rises(times: list[Any]) -> bool:
    return all(a < b for a, b in pairwise(times))


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


def _without_empty(stroke: Any) -> Any:
    """Return columns without one of times that holds none, as Google's may."""
    is_empty = isinstance(stroke, list) and len(stroke) == 3 and stroke[2] == []
    return stroke[:2] if is_empty else stroke


def _rows(stroke: list[list[Any]]) -> list[list[Any]]:
    return [list(point) for point in zip(*stroke, strict=True)]


def _inside(stroke: Any) -> Any:
    """Return the numbers of a stroke that is an object and holds them in one list."""
    inner = stroke.get("points") if isinstance(stroke, dict) else None
    return inner if isinstance(inner, list) and inner and _are_numbers(inner) else stroke


def _stroke(stroke: Any, depth: int = 0) -> Any:
    """Return a stroke as a list of points, as far as it is one."""
    if isinstance(stroke, dict):
        named = {str(name).lower(): value for name, value in stroke.items()}
        x, y = named.get("x"), named.get("y")
        if isinstance(x, list) and isinstance(y, list) and len(x) == len(y):
            return _rows([x, y])
        inner = [named[name] for name in (*STROKES, *PIECES) if name in named]
        # Apple's have their points under "path", and how they are drawn under "ink".
        stroke = next((one for one in inner if isinstance(one, list)), inner[0] if inner else None)
        if isinstance(stroke, dict):
            return _stroke(stroke, depth + 1) if depth < DEEPEST else None
    if isinstance(stroke, list) and any(isinstance(p, dict) or _has_text(p) for p in stroke):
        return [_place(point) for point in stroke]
    return stroke


def _is_command(value: object) -> bool:
    """Whether a list is a command of a path: a letter, then numbers."""
    return isinstance(value, list) and bool(value) and value[0] in ("M", "L", "Q", "C")


def _has_text(point: Any) -> bool:
    return isinstance(point, list) and any(isinstance(value, str) for value in point)

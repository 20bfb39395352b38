"""Strokes of other programs and devices: JSON of any layout, Quick Draw, InkML, UNIPEN."""

from __future__ import annotations

import gzip
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from digits_help import LABELS, RECORDS, read, told

from nn_core.data.digit_files import Refusal
from nn_core.data.stroke_files import read_strokes
from nn_core.digits import rasterise
from nn_core.errors import DamagedFileError, DataFileError

STROKES = [record["strokes"] for record in RECORDS]
PLAIN = [
    [[[round((x - 0.3) * 400), round((y + 1) * 400)] for x, y in stroke] for stroke in drawing]
    for drawing in STROKES
]
"""Whole numbers, y down."""
WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
PAIRS = list(zip(LABELS, PLAIN, strict=True))


def lines(records: list[Any]) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def columns(drawing: list[Any], times: bool = False) -> list[Any]:
    found = []
    for stroke in drawing:
        x, y = [p[0] for p in stroke], [p[1] for p in stroke]
        found.append([x, y, [n * 8 for n in range(len(x))]] if times else [x, y])
    return found


def objects(drawing: list[Any]) -> list[Any]:
    return [[{"x": x, "y": y, "t": n} for n, (x, y) in enumerate(s)] for s in drawing]


def in_one_list(drawing: list[Any], name: str) -> list[Any]:
    """Return all points of a drawing: each says its stroke, or whether the pen goes on."""
    return [
        {"x": x, "y": y, name: n if name == "stroke" else True}
        for n, stroke in enumerate(drawing)
        for x, y in stroke
    ]


def with_pen(drawing: list[Any], up: int) -> list[Any]:
    return [[*p, up if n == len(s) - 1 else 1 - up] for s in drawing for n, p in enumerate(s)]


def lifted(drawing: list[Any]) -> list[Any]:
    """Return points with the pen down, and one between two strokes with the pen in the air."""
    found = []
    for stroke in drawing:
        found += [{"x": x, "y": y, "penDown": True} for x, y in stroke]
        found += [{"x": 0, "y": 0, "penDown": False}]
    return found


def placed(drawing: list[Any]) -> dict[str, Any]:
    """Return a drawing as drawing programs keep it: points of a stroke, seen from its place."""
    return {
        "elements": [
            {
                "type": "freedraw",
                "x": s[0][0],
                "y": s[0][1],
                "points": [[x - s[0][0], y - s[0][1]] for x, y in s],
            }
            for s in drawing
        ]
    }


def of_points(of_stroke: Any, **around: Any) -> str:
    """Return drawings with strokes made by a function."""
    return lines([{"label": t, "strokes": [of_stroke(s) for s in d], **around} for t, d in PAIRS])


def in_one(gap: list[Any]) -> str:
    """Return drawings of one list of points, with what says that the pen was lifted."""
    return lines([{"label": t, "points": [p for s in d for p in (*s, *gap)]} for t, d in PAIRS])


def events(*words: str) -> str:
    """Return drawings of what happened to a pen: it came down, moved and left."""
    down, move, up = words
    found = []
    for label, drawing in PAIRS:
        points = [
            {"type": down if not n else up if n == len(s) - 1 else move, "clientX": x, "clientY": y}
            for s in drawing
            for n, (x, y) in enumerate(s)
        ]
        found.append({"label": label, "events": points})
    return lines(found)


def quick(times: bool) -> list[Any]:
    facts = {"countrycode": "KR", "recognized": True, "key_id": "1", "timestamp": "2017-03-09"}
    return [{"word": WORDS[t], **facts, "drawing": columns(d, times)} for t, d in PAIRS]


RECORD = [{"label": t, "strokes": d} for t, d in PAIRS]
JSON: dict[str, str | bytes] = {
    "one a line": lines(RECORD),
    "times": lines(
        [{"label": t, "strokes": [[[*p, n] for n, p in enumerate(s)] for s in d]} for t, d in PAIRS]
    ),
    "pressure and angles": lines(
        [{"label": t, "strokes": [[[*p, 0.5, None, 9] for p in s] for s in d]} for t, d in PAIRS]
    ),
    "an array": json.dumps(RECORD),
    "pretty": json.dumps(RECORD, indent=2),
    "pretty, one after the other": "\n".join(json.dumps(r, indent=1) for r in RECORD),
    "an array, a line each": "[\n" + ",\n".join(json.dumps(r) for r in RECORD) + "\n]\n",
    "within an object": json.dumps({"version": 1, "samples": RECORD}),
    "within an object, pretty": json.dumps({"samples": RECORD}, indent="\t"),
    "Quick Draw, simplified": lines(quick(False)),
    "Quick Draw, raw": lines(quick(True)),
    "points as objects": lines([{"label": t, "strokes": objects(d)} for t, d in PAIRS]),
    "strokes as objects": lines(
        [{"label": t, "strokes": [{"points": s, "color": "black"} for s in d]} for t, d in PAIRS]
    ),
    "strokes of columns": lines(
        [{"digit": t, "strokes": [{"x": c[0], "y": c[1]} for c in columns(d)]} for t, d in PAIRS]
    ),
    "traces": lines([{"class": f"{t}", "traces": d} for t, d in PAIRS]),
    "ink within": lines([{"label": t, "ink": {"strokes": d}} for t, d in PAIRS]),
    "points with their stroke": lines(
        [{"label": t, "points": in_one_list(d, "stroke")} for t, d in PAIRS]
    ),
    "points with a pen": lines([{"label": t, "points": lifted(d)} for t, d in PAIRS]),
    "a third number is the pen": lines(
        [{"label": t, "points": with_pen(d, 1)} for t, d in PAIRS]
        if min(len(s) for _, d in PAIRS for s in d) > 2
        else RECORD
    ),
    "lists of x and y": lines(
        [
            {"label": t, "x": [c[0] for c in columns(d)], "y": [c[1] for c in columns(d)]}
            for t, d in PAIRS
        ]
    ),
    "of a drawing program": lines([{"label": t, **placed(d)} for t, d in PAIRS]),
    "deep inside": json.dumps({"user": "Kim", "days": [{"day": 1, "pages": [{"kept": RECORD}]}]}),
    "places of pages": of_points(lambda s: [{"pageX": x, "pageY": y} for x, y in s]),
    "places apart": of_points(lambda s: {"points": [{"point": {"x": x, "y": y}} for x, y in s]}),
    "places within": of_points(
        lambda s: {"path": {"points": [{"location": p, "force": 1} for p in s]}}
    ),
    "segments": of_points(lambda s: {"segments": [{"x": x, "y": y, "tilt": 1} for x, y in s]}),
    "texts": of_points(lambda s: [[f"{x}", f"{y}.0"] for x, y in s]),
    "commands": of_points(lambda s: {"path": [["M", *s[0]], *(["L", *p] for p in s[1:])]}),
    "with null strokes": lines([{"label": t, "strokes": [*d, None]} for t, d in PAIRS]),
    "parted by null": in_one([None]),
    "parted by -1": in_one([[-1, -1]]),
    "parted by -1 and 0": in_one([[-1, 0]]),
    "three flags": lines(
        [
            {
                "label": t,
                "points": [[x, y, 1 - up, up, 0] for x, y, up in with_pen(d, 1)]
                + [[0, 0, 0, 0, 1]],
            }
            for t, d in PAIRS
        ]
    ),
    "pointer events": events("pointerdown", "pointermove", "pointerup"),
    "touch events": events("touchstart", "touchmove", "touchend"),
    "x, y, t in turn": of_points(lambda s: [v for n, p in enumerate(s) for v in (*p, 8 * n)])
    if min(max(map(len, d)) for d in PLAIN) > 4
    else lines(RECORD),
    "GeoJSON": json.dumps(
        {
            "features": [
                {
                    "type": "Feature",
                    "properties": {"label": t},
                    "geometry": {"type": "MultiLineString", "coordinates": d},
                }
                for t, d in PAIRS
            ]
        }
    ),
    "BOM": lines(RECORD).encode("utf-8-sig"),
    "UTF-16": lines(RECORD).encode("utf-16"),
    "CRLF": lines(RECORD).replace("\n", "\r\n"),
    "old Mac": lines(RECORD).replace("\n", "\r"),
    "gzip": gzip.compress(json.dumps(RECORD, indent=2).encode()),
    "7.0": lines([{"label": float(t), "strokes": d} for t, d in PAIRS]),
}


def expect(path: Path, labels: list[int] | None = LABELS) -> str:
    found, notes = read(path)
    assert not notes.bad, notes.errors
    assert [sample.digit for sample in found] == labels
    for sample, drawing in zip(found, PLAIN, strict=True):
        strokes = sample.drawing.strokes
        assert len(strokes) == len(drawing)
        points = np.concatenate([stroke.points for stroke in strokes])
        plain = np.concatenate([np.array(stroke, float) for stroke in drawing])
        scale = 0.65 / np.ptp(plain, axis=0).max()
        middle = (plain.min(axis=0) + plain.max(axis=0)) / 2
        np.testing.assert_allclose(points, (plain - middle) * scale + 0.5, atol=0.003)
    return told(notes)


@pytest.mark.parametrize("name", JSON)
@pytest.mark.parametrize("ending", [".json", ".txt"])
def test_json_of_any_layout(tmp_path: Path, name: str, ending: str) -> None:
    text = JSON[name]
    path = tmp_path / f"digits{ending}"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    expect(path)


def test_x_and_y_in_turn_are_read_unless_a_stroke_could_be_a_point(tmp_path: Path) -> None:
    records = [{"label": t, "strokes": [[v for p in s for v in p] for s in d]} for t, d in PAIRS]
    (tmp_path / "a.jsonl").write_text(lines(records), encoding="utf-8")
    found, notes = read(tmp_path / "a.jsonl")
    sizes = [sorted({*map(len, d)}) for _, d in PAIRS]
    long = [t for t, n in zip(LABELS, sizes, strict=True) if n[-1] > (6 if len(n) == 1 else 3)]
    assert [sample.digit for sample in found] == long
    assert len(long) > 4
    assert notes.bad == len(PAIRS) - len(long)


def test_a_feature_keeps_its_label(tmp_path: Path) -> None:
    shape = {"type": "MultiLineString", "coordinates": PLAIN[3]}
    one = {"type": "Feature", "properties": {"label": LABELS[3]}, "geometry": shape}
    (tmp_path / "a.geojson").write_text(json.dumps(one), encoding="utf-8")
    (sample,), _ = read(tmp_path / "a.geojson")
    assert sample.digit == LABELS[3]


FOUR = next(d for d in PLAIN if len(d) > 1)


@pytest.mark.parametrize(
    "one",
    [
        {"x": 9, "y": 9, "props": {"segments": [{"points": []}]}},
        {"attrs": {"points": []}},
        {"path": []},
    ],
)
def test_strokes_apart_are_one_drawing(tmp_path: Path, one: dict[str, Any]) -> None:
    """As drawing programs keep them, each in an object of its own, with its place or without."""
    shapes = []
    for stroke in FOUR:
        at = stroke[0] if "x" in one else [0, 0]
        points = [{"x": x - at[0], "y": y - at[1]} for x, y in stroke]
        shape = {"x": at[0], "y": at[1], "props": {"segments": [{"points": points}]}}
        if "attrs" in one:
            shape = {"attrs": {"points": [v for p in stroke for v in p]}}
        if "path" in one:
            shape = {"path": [["M", *stroke[0]], *(["Q", 1, 1, *p] for p in stroke[1:])]}
        shapes.append({"id": len(shapes), "type": "draw", **shape})
    for value in ({"records": shapes}, {"store": {f"{n}": s for n, s in enumerate(shapes)}}):
        (tmp_path / "a.json").write_text(json.dumps(value), encoding="utf-8")
        (tmp_path / "b.json").write_text(json.dumps({"strokes": FOUR}), encoding="utf-8")
        ((found,), _), ((right,), _) = read(tmp_path / "a.json"), read(tmp_path / "b.json")
        assert len(found.drawing.strokes) == len(FOUR)
        assert np.abs(rasterise(found.drawing) - rasterise(right.drawing)).max() < 0.02


def offsets(drawing: list[Any], flags: int = 1) -> list[list[int]]:
    """Return a drawing as Sketch-RNN has it: each point seen from the one before."""
    before, found = drawing[0][0], []
    for x, y, up in with_pen(drawing, 1):
        pen = [up] if flags == 1 else [1 - up, up, 0]
        found.append([x - before[0], y - before[1], *pen])
        before = [x, y]
    return found if flags == 1 else [*found, [0, 0, 0, 0, 1]]


@pytest.mark.parametrize("name", ["strokes", "drawing", "points", ""])
@pytest.mark.parametrize("flags", [1, 3])
@pytest.mark.parametrize("labelled", [True, False])
def test_points_seen_from_the_one_before(
    tmp_path: Path, name: str, flags: int, labelled: bool
) -> None:
    found: list[Any] = [offsets(d, flags) for d in PLAIN]
    if name:
        words = LABELS if labelled else [None] * len(PLAIN)
        found = [{"label": t, name: d} for t, d in zip(words, found, strict=True)]
    (tmp_path / "a.json").write_text(json.dumps(found), encoding="utf-8")
    samples, notes = read(tmp_path / "a.json", asked=True)
    assert f"Each point was seen from the one before: {len(PLAIN)}." in told(notes)
    (tmp_path / "b.json").write_text(json.dumps(PLAIN), encoding="utf-8")
    for sample, right in zip(samples, read(tmp_path / "b.json")[0], strict=True):
        assert np.abs(rasterise(sample.drawing) - rasterise(right.drawing)).max() < 0.02


def differences(drawing: list[Any], way: str) -> list[Any]:
    """Return strokes of points seen from the one before, through all strokes or within each."""
    before, found = [0, 0], []
    if "from 0" in way:
        before = drawing[0][0]
    for stroke in drawing:
        before = [0, 0] if "each" in way else before
        found.append([])
        for x, y in stroke:
            found[-1].append([x - before[0], y - before[1]])
            before = [x, y]
    if "dx" in way:
        return [[{"dx": x, "dy": y} for x, y in stroke] for stroke in found]
    return [
        [[*column] for column in zip(*s, strict=True)] if "columns" in way else s for s in found
    ]


@pytest.mark.parametrize("way", ["through", "from 0", "each stroke", "dx from 0"])
@pytest.mark.parametrize("labelled", [True, False])
def test_differences_without_a_word_of_the_pen(tmp_path: Path, way: str, labelled: bool) -> None:
    words = LABELS if labelled else [None] * len(PLAIN)
    rows = zip(words, [differences(d, way) for d in PLAIN], strict=True)
    text = "\n".join(json.dumps({"label": t, "strokes": d}) for t, d in rows)
    (tmp_path / "a.jsonl").write_text(text, encoding="utf-8")
    samples, notes = read(tmp_path / "a.jsonl", asked=True)
    assert f"was seen from the one before: {len(PLAIN)}." in told(notes)
    (tmp_path / "b.json").write_text(json.dumps(PLAIN), encoding="utf-8")
    for sample, right in zip(samples, read(tmp_path / "b.json")[0], strict=True):
        assert np.abs(rasterise(sample.drawing) - rasterise(right.drawing)).max() < 0.02


def timed(drawing: list[Any], start: int) -> list[Any]:
    """Return strokes of [time, x, y], 8 ms from point to point and 300 between two strokes."""
    found = []
    for stroke in drawing:
        found.append([[start + 8 * n, x, y] for n, (x, y) in enumerate(stroke)])
        start += 8 * len(stroke) + 300
    return found


def in_turn(strokes: list[Any]) -> list[Any]:
    return [[v for p in stroke for v in p] for stroke in strokes]


def transposed(strokes: list[Any]) -> list[Any]:
    return [[list(column) for column in zip(*stroke, strict=True)] for stroke in strokes]


@pytest.mark.parametrize("start", [0, 1_600_000_000_000])
@pytest.mark.parametrize("labelled", [True, False])
@pytest.mark.parametrize("layout", [list, in_turn, transposed])
@pytest.mark.parametrize("up", [False, True])
def test_a_time_before_the_place(
    tmp_path: Path, start: int, labelled: bool, layout: Any, up: bool
) -> None:
    chosen = [(t, d) for t, d in PAIRS if min(map(len, d)) > 6]
    drawings = [[[(x, -y if up else y) for x, y in s] for s in d] for _, d in chosen]
    records = [
        {"label": t if labelled else None, "drawing": layout(timed(d, start))}
        for (t, _), d in zip(chosen, drawings, strict=True)
    ]
    (tmp_path / "a.jsonl").write_text(lines(records), encoding="utf-8")
    samples, notes = read(tmp_path / "a.jsonl", asked=True)
    assert f"A time stood before x and y of each point: {len(chosen)}." in told(notes)
    assert ("Upside down" in told(notes)) == up
    (tmp_path / "b.json").write_text(json.dumps([d for _, d in chosen]), encoding="utf-8")
    for sample, right in zip(samples, read(tmp_path / "b.json")[0], strict=True):
        assert np.abs(rasterise(sample.drawing) - rasterise(right.drawing)).max() < 0.02


def test_a_time_before_the_place_of_a_single_digit(tmp_path: Path) -> None:
    """But for a 1, of which either number may be the time."""
    for drawing in (drawing for label, drawing in PAIRS if label != 1):
        (tmp_path / "a.json").write_text(json.dumps({"strokes": timed(drawing, 5)}), "utf-8")
        (tmp_path / "b.json").write_text(json.dumps({"strokes": drawing}), "utf-8")
        ((found,), notes), ((right,), _) = (
            read(tmp_path / "a.json", True),
            read(tmp_path / "b.json"),
        )
        assert "A time stood before" in told(notes)
        assert np.abs(rasterise(found.drawing) - rasterise(right.drawing)).max() < 0.02


def test_a_time_behind_the_place_is_none_before_it(tmp_path: Path) -> None:
    records = [{"strokes": [[p[1:] + p[:1] for p in s] for s in timed(d, 0)]} for d in PLAIN]
    (tmp_path / "a.jsonl").write_text(lines(records), encoding="utf-8")
    for record in records:
        (tmp_path / "b.json").write_text(json.dumps(record), encoding="utf-8")
        assert not told(read(tmp_path / "b.json", asked=True)[1])
    assert not told(read(tmp_path / "a.jsonl", asked=True)[1])


STROKE_WAYS = {
    "Mirrored": lambda x, y: [-x, y],
    "Rows and columns": lambda x, y: [y, x],
    "quarter to the left": lambda x, y: [y, -x],
    "quarter to the right": lambda x, y: [-y, x],
    "Upside down": lambda x, y: [x, -y],
}


@pytest.mark.parametrize("name", STROKE_WAYS)
def test_with_labels_strokes_are_turned_every_way(tmp_path: Path, name: str) -> None:
    way = STROKE_WAYS[name]
    (tmp_path / "a").write_text(
        lines([{**r, "strokes": [[way(*p) for p in s] for s in r["strokes"]]} for r in RECORD]),
        encoding="utf-8",
    )
    samples, notes = read(tmp_path / "a", asked=True)
    assert name in told(notes)
    for sample, right in zip(samples, read_strokes_of(RECORD, tmp_path), strict=True):
        assert np.abs(rasterise(sample.drawing) - right).max() < 0.02


def test_by_label(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({str(t): [d] for t, d in PAIRS[::2]}), "utf-8")
    found, _ = read(tmp_path / "a.json")
    assert [sample.digit for sample in found] == LABELS[::2]


def test_bare_strokes(tmp_path: Path) -> None:
    for value in (PLAIN[3], [PLAIN[3]], PLAIN):
        (tmp_path / "a.json").write_text(json.dumps(value), encoding="utf-8")
        found, _ = read(tmp_path / "a.json")
        assert len(found) == (len(PLAIN) if value is PLAIN else 1)


def test_columns_that_google_calls_ink(tmp_path: Path) -> None:
    """Three points were made of short columns, and another digit was read; times may be missing."""
    for times in (True, False):
        records = [
            {
                "label": label,
                "ink": [[*s[:2], s[2] if times else []] for s in columns(drawing, True)],
            }
            for label, drawing in PAIRS
        ]
        (tmp_path / "a.jsonl").write_text(lines(records), encoding="utf-8")
        expect(tmp_path / "a.jsonl")
    short = {"ink": [[[0, 9, 4], [0, 0, 12], [0, 8, 16]]]}
    (tmp_path / "b.json").write_text(json.dumps(short), encoding="utf-8")
    (found,) = read_strokes(tmp_path / "b.json")
    assert found.strokes[0].tolist() == [[0, 0], [9, 0], [4, 12]]


def test_points_beside_a_description_of_the_ink(tmp_path: Path) -> None:
    """As Apple's PencilKit names them."""
    records = [
        {
            "label": label,
            "strokes": [
                {"ink": {"inkType": "pen"}, "path": [{"location": p, "force": 1} for p in stroke]}
                for stroke in drawing
            ],
        }
        for label, drawing in PAIRS
    ]
    (tmp_path / "a.jsonl").write_text(lines(records), encoding="utf-8")
    expect(tmp_path / "a.jsonl")


def trace(stroke: list[list[int]], way: str = "plain", extra: bool = False) -> str:
    if way == "differences":
        steps = [[a - b for a, b in zip(p, q, strict=True)] for q, p in pairwise(stroke)]
        rest = "".join(f",'{x}'{y}" if not n else f",{x} {y}" for n, (x, y) in enumerate(steps))
        return "{} {}".format(*stroke[0]) + rest
    return ", ".join(f"{x} {y}" + (f" {n} 0.5" if extra else "") for n, (x, y) in enumerate(stroke))


def inkml(way: str = "plain") -> str:
    parts = []
    for number, (label, drawing) in enumerate(PAIRS):
        found = "".join(
            f'<trace id="t{number}.{n}">{trace(s, way, way == "extra")}</trace>'
            for n, s in enumerate(drawing)
        )
        note = f'<annotation type="truth">{label}</annotation>'
        if way == "views":
            views = "".join(
                f'<traceView traceDataRef="t{number}.{n}"/>' for n in range(len(drawing))
            )
            parts.append((found, f"<traceGroup>{note}{views}</traceGroup>"))
        else:
            parts.append(("", f"<traceGroup>{note}{found}</traceGroup>"))
    form = '<traceFormat><channel name="X"/><channel name="Y"/>'
    form += '<channel name="T"/><channel name="F"/>' if way == "extra" else ""
    body = "".join(part[0] for part in parts)
    groups = "".join(part[1] for part in parts)
    groups = f"<traceGroup>{groups}</traceGroup>" if way == "views" else groups
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<ink xmlns="http://www.w3.org/2003/InkML">'
        f"{form}</traceFormat>{body}{groups}</ink>"
    )


@pytest.mark.parametrize("way", ["plain", "extra", "differences", "views"])
def test_inkml(tmp_path: Path, way: str) -> None:
    (tmp_path / "ink.inkml").write_text(inkml(way), encoding="utf-8")
    expect(tmp_path / "ink.inkml")


def test_inkml_of_one_drawing_and_of_other_spellings(tmp_path: Path) -> None:
    traces = "".join(f"<trace>{trace(s)}</trace>" for s in PLAIN[4])
    for text in (
        f"<ink>{traces}</ink>",
        f"<inkml:ink xmlns:inkml='http://www.w3.org/2003/InkML'>{traces}</inkml:ink>".replace(
            "<trace>", "<inkml:trace>"
        ).replace("</trace>", "</inkml:trace>"),
        f"\ufeff<ink>{traces}</ink>",
    ):
        (tmp_path / "one.xml").write_text(text, encoding="utf-8")
        (sample,), _ = read(tmp_path / "one.xml")
        assert len(sample.drawing.strokes) == len(PLAIN[4])


@pytest.mark.parametrize(
    "text",
    [
        "<ink><trace>1 2, 3</trace></ink>",
        "<ink><trace>1 2, x y",
        "<ink>" * 3000,
        '<!DOCTYPE ink [<!ENTITY a "1 2,">]><ink><trace>&a;</trace></ink>',
        "<ink><trace>1e300 2</trace></ink>",
        "<html><ink/></html>",
    ],
)
def test_inkml_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.inkml").write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        read(tmp_path / "a.inkml")
    assert "JSON" not in caught.value.what


def unipen(way: str) -> str:
    text = ".VERSION 1.0\n.DATA_SOURCE X\n.COMMENT digits 1 2 3\n.COORD X Y\n.HIERARCHY DIGIT\n"
    number = 0
    for label, drawing in PAIRS:
        body, used = "", 0
        for stroke in drawing:
            points = "\n".join(f"{x} {1000 - y}" for x, y in stroke)
            body += f".PEN_DOWN\n{points}\n.PEN_UP\n"
            used += 2
        if way == "numbered":
            text += f'.SEGMENT DIGIT {number}-{number + used - 1} OK "{label}"\n{body}'
        elif way == "pens":
            pens = len(drawing)
            text += f'.SEGMENT DIGIT {number // 2}-{number // 2 + pens - 1} ? "{label}"\n{body}'
        else:
            quality = "" if way == "unrated" else "OK "
            text += f'.SEGMENT DIGIT ? {quality}"{label}"\n.DT 100\n{body}'
        number += used
    return text


@pytest.mark.parametrize("way", ["numbered", "pens", "running", "unrated"])
def test_unipen(tmp_path: Path, way: str) -> None:
    (tmp_path / "digits.unp").write_text(unipen(way), encoding="utf-8")
    expect(tmp_path / "digits.unp")


def test_unipen_with_more_numbers_and_boxes(tmp_path: Path) -> None:
    text = ".COORD T X Y P\n"
    for drawing in PLAIN:
        text += ".START_BOX\n"
        for stroke in drawing:
            text += (
                ".PEN_DOWN\n" + "".join(f"9 {x} {-y} 1\n" for x, y in stroke) + ".PEN_UP\n9 1 1 0\n"
            )
    (tmp_path / "digits").write_text(text, encoding="utf-8")
    expect(tmp_path / "digits", labels=[None] * len(PLAIN))  # type: ignore[list-item]


@pytest.mark.parametrize(
    "text", [".VERSION 1.0\n", ".PEN_DOWN\n1e300 2\n", ".PEN_DOWN\n5\n.PEN_UP\n"]
)
def test_unipen_without_strokes_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.unipen").write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError, match=r"place|strokes"):
        read(tmp_path / "a.unipen")


def upside_down(records: list[Any]) -> list[Any]:
    return [
        {**r, "strokes": [[[x, -y] for x, y in stroke] for stroke in r["strokes"]]} for r in records
    ]


@pytest.mark.parametrize("labelled", [True, False])
def test_y_that_goes_up_is_noticed(tmp_path: Path, labelled: bool) -> None:
    records = [r if labelled else {"strokes": r["strokes"]} for r in RECORD]
    for name, found in (("down", records), ("up", upside_down(records))):
        (tmp_path / name).write_text(lines(found), encoding="utf-8")
        samples, notes = read(tmp_path / name, asked=True)
        assert ("Upside down" in told(notes)) == (name == "up")
        pairs = zip(samples, read_strokes_of(records, tmp_path), strict=True)
        for sample, right in pairs:
            assert np.abs(rasterise(sample.drawing) - right).max() < 0.02


def test_a_single_digit_upside_down(tmp_path: Path) -> None:
    turned = 0
    for record in RECORD:
        bare = [{"strokes": record["strokes"]}]
        (tmp_path / "a").write_text(lines(upside_down(bare)), encoding="utf-8")
        turned += "Upside down" in told(read(tmp_path / "a", asked=True)[1])
        (tmp_path / "a").write_text(lines(bare), encoding="utf-8")
        assert told(read(tmp_path / "a", asked=True)[1]) == ""
    assert turned >= len(RECORD) / 2


def read_strokes_of(records: list[Any], folder: Path) -> list[np.ndarray]:
    (folder / "plain").write_text(lines(records), encoding="utf-8")
    return [rasterise(sample.drawing()) for sample in read_strokes(folder / "plain")]


def test_a_bad_line_costs_itself_only(tmp_path: Path) -> None:
    for place in (0, 3, len(RECORD) - 1):
        found = lines(RECORD).splitlines()
        found[place] = found[place][:40]
        (tmp_path / "a.jsonl").write_text("\n".join(found), encoding="utf-8")
        samples, notes = read(tmp_path / "a.jsonl")
        assert len(samples) == len(RECORD) - 1
        (error,) = notes.errors
        assert f"Line {place + 1} of" in str(error)


def test_an_unknown_kind_is_told_what_is_read(tmp_path: Path) -> None:
    for name, data in (
        ("a.bin", bytes(range(1, 200))),
        ("a.out", b"\x7fELF" * 99),
        ("a.xml", b"<a/>"),
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(DataFileError) as caught:
            read(tmp_path / name)
        for word in ("no kind that is read", "CSV", "IDX", ".npz", "InkML", "UNIPEN", "JSON"):
            assert word in str(caught.value)


def points(*columns: str) -> str:
    """Return all digits as a table with a row a point."""
    found = [",".join(columns)]
    for n, record in enumerate(RECORD):
        for k, stroke in enumerate(record["strokes"]):
            for i, (x, y) in enumerate(stroke):
                facts = {"sample": n, "label": record["label"], "stroke": k, "x": x, "y": y, "t": i}
                facts["pen"] = int(i == len(stroke) - 1)
                found.append(",".join(str(facts[name]) for name in columns))
    return "\n".join(found) + "\n"


@pytest.mark.parametrize(
    "columns",
    [
        ("sample", "label", "stroke", "x", "y"),
        ("stroke", "t", "y", "x", "label", "sample"),
        ("sample", "x", "y", "pen", "label"),
    ],
)
def test_a_table_of_points_is_strokes(tmp_path: Path, columns: tuple[str, ...]) -> None:
    (tmp_path / "a.csv").write_text(points(*columns), encoding="utf-8")
    samples, notes = read(tmp_path / "a.csv")
    assert [sample.digit for sample in samples] == [record["label"] for record in RECORD]
    assert [len(s.drawing.strokes) for s in samples] == [len(r["strokes"]) for r in RECORD]
    assert not notes.bad


def test_a_bad_point_costs_itself_and_blank_lines_part_strokes(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x,y\n1,1\n2,x\n3,3\n\n4,1\n5,5\n", encoding="utf-8")
    (sample,), notes = read(tmp_path / "a.csv")
    assert [len(stroke.points) for stroke in sample.drawing.strokes] == [2, 2]
    assert "Line 3 of" in str(notes.errors[0])


def test_geojson_holds_a_drawing_a_feature_or_one_of_single_lines(tmp_path: Path) -> None:
    def feature(kind: str, coordinates: object, label: object = None) -> dict[str, object]:
        shape = {"type": kind, "coordinates": coordinates}
        return {"type": "Feature", "properties": {"label": label}, "geometry": shape}

    many = [feature("MultiLineString", r["strokes"], r["label"]) for r in RECORD]
    (tmp_path / "a.json").write_text(json.dumps({"features": many}), encoding="utf-8")
    samples, _ = read(tmp_path / "a.json")
    assert [sample.digit for sample in samples] == [record["label"] for record in RECORD]
    lines_of_one = [
        feature("LineString", [[0, 0], [9, 9]]),
        feature("LineString", [[9, 0], [0, 9]]),
    ]
    (tmp_path / "b.json").write_text(json.dumps({"features": lines_of_one}), encoding="utf-8")
    (sample,), _ = read(tmp_path / "b.json")
    assert len(sample.drawing.strokes) == 2


@pytest.mark.parametrize("less", [1, 5, 60])
@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("ending", [".jsonl", ".json"])
def test_a_file_that_is_cut_keeps_what_is_whole(
    tmp_path: Path, less: int, indent: int | None, ending: str
) -> None:
    """It was called no picture; what is cut off must be told from what never was one."""
    lines = "\n".join(map(json.dumps, RECORDS))
    text = lines if ending == ".jsonl" else json.dumps(RECORDS, indent=indent)[:-1].rstrip()
    (tmp_path / f"a{ending}").write_text(text[:-less], encoding="utf-8")
    found, notes = read(tmp_path / f"a{ending}")
    assert [sample.digit for sample in found] == LABELS[:-1]
    (error,) = notes.errors
    assert isinstance(error, DamagedFileError)
    assert "cut short" in str(error)
    assert [reason for reason, _, _ in notes.refusals.summary()] == [Refusal.DAMAGED]
    if ending == ".jsonl":
        assert f"Line {len(RECORDS)} of" in str(error)


@pytest.mark.parametrize("less", [0, 1, 2, 3, 60, 500])
@pytest.mark.parametrize("layout", ["one line", "indented", "a record a line", "deeper"])
def test_samples_below_a_name_that_are_cut(tmp_path: Path, less: int, layout: str) -> None:
    """Nothing was brought of them, though the drawings before the cut are whole."""
    record: dict[str, object] = {"version": 1, "samples": RECORDS}
    record = {"data": record} if layout == "deeper" else record
    text = json.dumps(record, indent=1 if layout == "indented" else None)
    if layout == "a record a line":
        text = '{"samples": [\n' + ",\n".join(map(json.dumps, RECORDS)) + "\n]}"
    (tmp_path / "a.json").write_text(text[: len(text) - less], encoding="utf-8")
    found, notes = read(tmp_path / "a.json")
    assert [sample.digit for sample in found] == LABELS[: len(found)]
    assert len(found) >= len(LABELS) - (3 if less > 60 else 1 if less > 1 else 0)
    assert [isinstance(error, DamagedFileError) for error in notes.errors] == [True] * bool(less)


def test_labels_beside_pictures_that_are_cut(tmp_path: Path) -> None:
    pictures = [[[0] * 27 + [255 - n]] * 28 for n in range(3)]
    whole = {"labels": [3, 1, 4], "images": pictures}
    (tmp_path / "a.json").write_text(json.dumps(whole)[:-100], encoding="utf-8")
    found, notes = read(tmp_path / "a.json")
    assert [sample.digit for sample in found] == [3, 1]
    assert isinstance(notes.errors[0], DamagedFileError)


@pytest.mark.parametrize("less", [3, 20])
@pytest.mark.parametrize("named", [True, False])
def test_of_one_drawing_that_is_cut_nothing_is_taken(
    tmp_path: Path, less: int, named: bool
) -> None:
    """Without its last stroke it would be another digit."""
    strokes = [[[0, 0], [9, 0], [4, 12]], [[2, 6], [7, 6]]]
    value = {"label": 7, "strokes": strokes} if named else strokes
    (tmp_path / "a.json").write_text(json.dumps(value)[:-less], encoding="utf-8")
    found, notes = read(tmp_path / "a.json")
    assert not found
    assert isinstance(notes.errors[0], DamagedFileError)


@pytest.mark.parametrize("name", ["a.csv", "a.json"])
def test_no_number_lifts_the_pen(tmp_path: Path, name: str) -> None:
    points = [[0.0, 0.0], [1.0, 9.0], [np.nan, np.nan], [5.0, 0.0], [5.0, 9.0]]
    rows = "".join(f"{x},{y}\n" for x, y in points)
    text = "x,y\n" + rows if name == "a.csv" else json.dumps({"points": points})
    (tmp_path / name).write_text(text, encoding="utf-8")
    ((sample,), notes) = read(tmp_path / name)
    assert [len(stroke.points) for stroke in sample.drawing.strokes] == [2, 2]
    assert not notes.bad

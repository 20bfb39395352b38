"""Pixels in JSON are pictures, in every layout, and never strokes by mistake."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from digits_help import LABELS, PICTURES, check, read

from nn_core.errors import DataFileError

ROWS = PICTURES.tolist()
FLAT = PICTURES.reshape(-1, 784).tolist()
PAIRS = list(zip(LABELS, ROWS, strict=True))
BARE = {
    "lists of rows": ROWS,
    "flat lists": FLAT,
    "all in one list": {"data": PICTURES.reshape(-1).tolist()},
    "a list with a name": {"images": ROWS},
}
LABELLED = {
    "records": [{"label": t, "pixels": p} for t, p in PAIRS],
    "records, flat": [{"digit": t, "image": p} for t, p in zip(LABELS, FLAT, strict=True)],
    "records in an object": {"samples": [{"label": t, "image": p} for t, p in PAIRS]},
    "two lists": {"images": FLAT, "labels": LABELS},
}


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("name", [*BARE, *LABELLED])
def test_one_value(tmp_path: Path, name: str, indent: int | None) -> None:
    content = json.dumps({**BARE, **LABELLED}[name], indent=indent)
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    assert check(tmp_path / "a.json", labels=LABELS if name in LABELLED else None) == ""


def test_a_line_each(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"label": t, "image": p}) + "\n" for t, p in PAIRS)
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    check(tmp_path / "a.jsonl")


def test_scale_and_paper_are_found_as_in_tables(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps((1 - PICTURES / 255).tolist()), encoding="utf-8")
    said = check(tmp_path / "a.json", labels=None)
    assert "Scaled from 0 … 1" in said
    assert "swapped: 11" in said


def test_small_pictures(tmp_path: Path) -> None:
    values = np.arange(64) % 17
    (tmp_path / "a.json").write_text(json.dumps([{"pixels": values.tolist()}] * 2), "utf-8")
    found, notes = read(tmp_path / "a.json")
    assert len(found) == 2
    assert not notes.bad


@pytest.mark.parametrize(
    "record",
    [
        [[list(range(8))] * 9],
        {"x": list(range(64)), "y": list(range(63))},
        {"pixels": [1, 2, 3]},
        {"pixels": [[1] * 28] * 27},
        {"pixels": ["1"] * 784},
        {"pixels": [1e300] * 784},
    ],
)
def test_what_is_no_picture_is_not_taken_for_one(tmp_path: Path, record: object) -> None:
    (tmp_path / "a.json").write_text(json.dumps(record), encoding="utf-8")
    try:
        found, notes = read(tmp_path / "a.json")
    except DataFileError:
        return
    assert notes.bad == 1 - len(found)
    assert all(sample.drawing.strokes for sample in found)


def test_x_is_pixels_where_y_is_what_it_shows(tmp_path: Path) -> None:
    pairs = zip(LABELS, PICTURES.reshape(-1, 784).tolist(), strict=True)
    text = "".join(json.dumps({"y": label, "x": row}) + "\n" for label, row in pairs)
    (tmp_path / "a.jsonl").write_text(text, encoding="utf-8")
    check(tmp_path / "a.jsonl")


NAMES = ["label", *(f"pixel{n}" for n in range(784))]
CELLS = [
    [label, *picture.ravel().tolist()] for label, picture in zip(LABELS, PICTURES, strict=True)
]
ROWS = [dict(zip(NAMES, cells, strict=True)) for cells in CELLS]
FRAMES = {
    "records": ROWS,
    "split": {"columns": NAMES, "index": [*range(11)], "data": CELLS},
    "index": {str(n): row for n, row in enumerate(ROWS)},
    "columns": {
        name: {str(n): cells[place] for n, cells in enumerate(CELLS)}
        for place, name in enumerate(NAMES)
    },
    "lists": {name: [cells[place] for cells in CELLS] for place, name in enumerate(NAMES)},
    "table": {"schema": {"fields": []}, "data": [{"index": n, **r} for n, r in enumerate(ROWS)]},
    "values": CELLS,
    "label last": [[*cells[1:], cells[0]] for cells in CELLS],
    "pairs": [[cells[1:], cells[0]] for cells in CELLS],
    "x and y": {"x": [cells[1:] for cells in CELLS], "y": LABELS},
    "ones": [
        {"input": cells[1:], "output": [int(n == cells[0]) for n in range(10)]} for cells in CELLS
    ],
    "named ones": [{"input": cells[1:], "output": {str(cells[0]): 1}} for cells in CELLS],
}


@pytest.mark.parametrize("name", FRAMES)
def test_tables_in_json(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.json").write_text(json.dumps(FRAMES[name]), encoding="utf-8")
    check(tmp_path / "a.json")


def test_a_table_with_a_row_a_line(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    check(tmp_path / "a.jsonl")


def test_pictures_by_their_digit(tmp_path: Path) -> None:
    by_digit = {str(d): [c[1:] for c in CELLS if c[0] == d] for d in range(10)}
    (tmp_path / "a.json").write_text(json.dumps(by_digit), encoding="utf-8")
    check(tmp_path / "a.json", labels=LABELS)

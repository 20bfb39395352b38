"""What is said of tables that are cut, of few columns, or with a pixel too many."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest
from digits_help import LABELS, PICTURES, RECORDS, check, read, told

from nn_core.errors import DamagedFileError, DataFileError


def rows_of() -> list[str]:
    names = ",".join(f"pixel{n}" for n in range(784))
    flat = PICTURES.reshape(len(PICTURES), -1).tolist()
    return [
        f"label,{names}",
        *(",".join(map(str, [label, *row])) for label, row in zip(LABELS, flat, strict=True)),
    ]


def test_a_row_that_the_file_ends_in_is_cut(tmp_path: Path) -> None:
    """What it says of the count of cells is true, but not why."""
    text = "\n".join(rows_of()[1:])
    for less in (30, 700, 1500):
        (tmp_path / "a.csv").write_text(text[:-less], encoding="utf-8")
        found, notes = read(tmp_path / "a.csv")
        assert [sample.digit for sample in found] == LABELS[:-1]
        (error,) = notes.errors
        assert isinstance(error, DamagedFileError)
        assert f"Line {len(LABELS)} of" in str(error)
    (tmp_path / "a.csv").write_text(text[:-30] + "\n", encoding="utf-8")
    _, notes = read(tmp_path / "a.csv")
    assert "cells" in str(notes.errors[0])


def test_of_a_packed_table_that_is_cut_the_rows_before_are_brought(tmp_path: Path) -> None:
    names, *rows = rows_of()
    packed = gzip.compress("\n".join([names, *rows * 20]).encode())
    for share in (2, 3):
        (tmp_path / "a.csv.gz").write_bytes(packed[: len(packed) * (share - 1) // share])
        found, notes = read(tmp_path / "a.csv.gz")
        assert [s.digit for s in found] == (LABELS * 20)[: len(found)]
        assert len(found) > len(LABELS)
        assert isinstance(notes.errors[-1], DamagedFileError)


def sparse(first: int, more: str = "") -> str:
    return "".join(
        f"{label} {' '.join(f'{n + first}:{v}' for n, v in enumerate(p.ravel()) if v)}{more}\n"
        for label, p in zip(LABELS, PICTURES, strict=True)
    )


def test_a_sparse_table_with_one_pixel_too_many_is_refused(tmp_path: Path) -> None:
    """One of the corners was lost in silence."""
    path = tmp_path / "a.libsvm"
    text = sparse(1, " 784:9").splitlines()
    text[0] = text[0].replace(" ", " 0:5 ", 1)
    path.write_text("\n".join(text), encoding="utf-8")
    with pytest.raises(DataFileError, match="from 0 to 784"):
        read(path)
    path.write_text(sparse(0), encoding="utf-8")
    assert "counted from 0" in check(path)
    path.write_text(sparse(1), encoding="utf-8")
    assert "counted" not in check(path)
    path.write_text(sparse(1, " 900:9"), encoding="utf-8")
    with pytest.raises(DataFileError, match="a pixel 900"):
        read(path)
    path.write_text(sparse(1)[:-25].rstrip("0123456789"), encoding="utf-8")
    _, notes = read(path)
    assert isinstance(notes.errors[0], DamagedFileError)


@pytest.mark.parametrize("divided", [True, False])
@pytest.mark.parametrize("ending", ["csv", "npy"])
def test_pixels_that_were_each_shifted_by_their_own_mean(
    tmp_path: Path, divided: bool, ending: str
) -> None:
    """They should be brought to a usual scale, it was said, which can't be done."""
    flat = PICTURES.reshape(len(PICTURES), -1).astype(np.float32)
    deviations = np.where(flat.std(axis=0) > 0, flat.std(axis=0), 1) if divided else 255
    values = (flat - flat.mean(axis=0)) / deviations
    path = tmp_path / f"a.{ending}"
    if ending == "npy":
        np.save(path, values)
    else:
        np.savetxt(path, values, delimiter=",", fmt="%.5f")
    with pytest.raises(DataFileError, match="mean of its own"):
        read(path)
    np.save(tmp_path / "b.npy", (flat / 255 - 0.1307) / 0.3081)
    check(tmp_path / "b.npy", labels=None)


@pytest.mark.parametrize("separator", [",", ";", "\t", " "])
@pytest.mark.parametrize("kind", ["lines", "pen", "label"])
def test_points_of_strokes_without_names(tmp_path: Path, separator: str, kind: str) -> None:
    lines: list[str] = []
    for record in RECORDS[5:7]:
        for stroke in record["strokes"]:
            for n, point in enumerate(stroke):
                last = {"lines": [], "pen": [int(n == len(stroke) - 1)], "label": [record["label"]]}
                lines.append(separator.join(map(str, [*point[:2], *last[kind]])))
            lines += [] if kind == "pen" else [""]
        if kind != "label":
            break
    (tmp_path / "a.csv").write_text("\n".join(lines), encoding="utf-8")
    found, notes = read(tmp_path / "a.csv")
    assert [len(s.drawing.strokes) for s in found][:1] == [len(RECORDS[5]["strokes"])]
    assert [s.digit for s in found] == ([4, 5] if kind == "label" else [None])
    assert "without names" in told(notes)


@pytest.mark.parametrize("separator", [",", ";", "\t", " "])
@pytest.mark.parametrize("kind", ["spread", "spiral", "graph", "labels"])
def test_a_table_of_few_columns_is_called_none_of_pictures(
    tmp_path: Path, separator: str, kind: str
) -> None:
    """Points for Training were refused for not having 784 pixels in a row."""
    rng = np.random.default_rng(3)
    angle, line = np.linspace(0, 9, 80), np.linspace(-1, 1, 60)
    spiral = np.column_stack([angle * np.cos(angle), angle * np.sin(angle), angle > 4])
    values = {
        "spread": np.column_stack([rng.normal(size=(60, 2)), rng.integers(0, 2, 60)]),
        "spiral": spiral,
        "graph": np.column_stack([line, np.sin(3 * line)]),
        "labels": np.arange(10)[:, None],
    }[kind]
    np.savetxt(tmp_path / "a.csv", values, delimiter=separator, fmt="%.4g")
    with pytest.raises(DataFileError, match="Training > Points"):
        read(tmp_path / "a.csv")

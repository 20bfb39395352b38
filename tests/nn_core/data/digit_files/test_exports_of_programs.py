"""What spreadsheets, libraries and downloads write is read as meant, or called what it is."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest
from digits_help import LABELS, PICTURES, RECORDS, check, read, told

from nn_core.data.digit_files import Means, Notes, Sample, read_digits
from nn_core.data.labels import digit_of
from nn_core.errors import DataFileError

FLAT = PICTURES.reshape(len(PICTURES), -1)
NAMES = ["label", *(f"pixel{n}" for n in range(784))]


def lines(separator: str = ",", names: list[str] | None = None) -> list[str]:
    rows = [[label, *row] for label, row in zip(LABELS, FLAT.tolist(), strict=True)]
    return [separator.join(map(str, row)) for row in (names or NAMES, *rows)]


@pytest.mark.parametrize(
    ("text", "digit"),
    [
        *(
            ("숫자 7", 7),
            ("숫자7", 7),
            ("7번", 7),
            ("라벨_7", 7),
            ("일곱", 7),
            ("七", 7),
            ("７", 7),
        ),
        *(("tensor(7)", 7), ("np.int64(7)", 7), ("[7]", 7), ("(7,)", 7), ("b'7'", 7), ("⑦", 7)),
        *(("tf.Tensor(7, shape=(), dtype=int64)", 7), ("array(7)", 7), ("[7.0]", 7)),
        *(("tensor(17)", None), ("[7, 1]", None), ("b'x'", None), ("7번 8", None), ("칠판", None)),
        *(("(((7)))", None), ("-7", None), ("7" * 50, None), ("번", None), ("", None)),
    ],
)
def test_what_stands_round_a_label(text: str, digit: int | None) -> None:
    assert digit_of(text) == digit


def test_a_label_in_a_list_is_one() -> None:
    assert digit_of([7]) == 7
    assert digit_of(["7"]) == 7
    assert digit_of([7, 1]) is None
    assert digit_of([]) is None


@pytest.mark.parametrize("above", [["My digits"], ["My digits,,,", ""], ["made by:,me", "day:,1"]])
@pytest.mark.parametrize("headed", [True, False])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_titles_above_a_table(
    tmp_path: Path, above: list[str], headed: bool, separator: str
) -> None:
    text = "\n".join([*above, *lines(separator)[not headed :]])
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    count = sum(map(bool, above))
    assert f"Rows above the table left aside: {count}" in check(tmp_path / "a.csv")


def test_arrays_that_go_over_several_lines(tmp_path: Path) -> None:
    """So pandas writes a column of arrays."""
    cells = [np.array2string(picture, threshold=10_000) for picture in PICTURES]
    rows = [f'{label},"{cell}"' for label, cell in zip(LABELS, cells, strict=True)]
    (tmp_path / "a.csv").write_text("label,image\n" + "\n".join(rows), encoding="utf-8")
    check(tmp_path / "a.csv")
    cells = [np.array2string(picture.ravel(), threshold=10) for picture in PICTURES]
    rows = [f'{label},"{cell}"' for label, cell in zip(LABELS, cells, strict=True)]
    (tmp_path / "a.csv").write_text("label,image\n" + "\n".join(rows), encoding="utf-8")
    with pytest.raises(DataFileError, match="shortened"):
        read(tmp_path / "a.csv")


def test_a_quote_that_is_not_closed_ends_with_its_line(tmp_path: Path) -> None:
    rows = lines()
    rows[3] = '"' + rows[3]
    (tmp_path / "a.csv").write_text("\n".join(rows), encoding="utf-8")
    found, _ = read(tmp_path / "a.csv")
    assert len(found) >= len(LABELS) - 1


@pytest.mark.parametrize("encoding", ["cp949", "utf-8", "utf-16"])
def test_tables_of_korean_spreadsheets(tmp_path: Path, encoding: str) -> None:
    rows = lines(names=["라벨", *(f"화소{n}" for n in range(784))])
    words = "영일이삼사오육칠팔구"
    rows[1:] = [words[label] + row[1:] for label, row in zip(LABELS, rows[1:], strict=True)]
    (tmp_path / "a.csv").write_bytes("\r\n".join(rows).encode(encoding))
    assert check(tmp_path / "a.csv") == ""


@pytest.mark.parametrize(
    ("written", "factor"),
    [
        (lambda v: f"{v * 10:,.2f}".replace(",", "X").replace(".", ",").replace("X", "."), 10),
        (lambda v: f"{v * 10:,.2f}".replace(",", "\u2009"), 10),
        (lambda v: f"{v * 10:,.2f}".replace(",", "\u202f"), 10),
        (lambda v: f"{v / 2.55:.1f} %", 1),
        (lambda v: str(v).translate(str.maketrans("0123456789", "０１２３４５６７８９")), 1),
    ],
)
def test_numbers_as_others_write_them(tmp_path: Path, written, factor: int) -> None:
    rows = [
        ";".join([str(label), *map(written, row)])
        for label, row in zip(LABELS, FLAT.tolist(), strict=True)
    ]
    (tmp_path / "a.csv").write_text("\n".join([";".join(NAMES), *rows]), encoding="utf-8")
    found, notes = read(tmp_path / "a.csv")
    assert [sample.digit for sample in found] == LABELS
    assert not notes.bad
    for sample, picture in zip(found, PICTURES, strict=True):
        assert sample.pixels is not None
        assert np.abs(sample.pixels.astype(int) - picture).max() <= 1
    assert ("Scaled" in told(notes)) == (factor > 1 or "%" in written(1))


@pytest.mark.parametrize(
    ("cell", "said"),
    [("#DIV/0!", "cell 9 holds “#DIV/0!”"), ("", "cell 9 is empty"), ("inf", "inf")],
)
def test_which_cell_is_no_number(tmp_path: Path, cell: str, said: str) -> None:
    rows = [row.split(",") for row in lines()]
    rows[4][8] = cell
    (tmp_path / "a.csv").write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    found, notes = read(tmp_path / "a.csv")
    assert len(found) == len(LABELS) - 1
    assert said in str(notes.errors[0])


def test_values_that_are_no_numbers_are_called_so(tmp_path: Path) -> None:
    np.save(tmp_path / "a.npy", np.where(FLAT == 0, np.nan, FLAT))
    with pytest.raises(DataFileError, match="nan or inf"):
        read(tmp_path / "a.npy")


def test_one_number_beside_one_picture_is_not_its_label(tmp_path: Path) -> None:
    np.save(tmp_path / "mine.npy", PICTURES[3])
    (tmp_path / "notes.csv").write_text("day,pages\nMonday,4\n", encoding="utf-8")
    found, notes = read(tmp_path / "mine.npy")
    assert [sample.label for sample in found] == [None]
    assert "taken" not in told(notes)
    (tmp_path / "labels.csv").write_text("label\n2\n", encoding="utf-8")
    found, _ = read(tmp_path / "mine.npy")
    assert [sample.label for sample in found] == [2]


@pytest.mark.parametrize("end", [",]", "]]", ", 3, ]", ",,{}]"])
def test_what_is_whole_before_a_mistake_in_json_is_brought(tmp_path: Path, end: str) -> None:
    """A comma too many lost all of it."""
    (tmp_path / "a.json").write_text(json.dumps(RECORDS)[:-1] + end, encoding="utf-8")
    found, notes = read(tmp_path / "a.json")
    assert [sample.digit for sample in found] == LABELS
    assert "no JSON" in str(notes.errors[-1])


def test_a_drawing_of_one_path_as_fabric_writes_it(tmp_path: Path) -> None:
    """That of several was read; a digit is often one."""
    path = [["M", 10, 10], ["Q", 12, 20, 14, 30], ["L", 16, 80]]
    objects = {"version": "4.4.0", "objects": [{"type": "path", "left": 9, "path": path}]}
    (tmp_path / "a.json").write_text(json.dumps(objects), encoding="utf-8")
    ((sample,), notes) = read(tmp_path / "a.json")
    assert [len(stroke.points) for stroke in sample.drawing.strokes] == [3]
    assert not notes.bad


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"<!DOCTYPE html><html></html>", "a web page"),
        ("a.jpg", b"\n<html><body>404</body></html>", "a web page"),
        ("train-images-idx3-ubyte.gz", b"<!doctype html>\n<html>", "a web page"),
        ("a.npz", b"version https://git-lfs.github.com/spec/v1\noid x\nsize 1\n", "Git LFS"),
        ("a.png", b"version https://git-lfs.github.com/spec/v1\noid x\nsize 1\n", "Git LFS"),
        ("a.jpg", b"%PDF-1.7\n", "Save the page as a picture"),
        ("a.jp2", b"\0\0\0\x0cjP  \r\n", "JPEG or PNG"),
        ("a.psd", b"8BPS\0\1", "JPEG or PNG"),
    ],
)
def test_what_came_instead_of_a_file(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DataFileError, match=said):
        read(tmp_path / name)


def test_an_archive_behind_a_password(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("1/a.csv", "0")
    data = bytearray(path.read_bytes())
    for head, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(head) + place] |= 1
    path.write_bytes(data)
    with pytest.raises(DataFileError, match="a password"):
        read(path)


def test_a_bad_file_of_an_archive_is_named_as_it_is_called_there(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("set/good.csv", "\n".join(lines()))
        archive.writestr("set/bad.csv", "name,age\nAda,36\n")
    notes = Notes()
    found = list(read_digits(tmp_path / "a.zip", Means(no_picture), notes))
    assert sum(isinstance(one, Sample) for one in found) == len(LABELS)
    assert str(notes.errors[0].values["path"]) == "a.zip/set/bad.csv"


def no_picture(path: Path) -> Sample:
    raise AssertionError(path)

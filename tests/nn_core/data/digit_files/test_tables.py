"""Tables of digits of all shapes give the same digits, or are refused with a reason."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from digits_help import LABELS, PICTURES, check, read, told
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nn_core.data.digit_files.scales import SCALES
from nn_core.errors import DataFileError

FLAT = PICTURES.reshape(len(PICTURES), 784)
NAMES = [f"pixel{n}" for n in range(784)]
WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def table(rows: list[list[object]], separator: str = ",", end: str = "\n") -> str:
    return "".join(separator.join(map(str, row)) + end for row in rows)


def rows(values: np.ndarray = FLAT, last: bool = False) -> list[list[object]]:
    if last:
        return [[*row, label] for label, row in zip(LABELS, values.tolist(), strict=True)]
    return [[label, *row] for label, row in zip(LABELS, values.tolist(), strict=True)]


HEADED = [["label", *NAMES], *rows()]
ONES = [f"pixel{n}" for n in range(1, 785)]
GRID = [f"{y}x{x}" for y in range(1, 29) for x in range(1, 29)]
COLUMN_ORDER = np.arange(784).reshape(28, 28).T.reshape(-1)

SHAPES: dict[str, str | bytes] = {
    "Kaggle": table(HEADED),
    "no heading, label first": table(rows()),
    "no heading, label last": table(rows(last=True)),
    "OpenML": table([[*ONES, "class"], *rows(last=True)]),
    "1x1 … 28x28": table([["label", *GRID], *rows()]),
    "label in the middle": table(
        [[*NAMES[:9], "digit", *NAMES[9:]], *([*r[1:10], r[0], *r[10:]] for r in rows())]
    ),
    "pandas, with an index": table(
        [["", "label", *NAMES], *([n, *row] for n, row in enumerate(rows()))]
    ),
    "an index, no heading": table([[n, *row] for n, row in enumerate(rows(), 100)]),
    "pandas, numbers as names": table([[*range(785)], *rows()]),
    "numbers as names, and label": table([["label", *range(784)], *rows()]),
    "names in no order": table(
        [
            ["label", *(NAMES[n] for n in COLUMN_ORDER)],
            *([row[0], *(row[1 + n] for n in COLUMN_ORDER)] for row in rows()),
        ]
    ),
    "ids beside": table(
        [["id", *NAMES, "y"], *([f"img_{n}", *r] for n, r in enumerate(rows(last=True)))]
    ),
    "unknown names": table([["what", *(f"c{chr(97 + n % 26)}{n}" for n in range(784))], *rows()]),
    "semicolons": table(HEADED, ";"),
    "tabs": table(HEADED, "\t"),
    "spaces": table(rows(), " "),
    "USPS style": table(rows(), " ", " \n"),
    "bars": table(HEADED, "|"),
    "spaces behind commas": table(HEADED, ", "),
    "a separator at the end": table(HEADED, ",", ",\n"),
    "three at the end": table(rows(), ",", ",,,\r\n"),
    "Korean names": table([["정답", *(f"화소{n}" for n in range(784))], *rows()]).encode("cp949"),
    "CRLF": table(HEADED, end="\r\n"),
    "old Mac": table(HEADED, end="\r"),
    "no line end at the end": table(HEADED).rstrip("\n"),
    "blank lines": table(HEADED, end="\n\n") + "\n\n",
    "BOM": table(HEADED).encode("utf-8-sig"),
    "UTF-16": table(HEADED, "\t").encode("utf-16"),
    "UTF-16 big endian, no mark": table(HEADED).encode("utf-16-be"),
    "sep=": "sep=;\r\n" + table(HEADED, ";", "\r\n"),
    "comments": "# digits of somebody\n# 28 x 28\n" + table(rows()),
    "np.savetxt with a heading": "# " + table(HEADED),
    "np.savetxt": table([[f"{value:.18e}" for value in row] for row in rows()], " "),
    "floats": table([[f"{float(value)}" for value in row] for row in rows()]),
    "7.0": table([["label", *NAMES], *([f"{row[0]}.0", *row[1:]] for row in rows())]),
    "seven": table([["label", *NAMES], *([WORDS[int(str(row[0]))], *row[1:]] for row in rows())]),
    "'7'": table([["label", *NAMES], *([f"'{row[0]}'", *row[1:]] for row in rows())]),
    "gzip": gzip.compress(table(HEADED).encode()),
    "ARFF": "@RELATION mnist\n\n"
    + "".join(f"@ATTRIBUTE {name} real\n" for name in ONES)
    + "@ATTRIBUTE class {0,1,2,3,4,5,6,7,8,9}\n\n@DATA\n"
    + table(rows(last=True)),
    "LIBSVM": "".join(
        f"{label} " + " ".join(f"{n}:{v}" for n, v in enumerate(row, 1) if v) + "\n"
        for label, row in zip(LABELS, FLAT.tolist(), strict=True)
    ),
    "one hot": table(
        [
            [*row, *(int(n == label) for n in range(10))]
            for label, row in zip(LABELS, FLAT.tolist(), strict=True)
        ]
    ),
}


def quoted(separator: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(HEADED)
    return out.getvalue()


SHAPES |= {"quoted": quoted(","), "quoted, semicolons": quoted(";")}


@pytest.mark.parametrize("name", SHAPES)
def test_a_table_of_any_shape(tmp_path: Path, name: str) -> None:
    path = tmp_path / "digits.csv"
    text = SHAPES[name]
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    check(path)


@pytest.mark.parametrize("ending", [".txt", ".tsv", ".data", "", ".CSV", ".csv.gz"])
def test_whatever_it_is_called(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"digits{ending}"
    data = table(HEADED).encode()
    path.write_bytes(gzip.compress(data) if ending.endswith("gz") else data)
    check(path)


SCALED: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "0 to 1": lambda v: v / 255,
    "0.01 to 1": lambda v: v / 255 * 0.99 + 0.01,
    "-1 to 1": lambda v: v / 127.5 - 1,
    "-0.5 to 0.5": lambda v: v / 255 - 0.5,
    "mean and deviation": lambda v: (v / 255 - 0.1307) / 0.3081,
    "per cent": lambda v: v / 2.55,
    "black on white": lambda v: 255 - v,
    "black on white, 0 to 1": lambda v: 1 - v / 255,
    "white on black, signed": lambda v: v - 128.0,
}


@pytest.mark.parametrize("name", SCALED)
@pytest.mark.parametrize("headed", [True, False])
def test_scales(tmp_path: Path, name: str, headed: bool) -> None:
    path = tmp_path / "digits.csv"
    found = [[f"{value:.6f}" for value in row] for row in SCALED[name](FLAT.astype(float)).tolist()]
    text = table([[label, *row] for label, row in zip(LABELS, found, strict=True)])
    path.write_text((",".join(["label", *NAMES]) + "\n" if headed else "") + text, "utf-8")
    said = check(path)
    assert ("Scaled" in said) == (name != "black on white")
    assert ("swapped: 11" in said) == ("black on white" in name)


def test_decimal_commas(tmp_path: Path) -> None:
    text = table([[str(v).replace(".", ",") for v in row] for row in rows(FLAT / 255)], ";")
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    assert "Scaled from 0 … 1" in check(tmp_path / "a.csv")


def test_binary(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(table(rows((FLAT > 127).astype(int))), encoding="utf-8")
    found, notes = read(tmp_path / "a.csv")
    assert "Scaled from 0 … 1" in told(notes)
    for sample, picture in zip(found, PICTURES, strict=True):
        np.testing.assert_array_equal(sample.pixels, np.where(picture > 127, 255, 0))


def test_small_pictures_of_scikit_learn(tmp_path: Path) -> None:
    small = (PICTURES[:, :24, :24].reshape(-1, 8, 3, 8, 3).mean((2, 4)) * 16 / 255).round()
    small[0, 4, 4] = 16
    (tmp_path / "a.csv").write_text(table(rows(small.reshape(-1, 64), last=True)), "utf-8")
    found, notes = read(tmp_path / "a.csv")
    assert [sample.digit for sample in found] == LABELS
    assert "Scaled from 0 … 16" in told(notes)
    assert found[0].drawing.image is not None
    assert found[0].drawing.image.shape == (8, 8)


def test_no_labels(tmp_path: Path) -> None:
    for names in ([NAMES], []):
        (tmp_path / "a.csv").write_text(table([*names, *FLAT.tolist()]), encoding="utf-8")
        check(tmp_path / "a.csv", labels=None)


@pytest.mark.parametrize("names", [["emotion"], ["id", "cls"], ["목표", "Usage", "writer"]])
def test_the_only_column_that_may_be_a_label_is_one_and_said(
    tmp_path: Path, names: list[str]
) -> None:
    place = next(n for n, name in enumerate(names) if name not in ("id", "Usage", "writer"))
    cells = [[n + 30 for _ in names] for n in range(len(FLAT))]
    for row, label in zip(cells, LABELS, strict=True):
        row[place] = label
    body = [[*cell, *row] for cell, row in zip(cells, FLAT.tolist(), strict=True)]
    (tmp_path / "a.csv").write_text(table([[*names, *NAMES], *body]), encoding="utf-8")
    assert f"Labels taken from “{names[place]}”." in check(tmp_path / "a.csv")
    for row in body:
        row[place] = 30  # type: ignore[call-overload]
    (tmp_path / "a.csv").write_text(
        table([["id", *names, *NAMES], *([0, *r] for r in body)]), encoding="utf-8"
    )
    check(tmp_path / "a.csv", labels=None)


@pytest.mark.parametrize("name", ["is_{}", "label_{}", "{}", "y{}"])
@pytest.mark.parametrize("first", [True, False])
def test_named_columns_of_ones_are_the_label(tmp_path: Path, name: str, first: bool) -> None:
    order = [3, 1, 2, 0, 4, 5, 6, 7, 9, 8]
    names, eye = [name.format(n) for n in order], np.eye(10, dtype=int)[:, order]
    ones, pixels = [names, *eye[LABELS].tolist()], [NAMES, *FLAT.tolist()]
    pairs = zip(*((ones, pixels) if first else (pixels, ones)), strict=True)
    (tmp_path / "a.csv").write_text(table([[*a, *b] for a, b in pairs]), "utf-8")
    said = name.format(0), name.format(9)
    assert "Labels taken from “{} … {}”.".format(*said) in check(tmp_path / "a.csv")
    pairs = zip([names, *[[0] * 10] * len(FLAT)], pixels, strict=True)
    (tmp_path / "a.csv").write_text(table([[*a, *b] for a, b in pairs]), "utf-8")
    assert "left aside: {} … {}".format(*said) in check(tmp_path / "a.csv", labels=None)


def test_columns_that_are_not_used_are_named(tmp_path: Path) -> None:
    head = ["id", "label", *NAMES, "writer"]
    (tmp_path / "a.csv").write_text(table([head, *([7, *row, "Kim"] for row in rows())]), "utf-8")
    assert check(tmp_path / "a.csv") == "Columns left aside: id, writer."


def test_bad_rows_are_named_and_the_others_taken(tmp_path: Path) -> None:
    found = rows()
    found[2][9], found[4][5], found[6] = "x", 300, found[6][:-1]
    found[8][7] = "inf"
    (tmp_path / "a.csv").write_text(table([["label", *NAMES], *found]), encoding="utf-8")
    samples, notes = read(tmp_path / "a.csv")
    assert [s.digit for s in samples] == [v for n, v in enumerate(LABELS) if n not in (2, 4, 6, 8)]
    text = " ".join(map(str, notes.errors))
    for line in (4, 6, 8, 10):
        assert f"Line {line} of" in text


def test_a_table_on_its_side_is_turned(tmp_path: Path) -> None:
    for turned, labels in ((FLAT.T.tolist(), None), ([*zip(*rows(), strict=True)], LABELS)):
        (tmp_path / "a.csv").write_text(table(turned), encoding="utf-8")
        assert (
            check(tmp_path / "a.csv", labels=labels) == "The table lay on its side and was turned."
        )


def test_a_picture_may_be_as_many_rows_as_it_is_high(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(table(PICTURES.reshape(-1, 28).tolist()), encoding="utf-8")
    assert check(tmp_path / "a.csv", labels=None) == "Read as one picture: each 28 rows."


@pytest.mark.parametrize("shape", [(64, 2), (80, 8), (28, 27), (783, 5)])
def test_other_numbers_are_no_picture_by_chance(tmp_path: Path, shape: tuple[int, int]) -> None:
    values = np.arange(shape[0] * shape[1]).reshape(shape) % 256
    (tmp_path / "a.csv").write_text(table(values.tolist()), encoding="utf-8")
    with pytest.raises(DataFileError, match="no table"):
        read(tmp_path / "a.csv")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("name,age\nAda,36\n", "no table of digits"),
        ("1,2,3\n4,5,6\n", "no table of digits"),
        ("just words\n", "no table of digits"),
        ("", "empty"),
        (",".join(["label", *NAMES]) + "\n", "No row"),
        (table(rows(FLAT * 100.0 + np.arange(784) * 9)), "no scale"),
        (table([[3, *row, 5] for row in FLAT[:, 1:].tolist()[:1]] * 2), "which of its columns"),
        (table([["a" * 30, *row[1:-1], "b" * 30] for row in rows()]), "which of its columns"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: str, why: str) -> None:
    (tmp_path / "a.csv").write_text(content, encoding="utf-8")
    with pytest.raises(DataFileError, match=why):
        read(tmp_path / "a.csv")


def test_what_holds_no_ink_has_none(tmp_path: Path) -> None:
    blank = [[1, *[0] * 784], [2, *[255] * 784], [3, *[128] * 784]]
    (tmp_path / "a.csv").write_text(table([*rows(), *blank]), encoding="utf-8")
    found, _ = read(tmp_path / "a.csv")
    assert [bool(sample.pixels.any()) for sample in found[-4:]] == [True, False, False, False]


@given(
    scale=st.sampled_from(SCALES),
    inverted=st.booleans(),
    order=st.sampled_from(["first", "last", "named", "shuffled"]),
    separator=st.sampled_from(",;\t| "),
    seed=st.integers(0, 1000),
)
@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25
)
def test_any_scale_in_any_order(
    tmp_path: Path,
    scale: tuple[float, float],
    inverted: bool,
    order: str,
    separator: str,
    seed: int,
) -> None:
    values = FLAT.astype(float) / 255
    values = (1 - values if inverted else values) * (scale[1] - scale[0]) + scale[0]
    texts = [[f"{value:.5f}" for value in row] for row in values.tolist()]
    if order == "shuffled":
        places = np.random.default_rng(seed).permutation(784)
        head = ["label", *(NAMES[n] for n in places)]
        lines = [head, *([t, *(r[n] for n in places)] for t, r in zip(LABELS, texts, strict=True))]
    elif order == "last":
        lines = [[*r, t] for t, r in zip(LABELS, texts, strict=True)]
    else:
        head = [["label", *NAMES]] if order == "named" else []
        lines = [*head, *([t, *r] for t, r in zip(LABELS, texts, strict=True))]
    (tmp_path / "any.csv").write_text(table(lines, separator), encoding="utf-8")
    check(tmp_path / "any.csv")


def test_a_name_with_a_number_of_fifty_figures_leaves_the_order(tmp_path: Path) -> None:
    names = ["label", *GRID[:5], "1" * 50 + "x6", *GRID[6:]]
    (tmp_path / "a.csv").write_text(table([names, *rows()]), encoding="utf-8")
    check(tmp_path / "a.csv")


SHARE = FLAT / 255
OTHER_NUMBERS = {
    "quoted decimal commas": ",".join(["label", *NAMES])
    + "\n"
    + "".join(
        ",".join([str(label), *(f'"{v:.5f}"'.replace(".", ",") for v in row)]) + "\n"
        for label, row in zip(LABELS, SHARE.tolist(), strict=True)
    ),
    "per cent": table([[r[0], *(f"{float(str(v)) / 2.55:.4f}%" for v in r[1:])] for r in rows()]),
}


@pytest.mark.parametrize("shape", OTHER_NUMBERS)
def test_numbers_with_other_signs(tmp_path: Path, shape: str) -> None:
    (tmp_path / "a.csv").write_text(OTHER_NUMBERS[shape], encoding="utf-8")
    assert "Scaled from 0" in check(tmp_path / "a.csv")


def test_true_and_false_are_pixels_and_no_heading(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(table(rows(FLAT > 127)), encoding="utf-8")
    found, notes = read(tmp_path / "a.csv")
    assert [sample.digit for sample in found] == LABELS
    assert "Scaled from 0 … 1" in told(notes)


def test_greys_without_the_darkest_are_no_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(table(rows(FLAT // 20)), encoding="utf-8")
    found, notes = read(tmp_path / "a.csv")
    assert "Scaled from 0 … 16" in told(notes)
    assert min(sample.pixels.max() for sample in found if sample.pixels is not None) > 150


def test_where_no_row_can_be_read_the_first_one_says_why(tmp_path: Path) -> None:
    bad = [[row[0], *(f"0x{v}" for v in row[1:])] for row in rows()]
    (tmp_path / "a.csv").write_text(table([["label", *NAMES], *bad]), encoding="utf-8")
    with pytest.raises(
        DataFileError, match=r"Line 2: its cell 2 holds “0x0”, which is no number\. Each row"
    ):
        read(tmp_path / "a.csv")

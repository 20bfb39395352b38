"""Tables, arrays and files as other programs write them, and what is said of those not read."""

from __future__ import annotations

import json
import pickle
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from digits_help import LABELS, PICTURES, check, no_picture, read, told

from nn_core.data.digit_files import Means, Notes, read_digits
from nn_core.data.labels import WORDS
from nn_core.errors import DataFileError

FLAT = PICTURES.reshape(len(PICTURES), -1)
ONES = np.eye(10, dtype=int)[LABELS]
TRUTHS = [list(map(str, row)) for row in ONES.astype(bool).tolist()]


def rows(*columns: np.ndarray) -> list[list[str]]:
    return [list(map(str, row)) for row in np.column_stack(columns).tolist()]


def write(path: Path, cells: list[list[str]], separator: str = ",") -> Path:
    path.write_text("\n".join(separator.join(row) for row in cells), encoding="utf-8")
    return path


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("kind", [int, float])
def test_a_one_at_the_place_of_the_digit(tmp_path: Path, first: bool, kind: type) -> None:
    ones = ONES.astype(kind)
    columns = (ones, FLAT) if first else (FLAT, ones)
    check(write(tmp_path / "a.csv", rows(*columns)))


@pytest.mark.parametrize("way", ["[{}]", "{}"])
@pytest.mark.parametrize("between", [", ", " "])
def test_an_array_in_one_cell(tmp_path: Path, way: str, between: str) -> None:
    cells = [way.format(between.join(map(str, row.tolist()))) for row in FLAT]
    lines = [f'{label},"{cell}",Training' for label, cell in zip(LABELS, cells, strict=True)]
    (tmp_path / "a.csv").write_text("\n".join(["emotion,pixels,Usage", *lines]), encoding="utf-8")
    found, notes = read(tmp_path / "a.csv")
    np.testing.assert_array_equal([s.pixels for s in found], PICTURES)
    assert "Labels taken from “emotion”. Columns left aside: Usage." in told(notes)
    lines = [f'"{cell}";{label}' for label, cell in zip(LABELS, cells, strict=True)]
    (tmp_path / "b.csv").write_text("\n".join(["image;label", *lines]), encoding="utf-8")
    check(tmp_path / "b.csv")


def test_rows_on_another_scale_are_refused(tmp_path: Path) -> None:
    """As bytes their ink could not be seen, and was read as something else."""
    cells = rows(np.array(LABELS), FLAT)
    shares = rows(np.array(LABELS), (FLAT / 255).round(4))
    cells[2], cells[5] = shares[2], shares[5]
    found, notes = read(write(tmp_path / "a.csv", cells))
    assert len(found) == len(LABELS) - 2
    assert notes.bad == 2
    assert "another scale" in str(notes.errors[0])
    few, notes = read(write(tmp_path / "b.csv", [*cells[:1], *shares[1:]]))
    assert len(few) == len(LABELS) - 1
    assert "Scaled from 0 … 1" in told(notes)


def test_cells_left_empty_at_the_end_of_a_row_are_cells(tmp_path: Path) -> None:
    names = ["label", *(f"pixel{n}" for n in range(784))]
    blank = [[cell if cell != "0" else "" for cell in row] for row in rows(np.array(LABELS), FLAT)]
    for name, separator in (("a.csv", ","), ("a.tsv", "\t")):
        with pytest.raises(DataFileError, match="cell 2 is empty"):
            read(write(tmp_path / name, [names, *blank], separator))
    indexed = [
        ["", *names],
        *([str(n), *row] for n, row in enumerate(rows(np.array(LABELS), FLAT))),
    ]
    check(write(tmp_path / "b.tsv", indexed, "\t"))


def test_sparse_arff(tmp_path: Path) -> None:
    head = ["@relation digits", *(f"@attribute p{n} numeric" for n in range(784))]
    head += ["@attribute class {0,1,2,3,4,5,6,7,8,9}", "@data"]
    body = [
        "{" + ", ".join(f"{n} {v}" for n, v in enumerate([*row, label]) if v) + "}"
        for row, label in zip(FLAT, LABELS, strict=True)
    ]
    (tmp_path / "a.arff").write_text("\n".join([*head, *body]), encoding="utf-8")
    check(tmp_path / "a.arff")
    (tmp_path / "b.arff").write_text("\n".join([*head, "{9999 1}", *body]), encoding="utf-8")
    check(tmp_path / "b.arff")


def test_sixteen_bits(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", images=PICTURES.astype(np.uint16) * 257, labels=LABELS)
    assert "Scaled from 0 … 65535 to 0 … 255" in check(tmp_path / "a.npz")


def test_colours_before_and_ink_in_alpha(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", images=np.repeat(PICTURES[:, None], 3, 1), labels=LABELS)
    check(tmp_path / "a.npz")
    clear = np.zeros((*PICTURES.shape, 4), np.uint8)
    clear[..., 3] = PICTURES
    np.savez(tmp_path / "b.npz", images=clear, labels=LABELS)
    check(tmp_path / "b.npz")
    np.save(tmp_path / "c.npy", np.repeat(PICTURES[0][..., None], 3, 2))
    assert "last axis" not in told(read(tmp_path / "c.npy")[1])


def test_labels_that_are_a_pickle_are_said(tmp_path: Path) -> None:
    words = np.array([str(label) for label in LABELS], dtype=object)
    np.savez(tmp_path / "a.npz", x=PICTURES, y=words)
    said = check(tmp_path / "a.npz", labels=None)
    assert "“y.npy” left aside, for it is a pickle" in said
    np.savez(tmp_path / "b.npz", x=PICTURES.astype(object), y=LABELS)
    with pytest.raises(DataFileError) as caught:
        read(tmp_path / "b.npz")
    assert "x.npy" in str(caught.value)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickled_pairs_of_any_protocol(tmp_path: Path, protocol: int) -> None:
    data = pickle.dumps((PICTURES, np.array(LABELS)), protocol)
    (tmp_path / "a.pkl").write_bytes(data)
    check(tmp_path / "a.pkl")


PICKLED: dict[str, Any] = {
    "pairs": lambda p, t: [*zip(p, t, strict=True)],
    "label first": lambda p, t: [[n, one] for one, n in zip(p, t, strict=True)],
    "NumPy's numbers": lambda p, t: [*zip(p, np.array(t), strict=True)],
    "texts": lambda p, t: [(one, str(n)) for one, n in zip(p, t, strict=True)],
    "columns of pixels, ones": lambda p, t: [
        (one.reshape(784, 1), np.eye(10)[n][:, None]) for one, n in zip(p, t, strict=True)
    ],
    "named": lambda p, t: [
        {"file": f"{n}.png", "image": one, "label": n} for one, n in zip(p, t, strict=True)
    ],
    "parts": lambda p, t: {"train": [*zip(p, t, strict=True)]},
    "a list of labels": lambda p, t: {"data": p, "labels": t},
    "two lists": lambda p, t: ([*p], t),
    "named lists": lambda p, t: {"images": [*p], "labels": np.array(t)},
}


@pytest.mark.parametrize("name", PICKLED)
def test_pickled_labels_in_lists(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.pkl").write_bytes(pickle.dumps(PICKLED[name](PICTURES, LABELS)))
    assert "with labels of" in check(tmp_path / "a.pkl")


def test_pickled_parts_of_one_size_are_no_pairs(tmp_path: Path) -> None:
    for size in (2, 5):
        parts = [(PICTURES[n : n + size], np.array(LABELS[n : n + size])) for n in (0, size)]
        (tmp_path / "a.pkl").write_bytes(pickle.dumps(parts))
        found, _ = read(tmp_path / "a.pkl")
        assert [sample.digit for sample in found] == LABELS[: 2 * size]


@pytest.mark.parametrize(
    ("name", "start", "advice"),
    [
        ("a.parquet", b"PAR1", "savez"),
        ("a.h5", b"\x89HDF\r\n\x1a\n", "PyTorch or Keras"),
        ("a.hdf", b"\x89HDF\r\n\x1a\n", "savez"),
        ("a.mat", b"MATLAB 5.0 MAT-file", "savez"),
        ("a.pdf", b"%PDF-1.7", "PNG"),
        ("a.psd", b"8BPS", "PNG"),
        ("a.csv.bz2", b"BZh9", "Unpack"),
        ("a.7z", b"7z\xbc\xaf'\x1c", "Unpack"),
        ("a.xls", b"\xd0\xcf\x11\xe0", "CSV"),
        ("a.onnx", b"\x08\x07\x12\x07pytorch", "PyTorch or Keras"),
    ],
)
def test_what_is_not_read_is_said_with_what_to_do(
    tmp_path: Path, name: str, start: bytes, advice: str
) -> None:
    (tmp_path / name).write_bytes(start + bytes(500))
    with pytest.raises(DataFileError) as caught:
        read(tmp_path / name)
    assert advice in str(caught.value)


@pytest.mark.parametrize(
    ("name", "inside", "advice"),
    [
        ("a.pt", "model/data.pkl", "PyTorch or Keras"),
        ("a.keras", "model.weights.h5", "PyTorch or Keras"),
        ("a.numbers", "Index/Document.iwa", "CSV"),
    ],
)
def test_archives_that_are_documents(tmp_path: Path, name: str, inside: str, advice: str) -> None:
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        archive.writestr(inside, b"x")
        archive.writestr("preview.jpg", b"\xff\xd8\xff")
    with pytest.raises(DataFileError) as caught:
        list(read_digits(tmp_path / name, Means(no_picture), Notes()))
    assert advice in str(caught.value)


@pytest.mark.parametrize("way", ["class_{}", "n{}", "{} - {word}", "digit {}", "0{}"])
def test_labels_may_have_a_word_beside_the_digit(tmp_path: Path, way: str) -> None:
    texts = [way.format(label, word=WORDS[label]) for label in LABELS]
    cells = [[text, *row] for text, row in zip(texts, rows(FLAT), strict=True)]
    check(write(tmp_path / "a.csv", cells))


def test_columns_of_ones_may_hold_true_and_false_or_have_words_for_names(tmp_path: Path) -> None:
    """As pandas' get_dummies writes them."""
    pixels = [f"pixel{n}" for n in range(784)]
    for name, names in (("a.csv", [f"label_{n}" for n in range(10)]), ("b.csv", list(WORDS))):
        cells = [[*row[:784], *ones] for row, ones in zip(rows(FLAT), TRUTHS, strict=True)]
        said = check(write(tmp_path / name, [[*pixels, *names], *cells]))
        assert "Labels taken from" in said


def test_true_labels_stand_beside_those_predicted(tmp_path: Path) -> None:
    names = ["y_pred", "y_true", *(f"pixel{n}" for n in range(784))]
    cells = rows((np.array(LABELS) + 1) % 10, np.array(LABELS), FLAT)
    assert "left aside: y_pred" in check(write(tmp_path / "a.csv", [names, *cells]))


def test_bytes_of_a_language_that_has_only_signed_ones(tmp_path: Path) -> None:
    """Paper was taken for a grey in the middle, and every digit for nonsense."""
    cells = rows(np.array(LABELS), FLAT.view(np.int8))
    assert "Signed bytes" in check(write(tmp_path / "a.csv", cells))
    np.save(tmp_path / "a.npy", PICTURES.view(np.int8))
    assert "Signed bytes" in check(tmp_path / "a.npy", labels=None)
    centred = rows(np.array(LABELS), FLAT.astype(int) - 128)
    assert "Scaled from -128 … 127" in check(write(tmp_path / "b.csv", centred))


def centred() -> np.ndarray:
    """Return the digits as MNIST has them, with their mass in the middle."""
    columns = (PICTURES.sum(1) * np.arange(28)).sum(1) / PICTURES.sum((1, 2))
    shifts = np.rint(14 - columns).astype(int)
    return np.stack([np.roll(p, n, 1) for p, n in zip(PICTURES, shifts, strict=True)])


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("after", ["", " # a comment"])
def test_sparse_rows_count_from_either(tmp_path: Path, first: int, after: str) -> None:
    """No pixel lies at an end, so only the centre of mass can tell: it was one pixel off."""
    text = "".join(
        f"{t} " + " ".join(f"{n + first}:{v}" for n, v in enumerate(p.ravel()) if v) + after + "\n"
        for t, p in zip(LABELS, centred(), strict=True)
    )
    (tmp_path / "a.libsvm").write_text(text, encoding="utf-8")
    found, notes = read(tmp_path / "a.libsvm")
    assert ("counted from 0" in told(notes)) == (first == 0)
    for sample, picture in zip(found, centred(), strict=True):
        np.testing.assert_array_equal(sample.pixels, picture)


@pytest.mark.parametrize(("low", "high"), [(-0.132, 1.128), (-0.03, 1.05), (-0.1, 1.0)])
def test_shares_that_overshoot_are_shares(tmp_path: Path, low: float, high: float) -> None:
    """Ng's digits were taken for per cent, of which one was seen: no ink at all."""
    values = (FLAT / 255).round(5)
    values[:, 400], values[:, 401] = low, high
    cells = rows(np.array(LABELS), values)
    found, notes = read(write(tmp_path / "a.csv", cells))
    assert told(notes) == f"Scaled from 0 … 1 to 0 … 255: {len(LABELS)}."
    for sample, picture in zip(found, PICTURES, strict=True):
        assert sample.pixels is not None
        away = np.abs(sample.pixels.astype(int) - picture).ravel()
        assert not np.delete(away, (400, 401)).any()


def test_a_row_that_counts_the_columns_is_no_row_of_labels(tmp_path: Path) -> None:
    pixels = rows(FLAT.T)
    for start in (0, 1):
        counted = [str(n + start) for n in range(len(LABELS))]
        check(write(tmp_path / "a.csv", [counted, *pixels]), labels=None)


def test_a_row_for_each_pixel_is_no_path_of_a_pen(tmp_path: Path) -> None:
    """All its pixels, paper and ink, were joined to one stroke."""
    cells = [
        ["label", "x", "y", "value"],
        *(["7", str(n % 28), str(n // 28), "0"] for n in range(2 * 784)),
    ]
    with pytest.raises(DataFileError, match="no table"):
        read(write(tmp_path / "a.csv", cells))


def test_pixels_in_json_with_a_one_at_the_place_of_the_digit(tmp_path: Path) -> None:
    lines = [
        json.dumps({"pixels": row, "target": ones})
        for row, ones in zip(FLAT.tolist(), ONES.tolist(), strict=True)
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    check(tmp_path / "a.jsonl")


@pytest.mark.parametrize("separator", [" ", "\t", ";"])
def test_rows_with_names_that_the_heading_lacks(tmp_path: Path, separator: str) -> None:
    """As R writes a table: one more cell in each row than in the heading."""
    heading = [f'"V{n + 1}"' for n in range(785)]
    cells = [
        [f'"{n + 1}"', str(t), *map(str, p.ravel())]
        for n, (t, p) in enumerate(zip(LABELS, PICTURES, strict=True))
    ]
    said = check(write(tmp_path / "a.txt", [heading, *cells], separator))
    assert "names of the rows" in said

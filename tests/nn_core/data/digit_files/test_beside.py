"""Labels are found in files of their own, by name, by their count, or by what they name."""

from __future__ import annotations

import json
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import numpy as np
import pytest
from digits_help import LABELS, PICTURES, check, network, no_picture, told

from nn_core.data.digit_files import Means, Notes, Progress, Sample, beside, read_digits
from nn_core.data.digit_files.rows import Dialect
from nn_core.errors import DataFileError
from nn_core.util.generators import finished

NUMBERS = np.array(LABELS)
PAIRS = [
    *(("features.npy", "labels.npy"), ("X.npy", "y.npy"), ("images.npy", "targets.npy")),
    *(("X_train.npy", "t_train.npy"), ("mnist.npy", "mnist_labels.npy"), ("글씨.npy", "정답.npy")),
    *(("X.csv", "y.csv"), ("x.npy", "y.txt"), ("data.csv", "label.npy")),
]


def write(path: Path, array: np.ndarray) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".npy":
        np.save(path, array)
    elif path.suffix:
        np.savetxt(path, array.reshape(len(array), -1), "%d", ",")
    else:
        head = bytes([0, 0, 8, array.ndim]) + np.array(array.shape, ">u4").tobytes()
        path.write_bytes(head + array.astype(np.uint8).tobytes())


@pytest.mark.parametrize("names", PAIRS)
@pytest.mark.parametrize("whole", [False, True])
def test_beside_under_any_name(tmp_path: Path, names: tuple[str, str], whole: bool) -> None:
    write(tmp_path / names[0], PICTURES)
    write(tmp_path / names[1], NUMBERS)
    said = check(tmp_path if whole else tmp_path / names[0])
    assert said == f"Labels taken from “{names[1]}”."


def test_two_parts_of_a_set_keep_their_labels(tmp_path: Path) -> None:
    for part, some in (("test", slice(0, 5)), ("train", slice(5, 11))):
        write(tmp_path / f"pictures_{part}.npy", PICTURES[some])
        write(tmp_path / f"answers_{part}.npy", NUMBERS[some])
    check(tmp_path)


def test_what_could_be_of_two_files_is_of_none(tmp_path: Path) -> None:
    write(tmp_path / "digits.npy", PICTURES)
    for name in ("one.npy", "two.npy"):
        write(tmp_path / name, NUMBERS)
    check(tmp_path / "digits.npy", labels=None)


def test_as_many_other_numbers_are_no_labels(tmp_path: Path) -> None:
    write(tmp_path / "digits.npy", PICTURES)
    write(tmp_path / "ages.npy", NUMBERS + 20)
    check(tmp_path / "digits.npy", labels=None)


IDX = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte")
LAYOUTS = {
    "folders of their own": ("images", "labels"),
    "Kaggle's": IDX,
}


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("how", ["file", "folder", "zip"])
def test_idx_in_two_folders(tmp_path: Path, name: str, how: str) -> None:
    parts = [Path(folder) / file for folder, file in zip(LAYOUTS[name], IDX, strict=True)]
    for part, array in zip(parts, (PICTURES, NUMBERS), strict=True):
        write(tmp_path / "set" / part, array)
    with zipfile.ZipFile(tmp_path / "set.zip", "w") as archive:
        for part in parts:
            archive.write(tmp_path / "set" / part, str(part))
    places = {"file": tmp_path / "set" / parts[0], "folder": tmp_path / "set"}
    said = check(places.get(how, tmp_path / "set.zip"))
    assert said == f"Labels taken from “{IDX[1]}”."
    assert check(tmp_path / "set" / parts[1])  # the labels were chosen, their pictures are found


LISTS = {
    "names.csv": lambda n, t: f"img{n + 50}.png,{t}",
    "paths.csv": lambda n, t: f"data/train/img{n + 50}.png,{t}",
    "stems.tsv": lambda n, t: f"{t}\timg{n + 50}",
    "list.txt": lambda n, t: f"train/img{n + 50}.png {t}",
    "map.json": lambda n, t: (f"img{n + 50}.png", t),
    "records.json": lambda n, t: {"file": f"img{n + 50}.png", "label": t},
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_that_names_pictures(tmp_path: Path, name: str) -> None:
    (tmp_path / "train").mkdir()
    for n, picture in enumerate(PICTURES):
        (tmp_path / "train" / f"img{n + 50}.png").write_bytes(picture.tobytes())
    rows = [LISTS[name](n, t) for n, t in enumerate(LABELS)]
    pairs = all(isinstance(row, tuple) for row in rows)
    whole = json.dumps(dict(rows) if pairs else rows) if name.endswith("json") else ""
    (tmp_path / name).write_text(
        whole or "\n".join(["file,label"] * name.endswith("csv") + rows), encoding="utf-8"
    )
    samples, notes = read_pictures(tmp_path)
    assert [sample.label for sample in samples] == LABELS
    assert told(notes) == f"Labels taken from “{name}”."
    assert not notes.bad


def test_a_text_beside_each_picture(tmp_path: Path) -> None:
    for n, (picture, label) in enumerate(zip(PICTURES, LABELS, strict=True)):
        (tmp_path / f"img{n + 50}.png").write_bytes(picture.tobytes())
        (tmp_path / f"img{n + 50}.txt").write_text(f"{label}\n", encoding="utf-8")
    (tmp_path / "README.txt").write_text("about", encoding="utf-8")
    samples, notes = read_pictures(tmp_path)
    assert [sample.label for sample in samples] == LABELS
    assert "texts beside the pictures: 11." in told(notes)
    assert "left aside: 1." in told(notes)


def read_pictures(folder: Path) -> tuple[list[Sample], Notes]:
    def decode(path: Path) -> Sample:
        return Sample.of_ink(np.frombuffer(path.read_bytes(), np.uint8).reshape(28, 28))

    notes = Notes()
    found = read_digits(folder, Means(decode, network()), notes)
    return [step for step in found if isinstance(step, Sample)], notes


def test_labels_of_another_length_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "x.npy", PICTURES)
    write(tmp_path / "y.npy", NUMBERS[:-1])
    with pytest.raises(DataFileError, match="11 pictures, but 10 labels"):
        check(tmp_path / "x.npy")


def test_looking_for_labels_can_be_ended_between_two_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All lists of a folder were read in one go, which took seconds."""
    opened = []
    for n, picture in enumerate(PICTURES):
        write(tmp_path / f"digit{n}.npy", picture)
    for n in range(5):
        lines = "".join(f"a{k},{k}\n" for k in range(1000))
        (tmp_path / f"list{n}.csv").write_text(lines, encoding="utf-8")
    plain = beside.rows

    def rows(file: IO[bytes], path: Path, dialect: Dialect) -> Iterator[tuple[int, list[str]]]:
        for number, cells in plain(file, path, dialect):
            opened.append((path, number))
            yield number, cells

    monkeypatch.setattr(beside, "rows", rows)
    since = 0
    for step in beside.by_names(sorted(tmp_path.glob("*.csv")), [Path("1.png"), Path("2.png")]):
        assert isinstance(step, Progress)
        assert len(opened) - since <= 200
        since = len(opened)
    assert since == 5000
    since = len(opened)
    for _ in read_digits(tmp_path / "digit1.npy", Means(no_picture), Notes()):
        assert len(opened) - since <= 200
        since = len(opened)


def test_names_in_signs_taken_apart_are_the_same(tmp_path: Path) -> None:
    """macOS writes names of files so; a list beside them is typed."""
    names = [unicodedata.normalize("NFD", f"손글씨_{n}가.png") for n in range(len(LABELS))]
    rows = [
        f"{unicodedata.normalize('NFC', name)},{label}"
        for name, label in zip(names, LABELS, strict=True)
    ]
    (tmp_path / "정답.csv").write_text("파일,정답\n" + "\n".join(rows), encoding="utf-8")
    found = finished(beside.by_names([tmp_path / "정답.csv"], [Path(name) for name in names]))
    assert found is not None
    assert found[1] == LABELS

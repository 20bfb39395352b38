"""Folders and archives: labels are found in names, bad files are named, nothing leads out."""

from __future__ import annotations

import gzip
import io
import tarfile
import unicodedata
import zipfile
from pathlib import Path, PurePath

import numpy as np
import pytest
from digits_help import LABELS, LINES, PICTURES, network, told

from nn_core.data.digit_files import Means, Notes, Progress, Sample, names, read_digits
from nn_core.errors import DataFileError
from nn_core.util.generators import finished

WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def apart(text: str) -> str:
    """Return a text with the signs taken apart, as macOS writes names of files."""
    return unicodedata.normalize("NFD", text)


def decode(path: Path) -> Sample:
    """Read what stands for a picture here: 784 bytes."""
    data = path.read_bytes()
    if len(data) != 784:
        raise DataFileError("no picture")
    sample = Sample.of_ink(np.frombuffer(data, np.uint8).reshape(28, 28))
    return Sample(sample.drawing, pixels=sample.pixels, alone=True)


def read(path: Path, asked: bool = True) -> tuple[list[Sample], Notes]:
    notes = Notes()
    means = Means(decode, network() if asked else None)
    return [s for s in read_digits(path, means, notes) if isinstance(s, Sample)], notes


def write(folder: Path, found: list[str]) -> None:
    for name, picture in zip(found, PICTURES, strict=True):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(picture.tobytes())


NAMED = {
    "label first": [f"{t}_{n:03d}.png" for n, t in enumerate(LABELS)],
    "label last": [
        f"2828_my_own_{t}-{n}.png".replace(f"-{n}", "x" * n and f".{n}")
        for n, t in enumerate(LABELS)
    ],
    "behind a counter": [f"{n:05d}-{t}.png" for n, t in enumerate(LABELS)],
    "between": [f"scan_{t}_{n + 100}.png" for n, t in enumerate(LABELS)],
    "a word": [f"{WORDS[t]}-{n + 50}.png" for n, t in enumerate(LABELS)],
    "digit7": [f"digit{t}_{n + 50}.png" for n, t in enumerate(LABELS)],
    "small counters": [f"{t}_{n % 10}.png" for n, t in enumerate(LABELS)],
    "folders": [f"{t}/{n}.png" for n, t in enumerate(LABELS)],
    "folders 07": [f"{t:02d}/{n}.png" for n, t in enumerate(LABELS)],
    "digit_7": [f"digit_{t}/{n}.png" for n, t in enumerate(LABELS)],
    "below": [f"train/{t}/writer{n}/a.png" for n, t in enumerate(LABELS)],
    "word folders": [f"{WORDS[t]}/{n}.png" for n, t in enumerate(LABELS)],
    "Korean words, taken apart": [
        f"{apart('영일이삼사오육칠팔구'[t])}/{n}.png" for n, t in enumerate(LABELS)
    ],
    "wide numbers": [f"{'０１２３４５６７８９'[t]}/{n}.png" for n, t in enumerate(LABELS)],
}


@pytest.mark.parametrize("name", NAMED)
def test_labels_in_names(tmp_path: Path, name: str) -> None:
    write(tmp_path, NAMED[name])
    found, notes = read(tmp_path)
    pairs = sorted(zip(NAMED[name], LABELS, strict=True), key=lambda p: PurePath(p[0]))
    assert [sample.label for sample in found] == [label for _, label in pairs]
    by_folder = "/" in NAMED[name][0]
    assert told(notes) == (
        f"Labels taken from the names of the {'folders' if by_folder else 'files'}: 11."
    )


CALLED = {
    "Sample008 for 7": lambda t: f"Sample{t + 1:03d}",
    "Sample007 for 7": lambda t: f"Sample{t:03d}",
    "8 for 7": lambda t: str(t + 1),
    "7 - seven": lambda t: f"{t} - {WORDS[t]}",
    "7 (seven)": lambda t: f"{t} ({WORDS[t]})",
    "digit-seven": lambda t: f"digit-{WORDS[t]}",
    "label=7": lambda t: f"label={t}",
    "숫자7": lambda t: f"숫자{t}",
    "hexadecimal": lambda t: f"by_class/{t + 48:x}/hsf_0",
    "codes": lambda t: str(t + 48),
    "a writer below": lambda t: f"{t}/{t * 3 % 7}",
}


@pytest.mark.parametrize("name", CALLED)
def test_folders_called_otherwise(tmp_path: Path, name: str) -> None:
    found = [f"set/{CALLED[name](t)}/{n:02d}.png" for n, t in enumerate(LABELS)]
    write(tmp_path, found)
    samples, notes = read(tmp_path)
    truth = dict(zip(found, LABELS, strict=True))
    assert [sample.label for sample in samples] == [truth[sample.name] for sample in samples]
    assert "names of the folders" in told(notes)
    assert ("count from 1" in told(notes)) == ("8 for 7" in name.replace("008", "8"))


def test_pictures_of_a_folder_are_turned_before_their_names_are_believed(tmp_path: Path) -> None:
    for name, picture in zip(NAMED["behind a counter"], PICTURES, strict=True):
        (tmp_path / name).write_bytes(np.ascontiguousarray(picture[:, ::-1]).tobytes())
    samples, notes = read(tmp_path)
    assert [sample.label for sample in samples] == LABELS
    assert "Mirrored" in told(notes)
    for sample, picture in zip(samples, PICTURES, strict=True):
        np.testing.assert_array_equal(sample.pixels, picture)


@pytest.mark.parametrize(
    "found",
    [
        [f"IMG_{n + 2000}.png" for n in range(11)],
        [f"scan{n:02d}.png" for n in range(11)],
        [f"a{n}/b.png" for n in range(11)],
        [f"{(t + 3) % 10}_{n:03d}.png" for n, t in enumerate(LABELS)],
    ],
)
def test_names_without_labels(tmp_path: Path, found: list[str]) -> None:
    write(tmp_path, found)
    samples, notes = read(tmp_path)
    assert {sample.label for sample in samples} == {None}
    assert told(notes) == "No label in the names of files and folders."


def test_without_a_network_names_are_believed() -> None:
    paths = [PurePath(f"{t}_{n}.png") for n, t in enumerate(LABELS)]

    def nobody(_found: names.Labels) -> names.Agreement:
        yield Progress(0, 0)
        return None

    assert finished(names.labels(paths, nobody)) == (LABELS, names.FROM_FILES)


def test_other_files_in_a_folder_are_read_or_named(tmp_path: Path) -> None:
    write(tmp_path, NAMED["folders"])
    np.save(tmp_path / "more.npy", PICTURES)
    (tmp_path / "strokes.jsonl").write_text(
        '{"label": 1, "strokes": [[[0, 0], [0, 9]]]}\nx\n', "utf-8"
    )
    (tmp_path / "3" / "broken.png").write_bytes(b"x")
    (tmp_path / "table.csv").write_text("name,age\n", encoding="utf-8")
    (tmp_path / "README.txt").write_text("hello", encoding="utf-8")
    (tmp_path / ".hidden.png").write_bytes(b"x")
    found, notes = read(tmp_path)
    assert len(found) == 11 + 11 + 1
    assert "Files of other kinds left aside: 1." in told(notes)
    assert len(notes.errors) == 3
    assert {sample.name for sample in found} >= {"more.npy:1", "strokes.jsonl:1", "0/0.png"}


def zipped(folder: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(folder / "digits.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return folder / "digits.zip"


def tarred(folder: Path, files: dict[str, bytes]) -> Path:
    with tarfile.open(folder / "digits.tar.gz", "w:gz") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return folder / "digits.tar.gz"


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_archives(tmp_path: Path, pack: object) -> None:
    files = {f"set/{n}": p.tobytes() for n, p in zip(NAMED["folders"], PICTURES, strict=True)}
    files |= {"__MACOSX/set/0/._0.png": b"x", "set/about.md": b"x"}
    found, notes = read(pack(tmp_path, files))  # type: ignore[operator]
    assert sorted(sample.digit for sample in found if sample.digit is not None) == sorted(LABELS)
    assert "Files of other kinds left aside: 1." in told(notes)
    assert not notes.bad


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_no_name_leads_out_of_an_archive(tmp_path: Path, pack: object) -> None:
    (tmp_path / "in").mkdir()
    names = ("../../3/out.png", "/tmp/badak-out.png", "a/../../b.png", "..\\..\\c.png")
    path = pack(tmp_path / "in", dict.fromkeys(names, PICTURES[0].tobytes()))  # type: ignore[operator]
    found, _ = read(path)
    assert len(found) == 4
    assert [p.name for p in tmp_path.rglob("*.png")] == []
    assert not Path("/tmp/badak-out.png").exists()


def test_links_in_an_archive_are_left_out(tmp_path: Path) -> None:
    with tarfile.TarFile(tmp_path / "a.tar", "w") as archive:
        entry = tarfile.TarInfo("a.png")
        entry.type, entry.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(entry)
    with pytest.raises(DataFileError, match="no file of digits"):
        read(tmp_path / "a.tar")


def test_a_bomb_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nn_core.data.digit_files.archives.MOST_BYTES", 1 << 20)
    with pytest.raises(DataFileError, match="more than fits"):
        read(zipped(tmp_path, {"a.png": bytes(2 << 20)}))


def test_a_damaged_or_locked_archive(tmp_path: Path) -> None:
    data = zipped(tmp_path, {"a.png": PICTURES[0].tobytes()}).read_bytes()
    (tmp_path / "cut.zip").write_bytes(data[:-30])
    locked = bytearray(data)
    for head, flags in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        locked[data.index(head) + flags] |= 1
    (tmp_path / "locked.zip").write_bytes(locked)
    (tmp_path / "cut.tar.gz").write_bytes(
        tarred(tmp_path, {"a.png": bytes(9999)}).read_bytes()[:99]
    )
    for name in ("cut.zip", "locked.zip", "cut.tar.gz"):
        with pytest.raises(DataFileError, match=r"damaged|cut short|locked"):
            read(tmp_path / name)


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="no file of digits"):
        read(tmp_path)


def test_an_entry_without_a_name_is_damage(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"a.jsonl": LINES[0].encode(), "b": b"x"})
    data = path.read_bytes()
    at = data.rindex(b"b", 0, data.index(b"PK\5\6"))
    path.write_bytes(data[:at] + b"\0" + data[at + 1 :])
    with pytest.raises(DataFileError, match="damaged"):
        read(path, asked=False)


@pytest.mark.parametrize(
    "names", [("data-x.bin", "data-y.bin"), ("images.gz", "labels.gz"), ("x", "y")]
)
def test_idx_in_a_folder_is_found_by_its_bytes(tmp_path: Path, names: tuple[str, str]) -> None:
    for name, array in zip(names, (PICTURES, np.array(LABELS, np.uint8)), strict=True):
        data = (
            bytes([0, 0, 8, array.ndim]) + np.array(array.shape, ">u4").tobytes() + array.tobytes()
        )
        (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    (tmp_path / "notes.bin").write_bytes(b"nothing")
    found, notes = read(tmp_path)
    assert [sample.digit for sample in found] == LABELS
    assert "Labels taken from" in told(notes)

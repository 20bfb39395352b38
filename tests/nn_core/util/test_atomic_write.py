"""Files are replaced when they are whole, or not at all."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import stat
import time
from pathlib import Path

import pytest

from nn_core.errors import DataFileError
from nn_core.util import atomic_write
from nn_core.util.atomic_write import check_writable, replacing, sweep


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_files_take_their_places_together(tmp_path: Path) -> None:
    pictures, labels = tmp_path / "pictures", tmp_path / "labels"
    labels.write_bytes(b"old")
    with replacing(pictures, labels) as (first, second):
        first.write(b"new pictures")
        second.write(b"new labels")
        assert labels.read_bytes() == b"old"
        assert not pictures.exists()
    assert contents(tmp_path) == {"pictures": b"new pictures", "labels": b"new labels"}


@pytest.mark.parametrize("error", [ValueError, GeneratorExit, KeyboardInterrupt])
def test_whatever_is_raised_leaves_everything_as_it_was(
    error: type[BaseException], tmp_path: Path
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with pytest.raises(error), replacing(path) as (file,):
        file.write(b"half of")
        raise error
    assert contents(tmp_path) == {"a": b"old"}


def test_a_full_disk_is_a_typed_error(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with pytest.raises(DataFileError, match="no space is left"), replacing(path) as (file,):
        file.write(b"half of")
        raise OSError(28, "No space left on device")
    assert contents(tmp_path) == {}


def test_a_folder_that_is_not_there_is_a_typed_error(tmp_path: Path) -> None:
    with pytest.raises(DataFileError), replacing(tmp_path / "nowhere" / "a"):
        pass


@pytest.mark.skipif(os.name == "nt", reason="rights are another matter there")
def test_the_file_may_be_read_as_far_as_new_files_may(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    with replacing(tmp_path / "a") as (file,):
        file.write(b"x")
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("usual", "a")}
    assert len(modes) == 1


@pytest.mark.skipif(os.name == "nt", reason="POSIX has these")
@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "link to a device", "loop", "long"])
def test_what_is_no_file_is_never_replaced(kind: str, tmp_path: Path) -> None:
    path = tmp_path / ("a" * 300 if kind == "long" else "a")
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path = Path(os.devnull)
    elif kind == "link to a device":
        path.symlink_to(os.devnull)
    elif kind == "loop":
        path.symlink_to(path)
    before = path.lstat() if kind != "long" else None
    with pytest.raises(DataFileError, match="can't be written"), replacing(path):
        pass
    with pytest.raises(DataFileError, match="can't be written"):
        check_writable(path)
    if before is not None:
        assert (path.lstat().st_ino, path.lstat().st_mode) == (before.st_ino, before.st_mode)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("there", [True, False])
def test_a_link_stays_and_leads_to_the_new_file(there: bool, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    target, link = tmp_path / "elsewhere" / "file", tmp_path / "link"
    link.symlink_to(target)
    if there:
        target.write_bytes(b"old")
    with replacing(link) as (file,):
        file.write(b"new")
    assert link.is_symlink()
    assert contents(target.parent) == {"file": b"new"}


def test_trying_a_place_leaves_nothing_there(tmp_path: Path) -> None:
    check_writable(tmp_path / "new")
    (tmp_path / "old").write_bytes(b"old")
    check_writable(tmp_path / "old")
    assert contents(tmp_path) == {"old": b"old"}
    with pytest.raises(DataFileError):
        check_writable(tmp_path / "nowhere" / "a")


class FullDisk(io.FileIO):
    """Takes what is written until it is to reach the disk."""

    def write(self, _data: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("size", [10, 1 << 20], ids=["at the end", "while writing"])
@pytest.mark.parametrize("count", [1, 2])
def test_a_disk_full_in_write_flush_and_close(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, count: int
) -> None:
    """What waits in the buffer fails once more when the file is closed."""
    monkeypatch.setattr(
        atomic_write.os, "fdopen", lambda handle, _way: io.BufferedWriter(FullDisk(handle, "w"))
    )
    paths = [tmp_path / str(number) for number in range(count)]
    with pytest.raises(DataFileError, match="no space is left"), replacing(*paths) as files:
        for file in files:
            file.write(b"x" * size)
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("error", [ValueError, GeneratorExit])
def test_a_cancelled_write_to_a_full_disk_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    monkeypatch.setattr(
        atomic_write.os, "fdopen", lambda handle, _way: io.BufferedWriter(FullDisk(handle, "w"))
    )
    with pytest.raises(error), replacing(tmp_path / "a") as (file,):
        file.write(b"x")
        raise error
    assert contents(tmp_path) == {}


def test_what_a_killed_program_left_is_swept_an_hour_later(tmp_path: Path) -> None:
    def made(name: str, age: float) -> None:
        (tmp_path / name).write_bytes(b"half")
        then = time.time() - age
        os.utime(tmp_path / name, (then, then))

    made(".net 3.safetensors.yrs7zv4o", 4000)
    made(".net 4.safetensors.yrs7zv4_", 3000)  # another window may be writing it
    made(".net 5.safetensors.yrs7zv4o", -4000)
    kept = ["net.safetensors", ".hidden.safetensors", ".a.txt.yrs7zv4o", "b.safetensors.yrs7zv4o"]
    for name in kept:
        made(name, 4000)
    (tmp_path / ".folder.safetensors.yrs7zv4o").mkdir()
    sweep(tmp_path, ".safetensors")
    left = {".net 4.safetensors.yrs7zv4_", ".net 5.safetensors.yrs7zv4o"}
    assert {p.name for p in tmp_path.iterdir()} == {*left, *kept, ".folder.safetensors.yrs7zv4o"}
    sweep(tmp_path / "nowhere", ".safetensors")


def test_what_is_swept_is_what_replacing_leaves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic_write, "LEFT_AFTER", -1.0)
    with contextlib.suppress(DataFileError), replacing(tmp_path / "a b.safetensors") as (file,):
        file.write(b"x")
        sweep(tmp_path, ".safetensors")
        assert contents(tmp_path) == {}

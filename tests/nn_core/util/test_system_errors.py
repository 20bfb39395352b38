"""Only regular files are read, and no message of the system or letter of a name comes out raw."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import numpy as np
import pytest

from nn_core.data.files import opened
from nn_core.data.idx import read_idx
from nn_core.data.stroke_files import read_strokes
from nn_core.errors import BadakError, DataFileError, shown
from nn_core.models import load
from nn_core.models.files import read_notes
from nn_core.util.system_errors import NotRegular, regular

READERS = {
    "strokes": lambda path: list(read_strokes(path)),
    "pictures": lambda path: read_idx(path, 3),
    "model": load,
    "notes": read_notes,
}


@pytest.fixture(params=["pipe", "socket", "device"])
def irregular(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return what may never give a byte, or no end of them."""
    path = tmp_path / "a.safetensors"
    if request.param == "device":
        path.symlink_to(os.devnull if os.name == "nt" else "/dev/zero")
    elif request.param == "pipe":
        if not hasattr(os, "mkfifo"):
            pytest.skip("no pipes among the files here")
        os.mkfifo(path)
    else:
        if not hasattr(socket, "AF_UNIX"):
            pytest.skip("no sockets among the files here")
        with socket.socket(socket.AF_UNIX) as made:
            here = Path.cwd()
            os.chdir(tmp_path)  # a path of a socket is short
            made.bind(path.name)
            os.chdir(here)
    return path


@pytest.mark.parametrize("reader", READERS)
def test_nothing_waits_for_a_pipe(irregular: Path, reader: str) -> None:
    with pytest.raises(BadakError, match="no file, but a device"):
        READERS[reader](irregular)


@pytest.mark.parametrize("name", ["x" * 300, "a\0b", "no/such", "."])
@pytest.mark.parametrize("reader", READERS)
def test_what_no_file_can_be_is_said_in_words(tmp_path: Path, reader: str, name: str) -> None:
    with pytest.raises(BadakError) as caught:
        READERS[reader](tmp_path / name)
    assert "Errno" not in str(caught.value)


def test_a_regular_file_is_one_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert regular(tmp_path / "b").st_size == 3
    with opened(tmp_path / "b") as file:
        assert file.read() == b"abc"
    with pytest.raises(IsADirectoryError):
        regular(tmp_path)
    assert issubclass(NotRegular, OSError)


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("a\x1b[31mb", r"a\x1b[31mb"),
        ("a\nb\tc", r"a\nb\tc"),
        ("\u202egnp.exe", r"\u202egnp.exe"),
        ("a\udcff", r"a\udcff"),
        ("숫자 é “1” 日本\u3000\u202f.png", "숫자 é “1” 日本\u3000\u202f.png"),
        (Path("a\x07"), r"a\x07"),
        (3, 3),
    ],
)
def test_what_cannot_be_seen_of_a_name_is_written_out(name: object, seen: object) -> None:
    assert shown(name) == seen
    assert str(seen) in str(DataFileError("It is {name}.", "Try {name}.", name=name))


def test_numbers_keep_their_form() -> None:
    assert str(DataFileError("{n:.1f}", n=np.float64(1.25))) == "1.2"

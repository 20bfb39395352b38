"""What is handed out: one file that unpacks itself and starts, and a zip."""

from __future__ import annotations

import importlib.util
import lzma
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = '#!/bin/sh\necho "started with $*"\nexit 7\n'

posix = pytest.mark.skipif(sys.platform == "win32", reason="a script of sh")


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build", ROOT / "packaging" / "build.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A program of one file, as the built folder holds one."""
    folder = tmp_path / "badak"
    (folder / "_internal").mkdir(parents=True)
    (folder / "_internal" / "data").write_bytes(bytes(range(256)) * 100)
    (folder / "badak").write_text(PROGRAM, encoding="utf-8")
    (folder / "badak").chmod(0o755)
    return folder


@pytest.fixture
def one_file(build: ModuleType, folder: Path, tmp_path: Path) -> Path:
    packed = tmp_path / "badak-linux.tar.xz"
    with lzma.open(packed, "wb") as stream, tarfile.open(fileobj=stream, mode="w|") as tar:
        tar.add(folder, f"badak-{build.VERSION}")
    made: Path = build.self_extracting(packed, 188.4)
    return made


def start(file: Path, cache: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(file), *arguments], env={**os.environ, "XDG_CACHE_HOME": str(cache)},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


@posix
def test_one_file_unpacks_once_and_starts(one_file: Path, tmp_path: Path) -> None:
    cache = tmp_path / "my cache"
    first = start(one_file, cache, "recognise", "two words.png")
    assert first.stdout == "started with recognise two words.png\n"
    assert first.returncode == 7
    assert "once (188 MB)" in first.stderr
    second = start(one_file, cache)
    assert (second.stdout, second.stderr) == ("started with \n", "")
    (place,) = (cache / "badak").iterdir()
    assert (place / "_internal" / "data").stat().st_size == 25_600


@posix
@pytest.mark.parametrize("damage", ["short", "changed"])
def test_a_damaged_file_is_refused_and_leaves_nothing(
    one_file: Path, tmp_path: Path, damage: str
) -> None:
    content = bytearray(one_file.read_bytes())
    if damage == "short":
        del content[-200:]
    else:
        content[-200] ^= 1
    one_file.write_bytes(content)
    done = start(one_file, tmp_path / "cache")
    assert done.returncode == 2
    assert "damaged or not whole" in done.stderr
    assert list((tmp_path / "cache" / "badak").iterdir()) == []


@posix
def test_a_cache_that_cannot_be_made_ends_in_a_sentence(one_file: Path, tmp_path: Path) -> None:
    (tmp_path / "in the way").touch()
    done = start(one_file, tmp_path / "in the way")
    assert done.returncode == 2
    assert "set XDG_CACHE_HOME" in done.stderr


@posix
def test_what_a_stopped_start_left_is_replaced(one_file: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    start(one_file, cache)
    (place,) = (cache / "badak").iterdir()
    (place / "badak").unlink()
    assert start(one_file, cache).returncode == 7


def test_the_zip_holds_one_folder(build: ModuleType, folder: Path, tmp_path: Path) -> None:
    packed = build.zipped(folder, tmp_path / "badak.zip")
    with zipfile.ZipFile(packed) as archive:
        assert archive.testzip() is None
        names = {name for name in archive.namelist() if not name.endswith("/")}
    base = f"badak-{build.VERSION}"
    assert names == {f"{base}/badak", f"{base}/_internal/data"}


def test_the_kind_of_file_is_the_same_everywhere() -> None:
    def read(name: str) -> str:
        return (ROOT / "packaging" / name).read_text(encoding="utf-8")

    kind = "application/x-badak"
    entry = read("linux/applications/badak.desktop").splitlines()
    assert f"MimeType={kind};" in entry
    assert "Exec=badak %f" in entry
    types = ElementTree.fromstring(read("linux/mime/packages/badak.xml"))
    spaces = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    assert [node.get("type") for node in types.findall("m:mime-type", spaces)] == [kind]
    assert [node.get("pattern") for node in types.iterfind(".//m:glob", spaces)] == ["*.badak"]
    assert f"<mediatype>{kind}</mediatype>" in read("linux/metainfo/app.badak.Badak.metainfo.xml")
    assert r'"Software\Classes\.badak"' in read("windows/badak.iss")


def test_the_newest_release_is_this_version(build: ModuleType) -> None:
    file = ROOT / "packaging/linux/metainfo/app.badak.Badak.metainfo.xml"
    releases = ElementTree.parse(file).iterfind(".//release")
    assert next(releases).get("version") == build.VERSION

"""Where the program writes: the user's folders, or a chosen one, and a home for who has none."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs
import pytest

from desktop.platform import paths

ALL = (paths.config_dir, paths.data_dir, paths.log_dir)


def test_a_chosen_folder_holds_everything(monkeypatch, tmp_path):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    assert {folder().parent for folder in ALL} == {tmp_path}


def test_by_default_they_are_the_user_s(monkeypatch):
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    for folder in ALL:
        assert folder().is_absolute() and paths.APP in str(folder())


@pytest.fixture
def homeless(monkeypatch, tmp_path):
    pwd = pytest.importorskip("pwd", reason="on Windows everybody has a profile")

    def nobody(_number):
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", nobody)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)


def test_a_user_without_a_home_gets_one(homeless, tmp_path):
    paths.ensure_home()
    home = Path.home()
    assert home.parent == tmp_path and home.is_dir()
    assert all(folder().is_relative_to(home) for folder in ALL)


def test_the_same_one_at_the_next_start(homeless, monkeypatch):
    paths.ensure_home()
    first = Path.home()
    monkeypatch.delenv("HOME")
    paths.ensure_home()
    assert Path.home() == first


@pytest.mark.skipif(os.name != "posix", reason="rights of folders")
@pytest.mark.parametrize("kind", ["open folder", "link", "file"])
def test_a_home_that_somebody_else_could_have_made_is_not_taken(homeless, tmp_path, kind):
    made = tmp_path / f"{paths.APP}-{os.getuid()}"
    if kind == "open folder":
        made.mkdir()
        made.chmod(0o755)
    elif kind == "link":
        (tmp_path / "theirs").mkdir(mode=0o700)
        made.symlink_to(tmp_path / "theirs")
    else:
        made.touch()
    paths.ensure_home()
    assert Path.home() != made
    assert Path.home().stat().st_mode & 0o077 == 0


def test_a_user_with_a_home_keeps_it(monkeypatch):
    before = Path.home()
    paths.ensure_home()
    assert Path.home() == before


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there the folders are others")
@pytest.mark.parametrize("base", ["", "relative", "/elsewhere"])
def test_they_are_what_platformdirs_says(monkeypatch, base):
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", base and f"{base}/{name}")
    places = platformdirs.PlatformDirs(paths.APP, appauthor=False)
    expected = [places.user_config_dir, places.user_data_dir, places.user_log_dir]
    assert [str(folder()) for folder in ALL] == expected

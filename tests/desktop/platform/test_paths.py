"""Where the program writes: the user's folders, or a chosen one, and a home for who has none."""

from __future__ import annotations

import os
from pathlib import Path

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


@pytest.mark.skipif(os.name == "nt", reason="there everybody has a profile")
def test_a_user_without_a_home_gets_one(monkeypatch, tmp_path):
    import pwd

    def nobody(_number):
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", nobody)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    paths.ensure_home()
    assert Path.home().parent == tmp_path and Path.home().is_dir()
    assert all(folder().is_relative_to(Path.home()) for folder in ALL)


def test_a_user_with_a_home_keeps_it(monkeypatch):
    before = Path.home()
    paths.ensure_home()
    assert Path.home() == before

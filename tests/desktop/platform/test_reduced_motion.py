from __future__ import annotations

import sys

import pytest

from desktop.platform import reduced_motion

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="files of Linux")


@pytest.fixture
def config(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CURRENT_DESKTOP", raising=False)
    return tmp_path


def write(file, text):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_silence_means_motion(config):
    assert not reduced_motion.less_wanted()


@pytest.mark.parametrize(
    ("factor", "less"), [("0", True), ("0.0", True), ("1", False), ("x", False)]
)
def test_kde_is_asked(config, factor, less):
    write(config / "kdeglobals", f"[KDE]\nAnimationDurationFactor={factor}\n")
    assert reduced_motion.less_wanted() == less


@pytest.mark.parametrize(("value", "less"), [("false", True), ("0", True), ("true", False)])
def test_gtk_is_asked(config, value, less):
    write(config / "gtk-3.0" / "settings.ini", f"[Settings]\ngtk-enable-animations={value}\n")
    assert reduced_motion.less_wanted() == less


@pytest.mark.parametrize(("answer", "less"), [("false", True), ("true", False)])
def test_gnome_is_asked(config, monkeypatch, answer, less):
    write(config / "gsettings", f"#!/bin/sh\necho {answer}\n")
    (config / "gsettings").chmod(0o755)
    monkeypatch.setenv("PATH", str(config), prepend=":")
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "ubuntu:GNOME")
    assert reduced_motion.less_wanted() == less


def test_a_damaged_file_is_no_error(config):
    write(config / "kdeglobals", "no section\n\x00")
    assert not reduced_motion.less_wanted()

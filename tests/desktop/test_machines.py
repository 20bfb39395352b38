"""A session made on one machine opens on another with the same pictures."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
from machine import PLACES
from PySide6.QtGui import QImage

from desktop.services.settings import Settings

HERE = Path(__file__).parent


def run(what, file, home, folder):
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, str(HERE / "machine.py"), what, str(file), str(folder)],
        env={**os.environ, "BADAK_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr


def pixels(file):
    image = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32)
    wide = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return wide[..., :3].astype(int)


def test_the_same_pictures_on_another_machine(tmp_path, monkeypatch):
    file = tmp_path / "made.badak"
    run("make", file, tmp_path / "one", tmp_path / "made")
    before = file.read_bytes()
    monkeypatch.setenv("BADAK_HOME", str(tmp_path / "other"))
    other = Settings()
    for key, value in (("gates/page", "adders"), ("filters/page", "walk"), ("digit/page", "read")):
        other.set(key, value)
    other.sync()
    run("open", file, tmp_path / "other", tmp_path / "opened")
    assert file.read_bytes() == before
    for tab in PLACES:
        made, opened = (pixels(tmp_path / name / f"{tab}.png") for name in ("made", "opened"))
        assert made.shape == opened.shape, tab
        assert np.mean(np.abs(made - opened).max(axis=-1) > 8) < 0.001, tab

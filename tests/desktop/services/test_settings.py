"""What is remembered: typed, and a damaged file only means defaults."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from desktop.services.settings import Settings

ROOT = Path(__file__).parents[3]


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "badak.ini")


def test_everything_comes_back_after_a_restart(settings, tmp_path):
    settings.set("a/text", "Größe 7")
    settings.set("a/flag", True)
    settings.set("a/number", 0.25)
    settings.set("a/off", math.inf)
    settings.set("a/blob", QByteArray(b"\0\1"))
    settings.sync()
    again = Settings(tmp_path / "badak.ini")
    assert again.text("a/text") == "Größe 7"
    assert again.flag("a/flag")
    assert again.number("a/number") == 0.25
    assert again.number("a/off") == math.inf
    assert again.blob("a/blob") == QByteArray(b"\0\1")


def test_what_was_never_set_is_the_default(settings):
    assert not settings.has("a/text")
    assert settings.text("a/text", "usual") == "usual"
    assert settings.flag("a/flag", True)
    assert settings.number("a/number", 1.5) == 1.5
    assert settings.blob("a/blob").isEmpty()


@pytest.mark.parametrize("damaged", ["", "zoom", "nan", "-NaN", "1,5", "1, 2"])
def test_a_damaged_number_is_the_default(damaged, tmp_path):
    path = tmp_path / "badak.ini"
    path.write_text(f"[look]\nzoom={damaged}\n", encoding="utf-8")
    assert Settings(path).number("look/zoom", 1.0) == 1.0


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
@pytest.mark.parametrize("linked", [False, True])
def test_a_pipe_in_its_place_is_let_be(tmp_path, linked):
    pipe = tmp_path / "badak.ini"
    os.mkfifo(tmp_path / "pipe" if linked else pipe)
    if linked:
        pipe.symlink_to("pipe")
    # In a process of its own: where the pipe is opened, this never ends.
    script = (
        "import sys; from pathlib import Path; from desktop.services.settings import Settings\n"
        "one = Settings(Path(sys.argv[1])); one.set('a/text', 'kept'); one.sync()\n"
        "print(Settings(Path(sys.argv[1])).text('a/text'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(pipe)], cwd=ROOT, capture_output=True, text=True,
        timeout=30, check=False,
    )  # fmt: skip
    assert done.stdout == "kept\n", done.stderr
    assert pipe.is_fifo()

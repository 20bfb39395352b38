"""The entry point, before anything else of the program is there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
INTERRUPTING = """
import signal, sys
# A shell that starts things in the background has them ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)
class Finder:
    def find_spec(name, path=None, target=None):
        if name == {module!r}:
            signal.raise_signal(signal.SIGINT)
sys.meta_path.insert(0, Finder)
sys.argv = ["badak", *{arguments!r}]
import main
sys.exit(main.main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize(
    ("module", "arguments"),
    [("desktop.cli", ["recognise", "x.png"]), ("desktop.platform.version", ["--version"]),
     ("desktop.platform.preflight", []), ("desktop.app", [])],
)  # fmt: skip
def test_ctrl_c_while_modules_are_imported_ends_without_a_word(
    module: str, arguments: list[str]
) -> None:
    text = INTERRUPTING.format(module=module, arguments=arguments)
    done = subprocess.run(
        [sys.executable, "-c", text], cwd=ROOT, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.returncode == 128 + signal.SIGINT


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize(
    "module", ["PySide6.QtCore", "PySide6.QtWidgets", "desktop.shell.commands"]
)
def test_ctrl_c_while_the_window_opens_ends_it_at_once(module: str, tmp_path: Path) -> None:
    text = INTERRUPTING.format(module=module, arguments=[])
    done = subprocess.run(
        [sys.executable, "-c", text], cwd=ROOT, capture_output=True, text=True, timeout=60,
        check=False,
        env={**os.environ, "BADAK_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert "Fatal" not in done.stderr
    assert done.returncode == -signal.SIGINT


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes the streams")
def test_without_a_console_a_picture_is_recognised(tmp_path: Path) -> None:
    picture = tmp_path / "one.pgm"
    rows = [[255 if 12 <= column < 16 and 4 <= row < 24 else 0 for column in range(28)]
            for row in range(28)]  # fmt: skip
    picture.write_bytes(b"P5 28 28 255 " + bytes(value for row in rows for value in row))
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$0" main.py recognise "$1" 2>&-', sys.executable, str(picture)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert json.loads(done.stdout)["answer"] is not None


def test_streams_that_are_missing_are_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop import __main__ as main

    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    main.fill_streams()
    assert sys.stdin.read() == ""
    for stream in (sys.stdout, sys.stderr):
        stream.write("바닥")
        stream.flush()
        stream.close()
    sys.stdin.close()

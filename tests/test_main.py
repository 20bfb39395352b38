"""The entry point, before anything else of the program is there."""

from __future__ import annotations

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

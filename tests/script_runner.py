"""Run a copied script the way a reader would: alone, with NumPy and nothing of the program."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from desktop.reading.content import CodeSnapshot
from desktop.reading.script import script

BLOCKED = ("nn_core", "desktop", "resources", "main", "PySide6", "pyqtgraph", "safetensors")
_BLOCK = f"import sys; sys.modules.update(dict.fromkeys({BLOCKED!r}));"
_RUN = "import runpy; runpy.run_path(sys.argv[1], run_name='__main__')"


def run_script(snapshot: CodeSnapshot) -> str:
    """Return what the script of ``snapshot`` prints; a failing script fails the test."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "script.py"
        file.write_text(script(snapshot), encoding="utf-8")
        command = [sys.executable, "-I", "-W", "error", "-c", _BLOCK + _RUN, str(file)]
        run = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, timeout=60, check=False
        )
    assert run.returncode == 0, run.stderr
    return run.stdout

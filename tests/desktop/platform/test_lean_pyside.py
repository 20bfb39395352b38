"""The binding is imported without its generator, and works as it does with it."""

from __future__ import annotations

import subprocess
import sys

PROBE = """
import builtins, sys
plain = builtins.__import__
from desktop.platform import lean_pyside
lean_pyside.load()
assert builtins.__import__ is plain
generators = [module for name, module in sys.modules.items() if name.endswith(".pyi_generator")]
assert generators and not any(hasattr(module, "Formatter") for module in generators)
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
try:
    QWidget().resize("wide")
except TypeError as error:
    print(error)
"""


def test_errors_name_the_signatures_without_the_generator():
    done = subprocess.run(
        [sys.executable, "-c", PROBE], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stderr == ""
    assert "Supported signatures" in done.stdout

"""The guard of handlers changes nothing else about the classes of Qt's objects."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
CODE = """
from desktop.platform import overrides
overrides.guard()
from typing import Generic, TypeVar
from PySide6.QtCore import QObject
T = TypeVar("T")
class Told:
    def __init_subclass__(cls, **named):
        super().__init_subclass__(**named)
        cls.told = True
class Holder(QObject, Generic[T]):
    pass
class Numbers(Holder[int], Told):
    def timerEvent(self, event):
        "Says the time."
assert Numbers.told and Holder.__parameters__ == (T,)
assert Numbers.timerEvent.__doc__ == "Says the time."
"""


def test_other_bases_hear_of_a_new_class_too() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr

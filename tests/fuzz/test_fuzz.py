"""A short form of ``python -m tests.fuzz``, and that it finds what it looks for."""

from __future__ import annotations

import random
import sys
import warnings
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from nn_core.data import stroke_files

from . import run as run_module
from .mutations import mutated
from .readers import READERS, STROKES
from .run import run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no alarm")
INPUTS = 150
"""Of each reader."""
FEWER = {"networks": 40}
"""Of those that take long: it tries what no array tells."""


@pytest.mark.parametrize("name", READERS)
def test_no_input_is_mishandled(name: str, tmp_path: Path, qapp: object) -> None:
    inputs = FEWER.get(name, INPUTS)
    result = run(inputs, 0, tmp_path, [name])
    assert result.tried[name] == inputs
    assert result.faults == {}


@pytest.mark.parametrize("wrong", [KeyError("label"), RuntimeWarning("overflow")])
def test_a_reader_that_fails_is_found(
    wrong: Exception, tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(record: object, number: int = 1) -> None:
        if isinstance(wrong, Warning):
            warnings.warn(wrong, stacklevel=1)
        else:
            raise wrong

    monkeypatch.setattr(stroke_files, "sample_of", fails)
    (kind,) = run(20, 0, tmp_path, ["strokes"]).faults
    assert type(wrong).__name__ in kind


def test_what_takes_much_memory_is_found(
    tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = iter(range(0, 1 << 20, run_module.LARGE))
    monkeypatch.setattr(run_module, "_peak", lambda: next(taken) * 2)
    result = run(3, 0, tmp_path, ["strokes"])
    assert "strokes: large" in result.faults
    assert any("MB" in line for line in result.lines())


def test_the_same_seed_gives_the_same_inputs() -> None:
    first, second = ([mutated(STROKES[0], STROKES, random.Random(3)) for _ in "ab"] for _ in "ab")
    assert first == second

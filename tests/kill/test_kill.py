"""A short form of ``python -m tests.kill``: one kill of each kind of work."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from .run import STORY, run
from .work import KINDS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_lost_or_half(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A reader's first steps only.
    monkeypatch.setitem(STORY, "reading", 6.0)
    monkeypatch.setattr("tests.kill.run.LOST", 3.0)  # on a machine that may be busy elsewhere
    result = run(1, 0, tmp_path, [kind])
    assert result.promised[kind] > 0
    assert result.faults == []

"""``badak limits`` writes limits into a file of weights and changes nothing else in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from desktop.cli import main
from desktop.platform import package_files
from nn_core.models import build, load, save

ROOT = Path(__file__).parents[3]
DRAWN = ROOT / "tests" / "data" / "digits.jsonl"


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    return Path(
        shutil.copy(package_files.path("weights", "book.safetensors"), tmp_path / "w.safetensors")
    )


def test_limits_are_written_and_the_rest_stays(weights: Path, capsys) -> None:
    before = load(weights)
    shares = ["--refuse", "0.5", "--unsure", "0"]
    assert main(["limits", "--model", str(weights), "--strokes", str(DRAWN), *shares]) == 0
    after = load(weights)
    assert "strange above" in capsys.readouterr().err
    np.testing.assert_array_equal(after.network.flat_params, before.network.flat_params)
    assert before.familiarity is not None and after.familiarity is not None
    np.testing.assert_array_equal(after.familiarity.means, before.familiarity.means)
    assert after.familiarity.strange_above != before.familiarity.strange_above
    assert "at most 50.00% refused" in after.metadata["limits"]
    count = len(DRAWN.read_text(encoding="utf-8").splitlines())
    assert main(["recognise", "--model", str(weights), str(DRAWN)]) == 0
    assert f"{count // 2} refused" in capsys.readouterr().err


def test_a_model_that_knows_no_strangeness_is_refused(tmp_path: Path, capsys) -> None:
    path = tmp_path / "w.safetensors"
    save(path, build("book", np.random.default_rng(0)))
    assert main(["limits", "--model", str(path), "--strokes", str(DRAWN)]) == 2
    assert "strangeness" in capsys.readouterr().err


def test_strokes_without_digits_are_refused(weights: Path, tmp_path: Path, capsys) -> None:
    path = tmp_path / "letters.jsonl"
    path.write_text('{"label": "a", "strokes": [[[0, 0], [1, 1]]]}', encoding="utf-8")
    before = weights.read_bytes()
    assert main(["limits", "--model", str(weights), "--strokes", str(path)]) == 2
    assert "no digit" in capsys.readouterr().err
    assert weights.read_bytes() == before

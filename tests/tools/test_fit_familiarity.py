"""The tool that writes into weights what digits look like leaves the weights as they are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np

from nn_core.models import load, save

ROOT = Path(__file__).parents[2]


def test_weights_and_metadata_stay_and_familiarity_comes(tmp_path: Path) -> None:
    before = load(ROOT / "resources" / "weights" / "book.safetensors")
    path = tmp_path / "book.safetensors"
    save(path, before.network, before.metadata)
    tool = [sys.executable, str(ROOT / "tools" / "fit_familiarity.py"), str(path)]
    said = subprocess.run(tool, capture_output=True, text=True, check=True).stdout
    after = load(path)
    assert after.familiarity is not None
    assert f"{after.familiarity.strange_above:.2f}" in said
    assert after.metadata == before.metadata
    for name, value in before.network.state().items():
        np.testing.assert_array_equal(after.network.state()[name], value)

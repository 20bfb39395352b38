"""What is no digit: every kind draws something that can be drawn, and never the same."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core.data.synthetic_outliers import FIGURES, KINDS, SHARES, nonsense
from nn_core.digits.raster import rasterise_strokes


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_leaves_ink(kind) -> None:
    rng = np.random.default_rng(0)
    for _ in range(15):
        strokes = kind(rng)
        assert strokes
        assert all(s.ndim == 2 and s.shape[1] == 2 and np.isfinite(s).all() for s in strokes)
        assert rasterise_strokes(strokes).any()


def test_the_shares_are_of_all_kinds() -> None:
    assert len(SHARES) == len(KINDS)
    assert sum(SHARES) == pytest.approx(1)


@pytest.mark.parametrize("text", FIGURES)
def test_every_figure_is_written_on_the_grid(text: str) -> None:
    for stroke in text.split("/"):
        pairs = stroke.lstrip("~").split()
        assert len(pairs) >= 2
        assert all(len(pair) == 2 and set(pair) <= set("0123456") for pair in pairs)


def test_nothing_is_drawn_twice() -> None:
    rng = np.random.default_rng(0)
    pictures = {rasterise_strokes(nonsense(rng)).tobytes() for _ in range(30)}
    assert len(pictures) == 30

"""Pens of all widths: what they cover, and that huge ones cost no more than others."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core.arrays import FloatArray
from nn_core.digits import ink
from nn_core.digits.strokes import FARTHEST

SHAPE = (80, 80)


def dense(points: FloatArray, radii: FloatArray, steps: int = 2000) -> FloatArray:
    """Return what a stroke covers, by a disc at each of very many places."""
    share = np.linspace(0, len(points) - 1, steps)
    samples = [np.interp(share, np.arange(len(points)), row) for row in (*points.T, radii)]
    y, x = (np.arange(size) + 0.5 for size in SHAPE)
    covered = np.zeros(SHAPE)
    for left, top, radius in zip(*samples, strict=True):
        away = np.hypot((y - top)[:, None], (x - left)[None, :])
        np.maximum(covered, np.clip(radius + 0.5 - away, 0, 1), out=covered)
    return covered


@pytest.mark.parametrize(
    ("points", "radii"),
    [
        ([[10, 10], [70, 60]], [3, 3]),
        ([[10, 10], [70, 60]], [0.75, 30]),
        ([[70, 20], [-400, 40]], [1, 300]),
        ([[5, 40], [40, 40], [75, 41]], [20, 0.75, 12]),
        ([[40, 40], [40, 40]], [0.75, 9]),
    ],
    ids=["even", "widening", "from far away", "waist", "on the spot"],
)
def test_a_pen_of_changing_width_covers_what_its_discs_cover(
    points: list[list[float]], radii: list[float]
) -> None:
    places, widths = np.array(points, float), np.array(radii, float)
    np.testing.assert_allclose(
        ink.coverage(SHAPE, places, widths), dense(places, widths), atol=2 * ink.WAVE
    )


@pytest.mark.parametrize("far", [1.0, 1000.0, FARTHEST])
def test_huge_pens_with_pressure_take_few_discs(
    far: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid: list[int] = []

    def count(shape: tuple[int, ...], discs: FloatArray, _reach: int) -> FloatArray:
        laid.append(len(discs))
        return np.zeros(shape, np.float32)

    monkeypatch.setattr(ink, "_whole", count)
    monkeypatch.setattr(ink, "_covers_all", lambda *_: False)
    rng = np.random.default_rng(0)
    points = rng.uniform(-far, far, (200, 2)) * 80
    ink.coverage(SHAPE, points, np.geomspace(0.75, FARTHEST * 80, 200))
    assert sum(laid) < 60_000


def test_one_disc_that_covers_all_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ink, "_discs", lambda *_: pytest.fail("no other disc need be laid"))
    points = np.random.default_rng(0).uniform(0, 80, (2000, 2))
    assert ink.coverage(SHAPE, points, np.geomspace(0.75, 1e6, 2000)).min() == 1

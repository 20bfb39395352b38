"""The paper's brightness: lines vanish, edges of shadows stay."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core.digits.paper import closed, flat_level, means

rng = np.random.default_rng(0)


def plainly(grey: np.ndarray, size: int) -> np.ndarray:
    """Close by looking at every window."""
    reach = size // 2
    for extreme in (np.max, np.min):
        grey = np.array(
            [
                [
                    extreme(
                        grey[max(0, y - reach) : y + reach + 1, max(0, x - reach) : x + reach + 1]
                    )
                    for x in range(grey.shape[1])
                ]
                for y in range(grey.shape[0])
            ]
        )
    return grey


@pytest.mark.parametrize("size", [1, 3, 5, 9, 31])
def test_closing_is_the_least_of_the_greatest(size: int) -> None:
    grey = rng.random((13, 18)).astype(np.float32)
    np.testing.assert_array_equal(closed(grey, size), plainly(grey, size))


@pytest.mark.parametrize("slope", [0.0, 0.5, 1.0])
def test_the_edge_of_a_shadow_stays_and_a_line_goes(slope: float) -> None:
    y, x = np.mgrid[:80, :80]
    shadow = np.where(x + slope * y > 70, 0.4, 0.8).astype(np.float32)
    line = shadow.copy()
    line[30:34, 5:75] *= 0.3
    inner = (slice(12, -12),) * 2
    found = closed(line, 13)
    assert np.abs(found - shadow)[inner].mean() < 0.01


def test_means_at_the_border_are_of_what_there_is() -> None:
    values = rng.random((9, 7))
    found = means(values, 2)
    assert found[0, 0] == pytest.approx(values[:3, :3].mean(), abs=1e-6)
    assert found[4, 3] == pytest.approx(values[2:7, 1:6].mean(), abs=1e-6)


def test_only_programs_make_flat_paper() -> None:
    drawing = np.full((40, 40), 250 / 255, np.float32)
    drawing[10:20, 10:20] = 0
    assert flat_level(drawing) == pytest.approx(250 / 255)
    assert flat_level(rng.random((40, 40)).astype(np.float32)) is None

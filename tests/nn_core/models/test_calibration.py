"""Temperature: found where it is known, and no answer changes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.digits.measures import calibration_error
from nn_core.models import build
from nn_core.models.calibration import divide_logits, temperature
from nn_core.softmax import softmax


def drawn(degree: float, count: int = 20_000) -> tuple[np.ndarray, np.ndarray]:
    """Return logits that are ``degree`` times as large as what their labels were drawn by."""
    rng = np.random.default_rng(0)
    logits = 2 * rng.standard_normal((count, 10))
    chances = softmax(logits).cumsum(axis=1)
    labels = (rng.random((count, 1)) > chances).sum(axis=1)
    return degree * logits, labels


@pytest.mark.parametrize("degree", [0.5, 1.0, 3.0])
def test_the_temperature_is_found(degree: float) -> None:
    assert temperature(*drawn(degree)) == pytest.approx(degree, rel=0.03)


def test_it_mends_the_calibration() -> None:
    logits, labels = drawn(3.0)
    mended = softmax(logits / temperature(logits, labels))
    assert calibration_error(softmax(logits), labels) > 0.1
    assert calibration_error(mended, labels) < 0.02


@given(st.floats(0.3, 4.0))
def test_dividing_the_logits_changes_no_answer(by: float) -> None:
    rng = np.random.default_rng(0)
    network = build("book", rng)
    x = rng.random((5, 28, 28), np.float32)
    before = network.forward(x)
    divide_logits(network, by)
    np.testing.assert_allclose(network.forward(x), before / by, rtol=1e-4, atol=1e-6)

"""What is no digit is told from the ink or from the hidden layer; digits pass."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nn_core.data.stroke_files import StrokeSample, read_strokes
from nn_core.digits import Drawing, Stroke
from nn_core.digits.familiarity import (
    DIGITS_ONLY,
    KNOWS_NONSENSE,
    REFUSED,
    Familiarity,
    Signals,
    Weighing,
    distances,
    energy,
    fit,
    threshold,
)
from nn_core.digits.rejection import InkProblem, ink_problem

ROOT = Path(__file__).parents[3]
DRAWN = list(read_strokes(ROOT / "tests" / "data" / "digits.jsonl"))
TABLET = ROOT.parent / "shared" / "data" / "tablet_digits_dev.jsonl.gz"


def line(*points: tuple[float, float], width: float = 0.07) -> Stroke:
    return Stroke(np.array(points), width)


@pytest.mark.parametrize("sample", DRAWN, ids=lambda s: f"{s.label}-{s.writer}")
def test_digits_pass(sample: StrokeSample) -> None:
    assert ink_problem(sample.drawing()) is None


def test_each_problem_has_its_name() -> None:
    assert ink_problem(Drawing()) is InkProblem.BLANK
    assert ink_problem(Drawing((line((0.3, 0.3)),))) is InkProblem.DOT
    assert ink_problem(Drawing((line((0.3, 0.3), (0.31, 0.3)),))) is InkProblem.DOT
    assert ink_problem(Drawing((line((0.2, 0.5), (0.8, 0.52)),))) is InkProblem.DASH
    ones = (line((0.2, 0.2), (0.2, 0.8)), line((0.7, 0.2), (0.7, 0.8)))
    assert ink_problem(Drawing(ones)) is InkProblem.SEVERAL


def test_a_one_is_no_dash() -> None:
    assert ink_problem(Drawing((line((0.5, 0.1), (0.5, 0.9)),))) is None
    assert ink_problem(Drawing((line((0.1, 0.9), (0.9, 0.1)),))) is None


@pytest.mark.skipif(not TABLET.is_file(), reason="the strokes are not here")
@pytest.mark.long
def test_hardly_any_real_digit_is_refused() -> None:
    samples = list(read_strokes(TABLET))[::4]
    refused = sum(ink_problem(sample.drawing()) is not None for sample in samples)
    assert refused <= 0.005 * len(samples)


def digits(rng: np.random.Generator, count: int = 2000) -> tuple[Signals, np.ndarray]:
    labels = rng.integers(0, 10, count)
    hidden = 5 * np.eye(10, 16)[labels] + rng.standard_normal((count, 16)) * np.linspace(0.2, 1, 16)
    return Signals(hidden, hidden[:, :10]), labels


def test_what_lies_far_from_every_digit_is_strange() -> None:
    rng = np.random.default_rng(0)
    real, labels = digits(rng)
    known = fit(real, labels)
    usual = known.strangeness(real)
    assert usual.mean() == pytest.approx(0, abs=1e-6)
    limit = threshold(usual, refused=0.02)
    assert (usual > limit).mean() == pytest.approx(0.02, abs=0.002)
    fresh, _ = digits(rng)
    assert (known.strangeness(fresh) > limit).mean() < 0.05
    hidden = rng.standard_normal((200, 16)) * 3
    assert (known.strangeness(Signals(hidden, hidden[:, :10])) > limit).mean() > 0.95


@pytest.mark.parametrize("shrinkage", [0.0, 0.5, 1.0])
def test_the_whitening_is_the_root_of_the_inverse_covariance(shrinkage: float) -> None:
    real, labels = digits(np.random.default_rng(4), 700)
    known = fit(real, labels, weighing=Weighing(1, 1, shrinkage))
    apart = real.hidden - known.means[labels]
    covariance = apart.T @ apart / len(apart)
    round_one = np.eye(16) * np.trace(covariance) / 16
    expected = np.linalg.inv((1 - shrinkage) * covariance + shrinkage * round_one)
    np.testing.assert_allclose(known.whitening @ known.whitening.T, expected, rtol=1e-9, atol=1e-9)
    strange = known.strangeness(real)
    assert known.strange_above == pytest.approx(threshold(strange, REFUSED))


def test_what_was_fitted_cannot_be_changed() -> None:
    known = fit(*digits(np.random.default_rng(1)))
    with pytest.raises(ValueError, match="read-only"):
        known.means[0] = 0


def test_it_comes_back_from_its_state_with_its_limits() -> None:
    real, labels = digits(np.random.default_rng(2))
    known = fit(real, labels)
    again = Familiarity.from_state(known.state())
    np.testing.assert_allclose(again.strangeness(real), known.strangeness(real), atol=1e-4)
    assert (again.strange_above, again.sure_above) == pytest.approx((known.strange_above, 0.6))
    assert (known.strangeness(real) > known.strange_above).mean() == pytest.approx(0.015, abs=1e-3)
    assert again.size == 16


@pytest.mark.parametrize(
    "change",
    [
        {"means": np.zeros((9, 16))},
        {"means": np.zeros(10)},
        {"whitening": np.zeros((16, 15))},
        {"spread": np.array([1.0, 0.0])},
        {"weights": np.ones(3)},
        {"centre": np.array([np.nan, 0.0])},
        {"sure_above": np.array([1.5])},
        {"strange_above": np.array(3.0)},
        {"more": np.zeros(1)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_state_that_does_not_fit_is_refused(change: dict[str, np.ndarray]) -> None:
    state = fit(*digits(np.random.default_rng(3))).state()
    with pytest.raises(ValueError, match=r"fit|finite|range"):
        Familiarity.from_state({**state, **change})


def test_a_state_with_something_missing_is_refused() -> None:
    state = fit(*digits(np.random.default_rng(3))).state()
    for name in state:
        with pytest.raises(ValueError, match="fit"):
            Familiarity.from_state({key: value for key, value in state.items() if key != name})


def test_energy_and_distance_against_their_definitions() -> None:
    rng = np.random.default_rng(4)
    logits = rng.standard_normal((5, 10)) * 4
    np.testing.assert_allclose(energy(logits), -np.log(np.exp(logits).sum(axis=1)))
    assert energy(np.array([[1e4, 0.0]])) == -1e4
    assert energy(np.array([[3e38, -3e38]], np.float32)) == np.float32(-3e38)
    real, labels = digits(rng)
    known = fit(real, labels)
    inverse = known.whitening @ known.whitening.T
    apart = real.hidden[:3, None] - known.means
    squares = np.einsum("nkd,de,nke->nk", apart, inverse, apart)
    found = distances(real.hidden[:3], known.centres, known.whitening)
    np.testing.assert_allclose(found, np.sqrt(squares), rtol=1e-6)


def test_the_way_of_weighing_is_kept() -> None:
    real, labels = digits(np.random.default_rng(5))
    for weighing in (DIGITS_ONLY, KNOWS_NONSENSE):
        known = fit(real, labels, weighing=weighing)
        assert Familiarity.from_state(known.state()).weighing == weighing


def test_the_plain_distance_is_that_of_a_ruler() -> None:
    real, labels = digits(np.random.default_rng(6))
    known = fit(real, labels, weighing=KNOWS_NONSENSE)
    found = distances(real.hidden[:4], known.centres, known.whitening)
    ruler = np.linalg.norm(real.hidden[:4, None] - known.means, axis=2)
    np.testing.assert_allclose(found / ruler, (found / ruler)[0, 0], rtol=1e-5)

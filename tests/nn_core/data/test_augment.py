"""Augmentation: what must stay, what must change, and that a seed repeats it."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core.data.augment import Augmentation, Fading, elastic, sample, thicken

STILL = Augmentation(rotation=0, shear=0, stretch=0, shift=0, bend=0, thickness=0)


def pictures(count: int = 4) -> np.ndarray:
    images = np.zeros((count, 28, 28), np.float32)
    images[:, 6:22, 12:16] = 1
    return images


def centre(images: np.ndarray) -> np.ndarray:
    rows, columns = np.mgrid[:28, :28]
    mass = images.sum(axis=(1, 2))
    return np.stack([(images * k).sum(axis=(1, 2)) / mass for k in (rows, columns)])


def test_no_strength_changes_nothing() -> None:
    np.testing.assert_allclose(STILL(pictures(), np.random.default_rng(0)), pictures(), atol=1e-5)


def test_a_seed_repeats_and_another_does_not() -> None:
    augment = Augmentation()
    first = augment(pictures(), np.random.default_rng(1))
    np.testing.assert_array_equal(first, augment(pictures(), np.random.default_rng(1)))
    assert not np.array_equal(first, augment(pictures(), np.random.default_rng(2)))


def test_values_stay_between_0_and_1_and_the_input_is_not_touched() -> None:
    images = pictures(64)
    out = Augmentation(thickness=1)(images, np.random.default_rng(0))
    assert out.min() >= 0
    assert out.max() <= 1 + 1e-6
    np.testing.assert_array_equal(images, pictures(64))


def test_a_whole_pixel_shift_is_exact() -> None:
    rows, columns = np.mgrid[:28, :28].astype(np.float32)
    where = np.stack([rows + 2, columns - 1])[:, None]
    out = sample(pictures(1), where)
    expected = np.zeros_like(out)
    expected[:, 4:20, 13:17] = 1
    np.testing.assert_allclose(out, expected, atol=1e-6)


def test_half_a_pixel_is_the_mean_of_two() -> None:
    rows, columns = np.mgrid[:28, :28].astype(np.float32)
    out = sample(pictures(1), np.stack([rows, columns + 0.5])[:, None])
    assert out[0, 10, 11] == pytest.approx(0.5)
    assert out[0, 10, 15] == pytest.approx(0.5)


def test_places_far_outside_are_blank() -> None:
    where = np.full((2, 1, 28, 28), 1e6, np.float32)
    for far in (where, -where):
        assert sample(np.ones((1, 28, 28), np.float32), far).max() < 1e-6


def test_shift_moves_the_centre_by_at_most_its_strength() -> None:
    augment = Augmentation(rotation=0, shear=0, stretch=0, shift=2, bend=0, thickness=0)
    moved = centre(augment(pictures(200), np.random.default_rng(0))) - centre(pictures(1))
    assert np.abs(moved).max() <= 2.01
    assert np.abs(moved).max() > 1.5


def test_rotation_keeps_the_ink_and_slants_a_bar() -> None:
    augment = Augmentation(rotation=15, shear=0, stretch=0, shift=0, bend=0, thickness=0)
    out = augment(pictures(100), np.random.default_rng(0))
    np.testing.assert_allclose(out.sum(axis=(1, 2)), 64, rtol=0.02)
    top, bottom = out[:, 8], out[:, 19]
    lean = (top - bottom) @ np.arange(28)
    assert lean.min() < -5
    assert lean.max() > 5


def test_elastic_has_the_deviation_it_is_asked_for_and_is_smooth() -> None:
    field = elastic(500, 2.0, np.random.default_rng(0))
    assert field.std() == pytest.approx(2.0, rel=0.05)
    assert np.abs(np.diff(field, axis=3)).mean() < 0.5


def test_thickness_adds_and_takes_ink() -> None:
    out = thicken(pictures(3), np.array([1, -1, 0], np.float32))
    thick, thin, same = out.sum(axis=(1, 2))
    assert same == 64
    assert thick == 64 + 2 * 16 + 2 * 4
    assert thin == 64 - 2 * 16 - 2 * 2


def test_changes_become_weak_towards_the_end() -> None:
    fading = Fading(Augmentation(), calls=10, share=0.5, least=0.2)
    rng = np.random.default_rng(0)
    strengths = []
    for _ in range(10):
        strengths.append(fading.strength)
        fading(pictures(1), rng)
    assert strengths[:6] == [1.0] * 6
    assert strengths[6:] == sorted(strengths[6:], reverse=True)
    assert fading.strength == pytest.approx(0.2)


def test_weakened_keeps_the_kinds_of_change() -> None:
    half = Augmentation(rotation=8, bend=1).weakened(0.5)
    assert (half.rotation, half.bend) == (4, 0.5)
    assert STILL.weakened(0.5) == STILL

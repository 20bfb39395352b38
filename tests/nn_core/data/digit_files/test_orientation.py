"""Digits that lie on their side are noticed by a network that reads them both ways."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from digits_help import LABELS, PICTURES, check, read, told

WAYS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "Rows and columns": lambda p: p.transpose(0, 2, 1),
    "Upside down": lambda p: p[:, ::-1],
    "quarter to the left": lambda p: np.rot90(p, 1, (1, 2)),
    "quarter to the right": lambda p: np.rot90(p, -1, (1, 2)),
    "Mirrored": lambda p: p[:, :, ::-1],
    "Turned by 180°": lambda p: p[:, ::-1, ::-1],
    "exchanged and reversed": lambda p: p[:, ::-1, ::-1].transpose(0, 2, 1),
}


@pytest.mark.parametrize("name", WAYS)
def test_with_labels_every_way_is_noticed(tmp_path: Path, name: str) -> None:
    np.savez(tmp_path / "a.npz", images=WAYS[name](PICTURES), labels=LABELS)
    assert name in check(tmp_path / "a.npz", asked=True)


@pytest.mark.parametrize("name", WAYS)
def test_without_labels_every_way_is_noticed_of_many(tmp_path: Path, name: str) -> None:
    np.save(tmp_path / "a.npy", WAYS[name](PICTURES))
    assert name in check(tmp_path / "a.npy", asked=True, labels=None)
    np.save(tmp_path / "few.npy", WAYS[name](PICTURES[:5]))
    only_emnist = name == "Rows and columns"
    assert ("exchanged" in told(read(tmp_path / "few.npy", asked=True)[1])) == only_emnist


@pytest.mark.parametrize("labels", [LABELS, [(n + 1) % 10 for n in LABELS], [5] * 11])
def test_digits_that_stand_stay_as_they_are(tmp_path: Path, labels: list[int]) -> None:
    np.savez(tmp_path / "a.npz", images=PICTURES, labels=labels)
    found, notes = read(tmp_path / "a.npz", asked=True)
    assert "turned" not in told(notes)
    for sample, picture in zip(found, PICTURES, strict=True):
        np.testing.assert_array_equal(sample.pixels, picture)


@pytest.mark.parametrize("said", ["of which 10 was read as 0", "read as 0 to 9"])
@pytest.mark.parametrize("lying", [False, True])
def test_labels_from_one_to_ten(tmp_path: Path, said: str, lying: bool) -> None:
    """As MATLAB counts: its 10 is 0, or each label is one more than the digit."""
    numbers = [n + 1 for n in LABELS] if said == "read as 0 to 9" else [n or 10 for n in LABELS]
    assert 10 in numbers
    pictures = WAYS["Rows and columns"](PICTURES) if lying else PICTURES
    text = "".join(
        ",".join(map(str, [*picture.ravel(), number])) + "\n"
        for picture, number in zip(pictures, numbers, strict=True)
    )
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    assert f"{said}: {len(LABELS)}" in check(tmp_path / "a.csv", asked=True)
    np.savez(tmp_path / "a.npz", images=pictures, labels=np.array(numbers, float))
    assert f"{said}: {len(LABELS)}" in check(tmp_path / "a.npz", asked=True)


def test_what_are_no_digits_stay_as_they_are(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (50, 28, 28)) * (PICTURES.mean(0) > 30)
    np.save(tmp_path / "a.npy", noise.astype(np.uint8))
    assert "turned" not in told(read(tmp_path / "a.npy", asked=True)[1])


def test_all_are_turned_beyond_those_that_were_asked(tmp_path: Path) -> None:
    many = np.concatenate([PICTURES] * 15).transpose(0, 2, 1)
    np.savez(tmp_path / "a.npz", images=many, labels=LABELS * 15)
    found, notes = read(tmp_path / "a.npz", asked=True)
    assert f"turned: {len(many)}" in told(notes)
    np.testing.assert_array_equal(found[-1].pixels, PICTURES[-1])

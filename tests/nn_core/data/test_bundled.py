"""The bundled digits are MNIST's first 10,000 training pictures, byte for byte."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nn_core.data.bundled import bundled
from nn_core.data.mnist import train_set
from nn_core.errors import DataFileError

ROOT = Path(__file__).parents[3]
DIGITS = ROOT / "resources" / "digits"
MNIST = ROOT.parent / "shared" / "data" / "mnist"


def test_there_are_ten_thousand_grouped_by_digit() -> None:
    digits = bundled(DIGITS)
    assert digits.images.shape == (10_000, 28, 28)
    assert digits.images.dtype == np.uint8
    assert (np.diff(digits.labels) >= 0).all()
    assert np.bincount(digits.labels).min() > 800


@pytest.mark.skipif(not MNIST.is_dir(), reason="MNIST is not here")
def test_they_are_the_first_of_the_training_set() -> None:
    digits, mnist = bundled(DIGITS), train_set(MNIST)
    order = np.argsort(mnist.labels[:10_000], kind="stable")
    np.testing.assert_array_equal(digits.labels, mnist.labels[order])
    np.testing.assert_array_equal(digits.images, mnist.images[order])


def test_a_damaged_copy_is_refused(tmp_path: Path) -> None:
    for name in ("images.idx3.gz", "labels.idx1.gz"):
        (tmp_path / name).write_bytes((DIGITS / "images.idx3.gz").read_bytes())
    with pytest.raises(DataFileError):
        bundled(tmp_path)

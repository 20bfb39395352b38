"""IDX files that nobody vouches for: read if right, refused in one sentence if not."""

from __future__ import annotations

import contextlib
import gzip
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nn_core.data import mnist as mnist_files
from nn_core.data.idx import read_idx
from nn_core.data.mnist import find, read_part
from nn_core.errors import DataFileError

PICTURES = np.arange(2 * 3 * 4, dtype=np.uint8).reshape(2, 3, 4)


def idx(array: np.ndarray, kind: int = 8) -> bytes:
    head = bytes([0, 0, kind, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape)
    return head + array.tobytes()


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_both_forms_are_read(tmp_path: Path, pack: object) -> None:
    path = tmp_path / "any-name"
    path.write_bytes(pack(idx(PICTURES)))  # type: ignore[operator]
    np.testing.assert_array_equal(read_idx(path, 3), PICTURES)


HUGE = bytes([0, 0, 8, 3]) + struct.pack(">3I", 2**31, 2**31, 2**31)
LARGE = bytes([0, 0, 8, 3]) + struct.pack(">3I", 30000, 28, 28)
EMPTY = bytes([0, 0, 8, 3]) + struct.pack(">3I", 0, 2**32 - 1, 2**32 - 1)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0",
        b"\0\0\x08\x03",
        b"PK\3\4" + bytes(50),
        idx(PICTURES)[:-1],
        idx(PICTURES) + b"!",
        idx(PICTURES.reshape(-1)),
        idx(PICTURES, kind=13),
        HUGE,
        LARGE,
        EMPTY,
        gzip.compress(idx(PICTURES), mtime=0)[:-9],
        gzip.compress(idx(PICTURES), mtime=0)[:15],
        gzip.compress(idx(PICTURES), mtime=0)[:-8] + bytes(8),
        gzip.compress(LARGE + bytes(28 * 28 * 30000 + 1), mtime=0),
        b"\x1f\x8b",
        b"\x1f\x8b" + bytes(30),
    ],
)
def test_damaged_files_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file.gz"
    path.write_bytes(content)
    with pytest.raises(DataFileError) as caught:
        read_idx(path, 3)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_folders_and_missing_files_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none", tmp_path / "none" / "none"):
        with pytest.raises(DataFileError):
            read_idx(path, 3)


@given(st.binary(max_size=200), st.booleans())
@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200
)
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes, packed: bool) -> None:
    path = tmp_path / "bytes"
    path.write_bytes(gzip.compress(content) if packed else content)
    with contextlib.suppress(DataFileError):
        assert read_idx(path, 3).ndim == 3


def mnist(folder: Path, images: np.ndarray, labels: np.ndarray, names: tuple[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, array in zip(names, (images, labels), strict=True):
        data = idx(array)
        (folder / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)


IMAGES = np.zeros((3, 28, 28), np.uint8)
LABELS = np.array([0, 9, 5], np.uint8)


@pytest.mark.parametrize(
    "names",
    [
        ("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"),
        ("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"),
        ("t10k-images.idx3-ubyte", "t10k-labels.idx1-ubyte"),
        ("T10K-IMAGES-IDX3-UBYTE", "T10K-LABELS-IDX1-UBYTE"),
        ("test_images.idx", "test_labels.idx"),
    ],
)
def test_mnist_is_found_under_its_names(tmp_path: Path, names: tuple[str, str]) -> None:
    mnist(tmp_path / "MNIST" / "raw", IMAGES, LABELS, names)
    for folder in (tmp_path / "MNIST" / "raw", tmp_path / "MNIST"):
        images, labels = read_part(folder, "test")
        assert images.shape == (3, 28, 28)
        np.testing.assert_array_equal(labels, LABELS)
    assert len(mnist_files.test_set(tmp_path / "MNIST")) == 3


def test_an_unpacked_file_goes_before_a_packed_one(tmp_path: Path) -> None:
    for name in ("t10k-labels-idx1-ubyte.gz", "t10k-labels-idx1-ubyte"):
        (tmp_path / name).touch()
    assert find(tmp_path, "test", "labels").suffix == ""


@pytest.mark.parametrize(
    ("images", "labels"),
    [
        (IMAGES[:2], LABELS),
        (IMAGES[:, :27], LABELS),
        (IMAGES, np.array([0, 9, 10], np.uint8)),
    ],
)
def test_what_does_not_belong_together_is_refused(
    tmp_path: Path, images: np.ndarray, labels: np.ndarray
) -> None:
    mnist(tmp_path, images, labels, ("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"))
    with pytest.raises(DataFileError, match="fit together"):
        read_part(tmp_path, "test")


def test_a_folder_without_mnist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="no training images"):
        read_part(tmp_path, "train")
    with pytest.raises(DataFileError, match="no folder"):
        read_part(tmp_path / "none", "train")


def test_what_a_file_claims_is_held_against_its_length(tmp_path: Path) -> None:
    """Before anything of it is read: a megabyte of packed zeros can be a gigabyte."""
    path = tmp_path / "few"
    head = bytes([0, 0, 8, 3]) + struct.pack(">3I", 100, 28, 28)
    for content in (head, gzip.compress(head)):
        path.write_bytes(content)
        with pytest.raises(DataFileError, match="claims"):
            read_idx(path, 3)


@pytest.mark.parametrize("shape", [(1, 12_000, 1), (1, 1, 12_000), (1, 2000, 2000)])
def test_a_picture_is_no_larger_than_a_screen(tmp_path: Path, shape: tuple[int, ...]) -> None:
    path = tmp_path / "large"
    path.write_bytes(gzip.compress(idx(np.zeros(shape, np.uint8))))
    with pytest.raises(DataFileError, match="claims"):
        read_idx(path, 3)


def test_a_part_of_mnist_has_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mnist_files, "MOST_PICTURES", 20)
    for count in (20, 21):
        pictures, labels = np.ones((count, 28, 28), np.uint8), np.ones(count, np.uint8)
        (tmp_path / "t10k-images-idx3-ubyte").write_bytes(idx(pictures))
        (tmp_path / "t10k-labels-idx1-ubyte").write_bytes(idx(labels))
        if count == 20:
            assert len(read_part(tmp_path, "test")[0]) == 20
    with pytest.raises(DataFileError, match="claims"):
        read_part(tmp_path, "test")

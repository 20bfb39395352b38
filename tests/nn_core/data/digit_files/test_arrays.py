"""IDX files and arrays of NumPy, under any names and in any layout; nothing large is claimed."""

from __future__ import annotations

import gzip
import io
import pickle
import struct
import tracemalloc
import zipfile
from pathlib import Path

import numpy as np
import pytest
from digits_help import LABELS, PICTURES, check, read, told

from nn_core.data.mnist import read_part
from nn_core.errors import DataFileError

LABEL_BYTES = np.array(LABELS, np.uint8)
QMNIST = np.zeros((11, 8), ">i4")
QMNIST[:, 0] = LABELS
QMNIST[:, 1:] = 77


def idx(array: np.ndarray) -> bytes:
    kinds = {"u1": 8, "i1": 9, "i2": 11, "i4": 12, "f4": 13, "f8": 14}
    head = bytes([0, 0, kinds[array.dtype.str[1:]], array.ndim])
    head += struct.pack(f">{array.ndim}I", *array.shape)
    return head + array.astype(array.dtype.newbyteorder(">")).tobytes()


NAMES = [
    ("train-images-idx3-ubyte", "train-labels-idx1-ubyte"),
    ("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"),
    ("t10k-images.idx3-ubyte", "t10k-labels.idx1-ubyte"),
    ("emnist-digits-test-images-idx3-ubyte.gz", "emnist-digits-test-labels-idx1-ubyte"),
    ("qmnist-test-images-idx3-ubyte", "qmnist-test-labels-idx2-int"),
    ("my.idx3", "my.idx1"),
    ("images.idx3.gz", "labels.idx1.gz"),
    ("x_train.idx", "y_train.idx"),
    ("test_image.idx", "test_label.idx"),
    ("A-IMAGES-IDX3-UBYTE", "A-LABELS-IDX1-UBYTE"),
    ("digits.bin", "what they are.bin"),
]


@pytest.mark.parametrize(("images", "labels"), NAMES)
@pytest.mark.parametrize("chosen", [0, 1])
def test_labels_are_found_whatever_their_name(
    tmp_path: Path, images: str, labels: str, chosen: int
) -> None:
    for name, array in ((images, PICTURES), (labels, QMNIST if "int" in labels else LABEL_BYTES)):
        data = idx(array)
        (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    if chosen and images == "digits.bin":
        return  # nothing says that it belongs to the other one
    assert check(tmp_path / (images, labels)[chosen]) == f"Labels taken from “{labels}”."


@pytest.mark.parametrize("kind", ["i1", "i2", "i4", "f4", "f8", "u1"])
@pytest.mark.parametrize("layout", [(-1, 28, 28), (-1, 1, 28, 28), (-1, 28, 28, 1), (-1, 784)])
def test_idx_of_all_kinds(tmp_path: Path, kind: str, layout: tuple[int, ...]) -> None:
    values = PICTURES.astype(float)
    values = values - 128 if kind == "i1" else values / 255 if kind[0] == "f" else values
    (tmp_path / "a.idx").write_bytes(idx(values.reshape(layout).astype(kind)))
    said = check(tmp_path / "a.idx", labels=None)
    assert ("Scaled" in said) == (kind in ("i1", "f4", "f8"))
    assert "No file of labels lies beside it" in said


@pytest.mark.parametrize("inside", ["[Content_Types].xml", "content.xml"])
def test_a_spreadsheet_is_told_from_an_archive(tmp_path: Path, inside: str) -> None:
    with zipfile.ZipFile(tmp_path / "digits.xlsx", "w") as archive:
        archive.writestr(inside, "<x/>")
    with pytest.raises(DataFileError, match="office program"):
        read(tmp_path / "digits.xlsx")


def test_inverted_idx(tmp_path: Path) -> None:
    (tmp_path / "a-images-idx3-ubyte").write_bytes(idx(255 - PICTURES))
    assert "swapped: 11" in check(tmp_path / "a-images-idx3-ubyte", labels=None)


def test_a_header_with_sizes_that_are_none_is_refused(tmp_path: Path) -> None:
    np.save(tmp_path / "a.npy", PICTURES)
    data = (tmp_path / "a.npy").read_bytes()
    (tmp_path / "a.npy").write_bytes(data.replace(b"(11, 28, 28)", b"(11, 28  28)"))
    with pytest.raises(DataFileError, match="can't be read"):
        read(tmp_path / "a.npy")


@pytest.mark.parametrize("layout", [(784, 11), (28, 28, 11)])
def test_pictures_along_the_last_axis_are_turned_and_that_is_said(
    tmp_path: Path, layout: tuple[int, ...]
) -> None:
    np.save(tmp_path / "a.npy", np.moveaxis(PICTURES, 0, -1).reshape(layout))
    assert check(tmp_path / "a.npy", labels=None) == "Pictures taken along the last axis."
    np.savez(tmp_path / "a.npz", X=PICTURES.reshape(11, -1).T, Y=np.eye(10)[LABELS].T)
    assert "along the last axis" in check(tmp_path / "a.npz")


@pytest.mark.parametrize("shape", [(784, 50), (3000, 30)])
def test_what_is_far_longer_than_wide_is_no_picture(tmp_path: Path, shape: tuple[int, int]) -> None:
    np.save(tmp_path / "a.npy", np.random.default_rng(0).normal(0, 0.1, shape))
    with pytest.raises(DataFileError, match=r"no array of pictures"):
        read(tmp_path / "a.npy")


def test_labels_alone_are_refused(tmp_path: Path) -> None:
    (tmp_path / "labels").write_bytes(idx(LABEL_BYTES))
    with pytest.raises(DataFileError, match="labels and no pictures"):
        read(tmp_path / "labels")


def test_evaluate_finds_emnist_and_qmnist(tmp_path: Path) -> None:
    names = (
        ("emnist-digits-test-images-idx3-ubyte.gz", "emnist-digits-test-labels-idx1-ubyte.gz"),
        ("qmnist-test-images-idx3-ubyte.gz", "qmnist-test-labels-idx2-int.gz"),
        ("emnist-mnist-test-images-idx3-ubyte.gz", "emnist-mnist-test-labels-idx1-ubyte.gz"),
    )
    for images, labels in names:
        folder = tmp_path / images
        folder.mkdir()
        (folder / images).write_bytes(gzip.compress(idx(PICTURES)))
        array = QMNIST if "int" in labels else LABEL_BYTES
        (folder / labels).write_bytes(gzip.compress(idx(array)))
        assert read_part(folder, "test")[1].tolist() == LABELS


ARCHIVES = {
    "Keras": {"x_test": PICTURES, "y_test": LABEL_BYTES},
    "flat": {"X": PICTURES.reshape(-1, 784), "y": LABEL_BYTES},
    "scikit-learn": {"data": PICTURES.reshape(-1, 784) / 255, "target": np.array(LABELS)},
    "channel first": {"images": PICTURES[:, None], "labels": LABEL_BYTES},
    "channel last": {"images": PICTURES[..., None], "labels": LABEL_BYTES[:, None]},
    "medmnist": {"test_images": PICTURES, "test_labels": LABEL_BYTES[:, None]},
    "one hot": {"images": PICTURES, "labels": np.eye(10)[LABELS]},
    "no names": {"arr_0": PICTURES, "arr_1": LABEL_BYTES},
    "labels first": {"arr_0": LABEL_BYTES, "arr_1": PICTURES},
    "MATLAB": {"images": np.moveaxis(PICTURES, 0, 2), "labels": LABEL_BYTES[None]},
    "texts": {"images": PICTURES, "labels": np.array([str(n) for n in LABELS])},
    "floats": {"images": PICTURES.astype("f4"), "labels": np.array(LABELS, float)},
    "big endian": {"images": PICTURES.astype(">i4"), "labels": np.array(LABELS, ">i8")},
    "truths": {"images": PICTURES, "labels": LABEL_BYTES, "weights": np.ones(3)},
    "Fortran": {"images": np.asfortranarray(PICTURES), "labels": LABEL_BYTES},
}


@pytest.mark.parametrize("name", ARCHIVES)
@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_archives_of_arrays(tmp_path: Path, name: str, save: object) -> None:
    save(tmp_path / "a.npz", **ARCHIVES[name])  # type: ignore[operator]
    said = check(tmp_path / "a.npz")
    assert "with labels of" in said
    assert ("Arrays left aside: weights" in said) == (name == "truths")


def test_all_parts_of_an_archive(tmp_path: Path) -> None:
    half = {"x_train": PICTURES[:6], "y_train": LABEL_BYTES[:6], "x_test": PICTURES[6:]}
    np.savez(tmp_path / "mnist.npz", **half, y_test=LABEL_BYTES[6:])
    check(tmp_path / "mnist.npz")


def test_one_array(tmp_path: Path) -> None:
    np.save(tmp_path / "a.npy", PICTURES.reshape(-1, 784))
    check(tmp_path / "a.npy", labels=None)
    np.save(tmp_path / "x_test.npy", PICTURES)
    np.save(tmp_path / "y_test.npy", LABEL_BYTES)
    check(tmp_path / "x_test.npy")
    np.save(tmp_path / "one.npy", PICTURES[3])
    (one,), _ = read(tmp_path / "one.npy")
    np.testing.assert_array_equal(one.pixels, PICTURES[3])


def head(text: str, version: bytes = b"\1\0") -> bytes:
    size = len(text).to_bytes(2 if version[0] == 1 else 4, "little")
    return b"\x93NUMPY" + version + size + text.encode()


FORGED = {
    "huge": (
        head("{'descr': '<f8', 'fortran_order': False, 'shape': (99999, 28, 28), }"),
        "claims",
    ),
    "endless": (
        head("{'descr': '|u1', 'fortran_order': False, 'shape': (9" + "9" * 60 + ",)}"),
        "claims",
    ),
    "short": (
        head("{'descr': '|u1', 'fortran_order': False, 'shape': (9, 28, 28), }"),
        "cut short",
    ),
    "negative": (head("{'descr': '|u1', 'fortran_order': False, 'shape': (-9, 28), }"), "kind"),
    "structured": (
        head("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (9,), }"),
        "kind",
    ),
    "pickle": (head("{'descr': '|O', 'fortran_order': False, 'shape': (9,), }"), "pickle"),
    "dates": (head("{'descr': '<M8[s]', 'fortran_order': False, 'shape': (9,), }"), "kind"),
    "complex": (head("{'descr': '<c16', 'fortran_order': False, 'shape': (9,), }"), "kind"),
    "a program": (
        head("{'descr': __import__('os'), 'fortran_order': False, 'shape': (9,)}"),
        "kind",
    ),
    "nothing": (head(""), "cut short"),
    "long head": (head("{" + " " * 60_000 + "}"), "cut short"),
    "no numbers": (
        head("{'descr': '<U5', 'fortran_order': False, 'shape': (1,), }") + bytes(20),
        "no array",
    ),
}


@pytest.mark.parametrize("name", FORGED)
@pytest.mark.parametrize("packed", [False, True])
def test_forged_arrays_are_refused_before_they_take_memory(
    tmp_path: Path, name: str, packed: bool
) -> None:
    data, why = FORGED[name]
    path = tmp_path / ("a.npz" if packed else "a.npy")
    if packed:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.npy", data)
    else:
        path.write_bytes(data)
    tracemalloc.start()
    with pytest.raises(DataFileError, match=why):
        read(path)
    assert tracemalloc.get_traced_memory()[1] < 30e6
    tracemalloc.stop()


def test_a_pickle_is_never_read(tmp_path: Path) -> None:
    class Mine:
        def __reduce__(self) -> tuple[object, ...]:
            return Path.touch, (tmp_path / "ran",)

    np.save(tmp_path / "a.npy", np.array([Mine()], object), allow_pickle=True)
    np.savez(tmp_path / "a.npz", a=np.array([Mine()], object))
    (tmp_path / "b.npy").write_bytes(pickle.dumps(Mine()))
    for name in ("a.npy", "a.npz", "b.npy"):
        with pytest.raises(DataFileError):
            read(tmp_path / name)
    assert not (tmp_path / "ran").exists()


def test_a_bomb_is_cut_off(tmp_path: Path) -> None:
    shape = (1 << 20, 28, 28)
    text = f"{{'descr': '|u1', 'fortran_order': False, 'shape': {shape}, }}"
    with zipfile.ZipFile(tmp_path / "a.npz", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.npy", head(text) + bytes(1 << 24))
    with pytest.raises(DataFileError, match="claims"):
        read(tmp_path / "a.npz")


def test_damaged_archives(tmp_path: Path) -> None:
    out = io.BytesIO()
    np.savez_compressed(out, x=PICTURES, y=LABEL_BYTES)
    whole = out.getvalue()
    for cut in (len(whole) // 2, len(whole) - 5, 30):
        (tmp_path / "a.npz").write_bytes(whole[:cut])
        with pytest.raises(DataFileError):
            read(tmp_path / "a.npz")
    broken = bytearray(whole)
    broken[100:160] = bytes(60)
    (tmp_path / "a.npz").write_bytes(bytes(broken))
    with pytest.raises(DataFileError):
        read(tmp_path / "a.npz")


def test_values_off_all_scales_are_refused(tmp_path: Path) -> None:
    uneven = np.random.default_rng(0).normal(0, 300, PICTURES.shape)
    for array, why in (
        (PICTURES * 7.0 + uneven, "no scale"),
        (uneven - 1000.0, "no scale"),
        (PICTURES * np.nan, "nan"),
    ):
        np.save(tmp_path / "a.npy", array)
        with pytest.raises(DataFileError, match=why):
            read(tmp_path / "a.npy")


SCALES = {
    "own mean and deviation": lambda p: (p - p.mean()) / p.std(),
    "centred": lambda p: p / 255 - p.mean() / 255,
    "12 bits": lambda p: (p * 4095 // 255).astype(np.uint16),
    "8 bits of 16": lambda p: p.astype(np.uint16) * 256,
    "a thousand": lambda p: p / 255 * 1000,
    "1 to 256": lambda p: p + 1,
    "below 0": lambda p: -p / 255,
    "black on white, standardised": lambda p: -(p - p.mean()) / p.std(),
    "each by itself": lambda p: (p - p.mean((1, 2), keepdims=True)) / p.std((1, 2), keepdims=True),
    "of length 1": lambda p: p / np.sqrt((p**2).sum((1, 2), keepdims=True)),
}


@pytest.mark.parametrize("name", SCALES)
def test_scales_are_told_by_paper_and_ink(tmp_path: Path, name: str) -> None:
    np.save(tmp_path / "a.npy", SCALES[name](PICTURES.astype(np.float64)))
    found, notes = read(tmp_path / "a.npy")
    alone = name in ("each by itself", "of length 1")
    wanted = PICTURES / PICTURES.max((1, 2), keepdims=True) * 255 if alone else PICTURES
    for sample, picture in zip(found, wanted, strict=True):
        assert sample.pixels is not None
        assert np.abs(sample.pixels - picture.astype(float)).max() <= 2
    assert "caled from" in told(notes)


def test_one_odd_value_stretches_no_scale(tmp_path: Path) -> None:
    pictures = PICTURES.astype(np.float64)
    pictures[3, 0, 0] = 90_000
    np.save(tmp_path / "a.npy", pictures)
    assert "Each scaled" in told(read(tmp_path / "a.npy")[1])


BATCHES = {
    "(N, 784, 1)": lambda p: p.reshape(-1, 784, 1),
    "(N, 1, 784)": lambda p: p.reshape(-1, 1, 784),
    "(1, N, 784)": lambda p: p.reshape(1, -1, 784),
    "(1, N, 28, 28)": lambda p: p[None],
    "(28, 28, 1, N)": lambda p: np.moveaxis(p, 0, -1)[:, :, None],
    "(5, 2, 784)": lambda p: p[:10].reshape(5, 2, 784),
    "(2, 5, 28, 28)": lambda p: p[:10].reshape(2, 5, 28, 28),
    "(2, 4, 28, 28)": lambda p: p[:8].reshape(2, 4, 28, 28),
    "(2, 5, 28, 28, 1)": lambda p: p[:10].reshape(2, 5, 28, 28, 1),
    "all in one row": lambda p: p.ravel(),
}


@pytest.mark.parametrize("name", BATCHES)
def test_batches_are_read_one_after_the_other(tmp_path: Path, name: str) -> None:
    array = BATCHES[name](PICTURES)
    count = array.size // 784
    np.save(tmp_path / "a.npy", array)
    found, _ = read(tmp_path / "a.npy")
    assert len(found) == count
    for sample, picture in zip(found, PICTURES, strict=False):
        np.testing.assert_array_equal(sample.pixels, picture)
    if array.ndim > 2 and array.shape[0] < count:
        labels = np.array(LABELS[:count]).reshape(array.shape[:2])
        for some in (labels, np.eye(10)[labels]):
            np.savez(tmp_path / "a.npz", x=array, y=some)
            found, _ = read(tmp_path / "a.npz")
            assert [sample.digit for sample in found] == LABELS[:count]


def test_what_was_read_is_told(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", x=1 - PICTURES / 255)
    _, notes = read(tmp_path / "a.npz")
    assert told(notes) == (
        "Read from “x”, without labels. Scaled from 0 … 1 to 0 … 255: 11. "
        "Black on white, so ink and paper were swapped: 11."
    )


@pytest.mark.parametrize("last", [False, True])
def test_a_column_of_labels_beside_the_pixels(tmp_path: Path, last: bool) -> None:
    flat, labels = PICTURES.reshape(-1, 784), np.array(LABELS)[:, None]
    np.save(tmp_path / "a.npy", np.concatenate([flat, labels] if last else [labels, flat], axis=1))
    assert "Labels taken from the column" in check(tmp_path / "a.npy")

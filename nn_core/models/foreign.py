"""Networks of others: the book's pickles, PyTorch's safetensors, NumPy's archives."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from nn_core.arrays import Array
from nn_core.data.digit_files.numpy_files import arrays_of
from nn_core.data.files import opened
from nn_core.data.training_set import PictureSet
from nn_core.errors import QT_TRANSLATE_NOOP, BadakError, ModelFileError, Phrase
from nn_core.models.by_shape import network_of
from nn_core.models.files import MAX_BYTES, Model, load, safetensors_in
from nn_core.models.fit_familiarity import fit_familiarity
from nn_core.models.pickled_arrays import NoArrays, Refused, arrays_in

KNOWN = 2000
"""Digits from which it is learnt how they look to the network."""


def load_any(path: Path, digits: PictureSet) -> tuple[Model, tuple[Phrase, ...]]:
    """Read a network of this program or of another, and say what was found out by trying.

    Parameters
    ----------
    path : Path
        A .safetensors file, a pickle of arrays, or an .npz archive.
    digits : PictureSet
        Digits that are known; they tell what the arrays don't.

    Raises
    ------
    ModelFileError
        If it can't be read, or is no network for digits.
    """
    with opened(path) as file:
        start = file.read(16)
    if start.startswith(b"PK\3\4"):
        arrays = _of_archive(path)
    elif start[8:9] == b"{":
        found = safetensors_in(path)
        if "architecture" in found[0]:
            return load(path), ()
        arrays = found[1]
    else:
        arrays = _of_pickle(path)
    network, told = network_of(arrays, digits.images, digits.labels, path.name)
    spread = np.linspace(0, len(digits.images) - 1, min(KNOWN, len(digits.images))).astype(int)
    known = fit_familiarity(network, digits.images[spread], digits.labels[spread])
    notes = {"name": path.stem, "source": path.name, "found": " ".join(f"{p}." for p in told)}
    return Model(network, notes, known), told


def _of_archive(path: Path) -> dict[str, Array]:
    try:
        return arrays_of(path)
    except BadakError as error:
        raise ModelFileError(
            QT_TRANSLATE_NOOP("nn_core", "“{path}” holds no weights that can be read."),
            QT_TRANSLATE_NOOP("nn_core", "From PyTorch, save them by safetensors."),
            path=path,
        ) from error


def _of_pickle(path: Path) -> dict[str, Array]:
    with opened(path) as file:
        data = file.read(MAX_BYTES + 1)
    try:
        if len(data) > MAX_BYTES:
            raise NoArrays
        return arrays_in(data)
    except Refused as error:
        raise ModelFileError(
            QT_TRANSLATE_NOOP("nn_core", "“{path}” asks for “{name}”, which no array needs."),
            QT_TRANSLATE_NOOP("nn_core", "It was not opened: a pickle can run any program."),
            path=path,
            name=error.name,
        ) from error
    except NoArrays as error:
        raise ModelFileError(
            QT_TRANSLATE_NOOP("nn_core", "“{path}” holds no weights that can be read."),
            QT_TRANSLATE_NOOP(
                "nn_core", "Use .safetensors, .npz, or a pickled dictionary of NumPy arrays."
            ),
            path=path,
        ) from error

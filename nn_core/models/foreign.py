"""Networks of others: the book's pickles, PyTorch's safetensors, NumPy's archives."""

from __future__ import annotations

import json
from collections.abc import Generator
from pathlib import Path

import numpy as np

from nn_core.arrays import Array
from nn_core.data.digit_files.kinds import LOOKED_AT, WEIGHTS_IN_LISTS
from nn_core.data.digit_files.numpy_files import arrays_of
from nn_core.data.files import opened, reading_up_to
from nn_core.data.pickled_arrays import arrays_of_pickle
from nn_core.data.training_set import PictureSet
from nn_core.digits.familiarity import Familiarity, Signals, fitting
from nn_core.digits.recogniser import beyond_numbers, quiet
from nn_core.errors import QT_TRANSLATE_NOOP, ModelFileError, Phrase
from nn_core.models.by_shape import batch_of, finding, outline
from nn_core.models.files import Model, load, safetensors_in
from nn_core.models.fit_familiarity import signals
from nn_core.network import Network
from nn_core.util.atomic_write import replacing
from nn_core.util.generators import finished

KNOWN = 2000
"""Digits from which it is learnt how they look to the network."""
MEASURED = 1000
"""Digits that a network reads, so that one sees whether it does."""
MOST_TEXT = 64 << 20
"""Bytes of weights written as text."""
HDF = b"\x89HDF"
"""How the files of Keras begin."""
Told = tuple[Phrase, ...]


def load_any(path: Path, digits: PictureSet) -> tuple[Model, Told]:
    """Read a network of this program or of another at once; see ``loading_any``."""
    return finished(loading_any(path, digits))


def loading_any(path: Path, digits: PictureSet) -> Generator[None, None, tuple[Model, Told]]:
    """Read a network of this program or of another, and say what was found out by trying.

    Yields every few milliseconds.

    Parameters
    ----------
    path : Path
        A .safetensors file, a pickle of arrays, or an .npz archive.
    digits : PictureSet
        Digits that are known; they tell what the arrays don't, and how many of them it reads.

    Raises
    ------
    DataFileError, ModelFileError
        If it can't be read, or is no network for digits.
    """
    found = _found(path)
    if isinstance(found, Model):
        model, told = found, _own(found.network)
    else:
        network, told = yield from finding(found, digits.images, digits.labels, path.name)
        known = yield from _familiarity(network, digits.spread(KNOWN), path.stem)
        notes = {"name": path.stem, "source": path.name, "found": " ".join(f"{p}." for p in told)}
        model = Model(network, notes, known)
    return model, (*told, (yield from _measured(model.network, digits.spread(MEASURED), path.stem)))


def _found(path: Path) -> Model | dict[str, Array]:
    """Return the network of a file that says which it is; else the arrays in it."""
    with opened(path) as file:
        start = file.read(LOOKED_AT)
    if start.startswith(b"PK\3\4"):
        return _of_archive(path)
    if start.startswith(HDF):
        raise _of_library(path)
    if WEIGHTS_IN_LISTS.match(start):
        return _of_json(path)
    if start[8:9] == b"{" or path.suffix.lower() == ".safetensors":
        notes, arrays = safetensors_in(path)
        return load(path) if "architecture" in notes else arrays
    found = arrays_of_pickle(path)
    if not found:
        raise _of_library(path)
    return found


def _of_json(path: Path) -> dict[str, Array]:
    """Return the weights and biases in lists of a text, as Nielsen's program writes them."""
    with opened(path) as file:
        data = bytes(finished(reading_up_to(file, MOST_TEXT)))
    try:
        found = json.loads(data)
        return {
            f"{letter}{number}": np.array(rows, np.float32)
            for letter, name in (("W", "weights"), ("b", "biases"))
            for number, rows in enumerate(found[name], 1)
        }
    except (ValueError, TypeError, LookupError, RecursionError, OverflowError) as error:
        raise _of_library(path) from error


def _of_library(path: Path) -> ModelFileError:
    return ModelFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” holds no weights that can be read."),
        QT_TRANSLATE_NOOP("nn_core", "From PyTorch or Keras, save them as .safetensors or .npz."),
        path=path,
    )


def _own(network: Network) -> Told:
    return (Phrase(QT_TRANSLATE_NOOP("nn_core", "Layers: {layers}"), layers=outline(network)),)


def _signals(network: Network, digits: PictureSet, name: str) -> Generator[None, None, Signals]:
    """Return what the network makes of digits, which must be numbers."""
    parts: list[Signals] = []
    batch = batch_of(network)
    for start in range(0, len(digits), batch):
        with quiet():
            parts.append(signals(network, digits.images[start : start + batch]))
        if not np.isfinite(parts[-1].logits).all():
            raise beyond_numbers(name)
        yield
    return Signals(
        np.concatenate([part.hidden for part in parts]),
        np.concatenate([part.logits for part in parts]),
    )


def _measured(network: Network, digits: PictureSet, name: str) -> Generator[None, None, Phrase]:
    """Return which share of the digits the network reads."""
    seen = yield from _signals(network, digits, name)
    right = int((seen.logits.argmax(axis=1) == digits.labels).sum())
    text = QT_TRANSLATE_NOOP("nn_core", "It reads {share} of {count} bundled digits")
    return Phrase(text, share=f"{right / len(digits):.1%}", count=len(digits))


def _familiarity(
    network: Network, digits: PictureSet, name: str
) -> Generator[None, None, Familiarity]:
    """Return what digits look like to the network."""
    seen = yield from _signals(network, digits, name)
    return (yield from fitting(seen, digits.labels))


def _of_archive(path: Path) -> dict[str, Array]:
    found = arrays_of(path)
    if not found:  # an archive of something else, as PyTorch and Keras write
        raise _of_library(path)
    return found


def save_npz(path: Path, network: Network) -> None:
    """Write the weights as arrays of NumPy, named as in the book: W1, b1, W2 and so on.

    ``load_any`` finds the layers again by their shapes, and the activation by trying.

    Raises
    ------
    DataFileError
        If the file can't be written.
    """
    arrays: dict[str, Array] = {}
    number = 0
    for layer in network.layers:
        number += "W" in layer.params
        kept = {**layer.params, **layer.buffers}
        arrays |= {f"{name}{number}": value for name, value in kept.items()}
    with replacing(path) as (file,):
        np.savez(file, allow_pickle=False, **arrays)

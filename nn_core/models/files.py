"""Networks as files: weights in the safetensors format, with a description of where they are from.

The format holds numbers and text only; nothing in such a file is ever executed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from nn_core.arrays import Array
from nn_core.digits.familiarity import Familiarity
from nn_core.errors import QT_TRANSLATE_NOOP, ModelFileError, Phrase
from nn_core.models import description
from nn_core.network import Network
from nn_core.util.atomic_write import replacing
from nn_core.util.system_errors import NotRegular, of_system, regular

FAMILIARITY = "familiarity."
"""What the names of the arrays that say how digits look to the network begin with."""
MAX_BYTES = 64 << 20
"""Larger files are refused unread; the largest network we ship has under 4 MB."""
_LARGE = QT_TRANSLATE_NOOP("nn_core", "it is larger than 64 MB")
_DAMAGED = QT_TRANSLATE_NOOP("nn_core", "it is damaged or no .safetensors file")
_NOT_FINITE = QT_TRANSLATE_NOOP("nn_core", "“{name}” holds values that are no finite numbers")
_DIGITS_DAMAGED = QT_TRANSLATE_NOOP("nn_core", "what it says of digits is damaged")
_DIGITS_OTHER = QT_TRANSLATE_NOOP(
    "nn_core", "what it says of digits was measured on another network"
)
_DESCRIPTION_DAMAGED = QT_TRANSLATE_NOOP("nn_core", "its description is damaged")
_NO_DESCRIPTION = QT_TRANSLATE_NOOP("nn_core", "it does not say which network it holds")
_ASKS_TOO_MUCH = QT_TRANSLATE_NOOP("nn_core", "its description asks for more than it holds")


@dataclass(frozen=True)
class Model:
    """A network and what its file says of it.

    Attributes
    ----------
    network : Network
    metadata : mapping of str to str
        Name, data and licences, seed, epochs, commit, accuracy; free text.
    familiarity : Familiarity or None
        What its signals for digits look like, where the file says so.
    """

    network: Network
    metadata: Mapping[str, str] = field(default_factory=dict)
    familiarity: Familiarity | None = None


def save(
    path: Path,
    network: Network,
    metadata: Mapping[str, str] | None = None,
    familiarity: Familiarity | None = None,
) -> None:
    """Write ``network`` to ``path``; an existing file is replaced only by a whole one.

    Raises
    ------
    DataFileError
        If the file cannot be written.
    """
    from safetensors.numpy import save as to_bytes

    notes = {**(metadata or {}), "architecture": json.dumps(network.config())}
    known = {} if familiarity is None else familiarity.state()
    arrays = {**network.state(), **{FAMILIARITY + name: value for name, value in known.items()}}
    data = to_bytes({name: np.ascontiguousarray(value) for name, value in arrays.items()}, notes)
    with replacing(path) as (file,):
        file.write(data)


def load(path: Path) -> Model:
    """Read a network from ``path``.

    Raises
    ------
    ModelFileError
        If the file is missing, damaged, too large, holds values that are no numbers, or is no
        network of ours.
    """
    return _assembled(path, *safetensors_in(path))


def safetensors_in(path: Path) -> tuple[dict[str, str], dict[str, Array]]:
    """Return what a file says, and its arrays by name, whoever wrote them.

    Raises
    ------
    ModelFileError
        If the file is missing, damaged or too large.
    """
    from safetensors import SafetensorError, safe_open

    try:
        _check_bytes(path)
        with safe_open(path, framework="numpy") as file:
            metadata = dict(file.metadata() or {})
            state = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    except (OSError, SafetensorError) as error:
        raise _unreadable(path, error) from error
    except TypeError as error:  # numbers of a kind that NumPy doesn't know
        raise _refused(path, _DAMAGED) from error
    return metadata, state


def read_notes(path: Path) -> dict[str, str]:
    """Return what a file says of its network, without reading the weights; quick.

    Raises
    ------
    ModelFileError
        If the file is missing, cut off, or does not describe a network.
    """
    from safetensors import SafetensorError, safe_open

    try:
        _check_bytes(path)
        with safe_open(path, framework="numpy") as file:
            metadata = dict(file.metadata() or {})
    except (OSError, SafetensorError) as error:
        raise _unreadable(path, error) from error
    _architecture(path, dict(metadata))
    return metadata


def _assembled(path: Path, metadata: dict[str, str], state: dict[str, Array]) -> Model:
    for name, value in state.items():
        if value.dtype not in (np.float32, np.float64) or not np.isfinite(value).all():
            raise _refused(path, _NOT_FINITE, name=name)
    known = {
        name.removeprefix(FAMILIARITY): state.pop(name)
        for name in list(state)
        if name.startswith(FAMILIARITY)
    }
    config = _architecture(path, metadata)
    _check_size(path, config, state)
    network = Network.from_config(config)
    network.load_state(state)
    return Model(network, metadata, _familiarity(path, known, network) if known else None)


def _familiarity(path: Path, state: dict[str, Array], network: Network) -> Familiarity:
    """Return what the arrays say of digits, if they fit each other and the last layer."""
    try:
        familiarity = Familiarity.from_state(state)
    except (ValueError, TypeError, LookupError) as error:
        raise _refused(path, _DIGITS_DAMAGED) from error
    weights = network.layers[-1].params.get("W")
    if weights is None or familiarity.size != len(weights):
        raise _refused(path, _DIGITS_OTHER)
    return familiarity


def _architecture(path: Path, metadata: dict[str, str]) -> list[dict[str, Any]]:
    try:
        config = json.loads(metadata.pop("architecture", "null"))
    except (ValueError, RecursionError) as error:
        raise _refused(path, _DESCRIPTION_DAMAGED) from error
    if not (isinstance(config, list) and config and all(isinstance(c, dict) for c in config)):
        raise _refused(path, _NO_DESCRIPTION)
    return config


def _check_size(path: Path, config: list[dict[str, Any]], state: dict[str, Array]) -> None:
    """Refuse a description that asks for more memory than the file has weights."""
    try:
        description.check(config, sum(value.size for value in state.values()))
    except description.AsksTooMuch as error:
        raise _refused(path, _ASKS_TOO_MUCH) from error


def _check_bytes(path: Path) -> None:
    # Opened here first: the reader of the format says less of what the system refuses.
    if regular(path).st_size > MAX_BYTES:
        raise _refused(path, _LARGE)
    path.open("rb").close()


def _unreadable(path: Path, error: Exception) -> ModelFileError:
    if isinstance(error, OSError) and (error.errno or isinstance(error, NotRegular)):
        return _error(path, of_system(error))
    # What the reader of the format says is for programmers; the log has it as the cause.
    return _refused(path, _DAMAGED)


def _refused(path: Path, reason: str, **values: object) -> ModelFileError:
    return _error(path, Phrase(reason, **values))


def _error(path: Path, reason: Phrase) -> ModelFileError:
    return ModelFileError(
        QT_TRANSLATE_NOOP("nn_core", "{path} cannot be used as a model: {reason}."),
        QT_TRANSLATE_NOOP("nn_core", "Get the file again, or choose another .safetensors file."),
        path=path,
        reason=reason,
    )

"""Finds the network that a command asks for: one that ships, one of the user's, or a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nn_core.digits import Recogniser
    from nn_core.models import Model


def recogniser(asked: str | None) -> Recogniser:
    """Return the recogniser for a name or a file; by default the best that ships.

    Raises `ModelFileError` if there is none, or its file is damaged or of another kind.
    """
    from desktop.services.recognisers import Recognisers
    from nn_core.digits import Recogniser
    from nn_core.errors import QT_TRANSLATE_NOOP, ModelFileError

    known = Recognisers()
    names = known.names()
    if asked is None and names:
        return known.get(names[0])
    if asked in names:
        return known.get(str(asked))
    path = Path(asked or "")
    if asked and (path.suffix or path.parent != Path() or _exists(path)):
        model = of_file(path)
        return Recogniser(model.network, path.stem, model.familiarity)
    name = "cnn" if asked is None else asked
    raise ModelFileError(
        QT_TRANSLATE_NOOP("nn_core", "There is no model “{name}”."),
        QT_TRANSLATE_NOOP("nn_core", "Name a .safetensors file or one of: {names}."),
        name=name,
        names=", ".join(names) or "-",
    )


def model_of(asked: str) -> Model:
    """Return the network of a name or a file, with what its file says of it.

    Raises `ModelFileError` as ``recogniser`` does.
    """
    from desktop.services.recognisers import Recognisers
    from nn_core.models import Model, load

    known = Recognisers()
    if asked in known.names():
        return load(known.path(asked))
    path = Path(asked)
    if path.suffix or path.parent != Path() or _exists(path):
        return of_file(path)
    found = recogniser(asked)  # says that there is none
    return Model(found.network, {}, found.familiarity)


def of_file(path: Path) -> Model:
    """Return the network in a file of this program or another; what was guessed is told.

    Raises `ModelFileError` if it can't be read or reads no digits.
    """
    from nn_core.models import load

    if path.suffix.lower() == ".safetensors" and _is_own(path):
        return load(path)
    from desktop.cli.terminal import said
    from desktop.platform import package_files
    from nn_core.data.bundled import bundled
    from nn_core.models.foreign import load_any

    model, told = load_any(path, bundled(package_files.path("digits")))
    for phrase in told:
        sys.stderr.write(f"{path}: {said(phrase)}.\n")
    return model


def _is_own(path: Path) -> bool:
    """Whether a file says which network it holds, or can't be read, which is said by its reader."""
    from nn_core.errors import ModelFileError
    from nn_core.models.files import safetensors_in

    try:
        return "architecture" in safetensors_in(path)[0]
    except ModelFileError:
        return True


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False  # no file could be called so

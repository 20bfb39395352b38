"""Finds the network that a command asks for: one that ships, one of the user's, or a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nn_core.digits import Recogniser


def recogniser(asked: str | None) -> Recogniser:
    """Return the recogniser for a name or a file; by default the best that ships.

    Raises
    ------
    ModelFileError
        If there is none, or its file is damaged or of another kind.
    """
    from desktop.services.recognisers import Recognisers
    from nn_core.digits import Recogniser
    from nn_core.errors import QT_TRANSLATE_NOOP, ModelFileError
    from nn_core.models import load

    known = Recognisers()
    names = known.names()
    if asked is None and names:
        return known.get(names[0])
    if asked in names:
        return known.get(str(asked))
    path = Path(asked or "")
    if asked and (path.suffix or path.parent != Path() or _exists(path)):
        model = load(path)
        return Recogniser(model.network, path.stem, model.familiarity)
    name = "cnn" if asked is None else asked
    raise ModelFileError(
        QT_TRANSLATE_NOOP("nn_core", "There is no model “{name}”."),
        QT_TRANSLATE_NOOP("nn_core", "Name a .safetensors file or one of: {names}."),
        name=name,
        names=", ".join(names) or "-",
    )


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False  # no file could be called so

"""The shipped networks that read digits, each loaded when it is first asked for."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import resources

if TYPE_CHECKING:
    from nn_core.digits import Recogniser

ORDER = ("cnn", "mlp", "book")
"""Best first; other models follow by name."""


class Recognisers:
    """Loads models by name and keeps them; may be asked from any thread.

    Parameters
    ----------
    folder : Path or None
        Where ``<name>.safetensors`` files are; by default the ones that ship with the program.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or resources.path("weights")
        self._files: dict[str, Path] = {}
        self._loaded: dict[str, Recogniser] = {}
        self._lock = threading.Lock()

    def names(self) -> tuple[str, ...]:
        """Return the names of all models, the best one first."""
        found = {file.stem for file in self._folder.glob("*.safetensors")} | set(self._files)
        return tuple(sorted(found, key=_rank))

    def add(self, name: str, file: Path) -> None:
        """Make a model of the user's own known; it replaces one of the same name."""
        with self._lock:
            self._files[name] = file
            self._loaded.pop(name, None)

    def get(self, name: str) -> Recogniser:
        """Return the recogniser called ``name``.

        Raises
        ------
        ModelFileError
            If its file is missing or damaged.
        """
        with self._lock:
            if name not in self._loaded:
                self._loaded[name] = self._load(name)
            return self._loaded[name]

    def _load(self, name: str) -> Recogniser:
        from nn_core.digits import Recogniser
        from nn_core.models import load

        file = self._files.get(name, self._folder / f"{name}.safetensors")
        model = load(file)
        return Recogniser(model.network, name, model.familiarity)


def _rank(name: str) -> tuple[int, str]:
    return (ORDER.index(name) if name in ORDER else len(ORDER), name)

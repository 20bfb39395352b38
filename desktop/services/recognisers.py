"""The networks that read digits, shipped or the user's, each loaded on first use."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.platform import package_files
from desktop.services.user_models import OwnModels

if TYPE_CHECKING:
    from desktop.services.held_network import Held
    from nn_core.digits import Recogniser
    from nn_core.digits.familiarity import Familiarity
    from nn_core.network import Network

ORDER = ("cnn", "mlp", "book")
"""Best first; other models follow by name."""
HELD = "●training"
"""The network in training, among those that have a file; no file can be called so."""
CLASSES = 10


class Recognisers:
    """Loads models by name and keeps them; may be asked from any thread.

    - ``folder``: where ``<name>.safetensors`` files are; by default the ones that ship with the
      program.
    - ``own``: the user's; by default those in the data folder.
    """

    def __init__(self, folder: Path | None = None, own: OwnModels | None = None) -> None:
        self._folder = folder or package_files.path("weights")
        self.own = own or OwnModels()
        self._loaded: dict[str, Recogniser] = {}
        self._lock = threading.Lock()
        self._held: Held | None = None

    def names(self) -> tuple[str, ...]:
        """Return the names of all models: the shipped ones, the best first, then the user's."""
        shipped = self.shipped()
        return (*shipped, *(name for name in self.own.names() if name not in shipped))

    def shipped(self) -> tuple[str, ...]:
        """Return the names of the models that ship with the program, the best one first."""
        return tuple(sorted((f.stem for f in self._folder.glob("*.safetensors")), key=_rank))

    def held(self) -> tuple[str, ...]:
        """Return the name of the network in training, if there is one that reads digits."""
        held = self._held
        reads = held is not None and held.reads == "digits"
        return (HELD,) if reads and held and held.setup.layers[-1].size == CLASSES else ()

    def hold(self, held: Held | None) -> None:
        """Let the network in training be another one, or the same some steps later."""
        with self._lock:
            self._held = held
            self._loaded.pop(HELD, None)

    def keep(
        self,
        name: str,
        network: Network,
        notes: Mapping[str, str],
        familiarity: Familiarity | None = None,
    ) -> str:
        """Keep a network of the user's under a name that is free; see ``OwnModels.keep``."""
        return self.own.keep(name, network, notes, familiarity, self.names())

    def forget(self, name: str) -> None:
        """Drop a cached model whose file was replaced or deleted."""
        with self._lock:
            self._loaded.pop(name, None)

    def get(self, name: str) -> Recogniser:
        """Return the recogniser called ``name``.

        Raises `ModelFileError` if its file is missing or damaged.
        """
        with self._lock:
            if name not in self._loaded:
                self._loaded[name] = self._load(name)
            return self._loaded[name]

    def best(self) -> Recogniser | None:
        """Return the best of the shipped models; None where none can be loaded."""
        from nn_core.errors import ModelFileError

        names = self.shipped()
        try:
            return self.get(names[0]) if names else None
        except ModelFileError:
            return None

    def notes(self, name: str) -> dict[str, str]:
        """Return what the file of a model says of it.

        Raises `ModelFileError` if its file is missing or damaged.
        """
        from nn_core.models.files import read_notes

        if name == HELD:
            return {}
        notes = read_notes(self.path(name))
        notes.pop("architecture", None)
        return notes

    def architecture(self, name: str) -> str:
        """Return which layers the file of a model describes, as JSON; empty if it can't be read.

        Two networks with the same one differ in their weights only.
        """
        from nn_core.errors import ModelFileError
        from nn_core.models.files import read_notes

        if name == HELD:
            held = self._held
            return json.dumps(held.network.config()) if held is not None else ""
        file = self.path(name)
        if file == self.own.path(name):
            return self.own.notes(name).get("architecture", "")
        try:
            return read_notes(file).get("architecture", "")
        except ModelFileError:
            return ""

    def _load(self, name: str) -> Recogniser:
        from nn_core.digits import Recogniser
        from nn_core.models import load

        if name == HELD:
            return Recogniser(self._reader(), name)
        model = load(self.path(name))
        return Recogniser(model.network, name, model.familiarity)

    def _reader(self) -> Network:
        """Return a copy of the network in training without what acts only while it learns."""
        from nn_core.errors import QT_TRANSLATE_NOOP, ModelFileError
        from nn_core.network import Network

        held = self._held
        if held is None:
            raise ModelFileError(
                QT_TRANSLATE_NOOP("nn_core", "No network is in training."),
                QT_TRANSLATE_NOOP("nn_core", "Train one, or choose another network."),
            )
        layers = held.network.copy().layers
        return Network(layer for layer in layers if layer.kind != "dropout")

    def path(self, name: str) -> Path:
        """Return the file of a model; it need not exist."""
        shipped = self._folder / f"{name}.safetensors"
        # A shipped model can't be hidden by one of the user's.
        is_own = not shipped.exists() and (name in self.own.names() or self.own.path(name).exists())
        return self.own.path(name) if is_own else shipped

    def damaged(self, name: str) -> Path | None:
        """Return the file of a network that is there but can't be read; None if it is not so."""
        file = self.own.path(name)
        return file if name and name not in self.names() and file.is_file() else None


def _rank(name: str) -> tuple[int, str]:
    return (ORDER.index(name) if name in ORDER else len(ORDER), name)

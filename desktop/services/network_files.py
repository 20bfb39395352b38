"""Networks in and out: one of a file becomes one of the user's, any is written for others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.services.context import TabContext
from desktop.services.i18n import translate
from desktop.services.recognisers import HELD, Recognisers
from desktop.services.user_models import LONGEST
from nn_core.errors import QT_TRANSLATE_NOOP, BadakError, DataFileError, Phrase, Told

if TYPE_CHECKING:
    from desktop.services.jobs import JobRunner, Outcome
    from nn_core.models import Model

ENDINGS = (".onnx", ".npz", ".safetensors")
"""What a network is written as, by the ending."""
_ADDED = QT_TRANSLATE_NOOP("nn_core", "“{name}” is among the networks now. {found}")


@dataclass(frozen=True, eq=False)
class Found:
    """A network of a file, and what was found out about it."""

    path: Path
    model: Model
    told: tuple[Phrase, ...]


def reading(path: Path) -> Iterator[Found | None]:
    """Read a network of this program or another; yield nothing meanwhile, and it at the end.

    Raises `ModelFileError` if it can't be read, or is no network for digits.
    """
    from desktop.platform import package_files
    from nn_core.data.bundled import loading
    from nn_core.models.foreign import loading_any
    from nn_core.util.generators import telling

    digits = yield from telling(loading(package_files.path("digits")), lambda: None)
    model, told = yield from telling(loading_any(path, digits), lambda: None)
    yield Found(path, model, told)


def free_name(stem: str, store: Recognisers) -> str:
    """Return a name like ``stem`` under which a network can be kept."""
    used = {name.casefold() for name in (*store.names(), *store.own.taken())}
    first = re.sub(r"[^\w .+()-]+", "-", stem).strip(" .-_")[: LONGEST - 5].strip() or "network"
    numbers = (f"{first}-{number}" for number in range(2, 10_000))
    return next(name for name in (first, *numbers) if name.casefold() not in used)


def keep(found: Found, store: Recognisers, keeping: Callable[..., str]) -> str:
    """Keep a network that was read under a free name; return the name.

    - ``keeping``: takes name, network, notes and familiarity, as ``SharedModels.keep`` does, which
      see for errors.
    """
    model = found.model
    notes = {key: text for key, text in model.metadata.items() if key != "architecture"}
    notes.setdefault("source", found.path.name)
    name = free_name(found.path.name.split(".")[0], store)
    return keeping(name, model.network, notes, model.familiarity)


def added(name: str, told: tuple[Phrase, ...]) -> Told:
    """Return the report of a network that was brought in."""
    parts = {f"part{number}": phrase for number, phrase in enumerate(told)}
    found = Phrase(" ".join(f"{{{part}}}." for part in parts), **parts)
    return Told(_ADDED, name=name, found=found)


def write(path: Path, model: Model, notes: Mapping[str, str]) -> None:
    """Write a network as ONNX, as arrays of NumPy, or for this program, by the ending.

    Raises `DataFileError` if the ending is another one, or the file can't be written;
    `ModelFileError` if it has an activation that ONNX can't express.
    """
    from nn_core.models import save
    from nn_core.models.foreign import save_npz
    from nn_core.models.onnx_files import save_onnx

    ending = path.suffix.lower()
    notes = {key: text for key, text in notes.items() if key != "architecture"}
    if ending == ".onnx":
        save_onnx(path, model.network, notes)
    elif ending == ".npz":
        save_npz(path, model.network)
    elif ending == ".safetensors":
        save(path, model.network, notes, model.familiarity)
    else:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "A network can't be written as “{ending}”."),
            QT_TRANSLATE_NOOP("nn_core", "Let the name end in {endings}."),
            ending=path.suffix,
            endings=", ".join(ENDINGS),
        )


class NetworkFiles(QObject):
    """Brings networks in, one at a time in the background, and writes them.

    - ``context``: told what was found, or what went wrong.
    """

    added = Signal(str)
    """The name of a network that is among the user's now."""
    changed = Signal(bool)
    """Whether one is being read."""

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._runner: JobRunner | None = None

    @property
    def running(self) -> bool:
        return self._runner is not None and self._runner.running

    def bring_in(self, path: Path) -> None:
        """Read a network and keep it under a free name."""
        self._context.progress(None, translate("NetworkFiles", "Reading a network"))
        if self._runner is None:  # not before it is needed: the window opens without it
            self._runner = self._context.make_runner(self)
            self._runner.yielded.connect(self._read)
            self._runner.failed.connect(self._context.report)
            self._runner.finished.connect(self._finished)
        self._runner.start(partial(reading, path))
        self.changed.emit(True)

    @Slot()
    def cancel(self) -> None:
        """Stop; nothing is left of it."""
        if self._runner is not None:
            self._runner.cancel()

    def write(self, name: str, path: Path) -> bool:
        """Write one of the networks there are; return whether that went well."""
        from nn_core.models import Model

        store = self._context.recognisers
        try:
            reader = store.get(name)
            notes = {} if name == HELD else store.notes(name)
            write(path, Model(reader.network, {}, reader.familiarity), notes)
        except BadakError as error:
            self._context.report(error)
            return False
        self._context.report(
            Told(QT_TRANSLATE_NOOP("nn_core", "Network written to “{name}”."), name=path.name)
        )
        return True

    @Slot(object)
    def _read(self, found: Found | None) -> None:
        if found is None:
            return
        try:
            name = keep(found, self._context.recognisers, self._context.models.keep)
        except BadakError as error:
            self._context.report(error)
            return
        self.added.emit(name)
        self._context.report(added(name, found.told))

    @Slot(object)
    def _finished(self, _outcome: Outcome) -> None:
        self._context.progress(1.0)
        self.changed.emit(False)

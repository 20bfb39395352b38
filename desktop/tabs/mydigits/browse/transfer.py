"""Owns imports and exports: one at a time, in the background, with progress and cancel."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from desktop.services.context import TabContext
from desktop.services.i18n import translate
from desktop.services.jobs import Outcome
from desktop.services.network_files import NetworkFiles
from desktop.services.notebook import NotebookService
from desktop.tabs.kit.presenter import Presenter
from desktop.widgets.painted.colormap import as_png
from nn_core.arrays import Array
from nn_core.data.digit_files import NetworkFile
from nn_core.data.notebook import EVERYTHING, Filter, Notebook, count
from nn_core.data.notebook.transfer import Exported, Imported, Progress
from nn_core.data.notebook.transfer.reading import oldest_first
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError
from nn_core.util.atomic_write import unwritable

if TYPE_CHECKING:
    from nn_core.data.digit_files import Notes
    from nn_core.digits import Recogniser

SIDE = 28
STEP = 20
"""Pictures between two yields of an export."""
NO_LABEL = "unlabelled"
Step = Progress | Imported | Exported


def export_pictures(
    notebook: Notebook, folder: Path, where: Filter = EVERYTHING
) -> Iterator[Progress | Exported]:
    """Make ``folder`` with ``0/`` … ``9/`` and ``unlabelled/``: white ink on black, as MNIST.

    Raises `DataFileError` if the folder exists already or can't be made.
    """
    total, done = count(notebook, where), 0
    with _growing(folder) as growing:
        for done, entry in enumerate(oldest_first(notebook, where), 1):
            place = growing / (NO_LABEL if entry.label is None else str(entry.label))
            place.mkdir(exist_ok=True)
            _write(place / f"{entry.id:06d}.png", png(entry.picture))
            if done % STEP == 0:
                yield Progress(done, total)
    yield Exported(done, paths=(folder,))


@contextmanager
def _growing(folder: Path) -> Iterator[Path]:
    """Make a folder that takes its name when it is whole; else nothing is left of it."""
    if folder.exists():
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "There is a “{path}” already."),
            QT_TRANSLATE_NOOP("nn_core", "Choose another folder."),
            path=folder,
        )
    growing: Path | None = None
    try:
        growing = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
        yield growing
        growing.chmod(0o755)
        growing.rename(folder)
    except OSError as error:
        raise unwritable(folder, error) from error
    finally:
        if growing is not None and growing.exists():
            shutil.rmtree(growing, ignore_errors=True)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def png(picture: Array) -> bytes:
    """Return a picture of shape (28, 28), bytes of ink, as a grey PNG."""
    data = np.ascontiguousarray(picture).tobytes()
    image = QImage(data, SIDE, SIDE, SIDE, QImage.Format.Format_Grayscale8)
    return as_png(image)


class Kind(StrEnum):
    """What a notebook can be written as."""

    JSON = "json"
    CSV = "csv"
    IDX = "idx"
    PNG = "png"


_ENDINGS = {Kind.JSON: (".jsonl", ".json"), Kind.CSV: (".csv",)}


def proposal(kind: Kind, day: datetime) -> str:
    """Return the name that is proposed for an export."""
    return f"my-digits-{day:%Y-%m-%d}{_ENDINGS.get(kind, ('',))[0]}"


def targets(path: Path, kind: Kind) -> tuple[Path, ...]:
    """Return what an export to the name a user chose writes; an ending that lacks is added.

    An import tells the kinds of files by their endings.
    """
    if kind is Kind.IDX:
        from nn_core.data.notebook.transfer.idx_files import names

        return names(path)
    endings = _ENDINGS.get(kind, ("",))
    return (
        path if path.name.lower().endswith(endings) else path.with_name(path.name + endings[0]),
    )


@dataclass(frozen=True, eq=False)
class TransferState:
    """How far it is.

    - ``importing``: else it is an export.
    - ``fraction``: from 0 to 1; None while it isn't known.
    - ``result``: what the last one did, until something else is to be told.
    """

    running: bool = False
    importing: bool = False
    fraction: float | None = None
    result: Imported | Exported | None = None


class Transfer(Presenter[TransferState]):
    """Runs imports and exports."""

    undoable = ()
    ended = Signal(object)
    """An `Imported` or an `Exported`."""

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(context, TransferState(), parent=parent)
        self._runner = context.make_runner(self)
        self._runner.yielded.connect(self._stepped)
        self._runner.failed.connect(self._failed)
        self._runner.finished.connect(self._finished)
        self._networks = NetworkFiles(context, self)
        self._networks.changed.connect(self._reads_network)

    def export(self, path: Path, kind: Kind, where: Filter) -> None:
        """Write the digits that fit to a file or, as PNG, into a new folder."""
        self._start(partial(_exporting, self.context.notebook, path, kind, where), False)

    def bring_in(self, path: Path) -> None:
        """Take the digits of a file, a folder or an archive; what it is shows itself."""
        self._start(partial(_importing, self.context, path), True)

    @Slot()
    def cancel(self) -> None:
        """Stop; nothing is left of it."""
        self._runner.cancel()
        self._networks.cancel()

    @Slot()
    def forget(self) -> None:
        """Tell no longer what the last one did."""
        if self.state.result is not None:
            self.update(result=None)

    def _start(self, work: Callable[[], Iterator[Step]], importing: bool) -> None:
        if self.state.running:
            return
        # Here and not in the worker, which must not make classes of Qt (decision 0088).
        import desktop.widgets.canvas.picture_reading  # noqa: F401

        self.update(running=True, importing=importing, fraction=None, result=None)
        self._tell_progress(None)
        self._runner.start(work)

    def _tell_progress(self, fraction: float | None) -> None:
        if self.state.importing:
            text = translate("TransferPresenter", "Importing digits")
        else:
            text = translate("TransferPresenter", "Exporting digits")
        self.context.progress(fraction, text)

    @Slot(object)
    def _stepped(self, step: Step) -> None:
        if isinstance(step, Progress):
            self.update(fraction=step.fraction)
            self._tell_progress(step.fraction)
        else:
            self.ended.emit(step)
            self.update(result=step)

    @Slot(object)
    def _failed(self, error: BaseException) -> None:
        if isinstance(error, NetworkFile):
            self._networks.bring_in(error.path)
        else:
            self.failed.emit(error)

    @Slot(bool)
    def _reads_network(self, running: bool) -> None:
        self.update(running=running)

    @Slot(object)
    def _finished(self, _outcome: Outcome) -> None:
        if not self._networks.running:
            self.context.progress(1.0)
        self.update(running=self._networks.running, fraction=None)


def _exporting(service: NotebookService, path: Path, kind: Kind, where: Filter) -> Iterator[Step]:
    with service.reader() as notebook:
        yield from export(notebook, path, kind, where)


def export(notebook: Notebook, path: Path, kind: Kind, where: Filter) -> Iterator[Step]:
    """Write the digits that fit as a file or, as PNG, into a new folder."""
    if kind is Kind.JSON:
        from nn_core.data.notebook.transfer.json_lines import export_json

        return export_json(notebook, path, where)
    if kind is Kind.CSV:
        from nn_core.data.notebook.transfer.csv_files import export_csv

        return export_csv(notebook, path, where)
    if kind is Kind.IDX:
        from nn_core.data.notebook.transfer.idx_files import export_idx

        return export_idx(notebook, path, where)
    return export_pictures(notebook, path, where)


def _importing(context: TabContext, path: Path) -> Iterator[Step]:
    with context.notebook.reader() as notebook:
        yield from bringing(notebook, path, context.recognisers.best())


def bringing(
    notebook: Notebook, path: Path, reader: Recogniser | None, notes: Notes | None = None
) -> Iterator[Step]:
    """Take the digits of a file, a folder or an archive; what it is shows itself."""
    from desktop.widgets.canvas.picture_reading import decode
    from nn_core.data.digit_files import Means
    from nn_core.data.notebook.transfer.bringing import bring_in

    return bring_in(notebook, path, Means(decode, reader), notes)

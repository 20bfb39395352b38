"""Reads what was opened, dropped or pasted beside everything else, and puts it on the sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal, Slot

from desktop.services.context import TabContext
from desktop.widgets.canvas import drawing_files
from desktop.widgets.canvas.drawing_editor import DrawingEditor
from desktop.widgets.canvas.photo_crop import Box, PhotoCrop
from nn_core.digits import Drawing
from nn_core.errors import BadakError

if TYPE_CHECKING:
    from desktop.services.jobs import JobRunner

SOON = 200
"""Milliseconds within which most files are read; nothing is shown of it till then."""


class FileOpening(QObject):
    """Reads one file or picture at a time for a sheet; the latest wins.

    - ``context``: gives the worker and the network that is asked whether digits lie on their side,
      and is told that it takes time.
    - ``shown``: whether something is being read that takes longer than a moment.
    """

    told = Signal(object)
    """What is to be told of a file (``Told``), or why it could not be taken."""
    waiting = Signal(bool)
    """The same, when it changes."""
    given_up = Signal()
    """Reading was cancelled: the sheet and its photo stay as they were."""

    def __init__(
        self,
        editor: DrawingEditor,
        context: TabContext | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent if parent is not None else editor)
        self._editor, self._context = editor, context
        self._runner: JobRunner | None = None
        self._doing = self._edit = ""
        self.shown = False
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(SOON)
        self._late.timeout.connect(self._show)

    @property
    def running(self) -> bool:
        return self._late.isActive() or self.shown

    def open(self, path: Path) -> None:
        """Read a file; what it holds comes onto the sheet."""
        # Here and not in the worker, which must not make classes of Qt (decision 0088).
        import desktop.widgets.canvas.picture_reading  # noqa: F401

        best = None if self._context is None else self._context.recognisers.best
        text = self.tr("Reading {name}").format(name=path.name)
        self._start(partial(drawing_files.reading, path, best), text)

    def take(self, mime: QMimeData | None) -> None:
        """Read what the clipboard or a drop holds: a file, strokes or a picture."""
        files = drawing_files.files_in(mime)
        if files:
            self.open(files[0])
            if len(files) > 1:
                self.told.emit(drawing_files.only_first(files))
            return
        try:
            found = drawing_files.drawing_in(mime)
        except BadakError as error:
            self.told.emit(error)
            return
        if isinstance(found, Drawing):
            self.cancel()
            self._editor.replace(found)
        else:
            self._look(found)

    @Slot(object)
    def crop(self, box: Box) -> None:
        """Look for digits in another part of the photo; can be undone."""
        if self._editor.photo is not None:
            self._look(self._editor.photo.with_box(box), self.tr("frame in the photo"))

    @Slot()
    def cancel(self) -> None:
        """Leave the sheet as it is; said at once, whatever a decoder is still busy with."""
        if self._runner is not None:
            self._runner.cancel()
        self._end()
        self.given_up.emit()

    def _look(self, crop: PhotoCrop, edit: str = "") -> None:
        self._start(partial(drawing_files.looking, crop), self.tr("Looking for digits"), edit)

    def _start(self, work: Callable[[], Iterable[object]], doing: str, edit: str = "") -> None:
        if self._runner is None:
            self._runner = self._made()
            self._runner.yielded.connect(self._read)
            self._runner.failed.connect(self.told)
            self._runner.finished.connect(self._finished)
        self._doing, self._edit = doing, edit
        self._late.start()
        self._runner.start(work)

    def _made(self) -> JobRunner:
        from desktop.services.jobs import JobRunner

        return JobRunner(self) if self._context is None else self._context.make_runner(self)

    @Slot()
    def _show(self) -> None:
        self._tell(True)

    @Slot(object)
    def _finished(self, _outcome: object) -> None:
        self._end()
        if self._context is None and self._runner is not None:  # else it is the context's to end
            self._runner.shutdown()
            self._runner = None

    def _end(self) -> None:
        self._late.stop()
        if self.shown:
            self._tell(False)

    def _tell(self, shown: bool) -> None:
        self.shown = shown
        if self._context is not None:
            self._context.progress(None if shown else 1.0, self._doing if shown else "")
        self.waiting.emit(shown)

    @Slot(object)
    def _read(self, found: drawing_files.Opened | None) -> None:
        if found is None:
            return
        if found.photo is None:
            self._editor.replace(found.drawing)
        else:
            self._editor.take(found.photo, found.drawing, self._edit)
        if found.told is not None:
            self.told.emit(found.told)

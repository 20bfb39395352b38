"""Reads a file that was opened or dropped beside everything else, and puts it on the sheet."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.services.context import TabContext
from desktop.widgets.canvas import drawing_files
from desktop.widgets.canvas.drawing_editor import DrawingEditor

if TYPE_CHECKING:
    from desktop.services.jobs import JobRunner

SOON = 200
"""Milliseconds within which most files are read; nothing is shown of it till then."""


class FileOpening(QObject):
    """Reads one file at a time for a sheet; the latest wins.

    Parameters
    ----------
    editor : DrawingEditor
    context : TabContext, optional
        Gives the worker and the network that is asked whether digits lie on their side, and is
        told that it takes time.

    Attributes
    ----------
    shown : bool
        Whether a file is being read that takes longer than a moment.
    """

    told = Signal(object)
    """What is to be told of a file (``Told``), or why it could not be taken."""
    waiting = Signal(bool)
    """The same, when it changes."""

    def __init__(
        self,
        editor: DrawingEditor,
        context: TabContext | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent if parent is not None else editor)
        self._editor, self._context = editor, context
        self._runner: JobRunner | None = None
        self._name = ""
        self.shown = False
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(SOON)
        self._late.timeout.connect(self._show)

    @property
    def running(self) -> bool:
        """Whether a file is being read."""
        return self._late.isActive() or self.shown

    def open(self, path: Path) -> None:
        """Read a file; what it holds comes onto the sheet."""
        # Here and not in the worker, which must not make classes of Qt (decision 0088).
        import desktop.widgets.canvas.picture_digits  # noqa: F401

        if self._runner is None:
            self._runner = self._made()
            self._runner.yielded.connect(self._read)
            self._runner.failed.connect(self.told)
            self._runner.finished.connect(self._finished)
        best = None if self._context is None else self._context.recognisers.best
        self._name = path.name
        self._late.start()
        self._runner.start(partial(drawing_files.reading, path, best))

    @Slot()
    def cancel(self) -> None:
        """Leave the sheet as it is; said at once, whatever a decoder is still busy with."""
        if self._runner is not None:
            self._runner.cancel()
        self._end()

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
            text = self.tr("Reading {name}").format(name=self._name) if shown else ""
            self._context.progress(None if shown else 1.0, text)
        self.waiting.emit(shown)

    @Slot(object)
    def _read(self, found: drawing_files.Opened | None) -> None:
        if found is None:
            return
        if found.photo is None:
            self._editor.replace(found.drawing)
        else:
            self._editor.take(found.photo, drawing=found.drawing)
        if found.told is not None:
            self.told.emit(found.told)

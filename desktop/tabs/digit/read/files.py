"""Opening and saving the drawing by a dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from desktop.services.context import TabContext
from desktop.tabs.digit.read.presenter import ReadPresenter
from desktop.widgets.canvas import drawing_files
from desktop.widgets.controls import file_dialogs
from nn_core.errors import BadakError

FOLDER_KEY = "digit/folder"
"""Setting: where a drawing was last opened or saved."""


class DrawingFiles(QObject):
    """Asks for a file and reads the drawing from it, or writes it there.

    Parameters
    ----------
    presenter : ReadPresenter
        Reads what is opened.
    parent : QWidget
        What the dialogs belong to.
    """

    def __init__(self, presenter: ReadPresenter, context: TabContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter, self._context, self._parent = presenter, context, parent

    @Slot()
    def open(self) -> None:
        """Let the user choose a picture or a file of strokes."""
        # Here, since the window opens without it.
        from nn_core.data.digit_files.kinds import ENDINGS, NETWORKS

        read = " ".join(f"*{ending}" for ending in dict.fromkeys((*ENDINGS, *NETWORKS)))
        known, every = self.tr("Pictures, strokes, networks"), self.tr("All files")
        kinds = f"{known} ({read});;{every} (*)"
        title = self.tr("Open a picture or strokes")
        path = file_dialogs.file_to_open(self._parent, title, kinds, self._folder())
        if path is not None:
            self._remember(path)
            self._presenter.opening.open(path)

    @Slot(object)
    def refuse(self, error: BadakError) -> None:
        """Say what is wrong with a file; one that holds a network adds it to the user's."""
        from nn_core.data.digit_files import NetworkFile

        if isinstance(error, NetworkFile):
            self._presenter.networks.bring_in(error.path)
        else:
            self._context.report(error)

    @Slot()
    def save(self) -> None:
        """Let the user choose where the drawing is written."""
        kinds = (
            (self.tr("Picture"), "*.png"),
            (self.tr("Vector drawing"), "*.svg"),
            (self.tr("Strokes"), "*.jsonl"),
        )
        listed = ";;".join(f"{kind} ({pattern})" for kind, pattern in kinds)
        title, start = self.tr("Save the drawing"), self._folder() / "digit.png"
        path = file_dialogs.place_to_save(self._parent, title, start, listed)
        if path is None:
            return
        self._remember(path)
        try:
            drawing_files.save(self._presenter.editor.settled_drawing, path)
        except BadakError as error:
            self._context.report(error)

    def _folder(self) -> Path:
        return Path(self._context.settings.text(FOLDER_KEY, str(Path.home())))

    def _remember(self, path: Path) -> None:
        self._context.settings.set(FOLDER_KEY, str(path.parent))

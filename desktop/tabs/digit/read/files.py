"""Opening and saving the drawing by a dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop.services.context import TabContext
from desktop.services.i18n import translate
from desktop.tabs.digit.read.presenter import ReadPresenter
from desktop.widgets.canvas import drawing_files
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
        title, start = self.tr("Open a picture or strokes"), str(self._folder())
        name = ask_for_file(self._parent, title, kinds, start)
        if not name:
            return
        self._remember(Path(name))
        self._presenter.opening.open(Path(name))

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
        start = str(self._folder() / "digit.png")
        name = ask_where_to_save(self._parent, self.tr("Save the drawing"), listed, start)
        if not name:
            return
        self._remember(Path(name))
        try:
            drawing_files.save(self._presenter.editor.settled_drawing, Path(name))
        except BadakError as error:
            self._context.report(error)

    def _folder(self) -> Path:
        return Path(self._context.settings.text(FOLDER_KEY, str(Path.home())))

    def _remember(self, path: Path) -> None:
        self._context.settings.set(FOLDER_KEY, str(path.parent))


def ask_for_file(parent: QWidget, title: str, kinds: str, start: str) -> str:
    """Return the file the user chose, beginning in a folder; empty if none."""
    return QFileDialog.getOpenFileName(parent, title, start, kinds)[0]


def ask_where_to_save(parent: QWidget, title: str, kinds: str, start: str) -> str:
    """Return the place the user chose, with an ending; empty if none."""
    name, kind = QFileDialog.getSaveFileName(parent, title, start, kinds)
    if name and not Path(name).suffix:
        name += kind[kind.rindex("*") + 1 : -1]
        # The dialog has asked for the name that was typed only.
        if Path(name).exists() and not may_replace(parent, Path(name).name):
            return ""
    return name


def may_replace(parent: QWidget, name: str) -> bool:
    """Return whether the user lets a file be replaced."""
    text = translate("DigitView", "There is a “{name}” already. Replace it?")
    yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
    return QMessageBox.question(parent, "", text.format(name=name), yes | no, no) == yes

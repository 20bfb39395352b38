"""The page's controls: which network reads, the pen, what can be done with the sheet, limits."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from desktop.services.context import TabContext
from desktop.services.i18n import keys_text
from desktop.tabs.digit.read import texts
from desktop.tabs.digit.read.limits import LimitsPanel
from desktop.tabs.digit.read.presenter import ReadPresenter
from desktop.tabs.digit.read.state import ReadState
from desktop.widgets.canvas import drawing_files
from desktop.widgets.canvas.digit_canvas import DigitCanvas
from desktop.widgets.canvas.drawing_editor import THICKEST_PEN, THINNEST_PEN
from desktop.widgets.controls import file_dialogs
from desktop.widgets.controls.choice_menus import NetworkMenu
from desktop.widgets.controls.form import Form
from desktop.widgets.controls.layout_helpers import GAP, tip
from nn_core.errors import BadakError

Keys = QKeySequence.StandardKey


class ReadControls(QObject):
    """Fills a form with network, pen, sheet and limits.

    A click on most of them leaves the sheet its keys; Tab still gets everywhere.
    """

    def __init__(
        self, form: Form, presenter: ReadPresenter, canvas: DigitCanvas, files: DrawingFiles
    ) -> None:
        super().__init__(form)
        self._form, self._presenter, self._editor = form, presenter, presenter.editor
        self.model = NetworkMenu()
        self.model.picked.connect(presenter.set_model)
        form.named(
            self.tr("&Network"),
            self.model,
            lambda state: self.model.show_networks(state.models, state.model.name),
            hint=self.tr("The network that reads your digit"),
        )
        form.note(lambda state: texts.weights(state.model.weights))
        form.note(lambda state: texts.unrefusing(state.model.name))
        self._add_pen()
        self._add_buttons(canvas, files)
        form.gap()
        self.framing = form.tick(
            self.tr("Box and centre"),
            lambda state: state.marked,
            presenter.set_marked,
            hint=self.tr(
                "Mark the ink's box, 20 pixels long, and its centre of mass in the small picture"
            ),
        )
        self.limits = LimitsPanel(presenter)
        form.gap()
        form.add(self.limits, self.limits.show_state)
        for widget in (self.framing, self.pen.slider, *self._buttons):
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._editor.pen_changed.connect(self._pen_changed)

    def _add_pen(self) -> None:
        self.pen = self._form.slider(
            self.tr("Pen &width"),
            lambda _: round(100 * self._editor.pen_width),
            self._set_pen,
            round(100 * THINNEST_PEN),
            round(100 * THICKEST_PEN),
            step=1,
            whole=True,
            hint=self.tr("Pen width in per cent of the sheet: keys [ and ]"),
        )

    def _add_buttons(self, canvas: DigitCanvas, files: DrawingFiles) -> None:
        self.eraser = _button(self.tr("Eraser"), self.tr("Take ink away: E, or the right button"))
        self.clear = _button(self.tr("Clear"), self.tr("Start from a blank sheet: Delete or Esc"))
        self.undo = _button(
            self.tr("Undo"),
            self.tr("Take back the last stroke, or what was kept: {keys}"),
            Keys.Undo,
        )
        self.redo = _button(
            self.tr("Redo"), self.tr("Do again what was taken back: {keys}"), Keys.Redo
        )
        self.open = QPushButton()
        self.save = _button(self.tr("Save…"), self.tr("Save the drawing as PNG, SVG or strokes"))
        self.copy = _button(self.tr("Copy"), self.tr("Copy the drawing: {keys}"), Keys.Copy)
        self.paste = _button(
            self.tr("Paste"), self.tr("Take the picture you copied: {keys}"), Keys.Paste
        )
        self._lay_out_buttons()
        self._connect_history()
        self.eraser.setCheckable(True)
        self.eraser.setChecked(self._editor.erasing)
        self.eraser.toggled.connect(self._editor.set_erasing)
        self.clear.clicked.connect(self._editor.clear)
        self._files, self._opening = files, self._presenter.opening
        self.open.clicked.connect(self._open)
        self._opening.waiting.connect(self._show_waiting)
        self._show_waiting(self._opening.shown)
        self.save.clicked.connect(files.save)
        self.copy.clicked.connect(canvas.copy)
        self.paste.clicked.connect(canvas.paste)
        self._form.enabled(_inked, self.clear, self.save, self.copy)

    def _lay_out_buttons(self) -> None:
        self._buttons = (
            *(self.eraser, self.clear, self.undo, self.redo),
            *(self.open, self.save, self.copy, self.paste),
        )
        grid = QGridLayout()
        grid.setSpacing(GAP)
        for place, button in enumerate(self._buttons):
            grid.addWidget(button, *divmod(place, 2))
        self._form.gap()
        self._form.column.addLayout(grid)

    def _connect_history(self) -> None:
        stack = self._presenter.undo_stack
        self.undo.setEnabled(stack.canUndo())
        self.redo.setEnabled(stack.canRedo())
        self.undo.clicked.connect(stack.undo)
        self.redo.clicked.connect(stack.redo)
        stack.canUndoChanged.connect(self.undo.setEnabled)
        stack.canRedoChanged.connect(self.redo.setEnabled)

    @Slot()
    def _open(self) -> None:
        if self._opening.shown:
            self._opening.cancel()
        else:
            self._files.open()

    @Slot(bool)
    def _show_waiting(self, waiting: bool) -> None:
        """Let the button that opens a file stop it, too."""
        if waiting:
            self.open.setText(self.tr("Cancel"))
            tip(self.open, self.tr("Leave the file; the sheet stays as it is: Esc"))
            return
        self.open.setText(self.tr("Open…"))
        hint = self.tr(
            "Read a picture, a file of strokes or a network; you can also drop it on the sheet"
        )
        tip(self.open, hint)

    def _set_pen(self, per_cent: float) -> None:
        self._editor.set_pen_width(per_cent / 100)

    @Slot()
    def _pen_changed(self) -> None:
        self.pen.show_value(round(100 * self._editor.pen_width))
        self.eraser.setChecked(self._editor.erasing)


def _button(text: str, hint: str, keys: Keys | None = None) -> QPushButton:
    made = QPushButton(text)
    tip(made, hint if keys is None else hint.format(keys=keys_text(keys)))
    return made


def _inked(state: ReadState) -> bool:
    return bool(state.drawing.strokes) or state.drawing.image is not None


FOLDER_KEY = "digit/folder"
"""Setting: where a drawing was last opened or saved."""


class DrawingFiles(QObject):
    """Asks for a file and reads the drawing from it, or writes it there."""

    def __init__(self, presenter: ReadPresenter, context: TabContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter, self._context, self._parent = presenter, context, parent

    @Slot()
    def open(self) -> None:
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

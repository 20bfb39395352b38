"""The digit tab's controls: which network reads, the pen, and what can be done with the sheet."""

from __future__ import annotations

from itertools import chain

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QWidget,
)

from desktop.services.i18n import keys_text
from desktop.tabs.digit import wording
from desktop.tabs.digit.limits_panel import LimitsPanel
from desktop.tabs.digit.state import DigitState
from desktop.widgets.canvas.drawing_editor import THICKEST_PEN, THINNEST_PEN, DrawingEditor
from desktop.widgets.controls.layout_helpers import column_in, small_label, tip
from desktop.widgets.controls.network_menu import NetworkMenu

Keys = QKeySequence.StandardKey


class DigitControls(QWidget):
    """Shows and changes network, pen and sheet."""

    model_chosen = Signal(str)
    open_wanted = Signal()
    save_wanted = Signal()
    copy_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, editor: DrawingEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._model_label, self.model = QLabel(), NetworkMenu()
        self._model_note = small_label()
        self._pen_label, self._pen_value = QLabel(), QLabel()
        self.pen = QSlider(Qt.Orientation.Horizontal)
        self.framing = QCheckBox()
        self.limits = LimitsPanel()
        self.eraser, self.clear = QPushButton(), QPushButton()
        self.undo, self.redo = QPushButton(), QPushButton()
        self.open, self.save = QPushButton(), QPushButton()
        self.copy, self.paste = QPushButton(), QPushButton()
        self._rows = (
            (self.eraser, self.clear),
            (self.undo, self.redo),
            (self.open, self.save),
            (self.copy, self.paste),
        )
        self._lay_out()
        self._prepare()
        self._connect()
        self._pen_changed()

    def _prepare(self) -> None:
        self._model_label.setBuddy(self.model)
        self._pen_label.setBuddy(self.pen)
        self.pen.setRange(round(100 * THINNEST_PEN), round(100 * THICKEST_PEN))
        self.pen.setPageStep(2)
        self.eraser.setCheckable(True)
        # A click leaves the sheet its keys; Tab still gets everywhere. They are named, since
        # looking for them among the children took 6 ms of the start.
        parts = (*chain.from_iterable(self._rows), self.framing, self.limits.reset, self.pen)
        for part in parts:
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.undo.setEnabled(False)
        self.redo.setEnabled(False)

    def _lay_out(self) -> None:
        column = column_in(self, self._model_label, self.model, self._model_note)
        column.addSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._pen_label)
        head.addStretch(1)
        head.addWidget(self._pen_value)
        column.addLayout(head)
        column.addWidget(self.pen)
        grid = QGridLayout()
        grid.setSpacing(8)
        for row, pair in enumerate(self._rows):
            for place, button in enumerate(pair):
                grid.addWidget(button, row, place)
        column.addSpacing(8)
        column.addLayout(grid)
        column.addSpacing(8)
        column.addWidget(self.framing)
        column.addSpacing(8)
        column.addWidget(self.limits)

    def _connect(self) -> None:
        stack = self._editor.undo_stack
        self.model.picked.connect(self.model_chosen)
        self.pen.valueChanged.connect(self._pen_moved)
        self.eraser.toggled.connect(self._editor.set_erasing)
        self.clear.clicked.connect(self._editor.clear)
        self.undo.clicked.connect(stack.undo)
        self.redo.clicked.connect(stack.redo)
        stack.canUndoChanged.connect(self.undo.setEnabled)
        stack.canRedoChanged.connect(self.redo.setEnabled)
        self.open.clicked.connect(self.open_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.paste.clicked.connect(self.paste_wanted)
        self._editor.pen_changed.connect(self._pen_changed)

    def render_state(self, state: DigitState) -> None:
        """Show a state."""
        self.model.show_networks(state.models, state.model.name)
        self._model_note.setText(wording.weights(state.model.weights))
        self.limits.render_state(state)
        blank = not state.drawing.strokes and state.drawing.image is None
        for button in (self.clear, self.save, self.copy):
            button.setEnabled(not blank)

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self._model_label.setText(self.tr("&Network"))
        self._pen_label.setText(self.tr("Pen &width"))
        tip(self.pen, self.tr("Pen width in per cent of the sheet: keys [ and ]"))
        self._set(self.eraser, self.tr("Eraser"), self.tr("Take ink away: E, or the right button"))
        self._set(self.clear, self.tr("Clear"), self.tr("Start from a blank sheet: Delete or Esc"))
        self._set(
            self.undo,
            self.tr("Undo"),
            self.tr("Take back the last stroke, or what was kept: {keys}"),
            Keys.Undo,
        )
        self._set(
            self.redo, self.tr("Redo"), self.tr("Do again what was taken back: {keys}"), Keys.Redo
        )
        self._set(
            self.open,
            self.tr("Open…"),
            self.tr("Read a picture or a file of strokes; you can also drop it on the sheet"),
        )
        self._set(self.save, self.tr("Save…"), self.tr("Save the drawing as PNG, SVG or strokes"))
        self._set(self.copy, self.tr("Copy"), self.tr("Copy the drawing: {keys}"), Keys.Copy)
        self._set(
            self.paste, self.tr("Paste"), self.tr("Take the picture you copied: {keys}"), Keys.Paste
        )
        self.framing.setText(self.tr("Box and centre"))
        self.framing.setToolTip(
            self.tr(
                "Mark the ink's box, 20 pixels long, and its centre of mass in the small picture"
            )
        )
        self.model.retranslate()
        tip(self.model, self.tr("The network that reads your digit"))
        self.limits.retranslate()

    def _set(self, button: QPushButton, text: str, tip: str, keys: Keys | None = None) -> None:
        button.setText(text)
        button.setToolTip(tip if keys is None else tip.format(keys=keys_text(keys)))

    @Slot(int)
    def _pen_moved(self, value: int) -> None:
        self._editor.set_pen_width(value / 100)

    @Slot()
    def _pen_changed(self) -> None:
        with QSignalBlocker(self.pen), QSignalBlocker(self.eraser):
            self.pen.setValue(round(100 * self._editor.pen_width))
            self.eraser.setChecked(self._editor.erasing)
        self._pen_value.setText(f"{round(100 * self._editor.pen_width)} %")

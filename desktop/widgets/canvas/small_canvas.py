"""A small sheet beside what looks at the drawing: it shows the one that all tabs share."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.services.context import TabContext
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.widgets.canvas.digit_canvas import DigitCanvas
from desktop.widgets.canvas.drawing_editor import DrawingEditor
from desktop.widgets.canvas.file_opening import FileOpening
from desktop.widgets.controls.layout_helpers import column_in, tip
from nn_core.digits import Drawing

SIDE = 120
"""Of the sheet in pixels at zoom 1."""


class SmallCanvas(QWidget):
    """Draws into the drawing of all tabs."""

    drawn = Signal(object)
    """Something was drawn, or taken away, here: a ``Drawing``."""

    def __init__(self, context: TabContext) -> None:
        super().__init__()
        self._shared = context.drawing
        self.editor = DrawingEditor(self, context.drawing.value)
        self.canvas = DigitCanvas(self.editor, FileOpening(self.editor, context))
        self.canvas.failed.connect(context.report)
        self.canvas.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clear = QPushButton(self.tr("Clear the sheet"))
        tip(self.clear, self.tr("Draw another digit"))
        self.clear.clicked.connect(self.editor.clear)
        column_in(self, self.canvas, self.clear)
        self.setFocusProxy(self.canvas)
        self.editor.settled.connect(self._settled)
        self._shared.changed.connect(self._given)
        theme.manager().changed.connect(self._restyle)
        self._restyle(theme.current())

    @Slot(object)
    def _settled(self, drawing: Drawing) -> None:
        if drawing is not self._shared.value:
            self._shared.value = drawing
            self.drawn.emit(drawing)

    def showEvent(self, event: QShowEvent) -> None:
        """Take in what was drawn elsewhere meanwhile: what is hidden must not slow the pen."""
        super().showEvent(event)
        self._take()

    @Slot()
    def _given(self) -> None:
        if self.isVisible():
            self._take()

    def _take(self) -> None:
        drawing = self._shared.value
        if drawing is not None and drawing is not self.editor.settled_drawing:
            self.editor.replace(drawing)

    @Slot(object)
    def _restyle(self, tokens: Theme) -> None:
        self.canvas.setFixedHeight(round(tokens.px(SIDE)))

"""Ten boxes to write the digits 0 to 9 into: what it takes to learn a hand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.services.i18n import error_texts
from desktop.widgets.canvas.digit_canvas import DigitCanvas
from desktop.widgets.canvas.drawing_editor import DrawingEditor
from desktop.widgets.controls.layout_helpers import tip
from nn_core.digits import Drawing
from nn_core.errors import BadakError

BOX = 104
COLUMNS = 5


class TenBoxes(QDialog):
    """Asks for one drawing of each digit; they are kept when all ten are there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Ten of my digits"))
        self.editors = [DrawingEditor(self) for _ in range(10)]
        self.canvases = [DigitCanvas(editor) for editor in self.editors]
        column = QVBoxLayout(self)
        self.says = QLabel(
            self.tr("Write each digit once, as you always do; ten are kept in My digits.")
        )
        self.says.setWordWrap(True)
        column.addWidget(self.says)
        grid = QGridLayout()
        for digit, canvas in enumerate(self.canvases):
            canvas.setFixedSize(BOX, BOX)
            canvas.failed.connect(self._failed)
            canvas.setAccessibleName(self.tr("Write a {digit}").format(digit=digit))
            label = QLabel(str(digit))
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            row, place = divmod(digit, COLUMNS)
            grid.addWidget(label, 2 * row, place)
            grid.addWidget(canvas, 2 * row + 1, place)
        column.addLayout(grid)
        self.clear = QPushButton(self.tr("Clear all"))
        tip(self.clear, self.tr("Empty all ten boxes"))
        self.clear.clicked.connect(self._clear)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        buttons.addButton(self.clear, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        for editor in self.editors:
            editor.settled.connect(self._count)
        self._count()

    @property
    def drawings(self) -> list[Drawing]:
        return [editor.settled_drawing for editor in self.editors]

    @Slot(object)
    def _failed(self, error: BadakError) -> None:
        """Say why a file that was dropped can't be taken."""
        self.says.setText(" ".join(filter(None, error_texts(error))))

    @Slot()
    def _clear(self) -> None:
        for editor in self.editors:
            editor.clear()

    @Slot()
    def _count(self) -> None:
        self.ok.setEnabled(not any(editor.is_blank for editor in self.editors))

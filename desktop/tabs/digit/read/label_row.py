"""Ten small keys that say what the drawing was, and the word that it has been kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from desktop.style import theme
from desktop.tabs.digit.read.keeper import Keeping
from desktop.widgets.controls.layout_helpers import column_in

KEY_WIDTH = 24
"""Least width at which ten keys stand side by side; else they stand in two rows."""


class LabelRow(QWidget):
    """Shows a `Keeping`: "Keep it as" and the keys; later, as what it was kept."""

    label_given = Signal(int)
    right = Signal()
    take_out_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._keeping = Keeping()
        self.caption, self.act = QLabel(), QToolButton()
        self.keys = [QToolButton() for _ in range(10)]
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._grid = QGridLayout()
        self._columns = 0
        self._lay_out()
        self._group.idClicked.connect(self._clicked)
        self.act.clicked.connect(self._acted)
        theme.manager().changed.connect(self._fit_caption)
        self.show_keeping(self._keeping)

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.caption, 1)
        self._head.addWidget(self.act)
        self.caption.setProperty("role", "small")
        self.caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = column_in(self, spacing=2)
        column.addLayout(self._head)
        self._grid.setSpacing(2)
        column.addLayout(self._grid)
        for digit, key in enumerate(self.keys):
            text = self.tr("It was {digit}: keep it in your notebook (key {digit})")
            key.setText(str(digit))
            key.setToolTip(text.format(digit=digit))
            key.setAccessibleName(key.toolTip())
            key.setCheckable(True)
            key.setProperty("role", "key")
            key.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._group.addButton(key, digit)
        # A click leaves the sheet its keys; Tab still gets everywhere.
        for button in (*self.keys, self.act):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._arrange(5)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for digit, key in enumerate(self.keys):
            self._grid.addWidget(key, digit // columns, digit % columns)
        for place in range(10):
            self._grid.setColumnStretch(place, int(place < columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_caption()
        self._arrange(10 if self.width() >= 10 * theme.current().px(KEY_WIDTH) else 5)

    def show_keeping(self, keeping: Keeping) -> None:
        """Show what can be kept and what has been."""
        self._keeping = keeping
        kept = keeping.label is not None
        for digit, key in enumerate(self.keys):
            key.setEnabled(keeping.possible)
            key.setChecked(digit == keeping.label)
        self.act.setEnabled(kept or (keeping.possible and keeping.answer is not None))
        if kept:
            self.act.setText(self.tr("Take out"))
            self.act.setToolTip(self.tr("Take it out of your notebook again"))
        else:
            self.act.setText(self.tr("Right ⏎"))
            self.act.setToolTip(
                self.tr("The answer is right: keep the drawing in your notebook (Enter)")
            )
        self._fit_caption()
        self.caption.setToolTip(self.tr("Kept drawings are in the tab “My digits”."))
        self.act.setAccessibleName(self.act.toolTip())

    def _captions(self) -> tuple[str, ...]:
        """Return what can stand above the keys, the longest first."""
        if self._keeping.label is None:
            return (self.tr("Keep it as"),)
        texts = self.tr("✓ Kept as {digit} · Esc: next"), self.tr("✓ Kept as {digit}")
        return tuple(text.format(digit=self._keeping.label) for text in texts)

    @Slot()
    def _fit_caption(self) -> None:
        """Say as much beside the button as there is room for."""
        room = self.width() - self.act.sizeHint().width() - self._head.spacing()
        for text in self._captions():
            self.caption.setText(text)
            if self.caption.sizeHint().width() <= room:
                break

    @Slot(int)
    def _clicked(self, digit: int) -> None:
        self.show_keeping(self._keeping)  # what is pressed is what was kept, not what was clicked
        self.label_given.emit(digit)

    @Slot()
    def _acted(self) -> None:
        if self._keeping.label is None:
            self.right.emit()
        else:
            self.take_out_wanted.emit()

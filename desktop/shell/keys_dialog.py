"""A list of the keys that work everywhere in the window."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.services.i18n import keys_text
from desktop.widgets.controls.layout_helpers import bare


class KeysDialog(QDialog):
    """Shows what the menus' actions are called and the keys that they listen to.

    Parameters
    ----------
    actions : mapping of str to QAction
    tabs : int
        Number of tabs.
    """

    def __init__(
        self, actions: Mapping[str, QAction], tabs: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        rows = [
            (bare(action.text()), _keys(action))
            for action in actions.values()
            if not action.shortcut().isEmpty()
        ]
        if tabs:
            span = f"{keys_text('Ctrl+1')} … {keys_text(f'Ctrl+{min(tabs, 9)}')}"
            rows.append((self.tr("Go to a tab"), span))
        rows.append((self.tr("Go from field to field"), keys_text("Tab")))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(_grid(rows))
        layout.addWidget(buttons)


def _grid(rows: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(32)
    grid.setVerticalSpacing(8)
    for index, (text, keys) in enumerate(rows):
        grid.addWidget(QLabel(text), index, 0)
        grid.addWidget(QLabel(keys), index, 1)
    return grid


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)

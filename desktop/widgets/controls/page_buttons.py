"""A row of buttons that bring pages to the front."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QWidget,
)

from desktop.widgets.controls.layout_helpers import tip


class PageButtons(QWidget):
    """One button a page, of which one is down.

    - ``pages``: what the pages are called in the program, in the order of their buttons.
    - ``filling``: whether the buttons share the whole width, as in the controls column, or stand at
      the left.
    """

    chosen = Signal(str)
    """The page whose button was clicked."""

    def __init__(self, pages: Iterable[str], *, filling: bool = True) -> None:
        super().__init__()
        self.buttons: dict[str, QAbstractButton] = {page: _button(filling) for page in pages}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4 if filling else 8)
        for number, button in enumerate(self.buttons.values()):
            self._group.addButton(button, number)
            row.addWidget(button, int(filling))
        if not filling:
            row.addStretch(1)
        self._group.idClicked.connect(self._clicked)

    def show_page(self, page: str) -> None:
        self.buttons[page].setChecked(True)

    def set_texts(self, texts: Mapping[str, tuple[str, str]]) -> None:
        for page, (text, says) in texts.items():
            self.buttons[page].setText(text)
            tip(self.buttons[page], says)

    @Slot(int)
    def _clicked(self, number: int) -> None:
        self.chosen.emit(str(tuple(self.buttons)[number]))


def _button(filling: bool) -> QAbstractButton:
    if filling:
        button: QPushButton | QToolButton = QPushButton()
    else:
        button = QToolButton()
        button.setAutoRaise(True)
    button.setCheckable(True)
    return button

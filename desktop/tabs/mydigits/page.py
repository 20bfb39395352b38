"""What a page of the tab is: controls, a picture, one sentence, and what the dock shows."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.reading import Reading


class Page(QObject):
    """One thing to do with one's digits, with its own presenter.

    Attributes
    ----------
    controls, picture : QWidget
        Go into the tab's column and into its middle.
    column : QVBoxLayout
        Where a page puts its controls, one under the other.
    changed : Signal
        The sentence and the reading follow a new state.
    digits_wanted : Signal
        The page Browse is to show a set of digits:
        `desktop.tabs.mydigits.browse.state.Only`, a title and ids.
    """

    changed = Signal()
    digits_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.controls, self.picture = QWidget(), QWidget()
        outer = QVBoxLayout(self.controls)
        outer.setContentsMargins(0, 0, 0, 0)
        self.column = QVBoxLayout()
        self.column.setSpacing(8)
        outer.addLayout(self.column)
        outer.addStretch(1)

    def sentence(self) -> str:
        """Return what is to be seen, translated."""
        raise NotImplementedError

    def reading(self) -> Reading:
        """Return the pages of the reading dock."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set every text again; called once after the page was built, too."""
        raise NotImplementedError

    def enter(self) -> None:
        """The page comes to the front; the notebook may have changed meanwhile."""

    def leave(self) -> None:
        """The page goes to the back."""

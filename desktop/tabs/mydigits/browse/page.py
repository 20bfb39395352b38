"""Shows the page Browse."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout

from desktop.context import TabContext
from desktop.reading import Reading
from desktop.tabs.mydigits.browse.presenter import BrowsePresenter, BrowseState
from desktop.tabs.mydigits.page import Page


class BrowsePage(Page):
    """All digits."""

    def __init__(
        self, presenter: BrowsePresenter, context: TabContext, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        presenter.setParent(self)
        self.presenter = presenter
        self.empty = QLabel()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        layout = QVBoxLayout(self.picture)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.empty)
        presenter.state_changed.connect(self._render)

    def enter(self) -> None:
        """Take in what was drawn meanwhile."""
        self.presenter.refresh()

    def sentence(self) -> str:
        """Return how many digits there are, or what to do first."""
        total = self.presenter.state.total
        if not total:
            return self.tr("Your notebook is empty: here your own digits will be kept.")
        return self.tr("Digits in your notebook: {count}.").format(count=total)

    def reading(self) -> Reading:
        """Return the lesson."""
        return Reading(lesson="mydigits")

    def retranslate(self) -> None:
        """Set every text again."""
        text = self.tr("Draw a digit in the tab Digit and press the key of what it was.")
        self.empty.setText(text)

    @Slot(object)
    def _render(self, state: BrowseState) -> None:
        self.empty.setVisible(not state.total)
        self.changed.emit()

"""What both pages of the filters tab share: a picture, or what to do first."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.tabs.filters.picture_choice import PictureChoice
from desktop.tabs.filters.presenter import FiltersPresenter
from desktop.tabs.paged import Page
from desktop.widgets.canvas.invitation import Invitation


class PicturePage(Page):
    """A page that looks at the tab's picture.

    Attributes
    ----------
    invitation : Invitation
        Shown while there is nothing to look at; its button takes a bundled digit.
    """

    def __init__(self, presenter: FiltersPresenter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.owner = presenter
        self.invitation = Invitation()
        self._shown: tuple[QWidget, ...] = ()
        self._layout = QVBoxLayout(self.picture)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(self.invitation, 1)
        self.invitation.button.clicked.connect(presenter.pictures.take_sample)

    def fill(self, choice: PictureChoice, *parts: tuple[QWidget, int]) -> None:
        """Put the parts of the picture below each other, each with its share of the height."""
        choice.sample.clicked.connect(self.owner.pictures.take_sample)
        choice.mine.clicked.connect(self.owner.pictures.take_drawing)
        choice.model.picked.connect(self.owner.pictures.set_model)
        self._shown = tuple(widget for widget, _ in parts)
        for widget, share in parts:
            self._layout.addWidget(widget, share)

    def show_picture(self, blank: bool, inviting: bool) -> None:
        """Show the picture, or what to do first."""
        wanted = {self.invitation: blank, self.invitation.button: inviting}
        for widget, shown in (wanted | dict.fromkeys(self._shown, not blank)).items():
            if widget.isHidden() == shown:
                widget.setVisible(shown)

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self.invitation.button.setText(self.tr("Take an MNIST digit"))

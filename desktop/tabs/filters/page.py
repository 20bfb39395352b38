"""What both pages of the filters tab share: a picture, or what to do first."""

from __future__ import annotations

from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from desktop.services.context import TabContext
from desktop.tabs.filters.presenter import FiltersPresenter
from desktop.tabs.filters.texts import invitation
from desktop.tabs.kit.page import Page
from desktop.tabs.kit.presenter import Presenter
from desktop.widgets.controls.subject_controls import Invitation, SubjectControls

P = TypeVar("P", bound=Presenter[Any])


class PicturePage(Page[P]):
    """A page that looks at the tab's picture.

    - ``invitation``: shown while there is nothing to look at; its button takes a bundled digit.
    - ``source``: the subclass has a place for them.
    """

    example = False
    """Whether the page has an example that needs no network."""

    def __init__(self, presenter: P, tab: FiltersPresenter, context: TabContext) -> None:
        super().__init__(presenter, context, tab)
        self.tab = tab
        self.invitation = Invitation()
        self.invitation.button.setText(self.tr("Take an MNIST digit"))
        self.invitation.button.clicked.connect(tab.pictures.take_sample)
        self.stage.addWidget(self.invitation, 1)
        self.source = SubjectControls(tab.pictures)
        self.form.follow(self._invite)

    def add_picture(self, widget: QWidget, share: int = 1) -> None:
        """Put a part of the picture below the others, with its share of the height."""
        self.stage.addWidget(widget, share)
        self.form.shown(lambda state: not state.blank, widget)

    def enter(self) -> None:
        """Look at the drawing once the tab has been painted."""
        self.tab.pictures.set_active(True)

    def leave(self) -> None:
        """Nothing is worked out where nobody looks."""
        self.tab.pictures.set_active(False)

    def show_example(self) -> None:
        if self.tab.seen.blank:
            self.tab.pictures.take_sample()

    def _invite(self, state: Any) -> None:
        able = state.seen.able
        self.source.show_subject(state.seen.subject)
        self.invitation.set_text(invitation(able, self.example))
        for widget, shown in ((self.invitation, state.blank), (self.invitation.button, able)):
            if widget.isHidden() == shown:
                widget.setVisible(shown)

"""The row of pages, the choice of a picture and the invitation: what they say and tell."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.services.picture_network import Source
from desktop.widgets.controls.page_buttons import PageButtons
from desktop.widgets.controls.subject_controls import Invitation, PictureChoice

LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize("filling", [True, False])
def test_a_click_names_its_page_and_one_button_is_down(qtbot, filling):
    pages = PageButtons(("steps", "nudge"), filling=filling)
    qtbot.addWidget(pages)
    pages.set_texts({"steps": ("Steps", "One by one"), "nudge": ("Nudge", "A few pixels")})
    pages.show_page("steps")
    told = []
    pages.chosen.connect(told.append)
    QTest.mouseClick(pages.buttons["nudge"], LEFT)
    assert told == ["nudge"]
    assert [button.isChecked() for button in pages.buttons.values()] == [False, True]
    assert pages.buttons["nudge"].text() == "Nudge"
    assert pages.buttons["nudge"].accessibleDescription() == "A few pixels"


def test_showing_a_page_tells_nothing(qtbot):
    pages = PageButtons(("steps", "nudge"))
    qtbot.addWidget(pages)
    told = []
    pages.chosen.connect(told.append)
    pages.show_page("nudge")
    assert pages.buttons["nudge"].isChecked() and told == []


@pytest.mark.parametrize(
    ("source", "label", "says"),
    [
        (Source.NOTHING, None, "Shown: nothing yet"),
        (Source.DRAWING, None, "Shown: your drawing"),
        (Source.SAMPLE, 8, "Shown: an MNIST digit, labelled 8"),
    ],
)
def test_the_choice_says_what_is_shown(qtbot, context, source, label, says):
    choice = PictureChoice(context, "Take one", "Go back")
    qtbot.addWidget(choice)
    choice.show_source(source, label)
    assert choice.says.text() == says
    # There is something to go back to only while a bundled digit is shown.
    assert choice.mine.isEnabled() == (source is Source.SAMPLE)
    assert choice.sample.toolTip() == "Take one"


def test_without_a_network_nothing_can_be_taken(qtbot, context):
    choice = PictureChoice(context, "", "")
    qtbot.addWidget(choice)
    choice.show_source(Source.NOTHING, None, able=False)
    assert not choice.sample.isEnabled()


def test_an_invitation_says_what_to_do(qtbot):
    invitation = Invitation()
    qtbot.addWidget(invitation)
    invitation.set_text("Draw a digit first.")
    assert invitation.text() == "Draw a digit first."

"""The card that asks what one expects."""

from __future__ import annotations

from dataclasses import replace

import pytest
from patient import PatientBot
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.widgets.controls.predict_card import DRAW, PredictCard, Prediction

ASKED = Prediction("Will a rate of 1.0 be faster?", {"yes": "faster", "no": "slower"}, True)


@pytest.fixture
def card(qtbot: PatientBot) -> PredictCard:
    made = PredictCard()
    made.show_prediction(ASKED)
    return qtbot.shown(made, 640, 60)


def test_an_answer_is_given_and_taken_back(card: PredictCard) -> None:
    told: list[str] = []
    card.answered.connect(told.append)
    QTest.mouseClick(card.buttons["yes"], Qt.MouseButton.LeftButton)
    assert not card.buttons["yes"].isChecked()  # the presenter has not taken it yet
    card.show_prediction(replace(ASKED, given="yes"))
    assert card.buttons["yes"].isChecked()
    QTest.keyClick(card.buttons["yes"], Qt.Key.Key_Space)
    assert told == ["yes", ""]


def test_drawing_is_an_answer_too(card: PredictCard) -> None:
    told: list[bool] = []
    card.drawing_wanted.connect(told.append)
    QTest.mouseClick(card.buttons[DRAW], Qt.MouseButton.LeftButton)
    card.show_prediction(replace(ASKED, given=DRAW))
    QTest.mouseClick(card.buttons["no"], Qt.MouseButton.LeftButton)
    assert told == [True, False]


def test_a_question_left_alone_goes_when_the_run_begins(card: PredictCard) -> None:
    card.show_prediction(replace(ASKED, locked=True))
    assert card.isHidden()
    card.show_prediction(replace(ASKED, given="no", locked=True))
    assert not card.isHidden()
    card.show_prediction(replace(ASKED, locked=True, comparison="It broke."))
    assert not card.isHidden()


def test_a_run_locks_it_and_one_sentence_compares(card: PredictCard) -> None:
    buttons = card.buttons
    card.show_prediction(replace(ASKED, given="no", locked=True, comparison="It broke."))
    assert card.buttons is buttons
    assert not any(button.isEnabled() for button in card.buttons.values())
    assert card.comparison.isVisible()
    card.show_prediction(Prediction())
    assert card.isHidden()
